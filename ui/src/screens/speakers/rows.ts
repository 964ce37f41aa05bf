// The same quotations as rows of a table, sorted by any column.
import type { SpokenQuotation } from '../../lib/backend/bindings';
import { when } from '../../lib/when';

export type Column = 'speaker' | 'date' | 'outlet' | 'quotation' | 'kind' | 'certainty' | 'story' | 'article';

export interface Row {
  /** Number of the speaker. */
  speaker: number;
  said: SpokenQuotation;
}

export interface Sorting {
  by: Column;
  descending: boolean;
}

const ORDER = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
const KINDS = { direct: 0, mixed: 1, indirect: 2 };

/** What is unknown comes last, whichever way; what is equal stays in order of time. */
export function sorted(rows: readonly Row[], { by, descending }: Sorting): Row[] {
  const keyed = rows.map((row) => ({ row, key: keyOf(row, by) }));
  const side = descending ? -1 : 1;
  keyed.sort(({ key: a }, { key: b }) => {
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return side * (typeof a === 'number' && typeof b === 'number' ? a - b : ORDER.compare(String(a), String(b)));
  });
  return keyed.map(({ row }) => row);
}

function keyOf({ speaker, said: { quotation, article, story } }: Row, by: Column): string | number | null {
  switch (by) {
    case 'speaker':
      return speaker;
    case 'date':
      return when(article.published)?.ms ?? null;
    case 'outlet':
      return article.outlet;
    case 'quotation':
      return quotation.text;
    case 'kind':
      return KINDS[quotation.kind];
    case 'certainty':
      // Surest first.
      return -(quotation.confidence ?? 0) - (quotation.certain ? 1 : 0) - (quotation.corrected ? 1 : 0);
    case 'story':
      return story?.title ?? null;
    case 'article':
      return article.headline;
  }
}
