// Opening a comparison of two articles by their newest versions.
import type { Backend } from '../../lib/backend/backend';
import type { Id } from '../../lib/backend/bindings';
import type { Route } from '../../lib/state/navigation.svelte';

export async function comparison(backend: Backend, a: Id, b: Id): Promise<Route> {
  const [left, right] = await Promise.all([backend.article(a, null, ''), backend.article(b, null, '')]);
  return { screen: 'compare', a: left.version, b: right.version };
}
