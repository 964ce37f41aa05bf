// Which rows of a version comparison are shown, and in which order.
import type { ChangeKind, DiffRow } from '../../lib/backend/bindings';
import { counts } from './kinds';

/** A row with its number, the place where a moved one stood, or how many rows are left out here. */
export type Shown =
  | { what: 'row'; row: DiffRow; number: number }
  | { what: 'stood'; row: DiffRow; number: number }
  | { what: 'hidden'; first: number; count: number };

/** The headline always; all rows, or those with a chosen change and `context` rows around each (null: all). */
export function shown(
  rows: DiffRow[],
  context: number | null,
  chosen: readonly ChangeKind[],
  open: readonly number[],
): Shown[] {
  const near = new Set<number>();
  const all: Shown[] = [];
  for (let at = 0; at <= rows.length; at++) {
    for (const [number, row] of rows.entries()) {
      if (row.moved && row.stoodBefore === at) all.push({ what: 'stood', row, number });
    }
    const row = rows[at];
    if (row) all.push({ what: 'row', row, number: at });
  }
  if (context === null) return all;
  for (const [place, item] of all.entries()) {
    if (item.what === 'hidden' || !counts(item.row, chosen)) continue;
    for (let by = -context; by <= context; by++) near.add(place + by);
  }
  const out: Shown[] = [];
  let opened = false;
  for (const [place, item] of all.entries()) {
    const headline = item.what === 'row' && item.row.headline;
    if (near.has(place) || headline || item.what === 'hidden') {
      out.push(item);
      opened = false;
      continue;
    }
    const last = out.at(-1);
    // A gap that was opened is known by its first place.
    if (opened || (last?.what !== 'hidden' && open.includes(place))) {
      opened = true;
      out.push(item);
    } else if (last?.what === 'hidden') last.count++;
    else out.push({ what: 'hidden', first: place, count: 1 });
  }
  return out;
}

/** Whether a row that moved stands higher up now. */
export const wentUp = (row: DiffRow, number: number): boolean => row.stoodBefore !== null && row.stoodBefore > number;
