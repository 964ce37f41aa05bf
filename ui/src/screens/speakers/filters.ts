// Which of a speaker's quotations are shown, and how variants of one utterance are folded into a card.
import type { QuotationKind, SpeakerView, SpokenQuotation } from '../../lib/backend/bindings';
import type { Stretch } from '../../lib/timeline/stretch';
import { when } from '../../lib/when';

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
    const text = words.length > 0 ? quotation.text.toLocaleLowerCase() : '';
    return (
      (filters.story === null || story?.id === filters.story) &&
      (filters.outlet === null || (article.outlet ?? '') === filters.outlet) &&
      (filters.kind === null || quotation.kind === filters.kind) &&
      (!filters.certainOnly || quotation.certain) &&
      words.every((word) => text.includes(word))
    );
  });
}

/** Those published in the stretch; all of them, undated ones too, for null. */
export function published(quotations: SpokenQuotation[], stretch: Stretch | null): SpokenQuotation[] {
  if (!stretch) return quotations;
  return quotations.filter(({ article }) => {
    const ms = when(article.published)?.ms;
    return ms !== undefined && ms >= stretch.from && ms < stretch.to;
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

/** A card in a list that may hold those of several speakers. */
export interface Entry {
  key: string;
  /** Number of the speaker. */
  speaker: number;
  card: Card;
}

/** An utterance told more often goes on in further cards, so that none is too large to draw. */
const TOGETHER = 25;

/** The cards of all speakers in one order of time: by the first telling, or the last one first. Undated ones come last. */
export function entries(said: SpokenQuotation[][], newestFirst: boolean): Entry[] {
  const all = said.flatMap((quotations, speaker) =>
    cards(quotations).flatMap((card) => {
      let [first, last] = [Infinity, -Infinity];
      for (const { article } of card.tellings) {
        const ms = when(article.published)?.ms;
        if (ms === undefined) continue;
        first = Math.min(first, ms);
        last = Math.max(last, ms);
      }
      const at = newestFirst ? -last : first;
      const parts: (Entry & { at: number })[] = [];
      for (let i = 0; i < card.tellings.length; i += TOGETHER) {
        const key = `${speaker}:${card.utterance}${i ? `+${i}` : ''}`;
        parts.push({ key, speaker, card: { ...card, tellings: card.tellings.slice(i, i + TOGETHER) }, at });
      }
      return parts;
    }),
  );
  return all.sort((x, y) => (x.at === y.at ? 0 : x.at - y.at));
}

/** The stories that occur, by title. */
export function storiesOf(views: Pick<SpeakerView, 'quotations'>[]): { id: number; title: string }[] {
  const all = views.flatMap((view) => view.quotations);
  const stories = new Map(all.flatMap(({ story }) => (story ? [[story.id, story.title] as const] : [])));
  return [...stories].map(([id, title]) => ({ id, title })).sort((x, y) => x.title.localeCompare(y.title));
}

/** The outlets that occur, each once; "" for an unknown one. */
export const outletsOf = (views: Pick<SpeakerView, 'outlets'>[]): string[] => [
  ...new Set(views.flatMap((view) => view.outlets)),
];

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
