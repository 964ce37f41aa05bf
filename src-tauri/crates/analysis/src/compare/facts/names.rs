//! Names of people and organizations, and places, by what stands around them; by name only countries, states and regions are
//! known, since a sentence seldom tells that "France" is a place.
use super::dates::is_day_or_month;
use super::lex::{lex, word, word_before, Lex};
use super::lists::{List, Lists};
use super::{numerals, Fact, Kind};
use crate::quotes::{Findings, Person, Quotation, SpeakerKind};
use crate::similarity::in_dictionary;
use crate::{Article, Language, Span};
use broadsheet_text::token::{self, Kind as Token};
use rustc_hash::FxHashSet;
use unicode_normalization::char::is_combining_mark;
use unicode_normalization::UnicodeNormalization;

/// Everyone named in the article, each once where first named; without nouns that only a sentence's beginning capitalizes,
/// number words, and what only names an office ("ministre de la Mer").
pub(super) fn people(found: &Findings, article: &Article) -> Vec<Fact> {
    let lists = Lists::of(article.language);
    let speaks = |number: usize| {
        let speaker = |quotation: &Quotation| quotation.speaker.as_ref().is_some_and(|one| one.person == Some(number));
        found.quotations.iter().any(speaker)
    };
    let fact = |(number, person): (usize, &Person)| {
        let first = person.mentions.first()?;
        let noun = may_be_noun(person, article, lists, speaks(number));
        let of_office = person.kind != SpeakerKind::Person
            && person.mentions.iter().all(|mention| follows_office(*mention, article, lists));
        let words = lex(article.text, *first, article.language);
        let counts = |part: &str| lists.has(List::Number, part) || lists.has(List::Inner, part);
        let number = !person.name.contains(' ')
            && (numerals::read(&words, 0, lists, article.language).is_some()
                || person.name.to_lowercase().split('-').all(|part| counts(part) || lists.has(List::Scale, part)));
        // "D-Ga.", "Calif.": what stands beside a name.
        let lower = person.name.trim_end_matches('.').to_lowercase();
        let mut parts = lower.split('-');
        let party = parts.next().is_some_and(|party| party.chars().count() == 1) && parts.next().is_some();
        let short = party || lists.has(List::Abbreviation, &lower);
        (!noun && !of_office && !number && !short).then_some(())?;
        // "Kallby-based" is said of Kallby.
        let whole = person.mentions.iter().find(|mention| mention.of(article.text) == person.name).unwrap_or(first);
        let (span, name) = match person.name.rsplit_once('-') {
            Some((name, end)) if lists.has(List::CompoundEnd, end) => {
                (Span::new(whole.start(), whole.start() + name.len()), name)
            }
            _ => (*whole, person.name.as_str()),
        };
        let fits = span.of(article.text) == name;
        let kind = if lists.is_country(name) { Kind::Place } else { Kind::Name };
        let span = if fits { span } else { *whole };
        Some(Fact { kind, span, said: span, value: name.to_string() })
    };
    found.people.iter().enumerate().filter_map(fact).collect()
}

/// Whether one English word is capitalized, as far as the article shows, only because sentences begin with it ("Fuel"):
/// one that the dictionary has, without title, role or given name. Who speaks may well be called so, but for plurals
/// ("Farmers say") and words for no one alone. In other languages nothing is said of it.
fn may_be_noun(person: &Person, article: &Article, lists: &Lists, speaks: bool) -> bool {
    let lower = person.name.to_lowercase();
    let plural = lower.len() > 4 && lower.ends_with('s') && !lower.ends_with("ss") && in_dictionary(&lower);
    let many = plural || lists.has(List::NoName, &lower) || lists.has(List::People, &lower);
    article.language == Language::English
        && (many || !speaks && person.kind == SpeakerKind::Unknown && person.roles.is_empty())
        && !person.name.contains(' ')
        && person.name.chars().skip(1).all(|c| !c.is_uppercase())
        && (many || in_dictionary(&person.name))
        && person.mentions.iter().all(|mention| opens(*mention, article))
}

/// Whether an office stands right before `span`, with nothing but little words between.
fn follows_office(span: Span, article: &Article, lists: &Lists) -> bool {
    let start = article.text.get(..span.start()).unwrap_or_default();
    let from = start.char_indices().rev().nth(40).map_or(0, |(at, _)| at);
    let before = lex(article.text, Span::new(from, span.start()), article.language);
    let little =
        |lex: &&Lex| broadsheet_text::stopwords::contains(&lex.lower, article.language) || lex.lower.ends_with('\'');
    before.iter().rev().take(4).find(|lex| !little(lex)).is_some_and(|word| lists.has(List::Office, &word.lower))
        && before.last().is_some_and(|last| little(&last))
}

/// Whether a sentence, or what follows a colon or a quotation mark in it, begins at `span`.
fn opens(span: Span, article: &Article) -> bool {
    let at = article.sentences.partition_point(|sentence| sentence.end() <= span.start());
    let start = article.sentences.get(at).map_or(0, |sentence| sentence.start());
    let before = article.text.get(start..span.start()).unwrap_or_default().trim_end();
    before.ends_with([':', '“', '"', '‘', '«', '„']) || !before.contains(char::is_alphanumeric)
}

/// German words that the article uses as nouns, with an article before them: no names.
#[derive(Debug, Default)]
pub(super) struct Nouns(FxHashSet<String>);

impl Nouns {
    /// Reads an article; without effect in other languages, where nouns have no capitals.
    pub fn of(article: &Article) -> Self {
        const ARTICLES: &[&str] = &[
            "der", "die", "das", "den", "dem", "des", "ein", "eine", "einen", "einem", "einer", "eines", "kein",
            "keine", "im", "am", "zum", "zur", "beim", "vom", "ins", "viele", "mehrere", "alle",
        ];
        let mut nouns = FxHashSet::default();
        if article.language != Language::German {
            return Self(nouns);
        }
        let mut before = String::new();
        for span in token::words(article.text) {
            let word = span.of(article.text);
            if word.starts_with(char::is_uppercase) && ARTICLES.contains(&before.as_str()) {
                nouns.insert(word.to_lowercase());
            }
            before = word.to_lowercase();
        }
        Self(nouns)
    }

    /// Whether a capitalized word is a noun and no name, as far as the article and the word's ending tell.
    fn has(&self, lower: &str) -> bool {
        const ENDINGS: &[&str] = &[
            "ung", "ungen", "heit", "keit", "schaft", "tion", "tionen", "nis", "ismus", "tät", "chen", "ern", "eln",
            "ten", "gen", "hen", "ben", "ren", "men", "nen", "len", "ken", "den", "sen", "zeit", "weise",
        ];
        self.0.contains(lower) || ENDINGS.iter().any(|end| lower.ends_with(end))
    }
}

/// The places of a sentence: capitalized words after a preposition of place, after a noun that places have ("the port of"),
/// and as rivers are named; in German also organizations behind their noun ("die Firma Kranz"). Days, months and the names in `people` are left out, and so is what is not capitalized by
/// choice: the first word.
pub(super) fn places(
    lex: &[Lex],
    found: &Findings,
    lists: &Lists,
    language: Language,
    nouns: &Nouns,
) -> Vec<(Span, String, Kind)> {
    let mut places = Vec::new();
    let mut at = 1;
    while let Some(first) = lex.get(at) {
        let capital = |lex: &&Lex| lex.kind == Token::Word && lex.is_capital();
        let length = lex.iter().skip(at).take(4).take_while(capital).count();
        if length == 0 {
            at += 1;
            continue;
        }
        let after_word = |list: List, back: usize| lists.has(list, word_before(lex, at, back));
        let english = lists.language == Language::English;
        let river = !english && lists.before(List::River, lex, at).is_some()
            || english
                && word_before(lex, at, 1) == "the"
                && length == 1
                && (after_word(List::River, 2) && !after_word(List::PlaceBefore, 2)
                    || lists.has(List::RiverVerb, word(lex, at + 1)));
        let of = word_before(lex, at, 1) == "of" || after_word(List::PlaceLink, 1);
        let german = language == Language::German;
        let noun_before = of && after_word(List::PlaceOf, 2) || german && after_word(List::PlaceOf, 1);
        let noun_after =
            length == 1 && word_before(lex, at, 1) == "the" && lists.has(List::PlaceNoun, word(lex, at + 1));
        let compound = first.lower.rsplit('-').next().is_some_and(|end| lists.has(List::CompoundEnd, end));
        let led = after_word(List::PlaceBefore, 1) || noun_before || noun_after;
        let length = if german { 1 } else { length };
        let words: Vec<&str> = lex.iter().skip(at).take(length).map(|lex| lex.written.as_str()).collect();
        let lower = first.bare();
        let no_place = is_day_or_month(lower, lists)
            || compound
            || lists.has(List::NoPlace, lower)
            || german && !noun_before && nouns.has(lower)
            || german && lists.at(List::Currency, lex, at).is_some()
            || words.iter().all(|word| word.chars().count() < 2)
            || words.iter().all(|word| word.chars().count() > 3 && word.chars().all(char::is_uppercase))
            || is_of_people(words.last().copied().unwrap_or_default(), lex.get(at + length), language);
        let organization = german && after_word(List::OrganizationBefore, 1);
        if !(led || river || organization) || no_place {
            at += length;
            continue;
        }
        let last = lex.get(at + length - 1).unwrap_or(first);
        let span = first.span.cover(last.span);
        let value = words.join(" ").trim_end_matches("'s").trim_end_matches("’s").to_string();
        // "in Parliament’s view", "in Tamm's words": what belongs to a name is no place.
        let owner = words.last().is_some_and(|word| word.ends_with("'s") || word.ends_with("’s"));
        let is_person = found.people.iter().any(|person| {
            person.kind != SpeakerKind::Unknown && (person.name == value || person.aliases.contains(&value))
                || person.kind == SpeakerKind::Person && person.mentions.iter().any(|mention| mention.overlaps(span))
        });
        if !owner && !is_person {
            places.push((span, value, if organization { Kind::Name } else { Kind::Place }));
        }
        at += length;
    }
    places
}

/// Whether an English capitalized word before a noun is an adjective of a people or party ("in Democratic circles").
fn is_of_people(last: &str, next: Option<&Lex>, language: Language) -> bool {
    let ends = ["ish", "ese", "ican", "ian", "ic", "an"].iter().any(|end| last.ends_with(end));
    let noun = next.is_some_and(|next| {
        next.kind == Token::Word && !next.is_capital() && !broadsheet_text::stopwords::contains(&next.lower, language)
    });
    language == Language::English && ends && noun
}

/// A name as it is compared: in lower case, without accents, the periods of short forms and "the", since outlets differ in
/// whether they print them.
pub(in crate::compare) fn plain(name: &str) -> String {
    let mut folded = folded(name);
    if folded.contains('.') {
        folded = folded.split(' ').map(undotted).collect::<Vec<_>>().join(" ");
    }
    folded.strip_prefix("the ").unwrap_or(&folded).to_string()
}

/// Whether two plain names mean the same: equal, or one is the end of the other ("Tamm", "Ilse Tamm").
pub(in crate::compare) fn same_name(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    long.strip_suffix(short).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
}

/// Whether two plain full names are one name in two spellings: one word is shared and another differs in one or two
/// letters.
pub(super) fn misspelled(a: &str, b: &str) -> bool {
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

/// "n.a.a.c.p." as "naacp".
fn undotted(word: &str) -> String {
    let short = word.split('.').all(|part| part.chars().count() <= 1);
    if short {
        word.replace('.', "")
    } else {
        word.to_string()
    }
}

/// In lower case and without accents.
fn folded(name: &str) -> String {
    if name.is_ascii() {
        return name.to_ascii_lowercase();
    }
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
    use super::{distance, misspelled, plain, same_name};

    #[test]
    fn spellings_of_names() {
        assert_eq!([distance("", "abc"), distance("Tamm", "Tam"), distance("kitten", "sitting")], [3, 1, 3]);
        let check = |a: &str, b: &str, same: bool, close: bool| {
            let (a, b) = (plain(a), plain(b));
            assert_eq!((same_name(&a, &b), misspelled(&a, &b)), (same, close), "{a}, {b}");
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
