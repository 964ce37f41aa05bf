//! What the sentences of two English articles mean, as far as the vectors of their words tell, and how much two of them
//! have in common beside what all sentences of the story share.
//!
//! A sentence is the sum of its words' vectors, each weighed by how few sentences of the two articles have the word. Of it
//! the mean of all is taken off: the subject that they all have (as Arora et al. 2017, "A simple but tough-to-beat baseline
//! for sentence embeddings", take off what all sentences have in common).
use super::terms::{Sentence, Terms};
use crate::similarity;
use crate::{Article, Language};

/// What is common to the sentences counts in full only where there are clearly more of them than this.
const FEW: f32 = 8.0;
/// A sentence is laid beside so many of the other article, evenly spread, to see how near it is to any.
const SAMPLE: usize = 300;
/// Words from this likeness on are like words.
const LIKE: f32 = 0.35;
/// How much a like word counts against the same.
const LIKE_COUNTS: f64 = 0.9;

/// The vectors of both articles.
#[derive(Debug)]
pub(super) struct Meaning {
    /// Of each term, weighed; empty where nothing is known.
    words: Vec<Vec<f32>>,
    /// What all sentences have in common.
    common: Vec<f32>,
    a: Vec<Place>,
    b: Vec<Place>,
}

/// Where a sentence stands among the others.
#[derive(Debug, Clone, Default)]
struct Place {
    /// Of length 1; empty where nothing is known.
    vector: Vec<f32>,
    /// How near it is to the sentences of the other article in general.
    nearness: f32,
}

impl Meaning {
    /// `None` unless both articles are in the language of the table, English.
    pub fn new(a: &Article, b: &Article, terms: &Terms) -> Option<Self> {
        if a.language != Language::English || b.language != Language::English {
            return None;
        }
        let weighed = |(number, word): (usize, &String)| -> Vec<f32> {
            let weight = terms.weight(u32::try_from(number).unwrap_or(u32::MAX)) as f32;
            similarity::vector(word).into_iter().map(|value| value * weight).collect()
        };
        let mut meaning = Self {
            words: terms.words.iter().enumerate().map(weighed).collect(),
            common: Vec::new(),
            a: Vec::new(),
            b: Vec::new(),
        };
        let all = (terms.a.len() + terms.b.len()) as f32;
        let sums = |side: &[Sentence]| -> Vec<Vec<f32>> {
            side.iter().map(|sentence| unit(meaning.sum(&mut sentence.terms.iter()))).collect()
        };
        let (in_a, in_b) = (sums(&terms.a), sums(&terms.b));
        let mut common = Vec::new();
        in_a.iter().chain(&in_b).for_each(|vector| add(&mut common, vector));
        common.iter_mut().for_each(|value| *value /= all + FEW);
        meaning.common = common;
        let place = |vector: Vec<f32>| Place { vector: meaning.apart(vector), nearness: 0.0 };
        let (mut in_a, mut in_b): (Vec<Place>, Vec<Place>) =
            (in_a.into_iter().map(place).collect(), in_b.into_iter().map(place).collect());
        let (near_a, near_b) = (nearness(&in_a, &in_b), nearness(&in_b, &in_a));
        in_a.iter_mut().zip(near_a).for_each(|(place, near)| place.nearness = near);
        in_b.iter_mut().zip(near_b).for_each(|(place, near)| place.nearness = near);
        (meaning.a, meaning.b) = (in_a, in_b);
        Some(meaning)
    }

    /// How much sentence `a` of A and `b` of B mean the same, from about -0.5 to 1: their cosine, less how near each is to
    /// the other article in general. `None` where nothing is known of one of them.
    pub fn likeness(&self, a: usize, b: usize) -> Option<f64> {
        let (a, b) = (self.a.get(a)?, self.b.get(b)?);
        let known = !a.vector.is_empty() && !b.vector.is_empty();
        known.then(|| f64::from(dot(&a.vector, &b.vector).max(0.0) - (a.nearness + b.nearness) / 2.0))
    }

    /// How alike is what two sentences do not say in the same words, from 0 to 1. `None` where one says no more.
    pub fn rest(&self, a: &Sentence, b: &Sentence) -> Option<f64> {
        let only = |mine: &Sentence, other: &Sentence| {
            let mut new = mine.terms.iter().filter(|term| other.terms.binary_search(term).is_err());
            let sum = unit(self.sum(&mut new));
            (!sum.is_empty()).then(|| self.apart(sum))
        };
        Some(f64::from(dot(&only(a, b)?, &only(b, a)?).max(0.0)))
    }

    /// How much of the word `term` the words `others` have in another word, from 0 to 1.
    pub fn likest(&self, term: u32, others: &[u32]) -> f64 {
        let Some(word) = self.words.get(term as usize) else { return 0.0 };
        let length = dot(word, word).sqrt();
        let cosine = |other: &u32| {
            let other = self.words.get(*other as usize)?;
            let lengths = length * dot(other, other).sqrt();
            (lengths > 0.0).then(|| dot(word, other) / lengths)
        };
        let best = others.iter().filter_map(cosine).fold(0.0, f32::max);
        if best >= LIKE {
            f64::from(best) * LIKE_COUNTS
        } else {
            0.0
        }
    }

    fn sum(&self, terms: &mut dyn Iterator<Item = &u32>) -> Vec<f32> {
        let mut sum = Vec::new();
        terms.filter_map(|term| self.words.get(*term as usize)).for_each(|word| add(&mut sum, word));
        sum
    }

    /// A vector of length 1 without what all have in common.
    fn apart(&self, mut vector: Vec<f32>) -> Vec<f32> {
        vector.iter_mut().zip(&self.common).for_each(|(value, common)| *value -= common);
        unit(vector)
    }
}

/// The mean cosine of each sentence of `mine` with those of `other`.
fn nearness(mine: &[Place], other: &[Place]) -> Vec<f32> {
    let sample: Vec<&Place> = other.iter().step_by(other.len().div_ceil(SAMPLE).max(1)).collect();
    let near = |place: &Place| -> f32 {
        sample.iter().map(|other| dot(&place.vector, &other.vector).max(0.0)).sum::<f32>() / (sample.len() as f32 + FEW)
    };
    mine.iter().map(near).collect()
}

/// Brings a vector to length 1; to none at all where it has no direction.
fn unit(mut vector: Vec<f32>) -> Vec<f32> {
    let length = dot(&vector, &vector).sqrt();
    if length <= 1e-6 {
        vector.clear();
    }
    vector.iter_mut().for_each(|value| *value /= length);
    vector
}

fn add(sum: &mut Vec<f32>, vector: &[f32]) {
    sum.resize(sum.len().max(vector.len()), 0.0);
    sum.iter_mut().zip(vector).for_each(|(sum, value)| *sum += value);
}

/// The product of two vectors; 0 where one is empty. Eight sums side by side, so that the processor takes them at once.
fn dot(a: &[f32], b: &[f32]) -> f32 {
    let mut sums = [0.0_f32; 8];
    for (a, b) in a.chunks_exact(8).zip(b.chunks_exact(8)) {
        sums.iter_mut().zip(a.iter().zip(b)).for_each(|(sum, (a, b))| *sum += a * b);
    }
    sums.iter().sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixtures::Text;

    fn meaning(a: &[&str], b: &[&str]) -> (Terms, Option<Meaning>) {
        let (a, b) = (Text::new(a), Text::new(b));
        let terms = Terms::new(&a.article(), &b.article());
        let meaning = Meaning::new(&a.article(), &b.article(), &terms);
        (terms, meaning)
    }

    #[test]
    fn like_sentences_are_nearer() {
        let (terms, meaning) = meaning(
            &["Doctors warned that the illness spreads quickly.", "The harbor froze over."],
            &["A band played in the park.", "Physicians say the disease is spreading fast.", "12 …"],
        );
        let meaning = meaning.unwrap();
        let near = meaning.likeness(0, 1).unwrap();
        assert!(near > 0.3 && near > meaning.likeness(0, 0).unwrap() && near > meaning.likeness(1, 1).unwrap());
        assert!(meaning.rest(&terms.a[0], &terms.b[1]).unwrap() > meaning.rest(&terms.a[0], &terms.b[0]).unwrap());
        assert_eq!(meaning.rest(&terms.a[0], &terms.a[0]), None);
        assert_eq!(meaning.likeness(7, 0), None);
    }

    #[test]
    fn only_english_is_known() {
        let (a, b) = (Article::new("Eins.", Language::German), Article::new("One.", Language::English));
        assert!(Meaning::new(&a, &b, &Terms::new(&a, &b)).is_none());
        let (_, empty) = meaning(&[], &[]);
        assert_eq!(empty.unwrap().likeness(0, 0), None);
    }
}
