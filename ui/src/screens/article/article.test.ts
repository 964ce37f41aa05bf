import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { FieldView, QuotationRow, RemovedLine } from '../../lib/backend/bindings';
import { article as route } from '../../lib/state/navigation.svelte';
import { FakeBackend } from '../../lib/backend/fake';
import { open, wrongs } from '../../test/open';
import { after, fileName, known, runsOf, sayBytes, speakerClasses } from './article';
import { EVERYTHING, neighbors } from './neighbors';

const first = async (backend: FakeBackend) => (await backend.listArticles(EVERYTHING)).rows[0]?.id ?? 0;

describe('small decisions', () => {
  it.each([
    ['you', 'x', 'typed'],
    ['json-ld', 'x', 'evidence'],
    [null, null, 'unknown'],
    ['you', null, 'typed'],
  ])('evidence %s, value %s: %s', (evidence, value, how) => {
    expect(known({ key: 'outlet', evidence, value, original: null } as FieldView).how).toBe(how);
  });
  it('gives each sure speaker a class and the unsure none of them', () => {
    const q = (id: number, speaker: number | null, certain: boolean) =>
      ({ id, certain, speaker: speaker === null ? null : { id: speaker, name: '' } }) as QuotationRow;
    expect([
      ...speakerClasses([q(1, 7, true), q(2, 8, true), q(3, 7, true), q(4, 8, false), q(5, null, true)]),
    ]).toEqual([
      [1, 'speaker-1'],
      [2, 'speaker-2'],
      [3, 'speaker-1'],
      [4, 'speaker-0'],
      [5, 'speaker-0'],
    ]);
  });
  it.each([
    [[2, 5, 9], null, 2],
    [[2, 5, 9], 5, 9],
    [[2, 5, 9], 9, 2],
    [[], 3, null],
  ] as [number[], number | null, number | null][])('after %j, %s', (list, current, expected) => {
    expect(after(list, current)).toBe(expected);
  });
  it.each([
    [1234, '1,234 bytes'],
    [12_345, '12 KB'],
    [3_400_000, '3.4 MB'],
  ])('%d bytes', (bytes, said) => {
    expect(sayBytes(bytes)).toBe(said);
  });
  it.each([
    ['Who: "me"/you?', 'Who me you.md'],
    [null, 'Untitled.md'],
    ['...', 'Untitled.md'],
  ])('file name of %s', (headline, name) => {
    expect(fileName(headline, 'Untitled', 'md')).toBe(name);
  });
});

describe('neighbors', () => {
  it('finds those before and after across pages', { timeout: 30_000 }, async () => {
    const backend = new FakeBackend({ size: 520 });
    const at = async (offset: number) =>
      (await backend.listArticles({ ...EVERYTHING, offset, limit: 1 })).rows[0]?.id ?? null;
    for (const n of [0, 499, 500, 519]) {
      const id = await at(n);
      expect(await neighbors(backend, id ?? 0)).toEqual({
        previous: n === 0 ? null : await at(n - 1),
        next: n === 519 ? null : await at(n + 1),
      });
    }
  });
});

describe('article screen', () => {
  it('shows the text, and the picks of the summary in it', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const screen = await open(route(await first(backend)), backend);
    await screen.wait('summary-pick');
    expect(screen.get('article-headline').textContent).toBeTruthy();
    const picked = screen.all('summary-pick').map((pick) => pick.dataset.of);
    const marked = screen.all('sentence').filter((one) => one.classList.contains('pick'));
    expect(marked.map((one) => one.dataset.sentence)).toEqual(picked);
  });
  it('changes the length of the summary', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const screen = await open(route(await first(backend)), backend);
    await screen.wait('summary-pick');
    await fireEvent.input(screen.get('summary-length'), { target: { value: '1' } });
    await waitFor(() => expect(screen.all('summary-pick')).toHaveLength(1));
  });
  it('takes its length in words, or as a share', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const screen = await open(route(await first(backend)), backend);
    await screen.wait('summary-pick');
    for (const [unit, least, said] of [
      ['words', '20', '20 words'],
      ['percent', '100', '100 %'],
    ] as const) {
      const choice = screen.get(`summary-unit-${unit}`).querySelector('input');
      if (choice) await fireEvent.click(choice);
      await fireEvent.input(screen.get('summary-length'), { target: { value: least } });
      await waitFor(() => expect(screen.get('summary-length').getAttribute('aria-valuetext')).toBe(said));
    }
    await waitFor(() => expect(screen.all('summary-pick')).toHaveLength(screen.all('sentence').length));
  });
  it('pins, drops, and takes back', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const screen = await open(route(await first(backend)), backend);
    await screen.wait('summary-pick');
    const picked = () => screen.all('summary-pick').map((pick) => pick.dataset.of);
    const [before] = picked();
    await fireEvent.click(screen.get('summary-drop'));
    await screen.wait('summary-dropped');
    expect(picked()).not.toContain(before);
    expect(screen.all('summary-pick')).toHaveLength(3);
    await fireEvent.click(screen.get('summary-pin'));
    await waitFor(() => expect(screen.get('summary-pin').getAttribute('aria-pressed')).toBe('true'));
    expect(await wrongs()).toEqual([]);
    await fireEvent.click(screen.get('summary-take-back'));
    await waitFor(() => expect(picked()).toContain(before));
    expect(screen.all('summary-dropped')).toHaveLength(0);
  });
  it('pins a sentence of the text from its menu', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const screen = await open(route(await first(backend)), backend);
    await screen.wait('summary-pick');
    const last = screen.all('sentence').at(-1) as HTMLElement;
    await fireEvent.contextMenu(last);
    const menu = await screen.wait('menu');
    await fireEvent.click(menu.querySelector('button') as HTMLButtonElement);
    await waitFor(() => expect(last.classList.contains('pick')).toBe(true));
  });
  it('shows what each method picks, and takes one of them', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const screen = await open(route(await first(backend)), backend);
    await screen.wait('summary-pick');
    await fireEvent.input(screen.get('summary-length'), { target: { value: '2' } });
    await fireEvent.click(screen.get('compare-methods'));
    // One method takes the first two, the other the first and the third.
    await waitFor(() => expect(screen.all('method-row')).toHaveLength(3));
    expect(await wrongs()).toEqual([]);
    await fireEvent.click(screen.get('method-column'));
    await waitFor(() => expect(screen.get('method-column').getAttribute('aria-pressed')).toBe('true'));
    await fireEvent.click(screen.get('compare-methods'));
    await waitFor(() => expect(screen.all('summary-pick').map((pick) => pick.dataset.of)).toEqual(['0', '1']));
  });
  it('goes to the sentence of a pick', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const screen = await open(route(await first(backend)), backend);
    const pick = await screen.wait('summary-pick');
    await fireEvent.click(pick);
    await waitFor(() => {
      expect(document.activeElement?.getAttribute('data-sentence')).toBe(pick.dataset.of);
      expect(document.activeElement?.classList.contains('flash')).toBe(true);
    });
  });
  it.each(['quotations', 'people', 'facts', 'versions', 'source'])('has a tab for %s without faults', async (tab) => {
    const backend = new FakeBackend({ pace: 0 });
    const screen = await open(route(await first(backend)), backend);
    await fireEvent.click(await screen.wait(`article-tab-${tab}`));
    expect(await wrongs()).toEqual([]);
  });
  it('brings back a line that was left out', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const screen = await open(route(await first(backend)), backend);
    await fireEvent.click(await screen.wait('article-tab-source'));
    const line = await screen.wait('removed-line');
    expect(line.querySelector('del')).not.toBeNull();
    await fireEvent.click(screen.get('keep-removed'));
    await waitFor(() => expect(backend.calls.map(([name]) => name)).toContain('keepRemoved'));
  });
  it('puts lines together that were left out side by side for one reason', () => {
    const line = (index: number, reason: string, before: number, kept = false): RemovedLine => ({
      index,
      text: `line ${index}`,
      reason,
      before,
      kept,
      rule: null,
      by: 'file',
      ownRule: null,
    });
    const lines = [
      line(0, 'menu', 0),
      line(1, 'menu', 0),
      line(2, 'menu', 0, true),
      line(3, 'menu', 0),
      line(4, 'menu', 1),
      line(5, 'caption', 1),
    ];
    expect(runsOf(lines).map((run) => run.map((line) => line.index))).toEqual([[0, 1], [2], [3], [4], [5]]);
    expect(runsOf([])).toEqual([]);
  });
  it('moves on with J', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const id = await first(backend);
    const screen = await open(route(id), backend);
    await screen.wait('summary-pick');
    const before = screen.get('article-headline').textContent;
    screen.press('j');
    await waitFor(() => expect(screen.get('article-headline').textContent).not.toBe(before));
  });
  it('opens the card of a speaker at the words, by key, and closes it', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const screen = await open(route(await first(backend)), backend);
    const words = await waitFor(() => {
      const found = document.querySelector<HTMLElement>('article [role="button"][data-quotation]');
      if (!found) throw new Error('no quotation in the text');
      return found;
    });
    await fireEvent.keyDown(words, { key: 'Enter' });
    const card = await screen.wait('speaker-popover');
    expect(card.textContent).toContain('Certainty');
    expect(await wrongs()).toEqual([]);
    await fireEvent.keyDown(card, { key: 'Escape' });
    await waitFor(() => expect(screen.all('speaker-popover')).toEqual([]));
    expect(document.activeElement).toBe(words);
    await fireEvent.click(words);
    await fireEvent.click(await screen.wait('popover-confirm'));
    await waitFor(() => expect(backend.calls.map(([name]) => name)).toContain('confirmQuotation'));
  });
  it('shows one speaker alone in the text', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const screen = await open(route(await first(backend)), backend);
    await fireEvent.click(await screen.wait('article-tab-quotations'));
    const entries = (await screen.wait('legend-entry').then(() => screen.all('legend-entry'))) as HTMLElement[];
    expect(entries.length).toBeGreaterThan(1);
    await fireEvent.click(entries[0] as HTMLElement);
    await waitFor(() => expect(document.querySelector('article .chosen')).not.toBeNull());
    expect(document.querySelector('article .muted')).not.toBeNull();
    await fireEvent.click(screen.all('legend-entry')[0] as HTMLElement);
    await waitFor(() => expect(document.querySelector('article .chosen')).toBeNull());
  });
  it('says what is wrong with an article that is not there', async () => {
    await open(route(987654));
    await waitFor(() => expect(document.querySelector('[data-screen] h2')?.textContent).toMatch(/could not be opened/));
  });
});
