//! What an article is about, as weighted terms.
use crate::Article;
use broadsheet_text::token::{self, Kind};
use broadsheet_text::{stopwords, Language};
use rustc_hash::FxHashMap;

/// How often a capitalized word counts: names tell events apart better than other words do (Nallapati et al. 2004, "Event
/// threading within news topics").
const CAPITALIZED: f32 = 1.5;
/// How often a number counts.
const NUMBER: f32 = 1.5;
/// How often a word of the headline counts against one of the body.
const HEADLINE: f32 = 2.0;

/// What is kept of an article to compare it with others: weighted terms.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Terms {
    /// Term and how often it counts, sorted by term.
    pub weights: Vec<(String, f32)>,
}

/// The terms of an article: its words and numbers in lower case, without stop words. Words are not stemmed: the reader is
/// shown them as the reason why two articles stand together.
pub fn terms(article: &Article) -> Terms {
    let mut found = FxHashMap::default();
    add(&mut found, article.text, article.language, 1.0);
    add(&mut found, article.headline.unwrap_or_default(), article.language, HEADLINE);
    let mut weights: Vec<(String, f32)> = found.into_iter().collect();
    weights.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    Terms { weights }
}

fn add(found: &mut FxHashMap<String, f32>, text: &str, language: Language, times: f32) {
    for token in token::tokens_of(text) {
        let shown = token.span.of(text);
        let weight = match token.kind {
            Kind::Number => NUMBER,
            Kind::Word if shown.starts_with(char::is_uppercase) => CAPITALIZED,
            Kind::Word => 1.0,
            Kind::Space | Kind::Mark => continue,
        };
        let lower = shown.to_lowercase();
        if stopwords::contains(&lower, language) || lower.chars().nth(1).is_none() {
            continue;
        }
        let term = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(&lower);
        match found.get_mut(term) {
            Some(sum) => *sum += weight * times,
            None => drop(found.insert(term.to_string(), weight * times)),
        }
    }
}
