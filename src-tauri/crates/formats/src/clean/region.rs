//! Where in a pasted page the article stands.
//!
//! Each line gets a score, positive for running text, negative for furniture; the article is the stretch with the
//! greatest sum (the maximum subarray of Bentley, 1984; the idea of cutting pages so is Pasternack and Roth's, "Extracting
//! article text from the web with maximum subsequence segmentation", 2009).
use super::{Line, Role, Rule};

/// Whether the text looks like a page that was copied whole: many short lines that are no sentences. What its file marks
/// as a heading, an item or a row says nothing.
pub fn is_page(lines: &[Line]) -> bool {
    let plain = || lines.iter().filter(|line| line.role == Role::Unmarked);
    let (all, short) = (plain().count(), plain().filter(|line| line.words < 8 && !line.sentence).count());
    all >= 15 && short * 3 >= all
}

/// What a line without running text costs; found by trying round numbers on pasted pages.
const ENDS: f64 = -12.0;
/// The same once most of the text is behind.
const WALL: f64 = -60.0;
const FURNITURE: f64 = -8.0;
const BULLET: f64 = -4.0;
const LONG: f64 = -8.0;
const SHORT: f64 = -6.0;
/// What the repeated title gives: enough to begin the stretch there.
const TITLE: f64 = 30.0;

/// Lines `[start, end)` of the article. `rules` says for each line which rule takes it for something else.
pub fn find(lines: &[Line], rules: &[Option<&'static Rule>]) -> (usize, usize) {
    let running = |line: &Line| if line.sentence && line.words >= 10 { line.words } else { 0 };
    let all: usize = lines.iter().map(running).sum();
    let mut best = (0, 0, 0.0);
    let (mut start, mut sum, mut seen) = (0, 0.0, 0);
    for (at, line) in lines.iter().enumerate() {
        let rule = rules.get(at).copied().flatten();
        let ends = rule.is_some_and(|rule| rule.ends);
        if sum <= 0.0 || seen * 4 < all && is_title(lines, at) {
            (start, sum) = (at, 0.0);
        }
        // Comments may be longer than what they comment on: past half of the text their form is a wall.
        if ends && seen * 2 > all && seen > 60 {
            sum += WALL;
        }
        sum += if is_title(lines, at) { TITLE } else { score(line, rule) };
        seen += running(line);
        if sum > best.2 {
            best = (start, at + 1, sum);
        }
    }
    (best.0, best.1)
}

/// A line that the text repeats from its first lines, where pages show their title, is the headline over the article.
pub fn is_title(lines: &[Line], at: usize) -> bool {
    let Some(line) = lines.get(at).filter(|line| at > 0 && line.words >= 4 && line.normal.len() >= 20) else {
        return false;
    };
    lines.iter().take(3.min(at)).any(|first| first.normal.starts_with(&line.normal))
}

fn score(line: &Line, rule: Option<&Rule>) -> f64 {
    let words = line.words as f64;
    match line {
        _ if rule.is_some_and(|rule| rule.ends) => ENDS,
        _ if rule.is_some_and(|rule| rule.amid) => 0.0,
        _ if rule.is_some() => FURNITURE,
        line if line.sentence && line.words >= 10 => words.min(80.0),
        line if line.sentence && line.words >= 4 => words / 2.0,
        line if line.words >= 25 => words / 2.0,
        // A row of a table that was pasted says nothing either way.
        line if line.text.contains('\t') => 0.0,
        line if line.bullet => BULLET,
        line if line.words >= 9 => LONG,
        _ => SHORT,
    }
}
