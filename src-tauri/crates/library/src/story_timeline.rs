//! The versions of all articles of a story on one axis: who was first, who changed what, and what of that stood in another
//! outlet before.
use crate::clock;
use crate::compare::fact_kind;
use crate::diffs;
use crate::draw::{self, mark};
use crate::error::Error;
use crate::fold::fold;
use crate::library::Library;
use crate::loaded::{self, Loaded};
use crate::statements::{teller, Teller};
use crate::stories;
use crate::view::{AppearsAfter, HadBefore, Id, MarkKind, StoryTimeline, StoryVersion};
use broadsheet_analysis::compare::facts::{self, Fact, Kind};
use broadsheet_analysis::compare::{align, Label};
use broadsheet_analysis::diff::{self, Diff};
use broadsheet_analysis::similarity::Prepared;
use broadsheet_analysis::{Article, Span};
use rayon::prelude::*;
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashSet;

/// Versions that are looked at, the first articles of the story first.
const VERSIONS: usize = 120;
/// What is told of one version.
const AFTER: usize = 40;
/// Figures and dates stand in many sentences; two sentences so much alike speak of the same thing.
const SAME_THING: f64 = 0.3;

impl Library {
    /// The versions of a story's articles in order of time, each against the one before and against what others had earlier.
    pub fn story_timeline(&self, id: Id) -> Result<StoryTimeline, Error> {
        self.read(|reader| {
            let (mut versions, mut left_out) = (Vec::new(), 0);
            for member in stories::members(reader, id)? {
                let order = loaded::order(reader, member.article)?;
                if versions.len() + order.len() > VERSIONS {
                    left_out += order.len() as u32;
                    continue;
                }
                versions.extend(of_article(reader, &order)?);
            }
            let texts: Vec<Article> = versions.iter().map(|one| one.loaded.subject.article()).collect();
            let axis = Axis::new(&versions, &texts);
            let mut order: Vec<usize> = (0..versions.len()).collect();
            order.sort_by(|a, b| axis.time(*a).cmp(&axis.time(*b)));
            Ok(StoryTimeline { versions: order.iter().filter_map(|at| axis.view(*at)).collect(), left_out })
        })
    }
}

/// A version with its time.
struct Version {
    loaded: Loaded,
    when: Option<When>,
}

/// A time as it is given, and as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
struct When {
    given: String,
    /// In UTC, so that the order of texts is the order of times.
    stamp: String,
    timed: bool,
}

impl When {
    fn of(given: Option<String>) -> Option<Self> {
        let given = given?;
        let stamp = clock::parse(&given)?;
        Some(Self { timed: given.trim().len() > 10, stamp, given })
    }

    /// Whether it surely was earlier: by the day where one of the two has no time of day.
    fn is_before(&self, other: &Self) -> bool {
        if self.timed && other.timed {
            self.stamp < other.stamp
        } else {
            clock::day(&self.given).zip(clock::day(&other.given)).is_some_and(|(a, b)| a < b)
        }
    }
}

/// The versions of an article with what is known of their times. The page of a later version often still gives the time of
/// the first: that is not when the change was made.
fn of_article(connection: &Connection, order: &[Id]) -> Result<Vec<Version>, Error> {
    let mut found: Vec<Version> = Vec::new();
    let mut times = connection.prepare_cached("SELECT modified, captured, published FROM version WHERE id = ?1")?;
    for (number, version) in order.iter().enumerate() {
        let loaded = Loaded::load(connection, *version)?;
        let given: Option<[Option<String>; 3]> =
            times.query_row([version], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?])).optional()?;
        let [modified, captured, published] = given.unwrap_or_default();
        let when = if number == 0 {
            [loaded.subject.published.clone(), modified, captured].into_iter().find_map(When::of)
        } else {
            let earlier: Vec<&When> = found.iter().filter_map(|one| one.when.as_ref()).collect();
            let later = |when: &When| earlier.iter().all(|earlier| earlier.is_before(when));
            [modified, captured, published].into_iter().filter_map(When::of).find(later)
        };
        found.push(Version { loaded, when });
    }
    Ok(found)
}

struct Axis<'a> {
    versions: &'a [Version],
    texts: &'a [Article<'a>],
    facts: Vec<Vec<Fact>>,
    first: Option<&'a When>,
}

impl<'a> Axis<'a> {
    fn new(versions: &'a [Version], texts: &'a [Article<'a>]) -> Self {
        let several: HashSet<Id> =
            versions.iter().filter(|one| one.loaded.versions > 1).map(|one| one.loaded.article).collect();
        // Without a second version there is nothing to look back from.
        let facts = match several.is_empty() {
            true => vec![Vec::new(); texts.len()],
            false => texts.par_iter().map(facts::find).collect(),
        };
        let known = versions.iter().filter_map(|one| one.when.as_ref());
        Self { versions, texts, facts, first: known.min_by(|a, b| a.stamp.cmp(&b.stamp)) }
    }

    /// By what versions are sorted: those without a time last, then by article.
    fn time(&self, at: usize) -> (bool, Option<&str>, Id, u32) {
        let one = self.versions.get(at);
        let when = one.and_then(|one| one.when.as_ref()).map(|when| when.stamp.as_str());
        (when.is_none(), when, one.map_or(0, |one| one.loaded.article), one.map_or(0, |one| one.loaded.number))
    }

    fn view(&self, at: usize) -> Option<StoryVersion> {
        let (one, text) = (self.versions.get(at)?, self.texts.get(at)?);
        let old = at.checked_sub(1).filter(|_| one.loaded.number > 1);
        let found: Option<Diff> = old.and_then(|old| Some(diff::diff(self.texts.get(old)?, text)));
        let (hours, days) = self.after_the_first(one.when.as_ref());
        Some(StoryVersion {
            article: one.loaded.reference(),
            number: one.loaded.number,
            time: one.when.as_ref().map(|when| when.given.clone()),
            hours,
            days,
            words_added: found.as_ref().map_or_else(|| one.loaded.words(), |found| found.words_added as u32),
            words_removed: found.as_ref().map_or(0, |found| found.words_removed as u32),
            kinds: old
                .and_then(|old| Some(diffs::kinds(found.as_ref()?, self.texts.get(old)?, text)))
                .unwrap_or_default(),
            visible: found.as_ref().is_none_or(|found| found.visible),
            after: old
                .filter(|_| found.is_some_and(|found| found.visible))
                .map(|old| self.after(old, at))
                .unwrap_or_default(),
        })
    }

    fn after_the_first(&self, when: Option<&When>) -> (Option<f64>, Option<u32>) {
        let Some((first, when)) = self.first.zip(when) else { return (None, None) };
        let time = |when: &When| when.stamp.parse::<jiff::Timestamp>().ok().filter(|_| when.timed);
        let seconds = time(first).zip(time(when)).map(|(a, b)| b.as_second() - a.as_second());
        let days = clock::day(&first.given).zip(clock::day(&when.given)).and_then(|(a, b)| u32::try_from(b - a).ok());
        (seconds.map(|seconds| (seconds as f64 / 3600.0).max(0.0)), days)
    }

    /// What version `at` has that `old`, the one before it, has not, and that another outlet had before.
    fn after(&self, old: usize, at: usize) -> Vec<AppearsAfter> {
        let (Some(text), Some(before), Some(version)) =
            (self.texts.get(at), self.texts.get(old), self.versions.get(at))
        else {
            return Vec::new();
        };
        let earlier = self.earlier(version);
        if earlier.is_empty() {
            return Vec::new();
        }
        let own = align(text, before, &[]).a;
        let label = |sentence: usize| own.get(sentence).map(|entry| entry.label);
        let mut told: HashSet<usize> = HashSet::new();
        let mut found: Vec<AppearsAfter> = Vec::new();
        for (sentence, before) in
            self.statements_before(text, &earlier, |sentence| label(sentence) == Some(Label::OnlyHere))
        {
            told.insert(sentence);
            found.extend(self.appears(text, sentence, None, before));
        }
        let old_facts: HashSet<(Kind, &str)> =
            self.facts.get(old).into_iter().flatten().map(|fact| (fact.kind, fact.value.as_str())).collect();
        let mut met: HashSet<(Kind, &str)> = HashSet::new();
        for fact in self.facts.get(at).into_iter().flatten() {
            let key = (fact.kind, fact.value.as_str());
            let Some(sentence) = sentence_of(text, fact.span) else { continue };
            let new = !old_facts.contains(&key) && label(sentence) != Some(Label::Same) && !told.contains(&sentence);
            if new && met.insert(key) {
                let before = self.fact_before(text, fact, sentence, &earlier);
                found.extend(self.appears(text, sentence, Some(fact), before));
            }
        }
        found.truncate(AFTER);
        found.sort_by_key(|one| one.sentence);
        found
    }

    /// The versions of other outlets that surely were there before, the earliest first.
    fn earlier(&self, version: &Version) -> Vec<usize> {
        let own = teller(&version.loaded);
        let is_earlier = |at: &usize| {
            let other = self.versions.get(*at);
            other.is_some_and(|other| {
                teller(&other.loaded) != own
                    && other.when.as_ref().zip(version.when.as_ref()).is_some_and(|(a, b)| a.is_before(b))
            })
        };
        let mut found: Vec<usize> = (0..self.versions.len()).filter(is_earlier).collect();
        found.sort_by(|a, b| self.time(*a).cmp(&self.time(*b)));
        found
    }

    /// The wanted sentences that others had in full: each with the places where it stood, the earliest first.
    fn statements_before(
        &self,
        text: &Article,
        earlier: &[usize],
        wanted: impl Fn(usize) -> bool,
    ) -> Vec<(usize, Vec<(usize, usize)>)> {
        // Of each article the last of its earlier versions is compared; then it is asked since when that had it.
        let is_last = |at: &&usize| {
            let article = |at: usize| self.versions.get(at).map(|one| one.loaded.article);
            earlier.iter().rfind(|other| article(**other) == article(**at)) == Some(*at)
        };
        let mut found: std::collections::BTreeMap<usize, Vec<(usize, usize)>> = std::collections::BTreeMap::new();
        for at in earlier.iter().filter(is_last) {
            let Some(other) = self.texts.get(*at) else { continue };
            for (sentence, entry) in align(text, other, &[]).a.iter().enumerate() {
                if !wanted(sentence) || !matches!(entry.label, Label::Same | Label::Reworded) {
                    continue;
                }
                if let Some(there) = entry.aligned.first() {
                    found.entry(sentence).or_default().push(self.since(*at, *there, earlier));
                }
            }
        }
        found.into_iter().collect()
    }

    /// The earliest of the versions of an article that has a sentence in the same words.
    fn since(&self, at: usize, sentence: usize, earlier: &[usize]) -> (usize, usize) {
        let words = self.sentence(at, sentence).map(fold);
        let article = self.versions.get(at).map(|one| one.loaded.article);
        let same = |other: usize| {
            let text = self.texts.get(other)?;
            let number = text.sentences.iter().position(|span| Some(fold(span.of(text.text))) == words)?;
            Some((other, number))
        };
        let of_article = |other: &&usize| self.versions.get(**other).map(|one| one.loaded.article) == article;
        earlier.iter().filter(of_article).find_map(|other| same(*other)).unwrap_or((at, sentence))
    }

    fn fact_before(&self, text: &Article, fact: &Fact, sentence: usize, earlier: &[usize]) -> Vec<(usize, usize)> {
        let spoken = text.sentences.get(sentence).map(|span| span.of(text.text)).unwrap_or_default();
        let prepared = Prepared::new(spoken, text.language);
        let place = |at: usize| {
            let other = self.texts.get(at)?;
            self.facts.get(at)?.iter().filter(|one| one.kind == fact.kind && one.value == fact.value).find_map(|one| {
                let number = sentence_of(other, one.span)?;
                let about = || {
                    let there = self.sentence(at, number).unwrap_or_default();
                    prepared.score(&Prepared::new(there, other.language)) >= SAME_THING
                };
                let enough = !matches!(fact.kind, Kind::Number | Kind::Date) || about();
                enough.then_some((at, number))
            })
        };
        earlier.iter().filter_map(|at| place(*at)).collect()
    }

    fn sentence(&self, at: usize, number: usize) -> Option<&'a str> {
        let text = self.texts.get(at)?;
        Some(text.sentences.get(number)?.of(text.text))
    }

    /// `None` where nobody had it before.
    fn appears(
        &self,
        text: &Article,
        sentence: usize,
        fact: Option<&Fact>,
        places: Vec<(usize, usize)>,
    ) -> Option<AppearsAfter> {
        let span = *text.sentences.get(sentence)?;
        let mut outlets: HashSet<Teller> = HashSet::new();
        let mut places = places;
        places.sort_by(|a, b| self.time(a.0).cmp(&self.time(b.0)));
        let before: Vec<HadBefore> = places
            .into_iter()
            .filter_map(|(at, number)| {
                let one = self.versions.get(at)?;
                outlets.insert(teller(&one.loaded)?).then_some(())?;
                Some(HadBefore {
                    article: one.loaded.reference(),
                    time: one.when.as_ref()?.given.clone(),
                    sentence: number as u32,
                    text: self.sentence(at, number)?.to_string(),
                })
            })
            .collect();
        let marks: Vec<_> = fact.map(|fact| mark(fact.span, MarkKind::Fact, 0)).into_iter().collect();
        (!before.is_empty()).then(|| AppearsAfter {
            kind: fact.map(|fact| fact_kind(fact.kind)),
            text: fact.map_or(span, |fact| fact.span).of(text.text).to_string(),
            sentence: sentence as u32,
            runs: draw::stretch(text.text, span, &[], &marks),
            before,
        })
    }
}

fn sentence_of(text: &Article, span: Span) -> Option<usize> {
    let number = text.sentences.partition_point(|sentence| sentence.end() <= span.start());
    (number < text.sentences.len()).then_some(number)
}
