// Which columns the table shows and how wide they are; kept in the webview between starts.
import type { SortColumn } from '../../lib/backend/bindings';

export interface Column {
  id: Extract<SortColumn, 'outlet' | 'published' | 'story' | 'versions' | 'words'>;
  /** Rem. */
  width: number;
  hidden: boolean;
}

const DEFAULTS: Column[] = [
  { id: 'outlet', width: 9, hidden: false },
  { id: 'published', width: 9.5, hidden: false },
  { id: 'story', width: 11, hidden: false },
  { id: 'versions', width: 6.5, hidden: false },
  { id: 'words', width: 4.5, hidden: false },
];
/** The first to go where there is no room. */
const SACRIFICE: Column['id'][] = ['words', 'story', 'versions', 'outlet', 'published'];
const LIMITS = { min: 4, max: 24 };
/** Rem that the headline keeps. */
const HEADLINE = 21;
const KEY = 'library.columns';

export class Columns {
  all = $state.raw<Column[]>(DEFAULTS);

  constructor() {
    try {
      const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]') as Column[];
      this.all = DEFAULTS.map((column) => ({ ...column, ...kept.find((other) => other.id === column.id) }));
    } catch {
      // What cannot be read is not worth a word: the defaults do.
    }
  }

  /** Those that fit into so many rem. */
  fitting(room: number): Column[] {
    let shown = this.all.filter((column) => !column.hidden);
    for (const id of SACRIFICE) {
      const needed = shown.reduce((sum, column) => sum + column.width, HEADLINE);
      if (needed <= room) break;
      shown = shown.filter((column) => column.id !== id);
    }
    return shown;
  }

  change(id: Column['id'], part: Partial<Column>): void {
    this.all = this.all.map((column) => {
      if (column.id !== id) return column;
      const next = { ...column, ...part };
      return { ...next, width: Math.min(LIMITS.max, Math.max(LIMITS.min, next.width)) };
    });
    try {
      localStorage.setItem(KEY, JSON.stringify(this.all));
    } catch {
      // A webview without storage forgets widths; nothing else is lost.
    }
  }
}
