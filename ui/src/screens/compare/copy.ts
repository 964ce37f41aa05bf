// Passages that both texts share, gathered from the marks on their runs.
import { plain } from '../../components/marks';
import type { CompareView, Run } from '../../lib/backend/bindings';

export interface Passage {
  id: number;
  /** The words of each side, and the sentence in which they begin. */
  a: { runs: Run[]; sentence: number | null };
  b: { runs: Run[]; sentence: number | null };
  /** Whether the two sides have the very same words. */
  verbatim: boolean;
}

/** The shared passages in order of A. */
export function passages(view: CompareView): Passage[] {
  const of = (side: 'a' | 'b') => {
    const found = new Map<number, Passage['a']>();
    let last = '';
    for (const [n, paragraph] of view[side].paragraphs.entries()) {
      for (const run of paragraph.runs) {
        for (const mark of run.marks) {
          if (mark.kind !== 'shared') continue;
          const passage = found.get(mark.id) ?? { runs: [], sentence: null };
          // Two paragraphs of one passage are parted by a space, as their sentences are.
          if (passage.runs.length && last !== `${mark.id} ${n}`) passage.runs.push({ ...run, text: ' ', marks: [] });
          last = `${mark.id} ${n}`;
          passage.runs.push({ ...run, marks: run.marks.filter(({ kind }) => kind === 'changed') });
          passage.sentence ??= run.sentence;
          found.set(mark.id, passage);
        }
      }
    }
    return found;
  };
  const [a, b] = [of('a'), of('b')];
  return [...a].flatMap(([id, left]) => {
    const right = b.get(id);
    return right ? [{ id, a: left, b: right, verbatim: plain(left.runs) === plain(right.runs) }] : [];
  });
}
