// Stretches of time: the whole of a timeline, and the window of it that is shown. Instants; shown in UTC, so that a day
// without a time lies where it says.
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A stretch of time in milliseconds, the end not part of it. */
export interface Stretch {
  from: number;
  to: number;
}

/** The time that holds all marks with a margin; a day around a single one; null when nothing is dated. */
export function wholeStretch(marks: { ms: number | null }[]): Stretch | null {
  let from = Infinity;
  let to = -Infinity;
  for (const { ms } of marks) {
    if (ms === null) continue;
    from = Math.min(from, ms);
    to = Math.max(to, ms);
  }
  if (from > to) return null;
  const margin = Math.max((to - from) * 0.05, 12 * HOUR);
  return { from: from - margin, to: to + margin };
}

/** Nearer by a factor below 1, farther above, around a fixed time; not nearer than an hour, not wider than `whole`. */
export function zoomed(now: Stretch, factor: number, around: number, whole: Stretch): Stretch {
  const width = Math.min(Math.max((now.to - now.from) * factor, HOUR), whole.to - whole.from);
  const share = (around - now.from) / (now.to - now.from || 1);
  return inside({ from: around - share * width, to: around + (1 - share) * width }, whole);
}

/** Along the axis by a share of what is shown; stops at the ends of `whole`. */
export function panned(now: Stretch, share: number, whole: Stretch): Stretch {
  const by = (now.to - now.from) * share;
  return inside({ from: now.from + by, to: now.to + by }, whole);
}

/** The stretch as it fits into `whole`: at least an hour wide, and in whichever order its ends were given. */
export function clipped({ from, to }: Stretch, whole: Stretch): Stretch {
  const [first, last] = from <= to ? [from, to] : [to, from];
  const room = Math.max(0, HOUR - (last - first)) / 2;
  return inside({ from: Math.max(first - room, whole.from), to: Math.min(last + room, whole.to) }, whole);
}

function inside(stretch: Stretch, whole: Stretch): Stretch {
  const width = Math.min(Math.max(stretch.to - stretch.from, HOUR), whole.to - whole.from);
  const from = Math.min(Math.max(stretch.from, whole.from), whole.to - width);
  return { from, to: from + width };
}

/** Whether it is all there is, but for rounding. */
export const isWhole = (stretch: Stretch, whole: Stretch): boolean =>
  stretch.to - stretch.from >= (whole.to - whole.from) * (1 - 1e-9);

const format = (rest: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'short', day: 'numeric', ...rest });
const DAYS = format({});
const MINUTES = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** "3–9 May 2026"; with times of day, in UTC, where it is shorter than two days and does not begin and end at midnight. */
export function sayStretch({ from, to }: Stretch): string {
  const days = to - from >= 2 * DAY || (from % DAY === 0 && to % DAY === 0);
  const said = days ? DAYS.formatRange(from, Math.max(from, to - 1)) : `${MINUTES.formatRange(from, to)} UTC`;
  // Thin blanks, which not every font and no search has; none between two days of one month.
  return said.replace(/[\u2009\u202f]/g, ' ').replace(/^(\d+) – (?=\d+ [^\d]+ \d+$)/, '$1–');
}
