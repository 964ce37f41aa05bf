//! Paragraphs that stand in a text twice, as pages do that carry their article once for the screen and once for a printer,
//! a player or a preview.
use std::collections::HashSet;

use super::{rule::Rule, Text, Verdict};

/// A paragraph whose words all stood in the text before.
pub const AGAIN: Rule = Rule {
    id: "again",
    reason: "paragraph again",
    example: "The wheel will grind flour for the bakery next door, said its builder, who spent six years on the work.",
    applies: None,
    ends: false,
    amid: false,
    sure: false,
};

/// Shorter lines may well be said twice (refrains, questions, answers).
const LEAST_WORDS: usize = 20;
/// Runs of so many words are compared.
const RUN: usize = 5;

/// Leaves out long lines of the body nearly all of which stood in lines of the body before (nine runs of five words in
/// ten).
pub fn find(text: &Text, verdicts: &mut [Verdict]) {
    let mut seen: HashSet<u64> = HashSet::new();
    for (line, verdict) in text.lines.iter().zip(verdicts).filter(|(_, verdict)| verdict.is_body()) {
        let runs = runs(&line.text);
        let held = runs.iter().filter(|run| seen.contains(run)).count();
        if line.words >= LEAST_WORDS && held * 10 >= runs.len() * 9 {
            *verdict = Verdict::Rule(&AGAIN);
        }
        seen.extend(runs);
    }
}

fn runs(text: &str) -> Vec<u64> {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let words: Vec<String> =
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect();
    let hash = |run: &[String]| {
        let mut hasher = DefaultHasher::new();
        run.hash(&mut hasher);
        hasher.finish()
    };
    words.windows(RUN).map(hash).collect()
}
