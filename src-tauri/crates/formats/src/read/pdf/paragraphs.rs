//! Blocks of lines to paragraphs: where one ends, what goes on over columns and pages, hyphens at the ends of lines.
use std::collections::HashSet;

use super::super::manuscript::{Piece, Style};
use super::blocks::Block;
use super::rows::{is_mark, Segment, BULLETS};
use super::script;
use crate::clean::{self, Line};

/// A block in type this much smaller than the body's is a caption or a note.
const SMALLER: f32 = 0.88;
/// A block in type this much larger than the body's is a heading or a pull quote.
const LARGER: f32 = 1.15;
/// Captions and notes are no longer than this.
const NOTE: usize = 90;
/// What stands between the parts of one paragraph is moved behind it; no more than this.
const MOST_HELD: usize = 12;

/// Text that goes on: what was read of a paragraph, and the line it ended with.
struct Open {
    text: String,
    last: Segment,
    /// The right edge of its column.
    right: f32,
    style: Style,
}

/// The paragraphs of the blocks of all pages, in the order of reading.
pub(super) fn pieces(pages: &[Vec<Block>]) -> Vec<Piece> {
    let body = Body::of(pages);
    let words = Words::of(pages);
    let indents = indents(pages, body);
    let mut done: Vec<Piece> = Vec::new();
    let mut held: Vec<Piece> = Vec::new();
    let mut open: Option<Open> = None;
    for blocks in pages {
        for block in drop_capitals(blocks, body.size) {
            let Some(first) = block.lines.first() else { continue };
            let kind = kind(&block, body);
            let right = column(&block, blocks);
            let parts = if kind != Kind::Heading && is_list(&block, blocks, body) {
                block.lines.iter().map(|line| vec![line.clone()]).collect()
            } else {
                split(&block, right, kind == Kind::Heading)
            };
            let mut parts = parts.into_iter();
            if kind == Kind::Body {
                let goes_on = open.as_ref().is_some_and(|open| goes_on(open, first, block.x0, indents));
                let part = parts.next().unwrap_or_default();
                match open.take() {
                    Some(mut before) if goes_on => {
                        join(&mut before.text, &text(&part, &words), &words);
                        before.right = right;
                        open = Some(continued(before, &part));
                    }
                    before => {
                        close(before, &mut done, &mut held);
                        open = opened(&part, right, &words);
                    }
                }
                for part in parts {
                    close(open.take(), &mut done, &mut held);
                    open = opened(&part, right, &words);
                }
                continue;
            }
            // A heading ends a text that has come to the end of a sentence; a caption may stand where the next goes on.
            let unfinished = open.as_ref().is_some_and(|open| {
                let goes_on = indents && kind != Kind::Heading && is_full(open);
                open.text.len() > 40 && (goes_on || !ends_sentence(&open.text))
            });
            let into = if unfinished && held.len() < MOST_HELD {
                &mut held
            } else {
                close(open.take(), &mut done, &mut held);
                &mut done
            };
            for part in parts {
                into.extend(piece(&part, kind, &words));
            }
        }
    }
    close(open, &mut done, &mut held);
    done
}

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Running text.
    Body,
    /// In larger or bold type.
    Heading,
    /// In smaller type.
    Note,
    /// Rows of a table.
    Table,
}

/// The size of running text, and whether what is smaller is notes: where much of the text is small, it is text.
#[derive(Clone, Copy)]
struct Body {
    size: f32,
    notes: bool,
}

impl Body {
    fn of(pages: &[Vec<Block>]) -> Self {
        let body = Self { size: body_size(pages), notes: true };
        let length = |kind_of: Kind| -> usize {
            let blocks = pages.iter().flatten().filter(|block| kind(block, body) == kind_of);
            blocks.flat_map(|block| &block.lines).map(|line| line.text.len()).sum()
        };
        Self { notes: length(Kind::Note) * 4 < length(Kind::Body), ..body }
    }
}

fn kind(block: &Block, body: Body) -> Kind {
    let Some(first) = block.lines.first() else { return Kind::Body };
    let words: usize = block.lines.iter().map(|line| line.words).sum();
    match () {
        () if first.table => Kind::Table,
        () if first.size >= body.size * LARGER || first.bold && block.lines.len() <= 4 => Kind::Heading,
        () if body.notes && first.size <= body.size * SMALLER && words <= NOTE => Kind::Note,
        () => Kind::Body,
    }
}

/// The size of most type.
fn body_size(pages: &[Vec<Block>]) -> f32 {
    let mut sizes: Vec<(i32, usize)> = Vec::new();
    for line in pages.iter().flatten().flat_map(|block| &block.lines) {
        let halves = (line.size * 4.0).round() as i32;
        match sizes.iter_mut().find(|(other, _)| *other == halves) {
            Some((_, count)) => *count += line.text.len(),
            None => sizes.push((halves, line.text.len())),
        }
    }
    sizes.iter().max_by_key(|(_, count)| *count).map_or(1.0, |(quarters, _)| *quarters as f32 / 4.0)
}

/// Words that stand inside lines, in lower case: they tell whether a hyphen at the end of a line is one of spelling.
struct Words {
    inside: HashSet<String>,
    /// Whether the typesetter's hyphen (U+2010) divides words, which leaves the plain one to spelling.
    marked: bool,
}

impl Words {
    fn of(pages: &[Vec<Block>]) -> Self {
        let lines = || pages.iter().flatten().flat_map(|block| &block.lines);
        let words = lines().flat_map(|line| line.text.split_whitespace());
        let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-').to_lowercase();
        Self { inside: words.map(bare).collect(), marked: lines().any(|line| line.text.ends_with('\u{2010}')) }
    }

    fn has(&self, word: &str) -> bool {
        self.inside.contains(&word.to_lowercase())
    }
}

/// The right edge of the column that a block stands in: that of the widest block in the same type with the same left edge.
fn column(block: &Block, blocks: &[Block]) -> f32 {
    let size = block.lines.first().map_or(10.0, |line| line.size);
    let alike = |other: &Block| other.lines.first().is_some_and(|line| (line.size / size - 1.0).abs() < 0.13);
    let same = blocks
        .iter()
        .filter(|other| other.lines.len() > 1 && (other.x0 - block.x0).abs() <= size * 1.6 && alike(other));
    same.map(|other| other.x1).fold(block.x1, f32::max)
}

/// Whether each line of a block is one for itself (names of links, an address): all are much shorter than the column
/// that they stand in, and none goes on with the one before it.
fn is_list(block: &Block, blocks: &[Block], body: Body) -> bool {
    let same = blocks.iter().filter(|other| {
        let size = other.lines.first().map_or(0.0, |line| line.size);
        other.lines.len() > 1 && (size / body.size - 1.0).abs() < 0.13 && (other.x0 - block.x0).abs() <= body.size * 1.6
    });
    let edge = same.map(|other| other.x1).fold(block.x1, f32::max);
    let short = |line: &Segment| line.x1 - block.x0 < 0.7 * (edge - block.x0);
    let begins = |line: &Segment| !line.text.starts_with(char::is_lowercase);
    block.lines.iter().all(short) && block.lines.iter().skip(1).all(begins)
}

/// The lines of a block by paragraphs.
fn split(block: &Block, right: f32, heading: bool) -> Vec<Vec<Segment>> {
    let mut parts: Vec<Vec<Segment>> = Vec::new();
    let mut distances: Vec<f32> = block.lines.windows(2).map(distance).collect();
    distances.sort_by(f32::total_cmp);
    let usual = distances.get(distances.len() / 2).copied().unwrap_or(f32::MAX);
    let mut lefts: Vec<f32> = block.lines.iter().map(|line| line.x0).collect();
    lefts.sort_by(f32::total_cmp);
    // Most lines begin at the left edge; only every second may be indented, where each paragraph has two lines.
    let left = lefts.get(lefts.len() / 3).copied().unwrap_or(block.x0);
    let mut listed = block.lines.first().is_some_and(starts_item);
    for (at, line) in block.lines.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| block.lines.get(at));
        let ends = before.is_some_and(|before| {
            let size = line.size;
            let wide = line.y - before.y > usual * 1.25;
            let next_left = block.lines.get(at + 1).is_none_or(|next| next.x0 - left < size * 0.5);
            let indented = !listed && line.x0 - left >= size * 0.7 && before.x0 - left < size * 0.5 && next_left;
            let fitted = before.x1 + size * 0.25 + line.first + size * 0.6 < right;
            let apart = wide || starts_item(line) || indented || fitted && (!heading || starts_item(line));
            line.table || apart && (wide || !heading)
        });
        if ends || before.is_none() {
            listed = starts_item(line);
            parts.push(Vec::new());
        }
        if let Some(part) = parts.last_mut() {
            part.push(line.clone());
        }
    }
    parts
}

fn distance(pair: &[Segment]) -> f32 {
    match pair {
        [a, b] => b.y - a.y,
        _ => f32::MAX,
    }
}

/// Whether a line begins an item of a list.
fn starts_item(line: &Segment) -> bool {
    let mut words = line.text.split_whitespace();
    words.next().is_some_and(is_mark) && words.next().is_some()
}

fn ends_sentence(text: &str) -> bool {
    let end = text.trim_end_matches(['"', '”', '“', '»', '«', '’', '\'', ')', ']', ' ']);
    end.ends_with(['.', '!', '?', ':', '…', '。', '！', '？', '؟'])
}

/// Whether the text indents the first lines of its paragraphs.
fn indents(pages: &[Vec<Block>], body: Body) -> bool {
    let (mut indented, mut plain) = (0, 0);
    for blocks in pages {
        for block in blocks.iter().filter(|block| kind(block, body) == Kind::Body) {
            for part in split(block, column(block, blocks), false).iter().skip(1) {
                let Some(first) = part.first().filter(|first| !starts_item(first)) else { continue };
                if first.x0 - block.x0 >= first.size * 0.7 {
                    indented += 1;
                } else {
                    plain += 1;
                }
            }
        }
    }
    indented >= 3 && indented > plain * 2
}

/// Whether the paragraph that is open goes on with this line of the next block.
fn goes_on(open: &Open, first: &Segment, left: f32, indents: bool) -> bool {
    let alike = (first.size / open.last.size - 1.0).abs() < 0.07 && first.bold == open.last.bold;
    if !alike || starts_item(first) || first.table {
        return false;
    }
    let indented = first.x0 - left >= first.size * 0.7;
    let lower = first.text.starts_with(char::is_lowercase);
    let full = is_full(open);
    let hyphen = open.text.ends_with(['-', '\u{2010}', '\u{ad}']);
    match ends_sentence(&open.text) {
        // Where each paragraph is indented, a line that is not goes on with the one before it.
        true => indents && full && !indented,
        false => lower || hyphen || full && !indented,
    }
}

/// Whether the last line that was read reaches the right edge of its column.
fn is_full(open: &Open) -> bool {
    open.last.x1 >= open.right - open.last.size * 1.5
}

fn opened(part: &[Segment], right: f32, words: &Words) -> Option<Open> {
    let last = part.last()?.clone();
    let item = part.first().is_some_and(starts_item);
    Some(Open { text: text(part, words), last, right, style: if item { Style::Item } else { Style::Text } })
}

fn continued(mut open: Open, part: &[Segment]) -> Open {
    if let Some(last) = part.last() {
        open.last = last.clone();
    }
    open
}

/// Ends a paragraph; what stood between its parts follows.
fn close(open: Option<Open>, done: &mut Vec<Piece>, held: &mut Vec<Piece>) {
    if let Some(open) = open {
        done.push(Piece {
            text: bare(&open.text, open.style),
            style: open.style,
            size: open.last.size,
            bold: open.last.bold,
        });
    }
    done.append(held);
}

fn piece(part: &[Segment], kind: Kind, words: &Words) -> Option<Piece> {
    let first = part.first()?;
    let text = text(part, words);
    let style = match kind {
        Kind::Table => Style::Row,
        // Bylines and dates are set small, too; they are known by their words.
        Kind::Note if clean::rule(&Line::of(&text)).is_none() => Style::Aside("caption or note in small type"),
        _ if starts_item(first) && kind != Kind::Heading => Style::Item,
        _ => Style::Text,
    };
    Some(Piece { text: bare(&text, style), style, size: first.size, bold: first.bold })
}

/// The text of an item without a bullet; a number stays.
fn bare(text: &str, style: Style) -> String {
    let bullet = |word: &str| word.chars().count() == 1 && word.starts_with(BULLETS);
    match text.split_once(' ') {
        Some((mark, rest)) if style == Style::Item && bullet(mark) => rest.trim_start().to_string(),
        _ => text.to_string(),
    }
}

/// The lines of a paragraph as running text.
fn text(part: &[Segment], words: &Words) -> String {
    let mut text = String::new();
    for line in part {
        join(&mut text, &line.text, words);
    }
    text
}

/// Adds a line to running text. A hyphen at the end of a line goes when it only divides a word.
fn join(text: &mut String, line: &str, words: &Words) {
    let hyphens = ['-', '\u{2010}', '\u{ad}'];
    let Some(stem) = text.strip_suffix(hyphens).filter(|stem| stem.ends_with(char::is_alphanumeric)) else {
        // A dash without a blank before it, and the slash of an address, join what they stand between.
        let bound =
            text.strip_suffix(['–', '—', '/', '@', '_']).is_some_and(|rest| !rest.ends_with(char::is_whitespace));
        if !text.is_empty() && !bound && script::is_spaced(text, line) {
            text.push(' ');
        }
        text.push_str(line);
        return;
    };
    let head = stem.rsplit(|c: char| c.is_whitespace()).next().unwrap_or_default();
    let next: String = line.chars().take_while(|c| c.is_alphanumeric() || *c == '-').collect();
    // "Bau- und Verkehrsausschuss": the hyphen stands for the rest of a word.
    let shared = matches!(
        next.as_str(),
        "und" | "oder" | "bis" | "bzw" | "sowie" | "and" | "or" | "to" | "en" | "of" | "och" | "eller" | "og"
    );
    let soft = text.ends_with(['\u{ad}', '\u{2010}']);
    let spelled = words.marked
        || !next.starts_with(char::is_lowercase)
        || head.ends_with(char::is_numeric)
        || words.has(&format!("{head}-{next}")) && !words.has(&format!("{head}{next}"))
        || ["self", "half", "well"].contains(&head.to_lowercase().as_str());
    let length = stem.len();
    match () {
        () if soft || !shared && !spelled => text.truncate(length),
        () if shared => text.push(' '),
        () => {}
    }
    text.push_str(line);
}

/// Gives large first letters back to the lines that they begin.
fn drop_capitals(blocks: &[Block], body: f32) -> Vec<Block> {
    let capital = |block: &Block| match block.lines.as_slice() {
        [line] => {
            line.text.chars().count() <= 2 && line.size > body * 1.8 && line.text.starts_with(char::is_alphabetic)
        }
        _ => false,
    };
    let mut kept: Vec<Block> = blocks.iter().filter(|block| !capital(block)).cloned().collect();
    for letter in blocks.iter().filter(|block| capital(block)) {
        let Some(line) = letter.lines.first() else { continue };
        let beside = |block: &&mut Block| {
            let near = block.lines.first().is_some_and(|first| {
                let right = first.x0 >= letter.x1 - body && first.x0 - letter.x1 < body * 2.0;
                right && first.y > letter.top - body * 0.5 && first.y < letter.bottom && first.size < line.size * 0.7
            });
            near
        };
        match kept.iter_mut().find(beside) {
            Some(block) => {
                let edge = letter.x0;
                for (at, text) in block.lines.iter_mut().enumerate() {
                    if at == 0 {
                        text.text.insert_str(0, &line.text);
                    }
                    // The lines that give way to the letter are not indented.
                    if text.y < letter.bottom + body {
                        text.x0 = edge;
                    }
                }
                block.x0 = block.x0.min(edge);
            }
            None => kept.push(letter.clone()),
        }
    }
    kept
}
