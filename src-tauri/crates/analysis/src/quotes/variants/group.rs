//! The tellings of one speaker, put together by utterance.
use super::index::{Keys, Seen};
use super::{related, Asked, Index, Prepared, Relation, Speakers, Variant};
use rustc_hash::FxHashMap;

/// When and on what something was said, as far as it is known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct When {
    /// The day of the article, counted from any.
    pub day: Option<i64>,
    /// The story of the article.
    pub story: Option<u64>,
}

/// Other words within so many days.
const OTHER_WORDS: i64 = 31;
/// Likely ones, and commonplaces, within so many days.
const SHORTLY: i64 = 5;

impl When {
    /// Whether both are told of one story, or within `days`; `unknown` when a day is not known.
    fn is_near(self, other: Self, days: i64, unknown: bool) -> bool {
        if self.story.is_some() && self.story == other.story {
            return true;
        }
        self.day.zip(other.day).map_or(unknown, |(one, two)| (one - two).abs() <= days)
    }
}

/// Groups the tellings of one speaker by utterance: the result names a group for each, in order of first appearance.
/// `when` goes with `told`; what it lacks is not known.
pub fn group(told: &[Prepared], when: &[When]) -> Vec<usize> {
    grouped(told, when).0
}

/// The same, and how many pairs were compared.
pub(super) fn grouped(told: &[Prepared], when: &[When]) -> (Vec<usize>, usize) {
    let when = |number: usize| when.get(number).copied().unwrap_or_default();
    let mut compared = 0;
    let mut sets = Sets((0..told.len()).collect());
    let mut index = Index::default();
    let keys: Vec<Keys> = told.iter().map(Keys::of).collect();
    let mut seen = Seen::default();
    for (number, (own, keys)) in told.iter().zip(&keys).enumerate() {
        for other in index.near_keys(keys, &mut seen) {
            if sets.find(other) == sets.find(number) {
                continue;
            }
            compared += 1;
            let asked = match when(other).is_near(when(number), OTHER_WORDS, true) {
                true => Asked::Sure,
                // Long after, only the same words are the same utterance.
                false => Asked::Words,
            };
            let found = told.get(other).and_then(|other| related(other, own, Speakers::Same, asked));
            if found.is_some_and(|found| holds(&found, own, when(other), when(number))) {
                sets.join(other, number);
            }
        }
        index.add_keys(number, keys);
    }
    // What is only likely joins two utterances by their fullest tellings, and none to more than one other: likeness of
    // likenesses would soon be none.
    let mut fullest: FxHashMap<usize, usize> = FxHashMap::default();
    for (number, own) in told.iter().enumerate() {
        let best = fullest.entry(sets.find(number)).or_insert(number);
        if told.get(*best).is_some_and(|known| known.words.len() < own.words.len()) {
            *best = number;
        }
    }
    let mut fullest: Vec<usize> = fullest.into_values().collect();
    fullest.sort_unstable();
    let mut joined = vec![false; told.len()];
    let mut index = Index::default();
    for number in fullest {
        let Some((own, keys)) = told.get(number).zip(keys.get(number)) else { continue };
        for other in index.near_keys(keys, &mut seen) {
            if joined.get(other).copied().unwrap_or(true) || !when(other).is_near(when(number), SHORTLY, false) {
                continue;
            }
            compared += 1;
            let found = told.get(other).and_then(|other| related(other, own, Speakers::Same, Asked::All));
            if found.is_some_and(|found| found.likely) {
                sets.join(other, number);
                if let Some(joined) = joined.get_mut(number) {
                    *joined = true;
                }
                break;
            }
        }
        index.add_keys(number, keys);
    }
    let mut names: FxHashMap<usize, usize> = FxHashMap::default();
    let named = (0..told.len()).map(|number| {
        let next = names.len();
        *names.entry(sets.find(number)).or_insert(next)
    });
    (named.collect(), compared)
}

/// Whether the relation holds over the time between: "Thank you" is said often, and so is much else in like words.
fn holds(found: &Relation, told: &Prepared, one: When, other: When) -> bool {
    match found.variant {
        Variant::Reworded => one.is_near(other, OTHER_WORDS, true),
        Variant::Same | Variant::Cut => told.content() >= 3 || one.is_near(other, SHORTLY, true),
    }
}

/// Disjoint sets, each named by its least number.
struct Sets(Vec<usize>);

impl Sets {
    fn find(&mut self, mut at: usize) -> usize {
        while let Some(parent) = self.0.get(at).copied().filter(|parent| *parent != at) {
            let above = self.0.get(parent).copied().unwrap_or(parent);
            if let Some(place) = self.0.get_mut(at) {
                *place = above;
            }
            at = parent;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.find(one), self.find(other));
        if let Some(parent) = self.0.get_mut(one.max(other)) {
            *parent = one.min(other);
        }
    }
}
