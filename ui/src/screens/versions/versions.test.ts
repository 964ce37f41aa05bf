import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { FakeBackend } from '../../lib/backend/fake';
import { open, wrongs } from '../../test/open';

/** An article with several versions, and one with a single one. */
async function articles(backend: FakeBackend): Promise<{ several: number; one: number }> {
  const { rows } = await backend.listArticles({
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
  });
  const id = (several: boolean) => rows.find((row) => row.versions > 1 === several)?.id ?? 0;
  return { several: id(true), one: id(false) };
}

describe('versions', () => {
  it('compares the last two first, without faults', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { several } = await articles(backend);
    const screen = await open({ screen: 'versions', id: several }, backend);
    await screen.wait('diff-summary');
    expect(screen.all('version-bar').length).toBeGreaterThan(1);
    expect(screen.all('version-bar').at(-1)?.getAttribute('aria-pressed')).toBe('true');
    expect(await wrongs()).toEqual([]);
  });
  it('goes from change to change by key', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { several } = await articles(backend);
    const screen = await open({ screen: 'versions', id: several }, backend);
    await screen.wait('diff-summary');
    screen.press('n');
    await waitFor(() => expect(document.activeElement?.getAttribute('data-testid')).toBe('diff-row'));
  });
  it('shows both in one', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { several } = await articles(backend);
    const screen = await open({ screen: 'versions', id: several }, backend);
    await screen.wait('diff-row');
    const sides = () => screen.get('diff-row').querySelectorAll('p').length;
    expect(sides()).toBe(2);
    await fireEvent.click(screen.get('layout-inline').querySelector('input') ?? document.body);
    await waitFor(() => expect(sides()).toBe(1));
  });
  it('says that there is one version, and what to do', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { one } = await articles(backend);
    await open({ screen: 'versions', id: one }, backend);
    await waitFor(() => expect(document.querySelector('[data-screen] h2')?.textContent).toMatch(/one version/));
  });
});
