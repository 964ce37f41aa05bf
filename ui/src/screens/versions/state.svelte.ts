// What is shown of an article's versions, and where the reader is in it.
import type { Age, ChangeItem, ChangeKind, Id, VersionDiffView, VersionsView } from '../../lib/backend/bindings';
import { counted } from './kinds';

/** Words that were pointed at. */
export interface Pointed {
  text: string;
  age: Age | null;
  /** Number of their change, from 1; 0 for words that both have. */
  change: number;
}

export class VersionsState {
  view = $state.raw<VersionsView | null>(null);
  diff = $state.raw<VersionDiffView | null>(null);
  pair = $state.raw<{ older: Id; newer: Id } | null>(null);
  inline = $state(false);
  /** Unchanged paragraphs around each change; null: all. */
  context = $state<number | null>(null);
  /** Only these kinds; none: all. */
  chosen = $state.raw<readonly ChangeKind[]>([]);
  /** Gaps that were opened, by their first place. */
  opened = $state.raw<readonly number[]>([]);
  /** Whether words are marked with the version that brought them. */
  ages = $state(false);
  /** Number of the change in hand among all changes, or -1. */
  at = $state(-1);
  pointed = $state.raw<Pointed | null>(null);

  readonly changes: ChangeItem[] = $derived(this.diff?.changes ?? []);
  readonly kinds = $derived(counted(this.changes));
  /** Numbers of the changes that are gone through. */
  readonly stops: number[] = $derived(
    [...this.changes.keys()].filter(
      (n) => this.chosen.length === 0 || this.chosen.includes(this.changes[n]?.kind as ChangeKind),
    ),
  );
  readonly current: ChangeItem | null = $derived(this.changes[this.at] ?? null);
  readonly newer = $derived(this.view?.versions.findIndex((bar) => bar.version.id === this.pair?.newer) ?? -1);
  readonly older = $derived(this.view?.versions.findIndex((bar) => bar.version.id === this.pair?.older) ?? -1);

  /** Takes the article's versions; the last two are compared first. What is compared already stays. */
  take(view: VersionsView): void {
    this.view = view;
    const has = (id: Id | undefined) => view.versions.some((bar) => bar.version.id === id);
    if (!has(this.pair?.older) || !has(this.pair?.newer)) this.show(view.versions.length - 1);
  }

  /** A version against the one before it; the first one against the second. */
  show(index: number): void {
    const bars = this.view?.versions ?? [];
    const to = Math.min(Math.max(index, 1), bars.length - 1);
    const [older, newer] = [bars[to - 1]?.version.id, bars[to]?.version.id];
    this.pair = older === undefined || newer === undefined ? null : { older, newer };
  }

  /** Any two; the older one is always the one that came first. */
  choose(older: Id, newer: Id): void {
    const place = (id: Id) => this.view?.versions.findIndex((bar) => bar.version.id === id) ?? 0;
    if (older === newer) return;
    this.pair = place(older) < place(newer) ? { older, newer } : { older: newer, newer: older };
  }

  /** Another comparison begins at its beginning. */
  compared(diff: VersionDiffView): void {
    if (this.diff?.old === diff.old && this.diff.new === diff.new) {
      this.diff = diff;
      return;
    }
    this.diff = diff;
    this.at = -1;
    this.opened = [];
    this.pointed = null;
    // A kind that does not occur here would hide everything.
    this.chosen = this.chosen.filter((kind) => diff.changes.some((change) => change.kind === kind));
  }

  toggle(kind: ChangeKind): void {
    const next = this.chosen.filter((one) => one !== kind);
    if (next.length === this.chosen.length) next.push(kind);
    this.chosen = next;
    if (!this.stops.includes(this.at)) this.at = -1;
  }

  open(first: number): void {
    this.opened = [...this.opened, first];
  }

  /** The next stop, over the end to the beginning; whether there was one. */
  step(by: 1 | -1, kind?: ChangeKind): boolean {
    const stops = kind ? this.stops.filter((n) => this.changes[n]?.kind === kind) : this.stops;
    const [first, last] = [stops[0], stops.at(-1)];
    if (first === undefined || last === undefined) return false;
    const next = by > 0 ? stops.find((n) => n > this.at) : stops.findLast((n) => n < this.at);
    this.go(next ?? (by > 0 ? first : last));
    return true;
  }

  /** Takes a change in hand, by its number from 0. */
  go(n: number): void {
    this.at = n;
    this.pointed = null;
  }
}
