#!/usr/bin/env bash
# drop.sh WINDOW X Y FILE...   drags the files into the window of that name and lets go at (X, Y) in it
set -euo pipefail
name=$1 x=$2 y=$3
shift 3
here=$(dirname "$0")
exec 3< <(/usr/bin/python3 "$here/dragsource.py" "$@")
read -r line <&3
[ "$line" = ready ]
source=$(xdotool search --sync --onlyvisible --name '^dragsource$' | tail -1)
target=$(xdotool search --onlyvisible --name "^$name\$" | tail -1)
eval "$(xdotool getwindowgeometry --shell "$source" | sed 's/^/S_/')"
eval "$(xdotool getwindowgeometry --shell "$target" | sed 's/^/T_/')"
to_x=$((T_X + x)) to_y=$((T_Y + y))
# GTK starts a drag only after a few small moves, and a target answers only after it was entered step by step.
xdotool mousemove $((S_X + 30)) $((S_Y + 30)) sleep 0.1 mousedown 1 sleep 0.05 \
  mousemove $((S_X + 45)) $((S_Y + 45)) sleep 0.1 \
  mousemove $((to_x - 40)) $((to_y - 20)) sleep 0.15 mousemove $((to_x - 20)) $((to_y - 10)) sleep 0.15 \
  mousemove "$to_x" "$to_y" sleep 0.3
if [ -n "${DROP_SHOT:-}" ]; then import -window root "$DROP_SHOT"; fi
xdotool mouseup 1
read -r line <&3
[ "$line" = ended ]
