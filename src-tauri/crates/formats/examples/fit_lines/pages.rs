//! Pages with the state of each of their lines, by a body that is known.
use std::collections::HashMap;
use std::path::{Path, PathBuf};

use broadsheet_formats::clean::place::{features, State};
use broadsheet_formats::clean::{self, Line};

pub struct Page {
    pub set: String,
    pub id: String,
    pub lines: Vec<Line>,
    pub gold: String,
    pub labels: Vec<State>,
    pub features: Vec<Vec<usize>>,
    pub groups: Vec<Vec<usize>>,
    pub turns: Vec<Vec<usize>>,
    /// What it costs to take each line for article when it is not, or the other way around.
    pub costs: Vec<f64>,
}

/// Features by name and bucket, numbered.
#[derive(Default)]
pub struct Names {
    pub list: Vec<(&'static str, usize)>,
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

pub fn read(folder: &Path, gold: &Path, names: &mut Names, turn_names: &mut Names) -> Vec<Page> {
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

pub fn words(text: &str) -> Vec<&str> {
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

/// A number that looks like chance.
pub fn next(seed: &mut u64) -> usize {
    *seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
    (*seed >> 33) as usize
}
