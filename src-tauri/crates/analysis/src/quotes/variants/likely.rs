//! Whether two tellings of one speaker say the same without a run of words in common, as two translations do.
//!
//! Everything that carries the statement must agree: its words by their stems, numbers and what they count, days,
//! negation, and who does what to whom. Two things that one person said on one subject share a few words; two tellings
//! of one thing share nearly all of them.
use super::verdict::related;
use super::words::{Sort, Word};
use super::Prepared;

/// So many words with a topic must agree.
const MATCHED: usize = 4;
/// So much of the weight of both (Dice 1945). Of the invented pairs it parts all.
const SHARE: f64 = 0.72;
/// For each word that both have instead of another's, so many must agree.
const FOR_EACH_OTHER: usize = 6;
/// Above this many words it is no utterance but a speech, and looking for each among the others would be long.
const WORDS: usize = 120;

/// Whether they agree in what they say. The speaker is known to be one.
pub(super) fn agree(a: &Prepared, b: &Prepared) -> bool {
    let (a, b) = (&a.filled, &b.filled);
    if a.len().max(b.len()) > WORDS || negations(a) != negations(b) {
        return false;
    }
    let (topics_a, topics_b) = (topics(a), topics(b));
    let pairs = pair(&topics_a, &topics_b);
    if pairs.len() < MATCHED || !counts_agree(a, b) {
        return false;
    }
    let weight = |words: &[(usize, &Word)]| words.iter().map(|(_, word)| weight(word)).sum::<f64>();
    let both: f64 = pairs.iter().filter_map(|(i, _)| topics_a.get(*i)).map(|(_, word)| self::weight(word)).sum();
    let share = 2.0 * both / (weight(&topics_a) + weight(&topics_b));
    let others = (topics_a.len() - pairs.len()).min(topics_b.len() - pairs.len());
    share >= SHARE && others * FOR_EACH_OTHER <= pairs.len() && !turned(&pairs, a, b)
}

/// What is seldom the same by chance weighs more.
fn weight(word: &Word) -> f64 {
    match word.sort {
        Sort::Number | Sort::Name | Sort::Date => 1.5,
        Sort::Plain | Sort::Negation => 1.0,
    }
}

fn negations(words: &[Word]) -> usize {
    words.iter().filter(|word| word.sort == Sort::Negation).count()
}

/// The words with a topic, each once, with their places.
fn topics(words: &[Word]) -> Vec<(usize, &Word)> {
    let mut found: Vec<(usize, &Word)> = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.content) {
        if !found.iter().any(|(_, known)| known.loose == word.loose) {
            found.push((at, word));
        }
    }
    found
}

/// Which of `a` stands for which of `b`: the same word first, then one that is a part of the other.
fn pair(a: &[(usize, &Word)], b: &[(usize, &Word)]) -> Vec<(usize, usize)> {
    let mut taken = vec![false; b.len()];
    let mut found: Vec<(usize, usize)> = Vec::new();
    let same: fn(&Word, &Word) -> bool = |x, y| x.loose == y.loose;
    for test in [same, related] {
        for (i, (_, word)) in a.iter().enumerate() {
            if found.iter().any(|(known, _)| *known == i) {
                continue;
            }
            let free = |(j, (_, other)): &(usize, &(usize, &Word))| {
                !taken.get(*j).copied().unwrap_or(true) && test(word, other)
            };
            let Some((j, _)) = b.iter().enumerate().find(free) else { continue };
            if let Some(taken) = taken.get_mut(j) {
                *taken = true;
            }
            found.push((i, j));
        }
    }
    found.sort_unstable();
    found
}

/// Numbers and days: what one has and the other lacks may be left out, not replaced; and the same number counts the same.
fn counts_agree(a: &[Word], b: &[Word]) -> bool {
    let lacks = |words: &[Word], others: &[Word], sort: Sort| {
        words.iter().any(|word| word.sort == sort && !others.iter().any(|other| other.loose == word.loose))
    };
    let replaced = |sort| lacks(a, b, sort) && lacks(b, a, sort);
    if [Sort::Number, Sort::Date, Sort::Name].into_iter().any(replaced) {
        return false;
    }
    let counted = |words: &'_ [Word], number: u32| -> Option<u32> {
        let at = words.iter().position(|word| word.sort == Sort::Number && word.loose == number)?;
        words.get(at + 1..)?.iter().find(|word| word.content && word.sort != Sort::Number).map(|word| word.loose)
    };
    a.iter().filter(|word| word.sort == Sort::Number).all(|number| {
        match (counted(a, number.loose), counted(b, number.loose)) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        }
    })
}

/// Whether two words have changed places and nothing else has: "the union blames the council", "the council blames the
/// union"; or what is more than what.
fn turned(pairs: &[(usize, usize)], a: &[Word], b: &[Word]) -> bool {
    let has = |words: &[Word], known: &[&str]| words.iter().any(|word| known.contains(&&*word.norm));
    let order: Vec<usize> = pairs.iter().map(|(_, j)| *j).collect();
    let mut sorted = order.clone();
    sorted.sort_unstable();
    let moved = order.iter().zip(&sorted).filter(|(one, other)| one != other).count();
    const THAN: &[&str] = &["than", "als"];
    const BY: &[&str] = &["by", "von", "durch", "par", "por", "da", "dal", "dalla", "dai"];
    has(a, THAN) && has(b, THAN) && moved > 0 || moved == 2 && has(a, BY) == has(b, BY)
}
