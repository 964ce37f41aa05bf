// Dates as pages give them: a day ("2026-10-14") or an RFC 3339 time. Shown in the page's own clock, ordered by instant.

export interface When {
  /** Milliseconds since 1970; a day without a time counts as its midnight, UTC. */
  readonly ms: number;
  /** Whether a time of day is known. */
  readonly timed: boolean;
}

/** What was read before: a list asks for the date of one article at each of its quotations, and again for each drawing. */
const READ = new Map<string, When | null>();
const MOST_READ = 20_000;

/** null for null and for anything that is no date. */
export function when(text: string | null): When | null {
  if (!text) return null;
  let found = READ.get(text);
  if (found === undefined) {
    if (READ.size >= MOST_READ) READ.clear();
    READ.set(text, (found = parsed(text)));
  }
  return found;
}

function parsed(text: string): When | null {
  const timed = /\d[T ]\d\d:\d\d/.test(text);
  const ms = Date.parse(timed ? text.replace(' ', 'T') : `${text.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(ms) ? null : { ms, timed };
}

const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "14 Oct 2026" or "14 Oct 2026, 18:05"; the text itself when it is no date; `unknown` for null. */
export function sayWhen(text: string | null, unknown: string): string {
  if (!text) return unknown;
  // The clock of the page stands in the text itself; reading it as UTC keeps it as it was printed.
  const printed = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d))?/.exec(text);
  if (!printed) return text;
  const day = new Date(`${printed[1]}T00:00:00Z`);
  if (Number.isNaN(day.getTime())) return text;
  return printed[2] ? `${DAY.format(day)}, ${printed[2]}` : DAY.format(day);
}

/** "14 Oct 2026" whatever the time of day. */
export function sayDay(text: string | null, unknown: string): string {
  return sayWhen(text?.slice(0, 10) ?? null, unknown);
}

/** "3 Oct 2026 – 14 Oct 2026", one day when both are the same, `unknown` when neither is known. */
export function saySpan(from: string | null, to: string | null, unknown: string): string {
  const first = sayDay(from ?? to, unknown);
  const last = sayDay(to ?? from, unknown);
  return first === last ? first : `${first} – ${last}`;
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

/** "14 Oct 2026", "Oct 2026" or "2026" for a date in ISO notation, as exactly as it is given. */
export function sayDate(iso: string): string {
  if (/^\d{4}-\d\d$/.test(iso)) return MONTH.format(new Date(`${iso}-01T00:00:00Z`));
  return /^\d{4}$/.test(iso) ? iso : sayDay(iso, iso);
}
