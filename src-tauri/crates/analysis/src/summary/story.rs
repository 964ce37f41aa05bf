//! One summary of several outlets' articles on a story.
use super::reading::{overlap, product, unit_dense, Sentence, Style, Terms, Whole};
use super::select::{select, shares};
use super::Length;
use crate::{Article, Span};

/// How fast a place in its article loses weight, in sentences.
const DECAY: f32 = 4.0;
// Weights against that of being central to the whole story, which is 1.
/// Of being about what stands early in the articles.
const EARLY: f32 = 1.0;
/// Of saying what a chosen sentence says.
const REPEATED: f32 = 0.3;
/// What a term counts that stands in every sentence.
const COMMON: f32 = 0.3;
/// Of how it is written. Short sentences are no worse here: what is in short supply is words.
const STYLE: Style = Style {
    dangling: -0.08,
    personal: -0.15,
    question: -0.1,
    label: -1.0,
    short: 0.0,
    long: 0.0,
    quoted: 0.0,
    length: 0.0,
};
/// Sentences of two articles say the same, or a good part of it, from this similarity on.
const SAME: f32 = 0.3;

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
    /// The other articles with a sentence that says the same.
    pub supported_by: Vec<usize>,
}

/// At most `words` words (at least one sentence) from the articles, without repeating: first what is most central to all
/// of them. The order is that of telling: by place in its article, then by article. Method: centroid (Radev et al. 2004)
/// with maximal marginal relevance (Carbonell and Goldstein 1998), and places as in news.
pub fn summarize(articles: &[Article], words: usize) -> Vec<StoryPick> {
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
    let whole = Whole::of(&sentences, &places, terms.shown.len(), DECAY, (0.0, COMMON));
    let centroid = unit_dense(whole.sum.clone());
    let scores: Vec<f32> = sentences
        .iter()
        .zip(whole.vectors.iter().zip(&whole.sets))
        .map(|(sentence, (vector, set))| {
            product(vector, &centroid) + EARLY * product(set, &whole.early) + sentence.style.weigh(&STYLE)
        })
        .collect();
    let mut chosen = select(&scores, &whole.vectors, &sentences, Length::Words(words), REPEATED);
    chosen.sort_by_key(|number| at.get(*number).map(|(article, place, _)| (*place, *article)));
    let shares = shares(&scores);
    chosen
        .into_iter()
        .filter_map(|number| {
            let (article, sentence, span) = *at.get(number)?;
            let vector = whole.vectors.get(number)?;
            let mut supported_by: Vec<usize> = at
                .iter()
                .zip(&whole.vectors)
                .filter(|((other, _, _), said)| *other != article && overlap(vector, said) >= SAME)
                .map(|((other, _, _), _)| *other)
                .collect();
            supported_by.dedup();
            Some(StoryPick {
                article,
                sentence,
                span,
                score: shares.get(number).copied().unwrap_or_default(),
                supported_by,
            })
        })
        .collect()
}
