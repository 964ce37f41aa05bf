import { afterEach, describe, expect, test, vi } from 'vitest';
import { Printing } from './printing.svelte';

/** A window that prints, with what it tells: nothing, that it is over, or that it draws for the screen again. */
function set(tells: 'nothing' | 'afterprint' | 'media') {
  const paper = new EventTarget();
  vi.stubGlobal('matchMedia', () => paper);
  vi.stubGlobal('print', () => {
    if (tells === 'afterprint') window.dispatchEvent(new Event('afterprint'));
    if (tells === 'media')
      for (const matches of [true, false]) paper.dispatchEvent(Object.assign(new Event('change'), { matches }));
  });
  vi.useFakeTimers({ toFake: ['performance'] });
  const printing = new Printing();
  return { printing, stop: printing.follow() };
}
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('printing', () => {
  test.each(['afterprint', 'media'] as const)('is over when the window says so (%s)', async (tells) => {
    const { printing, stop } = set(tells);
    const done = printing.print();
    expect(printing.now).toBe(true);
    await done;
    expect(printing.now).toBe(false);
    stop();
  });

  test.each(['pointerdown', 'keydown', 'wheel'])(
    'is over at the first %s where the window says nothing',
    async (touch) => {
      const { printing, stop } = set('nothing');
      await printing.print();
      // The key that asked for it is still going up and down.
      window.dispatchEvent(new Event(touch));
      expect(printing.now).toBe(true);
      vi.advanceTimersByTime(600);
      window.dispatchEvent(new Event(touch));
      expect(printing.now).toBe(false);
      stop();
    },
  );

  test('is over when the window cannot print', async () => {
    const { printing, stop } = set('nothing');
    vi.stubGlobal('print', () => {
      throw new Error('There is no printer.');
    });
    await expect(printing.print()).rejects.toThrow('no printer');
    expect(printing.now).toBe(false);
    stop();
  });

  test('begins when the system asks for it', () => {
    const { printing, stop } = set('nothing');
    window.dispatchEvent(new Event('beforeprint'));
    expect(printing.now).toBe(true);
    window.dispatchEvent(new Event('afterprint'));
    expect(printing.now).toBe(false);
    stop();
  });
});
