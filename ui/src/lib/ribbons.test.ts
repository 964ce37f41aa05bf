import { describe, expect, it } from 'vitest';
import type { Label, SentenceLabel } from './backend/bindings';
import { band, inView, look, ribbons } from './ribbons';

const sentence = (label: Label, aligned: number[], moved = false): SentenceLabel => ({
  label,
  aligned,
  moved,
  shared: false,
  corrected: false,
});

describe('ribbons', () => {
  it('gives one a pair and none for lonely sentences', () => {
    const all = ribbons([sentence('same', [0]), sentence('onlyHere', []), sentence('partly', [1, 2], true)]);
    expect(all.map((one) => one.key)).toEqual(['0-0', '2-1', '2-2']);
    expect(all.at(-1)).toMatchObject({ label: 'partly', moved: true });
  });
});

describe('inView', () => {
  const one = ribbons([sentence('same', [0])]);
  const cases: [string, [number, number], [number, number], number, number, boolean][] = [
    ['both in view', [10, 20], [10, 20], 0, 0, true],
    ['both above', [10, 20], [10, 20], 50, 50, false],
    ['both below', [510, 520], [600, 620], 0, 0, false],
    ['one end in view', [10, 20], [900, 920], 0, 0, true],
    ['only passes through the view', [10, 20], [900, 920], 100, 100, false],
  ];
  it.each(cases)('%s', (_, a, b, scrollA, scrollB, seen) => {
    const left = [{ top: a[0], bottom: a[1] }];
    const right = [{ top: b[0], bottom: b[1] }];
    expect(inView(one, left, right, { a: scrollA, b: scrollB }, 400)).toHaveLength(seen ? 1 : 0);
  });
  it('passes over what was not measured', () => {
    expect(inView(one, [], [], { a: 0, b: 0 }, 400)).toEqual([]);
  });
});

describe('band', () => {
  it('runs from edge to edge', () => {
    const [ribbon] = ribbons([sentence('same', [0])]);
    if (!ribbon) throw new Error('no ribbon');
    expect(band({ ribbon, a: { top: 0, bottom: 10 }, b: { top: 20, bottom: 40 } }, 60)).toBe(
      'M0 0C30 0 30 20 60 20L60 40C30 40 30 10 0 10Z',
    );
  });
});

describe('look', () => {
  it.each([
    ['same', false, 'same', ''],
    ['reworded', false, 'reworded', '5 3'],
    ['partly', false, 'partly', '1.5 3'],
    ['reworded', true, 'moved', '5 3'],
  ] as [Label, boolean, string, string][])('%s, moved %s', (label, moved, tone, dash) => {
    const [ribbon] = ribbons([sentence(label, [0], moved)]);
    if (!ribbon) throw new Error('no ribbon');
    expect(look(ribbon)).toEqual({ tone, dash });
  });
});
