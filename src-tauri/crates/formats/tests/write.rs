//! What is written is read back, and nothing in an article can break out of its place.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test may panic
use broadsheet_formats::write::{Writer, WRITERS};
use broadsheet_formats::{read, Document, Field, Paragraph, ParagraphKind, Removed};
use proptest::prelude::*;

fn writer(id: &str) -> &'static dyn Writer {
    *WRITERS.iter().find(|writer| writer.id() == id).unwrap()
}

fn paragraph(text: &str, kind: ParagraphKind) -> Paragraph {
    Paragraph { text: text.to_string(), kind }
}

/// An article with something awkward in every field.
fn article() -> Document {
    Document {
        media_type: "text/html".into(),
        headline: Some("Pier & ferry: “100% of {fares}” <back> by 2030 #1".into()),
        standfirst: Some("Council says: \"yes\"".into()),
        outlet: Some("The Fjord Courier".into()),
        url: Some("https://fjord-courier.example/a?b=1&c={d}".into()),
        authors: vec!["Mette Kvale".into(), "Ludo van den Berg".into(), "Reuters".into()],
        published: Some("2023-05-09T18:20:00+02:00".into()),
        modified: None,
        language: Some("en-GB".into()),
        section: Some("Local".into()),
        agency: Some("Nordpress".into()),
        captured: Some("2026-11-20T08:00:00Z".into()),
        part: None,
        paragraphs: vec![
            paragraph("The town council of Larsund voted on Tuesday night to keep the night ferry running for another five years.", ParagraphKind::Body),
            paragraph("1. It was * not * an _easy_ vote, said <b>one</b> councilor [of nine].", ParagraphKind::Body),
            paragraph("Money from the fund #", ParagraphKind::Subhead),
            paragraph("- nine million & more, as the treasurer had to say in the end", ParagraphKind::ListItem),
            paragraph("four kroner more in August, for every passenger who is not a child", ParagraphKind::ListItem),
            paragraph("We would have to explain to our children why the lights went out.", ParagraphKind::BlockQuote),
            paragraph("And the second part of what he said on Tuesday night to the hall.", ParagraphKind::BlockQuote),
            paragraph("</article><script>alert(1)</script> is what the treasurer wrote in her note to the council, and nobody asked her why.", ParagraphKind::Body),
        ],
        removed: vec![Removed { text: "Photo: Siri Holm".into(), rule: Some("caption".into()), reason: "photo caption".into(), before: 1 }],
        evidence: [(Field::Headline, "og:title".to_string())].into(),
        warnings: vec![],
    }
}

fn read_back(text: &str, name: &str) -> Vec<Document> {
    read::read(text.as_bytes(), &read::Hints { file_name: Some(name), url: None, ..Default::default() })
        .unwrap()
        .documents
}

#[test]
fn json_is_read_back_whole() {
    let documents = [
        article(),
        Document {
            headline: Some("Second".into()),
            authors: vec!["A B".into()],
            published: Some("2020-01-01".into()),
            paragraphs: vec![paragraph("x", ParagraphKind::Body)],
            ..Document::default()
        },
    ];
    assert_eq!(read_back(&writer("json").write(&documents), "a.json"), documents);
}

#[test]
fn markdown_is_read_back() {
    let written = article();
    let found = &read_back(&writer("markdown").write(&[article()]), "a.md")[0];
    assert_eq!(found.paragraphs, written.paragraphs);
    assert_eq!(
        (&found.headline, &found.standfirst, &found.outlet, &found.url),
        (&written.headline, &written.standfirst, &written.outlet, &written.url)
    );
    assert_eq!(
        (&found.authors, &found.published, &found.language, &found.section),
        (&written.authors, &written.published, &written.language, &written.section)
    );
}

#[test]
fn a_page_is_read_back_and_holds_no_script() {
    let page = writer("html").write(&[article()]);
    assert!(!page.contains("<script") && !page.contains("<img") && page.contains("default-src 'none'"));
    let found = &read_back(&page, "a.html")[0];
    assert_eq!(found.paragraphs, article().paragraphs);
    assert_eq!(
        (&found.headline, &found.standfirst, &found.published),
        (&article().headline, &article().standfirst, &article().published)
    );
    let hostile = Document {
        url: Some("javascript:alert(1)".into()),
        headline: Some("\" onload=\"x".into()),
        ..Document::default()
    };
    let page = writer("html").write(&[hostile]);
    assert!(!page.contains("javascript:") && !page.contains("\" onload"));
}

#[test]
fn no_cell_is_a_formula() {
    let hostile = Document {
        headline: Some("=HYPERLINK(\"http://x\")".into()),
        outlet: Some("@SUM(1)".into()),
        authors: vec!["-1+1".into()],
        ..article()
    };
    let text = writer("csv").write(&[hostile, article()]);
    let mut table = csv::Reader::from_reader(text.as_bytes());
    let rows: Vec<csv::StringRecord> = table.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 2);
    assert_eq!(&rows[0][0], "'=HYPERLINK(\"http://x\")");
    assert_eq!((&rows[0][2], &rows[0][3]), ("'@SUM(1)", "'-1+1"));
    assert_eq!(&rows[1][0], article().headline.unwrap());
    assert_eq!(&rows[1][10], article().text());
}

#[test]
fn a_table_is_read_back() {
    // What looks like HTML in a table is read as HTML.
    let mut written = article();
    written.paragraphs.retain(|paragraph| !paragraph.text.contains('<'));
    let hostile = Document { headline: Some("=SUM(1) is no formula".into()), ..written.clone() };
    let found = read_back(&writer("csv").write(&[hostile, written.clone()]), "a.csv");
    assert_eq!(found[0].headline.as_deref(), Some("=SUM(1) is no formula"));
    let found = &found[1];
    assert_eq!(
        (&found.headline, &found.standfirst, &found.outlet, &found.url, &found.section),
        (&written.headline, &written.standfirst, &written.outlet, &written.url, &written.section)
    );
    assert_eq!(
        (&found.authors, &found.published, &found.language),
        (&written.authors, &written.published, &written.language)
    );
    // A table does not say what kind a paragraph is.
    let words = |document: &Document| document.text().replace("- nine", "nine");
    assert_eq!(words(found), words(&written));
}

#[test]
fn bibtex_keeps_its_braces() {
    let text = writer("bibtex").write(&[article(), article()]);
    assert!(text.starts_with("@article{kvale2023pier,\n") && text.contains("@article{kvale2023pier-2,"));
    assert!(text.contains("title = {{Pier \\& ferry: “100\\% of \\{fares\\}” <back> by 2030 \\#1}},"));
    assert!(text.contains("author = {Mette Kvale and Ludo van den Berg and {Reuters}},"));
    assert!(text.contains("url = {https://fjord-courier.example/a?b=1&c=%7Bd%7D},"));
    assert!(text.contains("year = {2023},\n  month = {5},"));
}

#[test]
fn ris_has_one_line_a_field() {
    let broken = Document { headline: Some("One\nER  - \nTY  - BOOK".into()), ..article() };
    let text = writer("ris").write(&[broken]);
    assert_eq!(text.lines().filter(|line| line.starts_with("ER  -")).count(), 1);
    assert!(
        text.contains("AU  - Kvale, Mette\r\n")
            && text.contains("AU  - van den Berg, Ludo\r\n")
            && text.contains("AU  - Reuters\r\n")
    );
    assert!(text.contains("DA  - 2023/05/09\r\n"));
}

#[test]
fn records_are_read_back() {
    let standfirst = "The council voted on Tuesday. The ferry will run at night for five years.";
    let written = Document { standfirst: Some(standfirst.into()), ..article() };
    let found = &read_back(&writer("ris").write(&[written.clone(), written.clone()]), "a.ris")[1];
    // A record has no place for the body; what stands in its abstract is its text.
    assert_eq!(found.text(), standfirst);
    assert_eq!(
        (&found.headline, &found.outlet, &found.url, &found.section, &found.language),
        (&written.headline, &written.outlet, &written.url, &written.section, &written.language)
    );
    assert_eq!((&found.authors, found.published.as_deref()), (&written.authors, Some("2023-05-09")));
    assert!(found.warnings.iter().any(|warning| warning.code == "teaser"));
}

#[test]
fn every_writer_takes_nothing_and_much() {
    for writer in WRITERS {
        writer.write(&[]);
        writer.write(&[Document::default(), article()]);
        assert!(!writer.id().is_empty() && !writer.name().is_empty() && !writer.extension().contains('.'));
    }
}

proptest! {
    #[test]
    fn any_words_survive_json_and_markdown(words in prop::collection::vec("[ -~äß“]{1,40}", 1..6)) {
        let clean: Vec<String> = words.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|text| !text.is_empty()).collect();
        prop_assume!(!clean.is_empty());
        let mut document = Document { headline: Some("A headline".into()), paragraphs: clean.iter().map(|text| paragraph(text, ParagraphKind::Body)).collect(), ..Document::default() };
        document.warnings.clear();
        let json = writer("json").write(std::slice::from_ref(&document));
        prop_assert_eq!(&read_back(&json, "a.json")[0].paragraphs, &document.paragraphs);
        let markdown = writer("markdown").write(std::slice::from_ref(&document));
        prop_assert_eq!(&read_back(&markdown, "a.md")[0].paragraphs, &document.paragraphs, "{}", markdown);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400), name in "a\\.(txt|html|md|json)") {
        let _ = read::read(&bytes, &read::Hints { file_name: Some(&name), url: None, ..Default::default() });
    }

    #[test]
    fn any_markup_is_read_or_refused(parts in prop::collection::vec("<(/)?(div|p|b|table|td|li|script|a href=x|h1|blockquote|br)>|[a-z .]{1,30}|&[a-z]{2,5};|<|\"|<!--", 0..80)) {
        let page = format!("<!doctype html>{}", parts.concat());
        let _ = read::read(page.as_bytes(), &read::Hints::default());
    }
}
