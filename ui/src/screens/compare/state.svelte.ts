// What the reader has chosen on the comparison: filters, the difference in hand, what is picked and lit.
import { SvelteSet } from 'svelte/reactivity';
import type { CompareView } from '../../lib/backend/bindings';
import { isDifference, kindOf, passes, rowOf, step, type Filter } from './differences';
import { ribbons } from '../../lib/ribbons';

export type SideName = 'a' | 'b';

export class CompareState {
  view = $state.raw<CompareView | null>(null);
  filters = $state.raw<ReadonlySet<Filter>>(new SvelteSet());
  /** Sentences of context around changes; null shows all. */
  context = $state<number | null>(null);
  mode = $state<'columns' | 'rows'>('columns');
  locked = $state(true);
  /** Index of the row in hand. */
  current = $state<number | null>(null);
  /** The sentence under the pointer. */
  hover = $state.raw<{ side: SideName; sentence: number } | null>(null);
  /** One picked sentence a side. */
  picked = $state.raw<{ a: number | null; b: number | null }>({ a: null, b: null });
  /** Counts up when the picked sentences are to be scrolled to; `from` is the side that stays where it is. */
  jump = $state.raw<{ turn: number; from: SideName | null }>({ turn: 0, from: null });

  ribbons = $derived(this.view ? ribbons(this.view.a.sentences) : []);
  rows = $derived(this.view?.rows ?? []);
  differences = $derived.by(() => {
    const view = this.view;
    if (!view) return [];
    // With "same" chosen as a filter, one walks through what was chosen.
    const wanted = this.filters.size > 0;
    return view.rows.flatMap((row, i) => ((wanted || isDifference(row)) && passes(row, this.filters, view) ? [i] : []));
  });

  toggle(filter: Filter): void {
    const filters = new SvelteSet(this.filters);
    if (!filters.delete(filter)) filters.add(filter);
    this.filters = filters;
  }
  toRow(index: number | null): void {
    const row = index === null ? undefined : this.rows[index];
    if (index === null || !row) return;
    this.current = index;
    this.picked = { a: row.a[0] ?? null, b: row.b[0] ?? null };
    this.jump = { turn: this.jump.turn + 1, from: null };
  }
  next(by: 1 | -1): void {
    this.toRow(step(this.differences, this.current, by));
  }
  nextOfKind(by: 1 | -1): void {
    const row = this.current === null ? undefined : this.rows[this.current];
    if (!row) return this.next(by);
    const kind = kindOf(row);
    const same = this.rows.flatMap((one, i) => (kindOf(one) === kind && one.moved === row.moved ? [i] : []));
    this.toRow(step(same, this.current, by));
  }
  /** A click on a sentence: its row is in hand and its counterpart comes beside it. */
  pick(side: SideName, sentence: number): void {
    const index = rowOf(this.rows, side, sentence);
    const row = index === null ? undefined : this.rows[index];
    const other = side === 'a' ? 'b' : 'a';
    this.current = index;
    const partner = row?.[other][0] ?? null;
    // A lonely sentence keeps what is picked on the other side, so that two can be joined.
    const lonely = partner === null ? this.picked[other] : partner;
    this.picked = side === 'a' ? { a: sentence, b: lonely } : { a: lonely, b: sentence };
    if (partner !== null) this.jump = { turn: this.jump.turn + 1, from: side };
  }
  show(side: SideName, sentence: number): void {
    this.toRow(rowOf(this.rows, side, sentence));
  }
  /** Whether the two picked sentences are a pair now. */
  get paired(): boolean {
    const { a, b } = this.picked;
    return a !== null && b !== null && (this.view?.a.sentences[a]?.aligned.includes(b) ?? false);
  }
  get corrected(): boolean {
    const { a, b } = this.picked;
    return (
      (a !== null && (this.view?.a.sentences[a]?.corrected ?? false)) ||
      (b !== null && (this.view?.b.sentences[b]?.corrected ?? false))
    );
  }
  /** Whether a sentence is lit: under the pointer, picked, or the other end of either. */
  isLit(side: SideName, sentence: number): boolean {
    const ends = this.hover;
    if (!ends) return false;
    if (ends.side === side) return ends.sentence === sentence;
    return this.view?.[ends.side].sentences[ends.sentence]?.aligned.includes(sentence) ?? false;
  }
}
