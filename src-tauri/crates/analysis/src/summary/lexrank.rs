//! LexRank: sentences that many others resemble.
use super::choose::{choose, lengths, picks, shares, Marginal};
use super::reading::{overlap, Terms, Whole};
use super::{Pick, Request, Summarizer};
use crate::Article;

/// The sentences that most others resemble.
pub struct LexRank;

/// So many sentences are compared with each other at most; later ones of a longer text are not looked at, since the work
/// grows with the square.
const COMPARED: usize = 400;
/// Sentences are neighbors from this similarity on.
const NEIGHBOR: f32 = 0.1;
/// Share of a sentence's rank that goes to its neighbors.
const DAMPING: f32 = 0.85;
/// Against repetition.
const PENALTY: f32 = 0.3;

impl Summarizer for LexRank {
    fn id(&self) -> &'static str {
        "lexrank"
    }

    fn name(&self) -> &'static str {
        "LexRank"
    }

    fn about(&self) -> &'static str {
        "Takes the sentences that most others resemble, wherever they stand (Erkan and Radev 2004)."
    }

    fn pick(&self, article: &Article, request: &Request) -> Vec<Pick> {
        let mut terms = Terms::default();
        let sentences = terms.read(article, COMPARED);
        let places: Vec<usize> = (0..sentences.len()).collect();
        let whole = Whole::of(&sentences, &places, terms.shown.len(), 1.0, (0.0, 0.0));
        let neighbors: Vec<Vec<usize>> = whole
            .vectors
            .iter()
            .map(|one| {
                let near = whole.vectors.iter().enumerate().filter(|(_, other)| overlap(one, other) >= NEIGHBOR);
                near.map(|(at, _)| at).collect()
            })
            .collect();
        let shares = shares(&rank(&neighbors));
        let scores: Vec<f32> = shares.iter().map(|share| *share as f32).collect();
        let mut marginal = Marginal::new(&scores, &whole.vectors, PENALTY);
        let chosen = choose(&lengths(article), &scores, request, &mut marginal);
        picks(article, &chosen, &shares, &shares, |number| {
            let others = neighbors.get(number).into_iter().flatten().filter(|other| **other != number).count();
            let why = match others {
                1 => format!("sentence {}; one other sentence resembles it", number + 1),
                _ => format!("sentence {}; {others} other sentences resemble it", number + 1),
            };
            (Vec::new(), why)
        })
    }
}

/// The stationary distribution of a reader who goes from neighbor to neighbor.
fn rank(neighbors: &[Vec<usize>]) -> Vec<f32> {
    let all = neighbors.len().max(1) as f32;
    let mut ranks = vec![1.0 / all; neighbors.len()];
    for _ in 0..30 {
        let mut next = vec![(1.0 - DAMPING) / all; neighbors.len()];
        for (near, rank) in neighbors.iter().zip(&ranks) {
            let share = DAMPING * rank / near.len().max(1) as f32;
            for at in near {
                next.get_mut(*at).into_iter().for_each(|sum| *sum += share);
            }
        }
        ranks = next;
    }
    ranks
}
