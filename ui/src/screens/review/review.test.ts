// The review in the window: by keys, with undo, and an honest end.
import { fireEvent, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { FakeBackend } from '../../lib/backend/fake';
import { open, wrongs } from '../../test/open';

const SLOW = { timeout: 60_000 };
const calls = (backend: FakeBackend, name: string) => backend.calls.filter(([called]) => called === name);

describe('the review', () => {
  it('shows one at a time, accepts and takes back by keys', SLOW, async () => {
    const backend = new FakeBackend({ pace: 0 });
    const { total } = await backend.review(null);
    expect(total).toBeGreaterThan(0);
    const screen = await open({ screen: 'review', article: null }, backend);
    const first = (await screen.wait('review-item')).dataset.quotation;
    expect(await wrongs()).toEqual([]);
    screen.press('s');
    await waitFor(() => expect(screen.all('review-item').map((item) => item.dataset.quotation)).not.toContain(first));
    expect(calls(backend, 'reassignQuotation')).toEqual([]);
    screen.press('k');
    await waitFor(() => expect(screen.get('review-item').dataset.quotation).toBe(first));
    screen.press('a');
    await waitFor(() => expect(calls(backend, 'confirmQuotation')).toHaveLength(1));
    expect((await backend.review(null)).total).toBe(total - 1);
    screen.press('z');
    await waitFor(async () => expect((await backend.review(null)).total).toBe(total));
    await waitFor(() => expect(screen.get('review-item').dataset.quotation).toBe(first));
  });
  it('gives to nobody, to a numbered one and to somebody else', SLOW, async () => {
    const backend = new FakeBackend({ pace: 0 });
    const screen = await open({ screen: 'review', article: null }, backend);
    const candidates = await screen.wait('review-candidate').then(() => screen.all('review-candidate').length);
    screen.press(String(candidates));
    screen.press('k');
    await screen.wait('review-verdict');
    screen.press('n');
    await waitFor(() => expect(calls(backend, 'reassignQuotation').at(-1)?.slice(2)).toEqual([null, null]));
    screen.press('k');
    await screen.wait('review-verdict');
    screen.press('r');
    const field = await screen.wait('picker-search');
    await fireEvent.input(field, { target: { value: 'Nobody Known' } });
    await fireEvent.click(await screen.wait('picker-new'));
    await waitFor(() => expect(calls(backend, 'reassignQuotation').at(-1)?.slice(2)).toEqual([null, 'Nobody Known']));
  });
  it('says that nothing waits', SLOW, async () => {
    await open({ screen: 'review', article: null }, new FakeBackend({ pace: 0, empty: true }));
    await waitFor(() => expect(document.querySelector('[data-screen] h2')?.textContent).toMatch(/No quotation waits/));
  });
});

describe('questions about speakers', () => {
  it('are answered by keys, and undone', SLOW, async () => {
    const backend = new FakeBackend({ pace: 0 });
    const screen = await open({ screen: 'speakers' }, backend);
    await screen.wait('speaker-question');
    expect(await wrongs()).toEqual([]);
    screen.press('n');
    await waitFor(() =>
      expect(calls(backend, 'answerSpeakerQuestion')).toEqual([['answerSpeakerQuestion', 1, 'different']]),
    );
    await waitFor(() => expect(screen.all('speaker-question')).toEqual([]));
    await backend.undo();
    expect(await backend.speakerQuestions()).toHaveLength(1);
  });
});
