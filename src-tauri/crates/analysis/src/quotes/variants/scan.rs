//! Letters to words, gaps and brackets, with their places in the text.
use super::spelling;
use crate::Span;

/// A word as it stands.
#[derive(Debug, Clone)]
pub(super) struct Raw {
    /// As [`spelling::plain`] writes it.
    pub(super) plain: String,
    pub(super) span: Span,
    /// It begins with a capital, in a text that has small letters.
    pub(super) capital: bool,
    /// It opens a sentence or a quotation.
    pub(super) opens: bool,
    /// A mark stands before it.
    pub(super) marked: bool,
}

/// What a text is made of.
#[derive(Debug, Clone)]
pub(super) enum Scanned {
    Word(Raw),
    Gap { soft: bool },
    Bracket(Vec<Raw>),
}

/// What has been read so far.
struct Scan {
    found: Vec<Scanned>,
    bracket: Option<Vec<Raw>>,
    /// Start of the word in hand, and the word without hyphens and brackets.
    start: Option<usize>,
    word: String,
    /// The outlet changed the word in hand: "clos[ed]".
    altered: bool,
    opens: bool,
    marked: bool,
    small_letters: bool,
}

/// Reads `text` once.
pub(super) fn scan(text: &str) -> Vec<Scanned> {
    let mut scan = Scan {
        found: Vec::new(),
        bracket: None,
        start: None,
        word: String::new(),
        altered: false,
        opens: true,
        marked: false,
        small_letters: text.chars().any(char::is_lowercase),
    };
    let mut dots = 0;
    // A bracket inside a word is passed over; where it closes.
    let mut closes = None;
    // The end of the last quotation mark, if only white space followed it.
    let mut quote: Option<(usize, bool)> = None;
    for (at, c) in text.char_indices() {
        if Some(at) == closes {
            closes = None;
            continue;
        }
        let next = || text.get(at + c.len_utf8()..).and_then(|rest| rest.chars().next());
        if c.is_alphanumeric() || scan.is_inside(c, next()) {
            dots = 0;
            quote = None;
            match c {
                '-' | '‐' | '‑' if spelling::joins(&spelling::plain(&scan.word)) => {}
                '-' | '‐' | '‑' => scan.flush(at),
                c => {
                    scan.start.get_or_insert(at);
                    scan.word.push(c);
                }
            }
            continue;
        }
        if c == '[' && scan.bracket.is_none() {
            if let Some((end, altered)) = inside_word(text, at, scan.start.is_some()) {
                closes = Some(end);
                scan.altered |= altered;
                continue;
            }
        }
        scan.flush(at);
        dots = if c == '.' { dots + 1 } else { 0 };
        let is_quote = broadsheet_text::quote_marks::mark(c).is_some() || c == '"';
        if is_quote {
            if quote.is_some_and(|(_, spaced)| spaced) {
                scan.gap(true);
            }
            quote = Some((at, false));
        } else if c.is_whitespace() {
            quote = quote.map(|(at, _)| (at, true));
        } else {
            quote = None;
        }
        match c {
            '…' => scan.gap(false),
            '.' if dots == 2 => scan.gap(false),
            '[' if scan.bracket.is_none() => scan.bracket = Some(Vec::new()),
            ']' => {
                // "[sic]" says that the words stand as they were said.
                let kept = scan.bracket.take().filter(|raws| raws.iter().any(|raw| raw.plain != "sic"));
                scan.found.extend(kept.map(Scanned::Bracket));
            }
            '%' => scan.push("percent".to_string(), Span::new(at, at + 1)),
            _ => {}
        }
        scan.opens |= is_quote || matches!(c, '.' | '!' | '?' | ':' | '…' | '¿' | '¡');
        scan.marked |= !c.is_whitespace();
    }
    scan.flush(text.len());
    // A bracket that never closed was none.
    let open = scan.bracket.take();
    scan.found.extend(open.into_iter().flatten().map(Scanned::Word));
    scan.found
}

/// Where a bracket that opens at `open` inside or before a word closes: "[W]e", "clos[ed]"; and whether it changes more
/// than the case of the word.
fn inside_word(text: &str, open: usize, within: bool) -> Option<(usize, bool)> {
    let rest = text.get(open + 1..)?;
    let length = rest.bytes().take(12).position(|byte| byte == b']')?;
    let letters = rest.get(..length)?;
    if letters.is_empty() || !letters.chars().all(char::is_alphabetic) {
        return None;
    }
    let follows = rest.get(length + 1..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphabetic);
    (within || follows).then_some((open + 1 + length, within || letters.chars().count() > 1))
}

impl Scan {
    /// Whether a mark stands inside the word in hand.
    fn is_inside(&self, c: char, next: Option<char>) -> bool {
        let Some(next) = next.filter(|_| self.start.is_some()) else { return false };
        match c {
            '\'' | '’' | '-' | '‐' | '‑' => next.is_alphanumeric(),
            '.' | ',' => next.is_ascii_digit() && self.word.ends_with(|c: char| c.is_ascii_digit()),
            _ => false,
        }
    }

    fn flush(&mut self, end: usize) {
        let Some(start) = self.start.take() else { return };
        let word = std::mem::take(&mut self.word);
        self.push(word, Span::new(start, end));
    }

    fn push(&mut self, word: String, span: Span) {
        let capital = self.small_letters && word.starts_with(char::is_uppercase);
        let raw = Raw { plain: spelling::plain(&word), span, capital, opens: self.opens, marked: self.marked };
        (self.opens, self.marked) = (false, false);
        match &mut self.bracket {
            Some(raws) => raws.push(raw),
            None if std::mem::take(&mut self.altered) => self.found.push(Scanned::Bracket(vec![raw])),
            None => self.found.push(Scanned::Word(raw)),
        }
    }

    fn gap(&mut self, soft: bool) {
        // Inside a bracket the whole bracket is the gap: "[...]".
        self.found.push(Scanned::Gap { soft });
    }
}
