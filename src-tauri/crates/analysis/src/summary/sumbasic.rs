//! SumBasic: sentences of the article's most frequent words.
use super::choose::{choose, lengths_of, picks, shares, Judge};
use super::reading::{Sentence, Terms};
use super::{Pick, Request, Summarizer};
use crate::Article;

/// The sentences with the article's most frequent words.
pub struct SumBasic;

impl Summarizer for SumBasic {
    fn id(&self) -> &'static str {
        "sumbasic"
    }

    fn name(&self) -> &'static str {
        "SumBasic"
    }

    fn about(&self) -> &'static str {
        "Takes sentences with the article's most frequent words, each of which counts for less once it was told; the \
         place does not count (Nenkova and Vanderwende 2005)."
    }

    fn pick(&self, article: &Article, request: &Request) -> Vec<Pick> {
        let mut terms = Terms::default();
        let sentences = terms.read(article, usize::MAX);
        let mut basic = Basic::new(&sentences, terms.shown.len());
        let frequent = basic.chances.clone();
        let scores: Vec<f32> = (0..sentences.len()).map(|at| basic.mean(at)).collect();
        let shares = shares(&scores);
        let chosen = choose(&lengths_of(&sentences), &scores, request, &mut basic);
        picks(article, &chosen, &shares, &shares, |number| {
            let counts = sentences.get(number).map(|sentence| sentence.counts.as_slice()).unwrap_or_default();
            let words = terms.strongest(counts, &frequent);
            let why = match words.first() {
                Some(word) => format!("sentence {}; has “{word}”, a frequent word of the article", number + 1),
                None => format!("sentence {}", number + 1),
            };
            (words, why)
        })
    }
}

/// How likely each term is, while sentences are taken.
struct Basic<'s> {
    sentences: &'s [Sentence],
    chances: Vec<f32>,
    /// Whether a term was told.
    told: Vec<bool>,
    /// The likeliest term, which the next sentence must have where one has it.
    likeliest: Option<u32>,
    left: Vec<bool>,
}

impl<'s> Basic<'s> {
    fn new(sentences: &'s [Sentence], terms: usize) -> Self {
        let mut chances = vec![0.0_f32; terms];
        let mut all = 0.0;
        for (term, count) in sentences.iter().flat_map(|sentence| &sentence.counts) {
            chances.get_mut(*term as usize).into_iter().for_each(|chance| *chance += count);
            all += count;
        }
        chances.iter_mut().for_each(|chance| *chance /= all);
        let left = vec![true; sentences.len()];
        let mut basic = Self { sentences, chances, told: vec![false; terms], likeliest: None, left };
        basic.likeliest = basic.find_likeliest();
        basic
    }

    /// The likeliest term that a sentence which is left has.
    fn find_likeliest(&self) -> Option<u32> {
        let open = self.sentences.iter().zip(&self.left).filter(|(_, left)| **left);
        let chance = |term: u32| self.chances.get(term as usize).copied().unwrap_or_default();
        let terms = open.flat_map(|(sentence, _)| sentence.counts.iter().map(|(term, _)| *term));
        terms.max_by(|a, b| chance(*a).total_cmp(&chance(*b)).then(b.cmp(a)))
    }

    /// The mean chance of a sentence's words.
    fn mean(&self, at: usize) -> f32 {
        let Some(sentence) = self.sentences.get(at) else { return 0.0 };
        let words: f32 = sentence.counts.iter().map(|(_, count)| count).sum();
        let chance = |term: u32| self.chances.get(term as usize).copied().unwrap_or_default();
        let sum: f32 = sentence.counts.iter().map(|(term, count)| count * chance(*term)).sum();
        sum / words.max(1.0)
    }
}

impl Judge for Basic<'_> {
    fn worth(&self, at: usize) -> f32 {
        let has = |term: u32| {
            let counts = self.sentences.get(at).map(|sentence| sentence.counts.as_slice()).unwrap_or_default();
            counts.binary_search_by_key(&term, |(term, _)| *term).is_ok()
        };
        // A mean of chances is at most 1.
        self.mean(at) + if self.likeliest.is_some_and(has) { 2.0 } else { 0.0 }
    }

    fn newness(&self, at: usize) -> f32 {
        let Some(sentence) = self.sentences.get(at) else { return 0.0 };
        let told = sentence.counts.iter().filter(|(term, _)| self.told.get(*term as usize) == Some(&true)).count();
        1.0 - told as f32 / sentence.counts.len().max(1) as f32
    }

    fn take(&mut self, at: usize, _open: &[usize]) {
        self.left.get_mut(at).into_iter().for_each(|left| *left = false);
        for (term, _) in self.sentences.get(at).into_iter().flat_map(|sentence| &sentence.counts) {
            let term = *term as usize;
            self.chances.get_mut(term).into_iter().for_each(|chance| *chance *= *chance);
            self.told.get_mut(term).into_iter().for_each(|told| *told = true);
        }
        self.likeliest = self.find_likeliest();
    }
}
