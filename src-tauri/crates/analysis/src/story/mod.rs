//! Which articles tell of one event; what words they tell it in, and what happened when.
mod cluster;
mod day;
pub mod events;
#[cfg(test)]
mod fixtures;
pub mod keywords;
mod shelf;
pub mod statements;
mod terms;
#[cfg(test)]
mod tests;
mod vector;

pub use cluster::{cluster, enough, nearest, Item};
pub use day::day;
pub use shelf::{Likeness, Shelf};
pub use terms::{terms, Terms};

/// Why two articles stand together: the terms that count most in both, strongest first, at most `most`. A term counts by
/// the weaker of its two sides; among equals the longer word is the rarer one (Zipf).
pub fn why(a: &Terms, b: &Terms, most: usize) -> Vec<String> {
    let mut shared: Vec<(f32, &str)> = Vec::new();
    let mut rest = b.weights.as_slice();
    for (term, weight) in &a.weights {
        let skip = rest.partition_point(|(other, _)| other < term);
        rest = rest.get(skip..).unwrap_or_default();
        if let Some((_, other)) = rest.first().filter(|(other, _)| other == term) {
            shared.push((weight.min(*other), term));
        }
    }
    shared.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| y.1.chars().count().cmp(&x.1.chars().count())));
    shared.into_iter().take(most).map(|(_, term)| term.to_string()).collect()
}
