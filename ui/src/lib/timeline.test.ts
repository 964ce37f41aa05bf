import { describe, expect, it } from 'vitest';
import type { SpokenQuotation } from './backend/bindings';
import { joins, neighbor, panned, place, ticks, timelineMarks, wholeStretch, zoomed } from './timeline';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

const said = (id: number, outlet: string, published: string | null, utterance = id): SpokenQuotation => ({
  quotation: {
    id,
    text: `Words ${id}`,
    kind: 'direct',
    sentence: 0,
    speaker: null,
    mention: null,
    cue: null,
    certain: true,
    confidence: 1,
    explanation: '',
    corrected: false,
  },
  article: { id, version: id, headline: null, outlet, published, language: null },
  story: null,
  context: [],
  utterance,
  variant: 'fullest',
  leftOut: [],
  likely: false,
  givenTo: [],
  differences: [],
});

const marks = timelineMarks(
  [
    said(1, 'Post', '2026-10-14T18:05:00+02:00', 7),
    said(2, 'Radio', '2026-10-14T16:40:00+02:00', 7),
    said(3, 'Post', '2026-10-12'),
    said(4, 'Post', null),
    said(5, 'Post', '2026-10-14T18:06:00+02:00'),
  ],
  ['Post', 'Radio'],
);

describe('timelineMarks', () => {
  it('orders by instant, undated last', () => {
    expect(marks.map((mark) => mark.id)).toEqual([3, 2, 1, 5, 4]);
    expect(marks.map((mark) => mark.lane)).toEqual([0, 1, 0, 0, 0]);
  });
});

describe('wholeStretch', () => {
  it('leaves a margin', () => {
    expect(wholeStretch([{ ms: 0 }, { ms: 100 * DAY }])).toEqual({ from: -5 * DAY, to: 105 * DAY });
  });
  it('is a day around a single mark', () => {
    expect(wholeStretch([{ ms: 0 }])).toEqual({ from: -12 * HOUR, to: 12 * HOUR });
  });
  it('is nothing where nothing is dated', () => {
    expect(wholeStretch([{ ms: null }])).toBeNull();
  });
});

describe('zoom and pan', () => {
  const whole = { from: 0, to: 100 * DAY };
  it.each([
    ['zooms in around a time', () => zoomed(whole, 0.5, 20 * DAY, whole), 10, 60],
    ['does not zoom out of the whole', () => zoomed({ from: 0, to: 90 * DAY }, 2, 0, whole), 0, 100],
    ['pans', () => panned({ from: 10 * DAY, to: 20 * DAY }, 0.5, whole), 15, 25],
    ['stops at the end', () => panned({ from: 85 * DAY, to: 95 * DAY }, 5, whole), 90, 100],
    ['stops at the start', () => panned({ from: 5 * DAY, to: 15 * DAY }, -5, whole), 0, 10],
  ] as const)('%s', (_, act, from, to) => {
    expect(act()).toEqual({ from: from * DAY, to: to * DAY });
  });
  it('does not zoom nearer than an hour', () => {
    const near = zoomed(whole, 1e-9, 50 * DAY, whole);
    expect(near.to - near.from).toBe(HOUR);
  });
});

describe('place', () => {
  const placed = place(marks, wholeStretch(marks), 0, 1000, 12, 1050);
  it('steps aside for a neighbor in the same lane', () => {
    const offsets = Object.fromEntries(placed.map((one) => [one.mark.id, one.offset]));
    expect(offsets).toEqual({ 3: 0, 2: 0, 1: 0, 5: -1, 4: 0 });
  });
  it('puts undated marks in their own column', () => {
    expect(placed.find((one) => one.mark.id === 4)?.x).toBe(1050);
  });
  it('leaves out what is not in view', () => {
    const stretch = { from: Date.parse('2026-10-14T00:00:00Z'), to: Date.parse('2026-10-15T00:00:00Z') };
    expect(place(marks, stretch, 0, 1000, 12, 1050).map((one) => one.mark.id)).toEqual([2, 1, 5, 4]);
  });
  it('joins tellings of one utterance', () => {
    expect(joins(placed).map((line) => line.key)).toEqual(['2-1']);
  });
  it.each([
    [3, 'ArrowRight', 2],
    [3, 'ArrowLeft', null],
    [2, 'ArrowUp', 1],
    [1, 'ArrowDown', 2],
    [2, 'ArrowDown', null],
  ] as const)('from %d by %s to %s', (id, key, to) => {
    expect(neighbor(placed, id, key)).toBe(to);
  });
});

describe('ticks', () => {
  it('keeps them apart', () => {
    const all = ticks({ from: 0, to: 100 * DAY }, 0, 900);
    const gaps = all.slice(1).map((tick, i) => tick.x - (all[i]?.x ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(60);
  });
});
