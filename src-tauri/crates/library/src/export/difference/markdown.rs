//! For notes: CommonMark with tables; words that went and came stand in `<del>` and `<ins>`.
use super::super::notes::{heading, known, line, list};
use super::super::origin;
use super::super::words::{self, markdown, marked};
use super::Report;
use std::fmt::Write;

pub(super) fn render(report: &Report) -> String {
    let names = report.names();
    let [old, new] = names.each_ref().map(|name| markdown(name));
    let mut out = format!("# {}\n\nMade on {} by {}.\n\n", markdown(&report.title()), report.made, super::PROGRAM);
    list(&mut out, &report.verdict());
    known(&mut out, "The two versions", &names, &origin::about(&report.versions()));
    if !report.view.changes.is_empty() {
        heading(&mut out, "Changes", &["Change", "Kind", "Where", &old, &new]);
        for (number, change) in report.view.changes.iter().enumerate() {
            let word = words::change(change.kind);
            let cell = |words: &Option<String>| match words.as_deref().unwrap_or_default() {
                "" => "—".to_string(),
                words => markdown(words),
            };
            let kind = format!("{} {}", word.shape, word.name);
            line(&mut out, &[(number + 1).to_string(), kind, place(change.row), cell(&change.old), cell(&change.new)]);
        }
    }
    out.push_str("\n## The text with its changes\n\n");
    out.push_str("<del>word</del> only in the older version; <ins>word</ins> only in the newer version.\n\n");
    for (number, row) in report.view.rows.iter().enumerate() {
        let mut about = vec![place(number as u32)];
        for kind in &row.kinds {
            let name = words::change(*kind).name.to_lowercase();
            if !about.contains(&name) {
                about.push(name);
            }
        }
        let _ = write!(out, "\\[{}\\] {}\n\n", about.join("; "), marked(&row.inline));
    }
    out.push_str("## What the reader decided\n\n");
    match report.corrections() {
        lines if lines.is_empty() => out.push_str("Nothing: all is as the program found it in the files.\n"),
        lines => list(&mut out, &lines),
    }
    known(&mut out, "The two files", &names, &origin::files(&report.versions()));
    out.push_str("\n## How this was made\n\n");
    list(&mut out, &report.methods());
    out
}

fn place(row: u32) -> String {
    match row {
        0 => "headline".to_string(),
        row => format!("¶ {row}"),
    }
}
