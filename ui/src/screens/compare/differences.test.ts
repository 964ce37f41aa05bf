import { describe, expect, it } from 'vitest';
import type { CompareView, Label, PairRow } from '../../lib/backend/bindings';
import { isDifference, kindOf, passes, rowOf, shownRows, shownSentences, step, type Filter } from './differences';

const row = (label: Label, a: number[], b: number[], moved = false): PairRow => ({
  label,
  moved,
  a,
  b,
  aRuns: [],
  bRuns: [],
  spoken: '',
});
const rows = [
  row('same', [0], [0]),
  row('same', [1], [1]),
  row('reworded', [2], [2]),
  row('same', [3], [3]),
  row('same', [4], [5], true),
  row('onlyHere', [5], []),
  row('onlyHere', [], [4]),
];
const view = { a: { sentences: [{ shared: true }] }, b: { sentences: [] } } as unknown as CompareView;

describe('kinds', () => {
  it('tells the sides of "only here" apart', () => {
    expect(rows.map(kindOf)).toEqual(['same', 'same', 'reworded', 'same', 'same', 'onlyA', 'onlyB']);
  });
  it('counts moved as a difference', () => {
    expect(rows.map(isDifference)).toEqual([false, false, true, false, true, true, true]);
  });
});

describe('passes', () => {
  const cases: [Filter[], number[]][] = [
    [[], [0, 1, 2, 3, 4, 5, 6]],
    [['reworded'], [2]],
    [
      ['onlyA', 'onlyB'],
      [5, 6],
    ],
    [['moved'], [4]],
    [['shared'], [0]],
  ];
  it.each(cases)('%j', (filters, expected) => {
    const got = rows.flatMap((one, i) => (passes(one, new Set(filters), view) ? [i] : []));
    expect(got).toEqual(expected);
  });
});

describe('shownRows', () => {
  it.each([
    [null, 'all seven'],
    [0, 'fold 2, row 2, fold 1, rows 4 to 6'],
    [1, 'fold 1, rows 1 to 6'],
  ] as [number | null, string][])('context %s: %s', (context, _) => {
    const shown = shownRows(rows, isDifference, context);
    const expected = {
      null: ['0', '1', '2', '3', '4', '5', '6'],
      0: ['~2', '2', '~1', '4', '5', '6'],
      1: ['~1', '1', '2', '3', '4', '5', '6'],
    }[String(context)];
    expect(shown.map((one) => ('row' in one ? `${one.row}` : `~${one.folded}`))).toEqual(expected);
  });
});

describe('shownSentences', () => {
  const labels = (['same', 'same', 'onlyHere', 'same'] as Label[]).map((label) => ({
    label,
    aligned: [],
    moved: false,
    shared: false,
    corrected: false,
  }));
  it.each([
    [null, [true, true, true, true]],
    [0, [false, false, true, false]],
    [1, [false, true, true, true]],
  ])('context %s', (context, expected) => {
    expect(shownSentences(labels, context)).toEqual(expected);
  });
});

describe('step', () => {
  it.each([
    [[], null, 1, null],
    [[2, 4, 6], null, 1, 2],
    [[2, 4, 6], null, -1, 6],
    [[2, 4, 6], 2, 1, 4],
    [[2, 4, 6], 6, 1, 2],
    [[2, 4, 6], 2, -1, 6],
    [[2, 4, 6], 5, -1, 4],
  ] as [number[], number | null, 1 | -1, number | null][])('%j from %s by %d', (indexes, from, by, expected) => {
    expect(step(indexes, from, by)).toBe(expected);
  });
});

describe('rowOf', () => {
  it('finds a sentence on its side', () => {
    expect(rowOf(rows, 'b', 4)).toBe(6);
    expect(rowOf(rows, 'a', 99)).toBeNull();
  });
});
