// Where the articles of a story and their versions stand in time: a lane an outlet.
import type { ArticleRow, StoryVersion } from '../../lib/backend/bindings';
import { when } from '../../lib/when';

export interface Dot {
  article: ArticleRow;
  /** From 0, the first, to 1, the last. */
  at: number;
}
export interface Lane {
  outlet: string;
  dots: Dot[];
}
export interface VersionDot {
  version: StoryVersion;
  /** From 0, the first, to 1, the last. */
  at: number;
}

/** Lanes in the order in which the outlets came in; what has no known time is not placed. */
function placed<T>(all: T[], time: (one: T) => string | null, outlet: (one: T) => string) {
  const dated = all.flatMap((one) => {
    const found = when(time(one));
    return found ? [{ one, ms: found.ms }] : [];
  });
  dated.sort((a, b) => a.ms - b.ms);
  const first = dated[0]?.ms ?? 0;
  const length = (dated.at(-1)?.ms ?? 0) - first;
  const byOutlet = new Map<string, { one: T; at: number }[]>();
  for (const { one, ms } of dated) {
    const name = outlet(one);
    const dots = byOutlet.get(name) ?? [];
    dots.push({ one, at: length > 0 ? (ms - first) / length : 0.5 });
    byOutlet.set(name, dots);
  }
  return { lanes: [...byOutlet], left: all.length - dated.length };
}

/** Lanes in the order in which the outlets came in; articles without a date are counted, not placed. */
export function lanes(articles: ArticleRow[], unknown: string): { lanes: Lane[]; undated: number } {
  const found = placed(
    articles,
    (one) => one.published,
    (one) => one.outlet ?? unknown,
  );
  return {
    lanes: found.lanes.map(([outlet, dots]) => ({ outlet, dots: dots.map(({ one, at }) => ({ article: one, at })) })),
    undated: found.left,
  };
}

/** The same for versions; outlets of which no time is known have an empty lane. */
export function versionLanes(versions: StoryVersion[], unknown: string): { outlet: string; dots: VersionDot[] }[] {
  const outlet = (one: StoryVersion) => one.article.outlet ?? unknown;
  const found = placed(versions, (one) => one.time, outlet).lanes.map(([name, dots]) => ({
    outlet: name,
    dots: dots.map(({ one, at }) => ({ version: one, at })),
  }));
  const rest = new Set(versions.map(outlet));
  found.forEach((lane) => rest.delete(lane.outlet));
  return [...found, ...[...rest].map((name) => ({ outlet: name, dots: [] }))];
}

/** How long after the first of the story each article came: hours only where a time of day is known of both. */
export function afterFirst(
  articles: ArticleRow[],
): Map<number, { first: boolean; hours: number | null; days: number }> {
  const dated = articles.flatMap((one) => {
    const found = when(one.published);
    return found && one.published ? [{ id: one.id, day: Date.parse(one.published.slice(0, 10)), ...found }] : [];
  });
  const first = dated.reduce<(typeof dated)[number] | null>((a, b) => (a && a.ms <= b.ms ? a : b), null);
  const found = new Map<number, { first: boolean; hours: number | null; days: number }>();
  if (!first || dated.length < 2) return found;
  for (const one of dated)
    found.set(one.id, {
      first: one === first,
      hours: one.timed && first.timed ? (one.ms - first.ms) / 3_600_000 : null,
      days: Math.max(0, Math.round((one.day - first.day) / 86_400_000)),
    });
  return found;
}

/** The two to compare first: the earliest articles of two outlets, or the first two there are. */
export function firstTwo(articles: ArticleRow[]): [number, number] | null {
  const [first] = articles;
  const second = articles.find((article) => article.outlet !== first?.outlet) ?? articles[1];
  return first && second ? [first.id, second.id] : null;
}
