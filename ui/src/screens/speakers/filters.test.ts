import { describe, expect, it } from 'vitest';
import type { QuotationKind, SpokenQuotation, Variant } from '../../lib/backend/bindings';
import { NO_FILTERS, cards, counts, isFiltered, passing, type SpeakerFilters } from './filters';

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
