// How long a summary is, and how it leaves the app.
import type { Settings, SummaryLength, SummaryUnit } from './backend/bindings';
import type { SummaryFormat } from './backend/backend';
import { summaries as t } from './i18n/en/summaries';
import type { App } from './state/app.svelte';

interface Range {
  min: number;
  max: number;
  step: number;
}
export const RANGES: Record<SummaryUnit, Range> = {
  sentences: { min: 1, max: 10, step: 1 },
  words: { min: 20, max: 400, step: 10 },
  percent: { min: 5, max: 100, step: 5 },
};
export const STORY_RANGE: Range = { min: 40, max: 600, step: 20 };

/** The length that the reader set, in the unit that the reader chose. */
export function lengthOf(settings: Settings): SummaryLength {
  const { summaryUnit: unit, summarySentences, summaryWords, summaryPercent } = settings;
  return { unit, amount: { sentences: summarySentences, words: summaryWords, percent: summaryPercent }[unit] };
}

/** The change of settings that sets an amount in a unit; out of range it stops at the end. */
export function settingOf(unit: SummaryUnit, amount: number): Partial<Settings> {
  const { min, max } = RANGES[unit];
  const kept = Math.min(max, Math.max(min, amount));
  return { sentences: { summarySentences: kept }, words: { summaryWords: kept }, percent: { summaryPercent: kept } }[
    unit
  ];
}

export const SUMMARY_FORMATS: readonly { id: SummaryFormat; extension: string }[] = [
  { id: 'html', extension: 'html' },
  { id: 'markdown', extension: 'md' },
  { id: 'text', extension: 'txt' },
];

/** Asks where to, and writes. `named` gives the file's name for an extension. */
export async function saveSummary(
  app: App,
  format: SummaryFormat,
  named: (extension: string) => string,
  write: (path: string) => Promise<void>,
): Promise<void> {
  const extension = SUMMARY_FORMATS.find((one) => one.id === format)?.extension ?? 'txt';
  try {
    const path = await app.backend.pickSavePath(t.exportTitle, named(extension));
    if (path === null) return;
    await write(path);
    app.toasts.show(t.exported(path));
  } catch (reason) {
    app.fail(reason);
  }
}

/** Puts a text on the clipboard and says so. */
export async function copyText(app: App, text: () => Promise<string>): Promise<void> {
  try {
    await navigator.clipboard.writeText(await text());
    app.toasts.show(t.copied);
  } catch (reason) {
    app.fail(reason);
  }
}
