//! The search language. Every input is a search: what does not parse is understood as well as can be, and the reader is
//! told how.
//!
//! `words are AND`, `"a phrase"`, `-word`, `a OR b`, `word*`, `field:word` with `headline: outlet: author: speaker: tag:
//! story: before: after: lang: is:`, parentheses.

/// Where words are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Place {
    Anywhere,
    Headline,
    Outlet,
    Author,
    Speaker,
    Tag,
    Story,
}

/// One thing asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Ask {
    /// These words in this order; the last one may be a beginning.
    Words { place: Place, text: String, prefix: bool },
    /// Published before this day (a beginning of RFC 3339).
    Before(String),
    /// Published on this day or after it.
    After(String),
    /// In this language.
    Language(String),
    /// With more than one version.
    Changed,
    /// In the trash.
    Trash,
}

/// A search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Expr {
    All(Vec<Expr>),
    Any(Vec<Expr>),
    Not(Box<Expr>),
    Ask(Ask),
}

/// A search as it was understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parsed {
    pub(crate) expr: Expr,
    /// What had to be guessed, as a sentence; `None` when it was plain.
    pub(crate) understood: Option<String>,
}

impl Parsed {
    /// Whether the trash is asked for.
    pub(crate) fn trash(&self) -> bool {
        asks(&self.expr, &|ask| *ask == Ask::Trash)
    }
}

fn asks(expr: &Expr, test: &dyn Fn(&Ask) -> bool) -> bool {
    match expr {
        Expr::All(parts) | Expr::Any(parts) => parts.iter().any(|part| asks(part, test)),
        Expr::Not(_) => false,
        Expr::Ask(ask) => test(ask),
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Open,
    Close,
    Or,
    Minus,
    Ask(Ask),
}

/// Understands any input.
pub(crate) fn parse(input: &str) -> Parsed {
    let mut notes = Vec::new();
    let mut pieces = pieces(input, &mut notes);
    if pieces.len() > PIECES {
        pieces.truncate(PIECES);
        notes.push(format!("only the first {PIECES} words were used"));
    }
    let mut parser = Parser { pieces, at: 0, depth: 0, notes };
    let mut parts = Vec::new();
    while parser.at < parser.pieces.len() {
        parts.push(parser.any());
        if parser.pieces.get(parser.at) == Some(&Piece::Close) {
            parser.note("a closing parenthesis without an opening one was left out");
            parser.at += 1;
        }
    }
    let expr = tidy(Expr::All(parts)).unwrap_or(Expr::All(Vec::new()));
    let understood = (!parser.notes.is_empty()).then(|| {
        let said = spoken(&expr, true);
        let said = if said.is_empty() { "everything".to_string() } else { said };
        format!("Searched for {said}: {}.", parser.notes.join("; "))
    });
    Parsed { expr, understood }
}

/// Without groups that hold nothing or one thing.
fn tidy(expr: Expr) -> Option<Expr> {
    let tidied = |parts: Vec<Expr>| parts.into_iter().filter_map(tidy).collect::<Vec<_>>();
    let (mut parts, any) = match expr {
        Expr::All(parts) => (tidied(parts), false),
        Expr::Any(parts) => (tidied(parts), true),
        Expr::Not(part) => {
            return tidy(*part).map(|part| match part {
                Expr::Not(inside) => *inside,
                part => Expr::Not(Box::new(part)),
            })
        }
        Expr::Ask(_) => return Some(expr),
    };
    match parts.len() {
        0 => None,
        1 => parts.pop(),
        _ if any => Some(Expr::Any(parts)),
        _ => Some(Expr::All(parts)),
    }
}

fn pieces(input: &str, notes: &mut Vec<String>) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = input.trim_start();
    while let Some(first) = rest.chars().next() {
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        let next_is_space = after.chars().next().is_none_or(char::is_whitespace);
        rest = match first {
            '(' => {
                found.push(Piece::Open);
                after
            }
            ')' => {
                found.push(Piece::Close);
                after
            }
            '-' | '−' if !next_is_space => {
                found.push(Piece::Minus);
                after
            }
            _ => word(rest, &mut found, notes),
        }
        .trim_start();
    }
    found
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// A word, a phrase, or a field with either; gives back what follows.
fn word<'a>(text: &'a str, found: &mut Vec<Piece>, notes: &mut Vec<String>) -> &'a str {
    let end = text.find(|c: char| c.is_whitespace() || is_quote(c) || matches!(c, '(' | ')')).unwrap_or(text.len());
    let (head, tail) = text.split_at_checked(end).unwrap_or((text, ""));
    let (field, value) = match head.split_once(':') {
        Some((field, value)) if !field.is_empty() => (Some(field), value),
        _ => (None, head),
    };
    let quoted = value.is_empty() && tail.starts_with(is_quote);
    let (value, phrase, rest) = if quoted {
        let mut marks = tail.char_indices();
        let open = marks.next().map_or(0, |(_, c)| c.len_utf8());
        let inside = tail.get(open..).unwrap_or_default();
        match inside.find(is_quote) {
            Some(end) => {
                let close = inside.get(end..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
                (inside.get(..end).unwrap_or_default(), true, inside.get(end + close..).unwrap_or_default())
            }
            None => {
                notes.push("the phrase was closed at the end".into());
                (inside, true, "")
            }
        }
    } else {
        (value, false, tail)
    };
    // A star after a phrase makes its last word a beginning.
    let (star, rest) = match rest.strip_prefix('*').filter(|_| phrase) {
        Some(rest) => (true, rest),
        None => (false, rest),
    };
    if field.is_none() && !phrase && value == "OR" {
        found.push(Piece::Or);
    } else if field.is_none() && !phrase && value == "AND" {
        // Words are joined by AND anyway.
    } else {
        found.extend(ask(field, value, phrase, star, notes).map(Piece::Ask));
    }
    // A word that begins with a mark which nobody eats would stay for ever.
    if rest.len() == text.len() {
        rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default()
    } else {
        rest
    }
}

fn ask(field: Option<&str>, value: &str, phrase: bool, star: bool, notes: &mut Vec<String>) -> Option<Ask> {
    let (text, prefix) = match value.strip_suffix('*') {
        Some(text) if !phrase => (text, true),
        _ => (value, star),
    };
    let words = |place| {
        let text = crate::fold::fold(text);
        (!text.is_empty()).then_some(Ask::Words { place, text, prefix })
    };
    let lower = field.map(str::to_lowercase);
    let asked = match lower.as_deref() {
        None => return words(Place::Anywhere),
        Some("headline" | "title") => words(Place::Headline),
        Some("outlet") => words(Place::Outlet),
        Some("author" | "by") => words(Place::Author),
        Some("speaker") => words(Place::Speaker),
        Some("tag") => words(Place::Tag),
        Some("story") => words(Place::Story),
        Some("before") => day(value).map(Ask::Before),
        Some("after" | "since") => day(value).map(Ask::After),
        Some("lang" | "language") if !value.is_empty() => Some(Ask::Language(value.to_lowercase())),
        Some("is") if value.eq_ignore_ascii_case("changed") => Some(Ask::Changed),
        Some("is") if value.eq_ignore_ascii_case("trash") => Some(Ask::Trash),
        Some(name) => {
            // "10:30" and "https://…" are words, not fields.
            if !matches!(name, "lang" | "language" | "is") && !value.is_empty() {
                let text = crate::fold::fold(&format!("{name} {text}"));
                if name.chars().all(|c| c.is_alphabetic()) && !value.starts_with("//") {
                    notes.push(format!("there is no field “{name}”"));
                }
                return (!text.is_empty()).then_some(Ask::Words { place: Place::Anywhere, text, prefix });
            }
            None
        }
    };
    if asked.is_none() {
        let field = lower.unwrap_or_default();
        notes.push(match field.as_str() {
            "before" | "after" | "since" => {
                format!("“{field}:{value}” was left out, because a date looks like 2026-11-01")
            }
            "is" => format!("“is:{value}” was left out, because only is:changed and is:trash are known"),
            _ => format!("“{field}:{value}” was left out, because nothing to look for follows it"),
        });
    }
    asked
}

/// A year, a month or a day, as the beginning of a time.
fn day(value: &str) -> Option<String> {
    let digits = |text: &str, from: u32, to: u32| text.parse::<u32>().is_ok_and(|n| (from..=to).contains(&n));
    let mut parts = value.split('-');
    let year = parts.next().filter(|year| year.len() == 4 && digits(year, 1000, 9999))?;
    let Some(month) = parts.next() else { return Some(format!("{year}-01-01")) };
    digits(month, 1, 12).then_some(())?;
    let day = parts.next().unwrap_or("1");
    (digits(day, 1, 31) && parts.next().is_none()).then_some(())?;
    Some(format!("{year}-{month:0>2}-{day:0>2}"))
}

/// Words and marks of a search, at most: SQLite refuses expressions that are nested too deep.
const PIECES: usize = 200;
/// Parentheses inside one another, at most.
const DEPTH: usize = 50;

struct Parser {
    pieces: Vec<Piece>,
    at: usize,
    depth: usize,
    notes: Vec<String>,
}

impl Parser {
    fn note(&mut self, note: &str) {
        if !self.notes.iter().any(|old| old == note) {
            self.notes.push(note.to_string());
        }
    }

    /// Parts joined by OR.
    fn any(&mut self) -> Expr {
        let mut parts = vec![self.all()];
        while self.pieces.get(self.at) == Some(&Piece::Or) {
            self.at += 1;
            parts.push(self.all());
        }
        let before = parts.len();
        parts.retain(|part| *part != Expr::All(Vec::new()));
        if parts.len() < before && before > 1 {
            self.note("an OR with nothing on one side was left out");
        }
        match parts.len() {
            0 => Expr::All(Vec::new()),
            1 => parts.remove(0),
            _ => Expr::Any(parts),
        }
    }

    /// Parts side by side.
    fn all(&mut self) -> Expr {
        let mut parts = Vec::new();
        while let Some(piece) = self.pieces.get(self.at).cloned() {
            match piece {
                Piece::Or | Piece::Close => break,
                _ => parts.extend(self.one()),
            }
        }
        if parts.len() == 1 {
            parts.remove(0)
        } else {
            Expr::All(parts)
        }
    }

    fn one(&mut self) -> Option<Expr> {
        let piece = self.pieces.get(self.at).cloned()?;
        self.at += 1;
        match piece {
            Piece::Ask(ask) => Some(Expr::Ask(ask)),
            Piece::Minus => {
                let mut not = true;
                while self.pieces.get(self.at) == Some(&Piece::Minus) {
                    not = !not;
                    self.at += 1;
                }
                let part = match self.pieces.get(self.at) {
                    Some(Piece::Ask(_) | Piece::Open) => self.one()?,
                    _ => return None,
                };
                Some(if not { Expr::Not(Box::new(part)) } else { part })
            }
            Piece::Open if self.depth >= DEPTH => None,
            Piece::Open => {
                self.depth += 1;
                let inside = self.any();
                self.depth -= 1;
                if self.pieces.get(self.at) == Some(&Piece::Close) {
                    self.at += 1;
                } else {
                    self.note("the parenthesis was closed at the end");
                }
                (inside != Expr::All(Vec::new())).then_some(inside)
            }
            Piece::Or | Piece::Close => None,
        }
    }
}

/// The search as it could be typed.
fn spoken(expr: &Expr, outermost: bool) -> String {
    let join = |parts: &[Expr], with: &str| parts.iter().map(|part| spoken(part, false)).collect::<Vec<_>>().join(with);
    match expr {
        Expr::All(parts) if outermost || parts.len() < 2 => join(parts, " "),
        Expr::All(parts) => format!("({})", join(parts, " ")),
        Expr::Any(parts) if outermost => join(parts, " OR "),
        Expr::Any(parts) => format!("({})", join(parts, " OR ")),
        Expr::Not(part) => format!("-{}", spoken(part, false)),
        Expr::Ask(ask) => match ask {
            Ask::Words { place, text, prefix } => {
                let field = match place {
                    Place::Anywhere => "",
                    Place::Headline => "headline:",
                    Place::Outlet => "outlet:",
                    Place::Author => "author:",
                    Place::Speaker => "speaker:",
                    Place::Tag => "tag:",
                    Place::Story => "story:",
                };
                let star = if *prefix { "*" } else { "" };
                if text.contains(' ') {
                    format!("{field}\"{text}\"{star}")
                } else {
                    format!("{field}{text}{star}")
                }
            }
            Ask::Before(day) => format!("before:{day}"),
            Ask::After(day) => format!("after:{day}"),
            Ask::Language(tag) => format!("lang:{tag}"),
            Ask::Changed => "is:changed".into(),
            Ask::Trash => "is:trash".into(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::{parse, spoken};
    use proptest::prelude::*;

    #[track_caller]
    fn check(input: &str, read: &str, understood: Option<&str>) {
        let parsed = parse(input);
        assert_eq!(spoken(&parsed.expr, true), read);
        assert_eq!(parsed.understood.as_deref(), understood, "{input}");
    }

    #[test]
    fn plain_searches_are_read_as_typed() {
        for input in [
            "",
            "ferry",
            "ferry hull",
            "\"harbor authority\"",
            "ferry -bus",
            "ferry OR (bus hull)",
            "(ferry OR bus) -(hull OR crack*)",
            "headline:ferry outlet:\"harbor times\" author:falk speaker:brandt tag:todo story:crossing",
            "before:2026-11-01 after:2026-10-01 lang:de is:changed is:trash",
            "-headline:fer*",
            "\"harbor auth\"*",
        ] {
            check(input, input, None);
        }
    }

    #[test]
    fn what_people_type_is_folded() {
        check("Fähre AND Übergang", "fahre ubergang", None);
        check("“Harbor Authority”", "\"harbor authority\"", None);
        check("first-time", "\"first time\"", None);
        check("after:2026-3", "after:2026-03-01", None);
        check("10:30", "\"10 30\"", None);
    }

    #[test]
    fn what_does_not_parse_is_understood_and_said() {
        check("\"harbor", "harbor", Some("Searched for harbor: the phrase was closed at the end."));
        check("(ferry", "ferry", Some("Searched for ferry: the parenthesis was closed at the end."));
        check(
            "ferry)",
            "ferry",
            Some("Searched for ferry: a closing parenthesis without an opening one was left out."),
        );
        check("OR ferry", "ferry", Some("Searched for ferry: an OR with nothing on one side was left out."));
        check(
            "before:soon",
            "",
            Some("Searched for everything: “before:soon” was left out, because a date looks like 2026-11-01."),
        );
        check("colour:red", "\"colour red\"", Some("Searched for \"colour red\": there is no field “colour”."));
        check(
            "is:new ferry",
            "ferry",
            Some("Searched for ferry: “is:new” was left out, because only is:changed and is:trash are known."),
        );
    }

    proptest! {
        #[test]
        fn no_input_is_too_odd(input in "[a-z:\"“()\\-*OR ]{0,40}|\\PC{0,30}") {
            let first = parse(&input);
            // What was understood is plain and says the same again.
            let said = spoken(&first.expr, true);
            let again = parse(&said);
            prop_assert_eq!(spoken(&again.expr, true), said);
        }
    }
}
