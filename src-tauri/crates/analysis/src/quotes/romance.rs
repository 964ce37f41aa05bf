//! Reporting frames in French, Spanish, Portuguese and Italian: the subject stands before the verb, behind it
//! ("a déclaré à l'agence le ministre X"), or is left out; compound tenses and pronouns stand around the verb.
use super::cues::class;
use super::frames::{Bond, Frame, Kind};
use super::outline::Outline;
use super::phrases::{Head, Phrase};
use crate::Language;

/// What stands right before a verb.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    /// First item of the auxiliaries, pronouns and adverbs.
    left: usize,
    have: bool,
    be: bool,
    reflexive: bool,
    passive: bool,
    /// The subject hangs on the auxiliary ("a-t-il déclaré").
    pronoun: Option<usize>,
}

impl Outline<'_> {
    /// Whether the language leaves subject pronouns out.
    pub(super) fn drops_subjects(&self) -> bool {
        matches!(self.lexicon.language, Language::Spanish | Language::Portuguese | Language::Italian)
    }

    /// The frame whose cue begins at `at`; `last` is the frame before it in the sentence.
    pub(super) fn romance_verb(&self, at: usize, low: usize, high: usize, last: Option<&Frame>) -> Option<Frame> {
        let cue_end = self.cue_end(at).filter(|end| *end <= high)?;
        let single = cue_end == at + 1;
        if self.cap(at) && at != low && self.word(at - 1) {
            return None;
        }
        let low = self.behind_dateline(low, at);
        let group = self.group(at, low);
        if single && self.has(at, class::PRON) && self.has(at, class::SAY) {
            return Some(self.framed((group.left, at, cue_end), Some(pronoun(at)), Kind::Say, Bond::Adjacent, true));
        }
        if single && self.has(at, class::INFINITIVE | class::PARTICIPLE) && !self.has(at, class::SAY | class::LABEL) {
            return self.hanging(at, low, high, last);
        }
        // "n'a pas dit", "no dijo": what was not said.
        if group.left > low && matches!(self.lower(group.left - 1), "pas" | "no" | "não" | "non" | "jamais") {
            return None;
        }
        if single && !self.is_finite(at, &group, low) {
            return None;
        }
        let kind = if single && (self.has(at, class::LABEL) && !self.has(at, class::SAY) || self.label_here(at)) {
            Kind::Label
        } else {
            Kind::Say
        };
        self.with_subject((at, cue_end), (low, high), &group, kind, last)
    }

    /// Where the cue that begins at `at` ends: behind one word, or behind a phrase ("fait valoir").
    fn cue_end(&self, at: usize) -> Option<usize> {
        let phrase = self.lexicon.cue_phrases.iter().find(|words| self.reads(at, words));
        if let Some(words) = phrase {
            return Some(at + words.len());
        }
        self.has(at, class::SAY | class::LABEL | class::PARTICIPLE | class::INFINITIVE).then_some(at + 1)
    }

    /// Whether the items from `at` on are these words.
    pub(super) fn reads(&self, at: usize, words: &[String]) -> bool {
        words.iter().enumerate().all(|(offset, word)| self.lower(at + offset) == word)
    }

    fn group(&self, at: usize, low: usize) -> Group {
        let mut group = Group { left: at, ..Group::default() };
        while group.left > low && at - group.left < 8 {
            let place = group.left - 1;
            if !self.word(place) || self.cap(place) && place != low {
                break;
            }
            let word = self.lower(place);
            let hung = self.has(place, class::PRON)
                && word.contains('-')
                && self.has(place, class::HAVE | class::BE | class::AUX);
            let small = class::AUX | class::HAVE | class::BE | class::CLITIC;
            let adverb = (word.ends_with("mente") || word.ends_with("ment"))
                && word.len() > 6
                && !self.has(place, class::ROLES | class::ORG | class::ORGREF);
            if !(hung || adverb || self.has(place, small)) {
                break;
            }
            if hung {
                group.pronoun = Some(place);
                group.have = true;
            }
            // "è stato", "ha sido": the participle of "be" itself makes a passive.
            group.passive |= self.has(place, class::PASSIVE) && !self.has(place, class::BE);
            group.have |= self.has(place, class::HAVE);
            group.be |= self.has(place, class::BE);
            group.reflexive |= self.has(place, class::REFLEXIVE);
            group.left = place;
        }
        group
    }

    /// Whether the word at `at` is a verb in its place, and no noun, no participle of a noun and no passive.
    fn is_finite(&self, at: usize, group: &Group, low: usize) -> bool {
        if group.passive || group.be && !group.reflexive && !group.have {
            return false;
        }
        if self.has(at, class::PAST) && !group.have && !(group.be && group.reflexive) {
            return false;
        }
        let previous = at.checked_sub(1).filter(|place| *place >= low && self.word(*place));
        let article =
            previous.is_some_and(|place| self.has(place, class::DET | class::PREP) && !self.has(place, class::HAVE));
        // "Comme le souligne l'économiste": there the article is a pronoun.
        let led = self.as_said_before(group.left, low).is_some();
        led || group.have || group.reflexive || !article || !self.has(at, class::AMBIGUOUS)
    }

    fn framed(
        &self,
        (left, cue, cue_end): (usize, usize, usize),
        subject: Option<Phrase>,
        kind: Kind,
        bond: Bond,
        inverted: bool,
    ) -> Frame {
        Frame {
            cue: (cue, cue_end),
            left: subject.map_or(left, |phrase| phrase.start.min(left)),
            right: subject.map_or(cue_end, |phrase| phrase.end.max(cue_end)),
            subject,
            kind,
            bond,
            inverted,
            inner: false,
        }
    }

    fn with_subject(
        &self,
        (at, cue_end): (usize, usize),
        (low, high): (usize, usize),
        group: &Group,
        kind: Kind,
        last: Option<&Frame>,
    ) -> Option<Frame> {
        let mut left = group.left;
        let led = self.as_said_before(left, low).or_else(|| self.thus_before(left, at, low));
        if let Some(start) = led {
            left = start;
        }
        let cue = (left, at, cue_end);
        let behind_quote = left > low
            && (self.quote(left - 1).is_some()
                || left > low + 1 && self.is_mark(left - 1, ",—–-―") && self.quote(left - 2).is_some());
        let kind = if behind_quote { Kind::Say } else { kind };
        if let Some(place) = group.pronoun {
            return Some(self.framed(cue, Some(pronoun(place)), kind, Bond::Adjacent, true));
        }
        let previous = left.checked_sub(1).filter(|place| *place >= low);
        let marked =
            previous.is_some_and(|place| !self.word(place) && self.quote(place).is_none() && !self.is_mark(place, ")"));
        // Where subjects are left out, any conjunction may lead to a verb without one ("aunque ha advertido").
        let coordinated = previous.is_some_and(|place| {
            self.has(place, class::COORDINATING)
                || self.drops_subjects()
                    && self.has(place, class::CONJ)
                    && !self.has(place, class::THAT | class::REL | class::PREP)
        }) && led.is_none();
        let opens = previous.is_none() || marked || behind_quote || led.is_some();
        // "Jean Morel, directeur du port, a déclaré".
        // "…, a annoncé la préfecture": behind a comma the subject may follow as well, where nothing else is said.
        let comma = previous.is_some_and(|place| self.is_mark(place, ","));
        let closes = comma && !behind_quote && !self.has(at, class::LABEL | class::TELL) && !self.leads(cue_end, high);
        if closes {
            let behind = self.subject_behind(cue_end, high, true).filter(|phrase| match phrase.head {
                Head::Noun(noun) => self.speaking_noun(noun),
                _ => true,
            });
            if let Some(subject) = behind {
                return Some(self.framed(cue, Some(subject), kind, Bond::Adjacent, true));
            }
        }
        let across = previous
            .filter(|place| !behind_quote && led.is_none() && self.is_mark(*place, ",—–"))
            .and_then(|place| self.across(place, low).map(|phrase| self.named_behind(phrase, place)));
        if let Some(phrase) = across {
            return Some(self.framed(cue, Some(phrase), kind, Bond::Across, false));
        }
        let adverbial = previous.is_some_and(|place| self.adverbial(place, low));
        if opens || coordinated || adverbial {
            if let Some(subject) = self.subject_behind(cue_end, high, behind_quote || led.is_some()) {
                let objects = !behind_quote && led.is_none() && self.has(at, class::LABEL | class::TELL);
                if !objects {
                    return Some(self.framed(cue, Some(subject), kind, Bond::Adjacent, true));
                }
            }
        }
        if coordinated {
            let shared = last
                .filter(|frame| !frame.inner)
                .and_then(|frame| frame.subject)
                .or_else(|| self.main_subject(low, left.saturating_sub(1)));
            if shared.is_some() || self.drops_subjects() {
                let frame = self.framed((left - 1, at, cue_end), None, kind, Bond::Shared, false);
                return Some(Frame { subject: shared, ..frame });
            }
            return None;
        }
        if opens || adverbial && self.drops_subjects() {
            let sure = !self.has(at, class::AMBIGUOUS) || group.have || group.reflexive || behind_quote;
            let reported = behind_quote || led.is_some() || self.leads(cue_end, high);
            if !self.drops_subjects() || !sure || !reported {
                return None;
            }
            let bond = if behind_quote { Bond::Adjacent } else { Bond::Shared };
            return Some(self.framed(cue, None, kind, bond, behind_quote || led.is_some()));
        }
        let subject = self.subject_before(left, low)?;
        let stands = match subject.head {
            Head::Noun(place) => {
                self.speaking_noun(place)
                    || kind == Kind::Say && !self.has(at, class::AMBIGUOUS) && self.leads(cue_end, high)
            }
            Head::Name(..) => {
                !self.has(at, class::AMBIGUOUS) || group.have || self.leads(cue_end, high) || kind == Kind::Label
            }
            Head::Pronoun(place) => !self.has(place, class::PRON_I),
        };
        stands.then(|| self.framed(cue, Some(subject), kind, Bond::Adjacent, false))
    }

    /// Whether "comme", "según", "secondo quanto" ends right before the item `left`, and where it begins.
    fn as_said_before(&self, left: usize, low: usize) -> Option<usize> {
        let found = self.lexicon.as_said.iter().filter_map(|words| {
            let start = left.checked_sub(words.len()).filter(|start| *start >= low)?;
            self.reads(start, words).then_some(start)
        });
        found.min()
    }

    /// Whether the sentence begins with "Así lo", "C'est ce qu'" and its like right before the verb at `at`.
    fn thus_before(&self, left: usize, at: usize, low: usize) -> Option<usize> {
        let found = self.lexicon.thus.iter().any(|words| {
            let end = low + words.len();
            (left..at).contains(&end) && self.reads(low, words) || end == left && self.reads(low, words)
        });
        found.then_some(low)
    }

    /// Whether what is said follows: "que", a colon, or a quotation a few words on.
    pub(super) fn leads(&self, from: usize, high: usize) -> bool {
        (from..high.min(from + 8))
            .any(|at| self.has(at, class::THAT) || self.is_mark(at, ":") || self.quote(at).is_some())
    }

    /// Gerunds and infinitives that hang on another subject: "añadiendo que", "avant d'ajouter : «…»".
    fn hanging(&self, at: usize, low: usize, high: usize, last: Option<&Frame>) -> Option<Frame> {
        if !self.leads(at + 1, high.min(at + 5)) {
            return None;
        }
        let gerund = self.has(at, class::PARTICIPLE);
        let before = at.checked_sub(1).filter(|place| *place >= low)?;
        let hangs = !self.word(before)
            || matches!(
                self.lower(before),
                "en" | "y"
                    | "e"
                    | "et"
                    | "ed"
                    | "de"
                    | "d'"
                    | "al"
                    | "ao"
                    | "tras"
                    | "após"
                    | "poi"
                    | "antes"
                    | "avant"
                    | "après"
                    | "per"
                    | "pour"
                    | "nel"
                    | "nell'"
                    | "di"
            );
        if !hangs || !gerund && !self.word(before) {
            return None;
        }
        let mut left = before + usize::from(!self.word(before));
        // "Et d'ajouter": whoever spoke last goes on.
        let goes_on = !gerund && left <= low + 1 && (left == low || self.has(low, class::COORDINATING));
        if goes_on {
            left = low;
        }
        let outer = last.filter(|frame| !frame.inner).and_then(|frame| frame.subject);
        let subject = if goes_on { None } else { outer.or_else(|| self.main_subject(low, left)) };
        let frame = self.framed((left, at, at + 1), None, Kind::Say, Bond::Shared, false);
        let kind = if goes_on { Kind::Say } else { Kind::Participle };
        if subject.is_none() && !goes_on && !self.drops_subjects() {
            return None;
        }
        Some(Frame { subject, kind, ..frame })
    }
}

/// A pronoun as a phrase.
const fn pronoun(at: usize) -> Phrase {
    Phrase { start: at, end: at + 1, head: Head::Pronoun(at) }
}
