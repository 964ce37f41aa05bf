// An invented article in three versions for the tests of this screen: a number changed, a paragraph was split, one moved.
import type { Age, DiffRow, Run, VersionBar, VersionDiffView, VersionsView } from '../../lib/backend/bindings';

const run = (text: string, kind?: 'added' | 'removed', id = 0): Run => ({
  text,
  sentence: null,
  marks: kind ? [{ kind, id }] : [],
});
const age = (since: number, until: number | null = null): Age => ({ since, until });
const row = (more: Partial<DiffRow>): DiffRow => ({
  headline: false,
  changed: false,
  moved: false,
  stoodBefore: null,
  oldParagraph: null,
  newParagraph: null,
  old: [],
  new: [],
  inline: [],
  ages: { old: [], new: [], inline: [] },
  kinds: [],
  ...more,
});
const same = (text: string, oldParagraph: number, newParagraph: number, more: Partial<DiffRow> = {}): DiffRow =>
  row({
    oldParagraph,
    newParagraph,
    old: [run(text)],
    new: [run(text)],
    inline: [run(text)],
    ages: { old: [age(1)], new: [age(1)], inline: [age(1)] },
    ...more,
  });
const bar = (id: number, more: Partial<VersionBar>): VersionBar => ({
  version: {
    id,
    number: id - 40,
    time: `2026-10-1${id - 40}T08:00:00Z`,
    words: 60,
    captured: null,
    seenAgain: [],
  },
  headline: 'Ferry stops',
  wordsAdded: 3,
  wordsRemoved: 2,
  kinds: [],
  visible: true,
  rewrite: false,
  dated: true,
  ...more,
});

/** `article` is the id of an article that the backend knows. */
export const view = (article: number): VersionsView => ({
  article: {
    id: article,
    version: 43,
    headline: 'Ferry stops',
    outlet: 'Harbor Post',
    published: null,
    language: 'en',
  },
  headlineChanges: 1,
  versions: [
    bar(41, { wordsAdded: 60, wordsRemoved: 0 }),
    bar(42, { kinds: [{ kind: 'headline', count: 1, words: 4 }], dated: false }),
    bar(43, {
      kinds: [
        { kind: 'number', count: 1, words: 2 },
        { kind: 'splitParagraph', count: 1, words: 0 },
        { kind: 'movedParagraph', count: 1, words: 0 },
      ],
    }),
  ],
});

export const diff = (old: number, new_: number): VersionDiffView => ({
  old,
  new: new_,
  identical: false,
  visible: true,
  rewrite: false,
  summary: '1 paragraph moved, 1 paragraph split, 1 word added, 1 word removed',
  rows: [
    same('Ferry stops', 0, 0, { headline: true, oldParagraph: null, newParagraph: null }),
    row({
      changed: true,
      kinds: ['number'],
      oldParagraph: 1,
      newParagraph: 1,
      old: [run('It needs '), run('three', 'removed', 1), run(' weeks.')],
      new: [run('It needs '), run('four', 'added', 1), run(' weeks.')],
      inline: [run('It needs '), run('three', 'removed', 1), run('four', 'added', 1), run(' weeks.')],
      ages: {
        old: [age(1), age(1, 3), age(1)],
        new: [age(1), age(3), age(1)],
        inline: [age(1), age(1, 3), age(3), age(1)],
      },
    }),
    same('The harbor is calm.', 4, 2, { changed: true, moved: true, stoodBefore: 5, kinds: ['movedParagraph'] }),
    row({
      changed: true,
      kinds: ['splitParagraph'],
      oldParagraph: 2,
      newParagraph: 3,
      old: [run('A bus runs. It is slow.')],
      new: [run('A bus runs.'), run('\n\n', 'added', 3), run('It is slow.')],
      inline: [run('A bus runs.'), run('\n\n', 'added', 3), run('It is slow.')],
      ages: { old: [age(2)], new: [age(2), age(3), age(2)], inline: [age(2), age(3), age(2)] },
    }),
    same('Nothing else is known.', 3, 5),
  ],
  changes: [
    { kind: 'number', row: 1, old: 'three', new: 'four' },
    { kind: 'movedParagraph', row: 2, old: 'The harbor is calm.', new: 'The harbor is calm.' },
    { kind: 'splitParagraph', row: 3, old: 'A bus runs. It is slow.', new: 'A bus runs.\n\nIt is slow.' },
  ],
});
