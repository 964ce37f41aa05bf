//! Stories, through the library: the reader's word, what is suggested beside it, and what the outlets say.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod support;

use broadsheet_library::{ArticleQuery, FactKind, Id, StorySuggestion};
use support::{desk, words, Desk, Page};

const FERRY: &[&str] = &[
    "The ferry Astrid ran aground off Lornhaven on Monday evening with 212 passengers aboard.",
    "Nobody was hurt, the coast guard of Lornhaven said.",
    "Divers will look at the hull of the Astrid on Tuesday.",
];
const FERRY_TOO: &[&str] = &[
    "With 212 passengers aboard, the ferry Astrid ran aground off Lornhaven on Monday evening.",
    "The coast guard of Lornhaven said that nobody was hurt.",
    "The mayor of Lornhaven thanked the crew.",
];
const FERRY_LATE: &[&str] = &[
    "The Astrid, a ferry with 212 passengers, is still aground off Lornhaven, the coast guard said.",
    "Two tugs from Norhaven will try to pull the Astrid free at high water.",
];
const BRIDGE: &[&str] = &[
    "Engineers found cracks in two piers of the Old Mill bridge in Tarvale, and the council closed it to lorries.",
    "The repair of the bridge will cost four million crowns, the council of Tarvale said.",
];

fn add(desk: &Desk, outlet: &str, published: &str, headline: &str, body: &[&str]) -> Id {
    let name = outlet.to_lowercase().replace(' ', "-");
    let url = format!("https://{name}.example/{}", headline.to_lowercase().replace(' ', "-"));
    let page = Page { headline, outlet, url: &url, published, body, ..Page::default() };
    desk.add(&format!("{name}-{}-{}.md", headline.len(), published.replace(':', "")), page.markdown())
}

fn suggested(desk: &Desk) -> Vec<(Option<Id>, Vec<Id>)> {
    let of = |one: StorySuggestion| (one.story, one.articles.iter().map(|article| article.id).collect());
    desk.library.stories().unwrap().suggestions.into_iter().map(of).collect()
}

fn inside(desk: &Desk, story: Id) -> Vec<Id> {
    let query = ArticleQuery { stories: vec![story], limit: 50, ..ArticleQuery::default() };
    let mut ids: Vec<Id> = desk.library.articles(&query).unwrap().rows.iter().map(|row| row.id).collect();
    ids.sort_unstable();
    ids
}

/// Two on the ferry, one on the bridge.
fn three(desk: &Desk) -> [Id; 3] {
    [
        add(desk, "Harbor Times", "2026-10-14T08:00:00Z", "Ferry aground", FERRY),
        add(desk, "Coast Record", "2026-10-14T11:30:00Z", "Astrid on the rocks", FERRY_TOO),
        add(desk, "Harbor Times", "2026-10-15T08:00:00Z", "Old Mill bridge closed", BRIDGE),
    ]
}

#[test]
fn a_dismissed_group_does_not_come_back_with_one_more() {
    let desk = desk();
    let [one, two, _] = three(&desk);
    assert_eq!(suggested(&desk), [(None, vec![one, two])]);
    let id = desk.library.stories().unwrap().suggestions[0].id;
    desk.library.dismiss_suggestion(id).unwrap();
    assert_eq!(suggested(&desk), []);
    let late = add(&desk, "Island Radio", "2026-10-15T06:00:00Z", "Tugs to free the Astrid", FERRY_LATE);
    let now = suggested(&desk);
    assert_eq!(now.len(), 1, "{now:?}");
    assert!(now[0].1.contains(&late) && now[0].1.len() == 2, "{now:?}");
}

#[test]
fn an_article_that_was_taken_out_stays_out() {
    let desk = desk();
    let [one, two, bridge] = three(&desk);
    let story = desk.library.create_story("The Astrid", &[one, two, bridge]).unwrap();
    desk.library.remove_from_story(story, &[two]).unwrap();
    assert_eq!(suggested(&desk), []);
    let late = add(&desk, "Island Radio", "2026-10-15T06:00:00Z", "Tugs to free the Astrid", FERRY_LATE);
    assert_eq!(suggested(&desk), [(Some(story), vec![late])]);
    // Undo takes the word back too.
    desk.library.undo().unwrap();
    assert_eq!(inside(&desk, story), [one, two, bridge]);
    desk.library.redo().unwrap();
    // The reader's newer word counts.
    desk.library.add_to_story(story, &[two, late]).unwrap();
    desk.library.undo().unwrap();
    assert_eq!(inside(&desk, story), [one, bridge]);
    assert_eq!(suggested(&desk), [(Some(story), vec![late])]);
}

#[test]
fn moving_splitting_and_merging_can_be_undone() {
    let desk = desk();
    let [one, two, bridge] = three(&desk);
    let ferry = desk.library.create_story("The Astrid", &[one, two, bridge]).unwrap();
    let split = desk.library.create_story("The bridge", &[bridge]).unwrap();
    assert_eq!((inside(&desk, ferry), inside(&desk, split)), (vec![one, two], vec![bridge]));
    desk.library.add_to_story(split, &[two]).unwrap();
    assert_eq!((inside(&desk, ferry), inside(&desk, split)), (vec![one], vec![two, bridge]));
    desk.library.undo().unwrap();
    desk.library.merge_stories(split, ferry).unwrap();
    assert_eq!(inside(&desk, split), [one, two, bridge]);
    desk.library.rename_story(split, "Both").unwrap();
    (0..3).for_each(|_| assert!(desk.library.undo().unwrap().is_some()));
    assert_eq!(inside(&desk, ferry), [one, two, bridge]);
    assert!(desk.library.merge_stories(ferry, ferry).is_err());
    (0..3).for_each(|_| assert!(desk.library.redo().unwrap().is_some()));
    assert_eq!(desk.library.story(split).unwrap().title, "Both");
    desk.library.delete_story(split).unwrap();
    assert_eq!(suggested(&desk), []);
    desk.library.undo().unwrap();
    assert_eq!(inside(&desk, split), [one, two, bridge]);
}

#[test]
fn an_article_says_why_it_stands_there() {
    let desk = desk();
    let [one, two, bridge] = three(&desk);
    let story = desk.library.create_story("All", &[one, two, bridge]).unwrap();
    let why = desk.library.why_together(one, Some(story), &[]).unwrap();
    let ids: Vec<Id> = why.iter().map(|one| one.article.id).collect();
    assert_eq!(ids, [two, bridge]);
    let (near, far) = (&why[0], &why[1]);
    assert!(near.score > near.enough && far.score < far.enough, "{why:?}");
    assert_eq!((near.days, far.days), (Some(0), Some(1)));
    assert!(near.names.iter().any(|name| name.contains("Lornhaven")), "{near:?}");
    assert!(near.numbers.contains(&"212".to_string()) && near.words.contains(&"aground".to_string()), "{near:?}");
    assert!(!near.words.contains(&"lornhaven".to_string()));
    assert_eq!(desk.library.why_together(one, None, &[one, 999]).unwrap(), []);
}

#[test]
fn statements_stand_by_outlet_and_the_base_text_says_who_else() {
    let desk = desk();
    let [one, two, bridge] = three(&desk);
    let story = desk.library.create_story("All", &[one, two, bridge]).unwrap();
    let view = desk.library.story(story).unwrap();
    assert_eq!(view.compared, [one, two, bridge]);
    assert_eq!(view.all_statements as usize, view.statements.len());
    let first = &view.statements[0];
    assert_eq!((first.outlets, first.place), (2, 0));
    assert_eq!(first.told.iter().map(|told| told.article).collect::<Vec<_>>(), [one, two]);
    let alone = view.statements.iter().find(|one| one.text.contains("Divers")).unwrap();
    assert_eq!((alone.outlets, alone.told.len(), alone.partly.len()), (1, 1, 0));
    let base = desk.library.story_base(story, two).unwrap();
    assert_eq!((base.outlets, base.sentences.len()), (1, 3));
    assert_eq!(base.sentences.iter().map(|one| one.outlets).collect::<Vec<_>>(), [1, 1, 0]);
    assert_eq!(base.sentences[0].told[0].article.id, one);
    assert_eq!(words(&base.headline), "Astrid on the rocks");
    assert!(desk.library.story_base(story, 999).is_err());
}

#[test]
fn what_others_had_before_is_said_of_a_later_version() {
    let desk = desk();
    let [one, two, _] = three(&desk);
    let tugs = "Two tugs from Norhaven will try to pull the Astrid free at high water.";
    let pia = "The owner of the Astrid, Pia Lund, will come to Lornhaven.";
    add(&desk, "Island Radio", "2026-10-15", "Tugs to free the Astrid", FERRY_LATE);
    let page = |modified: &str, body: &[&str]| {
        let page = Page {
            headline: "Ferry aground",
            outlet: "Harbor Times",
            url: "https://harbor-times.example/ferry-aground",
            published: "2026-10-14T08:00:00Z",
            modified,
            body,
            ..Page::default()
        };
        desk.add(&format!("{}.md", modified.replace(':', "")), page.markdown())
    };
    assert_eq!(page("2026-10-14T20:00:00Z", &[FERRY, &[FERRY_TOO[2]]].concat()), one);
    assert_eq!(page("2026-10-16T07:00:00Z", &[FERRY, &[FERRY_TOO[2], tugs, pia]].concat()), one);
    let late = desk.list("tugs").rows.iter().find(|row| row.id != one).unwrap().id;
    let story = desk.library.create_story("The Astrid", &[one, two, late]).unwrap();
    let line = desk.library.story_timeline(story).unwrap();
    let steps: Vec<(Id, u32, Option<u32>)> =
        line.versions.iter().map(|one| (one.article.id, one.number, one.days)).collect();
    assert_eq!(steps, [(one, 1, Some(0)), (two, 1, Some(0)), (one, 2, Some(0)), (late, 1, Some(1)), (one, 3, Some(2))]);
    assert_eq!(line.versions[1].hours, Some(3.5));
    assert_eq!(line.versions[3].hours, None);
    assert!(line.versions[0].after.is_empty() && line.versions[1].after.is_empty());
    let mayor = &line.versions[2].after;
    assert!(mayor.iter().any(|one| one.kind.is_none() && one.before[0].article.id == two), "{mayor:?}");
    let tugs = &line.versions[4].after;
    assert!(tugs.iter().any(|one| one.before[0].article.id == late && one.text.contains("tugs")), "{tugs:?}");
    // What nobody had before is nobody's.
    assert!(tugs.iter().all(|one| !one.text.contains("Pia") && one.kind != Some(FactKind::Quotation)), "{tugs:?}");
    assert_eq!(line.left_out, 0);
}
