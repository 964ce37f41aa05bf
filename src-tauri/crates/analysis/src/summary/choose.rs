//! Choosing sentences one after the other, each for what it adds.
use super::reading::{count_words, overlap, Sentence, Vector};
use super::{Length, Pick, Reasons, Request};
use crate::Article;

/// So many sentences are weighed against each other at most, the best by their own score; beyond them the score alone
/// decides. A summary has a few; a book must not take a day.
const WEIGHED: usize = 1000;
/// From this similarity on a sentence is one that was chosen already, in other order or spelling,
const SAME: f32 = 0.85;
/// and comes after all that say anything new.
const NEVER: f32 = 100.0;

/// What a method thinks of each sentence while others are chosen.
pub(super) trait Judge {
    /// What a sentence adds to those that were taken.
    fn worth(&self, at: usize) -> f32;
    /// How little of it was said before, from 0 to 1.
    fn newness(&self, at: usize) -> f32;
    /// Hears that a sentence was taken, and which ones are left to be judged.
    fn take(&mut self, at: usize, open: &[usize]);
}

/// A sentence that was chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Choice {
    /// Its number.
    pub at: usize,
    /// How little of it was said before, from 0 to 1.
    pub new: f32,
    /// Whether the reader asked for it.
    pub pinned: bool,
}

/// Sentences in order of choice: those that are pinned, then the best that is left until the length is reached. The first
/// that does not fit ends it, so that a longer summary begins with a shorter one's sentences. `words` has the length of
/// each sentence, `scores` what each is worth alone.
pub(super) fn choose(words: &[usize], scores: &[f32], request: &Request, judge: &mut impl Judge) -> Vec<Choice> {
    let mut room = Room::new(request.length, words);
    let length_of = |at: usize| words.get(at).copied().unwrap_or_default();
    let mut pinned: Vec<usize> = request.pinned.iter().copied().filter(|at| *at < words.len()).collect();
    pinned.sort_unstable();
    pinned.dedup();
    let mut out = vec![false; words.len()];
    for at in pinned.iter().chain(request.dropped) {
        out.get_mut(*at).into_iter().for_each(|out| *out = true);
    }
    let mut open: Vec<usize> = (0..words.len()).filter(|at| out.get(*at) == Some(&false)).collect();
    let score = |at: usize| scores.get(at).copied().unwrap_or_default();
    open.sort_by(|a, b| score(*b).total_cmp(&score(*a)).then(a.cmp(b)));
    let mut rest = open.split_off(open.len().min(WEIGHED)).into_iter();
    let mut chosen: Vec<Choice> = Vec::new();
    for at in &pinned {
        chosen.push(Choice { at: *at, new: judge.newness(*at), pinned: true });
        judge.take(*at, &open);
        room.put(length_of(*at));
    }
    while !room.is_full() {
        let best = open
            .iter()
            .enumerate()
            .map(|(place, at)| (place, *at, judge.worth(*at)))
            .max_by(|a, b| a.2.total_cmp(&b.2).then(b.1.cmp(&a.1)));
        let next = match best {
            Some((place, ..)) => open.swap_remove(place),
            None => match rest.next() {
                Some(next) => next,
                None => break,
            },
        };
        if !room.fits(length_of(next)) {
            break;
        }
        room.put(length_of(next));
        chosen.push(Choice { at: next, new: judge.newness(next), pinned: false });
        if !open.is_empty() {
            judge.take(next, &open);
        }
    }
    chosen
}

/// Maximal marginal relevance (Carbonell and Goldstein 1998): a sentence is worth its score less `penalty` times its
/// similarity to the most similar one taken before.
pub(super) struct Marginal<'m> {
    pub scores: &'m [f32],
    pub vectors: &'m [Vector],
    pub penalty: f32,
    repeated: Vec<f32>,
}

impl<'m> Marginal<'m> {
    pub fn new(scores: &'m [f32], vectors: &'m [Vector], penalty: f32) -> Self {
        Self { scores, vectors, penalty, repeated: vec![0.0; scores.len()] }
    }
}

impl Judge for Marginal<'_> {
    fn worth(&self, at: usize) -> f32 {
        let repeated = self.repeated.get(at).copied().unwrap_or_default();
        let score = self.scores.get(at).copied().unwrap_or_default();
        score - self.penalty * repeated - if repeated >= SAME { NEVER } else { 0.0 }
    }

    fn newness(&self, at: usize) -> f32 {
        1.0 - self.repeated.get(at).copied().unwrap_or_default().clamp(0.0, 1.0)
    }

    fn take(&mut self, at: usize, open: &[usize]) {
        let Some(taken) = self.vectors.get(at) else { return };
        for other in open {
            if let (Some(repeated), Some(vector)) = (self.repeated.get_mut(*other), self.vectors.get(*other)) {
                *repeated = repeated.max(overlap(taken, vector));
            }
        }
    }
}

/// How much of a summary is left to fill.
struct Room {
    sentences_left: usize,
    words_left: usize,
    is_empty: bool,
}

impl Room {
    fn new(length: Length, words: &[usize]) -> Self {
        let (sentences_left, words_left) = match length {
            Length::Sentences(most) => (most, usize::MAX),
            Length::Words(most) => (usize::MAX, most),
            Length::Percent(share) => {
                let all = words.iter().sum::<usize>();
                (usize::MAX, all.saturating_mul(share.min(100) as usize).div_ceil(100))
            }
        };
        Self { sentences_left, words_left, is_empty: true }
    }

    /// Whether a sentence of so many words fits; the first always does.
    const fn fits(&self, words: usize) -> bool {
        self.is_empty || (self.sentences_left > 0 && words <= self.words_left)
    }

    fn put(&mut self, words: usize) {
        self.sentences_left = self.sentences_left.saturating_sub(1);
        self.words_left = self.words_left.saturating_sub(words);
        self.is_empty = false;
    }

    const fn is_full(&self) -> bool {
        !self.is_empty && (self.sentences_left == 0 || self.words_left == 0)
    }
}

/// The words of each sentence, as a reader counts them.
pub(super) fn lengths(article: &Article) -> Vec<usize> {
    article.sentences.iter().map(|span| count_words(span.of(article.text))).collect()
}

/// The same of sentences that were read.
pub(super) fn lengths_of(sentences: &[Sentence]) -> Vec<usize> {
    sentences.iter().map(|sentence| sentence.words).collect()
}

/// How early a sentence stands, for [`Reasons`].
pub(super) fn place(number: usize) -> f64 {
    1.0 / (number as f64 + 1.0)
}

/// Choices as picks in text order. `central` has how central each sentence is from 0 to 1, `score` what it was worth;
/// `tell` gives the words and the reason in words.
pub(super) fn picks(
    article: &Article,
    chosen: &[Choice],
    scores: &[f64],
    central: &[f64],
    tell: impl Fn(usize) -> (Vec<String>, String),
) -> Vec<Pick> {
    let mut picks: Vec<Pick> = chosen
        .iter()
        .enumerate()
        .filter_map(|(rank, choice)| {
            let (words, why) = tell(choice.at);
            let central = central.get(choice.at).copied().unwrap_or_default();
            Some(Pick {
                sentence: choice.at,
                span: *article.sentences.get(choice.at)?,
                score: scores.get(choice.at).copied().unwrap_or_default(),
                rank,
                pinned: choice.pinned,
                reasons: Reasons { place: place(choice.at), central, new: f64::from(choice.new), words },
                why,
            })
        })
        .collect();
    picks.sort_by_key(|pick| pick.sentence);
    picks
}

/// Scores as shares of the best one, 0 to 1.
pub(super) fn shares(scores: &[f32]) -> Vec<f64> {
    let best = scores.iter().copied().fold(0.0, f32::max);
    scores.iter().map(|score| if best > 0.0 { f64::from((score / best).clamp(0.0, 1.0)) } else { 0.0 }).collect()
}
