// Counts by calendar step, for where single marks would hide each other.
import type { TimelineMark } from './marks';
import type { Stretch } from './stretch';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A calendar step: the start of the one that holds an instant, and of the one after. */
export interface Step {
  name: 'hour' | 'quarterDay' | 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade';
  floor: (ms: number) => number;
  next: (start: number) => number;
  /** Roughly, in milliseconds. */
  width: number;
}

const even = (name: Step['name'], width: number, offset = 0): Step => ({
  name,
  width,
  floor: (ms) => Math.floor((ms - offset) / width) * width + offset,
  next: (start) => start + width,
});
const months = (name: Step['name'], count: number): Step => {
  const at = (ms: number, more: number) => {
    const date = new Date(ms);
    const month = Math.floor((date.getUTCFullYear() * 12 + date.getUTCMonth()) / count) * count + more;
    // Not Date.UTC(year, …), which takes the years 0 to 99 for those after 1900.
    const start = new Date(0);
    start.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    return start.getTime();
  };
  return { name, width: count * 30.4 * DAY, floor: (ms) => at(ms, 0), next: (start) => at(start, count) };
};

/** From fine to coarse. Weeks begin on Monday (5 January 1970 was one). */
export const STEPS: readonly Step[] = [
  even('hour', HOUR),
  even('quarterDay', 6 * HOUR),
  even('day', DAY),
  even('week', 7 * DAY, 4 * DAY),
  months('month', 1),
  months('quarter', 3),
  months('year', 12),
  months('decade', 120),
];

/** The finest step of which one is at least `least` pixels wide. */
export function stepFor(stretch: Stretch, pixels: number, least: number): Step {
  const perPixel = (stretch.to - stretch.from) / Math.max(1, pixels);
  const found = STEPS.find((step) => step.width / perPixel >= least) ?? STEPS.at(-1);
  return found ?? even('day', DAY);
}

export interface Bucket {
  lane: number;
  /** The time that it counts. */
  stretch: Stretch;
  direct: number;
  mixed: number;
  indirect: number;
  /** Of any kind; not counted in the three. */
  unsure: number;
  total: number;
  /** The first quotation in it. */
  first: TimelineMark;
}

/** One lane's counts; `marks` in order of time, all dated. Empty steps give no bucket. */
export function bucketed(marks: readonly TimelineMark[], step: Step): Bucket[] {
  const all: Bucket[] = [];
  let last: Bucket | undefined;
  for (const mark of marks) {
    const ms = mark.ms ?? 0;
    if (!last || ms >= last.stretch.to) {
      const from = step.floor(ms);
      const stretch = { from, to: step.next(from) };
      last = { lane: mark.lane, stretch, direct: 0, mixed: 0, indirect: 0, unsure: 0, total: 0, first: mark };
      all.push(last);
    }
    last.total++;
    last[mark.certain ? mark.kind : 'unsure']++;
  }
  return all;
}

/** Bars of the whole time for the overview: its step, and how many fall into each. */
export function counted(times: readonly number[], step: Step): { stretch: Stretch; count: number }[] {
  const all: { stretch: Stretch; count: number }[] = [];
  for (const ms of times) {
    const last = all.at(-1);
    if (last && ms < last.stretch.to) last.count++;
    else {
      const from = step.floor(ms);
      all.push({ stretch: { from, to: step.next(from) }, count: 1 });
    }
  }
  return all;
}
