// The rows of a comparison as a list to walk through: filters, changes only with context, next and previous.
import type { CompareView, Label, PairRow } from '../../lib/backend/bindings';

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

/** The numbers of the sentences that a filter lets through on each side. */
export function lit(view: CompareView, filters: ReadonlySet<Filter>): { a: Set<number>; b: Set<number> } {
  const side = (labels: CompareView['a']['sentences'], only: 'onlyA' | 'onlyB') =>
    new Set(
      labels.flatMap((sentence, n) =>
        filters.size === 0 ||
        filters.has(sentence.label === 'onlyHere' ? only : sentence.label) ||
        (filters.has('moved') && sentence.moved) ||
        (filters.has('shared') && sentence.shared)
          ? [n]
          : [],
      ),
    );
  return { a: side(view.a.sentences, 'onlyA'), b: side(view.b.sentences, 'onlyB') };
}

/** Rows to show, or a fold of as many rows as are left out. */
export type Shown = { row: number } | { folded: number; from: number };

/** Changes only: each difference with `context` rows on both sides; the rest folded. `context` null shows all. */
export function shownRows(rows: PairRow[], keep: (row: PairRow) => boolean, context: number | null): Shown[] {
  const near = new Array<boolean>(rows.length).fill(context === null);
  if (context !== null) {
    rows.forEach((row, i) => {
      if (!keep(row)) return;
      for (let n = Math.max(0, i - context); n <= Math.min(rows.length - 1, i + context); n++) near[n] = true;
    });
  }
  const shown: Shown[] = [];
  near.forEach((visible, i) => {
    if (visible) {
      shown.push({ row: i });
      return;
    }
    const last = shown.at(-1);
    if (last && 'folded' in last) last.folded++;
    else shown.push({ folded: 1, from: i });
  });
  return shown;
}

/** Changes only, for one column: which sentences stay, as for rows but in the column's own order. */
export function shownSentences(labels: CompareView['a']['sentences'], context: number | null): boolean[] {
  if (context === null) return labels.map(() => true);
  const shown = labels.map(() => false);
  labels.forEach((sentence, i) => {
    if (sentence.label === 'same' && !sentence.moved) return;
    for (let n = Math.max(0, i - context); n <= Math.min(labels.length - 1, i + context); n++) shown[n] = true;
  });
  return shown;
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
