//! Dates in running text, found word by word rather than by one large pattern: "20. März 2019", "le 1er août 2020",
//! "Nov. 3rd, 2018", "2019. június 24.", "20.11.2018", "2018/11/20", "2019年6月24日".
use jiff::civil::Date;

use super::months;

/// Which of the two numbers in "04/05/2021" is the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// The day stands first, as in most of the world.
    DayFirst,
    /// The month stands first, as in the United States.
    MonthFirst,
}

/// What is known of how a text writes its dates.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Notation {
    /// The order of figures with strokes between them; unknown: only what has one reading is a date.
    pub order: Option<Order>,
    /// Whether "31.10.23" is a date. In running text it may as well be the number of a version or a chapter.
    pub short_years: bool,
}

/// A date in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Written {
    /// The day.
    pub day: Date,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Word,
    Mark(char),
}

#[derive(Debug, Clone, Copy)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    kind: Kind,
    /// Whether white space stands before it.
    spaced: bool,
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }
    fn is(&self, mark: char) -> bool {
        self.kind == Kind::Mark(mark)
    }
}

/// Every date in `text`, in its order; none overlaps another. Linear in the text.
pub fn all(text: &str, notation: Notation) -> Vec<Written> {
    if !may_hold(text, notation) {
        return Vec::new();
    }
    let tokens = tokens(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let view = View { tokens: &tokens, notation };
        match view.date(at) {
            Some((day, next)) => {
                let start = tokens.get(at).map_or(0, |token| token.start);
                let end = tokens.get(next.saturating_sub(1)).map_or(start, Token::end);
                found.push(Written { day, start, end });
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The first day and month that `text` names without a year ("24 June, 11:30", "6月24日"): month, day. `None` where a year
/// stands beside them.
pub fn without_year(text: &str) -> Option<(u8, u8)> {
    let tokens = tokens(text);
    let view = View { tokens: &tokens, notation: Notation::default() };
    (0..tokens.len()).find_map(|at| view.day_and_month(at))
}

/// Whether the text has figures that could be a year; most lines have none, and are not looked at further.
fn may_hold(text: &str, notation: Notation) -> bool {
    let mut run = 0;
    let mut numbers = 0;
    for byte in text.bytes() {
        if byte.is_ascii_digit() {
            run += 1;
            numbers += usize::from(run == 1);
        } else {
            if run == 4 {
                return true;
            }
            run = 0;
        }
    }
    run == 4 || notation.short_years && numbers >= 2
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut spaced = false;
    let mut rest = text.char_indices().peekable();
    while let Some((start, c)) = rest.next() {
        if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{200e}' | '\u{200f}' | '\u{ad}') {
            spaced = true;
            continue;
        }
        let kind = kind(c);
        let mut end = start + c.len_utf8();
        if kind != Kind::Mark(c) {
            while let Some((at, next)) = rest.next_if(|(_, next)| self::kind(*next) == kind) {
                end = at + next.len_utf8();
            }
        }
        tokens.push(Token { text: text.get(start..end).unwrap_or_default(), start, kind, spaced });
        spaced = false;
    }
    tokens
}

fn kind(c: char) -> Kind {
    if c.is_ascii_digit() {
        Kind::Number
    } else if c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c) {
        Kind::Word
    } else {
        Kind::Mark(c)
    }
}

/// Words between a day and its month, or a month and its year ("3 de enero de 2021", "the 3rd of May").
const FILLERS: &[&str] = &["de", "del", "of", "d", "di", "al", "des", "st", "nd", "rd", "th"];
/// What is written right behind a day.
const ORDINALS: &[&str] =
    &["st", "nd", "rd", "th", "er", "ère", "re", "e", "ème", "º", "ª", "ro", "го", "ого", "te", "ten", "ter", "a", "o"];

struct View<'a> {
    tokens: &'a [Token<'a>],
    notation: Notation,
}

impl<'a> View<'a> {
    fn token(&self, at: usize) -> Option<&Token<'a>> {
        self.tokens.get(at)
    }

    /// The date that begins at a token, and the token after it.
    fn date(&self, at: usize) -> Option<(Date, usize)> {
        let token = self.token(at)?;
        match token.kind {
            Kind::Number => self
                .year_first(at)
                .or_else(|| self.figures(at))
                .or_else(|| self.day_month(at))
                .or_else(|| self.year_month_word(at)),
            Kind::Word => self.month_day(at),
            Kind::Mark(_) => None,
        }
    }

    /// Whether something stands right before the token that makes it part of something else ("v2018-11-20", "1.2.3.2018").
    fn is_attached(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|before| self.token(before)) else { return false };
        if self.token(at).is_none_or(|token| token.spaced) {
            return false;
        }
        match before.kind {
            Kind::Word => before.text.is_ascii(),
            Kind::Mark('.' | '/' | '-' | ',') => at
                .checked_sub(2)
                .and_then(|before| self.token(before))
                .is_some_and(|number| number.kind == Kind::Number && !before.spaced),
            _ => false,
        }
    }

    /// A number of one or two figures.
    fn small(&self, at: usize) -> Option<u8> {
        let token = self.token(at).filter(|token| token.kind == Kind::Number && token.text.len() <= 2)?;
        token.text.parse().ok()
    }

    /// A year of four figures that no further letters make something else.
    fn year(&self, at: usize) -> Option<i16> {
        let token = self.token(at).filter(|token| token.kind == Kind::Number && token.text.len() == 4)?;
        token.text.parse().ok().filter(|year| (1800..=2100).contains(year))
    }

    /// A year of two figures, where they are expected at all.
    fn short_year(&self, at: usize) -> Option<i16> {
        let token = self.token(at).filter(|token| token.kind == Kind::Number && token.text.len() == 2)?;
        let year: i16 = token.text.parse().ok().filter(|_| self.notation.short_years)?;
        match year {
            0..=49 => Some(2000 + year),
            85.. => Some(1900 + year),
            _ => None,
        }
    }

    /// "2018-11-20", "2018/11/20", "2018. 11. 20.", "2019年6月24日", "2019년 6월 24일".
    fn year_first(&self, at: usize) -> Option<(Date, usize)> {
        let year = self.year(at).filter(|_| !self.is_attached(at))?;
        let sign = self.token(at + 1)?;
        let (month, day) = (self.small(at + 2)?, self.small(at + 4)?);
        let again = self.token(at + 3)?;
        match sign.kind {
            Kind::Mark('-' | '/' | '.' | '_' | '‐' | '‑' | '•' | '·') if again.text == sign.text => {
                let tight = !sign.spaced && self.token(at + 2).is_some_and(|token| !token.spaced || sign.is('.'));
                let after = self.token(at + 5).filter(|after| !after.spaced && after.kind == Kind::Word);
                let clean = after.is_none_or(|after| after.text.starts_with(['T', 't']) || !after.text.is_ascii());
                (tight && clean).then_some(())?;
                Some((day_of(year, month, day)?, at + 5))
            }
            Kind::Word if matches!(sign.text, "年" | "년") && matches!(again.text, "月" | "월") => {
                Some((day_of(year, month, day)?, at + 5))
            }
            _ => None,
        }
    }

    /// "20.11.2018", "20/11/2018", "20-11-2018".
    fn figures(&self, at: usize) -> Option<(Date, usize)> {
        let (first, second) = (self.small(at).filter(|_| !self.is_attached(at))?, self.small(at + 2)?);
        let (sign, again) = (self.token(at + 1)?, self.token(at + 3)?);
        let Kind::Mark(mark) = sign.kind else { return None };
        if again.text != sign.text || !matches!(mark, '.' | '/' | '-' | '‐' | '‑') || sign.spaced || again.spaced {
            return None;
        }
        let spaced = |at: usize| self.token(at).is_none_or(|token| token.spaced);
        if mark != '.' && (spaced(at + 2) || spaced(at + 4)) {
            return None;
        }
        let short = self.short_year(at + 4).filter(|_| !self.goes_on(at + 5));
        let year = self.year(at + 4).or(short)?;
        // A stroke leaves the order open; one of the numbers may settle it.
        let (month, day) = match (mark, self.notation.order) {
            _ if first == second => (second, first),
            _ if first > 12 => (second, first),
            _ if second > 12 => (first, second),
            ('.', _) | (_, Some(Order::DayFirst)) => (second, first),
            (_, Some(Order::MonthFirst)) => (first, second),
            _ => return None,
        };
        Some((day_of(year, month, day)?, at + 5))
    }

    /// Whether figures go on behind a sign: an address or the number of a version.
    fn goes_on(&self, at: usize) -> bool {
        self.token(at).is_some_and(|sign| !sign.spaced && matches!(sign.kind, Kind::Mark('.' | '/' | '-')))
            && self.token(at + 1).is_some_and(|next| !next.spaced && next.kind == Kind::Number)
    }

    /// Behind the marks and small words that may stand inside a date.
    fn past_fillers(&self, mut at: usize, most: usize) -> usize {
        for _ in 0..most {
            let Some(token) = self.token(at) else { break };
            let filler = match token.kind {
                Kind::Mark(mark) => matches!(mark, '.' | ',' | '-' | '–' | '/' | '\'' | '’' | '°' | '‐' | '‑'),
                Kind::Word => FILLERS.contains(&token.text.to_lowercase().as_str()),
                Kind::Number => false,
            };
            if !filler {
                break;
            }
            at += 1;
        }
        at
    }

    fn month(&self, at: usize) -> Option<u8> {
        let token = self.token(at).filter(|token| token.kind == Kind::Word)?;
        // No month has more letters, and few words as many.
        (token.text.len() <= 32).then(|| months::month(&token.text.to_lowercase())).flatten()
    }

    /// Behind "st", "er" and the like.
    fn past_ordinal(&self, at: usize) -> usize {
        let ordinal = self.token(at).is_some_and(|token| {
            token.kind == Kind::Word && !token.spaced && ORDINALS.contains(&token.text.to_lowercase().as_str())
        });
        at + usize::from(ordinal)
    }

    /// The year, behind what may stand before it.
    fn year_behind(&self, at: usize) -> Option<(i16, usize)> {
        let next = self.past_fillers(at, 3);
        let spoken = self.token(next).is_some_and(|token| token.kind == Kind::Word && token.text == "year");
        let next = next + usize::from(spoken);
        // What is sure to be glued to something else is no year ("May 3, 2020px").
        let glued = self.token(next + 1).is_some_and(|after| {
            !after.spaced
                && after.kind == Kind::Word
                && after.text.is_ascii()
                && !matches!(after.text, "r" | "T" | "at")
        });
        self.year(next)
            .filter(|_| !glued)
            .or_else(|| self.short_year(next).filter(|_| !self.goes_on(next + 1)))
            .map(|year| (year, next + 1))
    }

    /// "20. März 2019", "1er août 2020", "14 de enero de 2021", "20-Nov-2018".
    fn day_month(&self, at: usize) -> Option<(Date, usize)> {
        let day = self.small(at).filter(|_| !self.is_attached(at))?;
        let next = self.past_fillers(self.past_ordinal(at + 1), 3);
        let month = self.month(next)?;
        let (year, next) = self.year_behind(next + 1)?;
        Some((day_of(year, month, day)?, next))
    }

    /// "November 20th, 2018".
    fn month_day(&self, at: usize) -> Option<(Date, usize)> {
        let month = self.month(at).filter(|_| !self.is_attached(at))?;
        let dot = usize::from(self.token(at + 1).is_some_and(|token| token.is('.') && !token.spaced));
        let hyphen = usize::from(dot == 0 && self.token(at + 1).is_some_and(|token| token.is('-') || token.is('/')));
        let day = self.small(at + 1 + dot + hyphen)?;
        let (year, next) = self.year_behind(self.past_ordinal(at + 2 + dot + hyphen))?;
        Some((day_of(year, month, day)?, next))
    }

    /// "24 June", "June 24th", "6月24日", and no year behind them.
    fn day_and_month(&self, at: usize) -> Option<(u8, u8)> {
        if self.is_attached(at) {
            return None;
        }
        let word = |at: usize, words: &[&str]| self.token(at).is_some_and(|token| words.contains(&token.text));
        let (month, day, next) = if let Some(first) = self.small(at) {
            if word(at + 1, &["月", "월"]) && word(at + 3, &["日", "일"]) {
                (first, self.small(at + 2)?, at + 4)
            } else {
                let next = self.past_fillers(self.past_ordinal(at + 1), 3);
                (self.month(next)?, first, next + 1)
            }
        } else {
            let month = self.month(at)?;
            let dot = usize::from(self.token(at + 1).is_some_and(|token| token.is('.')));
            (month, self.small(at + 1 + dot)?, self.past_ordinal(at + 2 + dot))
        };
        let yearless = self.year_behind(next).is_none() && !word(at.wrapping_sub(1), &["年", "년"]);
        // A leap year has every day that a year may have.
        (yearless && day_of(2000, month, day).is_some()).then_some((month, day))
    }

    /// "2019. június 24.", "2020 March 3".
    fn year_month_word(&self, at: usize) -> Option<(Date, usize)> {
        let year = self.year(at).filter(|_| !self.is_attached(at))?;
        let next = self.past_fillers(at + 1, 1);
        let month = self.month(next)?;
        let next = self.past_fillers(next + 1, 1);
        let day = self.small(next)?;
        Some((day_of(year, month, day)?, next + 1))
    }
}

/// A day that there is, in the years that a text of the press can have.
pub fn day_of(year: i16, month: u8, day: u8) -> Option<Date> {
    let day = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    (1800..=2100).contains(&year).then_some(day)
}
