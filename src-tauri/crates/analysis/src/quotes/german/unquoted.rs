//! German quotation marks without a frame: utterances, and the titles, names and terms that stand in marks as well.
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

impl Outline<'_> {
    /// Whether the words in marks at `quote`, which no frame takes, are an utterance. A name keeps its capital, a piece
    /// of a sentence begins small.
    pub(in crate::quotes) fn german_utterance(&self, quote: usize) -> bool {
        let Some(stretch) = self.quote(quote).map(|number| self.stretch(number)) else { return false };
        let inside = stretch.inside(self.text);
        let words = inside.split_whitespace().count();
        if inside.starts_with(char::is_lowercase) {
            return words >= 3;
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

    /// Who may have said what stands in marks at `quote` without a frame: "Für den Minister ist der Plan ‘verfehlt’",
    /// or the subject of the sentence.
    pub(in crate::quotes) fn german_owner(&self, low: usize, quote: usize) -> Option<Phrase> {
        let front = self.clause_front(low, quote);
        if self.lower(front) == "für" {
            return self.noun_phrase(front + 1, quote, false).filter(|noun| noun.weight >= 2).map(|noun| noun.phrase);
        }
        self.german_subject(low, quote)
    }
}
