import { describe, expect, it } from 'vitest';
import { across, closeUp, follow, rising, type Anchor, withEnds } from './scrollLock';

const pairs = (list: [number, number][]): Anchor[] => list.map(([a, b]) => ({ a, b }));

describe('rising', () => {
  const cases: [string, [number, number][], [number, number][]][] = [
    ['nothing', [], []],
    [
      'all in order',
      [
        [1, 1],
        [2, 3],
        [5, 8],
      ],
      [
        [1, 1],
        [2, 3],
        [5, 8],
      ],
    ],
    [
      'one sentence moved up drops out',
      [
        [1, 50],
        [2, 10],
        [3, 20],
        [4, 30],
      ],
      [
        [2, 10],
        [3, 20],
        [4, 30],
      ],
    ],
    [
      'one sentence moved down drops out',
      [
        [1, 10],
        [2, 20],
        [3, 5],
        [4, 30],
      ],
      [
        [1, 10],
        [2, 20],
        [4, 30],
      ],
    ],
    [
      'one to two keeps one',
      [
        [1, 10],
        [1, 20],
        [2, 30],
      ],
      [
        [1, 10],
        [2, 30],
      ],
    ],
    [
      'unsorted input',
      [
        [5, 8],
        [1, 1],
      ],
      [
        [1, 1],
        [5, 8],
      ],
    ],
  ];
  it.each(cases)('%s', (_, input, expected) => {
    expect(rising(pairs(input))).toEqual(pairs(expected));
  });
});

describe('across', () => {
  const chain = withEnds(
    pairs([
      [100, 300],
      [200, 350],
    ]),
    400,
    700,
  );
  const cases: ['a' | 'b', number, number][] = [
    ['a', 0, 0],
    ['a', 50, 150],
    ['a', 100, 300],
    ['a', 150, 325],
    ['a', 300, 525],
    ['a', 900, 700],
    ['b', 325, 150],
    ['b', -5, 0],
  ];
  it.each(cases)('from %s at %d', (from, height, expected) => {
    expect(across(chain, from, height)).toBe(expected);
  });
});

describe('follow', () => {
  const chain = withEnds(pairs([[500, 1500]]), 1000, 3000);
  const a = { view: 200, height: 1000 };
  const b = { view: 200, height: 3000 };
  it.each([
    [0, 0],
    [800, 2800],
    // At the middle the reading line is the middle of the view.
    [400, 1400],
  ])('scrolled %d', (scroll, expected) => {
    expect(follow(chain, 'a', scroll, a, b)).toBe(expected);
  });
  it('stays still where the other side has nothing to scroll', () => {
    expect(follow(chain, 'a', 400, a, { view: 3000, height: 3000 })).toBe(0);
  });
});

describe('closeUp', () => {
  it.each([
    [0, 50, 0],
    [100, 50, 75],
    [-100, 50, -75],
    [100, -50, 75],
    [10, 400, 0],
    [-10, 400, 0],
  ])('%d after %d pixels is %d', (drift, moved, left) => {
    expect(closeUp(drift, moved)).toBeCloseTo(left);
  });
});
