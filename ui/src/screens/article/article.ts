// Small decisions of the article screen, without the DOM.
import type { ArticleView, FieldView, QuotationRow, RemovedLine } from '../../lib/backend/bindings';

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
