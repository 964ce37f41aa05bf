// The whole window over a backend in memory, for tests.
import { render } from '@testing-library/svelte';
import axe from 'axe-core';
import Window from '../Window.svelte';
import type { Backend } from '../lib/backend/backend';
import type { App } from '../lib/state/app.svelte';
import type { Route } from '../lib/state/navigation.svelte';

export function open(backend: Backend, route?: Route) {
  let made: App | undefined;
  const { container } = render(Window, { backend, route, onready: (app: App) => void (made = app) });
  const app = (): App => {
    if (!made) throw new Error('the window is not open yet');
    return made;
  };
  return { container, app };
}

/** What axe finds, in a line each. Contrast needs a real webview and is judged there. */
export async function faults(root: Element): Promise<string[]> {
  const { violations } = await axe.run(root, {
    rules: { 'color-contrast': { enabled: false }, region: { enabled: false } },
  });
  return violations.map((fault) => `${fault.id}: ${fault.nodes.map((node) => node.html).join(' ')}`);
}
