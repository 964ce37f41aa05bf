//! The versions screen: bars on the axis, two versions as rows, and since when words have stood.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]
mod support;
use broadsheet_library::*;
use support::{desk, Desk, Page};

const LEAD: &str = "The bridge over the Lorne reopened on Monday after 14 months of repairs, the transit office said.";
const COST: &str = "The work had cost 3.2 million crowns. “We kept our promise,” Mayor Ilse Tamm told the council.";
const TRADE: &str = "Shop owners on the east bank had complained about lost trade all through the long winter.";
const BUSES: &str = "Buses return to their old routes next week, and cyclists have a lane of their own.";

/// An article with a version for each body, an hour apart.
fn versions(bodies: &[&[&str]]) -> (Desk, VersionsView) {
    let desk = desk();
    for (n, body) in bodies.iter().enumerate() {
        let modified = format!("2026-10-14T{:02}:00:00Z", n + 8);
        desk.add(&format!("bridge-{n}.md"), Page { body, modified: &modified, ..Page::default() }.markdown());
    }
    let article = desk.library.articles(&ArticleQuery { limit: 1, ..Default::default() }).unwrap().rows[0].id;
    let view = desk.library.versions(article).unwrap();
    assert_eq!(view.versions.len(), bodies.len());
    (desk, view)
}

fn between(bodies: &[&[&str]], old: usize, new: usize) -> VersionDiffView {
    let (desk, view) = versions(bodies);
    desk.library.version_diff(view.versions[old].version.id, view.versions[new].version.id).unwrap()
}

fn said(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

#[test]
fn a_split_paragraph_is_one_row_with_its_break_marked() {
    let (first, second) = COST.split_once(". ").unwrap();
    let first = format!("{}.", first.replace("3.2", "3.4"));
    let diff = between(&[&[LEAD, COST, TRADE], &[LEAD, &first, second, TRADE]], 0, 1);
    assert_eq!(diff.summary, "1 paragraph split, 1 word added, 1 word removed");
    let row = &diff.rows[2];
    assert_eq!((row.old_paragraph, row.new_paragraph), (Some(2), Some(2)));
    assert_eq!(row.kinds, [ChangeKind::SplitParagraph, ChangeKind::Number]);
    assert_eq!(said(&row.old), COST);
    assert_eq!(said(&row.new), format!("{first}\n\n{second}"));
    let added = row.new.iter().flat_map(|run| run.marks.iter().map(|mark| (run.text.as_str(), mark.id)));
    assert_eq!(added.collect::<Vec<_>>(), [("3.4", 2), ("\n\n", 1)]);
    assert_eq!((diff.rows[3].old_paragraph, diff.rows[3].new_paragraph), (Some(3), Some(4)));
}

#[test]
fn a_moved_paragraph_knows_where_it_stood() {
    let diff = between(&[&[LEAD, COST, TRADE, BUSES], &[LEAD, BUSES, COST, TRADE]], 0, 1);
    let stood: Vec<_> = diff.rows.iter().map(|row| row.stood_before).collect();
    assert_eq!(stood, [None, None, Some(5), None, None]);
    let diff = between(&[&[LEAD, BUSES, COST, TRADE], &[LEAD, COST, TRADE, BUSES]], 0, 1);
    let moved = diff.rows.iter().position(|row| row.moved).unwrap();
    assert_eq!((moved, diff.rows[moved].stood_before), (4, Some(2)));
}

#[test]
fn words_know_the_version_that_brought_them() {
    let second = COST.replace("3.2", "3.4");
    let third = second.replace("the council", "reporters");
    let diff = between(&[&[LEAD, COST], &[LEAD, &second], &[LEAD, &third]], 0, 2);
    let row = &diff.rows[2];
    assert_eq!(row.inline.len(), row.ages.inline.len());
    let changed = row.inline.iter().zip(&row.ages.inline).filter(|(run, _)| !run.marks.is_empty());
    let changed: Vec<_> = changed.map(|(run, age)| (run.text.as_str(), age.since, age.until)).collect();
    assert_eq!(changed, [("3.2", 1, Some(2)), ("3.4", 2, None), ("the council", 1, Some(3)), ("reporters", 3, None)]);
    // Each mark leads to its change.
    for (mark, kind) in [(1, ChangeKind::Number), (2, ChangeKind::Wording)] {
        assert_eq!(diff.changes[mark - 1].kind, kind);
        assert!(row.inline.iter().any(|run| run.marks.iter().any(|one| one.id as usize == mark)));
    }
}

#[test]
fn what_nobody_sees_is_counted_and_not_marked() {
    let typed = COST.replace(['“', '”'], "\"");
    let lead = LEAD.replace("Monday", "Tuesday");
    let diff = between(&[&[LEAD, COST], &[&lead, &typed]], 0, 1);
    assert_eq!(diff.summary, "1 word added, 1 word removed (not marked, as nobody sees it: 2 quotation marks differ)");
    assert!(!diff.rows[2].changed && diff.rows[2].inline.iter().all(|run| run.marks.is_empty()));
}

#[test]
fn bars_say_kinds_with_words_and_whether_a_time_is_known() {
    let second = COST.replace("3.2", "3.4");
    let (_desk, view) = versions(&[&[LEAD, COST, TRADE], &[LEAD, &second, TRADE, BUSES]]);
    let bar = &view.versions[1];
    let kinds: Vec<_> = bar.kinds.iter().map(|kind| (kind.kind, kind.count, kind.words)).collect();
    assert_eq!(kinds, [(ChangeKind::InsertedParagraph, 1, 16), (ChangeKind::Number, 1, 2)]);
    assert!(bar.dated && bar.visible && !bar.rewrite);
    let desk = desk();
    desk.add("undated.md", Page { published: "", body: &[LEAD, COST], ..Page::default() }.markdown());
    let article = desk.library.articles(&ArticleQuery { limit: 1, ..Default::default() }).unwrap().rows[0].id;
    assert!(!desk.library.versions(article).unwrap().versions[0].dated);
}
