import { describe, expect, test } from 'vitest';
import { COMMANDS, label, type Command } from './commands';
import { matches, shown } from './keys';

const overlap = (a: Command, b: Command): boolean =>
  !a.screens || !b.screens || a.screens.some((screen) => b.screens?.includes(screen));

describe('the table of commands', () => {
  test('no two commands that can meet on one screen share a key', () => {
    const collisions = COMMANDS.flatMap((a, i) =>
      COMMANDS.slice(i + 1)
        .filter((b) => overlap(a, b) && a.keys.some((key) => b.keys.includes(key)))
        .map((b) => `${a.id} and ${b.id}`),
    );
    expect(collisions).toEqual([]);
  });

  test('every command has a name of its own on its screen', () => {
    expect(COMMANDS.filter((command) => !label(command.id))).toEqual([]);
    expect(new Set(COMMANDS.map((command) => command.id)).size).toBe(COMMANDS.length);
  });
});

describe('keys', () => {
  const check = (keys: string, init: KeyboardEventInit, expected: boolean) =>
    expect(matches(keys, new KeyboardEvent('keydown', init))).toBe(expected);

  test('with Ctrl', () => check('Mod+K', { key: 'k', ctrlKey: true }, true));
  test('without Ctrl', () => check('Mod+K', { key: 'k' }, false));
  test('Shift tells redo from undo', () => check('Mod+Z', { key: 'Z', ctrlKey: true, shiftKey: true }, false));
  test('redo', () => check('Mod+Shift+Z', { key: 'Z', ctrlKey: true, shiftKey: true }, true));
  test('a sign is that sign on every keyboard', () => check('?', { key: '?', shiftKey: true }, true));
  test('Ctrl and plus', () => check('Mod++', { key: '+', ctrlKey: true }, true));
  test('a letter with Shift is not the bare letter', () => check('J', { key: 'J', shiftKey: true }, false));
  test('shown to people', () =>
    expect([shown('Mod+Shift+Z'), shown('Mod++'), shown('+')]).toEqual(['Ctrl Shift Z', 'Ctrl +', '+']));
});
