//! Where in a pasted page the article stands.
//!
//! Each line gets a score, positive for running text, negative for furniture; the article is the stretch with the
//! greatest sum (the maximum subarray of Bentley, 1984; the idea of cutting pages so is Pasternack and Roth's, "Extracting
//! article text from the web with maximum subsequence segmentation", 2009).
use super::Line;

/// Whether the text looks like a page that was copied whole: many short lines that are no sentences.
pub fn is_page(lines: &[Line]) -> bool {
    let short = lines.iter().filter(|line| line.words < 8 && !line.sentence).count();
    lines.len() >= 15 && short * 3 >= lines.len()
}

/// What a line without running text costs; found by trying round numbers on pasted pages.
const ENDS: f64 = -12.0;
const FURNITURE: f64 = -3.0;
const BULLET: f64 = -2.0;
const LONG: f64 = -4.0;
const SHORT: f64 = -2.0;
/// What the repeated title gives: enough to begin the stretch there.
const TITLE: f64 = 30.0;

/// Lines `[start, end)` of the article. `furniture` says for each line whether a rule takes it for page furniture, and
/// `ends` whether it opens what follows an article (comments, related articles).
pub fn find(lines: &[Line], furniture: &[bool], ends: &[bool]) -> (usize, usize) {
    let mut best = (0, 0, 0.0);
    let (mut start, mut sum) = (0, 0.0);
    for (at, line) in lines.iter().enumerate() {
        let furniture = furniture.get(at).copied().unwrap_or_default();
        let ends = ends.get(at).copied().unwrap_or_default();
        if sum <= 0.0 {
            (start, sum) = (at, 0.0);
        }
        sum += if is_title(lines, at) { TITLE } else { score(line, furniture, ends) };
        if sum > best.2 {
            best = (start, at + 1, sum);
        }
    }
    (best.0, best.1)
}

/// A line that the text repeats from its first lines, where pages show their title, is the headline over the article.
fn is_title(lines: &[Line], at: usize) -> bool {
    let Some(line) = lines.get(at).filter(|line| at > 0 && line.words >= 4 && line.normal.len() >= 20) else {
        return false;
    };
    lines.iter().take(3.min(at)).any(|first| first.normal.starts_with(&line.normal))
}

fn score(line: &Line, furniture: bool, ends: bool) -> f64 {
    let words = line.words as f64;
    match line {
        _ if ends => ENDS,
        _ if furniture => FURNITURE,
        line if line.sentence && line.words >= 10 => words.min(80.0),
        line if line.sentence && line.words >= 4 => words / 2.0,
        line if line.words >= 25 => words / 2.0,
        line if line.bullet => BULLET,
        line if line.words >= 9 => LONG,
        _ => SHORT,
    }
}
