//! For people: the text with its changes in place, the changes as a table, and everything needed to check them.
use super::super::origin;
use super::super::page::{self, escape, items, known, lang, paragraph, quoted, runs, table, Differing, Section};
use super::super::words;
use super::Report;
use crate::view::{ChangeItem, ChangeKind, DiffRow, Run};
use std::fmt::Write;

pub(super) fn render(report: &Report) -> String {
    let corrections = match report.corrections() {
        lines if lines.is_empty() => paragraph("Nothing: all is as the program found it in the files."),
        lines => items("notes", &lines),
    };
    let part = |id, title, inner| Section { id, title, inner };
    let names = report.names();
    let sections = [
        part(
            "versions",
            "The two versions",
            known("As the files give it, under what the reader typed", &names, &origin::about(&report.versions())),
        ),
        part("changes", "Changes", changes(report)),
        part("text", "The text with its changes", text(report)),
        part("paragraphs", "Changed paragraphs side by side", beside(report)),
        part("corrections", "What the reader decided", corrections),
        part(
            "sources",
            "The two files",
            known("Kept in the library byte for byte", &names, &origin::files(&report.versions())),
        ),
        part("methods", "How this was made", items("notes", &report.methods())),
    ];
    page::report("Two versions of one article", &report.title(), &report.made, &report.verdict(), &sections)
}

/// The words of a side, in the language of the article.
fn said(report: &Report, html: &str) -> String {
    quoted(html, report.new.article.language.as_deref())
}

fn none() -> String {
    "<span class=\"none\">—</span>".to_string()
}

fn kind(kind: ChangeKind) -> String {
    let word = words::change(kind);
    format!("{} {}", word.shape, word.name)
}

fn changes(report: &Report) -> String {
    if report.view.changes.is_empty() {
        return paragraph(&super::ended(&report.view.summary));
    }
    let [old, new] = report.names();
    let line = |(number, change): (usize, &ChangeItem)| {
        let cell = |words: &Option<String>, tag: &str| match words.as_deref().unwrap_or_default() {
            "" => none(),
            words => said(report, &format!("<{tag}>{}</{tag}>", escape(words))),
        };
        // What only moved is neither gone nor new.
        let (gone, came) = match change.kind {
            ChangeKind::MovedParagraph | ChangeKind::SplitParagraph | ChangeKind::MergedParagraph => ("span", "span"),
            _ => ("del", "ins"),
        };
        let cells = vec![
            (number + 1).to_string(),
            escape(&kind(change.kind)),
            format!("<a href=\"#p{0}\">{1}</a>", change.row, place(change.row)),
            cell(&change.old, gone),
            cell(&change.new, came),
        ];
        (String::new(), cells)
    };
    let rows = report.view.changes.iter().enumerate().map(line);
    table("In the order of the newer version", &["Change", "Kind", "Where", &old, &new], rows)
}

/// The headline is row 0.
fn place(row: u32) -> String {
    match row {
        0 => "headline".to_string(),
        row => format!("¶ {row}"),
    }
}

/// Every row with the kinds of its changes.
fn text(report: &Report) -> String {
    let mut out = String::from(
        "<div class=\"legend\">\n<h3>What the signs mean</h3>\n<ul>\n<li><del>word</del> only in the older version</li>\n\
         <li><ins>word</ins> only in the newer version</li>\n<li><b>⇅</b> a paragraph that stood elsewhere</li>\n\
         <li>¶ 3: the third paragraph below, with those that are gone</li>\n</ul>\n</div>\n",
    );
    let _ = writeln!(out, "<article class=\"text\" dir=\"auto\"{}>", lang(report.new.article.language.as_deref()));
    for (number, row) in report.view.rows.iter().enumerate() {
        let tag = if row.headline { "h3" } else { "p" };
        let class = if row.changed { "row changed" } else { "row" };
        let mut kinds: Vec<String> = Vec::new();
        for one in &row.kinds {
            let name = kind(*one);
            if !kinds.contains(&name) {
                kinds.push(name);
            }
        }
        let kinds: String = kinds.iter().map(|name| format!(" <span class=\"kind\">{}</span>", escape(name))).collect();
        let _ = writeln!(
            out,
            "<div class=\"{class}\" id=\"p{number}\">\n<div class=\"at\" lang=\"en\" dir=\"ltr\">{}{kinds}</div>\n<{tag}>{}</{tag}>\n</div>",
            place(number as u32),
            runs(&row.inline, Differing::Marked),
        );
    }
    out.push_str("</article>\n");
    out
}

fn beside(report: &Report) -> String {
    let changed: Vec<(usize, &DiffRow)> = report.view.rows.iter().enumerate().filter(|(_, row)| row.changed).collect();
    if changed.is_empty() {
        return paragraph("No paragraph was changed.");
    }
    let [old, new] = report.names();
    let cell = |words: &[Run]| match words {
        [] => none(),
        words => said(report, &runs(words, Differing::Marked)),
    };
    let rows = changed.into_iter().map(|(number, row)| {
        let place = format!("<a href=\"#p{number}\">{}</a>", place(number as u32));
        (String::new(), vec![place, cell(&row.old), cell(&row.new)])
    });
    table("In the order of the newer version", &["Where", &old, &new], rows)
}
