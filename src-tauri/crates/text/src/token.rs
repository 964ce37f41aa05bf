//! Words, numbers and marks. In the main UAX #29 word boundaries, with hyphens kept inside words, as news counts them.
use crate::Span;
use unicode_normalization::char::is_combining_mark;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A word, hyphenated compounds and inner apostrophes included ("first-time", "don't", "COVID-19", the "U.S" of
    /// "U.S."). Chinese characters and hiragana, which are written without blanks, are a word each.
    Word,
    /// A number with its separators and decimals ("41,000", "3.2", "20th", "5bn"; "50%" is a number and a mark).
    Number,
    /// A run of white space.
    Space,
    /// Anything else, one character each, with the combining marks on it.
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
    tokens_of(text).collect()
}

/// The words and numbers of `text`, without white space and marks.
pub fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    tokens_of(text).filter(|token| matches!(token.kind, Kind::Word | Kind::Number)).map(|token| token.span)
}

/// The tokens of `text` one after the other, without keeping them.
pub fn tokens_of(text: &str) -> impl Iterator<Item = Token> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let rest = text.get(at..)?;
        let first = rest.chars().next()?;
        let (kind, length) = match class(first) {
            Class::Space => (Kind::Space, rest.len() - rest.trim_start().len()),
            Class::Letter => (Kind::Word, word(rest)),
            Class::Digit => (Kind::Number, number(rest)),
            Class::Alone => (Kind::Word, marked(rest, first)),
            Class::Other => (Kind::Mark, marked(rest, first)),
        };
        let span = Span::new(at, at + length);
        at = span.end();
        Some(Token { span, kind })
    })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Letter,
    Digit,
    /// A letter that is a word of its own.
    Alone,
    Other,
}

fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' => Class::Letter,
        '0'..='9' => Class::Digit,
        _ if c.is_whitespace() => Class::Space,
        _ if c.is_ascii() => Class::Other,
        '\u{3041}'..='\u{309f}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => {
            Class::Alone
        }
        _ if c.is_alphabetic() => Class::Letter,
        _ if c.is_numeric() => Class::Digit,
        _ => Class::Other,
    }
}

/// Whether `c` stays with the character before it: an accent written apart, or a joiner or soft hyphen.
fn clings(c: char) -> bool {
    !c.is_ascii() && (is_combining_mark(c) || matches!(c, '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{fe0f}'))
}

/// Length of the first character with what clings to it.
fn marked(rest: &str, first: char) -> usize {
    let after = rest.get(first.len_utf8()..).unwrap_or_default();
    first.len_utf8() + after.chars().take_while(|c| clings(*c)).map(char::len_utf8).sum::<usize>()
}

/// Length of the word that `rest` begins with.
fn word(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    // Letters since the last joining mark, so that "U.S" is one word and "end.Next" is two.
    let mut letters = 0;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| class(*next));
        match class(c) {
            Class::Letter => letters += 1,
            Class::Digit => letters += 2,
            _ if clings(c) => {}
            _ => {
                let joins = match c {
                    '\'' | '’' | 'ʼ' | '·' => next == Some(Class::Letter),
                    '-' | '\u{2010}' | '\u{2011}' => matches!(next, Some(Class::Letter | Class::Digit)),
                    '.' => letters == 1 && next == Some(Class::Letter),
                    _ => false,
                };
                if !joins {
                    return at;
                }
                letters = 0;
            }
        }
    }
    rest.len()
}

/// Length of the number that `rest` begins with; letters written at its end belong to it.
fn number(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let mut letters = false;
    while let Some((at, c)) = chars.next() {
        let next_digit = chars.peek().is_some_and(|(_, next)| class(*next) == Class::Digit);
        match class(c) {
            Class::Digit => {}
            Class::Letter => letters = true,
            _ if clings(c) => {}
            _ if letters => return at,
            _ => {
                let joins = match c {
                    '.' | ',' | '\'' | '’' => next_digit,
                    // "41 000" with a no-break space: three digits follow, and no fourth.
                    '\u{a0}' | '\u{202f}' | '\u{2009}' => {
                        let after = rest.get(at + c.len_utf8()..).unwrap_or_default();
                        after.chars().take(4).take_while(char::is_ascii_digit).count() == 3
                    }
                    _ => false,
                };
                if !joins {
                    return at;
                }
            }
        }
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Tokens with `|` between them; words as they are, numbers as #…, marks as !…, white space left out.
    fn check(text: &str, expected: &str) {
        let shown: Vec<String> = tokens(text)
            .iter()
            .filter(|token| token.kind != Kind::Space)
            .map(|token| {
                let sign = match token.kind {
                    Kind::Number => "#",
                    Kind::Mark => "!",
                    _ => "",
                };
                format!("{sign}{}", token.span.of(text))
            })
            .collect();
        assert_eq!(shown.join("|"), expected, "{text}");
    }

    #[test]
    fn words_and_numbers() {
        check("The first-time buyer’s don't.", "The|first-time|buyer’s|don't|!.");
        check("41,000 of 3.2, 50% and 1.000.000,50", "#41,000|of|#3.2|!,|#50|!%|and|#1.000.000,50");
        check("the 20th of 1990s, £5bn", "the|#20th|of|#1990s|!,|!£|#5bn");
        check("41\u{a0}000 km, 7\u{a0}2024", "#41\u{a0}000|km|!,|#7|#2024");
        check("COVID-19 in the U.S. at 9 a.m.", "COVID-19|in|the|U.S|!.|at|#9|a.m|!.");
        check("end.Next 'quoted' dash - here--there", "end|!.|Next|!'|quoted|!'|dash|!-|here|!-|!-|there");
        check("9-year-old", "#9|!-|year-old");
        check("e\u{301}te\u{301} Żółć naïve", "e\u{301}te\u{301}|Żółć|naïve");
        check("東京は2020年", "東|京|は|#2020|年");
        check("👍\u{fe0f}!", "!👍\u{fe0f}|!!");
        check("", "");
    }

    proptest! {
        #[test]
        fn tokens_tile_any_text(text in "\\PC*|[a-z0-9.,'’ \u{301}\u{a0}\n-]*") {
            let mut end = 0;
            for token in tokens(&text) {
                prop_assert_eq!(token.span.start(), end);
                prop_assert!(!token.span.is_empty());
                prop_assert_eq!(token.span.of(&text).len(), token.span.len());
                end = token.span.end();
            }
            prop_assert_eq!(end, text.len());
        }
    }
}
