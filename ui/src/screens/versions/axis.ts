// Where the bars of the versions stand on the time axis, and how high they are.
import type { VersionBar } from '../../lib/backend/bindings';
import { when } from '../../lib/when';

export interface Placed {
  bar: VersionBar;
  /** Middle of the bar, in pixels from the start of the axis. */
  x: number;
  /** Heights in pixels above and below the line. */
  up: number;
  down: number;
}

/** Bars keep at least this distance, or they could not be hit. */
export const GAP = 44;

/** Bars in the order of time, spread over `width` by time but never closer than GAP; heights by words, up to `height`. */
export function place(bars: VersionBar[], width: number, height: number): Placed[] {
  const times = bars.map((bar) => when(bar.version.time)?.ms ?? 0);
  const [first = 0, last = 0] = [Math.min(...times), Math.max(...times)];
  const inner = Math.max(width - GAP, 1);
  const most = Math.max(1, ...bars.slice(1).flatMap((bar) => [bar.wordsAdded, bar.wordsRemoved]));
  // The root keeps a small change in sight beside a large one.
  const size = (words: number) => (words === 0 ? 0 : Math.max(3, Math.sqrt(Math.min(words / most, 1)) * height));
  let at = -Infinity;
  const placed = bars.map((bar, n) => {
    const wanted = GAP / 2 + (last > first ? (((times[n] ?? 0) - first) / (last - first)) * inner : inner / 2);
    at = Math.max(wanted, at + GAP);
    return { bar, x: at, up: size(n === 0 ? most : bar.wordsAdded), down: size(bar.wordsRemoved) };
  });
  // What was pushed over the end is pushed back.
  let limit = Math.max(width - GAP / 2, GAP / 2 + GAP * (placed.length - 1));
  for (const one of placed.toReversed()) {
    one.x = Math.min(one.x, limit);
    limit = one.x - GAP;
  }
  return placed;
}
