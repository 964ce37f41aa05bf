//! For people: a page that shows both texts, what belongs together, and everything needed to check it.
mod tables;
mod texts;

use super::super::page::{self, items, paragraph, Differing, Section};
use super::Report;

pub(super) fn render(report: &Report) -> String {
    let corrections = match report.corrections() {
        lines if lines.is_empty() => paragraph("Nothing: all is as the program found it in the files."),
        lines => items("notes", &lines),
    };
    let part = |id, title, inner| Section { id, title, inner };
    let sections = [
        part("articles", "The two articles", tables::about(report)),
        part("texts", "The two texts", texts::html(report)),
        part("rows", "Sentence by sentence", tables::rows(report)),
        part("shared", "Shared copy", tables::shared(report)),
        part("facts", "Facts", tables::facts(report)),
        part("quotations", "Quotations", tables::quotations(report)),
        part("wording", "Wording", tables::wording(report)),
        part("corrections", "What the reader decided", corrections),
        part("sources", "The two files", tables::sources(report)),
        part("methods", "How this was made", items("notes", &report.methods())),
    ];
    let kind = if report.is_one_article() { "Two versions compared" } else { "Two articles compared" };
    page::report(kind, &report.title(), &report.made, &report.verdict(), &sections)
}

/// Both names, A first: headings of tables.
fn both_names(report: &Report) -> [String; 2] {
    let [a, b] = report.names().map(|name| name.replace(['\n', '\r'], " "));
    [format!("A: {a}"), format!("B: {b}")]
}

/// How differing words are shown on each side: versions of one article are older and newer, outlets are not.
fn differing(report: &Report) -> (Differing, Differing) {
    let (a, b) = (report.view.a.version_number, report.view.b.version_number);
    match report.is_one_article() {
        false => (Differing::Marked, Differing::Marked),
        true if a <= b => (Differing::Deleted, Differing::Inserted),
        true => (Differing::Inserted, Differing::Deleted),
    }
}

/// Links to sentences: "A5, A6".
fn links(numbers: &[u32], letter: &str) -> String {
    let id = letter.to_lowercase();
    let link = |number: &u32| format!("<a href=\"#{id}{0}\">{letter}{0}</a>", number + 1);
    numbers.iter().map(link).collect::<Vec<_>>().join(", ")
}
