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
use std::path::{Path, PathBuf};

use broadsheet_formats::clean::place::{features, likeliest, State, STEPS};
use broadsheet_formats::clean::{self, Line};

/// Strength of the pull to zero.
const PULL: f64 = 1.0;
/// Length of the first steps.
const RATE: f64 = 0.06;
/// How often all pages are gone through.
const ROUNDS: usize = 24;
/// What a wrong line costs while fitting, as a multiple of its share of the article.
const COST: f64 = 30.0;
/// Share of the features that are left out at random for each page, so that none is relied on alone.
const LEFT_OUT: f64 = 0.4;
/// How many fits, each in another order, are averaged.
const FITS: u64 = 4;

struct Page {
    set: String,
    id: String,
    lines: Vec<Line>,
    gold: String,
    labels: Vec<State>,
    features: Vec<Vec<usize>>,
    groups: Vec<Vec<usize>>,
    turns: Vec<Vec<usize>>,
    /// What it costs to take each line for article when it is not, or the other way around.
    costs: Vec<f64>,
}

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

/// Features by name and bucket, numbered.
#[derive(Default)]
struct Names {
    list: Vec<(&'static str, usize)>,
    numbers: HashMap<(&'static str, usize), usize>,
    groups: HashMap<&'static str, usize>,
}

impl Names {
    fn group(&mut self, name: &'static str) -> usize {
        let next = self.groups.len();
        *self.groups.entry(name).or_insert(next)
    }

    fn number(&mut self, name: &'static str, value: usize) -> usize {
        let next = self.list.len();
        let number = *self.numbers.entry((name, value)).or_insert(next);
        if number == next {
            self.list.push((name, value));
        }
        number
    }
}

fn read(folder: &Path, gold: &Path, names: &mut Names, turn_names: &mut Names) -> Vec<Page> {
    let mut files: Vec<PathBuf> = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of texts") {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "txt") {
                files.push(path);
            }
        }
    }
    files.sort();
    let bodies: HashMap<String, String> = std::fs::read_to_string(gold)
        .expect("a file of bodies")
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("JSON lines"))
        .filter_map(|row| Some((row["id"].as_str()?.to_string(), row["body"].as_str()?.to_string())))
        .collect();
    let mut pages = Vec::new();
    for file in files {
        let id = file.file_stem().unwrap().to_string_lossy().into_owned();
        let Some(gold) = bodies.get(&id).filter(|body| !body.trim().is_empty()) else { continue };
        let set = file.parent().and_then(Path::file_name).unwrap_or_default().to_string_lossy().into_owned();
        let lines = clean::split(&std::fs::read_to_string(&file).expect("a text"));
        let labels = labels(&lines, gold);
        if !labels.contains(&State::Article) {
            println!("{id}: none of its lines is in the body");
            continue;
        }
        let (from, to) = cut(&labels, pages.len() as u64);
        let part = (lines[from..to].to_vec(), labels[from..to].to_vec());
        for (set, (lines, labels)) in [(set.clone(), (lines, labels)), (format!("{set}, cut"), part)] {
            pages.push(page(set, id.clone(), gold.clone(), lines, labels, names, turn_names));
        }
    }
    pages
}

/// A part of the page, as people copy it: from near the headline to near the end of the article.
fn cut(labels: &[State], mut seed: u64) -> (usize, usize) {
    let first = labels.iter().position(|label| *label == State::Article).unwrap_or(0);
    let last = labels.iter().rposition(|label| *label == State::Article).unwrap_or(0);
    next(&mut seed);
    let more = [next(&mut seed) % 8, next(&mut seed) % 15];
    (first.saturating_sub(more[0]), (last + 1 + more[1]).min(labels.len()))
}

fn page(
    set: String,
    id: String,
    gold: String,
    lines: Vec<Line>,
    labels: Vec<State>,
    names: &mut Names,
    turn_names: &mut Names,
) -> Page {
    let rules: Vec<_> = lines.iter().map(clean::rule).collect();
    let features = features::of(&lines, &rules);
    let groups = features.iter().map(|line| line.iter().map(|f| names.group(f.name)).collect()).collect();
    let features = features
        .into_iter()
        .map(|line| line.into_iter().map(|feature| names.number(feature.name, feature.value)).collect())
        .collect();
    let body: usize =
        lines.iter().zip(&labels).filter(|(_, label)| **label == State::Article).map(|(line, _)| line.words).sum();
    let costs = lines.iter().map(|line| (line.words as f64 / body.max(40) as f64).min(0.2)).collect();
    let turns = features::turns(&lines, &rules);
    let turns = turns
        .into_iter()
        .map(|line| line.into_iter().map(|feature| turn_names.number(feature.name, feature.value)).collect())
        .collect();
    Page { set, id, gold, labels, features, groups, turns, costs, lines }
}

fn words(text: &str) -> Vec<&str> {
    text.split(|c: char| !c.is_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect()
}

/// Which lines are the body: those of whose words at least half are matched by it in order.
fn labels(lines: &[Line], gold: &str) -> Vec<State> {
    let mut own = Vec::new();
    let mut text = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        for word in words(&line.text) {
            text.push(word);
            own.push(at);
        }
    }
    let gold = words(gold);
    let mut hits = vec![0usize; lines.len()];
    matches(&text, &gold, &mut |from, length| (from..from + length).for_each(|at| hits[own[at]] += 1));
    let mut all = vec![0usize; lines.len()];
    own.iter().for_each(|at| all[*at] += 1);
    let body: Vec<bool> = hits.iter().zip(&all).map(|(hits, all)| *all > 0 && hits * 2 >= *all).collect();
    let first = body.iter().position(|body| *body).unwrap_or(lines.len());
    let last = body.iter().rposition(|body| *body).unwrap_or(0);
    body.iter()
        .enumerate()
        .map(|(at, body)| match () {
            () if *body => State::Article,
            () if at < first => State::Before,
            () if at > last => State::After,
            () => State::Inside,
        })
        .collect()
}

/// Longest common stretches, one after another in order (Ratcliff and Obershelp 1988).
fn matches(text: &[&str], gold: &[&str], hit: &mut impl FnMut(usize, usize)) {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    gold.iter().enumerate().for_each(|(at, word)| places.entry(word).or_default().push(at));
    let mut stack = vec![(0, text.len(), 0, gold.len())];
    while let Some((from, to, gold_from, gold_to)) = stack.pop() {
        let (mut best, mut lengths) = ((0, 0, 0), HashMap::<usize, usize>::new());
        for (at, word) in text.iter().enumerate().take(to).skip(from) {
            let mut next = HashMap::new();
            for place in places.get(word).map(Vec::as_slice).unwrap_or_default() {
                if (gold_from..gold_to).contains(place) {
                    let length = 1 + place.checked_sub(1).and_then(|before| lengths.get(&before)).copied().unwrap_or(0);
                    next.insert(*place, length);
                    if length > best.2 {
                        best = (at + 1 - length, place + 1 - length, length);
                    }
                }
            }
            lengths = next;
        }
        let (at, place, length) = best;
        if length > 0 {
            hit(at, length);
            stack.push((from, at, gold_from, place));
            stack.push((at + length, to, place + length, gold_to));
        }
    }
}

/// Weights while they are fitted.
struct Model {
    lines: Vec<[f64; 4]>,
    steps: Vec<[f64; STEPS.len()]>,
}

impl Model {
    /// Moves each weight a part of the way to that of another model.
    fn draw_to(&mut self, other: &Model, part: f64) {
        let lines = self.lines.iter_mut().flatten().zip(other.lines.iter().flatten());
        let steps = self.steps.iter_mut().flatten().zip(other.steps.iter().flatten());
        lines.chain(steps).for_each(|(mean, value)| *mean += (value - *mean) * part);
    }

    fn scores(&self, page: &Page) -> Vec<[f64; 4]> {
        page.features
            .iter()
            .map(|line| {
                line.iter().fold([0.0; 4], |mut sum, feature| {
                    sum.iter_mut().zip(self.lines[*feature]).for_each(|(sum, weight)| *sum += weight);
                    sum
                })
            })
            .collect()
    }

    fn turns(&self, page: &Page) -> Vec<[f64; STEPS.len()]> {
        page.turns
            .iter()
            .map(|line| {
                line.iter().fold([0.0; STEPS.len()], |mut sum, feature| {
                    sum.iter_mut().zip(self.steps[*feature]).for_each(|(sum, weight)| *sum += weight);
                    sum
                })
            })
            .collect()
    }

    fn read(&self, page: &Page) -> Vec<State> {
        let scores: Vec<[f32; 4]> = self.scores(page).iter().map(|line| line.map(|score| score as f32)).collect();
        let steps: Vec<[f32; STEPS.len()]> =
            self.turns(page).iter().map(|line| line.map(|score| score as f32)).collect();
        likeliest(&scores, &steps)
    }

    fn table(&self, names: &Names, turn_names: &Names) -> String {
        let mut rows: Vec<String> = names
            .list
            .iter()
            .zip(&self.lines)
            .filter(|(_, weights)| weights.iter().any(|weight| weight.abs() >= 0.005))
            .map(|((name, value), weights)| {
                let weights: Vec<String> = weights.iter().map(|weight| format!("{:.0}", weight * 100.0)).collect();
                format!("{} {value} {}", name, weights.join(" "))
            })
            .collect();
        rows.sort();
        for ((name, value), weights) in turn_names.list.iter().zip(&self.steps) {
            let weights: Vec<String> = weights.iter().map(|weight| format!("{:.0}", weight * 100.0)).collect();
            rows.push(format!("{name} {value} {}", weights.join(" ")));
        }
        format!(
            "# Written by examples/fit_lines.rs. A feature, its bucket, and what it speaks (in hundredths) for: before the\n# article, the article, furniture inside it, after it. The last rows: what a turn speaks for each step.\n{}\n",
            rows.join("\n")
        )
    }
}

/// Maximizes the likelihood of the labels by gradient steps of their own length for each weight (AdaGrad, Duchi and others
/// 2011), with wrong chains made likelier by what they cost (softmax margin, Gimpel and Smith 2010).
fn fit(pages: &[&Page], features: usize, turns: usize) -> Model {
    let mut mean = Model { lines: vec![[0.0; 4]; features], steps: vec![[0.0; STEPS.len()]; turns] };
    for seed in 0..FITS {
        mean.draw_to(&fit_once(pages, features, turns, seed), 1.0 / (seed + 1) as f64);
    }
    mean
}

fn next(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize
}

fn fit_once(pages: &[&Page], features: usize, turns: usize, seed: u64) -> Model {
    let mut model = Model { lines: vec![[0.0; 4]; features], steps: vec![[0.0; STEPS.len()]; turns] };
    let mut mean = Model { lines: vec![[0.0; 4]; features], steps: vec![[0.0; STEPS.len()]; turns] };
    let mut squares = Model { lines: vec![[1e-6; 4]; features], steps: vec![[1e-6; STEPS.len()]; turns] };
    let mut scratch = Scratch { gradients: vec![[0.0; 4]; features], seen: vec![false; features], touched: Vec::new() };
    let mut order: Vec<usize> = (0..pages.len()).collect();
    let mut seed = seed;
    for round in 0..ROUNDS {
        for at in (1..order.len()).rev() {
            order.swap(at, next(&mut seed) % (at + 1));
        }
        let rate = RATE / (1.0 + round as f64 / 8.0);
        for at in &order {
            learn(pages[*at], &mut model, &mut squares, rate, pages.len(), &mut seed, &mut scratch);
        }
        if round * 2 >= ROUNDS {
            let part = 1.0 / (round - ROUNDS.div_ceil(2) + 1) as f64;
            mean.draw_to(&model, part);
        }
    }
    mean
}

struct Scratch {
    gradients: Vec<[f64; 4]>,
    seen: Vec<bool>,
    touched: Vec<usize>,
}

fn learn(
    page: &Page,
    model: &mut Model,
    squares: &mut Model,
    rate: f64,
    all: usize,
    seed: &mut u64,
    scratch: &mut Scratch,
) {
    let count = page.lines.len();
    let scale = 1.0 / (1.0 - LEFT_OUT);
    let keep: Vec<f64> = (0..256)
        .map(|_| if LEFT_OUT > 0.0 && (next(seed) % 10_000) as f64 / 10_000.0 < LEFT_OUT { 0.0 } else { scale })
        .collect();
    let mut scores: Vec<[f64; 4]> = page
        .features
        .iter()
        .zip(&page.groups)
        .map(|(line, groups)| {
            line.iter().zip(groups).fold([0.0; 4], |mut sum, (feature, group)| {
                sum.iter_mut().zip(model.lines[*feature]).for_each(|(sum, weight)| *sum += keep[*group] * weight);
                sum
            })
        })
        .collect();
    let turns = model.turns(page);
    for ((score, label), cost) in scores.iter_mut().zip(&page.labels).zip(&page.costs) {
        for state in State::ALL {
            let wrong = (state == State::Article) != (*label == State::Article);
            score[state.column()] += if wrong {
                COST * cost
            } else if state != *label {
                0.2 * COST * cost
            } else {
                0.0
            };
        }
    }
    const NEVER: f64 = -1e9;
    let add = |a: f64, b: f64| {
        let (high, low) = if a > b { (a, b) } else { (b, a) };
        if low < high - 40.0 {
            high
        } else {
            high + (low - high).exp().ln_1p()
        }
    };
    let sum = |values: &[f64]| {
        let most = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        most + values.iter().map(|value| (value - most).exp()).sum::<f64>().ln()
    };
    let mut forward = vec![[NEVER; 4]; count];
    forward[0][0] = scores[0][0];
    forward[0][1] = scores[0][1];
    for at in 1..count {
        let mut into = [NEVER; 4];
        for ((from, to), weight) in STEPS.iter().zip(turns[at]) {
            let value = forward[at - 1][from.column()] + weight + scores[at][to.column()];
            into[to.column()] = add(into[to.column()], value);
        }
        forward[at] = into;
    }
    let mut backward = vec![[NEVER; 4]; count];
    backward[count - 1] = [0.0, 0.0, NEVER, 0.0];
    for at in (0..count - 1).rev() {
        let mut out = [NEVER; 4];
        for ((from, to), weight) in STEPS.iter().zip(turns[at + 1]) {
            let value = backward[at + 1][to.column()] + weight + scores[at + 1][to.column()];
            out[from.column()] = add(out[from.column()], value);
        }
        backward[at] = out;
    }
    let all_chains =
        sum(&(0..4).map(|column| forward[count - 1][column] + backward[count - 1][column]).collect::<Vec<_>>());
    // Long pages have more lines; each page counts about the same.
    let weight = (60.0 / count as f64).min(1.0).sqrt();
    let pull = PULL / all as f64;
    let update = |value: &mut f64, square: &mut f64, gradient: f64| {
        let gradient = gradient * weight - pull * *value;
        *square += gradient * gradient;
        *value += rate * gradient / square.sqrt();
    };
    let gradients = &mut scratch.gradients;
    let touched = &mut scratch.touched;
    for at in 0..count {
        let mut gradient = [0.0; 4];
        for (column, gradient) in gradient.iter_mut().enumerate() {
            *gradient = -(forward[at][column] + backward[at][column] - all_chains).exp();
        }
        gradient[page.labels[at].column()] += 1.0;
        for (feature, group) in page.features[at].iter().zip(&page.groups[at]) {
            if keep[*group] == 0.0 {
                continue;
            }
            let held = &mut gradients[*feature];
            if !scratch.seen[*feature] {
                scratch.seen[*feature] = true;
                touched.push(*feature);
            }
            held.iter_mut().zip(gradient).for_each(|(held, gradient)| *held += gradient * keep[*group]);
        }
    }
    let mut steps: HashMap<usize, [f64; STEPS.len()]> = HashMap::new();
    for at in 1..count {
        let mut gradient = [0.0; STEPS.len()];
        for (column, (from, to)) in STEPS.iter().enumerate() {
            let chance = forward[at - 1][from.column()]
                + turns[at][column]
                + scores[at][to.column()]
                + backward[at][to.column()]
                - all_chains;
            gradient[column] -= chance.exp();
            if page.labels[at - 1] == *from && page.labels[at] == *to {
                gradient[column] += 1.0;
            }
        }
        for feature in &page.turns[at] {
            let held = steps.entry(*feature).or_default();
            held.iter_mut().zip(gradient).for_each(|(held, gradient)| *held += gradient);
        }
    }
    for feature in touched.drain(..) {
        let gradient = std::mem::take(&mut gradients[feature]);
        scratch.seen[feature] = false;
        for (column, gradient) in gradient.into_iter().enumerate() {
            update(&mut model.lines[feature][column], &mut squares.lines[feature][column], gradient);
        }
    }
    for (turn, gradient) in steps {
        for (column, gradient) in gradient.into_iter().enumerate() {
            update(&mut model.steps[turn][column], &mut squares.steps[turn][column], gradient);
        }
    }
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
