// How the arrow keys move over what is drawn: left and right along time, up and down between lanes.
import type { Layout } from './layout';

/** Something drawn that takes the keyboard. */
export interface Stop {
  /** The name of it in the drawing. */
  key: string;
  lane: number;
  x: number;
}

/** Everything that takes the keyboard, from left to right, within one place from top to bottom. */
export function stops({ placed, spans, heaps }: Layout, undatedX: number): Stop[] {
  const all: Stop[] = [
    ...placed.map(({ mark, x }) => ({ key: `mark-${mark.id}`, lane: mark.lane, x })),
    ...spans.map(({ lane, first, x, width }) => ({ key: `span-${lane}-${first.id}`, lane, x: x + width / 2 })),
    ...heaps.map(({ lane }) => ({ key: `heap-${lane}`, lane, x: undatedX })),
  ];
  return all.sort((p, q) => p.x - q.x || p.lane - q.lane);
}

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** The stop to move to: along in time, or to the nearest in the next lane that has any; null when there is none. */
export function neighbor(all: readonly Stop[], key: string, arrow: Arrow): string | null {
  const index = all.findIndex((one) => one.key === key);
  const here = all[index];
  if (!here) return all[0]?.key ?? null;
  if (arrow === 'ArrowLeft') return all[index - 1]?.key ?? null;
  if (arrow === 'ArrowRight') return all[index + 1]?.key ?? null;
  const side = arrow === 'ArrowDown' ? 1 : -1;
  let best: Stop | undefined;
  for (const one of all) {
    const away = (one.lane - here.lane) * side;
    if (away <= 0) continue;
    const nearer = best ? away - (best.lane - here.lane) * side : -1;
    if (nearer < 0 || (nearer === 0 && best && Math.abs(one.x - here.x) < Math.abs(best.x - here.x))) best = one;
  }
  return best?.key ?? null;
}
