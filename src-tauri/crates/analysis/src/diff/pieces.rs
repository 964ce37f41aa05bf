//! A text as the comparison sees it: words and marks with the white space before each, and its paragraphs.
use broadsheet_text::token::{self, Kind};
use broadsheet_text::Span;
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;
use unicode_normalization::{is_nfc, UnicodeNormalization};

/// A word, number or mark. Two pieces with the same key look the same to a reader.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// What stands between the piece before and this one: white space and characters that are not seen.
    pub gap: Span,
    /// The piece itself.
    pub span: Span,
    /// Word, number or mark; never space.
    pub kind: Kind,
    /// Its number in [`Keys`].
    pub key: u32,
}

impl Piece {
    /// Whether it counts as a word.
    pub fn is_word(&self) -> bool {
        self.kind != Kind::Mark
    }
}

/// Numbers for words, shared by both texts of a comparison.
#[derive(Debug, Default)]
pub(super) struct Keys(FxHashMap<String, u32>);

impl Keys {
    /// The number of what a reader sees in `word`.
    pub fn of(&mut self, word: &str) -> u32 {
        let seen = seen(word);
        if let Some(key) = self.0.get(seen.as_ref()) {
            return *key;
        }
        let key = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        self.0.insert(seen.into_owned(), key);
        key
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }
}

/// The text taken apart. Gaps, pieces and the tail tile it.
#[derive(Debug)]
pub(super) struct Pieces<'a> {
    /// The text itself.
    pub text: &'a str,
    /// In text order.
    pub all: Vec<Piece>,
    /// What follows the last piece.
    pub tail: Span,
    /// The paragraphs as ranges of `all`; none empty, they tile it.
    pub paragraphs: Vec<Range<usize>>,
}

impl<'a> Pieces<'a> {
    /// Takes `text` apart. A paragraph ends at a blank line, or at any line end in a text without blank lines.
    pub fn new(text: &'a str, keys: &mut Keys) -> Self {
        let mut all: Vec<Piece> = Vec::with_capacity(text.len() / 5);
        let mut gap = Span::new(0, 0);
        for token in token::tokens(text) {
            let word = token.span.of(text);
            if token.kind == Kind::Space || word.chars().all(is_unseen) {
                gap = gap.cover(token.span);
                continue;
            }
            all.push(Piece { gap, span: token.span, kind: token.kind, key: keys.of(word) });
            gap = Span::new(token.span.end(), token.span.end());
        }
        let breaks = |at_least: usize| -> Vec<usize> {
            let wide =
                |gap: Span| gap.len() >= at_least && gap.of(text).bytes().filter(|b| *b == b'\n').count() >= at_least;
            all.iter().enumerate().skip(1).filter(|(_, piece)| wide(piece.gap)).map(|(at, _)| at).collect()
        };
        let mut starts = breaks(2);
        if starts.is_empty() {
            starts = breaks(1);
        }
        let ends = starts.iter().copied().chain([all.len()]);
        let paragraphs = [0].into_iter().chain(starts.iter().copied()).zip(ends).map(|(start, end)| start..end);
        let paragraphs = paragraphs.filter(|range| !range.is_empty()).collect();
        Self { text, all, tail: gap, paragraphs }
    }

    /// The pieces of a range; empty when it is out of bounds.
    pub fn slice(&self, range: &Range<usize>) -> &[Piece] {
        self.all.get(range.clone()).unwrap_or_default()
    }

    /// The pieces of paragraphs that follow each other.
    pub fn pieces_of(&self, paragraphs: &Range<usize>) -> Range<usize> {
        let some = self.paragraphs.get(paragraphs.clone()).unwrap_or_default();
        match (some.first(), some.last()) {
            (Some(first), Some(last)) => first.start..last.end,
            _ => 0..0,
        }
    }

    /// Where a range of pieces stands, without the gap before it; `None` when it is empty.
    pub fn span(&self, range: &Range<usize>) -> Option<Span> {
        let some = self.slice(range);
        Some(some.first()?.span.cover(some.last()?.span))
    }

    /// How many words a range has.
    pub fn count_words(&self, range: &Range<usize>) -> usize {
        self.slice(range).iter().filter(|piece| piece.is_word()).count()
    }
}

/// Characters that print nothing: joiners at a word's edge, soft hyphens, byte order marks.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// Marks of quotations and apostrophes whose forms a reader takes for the same.
pub(super) fn is_quotation_mark(c: char) -> bool {
    matches!(c, '\'' | '"' | '‘' | '’' | '‚' | '‛' | 'ʼ' | '`' | '´' | '“' | '”' | '„' | '‟' | '＂')
}

/// What a reader sees of `text`: quotation marks straight, white space as one space, characters that print nothing
/// left out, accents composed.
pub(super) fn seen(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.bytes().any(|b| b.is_ascii_whitespace()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars().filter(|c| !is_unseen(*c)) {
        match c {
            '‘' | '’' | '‚' | '‛' | 'ʼ' | '`' | '´' => out.push('\''),
            '“' | '”' | '„' | '‟' | '＂' => out.push('"'),
            '…' => out.push_str("..."),
            '\u{2010}' | '\u{2011}' => out.push('-'),
            c if c.is_whitespace() => {
                if !out.is_empty() && !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c => out.push(c),
        }
    }
    out.truncate(out.trim_end().len());
    if is_nfc(&out) {
        Cow::Owned(out)
    } else {
        Cow::Owned(out.nfc().collect())
    }
}
