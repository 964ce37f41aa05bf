// Compare and speakers on the backend in memory: each shows what it is for, and axe finds nothing wrong.
import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { FakeBackend } from '../lib/backend/fake';
import { open, wrongs } from './open';

const SLOW = { timeout: 60_000 };

async function ids(backend: FakeBackend) {
  const story = (await backend.stories()).stories.find((row) => row.articles > 1);
  const view = await backend.story(story?.id ?? 0);
  const many = view.articles.find((row) => row.versions > 1);
  const others = view.articles.filter((row) => row.id !== many?.id);
  const a = await backend.article(many?.id ?? 0, null, '');
  const b = await backend.article(others[0]?.id ?? 0, null, '');
  const [speaker] = await backend.speakers('');
  return { a: a.version, b: b.version, speaker: speaker?.id ?? 0 };
}

describe('compare', () => {
  it('shows both sides, filters by a figure, walks and turns to rows', SLOW, async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { a, b } = await ids(backend);
    const screen = await open({ screen: 'compare', a, b }, backend);
    await screen.wait('compare-column-a');
    expect(await wrongs()).toEqual([]);
    await fireEvent.click(screen.get('verdict-chip-reworded'));
    expect(screen.get('verdict-chip-reworded').getAttribute('aria-pressed')).toBe('true');
    screen.press('n');
    await waitFor(() => expect(screen.get('difference-count').textContent).toMatch(/^Difference 1 of/));
    screen.press('m');
    await waitFor(() => expect(backend.calls.map(([name]) => name)).toContain('setPairing'));
    screen.press('t');
    const row = await screen.wait('diff-row');
    expect(row.className).toContain('reworded');
    expect(await wrongs()).toEqual([]);
  });
});

describe('speakers', () => {
  it('lists them', SLOW, async () => {
    const screen = await open({ screen: 'speakers' });
    await screen.wait('speaker-row');
    expect(await wrongs()).toEqual([]);
  });
  it('shows a mark for each quotation, and filters both views', SLOW, async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { speaker } = await ids(backend);
    const screen = await open({ screen: 'speaker', id: speaker }, backend);
    await screen.wait('speaker-card');
    const all = (await backend.speaker(speaker)).quotations.length;
    expect(screen.all('timeline-mark')).toHaveLength(all);
    expect(await wrongs()).toEqual([]);
    await fireEvent.input(screen.get('filter-words'), { target: { value: 'no such words at all' } });
    await waitFor(() => expect(screen.all('timeline-mark')).toHaveLength(0));
  });
  it('zooms, moves and shows all by keys; the list follows', SLOW, async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { speaker } = await ids(backend);
    const screen = await open({ screen: 'speaker', id: speaker }, backend);
    const said = () => screen.get('speaker-count').textContent ?? '';
    await screen.wait('timeline-mark');
    const before = said();
    for (let i = 0; i < 12; i++) screen.press('+');
    await waitFor(() => expect(said()).toMatch(/^\s*\d+ of \d+ quotations?, /));
    const zoomed = said();
    screen.press('ArrowLeft');
    await waitFor(() => expect(said()).not.toBe(zoomed));
    screen.press('0');
    await waitFor(() => expect(said()).toBe(before));
    const hasFocus = (mark: HTMLElement | undefined) => expect(document.activeElement).toBe(mark);
    const marks = screen.all('timeline-mark');
    marks.find((mark) => mark.tabIndex === 0)?.focus();
    const focused = document.activeElement;
    screen.press('ArrowRight', focused ?? undefined);
    expect(document.activeElement).not.toBe(focused);
    screen.press('Home', document.activeElement ?? undefined);
    hasFocus(focused as HTMLElement);
    screen.press('Enter', focused ?? undefined);
    await waitFor(() => expect(focused?.getAttribute('aria-pressed')).toBe('true'));
  });
  it('moves the window of the overview by keys', SLOW, async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { speaker } = await ids(backend);
    const screen = await open({ screen: 'speaker', id: speaker }, backend);
    const window = await screen.wait('timeline-window');
    const now = () => window.getAttribute('aria-valuetext');
    expect(now()).toBe('all of it');
    screen.press('ArrowRight', screen.get('timeline-window-from'));
    await waitFor(() => expect(now()).not.toBe('all of it'));
    const one = now();
    screen.press('Home', window);
    await waitFor(() => expect(now()).not.toBe(one));
  });
  it('has a table with a row for each, sorted by any column', SLOW, async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { speaker } = await ids(backend);
    const screen = await open({ screen: 'speaker', id: speaker }, backend);
    await screen.wait('speaker-card');
    screen.press('t');
    await screen.wait('speaker-table');
    const rows = () => screen.all('speaker-table-row').map((row) => row.dataset.quotation);
    expect(rows()).toHaveLength((await backend.speaker(speaker)).quotations.length);
    const before = rows();
    await fireEvent.click(screen.get('sort-date'));
    await waitFor(() => expect(rows()).not.toEqual(before));
    expect(screen.get('sort-date').closest('th')?.getAttribute('aria-sort')).toBe('descending');
    expect(await wrongs()).toEqual([]);
  });
  it('sets two on one axis, from the list and from one of them', SLOW, async () => {
    const backend = new FakeBackend({ pace: 0 });
    const screen = await open({ screen: 'speakers' }, backend);
    await screen.wait('speaker-row');
    const [one, other] = screen.all('speaker-tick');
    await fireEvent.click(one as HTMLElement);
    await fireEvent.click(other as HTMLElement);
    screen.press('Enter', screen.all('speaker-row')[0]);
    await waitFor(() => expect(screen.all('speaker-name')).toHaveLength(2));
    expect(await wrongs()).toEqual([]);
    await fireEvent.click(screen.get('speaker-alone'));
    await waitFor(() => expect(screen.all('speaker-name')).toHaveLength(1));
    screen.press('c');
    await fireEvent.click(await screen.wait('picker-item'));
    await waitFor(() => expect(screen.all('speaker-name')).toHaveLength(2));
    screen.press('Escape');
    await waitFor(() => expect(screen.all('speaker-name')).toHaveLength(1));
  });
  it('writes what is shown, and the picture', SLOW, async () => {
    const backend = new FakeBackend({ pace: 0 });
    backend.pickSavePath = async () => '/tmp/out';
    const { speaker } = await ids(backend);
    const screen = await open({ screen: 'speaker', id: speaker }, backend);
    await screen.wait('speaker-card');
    const { quotations } = await backend.speaker(speaker);
    const word = quotations[0]?.quotation.text ?? '';
    await fireEvent.input(screen.get('filter-words'), { target: { value: word } });
    await waitFor(() => expect(screen.get('speaker-count').textContent).toContain(' of '));
    const write = async (at: number) => {
      await fireEvent.click(screen.get('export-speaker'));
      await screen.wait('picker-item');
      await fireEvent.click(screen.all('picker-item')[at] as HTMLElement);
    };
    await write(0);
    await waitFor(() => expect(backend.calls.at(-1)?.slice(0, 3)).toEqual(['exportSpeaker', speaker, 'csv']));
    expect(backend.calls.at(-1)?.[3]).toContain(quotations[0]?.quotation.id);
    await write(3);
    await waitFor(() => expect(backend.calls.at(-1)).toEqual(['exportSpeaker', speaker, 'csv', null, '/tmp/out']));
    await write(6);
    await waitFor(() => expect(backend.calls.at(-1)?.[0]).toBe('exportPicture'));
  });
});
