// What every screen shares: the backend, where the reader is, jobs, messages, settings. Screens get it by useApp().
import { getContext, setContext, tick } from 'svelte';
import { BackendError, type Backend } from '../backend/backend';
import type { Id, ImportSource, Sidebar } from '../backend/bindings';
import { t } from '../i18n';
import { TESTIDS } from '../testids';
import { Handlers } from './handlers.svelte';
import { Jobs } from './jobs.svelte';
import { library, Navigation, type Route } from './navigation.svelte';
import { SettingsState } from './settings.svelte';
import { Toasts } from './toasts.svelte';

const KEY = Symbol('app');
/** Milliseconds between two looks at a growing library. */
const GROWTH = 2000;

export class App {
  readonly backend: Backend;
  readonly navigation: Navigation;
  readonly toasts = new Toasts();
  readonly jobs: Jobs;
  readonly settings: SettingsState;
  /** What the screen in view can do now, by command id. */
  readonly handlers = new Handlers();
  sidebar = $state.raw<Sidebar | null>(null);
  /** Counts up whenever data changed; a screen that reads it in an effect loads again. */
  revision = $state(0);
  /** What is open above the screens. */
  overlay = $state<'palette' | 'shortcuts' | 'address' | null>(null);

  #shown = Date.now();

  constructor(backend: Backend, start?: Route) {
    this.backend = backend;
    this.navigation = new Navigation(start);
    this.settings = new SettingsState(backend, (reason) => this.fail(reason));
    this.jobs = new Jobs(
      backend,
      (job, report) => {
        this.changed();
        if (job.source === 'sample' || this.jobs.shown === job.id) return;
        this.toasts.show(report.summary, { label: t.jobs.details, run: () => (this.jobs.shown = job.id) });
      },
      () => this.#grew(),
    );
  }

  /** Says that data changed: the sidebar and the screen in view load again. */
  changed(): void {
    this.revision++;
    void this.refreshSidebar();
  }

  /** What is imported comes into view while the import goes on, but not at each file. */
  #grew(): void {
    if (Date.now() - this.#shown < GROWTH) return;
    this.#shown = Date.now();
    this.changed();
  }

  async refreshSidebar(): Promise<void> {
    try {
      this.sidebar = await this.backend.sidebar();
    } catch (reason) {
      this.fail(reason);
    }
  }

  /** Shows what went wrong; something cancelled by the reader is nothing wrong. */
  fail(reason: unknown): void {
    if (reason instanceof BackendError && reason.code === 'cancelled') return;
    this.toasts.error(reason instanceof Error ? reason.message : String(reason));
  }

  /** Does something that changes data. done: what to say, with Undo beside it. False when it failed; that is shown. */
  async act(doing: () => Promise<unknown>, done?: string): Promise<boolean> {
    try {
      await doing();
    } catch (reason) {
      this.fail(reason);
      return false;
    }
    this.changed();
    if (done) this.toasts.show(done, { label: t.app.undo, run: () => void this.undo() });
    return true;
  }

  async import(source: ImportSource): Promise<void> {
    try {
      await this.jobs.start(source);
    } catch (reason) {
      this.fail(reason);
    }
  }

  async importFiles(): Promise<void> {
    const { formats } = await this.backend.libraryInfo();
    const all = { name: t.app.articleFiles, extensions: formats.flatMap((format) => format.extensions) };
    const paths = await this.backend.pickFiles([all, ...formats]);
    if (paths.length > 0) await this.import({ kind: 'paths', paths });
  }

  async importFolder(): Promise<void> {
    const folder = await this.backend.pickFolder(t.app.openImportFolder);
    if (folder !== null) await this.import({ kind: 'paths', paths: [folder] });
  }

  /** Fetches pages; whether that is allowed is for the settings to say. */
  async addFromAddress(addresses: string[]): Promise<void> {
    try {
      await this.jobs.addFromAddress(addresses);
    } catch (reason) {
      this.fail(reason);
    }
  }

  async checkForChanges(articles: Id[]): Promise<void> {
    if (articles.length === 0) return;
    try {
      const { available, allowed } = await this.backend.webSettings();
      // The dialog says why, and allows it in one step.
      if (!available || !allowed) this.overlay = 'address';
      else await this.jobs.checkForChanges(articles);
    } catch (reason) {
      this.fail(reason);
    }
  }

  /** Says what lands in watched folders, from the start of the window on. */
  async followWatchedFolders(): Promise<void> {
    await this.backend.followWatchedFolders((event) => {
      if (event.kind === 'problem') this.toasts.error(event.message);
      else if (event.kind === 'back') this.toasts.show(t.jobs.watchBack(event.path));
      else {
        this.jobs.landed(event.report);
        this.toasts.show(t.jobs.landed(event.report.summary));
        this.changed();
      }
    });
  }

  importSample(): Promise<void> {
    return this.import({ kind: 'sample' });
  }

  /** What was pasted, by key or by the palette. */
  async importPasted(text: string, html: string | null): Promise<void> {
    if (!text.trim() && !html?.trim()) this.toasts.show(t.jobs.pastedNothing);
    else await this.import({ kind: 'paste', text, html });
  }

  /** The paste of the palette: not every webview lets a page read the clipboard without the keys. */
  async importClipboard(): Promise<void> {
    let text: string;
    try {
      text = await navigator.clipboard.readText();
    } catch {
      this.toasts.show(t.jobs.pasteHint);
      return;
    }
    await this.importPasted(text, null);
  }

  /** Puts the focus into the library's search field, from wherever the reader is. */
  async searchLibrary(): Promise<void> {
    if (this.navigation.route.screen !== 'library') this.navigation.go(library());
    await tick();
    const field = document.querySelector<HTMLInputElement>(`[data-testid="${TESTIDS.searchField}"]`);
    field?.focus();
    field?.select();
  }

  /** Moves the focus to the next region of the window: whatever carries data-pane. */
  nextPane(): void {
    const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.offsetParent);
    const here = panes.findIndex((pane) => pane.contains(document.activeElement));
    const pane = panes[(here + 1) % panes.length];
    const first = pane?.querySelector<HTMLElement>(
      '[data-pane-focus], a[href], button:not(:disabled), input:not(:disabled), [tabindex="0"]',
    );
    (first ?? pane)?.focus();
  }

  async undo(): Promise<void> {
    await this.#step(() => this.backend.undo(), t.app.undone, t.app.nothingToUndo);
  }

  async redo(): Promise<void> {
    await this.#step(() => this.backend.redo(), t.app.redone, t.app.nothingToRedo);
  }

  async #step(step: () => Promise<string | null>, said: (label: string) => string, nothing: string): Promise<void> {
    try {
      const label = await step();
      this.toasts.show(label === null ? nothing : said(label));
      if (label !== null) this.changed();
    } catch (reason) {
      this.fail(reason);
    }
  }
}

export function provideApp(app: App): App {
  return setContext(KEY, app);
}

/** The app, in any component beneath the frame. */
export function useApp(): App {
  return getContext<App>(KEY);
}
