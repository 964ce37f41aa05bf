// The words of a speaker's timeline: the axis, what is chosen on it, and the list below.
import { count } from '..';
import { plural } from '../plural';

const said = (n: number) => plural(n, 'quotation', 'quotations');

export const timeline = {
  outletUnknown: 'outlet unknown',
  dateUnknown: 'date unknown',
  undated: 'no date',
  /** What a bar is called. */
  bar: (n: number, when: string, where: string, unsure: number) =>
    `${said(n)}, ${when}, ${where}${unsure ? `, ${count(unsure)} unsure` : ''}`,
  steps: {
    hour: 'an hour',
    quarterDay: 'six hours',
    day: 'a day',
    week: 'a week',
    month: 'a month',
    quarter: 'three months',
    year: 'a year',
    decade: 'ten years',
  },
  overview: (step: string) => `The whole time, a bar for ${step}`,
  window: 'What is shown',
  windowFrom: 'From',
  windowTo: 'To',
  allTime: 'all of it',
  scale: (step: string, most: number) => `a bar is ${step}, the tallest ${said(most)}`,
  /** "12 of 340 quotations, 3–9 May 2026" */
  shown: (n: number, all: number, when: string) =>
    `${n === all ? said(all) : `${count(n)} of ${said(all)}`}${when ? `, ${when}` : ''}`,
  withoutUndated: (n: number) =>
    n === 1 ? '1 without a date is not among them' : `${count(n)} without a date are not among them`,
  showAll: 'Show all',
  nothingThen: 'Nothing that passes the filters was published in this time.',
  order: 'Order',
  newest: 'Newest first',
  oldest: 'Oldest first',
  as: 'Show as',
  cards: 'Cards',
  columns: 'Side by side',
  table: 'Table',
  tableOf: (name: string) => `Quotations of ${name}`,
  sortBy: (column: string) => `Sort by ${column.toLowerCase()}`,
  sure: 'sure',
  unsure: 'unsure',
  confirmed: 'confirmed by you',
  head: {
    speaker: 'Speaker',
    date: 'Date',
    outlet: 'Outlet',
    quotation: 'Quotation',
    kind: 'Kind',
    certainty: 'Certainty',
    story: 'Story',
    article: 'Article',
  },
  compareWith: 'Compare with …',
  compareHint: 'Both are shown on one axis.',
  compareTwo: 'Compare the two',
  both: (one: string, other: string) => `${one} and ${other}`,
  alone: (name: string) => `Show only ${name}`,
  selectSpeaker: (name: string) => `Select ${name}`,
  selected: (n: number) => `${n} selected`,
  shownOnly: (n: number) => `${count(n)} shown`,
  all: (n: number) => `All ${count(n)}`,
  picture: 'Picture of what is shown',
  pictureFailed: 'The picture could not be drawn.',
};
