//! What is written for others: whole, readable without us, and safe to open.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod support;
use broadsheet_library::{Code, FieldKey, Id, Library};
use serde_json::{json, Value};
use std::path::PathBuf;
use support::{desk, Desk, Page, BODY};

/// What a stranger's page may hold: markup, formulas, table bars, characters of four bytes.
const HOSTILE: &str = "=HYPERLINK(\"x\") </style><script>alert('🦊')</script> | a\tb";

const OTHER: &[&str] = &[
    "🦊 Passengers between Sandholm and Varnes lose their ferry on Friday after inspectors found cracks in the hull of \
     the Marit 🚢, the harbor authority announced.",
    "“We have no choice but to take the Marit out of service,” said Jonas Brandt, head of the harbor authority.",
    "About 1,600 commuters use the crossing each day. A replacement bus will take the long road around the fjord, which \
     adds fifty minutes to the journey.",
    "=SUM(1) stands on the &lt;b&gt;notice board&lt;/b&gt; | nobody knows why.",
];

struct Written {
    desk: Desk,
    /// Versions.
    a: Id,
    b: Id,
    articles: [Id; 2],
    out: PathBuf,
}

fn newest(library: &Library, article: Id) -> Id {
    library.versions(article).unwrap().versions.last().unwrap().version.id
}

/// Two outlets' articles in a library.
fn two() -> Written {
    let desk = desk();
    let one = desk.add("one.md", Page::default().markdown());
    let headline = HOSTILE.replace('"', "'");
    let page = Page {
        headline: &headline,
        outlet: "Coast <Record>",
        url: "https://coast-record.example/ferry",
        body: OTHER,
        ..Page::default()
    };
    let other = desk.add("two.md", page.markdown());
    assert_ne!(one, other);
    let (a, b) = (newest(&desk.library, one), newest(&desk.library, other));
    let out = desk.folder.path().join("out");
    Written { desk, a, b, articles: [one, other], out }
}

impl Written {
    fn comparison(&self, format: &str) -> String {
        self.desk.library.export_comparison(self.a, self.b, format, &self.out).unwrap();
        std::fs::read_to_string(&self.out).unwrap()
    }

    fn sha256(&self) -> [String; 2] {
        self.articles.map(|id| self.desk.library.article(id, None, "").unwrap().source.sha256)
    }
}

#[test]
fn a_report_shows_both_texts_and_what_they_were_read_from() {
    let two = two();
    let html = two.comparison("html");
    for hash in two.sha256() {
        assert!(html.contains(&hash));
    }
    for needed in [
        "Harbor Times",
        "Coast &lt;Record&gt;",
        "&lt;/style&gt;&lt;script&gt;alert(&#39;🦊&#39;)&lt;/script&gt;",
        "the &lt;b&gt;notice board&lt;/b&gt; | nobody",
        "<mark>",
        "Only in Harbor Times",
        "prefers-color-scheme: dark",
        "@media print",
        "2026-10-2", // made on the day that the clock says
        env!("CARGO_PKG_VERSION"),
        "unsure",
    ] {
        assert!(html.contains(needed), "{needed}");
    }
}

#[test]
fn a_report_loads_nothing_and_runs_nothing() {
    let html = two().comparison("html").to_lowercase();
    for banned in ["<script", "<img", "<iframe", "<link", "<object", "<base", " src=", "url(", "@import", "javascript:"]
    {
        assert!(!html.contains(banned), "{banned}");
    }
    assert!(html.split("href=\"").skip(1).all(|link| link.starts_with('#')));
    assert!(html.contains("default-src 'none'"));
}

#[test]
fn every_element_of_a_report_is_closed_in_order() {
    let html = two().comparison("html");
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
}

#[test]
fn every_link_of_a_report_leads_somewhere_and_every_id_is_there_once() {
    let html = two().comparison("html");
    let values = |name: &str| -> Vec<String> {
        html.split(&format!(" {name}=\"")).skip(1).map(|rest| rest.split_once('"').unwrap().0.to_string()).collect()
    };
    let mut ids = values("id");
    for link in values("href") {
        assert!(ids.contains(&link.replace('#', "")), "{link}");
    }
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn two_versions_of_one_article_show_what_went_and_what_came() {
    let desk = desk();
    let article = desk.add("one.md", Page::default().markdown());
    let mut body = BODY.to_vec();
    body[2] = "About 1,800 commuters use the crossing each day. A replacement bus will take the long road around the \
               fjord, which adds fifty minutes to the journey.";
    let second = Page { body: &body, modified: "2026-10-16T10:00:00Z", ..Page::default() };
    assert_eq!(desk.add("two.md", second.markdown()), article);
    let versions = desk.library.versions(article).unwrap().versions;
    let out = desk.folder.path().join("out.html");
    desk.library.export_comparison(versions[0].version.id, versions[1].version.id, "html", &out).unwrap();
    let html = std::fs::read_to_string(out).unwrap();
    assert!(html.contains("Harbor Times: Version 1 and Version 2 compared"));
    let within = |tag: &str| -> Vec<&str> {
        html.split(&format!("<{tag}>")).skip(1).map(|rest| rest.split_once(&format!("</{tag}>")).unwrap().0).collect()
    };
    assert!(within("del").contains(&"1,400"), "{:?}", within("del"));
    assert!(within("ins").contains(&"1,800"), "{:?}", within("ins"));
}

/// The code points `[start, end)` of `text`.
fn slice(text: &str, place: &Value) -> String {
    let at = |name: &str| place[name].as_u64().unwrap() as usize;
    text.chars().skip(at("start")).take(at("end") - at("start")).collect()
}

#[test]
fn offsets_in_json_are_code_points_of_the_texts() {
    let two = two();
    let json: Value = serde_json::from_str(&two.comparison("json")).unwrap();
    let hashes = two.sha256();
    for (side, hash) in [("a", &hashes[0]), ("b", &hashes[1])] {
        let text = json[side]["text"].as_str().unwrap();
        assert_eq!(json[side]["source"]["sha256"].as_str(), Some(hash.as_str()));
        let sentences = json[side]["sentences"].as_array().unwrap();
        assert!(sentences.len() >= 4);
        for sentence in sentences {
            let words = slice(text, sentence);
            assert_eq!(words.trim(), words);
            assert!(!words.is_empty());
        }
        for fact in json["facts"].as_array().unwrap().iter().filter(|row| !row[side].is_null()) {
            assert_eq!(slice(text, &fact[side]), fact[side]["text"].as_str().unwrap());
        }
        let quotations = json["quotations"].as_array().unwrap();
        let here: Vec<&Value> = quotations.iter().map(|row| &row[side]).filter(|one| !one.is_null()).collect();
        assert!(!here.is_empty());
        for quotation in here {
            let first = quotation["text"].as_str().unwrap().split(" … ").next().unwrap();
            assert!(slice(text, quotation).starts_with(first), "{quotation}");
        }
    }
    let (a, b) = (json["a"]["text"].as_str().unwrap(), json["b"]["text"].as_str().unwrap());
    let passages = json["shared_copy"].as_array().unwrap();
    assert!(!passages.is_empty());
    for passage in passages {
        let words = |text: &str, range: &Value| -> String {
            let (start, end) = (range[0].as_u64().unwrap() as usize, range[1].as_u64().unwrap() as usize);
            text.chars().skip(start).take(end - start).collect()
        };
        let (a, b) = (words(a, &passage["a"]), words(b, &passage["b"]));
        assert_eq!(a.split_whitespace().next(), b.split_whitespace().next());
    }
}

#[test]
fn tables_compute_nothing_and_hold_every_pair() {
    let two = two();
    let table = two.comparison("csv");
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    for cell in rows.iter().flatten() {
        assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
    }
    let view = two.desk.library.compare(two.a, two.b).unwrap();
    let part = |name: &str| rows.iter().filter(|row| &row[0] == name).count();
    assert_eq!(part("sentences"), view.rows.len());
    assert_eq!(part("fact"), view.facts.len());
    assert_eq!(part("quotation"), view.quotations.len());
    assert!(rows.iter().any(|row| row[7].starts_with("'=SUM(1)")));
}

#[test]
fn markdown_tables_keep_their_columns() {
    let text = two().comparison("markdown");
    let mut columns = 0;
    for line in text.lines() {
        let bars = line.replace("\\|", "").matches('|').count();
        match columns {
            0 => columns = bars,
            _ => assert!(bars == columns || bars == 0, "{line}"),
        }
        columns = if bars == 0 { 0 } else { columns };
    }
    assert!(text.contains("\\<script\\>"));
    assert!(!text.contains("<script>"));
}

#[test]
fn articles_are_written_in_every_format_of_the_list() {
    let two = two();
    for writer in ["json", "markdown", "html", "csv", "bibtex", "ris"] {
        two.desk.library.export_articles(&two.articles, writer, &two.out).unwrap();
        let text = std::fs::read_to_string(&two.out).unwrap();
        assert!(text.contains("Cracks in the hull stop the Varnes ferry"), "{writer}: {text}");
        assert!(text.contains("Harbor Times"), "{writer}");
    }
    two.desk.library.export_articles(&two.articles[..1], "json", &two.out).unwrap();
    let json: Value = serde_json::from_slice(&std::fs::read(&two.out).unwrap()).unwrap();
    let paragraphs = json["articles"][0]["paragraphs"].as_array().unwrap();
    let texts: Vec<&str> = paragraphs.iter().map(|paragraph| paragraph["text"].as_str().unwrap()).collect();
    assert_eq!(texts, BODY);
}

#[test]
fn articles_are_written_as_the_user_left_them() {
    let two = two();
    let library = &two.desk.library;
    let paragraphs: Vec<Value> = BODY.iter().map(|text| json!({"kind": "body", "text": text})).collect();
    let removed = json!([
        {"text": "Photo: Per Holm", "reason": "photo caption", "before": 1},
        {"text": "Sign up for our newsletter", "reason": "promotion", "before": 3},
    ]);
    let article = json!({"headline": "Third", "outlet": "Elsewhere", "paragraphs": paragraphs, "removed": removed});
    let file = json!({"format": "broadsheet", "version": 1, "articles": [article]});
    let third = two.desk.add("three.json", file.to_string().replace("The ferry between", "The small ferry between"));
    library.set_field(third, FieldKey::Headline, Some("My own headline")).unwrap();
    library.set_field(third, FieldKey::Authors, Some("Ida Falk; Per Holm")).unwrap();
    library.set_field(third, FieldKey::Outlet, Some("")).unwrap();
    let check = |paragraphs: usize, removed: &[(&str, usize)]| {
        library.export_articles(&[third], "json", &two.out).unwrap();
        let json: Value = serde_json::from_slice(&std::fs::read(&two.out).unwrap()).unwrap();
        let article = &json["articles"][0];
        assert_eq!(article["headline"], "My own headline");
        assert_eq!(article["authors"], json!(["Ida Falk", "Per Holm"]));
        assert_eq!(article["outlet"], Value::Null);
        assert_eq!(article["evidence"]["headline"], "you");
        assert_eq!(article["evidence"]["outlet"], Value::Null);
        assert_eq!(article["paragraphs"].as_array().unwrap().len(), paragraphs);
        let left_out = article["removed"].as_array().unwrap().iter();
        let left_out: Vec<(&str, usize)> =
            left_out.map(|one| (one["text"].as_str().unwrap(), one["before"].as_u64().unwrap() as usize)).collect();
        assert_eq!(left_out, removed);
    };
    check(5, &[("Photo: Per Holm", 1), ("Sign up for our newsletter", 3)]);
    let photo = library.article(third, None, "").unwrap().source.removed.remove(0);
    library.keep_removed(newest(library, third), photo.index, true).unwrap();
    check(6, &[("Sign up for our newsletter", 4)]);
}

#[test]
fn a_speaker_is_written_with_every_quotation() {
    let two = two();
    let library = &two.desk.library;
    let brandt = library.speakers("brandt").unwrap().remove(0);
    let view = library.speaker(brandt.id).unwrap();
    assert_eq!(view.quotations.len(), 2, "{view:?}");
    let only = |format: &str, only: Option<&[u32]>| {
        library.export_speaker(brandt.id, format, only, &two.out).unwrap();
        std::fs::read_to_string(&two.out).unwrap()
    };
    let written = |format: &str| only(format, None);
    let json: Value = serde_json::from_str(&written("json")).unwrap();
    for (told, spoken) in json["quotations"].as_array().unwrap().iter().zip(&view.quotations) {
        assert_eq!(told["text"].as_str().unwrap(), spoken.quotation.text);
        let article = library.article(spoken.article.id, None, "").unwrap();
        let text = broadsheet_library::points::Points::of(&article.paragraphs).text;
        let first = spoken.quotation.text.split(" … ").next().unwrap().to_string();
        assert!(slice(&text, told).starts_with(&first));
    }
    let table = written("csv");
    let rows: Vec<_> = csv::Reader::from_reader(table.as_bytes()).into_records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    assert!(rows.iter().all(|row| row[0] == brandt.name));
    let notes = written("markdown");
    assert!(notes.contains("2 quotations, in order of time") && notes.contains("## 2026-10-14"), "{notes}");

    let second = view.quotations[1].quotation.id;
    for (some, left) in [(vec![second], 1), (vec![second, 999_999], 1), (vec![], 0)] {
        let json: Value = serde_json::from_str(&only("json", Some(&some))).unwrap();
        assert_eq!(json["quotations"].as_array().unwrap().len(), left, "only {some:?}");
        let rows = csv::Reader::from_reader(only("csv", Some(&some)).as_bytes()).into_records().count();
        assert_eq!(rows, left, "only {some:?}");
    }
}

#[test]
fn a_picture_is_written_byte_for_byte_and_nothing_else_is() {
    let two = two();
    for picture in [b"\x89PNG\r\n\x1a\n\xff\x00".as_slice(), b"<svg xmlns=\"\"/>"] {
        two.desk.library.export_picture(picture, &two.out).unwrap();
        assert_eq!(std::fs::read(&two.out).unwrap(), picture);
    }
    for other in [b"".as_slice(), b"#!/bin/sh", b"\x89PNG", b"<svgx"] {
        assert_eq!(two.desk.library.export_picture(other, &two.out).unwrap_err().code(), Code::Invalid);
    }
    assert!(std::fs::read(&two.out).unwrap().starts_with(b"<svg "), "the file that was there stays");
}

#[test]
fn what_cannot_be_written_is_said_and_the_old_file_stays() {
    let two = two();
    let library = &two.desk.library;
    std::fs::write(&two.out, "old").unwrap();
    for refused in [
        library.export_articles(&two.articles, "word", &two.out),
        library.export_articles(&[], "json", &two.out),
        library.export_comparison(two.a, two.b, "pdf", &two.out),
        library.export_speaker(1, "html", None, &two.out),
    ] {
        let error = refused.unwrap_err();
        assert_eq!(error.code(), Code::Invalid);
        assert!(error.message().ends_with('.'), "{}", error.message());
    }
    for gone in [
        library.export_articles(&[999], "json", &two.out),
        library.export_comparison(two.a, 999, "json", &two.out),
        library.export_speaker(999, "json", None, &two.out),
    ] {
        assert_eq!(gone.unwrap_err().code(), Code::NotFound);
    }
    let nowhere = two.desk.folder.path().join("no such folder/out");
    assert_eq!(library.export_articles(&two.articles, "json", &nowhere).unwrap_err().code(), Code::Disk);
    let onto_a_folder = two.desk.library_folder();
    assert_eq!(library.export_articles(&two.articles, "json", &onto_a_folder).unwrap_err().code(), Code::Disk);
    assert_eq!(std::fs::read_to_string(&two.out).unwrap(), "old");
    let left: Vec<_> =
        std::fs::read_dir(two.desk.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().starts_with(".broadsheet-")), "{left:?}");
}
