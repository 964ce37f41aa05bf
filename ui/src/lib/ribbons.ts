// Ribbons between two columns: measured once a layout in content pixels, moved by the scroll positions when drawn.
import type { Label, SentenceLabel } from './backend/bindings';

/** Where a sentence lies in its column's content. */
export interface Extent {
  top: number;
  bottom: number;
}

export interface Ribbon {
  /** "4-7": the sentences of A and B. */
  key: string;
  a: number;
  b: number;
  label: Label;
  moved: boolean;
  corrected: boolean;
}

/** One ribbon a pair of aligned sentences, from A's labels. */
export function ribbons(sentences: SentenceLabel[]): Ribbon[] {
  return sentences.flatMap((sentence, a) =>
    sentence.aligned.map((b) => ({
      key: `${a}-${b}`,
      a,
      b,
      label: sentence.label,
      moved: sentence.moved,
      corrected: sentence.corrected,
    })),
  );
}

/** A ribbon on its way to the screen: heights in pixels from the top of the gutter. */
export interface Drawn {
  ribbon: Ribbon;
  a: Extent;
  b: Extent;
}

/** The ribbons of which at least one end is in view; what only passes through would be a line from nowhere to nowhere. */
export function inView(
  all: Ribbon[],
  left: (Extent | undefined)[],
  right: (Extent | undefined)[],
  scroll: { a: number; b: number },
  height: number,
): Drawn[] {
  const drawn: Drawn[] = [];
  for (const ribbon of all) {
    const l = left[ribbon.a];
    const r = right[ribbon.b];
    if (!l || !r) continue;
    const a = { top: l.top - scroll.a, bottom: l.bottom - scroll.a };
    const b = { top: r.top - scroll.b, bottom: r.bottom - scroll.b };
    const seen = (end: Extent) => end.bottom >= 0 && end.top <= height;
    if (seen(a) || seen(b)) drawn.push({ ribbon, a, b });
  }
  return drawn;
}

/** An SVG path for a band from the left edge to the right edge of a gutter of this width. */
export function band({ a, b }: Drawn, width: number): string {
  const middle = width / 2;
  const n = (value: number) => Math.round(value * 10) / 10;
  return (
    `M0 ${n(a.top)}C${middle} ${n(a.top)} ${middle} ${n(b.top)} ${width} ${n(b.top)}` +
    `L${width} ${n(b.bottom)}C${middle} ${n(b.bottom)} ${middle} ${n(a.bottom)} 0 ${n(a.bottom)}Z`
  );
}

/** How a ribbon is drawn: its color's meaning, and dashes so that color does not stand alone. */
export function look(ribbon: Ribbon): { tone: 'same' | 'reworded' | 'partly' | 'moved'; dash: string } {
  const dash = ribbon.label === 'reworded' ? '5 3' : ribbon.label === 'partly' ? '1.5 3' : '';
  const tone = ribbon.moved ? 'moved' : ribbon.label === 'onlyHere' ? 'same' : ribbon.label;
  return { tone, dash };
}
