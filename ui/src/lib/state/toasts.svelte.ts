// Short messages at the bottom of the window.
export interface Toast {
  id: number;
  text: string;
  tone: 'info' | 'error';
  action: { label: string; run: () => void } | null;
}

/** Milliseconds; a message with something to press stays longer. */
const STAY = 5000;
const STAY_WITH_ACTION = 12000;

export class Toasts {
  list = $state.raw<Toast[]>([]);
  #next = 1;

  show(text: string, action: Toast['action'] = null, tone: Toast['tone'] = 'info'): void {
    const id = this.#next++;
    this.list = [...this.list, { id, text, tone, action }].slice(-3);
    // Errors wait for the reader.
    if (tone === 'info') setTimeout(() => this.close(id), action ? STAY_WITH_ACTION : STAY);
  }

  error(text: string): void {
    this.show(text, null, 'error');
  }

  close(id: number): void {
    this.list = this.list.filter((toast) => toast.id !== id);
  }
}
