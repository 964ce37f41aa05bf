//! Choosing the sentences that together cover what the outlets have in common.
use super::concepts::Concepts;
use crate::summary::choose::Choice;
use crate::summary::reading::{overlap, Vector};
use crate::summary::weights::StoryWeights;

/// So many sentences are weighed against each other at most, the best by what they cover alone.
const WEIGHED: usize = 400;
/// So many of them are tried in place of a chosen one, so often.
const TRIED: usize = 40;
const ROUNDS: usize = 8;
/// From this similarity on two sentences tell the same, and one of them is enough.
const TWICE: f32 = 0.5;
/// Changes by less than this are none.
const LITTLE: f32 = 1e-6;

/// A sentence as it is weighed.
#[derive(Debug, Default)]
pub(super) struct Candidate {
    pub words: usize,
    /// What it is worth for a word, whatever else is chosen.
    pub value: f32,
    /// It begins with words that lean on the sentence before it.
    pub leans: bool,
    /// Its article.
    pub article: usize,
}

/// What is asked for, by number of sentence.
pub(super) struct Wanted<'w> {
    pub pinned: &'w [usize],
    pub dropped: &'w [usize],
}

/// The sentences that are weighed against each other.
pub(super) struct Cover<'c> {
    pub concepts: &'c Concepts,
    pub candidates: &'c [Candidate],
    pub vectors: &'c [Vector],
    pub weights: &'c StoryWeights,
    pub words: usize,
}

impl Cover<'_> {
    /// Sentences in order of choice: greedily, then exchanged while the whole gets better. An objective of coverage and
    /// against repetition as in Lin and Bilmes 2011, "A class of submodular functions for document summarization"; here
    /// what is covered counts for more the fewer words it takes.
    pub fn choose(&self, wanted: &Wanted) -> Vec<Choice> {
        let is_out = |at: &usize| wanted.pinned.contains(at) || wanted.dropped.contains(at);
        let mut open: Vec<(f32, usize)> =
            (0..self.candidates.len()).filter(|at| !is_out(at)).map(|at| (self.worth(&[at]), at)).collect();
        open.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let open: Vec<usize> = open.into_iter().take(WEIGHED).map(|(_, at)| at).collect();
        let mut chosen = wanted.pinned.to_vec();
        self.grow(&mut chosen, &open);
        for _ in 0..ROUNDS {
            let Some(better) = self.exchange(&chosen, wanted.pinned.len(), &open) else { break };
            chosen = better;
            self.grow(&mut chosen, &open);
        }
        let new = |number: usize, at: &usize| {
            let before = chosen.iter().take(number).map(|other| self.alike(*at, *other));
            (1.0 - before.fold(0.0, f32::max)).clamp(0.0, 1.0)
        };
        chosen
            .iter()
            .enumerate()
            .map(|(number, at)| Choice { at: *at, new: new(number, at), pinned: number < wanted.pinned.len() })
            .collect()
    }

    /// Adds what makes the whole better while there is room; at least one sentence.
    fn grow(&self, chosen: &mut Vec<usize>, open: &[usize]) {
        loop {
            let now = if chosen.is_empty() { f32::MIN } else { self.worth(chosen) + LITTLE };
            let used = self.used(chosen);
            let mut best: Option<(f32, usize)> = None;
            for at in open {
                if chosen.contains(at) || (!chosen.is_empty() && used + self.length(*at) > self.words) {
                    continue;
                }
                chosen.push(*at);
                let worth = self.worth(chosen);
                chosen.pop();
                if worth > best.map_or(now, |(best, _)| best) {
                    best = Some((worth, *at));
                }
            }
            match best {
                Some((_, at)) => chosen.push(at),
                None => break,
            }
        }
    }

    /// The best choice with one sentence put in place of one that is not pinned, where it is better.
    fn exchange(&self, chosen: &[usize], pinned: usize, open: &[usize]) -> Option<Vec<usize>> {
        let mut best = (self.worth(chosen) + LITTLE, None);
        for out in pinned..chosen.len() {
            let mut trial: Vec<usize> =
                chosen.iter().enumerate().filter(|(place, _)| *place != out).map(|(_, at)| *at).collect();
            let used = self.used(&trial);
            for at in open.iter().take(TRIED).filter(|at| !chosen.contains(at)) {
                if !trial.is_empty() && used + self.length(*at) > self.words {
                    continue;
                }
                trial.push(*at);
                let worth = self.worth(&trial);
                if worth > best.0 {
                    best = (worth, Some(trial.clone()));
                }
                trial.pop();
            }
        }
        best.1
    }

    /// What a choice is worth.
    fn worth(&self, chosen: &[usize]) -> f32 {
        let weights = self.weights;
        let budget = self.words.max(1) as f32;
        let mut told: Vec<u32> = chosen.iter().filter_map(|at| self.concepts.of.get(*at)).flatten().copied().collect();
        told.sort_unstable();
        told.dedup();
        let covered: f32 = told.iter().filter_map(|number| self.concepts.weights.get(*number as usize)).sum();
        let (mut used, mut value, mut repeated, mut twice, mut again, mut leaning) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (place, at) in chosen.iter().enumerate() {
            let Some(candidate) = self.candidates.get(*at) else { continue };
            let share = candidate.words as f32 / budget;
            used += share;
            value += candidate.value * share;
            // The sentence before of the same article has the number before.
            if candidate.leans && !at.checked_sub(1).is_some_and(|before| chosen.contains(&before)) {
                leaning += 1.0;
            }
            for other in chosen.iter().take(place) {
                let Some(another) = self.candidates.get(*other) else { continue };
                let alike = self.alike(*at, *other);
                repeated += alike * share * another.words as f32 / budget;
                twice += if alike >= TWICE { 1.0 } else { 0.0 };
                again += if another.article == candidate.article { 1.0 } else { 0.0 };
            }
        }
        covered * (used + weights.slack).max(f32::EPSILON).powf(-weights.brevity) + weights.value * value
            - weights.repeated * repeated
            + weights.twice * twice
            - weights.same_outlet * again
            + weights.leaning * leaning
    }

    fn alike(&self, a: usize, b: usize) -> f32 {
        self.vectors.get(a).zip(self.vectors.get(b)).map_or(0.0, |(a, b)| overlap(a, b))
    }

    fn length(&self, at: usize) -> usize {
        self.candidates.get(at).map_or(0, |candidate| candidate.words)
    }

    fn used(&self, chosen: &[usize]) -> usize {
        chosen.iter().map(|at| self.length(*at)).sum()
    }
}
