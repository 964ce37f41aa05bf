// Walks through unsure quotations, without the DOM: what was decided, what was skipped, where one is.
import type { Id, ReviewItem } from '../../lib/backend/bindings';

/** What became of one. */
export type Verdict = { kind: 'given'; name: string } | { kind: 'nobody' } | { kind: 'skipped' };

export interface Queue {
  items: ReviewItem[];
  at: number;
  verdicts: ReadonlyMap<Id, Verdict>;
  /** Quotations in the order in which they were decided; skipped ones are not decided. */
  decided: readonly Id[];
}

export const begin = (items: ReviewItem[]): Queue => ({ items, at: 0, verdicts: new Map(), decided: [] });

/** The one in view; null behind the last. */
export const current = (queue: Queue): ReviewItem | null => queue.items[queue.at] ?? null;

/** Keeps what became of the one in view, and goes on. */
export function decide(queue: Queue, verdict: Verdict): Queue {
  const item = current(queue);
  if (!item) return queue;
  const id = item.quotation.id;
  return {
    ...queue,
    at: queue.at + 1,
    verdicts: new Map([...queue.verdicts, [id, verdict]]),
    decided: verdict.kind === 'skipped' ? queue.decided : [...queue.decided.filter((one) => one !== id), id],
  };
}

/** To the one before, which stays as it was decided. */
export const back = (queue: Queue): Queue => ({ ...queue, at: Math.max(0, queue.at - 1) });

/** Takes the last decision back and shows that quotation again; null when there is none. */
export function undo(queue: Queue): Queue | null {
  const id = queue.decided.at(-1);
  const at = queue.items.findIndex((item) => item.quotation.id === id);
  if (id === undefined || at < 0) return null;
  const verdicts = new Map(queue.verdicts);
  verdicts.delete(id);
  return { ...queue, at, verdicts, decided: queue.decided.slice(0, -1) };
}

/** Those that were skipped, as a queue of their own. */
export const skipped = (queue: Queue): ReviewItem[] =>
  queue.items.filter((item) => queue.verdicts.get(item.quotation.id)?.kind === 'skipped');
