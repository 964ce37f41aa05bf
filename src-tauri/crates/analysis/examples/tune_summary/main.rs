//! Chooses the numbers that the own ways to summarize weigh with (`summary/weights.txt`).
//!
//! ```text
//! cargo run --release -p broadsheet-analysis --example tune_summary -- FOLDER [--folds N] [--start FILE] [--write]
//! ```
//!
//! `FOLDER` holds sets of articles as `NAME.docs.jsonl` (`{"id", "text", "sentences": [[start, end], …]}`, offsets in code
//! points) or of stories as `NAME.stories.jsonl` (`{"id", "documents": [article, …]}`), each with `NAME.refs.jsonl`
//! (`{"id", "references": [[sentence, …], …]}`). Summaries of three sentences, or of 65 words of a story, are measured by
//! ROUGE-1 and ROUGE-2 against the references. Each number in turn takes the value of its list (`grid.rs`) that scores
//! best, until none changes; it starts from the numbers that ship, or from those of a file. With `--folds` that is done
//! with a part left out, on which the figures are then taken: what unseen texts can be expected to give. With `--write`
//! the table in the sources is written anew. Only these numbers get into it, and nothing of any text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a tool may stop
#![allow(clippy::disallowed_methods)] // it reads texts and writes the table; the library does neither

mod grid;
mod rouge;
mod sets;

use broadsheet_analysis::summary::weights::{ArticleWeights, StoryWeights};
use broadsheet_analysis::summary::{central, story, Length, Request};
use grid::{climb, Table};
use rouge::Score;
use sets::{Set, Unit};
use std::path::Path;

/// The length of a summary of one article, in sentences.
const SENTENCES: usize = 3;
/// The length of a summary of a story, in words.
const WORDS: usize = 65;

fn main() {
    let (mut folds, mut write, mut start) = (0, false, None);
    let mut places = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--folds" => folds = arguments.next().and_then(|count| count.parse().ok()).expect("a number of folds"),
            "--start" => start = arguments.next(),
            "--write" => write = true,
            _ => places.push(argument),
        }
    }
    let [folder] = places.as_slice() else { panic!("give a folder of texts and references") };
    let sets = sets::read(Path::new(folder));
    let file = start.map(|name| std::fs::read_to_string(name).expect("a file of numbers"));
    let article = file.as_deref().map_or(*ArticleWeights::shipped(), ArticleWeights::read);
    let story = file.as_deref().map_or(*StoryWeights::shipped(), StoryWeights::read);
    let (articles, stories): (Vec<&Set>, Vec<&Set>) = sets.iter().partition(|set| !set.is_stories);
    let article = tune("articles", &articles, article, folds, article_score);
    let story = tune("stories", &stories, story, folds, story_score);
    let table = format!(
        "# Written by examples/tune_summary: the table, the name, the number.\n{}{}",
        article.lines(),
        story.lines()
    );
    print!("{table}");
    if write {
        let place = concat!(env!("CARGO_MANIFEST_DIR"), "/src/summary/weights.txt");
        std::fs::write(place, table).expect("the table is written");
    }
}

fn article_score(unit: &Unit, weights: &ArticleWeights) -> Score {
    let article = unit.article(0);
    let picks = central(&article, &Request::from(Length::Sentences(SENTENCES)), weights);
    unit.score(picks.iter().map(|pick| (0, pick.sentence)))
}

fn story_score(unit: &Unit, weights: &StoryWeights) -> Score {
    let articles: Vec<_> = (0..unit.articles()).map(|number| unit.article(number)).collect();
    let picks = story::pick(&articles, &story::StoryRequest { words: WORDS, pinned: &[], dropped: &[] }, weights);
    unit.score(picks.iter().map(|pick| (pick.article, pick.sentence)))
}

/// The best numbers for some sets, with the figures of before and after.
fn tune<T: Table>(what: &str, sets: &[&Set], start: T, folds: usize, score: fn(&Unit, &T) -> Score) -> T {
    let units: Vec<&Unit> = sets.iter().flat_map(|set| &set.units).collect();
    if units.is_empty() {
        return start;
    }
    println!("{what}: {} texts", units.len());
    figures("as it was", sets, &start, score);
    if folds > 1 {
        let mut unseen: Vec<(usize, Score)> = Vec::new();
        for fold in 0..folds {
            let train: Vec<&Unit> =
                units.iter().enumerate().filter(|(at, _)| at % folds != fold).map(|(_, unit)| *unit).collect();
            let fitted = climb(&train, start, score);
            let rest = units.iter().enumerate().filter(|(at, _)| at % folds == fold);
            unseen.extend(rest.map(|(at, unit)| (at, score(unit, &fitted))));
        }
        unseen.sort_by_key(|(at, _)| *at);
        let mut rest = unseen.iter().map(|(_, score)| *score);
        for set in sets {
            let scores: Vec<Score> = rest.by_ref().take(set.units.len()).collect();
            print_figures("unseen", set, &scores);
        }
    }
    let best = climb(&units, start, score);
    figures("now", sets, &best, score);
    best
}

fn figures<T: Table>(when: &str, sets: &[&Set], weights: &T, score: fn(&Unit, &T) -> Score) {
    for set in sets {
        print_figures(when, set, &set.units.iter().map(|unit| score(unit, weights)).collect::<Vec<_>>());
    }
}

/// Means, and for articles the difference to their first sentences with the interval that holds it in 19 of 20 cases.
fn print_figures(when: &str, set: &Set, scores: &[Score]) {
    let count = scores.len().max(1) as f64;
    let mean = |value: &dyn Fn(usize, &Score) -> f64| {
        scores.iter().enumerate().map(|(at, score)| value(at, score)).sum::<f64>() / count
    };
    print!("  {when}, {}: R1 {:.2}, R2 {:.2}", set.name, mean(&|_, score| score.one), mean(&|_, score| score.two));
    if !set.is_stories {
        let over = |at: usize, score: &Score| score.one - set.lead[at].one;
        let gain = mean(&over);
        let spread = mean(&|at, score| (over(at, score) - gain).powi(2)).sqrt() / count.sqrt() * 1.96;
        print!("; R1 over the first sentences {gain:+.2} ± {spread:.2}");
    }
    println!();
}
