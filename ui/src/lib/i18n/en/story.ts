// Words of the stories' screens.
import type { FactKind } from '../../backend/bindings';
import { plural } from '../plural';

export const story = {
  stories: 'Stories',
  storiesHint: 'Articles on one event belong together as a story.',
  newStory: 'New story …',
  newTitle: 'Title of the story',
  create: 'Make the story',
  created: 'The story was made.',
  suggested: 'Suggested',
  suggestedHint: 'These articles seem to be on one event. Nothing is done until you say so.',
  why: 'They share',
  whyTogether: 'Why together',
  whyHide: 'Hide why',
  whyTitle: (headline: string) => `Why “${headline}” stands here`,
  whyFailed: 'What these articles share could not be found.',
  whyAlone: 'There is no other article to compare it with.',
  whyScore: (score: number, enough: number) =>
    score >= 2 * enough
      ? 'very much alike'
      : score >= enough
        ? 'alike enough for one story'
        : score >= enough / 2
          ? 'less alike than two articles on one event usually are'
          : 'hardly alike',
  whyMethod: (enough: number) =>
    `Likeness stands on a scale from 0 to 1; from ${enough.toFixed(2)} on two articles within three days of each other are suggested as one story. Rare words count most, names and figures half as much again.`,
  whyDays: (days: number | null) =>
    days === null ? 'a date is not known' : days === 0 ? 'on the same day' : `${plural(days, 'day', 'days')} apart`,
  whyNames: 'Names and places',
  whyNumbers: 'Figures',
  whyWords: 'Other words',
  whyNothing: 'They share no word that tells anything.',
  accept: 'Make a story of these',
  join: 'Add to the story',
  accepted: 'The story was made.',
  joined: 'Added to the story.',
  dismiss: 'Not one story',
  dismissed: 'Will not be suggested again.',
  compareTwo: 'Compare the first two',
  allStories: 'All stories',
  empty: 'No stories yet.',
  emptyHint:
    'Import two outlets’ articles on one event and they are suggested here, or make a story of articles that you select in the library.',
  articles: (n: number) => plural(n, 'article', 'articles'),
  failed: 'The story could not be opened.',
  storiesFailed: 'The stories could not be listed.',
  tryAgain: 'Try again',
  toStories: 'To all stories',
  toLibrary: 'To the library',

  rename: 'Rename the story',
  merge: 'Merge with another story …',
  mergeTitle: 'Which story is the same event?',
  mergeHint: 'Its articles come into this story.',
  searchStories: 'Search stories',
  merged: 'The stories are one now.',
  remove: 'Delete story',
  removed: 'The story was deleted; its articles stay in the library.',
  add: 'Add articles …',
  addTitle: 'Add an article to the story',
  searchArticles: 'Search headlines and texts',
  added: 'Added to the story.',
  coverage: 'Coverage in time',
  undated: (n: number) => `${plural(n, 'article', 'articles')} without a date`,
  list: 'Articles',
  select: (headline: string) => `Select ${headline}`,
  compare: 'Compare the two selected',
  compareHint: 'Select two articles to compare them.',
  move: 'Move to another story …',
  moveTitle: 'Move to which story?',
  moveHint: 'The articles leave this story and are not suggested for it again.',
  moveNew: (title: string) => `New story “${title}”`,
  moved: 'Moved to the other story.',
  takeOut: 'Take out',
  takenOut: 'Taken out of the story.',
  split: 'Make a story of the selected',
  splitDone: 'The selected articles are a story of their own.',
  separator: ' · ',
  versions: (n: number) => plural(n, 'version', 'versions'),
  words: (n: number) => plural(n, 'word', 'words'),
  noArticles: 'There is no article in this story.',
  noArticlesHint: 'Add some, or delete the story.',

  summary: 'Summary of the story',
  summaryHint:
    'What the outlets have in common, in their own sentences, none told twice. Click a sentence or an outlet to go there.',
  summaryLength: 'Length of the summary',
  summaryEmpty: 'No sentence was found to tell the story with.',
  alsoIn: 'also in',
  onlyHere: 'in these words only here',
  differ: {
    number: 'They differ in a number:',
    date: 'They differ in a date:',
    name: 'They differ in a name:',
    place: 'They differ in a place:',
    quotation: 'They differ in a quotation:',
  } satisfies Record<FactKind, string>,
  keywords: 'Words',
  keywordsHint:
    'What the outlets’ texts return to, with how often; then what each outlet uses more, or less, than the others.',
  common: 'Words that the articles share',
  counted: (n: number) => plural(n, 'word counted', 'words counted'),
  tooLittle: 'Too little text to compare with the others.',
  noDifference: 'No word stands out: nothing here is beyond what chance would give.',
  usesMore: 'more than the others',
  usesLess: 'less than the others',
  against: (here: number, there: number) => `${here} here, ${there} in the others`,
  logOdds: (z: number, spread: string) =>
    `${spread}. z = ${z.toFixed(1)} (log-odds of the word here against the others, with the whole story as prior; beyond ±1.96 it is listed)`,
  keywordsMethod:
    'Counts are here : in the others. A word is listed where the log-odds ratio with an informative prior (Monroe, Colaresi and Quinn 2008) is beyond what chance gives once in twenty. Stop words and numbers are not counted. This is how often words stand in the texts, no judgment of an outlet.',
  events: 'Dated events',
  eventsHint: 'By the dates that stand in the texts. A date that the text leaves open is left out.',
  tabs: {
    overview: 'Overview',
    statements: 'Who reports what',
    base: 'One text against all',
    changes: 'Who changed what',
    words: 'Words and dates',
  },
  tabsLabel: 'Parts of the story',
  facts: (articles: number, outlets: number, span: string) =>
    `${plural(articles, 'article', 'articles')} of ${plural(outlets, 'outlet', 'outlets')} · ${span}`,
  first: 'first',
  later: (hours: number | null, days: number) =>
    hours === null
      ? days === 0
        ? 'same day'
        : `${plural(days, 'day', 'days')} after the first`
      : hours < 1
        ? `${plural(Math.max(1, Math.round(hours * 60)), 'minute', 'minutes')} after the first`
        : hours < 72
          ? `${plural(Math.round(hours * 10) / 10, 'hour', 'hours')} after the first`
          : `${plural(Math.round(hours / 24), 'day', 'days')} after the first`,
  order: 'Order',
  list_order: 'In order of time',

  statements: 'Who reports what',
  statementsHint:
    'A row a statement, a column an outlet. Arrow keys move, Enter opens the sentence in its article, Space marks a cell; two marked cells are compared.',
  noStatements: 'There is no text to compare yet.',
  show: 'Show',
  every: 'All',
  shared: 'In several',
  alone: 'Only in one',
  sortBy: 'Sort by',
  sortTold: 'How many tell it',
  sortOrder: 'Order of telling',
  statement: 'Statement',
  toldBy: 'Told by',
  counted2: (n: number, of: number) => `${n} of ${of}`,
  counts: (n: number) => plural(n, 'statement', 'statements'),
  beyond: (shown: number, all: number) => `The first ${shown} of ${all} statements, those of most outlets.`,
  notCompared: (n: number) =>
    `${plural(n, 'later article was', 'later articles were')} not compared: the story is too large to lay each beside each.`,
  column: (outlet: string) => `Only what ${outlet} has`,
  columnAll: 'Show all outlets’ statements again',
  cell: { told: 'says it', partly: 'says a part of it, or something close', none: 'does not say it' },
  cellSaid: (outlet: string, state: string, n: number) =>
    n > 1 ? `${outlet} ${state}, in ${n} sentences` : `${outlet} ${state}`,
  legend: 'Legend',
  has: (who: string) => `${who} has it`,
  hasNot: 'not here',
  noneLeft: 'There is no such statement.',
  wording: 'Wording',
  wordingHint: 'Move to a cell to read here how the outlet says it.',
  openSentence: 'Open in the article',
  mark: 'Mark to compare',
  unmark: 'Take the mark away',
  marked: (a: string, b: string | null) =>
    b === null ? `Marked: ${a}. Mark a second cell.` : `Marked: ${a} and ${b}.`,
  markedSame: 'Both marked cells are of one article; mark one of another.',
  comparePair: 'Compare the two marked',

  base: 'One text against all',
  baseHint:
    'The article as it stands. The darker a sentence, the more other outlets say it; the number after it says how many. Move to a sentence to read how they put it.',
  baseFailed: 'The articles could not be compared.',
  baseArticle: 'Base text',
  baseOne: 'There is no other article to compare with.',
  baseLevel: (n: number, of: number, partly: number) =>
    n === 0
      ? partly > 0
        ? `only in part in ${partly} of ${of}`
        : 'only here'
      : `also in ${n} of ${plural(of, 'other outlet', 'other outlets')}`,
  baseShort: (n: number, partly: number) => (n > 0 ? String(n) : partly > 0 ? '½' : '0'),
  baseWho: 'Who says it',
  baseNobody: 'No other outlet says this.',
  basePick: 'Move to a sentence, or click it.',
  basePartly: 'in part',
  baseOnlyHere: (n: number, all: number) => `${n} of ${plural(all, 'sentence', 'sentences')} only here`,
  compareWith: 'Compare the two',

  changes: 'Who changed what, and when',
  changesHint:
    'All versions of all articles in order of time. “After” says which was first; it does not say that one is from the other.',
  changesFailed: 'The versions could not be read.',
  changesNone:
    'No article of this story has a second version yet. When you import a newer text, what changed stands here.',
  changesLeftOut: (n: number) =>
    `${plural(n, 'version is', 'versions are')} left out here; see the article’s own versions.`,
  axis: 'Versions of all outlets in time',
  firstOf: (number: number) => (number === 1 ? 'comes out' : `version ${number}`),
  words_changed: (added: number, removed: number) => `+${added} −${removed} words`,
  changeUnseen: 'no visible change',
  timeUnknown: 'time of the change unknown',
  appearsAfter: 'New here, and elsewhere before',
  hadBefore: 'had this on',
  kindOf: {
    number: 'figure',
    date: 'date',
    name: 'name',
    place: 'place',
    quotation: 'quotation',
  } satisfies Record<FactKind, string>,
  kindStatement: 'statement',
  onlyAfter: 'Only what stood elsewhere before',
  allChanges: 'All versions',
  toVersions: 'See what changed',
  more: (n: number) => `Show ${n} more`,
};
