// Imports under way and just finished.
import type { Backend } from '../backend/backend';
import type { Id, ImportSource, JobProgress, JobReport } from '../backend/bindings';

/** What a job works on: what is imported, or pages from the web. */
export type Source = ImportSource['kind'] | 'addresses' | 'changes';

export interface Job {
  id: Id;
  source: Source;
  done: number;
  total: number;
  failed: number;
  current: string | null;
  paused: boolean;
  cancelling: boolean;
  report: JobReport | null;
}

export class Jobs {
  list = $state.raw<Job[]>([]);
  /** The job whose report is open. */
  shown = $state<Id | null>(null);
  #backend: Backend;
  #landings = 0;
  #finished: (job: Job, report: JobReport) => void;
  #progressed: () => void;

  constructor(backend: Backend, finished: (job: Job, report: JobReport) => void, progressed: () => void = () => {}) {
    this.#backend = backend;
    this.#finished = finished;
    this.#progressed = progressed;
  }

  get running(): boolean {
    return this.list.some((job) => !job.report);
  }
  get report(): JobReport | null {
    return this.list.find((job) => job.id === this.shown)?.report ?? null;
  }

  /** Rejects when the import could not be started at all. */
  async start(source: ImportSource): Promise<void> {
    // The first progress may arrive before the id does.
    await this.#backend.startImport(source, (progress) => this.#take(source.kind, progress));
  }

  /** Fetches pages from the web and imports them. */
  async addFromAddress(addresses: string[]): Promise<void> {
    await this.#backend.startAddFromAddress(addresses, (progress) => this.#take('addresses', progress));
  }

  /** Fetches the articles' own addresses and adds what changed. */
  async checkForChanges(articles: Id[]): Promise<void> {
    await this.#backend.startCheckForChanges(articles, (progress) => this.#take('changes', progress));
  }

  /** What a watched folder brought stands in the tray like any import. */
  landed(report: JobReport): void {
    const id = -1 - this.#landings++;
    const { imported, failed } = report;
    const done = imported.length + failed.length;
    const job = { id, source: 'paths' as const, done, total: done, failed: failed.length, current: null, report };
    this.list = [...this.list, { ...job, paused: false, cancelling: false }];
  }

  #take(source: Job['source'], progress: JobProgress): void {
    const before = this.list.find((job) => job.id === progress.job);
    if (before?.report) return;
    const { job: id, done, total, failed, current, paused, report } = progress;
    const job = { id, source, done, total, failed, current, paused, report, cancelling: before?.cancelling ?? false };
    this.list = before ? this.list.map((other) => (other.id === id ? job : other)) : [...this.list, job];
    if (report) {
      if (report.failed.length > 0 || report.needsColumns.length > 0 || report.stopped) this.shown = id;
      this.#finished(job, report);
    } else if (done > (before?.done ?? 0)) this.#progressed();
  }

  async pause(id: Id, paused: boolean): Promise<void> {
    this.list = this.list.map((job) => (job.id === id ? { ...job, paused } : job));
    await this.#backend.pauseJob(id, paused);
  }

  async cancel(id: Id): Promise<void> {
    this.list = this.list.map((job) => (job.id === id ? { ...job, cancelling: true } : job));
    await this.#backend.cancelJob(id);
  }

  dismiss(id: Id): void {
    this.list = this.list.filter((job) => job.id !== id);
    if (this.shown === id) this.shown = null;
  }
}
