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
    weights: Vec<(usize, f64)>,
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

impl Focus {
    /// A sentence has passed.
    pub fn age(&mut self) {
        for (_, weight) in &mut self.weights {
            *weight *= 0.5;
        }
        // What has faded is forgotten, so the list stays short.
        self.weights.retain(|(_, weight)| *weight > 0.4);
    }

    fn add(&mut self, person: usize, weight: f64) {
        match self.weights.iter_mut().find(|(known, _)| *known == person) {
            Some((_, known)) => *known += weight,
            None => {
                if self.weights.len() >= KEPT {
                    let least =
                        self.weights.iter().enumerate().min_by(|a, b| a.1 .1.total_cmp(&b.1 .1)).map(|(at, _)| at);
                    least.map(|at| self.weights.swap_remove(at));
                }
                self.weights.push((person, weight));
            }
        }
    }

    /// Takes in the mentions up to the item `end`; `start` is where the sentence begins.
    pub fn advance(&mut self, outline: &Outline, cast: &Cast, start: usize, end: usize) {
        while let Some(mention) = cast.mentions.get(self.seen).filter(|mention| mention.end <= end) {
            let first = cast.within(start, mention.start).is_empty() && mention.start >= start;
            let possessive = outline.possessive(mention.end - 1);
            let after_preposition = mention.start > start && outline.has(mention.start - 1, class::PREP);
            let weight = match (first, possessive || after_preposition) {
                (true, false) => MENTION + FIRST,
                (true, true) => MENTION,
                (false, false) => MENTION,
                (false, true) => MENTION * 0.5,
            };
            self.add(mention.person, weight);
            self.seen += 1;
        }
    }

    /// `person` has just spoken, or called somebody something.
    pub fn spoke(&mut self, person: usize, said: bool) {
        self.add(person, if said { SPEAKER } else { SPEAKER * 0.7 });
        self.speaker = Some(person);
    }

    /// The best person of this gender and how far it stands above the second.
    fn best(&self, cast: &Cast, gender: Gender) -> Option<(usize, f64)> {
        let mut ranked: Vec<(usize, f64)> = self
            .weights
            .iter()
            .filter_map(|(person, weight)| {
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

    /// The most salient of `people`.
    fn pick(&self, people: &[usize]) -> Option<usize> {
        let weight =
            |person: usize| self.weights.iter().find(|(known, _)| *known == person).map_or(0.0, |(_, weight)| *weight);
        people.iter().copied().filter(|person| weight(*person) > 0.0).max_by(|a, b| weight(*a).total_cmp(&weight(*b)))
    }

    /// The most salient organization with `word` in its name.
    fn organization(&self, cast: &Cast, word: &str) -> Option<usize> {
        let named = |person: &usize| {
            cast.kind(*person) == SpeakerKind::Organization
                && cast.name(*person).split_whitespace().any(|part| part.to_lowercase() == word)
        };
        let best = self.weights.iter().filter(|(person, _)| named(person)).max_by(|a, b| a.1.total_cmp(&b.1));
        best.map(|(person, _)| *person)
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
                let gender = if outline.has(at, class::PRON_M) {
                    Gender::Male
                } else if outline.has(at, class::PRON_F) {
                    Gender::Female
                } else {
                    return generic(0.3, format!("nobody is named, only “{text}”"));
                };
                match self.best(cast, gender) {
                    Some((person, share)) => {
                        let again = self.speaker == Some(person);
                        let sure = if cast.gender(person) == gender { 0.0 } else { 0.12 };
                        let confidence = (0.45 + 0.45 * share + if again { 0.06 } else { 0.0 } - sure).min(0.93);
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
                let definite = matches!(outline.lower(phrase.start), "the" | "der" | "die" | "le" | "la" | "l'" | "el")
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
                    if let Some((person, share)) = self.best(cast, gender).filter(|(_, share)| one && *share > 0.65) {
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
