// Whether the page is being printed: then all of it is drawn, and as wide as the paper. Not every window says when that is
// over; then the first press, key or turn of the wheel does, as nobody reaches the page while the system's dialog is open.
import { flushSync, tick } from 'svelte';

/** Milliseconds that the dialog has to come up: what is pressed before was still meant for printing. */
const DIALOG = 500;
const TOUCHES = ['pointerdown', 'keydown', 'wheel'] as const;

export class Printing {
  now = $state(false);
  #begun = 0;

  /** Draws everything, then opens the system's dialog. */
  async print(): Promise<void> {
    this.#begin();
    await tick();
    try {
      window.print();
    } catch (reason) {
      this.now = false;
      throw reason;
    }
    this.#begun = performance.now();
  }

  /** Follows the window until the function that it gives is called. */
  follow(): () => void {
    // The page is laid out for paper right after this, so the drawing cannot wait.
    const before = () => flushSync(() => this.#begin());
    const after = () => void (this.now = false);
    const touched = () => {
      if (this.now && performance.now() - this.#begun >= DIALOG) after();
    };
    const paper = typeof matchMedia === 'function' ? matchMedia('print') : null;
    const changed = (event: MediaQueryListEvent) => (event.matches ? before() : after());
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    paper?.addEventListener?.('change', changed);
    for (const touch of TOUCHES) window.addEventListener(touch, touched, { capture: true, passive: true });
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
      paper?.removeEventListener?.('change', changed);
      for (const touch of TOUCHES) window.removeEventListener(touch, touched, { capture: true });
    };
  }

  #begin(): void {
    this.now = true;
    this.#begun = performance.now();
  }
}
