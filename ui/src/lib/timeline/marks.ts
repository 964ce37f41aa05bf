// The quotations of one or more speakers as marks in lanes: a lane an outlet, the lanes of one speaker together.
import type { QuotationKind, SpokenQuotation } from '../backend/bindings';
import { when } from '../when';

export interface TimelineMark {
  /** The quotation's id. */
  id: number;
  /** Number of the lane, from 0. */
  lane: number;
  /** null for undated ones, which stand in a column of their own. */
  ms: number | null;
  kind: QuotationKind;
  certain: boolean;
  /** The same for all tellings of one utterance; two speakers never share one. */
  utterance: string;
  spoken: SpokenQuotation;
}

export interface Lane {
  /** The outlet's name; "" where it is unknown. */
  outlet: string;
  /** Number of the speaker, from 0. */
  speaker: number;
}

/** What one speaker brings to the axis. */
export interface Said {
  quotations: SpokenQuotation[];
  /** In order of the lanes. */
  outlets: string[];
}

/** Marks in order of time within lane order, undated ones last, and the lanes that they lie in. */
export function timelineMarks(all: Said[]): { marks: TimelineMark[]; lanes: Lane[] } {
  const lanes: Lane[] = [];
  const marks = all.flatMap(({ quotations, outlets }, speaker) => {
    const first = lanes.length;
    const place = new Map(outlets.map((outlet, i) => [outlet, first + i]));
    lanes.push(...outlets.map((outlet) => ({ outlet, speaker })));
    return quotations.map((one) => ({
      id: one.quotation.id,
      lane: place.get(one.article.outlet ?? '') ?? first,
      ms: when(one.article.published)?.ms ?? null,
      kind: one.quotation.kind,
      certain: one.quotation.certain,
      utterance: `${speaker}:${one.utterance}`,
      spoken: one,
    }));
  });
  marks.sort((x, y) => (x.ms ?? Infinity) - (y.ms ?? Infinity) || x.lane - y.lane || x.id - y.id);
  return { marks, lanes };
}
