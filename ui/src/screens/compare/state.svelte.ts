// What the reader has chosen on the comparison: filters, the difference in hand, what is picked, pinned and lit.
import { SvelteSet } from 'svelte/reactivity';
import type { CompareView } from '../../lib/backend/bindings';
import { bothOnly, isDifference, kindOf, passes, rowOf, step, type Filter } from './differences';
import { ribbons, type Ribbon } from '../../lib/ribbons';

export type SideName = 'a' | 'b';
export const SIDES = ['a', 'b'] as const;
export type PanelTab = 'facts' | 'quotations' | 'wording' | 'copy' | 'summary';

export const other = (side: SideName): SideName => (side === 'a' ? 'b' : 'a');

export class CompareState {
  view = $state.raw<CompareView | null>(null);
  filters = $state.raw<ReadonlySet<Filter>>(new SvelteSet());
  /** Sentences of context around changes; null shows all. */
  context = $state<number | null>(null);
  /** Stretches left out that the reader has opened, by side and first sentence ("a7"), or by row ("r7"). */
  opened = $state.raw<ReadonlySet<string>>(new SvelteSet());
  mode = $state<'columns' | 'rows'>('columns');
  panel = $state(true);
  tab = $state<PanelTab>('facts');
  /** Whether the facts panel shows only what differs. */
  onlyDifferent = $state(false);
  locked = $state(true);
  /** Whether a key is held that lets one side scroll alone. */
  freed = $state(false);
  /** Index of the row in hand. */
  current = $state<number | null>(null);
  /** Sentences under the pointer, and those that belong to them. */
  hover = $state.raw<{ a: number[]; b: number[] } | null>(null);
  /** One picked sentence a side. */
  picked = $state.raw<{ a: number | null; b: number | null }>({ a: null, b: null });
  /** A sentence that waits for its counterpart to be found. */
  waiting = $state.raw<{ side: SideName; sentence: number } | null>(null);
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

  /** Another answer of the host. `same`: to the same question, so what is in hand stays in hand. */
  take(view: CompareView, same: boolean): void {
    this.view = view;
    this.hover = null;
    this.opened = new SvelteSet();
    if (same) {
      // The reader's word on a pairing makes other rows.
      const side = this.picked.a !== null ? 'a' : 'b';
      const sentence = this.picked[side];
      this.current = sentence === null ? null : rowOf(this.rows, side, sentence);
      return;
    }
    this.current = null;
    this.waiting = null;
    this.picked = { a: null, b: null };
  }

  toggle(filter: Filter): void {
    const filters = new SvelteSet(this.filters);
    if (!filters.delete(filter)) filters.add(filter);
    this.filters = filters;
  }
  /** What is only on one side, both together. */
  toggleOnly(): void {
    this.filters = bothOnly(this.filters);
  }
  clear(): void {
    this.filters = new SvelteSet();
  }
  open(stretch: string): void {
    this.opened = new SvelteSet([...this.opened, stretch]);
  }
  nextContext(): void {
    this.context = this.context === null ? 0 : this.context < 2 ? this.context + 1 : null;
    this.opened = new SvelteSet();
  }

  #jump(from: SideName | null): void {
    this.jump = { turn: this.jump.turn + 1, from };
  }
  /** The sentence that waits stays picked where the row has nothing on its side. */
  #withWaiting(picked: { a: number | null; b: number | null }): { a: number | null; b: number | null } {
    const { waiting } = this;
    return waiting && picked[waiting.side] === null ? { ...picked, [waiting.side]: waiting.sentence } : picked;
  }
  toRow(index: number | null): void {
    const row = index === null ? undefined : this.rows[index];
    if (index === null || !row) return;
    this.current = index;
    this.picked = this.#withWaiting({ a: row.a[0] ?? null, b: row.b[0] ?? null });
    this.#jump(null);
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
  /**
   * A click on a sentence: its row is in hand and its counterpart comes beside it. One with several counterparts goes
   * from one to the next at each click; another click on a pair lets go.
   */
  pick(side: SideName, sentence: number): void {
    const there = other(side);
    const partners = this.view?.[side].sentences[sentence]?.aligned ?? [];
    const again = this.picked[side] === sentence;
    const at = again && this.picked[there] !== null ? partners.indexOf(this.picked[there]) + 1 : 0;
    if (again && at >= partners.length) return this.letGo();
    const partner = partners[at] ?? null;
    // A lonely sentence keeps what is picked on the other side, so that two can be joined.
    this.#hold(side, sentence, partner ?? this.picked[there]);
    if (partner !== null) this.#jump(side);
  }
  /** A click on a ribbon: both its ends are held; another click lets go. */
  pin(ribbon: Ribbon): void {
    if (this.picked.a === ribbon.a && this.picked.b === ribbon.b) return this.letGo();
    this.#hold('a', ribbon.a, ribbon.b);
    this.#jump('a');
  }
  /** From a panel: that very sentence and its counterpart come into view. */
  show(side: SideName, sentence: number): void {
    this.#hold(side, sentence, this.view?.[side].sentences[sentence]?.aligned[0] ?? null);
    this.#jump(null);
  }
  /** From a story: two sentences that were chosen there are in hand and come into view side by side. */
  bring(a: number, b: number): void {
    this.#hold('a', a, b);
    this.#jump(null);
  }
  #hold(side: SideName, sentence: number, partner: number | null): void {
    this.current = rowOf(this.rows, side, sentence);
    this.picked = this.#withWaiting(side === 'a' ? { a: sentence, b: partner } : { a: partner, b: sentence });
  }
  letGo(): void {
    this.picked = { a: null, b: null };
    this.waiting = null;
  }
  /** The one picked sentence, when there is none on the other side. */
  get lonely(): { side: SideName; sentence: number } | null {
    const { a, b } = this.picked;
    if (a !== null && b === null) return { side: 'a', sentence: a };
    return b !== null && a === null ? { side: 'b', sentence: b } : null;
  }
  /** Whether the two picked sentences are a pair now. */
  get paired(): boolean {
    const { a, b } = this.picked;
    return a !== null && b !== null && (this.view?.a.sentences[a]?.aligned.includes(b) ?? false);
  }
  /** Whether the reader has said something on both picked sentences. */
  get corrected(): boolean {
    const { a, b } = this.picked;
    const said = (side: SideName, n: number | null) =>
      n !== null && (this.view?.[side].sentences[n]?.corrected ?? false);
    return said('a', a) && said('b', b);
  }
  /** Lights a sentence and all that belong to it. */
  light(side: SideName, sentence: number): void {
    const ends = this.view?.[side].sentences[sentence]?.aligned ?? [];
    this.hover = side === 'a' ? { a: [sentence], b: ends } : { a: ends, b: [sentence] };
  }
  isLit(side: SideName, sentence: number): boolean {
    return this.hover?.[side].includes(sentence) ?? false;
  }
}
