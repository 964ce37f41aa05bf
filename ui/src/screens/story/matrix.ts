// The statements of a story by outlet: which columns there are, what stands in each cell, and which rows are wanted.
import type { ArticleRow, Id, Statement, Telling } from '../../lib/backend/bindings';

export interface Column {
  outlet: string;
  /** Articles of an unknown outlet stand each in a column of its own. */
  articles: Id[];
}
export interface Cell {
  /** The sentences that say it, or else those that say a part of it. */
  told: Telling[];
  state: 'told' | 'partly' | 'none';
}
export type Which = 'all' | 'shared' | 'alone';
export type Order = 'told' | 'order';

/** The outlets in the order in which they came in; only those of articles that were compared. */
export function columns(articles: ArticleRow[], compared: Id[], unknown: string): Column[] {
  const there = new Set(compared);
  const found: Column[] = [];
  for (const article of articles) {
    if (!there.has(article.id)) continue;
    const known = article.outlet === null ? undefined : found.find((one) => one.outlet === article.outlet);
    if (known) known.articles.push(article.id);
    else found.push({ outlet: article.outlet ?? unknown, articles: [article.id] });
  }
  return found;
}

export function cell(statement: Statement, column: Column): Cell {
  const mine = (telling: Telling) => column.articles.includes(telling.article);
  const told = statement.told.filter(mine);
  if (told.length > 0) return { told, state: 'told' };
  const partly = statement.partly.filter(mine);
  return { told: partly, state: partly.length > 0 ? 'partly' : 'none' };
}

/** Whether one outlet has it, and no other even a part of it. */
export function isAlone(statement: Statement, all: Column[]): boolean {
  return all.filter((column) => cell(statement, column).state !== 'none').length === 1;
}

/** The rows that are wanted, in the order that is wanted. only: of what one outlet alone has, those of this one. */
export function rows(
  statements: Statement[],
  all: Column[],
  which: Which,
  order: Order,
  only: Column | null = null,
): Statement[] {
  const wanted = statements.filter((one) => {
    if (only) return isAlone(one, all) && cell(one, only).state === 'told';
    if (which === 'alone') return isAlone(one, all);
    return which === 'all' || !isAlone(one, all);
  });
  return order === 'told' ? wanted : wanted.toSorted((a, b) => a.place - b.place);
}

/** Where a key leads from a cell of a table; column 0 is the statement. null for a key that leads nowhere. */
export function step(
  key: string,
  at: [number, number],
  size: [number, number],
  far: boolean,
  rtl = false,
): [number, number] | null {
  const [row, column] = at;
  const [lastRow, lastColumn] = [Math.max(0, size[0] - 1), Math.max(0, size[1] - 1)];
  const on = rtl ? -1 : 1;
  const to: Record<string, [number, number]> = {
    ArrowDown: [row + 1, column],
    ArrowUp: [row - 1, column],
    ArrowRight: [row, column + on],
    ArrowLeft: [row, column - on],
    PageDown: [row + 10, column],
    PageUp: [row - 10, column],
    Home: [far ? 0 : row, 0],
    End: [far ? lastRow : row, lastColumn],
  };
  const found = to[key];
  return found ? [Math.min(lastRow, Math.max(0, found[0])), Math.min(lastColumn, Math.max(0, found[1]))] : null;
}

/** How dark a sentence of the base text is: 0 for what nobody else says in full, to 4 for what all others say. */
export function heat(
  sentence: { outlets: number; partly: number; told: unknown[] } | undefined,
  others: number,
): number {
  if (!sentence || others === 0 || sentence.told.length === 0) return 0;
  // Of one or two others none is so many that it would be as dark as it gets.
  return Math.max(1, Math.ceil((4 * sentence.outlets) / Math.max(3, others)));
}

/** What the strip beneath the matrix says of a cell. */
export interface Shown {
  who: string;
  told: Telling[];
  state: string;
}
