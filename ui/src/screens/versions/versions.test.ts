import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { FakeBackend } from '../../lib/backend/fake';
import { open, wrongs, type Opened } from '../../test/open';
import { diff, view } from './testData';

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

/** The screen of the article in testData.ts, once its difference is there. */
async function opened(): Promise<Opened & { backend: FakeBackend }> {
  const backend = new FakeBackend({ pace: 0 });
  const { several } = await articles(backend);
  backend.versions = () => Promise.resolve(view(several));
  backend.versionDiff = (old, new_) => Promise.resolve(diff(old, new_));
  const screen = await open({ screen: 'versions', id: several }, backend);
  await screen.wait('diff-summary');
  return { ...screen, backend };
}
const row = (screen: Opened, number: number) =>
  screen.all('diff-row').find((one) => one.dataset.row === String(number)) as HTMLElement;
const position = (screen: Opened) => screen.get('version-position').textContent;

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
  it('says that there is one version, and what to do', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { one } = await articles(backend);
    await open({ screen: 'versions', id: one }, backend);
    await waitFor(() => expect(document.querySelector('[data-screen] h2')?.textContent).toMatch(/one version/));
  });
  it('goes from change to change by key, and to those of a kind', async () => {
    const screen = await opened();
    screen.press('n');
    await waitFor(() => expect(document.activeElement).toBe(row(screen, 1)));
    expect(position(screen)).toBe('Change 1 of 3');
    screen.press('p');
    await waitFor(() => expect(position(screen)).toBe('Change 3 of 3'));
    screen.press(']');
    await waitFor(() => expect(document.activeElement).toBe(row(screen, 3)));
  });
  it('shows both in one', async () => {
    const screen = await opened();
    const sides = () => row(screen, 1).querySelectorAll('.text').length;
    expect(sides()).toBe(2);
    screen.press('t');
    await waitFor(() => expect(sides()).toBe(1));
    expect(row(screen, 1).querySelector('.text')?.textContent).toBe('It needs threefour weeks.');
  });
  it('tells of a moved paragraph at both its places', async () => {
    const screen = await opened();
    expect(row(screen, 2).textContent).toMatch(/moved up, was paragraph 4/);
    await fireEvent.click(screen.get('diff-to-old'));
    const stood = screen.get('diff-stood');
    expect(document.activeElement).toBe(stood);
    expect(stood.previousElementSibling).toBe(row(screen, 4));
  });
  it('marks the break of a split paragraph', async () => {
    const screen = await opened();
    expect(row(screen, 3).textContent).toMatch(/split in 2/);
    expect(row(screen, 3).querySelector('ins')?.textContent).toContain('paragraph break added');
  });
  it('says in which version a word came in', async () => {
    const screen = await opened();
    const word = row(screen, 1).querySelector('[data-side="new"][data-run="1"]') as HTMLElement;
    await fireEvent.click(word);
    await waitFor(() => expect(screen.get('version-age').textContent).toMatch(/“four”\s+came in with version 3/));
    await fireEvent.click(row(screen, 1).querySelector('[data-side="old"][data-run="1"]') as HTMLElement);
    await waitFor(() => expect(screen.get('version-age').textContent).toMatch(/gone since version 3/));
    screen.press('a');
    await waitFor(() => expect(row(screen, 1).querySelector('sup')?.textContent).toBe('v3'));
  });
  it('shows only the kinds that were chosen', async () => {
    const screen = await opened();
    await fireEvent.click(screen.all('version-kind').find((one) => one.dataset.kind === 'number') as HTMLElement);
    await waitFor(() => expect(position(screen)).toBe('1 change'));
    screen.press('c');
    screen.press('c');
    screen.press('c');
    await waitFor(() => expect(screen.all('diff-row').length).toBe(2));
    await fireEvent.click(screen.get('diff-unfold'));
    await waitFor(() => expect(screen.all('diff-row').length).toBe(5));
  });
  it('has each change as a sentence in a list', async () => {
    const screen = await opened();
    const said = screen.all('version-change').map((one) => one.textContent?.replace(/\s+/g, ' ').trim());
    expect(said[0]).toBe('# Number: “three” became “four” Paragraph 1');
    expect(said).toHaveLength(3);
    await fireEvent.click(screen.all('version-change')[2] as HTMLElement);
    await waitFor(() => expect(document.activeElement).toBe(row(screen, 3)));
    expect(await wrongs()).toEqual([]);
  });
  it('goes through the versions by key, and says which are not dated', async () => {
    const screen = await opened();
    const pressed = () => screen.all('version-bar').findIndex((one) => one.getAttribute('aria-pressed') === 'true');
    screen.press('ArrowLeft');
    await waitFor(() => expect(pressed()).toBe(1));
    expect(screen.all('version-bar')[1]?.getAttribute('aria-label')).toMatch(/date unknown, imported 12 Oct 2026/);
    screen.press('ArrowRight');
    await waitFor(() => expect(pressed()).toBe(2));
    expect(document.querySelector('header')?.textContent).toMatch(/headline changed once \(version 2\)/);
  });
  it('prints the changes in one text with a legend', async () => {
    const screen = await opened();
    window.dispatchEvent(new Event('beforeprint'));
    await waitFor(() => screen.get('version-legend'));
    expect(row(screen, 1).querySelectorAll('.text')).toHaveLength(1);
    window.dispatchEvent(new Event('afterprint'));
  });
});
