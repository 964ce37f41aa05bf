//! The limits of the clause around a German verb, and which of its verbs is finite.
use super::subjects::FIELD;
use crate::quotes::cues::class;
use crate::quotes::outline::Outline;

/// How the clause of a verb begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// With the verb itself, behind a comma or a quotation: what was said stands before.
    Verb,
    /// "wie Kern sagte".
    As,
    /// A conjunction of a clause of its own ("während", "nachdem").
    Conjunction,
    /// A relative pronoun.
    Relative,
    /// Anything else: the verb is second.
    Main,
}

/// The clause around a verb: items `[start, end)`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Clause {
    pub start: usize,
    pub end: usize,
    pub opening: Opening,
    /// The finite verb.
    pub finite: usize,
}

pub(super) const PERFECT: [&str; 8] = ["hat", "haben", "hatte", "hatten", "habe", "hätte", "hätten", "ist"];
pub(super) const PASSIVE: [&str; 8] = ["wird", "werden", "wurde", "wurden", "worden", "werde", "würde", "würden"];
const MODAL: [&str; 18] = [
    "ließ", "lässt", "ließen", "lassen", "musste", "mussten", "muss", "will", "wollte", "wollten", "konnte", "kann",
    "möchte", "soll", "sollte", "darf", "mag", "können",
];

impl Outline<'_> {
    /// The clause of the verb at `at` in the sentence `[low, high)`.
    pub(super) fn clause(&self, at: usize, low: usize, high: usize) -> Clause {
        let mut start = at;
        while start > low && at - start < FIELD {
            let before = start - 1;
            if self.is_mark(before, ")") {
                // What stands in brackets does not part.
                start = (low..before).rev().take(12).find(|open| self.is_mark(*open, "(")).unwrap_or(before);
                continue;
            }
            let parts = self.is_mark(before, ",;:–—(") || self.quote(before).is_some() && start == at;
            // "…, und sagte": with a verb of its own behind the conjunction.
            let joined = matches!(self.lower(before), "und" | "aber" | "oder")
                && !self.cap(start)
                && (start == at || self.has(start, class::AUX | class::VERB));
            if parts || joined {
                break;
            }
            start = before;
        }
        let mut end = at + 1;
        while end < high
            && end < at + FIELD
            && !self.is_mark(end, ",;:.!?–—")
            && self.quote(end).is_none()
            && !(matches!(self.lower(end), "und" | "aber" | "sondern") && !self.cap(end + 1) && !self.article(end + 1))
        {
            end += 1;
        }
        let first = self.lower(start);
        let finite = self.finite(at, start, end);
        let opening = if start == at || finite == start {
            Opening::Verb
        } else if first == "wie" {
            Opening::As
        } else if matches!(
            first,
            "dass"
                | "daß"
                | "weil"
                | "nachdem"
                | "obwohl"
                | "während"
                | "als"
                | "bevor"
                | "indem"
                | "wenn"
                | "da"
                | "ob"
                | "sobald"
                | "damit"
                | "solange"
                | "wobei"
                | "wozu"
                | "worauf"
                | "worin"
                | "womit"
                | "wo"
        ) && (at + 2 >= end || finite > at)
        {
            Opening::Conjunction
        } else if start > low
            && self.is_mark(start - 1, ",")
            && matches!(
                first,
                "der" | "die" | "das" | "dem" | "den" | "deren" | "dessen" | "welche" | "welcher" | "welches" | "denen"
            )
            && (at + 2 >= end || finite > at)
            && self.verb_is_last(at, end)
        {
            Opening::Relative
        } else {
            Opening::Main
        };
        Clause { start, end, opening, finite }
    }

    fn verb_is_last(&self, at: usize, end: usize) -> bool {
        (at + 1..end).all(|place| self.has(place, class::AUX | class::VERB) && !self.cap(place))
    }

    /// The finite verb of the clause `[start, end)` with the reporting verb at `at`: itself, or what it depends on.
    fn finite(&self, at: usize, start: usize, end: usize) -> usize {
        let lower = self.lower(at);
        let participle = self.participle_form(at);
        let infinitive = lower.ends_with("en") && !participle;
        let depends = |place: usize| {
            let word = self.lower(place);
            let helps = participle && (PERFECT.contains(&word) || PASSIVE.contains(&word))
                || infinitive && MODAL.contains(&word);
            helps && (!self.cap(place) || place == start)
        };
        // "gesagt hatte" at the end, "hat … gesagt" in the middle.
        (at + 1..end.min(at + 3))
            .find(|place| depends(*place))
            .or_else(|| (start..at).find(|place| depends(*place)))
            .unwrap_or(at)
    }

    /// A form that can be the second participle ("gesagt", "erklärt", "angekündigt").
    pub(super) fn participle_form(&self, at: usize) -> bool {
        let word = self.lower(at);
        let inseparable = ["be", "er", "ver", "ent", "zer", "wider", "unter", "über", "wieder"];
        let prefixed = ["an", "auf", "aus", "ein", "mit", "vor", "zu", "ab", "fest", "klar", "hin", "bekannt", "nach"];
        (word.ends_with('t') || word.ends_with("en"))
            && (word.starts_with("ge")
                || inseparable.iter().any(|prefix| word.starts_with(prefix))
                || prefixed.iter().any(|prefix| word.strip_prefix(prefix).is_some_and(|rest| rest.starts_with("ge")))
                || word.ends_with("iert"))
    }
}
