//! RTF as a row of tokens (Rich Text Format Specification 1.9.1, "RTF Syntax").

/// A token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// A group begins.
    Open,
    /// A group ends.
    Close,
    /// A control word with its number ("\fs24").
    Word(&'a str, Option<i32>),
    /// A control symbol ("\~").
    Symbol(u8),
    /// A byte of text as two hexadecimal figures ("\'e9").
    Byte(u8),
    /// Bytes of text as they are.
    Text(&'a [u8]),
    /// Binary data, passed over.
    Binary,
}

/// Longest name of a control word; longer ones are no RTF.
const MOST_NAME: usize = 64;

/// The tokens of a file.
pub(super) struct Tokens<'a> {
    rest: &'a [u8],
}

impl<'a> Tokens<'a> {
    /// Begins a file.
    pub fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// Takes `count` bytes, or those that are left.
    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.rest.split_at_checked(count).unwrap_or((self.rest, &[]));
        self.rest = rest;
        taken
    }

    /// What stands behind a backslash.
    fn control(&mut self) -> Token<'a> {
        let name = self.rest.iter().take(MOST_NAME).take_while(|byte| byte.is_ascii_alphabetic()).count();
        if name == 0 {
            return match self.take(1) {
                [b'\''] => self.byte(),
                [symbol] => Token::Symbol(*symbol),
                // The file ends here.
                _ => Token::Binary,
            };
        }
        let name = std::str::from_utf8(self.take(name)).unwrap_or_default();
        let sign = usize::from(self.rest.first() == Some(&b'-'));
        let figures = self.rest.iter().skip(sign).take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let number = if figures == 0 { None } else { std::str::from_utf8(self.take(sign + figures)).ok() };
        let number = number.and_then(|number| number.parse().ok());
        if self.rest.first() == Some(&b' ') {
            self.take(1);
        }
        if name == "bin" {
            self.take(number.and_then(|count: i32| usize::try_from(count).ok()).unwrap_or_default());
            return Token::Binary;
        }
        Token::Word(name, number)
    }

    fn byte(&mut self) -> Token<'a> {
        let figures = self.rest.iter().take(2).take_while(|byte| byte.is_ascii_hexdigit()).count();
        let figures = std::str::from_utf8(self.take(figures)).unwrap_or_default();
        // Figures that are none stand for a character that is lost.
        Token::Byte(u8::from_str_radix(figures, 16).unwrap_or(b'?'))
    }
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            let (first, after) = self.rest.split_first()?;
            match first {
                b'{' => {
                    self.rest = after;
                    return Some(Token::Open);
                }
                b'}' => {
                    self.rest = after;
                    return Some(Token::Close);
                }
                b'\\' => {
                    self.rest = after;
                    return Some(self.control());
                }
                // Ends of lines are for who looks at the file.
                b'\r' | b'\n' | 0 => self.rest = after,
                _ => {
                    let ends = |byte: &u8| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
                    let end = self.rest.iter().position(ends).unwrap_or(self.rest.len());
                    return Some(Token::Text(self.take(end)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_of_every_kind() {
        let found: Vec<Token> = Tokens::new(b"{\\b\\fs-24 a b\\'e9\\~\\u8220 ?\r\n\\bin3 {{{x}\\").collect();
        assert_eq!(
            found,
            [
                Token::Open,
                Token::Word("b", None),
                Token::Word("fs", Some(-24)),
                Token::Text(b"a b"),
                Token::Byte(0xe9),
                Token::Symbol(b'~'),
                Token::Word("u", Some(8220)),
                Token::Text(b"?"),
                Token::Binary,
                Token::Text(b"x"),
                Token::Close,
                Token::Binary,
            ]
        );
    }
}
