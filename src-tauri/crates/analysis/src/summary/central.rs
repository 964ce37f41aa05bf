//! The default: sentences that stand early and say what the article keeps returning to.
use super::reading::{product, Sentence, Style, Terms, Whole};
use super::select::{select, shares};
use super::{Length, Pick, Summarizer};
use crate::Article;

/// The sentences that stand early and are about what the article keeps returning to.
pub struct Central;

// Weights against that of being about what the article returns to, which is 1. One setting for all; chosen on news
// articles of two publishers together, so that no house style is fitted.
/// Of the place: the first sentence has all of it, the second half, the third a third.
const PLACE: f32 = 0.6;
/// Of being about what stands early.
const EARLY: f32 = 0.45;
/// After how many sentences a mention counts for a third as early.
const DECAY: f32 = 8.0;
/// What every mention counts as early, wherever it stands.
const ANYWHERE: f32 = 0.05;
/// Of saying what a chosen sentence says.
const REPEATED: f32 = 0.4;
/// Of how it is written.
const STYLE: Style = Style {
    dangling: -0.16,
    personal: -0.05,
    question: -0.3,
    label: -1.0,
    short: -0.4,
    long: -0.06,
    quoted: -0.18,
    length: -0.15,
};

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

    fn summarize(&self, article: &Article, length: Length) -> Vec<Pick> {
        let mut terms = Terms::default();
        let sentences: Vec<Sentence> =
            article.sentences.iter().map(|span| terms.read(span.of(article.text), article.language)).collect();
        let places: Vec<usize> = (0..sentences.len()).collect();
        let whole = Whole::of(&sentences, &places, terms.shown.len(), DECAY, (ANYWHERE, 0.0));

        let parts: Vec<(f32, f32)> = places
            .iter()
            .zip(whole.plain.iter().zip(&whole.sets))
            .map(|(place, (plain, set))| {
                (PLACE / (*place as f32 + 1.0), product(plain, &whole.repeated) + EARLY * product(set, &whole.early))
            })
            .collect();
        let scores: Vec<f32> = parts
            .iter()
            .zip(&sentences)
            .map(|((place, topic), sentence)| place + topic + sentence.style.weigh(&STYLE))
            .collect();
        let mut chosen = select(&scores, &whole.vectors, &sentences, length, REPEATED);
        chosen.sort_unstable();
        let shares = shares(&scores);
        chosen
            .into_iter()
            .filter_map(|number| {
                let sentence = sentences.get(number)?;
                let mut topics: Vec<(f32, u32)> = sentence
                    .counts
                    .iter()
                    .filter_map(|(term, _)| Some((*whole.repeated.get(*term as usize)?, *term)))
                    .filter(|(weight, _)| *weight > 0.0)
                    .collect();
                topics.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
                let topics: Vec<&str> = topics
                    .iter()
                    .take(3)
                    .filter_map(|(_, term)| Some(terms.shown.get(*term as usize)?.as_str()))
                    .collect();
                Some(Pick {
                    sentence: number,
                    span: *article.sentences.get(number)?,
                    score: shares.get(number).copied().unwrap_or_default(),
                    why: why(number, sentences.len(), &topics),
                })
            })
            .collect()
    }
}

/// The reason in words: where it stands, and which words of it the article uses most.
pub(super) fn why(number: usize, of: usize, topics: &[&str]) -> String {
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
