//! The default: sentences that stand early and say what the article keeps returning to.
use super::choose::{choose, lengths_of, picks, shares, Marginal};
use super::leaning::Leaning;
use super::reading::{product, Style, Terms, Whole};
use super::weights::ArticleWeights;
use super::{Pick, Request, Summarizer};
use crate::Article;

/// The sentences that stand early and are about what the article keeps returning to.
pub struct Central;

impl Summarizer for Central {
    fn id(&self) -> &'static str {
        "central"
    }

    fn name(&self) -> &'static str {
        "Central sentences"
    }

    fn about(&self) -> &'static str {
        "Takes sentences that stand early and are about what the article keeps returning to, without repeating \
         (position, Edmundson 1969; centroid, Radev et al. 2004; maximal marginal relevance, Carbonell and Goldstein 1998)."
    }

    fn pick(&self, article: &Article, request: &Request) -> Vec<Pick> {
        central(article, request, ArticleWeights::shipped())
    }
}

/// The default method with weights of one's own, as those who measure it need.
pub fn central(article: &Article, request: &Request, weights: &ArticleWeights) -> Vec<Pick> {
    let mut terms = Terms::default();
    let sentences = terms.read(article, usize::MAX);
    let places: Vec<usize> = (0..sentences.len()).collect();
    let whole = Whole::of(&sentences, &places, terms.shown.len(), weights.decay, (weights.anywhere, 0.0));
    let style = Style::of_article(weights);

    let topics: Vec<f32> = whole
        .plain
        .iter()
        .zip(&whole.sets)
        .map(|(plain, set)| product(plain, &whole.repeated) + weights.early * product(set, &whole.early))
        .collect();
    let scores: Vec<f32> = topics
        .iter()
        .zip(&sentences)
        .enumerate()
        .map(|(place, (topic, sentence))| {
            let from_start = place as f32 + 1.0;
            weights.place / from_start + weights.depth * from_start.ln() + topic + sentence.style.weigh(&style)
        })
        .collect();
    let marginal = Marginal::new(&scores, &whole.vectors, weights.repeated);
    let chosen = choose(&lengths_of(&sentences), &scores, request, &mut Leaning::new(&sentences, marginal, weights));
    picks(article, &chosen, &shares(&scores), &shares(&topics), |number| {
        let counts = sentences.get(number).map(|sentence| sentence.counts.as_slice()).unwrap_or_default();
        let words = terms.strongest(counts, &whole.repeated);
        let why = why(number, sentences.len(), &words);
        (words, why)
    })
}

/// The reason in words: where it stands, and which words of it the article uses most.
pub(super) fn why(number: usize, of: usize, topics: &[String]) -> String {
    let place = match number {
        0 => "opens the article".to_string(),
        _ => format!("sentence {} of {of}", number + 1),
    };
    let quoted: Vec<String> = topics.iter().map(|topic| format!("“{topic}”")).collect();
    match quoted.split_last() {
        None => place,
        Some((one, [])) => format!("{place}; has {one}, which the article returns to"),
        Some((last, others)) => {
            format!("{place}; has {} and {last}, which the article returns to most", others.join(", "))
        }
    }
}
