//! What tells that two sentences do not say the same, however alike their words are: other figures, and a "not".
use broadsheet_text::token::{self, Kind};
use std::collections::BTreeSet;

/// Words that turn a sentence around.
const NOT: &[&str] =
    &["not", "no", "never", "nor", "neither", "without", "cannot", "nobody", "nothing", "denies", "denied", "deny"];

/// The figures of a sentence, and whether it says no.
#[derive(Debug, Clone, Default)]
pub(super) struct Claims {
    numbers: BTreeSet<String>,
    denies: bool,
}

impl Claims {
    pub(super) fn new(sentence: &str) -> Self {
        let mut claims = Self::default();
        for token in token::tokens_of(sentence) {
            let text = token.span.of(sentence);
            match token.kind {
                Kind::Number => drop(claims.numbers.insert(digits(text))),
                Kind::Word if !claims.denies => {
                    let lower = text.to_lowercase();
                    claims.denies = NOT.contains(&lower.as_str()) || lower.ends_with("n't") || lower.ends_with("n’t");
                }
                _ => {}
            }
        }
        claims
    }

    /// Whether each has a figure that the other lacks: one that only one has may be left out by the other.
    pub(super) fn other_figures(&self, other: &Self) -> bool {
        self.numbers.difference(&other.numbers).next().is_some()
            && other.numbers.difference(&self.numbers).next().is_some()
    }

    /// Whether one of them says no.
    pub(super) fn one_denies(&self, other: &Self) -> bool {
        self.denies != other.denies
    }
}

/// The digits and decimals of a number, without separators of thousands and what is written at its end.
fn digits(number: &str) -> String {
    number
        .chars()
        .filter(|c| !matches!(c, ',' | '\'' | '’') && !c.is_whitespace())
        .take_while(|c| c.is_numeric() || *c == '.')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(a: &str, b: &str) -> bool {
        Claims::new(a).other_figures(&Claims::new(b))
    }

    #[test]
    fn figures_differ_when_both_have_another() {
        assert!(figures("12 boats sank", "At least 11 boats sank"));
        assert!(!figures("12 boats sank", "12 boats sank on the 3rd"));
        assert!(!figures("12 boats sank", "Boats sank"));
        assert!(!figures("41,000 came", "41000 came"));
        assert!(figures("It rose 3.5 percent", "It rose 35 percent"));
    }

    #[test]
    fn a_denial_is_seen_in_any_spelling() {
        let denies = |text: &str| Claims::new(text).denies;
        assert!(
            denies("She did not go") && denies("She didn't go") && denies("She didn’t go") && denies("No boats came")
        );
        assert!(!denies("She did go") && !denies("A knot held"));
    }
}
