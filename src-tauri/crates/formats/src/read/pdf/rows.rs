//! Letters to words, words to rows, rows to the segments of lines that stand between gutters.
use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::glyphs::Glyph;
use super::script;

/// A word with its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub text: String,
    pub x0: f32,
    pub x1: f32,
    pub y: f32,
    pub size: f32,
    pub bold: bool,
    pub artifact: bool,
}

/// A stretch of a line without a gutter in it: a line of a column, or a cell of a table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Segment {
    pub text: String,
    pub x0: f32,
    pub x1: f32,
    /// Its baseline.
    pub y: f32,
    /// The size of most of its type.
    pub size: f32,
    /// Whether nearly all of it is bold.
    pub bold: bool,
    pub artifact: bool,
    /// Whether it is a row of a table, its cells apart by tabs.
    pub table: bool,
    pub words: usize,
    /// The width of its first word.
    pub first: f32,
}

/// A gap between words this wide (in sizes of type) may be a gutter between columns.
const GAP: f32 = 0.7;
/// The strip that rows one over another must leave free together.
const STRIP: f32 = 0.45;
/// The least room that a blank takes.
const BLANK: f32 = 0.08;
/// So many rows with text on both sides make a gutter.
const ROWS: usize = 3;
/// The same where the gap is no wider than the blanks around it: those of narrow columns stand below one another by
/// chance, but not so often.
const NARROW: usize = 7;
/// A gap this wide is one without any other row.
const WIDE: f32 = 3.5;
/// How far up and down rows are looked at.
const REACH: usize = 80;
/// Cells of a row of a table have no more letters than this on average; lines of the narrowest columns have more.
const CELL: f32 = 16.0;

/// The lines of a page, from top to bottom and from left to right, cut at gutters.
pub(super) fn segments(glyphs: &[Glyph]) -> Vec<Segment> {
    let rows = rows(glyphs);
    let gutters = gutters(&rows);
    let cut: Vec<Vec<Segment>> =
        rows.into_iter()
            .zip(gutters)
            .map(|(words, gutters)| {
                let mut parts: Vec<Vec<Word>> = Vec::new();
                for word in words {
                    let apart = parts.last().and_then(|part| part.last()).is_none_or(|last| {
                        gutters.iter().any(|(from, to)| last.x1 <= from + 0.1 && word.x0 >= to - 0.1)
                    });
                    match parts.last_mut().filter(|_| !apart) {
                        Some(part) => part.push(word),
                        None => parts.push(vec![word]),
                    }
                }
                parts.iter().filter_map(|part| segment(part)).collect()
            })
            .collect();
    tables(cut)
}

/// Joins words to a segment.
fn segment(words: &[Word]) -> Option<Segment> {
    let (first, last) = (words.first()?, words.last()?);
    let text = script::joined(words.iter().map(|word| word.text.as_str()).collect());
    let letters = |keep: &dyn Fn(&Word) -> bool| {
        words.iter().filter(|word| keep(word)).map(|word| word.text.chars().count()).sum::<usize>()
    };
    let most = words.iter().max_by_key(|word| letters(&|other| (other.size - word.size).abs() < 0.3))?;
    let all = letters(&|_| true);
    Some(Segment {
        x0: first.x0,
        x1: words.iter().map(|word| word.x1).fold(last.x1, f32::max),
        y: most.y,
        size: most.size,
        bold: letters(&|word| word.bold) * 10 >= all * 9,
        artifact: letters(&|word| word.artifact) * 2 > all,
        table: false,
        words: words.len(),
        first: first.x1 - first.x0,
        text,
    })
}

/// The words of the page by rows, from top to bottom, each from left to right.
fn rows(glyphs: &[Glyph]) -> Vec<Vec<Word>> {
    let mut glyphs = once(glyphs);
    glyphs.sort_by(|a, b| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut rows: Vec<Vec<Glyph>> = Vec::new();
    for glyph in glyphs {
        let same = rows
            .last()
            .and_then(|row| row.first())
            .is_some_and(|first| glyph.y - first.y <= 0.35 * glyph.size.min(first.size));
        match rows.last_mut().filter(|_| same) {
            Some(row) => row.push(glyph),
            None => rows.push(vec![glyph]),
        }
    }
    raise(&mut rows);
    rows.into_iter().map(words).filter(|words| !words.is_empty()).collect()
}

/// Letters that are drawn twice, once beside the other, to look bold or to cast a shadow, are taken once.
fn once(glyphs: &[Glyph]) -> Vec<Glyph> {
    // Places of each letter, by squares of half a size.
    let mut seen: HashMap<(char, i32, i32), Vec<(f32, f32)>> = HashMap::new();
    let mut kept: Vec<Glyph> = Vec::with_capacity(glyphs.len());
    for glyph in glyphs {
        if glyph.c.is_control() {
            continue;
        }
        // Letters of one size meet; those of others have squares of their own.
        let side = (glyph.size * 0.5).max(0.5);
        let square = |shift: i32| (glyph.c, (glyph.x0 / side).floor() as i32 + shift, (glyph.y / side).round() as i32);
        let near = 0.14 * glyph.size.min(4.0 * (glyph.x1 - glyph.x0));
        let twice = (-1..=1).any(|shift| {
            let places = seen.get(&square(shift)).map(Vec::as_slice).unwrap_or_default();
            places.iter().any(|(x, y)| (x - glyph.x0).abs() < near && (y - glyph.y).abs() < near)
        });
        if !twice || glyph.c.is_whitespace() {
            seen.entry(square(0)).or_default().push((glyph.x0, glyph.y));
            kept.push(*glyph);
        }
    }
    kept
}

/// Raised and lowered letters (numbers of notes, "2" in "CO2") go into the row that they stand at.
fn raise(rows: &mut [Vec<Glyph>]) {
    const MOST: usize = 16;
    let inked =
        |row: &[Glyph]| -> Vec<Glyph> { row.iter().filter(|glyph| !glyph.c.is_whitespace()).copied().collect() };
    for at in 0..rows.len() {
        let Some(row) = rows.get(at).map(|row| inked(row)).filter(|row| !row.is_empty() && row.len() <= MOST) else {
            continue;
        };
        let beside = |other: &Vec<Glyph>| {
            row.iter().all(|glyph| {
                let touches = |by: &Glyph| {
                    let size = by.size;
                    let near = (glyph.x0 - by.x1).abs() < size * 0.5 || (by.x0 - glyph.x1).abs() < size * 0.5;
                    glyph.size < size * 0.85 && (glyph.y - by.y).abs() < size * 0.6 && near && !by.c.is_whitespace()
                };
                // A letter of a raised word touches the word through the letters before it.
                other.iter().any(touches)
                    || row.iter().any(|first| first.x0 < glyph.x0 && glyph.x0 - first.x1 < glyph.size * 0.4)
            })
        };
        let next = [at + 1, at.wrapping_sub(1)].into_iter().find(|next| rows.get(*next).is_some_and(beside));
        if let Some(next) = next {
            let moved = rows.get_mut(at).map(std::mem::take).unwrap_or_default();
            if let Some(row) = rows.get_mut(next) {
                row.extend(moved);
            }
        }
    }
}

/// The words of a row. A gap makes a word where the page sets no blanks; letters that are spaced out stay together.
fn words(mut row: Vec<Glyph>) -> Vec<Word> {
    row.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    let blanks = row.iter().filter(|glyph| glyph.c.is_whitespace()).count();
    let mut gaps: Vec<f32> = row
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if !a.c.is_whitespace() && !b.c.is_whitespace() => Some((b.x0 - a.x1) / a.size.max(1.0)),
            _ => None,
        })
        .collect();
    gaps.sort_by(f32::total_cmp);
    let usual = gaps.get(gaps.len() / 2).copied().unwrap_or_default().max(0.0);
    let worded = row.iter().filter(|glyph| glyph.c.is_alphabetic()).count() * 4 > (row.len() - blanks) * 3;
    let spaced = if gaps.len() >= 6 && worded && (0.08..0.7).contains(&usual) { usual * 2.0 } else { 0.0 };
    let least = if blanks > 0 { 0.3_f32 } else { 0.17 }.max(spaced);
    let mut words: Vec<Word> = Vec::new();
    let mut apart = true;
    for glyph in row {
        if glyph.c.is_whitespace() {
            apart = true;
            continue;
        }
        // Blanks may lie under other letters, at the end of a cell of a table; one that parts words leaves room for itself.
        let gap = words.last().map_or(f32::MAX, |word| (glyph.x0 - word.x1) / glyph.size);
        match words.last_mut().filter(|_| gap < if apart { BLANK } else { least }) {
            Some(word) => {
                word.text.push(glyph.c);
                word.x1 = word.x1.max(glyph.x1);
                word.bold &= glyph.bold;
                word.artifact &= glyph.artifact;
                if glyph.size > word.size {
                    (word.size, word.y) = (glyph.size, glyph.y);
                }
            }
            None => words.push(Word {
                text: glyph.c.to_string(),
                x0: glyph.x0,
                x1: glyph.x1,
                y: glyph.y,
                size: glyph.size,
                bold: glyph.bold,
                artifact: glyph.artifact,
            }),
        }
        apart = false;
    }
    for word in &mut words {
        word.text = letters(&word.text);
    }
    words
}

/// The letters of a word in the order of reading; ligatures and forms of letters as the letters that they are.
fn letters(text: &str) -> String {
    let form = |c: char| matches!(c, '\u{fb00}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    let plain = if text.chars().any(form) { text.nfkc().collect() } else { text.to_string() };
    if script::is_right_to_left(&plain) {
        plain.chars().rev().map(script::mirrored).collect()
    } else {
        plain
    }
}

/// For each row the gaps in it that are gutters.
fn gutters(rows: &[Vec<Word>]) -> Vec<Vec<(f32, f32)>> {
    let found = |at: usize, words: &[Word]| {
        let mut start = 0;
        let mut gutters = Vec::new();
        for (place, pair) in words.windows(2).enumerate() {
            let [a, b] = pair else { continue };
            let (gap, size) = ((a.x1, b.x0), a.size.min(b.size));
            let width = gap.1 - gap.0;
            let mark = place == start && is_mark(&a.text) && width < 3.0 * size;
            // Blanks of a line that is stretched to the width of its column are all as wide.
            let stretched = width < 1.3 * size && width < 1.35 * usual(words, place);
            if width < GAP * size || mark {
                continue;
            }
            let rows = 1 + sided(rows, at, gap, size, 1) + sided(rows, at, gap, size, -1);
            let fits = if stretched { rows >= NARROW } else { rows >= ROWS || width >= WIDE * size };
            if fits {
                gutters.push(gap);
                start = place + 1;
            }
        }
        gutters
    };
    rows.iter().enumerate().map(|(at, words)| found(at, words)).collect()
}

/// The usual width of the blanks around one in a row, in points.
fn usual(words: &[Word], place: usize) -> f32 {
    let near = words.windows(2).enumerate().skip(place.saturating_sub(4)).take(9).filter(|(at, _)| *at != place);
    let mut widths: Vec<f32> = near
        .filter_map(|(_, pair)| match pair {
            [a, b] => Some(b.x0 - a.x1),
            _ => None,
        })
        .collect();
    widths.sort_by(f32::total_cmp);
    widths.get(widths.len() / 2).copied().unwrap_or_default()
}

/// How many rows in one direction leave a common strip of the gap free and have text on both sides of it.
fn sided(rows: &[Vec<Word>], at: usize, gap: (f32, f32), size: f32, step: isize) -> usize {
    let (mut from, mut to) = gap;
    let mut count = 0;
    let mut y = rows.get(at).and_then(|row| row.first()).map_or(0.0, |word| word.y);
    for number in 1..=REACH {
        let next = at.checked_add_signed(step * number as isize).and_then(|place| rows.get(place));
        let Some(row) = next else { break };
        let height = row.first().map_or(0.0, |word| word.y);
        if (height - y).abs() > size * 5.0 {
            break;
        }
        y = height;
        for word in row {
            // The wider free part beside the word stays.
            if word.x1 <= from || word.x0 >= to {
                continue;
            } else if word.x0 - from > to - word.x1 {
                to = word.x0;
            } else {
                from = word.x1;
            }
        }
        if to - from < STRIP * size {
            break;
        }
        let left = row.iter().any(|word| word.x1 <= from);
        let right = row.iter().any(|word| word.x0 >= to);
        count += usize::from(left && right);
    }
    count
}

/// What lists are marked with; letters of symbol fonts among them.
pub(super) const BULLETS: &[char] = &[
    '•', '●', '○', '▪', '▫', '■', '□', '◦', '‣', '·', '►', '▶', '➢', '➤', '✓', '✔', '–', '-', '*', '›', '\u{f0b7}',
    '\u{f0a7}', '\u{f0d8}',
];

/// Whether a word is the mark of an item of a list: a bullet, a number, a letter.
pub(super) fn is_mark(text: &str) -> bool {
    let bare = text.trim_end_matches(['.', ')', ':']).trim_start_matches('(');
    let number = bare.len() <= 3 && !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit());
    let letter = bare.chars().count() == 1 && bare.chars().all(char::is_alphabetic);
    let bullet = text.chars().count() == 1 && text.starts_with(BULLETS);
    bullet || (number || letter) && bare.len() < text.len()
}

/// Rows of short cells are rows of tables: each becomes one segment.
fn tables(rows: Vec<Vec<Segment>>) -> Vec<Segment> {
    let length = |row: &[Segment]| row.iter().map(|segment| segment.text.chars().count()).sum::<usize>() as f32;
    let cells = |row: &[Segment]| row.len() >= 2 && length(row) / row.len() as f32 <= CELL;
    let mut done: Vec<Segment> = Vec::new();
    let mut run: Vec<Vec<Segment>> = Vec::new();
    let close = |run: &mut Vec<Vec<Segment>>, done: &mut Vec<Segment>| {
        let table = run.len() >= 2;
        for row in run.drain(..) {
            match row.first().filter(|_| table).cloned() {
                Some(first) => {
                    let text = row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join("\t");
                    let x1 = row.iter().map(|cell| cell.x1).fold(first.x1, f32::max);
                    let words = row.iter().map(|cell| cell.words).sum();
                    let bold = row.iter().all(|cell| cell.bold);
                    done.push(Segment { text, x1, words, bold, table: true, ..first });
                }
                None => done.extend(row),
            }
        }
    };
    for row in rows {
        let y = |row: &[Segment]| row.first().map_or(0.0, |segment| segment.y);
        let size = row.first().map_or(0.0, |segment| segment.size);
        let far = run.last().is_some_and(|last| y(&row) - y(last) > size * 4.0);
        if far || !cells(&row) {
            close(&mut run, &mut done);
        }
        if cells(&row) {
            run.push(row);
        } else {
            done.extend(row);
        }
    }
    close(&mut run, &mut done);
    done
}
