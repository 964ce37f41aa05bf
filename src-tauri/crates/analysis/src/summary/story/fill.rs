//! Filling a summary of so many words with sentences of several articles.
use crate::summary::choose::{Choice, Judge, Marginal};
use crate::summary::reading::{Sentence, Vector};

/// A summary is full at this share of its length: filling it up would take whatever is short.
const FULL: f32 = 0.85;
/// So many sentences are weighed against each other at most, the best by their own score.
const WEIGHED: usize = 1000;

/// What is asked for, by number of sentence.
pub(super) struct Wanted<'w> {
    pub words: usize,
    pub pinned: &'w [usize],
    pub dropped: &'w [usize],
}

/// Sentences in order of choice. One that does not fit is passed over for the next that does.
pub(super) fn fill(
    sentences: &[Sentence],
    scores: &[f32],
    vectors: &[Vector],
    wanted: &Wanted,
    penalty: f32,
) -> Vec<Choice> {
    let mut judge = Marginal::new(scores, vectors, penalty);
    let words = |at: usize| sentences.get(at).map_or(0, |sentence| sentence.words);
    let mut used = 0;
    let mut chosen: Vec<Choice> = Vec::new();
    for at in wanted.pinned {
        chosen.push(Choice { at: *at, new: judge.new(*at), pinned: true });
        judge.take(*at);
        used += words(*at);
    }
    let is_out = |at: &usize| wanted.pinned.contains(at) || wanted.dropped.contains(at);
    let mut open: Vec<usize> = (0..sentences.len()).filter(|at| !is_out(at)).collect();
    let score = |at: usize| scores.get(at).copied().unwrap_or_default();
    open.sort_by(|a, b| score(*b).total_cmp(&score(*a)).then(a.cmp(b)));
    open.truncate(WEIGHED);
    while chosen.is_empty() || (used as f32) < FULL * wanted.words as f32 {
        let worth = open.iter().enumerate().map(|(place, at)| (place, *at, judge.worth(*at)));
        let Some((place, at, _)) = worth.max_by(|a, b| a.2.total_cmp(&b.2).then(b.1.cmp(&a.1))) else { break };
        open.swap_remove(place);
        if !chosen.is_empty() && used + words(at) > wanted.words {
            continue;
        }
        chosen.push(Choice { at, new: judge.new(at), pinned: false });
        judge.take(at);
        used += words(at);
    }
    chosen
}
