// Where the articles of a story stand in time: a lane an outlet.
import type { ArticleRow } from '../../lib/backend/bindings';
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

/** Lanes in the order in which the outlets came in; articles without a date are counted, not placed. */
export function lanes(articles: ArticleRow[], unknown: string): { lanes: Lane[]; undated: number } {
  const dated = articles.flatMap((article) => {
    const time = when(article.published);
    return time ? [{ article, ms: time.ms }] : [];
  });
  dated.sort((a, b) => a.ms - b.ms);
  const first = dated[0]?.ms ?? 0;
  const length = (dated.at(-1)?.ms ?? 0) - first;
  const byOutlet = new Map<string, Dot[]>();
  for (const { article, ms } of dated) {
    const outlet = article.outlet ?? unknown;
    const dots = byOutlet.get(outlet) ?? [];
    dots.push({ article, at: length > 0 ? (ms - first) / length : 0.5 });
    byOutlet.set(outlet, dots);
  }
  return {
    lanes: [...byOutlet].map(([outlet, dots]) => ({ outlet, dots })),
    undated: articles.length - dated.length,
  };
}

/** The two to compare first: the earliest articles of two outlets, or the first two there are. */
export function firstTwo(articles: ArticleRow[]): [number, number] | null {
  const [first] = articles;
  const second = articles.find((article) => article.outlet !== first?.outlet) ?? articles[1];
  return first && second ? [first.id, second.id] : null;
}
