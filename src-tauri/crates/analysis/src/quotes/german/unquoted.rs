//! German quotation marks without a frame: utterances, and the titles, names and terms that stand in marks as well.
use super::subjects::FIELD;
use crate::quotes::cues::class;
use crate::quotes::outline::Outline;
use crate::quotes::phrases::Phrase;

/// Nouns that lead to words somebody said or wrote.
const SPOKEN: [&str; 18] = [
    "worten",
    "worte",
    "satz",
    "frage",
    "aussage",
    "begründung",
    "feststellung",
    "antwort",
    "aufschrift",
    "zitat",
    "parole",
    "parolen",
    "losung",
    "forderung",
    "hinweis",
    "kommentar",
    "vorwurf",
    "appell",
];

/// Nouns for what has a name, as the last part of a compound.
const WORKS: [&str; 14] = [
    "werk",
    "festival",
    "turnier",
    "sender",
    "stamm",
    "stamms",
    "codename",
    "codenamen",
    "motto",
    "überschrift",
    "prädikat",
    "gasthaus",
    "pille",
    "tour",
];

/// Stems of verbs that call something something.
const CALLED: [&str; 13] = [
    "bezeichn",
    "beschr",
    "gestuft",
    "stufte",
    "gewertet",
    "wertete",
    "kritisier",
    "zurück",
    "beurteil",
    "verurteil",
    "abgetan",
    "gelobt",
    "sieht",
];

impl Outline<'_> {
    /// Whether the words in marks at `quote`, which no frame takes, are an utterance. A name keeps its capital, a piece
    /// of a sentence begins small.
    pub(in crate::quotes) fn german_utterance(&self, quote: usize) -> bool {
        let Some(stretch) = self.quote(quote).map(|number| self.stretch(number)) else { return false };
        let inside = stretch.inside(self.text);
        let words = inside.split_whitespace().count();
        if self.called(quote) || self.spoken_of(quote) {
            return true;
        }
        if inside.starts_with(char::is_lowercase) {
            return words >= 3 || self.reported_around(quote);
        }
        if inside.ends_with(['.', '!', '?', '…']) || self.is_mark(quote + 1, ",") && words >= 6 && quote > 0 {
            let list = self.is_mark(quote + 1, ",") && self.quote(quote + 2).is_some();
            return words >= 4 && !list;
        }
        let before = quote.wrapping_sub(1);
        let spoken = SPOKEN.iter().any(|ending| self.lower(before).ends_with(ending));
        let named = self.word(before) && self.cap(before) && !spoken;
        let listed = self.is_mark(before, ",") && self.quote(before.wrapping_sub(1)).is_some()
            || self.lower(before) == "oder" && self.quote(before.wrapping_sub(1)).is_some();
        let attribute = self.word(before)
            && !self.cap(before)
            && (self.article(before) || self.has(before, class::PREP) || self.adjective(before));
        words >= 6 && !named && !listed && !attribute
    }

    /// Whether `count` words in marks are what something is called: "die Firma ‘con mare ag’", "ihr neues Buch: ‘Ebbe’",
    /// "hieß das Lokal noch ‘Zur Ebbe’".
    pub(in crate::quotes) fn german_name(&self, quote: usize, count: usize) -> bool {
        let before = quote.wrapping_sub(1);
        let work = |at: usize| self.has(at, class::WORK) || WORKS.iter().any(|ending| self.lower(at).ends_with(ending));
        if work(before) && self.cap(before) {
            return true;
        }
        let near = |at: &usize| !self.is_mark(*at, ".;!?");
        if count <= 5 && self.is_mark(before, ":") {
            return (before.saturating_sub(FIELD)..before).rev().take_while(near).any(|at| self.cap(at) && work(at));
        }
        let called = |at: usize| matches!(self.lower(at), "heißt" | "hieß" | "lautet" | "lautete");
        let it = |at: usize| matches!(self.lower(at), "es");
        // "…, so heißt ein Projekt".
        let behind =
            self.is_mark(quote + 1, ",") && self.lower(quote + 2) == "so" && called(quote + 3) && !it(quote + 4);
        let front = (before.saturating_sub(4)..=before)
            .rev()
            .take_while(|at| self.word(*at))
            .find(|at| called(*at))
            .is_some_and(|at| !it(at + 1) && !it(at.wrapping_sub(1)));
        count <= 5 && (behind || front)
    }

    /// "als ‘haltlos’ zurückgewiesen", "bezeichnete … als ein ‘wichtiges Zeichen’": what somebody called something.
    fn called(&self, quote: usize) -> bool {
        let attribute = |at: &usize| self.article(*at) || self.adjective(*at);
        let Some(before) = (quote.saturating_sub(3)..quote).rev().find(|at| !attribute(at)) else { return false };
        let names = |at: usize| CALLED.iter().any(|stem| self.lower(at).contains(stem));
        let near = |at: &usize| !self.is_mark(*at, ".:;!?");
        self.lower(before) == "als"
            && ((quote + 1..quote + 6).take_while(near).any(names)
                || (before.saturating_sub(FIELD)..before).rev().take_while(near).any(names))
    }

    /// "Von einem ‘Skandal’ sprach Kern".
    fn spoken_of(&self, quote: usize) -> bool {
        let attribute = |at: &usize| self.article(*at) || self.adjective(*at);
        let Some(before) = (quote.saturating_sub(3)..quote).rev().find(|at| !attribute(at)) else { return false };
        let near = |at: &usize| !self.is_mark(*at, ".:;!?");
        let speaks = |at: usize| self.speaks(at);
        matches!(self.lower(before), "von" | "vom")
            && ((quote + 1..quote + 6).take_while(near).any(speaks)
                || (before.saturating_sub(FIELD)..before).rev().take_while(near).any(speaks))
    }

    /// Whether a piece of a sentence stands in the subjunctive of reported speech.
    fn reported_around(&self, quote: usize) -> bool {
        let near = |at: &usize| !self.is_mark(*at, ".:;!?");
        let subjunctive = |at: usize| self.has(at, class::SUBJUNCTIVE);
        let term = self.lower(quote.wrapping_sub(1)).starts_with("genannt")
            || self.lower(quote.wrapping_sub(1)).starts_with("sogenannt");
        !term
            && ((quote + 1..quote + FIELD).take_while(near).any(subjunctive)
                || (quote.saturating_sub(FIELD)..quote).rev().take_while(near).any(subjunctive))
    }

    /// Who may have said what stands in marks at `quote` without a frame: "Für den Minister ist der Plan ‘verfehlt’",
    /// or the subject of the sentence.
    pub(in crate::quotes) fn german_owner(&self, low: usize, quote: usize) -> Option<Phrase> {
        // "wird vom Wetterdienst als ‘hoch’ eingestuft": who does it in the passive.
        let agent = (low.max(quote.saturating_sub(FIELD))..quote)
            .filter(|at| self.called(quote) && matches!(self.lower(*at), "von" | "vom" | "durch"))
            .filter_map(|at| self.noun_phrase(at + 1, quote, false))
            .find(|noun| noun.weight >= 2);
        if let Some(agent) = agent {
            return Some(agent.phrase);
        }
        // "Von einem ‘Skandal’ sprach Kern".
        let behind = (quote + 1..quote + 6).take_while(|at| !self.is_mark(*at, ".:;!?")).find(|at| self.speaks(*at));
        if let Some(subject) = behind.and_then(|verb| self.middle_field(verb + 1, quote + FIELD)) {
            return (subject.weight > 0).then_some(subject.phrase);
        }
        let front = self.clause_front(low, quote);
        if self.lower(front) == "für" {
            return self.noun_phrase(front + 1, quote, false).filter(|noun| noun.weight >= 2).map(|noun| noun.phrase);
        }
        self.german_subject(low, quote)
    }
}
