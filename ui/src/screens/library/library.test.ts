import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, test } from 'vitest';
import { FakeBackend } from '../../lib/backend/fake';
import { TESTIDS } from '../../lib/testids';
import { faults, open } from '../../test/window';

const rows = () => screen.queryAllByTestId(TESTIDS.articleRow);
const loaded = () => waitFor(() => expect(rows().length).toBeGreaterThan(0));
const key = (name: string, init: KeyboardEventInit = {}) =>
  fireEvent.keyDown(screen.getByTestId(TESTIDS.articleList), { key: name, ...init });
const marked = () => rows().filter((row) => row.getAttribute('aria-selected') === 'true').length;

describe('the list', () => {
  test('shows the articles, the latest first, and undated ones last', async () => {
    open(new FakeBackend());
    await loaded();
    expect(rows()[0]?.textContent).toContain('Council approves roads budget');
    expect(rows().at(-1)?.textContent).toContain('date unknown');
  });

  test('draws only what is in view of twenty thousand', async () => {
    open(new FakeBackend({ size: 20_000 }));
    await loaded();
    expect(rows().length).toBeLessThan(60);
    expect(screen.getByTestId(TESTIDS.articleList).getAttribute('aria-rowcount')).toBe('20001');
  });

  test('sorts by a column, and the other way round when pressed again', async () => {
    open(new FakeBackend());
    await loaded();
    const header = screen.getByTestId('sort-headline');
    await fireEvent.click(header);
    await waitFor(() => expect(rows()[0]?.textContent).toContain('Council approves'));
    await fireEvent.click(header);
    await waitFor(() => expect(rows()[0]?.textContent).toContain('Veldhaven bridge shut'));
  });

  test('marks the matches of a search', async () => {
    open(new FakeBackend());
    await loaded();
    await fireEvent.input(screen.getByTestId(TESTIDS.searchField), { target: { value: 'ferries' } });
    await waitFor(() => expect(rows().length).toBe(2));
    expect(rows()[0]?.querySelector('mark')?.textContent?.toLowerCase()).toBe('ferries');
  });

  test('says what to do when nothing matches', async () => {
    open(new FakeBackend());
    await loaded();
    await fireEvent.input(screen.getByTestId(TESTIDS.searchField), { target: { value: 'zeppelin' } });
    await fireEvent.click(await screen.findByTestId('clear-all'));
    await loaded();
    expect(rows().length).toBe(6);
  });

  test('narrows by a facet and takes it back', async () => {
    open(new FakeBackend());
    await loaded();
    const [outlet] = await screen.findAllByTestId(TESTIDS.facetOutlet);
    await fireEvent.click(outlet!.querySelector('input')!);
    await waitFor(() => expect(rows().length).toBe(2));
    await fireEvent.click(screen.getByTestId(TESTIDS.facetsClear));
    await waitFor(() => expect(rows().length).toBe(6));
  });

  test('shows the summary of the article that has the keyboard', async () => {
    open(new FakeBackend());
    const summary = await screen.findByTestId(TESTIDS.peekSummary);
    expect(summary.textContent).toContain('approved a roads budget of 18 million');
  });
});

describe('selecting', () => {
  test('by click, Ctrl and click, Shift and click', async () => {
    open(new FakeBackend());
    await loaded();
    await fireEvent.click(rows()[1]!);
    expect(marked()).toBe(1);
    await fireEvent.click(rows()[3]!, { ctrlKey: true });
    expect(marked()).toBe(2);
    await fireEvent.click(rows()[5]!, { shiftKey: true });
    await waitFor(() => expect(marked()).toBe(3));
  });

  test('by keys', async () => {
    open(new FakeBackend());
    await loaded();
    screen.getByTestId(TESTIDS.articleList).focus();
    await key('ArrowDown');
    await key('ArrowDown', { shiftKey: true });
    await waitFor(() => expect(marked()).toBe(2));
    await key('a', { ctrlKey: true });
    await waitFor(() => expect(marked()).toBe(6));
    await key(' ');
    await waitFor(() => expect(marked()).toBe(5));
  });

  test('all of more than one page', async () => {
    open(new FakeBackend({ size: 1200 }));
    await loaded();
    await key('a', { ctrlKey: true });
    await waitFor(() => expect(screen.getByTestId(TESTIDS.selectionBar).textContent).toContain('1,200 selected'));
  });

  test('two and Enter open the comparison of their newest versions', async () => {
    const { app } = open(new FakeBackend());
    await loaded();
    await fireEvent.click(rows()[3]!);
    await fireEvent.click(rows()[4]!, { ctrlKey: true });
    expect(screen.getByTestId(TESTIDS.compareButton)).toBeTruthy();
    await key('Enter');
    await waitFor(() => expect(app().navigation.route).toEqual({ screen: 'compare', a: 4, b: 9 }));
  });

  test('Enter on one opens it', async () => {
    const { app } = open(new FakeBackend());
    await loaded();
    await fireEvent.click(rows()[0]!);
    await key('Enter');
    await waitFor(() => expect(app().navigation.route.screen).toBe('article'));
  });
});

describe('the trash', () => {
  test('Delete moves there, Undo brings back', async () => {
    open(new FakeBackend());
    await loaded();
    await fireEvent.click(rows()[0]!);
    await key('Delete');
    await waitFor(() => expect(rows().length).toBe(5));
    await fireEvent.click(screen.getByText('Undo'));
    await waitFor(() => expect(rows().length).toBe(6));
  });

  test('shows what lies in it, and restores', async () => {
    const backend = new FakeBackend();
    await backend.trashArticles([1]);
    const { app } = open(backend, { screen: 'library', search: '', trash: true });
    await loaded();
    expect(rows().length).toBe(1);
    await fireEvent.click(rows()[0]!);
    await fireEvent.click(screen.getByTestId(TESTIDS.restoreButton));
    await waitFor(() => expect(app().sidebar?.trash).toBe(0));
  });
});

describe('saved searches and tags', () => {
  test('a search is saved by name and stands in the sidebar', async () => {
    open(new FakeBackend(), { screen: 'library', search: 'bridge', trash: false });
    await loaded();
    await fireEvent.click(screen.getByTestId(TESTIDS.saveSearch));
    await fireEvent.input(screen.getByTestId(TESTIDS.chooseField), { target: { value: 'The bridge' } });
    await fireEvent.click(screen.getByTestId(TESTIDS.chooseSubmit));
    await waitFor(() => expect(screen.getByTestId(TESTIDS.savedSearch).textContent).toContain('The bridge'));
  });

  test('a tag is put on the selected', async () => {
    const { app } = open(new FakeBackend());
    await loaded();
    await fireEvent.click(rows()[0]!);
    await key('t');
    await fireEvent.input(await screen.findByTestId(TESTIDS.chooseField), { target: { value: 'to check' } });
    await fireEvent.click(screen.getByTestId(TESTIDS.chooseSubmit));
    await waitFor(() => expect(app().sidebar?.tags.map((tag) => tag.label)).toContain('to check'));
  });
});

describe('first run', () => {
  test('offers the sample library, which can be removed again', async () => {
    open(new FakeBackend({ empty: true }));
    await fireEvent.click(await screen.findByTestId(TESTIDS.openSample));
    await loaded();
    await fireEvent.click(await screen.findByTestId(TESTIDS.removeSample));
    await screen.findByTestId(TESTIDS.firstRun);
  });
});

describe('accessibility', () => {
  test('of the list', async () => {
    const { container } = open(new FakeBackend());
    await loaded();
    await screen.findByTestId(TESTIDS.peekSummary);
    expect(await faults(container)).toEqual([]);
  });

  test('of the first run', async () => {
    const { container } = open(new FakeBackend({ empty: true }));
    await screen.findByTestId(TESTIDS.firstRun);
    expect(await faults(container)).toEqual([]);
  });

  test('with a selection and a dialog', async () => {
    open(new FakeBackend());
    await loaded();
    await fireEvent.click(rows()[0]!);
    await fireEvent.click(rows()[1]!, { ctrlKey: true });
    await key('t');
    await screen.findByTestId(TESTIDS.tagDialog);
    expect(await faults(document.body)).toEqual([]);
  });
});
