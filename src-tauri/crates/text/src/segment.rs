//! Paragraphs and sentences.
mod abbreviations;
mod boundary;
mod lists;
#[cfg(test)]
mod tests;

use crate::{Language, Span};
use boundary::{closers_end, is_end_mark, run_end, Boundary};

/// The paragraphs of `text`: stretches between blank lines (which may hold blanks), in order, none empty, without white
/// space at their ends. A single line break inside a paragraph is no more than a blank.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    // The paragraph that goes on, from its first visible character to its last.
    let mut open: Option<Span> = None;
    let mut at = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']) {
        let whole = Span::new(at, at + line.len());
        at = whole.end();
        // "\r\n" is one break: its line feed comes as a line of its own, which is not blank.
        if line == "\n" && text.get(..whole.start()).is_some_and(|before| before.ends_with('\r')) {
            continue;
        }
        let inside = whole.trimmed(text);
        open = match open {
            Some(before) if inside.is_empty() => {
                found.push(before);
                None
            }
            None if inside.is_empty() => None,
            before => Some(before.map_or(inside, |before| before.cover(inside))),
        };
        if line.ends_with(['\u{c}', '\u{2029}']) {
            found.extend(open.take());
        }
    }
    found.extend(open);
    found
}

/// The sentences of `text` in order: none crosses a paragraph, none is empty, none has white space at its ends, and
/// together they hold every visible character. Inside quotations too each sentence is one of its own
/// (`"It broke. We left," she said.` is two). Reads the text once, however long its sentences are.
pub fn sentences(text: &str, language: Language) -> Vec<Span> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        let inside = paragraph.of(text);
        let mut starts = lists::items(inside);
        if starts.is_empty() {
            starts.push(0);
        }
        let ends = starts.iter().skip(1).copied().chain([inside.len()]);
        for (start, end) in starts.iter().zip(ends) {
            let piece = Span::new(*start, end).shift(paragraph.start()).trimmed(text);
            split(piece.of(text), language, |sentence| found.push(sentence.shift(piece.start())));
        }
    }
    found
}

/// Splits one paragraph, or one item of a list in it.
fn split(text: &str, language: Language, mut found: impl FnMut(Span)) {
    let mut start = 0;
    let mut at = lists::marker(text);
    while let Some(next) = text.get(at..).and_then(|rest| rest.find(is_end_mark)) {
        let mark = at + next;
        let marks_end = run_end(text, mark);
        let end = closers_end(text, marks_end);
        let part = |from: usize, to: usize| Span::new(from, to).of(text);
        let boundary = Boundary {
            before: part(start, mark),
            marks: part(mark, marks_end),
            closers: part(marks_end, end),
            after: part(end, text.len()),
            language,
        };
        if boundary.ends() {
            found(Span::new(start, end));
            let rest = part(end, text.len()).trim_start();
            start = text.len() - rest.len();
            at = start + lists::marker(rest);
        } else {
            at = marks_end;
        }
    }
    let rest = Span::new(start, text.len()).trimmed(text);
    if !rest.is_empty() {
        found(rest);
    }
}
