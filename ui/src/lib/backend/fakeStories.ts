// What the backend in memory says of a story: texts are compared by the keys that stand beside their sentences.
import type { ArticleRef, Id, Statement, StoryBase, StoryTimeline, StoryVersion, Together } from './bindings';
import type { FakeSentence } from './fakeTexts';

export interface FakeSource {
  article: ArticleRef;
  sentences: FakeSentence[];
}
interface FakeStep extends FakeSource {
  number: number;
  time: string | null;
}

const keyOf = (sentence: FakeSentence) => sentence.key ?? sentence.text;
const run = (text: string, sentence: number | null) => ({ text, sentence, marks: [] });
const outlets = (articles: ArticleRef[]) => new Set(articles.map((one) => one.outlet ?? one.id)).size;

export function fakeStatements(sources: FakeSource[]): Statement[] {
  const found = new Map<string, Statement>();
  for (const { article, sentences } of sources)
    sentences.forEach((one, sentence) => {
      const telling = { article: article.id, version: article.version, sentence, text: one.text };
      const statement = found.get(keyOf(one)) ?? {
        text: one.text,
        article: article.id,
        place: found.size,
        outlets: 0,
        told: [],
        partly: [],
      };
      statement.told.push(telling);
      found.set(keyOf(one), statement);
    });
  for (const statement of found.values())
    statement.outlets = outlets(
      sources.map(({ article }) => article).filter(({ id }) => statement.told.some((one) => one.article === id)),
    );
  return [...found.values()].sort((a, b) => b.outlets - a.outlets || a.place - b.place);
}

export function fakeBase(sources: FakeSource[], base: Id, headline: string): StoryBase {
  const own = sources.find(({ article }) => article.id === base);
  if (!own) throw new Error('This article is not in the story.');
  const others = sources.filter(({ article }) => article.outlet !== own.article.outlet);
  return {
    article: own.article,
    headline: [run(headline, null)],
    paragraphs: own.sentences.map((one, n) => ({ kind: 'body', line: n, runs: [run(one.text, n)] })),
    outlets: outlets(others.map(({ article }) => article)),
    sentences: own.sentences.map((one) => {
      const told = others.flatMap(({ article, sentences }) => {
        const sentence = sentences.findIndex((other) => keyOf(other) === keyOf(one));
        return sentence < 0 ? [] : [{ article, sentence, text: sentences[sentence]?.text ?? '', partly: false }];
      });
      return { text: one.text, outlets: outlets(told.map(({ article }) => article)), partly: 0, told };
    }),
  };
}

export function fakeTogether(others: ArticleRef[]): Together[] {
  return others.map((article, n) => ({
    article,
    score: 0.42 / (n + 1),
    enough: 0.155,
    days: n,
    names: ['Veldhaven'],
    numbers: ['38,000'],
    words: ['cracks', 'cables'],
  }));
}

export function fakeTimeline(steps: FakeStep[]): StoryTimeline {
  const sorted = steps.toSorted((a, b) => (a.time ?? '9').localeCompare(b.time ?? '9'));
  const first = Date.parse(sorted[0]?.time ?? '');
  const versions = sorted.map((one): StoryVersion => {
    const before = steps.find((other) => other.article.id === one.article.id && other.number === one.number - 1);
    const fresh = before
      ? one.sentences.flatMap((mine, sentence) =>
          before.sentences.some((old) => keyOf(old) === keyOf(mine)) ? [] : [{ mine, sentence }],
        )
      : [];
    const earlier = sorted.filter(
      (other) => other.article.outlet !== one.article.outlet && other.time && one.time && other.time < one.time,
    );
    const ms = Date.parse(one.time ?? '') - first;
    return {
      article: one.article,
      number: one.number,
      time: one.time,
      hours: Number.isNaN(ms) ? null : ms / 3_600_000,
      days: Number.isNaN(ms) ? null : Math.round(ms / 86_400_000),
      wordsAdded: fresh.length * 12,
      wordsRemoved: 0,
      kinds: fresh.length > 0 ? [{ kind: 'insertedParagraph', count: fresh.length, words: fresh.length * 12 }] : [],
      visible: true,
      after: fresh.flatMap(({ mine, sentence }) => {
        const before = earlier.flatMap((other) => {
          const at = other.sentences.findIndex((theirs) => keyOf(theirs) === keyOf(mine));
          const text = other.sentences[at]?.text ?? '';
          return at < 0 ? [] : [{ article: other.article, time: other.time ?? '', sentence: at, text }];
        });
        return before.length > 0
          ? [{ kind: null, text: mine.text, sentence, runs: [run(mine.text, sentence)], before }]
          : [];
      }),
    };
  });
  return { versions, leftOut: 0 };
}
