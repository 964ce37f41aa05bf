// Which of a speaker's quotations are shown, and how variants of one utterance are folded into a card.
import type { QuotationKind, SpeakerView, SpokenQuotation } from '../../lib/backend/bindings';

export interface SpeakerFilters {
  story: number | null;
  outlet: string | null;
  kind: QuotationKind | null;
  certainOnly: boolean;
  /** Words that all must stand in the quotation, in any order and case. */
  words: string;
}

export const NO_FILTERS: SpeakerFilters = { story: null, outlet: null, kind: null, certainOnly: false, words: '' };

export function isFiltered(filters: SpeakerFilters): boolean {
  return (
    filters.story !== null ||
    filters.outlet !== null ||
    filters.kind !== null ||
    filters.certainOnly ||
    filters.words.trim() !== ''
  );
}

export function passing(quotations: SpokenQuotation[], filters: SpeakerFilters): SpokenQuotation[] {
  const words = filters.words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return quotations.filter(({ quotation, article, story }) => {
    const text = quotation.text.toLocaleLowerCase();
    return (
      (filters.story === null || story?.id === filters.story) &&
      (filters.outlet === null || (article.outlet ?? '') === filters.outlet) &&
      (filters.kind === null || quotation.kind === filters.kind) &&
      (!filters.certainOnly || quotation.certain) &&
      words.every((word) => text.includes(word))
    );
  });
}

/** One utterance and its tellings, the fullest first, the others in order of time. */
export interface Card {
  utterance: number;
  tellings: SpokenQuotation[];
}

/** In the order in which each utterance is first met. */
export function cards(quotations: SpokenQuotation[]): Card[] {
  const byUtterance = new Map<number, SpokenQuotation[]>();
  for (const one of quotations) {
    const tellings = byUtterance.get(one.utterance);
    if (tellings) tellings.push(one);
    else byUtterance.set(one.utterance, [one]);
  }
  return [...byUtterance].map(([utterance, tellings]) => ({
    utterance,
    tellings: [...tellings].sort((x, y) => Number(y.variant === 'fullest') - Number(x.variant === 'fullest')),
  }));
}

/** The stories that occur, by title. */
export function storiesOf(view: SpeakerView): { id: number; title: string }[] {
  const stories = new Map(view.quotations.flatMap(({ story }) => (story ? [[story.id, story.title] as const] : [])));
  return [...stories].map(([id, title]) => ({ id, title })).sort((x, y) => x.title.localeCompare(y.title));
}

/** How many quotations are sure, in how many articles and outlets, and how many are only perhaps the speaker's. */
export function counts(quotations: SpokenQuotation[]): {
  sure: number;
  articles: number;
  outlets: number;
  unsure: number;
} {
  const sure = quotations.filter(({ quotation }) => quotation.certain);
  return {
    sure: sure.length,
    articles: new Set(sure.map(({ article }) => article.id)).size,
    outlets: new Set(sure.map(({ article }) => article.outlet ?? '')).size,
    unsure: quotations.length - sure.length,
  };
}
