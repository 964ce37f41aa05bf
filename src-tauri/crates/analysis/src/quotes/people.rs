//! Who is who in one article: names, their shorter forms, titles, roles, and what they are.
//!
//! A name is a run of capitalized words outside quotation marks. Longer forms are found first; a single surname then
//! belongs to whoever carries it. In German, where every noun is capitalized, a run needs a given name, a title, or
//! the place of a speaker to count.
use super::cues::class;
use super::frames::Frame;
use super::names::{runs, Run};
use super::outline::Outline;
use super::phrases::Head;
use super::roles::{apposition, bind, given_gender, role_before, role_gender};
use super::{Person, SpeakerKind};
use crate::{Article, Language};
use rustc_hash::{FxHashMap, FxHashSet};

/// Grammatical gender as far as the article tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Gender {
    Male,
    Female,
    #[default]
    Unknown,
}

/// A name in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mention {
    /// Items `[start, end)`.
    pub start: usize,
    pub end: usize,
    pub person: usize,
    /// Several people could be meant.
    pub ambiguous: bool,
}

/// What is known about a person beyond [`Person`].
#[derive(Debug, Clone, Default)]
pub(super) struct Traits {
    pub gender: Gender,
    /// Stands as the subject of a reporting verb somewhere.
    pub speaks: bool,
    full: usize,
    /// Times it speaks under its full name.
    heard: usize,
    key: Vec<String>,
    title: bool,
    organization: bool,
    the: usize,
    /// Times it stands behind a preposition of place.
    place: usize,
    count: usize,
}

/// Everyone named in an article.
#[derive(Debug, Default)]
pub(super) struct Cast {
    pub people: Vec<Person>,
    pub traits: Vec<Traits>,
    /// In text order.
    pub mentions: Vec<Mention>,
    /// The people to whom a role's head noun is bound.
    pub by_role: FxHashMap<String, Vec<usize>>,
}

impl Cast {
    /// Reads the names of `outline`; `frames` (those of each sentence) tell who speaks.
    pub fn new(outline: &Outline, frames: &[Vec<Frame>], article: &Article) -> Self {
        let mut cast = Self::default();
        let runs = runs(outline, frames);
        let speakers: FxHashSet<usize> = frames
            .iter()
            .flatten()
            .filter_map(|frame| match frame.subject.map(|subject| subject.head) {
                Some(Head::Name(_, end)) => Some(end),
                _ => None,
            })
            .collect();
        let assigned = cast.assign(outline, &runs, &speakers);
        for (run, person) in runs.iter().zip(assigned) {
            let Some((person, ambiguous)) = person else { continue };
            cast.mentions.push(Mention { start: run.name, end: run.end, person, ambiguous });
            cast.learn(outline, run, person, speakers.contains(&run.end));
        }
        cast.headline(article, outline);
        cast.settle();
        cast.learn_gender(outline);
        cast
    }

    /// The person for each run; shorter forms go to the longer ones.
    fn assign(&mut self, outline: &Outline, runs: &[Run], speakers: &FxHashSet<usize>) -> Vec<Option<(usize, bool)>> {
        let mut by_last: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut by_first: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        let mut by_key: FxHashMap<String, usize> = FxHashMap::default();
        let mut assigned: Vec<Option<(usize, bool)>> = vec![None; runs.len()];
        for (run, place) in runs.iter().zip(assigned.iter_mut()) {
            let key = key(outline, run);
            let (Some(first), Some(last)) = (key.first(), key.last()) else { continue };
            if key.len() < 2 {
                continue;
            }
            let joined = key.join(" ");
            let known = by_key.get(&joined).copied().or_else(|| {
                let same_last = by_last.get(last).filter(|_| !run.organization)?;
                same_last.iter().copied().find(|person| self.compatible(*person, &key))
            });
            let person = known.unwrap_or_else(|| {
                let person = self.add();
                capped(by_first.entry(first.clone()).or_default(), person);
                if !run.organization {
                    capped(by_last.entry(last.clone()).or_default(), person);
                    if let Some(surname) = first_surname(outline, &key) {
                        capped(by_last.entry(surname.to_owned()).or_default(), person);
                    }
                }
                person
            });
            by_key.entry(joined).or_insert(person);
            if let Some(traits) = self.traits.get_mut(person) {
                traits.full += 1;
                traits.heard += usize::from(speakers.contains(&run.end));
                if key.len() > traits.key.len() {
                    traits.key = key;
                }
            }
            *place = Some((person, false));
        }
        // Who was last named in full, for surnames that several people carry.
        let mut recent: FxHashMap<String, (usize, usize)> = FxHashMap::default();
        // Who alone of a surname had been named in full when it first stood by itself: a newspaper goes on calling that
        // one so, and whoever else bears it by the full name.
        let mut owner: FxHashMap<String, Option<usize>> = FxHashMap::default();
        let mut introduced: FxHashMap<String, Option<usize>> = FxHashMap::default();
        for (number, run) in runs.iter().enumerate() {
            let key = key(outline, run);
            let Some(word) = key.last() else { continue };
            if let Some((person, _)) = assigned.get(number).copied().flatten() {
                // Only a name in front of its sentence takes the surname over from whoever had it.
                let front = outline.sentences.get(run.sentence).is_some_and(|sentence| run.start <= sentence.start + 1);
                if front || !recent.contains_key(word) {
                    recent.insert(word.clone(), (person, run.sentence));
                }
                let first = introduced.entry(word.clone()).or_insert(Some(person));
                *first = first.filter(|one| *one == person);
                continue;
            }
            let own = *owner.entry(word.clone()).or_insert_with(|| introduced.get(word).copied().flatten());
            let candidates = by_last.get(word).or_else(|| by_first.get(word)).cloned().unwrap_or_default();
            let fitting: Vec<usize> = candidates
                .iter()
                .copied()
                .filter(|person| {
                    let gender =
                        self.traits.get(*person).map_or(Gender::Unknown, |traits| given_gender(outline, &traits.key));
                    run.gender == Gender::Unknown || gender == Gender::Unknown || gender == run.gender
                })
                .collect();
            let near =
                recent.get(word).filter(|(person, sentence)| fitting.contains(person) && run.sentence <= sentence + 1);
            let main = self.dominant(&fitting);
            let chosen = match fitting.as_slice() {
                [] => None,
                [one] => Some((*one, false)),
                many => main
                    .or(near.map(|(person, _)| *person))
                    .or(own.filter(|person| many.contains(person)))
                    .or_else(|| {
                        many.iter()
                            .copied()
                            .rev()
                            .max_by_key(|person| self.traits.get(*person).map_or(0, |traits| traits.full))
                    })
                    .map(|person| {
                        let plain =
                            main.is_some() || near.is_some() || own == Some(person) || self.leads(person, &fitting);
                        (person, !plain && run.gender == Gender::Unknown)
                    }),
            };
            let (person, ambiguous) = chosen.unwrap_or_else(|| {
                (
                    *by_key.entry(word.clone()).or_insert_with(|| {
                        let person = self.add();
                        if let Some(traits) = self.traits.get_mut(person) {
                            traits.key.clone_from(&key);
                        }
                        person
                    }),
                    false,
                )
            });
            if let Some(place) = assigned.get_mut(number) {
                *place = Some((person, ambiguous));
            }
        }
        assigned
    }

    /// Who of `many` is named in full more than twice as often as anyone else.
    fn dominant(&self, many: &[usize]) -> Option<usize> {
        let full = |person: &usize| self.traits.get(*person).map_or(0, |traits| traits.full);
        let best = many.iter().copied().max_by_key(full)?;
        many.iter().all(|person| *person == best || full(person) * 2 < full(&best)).then_some(best)
    }

    /// Whether `person` is named in full, or heard under the full name, much more than the others of `many`.
    fn leads(&self, person: usize, many: &[usize]) -> bool {
        let score = |person: usize| self.traits.get(person).map_or(0, |traits| traits.full + 2 * traits.heard);
        many.iter().all(|other| *other == person || score(*other) * 2 < score(person))
    }

    fn add(&mut self) -> usize {
        self.people.push(Person {
            name: String::new(),
            kind: SpeakerKind::Unknown,
            aliases: vec![],
            roles: vec![],
            mentions: vec![],
        });
        self.traits.push(Traits::default());
        self.people.len() - 1
    }

    /// Whether a full name with this key can be the same person as `person`, whose surname is the same.
    fn compatible(&self, person: usize, key: &[String]) -> bool {
        super::steps::step();
        let Some(traits) = self.traits.get(person).filter(|traits| !traits.organization) else { return false };
        let (Some(a), Some(b)) = (traits.key.first(), key.first()) else { return false };
        let initial = |a: &str, b: &str| a.ends_with('.') && b.starts_with(a.trim_end_matches('.'));
        let short = |a: &str, b: &str| a.len() >= 3 && b.len() > a.len() && b.starts_with(a);
        a == b
            || initial(a, b)
            || initial(b, a)
            || short(a, b)
            || short(b, a)
            || traits.key.len() > key.len() && traits.key.contains(b)
            || key.len() > traits.key.len() && key.contains(a)
    }

    fn learn(&mut self, outline: &Outline, run: &Run, person: usize, speaks: bool) {
        let span = outline.cover(run.name, run.end);
        let whole = outline.cover(run.start, run.end);
        let words = key(outline, run);
        let (Some(entry), Some(traits)) = (self.people.get_mut(person), self.traits.get_mut(person)) else { return };
        let name = tidy(span.of(outline.text));
        let longer = name.split_whitespace().count() > entry.name.split_whitespace().count();
        if longer {
            let old = std::mem::replace(&mut entry.name, name.clone());
            if !old.is_empty() && !entry.aliases.contains(&old) {
                entry.aliases.push(old);
            }
        } else if name != entry.name && entry.aliases.len() < NAMESAKES && !entry.aliases.contains(&name) {
            entry.aliases.push(name);
        }
        entry.aliases.retain(|alias| *alias != entry.name);
        entry.mentions.push(span);
        if run.start < run.name {
            let role = tidy(outline.cover(run.start, run.name).of(outline.text));
            let courtesy = outline.has(run.start, class::TITLE_M | class::TITLE_F) && run.name == run.start + 1;
            if !courtesy {
                bind(&mut self.by_role, outline, run.start, run.name, person);
                if entry.roles.len() < NAMESAKES && !entry.roles.contains(&role) {
                    entry.roles.push(role);
                }
            }
            let alias = tidy(whole.of(outline.text));
            if courtesy && !entry.aliases.contains(&alias) {
                entry.aliases.push(alias);
            }
        }
        let roles = [role_before(outline, run.start), apposition(outline, run.end)];
        for (start, end) in roles.into_iter().flatten() {
            let role = tidy(outline.cover(start, end).of(outline.text));
            bind(&mut self.by_role, outline, start, end, person);
            if entry.roles.len() < NAMESAKES && !entry.roles.contains(&role) {
                entry.roles.push(role);
            }
            let told = role_gender(outline, start, end);
            if told != Gender::Unknown {
                traits.gender = told;
            }
        }
        let given = given_gender(outline, &words);
        for told in [given, run.gender] {
            if told != Gender::Unknown {
                traits.gender = told;
            }
        }
        traits.count += 1;
        traits.place += usize::from(
            run.start > 0 && matches!(outline.lower(run.start - 1), "in" | "at" | "near" | "to" | "en" | "à" | "nach"),
        );
        traits.speaks |= speaks;
        traits.title |= run.titled;
        traits.organization |= run.organization;
        traits.the += usize::from(
            run.start > 0 && matches!(outline.lower(run.start - 1), "the" | "la" | "le" | "el" | "l'" | "die"),
        );
    }

    /// The headline may carry the fuller name.
    fn headline(&mut self, article: &Article, outline: &Outline) {
        let Some(headline) = article.headline else { return };
        let words: Vec<&str> = headline
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '-' | '.' | '\'' | '’')))
            .filter(|word| !word.is_empty())
            .collect();
        for pair in words.windows(2).take(60) {
            let [given, last] = pair else { continue };
            let last = last.strip_suffix("'s").or_else(|| last.strip_suffix("’s")).unwrap_or(last);
            if outline.lexicon.classes(&given.to_lowercase()) & class::GIVEN == 0
                || !given.starts_with(char::is_uppercase)
            {
                continue;
            }
            for (person, traits) in self.people.iter_mut().zip(self.traits.iter_mut()) {
                if person.name == last && !traits.organization {
                    person.aliases.push(std::mem::replace(&mut person.name, format!("{given} {last}")));
                    traits.key = vec![given.to_lowercase(), last.to_lowercase()];
                    traits.gender = given_gender(outline, &traits.key);
                }
            }
        }
    }

    fn settle(&mut self) {
        for (person, traits) in self.people.iter_mut().zip(self.traits.iter_mut()) {
            let acronym =
                person.name.len() >= 2 && person.name.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '-' | '&'));
            person.kind = if traits.organization || acronym || traits.the * 2 > traits.count {
                SpeakerKind::Organization
            } else if traits.gender != Gender::Unknown || traits.title || traits.speaks && traits.key.len() >= 2 {
                SpeakerKind::Person
            } else {
                SpeakerKind::Unknown
            };
            if person.kind == SpeakerKind::Organization {
                traits.gender = Gender::Unknown;
            }
        }
    }

    /// Someone whose name does not tell is what most pronouns say in the sentences where nobody else is named.
    fn learn_gender(&mut self, outline: &Outline) {
        let mut votes = vec![(0usize, 0usize); self.people.len()];
        let mut mentions = self.mentions.iter().peekable();
        for sentence in &outline.sentences {
            let mut here: Vec<usize> = Vec::new();
            while let Some(mention) = mentions.next_if(|mention| mention.start < sentence.end) {
                let candidate =
                    self.people.get(mention.person).is_some_and(|person| person.kind != SpeakerKind::Organization)
                        && self
                            .traits
                            .get(mention.person)
                            .is_some_and(|traits| traits.speaks || traits.gender != Gender::Unknown);
                if candidate && !here.contains(&mention.person) {
                    here.push(mention.person);
                }
            }
            let [only] = here.as_slice() else { continue };
            let Some(vote) = votes.get_mut(*only) else { continue };
            for at in sentence.start..sentence.end {
                let german = outline.lexicon.language == Language::German;
                vote.0 += usize::from(outline.has(at, class::PRON_M | class::POSS_M));
                vote.1 += usize::from(!german && outline.has(at, class::PRON_F | class::POSS_F));
            }
        }
        for ((person, traits), (male, female)) in self.people.iter_mut().zip(self.traits.iter_mut()).zip(votes) {
            if traits.gender == Gender::Unknown && person.kind != SpeakerKind::Organization {
                if male > 2 * female && male >= 2 {
                    traits.gender = Gender::Male;
                } else if female > 2 * male && female >= 2 {
                    traits.gender = Gender::Female;
                }
                if traits.gender != Gender::Unknown {
                    person.kind = SpeakerKind::Person;
                }
            }
        }
    }

    /// The mention that overlaps the items `[start, end)`, the last of them first.
    pub fn mention(&self, start: usize, end: usize) -> Option<Mention> {
        let after = self.mentions.partition_point(|mention| mention.start < end);
        self.mentions.get(..after)?.iter().rev().take_while(|mention| mention.end > start).next().copied()
    }

    /// The mentions that begin in the items `[start, end)`.
    pub fn within(&self, start: usize, end: usize) -> &[Mention] {
        let from = self.mentions.partition_point(|mention| mention.start < start);
        let to = self.mentions.partition_point(|mention| mention.start < end);
        self.mentions.get(from..to.max(from)).unwrap_or_default()
    }

    pub fn gender(&self, person: usize) -> Gender {
        self.traits.get(person).map_or(Gender::Unknown, |traits| traits.gender)
    }

    pub fn kind(&self, person: usize) -> SpeakerKind {
        self.people.get(person).map_or(SpeakerKind::Unknown, |person| person.kind)
    }

    pub fn speaks(&self, person: usize) -> bool {
        self.traits.get(person).is_some_and(|traits| traits.speaks)
    }

    /// Whether a name of two or three words, never in the place of a place, may well be a person's.
    pub fn may_be_person(&self, person: usize) -> bool {
        self.traits
            .get(person)
            .is_some_and(|traits| (2..=3).contains(&traits.key.len()) && traits.place == 0 && traits.the == 0)
    }

    pub fn name(&self, person: usize) -> &str {
        self.people.get(person).map_or("", |person| person.name.as_str())
    }
}

/// So many people of one surname or role are told apart; a list of thousands must not slow the search.
const NAMESAKES: usize = 32;

pub(super) fn capped(people: &mut Vec<usize>, person: usize) {
    if people.len() < NAMESAKES {
        people.push(person);
    }
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of a run's name in lower case, without "Jr." and the like, and without quoted nicknames.
fn key(outline: &Outline, run: &Run) -> Vec<String> {
    (run.name..run.end)
        .filter(|at| outline.word(*at) && !outline.has(*at, class::SUFFIX))
        .map(|at| outline.lower(at).to_owned())
        .collect()
}

/// The first of two surnames, by which Spanish calls people ("Ana Ortega Ruiz", then "Ortega").
fn first_surname<'k>(outline: &Outline, key: &'k [String]) -> Option<&'k str> {
    let (first, rest) = key.split_last().and_then(|(_, rest)| rest.split_last())?;
    let given = outline.lexicon.classes(first) & (class::GIVEN | class::PARTICLE) != 0;
    (outline.lexicon.language == Language::Spanish && !rest.is_empty() && !given).then_some(first.as_str())
}
