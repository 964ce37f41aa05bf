// A backend in memory, for tests and for the browser in development. No build of the app contains it. It answers
// honestly in form (marks, pages, undo, jobs) but not in depth: texts are compared by keys that stand beside them.
import { DEFAULTS } from '../state/settings.svelte';
import { BackendError, type Backend, type DropEvent, type SummaryFormat } from './backend';
import type {
  ArticleQuery,
  ArticleRef,
  ArticleRow,
  ArticleView,
  CleaningRule,
  ColumnChoice,
  FacetValue,
  FieldKey,
  Id,
  ImportedFile,
  JobProgress,
  JobReport,
  Mark,
  OwnRule,
  Paragraph,
  PairRow,
  QuestionSide,
  QuotationRow,
  ReviewView,
  RuleChange,
  Run,
  SavedSearch,
  SentenceLabel,
  Settings,
  Side,
  SpeakerAnswer,
  SpeakerQuestion,
  SpeakerRef,
  StoryDropped,
  StoryRef,
  StorySupport,
  SummaryLength,
  WatchedFolder,
  WatchEvent,
  WebSettings,
  SpeakerView,
  VersionDiffView,
  VersionsView,
} from './bindings';
import { fakeBase, fakeStatements, fakeTimeline, fakeTogether, type FakeSource } from './fakeStories';
import { FAKE_ARTICLES, type FakeArticle, type FakeSentence, type FakeVersion } from './fakeTexts';

interface Held {
  id: Id;
  article: FakeArticle;
  versions: { id: Id; number: number; version: FakeVersion }[];
  story: Id | null;
  tags: string[];
  trashed: boolean;
  fields: Partial<Record<FieldKey, string | null>>;
  imported: string;
}

interface Options {
  /** Starts with nothing in it. */
  empty?: boolean;
  /** Repeats the articles until there are that many. */
  size?: number;
  /** What startProblem says. */
  problem?: string | null;
  /** Milliseconds between two messages of a job; 0 ends it at once. */
  pace?: number;
}

const FORMATS = [
  { id: 'html', name: 'Web page', extensions: ['html', 'htm'] },
  { id: 'plain', name: 'Plain text', extensions: ['txt'] },
  { id: 'markdown', name: 'Markdown', extensions: ['md'] },
  { id: 'docx', name: 'Word document', extensions: ['docx'] },
  { id: 'pdf', name: 'PDF', extensions: ['pdf'] },
];
const EXPORTS = [
  { id: 'html', name: 'Web page', extensions: ['html'] },
  { id: 'markdown', name: 'Markdown', extensions: ['md'] },
  { id: 'csv', name: 'Table (CSV)', extensions: ['csv'] },
];
const METHODS = [
  { id: 'lead', name: 'First sentences', about: 'The first sentences of the article.' },
  { id: 'central', name: 'Central sentences', about: 'The sentences that say most of what the others say.' },
];

const sentencesOf = (version: FakeVersion): FakeSentence[] => version.paragraphs.flat();
const wordsIn = (text: string): number => text.split(/\s+/).filter(Boolean).length;
const wordsOf = (version: FakeVersion): number => sentencesOf(version).reduce((n, s) => n + wordsIn(s.text), 0);
const run = (text: string, sentence: number | null = null, ...marks: Mark[]): Run => ({ text, sentence, marks });

/** The text in runs, every occurrence of the needles marked. */
function marked(text: string, needles: { text: string; mark: Mark }[], sentence: number | null): Run[] {
  for (const { text: needle, mark } of needles) {
    const at = needle ? text.toLowerCase().indexOf(needle.toLowerCase()) : -1;
    if (at < 0) continue;
    const end = at + needle.length;
    return [
      ...marked(text.slice(0, at), needles, sentence),
      run(text.slice(at, end), sentence, mark),
      ...marked(text.slice(end), needles, sentence),
    ];
  }
  return text ? [run(text, sentence)] : [];
}

/** The sentence of a quotation, the quotation marked. */
function around(version: FakeVersion, { id, text, sentence }: QuotationRow): Run[] {
  return marked(sentencesOf(version)[sentence]?.text ?? '', [{ text, mark: { kind: 'quotation', id } }], sentence);
}

/** Words that only one of the two has are marked. */
function differing(text: string, other: string, kind: Mark['kind'], sentence: number | null): Run[] {
  const known = new Set(other.split(/\s+/));
  return text.split(/(?<=\s)/).map((word) => run(word, sentence, ...(known.has(word.trim()) ? [] : [{ kind, id: 0 }])));
}

export class FakeBackend implements Backend {
  #articles: Held[] = [];
  #stories = new Map<Id, string>();
  #speakers = new Map<Id, string>();
  /** What the reader said of quotations: a name, null for nobody; by id. */
  #given = new Map<Id, string | null>();
  #answered = new Map<Id, SpeakerAnswer>();
  #mergedSpeakers: { into: Id; from: Id; name: string }[] = [];
  #searches: SavedSearch[] = [];
  #suggested = true;
  #sample = false;
  #settings: Settings = { ...DEFAULTS, summaryMethod: 'central' };
  /** By version and sentence, with the story where it is of one. */
  #chosen = new Map<string, boolean>();
  #past: { label: string; undo: () => void; redo: () => void }[] = [];
  #future: { label: string; undo: () => void; redo: () => void }[] = [];
  #next = 1;
  #folder = '/home/reader/Broadsheet';
  #cancelled = new Set<Id>();
  #paused = new Set<Id>();
  #mappings = new Map<string, ColumnChoice[]>();
  #watched: WatchedFolder[] = [];
  #web: WebSettings = { available: true, allowed: false, proxy: 'system', proxyAddress: '' };
  #rules: CleaningRule[] = [
    {
      id: 'newsletter',
      reason: 'newsletter or subscription',
      example: 'Sign up here',
      on: true,
      lines: 3,
      articles: 2,
    },
    { id: 'share', reason: 'share buttons', example: null, on: true, lines: 0, articles: 0 },
  ];
  #ownRules: OwnRule[] = [];
  /** Says that something landed in a watched folder. */
  landed: (event: WatchEvent) => void = () => {};
  #listeners = new Set<(event: DropEvent) => void>();
  #options: Options;
  /** Every call of a method that writes outside the library or could not be seen otherwise: name and arguments. */
  readonly calls: [string, ...unknown[]][] = [];

  constructor(options: Options = {}) {
    this.#options = options;
    if (options.empty) return;
    const size = options.size ?? FAKE_ARTICLES.length;
    for (let i = 0; i < size; i++) this.#add(FAKE_ARTICLES[i % FAKE_ARTICLES.length] as FakeArticle, i);
  }

  /** Lets tests and the browser pretend that files are dragged over the window. */
  drop(event: DropEvent): void {
    for (const listener of this.#listeners) listener(event);
  }

  #id(): Id {
    return this.#next++;
  }

  #named(table: Map<Id, string>, name: string): Id {
    for (const [id, known] of table) if (known === name) return id;
    const id = this.#id();
    table.set(id, name);
    return id;
  }

  #add(article: FakeArticle, round = 0): Held {
    const again = Math.floor(round / FAKE_ARTICLES.length);
    const headline = (text: string) => (again > 0 ? `${text} (${again + 1})` : text);
    const held: Held = {
      id: this.#id(),
      article,
      versions: article.versions.map((version, i) => ({
        id: this.#id(),
        number: i + 1,
        version: { ...version, headline: headline(version.headline) },
      })),
      story: article.story && again === 0 ? this.#named(this.#stories, article.story) : null,
      tags: [...article.tags],
      trashed: false,
      fields: {},
      imported: '2026-11-05T08:00:00Z',
    };
    for (const { version } of held.versions)
      for (const quotation of version.quotations) if (quotation.speaker) this.#named(this.#speakers, quotation.speaker);
    this.#articles.push(held);
    return held;
  }

  /** Does a change and remembers how to take it back. */
  #change(label: string, redo: () => void, undo: () => void): void {
    redo();
    this.#past.push({ label, undo, redo });
    this.#future = [];
  }

  #held(id: Id): Held {
    const held = this.#articles.find((a) => a.id === id);
    if (!held) throw new BackendError('notFound', 'This article is no longer in the library.');
    return held;
  }

  #version(id: Id): { held: Held; version: FakeVersion; number: number } {
    for (const held of this.#articles)
      for (const entry of held.versions) if (entry.id === id) return { held, ...entry };
    throw new BackendError('notFound', 'This version is no longer in the library.');
  }

  #newest(held: Held) {
    return held.versions.at(-1) as Held['versions'][number];
  }

  #field(held: Held, key: FieldKey): string | null {
    const own = held.fields[key];
    if (own !== undefined) return own;
    const { article } = held;
    if (key === 'headline') return this.#newest(held).version.headline;
    if (key === 'outlet') return article.outlet;
    if (key === 'authors') return article.authors;
    if (key === 'published') return article.published;
    if (key === 'language') return article.language;
    if (key === 'url') return article.url;
    return null;
  }

  #storyRef(held: Held): StoryRef | null {
    return held.story === null ? null : { id: held.story, title: this.#stories.get(held.story) ?? '' };
  }

  #ref(held: Held, version = this.#newest(held).id): ArticleRef {
    return {
      id: held.id,
      version,
      headline: this.#field(held, 'headline'),
      outlet: this.#field(held, 'outlet'),
      published: this.#field(held, 'published'),
      language: held.article.language,
    };
  }

  #speaker(name: string | null): SpeakerRef | null {
    if (name === null) return null;
    const merged = this.#mergedSpeakers.find((m) => m.name === name);
    const id = merged?.into ?? this.#named(this.#speakers, name);
    return { id, name: this.#speakers.get(id) ?? name };
  }

  #quotations(held: Held, version: FakeVersion): QuotationRow[] {
    return version.quotations.map((quotation, i) => {
      const id = held.id * 1000 + i;
      const given = this.#given.get(id);
      const corrected = given !== undefined;
      const unsure = quotation.certain === false && !corrected;
      return {
        id,
        text: quotation.text,
        kind: quotation.kind,
        sentence: quotation.sentence,
        speaker: this.#speaker(corrected ? given : quotation.speaker),
        mention: unsure ? 'She' : quotation.speaker,
        cue: quotation.cue,
        certain: !unsure,
        confidence: unsure ? 0.55 : 0.94,
        explanation: corrected ? 'You said so.' : `“${quotation.cue}” stands beside the name`,
        corrected,
      };
    });
  }

  #row(held: Held, words: string[]): ArticleRow {
    const { version } = this.#newest(held);
    const needles = words.map((text) => ({ text, mark: { kind: 'match', id: 0 } as Mark }));
    const texts = sentencesOf(version).map((s) => s.text);
    const snippet = texts.find((text) => words.some((word) => text.toLowerCase().includes(word))) ?? texts[0] ?? '';
    return {
      id: held.id,
      headline: marked(this.#field(held, 'headline') ?? '', needles, null),
      snippet: marked(snippet, needles, null),
      outlet: this.#field(held, 'outlet'),
      published: this.#field(held, 'published'),
      imported: held.imported,
      story: this.#storyRef(held),
      versions: held.versions.length,
      words: wordsOf(version),
      quotations: version.quotations.length,
      language: held.article.language,
      tags: held.tags,
    };
  }

  /** Plain words and tag:, outlet: and story: only. */
  #terms(search: string): { words: string[]; fields: [string, string][] } {
    const words: string[] = [];
    const fields: [string, string][] = [];
    for (const [, field, quoted, plain] of search.matchAll(/(?:(\w+):)?(?:"([^"]*)"?|([^\s"]+))/g)) {
      const value = (quoted ?? plain ?? '').toLowerCase();
      if (field) fields.push([field, value]);
      else if (value !== 'or') words.push(value.replaceAll(/[()*-]/g, ''));
    }
    return { words: words.filter(Boolean), fields };
  }

  #find(query: ArticleQuery): Held[] {
    const { words, fields } = this.#terms(query.search);
    const named = (held: Held): number[] =>
      this.#newest(held).version.quotations.map((q) => this.#speaker(q.speaker)?.id ?? 0);
    return this.#articles.filter((held) => {
      const { version } = this.#newest(held);
      const text = [this.#field(held, 'headline'), ...sentencesOf(version).map((s) => s.text)].join(' ').toLowerCase();
      const value = (field: string): string =>
        field === 'tag'
          ? held.tags.join('\n')
          : field === 'outlet'
            ? (held.article.outlet ?? '')
            : field === 'story'
              ? (this.#storyRef(held)?.title ?? '')
              : text;
      return (
        held.trashed === query.trash &&
        words.every((word) => text.includes(word)) &&
        fields.every(([field, wanted]) => value(field).toLowerCase().includes(wanted)) &&
        (query.outlets.length === 0 || query.outlets.includes(this.#outletId(held))) &&
        (query.stories.length === 0 || query.stories.includes(held.story ?? 0)) &&
        (query.speakers.length === 0 || named(held).some((id) => query.speakers.includes(id))) &&
        (query.tags.length === 0 || held.tags.some((tag) => query.tags.includes(tag))) &&
        (query.languages.length === 0 || query.languages.includes(held.article.language)) &&
        (query.month === null || (held.article.published ?? '').startsWith(query.month))
      );
    });
  }

  #outletId(held: Held): Id {
    const outlets = [...new Set(FAKE_ARTICLES.map((a) => a.outlet))];
    return outlets.indexOf(held.article.outlet) + 1;
  }

  #unsure(held: Held): number {
    const { version } = this.#newest(held);
    return version.quotations.filter((one, i) => one.certain === false && !this.#given.has(held.id * 1000 + i)).length;
  }

  async sidebar() {
    const live = this.#articles.filter((a) => !a.trashed);
    const tags = new Map<string, number>();
    for (const held of live) for (const tag of held.tags) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    return {
      articles: live.length,
      stories: this.#stories.size,
      suggestions: this.#suggested && live.length > 1 ? 1 : 0,
      speakers: this.#speakers.size,
      questions: this.#speakers.size > 1 && !this.#answered.has(1) && live.length > 0 ? 1 : 0,
      unsure: live.reduce((n, held) => n + this.#unsure(held), 0),
      quotations: live.reduce((n, held) => n + this.#newest(held).version.quotations.length, 0),
      trash: this.#articles.length - live.length,
      searches: this.#searches.map((s) => ({ ...s, count: this.#find({ ...ALL, search: s.search }).length })),
      tags: [...tags].map(([label, count]) => ({ id: 0, label, count })),
      undo: this.#past.at(-1)?.label ?? null,
      redo: this.#future.at(-1)?.label ?? null,
      sample: this.#sample,
    };
  }

  async listArticles(query: ArticleQuery) {
    const found = this.#find(query);
    const { words } = this.#terms(query.search);
    const key = (held: Held): string | number => {
      if (query.sort === 'versions') return held.versions.length;
      if (query.sort === 'words') return wordsOf(this.#newest(held).version);
      if (query.sort === 'story') return this.#storyRef(held)?.title ?? '';
      if (query.sort === 'headline' || query.sort === 'outlet') return this.#field(held, query.sort) ?? '';
      return this.#field(held, 'published') ?? '';
    };
    const sign = query.descending ? -1 : 1;
    const keys = new Map(found.map((held) => [held.id, key(held)]));
    const keyOf = (held: Held) => keys.get(held.id) ?? '';
    found.sort((a, b) => (keyOf(a) < keyOf(b) ? -sign : keyOf(a) > keyOf(b) ? sign : a.id - b.id));
    return {
      total: found.length,
      rows: found.slice(query.offset, query.offset + query.limit).map((held) => this.#row(held, words)),
      understood:
        /"[^"]*$/.test(query.search) && (query.search.match(/"/g)?.length ?? 0) % 2 ? words.join(' AND ') : null,
    };
  }

  async facets(query: ArticleQuery) {
    const count = (without: Partial<ArticleQuery>, values: (held: Held) => [Id, string][]): FacetValue[] => {
      const counts = new Map<string, FacetValue>();
      for (const held of this.#find({ ...query, ...without }))
        for (const [id, label] of new Map(values(held)))
          counts.set(label, { id, label, count: (counts.get(label)?.count ?? 0) + 1 });
      return [...counts.values()].sort((a, b) => b.count - a.count);
    };
    const spoken = (held: Held): [Id, string][] =>
      this.#newest(held).version.quotations.flatMap((q): [Id, string][] => {
        const speaker = this.#speaker(q.speaker);
        return speaker ? [[speaker.id, speaker.name]] : [];
      });
    const months = count({ month: null }, (h) => (h.article.published ? [[0, h.article.published.slice(0, 7)]] : []));
    return {
      outlets: count({ outlets: [] }, (h) => (h.article.outlet ? [[this.#outletId(h), h.article.outlet]] : [])),
      stories: count({ stories: [] }, (h) => (h.story === null ? [] : [[h.story, this.#storyRef(h)?.title ?? '']])),
      speakers: count({ speakers: [] }, spoken),
      tags: count({ tags: [] }, (h) => h.tags.map((tag): [Id, string] => [0, tag])),
      languages: count({ languages: [] }, (h) => [[0, h.article.language]]),
      months: months.sort((a, b) => a.label.localeCompare(b.label)),
      undated: this.#find({ ...query, month: null }).filter((h) => h.article.published === null).length,
    };
  }

  async saveSearch(name: string, search: string) {
    const id = this.#id();
    const saved = { id, name, search, count: 0 };
    this.#change(
      'Undo save search',
      () => void (this.#searches = [...this.#searches, saved]),
      () => void (this.#searches = this.#searches.filter((s) => s !== saved)),
    );
    return id;
  }

  async deleteSearch(id: Id) {
    const before = this.#searches;
    this.#change(
      'Undo remove search',
      () => void (this.#searches = before.filter((s) => s.id !== id)),
      () => void (this.#searches = before),
    );
  }

  async tagArticles(articles: Id[], tag: string, on: boolean) {
    const held = articles.map((id) => this.#held(id));
    const before = held.map((h) => h.tags);
    this.#change(
      on ? 'Undo tag' : 'Undo remove tag',
      () =>
        held.forEach((h) => (h.tags = on ? [...new Set([...h.tags, tag])] : h.tags.filter((known) => known !== tag))),
      () => held.forEach((h, i) => (h.tags = before[i] ?? [])),
    );
  }

  #trash(articles: Id[], trashed: boolean, label: string): void {
    const held = articles.map((id) => this.#held(id));
    const set = (to: boolean) => () => held.forEach((h) => (h.trashed = to));
    this.#change(label, set(trashed), set(!trashed));
  }
  async trashArticles(articles: Id[]) {
    this.#trash(articles, true, 'Undo move to trash');
  }
  async restoreArticles(articles: Id[]) {
    this.#trash(articles, false, 'Undo restore');
  }
  async emptyTrash() {
    this.#articles = this.#articles.filter((held) => !held.trashed);
    this.#past = [];
    this.#future = [];
  }
  async undo() {
    const step = this.#past.pop();
    if (!step) return null;
    step.undo();
    this.#future.push(step);
    return step.label;
  }
  async redo() {
    const step = this.#future.pop();
    if (!step) return null;
    step.redo();
    this.#past.push(step);
    return step.label.replace('Undo', 'Redo');
  }

  async startImport(source: Parameters<Backend['startImport']>[0], onProgress: (progress: JobProgress) => void) {
    const job = this.#id();
    const pace = this.#options.pace ?? 0;
    const files =
      source.kind === 'paths'
        ? source.paths
        : source.kind === 'paste'
          ? ['Pasted text']
          : FAKE_ARTICLES.map((_, i) => `sample-${i}.html`);
    const report: JobReport = {
      summary: '',
      cancelled: false,
      imported: [],
      failed: [],
      failures: [],
      needsColumns: [],
      stopped: null,
    };
    const tell = (done: number, current: string | null, last: JobReport | null): void => {
      const { length: failed } = report.failed;
      onProgress({ job, done, total: files.length, failed, current, paused: this.#paused.has(job), report: last });
    };
    const step = (i: number): void => {
      const path = files[i];
      if (path === undefined || this.#cancelled.has(job)) {
        report.cancelled = path !== undefined;
        const added = report.imported.filter((f) => f.outcome === 'added').length;
        report.summary = `${added} articles added, ${report.failed.length} failed`;
        tell(i, null, report);
        return;
      }
      if (this.#paused.has(job)) {
        setTimeout(() => step(i), 10);
        return;
      }
      const known = this.#mappings.size > 0;
      if (path.endsWith('.csv') && !known) {
        const columns = ['Überschrift 1', 'Inhalt 2'];
        const sample = [['Cracks in the hull', 'The ferry stops on Friday.']];
        report.needsColumns.push({ path, file: path, part: null, headerKey: 'a', columns, sample });
      } else if (/\.(bin|exe|zip)$/.test(path)) {
        const [group] = report.failures;
        if (group) group.files.push(report.failed.length);
        else {
          const title = 'Not a kind of file that Broadsheet reads';
          report.failures.push({ kind: 'unknownKind', title, files: [report.failed.length] });
        }
        report.failed.push({
          path,
          part: null,
          file: path,
          kind: 'unknownKind',
          reason: 'This is not a kind of file that Broadsheet can read. Save it as a web page or text.',
        });
      } else {
        const from = FAKE_ARTICLES[i % FAKE_ARTICLES.length] as FakeArticle;
        const held = this.#add(source.kind === 'sample' ? from : { ...from, story: null, tags: [] });
        const outcomes: ImportedFile['outcome'][] = ['added', 'added', 'version', 'alreadyThere'];
        const outcome = source.kind === 'paths' ? (outcomes[i % 4] ?? 'added') : 'added';
        const because =
          outcome === 'added' ? null : outcome === 'version' ? 'same address as version 1' : 'the same bytes';
        report.imported.push({
          path,
          part: null,
          number: 1,
          file: source.kind === 'paths' ? path : null,
          article: held.id,
          version: this.#newest(held).id,
          outcome,
          because,
          warnings: from.published ? [] : ['no date was found'],
        });
      }
      tell(i + 1, path, null);
      if (pace > 0) setTimeout(() => step(i + 1), pace);
      else step(i + 1);
    };
    if (source.kind === 'sample') this.#sample = true;
    if (pace > 0) setTimeout(() => step(0), pace);
    else step(0);
    return job;
  }
  async cancelJob(job: Id) {
    this.#cancelled.add(job);
    this.#paused.delete(job);
  }
  async pauseJob(job: Id, paused: boolean) {
    this.calls.push(['pauseJob', job, paused]);
    if (paused) this.#paused.add(job);
    else this.#paused.delete(job);
  }
  async setColumnMapping(headerKey: string, choices: ColumnChoice[]) {
    this.calls.push(['setColumnMapping', headerKey, choices]);
    this.#mappings.set(headerKey, choices);
  }
  async revealFile(path: string) {
    this.calls.push(['revealFile', path]);
  }

  async startAddFromAddress(addresses: string[], onProgress: (progress: JobProgress) => void) {
    this.calls.push(['startAddFromAddress', addresses]);
    return this.startImport({ kind: 'paths', paths: addresses }, onProgress);
  }
  async startCheckForChanges(articles: Id[], onProgress: (progress: JobProgress) => void) {
    this.calls.push(['startCheckForChanges', articles]);
    return this.startImport({ kind: 'paths', paths: [] }, onProgress);
  }
  async webSettings() {
    return this.#web;
  }
  async saveWebSettings(settings: WebSettings) {
    this.#web = settings;
  }

  async watchedFolders() {
    return this.#watched;
  }
  async watchFolder(path: string) {
    this.#watched = [...this.#watched, { path, added: '2026-11-20T08:00:00Z', problem: null }];
  }
  async unwatchFolder(path: string) {
    this.#watched = this.#watched.filter((folder) => folder.path !== path);
  }
  async followWatchedFolders(onEvent: (event: WatchEvent) => void) {
    this.landed = onEvent;
  }

  async cleaningRules() {
    return this.#rules;
  }
  async ownRules() {
    return this.#ownRules;
  }
  async previewRule(change: RuleChange) {
    const examples = ['Subscribe to our newsletter'];
    return { lines: 1, articles: 1, examples, summary: `1 line in 1 article is touched (${change.kind}).` };
  }
  async changeRule(change: RuleChange) {
    this.calls.push(['changeRule', change]);
    if (change.kind === 'switch')
      this.#rules = this.#rules.map((rule) => (rule.id === change.rule ? { ...rule, on: change.on } : rule));
    else if (change.kind === 'remove') this.#ownRules = this.#ownRules.filter((rule) => rule.id !== change.rule);
    else {
      const rule = { id: this.#id(), sample: 'Subscribe to our newsletter', created: '2026-11-20T08:00:00Z' };
      this.#ownRules = [{ ...rule, outlet: change.onlyThisOutlet ? 'Harbor Post' : null, lines: 1, articles: 1 }];
    }
  }
  async leaveOut(version: Id, line: number) {
    this.calls.push(['leaveOut', version, line]);
  }
  async removeSample() {
    this.#sample = false;
    this.#articles = [];
    this.#stories.clear();
    this.#speakers.clear();
  }

  async article(id: Id, version: Id | null, search: string): Promise<ArticleView> {
    const held = this.#held(id);
    const shown = held.versions.find((entry) => entry.id === version) ?? this.#newest(held);
    const quotations = this.#quotations(held, shown.version);
    const needles = [
      ...this.#terms(search).words.map((text) => ({ text, mark: { kind: 'match', id: 0 } as Mark })),
      ...quotations.map((q) => ({ text: q.text, mark: { kind: 'quotation', id: q.id } as Mark })),
    ];
    let n = 0;
    const paragraphs = shown.version.paragraphs.map((sentences, line): Paragraph => ({
      kind: 'body',
      line,
      runs: sentences.flatMap((sentence, i) => [...(i > 0 ? [run(' ')] : []), ...marked(sentence.text, needles, n++)]),
    }));
    const texts = sentencesOf(shown.version).map((s) => s.text);
    const names = [...new Set(shown.version.quotations.flatMap((q) => (q.speaker ? [q.speaker] : [])))];
    const keys: FieldKey[] = [
      'headline',
      'standfirst',
      'outlet',
      'authors',
      'published',
      'modified',
      'language',
      'section',
      'agency',
      'url',
    ];
    return {
      id,
      version: shown.id,
      headline: marked(held.fields.headline ?? shown.version.headline, needles, null),
      fields: keys.map((key) => {
        const value = this.#field(held, key);
        const own = held.fields[key] !== undefined;
        return {
          key,
          value,
          evidence: own ? 'you' : value === null ? null : 'json-ld',
          original: own ? 'as in the file' : null,
        };
      }),
      paragraphs,
      sentences: texts.length,
      words: wordsOf(shown.version),
      quotations,
      people: names.map((name) => ({
        name,
        roles: ['head of the port authority'],
        aliases: [name.split(' ').at(-1) ?? name],
        sentences: texts.flatMap((text, i) => (text.includes(name) ? [i] : [])),
        speaker: this.#speaker(name),
      })),
      facts: texts.flatMap((text, sentence) =>
        [...text.matchAll(/\d[\d,.]*/g)].map(([found]) => ({
          kind: 'number' as const,
          text: found,
          value: found.replaceAll(',', ''),
          sentence,
        })),
      ),
      versions: held.versions.map((v) => ({
        id: v.id,
        number: v.number,
        time: v.version.time,
        words: wordsOf(v.version),
        captured: null,
        seenAgain: [],
      })),
      source: {
        fileName: `article-${id}.html`,
        part: null,
        origin: `/home/reader/Downloads/article-${id}.html`,
        mediaType: 'text/html',
        bytes: 18234,
        sha256: '9f2b6c1d'.repeat(8),
        imported: held.imported,
        because: held.versions.length > 1 ? 'same address as version 1' : null,
        removed: [
          {
            index: 0,
            text: 'Subscribe to our newsletter',
            reason: 'asks to subscribe',
            before: 1,
            kept: false,
            rule: 'newsletter',
            by: 'file' as const,
            ownRule: null,
          },
          {
            index: 1,
            text: 'Read more: Ferry timetable',
            reason: 'link to another article',
            before: 2,
            kept: false,
            rule: 'related',
            by: 'file' as const,
            ownRule: null,
          },
        ],
        warnings: held.article.published ? [] : ['no date was found'],
      },
      story: this.#storyRef(held),
      siblings: this.#articles
        .filter((a) => a !== held && a.story !== null && a.story === held.story)
        .map((a) => this.#ref(a)),
      tags: held.tags,
      trashed: held.trashed,
    };
  }

  /** The first sentences, or every second one; what is pinned stands in, what is dropped does not. */
  #picked(version: Id, { unit, amount }: SummaryLength, method: string): number[] {
    const texts = sentencesOf(this.#version(version).version).map((s) => s.text);
    const said = (n: number) => this.#chosen.get(`${version} ${n}`);
    const all = texts.map((_, n) => n);
    const order = method === 'lead' ? all : [...all.filter((n) => n % 2 === 0), ...all.filter((n) => n % 2 === 1)];
    const open = order.filter((n) => said(n) === undefined);
    const picks = all.filter((n) => said(n) === true);
    const room = { sentences: amount, words: amount, percent: (amount * wordsIn(texts.join(' '))) / 100 }[unit];
    const size = (n: number) => (unit === 'sentences' ? 1 : wordsIn(texts[n] ?? ''));
    for (const n of open) {
      if (picks.length > 0 && [...picks, n].reduce((sum, one) => sum + size(one), 0) > room) break;
      picks.push(n);
    }
    return picks.sort((a, b) => a - b);
  }
  async summary(version: Id, length: SummaryLength, method: string) {
    const texts = sentencesOf(this.#version(version).version).map((s) => s.text);
    const known = METHODS.find((m) => m.id === method)?.id ?? 'central';
    const picks = this.#picked(version, length, known).map((sentence) => ({
      sentence,
      text: texts[sentence] ?? '',
      pinned: this.#chosen.get(`${version} ${sentence}`) === true,
      why: 'stands early',
      place: 1 / (sentence + 1),
      central: 0.8,
      new: 0.9,
    }));
    return {
      method: known,
      methods: METHODS,
      picks,
      dropped: texts.flatMap((text, sentence) =>
        this.#chosen.get(`${version} ${sentence}`) === false ? [{ version, sentence, text }] : [],
      ),
      of: texts.length,
      words: wordsIn(picks.map((pick) => pick.text).join(' ')),
      ofWords: wordsIn(texts.join(' ')),
    };
  }
  async summaryMethods(version: Id, length: SummaryLength) {
    const picked = METHODS.map((method) => new Set(this.#picked(version, length, method.id)));
    const rows = sentencesOf(this.#version(version).version).map(({ text }, sentence) => ({
      sentence,
      text,
      pinned: this.#chosen.get(`${version} ${sentence}`) === true,
      picked: picked.map((one) => one.has(sentence)),
    }));
    return { methods: METHODS, rows: rows.filter((row) => row.picked.includes(true)) };
  }
  #choose(key: string, pinned: boolean | null): void {
    const before = this.#chosen.get(key);
    const set = (value: boolean | null | undefined) => () =>
      void (value === null || value === undefined ? this.#chosen.delete(key) : this.#chosen.set(key, value));
    this.#change('Undo choice', set(pinned), set(before));
  }
  async chooseForSummary(version: Id, sentence: number, pinned: boolean | null) {
    this.#choose(`${version} ${sentence}`, pinned);
  }
  async summaryText(version: Id, length: SummaryLength, method: string, _format: SummaryFormat) {
    const { outlet, headline } = this.#ref(this.#version(version).held);
    const { picks } = await this.summary(version, length, method);
    return picks.map((pick) => `${pick.text}\n— ${outlet}, ${headline}\n`).join('\n');
  }
  async exportSummary(version: Id, length: SummaryLength, method: string, format: SummaryFormat, path: string) {
    this.calls.push(['exportSummary', version, length, method, format, path]);
  }

  async setField(article: Id, field: FieldKey, value: string | null) {
    const held = this.#held(article);
    const before = held.fields;
    const after = { ...before };
    if (value === null) delete after[field];
    else after[field] = value;
    this.#change(
      'Undo edit',
      () => void (held.fields = after),
      () => void (held.fields = before),
    );
  }
  async keepRemoved(version: Id, index: number, keep: boolean) {
    this.calls.push(['keepRemoved', version, index, keep]);
  }
  async sourceText(version: Id) {
    return `<html><title>${this.#version(version).version.headline}</title>…</html>`;
  }
  async revealSource(version: Id) {
    this.calls.push(['revealSource', version]);
  }

  #side(id: Id, other: Id, left: boolean): Side {
    const { held, version, number } = this.#version(id);
    const theirs = sentencesOf(this.#version(other).version);
    const labels: SentenceLabel[] = [];
    let n = 0;
    const paragraphs = version.paragraphs.map((sentences): Paragraph => {
      const runs = sentences.flatMap((sentence, i) => {
        const at = sentence.key ? theirs.findIndex((s) => s.key === sentence.key) : -1;
        const match = theirs[at];
        const same = match?.text === sentence.text;
        const number = n++;
        labels.push({
          label: !match ? 'onlyHere' : same ? 'same' : 'reworded',
          aligned: match ? [at] : [],
          moved: match !== undefined && Math.abs(at - number) > 3,
          shared: same,
          corrected: false,
        });
        const words =
          match && !same ? differing(sentence.text, match.text, 'changed', number) : [run(sentence.text, number)];
        return i > 0 ? [run(' '), ...words] : words;
      });
      return { kind: 'body', line: null, runs };
    });
    void left;
    return {
      article: this.#ref(held, id),
      headline: [run(version.headline)],
      byline: held.article.authors,
      words: wordsOf(version),
      versionNumber: number,
      versions: held.versions.length,
      paragraphs,
      sentences: labels,
      summary: [0, 2].filter((i) => i < labels.length),
    };
  }

  async compare(a: Id, b: Id) {
    const [sideA, sideB] = [this.#side(a, b, true), this.#side(b, a, false)];
    const [textsA, textsB] = [sentencesOf(this.#version(a).version), sentencesOf(this.#version(b).version)];
    const rows: PairRow[] = sideA.sentences.map((label, i) => {
      const other = label.aligned[0];
      const [own, theirs] = [textsA[i]?.text ?? '', other === undefined ? '' : (textsB[other]?.text ?? '')];
      const aRuns = label.label === 'reworded' ? differing(own, theirs, 'removed', i) : [run(own, i)];
      const bRuns =
        other === undefined
          ? []
          : label.label === 'reworded'
            ? differing(theirs, own, 'added', other)
            : [run(theirs, other)];
      const spoken = theirs ? `${label.label}: A says ${own} B says ${theirs}` : `Only in A: ${own}`;
      return { label: label.label, moved: label.moved, a: [i], b: label.aligned, aRuns, bRuns, spoken };
    });
    sideB.sentences.forEach((label, i) => {
      const text = textsB[i]?.text ?? '';
      if (label.label === 'onlyHere')
        rows.push({
          label: 'onlyHere',
          moved: false,
          a: [],
          b: [i],
          aRuns: [],
          bRuns: [run(text, i)],
          spoken: `Only in B: ${text}`,
        });
    });
    const tally = (side: Side, label: string) => side.sentences.filter((s) => s.label === label).length;
    const quotesOf = (id: Id) => this.#quotations(this.#version(id).held, this.#version(id).version);
    const [quotesA, quotesB] = [quotesOf(a), quotesOf(b)];
    const partner = (q: QuotationRow, all: QuotationRow[]) =>
      all.find((o) => o.text.includes(q.text) || q.text.includes(o.text)) ?? null;
    const cell = (text: string, around: string, sentence: number) => ({
      text,
      context: marked(around, [{ text, mark: { kind: 'fact', id: 0 } }], sentence),
      sentence,
    });
    const numbers = (texts: FakeSentence[]) =>
      texts.flatMap((s, i) =>
        [...s.text.matchAll(/\d[\d,.]*\d/g)].map(([text]) => ({ key: s.key, cell: cell(text, s.text, i) })),
      );
    const factsA = numbers(textsA).map((fact) => {
      const twin = numbers(textsB).find((other) => other.key !== undefined && other.key === fact.key);
      const status = !twin
        ? ('onlyA' as const)
        : twin.cell.text === fact.cell.text
          ? ('same' as const)
          : ('different' as const);
      const compatible = status === 'different';
      return { kind: 'number' as const, status, a: fact.cell, b: twin?.cell ?? null, compatible };
    });
    return {
      a: sideA,
      b: sideB,
      verdict: {
        same: tally(sideA, 'same'),
        reworded: tally(sideA, 'reworded'),
        partly: 0,
        onlyA: tally(sideA, 'onlyHere'),
        onlyB: tally(sideB, 'onlyHere'),
        moved: sideA.sentences.filter((s) => s.moved).length,
        sharedA: tally(sideA, 'same') / Math.max(1, sideA.sentences.length),
        sharedB: tally(sideB, 'same') / Math.max(1, sideB.sentences.length),
        source: null,
        factsDifferent: factsA.filter((f) => f.status === 'different').length,
        tooDifferent: rows.every((r) => r.label === 'onlyHere'),
        identical: rows.every((r) => r.label === 'same'),
      },
      rows,
      facts: factsA,
      quotations: [
        ...quotesA.map((q) => {
          const other = partner(q, quotesB);
          const status = !other ? ('onlyA' as const) : other.text === q.text ? ('same' as const) : ('cut' as const);
          return {
            status,
            likely: false,
            cutA:
              status === 'cut' && other && q.text.length > other.text.length ? [q.text.slice(other.text.length)] : [],
            cutB: [],
            a: q,
            b: other,
            aRuns: other ? differing(q.text, other.text, 'removed', q.sentence) : [run(q.text, q.sentence)],
            bRuns: other ? differing(other.text, q.text, 'added', other.sentence) : [],
          };
        }),
        ...quotesB
          .filter((q) => !partner(q, quotesA))
          .map((q) => ({
            status: 'onlyB' as const,
            likely: false,
            cutA: [],
            cutB: [],
            a: null,
            b: q,
            aRuns: [],
            bRuns: [run(q.text, q.sentence)],
          })),
      ],
      wording: [
        { kind: 'reportingVerb' as const, words: 'said', a: [0, 2, 3], b: [0, 2, 3] },
        { kind: 'hedge' as const, words: 'could', a: [4], b: [] },
        { kind: 'naming' as const, words: 'the crossing', a: [], b: [0, 4] },
      ],
    };
  }
  async setPairing(aVersion: Id, bVersion: Id, a: number, b: number, together: boolean | null) {
    this.calls.push(['setPairing', aVersion, bVersion, a, b, together]);
  }

  async versions(article: Id): Promise<VersionsView> {
    const held = this.#held(article);
    return {
      article: this.#ref(held),
      versions: held.versions.map((entry, i) => {
        const before = held.versions[i - 1];
        const known = new Set(before ? sentencesOf(before.version).map((s) => s.text) : []);
        const now = new Set(sentencesOf(entry.version).map((s) => s.text));
        const words = (texts: Iterable<string>) => [...texts].reduce((n, text) => n + wordsIn(text), 0);
        return {
          version: {
            id: entry.id,
            number: entry.number,
            time: entry.version.time,
            words: wordsOf(entry.version),
            captured: null,
            seenAgain: [],
          },
          headline: entry.version.headline,
          wordsAdded: words([...now].filter((text) => !known.has(text))),
          wordsRemoved: words([...known].filter((text) => !now.has(text))),
          kinds: before ? [{ kind: 'number' as const, count: 1, words: 2 }] : [],
          visible: true,
          rewrite: false,
          dated: true,
        };
      }),
      headlineChanges: new Set(held.versions.map((v) => v.version.headline)).size - 1,
    };
  }

  async versionDiff(old: Id, new_: Id): Promise<VersionDiffView> {
    const [before, after] = [this.#version(old).version, this.#version(new_).version];
    const texts = (v: FakeVersion) => [v.headline, ...v.paragraphs.map((p) => p.map((s) => s.text).join(' '))];
    const [olds, news] = [texts(before), texts(after)];
    const rows = news.map((text, i) => {
      const was = olds[i] ?? '';
      const changed = was !== text;
      const added = changed ? differing(text, was, 'added', null) : [run(text)];
      const removed = !was ? [] : changed ? differing(was, text, 'removed', null) : [run(was)];
      const kinds = !changed
        ? []
        : [!was ? ('insertedParagraph' as const) : i === 0 ? ('headline' as const) : ('number' as const)];
      const inline = !changed ? added : [...removed.filter((r) => r.marks.length > 0), ...added];
      const place = i === 0 ? null : i;
      return {
        headline: i === 0,
        changed,
        moved: false,
        stoodBefore: null,
        oldParagraph: was ? place : null,
        newParagraph: place,
        old: removed,
        new: added,
        inline,
        ages: { old: [], new: [], inline: [] },
        kinds,
      };
    });
    const changes = rows.flatMap((row, i) =>
      row.kinds.map((kind) => ({ kind, row: i, old: olds[i] ?? null, new: news[i] ?? null })),
    );
    return {
      old,
      new: new_,
      identical: changes.length === 0,
      visible: changes.length > 0,
      rewrite: false,
      summary: changes.length > 0 ? `${changes.length} paragraphs changed` : 'No visible change',
      rows,
      changes,
    };
  }
  async joinArticles(articles: Id[]) {
    this.calls.push(['joinArticles', articles]);
    return articles[0] ?? 0;
  }
  async splitVersion(version: Id) {
    this.calls.push(['splitVersion', version]);
    return this.#version(version).held.id;
  }

  #members(story: Id): Held[] {
    return this.#articles
      .filter((held) => held.story === story && !held.trashed)
      .sort((a, b) => (a.article.published ?? '9').localeCompare(b.article.published ?? '9'));
  }

  async stories() {
    const rows = [...this.#stories].map(([id, title]) => {
      const members = this.#members(id);
      const dates = members.flatMap((m) => m.article.published ?? []).sort();
      const outlets = [...new Set(members.flatMap((m) => m.article.outlet ?? []))];
      return { id, title, articles: members.length, outlets, from: dates[0] ?? null, to: dates.at(-1) ?? null };
    });
    const loose = this.#articles.filter((held) => held.story === null && !held.trashed).slice(0, 2);
    const suggestions =
      this.#suggested && loose.length > 0
        ? [
            {
              id: 1,
              title: this.#field(loose[0] as Held, 'headline') ?? '',
              story: null,
              articles: loose.map((h) => this.#ref(h)),
              why: ['inspection', 'bridge', 'council'],
            },
          ]
        : [];
    return { stories: rows, suggestions };
  }

  #sources(id: Id): FakeSource[] {
    return this.#members(id).map((held) => ({
      article: this.#ref(held),
      sentences: sentencesOf(this.#newest(held).version),
    }));
  }
  #statements(id: Id) {
    return fakeStatements(this.#sources(id));
  }
  async whyTogether(article: Id, story: Id | null, others: Id[]) {
    const with_ = [...others, ...(story === null ? [] : this.#members(story).map((held) => held.id))];
    return fakeTogether([...new Set(with_)].filter((id) => id !== article).map((id) => this.#ref(this.#held(id))));
  }
  async storyBase(id: Id, article: Id) {
    return fakeBase(this.#sources(id), article, this.#newest(this.#held(article)).version.headline);
  }
  async storyTimeline(id: Id) {
    const versions = this.#members(id).flatMap((held) =>
      held.versions.map((one) => ({
        article: { ...this.#ref(held), version: one.id },
        number: one.number,
        time: one.version.time,
        sentences: sentencesOf(one.version),
      })),
    );
    return fakeTimeline(versions);
  }
  async storySummary(id: Id, words: number) {
    const support = (told: { article: Id; sentence: number; text: string }): StorySupport => ({
      article: this.#ref(this.#held(told.article)),
      sentence: told.sentence,
      text: told.text,
    });
    const dropped: StoryDropped[] = [];
    const sentences = [];
    let room = words;
    for (const { told } of this.#statements(id)) {
      const [first, ...rest] = told.map(support);
      if (!first) continue;
      const said = this.#chosen.get(`${id} ${first.article.version} ${first.sentence}`);
      if (said === false) dropped.push(first);
      const size = wordsIn(first.text);
      if (said === false || (sentences.length > 0 && size > room && !said)) continue;
      room -= size;
      const number = /\d[\d,]*/.exec(first.text)?.[0];
      const others = rest.flatMap((one) => {
        const other = /\d[\d,]*/.exec(one.text)?.[0];
        return number && other && other !== number ? [{ ...one, text: other }] : [];
      });
      sentences.push({
        ...first,
        pinned: said === true,
        why: `${rest.length} other articles say the same`,
        support: rest,
        differences:
          number && others.length > 0
            ? [{ kind: 'number' as const, values: [{ ...first, text: number }, ...others] }]
            : [],
      });
    }
    return { sentences, dropped, words: wordsIn(sentences.map((one) => one.text).join(' ')) };
  }
  async chooseForStory(id: Id, version: Id, sentence: number, pinned: boolean | null) {
    this.#choose(`${id} ${version} ${sentence}`, pinned);
  }
  async storyKeywords(id: Id) {
    const outlets = this.#members(id).map((held) => this.#ref(held).outlet);
    const term = (word: string, z: number) => ({ term: word, z, counts: outlets.map((_, n) => (n === 0 ? 6 : 1)) });
    return {
      common: [term('harbor', 0), term('ferry', 0), term('council', 0)],
      outlets: outlets.map((outlet, n) => ({
        outlet,
        articles: 1,
        words: n === 2 ? 20 : 140,
        compared: n !== 2,
        over: n === 0 ? [term('cracks', 2.4)] : [],
        under: n === 1 ? [term('cracks', -2.4)] : [],
      })),
    };
  }
  async storyEvents(id: Id) {
    return this.#members(id)
      .flatMap((held) => {
        const article = this.#ref(held);
        const date = article.published?.slice(0, 10);
        const text = sentencesOf(this.#newest(held).version)[0]?.text ?? '';
        return date ? [{ date, article, text }] : [];
      })
      .map(({ date, article, text }) => ({
        date,
        precision: 'day' as const,
        articles: 1,
        told: [{ article, sentence: 0, runs: [run(text)] }],
      }));
  }
  async storySummaryText(id: Id, words: number, _format: SummaryFormat) {
    const { sentences } = await this.storySummary(id, words);
    return sentences.map((one) => `${one.text}\n— ${one.article.outlet}, ${one.article.headline}\n`).join('\n');
  }
  async exportStorySummary(id: Id, words: number, format: SummaryFormat, path: string) {
    this.calls.push(['exportStorySummary', id, words, format, path]);
  }

  async story(id: Id) {
    const title = this.#stories.get(id);
    if (title === undefined) throw new BackendError('notFound', 'This story is no longer in the library.');
    const articles = this.#members(id).map((held) => this.#row(held, []));
    const statements = this.#statements(id);
    const compared = articles.map((one) => one.id);
    return { id, title, articles, statements, allStatements: statements.length, compared };
  }
  async createStory(title: string, articles: Id[]) {
    const id = this.#id();
    const held = articles.map((a) => this.#held(a));
    const before = held.map((h) => h.story);
    this.#change(
      'Undo new story',
      () => {
        this.#stories.set(id, title);
        held.forEach((h) => (h.story = id));
      },
      () => {
        this.#stories.delete(id);
        held.forEach((h, i) => (h.story = before[i] ?? null));
      },
    );
    return id;
  }
  async renameStory(id: Id, title: string) {
    const before = this.#stories.get(id) ?? '';
    this.#change(
      'Undo rename story',
      () => void this.#stories.set(id, title),
      () => void this.#stories.set(id, before),
    );
  }
  #move(label: string, held: Held[], story: Id | null): void {
    const before = held.map((h) => h.story);
    this.#change(
      label,
      () => held.forEach((h) => (h.story = story)),
      () => held.forEach((h, i) => (h.story = before[i] ?? null)),
    );
  }
  async addToStory(id: Id, articles: Id[]) {
    this.#move(
      'Undo add to story',
      articles.map((a) => this.#held(a)),
      id,
    );
  }
  async removeFromStory(_id: Id, articles: Id[]) {
    this.#move(
      'Undo remove from story',
      articles.map((a) => this.#held(a)),
      null,
    );
  }
  async mergeStories(into: Id, from: Id) {
    this.#move('Undo merge stories', this.#members(from), into);
    this.#stories.delete(from);
  }
  async deleteStory(id: Id) {
    this.#move('Undo delete story', this.#members(id), null);
    this.#stories.delete(id);
  }
  async acceptSuggestion(_id: Id) {
    const { suggestions } = await this.stories();
    this.#suggested = false;
    const first = suggestions[0];
    return this.createStory(first?.title ?? '', first?.articles.map((a) => a.id) ?? []);
  }
  async dismissSuggestion(_id: Id) {
    this.#suggested = false;
  }

  #said(id: Id) {
    return this.#articles
      .filter((held) => !held.trashed)
      .flatMap((held) => {
        const { version } = this.#newest(held);
        return this.#quotations(held, version)
          .map((quotation, i) => ({ held, version, quotation, utterance: version.quotations[i]?.utterance }))
          .filter(({ quotation }) => quotation.speaker?.id === id);
      });
  }

  /** The tellings of an utterance that are given to somebody else. */
  #givenTo(utterance: string, id: Id) {
    return [...this.#speakers]
      .filter(([other]) => other !== id)
      .flatMap(([other, name]) => this.#said(other).map((said) => ({ ...said, speaker: { id: other, name } })))
      .filter((said) => said.utterance === utterance)
      .map(({ held, quotation, speaker }) => ({
        speaker,
        quotation: quotation.id,
        article: this.#ref(held),
        sentence: quotation.sentence,
        text: quotation.text,
        variant: 'same' as const,
      }));
  }

  async speakers(search: string) {
    return [...this.#speakers]
      .filter(([id, name]) => name.toLowerCase().includes(search.toLowerCase()) && this.#said(id).length > 0)
      .map(([id, name]) => {
        const said = this.#said(id);
        const sure = said.filter((q) => q.quotation.certain);
        const dates = said.flatMap((q) => q.held.article.published ?? []).sort();
        return {
          id,
          name,
          role: name === 'Marta Lindqvist' ? 'head of the port authority' : null,
          quotations: sure.length,
          articles: new Set(sure.map((q) => q.held.id)).size,
          outlets: new Set(sure.map((q) => q.held.article.outlet)).size,
          unsure: said.filter((q) => !q.quotation.certain).length,
          from: dates[0] ?? null,
          to: dates.at(-1) ?? null,
        };
      });
  }

  async speaker(id: Id): Promise<SpeakerView> {
    const name = this.#speakers.get(id);
    if (name === undefined) throw new BackendError('notFound', 'This speaker is no longer in the library.');
    const said = this.#said(id).sort((a, b) =>
      (a.held.article.published ?? '9').localeCompare(b.held.article.published ?? '9'),
    );
    const utterances: string[] = [];
    const quotations = said.map(({ held, quotation, utterance }) => {
      const key = utterance ?? String(quotation.id);
      if (!utterances.includes(key)) utterances.push(key);
      const tellings = said.filter((o) => o.utterance !== undefined && o.utterance === utterance);
      const fullest = tellings.reduce(
        (best, o) => (o.quotation.text.length > best.length ? o.quotation.text : best),
        quotation.text,
      );
      const first = tellings.find((o) => o.quotation.text === fullest);
      const isFullest = !first || first.quotation.id === quotation.id;
      const leftOut = fullest.includes(quotation.text)
        ? fullest.split(quotation.text, 2).flatMap((rest) => rest.trim() || [])
        : [];
      return {
        quotation,
        article: this.#ref(held),
        story: this.#storyRef(held),
        utterance: utterances.indexOf(key),
        variant: isFullest
          ? ('fullest' as const)
          : quotation.text === fullest
            ? ('same' as const)
            : leftOut.length > 0
              ? ('cut' as const)
              : ('reworded' as const),
        leftOut: isFullest ? [] : leftOut,
        likely: !isFullest && quotation.text !== fullest && leftOut.length === 0,
        givenTo: utterance === undefined ? [] : this.#givenTo(utterance, id),
        differences: isFullest || quotation.text === fullest ? [] : differing(quotation.text, fullest, 'added', null),
      };
    });
    return {
      id,
      name,
      aliases: [name.split(' ').at(-1) ?? name],
      roles: name === 'Marta Lindqvist' ? ['head of the port authority'] : [],
      outlets: [...new Set(said.map((q) => q.held.article.outlet ?? ''))],
      quotations,
      merged: this.#mergedSpeakers.filter((m) => m.into === id).map((m) => ({ id: m.from, name: m.name })),
      joined: [],
    };
  }
  async quotationContext(quotation: Id): Promise<Run[]> {
    this.calls.push(['quotationContext', quotation]);
    const found = this.#all().find((one) => one.quotation.id === quotation);
    if (!found) throw new BackendError('notFound', 'This quotation is no longer in the library.');
    return around(found.version, found.quotation);
  }
  async renameSpeaker(id: Id, name: string) {
    const before = this.#speakers.get(id) ?? '';
    this.#change(
      'Undo rename speaker',
      () => void this.#speakers.set(id, name),
      () => void this.#speakers.set(id, before),
    );
  }
  async mergeSpeakers(into: Id, from: Id) {
    this.#mergedSpeakers.push({ into, from, name: this.#speakers.get(from) ?? '' });
  }
  async unmergeSpeaker(into: Id, from: Id) {
    this.#mergedSpeakers = this.#mergedSpeakers.filter((m) => m.into !== into || m.from !== from);
  }
  async splitSpeaker(id: Id, quotations: Id[], name: string) {
    this.calls.push(['splitSpeaker', id, quotations, name]);
    return this.#named(this.#speakers, name);
  }
  #give(label: string, quotation: Id, to: string | null): void {
    const before = this.#given.get(quotation);
    this.#change(
      label,
      () => void this.#given.set(quotation, to),
      () => void (before === undefined ? this.#given.delete(quotation) : this.#given.set(quotation, before)),
    );
  }
  async reassignQuotation(quotation: Id, speaker: Id | null, name: string | null) {
    this.calls.push(['reassignQuotation', quotation, speaker, name]);
    const to = speaker === null ? name : (this.#speakers.get(speaker) ?? null);
    this.#give('Undo give quotation to another speaker', quotation, to);
  }
  async confirmQuotation(quotation: Id) {
    this.calls.push(['confirmQuotation', quotation]);
    const row = this.#all().find((one) => one.quotation.id === quotation);
    this.#give('Undo confirm speaker', quotation, row?.quotation.speaker?.name ?? null);
  }
  async speakerQuestions(): Promise<SpeakerQuestion[]> {
    const [a, b] = [...this.#speakers].filter(([id]) => this.#said(id).length > 0);
    if (!a || !b || this.#answered.has(1)) return [];
    const side = ([id, name]: [Id, string], short: boolean): QuestionSide => {
      const said = this.#said(id);
      return {
        id,
        name: short ? `${name.charAt(0)}. ${name.split(' ').at(-1)}` : name,
        roles: ['head of the port authority'],
        quotations: said.length,
        articles: [...new Set(said.map((one) => one.held))].slice(0, 3).map((held) => this.#ref(held)),
        said: said[0]?.quotation.text ?? null,
      };
    };
    const question = { id: 1, a: side(b, true), b: side(a, false), score: 0.7 };
    return [
      { ...question, pro: ['both are named beside Jonas Brandt'], contra: ['the articles are about other things'] },
    ];
  }
  async answerSpeakerQuestion(question: Id, answer: SpeakerAnswer) {
    this.calls.push(['answerSpeakerQuestion', question, answer]);
    this.#change(
      'Undo answer',
      () => void this.#answered.set(question, answer),
      () => void this.#answered.delete(question),
    );
  }
  #all() {
    return this.#articles
      .filter((held) => !held.trashed)
      .flatMap((held) => {
        const { version } = this.#newest(held);
        return this.#quotations(held, version).map((quotation) => ({ held, version, quotation }));
      });
  }
  async review(article: Id | null): Promise<ReviewView> {
    const unsure = this.#all().filter(
      ({ held, quotation }) => !quotation.certain && (article === null || held.id === article),
    );
    const quotations = unsure.map(({ held, version, quotation }) => {
      const names = [quotation.speaker?.name, ...version.quotations.map((one) => one.speaker)];
      const known = [...new Set(names)].filter((name): name is string => typeof name === 'string');
      return {
        quotation,
        article: this.#ref(held),
        context: around(version, quotation),
        candidates: known.map((name) => ({
          speaker: this.#speaker(name)?.id ?? null,
          name,
          role: null,
          guess: name === quotation.speaker?.name,
        })),
      };
    });
    return { total: unsure.length, quotations };
  }

  async exportArticles(articles: Id[], format: string, path: string) {
    this.calls.push(['exportArticles', articles, format, path]);
  }
  async exportComparison(a: Id, b: Id, format: string, path: string) {
    this.calls.push(['exportComparison', a, b, format, path]);
  }
  async exportVersions(older: Id, newer: Id, format: string, path: string) {
    this.calls.push(['exportVersions', older, newer, format, path]);
  }
  async exportStory(id: Id, format: string, path: string) {
    this.calls.push(['exportStory', id, format, path]);
  }
  async exportSpeaker(id: Id, format: string, only: Id[] | null, path: string) {
    this.calls.push(['exportSpeaker', id, format, only, path]);
  }
  async exportPicture(picture: Uint8Array, path: string) {
    this.calls.push(['exportPicture', picture.length, path]);
  }

  async settings() {
    return this.#settings;
  }
  async saveSettings(settings: Settings) {
    this.#settings = settings;
  }
  async libraryInfo() {
    return {
      folder: this.#folder,
      megabytes: 12,
      articles: this.#articles.length,
      program: '0.1.0',
      formats: FORMATS,
      exportFormats: EXPORTS,
    };
  }
  async openLibrary(folder: string) {
    this.#folder = folder;
    this.#options = { ...this.#options, problem: null };
  }
  async moveLibrary(folder: string) {
    this.#folder = folder;
  }
  async backUp(path: string) {
    this.calls.push(['backUp', path]);
  }
  async restore(path: string) {
    this.calls.push(['restore', path]);
  }

  async startProblem() {
    return this.#options.problem ?? null;
  }
  async onFileDrop(listener: (event: DropEvent) => void) {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
  async pickFiles() {
    return [
      '/home/reader/one.html',
      '/home/reader/two.txt',
      '/home/reader/three.docx',
      '/home/reader/four.html',
      '/home/reader/tool.bin',
    ];
  }
  async pickFolder(_title: string): Promise<string | null> {
    return '/home/reader/Articles';
  }
  async pickSavePath(_title: string, fileName: string): Promise<string | null> {
    return `/home/reader/${fileName}`;
  }
  async painted() {}
}

const ALL: ArticleQuery = {
  search: '',
  outlets: [],
  stories: [],
  speakers: [],
  tags: [],
  languages: [],
  month: null,
  trash: false,
  sort: 'published',
  descending: true,
  offset: 0,
  limit: 500,
};
