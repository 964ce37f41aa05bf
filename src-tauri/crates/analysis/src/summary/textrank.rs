//! TextRank: sentences that share words with many others.
use super::choose::{choose, lengths, picks, shares, Marginal};
use super::reading::{Sentence, Terms, Vector};
use super::{Pick, Request, Summarizer};
use crate::Article;

/// The sentences that share words with many others.
pub struct TextRank;

/// So many sentences are compared with each other at most; later ones of a longer text are not looked at, since the work
/// grows with the square.
const COMPARED: usize = 400;
/// Share of a sentence's rank that goes to those it shares words with.
const DAMPING: f32 = 0.85;
/// The rank hardly changes any more after so many rounds.
const ROUNDS: usize = 30;

impl Summarizer for TextRank {
    fn id(&self) -> &'static str {
        "textrank"
    }

    fn name(&self) -> &'static str {
        "TextRank"
    }

    fn about(&self) -> &'static str {
        "Takes the sentences that share words with many others, which share words with many in turn; neither place nor \
         repetition counts (Mihalcea and Tarau 2004)."
    }

    fn pick(&self, article: &Article, request: &Request) -> Vec<Pick> {
        let mut terms = Terms::default();
        let sentences = terms.read(article, COMPARED);
        let links = links(&sentences);
        let scores = rank(&links);
        let shares = shares(&scores);
        let none: Vec<Vector> = Vec::new();
        let chosen = choose(&lengths(article), &scores, request, &mut Marginal::new(&scores, &none, 0.0));
        picks(article, &chosen, &shares, &shares, |number| {
            let why = match links.get(number).map_or(0, Vec::len) {
                1 => format!("sentence {}; shares words with one other sentence", number + 1),
                others => format!("sentence {}; shares words with {others} other sentences", number + 1),
            };
            (Vec::new(), why)
        })
    }
}

/// For each sentence those it shares words with, and how strongly: their shared words over the sum of the logarithms of
/// their lengths.
fn links(sentences: &[Sentence]) -> Vec<Vec<(usize, f32)>> {
    let length = |sentence: &Sentence| sentence.counts.iter().map(|(_, count)| count).sum::<f32>().max(1.0).ln();
    let lengths: Vec<f32> = sentences.iter().map(length).collect();
    let mut links: Vec<Vec<(usize, f32)>> = vec![Vec::new(); sentences.len()];
    for (i, (one, its)) in sentences.iter().zip(&lengths).enumerate() {
        for (j, (other, others)) in sentences.iter().zip(&lengths).enumerate().skip(i + 1) {
            let shared = shared(&one.counts, &other.counts);
            // Two sentences of one word each have no length by this measure.
            let weight = shared as f32 / (its + others).max(1.0);
            if shared > 0 {
                links.get_mut(i).into_iter().for_each(|links| links.push((j, weight)));
                links.get_mut(j).into_iter().for_each(|links| links.push((i, weight)));
            }
        }
    }
    links
}

/// How many terms both have.
fn shared(a: &Vector, b: &Vector) -> usize {
    let mut rest = b.iter().peekable();
    let mut has = |term: u32| {
        while rest.next_if(|(other, _)| *other < term).is_some() {}
        rest.peek().is_some_and(|(other, _)| *other == term)
    };
    a.iter().filter(|(term, _)| has(*term)).count()
}

/// Weighted PageRank.
fn rank(links: &[Vec<(usize, f32)>]) -> Vec<f32> {
    let out: Vec<f32> = links.iter().map(|links| links.iter().map(|(_, weight)| weight).sum()).collect();
    let mut ranks = vec![1.0; links.len()];
    for _ in 0..ROUNDS {
        let mut next = vec![1.0 - DAMPING; links.len()];
        for ((links, rank), out) in links.iter().zip(&ranks).zip(&out) {
            for (at, weight) in links {
                next.get_mut(*at).into_iter().for_each(|sum| *sum += DAMPING * rank * weight / out.max(f32::EPSILON));
            }
        }
        ranks = next;
    }
    ranks
}
