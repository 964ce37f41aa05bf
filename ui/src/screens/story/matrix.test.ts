import { describe, expect, it } from 'vitest';
import type { ArticleRow, Statement, Telling } from '../../lib/backend/bindings';
import { cell, columns, isAlone, rows, step } from './matrix';

const row = (id: number, outlet: string | null) => ({ id, outlet }) as ArticleRow;
const by = (article: number): Telling => ({ article, version: article, sentence: 0, text: `${article}` });
const statement = (place: number, told: number[], partly: number[] = []): Statement => ({
  text: `${place}`,
  article: told[0] ?? 0,
  place,
  outlets: told.length,
  told: told.map(by),
  partly: partly.map(by),
});
const all = columns(
  [row(1, 'Post'), row(2, 'Radio'), row(3, 'Post'), row(4, null), row(5, null)],
  [1, 2, 3, 4, 5],
  '?',
);

describe('the matrix', () => {
  it('has a column an outlet; what is of no known outlet stands alone', () => {
    expect(all.map((one) => [one.outlet, one.articles])).toEqual([
      ['Post', [1, 3]],
      ['Radio', [2]],
      ['?', [4]],
      ['?', [5]],
    ]);
    expect(columns([row(1, 'Post'), row(2, 'Radio')], [2], '?')).toHaveLength(1);
  });
  it('says who has all of it and who a part', () => {
    const found = all.map((column) => cell(statement(0, [1, 3], [2]), column));
    expect(found.map((one) => [one.state, one.told.length])).toEqual([
      ['told', 2],
      ['partly', 1],
      ['none', 0],
      ['none', 0],
    ]);
  });
  it('does not call alone what another has in part', () => {
    expect(
      [statement(0, [1, 3]), statement(0, [1], [2]), statement(0, [1, 2])].map((one) => isAlone(one, all)),
    ).toEqual([true, false, false]);
  });
  it.each([
    ['all', 'told', null, [2, 0, 1, 3]],
    ['all', 'order', null, [0, 1, 2, 3]],
    ['shared', 'told', null, [2]],
    ['alone', 'order', null, [0, 1, 3]],
    ['all', 'told', all[1], [1]],
  ] as const)('%s by %s', (which, order, only, expected) => {
    const list = [statement(2, [1, 2]), statement(0, [1]), statement(1, [2]), statement(3, [4])];
    expect(rows(list, all, which, order, only).map((one) => one.place)).toEqual(expected);
  });
  it.each([
    ['ArrowDown', [0, 0], false, [1, 0]],
    ['ArrowUp', [0, 2], false, [0, 2]],
    ['ArrowRight', [0, 3], false, [0, 3]],
    ['ArrowLeft', [4, 3], false, [4, 2]],
    ['PageDown', [1, 1], false, [8, 1]],
    ['Home', [4, 3], false, [4, 0]],
    ['Home', [4, 3], true, [0, 0]],
    ['End', [4, 1], true, [8, 3]],
    ['x', [4, 1], false, null],
  ] as const)('%s from %j', (key, at, far, expected) => {
    expect(step(key, [at[0], at[1]], [9, 4], far)).toEqual(expected);
  });
});
