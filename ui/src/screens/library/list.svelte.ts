// The rows of the list, fetched page by page as they come into view.
// Pages are plain maps: one counter says that rows came, so a page of a hundred rows wakes the table once.
/* eslint-disable svelte/prefer-svelte-reactivity */
import type { Backend, BackendError } from '../../lib/backend/backend';
import type { ArticleQuery, ArticleRow, Id } from '../../lib/backend/bindings';
import { asBackendError } from '../../lib/state/loaded.svelte';

export type Question = Omit<ArticleQuery, 'offset' | 'limit'>;

export const PAGE = 100;
/** Pages that are kept; the one used longest ago goes first. */
const KEPT = 50;

export class ArticleList {
  total = $state(0);
  understood = $state<string | null>(null);
  error = $state.raw<BackendError | null>(null);
  /** False until the first answer. */
  ready = $state(false);
  #backend: Backend;
  #question: Question | null = null;
  #pages = new Map<number, ArticleRow[]>();
  #asked = new Set<number>();
  #turn = 0;
  /** Counts up when rows came; reading it makes a reader of rows wait for them. */
  #arrivals = $state(0);

  constructor(backend: Backend) {
    this.#backend = backend;
  }

  /** Asks anew. The old rows stay in view until the first new page is there. first: the row at the top of the view. */
  async ask(question: Question, first = 0): Promise<void> {
    const turn = ++this.#turn;
    this.#question = question;
    const page = Math.floor(first / PAGE);
    try {
      const answer = await this.#backend.listArticles({ ...question, offset: page * PAGE, limit: PAGE });
      if (turn !== this.#turn) return;
      this.#pages = new Map([[page, answer.rows]]);
      this.#asked = new Set([page]);
      this.total = answer.total;
      this.understood = answer.understood;
      this.error = null;
      this.ready = true;
      this.#arrivals++;
    } catch (reason) {
      if (turn !== this.#turn) return;
      this.error = asBackendError(reason);
      this.ready = true;
    }
  }

  row(index: number): ArticleRow | null {
    void this.#arrivals;
    return this.#pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;
  }

  /** Fetches what is missing of the rows from first to last, last included. */
  async need(first: number, last: number): Promise<void> {
    const question = this.#question;
    if (!question || this.total === 0) return;
    const turn = this.#turn;
    const missing: number[] = [];
    for (let page = Math.floor(first / PAGE); page <= Math.floor(Math.min(last, this.total - 1) / PAGE); page++)
      if (!this.#asked.has(page)) missing.push(page);
    await Promise.all(
      missing.map(async (page) => {
        this.#asked.add(page);
        try {
          const { rows } = await this.#backend.listArticles({ ...question, offset: page * PAGE, limit: PAGE });
          if (turn !== this.#turn) return;
          this.#pages.set(page, rows);
          this.#forget();
          this.#arrivals++;
        } catch (reason) {
          if (turn !== this.#turn) return;
          this.#asked.delete(page);
          this.error = asBackendError(reason);
        }
      }),
    );
  }

  #forget(): void {
    for (const page of this.#pages.keys()) {
      if (this.#pages.size <= KEPT) return;
      this.#pages.delete(page);
      this.#asked.delete(page);
    }
  }

  /** The ids from one row to another, both included; fetched in large pages, since most are not in view. */
  async ids(from: number, to: number): Promise<Id[]> {
    const question = this.#question;
    if (!question) return [];
    const turn = this.#turn;
    const ids: Id[] = [];
    for (let offset = from; offset <= to; offset += 500) {
      const limit = Math.min(500, to - offset + 1);
      const known = Array.from({ length: limit }, (_, i) => this.row(offset + i)?.id);
      if (known.every((id) => id !== undefined)) {
        ids.push(...known);
        continue;
      }
      const { rows } = await this.#backend.listArticles({ ...question, offset, limit });
      if (turn !== this.#turn) return [];
      ids.push(...rows.map((row) => row.id));
    }
    return ids;
  }
}
