//! Same article or new: pairs of documents as data, captures in any order, and the user's word on it.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod support;
use broadsheet_library::ImportOutcome::{self, Added, AlreadyThere, Version};
use broadsheet_library::{CancelToken, Code, FieldKey};
use support::{desk, outcomes, Desk, Page, BODY};

/// A document of the table: fields that differ from the usual ones.
#[derive(Clone, Copy)]
struct Paper<'a> {
    headline: &'a str,
    outlet: &'a str,
    url: &'a str,
    published: &'a str,
    modified: &'a str,
    body: &'a [&'a str],
}

const FERRY: Paper = Paper {
    headline: "Cracks in the hull stop the Varnes ferry",
    outlet: "Harbor Times",
    url: "https://harbor-times.example/news/varnes-ferry",
    published: "2026-10-14T08:30:00Z",
    modified: "",
    body: BODY,
};

impl Paper<'_> {
    fn text(&self) -> String {
        let Paper { headline, outlet, url, published, modified, body } = *self;
        Page { headline, outlet, url, published, modified, body, authors: "" }.markdown()
    }
}

const WEEK_1: &[&str] = &[
    "The pier was painted this week, and nobody on the quay could agree on whether the new red is a red at all.",
    "My neighbor, who fished here before there was a pier, says that the fish do not mind either way.",
    "Next week the painters move on to the lighthouse, where the wind will give them more to talk about.",
];
const WEEK_2: &[&str] = &[
    "On Sunday the brass band played in the rain again, and the mayor held his umbrella over the tuba.",
    "It was the last concert of the year; the bandstand is to be taken apart before the frost comes.",
    "Someone left a bunch of asters on the conductor's chair, and nobody has come forward to explain them.",
];
const NUMBERS_1: &[&str] = &[
    "The numbers drawn on the coast this evening are 4, 9, 17, 23, 31 and 40, and the extra number is 8.",
    "The draw was held in Sandholm under the eyes of a notary. Winners have ninety days to come forward with their slip \
     at any office of the lottery, at the harbor or by post. The next draw is held at the same hour and place.",
];
const NUMBERS_2: &[&str] = &[
    "The numbers drawn on the coast this evening are 2, 11, 18, 25, 36 and 38, and the extra number is 5.",
    "The draw was held in Sandholm under the eyes of a notary. Winners have ninety days to come forward with their slip \
     at any office of the lottery, at the harbor or by post. The next draw is held at the same hour and place.",
];
const NOTICE: &[&str] = &[
    "This article is for subscribers of the Harbor Times. Subscribe now and read everything for one crown a week.",
    "You have an account already? Sign in to go on reading where you stopped.",
];
const FLASH: &[&str] = &["A cargo ship has run aground off Varnes, the coast guard says. More soon."];
const REPORT: &[&str] = &[
    "The cargo ship Elin ran aground on the sandbank off Varnes on Wednesday morning with fourteen people on board.",
    "The coast guard took the crew off by helicopter within an hour, and nobody was hurt.",
    "Tugs from Sandholm are to pull the ship free at the next high tide, the harbor authority said.",
];

/// The body with one word corrected.
fn corrected() -> Vec<&'static str> {
    let one = "Repairs are expected to cost 4.2 million crowns and to last until the end of November.";
    BODY.iter().map(|text| if text.starts_with("Repairs") { one } else { text }).collect()
}

/// The body with as many live entries before it.
fn live(entries: usize) -> Vec<String> {
    let entry = |n: usize| {
        format!(
            "{}:{:02} Entry {n}: the queue at pier {n} of Sandholm is now {} meters long, a reader wrote from stop {n}.",
            8 + n / 60,
            n % 60,
            20 + 7 * n
        )
    };
    (1..=entries).rev().map(entry).chain(BODY.iter().map(ToString::to_string)).collect()
}

/// Imports the first, then the second; what becomes of the second, and why.
#[track_caller]
fn check(first: Paper, second: Paper, expected: ImportOutcome, because: &str) {
    let desk = desk();
    desk.add("one.md", first.text());
    let path = desk.file("two.md", second.text());
    let report = desk.import(&[&path]);
    assert_eq!(outcomes(&report), [expected], "{report:?}");
    let why = report.imported[0].because.as_deref().unwrap_or_default();
    assert!(why.contains(because), "{why}");
    let shown = desk.library.article(report.imported[0].article, None, "").unwrap();
    let version = shown.versions.iter().find(|version| version.id == report.imported[0].version);
    assert!(version.is_some(), "the report names a version of the article");
}

#[test]
fn corrections_and_new_headlines_are_versions() {
    let body = corrected();
    let other = "Ferry stays in harbor until December";
    let moved = "https://harbor-times.example/local/varnes-ferry-2";
    check(FERRY, Paper { body: &body, ..FERRY }, Version, "address");
    check(FERRY, Paper { body: &body, headline: other, ..FERRY }, Version, "address");
    check(FERRY, Paper { headline: other, ..FERRY }, Version, "another headline");
    check(FERRY, Paper { body: &body, headline: other, outlet: "The Harbor Times", ..FERRY }, Version, "address");
    check(FERRY, Paper { body: &body, url: "", ..FERRY }, Version, "Outlet, headline and date");
    check(FERRY, Paper { body: &body, url: moved, ..FERRY }, Version, "Outlet, headline and date");
    check(FERRY, Paper { body: &body, url: moved, headline: other, ..FERRY }, Version, "most of the text");
    check(FERRY, Paper { body: &body, url: "", published: "", ..FERRY }, Version, "most of the text");
    check(
        Paper { outlet: "", url: "", ..FERRY },
        Paper { outlet: "", url: "", body: &body, ..FERRY },
        Version,
        "neither",
    );
    check(Paper { body: FLASH, ..FERRY }, Paper { body: REPORT, headline: other, ..FERRY }, Version, "address");
}

#[test]
fn ways_to_one_address_are_one_article() {
    let body = corrected();
    for url in [
        "http://m.harbor-times.example/news/varnes-ferry/",
        "https://www.harbor-times.example/news/varnes-ferry/amp?utm_source=mail&fbclid=7",
        "https://harbor-times.example/news/varnes-ferry/index.html?print=1",
        "https://web.archive.org/web/20261016120000/https://harbor-times.example/news/varnes-ferry",
    ] {
        check(FERRY, Paper { body: &body, url, ..FERRY }, Version, "address");
    }
}

#[test]
fn the_same_text_is_there() {
    check(FERRY, FERRY, AlreadyThere, "same file");
    check(FERRY, Paper { url: "https://harbor-times.example/local/ferry", ..FERRY }, AlreadyThere, "same text");
    check(FERRY, Paper { outlet: "", url: "", published: "", ..FERRY }, AlreadyThere, "same text");
    check(FERRY, Paper { outlet: "harbor-times.example", ..FERRY }, AlreadyThere, "same text");
    check(FERRY, Paper { modified: "2026-10-15T10:00:00Z", ..FERRY }, AlreadyThere, "same text");
}

#[test]
fn copies_of_two_outlets_are_two_articles() {
    let courier = Paper { outlet: "Fjord Courier", url: "https://fjord-courier.example/agency/7", ..FERRY };
    check(FERRY, courier, Added, "Harbor Times has the same text");
    // The copy names the address of the original as its own.
    check(FERRY, Paper { url: FERRY.url, ..courier }, Added, "two outlets");
    let body = corrected();
    check(FERRY, Paper { url: FERRY.url, body: &body, ..courier }, Added, "the outlet is another one");
    check(courier, Paper { outlet: "Nordblatt", url: "https://nordblatt.example/1", ..FERRY }, Added, "Fjord Courier");
}

#[test]
fn what_comes_back_under_one_headline_is_new_each_time() {
    let week = |url, published, body| Paper { headline: "Notes from the quay", url, published, body, ..FERRY };
    let (first, second) = ("2026-10-04", "2026-10-11");
    check(week("", first, WEEK_1), week("", second, WEEK_2), Added, "");
    let address = |n| ["https://harbor-times.example/quay/1", "https://harbor-times.example/quay/2"][n];
    check(week(address(0), first, WEEK_1), week(address(1), second, WEEK_2), Added, "");
    // The column's own address, whose page is another one each week.
    check(week(address(0), first, WEEK_1), week(address(0), second, WEEK_2), Added, "day and text are others");
    // Printed anew with other numbers.
    check(week(address(0), first, NUMBERS_1), week(address(1), "2026-10-05", NUMBERS_2), Added, "");
    check(week("", first, NUMBERS_1), week("", "2026-10-05", NUMBERS_2), Added, "");
    // One notice in place of two articles.
    let locked = |headline, url| Paper { headline, url, body: NOTICE, ..FERRY };
    check(locked("Ferry stops", address(0)), locked("Council resigns", address(1)), Added, "");
    check(FERRY, Paper { headline: "Notes from the quay", url: address(0), body: WEEK_1, ..FERRY }, Added, "");
}

#[test]
fn a_growing_live_blog_is_one_article() {
    for (url, longer) in [(FERRY.url, 40), ("", 12), ("", 40)] {
        let (early, late) = (live(3), live(longer));
        let early: Vec<&str> = early.iter().map(String::as_str).collect();
        let late: Vec<&str> = late.iter().map(String::as_str).collect();
        let because = if url.is_empty() { "Outlet, headline and date" } else { "address" };
        check(Paper { url, body: &early, ..FERRY }, Paper { url, body: &late, ..FERRY }, Version, because);
    }
}

/// A capture of the ferry article in an archive.
fn capture(body: &[&str], stamp: &str) -> String {
    let url = format!("https://web.archive.org/web/{stamp}/https://www.harbor-times.example/news/varnes-ferry");
    Paper { url: &url, body, ..FERRY }.text()
}

/// The versions of the one article, oldest first: time, words of the last paragraph, and other times at which the same
/// text was seen. The newest is the one shown.
fn timeline(desk: &Desk) -> Vec<(String, String, Vec<String>)> {
    let list = desk.list("");
    assert_eq!(list.total, 1);
    let article = list.rows[0].id;
    let newest = desk.library.article(article, None, "").unwrap();
    assert_eq!(newest.version, newest.versions.last().unwrap().id);
    assert!(desk.library.check(&CancelToken::new()).unwrap().problems.is_empty());
    newest
        .versions
        .iter()
        .map(|version| {
            let view = desk.library.article(article, Some(version.id), "").unwrap();
            let cost = support::words(&view.paragraphs.last().unwrap().runs);
            let cost = cost.split_whitespace().nth(5).unwrap_or_default().to_string();
            (version.time.clone(), cost, version.seen_again.clone())
        })
        .collect()
}

const T1: &str = "20261014090000";
const T2: &str = "20261015090000";
const T3: &str = "20261016090000";

fn told(stamp: &str) -> String {
    format!("2026-10-{}T09:00:00Z", stamp.get(6..8).unwrap())
}

#[test]
fn captures_come_to_lie_in_their_order_whatever_the_order_of_import() {
    let body = corrected();
    // "3.2" at the first and third time, "4.2" at the second.
    let all = [(T1, BODY), (T2, body.as_slice()), (T3, BODY)];
    for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        let desk = desk();
        for n in order {
            let (stamp, body) = all[n];
            desk.add(&format!("{stamp}.md"), capture(body, stamp));
        }
        let seen: Vec<(String, String)> = timeline(&desk).into_iter().map(|(time, cost, _)| (time, cost)).collect();
        let expected = [(told(T1), "3.2".into()), (told(T2), "4.2".into()), (told(T3), "3.2".into())];
        assert_eq!(seen, expected, "imported in the order {order:?}");
    }
}

#[test]
fn the_same_text_at_another_time_is_no_version_and_is_kept_as_seen() {
    for order in [[T1, T2, T3], [T3, T1, T2], [T2, T3, T1]] {
        let desk = desk();
        desk.add("first.md", capture(BODY, order[0]));
        for stamp in &order[1..] {
            let path = desk.file(&format!("{stamp}.md"), capture(BODY, stamp));
            let report = desk.import(&[&path]);
            assert_eq!(outcomes(&report), [AlreadyThere]);
            assert!(report.imported[0].because.as_ref().unwrap().contains("An archive had it on 2026-10-1"));
            // The file is kept: it is known by its bytes the next time.
            let again = desk.import(&[&path]);
            assert!(again.imported[0].because.as_ref().unwrap().contains("same file"), "{again:?}");
        }
        let mut others: Vec<String> = order[1..].iter().map(|stamp| told(stamp)).collect();
        others.sort();
        assert_eq!(timeline(&desk), [(told(T1), "3.2".to_string(), others)], "{order:?}");
        let article = desk.list("").rows[0].id;
        desk.library.trash_articles(&[article]).unwrap();
        desk.library.empty_trash().unwrap();
        let report = desk.library.check(&CancelToken::new()).unwrap();
        assert_eq!((report.sources, report.leftovers), (0, 0), "no file is left behind");
    }
}

#[test]
fn what_the_user_said_of_a_text_stays_when_captures_are_set_apart() {
    let desk = desk();
    // The later capture is there first; what is said of it hangs on its file.
    let article = desk.add("late.md", capture(BODY, T3));
    let quotation = desk.library.article(article, None, "").unwrap().quotations.remove(0);
    desk.library.reassign_quotation(quotation.id, None, Some("Mira Solheim")).unwrap();
    desk.add("early.md", capture(BODY, T1));
    desk.add("between.md", capture(&corrected(), T2));
    let view = desk.library.article(article, None, "").unwrap();
    assert_eq!(view.versions.len(), 3);
    assert_eq!(view.quotations[0].speaker.as_ref().unwrap().name, "Mira Solheim");
    assert!(view.quotations[0].corrected);
}

#[test]
fn an_older_capture_leaves_the_newest_version_shown() {
    let desk = desk();
    let body = corrected();
    let page = Paper { body: &body, modified: "2026-10-20T09:00:00Z", ..FERRY };
    desk.add("live.md", page.text());
    let path = desk.file("old.md", capture(BODY, T1));
    assert_eq!(outcomes(&desk.import(&[&path])), [Version]);
    let costs: Vec<String> = timeline(&desk).into_iter().map(|(_, cost, _)| cost).collect();
    assert_eq!(costs, ["3.2", "4.2"]);
}

#[test]
fn later_imports_follow_an_article_that_was_split() {
    let body = corrected();
    let second = Paper { body: &body, modified: "2026-10-15T09:00:00Z", ..FERRY }.text();
    let desk = desk();
    let first = desk.add("1.md", FERRY.text());
    assert_eq!(desk.add("2.md", &second), first);
    let version = desk.library.article(first, None, "").unwrap().version;
    let own = desk.library.split_version(version).unwrap();
    assert_eq!(
        desk.library.article(own, None, "").unwrap().source.because.unwrap(),
        "You made it an article of its own."
    );
    // The same text in other bytes, a little changed, and the other text a little changed.
    assert_eq!(desk.add("2b.md", second.replace("\n\n", "\n\n\n")), own);
    let mut longer = body.clone();
    longer.push("The ferry has been in service since 1988.");
    let changed = Paper { body: &longer, modified: "2026-10-16T09:00:00Z", ..FERRY };
    assert_eq!(desk.add("2c.md", changed.text()), own);
    let mut other = BODY.to_vec();
    other.push("The bus leaves from the fish market.");
    let changed = Paper { body: &other, modified: "2026-10-17T09:00:00Z", ..FERRY };
    assert_eq!(desk.add("1b.md", changed.text()), first);
    // Also when everything of the article was deleted.
    desk.library.trash_articles(&[own]).unwrap();
    desk.library.empty_trash().unwrap();
    let path = desk.file("2.md", &second);
    let report = desk.import(&[&path]);
    assert_eq!(outcomes(&report), [Added], "{report:?}");
    // And the other way round.
    desk.library.trash_articles(&[first]).unwrap();
    desk.library.empty_trash().unwrap();
    assert_eq!(outcomes(&desk.import(&[&desk.file("1.md", FERRY.text())])), [Added]);
}

#[test]
fn later_imports_follow_articles_that_were_joined() {
    let desk = desk();
    let courier = Paper { outlet: "Fjord Courier", url: "https://fjord-courier.example/ferry", ..FERRY };
    let body = [BODY[0], BODY[2], "The Courier's own reporter rode on the last boat."];
    let courier = Paper { body: &body, headline: "The last boat to Varnes", ..courier };
    let (first, other) = (desk.add("1.md", FERRY.text()), desk.add("2.md", courier.text()));
    assert_ne!(first, other);
    assert_eq!(desk.library.join_articles(&[first, other, first]).unwrap(), first);
    let view = desk.library.article(first, None, "").unwrap();
    assert_eq!(view.versions.len(), 2);
    let joined = view.versions.iter().map(|version| desk.library.article(first, Some(version.id), "").unwrap());
    let because: Vec<Option<String>> = joined.map(|view| view.source.because).collect();
    assert!(because.contains(&Some("You said that this is the same article.".into())), "{because:?}");
    assert_eq!(desk.library.article(other, None, "").err().unwrap().code(), Code::NotFound);
    let longer: Vec<&str> = body.iter().copied().chain(["It was full."]).collect();
    assert_eq!(desk.add("2b.md", Paper { body: &longer, ..courier }.text()), first, "its address is the article's");
    desk.library.trash_articles(&[first]).unwrap();
    desk.library.empty_trash().unwrap();
    let (first, other) = (desk.add("1.md", FERRY.text()), desk.add("2.md", courier.text()));
    assert_eq!(first, other, "the same files lie as the user had put them");
    // The last word counts.
    let version = desk.library.article(first, None, "").unwrap().versions[1].id;
    desk.library.split_version(version).unwrap();
    assert_eq!(desk.list("").total, 2);
    assert!(desk.library.check(&CancelToken::new()).unwrap().problems.is_empty());
}

#[test]
fn joining_keeps_what_was_said_of_each_and_can_be_undone() {
    let desk = desk();
    let courier = Paper { outlet: "Fjord Courier", url: "https://fjord-courier.example/ferry", ..FERRY };
    let (first, other) = (desk.add("1.md", FERRY.text()), desk.add("2.md", courier.text()));
    let library = &desk.library;
    library.set_field(first, FieldKey::Section, Some("Coast")).unwrap();
    library.set_field(other, FieldKey::Section, Some("Sea")).unwrap();
    library.set_field(other, FieldKey::Standfirst, Some("The last boat is gone.")).unwrap();
    library.tag_articles(&[first, other], "to check", true).unwrap();
    library.tag_articles(&[other], "agency", true).unwrap();
    let story = library.create_story("The Varnes ferry", &[other]).unwrap();
    let seen = || format!("{:?} {:?}", desk.list("").rows, library.article(other, None, "").ok());
    let before = seen();
    library.join_articles(&[first, other]).unwrap();
    let view = library.article(first, None, "").unwrap();
    let field = |key| view.fields.iter().find(|field| field.key == key).unwrap().value.clone();
    assert_eq!(field(FieldKey::Section).as_deref(), Some("Coast"));
    assert_eq!(field(FieldKey::Standfirst).as_deref(), Some("The last boat is gone."));
    assert_eq!(view.tags, ["agency", "to check"]);
    assert_eq!(view.story.as_ref().unwrap().id, story);
    assert_eq!(desk.list("").total, 1);
    let after = seen();
    assert_eq!(library.undo().unwrap().as_deref(), Some("join articles"));
    assert_eq!(seen(), before);
    library.redo().unwrap();
    assert_eq!(seen(), after);
    library.undo().unwrap();
    library.trash_articles(&[other]).unwrap();
    for (articles, code) in [
        (vec![], Code::Invalid),
        (vec![first, first], Code::Invalid),
        (vec![first, other], Code::Invalid),
        (vec![first, 99], Code::NotFound),
    ] {
        assert_eq!(library.join_articles(&articles).err().unwrap().code(), code, "{articles:?}");
    }
    assert!(library.check(&CancelToken::new()).unwrap().problems.is_empty());
}

/// The ferry article as a page; `note` is what a browser left in it.
fn page(amp: &str, note: &str, body: &[&str]) -> String {
    let text: String = body.iter().map(|paragraph| format!("<p>{paragraph}</p>\n")).collect();
    let (url, headline) = (FERRY.url, FERRY.headline);
    format!(
        "<!doctype html>\n{note}<html{amp} lang=\"en\"><head><meta charset=\"utf-8\"><title>{headline}</title>\
         <link rel=\"canonical\" href=\"{url}\"></head><body><h1>{headline}</h1>\n{text}</body></html>"
    )
}

#[test]
fn an_amp_page_and_a_saved_copy_belong_to_the_plain_page() {
    let desk = desk();
    let article = desk.add("plain.html", page("", "", FERRY.body));
    let report = desk.import(&[&desk.file("amp.html", page(" amp", "", FERRY.body))]);
    assert_eq!(outcomes(&report), [AlreadyThere], "{report:?}");
    let note =
        "<!--\n Page saved with SingleFile \n url: https://harbor-times.example/news/varnes-ferry?x \n saved date: \
                Thu Oct 15 2026 11:20:00 GMT+0200 (CEST)\n-->";
    let report = desk.import(&[&desk.file("saved.html", page("", note, &corrected()))]);
    assert_eq!(outcomes(&report), [Version], "{report:?}");
    let versions = desk.library.article(article, None, "").unwrap().versions;
    assert_eq!(
        versions.iter().filter_map(|version| version.captured.as_deref()).collect::<Vec<_>>(),
        ["2026-10-15T09:20:00Z"]
    );
}
