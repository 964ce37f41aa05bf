//! Which values each number may take, and the search among them.
use crate::rouge::Score;
use crate::sets::Unit;
use broadsheet_analysis::summary::weights::{ArticleWeights, StoryWeights};

/// A table of numbers that can be searched.
pub trait Table: Copy {
    /// The numbers that are chosen, and the values each may take. What is not listed stays as it is: it is there for the
    /// reader's sake and not for the score's.
    const GRID: &'static [(&'static str, &'static [f32])];
    fn number(&self, name: &str) -> f32;
    fn set(&mut self, name: &str, value: f32);
}

impl Table for ArticleWeights {
    const GRID: &'static [(&'static str, &'static [f32])] = &[
        ("place", &[0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 1.0, 1.2]),
        ("depth", &[-0.1, -0.07, -0.05, -0.03, -0.02, -0.01, 0.0]),
        ("early", &[0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1.0]),
        ("decay", &[3.0, 4.0, 6.0, 8.0, 10.0, 14.0]),
        ("anywhere", &[0.0, 0.02, 0.05, 0.1, 0.2]),
        ("repeated", &[0.2, 0.3, 0.4, 0.5, 0.6]),
        ("dangling", &[-0.2, -0.16, -0.12, -0.08, -0.04, 0.0]),
        ("personal", &[-0.2, -0.15, -0.1, -0.05, 0.0]),
        ("question", &[-0.6, -0.3, -0.15]),
        ("short", &[-0.8, -0.6, -0.4, -0.2, 0.0]),
        ("long", &[-0.12, -0.09, -0.06, -0.03, 0.0]),
        ("quoted", &[-0.4, -0.3, -0.24, -0.18, -0.12, -0.06, 0.0]),
        ("length", &[-0.3, -0.25, -0.2, -0.15, -0.1, -0.05, 0.0]),
        ("aside", &[-0.4, -0.2, -0.1, 0.0]),
        ("unended", &[-0.6, -0.3, -0.15, 0.0]),
        ("follows", &[0.0, 0.02, 0.04, 0.06, 0.08, 0.12]),
        ("pull", &[0.0, 0.15, 0.3, 0.5]),
    ];

    fn number(&self, name: &str) -> f32 {
        self.number(name).unwrap_or_default()
    }

    fn set(&mut self, name: &str, value: f32) {
        self.set(name, value);
    }
}

impl Table for StoryWeights {
    const GRID: &'static [(&'static str, &'static [f32])] = &[
        ("decay", &[2.0, 3.0, 4.0, 6.0, 9.0]),
        ("single", &[0.0, 0.03, 0.06]),
        ("headline", &[0.1, 0.3, 0.5, 0.8]),
        ("pairs", &[0.0, 0.1, 0.2, 0.3, 0.4, 0.6]),
        ("brevity", &[0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4]),
        ("value", &[0.0, 0.06, 0.12, 0.18, 0.24, 0.3]),
        ("shared", &[0.0, 1.0, 2.0, 3.0, 4.0]),
        ("title", &[0.0, 0.5, 1.0, 1.5]),
        ("place", &[0.0, 0.25, 0.5, 0.75, 1.0]),
        ("repeated", &[0.0, 0.07, 0.15, 0.3, 0.5]),
        ("dangling", &[-0.3, -0.2, -0.1, 0.0]),
        ("personal", &[-0.45, -0.3, -0.15, -0.05]),
        ("quoted", &[-0.6, -0.4, -0.2, 0.0]),
    ];

    fn number(&self, name: &str) -> f32 {
        self.number(name).unwrap_or_default()
    }

    fn set(&mut self, name: &str, value: f32) {
        self.set(name, value);
    }
}

/// A change must bring so much, in hundredths of ROUGE, lest the numbers follow chance.
const ENOUGH: f64 = 0.1;
const ROUNDS: usize = 4;

/// Each number in turn takes its best value, until none changes.
pub fn climb<T: Table>(units: &[&Unit], start: T, score: fn(&Unit, &T) -> Score) -> T {
    let mean = |table: &T| {
        let scores = units.iter().map(|unit| (unit.weight, score(unit, table)));
        let all: f64 = units.iter().map(|unit| unit.weight).sum();
        scores.map(|(weight, score)| weight * (score.one + score.two / 2.0)).sum::<f64>() / all
    };
    let mut best = (mean(&start), start);
    for _ in 0..ROUNDS {
        let before = best.0;
        for (name, values) in T::GRID {
            let mut found = best;
            for value in *values {
                let mut trial = best.1;
                trial.set(name, *value);
                if trial.number(name) == best.1.number(name) {
                    continue;
                }
                let reached = mean(&trial);
                if reached > found.0 && reached > best.0 + ENOUGH {
                    found = (reached, trial);
                }
            }
            best = found;
        }
        if best.0 <= before {
            break;
        }
    }
    best.1
}
