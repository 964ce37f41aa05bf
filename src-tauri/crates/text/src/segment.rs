//! Paragraphs and sentences.
use crate::{Language, Span};

/// The paragraphs of `text`: stretches between blank lines, without white space at their ends, in order, none empty.
pub fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for part in text.split_inclusive("\n\n") {
        let span = Span::new(start, start + part.len()).trimmed(text);
        start += part.len();
        if !span.is_empty() {
            found.push(span);
        }
    }
    found
}

/// The sentences of `text` in order, none crossing a paragraph, none empty, without white space at their ends.
pub fn sentences(text: &str, _language: Language) -> Vec<Span> {
    let mut found = Vec::new();
    for paragraph in paragraphs(text) {
        let inside = paragraph.of(text);
        let mut start = 0;
        for (at, end) in inside.match_indices(['.', '!', '?']).map(|(at, mark)| (at, at + mark.len())) {
            let next = inside.get(end..).and_then(|rest| rest.chars().next());
            if at >= start && next.is_none_or(char::is_whitespace) {
                found.push(Span::new(start, end).shift(paragraph.start()).trimmed(text));
                start = end;
            }
        }
        let rest = Span::new(start, inside.len()).shift(paragraph.start()).trimmed(text);
        if !rest.is_empty() {
            found.push(rest);
        }
    }
    found
}
