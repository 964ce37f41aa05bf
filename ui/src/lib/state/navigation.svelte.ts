// Where the reader is, and how she came there.
import type { Id } from '../backend/bindings';

export type Route =
  | { screen: 'library'; search: string; trash: boolean }
  /** version null: the newest. sentence: the one to show first. search: whose matches are to be marked. */
  | { screen: 'article'; id: Id; version: Id | null; sentence: number | null; search: string }
  /** Ids of versions. sentences: those of either side to show first. */
  | { screen: 'compare'; a: Id; b: Id; sentences?: [number, number] }
  | { screen: 'versions'; id: Id }
  | { screen: 'stories' }
  /** tab: absent for the first. base: the article whose text is laid against the others. */
  | { screen: 'story'; id: Id; tab?: StoryTab; base?: Id }
  | { screen: 'speakers' }
  /** other: a second speaker on the same axis. */
  | { screen: 'speaker'; id: Id; other?: Id }
  /** Unsure quotations one by one; article null: of the whole library. */
  | { screen: 'review'; article: Id | null }
  | { screen: 'settings' };

/** The parts of the story's screen. */
export type StoryTab = 'overview' | 'statements' | 'base' | 'changes' | 'words';

export type ScreenName = Route['screen'];

export const library = (search = '', trash = false): Route => ({ screen: 'library', search, trash });
export const article = (id: Id, rest: { version?: Id; sentence?: number; search?: string } = {}): Route => ({
  screen: 'article',
  id,
  version: rest.version ?? null,
  sentence: rest.sentence ?? null,
  search: rest.search ?? '',
});

/** Steps that are kept; nobody goes back further. */
const DEPTH = 100;

export class Navigation {
  #past = $state.raw<Route[]>([]);
  #future = $state.raw<Route[]>([]);
  route = $state.raw<Route>(library());

  constructor(start: Route = library()) {
    this.route = start;
  }

  get canGoBack(): boolean {
    return this.#past.length > 0;
  }
  get canGoForward(): boolean {
    return this.#future.length > 0;
  }

  /** A step that Back takes back; none when already there. */
  go(to: Route): void {
    if (JSON.stringify(to) === JSON.stringify(this.route)) return;
    this.#past = [...this.#past, this.route].slice(-DEPTH);
    this.#future = [];
    this.route = to;
  }

  /** Stays on this step, with other particulars (another search, another version). */
  replace(to: Route): void {
    this.route = to;
  }

  back(): void {
    const to = this.#past.at(-1);
    if (!to) return;
    this.#past = this.#past.slice(0, -1);
    this.#future = [this.route, ...this.#future];
    this.route = to;
  }

  forward(): void {
    const [to, ...rest] = this.#future;
    if (!to) return;
    this.#past = [...this.#past, this.route];
    this.#future = rest;
    this.route = to;
  }
}
