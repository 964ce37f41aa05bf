//! Amounts in digits and words: how many of what.
use super::lex::{word, word_before, Lex};
use crate::compare::lexicon;
use broadsheet_text::token::Kind;
use broadsheet_text::{stem, Language};

/// What an amount is measured in.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Unit {
    /// Hundredths.
    Percent,
    /// Percentage points, which are no percentages.
    Points,
    /// Money, by the name of its currency.
    Money(&'static str),
    /// Things: the counted words, and the stem of the last of them.
    Things(String, String),
    /// Nothing that the text names beside the number.
    Bare,
}

/// An amount.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    /// The number; of a range the lower end.
    pub low: f64,
    /// The same, or the upper end.
    pub high: f64,
    /// "at least", "about": the words that make it less than exact, in one notation.
    pub bound: &'static str,
    /// What it counts.
    pub unit: Unit,
}

impl Amount {
    /// The amount in one notation ("at least 12 people", "3200000 crowns", "9%").
    pub fn notation(&self) -> String {
        let number =
            if self.low == self.high { plain(self.low) } else { format!("{}–{}", plain(self.low), plain(self.high)) };
        let space = if self.bound.is_empty() { "" } else { " " };
        let unit = match &self.unit {
            Unit::Percent => "%".to_string(),
            Unit::Points => " percentage points".to_string(),
            Unit::Money(currency) => format!(" {currency}"),
            Unit::Things(things, _) => format!(" {things}"),
            Unit::Bare => String::new(),
        };
        format!("{}{space}{number}{unit}", self.bound)
    }

    /// Whether two amounts of one thing agree: the same, or as near as "about" and "more than" allow.
    pub fn agrees(&self, other: &Self) -> bool {
        if self.low == other.low && self.high == other.high {
            return true;
        }
        let apart = (self.low - other.low).abs().max((self.high - other.high).abs());
        (!self.bound.is_empty() || !other.bound.is_empty()) && apart <= 0.05 * self.high.abs().max(other.high.abs())
    }

    /// Whether both measure in the same unit. A bare number agrees with nothing but another bare number.
    pub fn same_unit(&self, other: &Self) -> bool {
        match (&self.unit, &other.unit) {
            (Unit::Things(_, a), Unit::Things(_, b)) => a == b,
            (a, b) => a == b,
        }
    }
}

/// Without an exponent, and without ".0".
fn plain(number: f64) -> String {
    let text = format!("{number:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// The amount that begins at `at`: where its words begin and end, and what it is.
pub(super) fn read(lex: &[Lex], at: usize, language: Language) -> Option<(usize, usize, Amount)> {
    let (symbol, first) = match currency_symbol(word(lex, at)) {
        Some(currency) => (Some(currency), at + 1),
        None => (None, at),
    };
    // "9/11" and "24/7" are names or fractions.
    let slash = |at: usize| word(lex, at) == "/";
    if slash(first + 1) || at.checked_sub(1).is_some_and(slash) {
        return None;
    }
    let (mut end, mut low, plain_digits) = number(lex, first, language)?;
    let mut high = low;
    // "a 40- to 60-hour course"
    let hanging = word(lex, end) == "-" && matches!(word(lex, end + 1), "to" | "bis");
    end += usize::from(hanging);
    // "10 to 12", "10-12"; not "2 to 1", which is a result, and not "61 votes to 58".
    let joint = word(lex, end);
    let between = matches!(word_before(lex, first, 1), "between" | "zwischen") && matches!(joint, "and" | "und");
    if matches!(joint, "to" | "-" | "–" | "bis") || between {
        let skip = usize::from(currency_symbol(word(lex, end + 1)).is_some());
        if let Some((after, upper, _)) = number(lex, end + 1 + skip, language).filter(|(_, upper, _)| *upper > low) {
            // "10 to 12 million" means millions on both ends.
            let scale =
                scale_at(lex, after.saturating_sub(1)).filter(|scale| low < upper / scale && low * scale <= upper);
            low *= scale.unwrap_or(1.0);
            (end, high) = (after, upper);
        }
    }
    let unit = match symbol {
        Some(currency) => Unit::Money(currency),
        None => {
            let (after, unit) = unit(lex, end, language);
            end = after;
            unit
        }
    };
    // "2001" without a thing is a year, and so it is after an article.
    let like_year = lex.get(first).and_then(super::dates::year).is_some_and(|year| (1900..2100).contains(&year))
        && symbol.is_none()
        && low == high;
    if like_year && (unit == Unit::Bare || matches!(word_before(lex, first, 1), "the" | "in" | "of" | "since")) {
        return None;
    }
    // A digit alone without a thing is a list number, a score or a page; a number word alone is a pronoun ("the two").
    if unit == Unit::Bare && (!plain_digits || low < 10.0) {
        return None;
    }
    let start = at;
    Some((start, end, Amount { low, high, bound: bound(lex, start), unit }))
}

/// The number at `at`: the place after it, its value, and whether it is written in digits.
fn number(lex: &[Lex], at: usize, language: Language) -> Option<(usize, f64, bool)> {
    let first = lex.get(at)?;
    let (mut end, mut value, digits) = match first.kind {
        Kind::Number => {
            let (value, suffix) = digits(&first.lower, language)?;
            (at + 1, value * suffix, true)
        }
        Kind::Word => {
            let is_article = matches!(first.lower.as_str(), "a" | "one" | "eine");
            let value = match lexicon::number_word(&first.lower) {
                Some(value) => value as f64,
                // "a million", "one hundred": the article counts only before a scale.
                None if is_article && singular_scale(word(lex, at + 1)) => 1.0,
                None => return None,
            };
            (at + 1, value, false)
        }
        _ => return None,
    };
    while let Some(scale) = scale_at(lex, end) {
        value *= scale;
        end += 1;
        // "two hundred and fifty", "three thousand five hundred" are left at their first part in digits only.
        let next = end + usize::from(word(lex, end) == "and");
        if let Some(rest) = lexicon::number_word(word(lex, next)).filter(|rest| !digits && (*rest as f64) < scale) {
            value += rest as f64;
            end = next + 1;
        }
    }
    Some((end, value, digits))
}

fn scale_at(lex: &[Lex], at: usize) -> Option<f64> {
    // "hundreds" and "dozens" after a number do not occur; "m" only where it is written to the number.
    let scale = lex.get(at)?;
    lexicon::scale_word(&scale.lower).filter(|_| scale.kind == Kind::Word).map(|scale| scale as f64)
}

fn singular_scale(word: &str) -> bool {
    matches!(
        word,
        "hundred"
            | "thousand"
            | "million"
            | "billion"
            | "trillion"
            | "dozen"
            | "hundert"
            | "tausend"
            | "million."
            | "milliarde"
    )
}

/// Reads "41,000", "3.2", "41.000" (German), "5bn"; `None` for ordinals, decades and what is no number.
fn digits(written: &str, language: Language) -> Option<(f64, f64)> {
    let end = written.find(|c: char| c.is_alphabetic()).unwrap_or(written.len());
    let (number, suffix) = written.split_at_checked(end)?;
    let scale = match suffix {
        "" => 1.0,
        "m" | "mn" => 1e6,
        "bn" | "b" => 1e9,
        "k" => 1e3,
        _ => return None,
    };
    let comma_decimal = !matches!(language, Language::English | Language::Unknown);
    let (group, point) = if comma_decimal { ('.', ',') } else { (',', '.') };
    let is_grouped = |mark: char| number.contains(mark) && number.split(mark).skip(1).all(|part| part.len() == 3);
    let bare: String =
        number.chars().filter(|c| !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’')).collect();
    let plain = match (bare.contains(group), bare.contains(point)) {
        (true, false) if is_grouped(group) => bare.replace(group, ""),
        (true, false) => bare.replace(group, "."),
        (_, true) => bare.replace(group, "").replace(point, "."),
        (false, false) => bare,
    };
    Some((plain.parse().ok()?, scale))
}

fn currency_symbol(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "$" => "dollars",
        "€" => "euros",
        "£" => "pounds",
        "¥" => "yen",
        "₹" => "rupees",
        _ => return None,
    })
}

fn currency_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "dollar" | "dollars" | "usd" => "dollars",
        "euro" | "euros" | "eur" => "euros",
        "pound" | "pounds" | "gbp" | "sterling" => "pounds",
        "crown" | "crowns" | "kronen" | "krone" | "kroner" | "kronor" | "sek" | "nok" | "dkk" => "crowns",
        "franc" | "francs" | "franken" | "chf" => "francs",
        "yen" => "yen",
        "rupee" | "rupees" => "rupees",
        "peso" | "pesos" => "pesos",
        "zloty" | "zlotys" => "zlotys",
        _ => return None,
    })
}

/// What follows the number: its unit, and the place after it.
fn unit(lex: &[Lex], at: usize, language: Language) -> (usize, Unit) {
    let next = word(lex, at);
    let two = word(lex, at + 1);
    match next {
        "%" | "percent" | "prozent" => return (at + 1, Unit::Percent),
        "per" if two == "cent" => return (at + 2, Unit::Percent),
        "percentage" if two.starts_with("point") => return (at + 2, Unit::Points),
        "prozentpunkte" => return (at + 1, Unit::Points),
        _ => {}
    }
    if let Some(currency) = currency_word(next) {
        return (at + 1, Unit::Money(currency));
    }
    // "14-month": the mark joins the number to its thing.
    let joined =
        next == "-" && lex.get(at).is_some_and(|lex| lex.glued) && lex.get(at + 1).is_some_and(|lex| lex.glued);
    let from = at + usize::from(joined);
    let mut things: Vec<&Lex> = Vec::new();
    for lex in lex.iter().skip(from).take(3) {
        let capital_noun = language == Language::German;
        let fits = lex.kind == Kind::Word
            && (capital_noun || !lex.is_capital())
            && !broadsheet_text::stopwords::contains(&lex.lower, language)
            && lexicon::reporting_verb(&lex.lower).is_none();
        if !fits {
            break;
        }
        things.push(lex);
        let german_noun = capital_noun && lex.is_capital();
        if joined || german_noun || is_plural(&lex.lower) {
            let counted = things.iter().map(|lex| lex.lower.as_str()).collect::<Vec<_>>().join(" ");
            let head = stem::stem(&lex.lower, language).into_owned();
            return (from + things.len(), Unit::Things(counted, head));
        }
    }
    (at, Unit::Bare)
}

fn is_plural(word: &str) -> bool {
    const OTHERS: &[&str] = &[
        "people",
        "men",
        "women",
        "children",
        "police",
        "crew",
        "staff",
        "sheep",
        "cattle",
        "troops",
        "feet",
        "personnel",
    ];
    OTHERS.contains(&word) || (word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us"))
}

/// The words before a number that make it less than exact.
fn bound(lex: &[Lex], at: usize) -> &'static str {
    match (word_before(lex, at, 2), word_before(lex, at, 1)) {
        ("at", "least") | (_, "mindestens") => "at least",
        ("at", "most") | ("up", "to") | ("bis", "zu") | (_, "höchstens") => "at most",
        ("more", "than") | ("mehr", "als") | (_, "over") | (_, "exceeding") => "more than",
        ("fewer" | "less", "than") | ("weniger", "als") | (_, "under") => "less than",
        (
            _,
            "about" | "around" | "roughly" | "approximately" | "some" | "nearly" | "almost" | "rund" | "etwa" | "fast"
            | "knapp",
        ) => "about",
        _ => "",
    }
}
