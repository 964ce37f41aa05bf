//! The sentences of two articles as weighted words, for finding which belong together.
use crate::Article;
use broadsheet_text::token::{self, Kind};
use broadsheet_text::{stem, stopwords, Language};
use rustc_hash::FxHashMap;

/// Words in more sentences than this do not help to find partners, and would make the search quadratic.
const COMMON: usize = 200;
/// Articles of fewer sentences together are weighed as if they had so many.
const FEW: usize = 40;
/// Shared weight at which two sentences have clearly more in common than chance; about four rare words.
const PLENTY: f64 = 10.0;
/// What a shared pair of neighboring words counts beside the words alone.
const PHRASE: f64 = 0.2;

/// One sentence.
#[derive(Debug, Clone, Default)]
pub(super) struct Sentence {
    /// Numbers of its words, each once, rising.
    pub terms: Vec<u32>,
    /// Those of `terms` that are no stop words; all where there is nothing else.
    pub meaning: Vec<u32>,
    /// How many words it has.
    pub length: usize,
    /// Numbers of neighboring words, each once, rising.
    pairs: Vec<(u32, u32)>,
    /// Sum of the weights of `terms`.
    pub weight: f64,
    /// Square root of the sum of their squares.
    norm: f64,
    /// All its words in lower case, marks aside: equal for sentences with the same words.
    pub plain: String,
}

/// The sentences of both articles under one weighting: a word weighs more the fewer sentences have it.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// The sentences of A.
    pub a: Vec<Sentence>,
    /// The sentences of B.
    pub b: Vec<Sentence>,
    weights: Vec<f64>,
    /// Each term as it is first written, in lower case.
    pub words: Vec<String>,
}

impl Terms {
    /// Reads both articles.
    pub fn new(a: &Article, b: &Article) -> Self {
        let mut words = Words::default();
        let (mut a, mut b) = (read(a, &mut words), read(b, &mut words));
        let mut seen_in = vec![0usize; words.written.len()];
        for term in a.iter().chain(&b).flat_map(|sentence| &sentence.terms) {
            seen_in.get_mut(*term as usize).into_iter().for_each(|count| *count += 1);
        }
        // In two short articles every word would seem common.
        let all = (a.len() + b.len()).max(FEW) as f64;
        let weights: Vec<f64> = seen_in.iter().map(|count| (1.0 + all / (*count).max(1) as f64).ln()).collect();
        for sentence in a.iter_mut().chain(b.iter_mut()) {
            let of = |term: &u32| weights.get(*term as usize).copied().unwrap_or(0.0);
            sentence.weight = sentence.terms.iter().map(of).sum();
            sentence.norm = sentence.terms.iter().map(|term| of(term).powi(2)).sum::<f64>().sqrt();
        }
        Self { a, b, weights, words: words.written }
    }

    /// What a term weighs.
    pub fn weight(&self, term: u32) -> f64 {
        self.weights.get(term as usize).copied().unwrap_or(0.0)
    }

    /// How much two sentences have in common, from 0 to about 1.2: tf-idf cosine and the share of the shorter one that
    /// the longer has, less where both rest on a few common words, plus shared phrases.
    pub fn score(&self, a: &Sentence, b: &Sentence) -> f64 {
        let (mut shared, mut product) = (0.0, 0.0);
        for term in both(&a.terms, &b.terms) {
            let weight = self.weight(*term);
            shared += weight;
            product += weight * weight;
        }
        if shared <= 0.0 {
            return 0.0;
        }
        let cosine = product / (a.norm * b.norm).max(1e-9);
        let inside = shared / a.weight.min(b.weight).max(1e-9);
        let phrase = |pairs: &mut dyn Iterator<Item = &(u32, u32)>| {
            pairs.map(|(left, right)| self.weight(*left) + self.weight(*right)).sum::<f64>()
        };
        let shorter = phrase(&mut a.pairs.iter()).min(phrase(&mut b.pairs.iter())).max(1e-9);
        let phrases = phrase(&mut both(&a.pairs, &b.pairs)) / shorter;
        (cosine * inside).sqrt() * (1.0 - (-shared / PLENTY).exp()) + PHRASE * phrases
    }

    /// For each sentence of A the sentences of B that share a word which is not everywhere.
    pub fn partners(&self) -> Vec<Vec<usize>> {
        let mut places: Vec<Vec<usize>> = vec![Vec::new(); self.weights.len()];
        for (at, sentence) in self.b.iter().enumerate() {
            for term in &sentence.terms {
                places.get_mut(*term as usize).into_iter().for_each(|place| place.push(at));
            }
        }
        let mut last_seen = vec![usize::MAX; self.b.len()];
        let mut found = Vec::with_capacity(self.a.len());
        for (number, sentence) in self.a.iter().enumerate() {
            let mut partners = Vec::new();
            for term in &sentence.terms {
                for at in places.get(*term as usize).filter(|place| place.len() <= COMMON).into_iter().flatten() {
                    if let Some(seen) = last_seen.get_mut(*at).filter(|seen| **seen != number) {
                        *seen = number;
                        partners.push(*at);
                    }
                }
            }
            partners.sort_unstable();
            found.push(partners);
        }
        found
    }
}

/// What two rising lists share.
pub(super) fn both<'t, T: Ord>(a: &'t [T], b: &'t [T]) -> impl Iterator<Item = &'t T> {
    let mut rest = b.iter().peekable();
    a.iter().filter(move |item| {
        while rest.next_if(|other| other < item).is_some() {}
        rest.peek() == Some(item)
    })
}

/// The terms met so far.
#[derive(Default)]
struct Words {
    /// Their numbers by their stems.
    numbers: FxHashMap<String, u32>,
    /// How each is first written.
    written: Vec<String>,
}

impl Words {
    fn number(&mut self, stem: std::borrow::Cow<str>, written: &str) -> u32 {
        if let Some(number) = self.numbers.get(stem.as_ref()) {
            return *number;
        }
        let next = u32::try_from(self.written.len()).unwrap_or(u32::MAX);
        self.numbers.insert(stem.into_owned(), next);
        self.written.push(written.to_string());
        next
    }
}

/// The sentences of one article; terms get numbers from `words`.
fn read(article: &Article, words: &mut Words) -> Vec<Sentence> {
    article.sentences.iter().map(|span| sentence(span.of(article.text), article.language, words)).collect()
}

fn sentence(text: &str, language: Language, words: &mut Words) -> Sentence {
    let mut found = Sentence::default();
    for token in token::tokens(text).into_iter().filter(|token| matches!(token.kind, Kind::Word | Kind::Number)) {
        let lower = token.span.of(text).to_lowercase().replace('’', "'");
        if !found.plain.is_empty() {
            found.plain.push(' ');
        }
        found.plain.push_str(&lower);
        let word = lower.strip_suffix("'s").unwrap_or(&lower);
        let key = words.number(stem::stem(word, language), word);
        found.terms.push(key);
        if !stopwords::contains(&lower, language) {
            found.meaning.push(key);
        }
    }
    found.length = found.terms.len();
    // Common words stay in: they weigh little, and measured better so than without them, since phrases need them.
    found.pairs = found.terms.iter().copied().zip(found.terms.iter().copied().skip(1)).collect();
    found.terms.sort_unstable();
    found.terms.dedup();
    if found.meaning.is_empty() {
        found.meaning.clone_from(&found.terms);
    }
    found.meaning.sort_unstable();
    found.meaning.dedup();
    found.pairs.sort_unstable();
    found.pairs.dedup();
    found
}
