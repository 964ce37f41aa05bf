//! Invented sentences in, facts out.
use super::{compare_alone, find, Kind, Status};
use crate::{Article, Language};
use proptest::prelude::*;
use Kind::*;
use Status::*;

/// The facts of `kind` in a text published on Wednesday, 2026-10-14.
#[track_caller]
fn check(kind: Kind, text: &str, expected: &[(&str, &str)]) {
    let article = Article { published: Some("2026-10-14T08:00:00+02:00"), ..Article::new(text, Language::English) };
    let facts = find(&article);
    let found: Vec<_> =
        facts.iter().filter(|fact| fact.kind == kind).map(|fact| (fact.span.of(text), fact.value.as_str())).collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn numbers_are_read() {
    let check = |text: &str, expected: &[(&str, &str)]| check(Number, text, expected);
    check("The work cost 3.2 million crowns.", &[("3.2 million crowns", "3200000 crowns")]);
    check("It cost $41,000, not €5bn.", &[("$41,000", "41000 dollars"), ("€5bn", "5000000000 euros")]);
    check("At least twelve people died.", &[("twelve people", "at least 12 people")]);
    check("Some 4,000 residents fled.", &[("4,000 residents", "about 4000 residents")]);
    check("Wages rose by 9.5 percent and rents by 12%.", &[("9.5 percent", "9.5%"), ("12%", "12%")]);
    check("Support fell 3 percentage points.", &[("3 percentage points", "3 percentage points")]);
    check("Between 10 and 12 ships wait.", &[("10 and 12 ships", "10–12 ships")]);
    check("It needs 10 to 12 million crowns.", &[("10 to 12 million crowns", "10000000–12000000 crowns")]);
    check("Twenty-one gray herons stood there.", &[("Twenty-one gray herons", "21 gray herons")]);
    check("Two hundred and fifty workers left.", &[("Two hundred and fifty workers", "250 workers")]);
    check("It closed for a 14-month repair.", &[("14-month", "14 month")]);
    check("A million people watched.", &[("A million people", "1000000 people")]);
    check("A 40- to 60-hour course.", &[("40- to 60-hour", "40–60 hour")]);
    check("After 9/11 the 2019 plans and 24/7 guards came.", &[]);
    check("Some 2000 people came.", &[("2000 people", "about 2000 people")]);
    check("One of the two said so. It was the 20th time in the 1980s.", &[("20th time", "20th time")]);
}

#[test]
fn dates_are_resolved_only_without_doubt() {
    let check = |text: &str, expected: &[(&str, &str)]| check(Date, text, expected);
    check("It happened on October 3, 2025.", &[("October 3, 2025", "2025-10-03")]);
    check("It reopens on Oct. 20.", &[("Oct. 20", "2026-10-20")]);
    check("It opened on 28 December.", &[("28 December", "2026-12-28")]);
    check("The lock closed on Jan. 5.", &[("Jan. 5", "2027-01-05")]);
    check("It sank yesterday.", &[("yesterday", "2026-10-13")]);
    check("It reopened on Monday.", &[("Monday", "2026-10-12")]);
    check("The court will rule on Friday.", &[("Friday", "2026-10-16")]);
    check("The vote is next Friday.", &[("Friday", "Friday")]);
    check("Rain is likely Thursday.", &[("Thursday", "Thursday")]);
    check("It was built in 1904.", &[("1904", "1904")]);
    check(
        "It closed in March 2024 at 6 p.m. or 18:30.",
        &[("March 2024", "2024-03"), ("6 p.m.", "18:00"), ("18:30", "18:30")],
    );
    check("On Monday, October 12, it rained.", &[("Monday, October 12", "2026-10-12")]);
    check("It recalls the 2019 plans.", &[("2019", "2019")]);
    check("They may march for 14 days.", &[]);
}

#[test]
fn names_and_places_are_told_apart() {
    let text =
        "Ilse Tamm opened the lock in Norhaven on Sunday. Tamm said a second lock near Kallby would follow in May.";
    check(Place, text, &[("Norhaven", "Norhaven"), ("Kallby", "Kallby")]);
    check(Name, text, &[("Ilse Tamm", "Ilse Tamm")]);
    check(Place, "They met in the morning. In May it rained.", &[]);
}

#[test]
fn a_capital_at_the_beginning_makes_no_name() {
    let check = |text: &str, expected: &[(&str, &str)]| check(Name, text, expected);
    check("Fuel rose by a tenth. Prices fell in Kallby.", &[]);
    check("The price fell. “Fuel is dear,” they say in town.", &[]);
    // Seen inside a sentence, it is a name.
    check("Fuel opened its doors. The owners of Fuel are two brothers.", &[("Fuel", "Fuel")]);
    // Nobody else is called so.
    check("Oduya rose from his seat.", &[("Oduya", "Oduya")]);
    check("Mr. Hale rose from his seat.", &[("Hale", "Hale")]);
    check("Hale said the port would close.", &[("Hale", "Hale")]);
}

#[track_caller]
fn check_rows(a: &str, b: &str, kind: Kind, expected: &[(Status, &str, &str)]) {
    let (x, y) = (Article::new(a, Language::English), Article::new(b, Language::English));
    let rows = compare_alone(&x, &y);
    assert!(rows.windows(2).all(|pair| pair[0].status <= pair[1].status));
    let value = |fact: &Option<super::Fact>| fact.as_ref().map(|fact| fact.value.clone()).unwrap_or_default();
    let found: Vec<_> =
        rows.iter().filter(|row| row.kind == kind).map(|row| (row.status, value(&row.a), value(&row.b))).collect();
    let expected: Vec<_> = expected.iter().map(|(status, a, b)| (*status, a.to_string(), b.to_string())).collect();
    assert_eq!(found, expected);
}

#[test]
fn values_are_matched() {
    let check = |a: &str, b: &str, expected: &[(Status, &str, &str)]| check_rows(a, b, Number, expected);
    check(
        "Mayor Ilse Tamm said the work had cost 3.2 million crowns.",
        "Repairs cost 3.4 million crowns, according to Mayor Ilse Tamm.",
        &[(Different, "3200000 crowns", "3400000 crowns")],
    );
    check(
        "At least 12 people died when the Varda burst its banks on Tuesday night.",
        "The Varda burst its banks on Tuesday night, killing 14 people.",
        &[(Different, "at least 12 people", "14 people")],
    );
    check(
        "Some 4,000 residents of Osterby were taken to schools.",
        "In the town of Osterby, 4,012 residents slept in schools.",
        &[(Same, "about 4000 residents", "4012 residents")],
    );
    // The same unit, but another matter: nothing is said to differ.
    check(
        "The mayor of Norhaven bought a horse for 900 crowns.",
        "A ticket for the opera season in Kallby costs 80 crowns.",
        &[(OnlyA, "900 crowns", ""), (OnlyB, "", "80 crowns")],
    );
    // Each counts the same thing once.
    check(
        "Thieves took eleven silver cups. The director wept.",
        "A guard slept soundly. Police in Kallby listed nine missing cups.",
        &[(Different, "11 silver cups", "9 missing cups")],
    );
    // Two ages may be those of two people.
    check(
        "Marek Oduya, a 43-year-old crane driver, leads the dock workers in Norhaven.",
        "Marek Oduya leads the dock workers in Norhaven after the 76-year-old driver of a crane.",
        &[(OnlyA, "43 year-old", ""), (OnlyB, "", "76 year-old")],
    );
    // With two values on one side it is not known which one differs.
    check(
        "Parliament passed the budget by 61 votes to 58 votes on Thursday.",
        "Parliament passed the budget by 60 votes on Thursday.",
        &[(OnlyA, "61 votes", ""), (OnlyA, "58 votes", ""), (OnlyB, "", "60 votes")],
    );
    check("It cost 5 crowns. Yes, 5 crowns.", "It cost 5 crowns.", &[(Same, "5 crowns", "5 crowns")]);
}

#[test]
fn dates_and_names_are_matched() {
    check_rows(
        "Dock workers in Norhaven walked off the job on Monday over pay.",
        "Dock workers in Norhaven walked off the job on Tuesday over pay.",
        Date,
        &[(Different, "Monday", "Tuesday")],
    );
    check_rows(
        "Marek Oduya said the port would close. Oduya leads the union.",
        "Marek Odunya said that the port would close.",
        Name,
        &[(Different, "Marek Oduya", "Marek Odunya")],
    );
    check_rows(
        "It rained in Kallby all day.",
        "It snowed in Kallby and in Osterby.",
        Place,
        &[(OnlyB, "", "Osterby"), (Same, "Kallby", "Kallby")],
    );
    check_rows("", "It snowed in Kallby.", Place, &[(OnlyB, "", "Kallby")]);
    // A place here, the subject there.
    let (inside, subject) = ("The river rose in Kallby overnight.", "By dawn Kallby stood under water.");
    check_rows(inside, subject, Place, &[(Same, "Kallby", "Kallby")]);
    check_rows(subject, inside, Place, &[(Same, "Kallby", "Kallby")]);
    check_rows(subject, inside, Name, &[]);
    // But what is named after a place is another thing.
    check_rows(inside, "Yesterday the Bank of Kallby closed.", Place, &[(OnlyA, "Kallby", "")]);
}

proptest! {
    #[test]
    fn facts_stand_where_they_say(text in "((the|12|3\\.2|million|people|%|May|Monday|,|\\.|to|\\$|“|é|2026|-|:|in|Tamm)[ ]?){0,40}") {
        let article = Article { published: Some("2026-10-14"), ..Article::new(&text, Language::English) };
        let facts = find(&article);
        prop_assert!(facts.iter().all(|fact| !fact.span.of(&text).is_empty() && !fact.value.is_empty()));
        let rows = compare_alone(&article, &article);
        prop_assert!(rows.iter().all(|row| row.status == Same));
    }
}

#[test]
fn what_makes_a_number_less_than_exact_is_said_with_it() {
    for (text, span, said) in [
        ("At least 11 people died.", "11 people", "At least 11 people"),
        ("More than 40 boats sank.", "40 boats", "More than 40 boats"),
        ("Some 12 people died.", "12 people", "Some 12 people"),
        ("In all 12 people died.", "12 people", "12 people"),
        ("The ferry ran over nine years.", "nine years", "nine years"),
    ] {
        let article = Article::new(text, Language::English);
        let facts = find(&article);
        let fact = facts.iter().find(|fact| fact.kind == Number).unwrap();
        assert_eq!((fact.span.of(text), fact.said.of(text)), (span, said));
    }
}
