//! Fits the weights that tell the article of a pasted page from what stands around it (`clean::place`).
//!
//! ```text
//! cargo run --release -p broadsheet-formats --example fit_lines -- FOLDER GOLD.jsonl [--folds N] [--write]
//! ```
//!
//! `FOLDER` holds pasted pages as `ID.txt` (in folders of any depth); a line of `GOLD.jsonl` is `{"id", "body"}`. With
//! `--folds` each page is read by weights that were fitted without it, and the figures of that are printed; a folder in
//! `FOLDER` counts as a set of its own. With `--write` the table in the sources is written anew. Only numbers get into
//! it: buckets of lengths and the like, no words of any page.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a tool may stop

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use broadsheet_formats::clean::place::State;

mod model;
mod pages;

use model::fit;
use pages::{read, words, Names, Page};

fn main() {
    let mut folds = 0;
    let mut write = false;
    let mut worst = 0;
    let mut shown: Vec<String> = Vec::new();
    let mut places = Vec::new();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--folds" => folds = arguments.next().and_then(|count| count.parse().ok()).expect("a number of folds"),
            "--worst" => worst = arguments.next().and_then(|count| count.parse().ok()).expect("a number"),
            "--write" => write = true,
            "--show" => shown.push(arguments.next().expect("the beginning of an id")),
            _ => places.push(argument),
        }
    }
    let [folder, gold] = places.as_slice() else { panic!("give a folder of texts and a file of bodies") };
    let mut names = Names::default();
    let mut turn_names = Names::default();
    let mut pages = read(Path::new(folder), Path::new(gold), &mut names, &mut turn_names);
    println!("{} pages, {} + {} features", pages.len(), names.list.len(), turn_names.list.len());
    if folds > 1 {
        let mut held: BTreeMap<String, Vec<(f64, f64, String)>> = BTreeMap::new();
        for fold in 0..folds {
            let train: Vec<&Page> =
                pages.iter().enumerate().filter(|(at, _)| at / 2 % folds != fold).map(|(_, page)| page).collect();
            let model = fit(&train, names.list.len(), turn_names.list.len());
            for (_, page) in pages.iter().enumerate().filter(|(at, _)| at / 2 % folds == fold) {
                let (precision, recall) = figures(page, &model.read(page));
                held.entry(page.set.clone()).or_default().push((precision, recall, page.id.clone()));
                if shown.iter().any(|id| page.id.starts_with(id.as_str())) {
                    print_wrong(page, &model.read(page), precision, recall);
                }
            }
        }
        for (set, rows) in &held {
            show(&format!("{set}, unseen"), rows);
        }
        for rows in held.values() {
            let mut rows: Vec<_> = rows.iter().map(|(p, r, id)| (2.0 * p * r / (p + r).max(1e-9), p, r, id)).collect();
            rows.sort_by(|a, b| a.0.total_cmp(&b.0));
            rows.iter().take(worst).for_each(|(f, p, r, id)| println!("{f:.3} {p:.3} {r:.3} {id}"));
        }
    }
    let best: BTreeMap<String, Vec<(f64, f64, String)>> = pages.iter().fold(BTreeMap::new(), |mut sets, page| {
        let (precision, recall) = figures(page, &page.labels);
        sets.entry(page.set.clone()).or_default().push((precision, recall, page.id.clone()));
        sets
    });
    best.iter().for_each(|(set, rows)| show(&format!("{set}, by the labels"), rows));
    if write {
        let model = fit(&pages.iter().collect::<Vec<_>>(), names.list.len(), turn_names.list.len());
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/clean/place/weights.txt");
        std::fs::write(&path, model.table(&names, &turn_names)).expect("the table can be written");
        println!("wrote {}", path.display());
    }
    pages.clear();
}

/// Prints the lines of a page that were read wrong, each with its neighbors.
fn print_wrong(page: &Page, states: &[State], precision: f64, recall: f64) {
    println!("## {} P {precision:.3} R {recall:.3}", page.id);
    let is = |states: &[State], at: usize| states[at] == State::Article;
    let wrong = |at: usize| is(states, at) != is(&page.labels, at);
    for (at, line) in page.lines.iter().enumerate() {
        let near = (at.saturating_sub(1)..=(at + 1).min(page.lines.len() - 1)).any(wrong);
        if near {
            let mark = if !wrong(at) {
                ' '
            } else if is(states, at) {
                '+'
            } else {
                '-'
            };
            let text: String = line.text.chars().take(130).collect();
            println!("{mark}{at:4} {:8} {:8} {text}", format!("{:?}", page.labels[at]), format!("{:?}", states[at]));
        }
    }
}

/// Precision and recall in runs of four words.
fn figures(page: &Page, states: &[State]) -> (f64, f64) {
    let text: Vec<&str> = page
        .lines
        .iter()
        .zip(states)
        .filter(|(_, state)| **state == State::Article)
        .map(|(line, _)| line.body())
        .collect();
    let text = text.join("\n");
    let runs = |words: Vec<&str>| -> HashMap<Vec<String>, usize> {
        let length = 4.min(words.len()).max(1);
        words.windows(length).fold(HashMap::new(), |mut runs, run| {
            *runs.entry(run.iter().map(|word| word.to_string()).collect()).or_default() += 1;
            runs
        })
    };
    let (gold, found) = (runs(words(&page.gold)), runs(words(&text)));
    let hits: usize = gold.iter().map(|(run, count)| (*count).min(found.get(run).copied().unwrap_or(0))).sum();
    let share = |all: usize| hits as f64 / all.max(1) as f64;
    (share(found.values().sum()), share(gold.values().sum()))
}

fn show(name: &str, rows: &[(f64, f64, String)]) {
    let mean = |value: fn(&(f64, f64, String)) -> f64| rows.iter().map(value).sum::<f64>() / rows.len() as f64;
    let (precision, recall) = (mean(|row| row.0), mean(|row| row.1));
    let f = 2.0 * precision * recall / (precision + recall);
    println!("{name}: {} pages, P {precision:.4} R {recall:.4} F1 {f:.4}", rows.len());
}
