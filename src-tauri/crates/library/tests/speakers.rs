//! One speaker for one person across articles, questions where it is unsure, and the user's word that decides.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod support;
use broadsheet_library::{ArticleQuery, CancelToken, Code, MarkKind, SpeakerAnswer, SpeakerRow};
use support::{desk, Desk, Page};

/// An article of `number` by an outlet, with a headline and a body of its own.
fn article(desk: &Desk, number: u32, outlet: &str, body: &[&str]) -> u32 {
    let headline = format!("Dispatch number {number} of {outlet}");
    let url = format!("https://{}.example/{number}", outlet.to_lowercase().replace(' ', "-"));
    let page = Page { headline: &headline, outlet, url: &url, published: "2026-10-14", body, ..Page::default() };
    desk.add(&format!("{outlet}-{number}.md"), page.markdown())
}

fn speakers(desk: &Desk) -> Vec<(String, u32)> {
    let rows: Vec<SpeakerRow> = desk.library.speakers("").unwrap();
    let mut found: Vec<(String, u32)> = rows.into_iter().map(|row| (row.name, row.quotations + row.unsure)).collect();
    found.sort();
    found
}

fn named(desk: &Desk, name: &str) -> u32 {
    let rows = desk.library.speakers("").unwrap();
    rows.into_iter().find(|row| row.name == name).unwrap_or_else(|| panic!("no {name}")).id
}

/// The questions as "a / b".
fn asked(desk: &Desk) -> Vec<String> {
    let questions = desk.library.speaker_questions().unwrap();
    questions.into_iter().map(|one| format!("{} / {}", one.a.name, one.b.name)).collect()
}

fn list(rows: &[(&str, u32)]) -> Vec<(String, u32)> {
    rows.iter().map(|(name, count)| (name.to_string(), *count)).collect()
}

const HARBOR: &[&str] = &[
    "The ferry between Sandholm and Varnes will stop on Friday after an inspection of the hull found cracks.",
    "“We have no choice but to take the boat out of service,” said Jonas Brandt, the harbor director.",
    "Mira Solheim and Ida Falk of the passengers’ council were on the ferry when the hull cracked.",
];
const HARBOR_SHORT: &[&str] = &[
    "Commuters between Sandholm and Varnes will wait longer for the ferry, whose hull an inspection found cracked.",
    "“Repairs of the hull begin on Monday,” said J. Brandt, the harbor director.",
    "Mira Solheim and Ida Falk of the passengers’ council took the last ferry before the inspection.",
];
const MINISTER: &[&str] = &[
    "The cabinet agreed on a budget for railways on Thursday, with cuts to subsidies for timber.",
    "“The budget leaves room for railways,” said Karen Lund, the finance minister.",
];
const COACH: &[&str] = &[
    "Fjordby won the handball final after extra time in front of a full arena on Saturday night.",
    "“The girls were stronger in extra time,” said Karen Lund, the handball coach.",
];

#[test]
fn a_short_form_in_a_context_that_fits_is_joined_and_can_be_taken_out() {
    for order in [[HARBOR, HARBOR_SHORT], [HARBOR_SHORT, HARBOR]] {
        let desk = desk();
        article(&desk, 1, "Harbor Times", order[0]);
        article(&desk, 2, "Fjord Courier", order[1]);
        assert_eq!(speakers(&desk), list(&[("Jonas Brandt", 2)]));
        assert_eq!(asked(&desk), Vec::<String>::new());
        let view = desk.library.speaker(named(&desk, "Jonas Brandt")).unwrap();
        assert_eq!(view.joined.len(), 1);
        assert_eq!(view.joined[0].name, "J. Brandt");
        assert!(view.joined[0].why.contains("Mira Solheim"), "{}", view.joined[0].why);
        // Found under the name that the article has, too.
        assert_eq!(desk.library.speakers("J. Brandt").unwrap().len(), 1);
        desk.library.unmerge_speaker(view.id, view.joined[0].id).unwrap();
        let apart = list(&[("J. Brandt", 1), ("Jonas Brandt", 1)]);
        assert_eq!(speakers(&desk), apart);
        // It is remembered, at another import and by an undo.
        let again: Vec<String> = HARBOR_SHORT.iter().map(|line| line.replace("Monday", "Tuesday")).collect();
        let again: Vec<&str> = again.iter().map(String::as_str).collect();
        article(&desk, 3, "Nordblatt", &again);
        assert_eq!(speakers(&desk), list(&[("J. Brandt", 2), ("Jonas Brandt", 1)]));
        desk.library.undo().unwrap();
        assert_eq!(speakers(&desk), list(&[("Jonas Brandt", 3)]));
        desk.library.redo().unwrap();
        assert_eq!(speakers(&desk).len(), 2);
    }
}

#[test]
fn a_nickname_without_context_is_asked_about_and_the_answer_decides() {
    let bill = ["The port opened again on Monday.", "“The cranes run again,” said Bill Harrow."];
    let william = ["A new quay was opened in Northmoor.", "“The quay took nine years,” said William Harrow."];
    for (answer, after) in [
        (SpeakerAnswer::Same, list(&[("William Harrow", 2)])),
        (SpeakerAnswer::Different, list(&[("Bill Harrow", 1), ("William Harrow", 1)])),
        (SpeakerAnswer::Later, list(&[("Bill Harrow", 1), ("William Harrow", 1)])),
    ] {
        let desk = desk();
        article(&desk, 1, "Harbor Times", &bill);
        article(&desk, 2, "Fjord Courier", &william);
        let questions = desk.library.speaker_questions().unwrap();
        assert_eq!(asked(&desk), ["Bill Harrow / William Harrow"]);
        assert_eq!(desk.library.sidebar().unwrap().questions, 1);
        assert_eq!(questions[0].a.articles.len(), 1);
        assert!(!questions[0].pro.is_empty());
        desk.library.answer_speaker_question(questions[0].id, answer).unwrap();
        assert_eq!(speakers(&desk), after, "{answer:?}");
        assert_eq!(asked(&desk), Vec::<String>::new());
        let third = ["Tolls at the port rise in spring.", "“Tolls must rise,” said Bill Harrow."];
        article(&desk, 3, "Nordblatt", &third);
        if answer == SpeakerAnswer::Same {
            assert_eq!(speakers(&desk), list(&[("William Harrow", 3)]));
        } else {
            assert_eq!(speakers(&desk), list(&[("Bill Harrow", 2), ("William Harrow", 1)]));
        }
        assert_eq!(asked(&desk), Vec::<String>::new());
        desk.library.undo().unwrap();
        assert_eq!(asked(&desk), ["Bill Harrow / William Harrow"]);
    }
}

#[test]
fn namesakes_are_kept_apart_and_later_articles_go_to_the_nearer() {
    let desk = desk();
    article(&desk, 1, "Harbor Times", MINISTER);
    article(&desk, 2, "Fjord Courier", COACH);
    assert_eq!(speakers(&desk), list(&[("Karen Lund", 1), ("Karen Lund", 1)]));
    assert_eq!(asked(&desk), ["Karen Lund / Karen Lund"]);
    let rows = desk.library.speakers("Karen Lund").unwrap();
    let minister = rows.iter().find(|row| row.role.as_deref().unwrap_or_default().contains("minister")).unwrap().id;
    let third = [
        "The cabinet met again on the budget for railways and the subsidies for timber.",
        "“The budget for railways stands,” said Karen Lund, the finance minister.",
    ];
    article(&desk, 3, "Nordblatt", &third);
    assert_eq!(desk.library.speaker(minister).unwrap().quotations.len(), 2);
    assert_eq!(speakers(&desk).len(), 2);
    let question = desk.library.speaker_questions().unwrap()[0].id;
    desk.library.answer_speaker_question(question, SpeakerAnswer::Same).unwrap();
    assert_eq!(speakers(&desk), list(&[("Karen Lund", 3)]));
}

#[test]
fn different_first_names_are_never_asked_about() {
    let desk = desk();
    article(&desk, 1, "Harbor Times", HARBOR);
    let other: Vec<String> = HARBOR_SHORT.iter().map(|line| line.replace("J. Brandt", "Mara Brandt")).collect();
    article(&desk, 2, "Fjord Courier", &other.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(speakers(&desk), list(&[("Jonas Brandt", 1), ("Mara Brandt", 1)]));
    assert_eq!(asked(&desk), Vec::<String>::new());
}

#[test]
fn a_split_is_kept_and_teaches_the_next_version_and_the_next_article() {
    let desk = desk();
    let both: Vec<&str> = MINISTER.iter().copied().chain(["Nothing else was decided."]).collect();
    article(&desk, 1, "Harbor Times", &both);
    let second = [
        "The old gymnasium of the school in Sandholm stays closed until a meeting in the school next week.",
        "“Our gymnasium leaks,” said Karen Lund.",
    ];
    let school = article(&desk, 2, "Fjord Courier", &second);
    assert_eq!(speakers(&desk), list(&[("Karen Lund", 2)]));
    let id = named(&desk, "Karen Lund");
    let quotation = desk.library.article(school, None, "").unwrap().quotations[0].id;
    let namesake = desk.library.split_speaker(id, &[quotation], "Karen Lund").unwrap();
    assert_eq!(speakers(&desk), list(&[("Karen Lund", 1), ("Karen Lund", 1)]));
    assert_eq!(asked(&desk), Vec::<String>::new());
    // A new version of the article, in which she says more.
    let longer = [second[0], second[1], "“We have written three letters to the town,” Karen Lund said."];
    assert_eq!(article(&desk, 2, "Fjord Courier", &longer), school);
    let view = desk.library.article(school, None, "").unwrap();
    let ids: Vec<u32> = view.quotations.iter().map(|one| one.speaker.as_ref().unwrap().id).collect();
    assert_eq!(ids, [namesake, namesake]);
    assert!(view.quotations[0].corrected, "the word on the same quotation stays");
    // Another article of the outlet on the same thing.
    let third = [
        "The meeting in the school of Sandholm on the old gymnasium of the school ended without a vote.",
        "“The school needs a gymnasium now,” said Karen Lund.",
    ];
    article(&desk, 3, "Fjord Courier", &third);
    assert_eq!(desk.library.speaker(namesake).unwrap().quotations.len(), 3);
    assert_eq!(desk.library.speaker(id).unwrap().quotations.len(), 1);
}

#[test]
fn who_was_wrongly_given_a_quotation_keeps_the_name() {
    let desk = desk();
    let one = article(&desk, 1, "Harbor Times", HARBOR);
    let quotation = desk.library.article(one, None, "").unwrap().quotations[0].id;
    desk.library.reassign_quotation(quotation, None, Some("Mira Solheim")).unwrap();
    article(&desk, 2, "Fjord Courier", HARBOR_SHORT);
    let rows = speakers(&desk);
    assert!(rows.contains(&("Mira Solheim".into(), 1)) && rows.contains(&("J. Brandt".into(), 1)), "{rows:?}");
}

#[test]
fn an_abbreviation_that_an_article_explains_is_the_organization() {
    let desk = desk();
    let bound = [
        "The Northmoor Maritime Authority (NMA) closed the sound on Monday.",
        "“The sound stays closed until the wreck is raised,” the Northmoor Maritime Authority said in a statement.",
    ];
    let short =
        ["The wreck in the sound was raised on Sunday.", "“The sound is open again,” the NMA said in a statement."];
    article(&desk, 1, "Harbor Times", &bound);
    article(&desk, 2, "Fjord Courier", &short);
    let (rows, questions) = (speakers(&desk), asked(&desk));
    assert!(rows.len() == 1 || !questions.is_empty(), "{rows:?} {questions:?}");
}

#[test]
fn what_was_found_and_said_outlives_a_second_analysis() {
    let desk = desk();
    article(&desk, 1, "Harbor Times", HARBOR);
    article(&desk, 2, "Fjord Courier", HARBOR_SHORT);
    article(&desk, 3, "Harbor Times", MINISTER);
    article(&desk, 4, "Fjord Courier", COACH);
    let before = (speakers(&desk), asked(&desk));
    let file = desk.library_folder().join("library.sqlite");
    rusqlite::Connection::open(file).unwrap().execute("UPDATE analysis SET revision = 0", []).unwrap();
    assert_eq!(desk.library.refresh_findings(&CancelToken::new(), &|_| {}).unwrap(), 4);
    assert_eq!((speakers(&desk), asked(&desk)), before);
}

#[test]
fn what_is_unsure_counts_nowhere_as_sure_and_can_be_reviewed() {
    let desk = desk();
    article(&desk, 1, "Harbor Times", HARBOR);
    let file = desk.library_folder().join("library.sqlite");
    let connection = rusqlite::Connection::open(file).unwrap();
    connection.execute("UPDATE quotation SET certain = 0, confidence = 0.4", []).unwrap();
    let row = desk.library.speakers("").unwrap().remove(0);
    assert_eq!((row.quotations, row.articles, row.outlets, row.unsure), (0, 0, 0, 1));
    let bar = desk.library.sidebar().unwrap();
    assert_eq!((bar.speakers, bar.unsure), (0, 1));
    assert!(desk.library.facets(&ArticleQuery::default()).unwrap().speakers.is_empty());
    let review = desk.library.review(None).unwrap();
    assert_eq!((review.total, review.quotations.len()), (1, 1));
    let item = &review.quotations[0];
    assert_eq!(item.candidates[0].name, "Jonas Brandt");
    assert!(item.candidates[0].guess);
    assert!(item.candidates.iter().any(|one| one.name == "Mira Solheim" && !one.guess));
    assert!(item.context.iter().any(|run| run.text.contains("no choice")));
    assert_eq!(desk.library.review(Some(item.article.id + 1)).unwrap().total, 0);
    let out = desk.folder.path().join("speaker.csv");
    desk.library.export_speaker(row.id, "csv", None, &out).unwrap();
    assert!(std::fs::read_to_string(&out).unwrap().contains("speaker unknown, perhaps Jonas Brandt"));
    desk.library.confirm_quotation(item.quotation.id).unwrap();
    assert_eq!(desk.library.review(None).unwrap().total, 0);
    assert_eq!(desk.library.speakers("").unwrap()[0].quotations, 1);
    assert_eq!(desk.list("speaker:brandt").total, 1);
    desk.library.undo().unwrap();
    assert_eq!(desk.library.review(None).unwrap().total, 1);
    assert_eq!(desk.list("speaker:brandt").total, 0);
}

#[test]
fn the_sentences_around_a_quotation_come_when_asked_for() {
    let desk = desk();
    let body = [
        "The council met late.",
        "\u{201c}We had no choice,\u{201d} said Jonas Brandt, the mayor.",
        "The hall was cold.",
    ];
    article(&desk, 1, "The Courier", &[&body.join(" ")]);
    let view = desk.library.speaker(named(&desk, "Jonas Brandt")).unwrap();
    let [spoken] = view.quotations.as_slice() else { panic!("{:?}", view.quotations) };
    let runs = desk.library.quotation_context(spoken.quotation.id).unwrap();
    assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<String>(), body.join(" "));
    let marked: Vec<&str> = runs
        .iter()
        .filter(|run| run.marks.iter().any(|mark| mark.kind == MarkKind::Quotation))
        .map(|run| &*run.text)
        .collect();
    assert!(marked.concat().contains("We had no choice"), "{marked:?}");
    assert_eq!(desk.library.quotation_context(999_999).unwrap_err().code(), Code::NotFound);
}
