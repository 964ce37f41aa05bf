// Words of the versions screen.
import type { ChangeKind } from '../../backend/bindings';
import { plural } from '../plural';

export const versions = {
  title: 'Versions',
  failed: 'The versions could not be opened.',
  compareFailed: 'These two versions could not be compared.',
  toArticle: 'To the article',
  summary: (n: number) => plural(n, 'version', 'versions'),
  headlineChanged: (n: number) =>
    n === 0 ? 'headline never changed' : `headline changed ${n === 1 ? 'once' : `${n} times`}`,
  one: 'There is one version of this article.',
  oneHint: 'Import a newer text of it, and what changed is shown here.',
  axis: 'Versions in time',
  bar: (n: number, when: string, added: number, removed: number) =>
    n === 1
      ? `Version 1, ${when}, ${plural(added, 'word', 'words')}`
      : `Version ${n}, ${when}: ${plural(added, 'word', 'words')} added, ${removed} removed. Show what changed`,
  invisible: 'no visible change',
  older: 'From',
  newer: 'to',
  option: (n: number, when: string) => `${n} · ${when}`,
  layout: 'Layout',
  sideBySide: 'Side by side',
  inline: 'Inline',
  changesOnly: 'Changes only',
  position: (at: number, of: number) =>
    of === 0 ? 'No changes' : at < 0 ? plural(of, 'change', 'changes') : `Change ${at + 1} of ${of}`,
  previous: 'Previous change',
  next: 'Next change',
  moved: 'moved here',
  none: 'not in this version',
  hidden: (n: number) => `${plural(n, 'unchanged paragraph', 'unchanged paragraphs')} left out`,
  headline: 'Headline',
  version: (n: number) => `Version ${n}`,
  kinds: {
    insertedParagraph: 'paragraph added',
    deletedParagraph: 'paragraph removed',
    movedParagraph: 'paragraph moved',
    splitParagraph: 'paragraph split',
    mergedParagraph: 'paragraphs merged',
    headline: 'headline',
    number: 'number',
    name: 'name',
    quotation: 'quotation',
    attribution: 'attribution',
    negationOrHedge: 'negation or hedge',
    correctionNote: 'correction note',
    wording: 'wording',
  } satisfies Record<ChangeKind, string>,
};
