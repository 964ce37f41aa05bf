//! The first sentences: what every other method has to beat.
use super::{Length, Pick, Summarizer};
use crate::Article;
use broadsheet_text::token;

/// The first sentences of the article.
pub struct Lead;

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

    fn summarize(&self, article: &Article, length: Length) -> Vec<Pick> {
        let mut words = 0;
        let fits = |(number, text): (usize, &str)| match length {
            Length::Sentences(most) => number < most,
            Length::Words(most) => {
                words += token::words(text).count();
                number == 0 || words <= most
            }
        };
        let mut fits = fits;
        article
            .sentences
            .iter()
            .enumerate()
            .take_while(|(number, span)| fits((*number, span.of(article.text))))
            .map(|(sentence, span)| Pick {
                sentence,
                span: *span,
                score: 1.0 / (sentence + 1) as f64,
                why: format!("sentence {} of the article", sentence + 1),
            })
            .collect()
    }
}
