// Imports under way and just finished.
import type { Backend } from '../backend/backend';
import type { Id, ImportSource, JobProgress, JobReport } from '../backend/bindings';

export interface Job {
  id: Id;
  source: ImportSource['kind'];
  done: number;
  total: number;
  failed: number;
  current: string | null;
  cancelling: boolean;
  report: JobReport | null;
}

export class Jobs {
  list = $state.raw<Job[]>([]);
  /** The job whose report is open. */
  shown = $state<Id | null>(null);
  #backend: Backend;
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

  #take(source: Job['source'], progress: JobProgress): void {
    const before = this.list.find((job) => job.id === progress.job);
    if (before?.report) return;
    const { job: id, done, total, failed, current, report } = progress;
    const job = { id, source, done, total, failed, current, report, cancelling: before?.cancelling ?? false };
    this.list = before ? this.list.map((other) => (other.id === id ? job : other)) : [...this.list, job];
    if (report) {
      if (report.failed.length > 0 || report.stopped) this.shown = id;
      this.#finished(job, report);
    } else if (done > (before?.done ?? 0)) this.#progressed();
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
