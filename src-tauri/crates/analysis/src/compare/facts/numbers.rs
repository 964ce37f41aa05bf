//! Amounts in digits and words: how many of what.
use super::amount::{vague_range, Amount, Unit};
use super::lex::{word, word_before, Lex};
use super::lists::{List, Lists};
use super::numerals;
use super::units::{self, Before};
use crate::compare::lexicon;
use crate::Language;
use broadsheet_text::stopwords;
use broadsheet_text::token::Kind;

/// An amount in its place: its words begin and end here.
pub(super) type Read = (usize, usize, Amount);

/// Reads the amounts of a sentence, front to back.
pub(super) struct Reader<'a> {
    /// The sentence.
    pub lex: &'a [Lex],
    /// The words of its language.
    pub lists: &'static Lists,
    /// The language itself, which may be one without lists.
    pub language: Language,
    /// Where the last amount ended and what it counted ("61 votes to 58").
    pub last: Option<(usize, Unit)>,
}

impl<'a> Reader<'a> {
    pub fn new(lex: &'a [Lex], language: Language) -> Self {
        Self { lex, lists: Lists::of(language), language, last: None }
    }

    /// The amount that begins at `at`.
    pub fn read(&mut self, at: usize) -> Option<Read> {
        let found = self
            .half(at)
            .or_else(|| self.share(at))
            .or_else(|| self.in_so_many(at))
            .or_else(|| self.vague(at))
            .or_else(|| self.ordinal(at))
            .or_else(|| self.amount(at))?;
        self.last = Some((found.1, found.2.unit.clone()));
        Some(found)
    }

    fn word(&self, at: usize) -> &str {
        word(self.lex, at)
    }

    fn glued(&self, at: usize) -> bool {
        self.lex.get(at).is_some_and(|lex| lex.glued)
    }

    fn percent(&self, start: usize, end: usize, value: f64) -> Read {
        let bound = self.bound(start, &Unit::Percent);
        (start, end, Amount { low: value, high: value, bound, vague: "", unit: Unit::Percent })
    }

    /// "half of the voters", "la moitié des électeurs"
    fn half(&self, at: usize) -> Option<Read> {
        let (length, _) = self.lists.at(List::Half, self.lex, at)?;
        self.lists.at(List::ShareOf, self.lex, at + length)?;
        // "an hour and a half of it"
        let joined = |back: usize| self.lists.has(List::Join, word_before(self.lex, at, back));
        if joined(1) || joined(2) && self.lists.has(List::One, word_before(self.lex, at, 1)) {
            return None;
        }
        Some(self.percent(at, at + length, 50.0))
    }

    /// "two thirds", "a third of the voters"
    fn share(&self, at: usize) -> Option<Read> {
        let lists = self.lists;
        let first = self.lex.get(at)?;
        let alone = lists.has(List::One, &first.lower) || lists.has(List::Inner, &first.lower);
        let number = match lists.value(List::Number, &first.lower) {
            Some(number) => number,
            None if alone => 1.0,
            None if first.kind == Kind::Number => first.lower.parse().ok()?,
            None => return None,
        };
        let joined = self.word(at + 1) == "-" && self.glued(at + 1);
        let end = at + 1 + usize::from(joined);
        let parts = lists.value(List::Share, self.word(end))?;
        let reducible = (2..10).any(|by| number % f64::from(by) == 0.0 && parts % f64::from(by) == 0.0);
        let led = number >= 2.0 && !reducible || lists.at(List::ShareOf, self.lex, end + 1).is_some();
        (number < parts && led).then(|| self.percent(at, end + 1, 100.0 * number / parts))
    }

    /// "two in five", "nine out of 10"
    fn in_so_many(&self, at: usize) -> Option<Read> {
        let lists = self.lists;
        let number = |at: usize| {
            let lex = self.lex.get(at)?;
            let small = lex.lower.parse().ok().filter(|number: &f64| *number >= 1.0 && lex.kind == Kind::Number);
            small.or_else(|| lists.value(List::Number, &lex.lower)).or_else(|| lists.value(List::Inner, &lex.lower))
        };
        let part = number(at)?;
        let (length, _) = lists.at(List::In, self.lex, at + 1)?;
        let of = at + 1 + length;
        let whole = number(of).filter(|whole| part < *whole && matches!(*whole as u64, 3..=10 | 20 | 50 | 100))?;
        // "two in five years"
        let time = lists.has(List::TimeMeasure, self.word(of + 1)) || lists.has(List::Measure, self.word(of + 1));
        let glued = self.glued(of + 1) && !matches!(self.word(of + 1), "," | "." | ";");
        (!time && !glued).then(|| self.percent(at, of + 1, 100.0 * part / whole))
    }

    /// "dozens of boats", "several hundred boats"
    fn vague(&self, at: usize) -> Option<Read> {
        let lists = self.lists;
        let scale = |at: usize| match lists.value(List::Scale, self.word(at)) {
            Some(12.0) => Some("dozens"),
            Some(100.0) => Some("hundreds"),
            Some(1000.0) => Some("thousands"),
            Some(1e6) => Some("millions"),
            _ => None,
        };
        let several = || {
            let (length, _) = lists.at(List::Several, self.lex, at)?;
            let known = lists.at(List::Vague, self.lex, at + length).map(|(more, name)| (length + more, name));
            known.or_else(|| scale(at + length).map(|name| (length + 1, name)))
        };
        let (length, name) = lists.at(List::Vague, self.lex, at).or_else(several)?;
        let things = units::things(self.lex, at + length, lists, self.language, true)?;
        let (low, high) = vague_range(name);
        let unit = Unit::Things(units::placed(things.1, self.lex, at, things.0, lists));
        Some((at, things.0, Amount { low, high, bound: "", vague: name, unit }))
    }

    /// "the third fire", "the 20th rescue"; not the first, which is often no fact.
    fn ordinal(&self, at: usize) -> Option<Read> {
        let lists = self.lists;
        let first = self.lex.get(at)?;
        let german = lists.language == Language::German;
        let (number, mut end) = match first.kind {
            Kind::Number => {
                let digits = first.lower.trim_end_matches(|c: char| c.is_alphabetic() || c == '°');
                let number: f64 = digits.parse().ok()?;
                let suffix = first.lower.get(digits.len()..)?;
                let dotted = german && suffix.is_empty() && self.word(at + 1) == "." && self.glued(at + 1);
                (lists.has(List::OrdinalEnd, suffix) || dotted).then_some(())?;
                (number, at + 1 + usize::from(dotted))
            }
            Kind::Word => {
                let stems = ["en", "er", "es", "em", "e"].iter().filter_map(|end| first.lower.strip_suffix(end));
                let number = match german {
                    true => stems.into_iter().find_map(|stem| lists.value(List::Ordinal, stem)),
                    false => lists.value(List::Ordinal, &first.lower),
                }?;
                let led = at > 0 && {
                    let before = word_before(self.lex, at, 1);
                    stopwords::contains(before, self.language) || lists.has(List::One, before) || before.ends_with('\'')
                };
                // The article may be left out at the beginning, and in a headline.
                (led || at == 0 && first.is_capital()).then_some(())?;
                (number, at + 1)
            }
            _ => return None,
        };
        (number >= 2.0).then_some(())?;
        end += usize::from(lists.has(List::OrdinalAdjective, self.word(end)));
        let noun = self.lex.get(end)?;
        let fits = noun.kind == Kind::Word
            && noun.lower.chars().count() > 2
            && noun.is_capital() == german
            && !lists.has(List::NotOrdinal, &noun.lower)
            && !lists.has(List::Weekday, noun.bare())
            && !lists.has(List::Month, &noun.lower)
            && lists.value(List::Share, &noun.lower).is_none()
            && !stopwords::contains(&noun.lower, self.language);
        fits.then_some(())?;
        // "the second black senator": the noun is the last of two words.
        let more = self.lex.get(end + 1).filter(|next| {
            lists.language == Language::English
                && next.kind == Kind::Word
                && !next.is_capital()
                && !next.lower.ends_with("'s")
                && !stopwords::contains(&next.lower, self.language)
                && !lists.has(List::Past, &next.lower)
                && !lists.ends(List::PastEnd, &next.lower)
                && lexicon::reporting_verb(&next.lower).is_none()
                && !next.lower.ends_with('s')
        });
        let noun = match more {
            Some(more) => {
                end += 1;
                more
            }
            None => noun,
        };
        let stem = units::stem(noun, self.language);
        let amount =
            Amount { low: number, high: number, bound: "", vague: "", unit: Unit::Ordinal(noun.lower.clone(), stem) };
        Some((at, end + 1, amount))
    }

    /// A currency sign or code before a number: where the number begins.
    fn currency_before(&self, at: usize) -> Option<(usize, &'static str)> {
        let first = self.lex.get(at)?;
        if let Some(currency) = currency_symbol(&first.lower) {
            return Some((at + 1, currency));
        }
        let dollar = self.word(at + 1) == "$" && self.glued(at + 1);
        match first.written.as_str() {
            "R" if dollar => return Some((at + 2, "reais")),
            "US" | "A" | "C" | "AU" | "CA" | "NZ" | "HK" | "S" if dollar => return Some((at + 2, "dollars")),
            _ => {}
        }
        let is_code = first.written.chars().count() >= 2 && first.written.chars().all(char::is_uppercase);
        let number = self.lex.get(at + 1).is_some_and(|next| next.kind == Kind::Number);
        let currency = self.lists.tag(List::Currency, &first.lower).filter(|_| is_code && number)?;
        Some((at + 1, currency))
    }

    fn amount(&self, at: usize) -> Option<Read> {
        let (lex, lists) = (self.lex, self.lists);
        let (first, symbol) = match self.currency_before(at) {
            Some((first, currency)) => (first, Some(currency)),
            None => (at, None),
        };
        // "the Final Four": part of a name.
        let inside = lex.get(first).is_some_and(|word| word.kind == Kind::Word && word.is_capital())
            && first
                .checked_sub(1)
                .and_then(|at| lex.get(at))
                .is_some_and(|word| word.kind == Kind::Word && word.is_capital());
        if inside {
            return None;
        }
        // "9/11" and "24/7" are names or fractions.
        let slash = |at: usize| self.word(at) == "/";
        if slash(first + 1) || at.checked_sub(1).is_some_and(slash) {
            return None;
        }
        let number = numerals::read(lex, first, lists, self.language)?;
        let (mut end, mut low) = (number.end, number.value);
        let mut high = low;
        let about = number.about;
        if let Some((after, upper, scale)) = self.upper_end(first, end, low) {
            // "10 to 12 million" means millions on both ends.
            let both = number.scale == 1.0 && scale > 1.0 && low < upper / scale && low * scale <= upper;
            low *= if both { scale } else { 1.0 };
            (end, high) = (after, upper);
        }
        let (after, unit) = match symbol {
            Some(currency) => (end, Unit::Money(currency)),
            None => units::unit(
                lex,
                first,
                end,
                lists,
                self.language,
                number.scale >= 1e6 || number.scale == 12.0 || number.about,
            ),
        };
        end = after;
        let exact = low == high && symbol.is_none();
        let like_year = lex.get(first).and_then(super::dates::year).is_some_and(|year| (1900..2100).contains(&year));
        let led = lists.before(List::YearBefore, lex, first).is_some() || super::dates::is_adjective(lex, first, lists);
        let year = like_year && exact && (unit == Unit::Bare || led);
        if year && number.scale == 1.0 {
            return None;
        }
        let unit = match unit {
            Unit::Bare => self.unit_around(first, end, number.digits, low)?,
            other => other,
        };
        let mut bound = self.bound(at, &unit);
        if let Some((length, after)) = lists.at(List::BoundAfter, lex, end).filter(|_| bound.is_empty()) {
            (bound, end) = (after, end + length);
        }
        let bound = if bound.is_empty() && about { "about" } else { bound };
        Some((at, end, Amount { low, high, bound, vague: "", unit }))
    }

    /// The upper end of a range after a number that ends at `end`: where it ends, its value and its scale. Not "2 to 1",
    /// which is a result.
    fn upper_end(&self, first: usize, end: usize, low: f64) -> Option<(usize, f64, f64)> {
        let (lex, lists) = (self.lex, self.lists);
        // "a 40- to 60-hour course"
        let hanging = self.word(end) == "-" && lists.has(List::Range, self.word(end + 1));
        let end = end + usize::from(hanging);
        // "10 per cent to 12 per cent" is two amounts, "9% to 12%" one.
        let joint = self.word(end);
        let before = word_before(lex, first, 1);
        let between = !before.is_empty() && lists.pairs(List::Between, before, joint);
        let ranges = lists.has(List::Range, joint) || matches!(joint, "-" | "–" | "—" | "‑") && self.glued(end);
        if !ranges && !between {
            return None;
        }
        // "2011 to $10.1 million" is no range: the sign stands on both ends or on the first.
        let sign = self.currency_before(end + 1);
        if sign.is_some() && self.currency_before(first.wrapping_sub(1)).is_none() {
            return None;
        }
        let from = sign.map_or(end + 1, |(from, _)| from);
        let upper = numerals::read(lex, from, lists, self.language).filter(|upper| upper.value > low)?;
        Some((upper.end, upper.value, upper.scale))
    }

    /// What a number without a unit counts by the words around it; `None` for one that is no amount: a list number, a score,
    /// a page, a part of a name, a number word that is a pronoun ("the two").
    fn unit_around(&self, start: usize, end: usize, digits: bool, value: f64) -> Option<Unit> {
        let before = self.lex.get(start.wrapping_sub(1));
        match units::around(self.lex, start, end, self.lists, self.language, value) {
            Some(Before::Unit(unit)) => return Some(unit),
            Some(Before::Name) => return None,
            None => {}
        }
        // "61 votes to 58"
        let versus = |at: usize| self.lists.has(List::Versus, self.word(at));
        if let Some((last, unit)) = &self.last {
            if *last + 1 == start && versus(*last) && matches!(unit, Unit::Things(_)) {
                return Some(unit.clone());
            }
        }
        // "mit 64 zu 51 Stimmen"
        if versus(end) {
            if let Some(next) = numerals::read(self.lex, end + 1, self.lists, self.language) {
                let (_, unit) = units::unit(self.lex, end + 1, next.end, self.lists, self.language, false);
                if matches!(unit, Unit::Things(_)) {
                    return Some(unit);
                }
            }
        }
        let joined = before.is_some_and(|before| before.is("-") && before.glued);
        (digits && value >= 10.0 && !joined).then_some(Unit::Bare)
    }

    /// How many pieces before the number at `at` are words that make it less than exact.
    pub fn bound_before(&self, at: usize) -> usize {
        self.lists.before(List::Bound, self.lex, at).map_or(0, |(length, _)| length.min(at))
    }

    /// The words before a number that make it less than exact.
    fn bound(&self, at: usize, unit: &Unit) -> &'static str {
        let Some((length, bound)) = self.lists.before(List::Bound, self.lex, at) else { return "" };
        // "over nine years" means during them.
        let time = matches!(unit, Unit::Things(things) if things.counted.split(' ').any(|word| self.lists.has(List::TimeMeasure, word)));
        let during = time && length == 1 && matches!(word_before(self.lex, at, 1), "over" | "über" | "under" | "unter");
        if during {
            ""
        } else {
            bound
        }
    }
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
