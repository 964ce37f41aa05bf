import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { open } from '../test/open';
import { BackendError } from './backend/backend';
import { FakeBackend } from './backend/fake';
import { extensionOf, fileNamed } from './exports';

describe('the name of a file', () => {
  it.each([
    ['A and B compared', 'html', 'A and B compared.html'],
    ['Bus 12: late? "Yes"', 'md', 'Bus 12 late Yes.md'],
    ['../etc', 'csv', 'etc.csv'],
    ['///', 'json', 'export.json'],
    ['🦊'.repeat(200), 'txt', `${'🦊'.repeat(100)}.txt`],
  ])('%s', (name, extension, file) => expect(fileNamed(name, extension)).toBe(file));
  it.each([
    ['html', 'html'],
    ['markdown', 'md'],
    ['csv-facts', 'csv'],
    ['text', 'txt'],
  ] as const)('ends as its format %s does', (format, extension) => expect(extensionOf(format)).toBe(extension));
});

async function ids(backend: FakeBackend): Promise<{ several: number; story: number }> {
  const query = {
    search: '',
    outlets: [],
    stories: [],
    speakers: [],
    tags: [],
    languages: [],
    month: null,
    trash: false,
    sort: 'published' as const,
    descending: true,
    offset: 0,
    limit: 500,
  };
  const { rows } = await backend.listArticles(query);
  const { stories } = await backend.stories();
  return { several: rows.find((row) => row.versions > 1)?.id ?? 0, story: stories[0]?.id ?? 0 };
}

const last = (backend: FakeBackend, name: string) => backend.calls.filter(([called]) => called === name).at(-1);

describe('exports', () => {
  it('opens by E, writes in the format that is chosen, says where and shows the file', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { several } = await ids(backend);
    const screen = await open({ screen: 'versions', id: several }, backend);
    await screen.wait('diff-summary');
    screen.press('e');
    await screen.wait('export-dialog');
    expect(screen.all('export-format')).toHaveLength(4);
    await fireEvent.click(screen.all('export-format')[2] ?? document.body);
    await fireEvent.click(screen.get('export-save'));
    await waitFor(() => expect(last(backend, 'exportVersions')?.[3]).toBe('csv'));
    await waitFor(() => expect(screen.get('toasts').textContent).toContain('Written to /home/reader/'));
    expect(screen.all('export-dialog')).toHaveLength(0);
    await fireEvent.click(screen.get('toasts').querySelector('.action') ?? document.body);
    expect(String(last(backend, 'revealFile')?.[1])).toMatch(/\.csv$/);
  });
  it('says what went wrong and stays open, so that another folder can be chosen', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { several } = await ids(backend);
    backend.exportVersions = () => Promise.reject(new BackendError('disk', 'The disk is full.'));
    const screen = await open({ screen: 'versions', id: several }, backend);
    await screen.wait('diff-summary');
    screen.press('e');
    await fireEvent.click(await screen.wait('export-save'));
    expect((await screen.wait('export-problem')).textContent).toBe('The disk is full.');
    expect(screen.all('export-dialog')).toHaveLength(1);
  });
  it('writes nothing when the reader gives up the place', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { several } = await ids(backend);
    backend.pickSavePath = () => Promise.resolve(null);
    const screen = await open({ screen: 'versions', id: several }, backend);
    await screen.wait('diff-summary');
    screen.press('e');
    await fireEvent.click(await screen.wait('export-save'));
    expect(last(backend, 'exportVersions')).toBeUndefined();
    expect(screen.all('export-dialog')).toHaveLength(1);
  });
  it('offers who reports what of a story, and its summary', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { story } = await ids(backend);
    const screen = await open({ screen: 'story', id: story }, backend);
    await fireEvent.click(await screen.wait('story-export'));
    await screen.wait('export-dialog');
    await fireEvent.click(screen.get('export-save'));
    await waitFor(() => expect(last(backend, 'exportStory')?.slice(1, 3)).toEqual([story, 'html']));
    await fireEvent.click(screen.get('story-export'));
    await screen.wait('export-dialog');
    await fireEvent.click(screen.all('export-format').at(-1) ?? document.body);
    await fireEvent.click(screen.get('export-save'));
    await waitFor(() => expect(last(backend, 'exportStorySummary')?.[3]).toBe('text'));
  });
});
