//! What a German frame reports without quotation marks, and sentences in the subjunctive that go on with it.
use crate::quotes::attribution::{Draft, Reader};
use crate::quotes::cues::class;
use crate::quotes::focus::Resolved;
use crate::quotes::frames::{Frame, Kind};
use crate::quotes::outline::{Outline, Sentence};

/// No more than so many items are reported by one frame, before it or behind it.
const REPORT: usize = 160;

impl Outline<'_> {
    /// A form of the subjunctive of reported speech in `[start, end)`.
    pub(in crate::quotes) fn subjunctive(&self, start: usize, end: usize) -> bool {
        (start..end.min(start + REPORT)).any(|at| self.has(at, class::SUBJUNCTIVE) && !self.cap(at))
    }

    /// "wäre", "hätten", "könnte": also said without anybody to report.
    fn second_subjunctive(&self, at: usize) -> bool {
        let word = self.lower(at);
        word.ends_with("ten") || word.ends_with("te") || word.starts_with("wär") || word.starts_with("würd")
    }

    /// "zu" and an infinitive, or one with "zu" inside ("vorzulegen").
    fn infinitive(&self, start: usize, end: usize) -> bool {
        (start..end.min(start + REPORT)).any(|at| {
            let word = self.lower(at);
            let next = self.lower(at + 1);
            !self.cap(at)
                && (word == "zu" && (next.ends_with("en") || next.ends_with("ern")) && !self.cap(at + 1)
                    || word.get(2..).is_some_and(|rest| rest.contains("zu"))
                        && word.ends_with("en")
                        && [
                            "an", "auf", "aus", "ein", "mit", "vor", "ab", "um", "fest", "weiter", "zurück", "durch",
                            "nach",
                        ]
                        .iter()
                        .any(|prefix| word.strip_prefix(prefix).is_some_and(|rest| rest.starts_with("zu"))))
        })
    }

    /// The items that `frame` reports.
    pub(in crate::quotes) fn german_reported(
        &self,
        sentence: Sentence,
        frame: &Frame,
        from: usize,
        next: usize,
    ) -> Vec<(usize, usize)> {
        match frame.kind {
            Kind::Say => self.said_in(sentence, frame, from, next),
            Kind::According => self.under_source(sentence, frame, from),
            Kind::Colon if self.word(frame.right) => vec![(frame.right, sentence.end)],
            _ => vec![],
        }
    }

    fn said_in(&self, sentence: Sentence, frame: &Frame, from: usize, next: usize) -> Vec<(usize, usize)> {
        let (left, right, high) = (frame.left, frame.right, sentence.end);
        let behind = left > sentence.start && self.is_mark(left - 1, ",–—");
        if behind && frame.inverted {
            let first = if from <= left { from } else { sentence.start };
            let start = first.max(left.saturating_sub(REPORT));
            // "Nachdem das Eis brach, sagte Kern": that is the outlet's, unless it is reported itself.
            let front = self.clause_front(start, left);
            if (self.subordinate(front) || self.only_attribute(front, left)) && !self.subjunctive(front, left) {
                return self.behind(frame, next, high);
            }
            let closes = right + 1 >= high || !self.is_mark(right, ",") || !self.word(right + 1);
            if closes {
                return vec![(start, left)];
            }
            return vec![(start, left), (right + 1, next.max(right + 2).min(right + REPORT))];
        }
        self.behind(frame, next, high)
    }

    /// "In einer Rede, die im Radio lief, sagte Kern": a phrase with a relative clause, and no clause of its own.
    fn only_attribute(&self, front: usize, left: usize) -> bool {
        let end = left.saturating_sub(1);
        let mut commas = (front..end).take(REPORT).filter(|at| self.is_mark(*at, ","));
        let (first, second) = (commas.next(), commas.next());
        let verbs = class::VERB | class::SUBJUNCTIVE | class::SAY;
        first.is_some_and(|comma| {
            second.is_none()
                && matches!(self.lower(comma + 1), "der" | "die" | "das" | "den" | "dem" | "deren" | "dessen" | "in")
                && !(front..comma).any(|at| self.has(at, verbs) && !self.cap(at))
        })
    }

    /// What hangs behind the comma or the colon at the end of the frame's clause.
    fn behind(&self, frame: &Frame, next: usize, high: usize) -> Vec<(usize, usize)> {
        let right = frame.right;
        if right + 1 >= high || !self.is_mark(right, ",:") || !self.word(right + 1) {
            return vec![];
        }
        let (start, stop) = (right + 1, next.max(right + 2).min(high).min(right + REPORT));
        let first = self.lower(start);
        let reported = self.subjunctive(start, stop);
        let asks = matches!(first, "ob" | "wie" | "was" | "wer" | "warum" | "wann" | "wo" | "welche" | "welcher");
        let as_said = self.lower(frame.left) == "wie";
        if self.has(start, class::THAT) || asks || reported || as_said {
            return vec![(start, stop)];
        }
        let adverbial = matches!(
            first,
            "um" | "weil"
                | "wenn"
                | "als"
                | "obwohl"
                | "nachdem"
                | "während"
                | "damit"
                | "sodass"
                | "sondern"
                | "aber"
                | "und"
                | "wobei"
                | "da"
                | "bevor"
                | "wodurch"
                | "womit"
                | "worauf"
                | "was"
        );
        if adverbial {
            return vec![];
        }
        if self.infinitive(start, stop) {
            return vec![(start, stop)];
        }
        // "Kern sagte, der Hafen ist zu", but not "nannte den Plan, der …".
        let relative = matches!(
            first,
            "der" | "die" | "das" | "den" | "dem" | "dessen" | "deren" | "denen" | "welche" | "welcher" | "welches"
        ) && !self.noun(start + 1)
            && !self.adjective(start + 1);
        let plain = !self.has(frame.cue.0, class::LABEL) && frame.subject.is_some_and(|phrase| phrase.end + 6 >= right);
        if relative || !plain || self.has(start, class::PREP) && !self.article(start) && !self.is_mark(right, ":") {
            return vec![];
        }
        let verb = (start..stop).any(|at| self.has(at, class::VERB) && !self.cap(at));
        let clear = !self.has(frame.cue.0, class::AMBIGUOUS) && stop >= start + 4;
        if verb || clear || self.is_mark(right, ":") {
            vec![(start, stop)]
        } else {
            vec![]
        }
    }

    fn under_source(&self, sentence: Sentence, frame: &Frame, from: usize) -> Vec<(usize, usize)> {
        let (left, right) = (frame.left, frame.right);
        let high = sentence.end.min(right + REPORT);
        let front = self.clause_front(sentence.start, left.max(sentence.start));
        let start = from.max(sentence.start).max(left.saturating_sub(REPORT));
        if left <= front {
            return vec![(right, high)];
        }
        // Inside a clause that hangs on another one, only that clause is the source's.
        let comma = (start..left).rev().take(30).find(|at| self.is_mark(*at, ",;:"));
        let hangs = comma.filter(|comma| {
            let first = self.lower(comma + 1);
            let article = self.article(comma + 1) && (self.noun(comma + 2) || self.adjective(comma + 2));
            !article
                && matches!(
                    first,
                    "der"
                        | "die"
                        | "das"
                        | "den"
                        | "dem"
                        | "dessen"
                        | "deren"
                        | "welche"
                        | "welcher"
                        | "wo"
                        | "worauf"
                        | "wobei"
                        | "wodurch"
                        | "dass"
                        | "weil"
                        | "da"
                        | "obwohl"
                        | "nachdem"
                        | "denen"
                )
        });
        if self.is_mark(left - 1, ",–—") && (right >= high || !self.word(right)) {
            let rest = right + 1 < high && self.is_mark(right, ",") && self.word(right + 1);
            let mut parts = vec![(start, left)];
            if rest {
                parts.push((right + 1, high));
            }
            return parts;
        }
        match hangs {
            Some(comma) => {
                let stop = (right..high).take(REPORT).find(|at| self.is_mark(*at, ",;")).unwrap_or(high);
                vec![(comma + 1, left), (right, stop)]
            }
            None => vec![(start, left), (right, high)],
        }
    }
}

impl Reader<'_, '_> {
    /// A sentence in the subjunctive of reported speech, right after reported speech, is the same speaker's.
    pub(in crate::quotes) fn goes_on(&mut self, number: usize, sentence: Sentence, quotes: &[usize]) -> bool {
        let outline = self.outline;
        let line = sentence.paragraph;
        let direct = self.drafts.last().is_some_and(|last| last.direct);
        // Behind what was quoted word for word, only the first subjunctive tells; "wäre" may be the outlet's.
        let reported = (sentence.start..sentence.end).take(REPORT).any(|at| {
            outline.has(at, class::SUBJUNCTIVE) && !outline.cap(at) && !(direct && outline.second_subjunctive(at))
        });
        let trimmed = self.trim_end(sentence.start, sentence.end);
        let Some(last) = self.drafts.last_mut() else { return false };
        let Some(speaker) = last.speaker.clone().filter(|_| reported && last.sentence + 1 == number) else {
            return false;
        };
        let span = outline.cover(sentence.start, trimmed);
        // What already goes on simply grows.
        if last.carried && !last.direct && last.paragraph == line && quotes.is_empty() && last.spans.len() == 1 {
            if let Some(whole) = last.spans.first_mut() {
                *whole = whole.cover(span);
                last.sentence = number;
                return true;
            }
        }
        let why = format!("the subjunctive goes on with what was reported: {}", speaker.why);
        let speaker = Some(Resolved { confidence: speaker.confidence * 0.9, ..speaker });
        let cue = last.cue;
        self.drafts.push(Draft {
            spans: vec![span],
            cue,
            speaker,
            why,
            sentence: number,
            paragraph: line,
            closed: true,
            direct: false,
            carried: true,
        });
        true
    }
}
