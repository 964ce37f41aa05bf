//! Reports hold what they are made from, word for word, in every format.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod support;
use broadsheet_library::{Code, FieldKey, Id, Library};
use proptest::prelude::*;
use serde_json::Value;
use std::collections::HashMap;
use support::{desk, Desk, Page};

/// A library with two outlets' articles on one event, and a second version of the first.
struct Reports {
    desk: Desk,
    /// Harbor Times, Coast Record.
    articles: [Id; 2],
    /// Both versions of the first, the second's one.
    versions: [Id; 3],
}

const SECOND: &[&str] = &[
    "The ferry between Sandholm and Varnes will stop running on Friday after an inspection found cracks in the hull of \
     the Marit, the harbor authority announced on Tuesday.",
    "“We have no choice but to take the Marit out of service,” said Jonas Brandt, head of the harbor authority. “The \
     safety of the passengers comes first.”",
    "About 1,800 commuters use the crossing each day. A replacement bus will take the long road around the fjord, which \
     adds fifty minutes to the journey.",
    "Repairs are expected to cost 3.2 million crowns and to last until the end of November.",
    "Opposition councillor Mira Solheim called the decision late. She said that the cracks had been known since spring, \
     and asked for the inspection reports of the last three years.",
    "A night boat for patients of the hospital is to run from Sunday, free for ages > 65 & without a ticket.",
];

const OTHER: &[&str] = &[
    "🦊 Passengers between Sandholm and Varnes lose their ferry on Friday after inspectors found cracks in the hull of \
     the Marit, the harbor authority announced.",
    "“We have no choice but to take the Marit out of service,” said Jonas Brandt, head of the harbor authority.",
    "About 1,600 commuters use the crossing each day. A replacement bus will take the long road around the fjord, which \
     adds fifty minutes to the journey.",
    "=SUM(1) stands on the &lt;b&gt;notice board&lt;/b&gt; | nobody knows why.",
];

fn newest(library: &Library, article: Id) -> Id {
    library.versions(article).unwrap().versions.last().unwrap().version.id
}

fn reports() -> Reports {
    let desk = desk();
    let one = desk.add("one.md", Page::default().markdown());
    let first = newest(&desk.library, one);
    let second = Page {
        headline: "Cracks in the hull stop the Varnes ferry for weeks",
        body: SECOND,
        modified: "2026-10-16T10:00:00Z",
        ..Page::default()
    };
    assert_eq!(desk.add("two.md", second.markdown()), one);
    let page = Page {
        headline: "Varnes loses its ferry",
        outlet: "Coast Record",
        url: "https://coast-record.example/ferry",
        published: "2026-10-14T11:00:00+02:00",
        authors: "",
        body: OTHER,
        ..Page::default()
    };
    let other = desk.add("other.md", page.markdown());
    let versions = [first, newest(&desk.library, one), newest(&desk.library, other)];
    Reports { desk, articles: [one, other], versions }
}

impl Reports {
    fn written(&self, write: impl FnOnce(&Library, &std::path::Path)) -> String {
        let out = self.desk.folder.path().join("out");
        write(&self.desk.library, &out);
        std::fs::read_to_string(out).unwrap()
    }

    fn comparison(&self, format: &str) -> String {
        let [_, a, b] = self.versions;
        self.written(|library, out| library.export_comparison(a, b, format, out).unwrap())
    }

    fn changes(&self, format: &str) -> String {
        let [old, new, _] = self.versions;
        self.written(|library, out| library.export_versions(old, new, format, out).unwrap())
    }

    fn story(&self, format: &str) -> String {
        let id = self.desk.library.create_story("Varnes ferry", &self.articles).unwrap();
        self.written(|library, out| library.export_story(id, format, out).unwrap())
    }

    fn sha256(&self, version: Id) -> [String; 2] {
        let [first, second, other] = self.versions;
        let name = HashMap::from([(first, "one.md"), (second, "two.md"), (other, "other.md")])[&version];
        let file = std::fs::read(self.desk.files().join(name)).unwrap();
        let article = self.articles[usize::from(version == other)];
        let view = self.desk.library.article(article, Some(version), "").unwrap();
        let text = broadsheet_library::points::Points::of(&view.paragraphs).text;
        [file, text.into_bytes()].map(|bytes| sha256(&bytes))
    }
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn rows(table: &str) -> Vec<HashMap<String, String>> {
    csv::Reader::from_reader(table.as_bytes()).into_deserialize().map(Result::unwrap).collect()
}

/// What stands between `open` and the `close` that belongs to it, each time.
fn between<'h>(html: &'h str, open: &str, close: &str) -> Vec<&'h str> {
    html.split(open).skip(1).map(|rest| rest.split_once(close).unwrap().0).collect()
}

/// HTML without `<sup>` and its content, and without tags.
fn plain(html: &str) -> String {
    let mut out = String::new();
    for (number, part) in html.split("<sup").enumerate() {
        out.push_str(if number == 0 { part } else { part.split_once("</sup>").unwrap().1 });
    }
    let mut text = String::new();
    for (number, part) in out.split('<').enumerate() {
        text.push_str(if number == 0 { part } else { part.split_once('>').unwrap().1 });
    }
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    entities.iter().fold(text, |text, (entity, character)| text.replace(entity, character))
}

/// The two texts that a comparison shows, as a reader would copy them.
fn texts(html: &str) -> Vec<String> {
    let bodies = between(html, "<div class=\"text\">\n", "</div>\n</article>");
    bodies.iter().map(|body| body.lines().map(plain).collect::<Vec<_>>().join("\n\n")).collect()
}

#[test]
fn reports_load_nothing_and_run_nothing() {
    let reports = reports();
    for html in [reports.comparison("html"), reports.changes("html"), reports.story("html")] {
        let html = html.to_lowercase();
        for banned in [
            "<script",
            "<img",
            "<iframe",
            "<link",
            "<object",
            "<base",
            " src=",
            "url(",
            "@import",
            "javascript:",
            " on",
        ] {
            let inside = html.split('<').skip(1).map(|rest| rest.split_once('>').unwrap().0);
            let found = match banned {
                " on" => inside
                    .clone()
                    .any(|tag| tag.split_whitespace().any(|word| word.starts_with("on") && word.contains('='))),
                " src=" => inside.clone().any(|tag| tag.contains(banned)),
                _ => html.contains(banned),
            };
            assert!(!found, "{banned}");
        }
        assert!(html.split("href=\"").skip(1).all(|link| link.starts_with('#')));
        for policy in ["default-src 'none'", "base-uri 'none'", "form-action 'none'"] {
            assert!(html.contains(policy), "{policy}");
        }
        for look in ["prefers-color-scheme: dark", "@media print", "table-header-group", "break-inside: avoid"] {
            assert!(html.contains(look), "{look}");
        }
    }
}

#[test]
fn elements_close_in_order_and_links_lead_somewhere() {
    let reports = reports();
    for html in [reports.comparison("html"), reports.changes("html"), reports.story("html")] {
        let mut open: Vec<String> = Vec::new();
        for tag in html.split('<').skip(1).map(|rest| rest.split_once('>').unwrap().0) {
            let name = tag.trim_start_matches('/').split_whitespace().next().unwrap().to_string();
            match (tag.starts_with('/'), name.as_str()) {
                (_, "meta" | "br" | "!DOCTYPE") => {}
                (true, _) => assert_eq!(open.pop(), Some(name)),
                (false, _) => open.push(name),
            }
        }
        assert_eq!(open, Vec::<String>::new());
        let mut ids = between(&html, " id=\"", "\"");
        for link in between(&html, "href=\"#", "\"") {
            assert!(ids.contains(&link), "{link}");
        }
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all);
    }
}

#[test]
fn the_two_texts_are_the_texts_and_each_sentence_stands_there_once() {
    let reports = reports();
    let html = reports.comparison("html");
    let json: Value = serde_json::from_str(&reports.comparison("json")).unwrap();
    let texts = texts(&html);
    for (number, side) in ["a", "b"].into_iter().enumerate() {
        assert_eq!(json[side]["text"].as_str(), Some(texts[number].as_str()));
        for sentence in 1..=json[side]["sentences"].as_array().unwrap().len() {
            assert_eq!(html.matches(&format!(" id=\"{side}{sentence}\"")).count(), 1, "{side}{sentence}");
        }
    }
}

#[test]
fn files_and_texts_are_named_by_their_hashes_in_all_formats() {
    let reports = reports();
    let [old, new, other] = reports.versions;
    for format in ["html", "markdown", "csv", "json"] {
        for (written, versions) in [(reports.comparison(format), [new, other]), (reports.changes(format), [old, new])] {
            for hash in versions.into_iter().flat_map(|version| reports.sha256(version)) {
                assert!(written.contains(&hash), "{format}: {hash}");
            }
            assert!(written.contains(env!("CARGO_PKG_VERSION")), "{format}: by what");
            assert!(written.contains("2026-10-2"), "{format}: when");
        }
    }
    for format in ["html", "markdown", "json"] {
        let written = reports.story(format);
        for hash in [new, other].into_iter().flat_map(|version| reports.sha256(version)) {
            assert!(written.contains(&hash), "story {format}: {hash}");
        }
    }
}

#[test]
fn a_comparison_says_what_everything_is_and_how_it_was_found() {
    let reports = reports();
    for (format, needed) in [
        ("html", "What the signs mean"),
        ("html", "Version</th><td dir=\"auto\">2 of 2"),
        ("html", "Byline</th><td dir=\"auto\">Ida Falk</td><td dir=\"auto\">unknown"),
        ("html", "https://coast-record.example/ferry"),
        ("html", "stand in shared copy ("),
        ("html", "Source unknown"),
        ("html", "Left out here: “"),
        ("html", "analysis revision"),
        ("markdown", "## Coast Record"),
        ("markdown", "| SHA-256 of the text |"),
        ("markdown", "left out here: “"),
        ("markdown", "<mark>"),
        ("markdown", "\\[A1 "),
    ] {
        let text = reports.comparison(format).replace("## B: Coast Record", "## Coast Record");
        assert!(text.contains(needed), "{format}: {needed}");
    }
}

#[test]
fn what_the_reader_decided_is_said_to_be_so() {
    let reports = reports();
    let library = &reports.desk.library;
    let [_, a, b] = reports.versions;
    assert!(reports.comparison("html").contains("Nothing: all is as the program found it"));
    library.set_field(reports.articles[1], FieldKey::Outlet, Some("The Coast Record")).unwrap();
    library.set_pairing(a, b, 0, 0, Some(false)).unwrap();
    for format in ["html", "markdown", "csv", "json"] {
        let text = reports.comparison(format).replace("\\_", "_");
        for needed in [
            "The reader gave the outlet as “The Coast Record”; the file gives it as “Coast Record”.",
            "The reader decided what sentence A1 is paired with: no sentence of B.",
        ] {
            assert!(text.contains(needed), "{format}: {needed}");
        }
    }
}

#[test]
fn spreadsheets_get_a_table_of_all_or_one_of_each_kind() {
    let reports = reports();
    let [_, a, b] = reports.versions;
    let view = reports.desk.library.compare(a, b).unwrap();
    for (format, count) in
        [("csv-pairs", view.rows.len()), ("csv-facts", view.facts.len()), ("csv-quotations", view.quotations.len())]
    {
        let table = reports.comparison(format);
        assert!(table.starts_with('\u{feff}'), "{format}: spreadsheets take it for UTF-8");
        let found = rows(&table);
        assert_eq!(found.len(), count, "{format}");
        let cells = found.iter().flat_map(|row| row.values());
        assert!(cells.clone().all(|cell| !cell.starts_with(['=', '+', '-', '@', '\t', '\r'])), "{format}");
        assert!(cells.into_iter().any(|cell| !cell.is_empty()), "{format}");
    }
    let pairs = rows(&reports.comparison("csv-pairs"));
    assert!(pairs.iter().any(|row| row["status"] == "only_b" && row["b_text"].starts_with("'=SUM(1)")));
    let all = rows(&reports.comparison("csv"));
    let part = |name: &str| all.iter().filter(|row| row["part"] == name).count();
    assert_eq!(part("sentences"), view.rows.len());
    assert!(part("shared_copy") > 0);
    let cut = rows(&reports.comparison("csv-quotations"));
    let cut = cut.iter().find(|row| row["status"] == "cut").unwrap();
    assert!(cut["left_out_in_b"].contains("The safety of the passengers comes first"), "{cut:?}");
    assert_eq!((cut["left_out_in_a"].as_str(), cut["a_certain"].as_str()), ("", "yes"));
}

/// The code points `[start, end)` of `text`.
fn slice(text: &str, range: &Value) -> String {
    let at = |n: usize| range[n].as_u64().unwrap() as usize;
    text.chars().skip(at(0)).take(at(1) - at(0)).collect()
}

#[test]
fn words_that_differ_are_found_again_by_their_offsets() {
    let reports = reports();
    let json: Value = serde_json::from_str(&reports.comparison("json")).unwrap();
    let words = |side: &str| -> Vec<String> {
        let text = json[side]["text"].as_str().unwrap();
        json[side]["differing"].as_array().unwrap().iter().map(|range| slice(text, range)).collect()
    };
    assert!(words("a").contains(&"1,800".to_string()), "{:?}", words("a"));
    assert!(words("b").contains(&"1,600".to_string()), "{:?}", words("b"));
}

#[test]
fn the_steps_between_versions_rebuild_the_new_text() {
    let reports = reports();
    let json: Value = serde_json::from_str(&reports.changes("json")).unwrap();
    let (old, new) = (json["old"]["text"].as_str().unwrap(), json["new"]["text"].as_str().unwrap());
    let rebuilt: String = json["ops"]
        .as_array()
        .unwrap()
        .iter()
        .map(|op| match op["op"].as_str().unwrap() {
            "equal" | "move" => slice(old, &op["old"]),
            "insert" => op["text"].as_str().unwrap().to_string(),
            "delete" => String::new(),
            other => panic!("{other}"),
        })
        .collect();
    assert_eq!(rebuilt, new);
    for change in json["changes"].as_array().unwrap() {
        let headline = change["kind"] == "headline";
        for side in ["old", "new"] {
            let text = json[side][if headline { "headline" } else { "text" }].as_str().unwrap();
            match &change[side] {
                Value::Null => assert_eq!(change[format!("{side}_text")], Value::Null),
                range => assert_eq!(change[format!("{side}_text")].as_str(), Some(slice(text, range).as_str())),
            }
        }
    }
}

#[test]
fn a_change_between_versions_is_told_with_its_kind_in_every_format() {
    let reports = reports();
    let changes: Vec<_> = rows(&reports.changes("csv")).into_iter().filter(|row| row["part"] == "change").collect();
    let has = |kind: &str, old: &str, new: &str| {
        changes.iter().any(|row| row["kind"] == kind && row["old"].contains(old) && row["new"].contains(new))
    };
    assert!(has("number", "1,400", "1,800"), "{changes:?}");
    assert!(has("headline", "", "for weeks"), "{changes:?}");
    assert!(has("inserted_paragraph", "", "A night boat"), "{changes:?}");
    let html = reports.changes("html");
    assert!(html.contains("<del>1,400</del>") && html.contains("<ins>1,800</ins>"));
    for needed in ["# Number", "+ New paragraph", "words added", "Version 1", "ages &gt; 65 &amp; without"] {
        assert!(html.contains(needed), "{needed}");
    }
    let notes = reports.changes("markdown");
    for needed in ["<del>1,400</del>", "<ins>1,800</ins>", "| # Number |", "\\[headline\\] "] {
        assert!(notes.contains(needed), "{needed}: {notes}");
    }
}

#[test]
fn versions_that_look_the_same_are_said_to() {
    let desk = desk();
    let body = ["“We wait,” said Ola Trane of the harbor office on Monday.", "The boat leaves at noon from pier four."];
    let article = desk.add("one.md", Page { body: &body, ..Page::default() }.markdown());
    let straight: Vec<String> = body.iter().map(|text| text.replace(['“', '”'], "\"")).collect();
    let mut straight: Vec<&str> = straight.iter().map(String::as_str).collect();
    // The same words are no new version; with a line more they are, and the reader leaves it out.
    straight.push("Tickets are sold on board only, the office said.");
    let second = Page { body: &straight, modified: "2026-10-16T10:00:00Z", ..Page::default() };
    assert_eq!(desk.add("two.md", second.markdown()), article);
    let versions = desk.library.versions(article).unwrap().versions;
    let (old, new) = (versions[0].version.id, versions[1].version.id);
    desk.library.keep_removed(new, 2, false).unwrap();
    let out = desk.folder.path().join("out");
    for format in ["html", "markdown", "csv", "json"] {
        desk.library.export_versions(old, new, format, &out).unwrap();
        let text = std::fs::read_to_string(&out).unwrap();
        assert!(text.contains("No visible change"), "{format}");
    }
}

#[test]
fn a_story_is_a_matrix_in_order_of_coverage() {
    let reports = reports();
    let table = reports.story("csv");
    let found = rows(&table);
    let heading: Vec<String> =
        csv::Reader::from_reader(table.as_bytes()).headers().unwrap().iter().map(str::to_string).collect();
    assert_eq!(heading[4..], ["1 Harbor Times, 2026-10-14 08:30", "2 Coast Record, 2026-10-14 11:00"]);
    let shared = found.iter().find(|row| row["statement"].contains("replacement bus")).unwrap();
    assert_eq!((shared["outlets"].as_str(), shared["only_one_outlet"].as_str()), ("2", "no"));
    assert_eq!(shared["first_told_by"], "Harbor Times");
    assert!(shared[&heading[5]].contains("replacement bus"));
    let alone = found.iter().find(|row| row["statement"].contains("SUM(1)")).unwrap();
    assert_eq!((alone["only_one_outlet"].as_str(), alone[&heading[4]].as_str()), ("yes", ""));
    assert!(alone[&heading[5]].starts_with("'=SUM(1)"));

    let json: Value = serde_json::from_str(&reports.story("json")).unwrap();
    assert_eq!(json["articles"][1]["outlet"], "Coast Record");
    for statement in json["statements"].as_array().unwrap() {
        for told in statement["told"].as_array().unwrap() {
            assert!(told["article"].as_u64().unwrap() < 2 && !told["text"].as_str().unwrap().is_empty());
        }
    }
    let html = reports.story("html");
    for needed in ["<b>only one</b>", "<b>◉</b>", "Coverage in order of time", "2026-10-14 11:00"] {
        assert!(html.contains(needed), "{needed}");
    }
    assert!(reports.story("markdown").contains("| ◉ "));
}

#[test]
fn what_is_no_pair_of_versions_or_no_format_is_refused() {
    let reports = reports();
    let library = &reports.desk.library;
    let out = reports.desk.folder.path().join("never");
    let [old, new, other] = reports.versions;
    for (refused, code) in [
        (library.export_versions(old, other, "html", &out), Code::Invalid),
        (library.export_versions(old, new, "pdf", &out), Code::Invalid),
        (library.export_versions(old, 999, "html", &out), Code::NotFound),
        (library.export_story(1, "bibtex", &out), Code::Invalid),
        (library.export_story(999, "html", &out), Code::NotFound),
    ] {
        let error = refused.unwrap_err();
        assert_eq!(error.code(), code, "{}", error.message());
    }
    assert!(!out.exists());
}

#[cfg(unix)]
#[test]
fn what_cannot_be_written_is_said_in_plain_words_and_nothing_is_left() {
    let reports = reports();
    let [_, a, b] = reports.versions;
    let folder = reports.desk.folder.path().join("taken");
    std::fs::create_dir(&folder).unwrap();
    for (path, why) in
        [(folder.join("gone/report.html"), "the folder is not there"), (folder.clone(), "a folder has this name")]
    {
        let message = reports.desk.library.export_comparison(a, b, "html", &path).unwrap_err().message();
        assert!(message.contains(why) && message.contains("Nothing was left half-written"), "{message}");
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 0);
}

/// Sentences with what HTML, CSV and Markdown would take for their own.
fn sentence() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[a-zéü]{2,8}",
        1 => prop_oneof![
            Just("<b>".to_string()), Just("&amp;".to_string()), Just("|".to_string()), Just("🦊".to_string()),
            Just("\"x\"".to_string()), Just("'".to_string()), Just("12,400".to_string()), Just("“so”".to_string()),
            Just("</sup>".to_string()), Just("=1+1".to_string()),
        ],
    ];
    prop::collection::vec(word, 4..12).prop_map(|words| format!("The {} ended.", words.join(" ")))
}

fn body() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(prop::collection::vec(sentence(), 1..4).prop_map(|all| all.join(" ")), 2..5)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]

    #[test]
    fn any_two_texts_come_back_out_of_their_report(a in body(), b in body(), common in sentence()) {
        let desk = desk();
        let add = |name: &str, outlet: &str, mut paragraphs: Vec<String>| {
            paragraphs.push(common.clone());
            let url = format!("https://{name}.example/x");
            let body = serde_json::json!({"format": "broadsheet", "version": 1, "articles": [{
                "headline": format!("On {name}"), "outlet": outlet, "url": url,
                "paragraphs": paragraphs.iter().map(|text| serde_json::json!({"kind": "body", "text": text}))
                    .collect::<Vec<_>>(),
            }]});
            newest(&desk.library, desk.add(&format!("{name}.json"), body.to_string()))
        };
        let (a, b) = (add("one", "Harbor Times", a), add("two", "Coast Record", b));
        let out = desk.folder.path().join("out");
        let read = |format: &str| {
            desk.library.export_comparison(a, b, format, &out).unwrap();
            std::fs::read_to_string(&out).unwrap()
        };
        let (html, json, table) = (read("html"), read("json"), read("csv-pairs"));
        let json: Value = serde_json::from_str(&json).unwrap();
        let shown = texts(&html);
        let mut sentences = Vec::new();
        for (number, side) in ["a", "b"].into_iter().enumerate() {
            let text = json[side]["text"].as_str().unwrap();
            prop_assert_eq!(text, shown[number].as_str());
            for sentence in json[side]["sentences"].as_array().unwrap() {
                let range = serde_json::json!([sentence["start"], sentence["end"]]);
                sentences.push((side, slice(text, &range)));
            }
        }
        let pairs = rows(&table);
        for (side, sentence) in sentences {
            let column = format!("{side}_text");
            prop_assert!(pairs.iter().any(|row| row[&column].contains(&sentence)), "{}", sentence);
        }
    }
}
