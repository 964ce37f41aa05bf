// Which commands the screen in view carries out. lib/commands.ts says what they are called and which keys they have.
import { untrack } from 'svelte';
import type { CommandId } from '../commands';

export type Handler = () => void | Promise<void>;

export class Handlers {
  #layers = $state.raw<Partial<Record<CommandId, Handler>>[]>([]);

  /** Adds handlers until the returned function is called; later ones win. Use it in an effect or onMount. */
  add(handlers: Partial<Record<CommandId, Handler>>): () => void {
    // Called in effects, which must not wait for what they themselves change.
    this.#layers = [...untrack(() => this.#layers), handlers];
    return () => {
      this.#layers = untrack(() => this.#layers).filter((layer) => layer !== handlers);
    };
  }

  find(id: CommandId): Handler | null {
    for (const layer of this.#layers.toReversed()) {
      const handler = layer[id];
      if (handler) return handler;
    }
    return null;
  }
}
