import { describe, expect, it } from 'vitest';
import type { ChangeKind, VersionBar } from '../../lib/backend/bindings';
import { GAP, place } from './axis';

const bar = (time: string, kinds: [ChangeKind, number][] = [['wording', 10]]) =>
  ({
    version: { id: 1, number: 1, time, words: 100 },
    wordsAdded: kinds.reduce((n, [, words]) => n + words, 0),
    wordsRemoved: 0,
    kinds: kinds.map(([kind, words]) => ({ kind, words, count: 1 })),
  }) as VersionBar;

describe('the axis of versions', () => {
  it.each([
    ['one', ['2026-10-14'], [200]],
    ['a day apart', ['2026-10-14', '2026-10-15'], [28, 372]],
    ['at the same time', ['2026-10-14', '2026-10-14'], [200, 256]],
    ['late ones crowded', ['2026-10-01', '2026-10-30T10:00:00Z', '2026-10-30T10:01:00Z'], [28, 316, 372]],
  ])('%s', (_name, times, expected) => {
    const placed = place(
      times.map((time) => bar(time)),
      400,
      60,
    );
    expect(placed.map(({ x }) => Math.round(x))).toEqual(expected);
  });
  it('keeps bars apart however many there are', () => {
    const placed = place(
      [...Array(30).keys()].map(() => bar('2026-10-14')),
      400,
      60,
    );
    expect(placed.every(({ x }, n) => n === 0 || x - (placed[n - 1]?.x ?? 0) >= GAP - 0.01)).toBe(true);
  });
  it('is as high as words changed, in parts by kind', () => {
    const bars = [
      bar('2026-10-14'),
      bar('2026-10-15', [
        ['number', 25],
        ['wording', 75],
      ]),
      bar('2026-10-16', [['movedParagraph', 0]]),
    ];
    const parts = place(bars, 400, 60).map(({ parts }) => parts);
    expect(parts[1]).toEqual([
      { family: 'wording', height: 45 },
      { family: 'fact', height: 15 },
    ]);
    expect(parts[2]).toEqual([{ family: 'paragraph', height: 4 }]);
  });
});
