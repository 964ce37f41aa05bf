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
        let none = self.choice(&[]);
        let numbers = (0..self.candidates.len()).filter(|at| !is_out(at));
        let mut open: Vec<(f32, usize)> = numbers.map(|at| (self.worth(&none, Some(at)), at)).collect();
        open.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let open: Vec<usize> = open.into_iter().take(WEIGHED).map(|(_, at)| at).collect();
        let mut chosen = self.choice(wanted.pinned);
        self.grow(&mut chosen, &open);
        for _ in 0..ROUNDS {
            let Some(better) = self.exchange(&chosen, wanted.pinned.len(), &open) else { break };
            chosen = better;
            self.grow(&mut chosen, &open);
        }
        let new = |number: usize, at: &usize| {
            let before = chosen.numbers.iter().take(number).map(|other| self.alike(*at, *other));
            (1.0 - before.fold(0.0, f32::max)).clamp(0.0, 1.0)
        };
        let numbers = chosen.numbers.iter().enumerate();
        numbers
            .map(|(number, at)| Choice { at: *at, new: new(number, at), pinned: number < wanted.pinned.len() })
            .collect()
    }

    /// Adds what makes the whole better while there is room; at least one sentence.
    fn grow(&self, chosen: &mut Chosen, open: &[usize]) {
        loop {
            let is_empty = chosen.numbers.is_empty();
            let mut best = (if is_empty { f32::MIN } else { self.worth(chosen, None) + LITTLE }, None);
            for at in open {
                if chosen.numbers.contains(at) || (!is_empty && chosen.words + self.length(*at) > self.words) {
                    continue;
                }
                let worth = self.worth(chosen, Some(*at));
                if worth > best.0 {
                    best = (worth, Some(*at));
                }
            }
            match best.1 {
                Some(at) => self.add(chosen, at),
                None => break,
            }
        }
    }

    /// The best choice with one sentence put in place of one that is not pinned, where it is better.
    fn exchange(&self, chosen: &Chosen, pinned: usize, open: &[usize]) -> Option<Chosen> {
        let mut best = (self.worth(chosen, None) + LITTLE, None);
        for out in pinned..chosen.numbers.len() {
            let numbers = chosen.numbers.iter().enumerate().filter(|(place, _)| *place != out);
            let rest = self.choice(&numbers.map(|(_, at)| *at).collect::<Vec<_>>());
            for at in open.iter().take(TRIED).filter(|at| !chosen.numbers.contains(at)) {
                if !rest.numbers.is_empty() && rest.words + self.length(*at) > self.words {
                    continue;
                }
                let worth = self.worth(&rest, Some(*at));
                if worth > best.0 {
                    best = (worth, Some((out, *at)));
                }
            }
        }
        let (out, at) = best.1?;
        let numbers = chosen.numbers.iter().enumerate().filter(|(place, _)| *place != out).map(|(_, at)| *at);
        Some(self.choice(&numbers.chain([at]).collect::<Vec<_>>()))
    }

    /// A choice of some sentences.
    fn choice(&self, numbers: &[usize]) -> Chosen {
        let mut chosen = Chosen { told: vec![false; self.concepts.weights.len()], ..Chosen::default() };
        for at in numbers {
            self.add(&mut chosen, *at);
        }
        chosen
    }

    fn add(&self, chosen: &mut Chosen, at: usize) {
        let (value, minus) = self.alone(chosen, at);
        chosen.value += value;
        chosen.minus += minus;
        chosen.words += self.length(at);
        for number in self.concepts.of.get(at).into_iter().flatten() {
            if let Some(told) = chosen.told.get_mut(*number as usize).filter(|told| !**told) {
                *told = true;
                chosen.covered += self.concepts.weights.get(*number as usize).copied().unwrap_or_default();
            }
        }
        chosen.numbers.push(at);
    }

    /// What a sentence is worth by itself, and what speaks against it beside those that are chosen.
    fn alone(&self, chosen: &Chosen, at: usize) -> (f32, f32) {
        let Some(candidate) = self.candidates.get(at) else { return (0.0, 0.0) };
        let share = |words: usize| words as f32 / self.words.max(1) as f32;
        let mut minus = 0.0;
        for other in &chosen.numbers {
            let Some(another) = self.candidates.get(*other) else { continue };
            let alike = self.alike(at, *other);
            minus -= self.weights.repeated * alike * share(candidate.words) * share(another.words);
            if alike >= TWICE {
                minus += self.weights.twice;
            }
            if another.article == candidate.article {
                minus += self.weights.same_outlet;
            }
        }
        (self.weights.value * candidate.value * share(candidate.words), minus)
    }

    /// What a choice is worth, with one sentence more where one is named.
    fn worth(&self, chosen: &Chosen, more: Option<usize>) -> f32 {
        let (mut covered, mut words, mut sum) = (chosen.covered, chosen.words, chosen.value + chosen.minus);
        if let Some(at) = more {
            let (value, minus) = self.alone(chosen, at);
            sum += value + minus;
            words += self.length(at);
            let untold = |number: &&u32| chosen.told.get(**number as usize) == Some(&false);
            let concepts = self.concepts.of.get(at).into_iter().flatten().filter(untold);
            covered += concepts.filter_map(|number| self.concepts.weights.get(*number as usize)).sum::<f32>();
        }
        let has = |at: usize| chosen.numbers.contains(&at) || more == Some(at);
        // The sentence before of the same article has the number before.
        let leans = |at: &&usize| {
            self.candidates.get(**at).is_some_and(|candidate| candidate.leans) && !at.checked_sub(1).is_some_and(has)
        };
        let leaning = chosen.numbers.iter().chain(more.as_ref()).filter(leans).count();
        let share = words as f32 / self.words.max(1) as f32;
        covered * (share + self.weights.slack).max(f32::EPSILON).powf(-self.weights.brevity)
            + sum
            + self.weights.leaning * leaning as f32
    }

    fn alike(&self, a: usize, b: usize) -> f32 {
        self.vectors.get(a).zip(self.vectors.get(b)).map_or(0.0, |(a, b)| overlap(a, b))
    }

    fn length(&self, at: usize) -> usize {
        self.candidates.get(at).map_or(0, |candidate| candidate.words)
    }
}

/// Sentences that are chosen, with what was summed up on the way.
#[derive(Debug, Default)]
struct Chosen {
    numbers: Vec<usize>,
    words: usize,
    /// Which concepts they have.
    told: Vec<bool>,
    /// What those weigh.
    covered: f32,
    value: f32,
    minus: f32,
}
