//! ROUGE-1 and ROUGE-2, F of both (Lin 2004), over stems.
use broadsheet_text::{stem, Language};
use std::collections::HashMap;

/// How well a summary matches its references, in hundredths.
#[derive(Debug, Clone, Copy, Default)]
pub struct Score {
    /// By single words.
    pub one: f64,
    /// By pairs of neighbors.
    pub two: f64,
}

/// The stems of a text.
pub fn stems(text: &str) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words
        .map(|word| if word.len() > 3 { stem::stem(word, Language::English).into_owned() } else { word.to_string() })
        .collect()
}

/// The mean over the references.
pub fn rouge(summary: &[&str], references: &[Vec<String>]) -> Score {
    let count = references.len().max(1) as f64;
    references.iter().fold(Score::default(), |sum, reference| {
        let reference: Vec<&str> = reference.iter().map(String::as_str).collect();
        Score {
            one: sum.one + overlap(summary, &reference, 1) / count,
            two: sum.two + overlap(summary, &reference, 2) / count,
        }
    })
}

fn overlap(a: &[&str], b: &[&str], length: usize) -> f64 {
    let mut counts: HashMap<&[&str], i64> = HashMap::new();
    for gram in b.windows(length) {
        *counts.entry(gram).or_default() += 1;
    }
    let mut shared = 0;
    for gram in a.windows(length) {
        if let Some(count) = counts.get_mut(gram).filter(|count| **count > 0) {
            *count -= 1;
            shared += 1;
        }
    }
    let grams = |words: usize| (words + 1).saturating_sub(length);
    let all = grams(a.len()) + grams(b.len());
    if all == 0 {
        0.0
    } else {
        200.0 * f64::from(shared) / all as f64
    }
}
