//! The table of bylines, and what holds for any text.
use proptest::prelude::*;

use super::*;

#[test]
fn each_line_of_the_table_gives_its_names() {
    let mut wrong = Vec::new();
    let table = include_str!("../../../../tests/fixtures/tables/bylines.tsv");
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let found = if cells[1] == "field" { named(cells[2]) } else { authors(cells[2]) };
        if found.join("; ") != cells[3] {
            wrong.push(format!("{line}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn credits_are_told_apart() {
    assert!(has_lead("By Ada Quill") && has_lead("Von Anke Rohde") && has_lead("Автор: Вера Соколова"));
    assert!(!has_lead("Photo by Ivo Larsen") && has_other_lead("Photo by Ivo Larsen"));
    assert!(is_lead("Written by") && is_lead("By:") && !is_lead("By Ada"));
}

#[test]
fn agencies_are_known_by_all_their_names() {
    assert_eq!(agency("Associated Press"), Some("AP"));
    assert_eq!(agency("DPA"), Some("dpa"));
    assert_eq!(agency("sid"), None);
    assert_eq!(agency("Harbor Echo"), None);
}

#[test]
fn bylines_that_name_no_person_are_read_whole() {
    for (text, expected, team) in [
        ("By Harbor Echo Staff | May 3, 2020", Some("Harbor Echo Staff"), true),
        ("von der Redaktion", None, false),
        ("By Staff Writer", None, false),
        ("Von der Redaktion des Hafenboten", Some("der Redaktion des Hafenboten"), true),
        ("By Harbor Savings Bank", Some("Harbor Savings Bank"), false),
        ("Written by: Our Harbor Editors", Some("Our Harbor Editors"), true),
        ("mara_v", Some("mara_v"), false),
        ("By admin", None, false),
        ("Photo by Harbor Echo Staff", None, false),
        ("By more than a hundred people from all parts of the town", None, false),
        ("By ", None, false),
    ] {
        assert_eq!(whole(text).as_deref(), expected, "{text}");
        assert_eq!(whole(text).is_some_and(|name| is_collective(&name)), team, "{text}");
    }
}

proptest! {
    #[test]
    fn no_name_is_empty_or_long(text in "\\PC*") {
        for name in authors(&text).into_iter().chain(named(&text)) {
            prop_assert!(!name.trim().is_empty() && name.chars().count() <= 60, "{name}");
        }
    }
}
