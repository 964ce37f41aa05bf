//! A sentence as the fact readers see it.
use broadsheet_text::token::{self, Kind};
use broadsheet_text::{stem, Language, Span};

/// A word, number or mark of a sentence.
#[derive(Debug, Clone)]
pub(super) struct Lex {
    /// Where it stands in the text.
    pub span: Span,
    /// Word, number or mark; never space.
    pub kind: Kind,
    /// As written.
    pub written: String,
    /// In lower case.
    pub lower: String,
    /// Whether it follows the one before without space.
    pub glued: bool,
}

impl Lex {
    /// Whether it is that mark or word, in lower case.
    pub fn is(&self, lower: &str) -> bool {
        self.lower == lower
    }

    /// Whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.written.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The words, numbers and marks of the sentence at `span`.
pub(super) fn lex(text: &str, span: Span) -> Vec<Lex> {
    let mut found: Vec<Lex> = Vec::new();
    let mut end = None;
    for token in token::tokens(span.of(text)) {
        if token.kind == Kind::Space {
            continue;
        }
        let at = token.span.shift(span.start());
        let written = at.of(text).to_string();
        found.push(Lex {
            span: at,
            kind: token.kind,
            lower: written.to_lowercase(),
            written,
            glued: end == Some(at.start()),
        });
        end = Some(at.end());
    }
    found
}

/// The piece at `at`, if any.
pub(super) fn word(lex: &[Lex], at: usize) -> &str {
    lex.get(at).map_or("", |lex| lex.lower.as_str())
}

/// The piece `back` places before `at`, if any.
pub(super) fn word_before(lex: &[Lex], at: usize, back: usize) -> &str {
    at.checked_sub(back).map_or("", |at| word(lex, at))
}

/// Stems of the nearest three words with some meaning before `start` and after `end`: what the fact is said of.
pub(super) fn context(lex: &[Lex], start: usize, end: usize, language: Language) -> Vec<String> {
    let has_meaning = |lex: &&Lex| {
        lex.kind == Kind::Word
            && lex.lower.chars().count() > 2
            && !broadsheet_text::stopwords::contains(&lex.lower, language)
    };
    let before = lex.iter().take(start).rev().filter(has_meaning).take(3);
    let after = lex.iter().skip(end).filter(has_meaning).take(3);
    before.chain(after).map(|lex| stem::stem(&lex.lower, language).into_owned()).collect()
}
