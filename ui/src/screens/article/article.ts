// Small decisions of the article screen, without the DOM.
import { whoSaid } from '../../lib/speaker';
import type { ArticleView, FieldView, QuotationRow, RemovedLine, Run } from '../../lib/backend/bindings';

/** Six hues; more speakers share them, their names tell them apart. */
const HUES = 6;

/** Class of each quotation by its speaker: "speaker-1" for the first one quoted; "speaker-0" when unsure or unknown. */
export function speakerClasses(quotations: QuotationRow[]): Map<number, string> {
  const order = new Map<number, number>();
  const classes = new Map<number, string>();
  for (const { id, speaker, certain } of quotations) {
    if (!speaker || !certain) {
      classes.set(id, 'speaker-0');
      continue;
    }
    const place = order.get(speaker.id) ?? order.size;
    order.set(speaker.id, place);
    classes.set(id, `speaker-${(place % HUES) + 1}`);
  }
  return classes;
}

/** A speaker of the article: how the words are drawn, and how many quotations are surely theirs. */
export interface LegendEntry {
  /** The speaker; 0 for all that are unsure or unknown. */
  id: number;
  name: string | null;
  hue: string;
  count: number;
}

/** The speakers, most quoted first; those that are unsure or unknown together at the end. */
export function legendOf(quotations: QuotationRow[], hues: Map<number, string>): LegendEntry[] {
  const entries = new Map<number, LegendEntry>();
  for (const { id, speaker, certain } of quotations) {
    const key = speaker && certain ? speaker.id : 0;
    const entry = entries.get(key) ?? { id: key, name: key ? (speaker?.name ?? null) : null, hue: '', count: 0 };
    entries.set(key, { ...entry, hue: hues.get(id) ?? '', count: entry.count + 1 });
  }
  return [...entries.values()].sort((a, b) => Number(a.id === 0) - Number(b.id === 0) || b.count - a.count);
}

/** The classes with those of all other speakers muted; unchanged when none is chosen. */
export function onlyOf(
  quotations: QuotationRow[],
  hues: Map<number, string>,
  only: number | null,
): Map<number, string> {
  if (only === null) return hues;
  return new Map(
    quotations.map(({ id, speaker, certain }) => {
      const key = speaker && certain ? speaker.id : 0;
      return [id, `${hues.get(id) ?? ''}${key === only ? ' chosen' : ' muted'}`];
    }),
  );
}

/** The first run of each quotation of the text, and what it is called: the speaker, or that it is unsure. */
export function firstRuns(view: ArticleView): Map<Run, string> {
  const found = new Map<Run, string>();
  const left = new Map(view.quotations.map((one) => [one.id, one]));
  for (const run of view.paragraphs.flatMap((paragraph) => paragraph.runs)) {
    const quotation = left.get(run.marks.find((mark) => mark.kind === 'quotation')?.id ?? 0);
    if (!quotation) continue;
    left.delete(quotation.id);
    found.set(run, whoSaid(quotation));
  }
  return found;
}

/** A certainty as people say it. */
export const sayShare = (share: number): string => `${Math.round(share * 100)} %`;

/** How the value of a field is known. */
export type Known = { how: 'typed' } | { how: 'evidence'; from: string } | { how: 'unknown' };

export function known(field: FieldView): Known {
  if (field.evidence === 'you') return { how: 'typed' };
  if (field.value === null) return { how: 'unknown' };
  return field.evidence ? { how: 'evidence', from: field.evidence } : { how: 'unknown' };
}

export function fieldOf(view: ArticleView, key: FieldView['key']): FieldView | undefined {
  return view.fields.find((field) => field.key === key);
}

/** The next place after the one shown, round the end. */
export function after(sentences: number[], current: number | null): number | null {
  return sentences.find((n) => current !== null && n > current) ?? sentences[0] ?? null;
}

/** "1,234 bytes", "12 KB", "3.4 MB". */
export function sayBytes(bytes: number): string {
  if (bytes < 10_000) return `${bytes.toLocaleString('en')} bytes`;
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

/** A file name from a headline, free of what file systems dislike. */
export function fileName(headline: string | null, fallback: string, extension: string): string {
  const stem = (headline ?? '')
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60)
    .replace(/[. ]+$/, '');
  return `${stem || fallback}.${extension}`;
}

/** How many lines of a long run of lines that were left out are shown at first. */
export const RUN_SHOWN = 2;

/** Lines that were left out, those together that stand side by side for one reason. */
export function runsOf(lines: RemovedLine[]): RemovedLine[][] {
  const runs: RemovedLine[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const same =
      last?.reason === line.reason && last.before === line.before && last.kept === line.kept && last.by === line.by;
    if (run && same) run.push(line);
    else runs.push([line]);
  }
  return runs;
}
