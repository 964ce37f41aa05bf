import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/source-serif-4/wght.css';
import '@fontsource-variable/source-serif-4/wght-italic.css';
import './styles/tokens.css';
import './styles/base.css';
import './styles/speakers.css';
import './styles/changes.css';
import './styles/print.css';
import { mount } from 'svelte';
import Window from './Window.svelte';
import type { Backend } from './lib/backend/backend';
import { tauri } from './lib/backend/tauri';
import type { Route } from './lib/state/navigation.svelte';

/** The app talks to its host; a browser in development gets a backend in memory, which no build contains. */
async function backend(): Promise<[Backend, Route | undefined]> {
  if (import.meta.env.DEV && !('__TAURI_INTERNALS__' in window)) {
    const { browserBackend } = await import('./lib/backend/browser');
    return browserBackend(new URLSearchParams(location.search));
  }
  return [tauri, undefined];
}

const [host, route] = await backend();
const target = document.getElementById('app');
if (target) mount(Window, { target, props: { backend: host, route } });
