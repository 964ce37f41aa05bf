// What the library screen remembers while the reader is elsewhere: filters, order, selection, place in the list.
import { SvelteSet } from 'svelte/reactivity';
import type { ArticleRow, Facets, Id, SortColumn } from '../../lib/backend/bindings';
import type { App } from '../../lib/state/app.svelte';
import { Loaded } from '../../lib/state/loaded.svelte';
import { ArticleList, type Question } from './list.svelte';

export interface Filters {
  outlets: Id[];
  stories: Id[];
  speakers: Id[];
  tags: string[];
  languages: string[];
  month: string | null;
}
export type ListFilter = Exclude<keyof Filters, 'month'>;

const NONE: Filters = { outlets: [], stories: [], speakers: [], tags: [], languages: [], month: null };

export class LibraryState {
  search = $state('');
  trash = $state(false);
  filters = $state.raw<Filters>(NONE);
  /** What the filters are called: a value that no longer counts is not among the facets. */
  names = $state.raw<Record<string, string>>({});
  /** null: by relevance when searching, else the latest first. */
  order = $state.raw<{ sort: SortColumn; descending: boolean } | null>(null);
  /** The selected, in the order in which they were selected. */
  readonly selected = new SvelteSet<Id>();
  /** The row that has the keyboard. */
  focus = $state(0);
  #anchor = 0;
  scrollTop = 0;
  readonly list: ArticleList;
  readonly facets = new Loaded<Facets>();
  #app: App;

  constructor(app: App) {
    this.#app = app;
    this.list = new ArticleList(app.backend);
  }

  get sort(): SortColumn {
    return this.order?.sort ?? (this.search.trim() ? 'relevance' : 'published');
  }
  get descending(): boolean {
    return this.order?.descending ?? true;
  }
  get question(): Question {
    const { search, trash, sort, descending } = this;
    return { search, trash, sort, descending, ...this.filters };
  }
  get filtered(): boolean {
    return JSON.stringify(this.filters) !== JSON.stringify(NONE);
  }

  /** Goes to another search, or to or from the trash; what was selected there is not selected here. */
  enter(search: string, trash: boolean): void {
    if (search === this.search && trash === this.trash) return;
    if (trash !== this.trash) this.filters = NONE;
    this.search = search;
    this.trash = trash;
    this.#top();
  }

  toggle(facet: ListFilter, value: Id | string, name: string): void {
    const values = this.filters[facet] as (Id | string)[];
    const next = values.includes(value) ? values.filter((v) => v !== value) : [...values, value];
    this.names = { ...this.names, [`${facet}:${value}`]: name };
    this.filters = { ...this.filters, [facet]: next };
    this.#top();
  }

  chooseMonth(month: string): void {
    this.filters = { ...this.filters, month: this.filters.month === month ? null : month };
    this.#top();
  }

  clearFilters(): void {
    this.filters = NONE;
    this.#top();
  }

  /** A second press on the same column turns the order round. */
  sortBy(sort: SortColumn): void {
    const down =
      sort === 'published' || sort === 'versions' || sort === 'words' || sort === 'imported' || sort === 'relevance';
    this.order = { sort, descending: this.sort === sort ? !this.descending : down };
    this.scrollTop = 0;
    this.focus = 0;
  }

  #top(): void {
    this.selected.clear();
    this.focus = 0;
    this.#anchor = 0;
    this.scrollTop = 0;
  }

  async load(first: number): Promise<void> {
    const { question } = this;
    await Promise.all([
      this.list.ask(question, first),
      this.facets.load(() => this.#app.backend.facets({ ...question, offset: 0, limit: 1 })),
    ]);
    if (this.focus >= this.list.total) this.focus = Math.max(0, this.list.total - 1);
  }

  // ---- selection

  /** The row that has the keyboard, when it has come. */
  get focused(): ArticleRow | null {
    return this.list.row(this.focus);
  }

  /** What an action is about: the selected, else the row that has the keyboard. */
  get subject(): Id[] {
    if (this.selected.size > 0) return [...this.selected];
    return this.focused ? [this.focused.id] : [];
  }

  #only(ids: Id[]): void {
    this.selected.clear();
    for (const id of ids) this.selected.add(id);
  }

  /** A click, or the keyboard arriving: this row and no other. */
  pick(index: number): void {
    this.focus = index;
    this.#anchor = index;
    const row = this.list.row(index);
    this.#only(row ? [row.id] : []);
  }

  /** Ctrl and click, or Space: this row in or out. */
  flip(index: number): void {
    this.focus = index;
    this.#anchor = index;
    const row = this.list.row(index);
    if (!row) return;
    if (!this.selected.delete(row.id)) this.selected.add(row.id);
  }

  /** Shift: everything from where it began to here. */
  async extend(index: number): Promise<void> {
    this.focus = index;
    const [from, to] = [Math.min(this.#anchor, index), Math.max(this.#anchor, index)];
    const ids = await this.list.ids(from, to);
    if (this.focus === index) this.#only(ids);
  }

  async selectAll(): Promise<void> {
    this.#only(await this.list.ids(0, this.list.total - 1));
  }

  clearSelection(): void {
    this.selected.clear();
  }
}

const states = new WeakMap<App, LibraryState>();

/** The one state of an app's library screen. */
export function libraryOf(app: App): LibraryState {
  const known = states.get(app) ?? new LibraryState(app);
  states.set(app, known);
  return known;
}
