// Generated from src-tauri/src/wire by tauri-specta. Do not edit.

export type Id = number;

/** All of the article screen but the summary. */
export type ArticleView = {
  /** The article. */
  id: Id;
  /** The version shown. */
  version: Id;
  /** Headline with the stretches in quotation marks marked as the headline's (kind quotation, id 0). */
  headline: Run[];
  /** Metadata in the order in which they are shown; unknown ones too. */
  fields: FieldView[];
  /** The body. */
  paragraphs: Paragraph[];
  /** Sentences in all. */
  sentences: number;
  /** Words in all. */
  words: number;
  /** The quotations, in text order. */
  quotations: QuotationRow[];
  /** Everyone named, most often named first. */
  people: PersonRow[];
  /** Numbers and dates, in text order. */
  facts: FactItem[];
  /** All versions, newest last. */
  versions: VersionRef[];
  /** Where it came from. */
  source: SourceView;
  /** The story. */
  story: StoryRef | null;
  /** Other articles of the story, to compare with. */
  siblings: ArticleRef[];
  /** Tags. */
  tags: string[];
  /** Whether it lies in the trash. */
  trashed: boolean;
};

/** A field of the metadata. */
export type FieldView = {
  /** Which. */
  key: FieldKey;
  /** Its value; several authors are joined by "; ". */
  value: string | null;
  /** Where it came from ("json-ld", "byline text"); "you" when typed by the user. */
  evidence: string | null;
  /** What the file says, when the user changed it. */
  original: string | null;
};

/** The fields that can be shown and edited. */
export type FieldKey = 'headline' | 'standfirst' | 'outlet' | 'authors' | 'published' | 'modified' | 'language' | 'section' | 'url';

/** A version in a few words. */
export type VersionRef = {
  /** The version. */
  id: Id;
  /** From 1, in order of time. */
  number: number;
  /** The best known time of it: modified, else published, else imported. */
  time: string;
  /** Words. */
  words: number;
};

/** A quotation in a list. */
export type QuotationRow = {
  /** The quotation. */
  id: Id;
  /** Its words as they stand in the article, the frame between its parts left out as " … ". */
  text: string;
  /** Direct, mixed or indirect. */
  kind: QuotationKind;
  /** The sentence in which it begins. */
  sentence: number;
  /** The speaker, if known. */
  speaker: SpeakerRef | null;
  /** The words that point at the speaker here ("he"). */
  mention: string | null;
  /** The reporting word. */
  cue: string | null;
  /** Whether the speaker is sure. */
  certain: boolean;
  /** 0 to 1. */
  confidence: number;
  /** Why this speaker. */
  explanation: string;
  /** Whether the user said so. */
  corrected: boolean;
};

/** Kinds of quotation. */
export type QuotationKind = 'direct' | 'mixed' | 'indirect';

/** A speaker in a few words. */
export type SpeakerRef = {
  /** The speaker. */
  id: Id;
  /** The name. */
  name: string;
};

/** Someone named in the article. */
export type PersonRow = {
  /** The fullest name. */
  name: string;
  /** Titles and descriptions. */
  roles: string[];
  /** Other forms. */
  aliases: string[];
  /** The sentences that name them. */
  sentences: number[];
  /** The speaker, when quoted. */
  speaker: SpeakerRef | null;
};

/** A number or date. */
export type FactItem = {
  /** What kind. */
  kind: FactKind;
  /** As it stands in the text. */
  text: string;
  /** In one notation. */
  value: string;
  /** The sentence. */
  sentence: number;
};

/** Kinds of fact. */
export type FactKind = 'number' | 'date' | 'name' | 'place' | 'quotation';

/** Where a version came from. */
export type SourceView = {
  /** The file's name when it was imported. */
  fileName: string;
  /** Where it lay then. */
  origin: string | null;
  /** Its media type. */
  mediaType: string;
  /** Size in bytes, as a number that TypeScript can hold. */
  bytes: number;
  /** SHA-256 of the bytes, in hex. */
  sha256: string;
  /** RFC 3339. */
  imported: string;
  /** How it was decided that this is this article ("same address as version 1"). */
  because: string | null;
  /** What was left out. */
  removed: RemovedLine[];
  /** What to know. */
  warnings: string[];
};

/** Text that was left out. */
export type RemovedLine = {
  /** Its number in the version. */
  index: number;
  /** The words. */
  text: string;
  /** Why. */
  reason: string;
  /** Before which paragraph of the body it stood. */
  before: number;
  /** Whether the user brought it back. */
  kept: boolean;
};

/** A summary. */
export type SummaryView = {
  /** The method. */
  method: string;
  /** All methods. */
  methods: MethodRef[];
  /** The sentences, in text order. */
  picks: PickView[];
  /** Sentences of the article. */
  of: number;
};

/** A way to summarize. */
export type MethodRef = {
  /** Its id. */
  id: string;
  /** Its name. */
  name: string;
  /** What it does. */
  about: string;
};

/** A picked sentence. */
export type PickView = {
  /** Its number in the article. */
  sentence: number;
  /** Its words. */
  text: string;
  /** Why. */
  why: string;
};

/** Two articles side by side. */
export type CompareView = {
  /** The left side. */
  a: Side;
  /** The right side. */
  b: Side;
  /** What matters in figures. */
  verdict: Verdict;
  /** Row mode: aligned pairs and lonely sentences in reading order of A, those of B where they belong. */
  rows: PairRow[];
  /** Facts: different values first, then only in one, then the same. */
  facts: FactRow[];
  /** Quotations matched. */
  quotations: QuotationPair[];
  /** Wordings with counts. */
  wording: WordingRow[];
};

/** One side. */
export type Side = {
  /** The article. */
  article: ArticleRef;
  /** The headline. */
  headline: Run[];
  /** Authors, joined. */
  byline: string | null;
  /** Words. */
  words: number;
  /** Number of the version shown, from 1. */
  versionNumber: number;
  /** How many versions there are. */
  versions: number;
  /** The body; runs carry their sentence, words that differ inside reworded pairs are marked changed. */
  paragraphs: Paragraph[];
  /** One a sentence. */
  sentences: SentenceLabel[];
  /** A summary of three sentences, by number. */
  summary: number[];
};

/** How a sentence relates to the other side. */
export type SentenceLabel = {
  /** The label. */
  label: Label;
  /** Sentences of the other side. */
  aligned: number[];
  /** Whether the order differs. */
  moved: boolean;
  /** Whether it stands in shared copy. */
  shared: boolean;
  /** Whether the reader decided it. */
  corrected: boolean;
};

/** Labels. */
export type Label = 'same' | 'reworded' | 'partly' | 'onlyHere';

/** The strip of figures. Counts are of sentences; `same`, `reworded`, `partly`, `moved` are counted on side A. */
export type Verdict = {
  /** In the same words. */
  same: number;
  /** In other words. */
  reworded: number;
  /** In part. */
  partly: number;
  /** Only on the left. */
  onlyA: number;
  /** Only on the right. */
  onlyB: number;
  /** In another order. */
  moved: number;
  /** Share of A's words that stand in shared copy, 0 to 1. */
  sharedA: number;
  /** The same of B. */
  sharedB: number;
  /** The agency that both name. */
  source: string | null;
  /** Facts with different values. */
  factsDifferent: number;
  /** Whether the two have nothing aligned: shown as two texts. */
  tooDifferent: boolean;
  /** Whether they are the same text. */
  identical: boolean;
};

/** A row of row mode, and an item of next/previous difference. */
export type PairRow = {
  /** The label; `onlyHere` with one side empty. */
  label: Label;
  /** Whether the order differs. */
  moved: boolean;
  /** Sentences of A. */
  a: number[];
  /** Sentences of B. */
  b: number[];
  /** Their words with differences marked. */
  aRuns: Run[];
  /** Their words with differences marked. */
  bRuns: Run[];
  /** A sentence for a screen reader ("Reworded: A says …; B says …"). */
  spoken: string;
};

/** A row of the facts panel. */
export type FactRow = {
  /** What kind. */
  kind: FactKind;
  /** How the sides relate. */
  status: FactStatus;
  /** In A. */
  a: FactCell | null;
  /** In B. */
  b: FactCell | null;
};

/** How the sides of a fact relate. */
export type FactStatus = 'different' | 'onlyA' | 'onlyB' | 'same';

/** A fact on one side. */
export type FactCell = {
  /** As it stands in the text. */
  text: string;
  /** The words around it, with it marked. */
  context: Run[];
  /** The sentence. */
  sentence: number;
};

/** A row of the quotations panel. */
export type QuotationPair = {
  /** How they relate. */
  status: QuotationStatus;
  /** In A. */
  a: QuotationRow | null;
  /** In B. */
  b: QuotationRow | null;
  /** A's words with what B lacks marked. */
  aRuns: Run[];
  /** B's words with what A lacks marked. */
  bRuns: Run[];
};

/** How two tellings of a quotation relate. */
export type QuotationStatus = 'same' | 'cut' | 'reworded' | 'otherSpeaker' | 'onlyA' | 'onlyB';

/** A row of the wording panel: counts with places, never a score. */
export type WordingRow = {
  /** What kind. */
  kind: WordingKind;
  /** The words. */
  words: string;
  /** Sentences of A, one entry an occurrence. */
  a: number[];
  /** Sentences of B. */
  b: number[];
};

/** Kinds of wording. */
export type WordingKind = 'reportingVerb' | 'hedge' | 'naming';

/** What went wrong, as a plain sentence; `code` only decides what the UI does. */
export type Error = {
  /** What kind. */
  code: Code;
  /** What happened, what was kept, what to do. */
  message: string;
  /** For a bug report; may be empty. */
  detail: string;
};

/** The closed list of codes. */
export type Code = 'notFound' | 'invalid' | 'newerLibrary' | 'busy' | 'disk' | 'cancelled' | 'internal';

/** What is imported. */
export type ImportSource =
  | { kind: 'paths'; paths: string[] }
  | { kind: 'paste'; text: string; html: string | null }
  | { kind: 'sample' };

/** Where a job stands; sent at most ten times a second, and once at the end. */
export type JobProgress = {
  /** The job. */
  job: Id;
  /** Files done. */
  done: number;
  /** Files in all, as far as known. */
  total: number;
  /** Files that could not be read. */
  failed: number;
  /** The file in hand, by name. */
  current: string | null;
  /** Present in the last message. */
  report: JobReport | null;
};

/** What a finished or cancelled import did. */
export type JobReport = {
  /** One line ("12 articles added, 1 version added, 2 already there, 1 failed"). */
  summary: string;
  /** Whether it was cancelled; what was done before is kept. */
  cancelled: boolean;
  /** Every file that was read, in order; the already-there ones too. */
  imported: ImportedFile[];
  /** Every file that failed, with its reason. */
  failed: FailedFile[];
  /** When the whole job could not go on (disk full), why; what was kept stands in it. */
  stopped: string | null;
};

/** A file that was read. */
export type ImportedFile = {
  /** Its path, or "Pasted text". */
  path: string;
  /** The article. */
  article: Id;
  /** What came of it. */
  outcome: ImportOutcome;
  /** How that was decided ("same address as …"). */
  because: string | null;
  /** What to know ("no date was found"). */
  warnings: string[];
};

/** What came of a file. */
export type ImportOutcome = 'added' | 'version' | 'alreadyThere';

/** A file that could not be read. */
export type FailedFile = {
  /** Its path. */
  path: string;
  /** Why, as a plain sentence that says what to do. */
  reason: string;
};

/** What is listed. */
export type ArticleQuery = {
  /** In the search language of the library; empty for all. */
  search: string;
  /** Only of these outlets; empty for all. Within a facet values are alternatives, facets narrow each other. */
  outlets: Id[];
  /** Only of these stories. */
  stories: Id[];
  /** Only with these speakers. */
  speakers: Id[];
  /** Only with these tags. */
  tags: string[];
  /** Only in these languages, by tag. */
  languages: string[];
  /** Only published in this month ("2026-10"). */
  month: string | null;
  /** The trash in place of the library. */
  trash: boolean;
  /** By which column. */
  sort: SortColumn;
  /** From the largest, latest or last in the alphabet. */
  descending: boolean;
  /** Rows to pass over. */
  offset: number;
  /** Rows to give, at most 500. */
  limit: number;
};

/** The columns to sort by. */
export type SortColumn = 'published' | 'headline' | 'outlet' | 'story' | 'versions' | 'words' | 'imported' | 'relevance';

/** A page of the list. */
export type ArticlePage = {
  /** Articles in all. */
  total: number;
  /** The rows from `offset`. */
  rows: ArticleRow[];
  /** How a search that does not parse was understood; `None` when it was plain. */
  understood: string | null;
};

/** A row of the list. */
export type ArticleRow = {
  /** The article. */
  id: Id;
  /** Its headline with matches marked; empty when it has none. */
  headline: Run[];
  /** Where the search matched, or the first sentence. */
  snippet: Run[];
  /** Name of the outlet. */
  outlet: string | null;
  /** A date or an RFC 3339 time, as the page gives it. */
  published: string | null;
  /** RFC 3339. */
  imported: string;
  /** The story, if it belongs to one. */
  story: StoryRef | null;
  /** How many versions. */
  versions: number;
  /** Words of the newest version. */
  words: number;
  /** Quotations of the newest version. */
  quotations: number;
  /** Language tag. */
  language: string | null;
  /** Tags. */
  tags: string[];
};

/** A story in a few words. */
export type StoryRef = {
  /** The story. */
  id: Id;
  /** Its title. */
  title: string;
};

/** Counts beside the list, under the same query. */
export type Facets = {
  /** Outlets. */
  outlets: FacetValue[];
  /** Stories. */
  stories: FacetValue[];
  /** Speakers. */
  speakers: FacetValue[];
  /** Tags; the value is in `label`. */
  tags: FacetValue[];
  /** Languages; the tag is in `label`. */
  languages: FacetValue[];
  /** Months ("2026-10" in `label`), in order of time. */
  months: FacetValue[];
  /** Articles without a date. */
  undated: number;
};

/** A value to narrow by; at most 50 a facet, the most frequent first. */
export type FacetValue = {
  /** Its id; 0 where `label` is the value. */
  id: Id;
  /** For people. */
  label: string;
  /** Articles. */
  count: number;
};

/** The sidebar. */
export type Sidebar = {
  /** Articles outside the trash. */
  articles: number;
  /** Stories. */
  stories: number;
  /** Suggested stories that wait for a word. */
  suggestions: number;
  /** Speakers with a quotation. */
  speakers: number;
  /** Quotations. */
  quotations: number;
  /** Articles in the trash. */
  trash: number;
  /** Saved searches. */
  searches: SavedSearch[];
  /** Tags with counts. */
  tags: FacetValue[];
  /** What undo would take back ("Undo rename story"), if anything. */
  undo: string | null;
  /** What redo would do again. */
  redo: string | null;
  /** Whether the sample library is in. */
  sample: boolean;
};

/** A saved search. */
export type SavedSearch = {
  /** Its id. */
  id: Id;
  /** Its name. */
  name: string;
  /** The search. */
  search: string;
  /** Articles now. */
  count: number;
};

/** A stretch of text under one set of marks. */
export type Run = {
  /** The words. */
  text: string;
  /** Number of the sentence of the body that it belongs to; `None` in headlines and between sentences. */
  sentence: number | null;
  /** What is to be shown on it. */
  marks: Mark[];
};

/** Something to show on a run. */
export type Mark = {
  /** What it is. */
  kind: MarkKind;
  /** The quotation, shared passage, fact or change that it belongs to, by id or number; 0 where there is none. */
  id: Id;
};

/** The kinds of mark. */
export type MarkKind = 'match' | 'quotation' | 'speaker' | 'cue' | 'changed' | 'added' | 'removed' | 'shared' | 'fact';

/** A text in paragraphs. */
export type Paragraph = {
  /** What it is. */
  kind: ParagraphKind;
  /** Its runs. */
  runs: Run[];
};

/** What a paragraph is. */
export type ParagraphKind = 'body' | 'subhead' | 'listItem' | 'blockQuote';

/** An article in a few words, for links to it. */
export type ArticleRef = {
  /** The article. */
  id: Id;
  /** The version that is meant. */
  version: Id;
  /** Its headline; "Untitled" is the UI's business. */
  headline: string | null;
  /** Name of the outlet. */
  outlet: string | null;
  /** A date or an RFC 3339 time, as the page gives it. */
  published: string | null;
  /** BCP 47 tag of its language. */
  language: string | null;
};

/** What the user set; kept in the library. */
export type Settings = {
  /** Light, dark, high contrast, or as the system says. */
  theme: Theme;
  /** Text size in percent, 80 to 200. */
  textSize: number;
  /** Sentences of a summary, 1 to 10. */
  summarySentences: number;
  /** The way to summarize. */
  summaryMethod: string;
};

/** Themes. */
export type Theme = 'system' | 'light' | 'dark' | 'contrast';

/** What the settings screen says about the library and the program. */
export type LibraryInfo = {
  /** The folder. */
  folder: string;
  /** Its size on disk, in megabytes. */
  megabytes: number;
  /** Articles. */
  articles: number;
  /** Version of the program. */
  program: string;
  /** Formats that can be read. */
  formats: FormatInfo[];
  /** Formats that can be written. */
  exportFormats: FormatInfo[];
};

/** A format. */
export type FormatInfo = {
  /** Its id. */
  id: string;
  /** Its name. */
  name: string;
  /** Its extensions. */
  extensions: string[];
};

/** A speaker in the list. */
export type SpeakerRow = {
  /** The speaker. */
  id: Id;
  /** The name. */
  name: string;
  /** The commonest role, if any. */
  role: string | null;
  /** Quotations. */
  quotations: number;
  /** Articles. */
  articles: number;
  /** Outlets. */
  outlets: number;
  /** Unsure attributions. */
  unsure: number;
  /** First date. */
  from: string | null;
  /** Last date. */
  to: string | null;
};

/** One speaker's timeline. */
export type SpeakerView = {
  /** The speaker. */
  id: Id;
  /** The name. */
  name: string;
  /** Other forms. */
  aliases: string[];
  /** Titles and descriptions. */
  roles: string[];
  /** Outlets in order of the lanes; "" for an unknown outlet. */
  outlets: string[];
  /** Every quotation, in order of time; undated ones last. */
  quotations: SpokenQuotation[];
  /** Speakers merged into this one by the user; each can be taken out again. */
  merged: SpeakerRef[];
};

/** A quotation on the timeline. */
export type SpokenQuotation = {
  /** The quotation. */
  quotation: QuotationRow;
  /** The article. */
  article: ArticleRef;
  /** The story. */
  story: StoryRef | null;
  /** The sentences around it, the quotation marked. */
  context: Run[];
  /** The utterance that it tells: variants of one utterance share the number. */
  utterance: number;
  /** How it differs from the fullest telling of its utterance. */
  variant: Variant;
  /** Its words, differences to the fullest telling marked added and removed. */
  differences: Run[];
};

/** How a telling differs from the fullest. */
export type Variant = 'fullest' | 'same' | 'cut' | 'reworded';

/** The list of stories. */
export type StoriesView = {
  /** The stories, latest first. */
  stories: StoryRow[];
  /** Groups that the app suggests. */
  suggestions: StorySuggestion[];
};

/** A story in the list. */
export type StoryRow = {
  /** The story. */
  id: Id;
  /** Its title. */
  title: string;
  /** Articles. */
  articles: number;
  /** Outlets, by name. */
  outlets: string[];
  /** First date. */
  from: string | null;
  /** Last date. */
  to: string | null;
};

/** Articles that seem to be on one event. */
export type StorySuggestion = {
  /** Its id, for accepting or dismissing. */
  id: Id;
  /** A title: the headline of the most central article. */
  title: string;
  /** The story that they would join; `None` for a new one. */
  story: Id | null;
  /** The articles. */
  articles: ArticleRef[];
  /** Why: the words that they share. */
  why: string[];
};

/** A story. */
export type StoryView = {
  /** The story. */
  id: Id;
  /** Its title. */
  title: string;
  /** Its articles in order of time. */
  articles: ArticleRow[];
  /** Sentences of several outlets, without repeating. */
  summary: StorySentence[];
  /** Who reports what: statements by outlets; at most 200, those of most outlets first. */
  statements: Statement[];
};

/** A sentence of the story's summary. */
export type StorySentence = {
  /** Whose. */
  article: ArticleRef;
  /** Which sentence. */
  sentence: number;
  /** Its words. */
  text: string;
  /** Other outlets that say the same, by name. */
  supportedBy: string[];
};

/** A statement and who has it. */
export type Statement = {
  /** Its best telling. */
  text: string;
  /** One a teller: the article and the sentence in it. */
  told: Telling[];
};

/** Where a statement stands. */
export type Telling = {
  /** The article. */
  article: Id;
  /** The sentence. */
  sentence: number;
  /** Its words. */
  text: string;
};

/** One article's versions on a time axis. */
export type VersionsView = {
  /** The article, newest version. */
  article: ArticleRef;
  /** Oldest first. */
  versions: VersionBar[];
  /** How often the headline changed. */
  headlineChanges: number;
};

/** A version as a bar. */
export type VersionBar = {
  /** The version. */
  version: VersionRef;
  /** Its headline. */
  headline: string | null;
  /** Words added since the version before; all of them in the first. */
  wordsAdded: number;
  /** Words removed since the version before. */
  wordsRemoved: number;
  /** Kinds of change since the version before, with counts. */
  kinds: KindCount[];
  /** Whether a reader would see a difference to the version before. */
  visible: boolean;
};

/** How many changes of a kind. */
export type KindCount = {
  /** The kind. */
  kind: ChangeKind;
  /** How many. */
  count: number;
};

/** Kinds of change. */
export type ChangeKind = 'insertedParagraph' | 'deletedParagraph' | 'movedParagraph' | 'splitParagraph' | 'mergedParagraph' | 'headline' | 'number' | 'name' | 'quotation' | 'attribution' | 'negationOrHedge' | 'correctionNote' | 'wording';

/** Two versions compared. */
export type VersionDiffView = {
  /** The older one. */
  old: Id;
  /** The newer one. */
  new: Id;
  /** The same to the byte. */
  identical: boolean;
  /** Whether a reader would see a difference. */
  visible: boolean;
  /** In words ("3 paragraphs changed, 1 moved; 42 words added, 17 removed"; "No visible change: 4 quotation marks differ"). */
  summary: string;
  /** Paragraph by paragraph, in order of the new version, deleted ones where they stood; the headline is the first. */
  rows: DiffRow[];
  /** The changes, in order; next/previous goes through these. */
  changes: ChangeItem[];
};

/** A paragraph on both sides. */
export type DiffRow = {
  /** Whether this is the headline. */
  headline: boolean;
  /** Whether anything in it changed. */
  changed: boolean;
  /** Whether it stood in another place: then the row's old side is shown where the paragraph stands now. */
  moved: boolean;
  /** The old words, removed ones marked; empty when new. */
  old: Run[];
  /** The new words, added ones marked; empty when gone. */
  new: Run[];
  /** Both in one, removed and added words marked. */
  inline: Run[];
  /** Kinds of the changes in it. */
  kinds: ChangeKind[];
};

/** A change. */
export type ChangeItem = {
  /** What kind. */
  kind: ChangeKind;
  /** Which row. */
  row: number;
  /** The old words. */
  old: string | null;
  /** The new words. */
  new: string | null;
};
