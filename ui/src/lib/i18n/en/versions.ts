// Words of the versions screen.
import type { ChangeKind } from '../../backend/bindings';
import { plural } from '../plural';

const short = (text: string | null): string => {
  const words = (text ?? '').trim().split(/\s+/u);
  return words.length > 14 ? `${words.slice(0, 12).join(' ')} …` : words.join(' ');
};
/** In quotation marks, unless it begins with one of its own. */
const quoted = (text: string | null): string =>
  /^[“„«"]/u.test((text ?? '').trim()) ? short(text) : `“${short(text)}”`;
/** "versions 2, 4 and 5" */
const listed = (numbers: number[]): string =>
  numbers.length === 1
    ? `version ${numbers[0]}`
    : `versions ${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1) ?? ''}`;

export const versions = {
  title: 'Versions',
  failed: 'The versions could not be opened.',
  compareFailed: 'These two versions could not be compared.',
  failedHint: (message: string) => `${message} Nothing was changed. Choose two other versions, or try again.`,
  tryAgain: 'Try again',
  toArticle: 'To the article',
  summary: (n: number) => plural(n, 'version', 'versions'),
  headlineChanged: (numbers: number[]) =>
    numbers.length === 0
      ? 'headline never changed'
      : `headline changed ${numbers.length === 1 ? 'once' : `${numbers.length} times`} (${listed(numbers)})`,
  undated: (n: number, of: number) =>
    n === 0 ? '' : n === of ? 'no version is dated' : `${plural(n, 'version is', 'versions are')} not dated`,
  one: 'There is one version of this article.',
  oneHint: 'Import a newer text of it, and what changed is shown here.',
  axis: 'Versions in time',
  time: (when: string, dated: boolean) => (dated ? when : `date unknown, imported ${when}`),
  bar: (n: number, when: string, added: number, removed: number, kinds: string, visible: boolean, rewrite: boolean) =>
    n === 1
      ? `Version 1, ${when}, ${plural(added, 'word', 'words')}`
      : `Version ${n}, ${when}: ${
          visible
            ? `${rewrite ? 'rewritten, ' : ''}${plural(added, 'word', 'words')} added, ${removed} removed${kinds && `; ${kinds}`}`
            : 'no visible change'
        }. Show what changed`,
  kindCount: (count: number, kind: string) => `${kind} ${count}`,
  scrubber: 'Version',
  scrubbed: (older: number, newer: number) => `Version ${newer} against version ${older}`,
  older: 'From',
  newer: 'to',
  option: (n: number, when: string) => `${n} · ${when}`,
  earlier: 'One version earlier',
  later: 'One version later',
  layout: 'Layout',
  sideBySide: 'Side by side',
  inline: 'Inline',
  context: 'How much is shown',
  contexts: (n: number | null) => (n === null ? 'All' : n === 0 ? 'Changes' : `± ${n}`),
  ages: 'Since when',
  agesHint: 'Mark all words with the version in which they came in',
  position: (at: number, of: number) =>
    of === 0 ? 'No changes' : at < 0 ? plural(of, 'change', 'changes') : `Change ${at + 1} of ${of}`,
  previous: 'Previous change',
  next: 'Next change',
  filter: 'Kinds of change',
  all: 'All',
  none: 'not in this version',
  hidden: (n: number) => `${plural(n, 'paragraph', 'paragraphs')} without a change shown here`,
  unfold: 'Show',
  stood: (up: boolean) => (up ? 'moved up from here' : 'moved down from here'),
  movedHere: (up: boolean, from: number | null) =>
    `moved ${up ? 'up' : 'down'}${from === null ? '' : `, was paragraph ${from}`}`,
  toNew: 'Show where it stands now',
  toOld: 'Show where it stood',
  split: (n: number) => `split in ${n}`,
  merged: (n: number) => `${n} merged`,
  break: '¶',
  breakGone: 'paragraph break removed',
  breakNew: 'paragraph break added',
  list: 'Changes',
  listEmpty: 'No change to go to.',
  filtered: (n: number, of: number) => (n === of ? '' : `${n} of ${of} shown`),
  version: (n: number) => `Version ${n}`,
  columns: (n: number, when: string) => `Version ${n}, ${when}`,
  since: (since: number, when: string) =>
    since === 1 ? `there since version 1 (${when})` : `came in with version ${since} (${when})`,
  until: (until: number, when: string) => `gone since version ${until} (${when})`,
  pointed: (text: string) => quoted(text),
  pointHint: 'Click a word to see in which version it came in.',
  showVersion: (n: number) => `What changed in version ${n}`,
  sinceShort: (n: number) => `v${n}`,
  legend: 'What the signs mean',
  legendRemoved: 'only in the older version',
  legendAdded: 'only in the newer version',
  legendBreak: 'a paragraph break that came or went',
  legendMoved: 'a paragraph that stands elsewhere now',
  printed: (older: string, newer: string) => `From ${older} to ${newer}`,
  /** Where a change is: paragraphs count as in the newer version, or in the older one where they are gone. */
  place: (headline: boolean, paragraph: number | null, old: number | null) =>
    headline
      ? 'Headline'
      : paragraph !== null
        ? `Paragraph ${paragraph}`
        : `Paragraph ${old ?? '?'} of the older version`,
  /** A change in a sentence. */
  sentence: (kind: ChangeKind, before: string | null, after: string | null): string => {
    const swap = (what: string) =>
      before === null
        ? `${what} added: ${quoted(after)}`
        : after === null
          ? `${what} removed: ${quoted(before)}`
          : `${what}: ${quoted(before)} became ${quoted(after)}`;
    switch (kind) {
      case 'insertedParagraph':
        return `Paragraph added: ${quoted(after)}`;
      case 'deletedParagraph':
        return `Paragraph removed: ${quoted(before)}`;
      case 'movedParagraph':
        return `Paragraph moved: ${quoted(after)}`;
      case 'splitParagraph':
        return `Paragraph split: ${quoted(after)}`;
      case 'mergedParagraph':
        return `Paragraphs merged: ${quoted(after)}`;
      case 'headline':
        return swap('Headline');
      case 'number':
        return swap('Number');
      case 'name':
        return swap('Name');
      case 'quotation':
        return swap('Words of a quotation');
      case 'attribution':
        return swap('Attribution');
      case 'negationOrHedge':
        return swap('Negation or hedge');
      case 'correctionNote':
        return swap('Correction note');
      case 'wording':
        return swap('Wording');
    }
  },
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
