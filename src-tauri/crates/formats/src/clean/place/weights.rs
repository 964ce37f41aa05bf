//! The fitted weights.
use std::collections::HashMap;
use std::sync::LazyLock;

use super::features::Feature;
use super::STEPS;

/// How much each feature speaks for each state, and each turn for each step.
#[derive(Debug, Default)]
pub struct Weights {
    lines: HashMap<String, Vec<[f32; 4]>>,
    steps: HashMap<String, Vec<[f32; STEPS.len()]>>,
}

impl Weights {
    /// The weights that ship, as `examples/fit_lines` wrote them.
    pub fn fitted() -> &'static Weights {
        static FITTED: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("weights.txt")));
        &FITTED
    }

    /// Reads a table: a line is the name of a feature, its bucket, and hundredths for each state or each of [`STEPS`]. `#` begins a comment; what is not of this form is passed over.
    pub fn read(table: &str) -> Self {
        let mut weights = Self::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut parts = line.split_whitespace();
            let (Some(name), Some(Ok(value))) = (parts.next(), parts.next().map(str::parse::<usize>)) else { continue };
            let numbers: Vec<f32> =
                parts.filter_map(|part| part.parse::<f32>().ok()).map(|part| part / 100.0).collect();
            if let Ok(numbers) = numbers.as_slice().try_into() {
                put(&mut weights.lines, name, value, numbers);
            } else if let Ok(numbers) = numbers.as_slice().try_into() {
                put(&mut weights.steps, name, value, numbers);
            }
        }
        weights
    }

    /// What speaks for each state of a line with these features; features that are not in the table say nothing.
    pub fn scores(&self, features: &[Feature]) -> [f32; 4] {
        sum(&self.lines, features)
    }

    /// What speaks for each step into a line with these features.
    pub fn steps(&self, features: &[Feature]) -> [f32; STEPS.len()] {
        sum(&self.steps, features)
    }
}

type Table<const COLUMNS: usize> = HashMap<String, Vec<[f32; COLUMNS]>>;

fn put<const COLUMNS: usize>(table: &mut Table<COLUMNS>, name: &str, value: usize, numbers: [f32; COLUMNS]) {
    // Far above any bucket: a damaged table does not grow without bound.
    const MOST: usize = 10_000;
    let row = table.entry(name.to_string()).or_default();
    if row.len() <= value {
        row.resize(value.min(MOST) + 1, [0.0; COLUMNS]);
    }
    if let Some(place) = row.get_mut(value) {
        *place = numbers;
    }
}

fn sum<const COLUMNS: usize>(table: &Table<COLUMNS>, features: &[Feature]) -> [f32; COLUMNS] {
    let mut sum = [0.0; COLUMNS];
    for feature in features {
        let Some(row) = table.get(feature.name).and_then(|row| row.get(feature.value)) else { continue };
        sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight);
    }
    sum
}
