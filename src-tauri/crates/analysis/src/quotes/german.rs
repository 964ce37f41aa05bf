//! Reporting frames in German, where the finite verb is second and participles and prefixes stand at the end.
use super::cues::class;
use super::frames::{Bond, Frame, Kind};
use super::outline::Outline;
use super::phrases::{Head, Phrase};

impl Outline<'_> {
    /// German: the finite verb is second; whatever stands before it is the subject or not, and then that follows.
    pub(super) fn german_verb(&self, at: usize, low: usize, high: usize, kind: Kind) -> Option<Frame> {
        let frame = |subject: Phrase, inverted: bool| Frame {
            cue: (at, at + 1),
            left: subject.start.min(at),
            right: subject.end.max(at + 1),
            subject: Some(subject),
            kind,
            bond: Bond::Adjacent,
            inverted,
            inner: false,
        };
        let mut start = at + 1;
        while start < high
            && (self.has(start, class::AUX) && !self.cap(start)
                || matches!(self.lower(start), "sich" | "ihn" | "ihm" | "es"))
        {
            start += 1;
        }
        // "hieß es in der Erklärung": the paper speaks.
        if matches!(self.lower(at), "heißt" | "hieß") && self.lower(at + 1) == "es" {
            let source = if self.has(start, class::PREP) { start + 1 } else { start };
            let behind = (source > start).then(|| self.phrase_after(source, high, true)).flatten();
            let front = || self.has(low, class::PREP).then(|| self.phrase_after(low + 1, at, true)).flatten();
            return behind
                .or_else(front)
                .map(|subject| Frame { right: (at + 2).max(subject.end), ..frame(subject, true) });
        }
        let before = at.checked_sub(1).filter(|place| *place >= low);
        let behind = before.is_none_or(|place| self.quote(place).is_some() || self.is_mark(place, ",:—–"));
        // An article in another case than the nominative cannot begin a subject.
        let nominative =
            |phrase: &Phrase| !matches!(self.lower(phrase.start), "den" | "dem" | "einen" | "einem" | "des" | "eines");
        let follows = || {
            let subject = self.phrase_after(start, high, true).filter(nominative)?;
            let speaks = match subject.head {
                Head::Pronoun(place) => !self.has(place, class::PRON_IT),
                _ => true,
            };
            (speaks && !self.has(subject.start, class::PREP)).then(|| frame(subject, true))
        };
        // "zitiert einen Augenzeugen mit den Worten": who is quoted is the object.
        let quoted = matches!(self.lower(at), "zitiert" | "zitierte" | "zitieren" | "zitierten");
        let passive = quoted
            && (low..at + 2).rev().take(14).any(|place| matches!(self.lower(place), "wird" | "wurde" | "werden"));
        if quoted && !passive {
            return follows();
        }
        let ends = |phrase: Phrase| {
            phrase.end >= high || self.is_mark(phrase.end, ",.;:!?—–") || self.quote(phrase.end).is_some()
        };
        if behind {
            if before.is_none() && self.has(at, class::AMBIGUOUS) {
                return None;
            }
            let following = follows();
            let closing = following.as_ref().and_then(|frame| frame.subject).is_some_and(ends);
            let comma = before.filter(|place| self.is_mark(*place, ",—–"));
            if let (false, Some(comma)) = (closing, comma) {
                // "Brandt, der Hafenmeister, kommentierte den Plan".
                if let Some(subject) = self.across(comma, low).filter(|phrase| !self.has(phrase.start, class::PREP)) {
                    return Some(Frame { bond: Bond::Across, ..frame(subject, false) });
                }
            }
            return following;
        }
        // "so charakterisierte ihn der Hafenmeister", behind a quotation.
        if before.is_some_and(|place| self.lower(place) == "so") && at >= low + 2 && !self.word(at - 2) {
            return follows().map(|frame| Frame { left: at - 1, ..frame });
        }
        // "Der Zeitung sagte Ada Kern:": a full name right before a mark is the subject, whatever stands in front.
        let named = follows().filter(|frame| {
            frame.subject.is_some_and(|phrase| {
                matches!(phrase.head, Head::Name(first, last) if self.has(first, class::GIVEN) && last - first >= 2)
                    && ends(phrase)
            })
        });
        if named.is_some() {
            return named;
        }
        // Skip "hat", "hatte" and adverbs between subject and participle: "Brandt hat am Montag erklärt".
        let clause = (low..at)
            .rev()
            .take(60)
            .find(|place| self.is_mark(*place, ",;:—–") || self.quote(*place).is_some())
            .map_or(low.max(at.saturating_sub(60)), |place| place + 1);
        let opens_with_wie = self.lower(clause) == "wie";
        let particle = matches!(self.lower(clause), "auch" | "selbst" | "sogar" | "nur" | "allein");
        let from = if opens_with_wie || particle || self.has(clause, class::CONJ) { clause + 1 } else { clause };
        let auxiliary = (from..at).find(|place| {
            self.has(*place, class::AUX | class::VERB)
                && matches!(self.lower(*place), "hat" | "hatte" | "haben" | "hatten" | "wird" | "wurde")
        });
        let adverbial = self.has(from, class::PREP)
            || self.has(from, class::NOTSTART) && !self.has(from, class::DET | class::PRON)
            || self.has(from, class::TIME);
        let edge = auxiliary.unwrap_or(at);
        // "„…“, hatte Kern am Montag erklärt".
        if let Some(first) = auxiliary.filter(|place| *place == from) {
            let subject = self.phrase_after(first + 1, at, true)?;
            return Some(frame(subject, true)).map(|frame| Frame { left: first, ..frame });
        }
        // "Ähnlich äußerte sich der Minister:": one word that is no subject.
        let adverb = ["lich", "end", "ig", "isch", "weise"].iter().any(|ending| self.lower(from).ends_with(ending));
        let lone = at == from + 1 && adverb && !self.has(from, class::DET | class::PRON | class::GIVEN);
        if lone {
            if let Some(found) = follows()
                .filter(|frame| frame.subject.is_some_and(|phrase| ends(phrase) && self.has(phrase.start, class::DET)))
            {
                return Some(found);
            }
        }
        if adverbial {
            if let Some(auxiliary) = auxiliary {
                let subject = self.phrase_after(auxiliary + 1, at, true)?;
                return Some(frame(subject, false));
            }
            return follows().or_else(|| {
                // Verb at the end of its clause: "bevor Brandt sagte".
                self.phrase_before(at, from)
                    .filter(|phrase| matches!(phrase.head, Head::Name(..) | Head::Pronoun(_)))
                    .map(|phrase| frame(phrase, false))
            });
        }
        let mut end = edge;
        while end > from && self.has(end - 1, class::AUX) && !self.cap(end - 1) {
            end -= 1;
        }
        let subject = self.phrase_before(end, from).or_else(|| self.phrase_after(from, end, true))?;
        if !nominative(&subject) {
            return follows();
        }
        if matches!(subject.head, Head::Pronoun(place) if self.has(place, class::PRON_IT)) {
            return None;
        }
        Some(frame(subject, false))
    }
}
