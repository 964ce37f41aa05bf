// Every word that the interface says, by screen. Another language is another folder with the same types.
import { app } from './en/app';
import { jobs } from './en/jobs';
import { library } from './en/library';
import { settings } from './en/settings';

export const t = { app, jobs, library, settings };
export type Catalogue = typeof t;

const LOCALE = 'en-US';
const COUNT = new Intl.NumberFormat(LOCALE);
const NAMES = typeof Intl.DisplayNames === 'function' ? new Intl.DisplayNames([LOCALE], { type: 'language' }) : null;

/** "1,284" */
export const count = (n: number): string => COUNT.format(n);

/** "German"; the tag itself where it is not known. */
export function languageName(tag: string): string {
  try {
    return NAMES?.of(tag) ?? tag;
  } catch {
    return tag;
  }
}
