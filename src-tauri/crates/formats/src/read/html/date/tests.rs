//! The tables of dates, and what holds for any text.
use proptest::prelude::*;

use super::*;

#[test]
fn each_line_of_the_table_is_read_as_it_says() {
    let mut wrong = Vec::new();
    let table = include_str!("../../../../tests/fixtures/tables/dates.tsv");
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let order = match cells[1] {
            "d" => Some(Order::DayFirst),
            "m" => Some(Order::MonthFirst),
            _ => None,
        };
        let found = parse_as(cells[2], Notation { order, short_years: cells[1] == "s" });
        if found.as_deref().unwrap_or_default() != cells[3] {
            wrong.push(format!("{line}: {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn lines_with_nothing_but_dates_are_told_from_sentences() {
    let table = include_str!("../../../../tests/fixtures/tables/date-lines.tsv");
    for line in table.lines().filter(|line| !line.starts_with('#')) {
        let (expected, text) = line.split_once('\t').unwrap();
        assert_eq!(is_date_line(text), expected == "yes", "{text}");
    }
}

#[test]
fn every_date_of_a_line_is_found() {
    let text = "Published May 3, 2019 | Updated 4 June 2020";
    let days: Vec<String> = all(text, Notation::default()).iter().map(|date| date.day.to_string()).collect();
    assert_eq!(days, ["2019-05-03", "2020-06-04"]);
}

proptest! {
    #[test]
    fn any_text_gives_a_real_day_or_none(text in "\\PC*", notation in (any::<bool>(), any::<bool>())) {
        let notation = Notation { order: notation.0.then_some(Order::MonthFirst), short_years: notation.1 };
        for written in all(&text, notation) {
            prop_assert!(written.start < written.end && text.is_char_boundary(written.start) && text.is_char_boundary(written.end));
        }
        if let Some(day) = find(&text) {
            prop_assert!(day.parse::<jiff::civil::Date>().is_ok(), "{day}");
        }
        is_date_line(&text);
    }

    #[test]
    fn texts_much_like_dates_give_a_real_day_or_none(
        parts in proptest::collection::vec(prop_oneof![
            "[0-9]{1,4}", Just("Mai".to_string()), Just("november".to_string()), Just("de".to_string()), Just("th".to_string()),
            Just("年".to_string()), "[-./, :T+Z]", Just("\u{301}".to_string()),
        ], 0..14)
    ) {
        let text = parts.concat();
        for found in [find(&text), parse(&text)].into_iter().flatten() {
            let day = found.get(..10).unwrap_or_default();
            prop_assert!(day.parse::<jiff::civil::Date>().is_ok(), "{text} gave {found}");
            prop_assert!(found.len() == 10 || found.parse::<jiff::Timestamp>().is_ok(), "{text} gave {found}");
        }
    }
}
