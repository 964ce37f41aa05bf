// The comparison on the backend in memory, by keys and by pointer.
import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { FakeBackend } from '../../lib/backend/fake';
import { open, wrongs } from '../../test/open';

const SLOW = { timeout: 60_000 };

async function comparison() {
  const backend = new FakeBackend({ pace: 0 });
  const story = (await backend.stories()).stories.find((row) => row.articles > 1);
  const view = await backend.story(story?.id ?? 0);
  const many = view.articles.find((row) => row.versions > 1);
  const rest = view.articles.filter((row) => row.id !== many?.id);
  const a = (await backend.article(many?.id ?? 0, null, '')).version;
  const b = (await backend.article(rest[0]?.id ?? 0, null, '')).version;
  // Some sentence stands in the same place on both sides, so that there is something to leave out.
  const answer = backend.compare.bind(backend);
  backend.compare = async (left, right) => {
    const found = await answer(left, right);
    const [first] = found.a.sentences.slice(-1);
    if (first) Object.assign(first, { label: 'same', moved: false });
    return found;
  };
  const screen = await open({ screen: 'compare', a, b }, backend);
  await screen.wait('compare-column-a');
  await screen.wait('compare-tab-facts');
  const pressed = (id: string) => screen.get(`verdict-chip-${id}`).getAttribute('aria-pressed') === 'true';
  const sentence = (side: 'a' | 'b', label: string) =>
    screen.get(`compare-column-${side}`).querySelector<HTMLElement>(`.${label}`) as HTMLElement;
  const calls = (name: string) => backend.calls.filter(([called]) => called === name).map(([, ...rest]) => rest);
  return { backend, screen, a, b, pressed, sentence, calls };
}

describe('keys', () => {
  it('filter by 1 to 6; 4 takes both sides together', SLOW, async () => {
    const { screen, pressed } = await comparison();
    screen.press('1');
    screen.press('4');
    await waitFor(() => expect(['same', 'onlyA', 'onlyB'].map(pressed)).toEqual([true, true, true]));
    screen.press('4');
    await waitFor(() => expect(['same', 'onlyA', 'onlyB'].map(pressed)).toEqual([true, false, false]));
    await fireEvent.click(screen.get('verdict-clear'));
    expect(pressed('same')).toBe(false);
  });
  it('show changes only, lock, turn, hide the panel and export', SLOW, async () => {
    const { screen } = await comparison();
    const count = () => screen.get('compare-column-a').querySelectorAll('[data-sentence]').length;
    const all = count();
    screen.press('c');
    const fold = await screen.wait('fold');
    expect(count()).toBeLessThan(all);
    await fireEvent.click(fold);
    await waitFor(() => expect(count()).toBeGreaterThan(0));
    for (let i = 0; i < 3; i++) screen.press('c');
    await waitFor(() => expect(count()).toBe(all));
    screen.press('l');
    await waitFor(() => expect(screen.get('scroll-lock').getAttribute('aria-pressed')).toBe('false'));
    screen.press('f');
    await waitFor(() => expect(screen.all('compare-tab-facts')).toHaveLength(0));
    screen.press('e');
    await waitFor(() => expect(document.querySelector('dialog[open]')).not.toBeNull());
  });
  it('swap the sides and keep what is picked', SLOW, async () => {
    const { screen, sentence } = await comparison();
    await fireEvent.click(sentence('a', 'reworded'));
    const words = () => [...document.querySelectorAll('.picked')].map((one) => one.textContent?.slice(0, 20));
    const before = words();
    expect(before).toHaveLength(2);
    screen.press('s');
    await waitFor(() => expect(words()).toEqual([...before].reverse()));
  });
});

describe('pairing', () => {
  it('is taken apart, and two lonely sentences are joined, by pointer', SLOW, async () => {
    const { screen, sentence, calls } = await comparison();
    await fireEvent.click(sentence('a', 'reworded'));
    await fireEvent.click(screen.get('set-pairing'));
    await waitFor(() => expect(calls('setPairing').at(-1)?.[4]).toBe(false));
    await fireEvent.click(sentence('a', 'reworded'));
    await fireEvent.click(sentence('a', 'only-a'));
    await fireEvent.click(sentence('b', 'only-b'));
    await fireEvent.click(screen.get('set-pairing'));
    await waitFor(() => expect(calls('setPairing').at(-1)?.[4]).toBe(true));
  });
  it('is made by keys alone: one sentence waits until the other is come to', SLOW, async () => {
    const { screen, calls } = await comparison();
    screen.press('4');
    screen.press('n');
    await screen.wait('find-pairing');
    screen.press('m');
    await screen.wait('pairing-waits');
    for (let i = 0; i < 40 && screen.all('set-pairing').length === 0; i++) {
      screen.press('n');
      await new Promise((resolve) => setTimeout(resolve));
    }
    screen.press('m');
    await waitFor(() => expect(calls('setPairing').at(-1)?.[4]).toBe(true));
  });
});

describe('panels', () => {
  it('facts stand as rows by outlet, with an empty cell where one has none', SLOW, async () => {
    const { screen } = await comparison();
    const table = screen.get('compare-tab-facts').closest('aside')?.querySelector('table');
    expect(table?.querySelectorAll('thead th')).toHaveLength(2);
    const said = [...(table?.querySelectorAll('tr.different, tr.onlyA') ?? [])].map((row) => [
      row.className.includes('different'),
      row.textContent?.includes('both can be true'),
    ]);
    expect(said.some(([different]) => different)).toBe(true);
    expect(said.every(([different, compatible]) => different === compatible)).toBe(true);
    await fireEvent.click(screen.get('finding'));
    expect(document.querySelectorAll('.picked').length).toBeGreaterThan(0);
    expect(await wrongs()).toEqual([]);
  });
  it.each(['quotations', 'wording', 'copy', 'summary'])('%s is there and sound', SLOW, async (tab) => {
    const { screen } = await comparison();
    await fireEvent.click(screen.get(`compare-tab-${tab}`));
    await waitFor(() => expect(screen.get(`compare-tab-${tab}`).getAttribute('aria-selected')).toBe('true'));
    expect(await wrongs()).toEqual([]);
  });
  it('a count of words leads from one place to the next', SLOW, async () => {
    const { screen } = await comparison();
    await fireEvent.click(screen.get('compare-tab-wording'));
    const count = await screen.wait('wording-count');
    await fireEvent.click(count);
    await waitFor(() => expect(count.textContent).toMatch(/^1 of \d/));
    await fireEvent.click(count);
    await waitFor(() => expect(count.textContent).toMatch(/^2 of \d/));
  });
});

it('another version is chosen on its side', SLOW, async () => {
  const { screen, backend, b } = await comparison();
  const asked: [number, number][] = [];
  const compare = backend.compare.bind(backend);
  backend.compare = (left, right) => (asked.push([left, right]), compare(left, right));
  const picker = (await screen.wait('compare-version')) as HTMLSelectElement;
  await waitFor(() => expect(picker.options.length).toBeGreaterThan(1));
  const to = [...picker.options].find((option) => !option.selected)?.value ?? '';
  await fireEvent.change(picker, { target: { value: to } });
  await waitFor(() => expect(asked).toContainEqual([Number(to), b]));
});
