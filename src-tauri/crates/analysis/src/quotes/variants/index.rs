//! Which earlier tellings are worth comparing with one: those that share rare runs, or pairs of rare words.
use super::words::{Sort, Word};
use super::Prepared;
use rustc_hash::{FxHashMap, FxHashSet, FxHasher};
use std::collections::VecDeque;
use std::hash::{Hash, Hasher};

/// A run of words is kept for so many tellings, the latest.
const POSTINGS: usize = 24;
/// At most so many earlier tellings are compared with each.
const CANDIDATES: usize = 12;
/// So many of its words stand for a telling where no run is needed.
const TOPICS: usize = 9;
/// So many pairs of those must be shared.
const SHARED_PAIRS: u32 = 3;

/// Tellings by what they share.
#[derive(Debug, Clone, Default)]
pub struct Index {
    runs: FxHashMap<u64, VecDeque<usize>>,
    topics: FxHashMap<u64, VecDeque<usize>>,
}

impl Index {
    /// Keeps a telling under a number.
    pub fn add(&mut self, number: usize, telling: &Prepared) {
        self.add_keys(number, &Keys::of(telling));
    }

    /// The same, by what the telling was read to.
    pub(super) fn add_keys(&mut self, number: usize, keys: &Keys) {
        keep(&mut self.runs, &keys.runs, number);
        keep(&mut self.topics, &keys.topics, number);
    }

    /// The numbers of kept tellings that may be the same utterance, best first; never more than a few dozen.
    pub fn near(&self, telling: &Prepared) -> Vec<usize> {
        self.near_keys(&Keys::of(telling), &mut Seen::default())
    }

    /// The same, by what the telling was read to.
    pub(super) fn near_keys(&self, keys: &Keys, seen: &mut Seen) -> Vec<usize> {
        let mut found = best(&self.runs, &keys.runs, 1, seen);
        for number in best(&self.topics, &keys.topics, SHARED_PAIRS, seen) {
            if !found.contains(&number) {
                found.push(number);
            }
        }
        found
    }
}

/// What a telling is found by.
#[derive(Debug, Clone, Default)]
pub(super) struct Keys {
    runs: Vec<u64>,
    topics: Vec<u64>,
}

impl Keys {
    /// Reads a telling once.
    pub(super) fn of(telling: &Prepared) -> Self {
        Self { runs: runs(telling), topics: topics(telling) }
    }
}

/// How many keys each telling shares with the one in hand; kept between two questions for its room only.
#[derive(Debug, Clone, Default)]
pub(super) struct Seen {
    shared: Vec<u32>,
    met: Vec<usize>,
}

impl Seen {
    fn meet(&mut self, number: usize) {
        if self.shared.len() <= number {
            self.shared.resize(number + 1, 0);
        }
        if let Some(shared) = self.shared.get_mut(number) {
            if *shared == 0 {
                self.met.push(number);
            }
            *shared += 1;
        }
    }

    /// Who was met so often, and how often; nobody was met after it.
    fn take(&mut self, least: u32) -> Vec<(usize, u32)> {
        let mut found = Vec::new();
        for number in self.met.drain(..) {
            let shared = self.shared.get_mut(number).map(std::mem::take).unwrap_or_default();
            if shared >= least {
                found.push((number, shared));
            }
        }
        found
    }
}

/// The pairs of neighboring words of many tellings, to tell at a glance whether a text shares any with them.
#[derive(Debug, Clone, Default)]
pub struct Sketch(FxHashSet<u64>);

/// So many pairs of words must be known for a text to be read.
const MET: usize = 3;

impl Sketch {
    /// Keeps the pairs of a telling's words.
    pub fn add(&mut self, words: &str) {
        neighbors(words, |pair| {
            self.0.insert(pair);
            true
        });
    }

    /// Whether `text` has a few of the pairs. Costs a look at each letter, and nothing is stored.
    pub fn meets(&self, text: &str) -> bool {
        let mut met = 0;
        neighbors(text, |pair| {
            met += usize::from(self.0.contains(&pair));
            met < MET
        });
        met >= MET
    }
}

/// Hands each pair of neighboring words on, as a hash, while `go_on` says so.
fn neighbors(text: &str, mut go_on: impl FnMut(u64) -> bool) {
    let mut last: Option<u64> = None;
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        let mut hasher = FxHasher::default();
        word.chars().flat_map(char::to_lowercase).for_each(|c| c.hash(&mut hasher));
        let own = hasher.finish();
        if let Some(last) = last {
            if !go_on(last.rotate_left(5) ^ own) {
                return;
            }
        }
        last = Some(own);
    }
}

fn keep(index: &mut FxHashMap<u64, VecDeque<usize>>, keys: &[u64], number: usize) {
    for key in keys {
        let postings = index.entry(*key).or_default();
        if postings.len() == POSTINGS {
            postings.pop_front();
        }
        postings.push_back(number);
    }
}

/// The tellings that share at least so many keys, most first.
fn best(index: &FxHashMap<u64, VecDeque<usize>>, keys: &[u64], least: u32, seen: &mut Seen) -> Vec<usize> {
    for other in keys.iter().filter_map(|key| index.get(key)).flatten() {
        seen.meet(*other);
    }
    let mut found = seen.take(least);
    found.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(b.0.cmp(&a.0)));
    found.into_iter().take(CANDIDATES).map(|(number, _)| number).collect()
}

fn hash(keys: impl IntoIterator<Item = u32>) -> u64 {
    let mut hasher = FxHasher::default();
    keys.into_iter().for_each(|key| key.hash(&mut hasher));
    hasher.finish()
}

/// The runs of three words, of two long ones, and a short telling as a whole.
fn runs(telling: &Prepared) -> Vec<u64> {
    let words = &telling.words;
    let of = |run: &[Word]| hash(run.iter().map(|word| word.loose));
    let long = words.windows(3).map(of);
    let edge = words.windows(2).filter(|pair| pair.iter().map(|word| word.norm.len()).sum::<usize>() >= 10).map(of);
    let whole = (words.len() <= 3).then(|| hash([words.len() as u32].into_iter().chain(words.iter().map(|w| w.loose))));
    sorted(long.chain(edge).chain(whole).collect())
}

/// Pairs of the words that tell most, in any order.
fn topics(telling: &Prepared) -> Vec<u64> {
    let mut words: Vec<&Word> = telling.filled.iter().filter(|word| word.content).collect();
    words.sort_unstable_by(|a, b| {
        let rank = |word: &Word| (word.sort == Sort::Plain, std::cmp::Reverse(word.norm.len()), word.loose);
        rank(a).cmp(&rank(b))
    });
    words.dedup_by_key(|word| word.loose);
    words.truncate(TOPICS);
    let pairs = words.iter().enumerate().flat_map(|(at, one)| {
        words.iter().skip(at + 1).map(|two| hash([one.loose.min(two.loose), one.loose.max(two.loose)]))
    });
    sorted(pairs.collect())
}

fn sorted(mut keys: Vec<u64>) -> Vec<u64> {
    keys.sort_unstable();
    keys.dedup();
    keys
}
