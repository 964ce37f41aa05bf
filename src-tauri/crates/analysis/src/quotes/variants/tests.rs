//! Pairs of `fixtures/pairs.txt`, and what holds for any text.
use super::group::grouped;
use super::*;
use proptest::prelude::*;

fn prepared(words: &str, language: Language) -> Prepared {
    let verbatim = words.starts_with(['“', '"', '„', '«']);
    Prepared::new(Telling { words, verbatim, language })
}

/// A case of the fixture.
struct Case {
    language: Language,
    answer: &'static str,
    tellings: Vec<(&'static str, &'static str)>,
    cut: Vec<&'static str>,
}

fn cases() -> Vec<Case> {
    let file = include_str!("fixtures/pairs.txt");
    let blocks = file.split("\n\n").map(|block| {
        let lines: Vec<&str> = block.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect();
        let (first, rest) = lines.split_first()?;
        let (language, answer) = first.split_once(' ').unwrap();
        let (cut, tellings): (Vec<_>, Vec<_>) = rest.iter().partition(|line| line.starts_with("- "));
        Some(Case {
            language: Language::from_tag(language),
            answer,
            tellings: tellings.iter().map(|line: &&str| line.split_once(' ').unwrap()).collect(),
            cut: cut.iter().map(|line: &&str| line.trim_start_matches("- ")).collect(),
        })
    });
    blocks.flatten().collect()
}

fn answer(a: (&str, &str), b: (&str, &str), language: Language) -> (&'static str, Vec<String>) {
    let speakers = match (a.0, b.0) {
        ("?", _) | (_, "?") => Speakers::Unknown,
        (a, b) if a == b => Speakers::Same,
        _ => Speakers::Different,
    };
    let Some(found) = relation(&prepared(a.1, language), &prepared(b.1, language), speakers) else {
        return ("two", vec![]);
    };
    let name = match found.variant {
        _ if speakers == Speakers::Different => "other",
        _ if found.likely => "likely",
        Variant::Same => "same",
        Variant::Cut => "cut",
        Variant::Reworded => "reworded",
    };
    let of = |spans: &[Span], text: &str| spans.iter().map(|span| span.of(text).to_string()).collect::<Vec<_>>();
    (name, [of(&found.cut_a, a.1), of(&found.cut_b, b.1)].concat())
}

#[test]
fn pairs_of_the_fixture() {
    let cases = cases();
    assert!(cases.len() >= 80 && cases.iter().filter(|case| case.answer == "two").count() >= 30);
    let mut wrong = Vec::new();
    for case in &cases {
        let [a, b] = case.tellings[..] else { panic!("two tellings: {:?}", case.tellings) };
        for (one, other) in [(a, b), (b, a)] {
            let found = answer(one, other, case.language);
            if (found.0, found.1.iter().map(String::as_str).collect::<Vec<_>>()) != (case.answer, case.cut.clone()) {
                wrong.push(format!("{} {:?}, found {found:?}:\n  {}\n  {}", case.answer, case.cut, one.1, other.1));
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {} wrong\n{}", wrong.len(), cases.len() * 2, wrong.join("\n"));
}

fn check(a: &str, b: &str, expected: Option<Variant>) {
    let english = |words| Prepared::new(Telling { words, verbatim: true, language: Language::English });
    let found = |a, b| relation(&english(a), &english(b), Speakers::Same).map(|found| found.variant);
    assert_eq!(found(a, b), expected, "{a} | {b}");
    assert_eq!(found(b, a), expected, "turned round: {b} | {a}");
}

#[test]
fn relations() {
    let full = "The bridge is safe, but we will close one lane until spring.";
    check(full, "“The bridge is safe, but we will close one lane until spring,”", Some(Variant::Same));
    check(full, "the bridge is safe - but we will close ONE lane until spring", Some(Variant::Same));
    check("we don't know", "“We don’t know”", Some(Variant::Same));
    check(full, "[The crossing] is safe, but we will close one lane until spring", Some(Variant::Same));
    check(full, "The bridge is safe, but [the council] will close one lane until spring", Some(Variant::Same));
    check(full, "we will close one lane", Some(Variant::Cut));
    check(full, "The bridge is safe … we will close one lane until spring", Some(Variant::Cut));
    check(full, "The bridge is safe [...] until spring", Some(Variant::Cut));
    check(full, "The bridge is safe (...) one lane until spring", Some(Variant::Cut));
    check(full, "The bridge is safe but we will close one lane until spring comes back", Some(Variant::Cut));
    check(full, "The bridge is quite safe, but we will shut one lane until spring", Some(Variant::Reworded));
    check(full, "The school is closed until further notice, and we regret it", None);
    check(full, "safe", None);
    check("safe", "“Safe”", Some(Variant::Same));
    check("it is what it is and we have to go on", "we have to say what it is that they go for", None);
    check("", "", None);
    check("…", "[x]", None);
    check("«Nous fermerons le pont»", "« Nous fermerons le pont »", Some(Variant::Same));
    check("41,000 people crossed it", "“41,000 people crossed it.”", Some(Variant::Same));
}

fn english(told: &[&str]) -> Vec<Prepared> {
    told.iter().map(|words| Prepared::new(Telling { words, verbatim: true, language: Language::English })).collect()
}

#[test]
fn groups_follow_first_appearance() {
    let told = [
        "“The harbor will stay open all winter,”",
        "“We have no money for a second ferry.”",
        "the harbor will stay open",
        "The harbor … open all winter",
        "no money for a second ferry",
        "Nobody asked us.",
    ];
    assert_eq!(group(&english(&told), &[]), [0, 1, 0, 0, 1, 2]);
}

#[test]
fn what_is_only_likely_must_be_told_of_one_story_or_within_days() {
    let told = english(&[
        "“The bridge stays shut until spring: the cracks are a danger to everybody.”",
        "“Until the spring we keep the bridge closed, because cracks endanger everyone.”",
    ]);
    let on = |day, story| When { day, story };
    assert_eq!(group(&told, &[on(Some(10), None), on(Some(12), None)]), [0, 0]);
    assert_eq!(group(&told, &[on(Some(10), None), on(Some(90), None)]), [0, 1]);
    assert_eq!(group(&told, &[on(Some(10), Some(7)), on(Some(90), Some(7))]), [0, 0]);
    assert_eq!(group(&told, &[on(None, None), on(Some(90), None)]), [0, 1]);
}

#[test]
fn a_commonplace_months_later_is_said_again() {
    let told = english(&["“Thank you very much.”", "“Thank you very much!”", "“Thank you very much.”"]);
    let on = |day| When { day: Some(day), story: None };
    assert_eq!(group(&told, &[on(1), on(2), on(200)]), [0, 0, 1]);
}

#[test]
fn many_tellings_are_compared_only_where_they_share_rare_runs() {
    // A common opening: a comparison of all pairs would be millions of alignments.
    let compared = |count: usize| {
        let told: Vec<String> = (0..count)
            .map(|n| {
                format!("we want to make it very clear that plan {} of district {} goes ahead", n / 3, n / 3 + 7_000)
            })
            .collect();
        let told: Vec<&str> = told.iter().map(String::as_str).collect();
        let (groups, compared) = grouped(&english(&told), &[]);
        assert!(groups.chunks(3).all(|three| three.iter().all(|group| Some(group) == three.first())));
        assert_eq!(groups.iter().max(), Some(&(count / 3 - 1)));
        compared
    };
    let (few, many) = (compared(1_500), compared(6_000));
    assert!(many <= 6_000 * 96, "{many}");
    assert!(many <= few * 5, "{few} {many}");
}

proptest! {
    #[test]
    fn anything_relates_to_itself_as_the_same_or_not_at_all(text in "\\PC{0,60}") {
        let told = english(&[&text]);
        let found = relation(&told[0], &told[0], Speakers::Same);
        prop_assert!(found.is_none_or(|found| found.variant == Variant::Same && !found.likely));
    }

    #[test]
    fn relation_does_not_depend_on_the_order(
        a in "([a-d]|the|not|two|bridge|closed|shut|[ .…\\[\\]]){0,30}",
        b in "([a-d]|the|not|two|bridge|closed|shut|[ .…\\[\\]]){0,30}",
    ) {
        let told = english(&[&a, &b]);
        for speakers in [Speakers::Same, Speakers::Unknown, Speakers::Different] {
            let (one, other) = (relation(&told[0], &told[1], speakers), relation(&told[1], &told[0], speakers));
            prop_assert_eq!(one.is_some(), other.is_some());
        }
    }

    #[test]
    fn what_was_cut_stands_in_its_text_in_order(
        a in "([a-cé]|ferry|harbor|boats|“|” |[ .…\\[\\]]){0,24}",
        b in "([a-cé]|ferry|harbor|boats|“|” |[ .…\\[\\]]){0,24}",
    ) {
        let told = english(&[&a, &b]);
        if let Some(found) = relation(&told[0], &told[1], Speakers::Same) {
            prop_assert!(found.variant == Variant::Cut || found.cut_a.is_empty() && found.cut_b.is_empty());
            for (cut, text) in [(&found.cut_a, &a), (&found.cut_b, &b)] {
                prop_assert!(cut.windows(2).all(|pair| pair[0].end() <= pair[1].start()));
                prop_assert!(cut.iter().all(|span| text.get(span.start()..span.end()).is_some_and(|cut| !cut.is_empty())));
            }
        }
    }

    #[test]
    fn groups_are_named_in_order(texts in prop::collection::vec("[a-c ]{0,12}", 0..12)) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let mut next = 0;
        for group in group(&english(&texts), &[]) {
            prop_assert!(group <= next);
            next = next.max(group + 1);
        }
    }
}
