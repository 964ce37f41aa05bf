//! Whom a pronoun or a description points at.
//!
//! Salience after Lappin and Leass (1994), cut down to what can be read without a parser: every mention adds weight,
//! subjects and speakers more, and all weights halve with each sentence. Quotations do not age it, and names inside
//! them never count, so a pronoun is not resolved into what is being quoted.
use super::cues::class;
use super::outline::Outline;
use super::people::{Cast, Gender};
use super::phrases::{Head, Phrase};
use super::{Attribution, SpeakerKind};

/// A speaker that was made out, and how sure that is.
#[derive(Debug, Clone)]
pub(super) struct Resolved {
    pub attribution: Attribution,
    /// 0 to 1.
    pub confidence: f64,
    /// A clause for people.
    pub why: String,
}

/// The people in mind at one place of the text.
#[derive(Debug, Default)]
pub(super) struct Focus {
    weights: Vec<Weight>,
    /// A source without a name that spoke last ("a police spokesman"), for the pronoun that follows it.
    generic: Option<(String, Gender, f64)>,
    /// How sure the last speaker was.
    sure: f64,
    /// Next of [`Cast::mentions`] to be seen.
    seen: usize,
    /// Who spoke last.
    pub speaker: Option<usize>,
}

/// Nobody has more people in mind.
const KEPT: usize = 64;
const MENTION: f64 = 60.0;
const FIRST: f64 = 60.0;
const SPEAKER: f64 = 200.0;
const INTRODUCED: f64 = 200.0;

/// Someone in mind.
#[derive(Debug, Clone, Copy)]
struct Weight {
    person: usize,
    /// From the sentences before.
    past: f64,
    /// From this one: its strongest place, however often it is named.
    now: f64,
}

impl Weight {
    fn total(self) -> f64 {
        self.past + self.now
    }
}

impl Focus {
    /// A sentence has passed.
    pub fn age(&mut self) {
        for weight in &mut self.weights {
            weight.past = weight.total() * 0.5;
            weight.now = 0.0;
        }
        // What has faded is forgotten, so the list stays short.
        self.weights.retain(|weight| weight.past > 0.4);
        if let Some(generic) = &mut self.generic {
            generic.2 *= 0.5;
        }
        self.generic.take_if(|generic| generic.2 < 20.0);
    }

    fn add(&mut self, person: usize, now: f64) {
        match self.weights.iter_mut().find(|known| known.person == person) {
            Some(known) => known.now = known.now.max(now),
            None => {
                if self.weights.len() >= KEPT {
                    let least = self.weights.iter().enumerate().min_by(|a, b| a.1.total().total_cmp(&b.1.total()));
                    least.map(|(at, _)| at).map(|at| self.weights.swap_remove(at));
                }
                self.weights.push(Weight { person, past: 0.0, now });
            }
        }
    }

    /// Takes in the mentions up to the item `end`; `start` is where the sentence begins.
    pub fn advance(&mut self, outline: &Outline, cast: &Cast, start: usize, end: usize) {
        while let Some(mention) = cast.mentions.get(self.seen).filter(|mention| mention.end <= end) {
            let first = cast.within(start, mention.start).is_empty() && mention.start >= start;
            let possessive = outline.possessive(mention.end - 1);
            // "for nominee Ada Kern": the role in front of the name belongs to it.
            let front = (start..mention.start)
                .rev()
                .take_while(|at| outline.has(*at, class::ROLES | class::TITLES) || outline.name_word(*at))
                .last()
                .unwrap_or(mention.start);
            let after_preposition = front > start && outline.has(front - 1, class::PREP);
            // "It worries Henrik Dahl, head of the union.": somebody new with a role is about to be heard.
            let person = cast.people.get(mention.person);
            let introduced = person.is_some_and(|person| {
                !possessive
                    && !after_preposition
                    && person.kind == SpeakerKind::Person
                    && !person.roles.is_empty()
                    && person.mentions.first().is_some_and(|span| span.start() == outline.span(mention.start).start())
            });
            let weight = match (first, possessive || after_preposition) {
                (true, false) => MENTION + FIRST,
                (true, true) | (false, false) => MENTION,
                (false, true) => MENTION * 0.5,
            };
            self.add(mention.person, if introduced { weight.max(MENTION) + INTRODUCED } else { weight });
            self.seen += 1;
        }
    }

    /// `resolved` has just spoken (`said`), or called somebody something.
    pub fn spoke(&mut self, resolved: &Resolved, gender: Gender, said: bool) {
        let weight = MENTION + FIRST + if said { SPEAKER } else { SPEAKER * 0.7 };
        match resolved.attribution.person {
            Some(person) => {
                self.add(person, weight);
                self.speaker = Some(person);
                self.sure = resolved.confidence;
                self.generic = None;
            }
            None if said => self.generic = Some((resolved.attribution.canonical.clone(), gender, weight)),
            None => {}
        }
    }

    /// `resolved` is what a sentence is about, though it says nothing there.
    pub fn acted(&mut self, resolved: &Resolved) {
        if let Some(person) = resolved.attribution.person {
            self.add(person, MENTION + FIRST);
        }
    }

    /// The best person of this gender and how far it stands above the second.
    fn best(&self, cast: &Cast, gender: Gender) -> Option<(usize, f64)> {
        let mut ranked: Vec<(usize, f64)> = self
            .weights
            .iter()
            .filter_map(|known| {
                super::steps::step();
                let (person, weight) = (&known.person, known.total());
                let kind = match cast.kind(*person) {
                    SpeakerKind::Person => 1.0,
                    SpeakerKind::Organization => return None,
                    SpeakerKind::Unknown if cast.speaks(*person) => 0.85,
                    SpeakerKind::Unknown if cast.may_be_person(*person) => 0.5,
                    SpeakerKind::Unknown => 0.08,
                };
                let fits = match cast.gender(*person) {
                    Gender::Unknown => 0.75,
                    known if gender == Gender::Unknown || known == gender => 1.0,
                    _ => return None,
                };
                Some((*person, weight * kind * fits))
            })
            .collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        let (first, weight) = ranked.first().copied()?;
        let second = ranked.get(1).map_or(0.0, |(_, weight)| *weight);
        (weight > 2.0).then(|| (first, weight / (weight + second)))
    }

    fn weight(&self, person: usize) -> f64 {
        self.weights.iter().find(|known| known.person == person).map_or(0.0, |known| known.total())
    }

    /// The most salient of `people`.
    fn pick(&self, people: &[usize]) -> Option<usize> {
        let weight =
            |person: usize| self.weights.iter().find(|known| known.person == person).map_or(0.0, |known| known.total());
        people.iter().copied().filter(|person| weight(*person) > 0.0).max_by(|a, b| weight(*a).total_cmp(&weight(*b)))
    }

    /// The most salient organization with `word` in its name.
    fn organization(&self, cast: &Cast, word: &str) -> Option<usize> {
        self.first_organization(cast, |name| name.split_whitespace().any(|part| part.to_lowercase() == word))
    }

    fn first_organization(&self, cast: &Cast, fits: impl Fn(&str) -> bool) -> Option<usize> {
        let fitting = self
            .weights
            .iter()
            .filter(|known| cast.kind(known.person) == SpeakerKind::Organization && fits(cast.name(known.person)));
        fitting.max_by(|a, b| a.total().total_cmp(&b.total())).map(|known| known.person)
    }

    /// Who is meant by `phrase`.
    pub fn resolve(&self, outline: &Outline, cast: &Cast, phrase: Phrase) -> Resolved {
        let span = outline.cover(phrase.start, phrase.end);
        let text = span.of(outline.text);
        let generic = |confidence: f64, why: String| Resolved {
            attribution: Attribution { mentions: vec![span], canonical: tidy(text), person: None },
            confidence,
            why,
        };
        let known = |person: usize, confidence: f64, why: String| Resolved {
            attribution: Attribution {
                mentions: vec![span],
                canonical: cast.name(person).to_owned(),
                person: Some(person),
            },
            confidence,
            why,
        };
        match phrase.head {
            Head::Name(start, end) => match cast.mention(start, end) {
                Some(mention) if mention.ambiguous => known(
                    mention.person,
                    0.6,
                    format!("“{text}” could be several people here; {} is named most", cast.name(mention.person)),
                ),
                Some(mention) => known(mention.person, 0.97, named(text, cast.name(mention.person))),
                None => generic(0.85, format!("“{text}” is the subject")),
            },
            Head::Pronoun(at) => {
                let gender = if outline.has(at, class::PRON_M | class::POSS_M) {
                    Gender::Male
                } else if outline.has(at, class::PRON_F | class::POSS_F) && !outline.german_plural(at) {
                    Gender::Female
                } else if outline.has(at, class::PRON_IT) && !outline.has(at, class::THAT | class::DET) {
                    if let Some(person) = self.first_organization(cast, |_| true) {
                        let why =
                            format!("“{text}” is taken for {}, the organization named just before", cast.name(person));
                        return known(person, 0.66, why);
                    }
                    return generic(0.3, format!("nobody is named, only “{text}”"));
                } else {
                    return generic(0.3, format!("nobody is named, only “{text}”"));
                };
                // "A police spokesman said … He added …": whoever it is, it is nobody with a name.
                if let Some((words, known, weight)) = &self.generic {
                    let fits = *known == gender || *known == Gender::Unknown;
                    let rival = self.best(cast, gender).map_or(0.0, |(person, _)| self.weight(person));
                    if fits && *weight > rival {
                        return Resolved {
                            attribution: Attribution { mentions: vec![span], canonical: words.clone(), person: None },
                            confidence: 0.72,
                            why: format!("“{text}” is taken for {words}, the last to speak"),
                        };
                    }
                }
                match self.best(cast, gender) {
                    Some((person, share)) => {
                        let again = self.speaker == Some(person);
                        // One whose sex fits and is told by name or title is seldom wrong.
                        let sure = if cast.gender(person) == gender { -0.08 } else { 0.12 };
                        let mut confidence = (0.45 + 0.45 * share + if again { 0.06 } else { 0.0 } - sure).min(0.93);
                        if again {
                            // A guess does not grow surer by being repeated.
                            confidence = confidence.min(self.sure + 0.02);
                        }
                        let name = cast.name(person);
                        known(
                            person,
                            confidence,
                            format!("“{text}” is taken for {name}, who is named or speaks just before"),
                        )
                    }
                    None => generic(0.25, format!("it is not clear whom “{text}” means")),
                }
            }
            Head::Noun(at) => {
                let article = outline.lower(phrase.start);
                let definite = (matches!(article, "the" | "der" | "die" | "le" | "la" | "l'" | "el")
                    || outline.lexicon.romance() && matches!(article, "il" | "lo" | "o" | "a"))
                    && phrase.end - phrase.start <= 5;
                let people = cast
                    .by_role
                    .get(outline.lower(at))
                    .filter(|_| definite && outline.has(at, class::ROLES | class::TITLES));
                if let Some(people) = people {
                    let chosen = match people.as_slice() {
                        [one] => Some((*one, 0.78)),
                        many => self.pick(many).map(|one| (one, 0.6)),
                    };
                    if let Some((person, confidence)) = chosen {
                        return known(
                            person,
                            confidence,
                            format!("“{text}” is how the article describes {}", cast.name(person)),
                        );
                    }
                }
                // "a ajouté cette retraitée": whoever spoke just before.
                let pointed =
                    matches!(article, "cette" | "cet" | "ce" | "este" | "esta" | "questo" | "questa" | "esse" | "essa");
                if let Some(person) = self.speaker.filter(|_| pointed && outline.has(at, class::ROLES)) {
                    let told = match (outline.has(at, class::ROLE_M), outline.has(at, class::ROLE_F)) {
                        (true, false) => Gender::Male,
                        (false, true) => Gender::Female,
                        _ => Gender::Unknown,
                    };
                    let own = cast.gender(person);
                    if cast.kind(person) != SpeakerKind::Organization
                        && (told == Gender::Unknown || own == Gender::Unknown || own == told)
                    {
                        let why = format!("“{text}” points at {}, the last to speak", cast.name(person));
                        return known(person, 0.76, why);
                    }
                }
                if definite {
                    // "The commission", after "the Harbor Commission".
                    let word = outline.lower(at);
                    if let Some(person) = self.organization(cast, word) {
                        return known(person, 0.72, format!("“{text}” is short for {}", cast.name(person)));
                    }
                    // "The governor said": somebody who was named before, if only one can be meant.
                    let one = outline.has(at, class::ROLES | class::TITLES) && !word.ends_with('s');
                    let gender = match (outline.has(at, class::ROLE_M), outline.has(at, class::ROLE_F)) {
                        (true, false) if outline.lexicon.language == crate::Language::English => Gender::Male,
                        (false, true) => Gender::Female,
                        _ => Gender::Unknown,
                    };
                    if let Some((person, share)) = self.best(cast, gender).filter(|(person, share)| {
                        let somebody = cast.kind(*person) == SpeakerKind::Person || cast.speaks(*person);
                        one && *share > 0.65 && (somebody || !outline.lexicon.romance())
                    }) {
                        return known(
                            person,
                            0.6 * share,
                            format!("“{text}” is taken for {}, the person named just before", cast.name(person)),
                        );
                    }
                    return generic(0.7, format!("“{text}” is all that the article says of the speaker"));
                }
                // "current mayor said": a single person without an article is somebody known.
                let single = !outline.lower(at).ends_with('s')
                    && !outline.has(phrase.start, class::DET)
                    && outline.lexicon.language == crate::Language::English
                    && !matches!(outline.lower(at), "police" | "people");
                if single {
                    return generic(0.7, format!("“{text}” is all that the article says of the speaker"));
                }
                generic(0.87, format!("“{text}” is all that the article says of the speaker"))
            }
        }
    }
}

fn named(text: &str, name: &str) -> String {
    if text == name {
        format!("the article names {name}")
    } else {
        format!("“{text}” is {name}")
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
