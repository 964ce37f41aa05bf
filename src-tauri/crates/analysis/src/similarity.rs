//! How much two sentences say the same.
use broadsheet_text::token;
use std::collections::BTreeSet;

/// From 0 (nothing in common) to 1 (the same words).
pub fn score(a: &str, b: &str) -> f64 {
    let words = |text: &str| token::words(text).map(|span| span.of(text).to_lowercase()).collect::<BTreeSet<_>>();
    let (a, b) = (words(a), words(b));
    let both = a.intersection(&b).count() as f64;
    let all = a.union(&b).count() as f64;
    if all == 0.0 {
        0.0
    } else {
        both / all
    }
}
