//! The value of a number in digits or words.
use super::lex::{word, Lex};
use super::lists::{List, Lists};
use crate::Language;
use broadsheet_text::token::Kind;

/// A number and where it ends.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Numeral {
    /// The place after it.
    pub end: usize,
    /// What it is.
    pub value: f64,
    /// Whether it is written in digits.
    pub digits: bool,
    /// What its last word multiplies by; 1 without one.
    pub scale: f64,
    /// Whether it says itself that it is not exact ("une dizaine").
    pub about: bool,
}

/// The number that begins at `at`. "One" and its like count only before a scale ("a million"), since they are articles
/// elsewhere.
pub(super) fn read(lex: &[Lex], at: usize, lists: &Lists, language: Language) -> Option<Numeral> {
    let first = lex.get(at)?;
    match first.kind {
        Kind::Number => {
            let value = in_digits(&first.lower, lists.comma_decimal(language))?;
            let found = Numeral { end: at + 1, value, digits: true, scale: 1.0, about: false };
            Some(scaled(found, lex, lists))
        }
        Kind::Word => halved(lex, at, lists).or_else(|| in_words(lex, at, lists)),
        _ => None,
    }
}

/// The same multiplied by the scales that follow ("3.2 million", "10 mil millones").
fn scaled(mut found: Numeral, lex: &[Lex], lists: &Lists) -> Numeral {
    while let Some((scale, about)) = scale(lex, found.end, lists) {
        found.value *= scale;
        found.scale *= scale;
        found.about |= about;
        found.end += 1;
        // "3,2 Mio. Euro"
        let dotted = word(lex, found.end) == "." && lex.get(found.end).is_some_and(|dot| dot.glued);
        let short =
            matches!(word(lex, found.end.saturating_sub(1)), "mio" | "mrd" | "mln" | "mld" | "mn" | "bn" | "tn");
        found.end += usize::from(dotted && short && found.end + 1 < lex.len());
    }
    found
}

fn scale(lex: &[Lex], at: usize, lists: &Lists) -> Option<(f64, bool)> {
    let lex = lex.get(at).filter(|lex| lex.kind == Kind::Word)?;
    let exact = lists.value(List::Scale, &lex.lower).map(|scale| (scale, false));
    exact.or_else(|| lists.value(List::Round, &lex.lower).map(|scale| (scale, true)))
}

/// "half a million", "medio millón"
fn halved(lex: &[Lex], at: usize, lists: &Lists) -> Option<Numeral> {
    let (length, _) = lists.at(List::HalfScale, lex, at)?;
    let (scale, about) = scale(lex, at + length, lists)?;
    Some(Numeral { end: at + length + 1, value: scale / 2.0, digits: false, scale: 1.0, about })
}

/// A word of a number.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    Value(f64),
    /// Multiplies by a hundred or more, or by a dozen.
    Scale(f64),
    /// "and"
    Join,
}

/// What has been read of a number.
#[derive(Debug, Clone, Copy, Default)]
struct Sum {
    total: f64,
    current: f64,
    /// The last scale from a thousand on.
    last: Option<f64>,
    joined: bool,
    any: bool,
}

impl Sum {
    /// The sum with one more word; `None` where it cannot follow.
    fn with(mut self, part: Part, lists: &Lists) -> Option<Self> {
        let joined = std::mem::take(&mut self.joined);
        match part {
            Part::Join => {
                (self.any && !joined).then_some(())?;
                self.joined = true;
                return Some(self);
            }
            Part::Scale(scale) if scale < 1000.0 => {
                (self.current < 100.0 && (self.any || scale == 100.0) && !(joined && self.current > 0.0))
                    .then_some(())?;
                self.current = if self.current == 0.0 { 1.0 } else { self.current } * scale;
            }
            Part::Scale(scale) => {
                let free = self.last.is_none_or(|last| scale < last);
                (free && (self.current > 0.0 || !self.any && scale < 1e6)).then_some(())?;
                self.total += if self.current == 0.0 { 1.0 } else { self.current } * scale;
                (self.current, self.last) = (0.0, Some(scale));
            }
            Part::Value(value) => {
                self.current = self.joined_with(value, joined, lists)?;
            }
        }
        self.any = true;
        Some(self)
    }

    fn joined_with(&self, value: f64, joined: bool, lists: &Lists) -> Option<f64> {
        let current = self.current;
        if current == 0.0 {
            return Some(value);
        }
        let (tens, hundreds) = (current % 10.0 == 0.0, current % 100.0 == 0.0);
        let french = lists.language == Language::French;
        if french && value == 20.0 && current % 100.0 == 4.0 && !joined {
            return Some(current + 76.0);
        }
        // "zweiundzwanzig": the ones come first.
        if lists.language == Language::German && joined {
            let ones = current % 100.0;
            return (value >= 20.0 && value % 10.0 == 0.0 && ones > 0.0 && ones < 10.0).then_some(current + value);
        }
        let after_sixty = french && matches!(current % 100.0, 60.0 | 80.0) && (10.0..20.0).contains(&value);
        let fits = hundreds && value < 100.0
            || tens && current % 100.0 >= 20.0 && value < 10.0 && !(joined && lists.language == Language::English)
            || after_sixty;
        fits.then_some(current + value)
    }

    fn value(&self) -> f64 {
        self.total + self.current
    }
}

fn in_words(lex: &[Lex], at: usize, lists: &Lists) -> Option<Numeral> {
    let first = lex.get(at)?;
    let mut sum = Sum::default();
    let mut end = at;
    let mut words = 0;
    // "a million", "une dizaine": the article counts only before a scale.
    if lists.has(List::One, &first.lower) || lists.has(List::Inner, &first.lower) {
        scale(lex, at + 1, lists)?;
        sum = Sum { current: 1.0, any: true, ..sum };
        (end, words) = (at + 1, 1);
    }
    let mut last_scale = 1.0;
    let mut about = false;
    let mut kept: Option<(usize, f64)> = None;
    while let Some(next) = lex.get(end).filter(|next| next.kind == Kind::Word) {
        if let Some(round) = lists.value(List::Round, &next.lower).filter(|_| words > 0) {
            (about, end) = (true, end + 1);
            kept = Some((end, sum.value() * round));
            break;
        }
        let Some(read) = parts(next, lists, words > 0) else { break };
        let Some(added) = read.iter().try_fold(sum, |sum, part| sum.with(*part, lists)) else { break };
        // An English scale alone is no number: "hundred".
        let alone = words == 0 && lists.language == Language::English && matches!(read.as_slice(), [Part::Scale(_)]);
        if alone {
            break;
        }
        (sum, end, words) = (added, end + 1, words + 1);
        if !sum.joined {
            kept = Some((end, sum.value()));
            last_scale = match read.as_slice() {
                [Part::Scale(scale)] => *scale,
                _ => 1.0,
            };
        }
    }
    let (end, value) = kept?;
    Some(Numeral { end, value, digits: false, scale: last_scale, about })
}

/// The number words that one word is made of; `None` for any other word. `inside`: a number has begun.
fn parts(lex: &Lex, lists: &Lists, inside: bool) -> Option<Vec<Part>> {
    let lower = lex.lower.as_str();
    if let Some(part) = part(lower, lists, inside) {
        return Some(vec![part]);
    }
    if lower.contains('-') {
        let found: Option<Vec<Part>> =
            lower.split('-').enumerate().map(|(at, word)| part(word, lists, at > 0 || inside)).collect();
        return found.filter(|found| !matches!(found.first(), Some(Part::Join)));
    }
    if matches!(lists.language, Language::German | Language::Italian) {
        let mut found = Vec::new();
        return compound(lower, lists, &mut found).then_some(found);
    }
    None
}

fn part(word: &str, lists: &Lists, inside: bool) -> Option<Part> {
    let value = lists.value(List::Number, word).map(Part::Value);
    let scale = || lists.value(List::Scale, word).map(Part::Scale);
    let inner = || lists.value(List::Inner, word).filter(|_| inside).map(Part::Value);
    let join = || (inside && lists.has(List::Join, word)).then_some(Part::Join);
    value.or_else(scale).or_else(inner).or_else(join)
}

/// Cuts a compound into number words, longest first; whether that leaves nothing.
fn compound(rest: &str, lists: &Lists, found: &mut Vec<Part>) -> bool {
    // No number word is longer than this, and none has more parts.
    if rest.is_empty() {
        return found.len() > 1 && !matches!(found.last(), Some(Part::Join));
    }
    if found.len() >= 12 || rest.len() > 60 {
        return false;
    }
    let mut options: Vec<(usize, Part)> = Vec::new();
    for (list, make) in [
        (List::Number, Part::Value as fn(f64) -> Part),
        (List::Scale, Part::Scale as fn(f64) -> Part),
        (List::Inner, Part::Value as fn(f64) -> Part),
    ] {
        let values = lists.beginnings(list, rest).filter_map(|(word, tag)| Some((word.len(), make(tag.parse().ok()?))));
        options.extend(values);
    }
    if !found.is_empty() {
        options.extend(lists.beginnings(List::Glue, rest).map(|(word, _)| (word.len(), Part::Join)));
    }
    options.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
    for (length, part) in options {
        let length_before = found.len();
        found.push(part);
        let fits = || found_sum(found, lists);
        if fits() && rest.get(length..).is_some_and(|rest| compound(rest, lists, found)) {
            return true;
        }
        found.truncate(length_before);
    }
    false
}

fn found_sum(found: &[Part], lists: &Lists) -> bool {
    found.iter().try_fold(Sum::default(), |sum, part| sum.with(*part, lists)).is_some()
}

/// Reads "41,000", "3.2", "41.000" with a decimal comma, "1'250.50", "5bn"; `None` for ordinals, decades and what is no
/// number. Where both marks stand in a number, the last one parts the decimals in any language.
fn in_digits(written: &str, comma_decimal: bool) -> Option<f64> {
    let end = written.find(|c: char| c.is_alphabetic()).unwrap_or(written.len());
    let (number, suffix) = written.split_at_checked(end)?;
    let scale = match suffix {
        "" => 1.0,
        "m" | "mn" => 1e6,
        "bn" | "b" => 1e9,
        "tn" => 1e12,
        "k" => 1e3,
        _ => return None,
    };
    let is_parted = number.contains(['\'', '’', '\u{a0}', '\u{202f}', '\u{2009}']);
    let bare: String =
        number.chars().filter(|c| !matches!(c, '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’')).collect();
    let is_grouped = |mark: char| {
        let mut groups = bare.split(mark);
        let first = groups.next().unwrap_or_default();
        (1..=3).contains(&first.len()) && first != "0" && groups.all(|part| part.len() == 3)
    };
    let (dots, commas) = (bare.matches('.').count(), bare.matches(',').count());
    let (group, point) = match (dots, commas) {
        (0, 0) => return Some(bare.parse::<f64>().ok()? * scale),
        (1.., 1..) if bare.rfind('.') > bare.rfind(',') => (',', '.'),
        (1.., 1..) => ('.', ','),
        // Blanks or apostrophes part the thousands already.
        _ if is_parted && dots + commas == 1 => return Some(bare.replace(',', ".").parse::<f64>().ok()? * scale),
        (2.., 0) => ('.', ','),
        (0, 2..) => (',', '.'),
        _ if comma_decimal => ('.', ','),
        _ => (',', '.'),
    };
    let whole = bare.split(point).next().unwrap_or_default();
    let plain = if bare.contains(group) {
        let mut groups = whole.split(group);
        let lone = dots + commas == 1 && !is_grouped(group);
        let fits =
            groups.next().is_some_and(|first| (1..=3).contains(&first.len())) && groups.all(|part| part.len() == 3);
        match (lone, fits) {
            (true, _) => bare.replace(group, "."),
            (false, true) => bare.replace(group, "").replace(point, "."),
            (false, false) => return None,
        }
    } else {
        bare.replace(point, ".")
    };
    Some(plain.parse::<f64>().ok()? * scale)
}

#[cfg(test)]
mod tests {
    use super::in_digits;

    #[test]
    fn notations() {
        let check =
            |written: &str, comma: bool, value: f64| assert_eq!(in_digits(written, comma), Some(value), "{written}");
        check("41,000", false, 41_000.0);
        check("41,000.5", true, 41_000.5);
        check("41.000", true, 41_000.0);
        check("41.000", false, 41.0);
        check("3.2", true, 3.2);
        check("1.250.500", false, 1_250_500.0);
        check("1'250.50", true, 1250.5);
        check("1\u{202f}250,5", true, 1250.5);
        check("5bn", false, 5e9);
        assert_eq!(in_digits("14.10.2026", true), None);
        assert_eq!(in_digits("20th", false), None);
    }
}
