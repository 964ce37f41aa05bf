// What the UI may ask of its host. Two implementations: tauri.ts (the app) and fake.ts (tests, browser development).
// Every method that can fail rejects with a BackendError.
import type {
  ArticlePage,
  ArticleQuery,
  ArticleView,
  CleaningRule,
  Code,
  ColumnChoice,
  CompareView,
  Facets,
  FieldKey,
  Id,
  ImportSource,
  JobProgress,
  LibraryInfo,
  MethodsView,
  OwnRule,
  ReviewView,
  RuleChange,
  RulePreview,
  Run,
  Settings,
  Sidebar,
  SpeakerAnswer,
  SpeakerQuestion,
  SpeakerRow,
  SpeakerView,
  StoriesView,
  StoryBase,
  StoryEvent,
  StoryKeywords,
  StorySummaryView,
  StoryTimeline,
  StoryView,
  SummaryLength,
  SummaryView,
  Together,
  VersionDiffView,
  VersionsView,
  WatchedFolder,
  WatchEvent,
  WebSettings,
} from './bindings';

export class BackendError extends Error {
  constructor(
    readonly code: Code,
    message: string,
    readonly detail = '',
  ) {
    super(message);
  }
}

/** What lies under the pointer while files are dragged over the window. */
export type DropEvent = { kind: 'over' } | { kind: 'leave' } | { kind: 'drop'; paths: string[] };

/** How a report is written; the tables of one kind (`csv-…`) are of comparisons only. */
export type ReportFormat = 'html' | 'markdown' | 'csv' | 'csv-pairs' | 'csv-facts' | 'csv-quotations' | 'json';
/** How a summary is written. */
export type SummaryFormat = 'html' | 'markdown' | 'text';

export interface Backend {
  // library and sidebar
  sidebar(): Promise<Sidebar>;
  listArticles(query: ArticleQuery): Promise<ArticlePage>;
  facets(query: ArticleQuery): Promise<Facets>;
  saveSearch(name: string, search: string): Promise<Id>;
  deleteSearch(id: Id): Promise<void>;
  tagArticles(articles: Id[], tag: string, on: boolean): Promise<void>;
  trashArticles(articles: Id[]): Promise<void>;
  restoreArticles(articles: Id[]): Promise<void>;
  /** Deletes what lies in the trash for good, source files too. Cannot be undone. */
  emptyTrash(): Promise<void>;
  /** The label of what was taken back, or null. */
  undo(): Promise<string | null>;
  redo(): Promise<string | null>;

  // import; resolves to the job's id at once, progress comes by callback, the report with the last one
  startImport(source: ImportSource, onProgress: (progress: JobProgress) => void): Promise<Id>;
  cancelJob(job: Id): Promise<void>;
  /** Between two files; nothing is held meanwhile. */
  pauseJob(job: Id, paused: boolean): Promise<void>;
  /** Remembered for every table with that header. */
  setColumnMapping(headerKey: string, choices: ColumnChoice[]): Promise<void>;
  /** Shows a file in the system's file manager. */
  revealFile(path: string): Promise<void>;

  // the web, only on the reader's command and only when the settings allow it; jobs like an import
  startAddFromAddress(addresses: string[], onProgress: (progress: JobProgress) => void): Promise<Id>;
  startCheckForChanges(articles: Id[], onProgress: (progress: JobProgress) => void): Promise<Id>;
  webSettings(): Promise<WebSettings>;
  saveWebSettings(settings: WebSettings): Promise<void>;

  // folders of which everything that lands in them is imported
  watchedFolders(): Promise<WatchedFolder[]>;
  watchFolder(path: string): Promise<void>;
  unwatchFolder(path: string): Promise<void>;
  followWatchedFolders(onEvent: (event: WatchEvent) => void): Promise<void>;

  // what is left out of every text
  cleaningRules(): Promise<CleaningRule[]>;
  ownRules(): Promise<OwnRule[]>;
  previewRule(change: RuleChange): Promise<RulePreview>;
  changeRule(change: RuleChange): Promise<void>;
  /** line is that of a paragraph. */
  leaveOut(version: Id, line: number): Promise<void>;
  removeSample(): Promise<void>;

  // article
  article(id: Id, version: Id | null, search: string): Promise<ArticleView>;
  summary(version: Id, length: SummaryLength, method: string): Promise<SummaryView>;
  /** What each method picks at that length. */
  summaryMethods(version: Id, length: SummaryLength): Promise<MethodsView>;
  /** true pins a sentence, false drops it, null lets the method choose again. */
  chooseForSummary(version: Id, sentence: number, pinned: boolean | null): Promise<void>;
  /** null gives back what the file says. */
  setField(article: Id, field: FieldKey, value: string | null): Promise<void>;
  keepRemoved(version: Id, index: number, keep: boolean): Promise<void>;
  /** The source file as text, at most the first 200,000 characters. Never rendered as HTML. */
  sourceText(version: Id): Promise<string>;
  revealSource(version: Id): Promise<void>;

  // compare and versions
  compare(a: Id, b: Id): Promise<CompareView>; // ids of versions
  /** together null takes the reader's word back. */
  setPairing(aVersion: Id, bVersion: Id, a: number, b: number, together: boolean | null): Promise<void>;
  versions(article: Id): Promise<VersionsView>;
  versionDiff(old: Id, new_: Id): Promise<VersionDiffView>;
  /** Makes several articles versions of one; the one that stays. */
  joinArticles(articles: Id[]): Promise<Id>;
  /** Makes one version of an article an article of its own again. */
  splitVersion(version: Id): Promise<Id>;

  // stories
  stories(): Promise<StoriesView>;
  story(id: Id): Promise<StoryView>;
  createStory(title: string, articles: Id[]): Promise<Id>;
  renameStory(id: Id, title: string): Promise<void>;
  addToStory(id: Id, articles: Id[]): Promise<void>;
  removeFromStory(id: Id, articles: Id[]): Promise<void>;
  mergeStories(into: Id, from: Id): Promise<void>;
  deleteStory(id: Id): Promise<void>;
  acceptSuggestion(id: Id): Promise<Id>;
  dismissSuggestion(id: Id): Promise<void>;
  /** What an article shares with others, and with the articles of a story. */
  whyTogether(article: Id, story: Id | null, others: Id[]): Promise<Together[]>;
  storyBase(id: Id, article: Id): Promise<StoryBase>;
  storyTimeline(id: Id): Promise<StoryTimeline>;
  storySummary(id: Id, words: number): Promise<StorySummaryView>;
  chooseForStory(id: Id, version: Id, sentence: number, pinned: boolean | null): Promise<void>;
  storyKeywords(id: Id): Promise<StoryKeywords>;
  storyEvents(id: Id): Promise<StoryEvent[]>;

  // speakers
  speakers(search: string): Promise<SpeakerRow[]>;
  speaker(id: Id): Promise<SpeakerView>;
  /** The sentences around a quotation, the quotation marked. */
  quotationContext(quotation: Id): Promise<Run[]>;
  renameSpeaker(id: Id, name: string): Promise<void>;
  mergeSpeakers(into: Id, from: Id): Promise<void>;
  /** Takes a merged speaker out again. */
  unmergeSpeaker(into: Id, from: Id): Promise<void>;
  /** Gives these quotations to a new speaker. */
  splitSpeaker(id: Id, quotations: Id[], name: string): Promise<Id>;
  /** To a speaker by id, to a new one by name, or to nobody (both null). */
  reassignQuotation(quotation: Id, speaker: Id | null, name: string | null): Promise<void>;
  /** The reader says the attribution is right. */
  confirmQuotation(quotation: Id): Promise<void>;
  /** Pairs of speakers who may be one person. */
  speakerQuestions(): Promise<SpeakerQuestion[]>;
  answerSpeakerQuestion(question: Id, answer: SpeakerAnswer): Promise<void>;
  /** Quotations whose speaker is unsure, of one article or, with null, of the library. */
  review(article: Id | null): Promise<ReviewView>;

  // export: the file is written by the library; format is an id of LibraryInfo.exportFormats
  exportArticles(articles: Id[], format: string, path: string): Promise<void>;
  exportComparison(a: Id, b: Id, format: ReportFormat, path: string): Promise<void>;
  /** What changed from one version of an article to another. */
  exportVersions(older: Id, newer: Id, format: ReportFormat, path: string): Promise<void>;
  /** A story's coverage, and who reports what. */
  exportStory(id: Id, format: ReportFormat, path: string): Promise<void>;
  /** only: ids of quotations; null for all of them. */
  exportSpeaker(id: Id, format: 'csv' | 'json' | 'markdown', only: Id[] | null, path: string): Promise<void>;
  /** A drawing of a screen: the bytes of an SVG or a PNG file. */
  exportPicture(picture: Uint8Array, path: string): Promise<void>;
  /** The summary with its sources, for the clipboard. */
  summaryText(version: Id, length: SummaryLength, method: string, format: SummaryFormat): Promise<string>;
  exportSummary(version: Id, length: SummaryLength, method: string, format: SummaryFormat, path: string): Promise<void>;
  storySummaryText(id: Id, words: number, format: SummaryFormat): Promise<string>;
  exportStorySummary(id: Id, words: number, format: SummaryFormat, path: string): Promise<void>;

  // settings and the library's place
  settings(): Promise<Settings>;
  saveSettings(settings: Settings): Promise<void>;
  libraryInfo(): Promise<LibraryInfo>;
  openLibrary(folder: string): Promise<void>;
  moveLibrary(folder: string): Promise<void>;
  backUp(path: string): Promise<void>;
  restore(path: string): Promise<void>;

  // the host
  /** What stopped the library from opening at start, or null. */
  startProblem(): Promise<string | null>;
  onFileDrop(listener: (event: DropEvent) => void): Promise<() => void>;
  /** kinds: what the dialog offers, by name and extensions; the first is chosen. */
  pickFiles(kinds: { name: string; extensions: string[] }[]): Promise<string[]>;
  pickFolder(title: string): Promise<string | null>;
  pickSavePath(title: string, fileName: string): Promise<string | null>;
  /** Said once after the first painted frame, for measuring. */
  painted(): Promise<void>;
}
