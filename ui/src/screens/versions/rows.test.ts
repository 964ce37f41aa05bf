import { describe, expect, it } from 'vitest';
import type { ChangeKind, DiffRow } from '../../lib/backend/bindings';
import { shown, wentUp } from './rows';

const row = (kinds: ChangeKind[], more: Partial<DiffRow> = {}) =>
  ({ changed: kinds.length > 0, headline: false, moved: false, stoodBefore: null, kinds, ...more }) as DiffRow;
const headline = row([], { headline: true });
const same = row([]);
const number = row(['number']);
const moved = (stoodBefore: number) => row(['movedParagraph'], { moved: true, stoodBefore });

const said = (rows: DiffRow[], context: number | null, chosen: ChangeKind[] = [], open: number[] = []) =>
  shown(rows, context, chosen, open).map((one) =>
    one.what === 'hidden' ? `${one.count} hidden` : one.what === 'stood' ? `stood ${one.number}` : one.number,
  );

describe('rows', () => {
  it.each([
    ['everything', [headline, same, number], null, [0, 1, 2]],
    ['changes only', [headline, same, same, number, same], 0, [0, '2 hidden', 3, '1 hidden']],
    ['with one around', [headline, same, same, number, same], 1, [0, '1 hidden', 2, 3, 4]],
    ['nothing changed', [headline, same], 0, [0, '1 hidden']],
    ['what moved, at both places', [headline, moved(3), same], null, [0, 1, 2, 'stood 1']],
    ['both places of changes only', [headline, same, same, moved(1)], 0, [0, 'stood 3', '2 hidden', 3]],
  ])('%s', (_name, rows, context, expected) => {
    expect(said(rows, context)).toEqual(expected);
  });
  it('leaves out what is not of a chosen kind', () => {
    expect(said([headline, number, moved(3), same], 0, ['number'])).toEqual([0, 1, '3 hidden']);
  });
  it('shows a gap that was opened', () => {
    expect(said([headline, same, same, number, same], 0, [], [1])).toEqual([0, 1, 2, 3, '1 hidden']);
  });
  it('knows which way a row went', () => {
    expect(wentUp(moved(3), 1)).toBe(true);
    expect(wentUp(moved(1), 3)).toBe(false);
  });
});
