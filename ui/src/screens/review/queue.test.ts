import { describe, expect, it } from 'vitest';
import type { ReviewItem } from '../../lib/backend/bindings';
import { back, begin, current, decide, skipped, undo, type Queue, type Verdict } from './queue';

const items = [1, 2, 3].map((id) => ({ quotation: { id } }) as ReviewItem);
const nobody: Verdict = { kind: 'nobody' };
const skip: Verdict = { kind: 'skipped' };

/** a: decide, s: skip, k: back, z: undo. */
function walk(steps: string): Queue {
  let queue = begin(items);
  for (const step of steps) {
    if (step === 'a') queue = decide(queue, nobody);
    else if (step === 's') queue = decide(queue, skip);
    else if (step === 'k') queue = back(queue);
    else queue = undo(queue) ?? queue;
  }
  return queue;
}

describe('the queue', () => {
  it.each([
    ['', 1, [], []],
    ['a', 2, [1], []],
    ['s', 2, [], [1]],
    ['as', 3, [1], [2]],
    ['k', 1, [], []],
    ['ak', 1, [1], []],
    ['aka', 2, [1], []],
    ['aks', 2, [1], [1]],
    ['aaa', null, [1, 2, 3], []],
    ['aaaa', null, [1, 2, 3], []],
    ['aaaz', 3, [1, 2], []],
    ['asz', 1, [], [2]],
    ['z', 1, [], []],
    ['sss', null, [], [1, 2, 3]],
  ])('%s', (steps, at, decided, left) => {
    const queue = walk(steps);
    expect(current(queue)?.quotation.id ?? null).toBe(at);
    expect(queue.decided).toEqual(decided);
    expect(skipped(queue).map((item) => item.quotation.id)).toEqual(left);
  });
});
