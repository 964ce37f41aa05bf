//! Choosing sentences one after the other, each for what it adds.
use super::reading::{overlap, Sentence, Vector};
use super::Length;

/// So many sentences are weighed against each other at most, the best by their own score; beyond them the score alone
/// decides. A summary has a few; a book must not take a day.
const WEIGHED: usize = 1000;
/// A summary by words is full at this share of its length: filling it up would take whatever is short.
const FULL: f32 = 0.85;
/// From this similarity on a sentence is one that was chosen already, in other order or spelling,
const SAME: f32 = 0.85;
/// and comes after all that say anything new.
const NEVER: f32 = 100.0;

/// Maximal marginal relevance (Carbonell and Goldstein 1998): the next sentence is the one with the best score after
/// `penalty` times its similarity to the most similar one chosen before. In order of choice, so that a longer summary
/// begins with a shorter one's sentences.
pub(super) fn select(
    scores: &[f32],
    vectors: &[Vector],
    sentences: &[Sentence],
    length: Length,
    penalty: f32,
) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).collect();
    let score = |at: usize| scores.get(at).copied().unwrap_or_default();
    order.sort_by(|a, b| score(*b).total_cmp(&score(*a)).then(a.cmp(b)));
    let rest = order.split_off(order.len().min(WEIGHED));
    let mut open: Vec<(usize, f32)> = order.into_iter().map(|at| (at, 0.0)).collect();
    let mut rest = rest.into_iter();
    let mut room = Room::new(length);
    let mut chosen = Vec::new();
    while !room.is_full() {
        let worth = |(at, repeated): &(usize, f32)| {
            score(*at) - penalty * repeated - if *repeated >= SAME { NEVER } else { 0.0 }
        };
        let best = open.iter().enumerate().max_by(|a, b| worth(a.1).total_cmp(&worth(b.1)).then(b.1 .0.cmp(&a.1 .0)));
        let next = match best.map(|(place, _)| place) {
            Some(place) => open.swap_remove(place).0,
            None => match rest.next() {
                Some(next) => next,
                None => break,
            },
        };
        if !room.takes(sentences.get(next).map_or(0, |sentence| sentence.words)) {
            continue;
        }
        chosen.push(next);
        if let Some(vector) = vectors.get(next) {
            for (at, repeated) in &mut open {
                *repeated = repeated.max(vectors.get(*at).map_or(0.0, |other| overlap(vector, other)));
            }
        }
    }
    chosen
}

/// How much of a summary is left to fill.
struct Room {
    length: Length,
    sentences: usize,
    words: usize,
}

impl Room {
    fn new(length: Length) -> Self {
        Self { length, sentences: 0, words: 0 }
    }

    /// Whether a sentence of so many words fits; the first always does.
    fn takes(&mut self, words: usize) -> bool {
        let fits = match self.length {
            Length::Sentences(_) => true,
            Length::Words(most) => self.sentences == 0 || self.words.saturating_add(words) <= most,
        };
        if fits {
            self.sentences += 1;
            self.words += words;
        }
        fits
    }

    fn is_full(&self) -> bool {
        self.sentences > 0
            && match self.length {
                Length::Sentences(most) => self.sentences >= most,
                Length::Words(most) => self.words as f32 >= FULL * most as f32,
            }
    }
}

/// Scores as shares of the best one, 0 to 1.
pub(super) fn shares(scores: &[f32]) -> Vec<f64> {
    let best = scores.iter().copied().fold(0.0, f32::max);
    scores.iter().map(|score| if best > 0.0 { f64::from((score / best).clamp(0.0, 1.0)) } else { 0.0 }).collect()
}
