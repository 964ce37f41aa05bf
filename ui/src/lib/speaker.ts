// Who said a quotation, in words: never a name that is not sure, never silence about what the article does say.
import type { QuotationRow } from './backend/bindings';
import { article as t } from './i18n/en/article';

/** The speaker; a source that has no name in its own words; or that it is unknown, with what there is. */
export function whoSaid({ speaker, certain, mention }: Pick<QuotationRow, 'speaker' | 'certain' | 'mention'>): string {
  if (speaker) return certain ? speaker.name : t.perhaps(speaker.name);
  if (mention) return certain ? t.unnamed(mention) : t.unknownBut(mention);
  return t.speakerUnknown;
}
