// The marks of the axis, readable from hours to decades: the small unit at each, the larger one below where it begins.
import { scaleUtc } from 'd3-scale';
import type { Stretch } from './stretch';

const DAY = 86_400_000;

export interface Tick {
  ms: number;
  x: number;
  label: string;
  /** The day of an hour, the year of a day or a month: at the first mark, and where another begins; else "". */
  under: string;
}

const said = (options: Intl.DateTimeFormatOptions) => {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', hourCycle: 'h23', ...options });
  return (ms: number) => format.format(ms);
};
const CLOCK = said({ hour: '2-digit', minute: '2-digit' });
const DAY_MONTH = said({ day: 'numeric', month: 'short' });
const FULL_DAY = said({ day: 'numeric', month: 'short', year: 'numeric' });
const MONTH = said({ month: 'short' });
const YEAR = said({ year: 'numeric' });

/** At most one mark every `room` pixels; fewer where the calendar has no finer step. */
export function ticks(stretch: Stretch, left: number, right: number, room = 90): Tick[] {
  const scale = scaleUtc().domain([stretch.from, stretch.to]).range([left, right]);
  let count = Math.max(2, Math.floor((right - left) / room));
  let times = scale.ticks(count);
  // The scale takes the count as a wish; a label must not touch the next one.
  while (times.length > 2 && closest(times, scale) < room * 0.75)
    times = scale.ticks((count = Math.floor(count * 0.7)));
  const step = Math.min(...times.slice(1).map((time, i) => time.getTime() - (times[i]?.getTime() ?? 0)));
  const width = Number.isFinite(step) ? step : stretch.to - stretch.from;
  const [name, larger] = namesFor(width);
  let before = '';
  return times.map((time) => {
    const ms = time.getTime();
    const above = larger(ms);
    const under = above === before ? '' : above;
    before = above;
    return { ms, x: scale(time), label: name(ms), under };
  });
}

function closest(times: Date[], scale: (time: Date) => number): number {
  return Math.min(...times.slice(1).map((time, i) => scale(time) - scale(times[i] ?? time)));
}

function namesFor(step: number): [(ms: number) => string, (ms: number) => string] {
  if (step < DAY) return [CLOCK, FULL_DAY];
  if (step < 27 * DAY) return [DAY_MONTH, YEAR];
  if (step < 360 * DAY) return [MONTH, YEAR];
  return [YEAR, () => ''];
}

/** Whether hours are told, so that it must be said whose. */
export const tellsHours = (all: Tick[]): boolean => all.some((tick) => tick.label.includes(':'));
