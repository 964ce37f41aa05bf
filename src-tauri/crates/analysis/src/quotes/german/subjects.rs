//! The subject of a German clause: before the finite verb, or the first phrase behind it that can be a nominative.
use super::nouns::Noun;
use crate::quotes::cues::class;
use crate::quotes::outline::Outline;
use crate::quotes::phrases::Head;

/// No clause is read farther, in items.
pub(super) const FIELD: usize = 32;

impl Outline<'_> {
    /// Past conjunctions and marks in front of a clause.
    pub(super) fn clause_front(&self, low: usize, high: usize) -> usize {
        let mut at = low;
        while at < high
            && at < low + 4
            && (!self.word(at) && self.quote(at).is_none()
                || matches!(self.lower(at), "und" | "aber" | "doch" | "denn" | "oder" | "sondern" | "sowie"))
        {
            at += 1;
        }
        at
    }

    /// The phrase that fills the field before the finite verb at `verb`.
    pub(super) fn front_field(&self, low: usize, verb: usize) -> Option<Noun> {
        let at = self.clause_front(low, verb);
        if at >= verb || self.has(at, class::PREP) && !self.article(at) {
            return None;
        }
        let noun = self.noun_phrase(at, verb, true).filter(|noun| !self.names_a_time(noun))?;
        let mut end = noun.phrase.end;
        // "Kern, die das Amt seit Mai führt, sagte".
        if self.is_mark(end, ",–—") && end < verb {
            let closing = (end + 1..verb).rev().take(3).find(|at| self.is_mark(*at, ",–—"));
            end = closing.map_or(end + 1, |closing| closing + 1).min(verb);
        }
        let rest = end..verb;
        // "Kern selbst sagte": a few small words may stand between.
        let free =
            rest.len() <= 3 && rest.clone().all(|at| self.word(at) && !self.cap(at) && !self.has(at, class::PREP));
        free.then_some(noun)
    }

    /// The first phrase of `[from, high)` that can be a subject, up to the next mark.
    pub(super) fn middle_field(&self, from: usize, high: usize) -> Option<Noun> {
        let mut at = from;
        while at < high.min(from + FIELD) {
            if self.is_mark(at, "(") {
                at = (at..high.min(at + 12)).find(|close| self.is_mark(*close, ")")).map_or(at + 1, |close| close + 1);
                continue;
            }
            if !self.word(at) {
                if self.quote(at).is_some() {
                    at += 1;
                    continue;
                }
                // Insertions between dashes or commas are passed only by phrases that begin before them.
                return None;
            }
            let preposition = self.has(at, class::PREP) && (!self.article(at) || self.has(at, class::NP_PREP));
            if preposition
                || matches!(self.lower(at), "als" | "wie" | "per" | "laut" | "nahe" | "anhand" | "angesichts")
            {
                at = self.noun_phrase(at + 1, high, false).map_or(at + 1, |noun| noun.phrase.end.max(at + 1));
                continue;
            }
            if matches!(self.lower(at), "sich" | "es" | "ihn" | "ihm" | "ihnen" | "uns" | "mir" | "dies" | "das")
                && !self.noun(at + 1)
                || self.has(at, class::THAT)
            {
                at += 1;
                continue;
            }
            match self.noun_phrase(at, high, false) {
                Some(noun) if noun.oblique || self.names_a_time(&noun) => at = noun.phrase.end.max(at + 1),
                Some(noun) => return Some(noun),
                None => at += 1,
            }
        }
        None
    }

    /// "Anfang Mai", "Montag", "gestern": no subject.
    pub(super) fn names_a_time(&self, noun: &Noun) -> bool {
        let phrase = noun.phrase;
        let first = match phrase.head {
            Head::Noun(at) | Head::Name(at, _) => at,
            Head::Pronoun(_) => return false,
        };
        self.has(first, class::TIME) && !self.has(first, class::GIVEN)
            || matches!(
                self.lower(first),
                "anfang"
                    | "mitte"
                    | "ende"
                    | "uhr"
                    | "woche"
                    | "monat"
                    | "jahr"
                    | "jahre"
                    | "tag"
                    | "tage"
                    | "abend"
                    | "mal"
                    | "nachmittag"
                    | "vormittag"
                    | "mittag"
                    | "wochenende"
                    | "jahren"
                    | "tagen"
                    | "wochen"
            )
    }

    /// The better of what stands before and behind the finite verb.
    pub(super) fn choose(front: Option<Noun>, behind: Option<Noun>) -> Option<Noun> {
        let front = front.filter(|noun| !noun.oblique);
        let chosen = match (front, behind) {
            (Some(front), Some(behind)) => {
                let pronoun = matches!(behind.phrase.head, Head::Pronoun(_)) && behind.weight == 3;
                // "Den Plan nannte Kern", "Die Anwendung stellte der Vorsitzende in Frage".
                let better = front.weight <= 1 && behind.weight > front.weight;
                if pronoun && front.weight < 3 || better {
                    behind
                } else {
                    front
                }
            }
            (front, behind) => front.or(behind)?,
        };
        (chosen.weight > 0).then_some(chosen)
    }
}
