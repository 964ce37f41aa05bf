// Where the marks of a speaker's timeline lie. Pixels; the time axis is d3's.
import { scaleTime } from 'd3-scale';
import type { QuotationKind, SpokenQuotation } from './backend/bindings';
import { when } from './when';

export interface TimelineMark {
  /** The quotation's id. */
  id: number;
  /** Number of the lane, from 0. */
  lane: number;
  /** null for undated ones, which stand in a column of their own. */
  ms: number | null;
  kind: QuotationKind;
  certain: boolean;
  utterance: number;
  spoken: SpokenQuotation;
}

/** Marks in order of time within lane order, undated ones last. */
export function timelineMarks(spoken: SpokenQuotation[], outlets: string[]): TimelineMark[] {
  const marks = spoken.map((one) => ({
    id: one.quotation.id,
    lane: Math.max(0, outlets.indexOf(one.article.outlet ?? '')),
    ms: when(one.article.published)?.ms ?? null,
    kind: one.quotation.kind,
    certain: one.quotation.certain,
    utterance: one.utterance,
    spoken: one,
  }));
  return marks.sort((x, y) => (x.ms ?? Infinity) - (y.ms ?? Infinity) || x.lane - y.lane || x.id - y.id);
}

/** A stretch of time in milliseconds. */
export interface Stretch {
  from: number;
  to: number;
}

const HOUR = 3_600_000;

/** The time that holds all marks with a margin; a day around a single one; null when nothing is dated. */
export function wholeStretch(marks: { ms: number | null }[]): Stretch | null {
  const times = marks.flatMap((mark) => (mark.ms === null ? [] : [mark.ms]));
  if (times.length === 0) return null;
  const from = Math.min(...times);
  const to = Math.max(...times);
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

function inside(stretch: Stretch, whole: Stretch): Stretch {
  const width = Math.min(stretch.to - stretch.from, whole.to - whole.from);
  const from = Math.min(Math.max(stretch.from, whole.from), whole.to - width);
  return { from, to: from + width };
}

export interface Placed {
  mark: TimelineMark;
  x: number;
  /** Steps away from the middle of the lane, so that marks at one time do not hide each other: 0, -1, 1, -2 … */
  offset: number;
}

/** Marks in view at their places; those closer than `room` pixels in one lane step aside. Undated ones at `undatedX`. */
export function place(
  marks: TimelineMark[],
  stretch: Stretch | null,
  left: number,
  right: number,
  room: number,
  undatedX: number,
): Placed[] {
  const scale = stretch ? scaleTime().domain([stretch.from, stretch.to]).range([left, right]) : null;
  const placed: Placed[] = [];
  const taken = new Map<number, Placed[]>();
  for (const mark of marks) {
    const x = mark.ms === null ? undatedX : (scale?.(mark.ms) ?? undatedX);
    if (mark.ms !== null && (x < left - 1 || x > right + 1)) continue;
    const lane = taken.get(mark.lane) ?? [];
    const near = new Set(lane.filter((other) => Math.abs(other.x - x) < room).map((other) => other.offset));
    let offset = 0;
    for (let n = 1; near.has(offset); n++) offset = n % 2 ? -Math.ceil(n / 2) : n / 2;
    const one = { mark, x, offset };
    lane.push(one);
    taken.set(mark.lane, lane);
    placed.push(one);
  }
  return placed;
}

/** Marks of the axis: at most one every 90 pixels. */
export function ticks(stretch: Stretch, left: number, right: number): { x: number; label: string; ms: number }[] {
  const scale = scaleTime().domain([stretch.from, stretch.to]).range([left, right]);
  const format = tickFormat(stretch);
  return scale
    .ticks(Math.max(2, Math.floor((right - left) / 110)))
    .map((date) => ({ x: scale(date), label: format.format(date), ms: date.getTime() }));
}

/** Hours only where a few days are shown, years only where many months are. */
export function tickFormat(stretch: Stretch): Intl.DateTimeFormat {
  const days = (stretch.to - stretch.from) / (24 * HOUR);
  if (days < 4)
    return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  if (days < 300) return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
  return new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric' });
}

/** Lines between neighboring tellings of one utterance, by place. */
export function joins(placed: Placed[]): { key: string; from: Placed; to: Placed }[] {
  const last = new Map<number, Placed>();
  const lines: { key: string; from: Placed; to: Placed }[] = [];
  for (const one of placed) {
    const before = last.get(one.mark.utterance);
    if (before) lines.push({ key: `${before.mark.id}-${one.mark.id}`, from: before, to: one });
    last.set(one.mark.utterance, one);
  }
  return lines;
}

/** The mark to move to: left and right in time, up and down to the nearest in the next lane that has any. */
export function neighbor(
  placed: Placed[],
  id: number,
  key: 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown',
): number | null {
  const index = placed.findIndex((one) => one.mark.id === id);
  const here = placed[index];
  if (!here) return placed[0]?.mark.id ?? null;
  if (key === 'ArrowLeft') return placed[index - 1]?.mark.id ?? null;
  if (key === 'ArrowRight') return placed[index + 1]?.mark.id ?? null;
  const down = key === 'ArrowDown';
  const others = placed.filter((one) => (down ? one.mark.lane > here.mark.lane : one.mark.lane < here.mark.lane));
  const lane = down ? Math.min(...others.map((o) => o.mark.lane)) : Math.max(...others.map((o) => o.mark.lane));
  const best = others
    .filter((one) => one.mark.lane === lane)
    .sort((p, q) => Math.abs(p.x - here.x) - Math.abs(q.x - here.x))[0];
  return best?.mark.id ?? null;
}
