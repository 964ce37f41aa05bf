// The window of time that is in view: zoomed and panned by hand or in a short glide, shared by the axis, the overview and
// the list below.
import { clipped, isWhole, panned, zoomed, type Stretch } from './stretch';

/** Milliseconds; none for readers who asked for rest, and none where nothing is drawn. */
const GLIDE = 180;
const glides = (): boolean =>
  typeof matchMedia === 'function' && !matchMedia('(prefers-reduced-motion: reduce)').matches;

export class TimeWindow {
  /** Everything there is; null where nothing is dated. */
  whole = $state.raw<Stretch | null>(null);
  #chosen = $state.raw<Stretch | null>(null);
  #drawn = $state.raw<Stretch | null>(null);
  #frame = 0;

  /** What is to be in view; null for everything, undated ones too. */
  get chosen(): Stretch | null {
    return this.whole && this.#chosen ? clipped(this.#chosen, this.whole) : null;
  }

  /** What is in view now, which during a glide is not yet what was chosen. */
  get view(): Stretch | null {
    return this.whole && this.#drawn ? clipped(this.#drawn, this.whole) : this.whole;
  }

  show(to: Stretch | null, glide = false): void {
    const { whole } = this;
    if (!whole) return;
    const wanted = to && clipped(to, whole);
    const chosen = wanted && !isWhole(wanted, whole) ? wanted : null;
    const from = this.view ?? whole;
    this.#chosen = chosen;
    this.#stop();
    if (!glide || !glides()) this.#drawn = chosen;
    else this.#glide(from, chosen ?? whole, chosen);
  }

  /** Around an instant, the middle of the window if none is given. */
  zoom(factor: number, around?: number, glide = false): void {
    const now = this.chosen ?? this.whole;
    if (now && this.whole) this.show(zoomed(now, factor, around ?? (now.from + now.to) / 2, this.whole), glide);
  }

  /** Along by a share of the window. */
  pan(share: number, glide = false): void {
    const now = this.chosen ?? this.whole;
    if (now && this.whole) this.show(panned(now, share, this.whole), glide);
  }

  #glide(from: Stretch, to: Stretch, end: Stretch | null): void {
    const begun = performance.now();
    const step = (now: number) => {
      const share = Math.min(1, Math.max(0, now - begun) / GLIDE);
      const eased = 1 - (1 - share) ** 3;
      const mix = (a: number, b: number) => a + (b - a) * eased;
      this.#drawn = share === 1 ? end : { from: mix(from.from, to.from), to: mix(from.to, to.to) };
      if (share < 1) this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  #stop(): void {
    if (this.#frame) cancelAnimationFrame(this.#frame);
    this.#frame = 0;
  }
}
