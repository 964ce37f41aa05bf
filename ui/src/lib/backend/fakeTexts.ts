// Invented articles for tests and for the browser. A sentence's key says which sentences tell the same.
import type { QuotationKind } from './bindings';

export interface FakeSentence {
  text: string;
  key?: string;
}
export interface FakeQuotation {
  sentence: number;
  text: string;
  speaker: string | null;
  kind: QuotationKind;
  cue: string;
  certain?: boolean;
  utterance?: string;
}
export interface FakeVersion {
  headline: string;
  time: string;
  paragraphs: FakeSentence[][];
  quotations: FakeQuotation[];
}
export interface FakeArticle {
  outlet: string | null;
  authors: string | null;
  published: string | null;
  language: string;
  url: string | null;
  story: string | null;
  tags: string[];
  versions: FakeVersion[];
}

const s = (text: string, key?: string): FakeSentence => (key === undefined ? { text } : { text, key });

const bridgeBody = (vehicles: string, cost: string): FakeSentence[][] => [
  [
    s(
      'The Veldhaven bridge was closed to all traffic on Tuesday after inspectors found cracks in two of its main cables, the port authority said.',
      'closed',
    ),
    s(`The bridge carries ${vehicles} vehicles a day and links the old harbor with the northern suburbs.`, 'traffic'),
  ],
  [
    s(
      '“We will not open it before every strand has been tested,” said Marta Lindqvist, the head of the port authority.',
      'lindqvist',
    ),
    s('She said that the cracks had been found during a routine inspection on Monday night.', 'found'),
  ],
  [
    s(`Repairs could take up to six weeks and cost ${cost} million crowns, according to an internal estimate.`, 'cost'),
    s('The Post reported in March that an inspection due last autumn had been put off.'),
  ],
  [
    s('Ferries will run every ten minutes from the fish market until the work is done.', 'ferries'),
    s('Jonas Brandt, who speaks for the ferry company, called the timetable “tight but possible”.', 'brandt'),
  ],
];
const bridgeQuotations: FakeQuotation[] = [
  {
    sentence: 2,
    text: 'We will not open it before every strand has been tested',
    speaker: 'Marta Lindqvist',
    kind: 'direct',
    cue: 'said',
    utterance: 'strand',
  },
  {
    sentence: 3,
    text: 'that the cracks had been found during a routine inspection on Monday night',
    speaker: 'Marta Lindqvist',
    kind: 'indirect',
    cue: 'said',
    certain: false,
  },
  {
    sentence: 7,
    text: 'tight but possible',
    speaker: 'Jonas Brandt',
    kind: 'mixed',
    cue: 'called',
    utterance: 'tight',
  },
];

export const FAKE_ARTICLES: FakeArticle[] = [
  {
    outlet: 'The Harbor Post',
    authors: 'Ines Okafor',
    published: '2026-10-14T18:05:00+02:00',
    language: 'en',
    url: 'https://harborpost.example/bridge',
    story: 'Veldhaven bridge closed',
    tags: ['bridge', 'follow up'],
    versions: [
      {
        headline: 'Veldhaven bridge shut after cracks found',
        time: '2026-10-14T13:10:00+02:00',
        paragraphs: bridgeBody('40,000', '2.8').slice(0, 3),
        quotations: bridgeQuotations.slice(0, 2),
      },
      {
        headline: 'Veldhaven bridge shut after cracks found in two cables',
        time: '2026-10-14T16:00:00+02:00',
        paragraphs: bridgeBody('40,000', '3.2'),
        quotations: bridgeQuotations,
      },
      {
        headline: 'Veldhaven bridge shut after cracks found in two cables',
        time: '2026-10-14T18:05:00+02:00',
        paragraphs: bridgeBody('41,000', '3.2'),
        quotations: bridgeQuotations,
      },
    ],
  },
  {
    outlet: 'Noordkust Radio',
    authors: null,
    published: '2026-10-14T16:40:00+02:00',
    language: 'en',
    url: 'https://noordkust.example/crossing',
    story: 'Veldhaven bridge closed',
    tags: ['bridge'],
    versions: [
      {
        headline: 'Minister: “No danger” as Veldhaven crossing closes for checks',
        time: '2026-10-14T16:40:00+02:00',
        paragraphs: [
          [
            s(
              'The crossing at Veldhaven was shut at noon as a precaution after cracks were seen in its cables, the port authority said.',
              'closed',
            ),
            s('Ferries will run every ten minutes from the fish market until the work is done.', 'ferries'),
          ],
          [
            s('“There was no danger to anyone at any time,” said the transport minister, Pieter Vos.'),
            s('“We will not open it before every strand has been tested,” said Marta Lindqvist.', 'lindqvist'),
          ],
          [
            s('About 38,000 vehicles use the crossing on a working day.', 'traffic'),
            s('Mr. Brandt of the ferry company said the timetable was “tight”.', 'brandt'),
          ],
        ],
        quotations: [
          {
            sentence: 2,
            text: 'There was no danger to anyone at any time',
            speaker: 'Pieter Vos',
            kind: 'direct',
            cue: 'said',
          },
          {
            sentence: 3,
            text: 'We will not open it before every strand has been tested',
            speaker: 'Marta Lindqvist',
            kind: 'direct',
            cue: 'said',
            utterance: 'strand',
          },
          { sentence: 5, text: 'tight', speaker: 'Jonas Brandt', kind: 'mixed', cue: 'said', utterance: 'tight' },
        ],
      },
    ],
  },
  {
    outlet: 'Küstenblatt',
    authors: 'Silke Harms; Tom Reuter',
    published: '2026-10-15',
    language: 'de',
    url: null,
    story: 'Veldhaven bridge closed',
    tags: [],
    versions: [
      {
        headline: 'Risse in den Kabeln: Brücke von Veldhaven gesperrt',
        time: '2026-10-15',
        paragraphs: [
          [
            s('Die Brücke von Veldhaven ist seit Dienstag für den gesamten Verkehr gesperrt.', 'closed'),
            s('Prüfer hatten in zwei Tragkabeln Risse gefunden.'),
          ],
          [
            s('„Wir öffnen erst, wenn jede Litze geprüft ist“, sagte Hafenchefin Marta Lindqvist.', 'lindqvist'),
            s('Bis dahin fahren Fähren im Zehn-Minuten-Takt.', 'ferries'),
          ],
        ],
        quotations: [
          {
            sentence: 2,
            text: 'Wir öffnen erst, wenn jede Litze geprüft ist',
            speaker: 'Marta Lindqvist',
            kind: 'direct',
            cue: 'sagte',
          },
        ],
      },
    ],
  },
  {
    outlet: 'The Harbor Post',
    authors: 'Daniel Moreau',
    published: '2026-11-03T09:20:00+01:00',
    language: 'en',
    url: 'https://harborpost.example/roads',
    story: 'Roads budget vote',
    tags: ['budget'],
    versions: [
      {
        headline: 'Council approves roads budget by one vote',
        time: '2026-11-03T09:20:00+01:00',
        paragraphs: [
          [
            s(
              'The city council approved a roads budget of 18 million crowns late on Monday, by 15 votes to 14.',
              'vote',
            ),
            s('Half of it is meant for bridges.', 'half'),
          ],
          [
            s('“This is money we should have spent five years ago,” said Marta Lindqvist.', 'years'),
            s('Council member Aisha Rahman said the plan was not costed.', 'costed'),
          ],
        ],
        quotations: [
          {
            sentence: 2,
            text: 'This is money we should have spent five years ago',
            speaker: 'Marta Lindqvist',
            kind: 'direct',
            cue: 'said',
            utterance: 'years',
          },
          { sentence: 3, text: 'the plan was not costed', speaker: 'Aisha Rahman', kind: 'indirect', cue: 'said' },
        ],
      },
    ],
  },
  {
    outlet: 'Noordkust Radio',
    authors: null,
    published: '2026-11-03',
    language: 'en',
    url: null,
    story: 'Roads budget vote',
    tags: ['budget'],
    versions: [
      {
        headline: 'Roads: 18 million, and a council split down the middle',
        time: '2026-11-03',
        paragraphs: [
          [
            s('A roads budget of 18 million crowns passed the city council by a single vote.', 'vote'),
            s('Half of it is meant for bridges.', 'half'),
          ],
          [s('The money “should have been spent years ago”, Ms. Lindqvist told the chamber.', 'years')],
        ],
        quotations: [
          {
            sentence: 2,
            text: 'should have been spent years ago',
            speaker: 'Marta Lindqvist',
            kind: 'mixed',
            cue: 'told',
            utterance: 'years',
          },
        ],
      },
    ],
  },
  {
    outlet: null,
    authors: null,
    published: null,
    language: 'en',
    url: null,
    story: null,
    tags: [],
    versions: [
      {
        headline: 'Council asks why the autumn inspection was put off',
        time: '2026-11-04T10:00:00Z',
        paragraphs: [
          [
            s('Three members of the council have asked why an inspection of the bridge was put off last autumn.'),
            s('No one has answered yet.'),
          ],
        ],
        quotations: [],
      },
    ],
  },
];
