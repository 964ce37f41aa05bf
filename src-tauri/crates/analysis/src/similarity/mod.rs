//! How much two sentences say the same. What is written alike counts in any language: words, pairs of words and pieces of
//! words, after the measures that held up best without a corpus at SemEval (Bär et al. 2012, "UKP: Computing Semantic
//! Textual Similarity"). In English what is meant alike counts too, by a table of word vectors; and other figures or a
//! "not" count against it.
mod against;
mod meaning;
mod sparse;
mod surface;
mod table;
mod vector;

use against::Claims;
use broadsheet_text::Language;
use meaning::Meaning;
use surface::Surface;
use table::TABLE;
pub(crate) use vector::{in_dictionary, vector};

/// Shares of the three measures of an English pair, fitted to graded pairs of sentences and rounded: what is written alike,
/// the cosine of the sums of word vectors, and the words that each sentence has a like one for.
const WRITTEN: f32 = 0.18;
const SUM: f32 = 0.32;
const COVERED: f32 = 0.5;
/// What is taken off for figures that differ, and where only one says no.
const FIGURES: f32 = 0.1;
const DENIAL: f32 = 0.04;

/// So many of the words of a pair, at least, are in an English dictionary if it is English: of one whose language does not
/// stand out, and of one that seems to be in another language.
const SOME: f32 = 0.4;
const MANY: f32 = 0.6;

/// A sentence made ready to be compared with many others, in some microseconds each.
#[derive(Debug, Clone, Default)]
pub struct Prepared {
    surface: Surface,
    meaning: Option<Meaning>,
    claims: Claims,
}

impl Prepared {
    /// Reads `sentence` once. Of an unknown language nothing is known about its stop words and stems.
    pub fn new(sentence: &str, language: Language) -> Self {
        Self {
            surface: Surface::new(sentence, language),
            meaning: Meaning::new(sentence, language),
            claims: Claims::new(sentence),
        }
    }

    /// From 0 (nothing in common) to 1 (the same words).
    pub fn score(&self, other: &Self) -> f64 {
        let written = self.surface.score(&other.surface);
        let (Some(one), Some(two)) = (&self.meaning, &other.meaning) else { return f64::from(written) };
        let alike = WRITTEN * written + SUM * one.cosine(two) + COVERED * one.coverage(two);
        let figures = f32::from(self.claims.other_figures(&other.claims));
        let denial = f32::from(self.claims.one_denies(&other.claims));
        f64::from((alike - FIGURES * figures - DENIAL * denial).clamp(0.0, 1.0))
    }
}

/// From 0 (nothing in common) to 1 (the same words).
pub fn score(a: &str, b: &str) -> f64 {
    // In one order, as what stands at the seam of the two counts for the language.
    let (first, second) = if a <= b { (a, b) } else { (b, a) };
    let language = language(&format!("{first} {second}"));
    Prepared::new(a, language).score(&Prepared::new(b, language))
}

/// The language of a pair of sentences. A pair of headlines has few of the words by which languages are told apart, and
/// many names: it is English when an English dictionary has enough of its words.
fn language(pair: &str) -> Language {
    let found = Language::detect(pair);
    let enough = match found {
        Language::English => return found,
        Language::Unknown => SOME,
        _ => MANY,
    };
    if TABLE.english(pair) >= enough {
        Language::English
    } else {
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(a: &str, b: &str, range: std::ops::RangeInclusive<f64>) {
        let found = score(a, b);
        assert!(range.contains(&found), "{found}: {a} / {b}");
    }

    #[test]
    fn scores_by_what_is_said() {
        let said = "The council closed the old bridge on Monday after cracks were found.";
        check(said, said, 0.999..=1.0);
        check(said, "On Monday, the old bridge was closed by the council because of cracks.", 0.6..=0.95);
        check(said, "Ferries will carry passengers until the spring, the operator said.", 0.0..=0.25);
        check("", said, 0.0..=0.0);
        check("", "", 0.0..=0.0);
        check("!?", "…", 0.0..=0.0);
    }

    #[test]
    fn says_the_same_in_other_words() {
        let said = "Doctors at the clinic warned that the illness is spreading quickly";
        let meant = "Physicians say the disease spreads fast";
        let other = "Doctors at the clinic opened a garden for the neighbors";
        assert!(score(said, meant) > score(said, other), "{} {}", score(said, meant), score(said, other));
    }

    #[test]
    fn a_denial_says_something_else() {
        let yes = "The mayor of Tessaly will sign the contract with the ferry company";
        assert!(score(yes, "The mayor of Tessaly will not sign the contract with the ferry company") < 0.95);
        assert!(
            score("The mayor didn't sign the ferry contract", "The mayor did not sign the ferry contract")
                > score("The mayor did sign the ferry contract", "The mayor did not sign the ferry contract")
        );
    }

    #[test]
    fn headlines_are_english_though_they_are_short() {
        assert_eq!(language("Minnelund wins Tessaly mayor race Minnelund elected"), Language::English);
        assert_ne!(language("Minnelund gewinnt Wahl in Tessaly"), Language::English);
        assert_eq!(language(""), Language::Unknown);
    }

    #[test]
    fn other_languages_are_compared_as_they_are_written() {
        let one = "Der Stadtrat von Tessaly hat die alte Brücke am Montag nach dem Fund von Rissen gesperrt";
        let two = "Nach dem Fund von Rissen ist die alte Brücke in Tessaly seit Montag gesperrt";
        let (a, b) = (Prepared::new(one, Language::German), Prepared::new(two, Language::German));
        assert!(a.meaning.is_none());
        assert!((a.score(&b) - f64::from(a.surface.score(&b.surface))).abs() < 1e-9);
        assert!(a.score(&b) > 0.5);
    }

    #[test]
    fn a_very_long_sentence_is_laid_beside_another_in_part_only() {
        let long = "the council closed the bridge ".repeat(20_000);
        let prepared = Prepared::new(&long, Language::English);
        assert!((0.0..=1.0).contains(&prepared.score(&prepared)));
    }

    #[test]
    fn another_figure_says_something_else() {
        let four = "Ticket sales fell by 4.1 percent in May";
        assert!(
            score(four, "Sales of tickets fell 4.1 percent in May")
                > score(four, "Ticket sales fell by 9.7 percent in June")
        );
    }

    proptest! {
        #[test]
        fn is_symmetric_and_in_range(a in "\\PC{0,60}", b in "\\PC{0,60}") {
            let (one, two) = (score(&a, &b), score(&b, &a));
            prop_assert!((one - two).abs() < 1e-6);
            prop_assert!((0.0..=1.000_001).contains(&one));
        }
    }
}
