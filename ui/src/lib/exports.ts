// What can be written as a file for others, and how it is written.
import type { ReportFormat, SummaryFormat } from './backend/backend';
import { exports as t } from './i18n/en/exports';
import type { App } from './state/app.svelte';

/** One line of the export dialog. */
export interface ExportChoice {
  /** Told apart from the other choices of the dialog by this. */
  id: string;
  name: string;
  /** What it is good for, in a line. */
  about?: string;
  /** Without the dot. */
  extension: string;
  /** Without the extension. */
  fileName: string;
  write: (path: string) => Promise<void>;
}

/** Choices under one heading. */
export interface ExportGroup {
  name: string;
  choices: ExportChoice[];
}

type Format = ReportFormat | SummaryFormat;
const EXTENSIONS: Record<string, string> = { markdown: 'md', text: 'txt' };

/** The file's ending for a format. */
export const extensionOf = (format: Format): string => EXTENSIONS[format] ?? format.split('-')[0] ?? format;

/** Choices from a list of formats with what each is good for. */
export function choices<F extends Format>(
  formats: Record<F, string>,
  fileName: string,
  write: (format: F, path: string) => Promise<void>,
): ExportChoice[] {
  return (Object.entries(formats) as [F, string][]).map(([format, about]) => ({
    id: `${fileName} ${format}`,
    name: t.names[format],
    about,
    extension: extensionOf(format),
    fileName,
    write: (path) => write(format, path),
  }));
}

/** A name that every system takes for a file. */
export function fileNamed(name: string, extension: string): string {
  const kept = name
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '');
  return `${[...kept].slice(0, 100).join('').trim() || 'export'}.${extension}`;
}

/** Asks where to and writes; the path, or null when the reader gave it up. Says where it is, with a way to it. */
export async function writeExport(app: App, title: string, choice: ExportChoice): Promise<string | null> {
  const path = await app.backend.pickSavePath(title, fileNamed(choice.fileName, choice.extension));
  if (path === null) return null;
  await choice.write(path);
  const reveal = () => void app.backend.revealFile(path).catch((reason: unknown) => app.fail(reason));
  app.toasts.show(t.written(path), { label: t.reveal, run: reveal });
  return path;
}
