//! The list, the search, the article screen, and what the user says of articles.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod support;
use broadsheet_library::*;
use support::{desk, words, Desk, Page, BODY};

/// Four articles of three outlets, one of them in two versions.
fn stocked() -> Desk {
    let desk = desk();
    desk.add("ferry-1.md", Page::default().markdown());
    let mut body = BODY.to_vec();
    body.push("The authority corrected the cost of the repairs on Thursday.");
    desk.add("ferry-2.md", Page { body: &body, modified: "2026-10-15T07:00:00Z", ..Page::default() }.markdown());
    desk.add(
        "courier.md",
        Page {
            headline: "No ferry to Varnes until December",
            outlet: "Fjord Courier",
            url: "https://fjord-courier.example/ferry",
            published: "2026-10-15",
            authors: "Nils Aker",
            body: &[
                "The crossing to Varnes is closed. The naïve hope of commuters is a quick repair.",
                "A bus runs every hour.",
            ],
            ..Page::default()
        }
        .markdown(),
    );
    desk.add(
        "library.md",
        Page {
            headline: "School library opens on Sundays",
            url: "https://harbor-times.example/library",
            published: "2026-09-01T10:00:00Z",
            body: &["The library of Sandholm opens on Sundays.", "Pupils had asked for it for two years."],
            ..Page::default()
        }
        .markdown(),
    );
    desk.add(
        "undated.md",
        Page {
            headline: "Wie die Fähre entstand",
            outlet: "Nordblatt",
            url: "https://nordblatt.example/geschichte",
            published: "",
            authors: "",
            body: &["Die Fähre wurde im Jahr 1988 gebaut. Sie war damals die größte im Land.", "Heute ist sie alt."],
            ..Page::default()
        }
        .markdown()
        .replace("language: \"en\"", "language: \"de\""),
    );
    desk
}

const FERRY: &str = "Cracks in the hull stop the Varnes ferry";
const COURIER: &str = "No ferry to Varnes until December";
const LIBRARY: &str = "School library opens on Sundays";
const GERMAN: &str = "Wie die Fähre entstand";

#[test]
fn searches_find_what_they_say() {
    let desk = stocked();
    let ferry = desk.list("headline:cracks").rows[0].id;
    desk.library.tag_articles(&[ferry], "To check", true).unwrap();
    for (search, found) in [
        ("", vec![FERRY, COURIER, LIBRARY, GERMAN]),
        ("ferry", vec![FERRY, COURIER]),
        ("varnes bus", vec![FERRY, COURIER]),
        ("\"replacement bus\"", vec![FERRY]),
        ("bus -replacement", vec![COURIER]),
        ("library OR marit", vec![FERRY, LIBRARY]),
        ("crack*", vec![FERRY]),
        ("headline:ferry", vec![FERRY, COURIER]),
        ("-headline:ferry", vec![LIBRARY, GERMAN]),
        ("outlet:harbor", vec![FERRY, LIBRARY]),
        ("outlet:\"fjord courier\"", vec![COURIER]),
        ("author:aker", vec![COURIER]),
        ("tag:\"to check\"", vec![FERRY]),
        ("tag:to", vec![]),
        ("before:2026-10-01", vec![LIBRARY]),
        ("after:2026-10-15", vec![COURIER]),
        ("-before:2026-10-01", vec![FERRY, COURIER, GERMAN]),
        ("lang:de", vec![GERMAN]),
        ("is:changed", vec![FERRY]),
        ("is:trash", vec![]),
        ("NAIVE", vec![COURIER]),
        ("fahre", vec![GERMAN]),
        ("corrected", vec![FERRY]),
        ("(bus OR library) outlet:fjord", vec![COURIER]),
        ("\"the phrase that nobody wrote", vec![]),
    ] {
        assert_eq!(desk.find(search), found, "{search}");
    }
}

#[test]
fn odd_searches_are_never_errors() {
    let desk = stocked();
    let long = "ferry ".repeat(5000);
    let deep = "(".repeat(5000) + "ferry";
    let dashes = "-".repeat(5000) + "ferry";
    for search in [
        "\"",
        "(((",
        ")))",
        "OR OR",
        "*",
        "-",
        "headline:",
        ":",
        "a:b:c",
        "NEAR(a b)",
        "'; DROP TABLE article; --",
        "%",
        "^ferry",
        "\u{0}",
        &long,
        &deep,
        &dashes,
    ] {
        let page = desk.list(search);
        assert!(page.total <= 4, "{search}");
    }
    assert!(desk.list("\"ferry").understood.unwrap().starts_with("Searched for ferry"));
    assert_eq!(desk.list("ferry").understood, None);
}

#[test]
fn matches_are_marked_in_the_list_and_in_the_article() {
    let desk = stocked();
    let marked = |runs: &[Run]| -> Vec<String> {
        runs.iter()
            .filter(|run| run.marks.iter().any(|mark| mark.kind == MarkKind::Match))
            .map(|run| run.text.clone())
            .collect()
    };
    let row = desk.list("commuters outlet:fjord").rows.remove(0);
    assert_eq!(marked(&row.snippet), ["commuters"]);
    assert_eq!(marked(&desk.list("headline:ferry").rows[0].headline), ["ferry"]);
    let view = desk.library.article(row.id, None, "commuters").unwrap();
    let found: Vec<String> = view.paragraphs.iter().flat_map(|paragraph| marked(&paragraph.runs)).collect();
    assert_eq!(found, ["commuters"]);
    assert_eq!(words(&desk.list("lang:de").rows[0].snippet), "Die Fähre wurde im Jahr 1988 gebaut.");
}

#[test]
fn every_column_sorts_and_unknown_dates_come_last() {
    let desk = stocked();
    let sorted = |sort, descending| -> Vec<String> {
        let query = ArticleQuery { sort, descending, limit: 100, ..ArticleQuery::default() };
        desk.library.articles(&query).unwrap().rows.iter().map(|row| words(&row.headline)).collect()
    };
    assert_eq!(sorted(SortColumn::Published, true), [COURIER, FERRY, LIBRARY, GERMAN]);
    assert_eq!(sorted(SortColumn::Published, false), [LIBRARY, FERRY, COURIER, GERMAN]);
    assert_eq!(sorted(SortColumn::Headline, false), [FERRY, COURIER, LIBRARY, GERMAN]);
    assert_eq!(sorted(SortColumn::Outlet, false)[0], COURIER);
    assert_eq!(sorted(SortColumn::Versions, true)[0], FERRY);
    assert_eq!(sorted(SortColumn::Words, true)[0], FERRY);
    assert_eq!(sorted(SortColumn::Imported, true)[0], GERMAN);
    let query =
        ArticleQuery { search: "varnes".into(), sort: SortColumn::Relevance, limit: 10, ..ArticleQuery::default() };
    assert_eq!(desk.library.articles(&query).unwrap().total, 2);
    let second =
        ArticleQuery { sort: SortColumn::Published, descending: true, offset: 1, limit: 2, ..ArticleQuery::default() };
    let page = desk.library.articles(&second).unwrap();
    assert_eq!((page.total, page.rows.len(), words(&page.rows[0].headline)), (4, 2, FERRY.to_string()));
}

#[test]
fn facets_count_under_the_query_and_widen_within_themselves() {
    let desk = stocked();
    let query = ArticleQuery::default();
    let facets = desk.library.facets(&query).unwrap();
    let shown =
        |values: &[FacetValue]| values.iter().map(|value| (value.label.clone(), value.count)).collect::<Vec<_>>();
    assert_eq!(
        shown(&facets.outlets),
        [("Harbor Times".into(), 2), ("Fjord Courier".into(), 1), ("Nordblatt".into(), 1)]
    );
    assert_eq!(shown(&facets.months), [("2026-09".into(), 1), ("2026-10".into(), 2)]);
    assert_eq!(shown(&facets.languages), [("en".into(), 3), ("de".into(), 1)]);
    assert_eq!(facets.undated, 1);
    let harbor = ArticleQuery { outlets: vec![facets.outlets[0].id], limit: 10, ..ArticleQuery::default() };
    assert_eq!(desk.library.articles(&harbor).unwrap().total, 2);
    let narrowed = desk.library.facets(&harbor).unwrap();
    assert_eq!(narrowed.outlets.len(), 3);
    assert_eq!(shown(&narrowed.months), [("2026-09".into(), 1), ("2026-10".into(), 1)]);
    let month = ArticleQuery { month: Some("2026-10".into()), limit: 10, ..harbor };
    assert_eq!(desk.library.articles(&month).unwrap().total, 1);
}

#[test]
fn the_article_screen_gives_the_text_back_word_for_word() {
    let desk = stocked();
    let id = desk.list("headline:cracks").rows[0].id;
    let newest = desk.library.article(id, None, "").unwrap();
    assert_eq!(newest.versions.len(), 2);
    assert_eq!(newest.version, newest.versions[1].id);
    let first = desk.library.article(id, Some(newest.versions[0].id), "").unwrap();
    let text: Vec<String> = first.paragraphs.iter().map(|paragraph| words(&paragraph.runs)).collect();
    assert_eq!(text, BODY);
    let numbers: Vec<u32> = first.paragraphs.iter().flat_map(|p| &p.runs).filter_map(|run| run.sentence).collect();
    assert!(numbers.windows(2).all(|pair| pair[0] <= pair[1]));
    assert_eq!(numbers.last().map(|last| last + 1), Some(first.sentences));
    assert_eq!(newest.source.because.as_deref(), Some("The address is the same."));
    assert_eq!(first.source.because, None);
    assert!(desk.library.source_text(first.version).unwrap().contains("outlet: \"Harbor Times\""));
    let summary = desk
        .library
        .summary(first.version, SummaryLength { unit: SummaryUnit::Sentences, amount: 2 }, "no such method")
        .unwrap();
    assert_eq!(summary.picks.len(), 2);
    let body = BODY.join("\n\n");
    assert!(summary.picks.iter().all(|pick| body.contains(&pick.text)));
    assert_eq!(desk.library.article(id + 1000, None, "").err().unwrap().code(), Code::NotFound);
}

#[test]
fn quotations_are_stored_marked_and_searchable_by_speaker() {
    let desk = stocked();
    let id = desk.list("headline:cracks").rows[0].id;
    let view = desk.library.article(id, None, "").unwrap();
    let direct = view.quotations.iter().find(|quotation| quotation.kind == QuotationKind::Direct).expect("a quotation");
    assert!(direct.text.contains("no choice"));
    assert_eq!(direct.speaker.as_ref().map(|speaker| speaker.name.as_str()), Some("Jonas Brandt"));
    let marked: String = view
        .paragraphs
        .iter()
        .flat_map(|paragraph| &paragraph.runs)
        .filter(|run| run.marks.iter().any(|mark| mark.kind == MarkKind::Quotation && mark.id == direct.id))
        .map(|run| run.text.as_str())
        .collect();
    assert!(marked.contains("no choice"), "{marked}");
    assert_eq!(desk.find("speaker:brandt"), [FERRY]);
    assert_eq!(desk.find("speaker:aker"), Vec::<String>::new());
    let facets = desk.library.facets(&ArticleQuery::default()).unwrap();
    let speaker = facets.speakers.iter().find(|speaker| speaker.label == "Jonas Brandt").unwrap();
    let query = ArticleQuery { speakers: vec![speaker.id], limit: 10, ..ArticleQuery::default() };
    assert_eq!(desk.library.articles(&query).unwrap().total, 1);
}

/// The value and evidence of a field.
fn field(desk: &Desk, article: Id, key: FieldKey) -> (Option<String>, Option<String>, Option<String>) {
    let view = desk.library.article(article, None, "").unwrap();
    let field = view.fields.into_iter().find(|field| field.key == key).unwrap();
    (field.value, field.evidence, field.original)
}

#[test]
fn fields_can_be_edited_and_given_back() {
    let desk = stocked();
    let id = desk.list("lang:de").rows[0].id;
    let text = |text: &str| Some(text.to_string());
    assert_eq!(field(&desk, id, FieldKey::Published), (None, None, None));
    desk.library.set_field(id, FieldKey::Published, Some("2026-08-01")).unwrap();
    assert_eq!(field(&desk, id, FieldKey::Published), (text("2026-08-01"), text("you"), None));
    assert_eq!(desk.find("before:2026-08-15"), [GERMAN]);
    desk.library.set_field(id, FieldKey::Outlet, Some("Das Nordblatt")).unwrap();
    assert_eq!(field(&desk, id, FieldKey::Outlet), (text("Das Nordblatt"), text("you"), text("Nordblatt")));
    assert_eq!(desk.find("outlet:das"), [GERMAN]);
    desk.library.set_field(id, FieldKey::Outlet, None).unwrap();
    assert_eq!(field(&desk, id, FieldKey::Outlet).0, text("Nordblatt"));
    desk.library.set_field(id, FieldKey::Headline, Some("Die alte Fähre")).unwrap();
    assert_eq!(desk.find("alte"), ["Die alte Fähre"]);
    let refused = desk.library.set_field(id, FieldKey::Published, Some("soon")).err().unwrap();
    assert_eq!(refused.code(), Code::Invalid);
    assert!(refused.message().contains("Nothing was changed"));
    assert_eq!(desk.library.set_field(9999, FieldKey::Headline, Some("x")).err().unwrap().code(), Code::NotFound);
}

#[test]
fn every_action_can_be_undone_and_done_again() {
    let desk = stocked();
    let library = &desk.library;
    let id = desk.list("headline:cracks").rows[0].id;
    let newest = library.article(id, None, "").unwrap().version;
    type Action<'a> = (&'a str, Box<dyn Fn() + 'a>);
    let actions: Vec<Action> = vec![
        ("change headline", Box::new(|| library.set_field(id, FieldKey::Headline, Some("Another")).unwrap())),
        ("change headline", Box::new(|| library.set_field(id, FieldKey::Headline, Some("A third")).unwrap())),
        ("tag “Check”", Box::new(|| library.tag_articles(&[id], "Check", true).unwrap())),
        ("remove tag “check”", Box::new(|| library.tag_articles(&[id], " check ", false).unwrap())),
        ("move article to trash", Box::new(|| library.trash_articles(&[id]).unwrap())),
        ("restore article", Box::new(|| library.restore_articles(&[id]).unwrap())),
        (
            "save search",
            Box::new(|| {
                library.save_search("Boats", "ferry").unwrap();
            }),
        ),
        (
            "make version an article of its own",
            Box::new(|| {
                library.split_version(newest).unwrap();
            }),
        ),
    ];
    // All that a user sees of it.
    let seen = || {
        let mut sidebar = library.sidebar().unwrap();
        (sidebar.undo, sidebar.redo) = (None, None);
        let shown = |search: &str| format!("{:?}", desk.list(search).rows);
        let facets = library.facets(&ArticleQuery::default()).unwrap();
        (
            sidebar.articles,
            sidebar.trash,
            sidebar.tags.len(),
            sidebar.searches.len(),
            shown(""),
            shown("is:trash"),
            shown("third"),
            facets.months,
        )
    };
    let mut states = vec![seen()];
    for (_, action) in &actions {
        action();
        assert_ne!(seen(), *states.last().unwrap());
        states.push(seen());
    }
    for ((label, _), state) in actions.iter().zip(&states).rev() {
        assert_eq!(library.sidebar().unwrap().undo, Some(format!("Undo {label}")));
        assert_eq!(library.undo().unwrap().as_deref(), Some(*label));
        assert_eq!(seen(), *state, "undo {label}");
    }
    assert_eq!(library.undo().unwrap(), None);
    for ((label, _), state) in actions.iter().zip(states.iter().skip(1)) {
        assert_eq!(library.redo().unwrap().as_deref(), Some(*label));
        assert_eq!(seen(), *state, "redo {label}");
    }
    assert_eq!(library.redo().unwrap(), None);
    library.undo().unwrap();
    library.tag_articles(&[id], "new", true).unwrap();
    assert_eq!(library.redo().unwrap(), None, "a new action ends redo");
    assert!(library.check(&CancelToken::new()).unwrap().problems.is_empty());
}

#[test]
fn left_out_text_comes_back_into_its_place_and_leaves_again() {
    let desk = desk();
    let text = "Harbor opens\n\nThe harbor of Sandholm opened on Monday. It cost two million crowns.\n\nAdvertisement\n\nThe mayor \
                thanked the builders.\n\nShare this article\n\nFishers may use it from May.";
    let id = desk.add("harbor.txt", text);
    let view = desk.library.article(id, None, "").unwrap();
    let line = view.source.removed.first().cloned().expect("a line that was left out");
    let before: Vec<String> = view.paragraphs.iter().map(|paragraph| words(&paragraph.runs)).collect();
    assert!(!before.contains(&line.text));
    desk.library.keep_removed(view.version, line.index, true).unwrap();
    let kept = desk.library.article(id, None, "").unwrap();
    assert!(kept.source.removed[0].kept);
    let after: Vec<String> = kept.paragraphs.iter().map(|paragraph| words(&paragraph.runs)).collect();
    assert_eq!(after[line.before as usize], line.text);
    assert_eq!(after.len(), before.len() + 1);
    assert!(kept.words > view.words);
    assert_eq!(desk.list(&format!("\"{}\"", line.text)).total, 1);
    assert_eq!(desk.library.undo().unwrap().as_deref(), Some("keep left-out text"));
    assert_eq!(desk.library.article(id, None, "").unwrap().paragraphs, view.paragraphs);
    assert_eq!(desk.library.keep_removed(view.version, 99, true).err().unwrap().code(), Code::NotFound);
}

#[test]
fn a_version_can_be_taken_out_and_the_last_one_cannot() {
    let desk = stocked();
    let id = desk.list("headline:cracks").rows[0].id;
    let view = desk.library.article(id, None, "").unwrap();
    let own = desk.library.split_version(view.version).unwrap();
    assert_ne!(own, id);
    assert_eq!(desk.list("").total, 5);
    assert_eq!(desk.library.article(own, None, "").unwrap().versions.len(), 1);
    assert_eq!(desk.library.article(id, None, "").unwrap().versions.len(), 1);
    assert_eq!(desk.library.split_version(view.version).err().unwrap().code(), Code::Invalid);
    assert_eq!(desk.library.undo().unwrap().as_deref(), Some("make version an article of its own"));
    assert_eq!(desk.library.article(id, None, "").unwrap().version, view.version);
}

#[test]
fn the_trash_hides_restores_and_empties() {
    let desk = stocked();
    let id = desk.list("headline:cracks").rows[0].id;
    let sources = || {
        walkdir::WalkDir::new(desk.library_folder().join("sources"))
            .into_iter()
            .filter(|entry| entry.as_ref().unwrap().file_type().is_file())
            .count()
    };
    assert_eq!(sources(), 5);
    desk.library.trash_articles(&[id]).unwrap();
    assert_eq!(desk.list("").total, 3);
    assert_eq!(desk.find("is:trash"), [FERRY]);
    assert!(desk.library.article(id, None, "").unwrap().trashed);
    let again = desk.file("again.md", Page::default().markdown());
    assert!(desk.import(&[&again]).imported[0].because.as_deref().unwrap().contains("trash"));
    desk.library.restore_articles(&[id]).unwrap();
    assert_eq!(desk.list("").total, 4);
    desk.library.trash_articles(&[id]).unwrap();
    assert_eq!(desk.library.empty_trash().unwrap(), 1);
    assert_eq!(desk.library.article(id, None, "").err().unwrap().code(), Code::NotFound);
    assert_eq!((desk.list("").total, sources()), (3, 3));
    assert_eq!(desk.library.undo().unwrap(), None, "what is gone cannot be undone");
    assert!(desk.library.check(&CancelToken::new()).unwrap().problems.is_empty());
    assert_eq!(desk.import(&[&again]).imported[0].outcome, ImportOutcome::Added);
}

#[test]
fn the_sidebar_counts_and_saved_searches_stay() {
    let desk = stocked();
    let id = desk.library.save_search("Boats", "ferry").unwrap();
    assert_eq!(desk.library.save_search(" ", "x").err().unwrap().code(), Code::Invalid);
    let sidebar = desk.library.sidebar().unwrap();
    assert_eq!((sidebar.articles, sidebar.trash, sidebar.sample), (4, 0, false));
    assert_eq!(sidebar.searches, [SavedSearch { id, name: "Boats".into(), search: "ferry".into(), count: 2 }]);
    assert_eq!(sidebar.undo.as_deref(), Some("Undo save search"));
    desk.library.delete_search(id).unwrap();
    assert!(desk.library.sidebar().unwrap().searches.is_empty());
    assert_eq!(desk.library.delete_search(id).err().unwrap().code(), Code::NotFound);
}

#[test]
fn settings_stay_and_are_brought_into_range() {
    let desk = desk();
    let usual = desk.library.settings().unwrap();
    assert_eq!((usual.theme, usual.text_size, usual.summary_sentences), (Theme::System, 100, 3));
    let mine = Settings {
        theme: Theme::Contrast,
        text_size: 999,
        summary_sentences: 0,
        summary_method: "nonsense".into(),
        summary_unit: SummaryUnit::Percent,
        summary_words: 9999,
        summary_percent: 0,
        story_words: 0,
    };
    desk.library.save_settings(&mine).unwrap();
    let kept = desk.library.settings().unwrap();
    assert_eq!((kept.theme, kept.text_size, kept.summary_sentences), (Theme::Contrast, 200, 1));
    assert_eq!(kept.summary_method, usual.summary_method);
    assert_eq!((usual.summary_unit, kept.summary_unit), (SummaryUnit::Sentences, SummaryUnit::Percent));
    assert_eq!((kept.summary_words, kept.summary_percent, kept.story_words), (400, 5, 40));
    assert_eq!(desk.library.info().unwrap().articles, 0);
}

#[test]
fn what_later_imports_build_on_stays_and_older_steps_can_still_be_undone() {
    let desk = stocked();
    let id = desk.list("headline:cracks").rows[0].id;
    desk.library.tag_articles(&[id], "early", true).unwrap();
    let own = desk.library.split_version(desk.library.article(id, None, "").unwrap().version).unwrap();
    let body = ["The ferry runs again.", "The repair was cheaper than expected, the authority said."];
    let third = Page { body: &body, modified: "2026-11-20T07:00:00Z", ..Page::default() };
    assert_eq!(desk.add("ferry-3.md", third.markdown()), own);
    let refused = desk.library.undo().err().unwrap();
    assert_eq!(refused.code(), Code::Invalid);
    assert!(refused.message().contains("Nothing was changed"), "{}", refused.message());
    assert_eq!(desk.library.article(own, None, "").unwrap().versions.len(), 2);
    assert_eq!(desk.library.undo().unwrap().as_deref(), Some("tag “early”"));
    assert!(desk.library.check(&CancelToken::new()).unwrap().problems.is_empty());
}
