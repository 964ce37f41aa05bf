import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import type { GivenTo, Id } from '../../lib/backend/bindings';
import { FakeBackend } from '../../lib/backend/fake';
import { speakers as t } from '../../lib/i18n/en/speakers';
import { open, wrongs } from '../../test/open';

/** One speaker, whose first telling leaves words out, is likely, and is given to somebody else. */
class Told extends FakeBackend {
  override async speaker(id: Id) {
    const view = await super.speaker(id);
    const [first] = view.quotations;
    if (!first) throw new Error('The invented speaker has no quotation.');
    const given: GivenTo = {
      speaker: { id: 999, name: 'Aisha Rahman' },
      quotation: 998,
      article: { ...first.article, outlet: null },
      sentence: 2,
      text: 'The same words',
      variant: 'same',
    };
    return {
      ...view,
      quotations: [
        { ...first, leftOut: ['before the winter', 'of course'], likely: true, givenTo: [given] },
        ...view.quotations.slice(1).map((one) => ({ ...one, leftOut: [], likely: false, givenTo: [] })),
      ],
    };
  }
}

describe('tellings of one utterance', () => {
  it('says in words what was left out, what is only likely, and to whom else it is given', async () => {
    const backend = new Told({ pace: 0 });
    const id = (await backend.speakers('Lindqvist'))[0]?.id ?? 0;
    const { wait } = await open({ screen: 'speaker', id }, backend);
    await wait('speaker-card');
    screen.getByText(t.leftOut(['before the winter', 'of course']));
    expect(screen.getAllByText(new RegExp(t.likely))).toHaveLength(1);
    expect(await wrongs()).toEqual([]);
    const link = screen.getByText(t.givenTo('Aisha Rahman', t.outletUnknown));
    await fireEvent.click(link);
    await wait('article-headline');
  });
  it('names each telling of the invented library', async () => {
    const backend = new FakeBackend({ pace: 0 });
    const id = (await backend.speakers('Lindqvist'))[0]?.id ?? 0;
    const { quotations } = await backend.speaker(id);
    for (const one of quotations) {
      expect(one.leftOut.length > 0).toBe(one.variant === 'cut');
      expect(one.likely).toBe(one.variant === 'reworded');
    }
    expect(quotations.some((one) => one.likely)).toBe(true);
  });
});

describe('a timeline', () => {
  it('is asked for once, and the sentences around a quotation when they are opened', async () => {
    let asked = 0;
    class Counting extends FakeBackend {
      override speaker(id: Id) {
        asked++;
        return super.speaker(id);
      }
    }
    const backend = new Counting({ pace: 0 });
    const id = (await backend.speakers('Lindqvist'))[0]?.id ?? 0;
    const { wait } = await open({ screen: 'speaker', id }, backend);
    const context = await wait('quotation-context');
    expect(context.querySelector('p')).toBeNull();
    expect(backend.calls.some(([name]) => name === 'quotationContext')).toBe(false);
    (context as HTMLDetailsElement).open = true;
    await fireEvent(context, new Event('toggle'));
    await waitFor(() => expect(context.querySelector('.quotation')).not.toBeNull());
    expect(asked).toBe(1);
  });
});
