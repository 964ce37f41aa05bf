//! Sentences in six languages, each with the amount that a reader finds in it.
use super::amount::Unit;
use super::lex::lex;
use super::lists::Lists;
use super::{find, numbers, Kind};
use crate::{Article, Language, Span};
use proptest::prelude::*;

/// Text, value, unit and bound of each amount of a sentence.
fn read(sentence: &str, language: Language) -> Vec<(String, String, String, String)> {
    let lex = lex(sentence, Span::whole(sentence), language);
    let mut reader = numbers::Reader::new(&lex, language);
    let (mut at, mut found) = (0, Vec::new());
    while at < lex.len() {
        let Some((start, end, amount)) = reader.read(at) else {
            at += 1;
            continue;
        };
        let unit = match &amount.unit {
            Unit::Percent => "%".to_string(),
            Unit::Points => "points".to_string(),
            Unit::Money(currency) => (*currency).to_string(),
            Unit::Age(_) => "age".to_string(),
            Unit::Ordinal(thing, _) => format!("{thing} (ordinal)"),
            Unit::Things(things) => things.counted.clone(),
            Unit::Bare => "-".to_string(),
        };
        let bound = if amount.bound.is_empty() { "-" } else { amount.bound };
        let words = super::covered(&lex, start, end).unwrap().of(sentence);
        found.push((words.to_string(), amount.number(), unit, bound.to_string()));
        at = end.max(at + 1);
    }
    found
}

#[test]
fn amounts_are_read_in_six_languages() {
    let mut wrong = Vec::new();
    let (mut lines, mut languages) = (0, std::collections::BTreeSet::new());
    for line in include_str!("../fixtures/numbers.txt").lines().filter(|line| !line.starts_with('#')) {
        let [tag, marked, value, unit, bound] = line.split(" | ").collect::<Vec<_>>()[..] else { panic!("{line}") };
        lines += 1;
        languages.insert(tag);
        let sentence = marked.replace(['[', ']'], "");
        let words = marked.split_once('[').and_then(|(_, rest)| rest.split_once(']')).map(|(words, _)| words);
        let found = read(&sentence, Language::from_tag(tag));
        let right = match (words, found.first()) {
            (None, None) => true,
            (Some(words), Some(one)) => {
                *one == (words.to_string(), value.to_string(), unit.to_string(), bound.to_string())
            }
            _ => false,
        };
        if !right {
            wrong.push(format!("{line}\n    {found:?}"));
        }
    }
    assert!(lines >= 120 && languages.len() == 6);
    assert!(wrong.is_empty(), "{} of {lines} wrong\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_language_has_its_lists() {
    for language in [
        Language::English,
        Language::German,
        Language::French,
        Language::Spanish,
        Language::Portuguese,
        Language::Italian,
    ] {
        assert_eq!(Lists::of(language).language, language);
    }
}

/// Dates of a sentence in an article of Wednesday, 2026-10-14, and in one of no day.
#[track_caller]
fn check_dates(tag: &str, sentence: &str, resolved: &[&str], unresolved: &[&str]) {
    let of = |published| {
        let article = Article { published, ..Article::new(sentence, Language::from_tag(tag)) };
        let dates = find(&article).into_iter().filter(|fact| fact.kind == Kind::Date);
        dates.map(|fact| fact.value).collect::<Vec<_>>()
    };
    assert_eq!(of(Some("2026-10-14")), resolved, "{sentence}");
    assert_eq!(of(None), unresolved, "{sentence}");
}

#[test]
fn dates_are_resolved_in_six_languages() {
    check_dates("en", "It sank last month.", &["2026-09"], &["last month"]);
    check_dates("en", "It sank two days ago.", &["2026-10-12"], &["2 days ago"]);
    check_dates("en", "It sank yesterday.", &["2026-10-13"], &["yesterday"]);
    check_dates("en", "It has stood there since January.", &["January"], &["January"]);
    check_dates("de", "Das Schiff sank am Dienstag.", &["Tuesday"], &["Tuesday"]);
    check_dates("de", "Das Schiff ist am Dienstagabend gesunken, es wurde gehoben.", &["2026-10-13"], &["Tuesday"]);
    check_dates("de", "Es wird am Freitag gehoben.", &["2026-10-16"], &["Friday"]);
    check_dates("de", "Das Schiff sank gestern.", &["2026-10-13"], &["yesterday"]);
    check_dates("de", "Das Schiff sank vor zwei Tagen.", &["2026-10-12"], &["2 days ago"]);
    check_dates("de", "Es sank am 3. Oktober 2025 um 18.30 Uhr.", &["2025-10-03", "18:30"], &["2025-10-03", "18:30"]);
    check_dates("de", "Im vergangenen Jahr war es ruhig.", &["2025"], &["last year"]);
    check_dates("de", "Am Morgen war es ruhig.", &[], &[]);
    check_dates("fr", "Le navire a coulé mardi.", &["2026-10-13"], &["Tuesday"]);
    check_dates("fr", "Le navire a coulé hier à 18h30.", &["2026-10-13", "18:30"], &["yesterday", "18:30"]);
    check_dates("fr", "Le navire a coulé le 1er octobre 2025.", &["2025-10-01"], &["2025-10-01"]);
    check_dates("fr", "Il y a deux jours, le navire a coulé.", &["2026-10-12"], &["2 days ago"]);
    check_dates("fr", "Le mois dernier, il a plu.", &["2026-09"], &["last month"]);
    check_dates("es", "El barco se hundió el martes.", &["2026-10-13"], &["Tuesday"]);
    check_dates("es", "El barco se hundió ayer por la mañana.", &["2026-10-13"], &["yesterday"]);
    check_dates("es", "Se hundió el 3 de octubre de 2025.", &["2025-10-03"], &["2025-10-03"]);
    check_dates("es", "Ocurrió hace dos días.", &["2026-10-12"], &["2 days ago"]);
    check_dates("es", "El próximo viernes habrá una reunión.", &["2026-10-16"], &["Friday"]);
    check_dates("pt", "O navio afundou na terça-feira.", &["2026-10-13"], &["Tuesday"]);
    check_dates("pt", "O navio afundou ontem.", &["2026-10-13"], &["yesterday"]);
    check_dates("pt", "Afundou em 3 de outubro de 2025.", &["2025-10-03"], &["2025-10-03"]);
    check_dates("pt", "No ano passado choveu.", &["2025"], &["last year"]);
    check_dates("it", "La nave è affondata martedì ed è stata recuperata.", &["2026-10-13"], &["Tuesday"]);
    check_dates("it", "La nave è affondata ieri.", &["2026-10-13"], &["yesterday"]);
    check_dates("it", "È affondata due giorni fa.", &["2026-10-12"], &["2 days ago"]);
    check_dates("it", "È affondata il 3 ottobre 2025.", &["2025-10-03"], &["2025-10-03"]);
}

proptest! {
    #[test]
    fn amounts_stand_where_they_say(
        language in prop::sample::select(vec!["en", "de", "fr", "es", "pt", "it", "nl"]),
        text in "((zwei|und|zwanzig|hundert|mil|deux|cent|quatre-vingt|mille|duecento|dos|tercios|de|d’|half|the|of|dozens|a|un|3\\.2|1 250|1’250,5|20th|2º|3\\.|million|Mio\\.|euros|€|%|points|people|Menschen|tués|killed|May|Monday|hier|,|\\.|to|bis|à|-|/|\\$|“|é|2026|:|in|Tamm|43|años|ago|il y a)[ \u{a0}]?){0,30}"
    ) {
        let article = Article { published: Some("2026-10-14"), ..Article::new(&text, Language::from_tag(language)) };
        for fact in find(&article) {
            let words = fact.span.of(&text);
            prop_assert!(!words.is_empty() && words.trim() == words && !fact.value.is_empty(), "{words:?} {:?}", fact);
            let inside = article.sentences.iter().any(|sentence| sentence.contains(fact.span));
            prop_assert!(inside || fact.kind == Kind::Name);
        }
        let rows = super::compare_alone(&article, &article);
        prop_assert!(rows.iter().all(|row| row.status == super::Status::Same), "{rows:?}");
    }
}
