// Every user action once: its name, its keys, where it counts, and what it does. The menu, the palette, the shortcut
// sheet, the tooltips and the key handler are made from this table. An action of one screen has no `run` here: the screen in view
// carries it out by app.handlers.add({ 'compare.next': … }).
import { commands as names } from './i18n/en/commands';
import type { App } from './state/app.svelte';
import { library, type ScreenName } from './state/navigation.svelte';
import { TEXT_SIZE } from './state/settings.svelte';

export type CommandId = Exclude<keyof typeof names, 'groups'>;
export type Group = keyof typeof names.groups;

export interface Command {
  id: CommandId;
  group: Group;
  /** "Mod+K": Mod is Cmd on a Mac, Ctrl elsewhere. The first is the one that is shown. */
  keys: string[];
  /** The screens on which its keys count; null for all. */
  screens: ScreenName[] | null;
  /** The webview does the work (a paste event); the keys are only shown. */
  native?: boolean;
  /** Absent: carried out by the screen in view. */
  run?: (app: App) => void | Promise<void>;
}

const app = (id: CommandId, keys: string[], run?: Command['run']): Command => ({
  id,
  group: 'app',
  keys,
  screens: null,
  run,
});
const go = (id: CommandId, keys: string[], run: Command['run']): Command => ({
  id,
  group: 'go',
  keys,
  screens: null,
  run,
});
const look = (id: CommandId, keys: string[], run: Command['run']): Command => ({
  id,
  group: 'look',
  keys,
  screens: null,
  run,
});
const on =
  (group: Group, ...screens: ScreenName[]) =>
  (id: CommandId, ...keys: string[]): Command => ({ id, group, keys, screens });

const list = on('library', 'library');
const reading = on('article', 'article');
const comparing = on('compare', 'compare');
const versions = on('versions', 'versions');
const speaker = on('speaker', 'speaker');
const telling = on('story', 'story');
const reviewing = on('review', 'review');
const everyone = on('speaker', 'speakers');

const resize = (to: (size: number) => number) => (a: App) =>
  a.settings.change({ textSize: Math.min(TEXT_SIZE.max, Math.max(TEXT_SIZE.min, to(a.settings.value.textSize))) });

export const COMMANDS: readonly Command[] = [
  app('app.palette', ['Mod+K'], (a) => void (a.overlay = a.overlay === 'palette' ? null : 'palette')),
  app('app.shortcuts', ['?'], (a) => void (a.overlay = a.overlay === 'shortcuts' ? null : 'shortcuts')),
  app('import.files', ['Mod+O'], (a) => a.importFiles()),
  app('import.folder', ['Mod+Shift+O'], (a) => a.importFolder()),
  app('import.address', ['Mod+U'], (a) => void (a.overlay = 'address')),
  { ...app('import.paste', ['Mod+V'], (a) => a.importClipboard()), native: true },
  app('import.sample', [], (a) => a.importSample()),
  app('search.focus', ['Mod+F'], (a) => a.searchLibrary()),
  app('app.undo', ['Mod+Z'], (a) => a.undo()),
  app('app.redo', ['Mod+Shift+Z', 'Mod+Y'], (a) => a.redo()),
  app('app.print', ['Mod+P'], () => window.print()),
  app('app.export', ['Mod+E', 'E']),
  app('app.panes', ['F6'], (a) => a.nextPane()),

  go('go.back', ['Escape', 'Alt+ArrowLeft'], (a) => a.navigation.back()),
  go('go.forward', ['Alt+ArrowRight'], (a) => a.navigation.forward()),
  go('go.library', ['Mod+1'], (a) => a.navigation.go(library())),
  go('go.stories', ['Mod+2'], (a) => a.navigation.go({ screen: 'stories' })),
  go('go.speakers', ['Mod+3'], (a) => a.navigation.go({ screen: 'speakers' })),
  go('go.review', [], (a) => a.navigation.go({ screen: 'review', article: null })),
  go('go.trash', ['Mod+4'], (a) => a.navigation.go(library('', true))),
  go('go.settings', ['Mod+,'], (a) => a.navigation.go({ screen: 'settings' })),

  look('look.system', [], (a) => a.settings.change({ theme: 'system' })),
  look('look.light', [], (a) => a.settings.change({ theme: 'light' })),
  look('look.dark', [], (a) => a.settings.change({ theme: 'dark' })),
  look('look.contrast', [], (a) => a.settings.change({ theme: 'contrast' })),
  look(
    'look.larger',
    ['Mod+=', 'Mod++'],
    resize((size) => size + TEXT_SIZE.step),
  ),
  look(
    'look.smaller',
    ['Mod+-'],
    resize((size) => size - TEXT_SIZE.step),
  ),
  look(
    'look.reset',
    ['Mod+0'],
    resize(() => 100),
  ),

  list('list.next', 'J'),
  list('list.previous', 'K'),
  list('list.open', 'Enter'),
  list('list.compare'),
  list('list.selectAll', 'Mod+A'),
  list('list.trash', 'Delete', 'Backspace'),
  list('list.restore'),
  list('list.tag', 'T'),
  list('list.story', 'S'),
  list('list.saveSearch', 'Mod+S'),
  list('list.join'),
  list('list.check'),
  list('list.facets', 'F'),
  list('list.peek', 'Y'),

  reading('article.next', 'J'),
  reading('article.previous', 'K'),
  reading('article.check'),
  reading('article.review'),

  comparing('compare.next', 'N'),
  comparing('compare.previous', 'P'),
  comparing('compare.nextOfKind', ']'),
  comparing('compare.previousOfKind', '['),
  comparing('compare.filter1', '1'),
  comparing('compare.filter2', '2'),
  comparing('compare.filter3', '3'),
  comparing('compare.filter4', '4'),
  comparing('compare.filter5', '5'),
  comparing('compare.filter6', '6'),
  comparing('compare.swap', 'S'),
  comparing('compare.lock', 'L'),
  comparing('compare.changesOnly', 'C'),
  comparing('compare.rows', 'T'),
  comparing('compare.pairing', 'M'),
  comparing('compare.panel', 'F'),

  versions('versions.next', 'N'),
  versions('versions.previous', 'P'),
  versions('versions.inline', 'T'),
  versions('versions.nextOfKind', ']'),
  versions('versions.previousOfKind', '['),
  versions('versions.changesOnly', 'C'),
  versions('versions.earlier', 'ArrowLeft'),
  versions('versions.later', 'ArrowRight'),
  versions('versions.ages', 'A'),

  telling('story.overview', '1'),
  telling('story.statements', '2'),
  telling('story.base', '3'),
  telling('story.changes', '4'),
  telling('story.words', '5'),
  telling('story.filter', 'F'),
  telling('story.order', 'O'),
  telling('story.compare', 'C'),
  telling('story.why', 'W'),
  telling('story.merge', 'M'),
  telling('story.move', 'V'),
  telling('story.split', 'S'),
  telling('story.takeOut', 'Delete'),
  telling('story.add', 'A'),

  speaker('speaker.zoomIn', '+'),
  speaker('speaker.zoomOut', '-'),

  everyone('speakers.same', 'Y'),
  everyone('speakers.different', 'N'),
  everyone('speakers.later', ' '),

  reviewing('review.accept', 'Enter', 'A'),
  reviewing('review.choose1', '1'),
  reviewing('review.choose2', '2'),
  reviewing('review.choose3', '3'),
  reviewing('review.choose4', '4'),
  reviewing('review.choose5', '5'),
  reviewing('review.choose6', '6'),
  reviewing('review.choose7', '7'),
  reviewing('review.choose8', '8'),
  reviewing('review.choose9', '9'),
  reviewing('review.nobody', 'N'),
  reviewing('review.another', 'R'),
  reviewing('review.skip', 'S', 'J'),
  reviewing('review.back', 'K'),
  reviewing('review.undo', 'Z'),
  speaker('speaker.earlier', 'ArrowLeft'),
  speaker('speaker.later', 'ArrowRight'),
  speaker('speaker.whole', '0'),
  speaker('speaker.table', 'T'),
  speaker('speaker.order', 'O'),
  speaker('speaker.compare', 'C'),
  everyone('speakers.compare', 'Enter'),
];

export const label = (id: CommandId): string => names[id];
export const groupLabel = (group: Group): string => names.groups[group];

/** What carries the command out now, or null when it means nothing here. */
export function runnerOf(command: Command, a: App): (() => void | Promise<void>) | null {
  const handler = a.handlers.find(command.id);
  if (handler) return handler;
  const run = command.run;
  return run ? () => run(a) : null;
}

/** Carries out a command by id; nothing when it means nothing here. */
export async function run(id: CommandId, a: App): Promise<void> {
  const command = COMMANDS.find((candidate) => candidate.id === id);
  const runner = command && runnerOf(command, a);
  if (!runner) return;
  try {
    await runner();
  } catch (reason) {
    a.fail(reason);
  }
}
