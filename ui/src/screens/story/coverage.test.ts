import { describe, expect, it } from 'vitest';
import type { ArticleRow } from '../../lib/backend/bindings';
import { afterFirst, firstTwo, lanes } from './coverage';

const row = (id: number, outlet: string | null, published: string | null) => ({ id, outlet, published }) as ArticleRow;

describe('coverage in time', () => {
  it('puts outlets in the order in which they came in', () => {
    const found = lanes(
      [row(1, 'Post', '2026-10-03'), row(2, 'Radio', '2026-10-01'), row(3, 'Post', '2026-10-02'), row(4, null, null)],
      'unknown',
    );
    expect(found.lanes.map((lane) => [lane.outlet, lane.dots.map((dot) => [dot.article.id, dot.at])])).toEqual([
      ['Radio', [[2, 0]]],
      [
        'Post',
        [
          [3, 0.5],
          [1, 1],
        ],
      ],
    ]);
    expect(found.undated).toBe(1);
  });
  it('puts a single day in the middle', () => {
    expect(lanes([row(1, 'Post', '2026-10-03')], '').lanes[0]?.dots[0]?.at).toBe(0.5);
  });
  it.each([
    ['two outlets', [row(1, 'Post', null), row(2, 'Post', null), row(3, 'Radio', null)], [1, 3]],
    ['one outlet', [row(1, 'Post', null), row(2, 'Post', null)], [1, 2]],
    ['one article', [row(1, 'Post', null)], null],
    ['none', [], null],
  ])('first two of %s', (_name, articles, expected) => {
    expect(firstTwo(articles)).toEqual(expected);
  });
});

describe('how long after the first', () => {
  const said = (articles: ArticleRow[]) =>
    [...afterFirst(articles)].map(([id, one]) => [id, one.first, one.hours, one.days]);
  it('counts hours where a time of day is known of both, else days', () => {
    const all = [
      row(1, 'Post', '2026-10-03T08:00:00Z'),
      row(2, 'Radio', '2026-10-03T11:30:00Z'),
      row(3, 'X', '2026-10-05'),
    ];
    expect(said([...all, row(4, null, null)])).toEqual([
      [1, true, 0, 0],
      [2, false, 3.5, 0],
      [3, false, null, 2],
    ]);
  });
  it('says nothing of one alone', () => {
    expect(said([row(1, 'Post', '2026-10-03'), row(2, 'Radio', null)])).toEqual([]);
  });
});
