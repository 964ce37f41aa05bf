import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { FakeBackend } from '../../lib/backend/fake';
import { open, wrongs } from '../../test/open';

describe('stories', () => {
  it('lists stories and suggestions without faults', async () => {
    const screen = await open({ screen: 'stories' });
    await screen.wait('story-row');
    expect(await wrongs()).toEqual([]);
  });
  it('opens a story, with its articles, its summary and its statements', async () => {
    const screen = await open({ screen: 'stories' });
    await fireEvent.click(await screen.wait('story-row'));
    await screen.wait('story-article');
    await screen.wait('story-sentence');
    screen.press('2');
    await screen.wait('statement');
    expect(await wrongs()).toEqual([]);
  });
  it('tells the story with who says the same and where they differ, under pins and drops', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { stories } = await backend.stories();
    const id = stories.find((one) => one.outlets.length > 1)?.id ?? 0;
    const screen = await open({ screen: 'story', id }, backend);
    const text = (await screen.wait('story-sentence')).textContent;
    expect(screen.all('story-support').length).toBeGreaterThan(0);
    const { sentences } = await backend.storySummary(id, 120);
    expect(screen.all('story-difference')).toHaveLength(sentences.flatMap((one) => one.differences).length);
    await fireEvent.click(screen.get('summary-drop'));
    await waitFor(() => expect(screen.get('story-sentence').textContent).not.toBe(text));
    await screen.wait('story-dropped');
    screen.press('5');
    await screen.wait('key-term');
    await screen.wait('story-event');
    expect(await wrongs()).toEqual([]);
  });
  it('changes the length of the summary', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { stories } = await backend.stories();
    const screen = await open({ screen: 'story', id: stories[0]?.id ?? 0 }, backend);
    await screen.wait('story-sentence');
    const before = screen.all('story-sentence').length;
    await fireEvent.input(screen.get('story-length'), { target: { value: '40' } });
    await waitFor(() => expect(screen.all('story-sentence').length).toBeLessThan(before));
  });
  it('compares two outlets with one click', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { stories } = await backend.stories();
    const several = stories.find((one) => one.outlets.length > 1);
    const screen = await open({ screen: 'story', id: several?.id ?? 0 }, backend);
    await fireEvent.click(await screen.wait('compare-button'));
    await waitFor(() => expect(document.querySelector('[data-screen="story"]')).toBeNull());
  });
  it('takes the selected articles out', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { stories } = await backend.stories();
    const id = stories[0]?.id ?? 0;
    const before = (await backend.story(id)).articles.length;
    const screen = await open({ screen: 'story', id }, backend);
    await fireEvent.click(await screen.wait('take-out'));
    await waitFor(() => expect(screen.all('story-article')).toHaveLength(before - 2));
  });
  it('says what is wrong with a story that is not there', async () => {
    await open({ screen: 'story', id: 987654 });
    await waitFor(() => expect(document.querySelector('[data-screen] h2')?.textContent).toMatch(/could not be opened/));
  });
});
