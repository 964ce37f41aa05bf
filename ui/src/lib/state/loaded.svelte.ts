// What a screen waits for: a value, or why there is none. A late answer to an earlier question is dropped.
import { BackendError } from '../backend/backend';

export class Loaded<T> {
  /** What came last; kept while a newer one is under way, so that the screen does not flicker. */
  value = $state.raw<T | null>(null);
  error = $state.raw<BackendError | null>(null);
  busy = $state(false);
  #turn = 0;

  async load(question: () => Promise<T>): Promise<T | null> {
    const turn = ++this.#turn;
    this.busy = true;
    try {
      const answer = await question();
      if (turn !== this.#turn) return null;
      this.value = answer;
      this.error = null;
      this.busy = false;
      return answer;
    } catch (reason) {
      if (turn !== this.#turn) return null;
      this.error = asBackendError(reason);
      this.busy = false;
      return null;
    }
  }

  clear(): void {
    this.#turn++;
    this.value = null;
    this.error = null;
    this.busy = false;
  }
}

/** Anything thrown, as an error with a sentence to show. */
export function asBackendError(reason: unknown): BackendError {
  if (reason instanceof BackendError) return reason;
  return new BackendError('internal', reason instanceof Error ? reason.message : String(reason));
}
