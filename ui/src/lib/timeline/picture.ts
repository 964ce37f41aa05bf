// A timeline as a picture for elsewhere: always light, always with title, range and legend. One list of shapes is written as
// SVG or painted on a canvas, so that both are the same and nothing has to be loaded.
import type { Layout } from './layout';
import { joins } from './layout';
import type { Lane } from './marks';
import { barOutlines, outline, PARTS, type Part } from './shapes';
import type { Tick } from './axis';

/** The light theme's colors: a picture goes onto white paper. */
const INK = '#1d1b18';
const QUIET = '#5d5851';
const HAIR = '#e5e0d6';
const PAPER = '#ffffff';
const MOVED = '#2f5bd3';
export const TONES: Record<Part, string> = {
  direct: '#1f4e79',
  mixed: '#6a3fa0',
  indirect: '#5d5851',
  unsure: '#5d5851',
};
const SANS = "Inter, 'Segoe UI', 'DejaVu Sans', sans-serif";
const SERIF = "'Source Serif 4', Georgia, 'DejaVu Serif', serif";

export type Fill = { color: string; pattern?: 'hatch' | 'dots' };
export type Shape =
  | {
      what: 'path';
      d: string;
      fill: Fill | null;
      stroke: string | null;
      width: number;
      dash?: number[];
      opacity?: number;
    }
  | {
      what: 'text';
      x: number;
      y: number;
      text: string;
      size: number;
      bold: boolean;
      serif: boolean;
      anchor: 'start' | 'middle' | 'end';
      color: string;
    };

export interface Picture {
  width: number;
  height: number;
  /** What it shows, in words. */
  title: string;
  shapes: Shape[];
}

export interface Drawing {
  title: string;
  /** Counts and range: "12 of 340 quotations, 3–9 May 2026". */
  subtitle: string;
  /** What the bars are, or "". */
  note: string;
  lanes: Lane[];
  /** Of speakers, where there are several. */
  heads: string[];
  ticks: Tick[];
  layout: Layout;
  undatedX: number | null;
  words: Record<Part, string> & { joined: string; undated: string; outletUnknown: string };
}

/** The width of every picture, and where its time begins and ends, in pixels. */
export const PICTURE = {
  width: 1200,
  left: 196,
  right: 1176,
  rightWithUndated: 1096,
  undatedX: 1142,
  lane: 60,
  rows: 5,
  room: 13,
};
const STEP = 11;

export function picture(drawing: Drawing): Picture {
  const { lanes, heads, layout } = drawing;
  const head = heads.length > 1 ? 30 : 0;
  const above = 92;
  const top = (lane: number) => above + lane * PICTURE.lane + (head ? ((lanes[lane]?.speaker ?? 0) + 1) * head : 0);
  const y = (lane: number, offset: number) => top(lane) + PICTURE.lane / 2 + offset * STEP;
  const bottom = top(lanes.length - 1) + PICTURE.lane;
  const height = bottom + 84;
  const shapes: Shape[] = [];
  const text = (x: number, at: number, words: string, rest: Partial<Extract<Shape, { what: 'text' }>> = {}) =>
    shapes.push({
      what: 'text',
      x,
      y: at,
      text: words,
      size: 12,
      bold: false,
      serif: false,
      anchor: 'start',
      color: QUIET,
      ...rest,
    });
  const path = (
    d: string,
    fill: Fill | null,
    stroke: string | null,
    width = 1,
    rest: { dash?: number[]; opacity?: number } = {},
  ) => {
    if (d) shapes.push({ what: 'path', d, fill, stroke, width, ...rest });
  };

  path(`M0 0H${PICTURE.width}V${height}H0Z`, { color: PAPER }, null);
  text(24, 42, drawing.title, { size: 24, bold: true, serif: true, color: INK });
  text(24, 68, [drawing.subtitle, drawing.note].filter(Boolean).join(' · '), { size: 13 });

  lanes.forEach((lane, i) => {
    if (head && lane.speaker !== lanes[i - 1]?.speaker)
      text(24, top(i) - 10, heads[lane.speaker] ?? '', { size: 15, bold: true, serif: true, color: INK });
    text(24, top(i) + PICTURE.lane / 2 + 4, short(lane.outlet || drawing.words.outletUnknown), {
      bold: true,
      color: INK,
    });
    path(`M${PICTURE.left - 10} ${top(i) + PICTURE.lane - 2.5}H${PICTURE.width - 16}`, null, HAIR);
  });
  path(drawing.ticks.map(({ x }) => `M${x.toFixed(1)} ${above}V${bottom}`).join(''), null, HAIR, 1, { dash: [2, 3] });
  for (const tick of drawing.ticks) {
    text(tick.x, bottom + 16, tick.label, { anchor: 'middle' });
    if (tick.under) text(tick.x, bottom + 31, tick.under, { anchor: 'middle' });
  }
  if (drawing.undatedX !== null) text(drawing.undatedX, bottom + 16, drawing.words.undated, { anchor: 'middle' });

  const bars = barOutlines(layout, { top, height: PICTURE.lane });
  for (const part of PARTS) path(bars[part], FILLS[part], part === 'unsure' ? TONES.unsure : null, 0.75);
  for (const heap of layout.heaps)
    text(drawing.undatedX ?? 0, y(heap.lane, 0) + 4, String(heap.total), { anchor: 'middle', bold: true, color: INK });
  const line = joins(layout.placed)
    .map(
      ({ from, to }) =>
        `M${from.x.toFixed(1)} ${y(from.mark.lane, from.offset)}L${to.x.toFixed(1)} ${y(to.mark.lane, to.offset)}`,
    )
    .join('');
  path(line, null, MOVED, 1, { opacity: 0.5 });
  for (const { mark, x, offset } of layout.placed)
    path(
      moved(outline(mark.kind, 4.5), x, y(mark.lane, offset)),
      { color: mark.certain ? TONES[mark.kind] : PAPER },
      TONES[mark.kind],
      1.5,
    );

  legend(drawing, height - 22, path, text);
  return { width: PICTURE.width, height, title: `${drawing.title}: ${drawing.subtitle}`, shapes };
}

const FILLS: Record<Part, Fill> = {
  direct: { color: TONES.direct },
  mixed: { color: TONES.mixed, pattern: 'hatch' },
  indirect: { color: TONES.indirect, pattern: 'dots' },
  unsure: { color: PAPER },
};

function legend(
  { words, layout }: Drawing,
  at: number,
  path: (d: string, fill: Fill | null, stroke: string | null, width?: number) => void,
  text: (x: number, y: number, words: string) => void,
): void {
  let x = 30;
  for (const part of PARTS) {
    const kind = part === 'unsure' ? 'direct' : part;
    path(moved(outline(kind, 4.5), x, at - 4), { color: part === 'unsure' ? PAPER : TONES[part] }, TONES[part], 1.5);
    if (layout.bars.length > 0) {
      path(`M${x + 10} ${at - 10}h12v12h-12Z`, FILLS[part], TONES[part]);
      x += 18;
    }
    text(x + 12, at, words[part]);
    x += 36 + words[part].length * 6.6;
  }
  if (layout.placed.length > 0) {
    path(`M${x - 6} ${at - 4}h20`, null, MOVED, 1.5);
    text(x + 20, at, words.joined);
  }
}

/** A lane's name as far as there is room for it. */
const short = (name: string): string => (name.length > 24 ? `${name.slice(0, 23).trimEnd()}…` : name);

/** An outline that begins with its only absolute points, moved. */
function moved(d: string, dx: number, dy: number): string {
  return d.replace(/([MLHVa])(-?[\d.]+)?(?: (-?[\d.]+))?/g, (all, letter: string, first?: string, second?: string) => {
    const n = (text: string | undefined, by: number) => (Number(text) + by).toFixed(1);
    if (letter === 'M' || letter === 'L') return `${letter}${n(first, dx)} ${n(second, dy)}`;
    if (letter === 'H') return `H${n(first, dx)}`;
    return letter === 'V' ? `V${n(first, dy)}` : all;
  });
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// Letters that XML does not know would make the whole file unreadable.
// eslint-disable-next-line no-control-regex
const UNKNOWN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const escaped = (text: string): string => text.replace(UNKNOWN, '').replace(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);

/** A file of its own: no style sheet, no font and no picture from elsewhere. */
export function svg({ width, height, title, shapes }: Picture): string {
  const paint = (fill: Fill | null) => (fill ? (fill.pattern ? `url(#${fill.pattern})` : fill.color) : 'none');
  const lines = shapes.map((shape) => {
    if (shape.what === 'text')
      return `<text x="${shape.x.toFixed(1)}" y="${shape.y.toFixed(1)}" font-family="${escaped(shape.serif ? SERIF : SANS)}" font-size="${shape.size}" font-weight="${shape.bold ? 600 : 400}" text-anchor="${shape.anchor}" fill="${shape.color}">${escaped(shape.text)}</text>`;
    const dash = shape.dash ? ` stroke-dasharray="${shape.dash.join(' ')}"` : '';
    const opacity = shape.opacity === undefined ? '' : ` opacity="${shape.opacity}"`;
    const stroke = shape.stroke ? ` stroke="${shape.stroke}" stroke-width="${shape.width}"` : '';
    return `<path d="${shape.d}" fill="${paint(shape.fill)}"${stroke}${dash}${opacity}/>`;
  });
  const patterns =
    `<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="${PAPER}"/><rect width="2.6" height="5" fill="${TONES.mixed}"/></pattern>` +
    `<pattern id="dots" width="4" height="4" patternUnits="userSpaceOnUse"><rect width="4" height="4" fill="${PAPER}"/><circle cx="2" cy="2" r="1.15" fill="${TONES.indirect}"/></pattern>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">\n<title>${escaped(title)}</title>\n<defs>${patterns}</defs>\n${lines.join('\n')}\n</svg>\n`;
}

/** The same, painted `scale` times as large; null where there is no canvas to paint on. */
export async function png({ width, height, shapes }: Picture, scale = 2): Promise<Uint8Array | null> {
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const on = canvas.getContext('2d');
  if (!on) return null;
  on.scale(scale, scale);
  for (const shape of shapes) {
    if (shape.what === 'text') {
      // The app's own fonts are there under these names.
      on.font = `${shape.bold ? 600 : 400} ${shape.size}px ${shape.serif ? `'Source Serif 4 Variable', ${SERIF}` : `'Inter Variable', ${SANS}`}`;
      on.textAlign = shape.anchor === 'middle' ? 'center' : shape.anchor;
      on.fillStyle = shape.color;
      on.fillText(shape.text, shape.x, shape.y);
      continue;
    }
    const outline = new Path2D(shape.d);
    on.globalAlpha = shape.opacity ?? 1;
    if (shape.fill) {
      on.fillStyle = shape.fill.pattern ? (patterned(on, shape.fill) ?? shape.fill.color) : shape.fill.color;
      on.fill(outline);
    }
    if (shape.stroke) {
      on.strokeStyle = shape.stroke;
      on.lineWidth = shape.width;
      on.setLineDash(shape.dash ?? []);
      on.stroke(outline);
    }
    on.globalAlpha = 1;
  }
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  return blob ? new Uint8Array(await blob.arrayBuffer()) : null;
}

function patterned(on: CanvasRenderingContext2D, { color, pattern }: Fill): CanvasPattern | null {
  const tile = document.createElement('canvas');
  const size = pattern === 'dots' ? 8 : 14;
  tile.width = tile.height = size;
  const to = tile.getContext('2d');
  if (!to) return null;
  to.fillStyle = PAPER;
  to.fillRect(0, 0, size, size);
  to.fillStyle = to.strokeStyle = color;
  if (pattern === 'dots') {
    to.arc(size / 2, size / 2, 2.3, 0, 2 * Math.PI);
    to.fill();
  } else {
    to.lineWidth = 5;
    // Past the corners too, so that the stripes go on from tile to tile.
    for (const shift of [-size, 0, size]) {
      to.moveTo(shift - 1, size + 1);
      to.lineTo(shift + size + 1, -1);
    }
    to.stroke();
  }
  const made = on.createPattern(tile, 'repeat');
  made?.setTransform(new DOMMatrix().scale(0.5));
  return made;
}
