//! A sentence as the fact readers see it.
use super::lists::{elided, List, Lists};
use broadsheet_text::token::{self, Kind};
use broadsheet_text::{stem, Language, Span};

/// A word, number or mark of a sentence.
#[derive(Debug, Clone)]
pub(in crate::compare) struct Lex {
    /// Where it stands in the text.
    pub span: Span,
    /// Word, number or mark; never space.
    pub kind: Kind,
    /// As written; the digits of a number that is parted by blanks without them.
    pub written: String,
    /// In lower case, with a plain apostrophe.
    pub lower: String,
    /// Whether it follows the one before without space.
    pub glued: bool,
}

impl Lex {
    fn new(text: &str, span: Span, kind: Kind, glued: bool) -> Self {
        let written = span.of(text).to_string();
        Self { span, kind, lower: written.to_lowercase().replace('’', "'"), written, glued }
    }

    /// Whether it is that mark or word, in lower case.
    pub fn is(&self, lower: &str) -> bool {
        self.lower == lower
    }

    /// Whether it begins with a capital letter.
    pub fn is_capital(&self) -> bool {
        self.written.chars().next().is_some_and(char::is_uppercase)
    }

    /// Its letters in lower case without an English genitive.
    pub fn bare(&self) -> &str {
        self.lower.strip_suffix("'s").unwrap_or(&self.lower)
    }
}

/// The words, numbers and marks of the sentence at `span`. Elided articles, and number words in a compound that is none
/// ("nine-year-old"), are pieces of their own; "1 250" is one number where blanks part thousands.
pub(in crate::compare) fn lex(text: &str, span: Span, language: Language) -> Vec<Lex> {
    let lists = Lists::of(language);
    let mut found: Vec<Lex> = Vec::new();
    let mut end = None;
    for token in token::tokens_of(span.of(text)).filter(|token| token.kind != Kind::Space) {
        let at = token.span.shift(span.start());
        let piece = Lex::new(text, at, token.kind, end == Some(at.start()));
        end = Some(at.end());
        match token.kind {
            Kind::Word => parts(text, piece, lists, &mut found),
            Kind::Number if parts_thousands(language) && continues(found.last(), &piece) => {
                if let Some(last) = found.last_mut() {
                    last.span = last.span.cover(piece.span);
                    last.written.push_str(&piece.written);
                    last.lower.push_str(&piece.lower);
                }
            }
            _ => found.push(piece),
        }
    }
    found
}

/// Pushes a word, in pieces where it is made of some.
fn parts(text: &str, piece: Lex, lists: &Lists, found: &mut Vec<Lex>) {
    let (start, end) = (piece.span.start(), piece.span.end());
    let mut cut = |at: &[usize]| {
        let mut from = start;
        for (number, to) in at.iter().map(|at| start + at).chain([end]).enumerate() {
            let span = Span::new(from, to);
            let is_hyphen = span.of(text).chars().all(|c| !c.is_alphanumeric());
            let kind = if is_hyphen { Kind::Mark } else { Kind::Word };
            found.push(Lex::new(text, span, kind, number > 0 || piece.glued));
            from = to;
        }
    };
    if let Some(at) = elided(&piece.written, lists.language) {
        return cut(&[at]);
    }
    if let Some(at) = piece.written.find('-').filter(|_| piece.written.is_ascii() || !piece.written.contains('‑')) {
        let number = |part: &str| lists.value(List::Number, part).is_some();
        let first = piece.lower.split('-').next().unwrap_or_default();
        if number(first) {
            let numeric = |part: &&str| {
                number(part)
                    || lists.has(List::Inner, part)
                    || lists.has(List::Scale, part)
                    || lists.has(List::Join, part)
            };
            let parts: Vec<&str> = piece.written.split('-').collect();
            let lower: Vec<&str> = piece.lower.split('-').collect();
            let count = lower.iter().take_while(|part| numeric(part)).count();
            if count < parts.len() {
                let length = parts.iter().take(count).map(|part| part.len()).sum::<usize>() + count - 1;
                let length = if count == 0 { at } else { length };
                return cut(&[length, length + 1]);
            }
        }
    }
    found.push(piece);
}

/// Whether plain blanks part thousands in the language.
fn parts_thousands(language: Language) -> bool {
    !matches!(language, Language::English | Language::Unknown)
}

/// Whether a number goes on after a blank: one to three digits before, three digits now.
fn continues(last: Option<&Lex>, piece: &Lex) -> bool {
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let tail = |text: &str| {
        let (whole, rest) = text.split_at_checked(3).unwrap_or(("", ""));
        digits(whole) && !whole.is_empty() && (rest.is_empty() || rest.strip_prefix(',').is_some_and(digits))
    };
    !piece.glued
        && tail(&piece.lower)
        && last.is_some_and(|last| {
            // What was joined already is longer in the text than its digits.
            let joined = last.span.end() - last.span.start() > last.lower.len();
            let begins = digits(&last.lower) && !last.lower.starts_with('0');
            last.kind == Kind::Number && begins && (last.lower.len() <= 3 || joined)
        })
}

/// The piece at `at`, if any.
pub(in crate::compare) fn word(lex: &[Lex], at: usize) -> &str {
    lex.get(at).map_or("", |lex| lex.lower.as_str())
}

/// The piece `back` places before `at`, if any.
pub(in crate::compare) fn word_before(lex: &[Lex], at: usize, back: usize) -> &str {
    at.checked_sub(back).map_or("", |at| word(lex, at))
}

/// Stems of the nearest five words with some meaning before `start` and after `end`: what the fact is said of.
pub(in crate::compare) fn context(lex: &[Lex], start: usize, end: usize, language: Language) -> Vec<String> {
    let has_meaning = |lex: &&Lex| {
        lex.kind == Kind::Word
            && lex.lower.chars().count() > 2
            && !broadsheet_text::stopwords::contains(&lex.lower, language)
    };
    let before = lex.iter().take(start).rev().filter(has_meaning).take(5);
    let after = lex.iter().skip(end).filter(has_meaning).take(5);
    before.chain(after).map(|lex| stem::stem(lex.bare(), language).into_owned()).collect()
}
