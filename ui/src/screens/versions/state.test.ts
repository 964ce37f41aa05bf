import { describe, expect, it } from 'vitest';
import type { ChangeKind, VersionBar, VersionDiffView, VersionsView } from '../../lib/backend/bindings';
import { VersionsState } from './state.svelte';

const versions = (n: number) =>
  ({ versions: [...Array(n).keys()].map((i) => ({ version: { id: 11 + i } }) as VersionBar) }) as VersionsView;
const diff = (...kinds: ChangeKind[]) =>
  ({ old: 11, new: 12, changes: kinds.map((kind) => ({ kind, row: 1, old: 'a', new: 'b' })) }) as VersionDiffView;

describe('what is shown of versions', () => {
  it('compares the last two first, and keeps what is compared', () => {
    const state = new VersionsState();
    state.take(versions(3));
    expect(state.pair).toEqual({ older: 12, newer: 13 });
    state.show(0);
    expect(state.pair).toEqual({ older: 11, newer: 12 });
    state.take(versions(4));
    expect(state.pair).toEqual({ older: 11, newer: 12 });
  });
  it('puts the version first that came first', () => {
    const state = new VersionsState();
    state.take(versions(3));
    state.choose(13, 11);
    expect(state.pair).toEqual({ older: 11, newer: 13 });
  });
  it('goes round through the changes, or those of a kind', () => {
    const state = new VersionsState();
    state.compared(diff('number', 'wording', 'number'));
    const walk = (by: 1 | -1, kind?: ChangeKind) => (state.step(by, kind), state.at);
    expect([walk(1), walk(1), walk(1), walk(1), walk(-1)]).toEqual([0, 1, 2, 0, 2]);
    expect([walk(1, 'wording'), walk(1, 'wording')]).toEqual([1, 1]);
    state.toggle('number');
    expect([walk(1), walk(1)]).toEqual([0, 2]);
    expect(new VersionsState().step(1)).toBe(false);
  });
});
