//! Reporting frames in German.
use super::clauses::{Clause, Opening, PASSIVE};
use super::nouns::Noun;
use super::subjects::FIELD;
use crate::quotes::cues::class;
use crate::quotes::frames::{Bond, Frame, Kind};
use crate::quotes::outline::{Outline, Sentence};
use crate::quotes::phrases::{Head, Phrase};

/// Verbs of several uses, by their stems, and the particles with which they report.
const PARTICLES: [(&str, &str); 26] = [
    ("gab gib geb gegeben", "an bekannt zu preis"),
    ("teil", "mit"),
    ("führ", "aus an"),
    ("stell", "fest klar heraus"),
    ("hob heb", "hervor"),
    ("füg", "hinzu an"),
    ("räum", "ein"),
    ("wies weis", "hin zurück"),
    ("warf wirf werf", "vor"),
    ("schlug schläg schlag", "vor"),
    ("kündig", "an"),
    ("sicher", "zu"),
    ("schloss schließ", "aus"),
    ("leg", "nahe dar"),
    ("merk", "an"),
    ("stritt streit", "ab"),
    ("geh ging", "aus"),
    ("lehn", "ab"),
    ("deut", "an"),
    ("strich streich", "heraus"),
    ("mach gemacht", "deutlich klar"),
    ("nahm nimm nehm", "an"),
    ("hielt hält", "fest entgegen"),
    ("sprach sprich sprech", "aus an"),
    ("wand wend", "ein"),
    ("droh bot biet trat tritt", "an entgegen"),
];

impl Outline<'_> {
    /// The frames of one German sentence, in the order of their cues.
    pub(in crate::quotes) fn german_frames(&self, sentence: Sentence) -> Vec<Frame> {
        let (low, high) = (sentence.start, sentence.end);
        let mut found: Vec<Frame> = Vec::new();
        let mut at = low;
        while at < high {
            let frame = self
                .source(at, low, high)
                .or_else(|| self.says_it(at, low, high))
                .or_else(|| self.cue(at, low, high, found.last()));
            match frame {
                Some(frame) => {
                    at = (at + 1).max(frame.cue.1);
                    if found.last().is_none_or(|last| last.cue.1 <= frame.cue.0) {
                        found.push(frame);
                    }
                }
                None => at += 1,
            }
        }
        if let Some(frame) = self.beside(low, high, &found) {
            found.push(frame);
            found.sort_by_key(|frame| frame.cue);
        }
        if let Some(frame) = self.before_colon(low, high, &found) {
            found.push(frame);
            found.sort_by_key(|frame| frame.cue);
        }
        found
    }

    /// "heißt es in der Erklärung", "In der Erklärung hieß es": the paper speaks.
    fn says_it(&self, at: usize, low: usize, high: usize) -> Option<Frame> {
        if !matches!(self.lower(at), "heißt" | "hieß") {
            return None;
        }
        let it = if self.lower(at + 1) == "es" {
            at + 1
        } else {
            at.checked_sub(1).filter(|place| *place >= low && self.lower(*place) == "es")?
        };
        let clause = self.clause(at, low, high);
        let behind = (at.max(it) + 1..high.min(at + 8))
            .take_while(|place| self.word(*place))
            .find(|place| self.has(*place, class::PREP) && !self.article(*place))
            .and_then(|place| self.noun_phrase(place + 1, high, false));
        let front = || {
            (clause.start..at)
                .find(|place| self.has(*place, class::PREP) && !self.article(*place))
                .and_then(|place| self.noun_phrase(place + 1, at, true))
        };
        let noun = behind.filter(|noun| !self.names_a_time(noun)).or_else(front)?;
        let phrase = noun.phrase;
        let left = if phrase.start < at { clause.start } else { at.min(it) };
        let right = self.clause_end(phrase.end.max(at.max(it) + 1), high);
        Some(Frame {
            cue: (at.min(it), at.max(it) + 1),
            subject: Some(phrase),
            left,
            right,
            kind: Kind::Say,
            bond: Bond::Adjacent,
            inverted: true,
            inner: false,
        })
    }

    /// Where the clause around `from` ends: at the next mark, quotation, or "und".
    pub(super) fn clause_end(&self, from: usize, high: usize) -> usize {
        (from..high.min(from + FIELD))
            .find(|at| {
                self.is_mark(*at, ",;:.!?–—")
                    || self.quote(*at).is_some()
                    || matches!(self.lower(*at), "und" | "aber" | "sondern")
            })
            .unwrap_or(high.min(from + FIELD))
    }

    /// The frame of the reporting verb at `at`.
    fn cue(&self, at: usize, low: usize, high: usize, last: Option<&Frame>) -> Option<Frame> {
        let listed = self.has(at, class::SAY | class::LABEL);
        if !listed || self.cap(at) || at > low && self.lower(at - 1) == "zu" {
            return None;
        }
        let clause = self.clause(at, low, high);
        let Clause { start, end, opening, finite } = clause;
        let prefixed = at > start && self.takes(at, at - 1);
        if self.has(at, class::AMBIGUOUS)
            && !prefixed
            && !self.particle_ends(at, end, high)
            && !self.speaks_of(at, start, high)
        {
            return None;
        }
        // "kurz ‘CBF’ genannt": a participle that depends on nothing.
        let hangs = finite == at && self.participle_form(at) && self.lower(at).contains("ge") && start != at;
        if hangs && !self.lower(at).starts_with("gest") && opening == Opening::Main {
            return None;
        }
        let quoted = (start..end.min(high) + 1).any(|place| self.quote(place).is_some());
        let kind = if self.has(at, class::LABEL) && (!self.has(at, class::SAY) || quoted && !self.is_mark(end, ":,")) {
            Kind::Label
        } else {
            Kind::Say
        };
        let frame = |phrase: Phrase, left: usize, bond: Bond, inverted: bool, inner: bool| {
            let right = self.clause_end(phrase.end.max(at + 1).max(finite + 1), high);
            // What is named stands inside the clause, so the frame ends before it.
            let right = if kind == Kind::Label { phrase.end.max(at + 1).min(right) } else { right };
            Frame { cue: (at, at + 1), subject: Some(phrase), left, right, kind, bond, inverted, inner }
        };
        let passive = finite != at && PASSIVE.contains(&self.lower(finite)) && self.participle_form(at);
        if passive && !self.lower(at).ends_with("zitiert") {
            let noun = self.agent(start, at, high)?;
            return Some(frame(noun.phrase, start.min(noun.phrase.start), Bond::Adjacent, false, false));
        }
        match opening {
            Opening::Verb if finite != at => {
                let noun = self.middle_field(finite + 1, at).filter(|noun| noun.weight > 0)?;
                Some(frame(noun.phrase, finite, Bond::Adjacent, true, false))
            }
            Opening::Verb => self.verb_first(at, low, high, last, frame),
            Opening::As => {
                let noun = self.middle_field(start + 1, at)?;
                Some(frame(noun.phrase, start, Bond::Adjacent, true, false))
            }
            Opening::Conjunction => {
                let noun = self.middle_field(start + 1, at)?;
                let inner = matches!(self.lower(start), "dass" | "daß" | "ob" | "weil" | "wenn" | "damit");
                Some(frame(noun.phrase, start, Bond::Adjacent, false, inner))
            }
            Opening::Relative => {
                // "…, die sagte": only where the pronoun is the subject, which a second phrase would deny.
                let own = self.middle_field(start + 1, at).filter(|noun| noun.weight >= 2);
                let noun = own.or_else(|| self.phrase_up_to(start.checked_sub(1)?, low))?;
                Some(frame(noun.phrase, start, Bond::Adjacent, false, true))
            }
            // "zitiert einen Augenzeugen mit den Worten": who is quoted is the object.
            Opening::Main if finite == at && self.lower(at).starts_with("zitier") => {
                let noun = self.quoted_person(at + 1, high).or_else(|| self.front_field(start, at))?;
                Some(frame(noun.phrase, start, Bond::Adjacent, false, false))
            }
            Opening::Main => {
                let stop = if finite < at { at } else { high };
                let front = self.front_field(start, finite);
                let behind = self.middle_field(finite + 1, stop);
                // "Kern hat die Räumung gestern angekündigt": the front wins unless it cannot speak.
                let noun = Self::choose(front, behind).or_else(|| {
                    // The verb at the end of a clause whose opening was not understood.
                    let from = self.clause_front(start, at);
                    self.middle_field(from, at).filter(|noun| noun.weight >= 3)
                })?;
                let left = start.min(noun.phrase.start);
                Some(frame(noun.phrase, left, Bond::Adjacent, false, false))
            }
        }
    }

    /// Whether the particle makes the verb a reporting one ("gab … bekannt", not "gab … ab").
    fn takes(&self, verb: usize, particle: usize) -> bool {
        let (verb, particle) = (self.lower(verb), self.lower(particle));
        PARTICLES.iter().any(|(stems, particles)| {
            particles.split(' ').any(|one| one == particle) && stems.split(' ').any(|stem| verb.starts_with(stem))
        })
    }

    /// A form of "sprechen" or "reden".
    pub(super) fn speaks(&self, at: usize) -> bool {
        let stems = ["sprach", "sprich", "sprech", "gesproch", "rede"];
        !self.cap(at) && stems.iter().any(|stem| self.lower(at).starts_with(stem))
    }

    /// "sprach von einem ‘Skandal’", "Von einem ‘Skandal’ sprach": words in marks behind "von", in the clause of the verb.
    fn speaks_of(&self, verb: usize, start: usize, high: usize) -> bool {
        self.speaks(verb)
            && (start..high.min(verb + FIELD))
                .take_while(|at| *at < verb || !self.is_mark(*at, ",;:.!?"))
                .filter(|at| matches!(self.lower(*at), "von" | "vom"))
                .any(|of| {
                    let attribute = |at: &usize| self.word(*at) && !self.cap(*at);
                    let quote = (of + 1..high.min(of + 5)).find(|at| !attribute(at));
                    quote.is_some_and(|at| self.quote(at).is_some())
                })
    }

    /// A verb of several uses ("gab", "teilte") speaks with its particle at the end of the clause.
    fn particle_ends(&self, at: usize, end: usize, high: usize) -> bool {
        // An apposition to the subject may stand in between: "teilte der Chef, Jonas Brandt, mit".
        let mut stop = end;
        for _ in 0..3 {
            if stop > at + 1 && self.takes(at, stop - 1) {
                return true;
            }
            // … and so may what is quoted: "wies den Vorwurf als ‘haltlos’ zurück".
            let passed =
                self.is_mark(stop, ",–—") || self.quote(stop).is_some() || matches!(self.lower(stop), "und" | "aber");
            if !passed || stop >= high {
                break;
            }
            stop = self.clause_end(stop + 1, high);
        }
        false
    }

    /// `„…“, sagte Kern`, `…, sagte Kern`, `Kern, der Hafenmeister, sagte`, `… und sagte`.
    fn verb_first(
        &self,
        at: usize,
        low: usize,
        high: usize,
        last: Option<&Frame>,
        frame: impl Fn(Phrase, usize, Bond, bool, bool) -> Frame,
    ) -> Option<Frame> {
        let before = at.checked_sub(1).filter(|place| *place >= low)?;
        if matches!(self.lower(before), "und" | "aber" | "oder") {
            let shared = last.filter(|last| !last.inner && last.kind != Kind::According).and_then(|last| last.subject);
            let phrase = shared.or_else(|| self.leading(low, before).map(|noun| noun.phrase))?;
            return Some(frame(phrase, at, Bond::Shared, false, false));
        }
        let behind = self.middle_field(at + 1, high).filter(|noun| noun.weight > 0);
        let quote = self.quote(before).is_some()
            || self.is_mark(before, ",–—-") && before > low && self.quote(before - 1).is_some();
        if quote {
            return behind.map(|noun| frame(noun.phrase, at, Bond::Adjacent, true, false));
        }
        if !self.is_mark(before, ",–—") {
            return None;
        }
        // "Kern, der Hafenmeister, sagte der Zeitung": an insertion behind the subject.
        let across = self.leading(low, before).filter(|noun| {
            let end = noun.phrase.end;
            let near = before <= end + FIELD;
            let inserted = near && (end == before || self.is_mark(end, ",–—") && end < before);
            // "Die Brücke, die alt ist, müsse weg, sagte Kern": a finite verb stands between, so it is a clause.
            inserted && noun.weight >= 2 && !(end + 1..before).any(|place| self.is_mark(place, ",–—"))
        });
        match (across, behind) {
            (Some(across), Some(behind)) if behind.weight < 3 || across.weight == 3 && !self.named(&behind) => {
                Some(frame(across.phrase, across.phrase.start, Bond::Across, false, false))
            }
            (Some(across), None) => Some(frame(across.phrase, across.phrase.start, Bond::Across, false, false)),
            (_, Some(behind)) => Some(frame(behind.phrase, at, Bond::Adjacent, true, false)),
            (None, None) => None,
        }
    }

    /// Who is quoted by a paper: the first phrase behind the verb, whatever its case.
    fn quoted_person(&self, from: usize, high: usize) -> Option<Noun> {
        let skip = from + usize::from(matches!(self.lower(from), "man" | "auch" | "dabei" | "dazu" | "unterdessen"));
        self.noun_phrase(skip, high, false).filter(|noun| noun.weight > 0)
    }

    /// A pronoun or a name of several words.
    fn named(&self, noun: &Noun) -> bool {
        match noun.phrase.head {
            Head::Pronoun(_) => true,
            Head::Name(from, to) => to - from >= 2,
            Head::Noun(_) => false,
        }
    }

    /// The subject of the sentence's first clause.
    pub(super) fn leading(&self, low: usize, high: usize) -> Option<Noun> {
        let mut at = self.clause_front(low, high);
        // "Als ein Gast aufstand, rief der Wirt": the subject of the main clause.
        if self.subordinate(at) {
            let comma = (at..high.min(at + FIELD)).find(|place| self.is_mark(*place, ","))?;
            at = comma + 1;
            return self.middle_field(at + 1, high);
        }
        let front = (!self.has(at, class::PREP) || self.article(at))
            .then(|| self.noun_phrase(at, high, true))
            .flatten()
            .filter(|noun| !noun.oblique && !self.names_a_time(noun) && noun.weight > 0);
        front.or_else(|| self.middle_field(at + 1, high))
    }

    /// A conjunction that opens a clause which is no main clause.
    pub(super) fn subordinate(&self, at: usize) -> bool {
        matches!(
            self.lower(at),
            "als"
                | "nachdem"
                | "während"
                | "obwohl"
                | "wenn"
                | "weil"
                | "bevor"
                | "um"
                | "wie"
                | "da"
                | "seit"
                | "sobald"
        ) && !self.has(at + 1, class::TIME)
    }

    /// "wurde von der Polizei mitgeteilt": who does it in the passive.
    fn agent(&self, start: usize, at: usize, high: usize) -> Option<Noun> {
        let place = (start..at).find(|place| matches!(self.lower(*place), "von" | "vom" | "durch" | "seitens"))?;
        self.noun_phrase(place + 1, at.min(high), false).filter(|noun| noun.weight >= 2)
    }

    /// The longest phrase that ends at `end`.
    pub(super) fn phrase_up_to(&self, end: usize, low: usize) -> Option<Noun> {
        let first = low.max(end.saturating_sub(12));
        (first..end).find_map(|from| {
            let fresh = from == low || !self.word(from - 1) || !self.cap(from - 1) && !self.article(from - 1);
            fresh.then(|| self.noun_phrase(from, end, true)).flatten().filter(|noun| noun.phrase.end == end)
        })
    }
}
