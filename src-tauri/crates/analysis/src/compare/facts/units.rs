//! What a number counts: its unit, its noun, and what happens to it.
use super::amount::{Things, Unit};
use super::lex::{word, word_before, Lex};
use super::lists::{List, Lists};
use super::numerals;
use crate::compare::lexicon;
use crate::Language;
use broadsheet_text::stopwords;
use broadsheet_text::token::Kind;

/// So far around a number stands what happens to the people it counts.
const CLAUSE: usize = 8;

/// What the words around a bare number tell.
pub(super) enum Before {
    /// What it counts.
    Unit(Unit),
    /// It is part of a name ("Route 66").
    Name,
}

/// The stem of a noun.
pub(super) fn stem(noun: &Lex, language: Language) -> String {
    broadsheet_text::stem::stem(noun.bare(), language).into_owned()
}

/// What follows the number from `start` to `end`: the place after it, and its unit. `linked`: an "of" may stand between
/// ("millions d’euros").
pub(super) fn unit(
    lex: &[Lex],
    start: usize,
    end: usize,
    lists: &Lists,
    language: Language,
    linked: bool,
) -> (usize, Unit) {
    if word(lex, end) == "%" {
        return (end + 1, Unit::Percent);
    }
    for (list, unit) in [(List::Points, Unit::Points), (List::Percent, Unit::Percent)] {
        if let Some((length, _)) = lists.at(list, lex, end) {
            return (end + length, unit);
        }
    }
    let of = lists.at(List::Of, lex, end).filter(|_| linked).map_or(0, |(length, _)| length);
    if let Some(currency) = symbol_after(word(lex, end)) {
        return (end + 1, Unit::Money(currency));
    }
    if let Some((length, currency)) = lists.at(List::Currency, lex, end + of) {
        return (end + of + length, Unit::Money(currency));
    }
    // "43-year-old", "14-month": the mark joins the number to its thing.
    let glued = |at: usize| lex.get(at).is_some_and(|lex| lex.glued);
    let joined = matches!(word(lex, end), "-" | "‑" | "–") && glued(end) && glued(end + 1);
    let from = end + usize::from(joined);
    if let Some((length, _)) = lists.at(List::Age, lex, from) {
        return (from + length, Unit::Age(None));
    }
    if let Some((length, _)) = lists.at(List::AgeNounAfter, lex, end) {
        if is_age(lex, start, end + length, lists) {
            return (end + length, Unit::Age(owner(lex, start)));
        }
    }
    if joined {
        let Some(thing) = lex.get(from).filter(|thing| thing.kind == Kind::Word && !thing.is_capital()) else {
            return (end, Unit::Bare);
        };
        let things = named(&thing.lower, thing, lists, language);
        return (from + 1, Unit::Things(placed(things, lex, start, from + 1, lists)));
    }
    match things(lex, end, lists, language, linked) {
        Some((after, things)) => (after, Unit::Things(placed(things, lex, start, after, lists))),
        None => (end, Unit::Bare),
    }
}

fn symbol_after(mark: &str) -> Option<&'static str> {
    Some(match mark {
        "€" => "euros",
        "$" => "dollars",
        "£" => "pounds",
        _ => return None,
    })
}

/// Whether years between `start` and `end` are an age: after "âgé de", in an apposition, or of a person.
fn is_age(lex: &[Lex], start: usize, end: usize, lists: &Lists) -> bool {
    let closes = matches!(word(lex, end), "," | ")" | "." | ";" | "");
    let apposition = matches!(word_before(lex, start, 1), "," | "(") && closes;
    let person = |back: usize| lists.has(List::Person, word_before(lex, start, back));
    let of = lists.before(List::Of, lex, start).is_some();
    let comma_of = of && word_before(lex, start, 2) == "," && closes;
    lists.before(List::AgeBefore, lex, start).is_some() || apposition || of && person(2) || comma_of
}

/// The name before the comma or bracket of an age.
fn owner(lex: &[Lex], start: usize) -> Option<String> {
    let before = lex.iter().take(start).rev().find(|lex| lex.kind == Kind::Word && lex.is_capital())?;
    Some(before.lower.clone())
}

/// The things that are named from `at` on: the place after them, and what they are. In German they end with the first
/// noun; in English with the first plural; elsewhere the noun comes first.
pub(super) fn things(
    lex: &[Lex],
    at: usize,
    lists: &Lists,
    language: Language,
    linked: bool,
) -> Option<(usize, Things)> {
    let of = lists.at(List::Of, lex, at).filter(|_| linked).map_or(0, |(length, _)| length);
    let from = at + of;
    let german = language == Language::German;
    let romance = matches!(language, Language::French | Language::Spanish | Language::Portuguese | Language::Italian);
    let mut counted: Vec<&Lex> = Vec::new();
    let mut names = 0;
    for (number, piece) in lex.iter().skip(from).take(5).enumerate() {
        let next = lex.get(from + number + 1).filter(|next| next.kind == Kind::Word);
        // "19 other states"
        if number == 0 && of == 0 && lists.has(List::Pass, &piece.lower) && next.is_some() {
            continue;
        }
        let plain = piece.kind == Kind::Word
            && !(piece.glued && number == 0 && of == 0)
            && !stopwords::contains(&piece.lower, language)
            && lexicon::reporting_verb(&piece.lower).is_none()
            && numerals::read(lex, from + number, lists, language).is_none();
        if !plain {
            break;
        }
        let plural = is_plural(piece, lists, language);
        let before_noun = next.is_some_and(|next| {
            next.is_capital() == german
                && is_plural(next, lists, language)
                && !stopwords::contains(&next.lower, language)
        });
        // "three Kallby firms", "33 Senate Democrats": a name is not what is counted, unless it is a plural.
        let name = piece.is_capital() && !german;
        let people = name && !romance && plural && next.is_none_or(|next| !next.is_capital()) && !before_noun;
        if name && !people {
            names += 1;
            if romance || names > 2 {
                break;
            }
            continue;
        }
        // "12 injured", but "nine missing cups"
        let happens = lists.has(List::Aspect, &piece.lower) && counted.is_empty() && !before_noun;
        counted.push(piece);
        let noun = if german { piece.is_capital() } else { plural };
        if noun || happens {
            let words = counted.iter().map(|lex| lex.lower.as_str()).collect::<Vec<_>>().join(" ");
            return Some((from + number + 1, named(&words, piece, lists, language)));
        }
        if counted.len() > 2 {
            break;
        }
    }
    None
}

fn named(words: &str, noun: &Lex, lists: &Lists, language: Language) -> Things {
    let own = lists.tag(List::Aspect, &noun.lower);
    let aspect = own.or_else(|| words.split(' ').find_map(|word| lists.tag(List::Aspect, word))).unwrap_or("");
    let anyone = own.is_some() || lists.has(List::People, &noun.lower);
    let head = stem(noun, language);
    Things { counted: words.to_string(), head, aspect, anyone, measure: lists.has(List::Measure, &noun.lower) }
}

fn is_plural(noun: &Lex, lists: &Lists, language: Language) -> bool {
    let word = noun.lower.as_str();
    if word.ends_with("'s") {
        return false;
    }
    if lists.has(List::Plural, word) || lists.has(List::Measure, word) || lists.has(List::People, word) {
        return true;
    }
    let long = word.chars().count() > 3;
    match language {
        Language::Italian => long && word.ends_with(['i', 'e', 'a']),
        Language::French => long && word.ends_with(['s', 'x', 'z']),
        Language::Spanish | Language::Portuguese => long && word.ends_with('s'),
        Language::German => noun.is_capital(),
        _ => long && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us"),
    }
}

/// The same with what happens to them, by the nearest word of the clause that tells it. Measures and money have none.
pub(super) fn placed(mut things: Things, lex: &[Lex], start: usize, end: usize, lists: &Lists) -> Things {
    if things.aspect.is_empty() && !things.measure {
        things.aspect = aspect(lex, start, end, lists).map_or("", |(_, aspect)| aspect);
    }
    things
}

/// The nearest word in the clause around `start` to `end` that tells what happens to people: how far, and what.
fn aspect(lex: &[Lex], start: usize, end: usize, lists: &Lists) -> Option<(usize, &'static str)> {
    let ends = |piece: &Lex| {
        let mark = piece.kind == Kind::Mark && !matches!(piece.lower.as_str(), "-" | "’" | "'" | "“" | "”" | "\"");
        mark || piece.kind == Kind::Number || lists.value(List::Number, &piece.lower).is_some()
    };
    let ahead = (end..lex.len().min(end + CLAUSE)).take_while(|at| lex.get(*at).is_some_and(|piece| !ends(piece)));
    let ahead = ahead.filter_map(|at| lists.at(List::Aspect, lex, at).map(|(_, tag)| (at - end, tag))).next();
    let behind = (start.saturating_sub(CLAUSE)..start).rev();
    let behind = behind.take_while(|at| lex.get(*at).is_some_and(|piece| !ends(piece)));
    let behind = behind.filter_map(|at| lists.at(List::Aspect, lex, at).map(|(_, tag)| (start - 1 - at, tag))).next();
    match (ahead, behind) {
        (Some(ahead), Some(behind)) => Some(if behind.0 < ahead.0 { behind } else { ahead }),
        (ahead, behind) => ahead.or(behind),
    }
}

/// What a bare number counts by the words around it.
pub(super) fn around(
    lex: &[Lex],
    start: usize,
    end: usize,
    lists: &Lists,
    language: Language,
    value: f64,
) -> Option<Before> {
    let closes = matches!(word(lex, end), "," | ")" | "." | ";" | "");
    let before = start.checked_sub(1).and_then(|at| lex.get(at));
    // "aged nine"; "Marek Oduya, 43, said": an age in an apposition to a name.
    let years = (1.0..=115.0).contains(&value) && value.fract() == 0.0;
    let name = start
        .checked_sub(2)
        .and_then(|at| lex.get(at))
        .is_some_and(|name| name.kind == Kind::Word && name.is_capital() && !lists.has(List::Month, &name.lower));
    let apposition = name && closes && before.is_some_and(|mark| mark.is(",") || mark.is("("));
    if years && (apposition || lists.before(List::AgeBefore, lex, start).is_some()) {
        return Some(Before::Unit(Unit::Age(if apposition { owner(lex, start) } else { None })));
    }
    let people = |counted: &str, aspect: &'static str| {
        let things = Things { counted: counted.to_string(), head: String::new(), aspect, anyone: true, measure: false };
        Some(Before::Unit(Unit::Things(things)))
    };
    // "injuring 30", "killing at least 14", "30 were injured"
    let bound = lists.before(List::Bound, lex, start).map_or(0, |(length, _)| length);
    let from = start - bound;
    if let Some((_, aspect)) = lists.before(List::Aspect, lex, from) {
        return people(word_before(lex, from, 1), aspect);
    }
    let be = usize::from(lists.has(List::Be, word(lex, end)) || stopwords::contains(word(lex, end), language));
    if let Some((_, aspect)) = lists.at(List::Aspect, lex, end + be) {
        return people(word(lex, end + be), aspect);
    }
    // "i feriti sono 140", "les blessés sont 140"
    if lists.has(List::Be, word_before(lex, from, 1)) {
        let noun = from.checked_sub(2).and_then(|at| lex.get(at)).filter(|noun| noun.kind == Kind::Word);
        let counts = |noun: &&Lex| {
            is_plural(noun, lists, language)
                && !stopwords::contains(&noun.lower, language)
                && (!noun.is_capital() || language == Language::German)
        };
        if let Some(noun) = noun.filter(counts) {
            return Some(Before::Unit(Unit::Things(named(&noun.lower, noun, lists, language))));
        }
    }
    // "the death toll rose to 14"
    let toll = (from.saturating_sub(CLAUSE)..from).any(|at| lists.has(List::Toll, word(lex, at)));
    if toll && value >= 2.0 {
        return people("dead", "death");
    }
    // "a family of five"
    let of = lists.before(List::GroupOf, lex, start).or_else(|| lists.before(List::Of, lex, start));
    if let Some(group) = of.and_then(|(length, _)| start.checked_sub(length + 1)).and_then(|at| lex.get(at)) {
        if lists.has(List::Group, &group.lower) {
            return Some(Before::Unit(Unit::Things(named(&group.lower, group, lists, language))));
        }
    }
    // "21 of the 101 seats"
    if let Some((length, _)) = lists.at(List::Of, lex, end) {
        let article = usize::from(stopwords::contains(word(lex, end + length), language));
        let whole = end + length + article;
        if let Some(number) = numerals::read(lex, whole, lists, language) {
            if let (_, Unit::Things(things)) = unit(lex, whole, number.end, lists, language, false) {
                return Some(Before::Unit(Unit::Things(things)));
            }
        }
    }
    // "Route 66", "No. 12", "Bundesstraße 14"
    let dotted = before.is_some_and(|mark| mark.is(".")) && matches!(word_before(lex, start, 2), "no" | "nr" | "nos");
    let led = before.is_some_and(|word| {
        word.kind == Kind::Word
            && word.is_capital()
            && bound == 0
            && (start > 1 || !stopwords::contains(&word.lower, language))
            && !lists.has(List::Bound, &word.lower)
    });
    let sign = before.is_some_and(|mark| mark.is("#") || mark.is("№"));
    (dotted || led || sign).then_some(Before::Name)
}
