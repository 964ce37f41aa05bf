// The rows of a comparison as a list to walk through: filters, changes only with context, next and previous.
import type { CompareView, Label, PairRow, Run, SentenceLabel } from '../../lib/backend/bindings';

/** What the figures of the strip filter by. */
export const FILTERS = ['same', 'reworded', 'partly', 'onlyA', 'onlyB', 'moved', 'shared'] as const;
export type Filter = (typeof FILTERS)[number];

/** The kind of a row, both sides of "only here" apart. */
export type RowKind = 'same' | 'reworded' | 'partly' | 'onlyA' | 'onlyB';

export function kindOf(row: PairRow): RowKind {
  return row.label === 'onlyHere' ? (row.a.length ? 'onlyA' : 'onlyB') : row.label;
}

/** A difference is everything but the same words in the same order. */
export function isDifference(row: PairRow): boolean {
  return row.label !== 'same' || row.moved;
}

/** Whether a row passes: any of the filters, all pass when none is set. */
export function passes(row: PairRow, filters: ReadonlySet<Filter>, view: CompareView): boolean {
  if (filters.size === 0) return true;
  return (
    filters.has(kindOf(row)) ||
    (filters.has('moved') && row.moved) ||
    (filters.has('shared') &&
      (row.a.some((n) => view.a.sentences[n]?.shared) || row.b.some((n) => view.b.sentences[n]?.shared)))
  );
}

/** "Only here" of both sides on, or off when both are on. */
export function bothOnly(filters: ReadonlySet<Filter>): ReadonlySet<Filter> {
  const rest = [...filters].filter((filter) => filter !== 'onlyA' && filter !== 'onlyB');
  return new Set<Filter>(rest.length + 2 === filters.size ? rest : [...rest, 'onlyA', 'onlyB']);
}

/** The numbers of the sentences that a filter lets through on each side: with each the sentences that belong to it. */
export function lit(view: CompareView, filters: ReadonlySet<Filter>): { a: Set<number>; b: Set<number> } {
  const passing = (labels: SentenceLabel[], only: 'onlyA' | 'onlyB') =>
    labels.flatMap((sentence, n) =>
      filters.size === 0 ||
      filters.has(sentence.label === 'onlyHere' ? only : sentence.label) ||
      (filters.has('moved') && sentence.moved) ||
      (filters.has('shared') && sentence.shared)
        ? [n]
        : [],
    );
  const partners = (labels: SentenceLabel[], of: number[]) => of.flatMap((n) => labels[n]?.aligned ?? []);
  const [a, b] = [passing(view.a.sentences, 'onlyA'), passing(view.b.sentences, 'onlyB')];
  return {
    a: new Set([...a, ...partners(view.b.sentences, b)]),
    b: new Set([...b, ...partners(view.a.sentences, a)]),
  };
}

/** What of a list stays in view: what is kept, with `context` on both sides. `context` null keeps all. */
export function near<T>(all: T[], keep: (one: T) => boolean, context: number | null): boolean[] {
  if (context === null) return all.map(() => true);
  const shown = all.map(() => false);
  all.forEach((one, i) => {
    if (!keep(one)) return;
    for (let n = Math.max(0, i - context); n <= Math.min(all.length - 1, i + context); n++) shown[n] = true;
  });
  return shown;
}

/** Something to show, or a fold of as many as are left out, from the first of them on. */
export type Shown = { row: number } | { folded: number; from: number };

/** What is in view, and folds between. What stands in `opened` by the first of its fold is shown. */
export function folded(visible: boolean[], opened: (from: number) => boolean): Shown[] {
  const shown: Shown[] = [];
  visible.forEach((is, i) => {
    const last = shown.at(-1);
    if (is) shown.push({ row: i });
    else if (last && 'folded' in last) last.folded++;
    else shown.push({ folded: 1, from: i });
  });
  return shown.flatMap((one) =>
    'folded' in one && opened(one.from) ? Array.from({ length: one.folded }, (_, n) => ({ row: one.from + n })) : [one],
  );
}

/** Whether a sentence is a difference in its own column. */
export function differs(sentence: SentenceLabel): boolean {
  return sentence.label !== 'same' || sentence.moved;
}

/** The next of `indexes` after `current` (or before it, going back); round the ends. null when there is none. */
export function step(indexes: number[], current: number | null, by: 1 | -1): number | null {
  if (indexes.length === 0) return null;
  if (current === null) return (by === 1 ? indexes[0] : indexes.at(-1)) ?? null;
  const next = by === 1 ? indexes.find((i) => i > current) : indexes.findLast((i) => i < current);
  return next ?? (by === 1 ? indexes[0] : indexes.at(-1)) ?? null;
}

/** The row that holds this sentence of this side. */
export function rowOf(rows: PairRow[], side: 'a' | 'b', sentence: number): number | null {
  const found = rows.findIndex((row) => row[side].includes(sentence));
  return found < 0 ? null : found;
}

/** Which label a sentence carries for a reader ("only here" needs its side). */
export function toneOf(label: Label, side: 'a' | 'b'): string {
  return label === 'onlyHere' ? (side === 'a' ? 'only-a' : 'only-b') : label;
}

/** The words of a sentence, without marks. */
export function sentenceRuns(view: CompareView, side: 'a' | 'b', sentence: number): Run[] {
  return view[side].paragraphs
    .flatMap((paragraph) => paragraph.runs)
    .filter((run) => run.sentence === sentence)
    .map((run) => ({ ...run, marks: [] }));
}
