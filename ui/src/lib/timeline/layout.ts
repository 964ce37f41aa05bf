// Where things lie on the axis: single marks where they have room, counts where they would hide each other. About as much
// work as there are marks in view, and never more drawn than the eye can tell apart.
import { scaleUtc } from 'd3-scale';
import { bucketed, STEPS, stepFor, type Bucket, type Step } from './buckets';
import type { TimelineMark } from './marks';
import type { Stretch } from './stretch';

/** Pixels. */
export interface Frame {
  left: number;
  right: number;
  /** The middle of the column of undated ones. */
  undatedX: number;
  /** How many marks fit above each other in a lane. */
  rows: number;
  /** From one mark to the next. */
  room: number;
}

export interface Placed {
  mark: TimelineMark;
  x: number;
  /** Steps away from the middle of the lane, so that marks at one time do not hide each other: 0, -1, 1, -2 … */
  offset: number;
}

/** Undated quotations of a lane that are too many for single marks. */
export interface Heap {
  lane: number;
  total: number;
  first: TimelineMark;
}

export interface Bar extends Bucket {
  x: number;
  width: number;
}

export interface Layout {
  placed: Placed[];
  /** What is drawn of a lane that is counted. */
  bars: Bar[];
  /** What is pressed of it: the same times in fewer, wider parts where the bars are many. */
  spans: Bar[];
  heaps: Heap[];
  /** The step of the bars; null without bars. */
  step: Step | null;
  /** Quotations in the fullest bar. */
  most: number;
}

/** Single marks that are drawn at once, and parts that can be pressed, over all lanes. */
export const MOST_MARKS = 160;
export const MOST_SPANS = 160;
/** A bar is at least this wide, in pixels, unless the step is the finest; so is what is pressed. */
const BAR = 7;
const SPAN = 16;
/** A mark lies at most so many places beside its time. */
const ASIDE = 2;

/** The marks of each lane by time, dated apart from undated: made once, asked at each step of a zoom. */
export interface Lanes {
  dated: TimelineMark[][];
  undated: TimelineMark[][];
}

export function byLane(marks: readonly TimelineMark[], lanes: number): Lanes {
  const empty = () => Array.from({ length: lanes }, (): TimelineMark[] => []);
  const all = { dated: empty(), undated: empty() };
  for (const mark of marks) (mark.ms === null ? all.undated : all.dated)[mark.lane]?.push(mark);
  return all;
}

/** The marks within the stretch; `marks` in order of time, all dated. */
export function within(marks: readonly TimelineMark[], { from, to }: Stretch): TimelineMark[] {
  return marks.slice(firstAt(marks, from), firstAt(marks, to));
}

function firstAt(marks: readonly TimelineMark[], ms: number): number {
  let [low, high] = [0, marks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.ms ?? Infinity) < ms) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Lays out what lies in the stretch; null where nothing is dated. */
export function layout(lanes: Lanes, stretch: Stretch | null, frame: Frame): Layout {
  const { left, right } = frame;
  const scale = stretch ? scaleUtc().domain([stretch.from, stretch.to]).range([left, right]) : null;
  const seen = stretch ? lanes.dated.map((marks) => within(marks, stretch)) : lanes.dated.map(() => []);
  const single = seen.map((marks) => (scale && marks.length <= MOST_MARKS ? place(marks, scale, frame) : null));

  const heaps: Heap[] = [];
  const undated: Placed[][] = lanes.undated.map((marks, lane) => {
    const there = marks.length <= frame.rows ? place(marks, () => frame.undatedX, frame) : null;
    const [first] = marks;
    if (!there && first) heaps.push({ lane, total: marks.length, first });
    return there ?? [];
  });

  // Where all together are too many, the fullest lanes are counted first.
  let total = single.reduce((sum, lane) => sum + (lane?.length ?? 0), 0);
  const fullest = single.map((lane, number) => [lane?.length ?? 0, number] as const).sort(([a], [b]) => b - a);
  for (const [length, number] of fullest) {
    if (total <= MOST_MARKS) break;
    single[number] = null;
    total -= length;
  }
  const counted = seen.filter((marks, number) => marks.length > 0 && single[number] === null);
  const bars: Bar[] = [];
  const spans: Bar[] = [];
  let step: Step | null = null;
  if (stretch && scale && counted.length > 0) {
    step = stepFor(stretch, right - left, BAR);
    bars.push(...barred(counted, step, frame, scale));
    let wider = stepFor(stretch, right - left, SPAN);
    spans.push(...barred(counted, wider, frame, scale));
    for (const coarser of STEPS.slice(STEPS.indexOf(wider) + 1)) {
      if (spans.length <= MOST_SPANS) break;
      wider = coarser;
      spans.splice(0, spans.length, ...barred(counted, wider, frame, scale));
    }
  }
  return {
    placed: [...single.flatMap((lane) => lane ?? []), ...undated.flat()],
    bars,
    spans,
    heaps,
    step,
    most: bars.reduce((most, one) => Math.max(most, one.total), 0),
  };
}

/** Marks of one lane at their places: those at one time step aside, up, down and a little along; null when there is no room. */
export function place(marks: readonly TimelineMark[], scale: (ms: number) => number, frame: Frame): Placed[] | null {
  const { rows, room } = frame;
  // The first free place in each row, the middle one first.
  const free = new Array<number>(rows).fill(-Infinity);
  const placed: Placed[] = [];
  for (let i = 0; i < marks.length;) {
    let end = i + 1;
    while (end < marks.length && marks[end]?.ms === marks[i]?.ms) end++;
    const x = scale(marks[i]?.ms ?? 0);
    // Those at one time stand around it, not all to one side.
    const columns = Math.ceil((end - i) / rows);
    const start = x - ((columns - 1) / 2) * room;
    for (; i < end; i++) {
      let row = 0;
      for (let other = 1; other < rows; other++)
        if (Math.max(free[other] ?? 0, start) < Math.max(free[row] ?? 0, start)) row = other;
      const at = Math.max(free[row] ?? 0, start);
      if (at - x > ASIDE * room || x - at > ASIDE * room) return null;
      free[row] = at + room;
      const mark = marks[i];
      if (mark) placed.push({ mark, x: at, offset: row % 2 ? -Math.ceil(row / 2) : row / 2 });
    }
  }
  return placed;
}

function barred(lanes: TimelineMark[][], step: Step, { left, right }: Frame, scale: (ms: number) => number): Bar[] {
  return lanes.flatMap((marks) =>
    bucketed(marks, step).map((bucket) => {
      const x = Math.max(left, scale(bucket.stretch.from));
      return { ...bucket, x, width: Math.max(3, Math.min(right, scale(bucket.stretch.to)) - x) };
    }),
  );
}

/** Lines between neighboring tellings of one utterance, in order of time. */
export function joins(placed: readonly Placed[]): { from: Placed; to: Placed }[] {
  const last = new Map<string, Placed>();
  const lines: { from: Placed; to: Placed }[] = [];
  for (const one of [...placed].sort((p, q) => (p.mark.ms ?? Infinity) - (q.mark.ms ?? Infinity))) {
    const before = last.get(one.mark.utterance);
    if (before) lines.push({ from: before, to: one });
    last.set(one.mark.utterance, one);
  }
  return lines;
}
