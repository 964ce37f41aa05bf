import { describe, expect, it } from 'vitest';
import type { CompareView, Label, PairRow } from '../../lib/backend/bindings';
import {
  bothOnly,
  differs,
  folded,
  isDifference,
  kindOf,
  lit,
  near,
  passes,
  rowOf,
  step,
  type Filter,
} from './differences';

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

describe('lit', () => {
  const one = (label: Label, aligned: number[] = []) => ({ label, aligned, moved: false, shared: false });
  const both = {
    a: { sentences: [one('reworded', [1]), one('onlyHere')] },
    b: { sentences: [one('onlyHere'), one('partly', [0])] },
  } as unknown as CompareView;
  it.each([
    [[], [0, 1], [0, 1]],
    [['reworded'], [0], [1]],
    [['partly'], [0], [1]],
    [['onlyB'], [], [0]],
  ] as [Filter[], number[], number[]][])('%j lights %j and %j', (filters, a, b) => {
    const found = lit(both, new Set(filters));
    expect([[...found.a], [...found.b]]).toEqual([a, b]);
  });
});

describe('bothOnly', () => {
  it.each([
    [[], ['onlyA', 'onlyB']],
    [['onlyA'], ['onlyA', 'onlyB']],
    [['same', 'onlyB', 'onlyA'], ['same']],
  ] as [Filter[], Filter[]][])('%j', (filters, expected) => {
    expect([...bothOnly(new Set(filters))].sort()).toEqual([...expected].sort());
  });
});

describe('near and folded', () => {
  const say = (context: number | null, opened: number[] = []) =>
    folded(near(rows, isDifference, context), (from) => opened.includes(from)).map((one) =>
      'row' in one ? `${one.row}` : `${one.from}~${one.folded}`,
    );
  it.each([
    [null, [], ['0', '1', '2', '3', '4', '5', '6']],
    [0, [], ['0~2', '2', '3~1', '4', '5', '6']],
    [1, [], ['0~1', '1', '2', '3', '4', '5', '6']],
    [2, [], ['0', '1', '2', '3', '4', '5', '6']],
    [0, [0], ['0', '1', '2', '3~1', '4', '5', '6']],
  ] as [number | null, number[], string[]][])('context %s, opened %j', (context, opened, expected) => {
    expect(say(context, opened)).toEqual(expected);
  });
  it('takes a sentence for a difference unless it is the same in the same place', () => {
    const one = (label: Label, moved = false) => ({ label, aligned: [], moved, shared: false, corrected: false });
    expect([one('same'), one('same', true), one('onlyHere')].map(differs)).toEqual([false, true, true]);
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
