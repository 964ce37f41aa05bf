import { expect, it } from 'vitest';
import type { DiffRow } from '../../lib/backend/bindings';
import { shown } from './rows';

const row = (changed: boolean, headline = false) => ({ changed, headline }) as DiffRow;

it.each([
  ['everything', false, [row(false, true), row(false), row(true)], [0, 1, 2]],
  [
    'changes only',
    true,
    [row(false, true), row(false), row(false), row(true), row(false)],
    [0, '2 hidden', 3, '1 hidden'],
  ],
  ['nothing changed', true, [row(false, true), row(false)], [0, '1 hidden']],
])('%s', (_name, changesOnly, rows, expected) => {
  expect(shown(rows, changesOnly).map((one) => ('hidden' in one ? `${one.hidden} hidden` : one.number))).toEqual(
    expected,
  );
});
