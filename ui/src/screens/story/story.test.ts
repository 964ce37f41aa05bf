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
    await screen.wait('statement');
    expect(await wrongs()).toEqual([]);
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
