//! Which of the lines before the body is its headline.
use std::collections::HashMap;

use super::{rule::Rule, Line};

/// A headline above the headline, which belongs to no line of the text.
pub const STRAY: Rule = Rule {
    id: "stray-headline",
    reason: "headline of another article",
    example: "storms and a late thaw close mountain roads",
    applies: None,
    ends: false,
    amid: false,
    sure: false,
};

/// The headline once more inside the text.
pub const AGAIN: Rule = Rule {
    id: "headline-again",
    reason: "headline again",
    example: "Osterby opens its first tidal mill in a century",
    applies: None,
    ends: false,
    amid: false,
    sure: false,
};

/// A word or two around the headline: a section, a kicker.
pub const LABEL: Rule =
    Rule { id: "label", reason: "label", example: "Exclusive", applies: None, ends: false, amid: false, sure: false };

/// Words of the body with their counts, each cut to its first six letters so that "talks" and "talking" meet.
pub struct Vocabulary(HashMap<String, usize>);

impl Vocabulary {
    /// Counts the words of the first lines of the body (a few thousand words are plenty).
    pub fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for line in lines.take(60) {
            for word in content_words(line).take(400) {
                *counts.entry(word).or_default() += 1;
            }
        }
        Self(counts)
    }

    /// The same for a line that may itself be among the lines that were counted (`own`): then a word must stand there
    /// once more than in the line. `None` for a line without content words.
    pub fn overlap_beside(&self, line: &str, own: bool) -> Option<f64> {
        let mut words: HashMap<String, usize> = HashMap::new();
        for word in content_words(line).take(400) {
            *words.entry(word).or_default() += 1;
        }
        let held = words.iter().filter(|(word, count)| {
            let least = if own { **count } else { 0 };
            self.0.get(word.as_str()).is_some_and(|all| *all > least)
        });
        (!words.is_empty()).then(|| held.count() as f64 / words.len() as f64)
    }

    /// Share of the content words of `line` that the body has too, 0 to 1; 0 when it has none.
    pub fn overlap(&self, line: &str) -> f64 {
        let (mut all, mut held) = (0.0, 0.0);
        for word in content_words(line) {
            all += 1.0;
            if self.0.contains_key(&word) {
                held += 1.0;
            }
        }
        if all == 0.0 {
            0.0
        } else {
            held / all
        }
    }
}

/// Words of four letters or more (numbers and short names in capitals too), cut to six letters.
pub fn content_words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            word.chars().count() > 3 || word.len() > 1 && word.chars().all(|c| c.is_uppercase() || c.is_numeric())
        })
        .map(|word| word.to_lowercase().chars().take(6).collect())
}

/// Whether the line could be a headline at all.
pub fn possible(line: &Line) -> bool {
    let plain_end = !line.text.ends_with(['.', ':', ';', ','])
        || line.text.ends_with("...")
        || line.words <= 20 && line.sentences <= 1 && !line.text.ends_with([':', ';', ',']);
    (2..=32).contains(&line.words) && line.text.len() <= 260 && plain_end && !line.bullet && line.sentences <= 2
}

/// The place in `candidates` of the headline of the body: the one that shares most words with it; among equals the last,
/// which stands nearest to the body. A line that shares nothing is taken only when it is the only one. `None` when
/// there is no candidate.
pub fn choose(candidates: &[&Line], body: &Vocabulary) -> Option<usize> {
    let score = |line: &Line| {
        let end = if line.text.ends_with('.') { 0.25 } else { 0.0 };
        // One or two words in common prove little: short lines ("Politics", "World news") count less.
        let length = (line.words as f64 / 5.0).min(1.0);
        body.overlap(&line.text) * length - end
    };
    let best = candidates.iter().enumerate().map(|(at, line)| (at, score(line)));
    let best = best.fold(None, |best: Option<(usize, f64)>, (at, score)| match best {
        Some((_, held)) if held > score + 0.05 => best,
        _ => Some((at, score)),
    });
    best.map(|(at, _)| at)
}
