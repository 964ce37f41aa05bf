//! Which words an outlet uses more, and less, than the others on one story.
use crate::Article;
use broadsheet_text::token::{self, Kind};
use broadsheet_text::{stem, stopwords};
use rustc_hash::FxHashMap;

/// The weight of the prior, as a share of the words of the whole story: what an outlet's own words have to stand up to.
const PRIOR: f64 = 0.2;
/// A difference that chance alone would give once in twenty words is none.
const SURE: f64 = 1.96;
/// A word is told of from so many uses on; one that is missing, where so many were to be expected.
const FEWEST: usize = 3;
/// An outlet with fewer counted words than this, or with fewer against it, is not compared.
const ENOUGH: usize = 60;

/// A word with its counts.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyTerm {
    /// The word, in the form that stands most often; all forms of it are counted.
    pub term: String,
    /// How sure the difference is, in standard deviations: over 0 where the outlet uses it more than the others, below 0
    /// where less. 0 for a word that is not told of for its difference.
    pub z: f64,
    /// How often each outlet has it, in the order of [`Keywords::outlets`].
    pub counts: Vec<usize>,
}

/// The words of one outlet.
#[derive(Debug, Clone, PartialEq)]
pub struct OutletWords {
    /// Its name; `None` where it is not known.
    pub outlet: Option<String>,
    /// Its articles, by their places in the input.
    pub articles: Vec<usize>,
    /// How many words were counted: without stop words and numbers.
    pub words: usize,
    /// Whether there was enough to compare. Where not, nothing is said to be over- or under-used.
    pub compared: bool,
    /// What it uses more than the others, the surest first.
    pub over: Vec<KeyTerm>,
    /// What it uses less than the others, the surest first.
    pub under: Vec<KeyTerm>,
}

/// The words of a story.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Keywords {
    /// What most outlets have, and most often.
    pub common: Vec<KeyTerm>,
    /// Each outlet in order of its first article. Articles of an unknown outlet each count as an outlet of their own.
    pub outlets: Vec<OutletWords>,
}

/// One word while it is counted.
#[derive(Debug, Default)]
struct Counted {
    forms: FxHashMap<String, usize>,
    by_outlet: Vec<usize>,
    all: usize,
}

/// The words of each outlet's articles on a story, at most `most` in each list: log-odds with an informative Dirichlet
/// prior, which is the story as a whole, as z-scores (Monroe, Colaresi and Quinn 2008, "Fightin' Words"). Headlines count
/// as text. One outlet alone gives no over- and under-used words.
pub fn keywords(articles: &[Article], most: usize) -> Keywords {
    let mut outlets: Vec<OutletWords> = Vec::new();
    let mut words: FxHashMap<String, Counted> = FxHashMap::default();
    for (number, article) in articles.iter().enumerate() {
        let known = outlets.iter().position(|one| one.outlet.is_some() && one.outlet.as_deref() == article.outlet);
        let outlet = known.unwrap_or(outlets.len());
        if known.is_none() {
            outlets.push(OutletWords {
                outlet: article.outlet.map(str::to_string),
                articles: Vec::new(),
                words: 0,
                compared: false,
                over: Vec::new(),
                under: Vec::new(),
            });
        }
        let mut counted = 0;
        for text in [article.headline.unwrap_or_default(), article.text] {
            counted += count(&mut words, text, article, outlet);
        }
        if let Some(one) = outlets.get_mut(outlet) {
            one.articles.push(number);
            one.words += counted;
        }
    }
    let sizes: Vec<usize> = outlets.iter().map(|one| one.words).collect();
    let all: usize = sizes.iter().sum();
    let mut terms: Vec<(KeyTerm, usize)> = words.into_values().map(|counted| counted.term(outlets.len())).collect();
    terms.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.term.cmp(&b.0.term)));
    for (number, (outlet, own)) in outlets.iter_mut().zip(&sizes).enumerate() {
        outlet.compared = *own >= ENOUGH && all - own >= ENOUGH;
        if !outlet.compared {
            continue;
        }
        let mut scored: Vec<KeyTerm> = Vec::new();
        for (term, total) in &terms {
            let used = term.counts.get(number).copied().unwrap_or_default();
            let z = log_odds(used, *own, total - used, all - own, *total as f64 / all as f64, all as f64 * PRIOR);
            let expected = (total - used) as f64 * *own as f64 / (all - own) as f64;
            let told = if z > 0.0 { used >= FEWEST } else { expected >= FEWEST as f64 };
            if told && z.abs() >= SURE {
                scored.push(KeyTerm { z, ..term.clone() });
            }
        }
        scored.sort_by(|a, b| b.z.abs().total_cmp(&a.z.abs()).then_with(|| a.term.cmp(&b.term)));
        let (over, under): (Vec<KeyTerm>, Vec<KeyTerm>) = scored.into_iter().partition(|term| term.z > 0.0);
        outlet.over = over.into_iter().take(most).collect();
        outlet.under = under.into_iter().take(most).collect();
    }
    // A word that most outlets have says more of the story than one that a single outlet repeats.
    let spread = |term: &KeyTerm| term.counts.iter().filter(|count| **count > 0).count();
    let mut common: Vec<&(KeyTerm, usize)> = terms.iter().filter(|(_, total)| *total >= FEWEST.min(all)).collect();
    common.sort_by(|a, b| {
        let weight = |one: &&(KeyTerm, usize)| spread(&one.0) * one.1;
        weight(b).cmp(&weight(a)).then_with(|| a.0.term.cmp(&b.0.term))
    });
    Keywords { common: common.into_iter().take(most).map(|(term, _)| term.clone()).collect(), outlets }
}

/// Counts the words of a text; gives how many there were.
fn count(words: &mut FxHashMap<String, Counted>, text: &str, article: &Article, outlet: usize) -> usize {
    let mut found = 0;
    for token in token::tokens_of(text).filter(|token| token.kind == Kind::Word) {
        let shown = token.span.of(text);
        let shown = shown.strip_suffix("'s").or_else(|| shown.strip_suffix("’s")).unwrap_or(shown);
        let lower = shown.to_lowercase();
        if lower.chars().nth(1).is_none() || stopwords::contains(&lower, article.language) {
            continue;
        }
        let counted = words.entry(stem::stem(&lower, article.language).into_owned()).or_default();
        *counted.forms.entry(shown.to_string()).or_default() += 1;
        if counted.by_outlet.len() <= outlet {
            counted.by_outlet.resize(outlet + 1, 0);
        }
        counted.by_outlet.get_mut(outlet).into_iter().for_each(|count| *count += 1);
        counted.all += 1;
        found += 1;
    }
    found
}

impl Counted {
    /// The word as it is shown, and how often it stands in all.
    fn term(mut self, outlets: usize) -> (KeyTerm, usize) {
        self.by_outlet.resize(outlets, 0);
        // Of forms that stand equally often the first in the alphabet, in which capitals come first: names keep theirs.
        let best = self.forms.into_iter().max_by(|a, b| a.1.cmp(&b.1).then_with(|| b.0.cmp(&a.0)));
        (KeyTerm { term: best.map(|(form, _)| form).unwrap_or_default(), z: 0.0, counts: self.by_outlet }, self.all)
    }
}

/// The z-score of the log-odds ratio of a word: `a` of `all_a` words here, `b` of `all_b` there, with a prior of `weight`
/// words of which the word has the share `share`.
fn log_odds(a: usize, all_a: usize, b: usize, all_b: usize, share: f64, weight: f64) -> f64 {
    let prior = share * weight;
    let odds = |count: usize, all: usize| {
        let (count, all) = (count as f64 + prior, all as f64 + weight);
        (count / (all - count).max(f64::MIN_POSITIVE)).ln()
    };
    let variance = 1.0 / (a as f64 + prior) + 1.0 / (b as f64 + prior);
    (odds(a, all_a) - odds(b, all_b)) / variance.sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use proptest::prelude::*;

    /// `times` paragraphs, some of which have the word.
    fn article(outlet: &'static str, word: &str, with: usize, times: usize) -> (String, &'static str) {
        let line = |number: usize| {
            let extra = if number < with { word } else { "quiet" };
            format!(
                "The ferry left the harbor with passengers toward northern islands, {extra} captain told reporters."
            )
        };
        ((0..times).map(line).collect::<Vec<_>>().join("\n\n"), outlet)
    }

    fn words(of: &[(String, &'static str)]) -> Keywords {
        let articles: Vec<Article> = of
            .iter()
            .map(|(text, outlet)| Article { outlet: Some(outlet), ..Article::new(text, Language::English) })
            .collect();
        keywords(&articles, 5)
    }

    #[test]
    fn a_word_that_one_outlet_prefers_is_over_used_there_and_under_used_elsewhere() {
        let found = words(&[article("Harbor Post", "reckless", 9, 12), article("Tarvale Courier", "reckless", 0, 12)]);
        let post = &found.outlets[0];
        assert!(post.compared);
        assert_eq!(post.over[0].term, "reckless");
        assert_eq!(post.over[0].counts, [9, 0]);
        assert!(post.over[0].z > 1.96);
        assert_eq!(found.outlets[1].under[0].term, "reckless");
        assert!(found.outlets[1].under[0].z < -1.96);
        assert!(found.common.iter().any(|term| term.term == "ferry" && term.counts == [12, 12]));
        assert!(!post.over.iter().any(|term| term.term == "ferry"));
    }

    #[test]
    fn few_words_are_not_compared() {
        let found = words(&[article("Harbor Post", "reckless", 2, 2), article("Tarvale Courier", "reckless", 0, 12)]);
        assert!(found.outlets.iter().all(|one| !one.compared && one.over.is_empty() && one.under.is_empty()));
        // Two uses of a word prove nothing.
        let found = words(&[article("Harbor Post", "reckless", 2, 12), article("Tarvale Courier", "reckless", 0, 12)]);
        assert!(!found.outlets[0].over.iter().any(|term| term.term == "reckless"));
    }

    #[test]
    fn articles_of_one_outlet_count_together() {
        let found = words(&[article("Harbor Post", "calm", 1, 2), article("Harbor Post", "calm", 1, 2)]);
        assert_eq!(found.outlets.len(), 1);
        assert_eq!(found.outlets[0].articles, [0, 1]);
        assert!(found.outlets[0].over.is_empty());
        assert_eq!(keywords(&[], 5), Keywords::default());
    }

    #[test]
    fn the_score_of_a_word() {
        assert!(log_odds(10, 100, 10, 100, 0.1, 40.0).abs() < 1e-9);
        assert!(log_odds(20, 100, 5, 100, 0.125, 40.0) > log_odds(12, 100, 8, 100, 0.1, 40.0));
    }

    proptest! {
        #[test]
        fn counts_add_up(text in "([a-z]{2,6} ){0,80}", other in "([a-z]{2,6} ){0,80}") {
            let articles = [Article::new(&text, Language::English), Article::new(&other, Language::English)];
            let found = keywords(&articles, 10);
            prop_assert_eq!(found.outlets.len(), 2);
            for term in found.common.iter().chain(found.outlets.iter().flat_map(|one| one.over.iter().chain(&one.under))) {
                prop_assert_eq!(term.counts.len(), 2);
                prop_assert!(term.z.is_finite() && term.counts.iter().sum::<usize>() > 0);
            }
        }
    }
}
