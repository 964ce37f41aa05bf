//! For notes: CommonMark with tables; differing words stand in `<mark>`, which is left as text where it is not known.
use super::super::words::{self, markdown};
use super::{from_one, label_name, label_shape, Report};
use crate::view::{MarkKind, QuotationRow, Run};
use std::fmt::Write;

pub(super) fn render(report: &Report) -> String {
    let [a, b] = report.names();
    let [a_cell, b_cell] = [markdown(&a), markdown(&b)];
    let mut out = format!("# {}\n\n", markdown(&report.title()));
    for line in report.verdict() {
        let _ = writeln!(out, "- {}", markdown(&line));
    }
    for (name, (side, view)) in [&a, &b].into_iter().zip(report.sides()) {
        let article = &view.article;
        let unknown = || "unknown".to_string();
        let _ = write!(out, "\n## {}\n\n", markdown(name));
        for (field, value) in [
            ("Headline", article.headline.clone().unwrap_or_else(unknown)),
            ("By", view.byline.clone().unwrap_or_else(unknown)),
            ("Published", article.published.clone().unwrap_or_else(unknown)),
            ("Address", side.url.clone().unwrap_or_else(unknown)),
            ("Version", format!("{} of {}", view.version_number, view.versions)),
            ("File", side.source.file_name.clone()),
            ("SHA-256", side.source.sha256.clone()),
        ] {
            let _ = writeln!(out, "- {field}: {}", markdown(&value));
        }
    }
    heading(&mut out, "Sentence by sentence", &["", &a_cell, &b_cell]);
    for row in &report.view.rows {
        let only_b = row.a.is_empty();
        let mut name = label_name(row.label, if only_b { &b } else { &a });
        if row.moved {
            name = format!("{name}; {}", words::MOVED.name.to_lowercase());
        }
        let side = |numbers: &[u32], runs: &[Run]| match numbers {
            [] => String::new(),
            _ => format!("{}: {}", from_one(numbers), drawn(runs)),
        };
        let shape = label_shape(row.label, !only_b);
        line(&mut out, &[format!("{shape} {}", markdown(&name)), side(&row.a, &row.a_runs), side(&row.b, &row.b_runs)]);
    }
    if !report.view.facts.is_empty() {
        heading(&mut out, "Facts", &["Kind", "Where", &a_cell, &b_cell]);
        for row in &report.view.facts {
            let text =
                |side: &Option<crate::FactCell>| side.as_ref().map(|fact| markdown(&fact.text)).unwrap_or_default();
            let (kind, status) = (words::fact(row.kind).name, words::fact_status(row.status).name);
            line(&mut out, &[kind.to_string(), status.to_string(), text(&row.a), text(&row.b)]);
        }
    }
    if !report.view.quotations.is_empty() {
        heading(&mut out, "Quotations", &["", &a_cell, &b_cell]);
        for pair in &report.view.quotations {
            let side = |row: &Option<QuotationRow>, runs: &[Run]| match row {
                None => String::new(),
                Some(row) => format!("{} — {}", drawn(runs), markdown(&words::speaker(row))),
            };
            let status = words::quotation_status(pair.status).name.to_string();
            line(&mut out, &[status, side(&pair.a, &pair.a_runs), side(&pair.b, &pair.b_runs)]);
        }
    }
    if !report.view.wording.is_empty() {
        heading(&mut out, "Wording", &["Kind", "Words", &a_cell, &b_cell]);
        for row in &report.view.wording {
            let (kind, counts) = (words::wording(row.kind).name, [row.a.len(), row.b.len()].map(|n| n.to_string()));
            let [a, b] = counts;
            line(&mut out, &[kind.to_string(), markdown(&row.words), a, b]);
        }
    }
    out.push_str("\n## How this was made\n\n");
    for method in report.methods() {
        let _ = writeln!(out, "- {}", markdown(&method));
    }
    out
}

fn heading(out: &mut String, title: &str, columns: &[&str]) {
    let _ = write!(out, "\n## {title}\n\n");
    line(out, &columns.iter().map(|column| column.to_string()).collect::<Vec<_>>());
    line(out, &columns.iter().map(|_| "---".to_string()).collect::<Vec<_>>());
}

fn line(out: &mut String, cells: &[String]) {
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

/// Runs inside a cell, differing words marked.
fn drawn(runs: &[Run]) -> String {
    let differs = |run: &Run| run.marks.iter().any(|mark| mark.kind == MarkKind::Changed);
    let one = |run: &Run| match differs(run) {
        true => format!("<mark>{}</mark>", markdown(&run.text)),
        false => markdown(&run.text),
    };
    runs.iter().map(one).collect()
}
