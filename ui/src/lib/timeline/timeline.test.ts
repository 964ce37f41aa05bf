import { describe, expect, it } from 'vitest';
import type { QuotationKind, SpokenQuotation } from '../backend/bindings';
import { ticks } from './axis';
import { bucketed, counted, STEPS, stepFor, type Step } from './buckets';
import { byLane, joins, layout, MOST_SPANS, MOST_MARKS, place, within, type Frame } from './layout';
import { timelineMarks, type TimelineMark } from './marks';
import { picture, svg, TONES } from './picture';
import { clipped, panned, sayStretch, wholeStretch, zoomed } from './stretch';
import { neighbor, stops, type Arrow } from './walk';
import { TimeWindow } from './window.svelte';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (text: string) => Date.parse(`${text}Z`);

const said = (
  id: number,
  outlet: string | null,
  published: string | null,
  rest: { utterance?: number; kind?: QuotationKind; certain?: boolean } = {},
): SpokenQuotation => ({
  quotation: {
    id,
    text: `Words ${id}`,
    kind: rest.kind ?? 'direct',
    sentence: 0,
    speaker: null,
    mention: null,
    cue: null,
    certain: rest.certain ?? true,
    confidence: 1,
    explanation: '',
    corrected: false,
  },
  article: { id, version: id, headline: null, outlet, published, language: null },
  story: null,
  utterance: rest.utterance ?? id,
  variant: 'fullest',
  leftOut: [],
  likely: false,
  givenTo: [],
  differences: [],
});

const quotations = [
  said(1, 'Post', '2026-10-14T18:05:00+02:00', { utterance: 7 }),
  said(2, 'Radio', '2026-10-14T16:40:00+02:00', { utterance: 7 }),
  said(3, 'Post', '2026-10-12'),
  said(4, 'Post', null),
  said(5, 'Post', '2026-10-14T18:06:00+02:00'),
];
const { marks, lanes } = timelineMarks([{ quotations, outlets: ['Post', 'Radio'] }]);
const FRAME: Frame = { left: 0, right: 1000, undatedX: 1050, rows: 5, room: 12 };
const whole = (all: TimelineMark[]) => wholeStretch(all) ?? { from: 0, to: 1 };
/** A mark in lane 0, at hours after 1970 began. */
const mark = (id: number, hours: number, lane = 0): TimelineMark => ({
  id,
  lane,
  ms: hours * HOUR,
  kind: 'direct',
  certain: true,
  utterance: `0:${id}`,
  spoken: said(id, 'Post', null),
});

describe('timelineMarks', () => {
  it('orders by instant, undated last', () => {
    expect(marks.map((one) => one.id)).toEqual([3, 2, 1, 5, 4]);
    expect(marks.map((one) => one.lane)).toEqual([0, 1, 0, 0, 0]);
  });
  it('gives each of two speakers lanes and utterances of their own', () => {
    const two = timelineMarks([
      { quotations: [said(1, 'Post', '2026-01-01')], outlets: ['Post'] },
      { quotations: [said(2, null, '2026-01-02', { utterance: 1 })], outlets: ['Post', ''] },
    ]);
    expect(two.lanes.map(({ outlet, speaker }) => [outlet, speaker])).toEqual([
      ['Post', 0],
      ['Post', 1],
      ['', 1],
    ]);
    expect(two.marks.map((one) => [one.lane, one.utterance])).toEqual([
      [0, '0:1'],
      [2, '1:1'],
    ]);
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
  const all = { from: 0, to: 100 * DAY };
  it.each([
    ['zooms in around a time', () => zoomed(all, 0.5, 20 * DAY, all), 10, 60],
    ['does not zoom out of the whole', () => zoomed({ from: 0, to: 90 * DAY }, 2, 0, all), 0, 100],
    ['pans', () => panned({ from: 10 * DAY, to: 20 * DAY }, 0.5, all), 15, 25],
    ['stops at the end', () => panned({ from: 85 * DAY, to: 95 * DAY }, 5, all), 90, 100],
    ['stops at the start', () => panned({ from: 5 * DAY, to: 15 * DAY }, -5, all), 0, 10],
    ['takes ends in either order', () => clipped({ from: 9 * DAY, to: 3 * DAY }, all), 3, 9],
    ['keeps ends inside', () => clipped({ from: -9 * DAY, to: 300 * DAY }, all), 0, 100],
  ] as const)('%s', (_, act, from, to) => {
    expect(act()).toEqual({ from: from * DAY, to: to * DAY });
  });
  it.each([
    ['by zooming', () => zoomed(all, 1e-9, 50 * DAY, all)],
    ['by choosing', () => clipped({ from: 50 * DAY, to: 50 * DAY }, all)],
    ['at the very end', () => clipped({ from: 100 * DAY, to: 100 * DAY }, all)],
  ] as const)('is never nearer than an hour %s', (_, act) => {
    const near = act();
    expect(near.to - near.from).toBe(HOUR);
    expect(near.from >= all.from && near.to <= all.to).toBe(true);
  });
});

describe('sayStretch', () => {
  it.each([
    ['2026-05-03T00:00', '2026-05-10T00:00', '3–9 May 2026'],
    ['2026-04-28T00:00', '2026-05-04T00:00', '28 Apr – 3 May 2026'],
    ['2025-12-30T00:00', '2026-01-03T00:00', '30 Dec 2025 – 2 Jan 2026'],
    ['2026-05-03T00:00', '2026-05-04T00:00', '3 May 2026'],
    ['2026-05-03T13:00', '2026-05-03T14:00', '3 May 2026, 13:00–14:00 UTC'],
    ['2026-05-03T22:00', '2026-05-04T04:00', '3 May 2026, 22:00 – 4 May 2026, 04:00 UTC'],
  ])('%s to %s is %s', (from, to, words) => {
    expect(sayStretch({ from: at(from), to: at(to) })).toBe(words);
  });
});

describe('place', () => {
  const lane = (n: number, hours: (i: number) => number) => Array.from({ length: n }, (_, i) => mark(i, hours(i)));
  const scale = (ms: number) => ms / HOUR;
  it.each([
    ['alone in the middle', lane(1, () => 0), [0], [0]],
    ['above each other at one time', lane(5, () => 0), [0, 0, 0, 0, 0], [0, -1, 1, -2, 2]],
    ['a second column for more', lane(6, () => 0), [-6, -6, -6, -6, -6, 6], [0, -1, 1, -2, 2, 0]],
    ['in the middle again where there is room', lane(2, (i) => i * 12), [0, 12], [0, 0]],
    ['aside where there is not', lane(2, (i) => i * 11), [0, 11], [0, -1]],
  ])('%s', (_, some, xs, offsets) => {
    const placed = place(some, scale, FRAME);
    expect(placed?.map((one) => one.x)).toEqual(xs);
    expect(placed?.map((one) => one.offset)).toEqual(offsets);
  });
  it('gives up where marks would lie far from their time', () => {
    expect(
      place(
        lane(25, () => 0),
        scale,
        FRAME,
      ),
    ).toHaveLength(25);
    expect(
      place(
        lane(26, () => 0),
        scale,
        FRAME,
      ),
    ).toBeNull();
    expect(
      place(
        lane(200, (i) => i * 0.1),
        scale,
        FRAME,
      ),
    ).toBeNull();
  });
  it('never lays two on each other', () => {
    let seed = 9;
    const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
    for (let round = 0; round < 50; round++) {
      const some = lane(40, () => Math.floor(random() * 300)).sort((a, b) => (a.ms ?? 0) - (b.ms ?? 0));
      const placed = place(some, scale, FRAME) ?? [];
      for (const [i, one] of placed.entries())
        for (const other of placed.slice(i + 1))
          expect(one.offset !== other.offset || Math.abs(one.x - other.x) >= 11.999).toBe(true);
    }
  });
});

describe('layout', () => {
  it('draws single marks where they have room, undated ones in their own column', () => {
    const { placed, bars, step } = layout(byLane(marks, 2), whole(marks), FRAME);
    expect(placed.map((one) => one.mark.id).sort()).toEqual([1, 2, 3, 4, 5]);
    expect(placed.find((one) => one.mark.id === 4)?.x).toBe(1050);
    expect(bars).toEqual([]);
    expect(step).toBeNull();
  });
  it('leaves out what is not in view', () => {
    const view = { from: at('2026-10-14T00:00'), to: at('2026-10-15T00:00') };
    expect(layout(byLane(marks, 2), view, FRAME).placed.map((one) => one.mark.id)).toEqual([1, 5, 2, 4]);
  });
  it('counts a lane that is too full, and keeps the others', () => {
    const all = [...Array.from({ length: 400 }, (_, i) => mark(i, i / 8)), mark(1000, 5, 1)];
    const { placed, bars, most } = layout(byLane(all, 2), { from: 0, to: 50 * HOUR }, FRAME);
    expect(placed.map((one) => one.mark.id)).toEqual([1000]);
    expect(bars.reduce((sum, bar) => sum + bar.total, 0)).toBe(400);
    expect(most).toBe(8);
  });
  it('turns into marks when zoomed in', () => {
    const all = byLane(
      Array.from({ length: 400 }, (_, i) => mark(i, i / 8)),
      1,
    );
    expect(layout(all, { from: 0, to: 50 * HOUR }, FRAME).placed).toHaveLength(0);
    expect(layout(all, { from: 10 * HOUR, to: 12 * HOUR }, FRAME).placed).toHaveLength(16);
  });
  it('heaps undated ones that are too many', () => {
    const all = Array.from({ length: 9 }, (_, i) => ({ ...mark(i, 0), ms: null }));
    expect(layout(byLane(all, 1), null, FRAME).heaps).toMatchObject([{ lane: 0, total: 9 }]);
  });
  it.each([1, 2, 12, 24])('draws no more than the eye can tell apart in %d lanes of 5,000', (n) => {
    const all = Array.from({ length: 5000 }, (_, i) => mark(i, i * 7, i % n));
    const lanesOf = byLane(all, n);
    for (let width = 5000 * 7; width > 1; width /= 1.7) {
      const { placed, bars, spans } = layout(lanesOf, { from: 0, to: width * HOUR }, FRAME);
      expect(placed.length).toBeLessThanOrEqual(MOST_MARKS);
      expect(spans.length).toBeLessThanOrEqual(MOST_SPANS);
      const there = all.filter((one) => (one.ms ?? 0) < width * HOUR).length;
      for (const counts of [bars, spans])
        expect(placed.length + counts.reduce((sum, bar) => sum + bar.total, 0)).toBe(there);
    }
  });
  it('does not take a hundred times as long for ten times as many at one time', () => {
    // Counts looks at marks, not milliseconds.
    let looks = 0;
    const seen = (n: number) => {
      looks = 0;
      const all = Array.from({ length: n }, (_, i) =>
        Object.defineProperty({ ...mark(i, 5) }, 'ms', { get: () => (looks++, 5 * HOUR) }),
      );
      layout(byLane(all, 1), { from: 0, to: 10 * HOUR }, FRAME);
      return looks;
    };
    const few = seen(500);
    expect(seen(5000)).toBeLessThan(few * 12);
  });
});

describe('within', () => {
  it.each([
    [0, 10, [0, 1, 2]],
    [1, 2, [1]],
    [2, 2, []],
    [3, 9, []],
  ])('from %d to %d hours', (from, to, ids) => {
    const all = [mark(0, 0), mark(1, 1), mark(2, 2)];
    expect(within(all, { from: from * HOUR, to: to * HOUR }).map((one) => one.id)).toEqual(ids);
  });
});

describe('steps', () => {
  const step = (name: Step['name']) => {
    const found = STEPS.find((one) => one.name === name);
    if (!found) throw new Error(name);
    return found;
  };
  it.each([
    ['hour', '2026-05-06T13:47', '2026-05-06T13:00', '2026-05-06T14:00'],
    ['quarterDay', '2026-05-06T13:47', '2026-05-06T12:00', '2026-05-06T18:00'],
    ['day', '2026-05-06T13:47', '2026-05-06T00:00', '2026-05-07T00:00'],
    ['week', '2026-05-06T13:47', '2026-05-04T00:00', '2026-05-11T00:00'],
    ['week', '1969-12-30T00:00', '1969-12-29T00:00', '1970-01-05T00:00'],
    ['month', '2026-12-31T23:59', '2026-12-01T00:00', '2027-01-01T00:00'],
    ['quarter', '2026-06-30T00:00', '2026-04-01T00:00', '2026-07-01T00:00'],
    ['year', '2024-02-29T00:00', '2024-01-01T00:00', '2025-01-01T00:00'],
    ['decade', '2026-05-06T13:47', '2020-01-01T00:00', '2030-01-01T00:00'],
    ['decade', '1969-05-06T13:47', '1960-01-01T00:00', '1970-01-01T00:00'],
    ['year', '0050-05-06T13:47', '0050-01-01T00:00', '0051-01-01T00:00'],
  ] as const)('%s of %s', (name, ms, from, to) => {
    const start = step(name).floor(at(ms));
    expect([start, step(name).next(start)]).toEqual([at(from), at(to)]);
  });
  it.each([
    [2 * HOUR, 'hour'],
    [40 * DAY, 'day'],
    [300 * DAY, 'week'],
    [4 * 365 * DAY, 'month'],
    [300 * 365 * DAY, 'decade'],
  ] as const)('of %d milliseconds on 1,000 pixels is %s', (width, name) => {
    expect(stepFor({ from: 0, to: width }, 1000, 16).name).toBe(name);
  });
  it('splits what it counts by kind, unsure apart', () => {
    const all = [
      mark(1, 1),
      { ...mark(2, 2), kind: 'mixed' as const },
      { ...mark(3, 3), kind: 'indirect' as const, certain: false },
      mark(4, 25),
    ];
    expect(bucketed(all, step('day'))).toMatchObject([
      { direct: 1, mixed: 1, indirect: 0, unsure: 1, total: 3, stretch: { from: 0, to: DAY } },
      { direct: 1, total: 1, stretch: { from: DAY, to: 2 * DAY } },
    ]);
    expect(counted([0, HOUR, DAY], step('day')).map(({ count }) => count)).toEqual([2, 1]);
  });
});

describe('joins and steps by keys', () => {
  const shown = layout(byLane(marks, 2), whole(marks), FRAME);
  it('joins tellings of one utterance', () => {
    expect(joins(shown.placed).map(({ from, to }) => [from.mark.id, to.mark.id])).toEqual([[2, 1]]);
  });
  it.each([
    ['mark-3', 'ArrowRight', 'mark-2'],
    ['mark-3', 'ArrowLeft', null],
    ['mark-2', 'ArrowUp', 'mark-1'],
    ['mark-1', 'ArrowDown', 'mark-2'],
    ['mark-2', 'ArrowDown', null],
    ['mark-5', 'ArrowRight', 'mark-4'],
    ['no such', 'ArrowRight', 'mark-3'],
  ] as [string, Arrow, string | null][])('from %s by %s to %s', (key, arrow, to) => {
    expect(neighbor(stops(shown, 1050), key, arrow)).toBe(to);
  });
});

describe('ticks', () => {
  const say = (from: string, to: string) =>
    ticks({ from: at(from), to: at(to) }, 0, 900).map(({ label, under }) => (under ? `${label}/${under}` : label));
  it.each([
    ['2026-05-03T09:00', '2026-05-03T11:00', '09:00/3 May 2026', '09:15'],
    ['2026-05-03T18:00', '2026-05-04T18:00', '18:00/3 May 2026', '21:00'],
    ['2026-04-28T00:00', '2026-05-06T00:00', '28 Apr/2026', '29 Apr'],
    ['2025-06-01T00:00', '2026-06-01T00:00', 'Jun/2025', 'Jul'],
    ['1990-01-01T00:00', '2026-01-01T00:00', '1990', '1995'],
    ['1500-01-01T00:00', '2026-01-01T00:00', '1500', '1550'],
  ])('from %s to %s', (from, to, first, second) => {
    expect(say(from, to).slice(0, 2)).toEqual([first, second]);
  });
  it('says where another year or day begins', () => {
    expect(say('2025-06-01T00:00', '2026-06-01T00:00')).toContain('Jan/2026');
    expect(say('2026-05-03T18:00', '2026-05-04T18:00')).toContain('00:00/4 May 2026');
  });
  it('keeps labels apart from hours to centuries', () => {
    for (let width = HOUR; width < 500 * 365 * DAY; width *= 1.31) {
      const xs = ticks({ from: 12.3 * DAY, to: 12.3 * DAY + width }, 0, 900).map((tick) => tick.x);
      expect(xs.length).toBeGreaterThan(1);
      for (const [i, x] of xs.slice(1).entries()) expect(x - (xs[i] ?? 0)).toBeGreaterThan(60);
    }
  });
});

describe('TimeWindow', () => {
  const time = new TimeWindow();
  it('shows nothing where there is no time', () => {
    time.zoom(0.5);
    time.show({ from: 0, to: 5 });
    expect([time.chosen, time.view]).toEqual([null, null]);
  });
  it('chooses, and chooses nothing where it shows all', () => {
    time.whole = { from: 0, to: 10 * DAY };
    time.zoom(0.5);
    expect(time.chosen).toEqual({ from: 2.5 * DAY, to: 7.5 * DAY });
    time.pan(-10);
    expect(time.view).toEqual({ from: 0, to: 5 * DAY });
    time.zoom(4);
    expect(time.chosen).toBeNull();
    expect(time.view).toEqual(time.whole);
  });
});

describe('picture', () => {
  const frame = { ...FRAME, left: 196, right: 1096, undatedX: 1142 };
  const text = svg(
    picture({
      title: 'Ada <& “Co”',
      subtitle: '5 quotations',
      note: '',
      lanes: [...lanes],
      heads: ['Ada'],
      ticks: ticks(whole(marks), 196, 1096),
      layout: layout(byLane(marks, 2), whole(marks), frame),
      undatedX: 1142,
      words: {
        direct: 'direct',
        mixed: 'mixed',
        indirect: 'indirect',
        unsure: 'unsure',
        joined: 'joined',
        undated: 'no date',
        outletUnknown: 'outlet unknown',
      },
    }),
  );
  it('is one well-formed file that needs no other', () => {
    const read = new DOMParser().parseFromString(text, 'image/svg+xml');
    expect(read.querySelector('parsererror')).toBeNull();
    expect(text.startsWith('<svg ')).toBe(true);
    expect(text).not.toMatch(/href|@import|var\(|url\((?!#)/);
    const words = [...read.querySelectorAll('text')].map((one) => one.textContent);
    for (const word of ['Ada <& “Co”', '5 quotations', 'Post', 'Radio', 'no date', 'joined'])
      expect(words).toContain(word);
  });
  it('draws each quotation', () => {
    expect(text.split(`fill="${TONES.direct}" stroke="${TONES.direct}" stroke-width="1.5"`)).toHaveLength(1 + 5 + 1);
  });
});
