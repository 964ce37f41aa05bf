//! The first sentences: what every other method has to beat.
use super::choose::{choose, lengths, picks, place, Judge};
use super::{Pick, Request, Summarizer};
use crate::Article;

/// The first sentences of the article.
pub struct Lead;

/// The earlier the better.
struct Early;

impl Judge for Early {
    fn worth(&self, at: usize) -> f32 {
        -(at as f32)
    }

    fn newness(&self, _at: usize) -> f32 {
        1.0
    }

    fn take(&mut self, _at: usize, _open: &[usize]) {}
}

impl Summarizer for Lead {
    fn id(&self) -> &'static str {
        "lead"
    }

    fn name(&self) -> &'static str {
        "First sentences"
    }

    fn about(&self) -> &'static str {
        "Takes the article's first sentences, as a newsroom writes the most important first."
    }

    fn pick(&self, article: &Article, request: &Request) -> Vec<Pick> {
        let words = lengths(article);
        let early: Vec<f32> = (0..words.len()).map(|at| -(at as f32)).collect();
        let scores: Vec<f64> = (0..words.len()).map(place).collect();
        let chosen = choose(&words, &early, request, &mut Early);
        picks(article, &chosen, &scores, &scores, |at| (Vec::new(), format!("sentence {} of the article", at + 1)))
    }
}
