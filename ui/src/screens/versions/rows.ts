// Which rows of a version comparison are shown.
import type { DiffRow } from '../../lib/backend/bindings';

/** A row with its number, or how many rows are left out here. */
export type Shown = { row: DiffRow; number: number } | { hidden: number };

/** All rows, or only the changed ones with a note where others were left out. */
export function shown(rows: DiffRow[], changesOnly: boolean): Shown[] {
  const out: Shown[] = [];
  for (const [number, row] of rows.entries()) {
    if (!changesOnly || row.changed || row.headline) {
      out.push({ row, number });
      continue;
    }
    const last = out.at(-1);
    if (last && 'hidden' in last) last.hidden++;
    else out.push({ hidden: 1 });
  }
  return out;
}
