import { describe, expect, it } from 'vitest';
import type { VersionBar } from '../../lib/backend/bindings';
import { GAP, place } from './axis';

const bar = (time: string, wordsAdded = 10, wordsRemoved = 0) =>
  ({ version: { id: 1, number: 1, time, words: 100 }, wordsAdded, wordsRemoved }) as VersionBar;

describe('the axis of versions', () => {
  it.each([
    ['one', ['2026-10-14'], [200]],
    ['a day apart', ['2026-10-14', '2026-10-15'], [22, 378]],
    ['at the same time', ['2026-10-14', '2026-10-14'], [200, 244]],
    ['late ones crowded', ['2026-10-01', '2026-10-30T10:00:00Z', '2026-10-30T10:01:00Z'], [22, 334, 378]],
  ])('%s', (_name, times, expected) => {
    const placed = place(
      times.map((time) => bar(time)),
      400,
      40,
    );
    expect(placed.map((one) => Math.round(one.x))).toEqual(expected);
  });
  it('never lets two bars stand closer than can be hit', () => {
    const placed = place(
      Array.from({ length: 30 }, (_, n) => bar(`2026-10-14T10:00:${String(n).padStart(2, '0')}Z`)),
      500,
      40,
    );
    for (const [n, one] of placed.entries()) {
      if (n > 0) expect(one.x - (placed[n - 1]?.x ?? 0)).toBeGreaterThanOrEqual(GAP);
    }
  });
  it('shows additions above and removals below, none as nothing', () => {
    const [, second] = place([bar('2026-10-14'), bar('2026-10-15', 0, 16)], 400, 40);
    expect([second?.up, second?.down]).toEqual([0, 40]);
  });
});
