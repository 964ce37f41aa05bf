//! Words, numbers and marks.
use crate::Span;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A word, hyphenated compounds and inner apostrophes included ("first-time", "don't").
    Word,
    /// A number with its separators and decimals ("41,000", "3.2", "50%" is a number and a mark).
    Number,
    /// A run of white space.
    Space,
    /// Anything else, one character each.
    Mark,
}

/// A token; all tokens of a text tile it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Token {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The tokens of `text`; they tile it exactly.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found: Vec<Token> = Vec::new();
    for (at, c) in text.char_indices() {
        let span = Span::new(at, at + c.len_utf8());
        let kind = match c {
            c if c.is_alphabetic() => Kind::Word,
            c if c.is_numeric() => Kind::Number,
            c if c.is_whitespace() => Kind::Space,
            _ => Kind::Mark,
        };
        match found.last_mut() {
            Some(last) if last.kind == kind && kind != Kind::Mark => last.span = last.span.cover(span),
            _ => found.push(Token { span, kind }),
        }
    }
    found
}

/// The words and numbers of `text`, without white space and marks.
pub fn words(text: &str) -> impl Iterator<Item = Span> {
    tokens(text).into_iter().filter(|token| matches!(token.kind, Kind::Word | Kind::Number)).map(|token| token.span)
}
