import { describe, expect, it } from 'vitest';
import type { QuotationKind, SpokenQuotation, Variant } from '../../lib/backend/bindings';
import { NO_FILTERS, cards, counts, entries, isFiltered, passing, published, type SpeakerFilters } from './filters';
import { sorted, type Column } from './rows';

const said = (
  id: number,
  text: string,
  kind: QuotationKind,
  certain: boolean,
  outlet: string | null,
  story: number | null,
  utterance: number,
  variant: Variant,
): SpokenQuotation =>
  ({
    quotation: { id, text, kind, certain },
    article: { id: id % 2, outlet },
    story: story === null ? null : { id: story, title: `Story ${story}` },
    utterance,
    variant,
  }) as SpokenQuotation;

const all = [
  said(1, 'We close the Bridge', 'direct', true, 'Post', 1, 10, 'cut'),
  said(2, 'we close the bridge today', 'mixed', true, 'Radio', 1, 10, 'fullest'),
  said(3, 'no danger', 'indirect', false, null, null, 11, 'fullest'),
];

describe('passing', () => {
  const cases: [Partial<SpeakerFilters>, number[]][] = [
    [{}, [1, 2, 3]],
    [{ story: 1 }, [1, 2]],
    [{ outlet: '' }, [3]],
    [{ kind: 'mixed' }, [2]],
    [{ certainOnly: true }, [1, 2]],
    [{ words: 'BRIDGE  today' }, [2]],
    [{ words: 'bridge', outlet: 'Post' }, [1]],
  ];
  it.each(cases)('%j', (filters, expected) => {
    const full = { ...NO_FILTERS, ...filters };
    expect(passing(all, full).map(({ quotation }) => quotation.id)).toEqual(expected);
    expect(isFiltered(full)).toBe(expected.length < all.length);
  });
});

describe('cards', () => {
  it('folds variants, fullest first', () => {
    expect(cards(all).map((card) => card.tellings.map(({ quotation }) => quotation.id))).toEqual([[2, 1], [3]]);
  });
});

describe('counts', () => {
  it('counts what is sure, and what is not beside it', () => {
    expect(counts(all)).toEqual({ sure: 2, articles: 2, outlets: 2, unsure: 1 });
  });
});

const dated = (id: number, published: string | null, utterance = id): SpokenQuotation =>
  ({
    quotation: { id, text: `Words ${id}`, kind: 'direct', certain: id % 2 === 0, confidence: 0.5 },
    article: { id, outlet: null, published },
    utterance,
    variant: 'fullest',
  }) as SpokenQuotation;
const times = [dated(1, '2026-05-01'), dated(2, '2026-05-03'), dated(3, '2026-05-09', 1), dated(4, null)];

describe('published', () => {
  const day = (text: string) => Date.parse(`2026-05-${text}T00:00:00Z`);
  it.each([
    [null, [1, 2, 3, 4]],
    [{ from: day('01'), to: day('03') }, [1]],
    [{ from: day('03'), to: day('10') }, [2, 3]],
  ])('%j', (stretch, expected) => {
    expect(published(times, stretch).map(({ quotation }) => quotation.id)).toEqual(expected);
  });
});

describe('entries', () => {
  it.each([
    [false, ['0:1', '0:2', '1:5', '0:4']],
    [true, ['1:5', '0:1', '0:2', '0:4']],
  ])('of two speakers, newest first: %s', (newest, keys) => {
    const all = entries([times, [dated(5, '2026-05-20')]], newest);
    expect(all.map((entry) => entry.key)).toEqual(keys);
  });
});

describe('an utterance told very often', () => {
  it('goes on in further cards, none of them left out', () => {
    const all = entries([Array.from({ length: 60 }, (_, i) => dated(i, '2026-05-01', 1))], false);
    expect(all.map(({ card }) => card.tellings.length)).toEqual([25, 25, 10]);
    expect(new Set(all.map(({ key }) => key)).size).toBe(3);
  });
});

describe('sorted', () => {
  const rows = times.map((one) => ({ speaker: 0, said: one }));
  it.each([
    ['date', false, [1, 2, 3, 4]],
    ['date', true, [3, 2, 1, 4]],
    ['quotation', true, [4, 3, 2, 1]],
    ['certainty', false, [2, 4, 1, 3]],
    ['outlet', false, [1, 2, 3, 4]],
    ['story', true, [1, 2, 3, 4]],
  ] as [Column, boolean, number[]][])('by %s, descending: %s', (by, descending, ids) => {
    expect(sorted(rows, { by, descending }).map(({ said: one }) => one.quotation.id)).toEqual(ids);
  });
});
