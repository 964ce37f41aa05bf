// The articles around one, in the order of the library's list by date.
import type { Backend } from '../../lib/backend/backend';
import type { ArticleQuery, Id } from '../../lib/backend/bindings';
import type { PickItem } from '../../components/Picker.svelte';
import { plain } from '../../components/marks';
import { screens as t } from '../../lib/i18n/en/screens';
import { sayWhen } from '../../lib/when';

/** Everything outside the trash, latest first. */
export const EVERYTHING: ArticleQuery = {
  search: '',
  outlets: [],
  stories: [],
  speakers: [],
  tags: [],
  languages: [],
  month: null,
  trash: false,
  sort: 'published',
  descending: true,
  offset: 0,
  limit: 500,
};

/** The articles before and after this one; null at an end, or where the article is not in the list (in the trash). */
export async function neighbors(backend: Backend, id: Id): Promise<{ previous: Id | null; next: Id | null }> {
  let before: Id | null = null;
  for (let offset = 0; ; offset += EVERYTHING.limit) {
    const page = await backend.listArticles({ ...EVERYTHING, offset });
    const at = page.rows.findIndex((row) => row.id === id);
    if (at >= 0) {
      let next = page.rows[at + 1]?.id ?? null;
      if (next === null && offset + at + 1 < page.total) {
        next = (await backend.listArticles({ ...EVERYTHING, offset: offset + at + 1, limit: 1 })).rows[0]?.id ?? null;
      }
      return { previous: page.rows[at - 1]?.id ?? before, next };
    }
    before = page.rows.at(-1)?.id ?? null;
    if (page.rows.length === 0 || offset + page.rows.length >= page.total) return { previous: null, next: null };
  }
}

/** Articles for a picker, without those already there. */
export async function rowsToPick(
  backend: Backend,
  search: string,
  without: ReadonlySet<Id>,
  group: string,
): Promise<PickItem[]> {
  const page = await backend.listArticles({
    ...EVERYTHING,
    search,
    limit: 30,
    sort: search ? 'relevance' : 'published',
  });
  return page.rows
    .filter((row) => !without.has(row.id))
    .map((row) => ({
      id: row.id,
      label: plain(row.headline) || t.untitled,
      detail: [row.outlet ?? t.outletUnknown, sayWhen(row.published, t.dateUnknown)].join(' · '),
      group,
    }));
}
