//! German noun phrases, read forward: article, attributes, nouns, genitives, prepositional attributes, appositions.
use crate::quotes::cues::class;
use crate::quotes::outline::Outline;
use crate::quotes::phrases::{Head, Phrase};

/// A noun phrase and what it could do in its clause.
#[derive(Debug, Clone, Copy)]
pub(super) struct Noun {
    pub phrase: Phrase,
    /// Its article shows another case than the nominative.
    pub oblique: bool,
    /// How likely it speaks, 0 to 3.
    pub weight: u8,
}

/// No phrase has more attributes in a row.
const REACH: usize = 12;

impl Outline<'_> {
    /// The phrase that begins at `start`. With `wide`, "in", "an" and "auf" belong to it as well.
    pub(super) fn noun_phrase(&self, start: usize, high: usize, wide: bool) -> Option<Noun> {
        let particle = matches!(self.lower(start), "auch" | "selbst" | "sogar" | "nur" | "allein" | "rund" | "etwa");
        let begin = start + usize::from(particle);
        if begin >= high || !self.word(begin) {
            return None;
        }
        if matches!(self.lower(begin), "er" | "sie" | "es" | "man" | "ich" | "wir") {
            let weight = if self.has(begin, class::PRON_IT) { 0 } else { 3 };
            let phrase = Phrase { start: begin, end: begin + 1, head: Head::Pronoun(begin) };
            return Some(Noun { phrase, oblique: false, weight });
        }
        let article = self.article(begin);
        let mut first = begin;
        while first < high && first < begin + 3 && self.article(first) && !(first > begin && self.cap(first)) {
            first += 1;
        }
        let Some(noun) = self.attributes(first, high, article) else {
            // "dieser sagte", "beide erklärten".
            let alone = matches!(
                self.lower(begin),
                "dieser"
                    | "diese"
                    | "jener"
                    | "letzterer"
                    | "letztere"
                    | "beide"
                    | "viele"
                    | "einige"
                    | "andere"
                    | "das"
                    | "dies"
            );
            let weight = if matches!(self.lower(begin), "das" | "dies") { 0 } else { 2 };
            let phrase = Phrase { start: begin, end: begin + 1, head: Head::Pronoun(begin) };
            return alone.then_some(Noun { phrase, oblique: false, weight });
        };
        let nouns = self.nouns(noun, high);
        let (mut end, last) = (nouns, nouns);
        let named = matches!(self.head(begin, noun, last, article), Head::Name(from, to) if to - from >= 2);
        for _ in 0..4 {
            // No genitive hangs on a person: "laut Ada Kern der Sprecher".
            if named && end == last && matches!(self.lower(end), "der" | "des" | "einer" | "eines") {
                break;
            }
            let next = self.attribute(end, high, wide);
            let Some(next) = next else { break };
            end = next;
        }
        let mut head = self.head(begin, noun, last, article);
        let mut weight = match head {
            // "Kerns Entscheidung": what belongs to a name.
            Head::Name(from, to) if to == from + 2 && self.owns(from) => self.personal(from + 1).max(1),
            Head::Name(from, to) if self.has(from, class::GIVEN) || to - from >= 2 || from > noun => 3,
            Head::Name(from, _) if from == begin => self.personal(noun).max(2),
            _ => (noun..last).take(4).filter(|at| self.noun(*at)).map(|at| self.personal(at)).max().unwrap_or(1),
        };
        if let Head::Name(from, to) = head {
            if to == from + 2 && self.owns(from) {
                head = Head::Noun(from + 1);
            }
        }
        if let Some((from, to)) = self.named_after(end, high) {
            // "die Sprecherin der Fraktion, Ada Kern,": the name is what counts.
            if !matches!(head, Head::Name(first, stop) if self.has(first, class::GIVEN) && stop - first >= 2) {
                head = Head::Name(from, to);
                weight = 3;
            }
            end = self.in_brackets(to, high);
        } else if let Some(to) = self.described_after(end, high) {
            end = to;
        }
        let oblique = self.oblique(begin, noun);
        Some(Noun { phrase: Phrase { start: begin, end, head }, oblique, weight })
    }

    /// A genitive before its noun ("Kerns").
    fn owns(&self, at: usize) -> bool {
        self.lower(at).ends_with('s')
            && !self.has(at, class::GIVEN | class::TITLES | class::ROLES)
            && !self.possessive(at)
            || self.possessive(at)
    }

    /// The first noun behind the attributes at `at`.
    fn attributes(&self, at: usize, high: usize, article: bool) -> Option<usize> {
        let mut here = at;
        while here < high && here < at + REACH {
            // Without an article "sagte" is a verb, behind one "der erklärte Gegner" is none.
            let verb = !article && self.has(here, class::SAY | class::LABEL);
            if !verb && self.adjective(here) && !(self.cap(here) && self.has(here, class::GIVEN)) {
                here += 1;
                continue;
            }
            if self.noun(here) {
                return Some(here);
            }
            if self.is_mark(here, ",") && here > at && self.adjective(here - 1) && self.adjective(here + 1) {
                here += 1;
                continue;
            }
            // "der 22-", "der 1.", and "die in Berlin lebende", "der gestern verhaftete".
            let inner = self.word(here) && !self.cap(here) && article;
            let stop = inner
                .then(|| (here + 1..high.min(here + REACH)).take_while(|place| self.word(*place)))
                .and_then(|mut places| {
                    places.find(|place| !self.cap(*place) && self.adjective(*place) && self.noun(place + 1))
                });
            here = stop?;
        }
        None
    }

    /// One past the run of nouns that begins at `noun`: a role and a name, or a name of several words.
    fn nouns(&self, noun: usize, high: usize) -> usize {
        let mut end = noun + 1;
        while end < high && end < noun + REACH {
            let day = self.has(end, class::TIME) && !self.has(end - 1, class::GIVEN | class::TITLES);
            if self.noun(end) && !day {
                end += 1;
            } else if self.has(end, class::PARTICLE)
                && !self.has(end, class::DET)
                && self.noun(end + 1)
                && !self.has(end - 1, class::ROLES | class::TITLES | class::ORG)
                && !(self.lower(end) == "von" && self.personal(end - 1) > 2)
                || self.is_mark(end, "&/") && self.cap(end + 1)
                || self.lower(end) == "und" && self.noun(end + 1) && !self.has(end + 1, class::TIME)
            {
                end += 2;
            } else if self.is_mark(end, "/") && self.article(end + 1)
                || self.lower(end).starts_with(|c: char| c.is_ascii_digit()) && self.is_mark(end + 1, "/")
                || self.quote(end).is_some() && self.title_inside(end) && self.has(end - 1, class::WORK | class::ORG)
            {
                end += 1;
            } else {
                break;
            }
        }
        self.in_brackets(end, high)
    }

    /// Past "(SPD)" or "(45)" at `at`.
    fn in_brackets(&self, at: usize, high: usize) -> usize {
        if !self.is_mark(at, "(") {
            return at;
        }
        (at + 1..high.min(at + 9)).find(|place| self.is_mark(*place, ")")).map_or(at, |close| close + 1)
    }

    /// A quotation that can be a name: short, with a capital, and without a mark at its end.
    fn title_inside(&self, at: usize) -> bool {
        let Some(number) = self.quote(at) else { return false };
        let inside = self.stretch(number).inside(self.text);
        inside.split_whitespace().count() <= 5
            && inside.starts_with(char::is_uppercase)
            && inside.ends_with(char::is_alphanumeric)
    }

    /// Past the genitive or prepositional attribute at `at`.
    fn attribute(&self, at: usize, high: usize, wide: bool) -> Option<usize> {
        if at >= high || !self.word(at) || self.cap(at) {
            return None;
        }
        let genitive = matches!(
            self.lower(at),
            "des" | "der" | "eines" | "einer" | "dieses" | "dieser" | "seiner" | "seines" | "ihrer" | "ihres" | "deren"
        );
        let close = matches!(self.lower(at), "von" | "vom" | "für" | "aus" | "bei" | "beim" | "zur" | "zum");
        let place = wide && matches!(self.lower(at), "in" | "im" | "am" | "an" | "auf" | "über" | "gegen" | "mit");
        if !genitive && !close && !place {
            return None;
        }
        let from = at + 1 + usize::from(!genitive && self.article(at + 1));
        let noun = self.attributes(from, high, true)?;
        if self.has(noun, class::TIME) && !genitive {
            return None;
        }
        Some(self.nouns(noun, high))
    }

    /// ", Ada Kern," behind a role.
    fn named_after(&self, comma: usize, high: usize) -> Option<(usize, usize)> {
        if !self.is_mark(comma, ",") {
            return None;
        }
        let mut from = comma + 1;
        while self.has(from, class::TITLES | class::ROLES) && self.noun(from) && !self.has(from, class::GIVEN) {
            from += 1;
        }
        let named = self.noun(from) && self.noun(from + 1) && !self.article(from) && !self.has(from, class::ORG);
        if !named {
            return None;
        }
        let mut stop = from + 1;
        while stop < high
            && stop < from + 6
            && (self.noun(stop)
                || self.has(stop, class::PARTICLE) && self.noun(stop + 1) && !self.has(stop, class::DET))
        {
            stop += 1;
        }
        let after = self.in_brackets(stop, high);
        let given = self.has(from, class::GIVEN);
        let closed = after >= high || self.is_mark(after, ",:.;") || self.quote(after).is_some();
        (closed || given).then_some((from, stop))
    }

    /// Past ", der Sprecher der Fischer" behind a name, when a comma or the end follows.
    fn described_after(&self, comma: usize, high: usize) -> Option<usize> {
        if !self.is_mark(comma, ",") {
            return None;
        }
        let from = comma + 1;
        let first = from + usize::from(self.article(from));
        let noun = self.attributes(first, high, self.article(from))?;
        if noun == from && !self.has(noun, class::ROLES | class::TITLES) || self.personal(noun) < 3 {
            return None;
        }
        let mut end = self.nouns(noun, high);
        for _ in 0..3 {
            let Some(next) = self.attribute(end, high, true) else { break };
            end = next;
        }
        let closed = end >= high || self.is_mark(end, ",:.;)") || self.quote(end).is_some();
        (closed && !self.oblique(from, noun)).then_some(end)
    }

    /// What the nouns `[noun, last)` turn on.
    fn head(&self, begin: usize, noun: usize, last: usize, article: bool) -> Head {
        let words = (noun..last).find(|at| self.is_mark(*at, "(")).unwrap_or(last);
        let run = |from: usize| {
            (from..words).find(|at| !self.noun(*at) && !self.has(*at, class::PARTICLE)).unwrap_or(words).max(from + 1)
        };
        if let Some(given) = (noun..words).find(|at| {
            self.has(*at, class::GIVEN) && self.cap(*at) && (self.noun(at + 1) || self.has(at + 1, class::PARTICLE))
        }) {
            if given + 1 < words {
                return Head::Name(given, run(given).min(given + 4));
            }
        }
        let title = class::TITLES | class::ROLES;
        let mut from = noun;
        while from < words && self.has(from, title) && !self.has(from, class::GIVEN) {
            from += 1;
        }
        if from > noun && from < words && self.noun(from) && !self.has(from, class::ORG) {
            return Head::Name(from, run(from));
        }
        if from > noun {
            return Head::Noun(noun);
        }
        // "der Nobelpreisträger Adolf Perl": a noun behind an article, and then a name.
        if (article || noun > begin) && words > noun + 1 {
            let stop = run(noun + 1);
            let name = !self.has(noun + 1, class::ORG | class::TIME) && self.noun(noun + 1);
            return if name && stop >= noun + 3 { Head::Name(noun + 1, stop) } else { Head::Noun(noun) };
        }
        if article || noun > begin {
            return Head::Noun(noun);
        }
        Head::Name(noun, run(noun))
    }
}
