//! The weights and how they are fitted.
use std::collections::HashMap;

use broadsheet_formats::clean::place::{likeliest, State, STEPS};

use super::pages::{next, Names, Page};

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

/// Weights while they are fitted.
pub struct Model {
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

    pub fn read(&self, page: &Page) -> Vec<State> {
        let scores: Vec<[f32; 4]> = self.scores(page).iter().map(|line| line.map(|score| score as f32)).collect();
        let steps: Vec<[f32; STEPS.len()]> =
            self.turns(page).iter().map(|line| line.map(|score| score as f32)).collect();
        likeliest(&scores, &steps)
    }

    pub fn table(&self, names: &Names, turn_names: &Names) -> String {
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
            "# Written by examples/fit_lines. A feature, its bucket, and what it speaks (in hundredths) for: before the\n# article, the article, furniture inside it, after it. The last rows: what a turn speaks for each step.\n{}\n",
            rows.join("\n")
        )
    }
}

/// Maximizes the likelihood of the labels by gradient steps of their own length for each weight (AdaGrad, Duchi and others
/// 2011), with wrong chains made likelier by what they cost (softmax margin, Gimpel and Smith 2010).
pub fn fit(pages: &[&Page], features: usize, turns: usize) -> Model {
    let mut mean = Model { lines: vec![[0.0; 4]; features], steps: vec![[0.0; STEPS.len()]; turns] };
    for seed in 0..FITS {
        mean.draw_to(&fit_once(pages, features, turns, seed), 1.0 / (seed + 1) as f64);
    }
    mean
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
