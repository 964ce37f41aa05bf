//! Data formats: anything is read or refused, in time; what we write is read back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic
use broadsheet_formats::read::{self, Hints, ReadError};
use proptest::prelude::*;

fn hints(name: &str) -> Hints<'_> {
    Hints { file_name: Some(name), ..Hints::default() }
}

/// What JSON of articles is made of, in an order that is mostly wrong.
const JSON: &str = r#"[{}\[\],:]|\n|null|NaN|1683649200|"@graph":|"@type":|"NewsArticle"|"items":|"uri":|"versioncreated":|"bodies":|"text":|"title":|"authors":|"date":|"format":"broadsheet"|"articles":|"[a-z<>/&;. ]{0,20}"|"A fine text. With two sentences, and ten words more than it needs.""#;

/// What tables are made of.
const TABLE: &str = r#"[,;|"\n\t]|title|text|date|url|sep=;\n|[a-z ]{0,12}|04/05/2021|"A fine text. With two sentences, and ten words more than it needs.""#;

/// What XML of articles is made of.
const XML: &str = r#"</?(a:)?(channel|item|entry|title|link|description|content|encoded|body|body.content|p|hl2|media|itemSet|newsItem|contentSet|inlineXML|nitf)( type="xhtml"| href='/a'| norm="20240102T030405Z")?/?>|<!\[CDATA\[|\]\]>|<!--|-->|&[a-z]{2,5};?|&#x?[0-9]{1,7};|[a-z .<&]{0,20}|Mon, 11 Mar 2024 07:45:00 GMT|A fine text. With two sentences."#;

proptest! {
    #[test]
    fn any_json_is_read_or_refused(parts in prop::collection::vec(JSON, 0..60), name in r"a\.(json|jsonl|txt)") {
        let _ = read::read(parts.concat().as_bytes(), &hints(&name));
    }

    #[test]
    fn any_table_is_read_or_refused(parts in prop::collection::vec(TABLE, 0..60), name in r"a\.(csv|tsv|txt)") {
        let text = parts.concat();
        let columns = read::Columns::parse("text=2;headline=title");
        for columns in [None, Some(&columns)] {
            let _ = read::read(text.as_bytes(), &Hints { columns, ..hints(&name) });
        }
        let _ = read::table::header_key(text.as_bytes());
    }

    #[test]
    fn any_xml_is_read_or_refused(root in "rss|feed|entry|RDF|nitf|newsItem|newsMessage|other", parts in prop::collection::vec(XML, 0..60)) {
        let _ = read::read(format!("<{root}>{}", parts.concat()).as_bytes(), &hints("a.xml"));
    }

    #[test]
    fn any_records_are_read_or_refused(lines in prop::collection::vec("(TY|ER|TI|AU|AB|N1|DA|UR|PY|T2)  - ?[ -~]{0,40}|[ -~]{0,30}", 0..40)) {
        let _ = read::read(format!("TY  - NEWS\n{}", lines.join("\n")).as_bytes(), &hints("a.ris"));
    }

    #[test]
    fn any_columns_are_written_and_read_back(names in prop::collection::vec("[ -~äß]{1,12}", 11)) {
        let mut columns = read::Columns::default();
        for (target, name) in read::Target::all().zip(&names) {
            columns = columns.with(target, name);
        }
        prop_assert_eq!(read::Columns::parse(&columns.to_string()), columns);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), name in r"a\.(json|jsonl|ndjson|csv|tsv|xml|ris)") {
        let _ = read::read(&bytes, &hints(&name));
    }
}

#[test]
fn json_without_an_article_says_so() {
    let sentence = |text: &str| read::read(text.as_bytes(), &hints("a.json")).unwrap_err().to_string();
    for text in ["{}", "[]", "[[], {}]", r#"{"theme": "dark"}"#, r#"{"format": "broadsheet", "articles": []}"#] {
        assert!(sentence(text).starts_with("No article was found in this file"), "{text}");
    }
    assert!(sentence("{\"title\": \"A").starts_with("This JSON file breaks off before its end."));
    assert!(sentence("{\"title\": 1 2}").starts_with("This JSON file is damaged at line 1, character 13."));
}

#[test]
fn an_address_that_is_known_belongs_to_a_file_of_one_article() {
    let article =
        r#"{"title": "Pier", "text": "The pier is closed. It was closed on Monday, said the council of Larsund."}"#;
    let url = |text: String| {
        let hints = Hints { url: Some("https://fjord-courier.example/pier"), ..hints("a.json") };
        read::read(text.as_bytes(), &hints).unwrap().documents[0].url.clone()
    };
    assert_eq!(url(article.to_string()).as_deref(), Some("https://fjord-courier.example/pier"));
    assert_eq!(url(format!("[{article}, {article}]")), None);
}

#[test]
fn a_bad_line_does_not_spoil_the_others() {
    let line =
        r#"{"id": "a", "title": "Pier", "text": "The pier is closed. It was closed on Monday, said the council."}"#;
    let found = read::read(format!("{line}\n{{\"title\n\n{line}\n[1]\n").as_bytes(), &hints("a.jsonl")).unwrap();
    assert_eq!(
        found.documents.iter().map(|one| one.part.as_deref()).collect::<Vec<_>>(),
        [Some("line 1"), Some("line 4")]
    );
    assert_eq!(found.failed.iter().map(|one| one.part.as_str()).collect::<Vec<_>>(), ["line 2", "line 5"]);
    assert!(
        matches!(found.failed[0].error, ReadError::Damaged(_))
            && matches!(found.failed[1].error, ReadError::NoArticle(_))
    );
}

#[test]
fn a_megabyte_is_read_in_time() {
    let sentence =
        "The council met on Monday to talk about the pier, and it took them until midnight to agree on a plan. ";
    let article = format!(r#"{{"title": "Pier", "date": "2024-01-02", "text": "{}"}}"#, sentence.repeat(40));
    let list = format!("[{}]", vec![article.clone(); 250].join(","));
    let long = format!(r#"{{"title": "Pier", "text": "{}"}}"#, format!("{}\\n", sentence.repeat(3)).repeat(3_300));
    let html = format!(r#"{{"title": "Pier", "text": "{}"}}"#, format!("<p>{}</p>", sentence.repeat(3)).repeat(3_300));
    let nested = format!("{}1{}", "[{\"a\":".repeat(60), "}]".repeat(60));
    let table = format!("title,text\n{}", format!("Pier,\"{}\"\n", sentence.repeat(40)).repeat(250));
    let feed = format!(
        "<rss><channel>{}</channel></rss>",
        format!("<item><title>Pier</title><description>{}</description></item>", sentence.repeat(10)).repeat(970)
    );
    let records = format!("TY  - NEWS\nTI  - Pier\nAB  - {}\nER  - \n", sentence.repeat(3)).repeat(3_000);
    let quote = format!("title,text\nPier,\"{}", "It is, a \n".repeat(100_000));
    for (name, text) in [
        ("list", list),
        ("lines", vec![article; 250].join("\n")),
        ("long", long),
        ("html", html),
        ("nested", nested),
        ("table", table),
        ("quote", quote),
        ("feed", feed),
        ("records", records),
    ] {
        let start = std::time::Instant::now();
        let _ = read::read(text.as_bytes(), &hints(if text.starts_with("title") { "a.csv" } else { "a.json" }));
        assert!(start.elapsed().as_secs_f64() < 2.0, "{name}: {} bytes in {:?}", text.len(), start.elapsed());
        println!("{name}: {} bytes in {:?}", text.len(), start.elapsed());
    }
}

/// A table whose columns have no names that are known.
const UNKNOWN: &str = "nr,Kolumna A,Kolumna B\n1,Most zamknięty,\"Most nad Lipnicą jest zamknięty. Objazd wydłuży drogę o dwanaście kilometrów, powiedział w poniedziałek starosta Witold Kmita. Gmina uruchomi dla uczniów dodatkowy autobus, który pojedzie przez Stare Siedlisko dwa razy dziennie.\"\n";

#[test]
fn a_table_asks_for_its_columns_once() {
    let Err(ReadError::NeedsColumns { key, columns, sample }) = read::read(UNKNOWN.as_bytes(), &hints("a.csv")) else {
        panic!("the columns were guessed")
    };
    assert_eq!((columns.join(" | ").as_str(), sample[0][1].as_str()), ("nr | Kolumna A | Kolumna B", "Most zamknięty"));
    assert!(sample[0][2].chars().count() == 120);
    assert_eq!(Some(key), read::table::header_key(UNKNOWN.as_bytes()));
    for said in ["text=Kolumna B;headline=Kolumna A", "headline=2;text=3"] {
        let columns = read::Columns::parse(said);
        let found = read::read(UNKNOWN.as_bytes(), &Hints { columns: Some(&columns), ..hints("a.csv") }).unwrap();
        let document = &found.documents[0];
        assert_eq!(document.headline.as_deref(), Some("Most zamknięty"));
        assert!(document.text().starts_with("Most nad Lipnicą") && document.part.as_deref() == Some("row 2"));
        assert_eq!(document.evidence[&broadsheet_formats::Field::Headline], "column “Kolumna A”");
    }
    // Columns of another table do not fit, and the question is asked.
    let other = read::Columns::parse("text=Inhalt");
    let asked = read::read(UNKNOWN.as_bytes(), &Hints { columns: Some(&other), ..hints("a.csv") });
    assert!(matches!(asked, Err(ReadError::NeedsColumns { .. })));
}

#[test]
fn tables_with_one_head_have_one_key() {
    let key = |text: &str| read::table::header_key(text.as_bytes());
    assert_eq!(key(UNKNOWN).as_deref(), Some("nr;kolumnaa;kolumnab"));
    assert_eq!(key("NR;Kolumna A;kolumna_b\n7;x;y\n8;x;z\n"), key(UNKNOWN));
    assert_eq!(key("One line of prose."), None);
    let long = format!("{UNKNOWN}{}", "2,a,\"b\nc\"\n".repeat(20_000));
    assert_eq!(key(&long), key(UNKNOWN));
}

#[test]
fn entities_are_never_expanded_and_nothing_outside_is_loaded() {
    let laughs: String = (1..30).map(|n| format!("<!ENTITY a{n} \"&a{0};&a{0};\">", n - 1)).collect();
    let words = "The pier of Larsund is closed, said the council.";
    for (declared, used) in [
        (format!("<!ENTITY a0 \"ha\">{laughs}"), "&a29;"),
        (format!("<!ENTITY a0 \"{}\">", "ha".repeat(100_000)), "&a0;&a0;&a0;&a0;&a0;&a0;&a0;&a0;"),
        ("<!ENTITY a0 SYSTEM \"file:///etc/hosts\">".to_string(), "&a0;"),
        ("<!ENTITY % a0 SYSTEM \"http://localhost:1/a.dtd\"> %a0;".to_string(), "&a0;"),
    ] {
        for feed in [
            format!("<!DOCTYPE rss [{declared}]><rss><channel><item><description>{words} {used}</description></item></channel></rss>"),
            format!("<?xml version='1.0'?><!DOCTYPE nitf [{declared}]><nitf><body><body.content><p>{words} {used}</p></body.content></body></nitf>"),
        ] {
            let start = std::time::Instant::now();
            let text = read::read(feed.as_bytes(), &hints("a.xml")).unwrap().documents[0].text();
            assert_eq!(text, format!("{words} {used}"));
            assert!(start.elapsed().as_secs_f64() < 1.0);
        }
    }
}

#[test]
fn deep_xml_neither_hangs_nor_overflows() {
    for root in ["rss", "feed", "nitf", "newsItem", "other"] {
        let xml = format!("<{root}>{}", "<item><title>".repeat(50_000));
        let read = std::thread::Builder::new().stack_size(1 << 20).spawn(move || {
            read::read(xml.as_bytes(), &hints("a.xml"))
                .map(|found| found.documents.len())
                .map_err(|error| error.to_string())
        });
        let error = read.unwrap().join().unwrap().unwrap_err();
        assert!(error.starts_with("This XML file") || error.starts_with("No article"), "{root}: {error}");
    }
}

#[test]
fn a_record_without_text_fails_with_a_plain_sentence() {
    let record = "TY  - NEWS\nTI  - Pier\nUR  - https://fjord-courier.example/pier\nN1  - seen twice\nER  - \n";
    let sentence = |text: &str| read::read(text.as_bytes(), &hints("a.ris")).unwrap_err().to_string();
    assert!(sentence(record).contains("nothing in it has a text"));
    assert!(sentence(&record.repeat(3)).starts_with("The file lists 3 articles"));
}
