// Where the bars of the versions stand on the time axis, and how high they are.
import type { VersionBar } from '../../lib/backend/bindings';
import { when } from '../../lib/when';
import { KINDS, type Family } from './kinds';

export interface Placed {
  bar: VersionBar;
  /** Middle of the bar, in pixels from the start of the axis. */
  x: number;
  /** Its parts from below, each with its height in pixels. */
  parts: { family: Family | 'first'; height: number }[];
}

/** Bars keep at least this distance, or they could not be hit. */
export const GAP = 56;
/** Least height of a part: a change of one word is still seen. */
const LEAST = 4;

/** Bars in the order of time, spread over `width` by time but never closer than `gap`; heights by words, up to `height`. */
export function place(bars: VersionBar[], width: number, height: number, gap = GAP): Placed[] {
  const times = bars.map((bar) => when(bar.version.time)?.ms ?? 0);
  const [first = 0, last = 0] = [Math.min(...times), Math.max(...times)];
  const inner = Math.max(width - gap, 1);
  const most = Math.max(1, ...bars.slice(1).map(words));
  let at = -Infinity;
  const placed = bars.map((bar, n) => {
    const wanted = gap / 2 + (last > first ? (((times[n] ?? 0) - first) / (last - first)) * inner : inner / 2);
    at = Math.max(wanted, at + gap);
    return {
      bar,
      x: at,
      parts: n === 0 ? [{ family: 'first' as const, height: height / 3 }] : parts(bar, most, height),
    };
  });
  // What was pushed over the end is pushed back.
  let limit = Math.max(width - gap / 2, gap / 2 + gap * (placed.length - 1));
  for (const one of placed.toReversed()) {
    one.x = Math.min(one.x, limit);
    limit = one.x - gap;
  }
  return placed;
}

/** Words that changed, those of the headline too. */
const words = (bar: VersionBar): number => bar.kinds.reduce((n, one) => n + one.words, 0);

/** A part for each family of changes, by its words. */
function parts(bar: VersionBar, most: number, height: number): Placed['parts'] {
  const families = [...new Set(KINDS.map(({ family }) => family))].reverse();
  const some = families
    .map((family) => {
      const kinds = bar.kinds.filter((one) => KINDS.some((each) => each.kind === one.kind && each.family === family));
      return { family, any: kinds.length > 0, words: kinds.reduce((n, one) => n + one.words, 0) };
    })
    .filter(({ any }) => any);
  const sum = words(bar);
  // The root keeps a small change in sight beside a large one.
  const whole = Math.sqrt(Math.min(sum / most, 1)) * height;
  return some.map(({ family, words }) => ({
    family,
    height: Math.max(LEAST, Math.round((sum > 0 ? words / sum : 0) * whole)),
  }));
}
