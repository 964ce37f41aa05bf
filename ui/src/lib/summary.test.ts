import { describe, expect, it } from 'vitest';
import { DEFAULTS } from './state/settings.svelte';
import { lengthOf, settingOf } from './summary';
import { sayDate } from './when';

describe('the length of a summary', () => {
  it.each([
    ['sentences', 3],
    ['words', 80],
    ['percent', 20],
  ] as const)('in %s', (summaryUnit, amount) => {
    expect(lengthOf({ ...DEFAULTS, summaryUnit })).toEqual({ unit: summaryUnit, amount });
  });
  it.each([
    ['sentences', 0, { summarySentences: 1 }],
    ['words', 5000, { summaryWords: 400 }],
    ['percent', 35, { summaryPercent: 35 }],
  ] as const)('%s set to %d', (unit, amount, expected) => {
    expect(settingOf(unit, amount)).toEqual(expected);
  });
});

describe('dates as exactly as they are given', () => {
  it.each([
    ['2026-10-14', '14 Oct 2026'],
    ['2026-10', 'Oct 2026'],
    ['1998', '1998'],
  ])('%s', (iso, said) => {
    expect(sayDate(iso)).toBe(said);
  });
});
