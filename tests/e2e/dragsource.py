#!/usr/bin/python3
"""Stands in for a file manager: a bare window, all of it a drag source (XDND) of the files named as arguments."""
import sys
from pathlib import Path

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402

uris = [Path(name).absolute().as_uri() for name in sys.argv[1:]]
window = Gtk.Window(type=Gtk.WindowType.TOPLEVEL, title="dragsource")
window.set_decorated(False)
window.set_default_size(60, 60)
window.set_keep_above(True)
source = Gtk.EventBox()
source.add(Gtk.Label(label="drag"))
window.add(source)
source.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
source.drag_source_add_uri_targets()
source.connect("drag-data-get", lambda _widget, _context, data, _info, _time: data.set_uris(uris))


def ended(_widget, _context):
    print("ended", flush=True)
    GLib.timeout_add(50, Gtk.main_quit)


def failed(_widget, _context, result):
    print(f"failed {result}", flush=True)
    return False


source.connect("drag-failed", failed)
source.connect("drag-end", ended)
window.show_all()
window.move(0, 0)
print("ready", flush=True)
GLib.timeout_add_seconds(20, Gtk.main_quit)
Gtk.main()
