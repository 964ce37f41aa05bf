//! One summary of several outlets' articles on a story.
mod differences;
mod fill;

use super::choose::shares;
use super::reading::{overlap, product, unit_dense, Sentence, Style, Terms, Vector, Whole};
use super::weights::StoryWeights;
use super::Reasons;
use crate::{Article, Span};

pub use differences::Difference;

/// Sentences of two articles say the same, or a good part of it, from this similarity on.
const SAME: f32 = 0.3;

/// What the reader asks for of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoryRequest<'r> {
    /// At most so many words; at least one sentence.
    pub words: usize,
    /// Article and sentence of what must be in it; it counts toward the length.
    pub pinned: &'r [(usize, usize)],
    /// Article and sentence of what must not be in it; what is pinned too is pinned.
    pub dropped: &'r [(usize, usize)],
}

/// A sentence of another outlet that says the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Support {
    /// Its article, by its place in the input.
    pub article: usize,
    /// Its number there.
    pub sentence: usize,
    /// How alike the two are, from 0 to 1.
    pub score: f64,
}

/// A sentence picked from one of the articles.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryPick {
    /// Which article, by its place in the input.
    pub article: usize,
    /// Which of its sentences.
    pub sentence: usize,
    /// Where it stands in that article's text.
    pub span: Span,
    /// From 0 to 1, comparable within one summary only.
    pub score: f64,
    /// Whether the reader asked for it.
    pub pinned: bool,
    /// Why it was picked, in parts.
    pub reasons: Reasons,
    /// The other articles with a sentence that says the same.
    pub supported_by: Vec<usize>,
    /// The sentence of each of them that says it best, by article.
    pub support: Vec<Support>,
    /// Where those sentences give another number, date or name.
    pub differences: Vec<Difference>,
}

/// At most `words` words (at least one sentence) from the articles, without repeating: first what is most central to all
/// of them. The order is that of telling: by place in its article, then by article. Method: centroid (Radev et al. 2004)
/// with maximal marginal relevance (Carbonell and Goldstein 1998), and places as in news.
pub fn summarize(articles: &[Article], words: usize) -> Vec<StoryPick> {
    pick(articles, &StoryRequest { words, pinned: &[], dropped: &[] }, StoryWeights::shipped())
}

/// The same with what the reader asks for, and with weights of one's own ([`StoryWeights::shipped`] are those that ship).
pub fn pick(articles: &[Article], request: &StoryRequest, weights: &StoryWeights) -> Vec<StoryPick> {
    let mut terms = Terms::default();
    let mut at: Vec<(usize, usize, Span)> = Vec::new();
    let mut sentences: Vec<Sentence> = Vec::new();
    for (number, article) in articles.iter().enumerate() {
        for (place, span) in article.sentences.iter().enumerate() {
            at.push((number, place, *span));
            sentences.push(terms.read(span.of(article.text), article.language));
        }
    }
    let places: Vec<usize> = at.iter().map(|(_, place, _)| *place).collect();
    let whole = Whole::of(&sentences, &places, terms.shown.len(), weights.decay, (0.0, weights.common));
    let centroid = unit_dense(whole.sum.clone());
    let style = Style::of_story(weights);
    let topics: Vec<f32> = whole
        .vectors
        .iter()
        .zip(&whole.sets)
        .map(|(vector, set)| product(vector, &centroid) + weights.early * product(set, &whole.early))
        .collect();
    let scores: Vec<f32> =
        topics.iter().zip(&sentences).map(|(topic, sentence)| topic + sentence.style.weigh(&style)).collect();
    let number = |wanted: &[(usize, usize)]| -> Vec<usize> {
        at.iter()
            .enumerate()
            .filter(|(_, (article, place, _))| wanted.contains(&(*article, *place)))
            .map(|(number, _)| number)
            .collect()
    };
    let wanted =
        fill::Wanted { words: request.words, pinned: &number(request.pinned), dropped: &number(request.dropped) };
    let mut chosen = fill::fill(&sentences, &scores, &whole.vectors, &wanted, weights.repeated);
    chosen.sort_by_key(|choice| at.get(choice.at).map(|(article, place, _)| (*place, *article)));
    let (shares, topics) = (shares(&scores), shares(&topics));
    chosen
        .into_iter()
        .filter_map(|choice| {
            let (article, sentence, span) = *at.get(choice.at)?;
            let support = support(choice.at, article, &at, &whole.vectors);
            let counts = sentences.get(choice.at).map(|sentence| sentence.counts.as_slice()).unwrap_or_default();
            Some(StoryPick {
                article,
                sentence,
                span,
                score: shares.get(choice.at).copied().unwrap_or_default(),
                pinned: choice.pinned,
                reasons: Reasons {
                    place: super::choose::place(sentence),
                    central: topics.get(choice.at).copied().unwrap_or_default(),
                    new: f64::from(choice.new),
                    words: terms.strongest(counts, &whole.repeated),
                },
                supported_by: support.iter().map(|support| support.article).collect(),
                differences: differences::differences(articles, article, span, &support),
                support,
            })
        })
        .collect()
}

/// The sentence of each other article that says most of what sentence `number` says, where it says enough of it.
fn support(number: usize, article: usize, at: &[(usize, usize, Span)], vectors: &[Vector]) -> Vec<Support> {
    let Some(vector) = vectors.get(number) else { return Vec::new() };
    let mut found: Vec<Support> = Vec::new();
    for ((other, sentence, _), said) in at.iter().zip(vectors) {
        let alike = overlap(vector, said);
        if *other == article || alike < SAME {
            continue;
        }
        let new = Support { article: *other, sentence: *sentence, score: f64::from(alike.min(1.0)) };
        match found.last_mut().filter(|last| last.article == *other) {
            Some(last) if last.score < new.score => *last = new,
            Some(_) => {}
            None => found.push(new),
        }
    }
    found
}
