import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { FakeBackend } from '../../lib/backend/fake';
import type { Route } from '../../lib/state/navigation.svelte';
import { open, wrongs } from '../../test/open';

async function story(tab?: 'statements' | 'base' | 'changes' | 'words') {
  const backend = new FakeBackend({ pace: 0 });
  const { stories } = await backend.stories();
  const id = stories.find((one) => one.outlets.length > 1)?.id ?? 0;
  const route: Route = { screen: 'story', id, ...(tab && { tab }) };
  return { backend, id, screen: await open(route, backend) };
}

describe('the parts of a story', () => {
  it('changes the part by key, and every part is without faults', async () => {
    const { screen } = await story();
    await screen.wait('story-article');
    for (const [key, testid] of [
      ['2', 'statement'],
      ['3', 'base-sentence'],
      ['4', 'story-version'],
      ['5', 'key-term'],
      ['1', 'story-article'],
    ] as const) {
      screen.press(key);
      await screen.wait(testid);
      expect(await wrongs()).toEqual([]);
    }
  });
  it('goes through the cells by arrow keys, marks two and compares them', async () => {
    const { screen, backend, id } = await story('statements');
    await screen.wait('statement');
    const { statements, articles } = await backend.story(id);
    const first = document.querySelector<HTMLElement>('[data-at="0 0"]');
    first?.focus();
    await fireEvent.keyDown(first as HTMLElement, { key: 'ArrowRight' });
    await waitFor(() => expect(document.activeElement?.getAttribute('data-at')).toBe('0 1'));
    const told = (n: number) => statements[0]?.told.find((one) => one.article === articles[n]?.id)?.text ?? '-';
    expect(screen.get('statement-strip').textContent).toContain(told(0));
    await fireEvent.keyDown(document.activeElement as Element, { key: ' ' });
    await fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowRight' });
    await waitFor(() => expect(document.activeElement?.getAttribute('data-at')).toBe('0 2'));
    await fireEvent.keyDown(document.activeElement as Element, { key: ' ' });
    await fireEvent.click(await screen.wait('statement-compare'));
    await waitFor(() => expect(document.querySelector('[data-screen="compare"]')).not.toBeNull());
  });
  it('shows what one outlet alone has', async () => {
    const { screen } = await story('statements');
    await screen.wait('statement');
    const all = screen.all('statement').length;
    await fireEvent.click(screen.get('statement-column'));
    await waitFor(() => expect(screen.all('statement').length).toBeLessThan(all));
    expect(screen.all('statement-cell').length).toBe(screen.all('statement').length);
  });
  it('opens the sentence of a cell in its article', async () => {
    const { screen } = await story('statements');
    await fireEvent.click(await screen.wait('statement-cell'));
    await waitFor(() => expect(document.querySelector('[data-screen="article"]')).not.toBeNull());
  });
  it('lists who says a sentence of the base text, with their wording', async () => {
    const { screen, backend, id } = await story('base');
    const { articles } = await backend.story(id);
    const base = await backend.storyBase(id, articles[0]?.id ?? 0);
    const at = base.sentences.findIndex((one) => one.told.length > 0);
    await screen.wait('base-sentence');
    screen.all('base-sentence')[at]?.focus();
    await waitFor(() => expect(screen.get('base-who').textContent).toContain(base.sentences[at]?.told[0]?.text));
    await fireEvent.change(screen.get('base-article'), { target: { value: String(articles[1]?.id) } });
    const other = await backend.storyBase(id, articles[1]?.id ?? 0);
    await waitFor(() => expect(screen.all('base-sentence')).toHaveLength(other.sentences.length));
  });
  it('says why an article stands there, and in a suggestion too', async () => {
    const { screen } = await story();
    await fireEvent.click(await screen.wait('why-together'));
    await screen.wait('why-other');
    expect(screen.get('why').textContent).toMatch(/alike enough for one story/);
    expect(await wrongs()).toEqual([]);
    const stories = await open({ screen: 'stories' });
    await fireEvent.click(await stories.wait('why-together'));
    await stories.wait('why');
    expect(await wrongs()).toEqual([]);
  });
  it('splits the selected into a story of their own', async () => {
    const { screen, backend } = await story();
    const before = (await backend.stories()).stories.length;
    await fireEvent.click(await screen.wait('split-story'));
    await waitFor(async () => expect((await backend.stories()).stories).toHaveLength(before + 1));
    await waitFor(() => expect(screen.all('story-article')).toHaveLength(2));
  });
});
