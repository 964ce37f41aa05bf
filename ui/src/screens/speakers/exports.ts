// What a timeline can be written as: every quotation or only those shown, and the picture.
import type { PickItem } from '../../components/Picker.svelte';
import { speakers as words } from '../../lib/i18n/en/speakers';
import { timeline as t } from '../../lib/i18n/en/timeline';
import { ticks, tellsHours } from '../../lib/timeline/axis';
import { byLane, layout } from '../../lib/timeline/layout';
import type { Lane, TimelineMark } from '../../lib/timeline/marks';
import { PICTURE, picture, png, svg, type Picture } from '../../lib/timeline/picture';
import type { Stretch } from '../../lib/timeline/stretch';
import type { App } from '../../lib/state/app.svelte';
import type { Id } from '../../lib/backend/bindings';

const FORMATS = ['csv', 'json', 'markdown'] as const;
const NAMES = { csv: 'CSV', json: 'JSON', markdown: 'Markdown' };
const ENDINGS = { csv: 'csv', json: 'json', markdown: 'md' };

/** One speaker, how many quotations there are, and which of them are shown. */
export interface Exported {
  id: Id;
  name: string;
  all: number;
  shown: Id[];
}

export type Choice = PickItem & { write: (app: App) => Promise<string | null> };

/** Everything on offer; `draw` gives the picture of what is shown. */
export function choices(speakers: Exported[], draw: () => Picture): Choice[] {
  const list: Choice[] = [];
  const add = (label: string, group: string, write: Choice['write']) =>
    list.push({ id: list.length, label, group, write });
  for (const one of speakers) {
    const whose = (what: string) => (speakers.length > 1 ? `${one.name}: ${what}` : what);
    const scopes: [string, Id[] | null][] = [[t.all(one.all), null]];
    if (one.shown.length < one.all) scopes.unshift([t.shownOnly(one.shown.length), one.shown]);
    for (const [name, only] of scopes)
      for (const format of FORMATS)
        add(NAMES[format], whose(name), (app) =>
          saved(app, `${one.name}.${ENDINGS[format]}`, (path) => app.backend.exportSpeaker(one.id, format, only, path)),
        );
  }
  const name = speakers.map((one) => one.name).join(' – ');
  add('SVG', t.picture, (app) =>
    saved(app, `${name}.svg`, (path) => app.backend.exportPicture(new TextEncoder().encode(svg(draw())), path)),
  );
  add('PNG', t.picture, (app) =>
    saved(app, `${name}.png`, async (path) => {
      const bytes = await png(draw());
      if (!bytes) throw new Error(t.pictureFailed);
      await app.backend.exportPicture(bytes, path);
    }),
  );
  return list;
}

/** Where it was written; null when the reader gave it up. */
async function saved(app: App, fileName: string, write: (path: string) => Promise<void>): Promise<string | null> {
  // A name may hold what no file name may.
  const path = await app.backend.pickSavePath(words.exportAs, fileName.replace(/[\\/:*?"<>|]/g, '-'));
  if (path !== null) await write(path);
  return path;
}

export interface Shown {
  names: string[];
  marks: TimelineMark[];
  lanes: Lane[];
  /** The window of time; null where nothing is dated. */
  view: Stretch | null;
  /** Whether a range was chosen, which leaves out what has no date. */
  ranged: boolean;
  /** "12 of 340 quotations, 3–9 May 2026" */
  said: string;
}

/** The timeline as it is shown, as wide as every picture. */
export function drawn({ names, marks: all, lanes, view, ranged, said }: Shown): Picture {
  const marks = ranged ? all.filter((mark) => mark.ms !== null) : all;
  const undated = marks.some((mark) => mark.ms === null);
  const right = undated ? PICTURE.rightWithUndated : PICTURE.right;
  const frame = { left: PICTURE.left, right, undatedX: PICTURE.undatedX, rows: PICTURE.rows, room: PICTURE.room };
  const laid = layout(byLane(marks, lanes.length), view, frame);
  const scale = view ? ticks(view, frame.left, right) : [];
  const notes = [laid.step ? t.scale(t.steps[laid.step.name], laid.most) : '', tellsHours(scale) ? 'UTC' : ''];
  return picture({
    title: names.length > 1 ? t.both(names[0] ?? '', names[1] ?? '') : (names[0] ?? ''),
    subtitle: said,
    note: notes.filter(Boolean).join(' · '),
    lanes,
    heads: names,
    ticks: scale,
    layout: laid,
    undatedX: undated ? PICTURE.undatedX : null,
    words: {
      ...words.kinds,
      unsure: words.legend.unsure,
      joined: words.legend.joined,
      undated: words.undated,
      outletUnknown: words.outletUnknown,
    },
  });
}
