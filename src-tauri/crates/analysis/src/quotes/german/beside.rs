//! Sources without a reporting verb of the lists: "laut", "nach Angaben", "zufolge", "so"; any verb right behind a
//! quotation; and whoever is named before a colon.
use super::nouns::Noun;
use crate::quotes::cues::class;
use crate::quotes::frames::{Bond, Frame, Kind};
use crate::quotes::outline::Outline;
use crate::quotes::phrases::{Head, Phrase};

/// Nouns for what somebody says or writes; compounds end in them ("Polizeiangaben").
const STATED: [&str; 46] = [
    "angaben",
    "angabe",
    "aussage",
    "aussagen",
    "ansicht",
    "meinung",
    "auffassung",
    "einschätzung",
    "worten",
    "darstellung",
    "darstellungen",
    "information",
    "informationen",
    "bericht",
    "berichten",
    "berechnungen",
    "schätzung",
    "schätzungen",
    "erkenntnissen",
    "überzeugung",
    "bewertung",
    "mitteilung",
    "studie",
    "umfrage",
    "umfragen",
    "ankündigung",
    "vernehmen",
    "meldung",
    "meldungen",
    "ermittlungen",
    "einschätzungen",
    "vorstellung",
    "vorstellungen",
    "quellen",
    "gutachten",
    "prognose",
    "prognosen",
    "statistik",
    "analyse",
    "erklärung",
    "plänen",
    "behauptung",
    "beobachtern",
    "urteil",
    "stellungnahme",
    "lesart",
];

/// So many quotations of one sentence are tried for a verb beside them.
const MARKS: usize = 16;

impl Outline<'_> {
    fn stated(&self, at: usize) -> bool {
        self.cap(at) && STATED.iter().any(|ending| self.lower(at).ends_with(ending))
    }

    /// "nach Angaben der Polizei", "laut Kern", "Medienberichten zufolge", "seiner Meinung nach", "…, so Kern".
    pub(super) fn source(&self, at: usize, low: usize, high: usize) -> Option<Frame> {
        if !self.word(at) {
            return None;
        }
        let frame = |cue: (usize, usize), subject: Phrase, left: usize, right: usize| Frame {
            cue,
            subject: Some(subject),
            left,
            right,
            kind: Kind::According,
            bond: Bond::Adjacent,
            inverted: true,
            inner: false,
        };
        let lower = self.lower(at);
        match lower {
            "laut" | "nach" | "gemäß" | "aus" => {
                let from = at + 1;
                let whole = self.noun_phrase(from, high, false)?;
                let noun = self.first_noun(from, high)?;
                let sight = lower == "aus" && self.lower(noun) == "sicht";
                // "nach dem Urteil" tells a time.
                let event = ["urteil", "ankündigung", "erklärung", "stellungnahme", "ermittlungen", "mitteilung"];
                let later = lower == "nach" && event.iter().any(|ending| self.lower(noun).ends_with(ending));
                let stated = self.stated(noun) && lower != "aus" && !later;
                let person = lower == "laut" || lower == "gemäß" && whole.weight == 3;
                if !(stated || sight || person) || self.has(noun, class::TIME) {
                    return None;
                }
                let mut end = whole.phrase.end;
                let owner = if stated || sight { self.owner(noun + 1, high) } else { None };
                if let Some(owner) = &owner {
                    end = end.max(owner.phrase.end);
                }
                let subject = owner.map_or(whole.phrase, |owner| owner.phrase);
                let cue = (at, if stated || sight { noun + 1 } else { at + 1 });
                Some(frame(cue, subject, at, end))
            }
            "zufolge" => {
                let noun = self.phrase_up_to(at, low)?;
                let first = self.first_noun(noun.phrase.start, at)?;
                let owner = if self.stated(first) { self.owner(first + 1, at) } else { None };
                let subject = owner.map_or(noun.phrase, |owner| owner.phrase);
                Some(frame((at, at + 1), subject, noun.phrase.start, at + 1))
            }
            "so" => {
                let opens = at > low && (self.is_mark(at - 1, ",–—") || self.quote(at - 1).is_some());
                if !opens || !(self.cap(at + 1) || self.article(at + 1)) {
                    return None;
                }
                let noun = self.noun_phrase(at + 1, high, true).filter(|noun| !noun.oblique && noun.weight > 0)?;
                let end = noun.phrase.end;
                // "…, so der Plan, …" ends there; "so der Regen fällt" does not.
                let closed = end >= high
                    || !self.word(end)
                    || self.has(end, class::PREP | class::AUX | class::TIME)
                    || matches!(self.lower(end), "wörtlich" | "abschließend" | "gegenüber");
                closed.then(|| frame((at, at + 1), noun.phrase, at, self.clause_end(end, high).max(end)))
            }
            // "seiner Meinung nach".
            _ if self.article(at) && !self.cap(at + 1) | self.stated(at + 1) => {
                // "Ihrer Meinung nach" inside a sentence speaks to somebody.
                if self.cap(at) && at > low && self.word(at - 1) {
                    return None;
                }
                let noun = self.first_noun(at + 1, high.min(at + 4))?;
                let nach = noun + 1;
                // "die ihrer Meinung nach schädlichen Regeln" holds no clause.
                let postposed = self.stated(noun) && self.lower(nach) == "nach";
                if !postposed || self.adjective(nach + 1) || self.cap(nach + 1) && self.stated(nach + 1) {
                    return None;
                }
                let own = self.has(at, class::POSS_M | class::POSS_F);
                let head = if own { Head::Pronoun(at) } else { Head::Noun(noun) };
                let end = if own { at + 1 } else { nach };
                Some(frame((noun, nach + 1), Phrase { start: at, end, head }, at, nach + 1))
            }
            _ => None,
        }
    }

    /// The first capitalized noun at `from`, behind article and attributes.
    fn first_noun(&self, from: usize, high: usize) -> Option<usize> {
        (from..high.min(from + 8)).take_while(|at| self.word(*at)).find(|at| self.noun(*at))
    }

    /// "der Polizei", "von Kern", "Kerns", behind a noun for what is said.
    fn owner(&self, at: usize, high: usize) -> Option<Noun> {
        let from = at + usize::from(matches!(self.lower(at), "von" | "vom"));
        let genitive = matches!(
            self.lower(at),
            "der" | "des" | "eines" | "einer" | "von" | "vom" | "seiner" | "seines" | "ihrer" | "ihres" | "mehrerer"
        );
        (genitive || self.noun(at)).then(|| self.noun_phrase(from, high, false)).flatten()
    }

    /// Any verb right behind a quotation, with somebody behind it: `„…“, begründet das Gericht`.
    pub(super) fn beside(&self, low: usize, high: usize, found: &[Frame]) -> Option<Frame> {
        (low..high).filter(|at| self.quote(*at).is_some()).take(MARKS).find_map(|quote| {
            let comma = self.is_mark(quote + 1, ",–—-");
            let so = self.lower(quote + 1 + usize::from(comma)) == "so";
            let verb = quote + 1 + usize::from(comma) + usize::from(so);
            if verb >= high || found.iter().any(|frame| frame.left <= verb + 1 && frame.right > quote) {
                return None;
            }
            let small = class::PREP | class::CONJ | class::PRON | class::DET | class::THAT | class::TIME;
            let word = self.lower(verb);
            let helps = self.has(verb, class::VERB) || matches!(word, "wird" | "ließ" | "lässt" | "rief" | "bat");
            let finite = ["t", "te", "ten", "en"].iter().any(|ending| word.ends_with(ending)) || helps;
            if !self.word(verb) || self.cap(verb) || self.has(verb, small) || !finite {
                return None;
            }
            let noun = self.middle_field(verb + 1, high)?;
            let inside = self.quote(quote).map(|number| self.stretch(number).inside(self.text)).unwrap_or_default();
            let ended = inside.ends_with(['.', '!', '?', ',', '…']);
            // "Der Verein „…“ zählt zwölf Mitglieder": a name inside its clause.
            let inside_clause = quote > low && self.word(quote - 1);
            if !comma && !ended && inside_clause {
                return None;
            }
            let enough = if comma && !helps { 1 } else { 2 };
            if noun.weight < enough + u8::from(!comma && !ended) || self.has(verb, class::AUX) && !helps {
                return None;
            }
            Some(Frame {
                cue: (verb, verb + 1),
                subject: Some(noun.phrase),
                left: verb - usize::from(so),
                right: self.clause_end(noun.phrase.end, high),
                kind: Kind::Say,
                bond: Bond::Adjacent,
                inverted: true,
                inner: false,
            })
        })
    }

    /// Whoever is named in the clause before a colon with a quotation behind it.
    pub(super) fn before_colon(&self, low: usize, high: usize, found: &[Frame]) -> Option<Frame> {
        let colon =
            (low..high).find(|at| self.is_mark(*at, ":") && (self.quote(at + 1).is_some() || at + 1 == high))?;
        let covered = |frame: &Frame| frame.cue.1 <= colon && (frame.right >= colon || frame.kind == Kind::Say);
        // "…: „Ein guter Start“, sagte er": that frame names the speaker.
        if found.iter().any(|frame| frame.kind == Kind::Say && (colon + 2..colon + 5).contains(&frame.left)) {
            return None;
        }
        if found.iter().any(|frame| covered(frame) && !frame.inner) {
            return None;
        }
        let start = (low..colon).rev().take(60).find(|at| self.is_mark(*at, ";.!?")).map_or(low, |at| at + 1);
        let noun = self.likeliest(start, colon)?;
        let phrase = noun.phrase;
        Some(Frame {
            cue: (colon, colon + 1),
            subject: Some(phrase),
            left: start.min(phrase.start),
            right: colon + 1,
            kind: Kind::Colon,
            bond: if phrase.end == colon { Bond::Adjacent } else { Bond::Shared },
            inverted: false,
            inner: false,
        })
    }

    /// The subject of the sentence `[low, high)` when it is a person or a body; else whoever of these stands in it.
    pub(in crate::quotes) fn german_subject(&self, low: usize, high: usize) -> Option<Phrase> {
        let leading = self.leading(low, high).filter(|noun| noun.weight >= 2);
        leading.or_else(|| self.likeliest(low, high).filter(|noun| noun.weight >= 3)).map(|noun| noun.phrase)
    }

    /// Who of those named in `[low, high)` speaks most likely: the first that is a person or a body.
    pub(super) fn likeliest(&self, low: usize, high: usize) -> Option<Noun> {
        let mut best: Option<Noun> = None;
        let mut at = low;
        let mut behind_preposition = None;
        while at < high.min(low + 80) {
            let preposition = self.word(at) && self.has(at, class::PREP) && !self.article(at);
            if preposition {
                let noun = self.noun_phrase(at + 1, high, false);
                if matches!(self.lower(at), "von" | "vom" | "für" | "aus") && behind_preposition.is_none() {
                    behind_preposition = noun.filter(|noun| noun.weight >= 3 && !self.names_a_time(noun));
                }
                at = noun.map_or(at + 1, |noun| noun.phrase.end.max(at + 1));
                continue;
            }
            match self.noun_phrase(at, high, false).filter(|_| self.word(at)) {
                Some(noun) => {
                    at = noun.phrase.end.max(at + 1);
                    // "Sein Fazit:": whose it is.
                    let start = noun.phrase.start;
                    let own = self.has(start, class::POSS_M | class::POSS_F) && noun.weight < 2 && !noun.oblique;
                    let noun = if own {
                        let phrase = Phrase { start, end: start + 1, head: Head::Pronoun(start) };
                        Noun { phrase, oblique: false, weight: 2 }
                    } else {
                        noun
                    };
                    let better = best.is_none_or(|best| noun.weight > best.weight);
                    if !noun.oblique && noun.weight > 0 && !self.names_a_time(&noun) && better {
                        best = Some(noun);
                    }
                }
                None => at += 1,
            }
        }
        let best = best.filter(|noun| noun.weight >= 2).or(behind_preposition).or(best);
        best.filter(|noun| noun.weight > 0)
    }
}
