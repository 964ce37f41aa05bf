//! Names of people and organizations, and places, by what stands around them: no list of names is shipped.
use super::dates::is_day_or_month;
use super::lex::{word_before, Lex};
use super::{Fact, Kind};
use crate::quotes::{Findings, Person, Quotation, SpeakerKind};
use crate::similarity::in_dictionary;
use crate::{Article, Language, Span};
use broadsheet_text::token::Kind as Token;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::UnicodeNormalization;

/// Everyone named in the article, each once where first named; without nouns that only a sentence's beginning capitalizes.
pub(super) fn people(found: &Findings, article: &Article) -> Vec<Fact> {
    let speaks = |number: usize| {
        let speaker = |quotation: &Quotation| quotation.speaker.as_ref().is_some_and(|one| one.person == Some(number));
        found.quotations.iter().any(speaker)
    };
    let fact = |(number, person): (usize, &Person)| {
        (speaks(number) || !may_be_noun(person, article)).then_some(())?;
        Some(Fact { kind: Kind::Name, span: *person.mentions.first()?, value: person.name.clone() })
    };
    found.people.iter().enumerate().filter_map(fact).collect()
}

/// Whether one English word is capitalized, as far as the article shows, only because sentences begin with it ("Fuel"):
/// one that the dictionary has, without title, role or given name. In other languages nothing is said of it.
fn may_be_noun(person: &Person, article: &Article) -> bool {
    article.language == Language::English
        && person.kind == SpeakerKind::Unknown
        && person.roles.is_empty()
        && !person.name.contains(' ')
        && person.name.chars().skip(1).all(|c| !c.is_uppercase())
        && in_dictionary(&person.name)
        && person.mentions.iter().all(|mention| opens(*mention, article))
}

/// Whether a sentence, or what follows a colon or a quotation mark in it, begins at `span`.
fn opens(span: Span, article: &Article) -> bool {
    let at = article.sentences.partition_point(|sentence| sentence.end() <= span.start());
    let start = article.sentences.get(at).map_or(0, |sentence| sentence.start());
    let before = article.text.get(start..span.start()).unwrap_or_default().trim_end();
    before.ends_with([':', '“', '"', '‘', '«', '„']) || !before.contains(char::is_alphanumeric)
}

/// The places of a sentence: capitalized words after a preposition of place. Days, months and the names in `people`
/// are left out, and so is what is not capitalized by choice: the first word.
pub(super) fn places(lex: &[Lex], found: &Findings) -> Vec<(Span, String)> {
    let mut places = Vec::new();
    let mut at = 1;
    while let Some(first) = lex.get(at) {
        let led = matches!(word_before(lex, at, 1), "in" | "near" | "outside" | "off" | "around" | "across")
            || (word_before(lex, at, 1) == "of"
                && matches!(
                    word_before(lex, at, 2),
                    "north" | "south" | "east" | "west" | "city" | "town" | "village" | "port" | "province" | "island"
                ));
        let length = lex.iter().skip(at).take(4).take_while(|lex| lex.kind == Token::Word && lex.is_capital()).count();
        let last = lex.get(at + length.max(1) - 1);
        if !led || length == 0 || is_day_or_month(&first.lower) {
            at += 1;
            continue;
        }
        let span = last.map_or(first.span, |last| first.span.cover(last.span));
        let words: Vec<&str> = lex.iter().skip(at).take(length).map(|lex| lex.written.as_str()).collect();
        let value = words.join(" ").trim_end_matches("'s").trim_end_matches("’s").to_string();
        // "in Parliament’s view", "in Tamm's words": what belongs to a name is no place.
        let owner = words.last().is_some_and(|word| word.ends_with("'s") || word.ends_with("’s"));
        let is_person = found.people.iter().any(|person| {
            person.kind != SpeakerKind::Unknown && (person.name == value || person.aliases.contains(&value))
                || person.kind == SpeakerKind::Person && person.mentions.iter().any(|mention| mention.overlaps(span))
        });
        if !owner && !is_person && !words.iter().all(|word| word.chars().count() < 2) {
            places.push((span, value));
        }
        at += length;
    }
    places
}

/// Whether two names mean the same: equal, or one is the end of the other ("Tamm", "Ilse Tamm").
pub(super) fn same_name(a: &str, b: &str) -> bool {
    let (a, b) = (folded(a), folded(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let ends = long.strip_suffix(short.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '));
    ends || a.trim_start_matches("the ") == b.trim_start_matches("the ")
}

/// Whether two names are the same but for accents, capitals and "the".
pub(super) fn equal(a: &str, b: &str) -> bool {
    folded(a).trim_start_matches("the ") == folded(b).trim_start_matches("the ")
}

/// Whether two full names are one name in two spellings: one word is shared and another differs in one or two letters.
pub(super) fn misspelled(a: &str, b: &str) -> bool {
    let (a, b) = (folded(a), folded(b));
    let (a, b): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    if a.len() != b.len() || a.len() < 2 {
        return false;
    }
    let differ: Vec<_> = a.iter().zip(&b).filter(|(x, y)| x != y).collect();
    let [(x, y)] = differ.as_slice() else { return false };
    let longest = x.chars().count().max(y.chars().count());
    let first = x.chars().next() == y.chars().next();
    longest >= 4 && first && distance(x, y) <= if longest >= 7 { 2 } else { 1 }
}

/// In lower case and without accents: outlets differ in whether they print them.
fn folded(name: &str) -> String {
    name.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Letters to insert, remove or replace (Levenshtein 1965).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (slot, y) in row.iter_mut().skip(1).zip(b.chars()) {
            let best = (corner + usize::from(x != y)).min(left + 1).min(*slot + 1);
            corner = std::mem::replace(slot, best);
            left = best;
        }
        row.first_mut().into_iter().for_each(|first| *first = i + 1);
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{distance, misspelled, same_name};

    #[test]
    fn spellings_of_names() {
        assert_eq!([distance("", "abc"), distance("Tamm", "Tam"), distance("kitten", "sitting")], [3, 1, 3]);
        let check = |a: &str, b: &str, same: bool, close: bool| {
            assert_eq!((same_name(a, b), misspelled(a, b)), (same, close), "{a}, {b}");
        };
        check("Ilse Tamm", "Tamm", true, false);
        check("Ilse Tamm", "Ilse Tamme", false, true);
        check("Ilse Tamm", "Ilse Roog", false, false);
        check("Ilse Tamm", "Otto Tamm", false, false);
        check("the Norhaven Port", "Norhaven Port", true, false);
        check("Tamm", "Tam", false, false);
        check("Inés Calder", "Ines Calder", true, false);
    }
}
