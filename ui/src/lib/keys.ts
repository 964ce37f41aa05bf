// Keys: how they are written in the table, recognized in an event and shown to people.

const MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

interface Combination {
  mod: boolean;
  shift: boolean;
  alt: boolean;
  key: string;
}

function parse(keys: string): Combination {
  // "Mod++" is Mod and the plus key.
  const parts = keys.endsWith('++') ? [...keys.slice(0, -2).split('+'), '+'] : keys === '+' ? ['+'] : keys.split('+');
  const key = parts.at(-1) ?? '';
  return { mod: parts.includes('Mod'), shift: parts.includes('Shift'), alt: parts.includes('Alt'), key };
}

/** Whether the event is that combination. Shift does not count for signs: where "?" lies differs by keyboard. */
export function matches(keys: string, event: KeyboardEvent): boolean {
  const wanted = parse(keys);
  const mod = MAC ? event.metaKey : event.ctrlKey;
  const other = MAC ? event.ctrlKey : event.metaKey;
  if (mod !== wanted.mod || other || event.altKey !== wanted.alt) return false;
  const sign = wanted.key.length === 1 && !/[a-z0-9]/i.test(wanted.key);
  if (!sign && event.shiftKey !== wanted.shift) return false;
  return event.key.toLowerCase() === wanted.key.toLowerCase();
}

const SHOWN: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  ' ': 'Space',
  Mod: MAC ? '⌘' : 'Ctrl',
  Shift: MAC ? '⇧' : 'Shift',
  Alt: MAC ? '⌥' : 'Alt',
};

/** "Ctrl K", "⌘ K" */
export function shown(keys: string): string {
  const { mod, shift, alt, key } = parse(keys);
  const parts = [mod && 'Mod', alt && 'Alt', shift && 'Shift', key].filter((part): part is string => Boolean(part));
  return parts.map((part) => SHOWN[part] ?? part).join(' ');
}

/** For aria-keyshortcuts: "Control+K". */
export const spoken = (keys: string): string =>
  keys === ' ' ? 'Space' : keys.replace('Mod', MAC ? 'Meta' : 'Control');

/** Whether the keys would type something where the focus is. */
export function types(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'range'].includes(target.type);
}

/** Whether Enter, Space or an arrow already means something to what has the focus. */
export function presses(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.closest(
      'button, a[href], summary, [role="menu"], [role="listbox"], [role="radiogroup"], [role="tablist"], input',
    ) !== null
  );
}
