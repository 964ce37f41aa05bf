//! Rules of the user's own: which lines are "lines like this one".
use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;
use unicode_normalization::{char::is_combining_mark, UnicodeNormalization};

use crate::read::byline;

/// What stands in a key for a number.
const NUMBER: char = '#';
const ADDRESS: &str = "<address>";
const MAIL: &str = "<mail>";
const HANDLE: &str = "<handle>";
const MONTH: &str = "<month>";
const DAY: &str = "<day>";
const CLOCK: &str = "<clock>";
const NAME: &str = "<name>";
const CLASSES: [&str; 7] = [ADDRESS, MAIL, HANDLE, MONTH, DAY, CLOCK, NAME];

/// The key of a line: lines that differ only in what changes from article to article have the same key.
///
/// Case, white space and marks do not count; accents and every word do. Numbers (with dates and times in figures) become
/// `#`, names of months and days, "am" and "pm", web and mail addresses and handles a class each, and so do the names
/// in a byline or photo credit, where the line says by its beginning that names follow. Numbers side by side are one.
/// The key of a key is the key. Empty for a line without letters and figures: such a line is like no other, and no rule
/// may be made of it.
pub fn key(line: &str) -> String {
    let composed: String = line.nfc().collect();
    let named = without_names(&composed);
    let mut words: Vec<String> = Vec::new();
    for token in named.split(|c: char| c.is_whitespace() || c.is_control()) {
        take(token, &mut words);
    }
    calendar(&mut words);
    words.dedup_by(|word, before| is_number(word) && is_number(before));
    words.join(" ").nfc().collect()
}

/// The words of a piece between blanks, or its class.
fn take(token: &str, words: &mut Vec<String>) {
    let bare = token.trim_matches(|c: char| !c.is_alphanumeric() && !is_combining_mark(c) && !"<>@/#".contains(c));
    let lower = bare.to_lowercase();
    if CLASSES.contains(&lower.as_str()) {
        return words.push(lower);
    }
    if let Some(class) = class(&lower) {
        return words.push(class.to_string());
    }
    let mut word = String::new();
    let mut rest = lower.chars().peekable();
    while let Some(c) = rest.next() {
        if is_figure(c) {
            if !word.ends_with(NUMBER) {
                word.push(NUMBER);
            }
        } else if c.is_alphanumeric() || is_combining_mark(c) {
            word.push(if c == 'ς' { 'σ' } else { c });
        } else if matches!(c, '\'' | '’' | 'ʼ')
            && !word.is_empty()
            && rest.peek().is_some_and(|c| c.is_alphabetic() && !is_figure(*c))
        {
            word.push('\'');
        } else if word.ends_with(NUMBER)
            && matches!(c, '.' | ',' | ':' | '/')
            && rest.peek().is_some_and(|c| is_figure(*c))
        {
            // "1,234.5" and "12:30" are one number.
        } else if !word.is_empty() {
            words.push(ordinal(std::mem::take(&mut word)));
        }
    }
    if !word.is_empty() {
        words.push(ordinal(word));
    }
}

fn is_figure(c: char) -> bool {
    c.is_numeric() || c == NUMBER
}

fn is_number(word: &str) -> bool {
    word.chars().all(is_figure)
}

/// "3rd" and "21st" are numbers, and so are "1er" and "2º".
fn ordinal(word: String) -> String {
    match word.strip_prefix(NUMBER) {
        Some("st" | "nd" | "rd" | "th" | "er" | "e" | "º" | "ª" | "ème" | "de" | "ste") => NUMBER.to_string(),
        _ => word,
    }
}

/// The class of an address or handle.
fn class(token: &str) -> Option<&'static str> {
    static PLACE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"^(?:https?://|www\.)\S+$|",
            r"^(?:[\p{L}\p{N}-]+\.)+(?:com|org|net|info|example|eu|uk|us|ca|au|de|at|ch|fr|be|es|pt|br|mx|ar|it|nl|pl|ru|ua|se|dk|no|ie)(?:/\S*)?$"
        ))
        .ok()
    });
    match token.split_once('@') {
        Some(("", handle)) if handle.chars().any(char::is_alphanumeric) => Some(HANDLE),
        Some((user, host)) if !user.is_empty() && host.contains('.') => Some(MAIL),
        _ => PLACE.as_ref().is_some_and(|place| place.is_match(token)).then_some(ADDRESS),
    }
}

/// The line with a class in place of the people that a byline or a credit names. A line that merely begins like one is
/// left as it is: every name must look like one.
fn without_names(line: &str) -> String {
    static LABEL: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^\s*[(\[]?\s*(?:photos?|fotos?|bild(?:er)?|images?|imagen|imagem|immagine|pictures?|credits?|crédits?(?: photo)?|crédito|zdjęcie|fot|beeld|text|texte|texto|testo|tekst|фото|текст|author|autor(?:in)?|auteur|autore)\s*(?:\bby\b|[:.©/])\s*").ok()
    });
    const MOST: usize = 200;
    if line.len() > MOST {
        return line.to_string();
    }
    let names: Vec<String> = if byline::has_lead(line) {
        byline::authors(line)
    } else {
        let label = LABEL.as_ref().and_then(|label| label.find(line));
        let rest = label.and_then(|label| line.get(label.end()..)).unwrap_or_default();
        let pieces = rest.split(['/', ',', '&', ')', ']', ';', '|']).map(str::trim);
        pieces.filter(|piece| byline::is_name(piece)).map(str::to_string).collect()
    };
    let places = names.iter().filter_map(|name| line.find(name.as_str()).map(|at| (at, at + name.len())));
    let Some((start, end)) = places.reduce(|all, place| (all.0.min(place.0), all.1.max(place.1))) else {
        return line.to_string();
    };
    let (before, after) = (line.get(..start).unwrap_or_default(), line.get(end..).unwrap_or_default());
    format!("{before} {NAME} {after}")
}

/// Puts classes for months, days and halves of the day.
fn calendar(words: &mut [String]) {
    static NAMES: LazyLock<HashMap<&'static str, (&'static str, bool)>> = LazyLock::new(|| {
        let mut names = HashMap::new();
        let mut class = (MONTH, false);
        for line in include_str!("phrases/calendar.txt").lines() {
            if let Some(kind) = line.strip_prefix("= ") {
                class = (if kind.starts_with("months") { MONTH } else { DAY }, kind.ends_with("near"));
            } else if let Some((_, list)) = line.split_once(": ").filter(|_| !line.starts_with('#')) {
                for name in list.split("; ") {
                    // A month that is sure in one language is sure in all.
                    let held = names.entry(name).or_insert(class);
                    if class.0 == MONTH && (held.0 == DAY || held.1 && !class.1) {
                        *held = class;
                    }
                }
            }
        }
        names
    });
    let beside = |words: &[String], at: usize| {
        let is = |word: Option<&String>| word.is_some_and(|word| is_number(word) || word == MONTH || word == DAY);
        is(at.checked_sub(1).and_then(|at| words.get(at))) || is(words.get(at + 1))
    };
    // Once more for "Mon, May 4": the day stands beside the month, which stands beside the number.
    loop {
        let mut changed = false;
        for at in 0..words.len() {
            let Some(word) = words.get(at) else { continue };
            let clock = matches!(word.as_str(), "am" | "pm" | "uhr") && beside(words, at);
            let class = match NAMES.get(word.as_str()) {
                Some((class, near)) if !near || beside(words, at) => Some(*class),
                _ if clock => Some(CLOCK),
                _ => None,
            };
            if let (Some(class), Some(word)) = (class, words.get_mut(at)) {
                *word = class.to_string();
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn alike(a: &str, b: &str) {
        assert_eq!(key(a), key(b), "{a} / {b}");
        assert!(!key(a).is_empty(), "{a}");
    }

    fn unlike(a: &str, b: &str) {
        assert_ne!(key(a), key(b), "{a} / {b}");
    }

    #[test]
    fn lines_that_change_only_in_figures_dates_and_addresses_are_alike() {
        alike("Read our newsletter of May 4, 2026", "READ our newsletter of  December 13, 2025!");
        alike("Published at 9:05 am on Monday", "Published at 11:30 PM on Friday");
        alike("Mon, May 4 | 1,234 comments", "Thu, Dec 24 | 7 comments");
        alike("Write to tips@ledger.example", "Write to ada.quill@echo.example");
        alike("More: https://ledger.example/a?b=1", "More: www.ledger.example/harbor");
        alike("Follow @ledger_news", "Follow @AdaQuill");
        alike("Page 3 of 12", "Page 4 of 5");
        alike("The 3rd of 5 parts", "The 1st of 12 parts");
        alike("Ausgabe vom 4. Mai 2026, 18:05 Uhr", "Ausgabe vom 13. Dezember 2025, 7:30 Uhr");
        alike("Publié le lundi 3 août 2020 à 18h05", "Publié le jeudi 12 mars 2026 à 9h30");
        alike("Publicado el 3 de enero de 2026", "Publicado el 14 de mayo de 2025");
        alike("Publicado em 3 de março de 2026", "Publicado em 14 de outubro de 2025");
        alike("Pubblicato lunedì 3 maggio", "Pubblicato venerdì 14 dicembre");
        alike("Gepubliceerd op 3 mei 2026", "Gepubliceerd op 14 oktober 2025");
        alike("Opublikowano 3 maja 2026", "Opublikowano 14 października 2025");
        alike("Опубликовано 3 мая 2026", "Опубликовано 14 октября 2025");
    }

    #[test]
    fn names_behind_a_label_do_not_count() {
        alike("By Ada Quill", "By Tom Bracken and Nia Okoye");
        alike("Von Jörg Lindemann", "Von Anke Rohde");
        alike("Photo: Jo Doe / NPA", "Photo: Ines Wolff / NPA");
        alike("Foto: Marta Nowak/PNA", "Foto: Jan Kowal/PNA");
        unlike("Photo: Jo Doe / NPA", "Photo: Jo Doe / Coast Ledger");
        unlike("By using this site you agree", "By Ada Quill");
    }

    #[test]
    fn other_words_and_accents_count() {
        unlike("Read our newsletter", "Read our newsletters");
        unlike("The mayor said on Monday", "The minister said on Monday");
        unlike("Él dijo", "El dijo");
        unlike("You may also like", "You could also like");
        unlike("They march on", "They walk on");
        unlike("Der Rat tagt", "Der Rat tagte");
    }

    #[test]
    fn a_line_without_letters_has_no_key() {
        assert_eq!(key(" — * — "), "");
    }

    proptest! {
        #[test]
        fn the_key_of_a_key_is_the_key(line in "\\PC{0,60}") {
            let once = key(&line);
            prop_assert_eq!(key(&once), once);
        }

        #[test]
        fn the_same_with_words(words in proptest::collection::vec(
            "(By|Von|Photo:|may|3rd|mar|so|18h05|<name>|#|@a|a@b.de|www\\.a|Jo Doe|Ada Quill|’s|İ|ΣΑΣ|Monday|am|12:30|and|/|-|\\.)", 0..8)) {
            let once = key(&words.join(" "));
            prop_assert_eq!(key(&once), once);
        }
    }
}
