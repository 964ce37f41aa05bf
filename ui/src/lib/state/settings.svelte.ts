// What the reader set. Applied to the page at once, written to the library a moment later.
import type { Backend } from '../backend/backend';
import type { Settings } from '../backend/bindings';

export const DEFAULTS: Settings = {
  theme: 'system',
  textSize: 100,
  summarySentences: 3,
  summaryMethod: '',
  summaryUnit: 'sentences',
  summaryWords: 80,
  summaryPercent: 20,
  storyWords: 120,
};
export const TEXT_SIZE = { min: 80, max: 200, step: 10 };

export class SettingsState {
  value = $state.raw<Settings>(DEFAULTS);
  #backend: Backend;
  #failed: (reason: unknown) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(backend: Backend, failed: (reason: unknown) => void) {
    this.#backend = backend;
    this.#failed = failed;
  }

  async load(): Promise<void> {
    this.value = await this.#backend.settings();
    this.#apply();
  }

  change(part: Partial<Settings>): void {
    this.value = { ...this.value, ...part };
    this.#apply();
    // A slider gives many values; only the last is worth writing.
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#backend.saveSettings(this.value).catch(this.#failed), 250);
  }

  #apply(): void {
    const root = document.documentElement;
    root.dataset.theme = this.value.theme;
    // All lengths are in rem, so the whole interface grows with the text.
    root.style.fontSize = `${Math.min(TEXT_SIZE.max, Math.max(TEXT_SIZE.min, this.value.textSize))}%`;
  }
}
