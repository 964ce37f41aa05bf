// Kinds of change as they are shown: in families by color, each kind with its own sign.
import type { ChangeItem, ChangeKind, DiffRow, KindCount } from '../../lib/backend/bindings';

export type Family = 'correction' | 'headline' | 'fact' | 'speech' | 'paragraph' | 'wording';

/** The sign of each kind; the same signs stand in reports. */
export const SIGNS: Record<ChangeKind, string> = {
  insertedParagraph: '+',
  deletedParagraph: '−',
  movedParagraph: '⇅',
  splitParagraph: '÷',
  mergedParagraph: '∪',
  headline: 'H',
  number: '#',
  name: '☺',
  quotation: '❝',
  attribution: '—',
  negationOrHedge: '¬',
  correctionNote: '✎',
  wording: '≈',
};

/** What weighs most first: the order of filters, signs and the parts of a bar. */
export const KINDS: { kind: ChangeKind; family: Family }[] = [
  { kind: 'correctionNote', family: 'correction' },
  { kind: 'headline', family: 'headline' },
  { kind: 'number', family: 'fact' },
  { kind: 'name', family: 'fact' },
  { kind: 'quotation', family: 'speech' },
  { kind: 'attribution', family: 'speech' },
  { kind: 'negationOrHedge', family: 'speech' },
  { kind: 'insertedParagraph', family: 'paragraph' },
  { kind: 'deletedParagraph', family: 'paragraph' },
  { kind: 'movedParagraph', family: 'paragraph' },
  { kind: 'splitParagraph', family: 'paragraph' },
  { kind: 'mergedParagraph', family: 'paragraph' },
  { kind: 'wording', family: 'wording' },
];

export const familyOf = (kind: ChangeKind): Family => KINDS.find((one) => one.kind === kind)?.family ?? 'wording';

/** How often each kind occurs, in the order of KINDS; kinds that do not occur are left out. */
export function counted(changes: ChangeItem[]): { kind: ChangeKind; count: number }[] {
  return KINDS.map(({ kind }) => ({ kind, count: changes.filter((change) => change.kind === kind).length })).filter(
    ({ count }) => count > 0,
  );
}

/** Kinds of a bar in the order of KINDS. */
export function sorted(kinds: KindCount[]): KindCount[] {
  return KINDS.flatMap(({ kind }) => kinds.filter((one) => one.kind === kind));
}

/** Whether a row has a change of a chosen kind; with none chosen, any change counts. */
export function counts(row: DiffRow, chosen: readonly ChangeKind[]): boolean {
  if (chosen.length === 0) return row.changed || row.moved;
  return row.kinds.some((kind) => chosen.includes(kind));
}
