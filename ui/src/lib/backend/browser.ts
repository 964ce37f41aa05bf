// The window in a browser, for development: ?route={"screen":"stories"}&size=1000&theme=dark&text=200&empty&problem=…
import type { Theme } from './bindings';
import type { Backend } from './backend';
import { FakeBackend } from './fake';
import { DEFAULTS } from '../state/settings.svelte';
import type { Route } from '../state/navigation.svelte';

export function browserBackend(query: URLSearchParams): [Backend, Route | undefined] {
  const fake = new FakeBackend({
    empty: query.has('empty'),
    problem: query.get('problem'),
    pace: Number(query.get('pace') ?? 400),
    ...(query.has('size') ? { size: Number(query.get('size')) } : {}),
  });
  void fake.saveSettings({
    ...DEFAULTS,
    theme: (query.get('theme') ?? 'system') as Theme,
    textSize: Number(query.get('text') ?? 100),
    summaryMethod: 'central',
  });
  // For the console: __fake.drop({ kind: 'over' }).
  Object.assign(window, { __fake: fake });
  if (query.has('over')) setTimeout(() => fake.drop({ kind: 'over' }), 300);
  if (query.has('drop')) {
    const paths = [
      '/home/reader/a.html',
      '/home/reader/b.txt',
      '/home/reader/c.md',
      '/home/reader/d.html',
      '/home/reader/tool.bin',
    ];
    setTimeout(() => fake.drop({ kind: 'drop', paths }), 300);
  }
  const route = query.get('route');
  return [fake, route ? (JSON.parse(route) as Route) : undefined];
}
