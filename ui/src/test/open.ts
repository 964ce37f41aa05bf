// Opens the window on a route with the backend in memory, for the tests of the screens.
import { cleanup, render, waitFor } from '@testing-library/svelte';
import axe from 'axe-core';
import { expect } from 'vitest';
import Window from '../Window.svelte';
import { FakeBackend } from '../lib/backend/fake';
import type { Route } from '../lib/state/navigation.svelte';

export interface Opened {
  backend: FakeBackend;
  /** The first element with that data-testid; throws when there is none. */
  get: (testid: string) => HTMLElement;
  all: (testid: string) => HTMLElement[];
  /** Resolves when an element with that data-testid is there. */
  wait: (testid: string) => Promise<HTMLElement>;
  press: (key: string, on?: Element) => void;
}

export async function open(route: Route, backend = new FakeBackend({ pace: 0 })): Promise<Opened> {
  cleanup();
  render(Window, { backend, route });
  const all = (testid: string) => [...document.querySelectorAll<HTMLElement>(`[data-testid="${testid}"]`)];
  const get = (testid: string) => {
    const [first] = all(testid);
    if (!first) throw new Error(`nothing has the test id ${testid}`);
    return first;
  };
  await waitFor(() => expect(document.querySelector(`[data-screen="${route.screen}"]`)).not.toBeNull());
  return {
    backend,
    get,
    all,
    wait: (testid) => waitFor(() => get(testid)),
    press: (key, on = document.body) => {
      on.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    },
  };
}

/** What axe finds wrong on the screen. Contrast is judged in the real webview: jsdom draws nothing. */
export async function wrongs(): Promise<string[]> {
  const root = document.querySelector('[data-screen]') ?? document.body;
  const { violations } = await axe.run(root, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
