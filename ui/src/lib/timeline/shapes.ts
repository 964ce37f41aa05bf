// The outlines by which kinds are told apart, on screen and in a written picture.
import type { QuotationKind } from '../backend/bindings';
import type { Layout } from './layout';

/** A circle, a square or a triangle around 0, 0. */
export function outline(kind: QuotationKind, size: number): string {
  const s = size.toFixed(1);
  if (kind === 'direct') return `M-${s} 0a${s} ${s} 0 1 0 ${2 * size} 0a${s} ${s} 0 1 0 -${2 * size} 0Z`;
  if (kind === 'mixed') return `M-${s} -${s}H${s}V${s}H-${s}Z`;
  return `M0 -${(size * 1.2).toFixed(1)}L${(size * 1.15).toFixed(1)} ${s}H-${(size * 1.15).toFixed(1)}Z`;
}

export const PARTS = ['direct', 'mixed', 'indirect', 'unsure'] as const;
export type Part = (typeof PARTS)[number];

/** How lanes lie, in pixels. */
export interface Rows {
  /** The upper edge of a lane. */
  top: (lane: number) => number;
  height: number;
}

/** Below so many pixels the parts of a bar could not be told apart. */
const SPLIT = 7;

/** All bars' parts of one kind as one outline; the parts of a bar stand on each other, unsure ones on top. */
export function barOutlines({ bars, most }: Pick<Layout, 'bars' | 'most'>, rows: Rows): Record<Part, string> {
  const paths: Record<Part, string> = { direct: '', mixed: '', indirect: '', unsure: '' };
  for (const bar of bars) {
    const full = Math.max(4, (bar.total / Math.max(1, most)) * (rows.height - 8));
    let base = rows.top(bar.lane) + rows.height - 3;
    const main = PARTS.reduce((best, part) => (bar[part] > bar[best] ? part : best));
    for (const part of full < SPLIT ? [main] : PARTS) {
      const high = full < SPLIT ? full : (bar[part] / bar.total) * full;
      if (high <= 0) continue;
      const [x, width] = [bar.x + 0.5, Math.max(2, bar.width - 1)];
      paths[part] +=
        `M${x.toFixed(1)} ${base.toFixed(1)}v${(-high).toFixed(1)}h${width.toFixed(1)}v${high.toFixed(1)}Z`;
      base -= high;
    }
  }
  return paths;
}
