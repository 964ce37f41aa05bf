//! What the outlets of a story have in common: words and pairs of neighboring words, by how many outlets have them.
use crate::summary::reading::{Sentence, Terms};
use crate::summary::weights::StoryWeights;
use rustc_hash::FxHashMap;

/// The concepts of a story and what each weighs; all together weigh 1.
#[derive(Debug, Default)]
pub(super) struct Concepts {
    /// Numbers of each sentence's concepts, each once, rising.
    pub of: Vec<Vec<u32>>,
    /// What each concept weighs.
    pub weights: Vec<f32>,
    /// For each sentence how much of what its words are about other outlets have too, from 0 to 1.
    pub shared: Vec<f32>,
}

/// One concept, while outlets are read one after the other.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    outlets: f32,
    /// The outlet that had it last, counted from 1.
    last: usize,
    /// The sum over outlets of how early each has it first.
    early: f32,
    headlines: f32,
    is_pair: bool,
}

impl Concepts {
    /// `at` has the article and place of each sentence, in order; `headlines` those of the articles that have one.
    /// Method: concepts weighted by their support (Gillick and Favre 2009), here by outlets and not by sentences.
    pub fn of(
        sentences: &[Sentence],
        at: &[(usize, usize)],
        headlines: &[Sentence],
        articles: usize,
        terms: &Terms,
        weights: &StoryWeights,
    ) -> Self {
        let mut numbers: FxHashMap<(u32, u32), u32> = FxHashMap::default();
        let mut seen: Vec<Seen> = Vec::new();
        let mut of = Vec::with_capacity(sentences.len());
        for (sentence, (article, place)) in sentences.iter().zip(at) {
            let early = (-(*place as f32) / weights.decay.max(0.1)).exp();
            let concepts = concepts(sentence, terms, |key| {
                let next = numbers.len() as u32;
                let number = *numbers.entry(key).or_insert(next);
                if number == next {
                    seen.push(Seen { is_pair: key.0 != ALONE, ..Seen::default() });
                }
                Some(number)
            });
            for number in &concepts {
                let Some(one) = seen.get_mut(*number as usize) else { continue };
                if one.last != article + 1 {
                    one.outlets += 1.0;
                    one.early += early;
                    one.last = article + 1;
                }
            }
            of.push(concepts);
        }
        for headline in headlines {
            for number in concepts(headline, terms, |key| numbers.get(&key).copied()) {
                seen.get_mut(number as usize).into_iter().for_each(|one| one.headlines += 1.0);
            }
        }
        let others = articles.saturating_sub(1) as f32;
        // Where there is one article only, what it has is all there is.
        let share = |one: &Seen| if others > 0.0 { (one.outlets - 1.0) / others } else { 1.0 };
        let all = articles.max(1) as f32;
        let mut weighed: Vec<f32> = seen
            .iter()
            .map(|one| {
                let early = one.early / all;
                let weight = (share(one) + weights.single) * early + weights.headline * one.headlines / all;
                weight * if one.is_pair { weights.pairs } else { 1.0 }
            })
            .collect();
        let sum: f32 = weighed.iter().sum();
        if sum > 0.0 {
            weighed.iter_mut().for_each(|weight| *weight /= sum);
        }
        let shared = of
            .iter()
            .map(|concepts| {
                let words = concepts.iter().filter_map(|number| seen.get(*number as usize)).filter(|one| !one.is_pair);
                let (count, sum) = words.fold((0.0, 0.0), |(count, sum), one| (count + 1.0, sum + share(one)));
                if count > 0.0 {
                    sum / count
                } else {
                    0.0
                }
            })
            .collect();
        Self { of, weights: weighed, shared }
    }
}

/// The first half of the key of a word alone.
const ALONE: u32 = u32::MAX;

/// Numbers of the terms of a sentence, and of the pairs of neighbors of which one is a term; each once, rising.
fn concepts(sentence: &Sentence, terms: &Terms, mut number: impl FnMut((u32, u32)) -> Option<u32>) -> Vec<u32> {
    let mut found: Vec<u32> = sentence.counts.iter().filter_map(|(term, _)| number((ALONE, *term))).collect();
    for (left, right) in sentence.sequence.iter().zip(sentence.sequence.iter().skip(1)) {
        if terms.is_term(*left) || terms.is_term(*right) {
            found.extend(number((*left, *right)));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
}
