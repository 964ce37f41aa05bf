// What is drawn for a run's marks: one element, and a class for each kind.
import type { Mark, Run } from '../lib/backend/bindings';

/** Added and removed words are announced as such; other highlights are marks; the rest needs no element of its own. */
export function markElement(marks: Mark[]): 'ins' | 'del' | 'mark' | null {
  const has = (kind: Mark['kind']) => marks.some((mark) => mark.kind === kind);
  if (has('removed')) return 'del';
  if (has('added')) return 'ins';
  return has('match') || has('changed') || has('fact') ? 'mark' : null;
}

/** The kinds as classes, and for a quotation the class that tells its speaker. Empty for no marks. */
export function markClass(marks: Mark[], quotationClass?: (id: number) => string): string {
  const classes = marks.map((mark) => mark.kind as string);
  const quotation = marks.find((mark) => mark.kind === 'quotation');
  if (quotation && quotationClass) classes.push(quotationClass(quotation.id));
  return classes.filter(Boolean).join(' ');
}

/** Runs of one sentence, or what stands between two. */
export interface Piece {
  sentence: number | null;
  runs: Run[];
}

/** Neighboring runs of one sentence together, so that a sentence is one element. */
export function bySentence(runs: Run[]): Piece[] {
  const pieces: Piece[] = [];
  for (const run of runs) {
    const last = pieces.at(-1);
    if (last && last.sentence === run.sentence) last.runs.push(run);
    else pieces.push({ sentence: run.sentence, runs: [run] });
  }
  return pieces;
}

/** The words of runs. */
export function plain(runs: Run[]): string {
  return runs.map((run) => run.text).join('');
}
