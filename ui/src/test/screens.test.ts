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
});
