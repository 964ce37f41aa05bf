//! The tables of the page.
use super::super::super::origin;
use super::super::super::page::{escape, items, known, paragraph, quoted, runs, table, Differing};
use super::super::super::words;
use super::super::{label_name, label_shape, left_out, Report};
use super::{both_names, differing, links};
use crate::view::{FactCell, FactStatus, QuotationPair, QuotationRow, Run, WordingRow};

pub(super) fn about(report: &Report) -> String {
    known("As the files give it, under what the reader typed", &both_names(report), &origin::about(&report.versions()))
}

pub(super) fn sources(report: &Report) -> String {
    known("Kept in the library byte for byte", &both_names(report), &origin::files(&report.versions()))
}

/// What a side says, in its own language.
fn said(report: &Report, is_a: bool, html: &str) -> String {
    let side = if is_a { &report.view.a } else { &report.view.b };
    quoted(html, side.article.language.as_deref())
}

pub(super) fn rows(report: &Report) -> String {
    let [a, b] = both_names(report);
    let [a_name, b_name] = report.names();
    let (a_differing, b_differing) = differing(report);
    let lines = report.view.rows.iter().map(|row| {
        let only_b = row.a.is_empty();
        let mut name = label_name(row.label, if only_b { &b_name } else { &a_name });
        if row.moved {
            name = format!("{name}; {} {}", words::MOVED.shape, words::MOVED.name.to_lowercase());
        }
        let cell = |numbers: &[u32], words: &[Run], is_a, differing| match numbers {
            [] => "<span class=\"none\">—</span>".to_string(),
            _ => {
                let letter = if is_a { "A" } else { "B" };
                let words = said(report, is_a, &runs(words, differing));
                format!("<span class=\"at\">{}</span> {words}", links(numbers, letter))
            }
        };
        let cells = vec![
            format!("{} {}", label_shape(row.label, !only_b), escape(&name)),
            cell(&row.a, &row.a_runs, true, a_differing),
            cell(&row.b, &row.b_runs, false, b_differing),
        ];
        (format!("pair {}", words::label(row.label).key), cells)
    });
    table("Pairs in the order of A; differing words are marked in reworded pairs", &["How", &a, &b], lines)
}

pub(super) fn shared(report: &Report) -> String {
    let mut out = items("notes", &report.shared_copy());
    if report.a.passages.is_empty() {
        return out;
    }
    let [a, b] = both_names(report);
    let lines = report.a.passages.iter().filter_map(|(id, here)| {
        let there = report.b.passages.get(id)?;
        let cell = |passage: &super::super::Passage, letter, is_a| {
            format!(
                "<span class=\"at\">{}</span> {}",
                links(&passage.sentences, letter),
                said(report, is_a, &escape(passage.text.trim()))
            )
        };
        Some((String::new(), vec![(id + 1).to_string(), cell(here, "A", true), cell(there, "B", false)]))
    });
    out.push_str(&table("Passages that stand in both", &["Passage", &a, &b], lines));
    out
}

pub(super) fn facts(report: &Report) -> String {
    if report.view.facts.is_empty() {
        return paragraph("No numbers, dates, names or places were found.");
    }
    let [a, b] = both_names(report);
    let names = report.names();
    let lines = report.view.facts.iter().enumerate().map(|(number, row)| {
        let (kind, status) = (words::fact(row.kind), words::fact_status(row.status));
        // What both have alike needs no sentence to judge it by.
        let with_context = row.status != FactStatus::Same;
        let cell = |cell: &Option<FactCell>, is_a| match cell {
            None => "<span class=\"none\">—</span>".to_string(),
            Some(cell) => {
                let letter = if is_a { "A" } else { "B" };
                let context = match with_context {
                    true => format!("<br><span class=\"context\">{}</span>", runs(&cell.context, Differing::Marked)),
                    false => String::new(),
                };
                let value = said(report, is_a, &format!("<b>{}</b>{context}", escape(&cell.text)));
                format!("<span class=\"at\">{}</span> {value}", links(&[cell.sentence], letter))
            }
        };
        let cells = vec![
            format!("{} {}", number + 1, kind.name),
            format!("{} {}{}", status.shape, escape(&placed(status.name, &names)), words::compatible(row)),
            cell(&row.a, true),
            cell(&row.b, false),
        ];
        (words::fact_status(row.status).key.to_string(), cells)
    });
    table("Different values first, then what only one has, then what both have", &["Fact", "Where", &a, &b], lines)
}

pub(super) fn quotations(report: &Report) -> String {
    if report.view.quotations.is_empty() {
        return paragraph("No quotations were found.");
    }
    let [a, b] = both_names(report);
    let names = report.names();
    let lines = report.view.quotations.iter().map(|pair| {
        let status = words::quotation_status(pair.status);
        let cells = vec![
            format!("{} {}", status.shape, escape(&placed(status.name, &names))),
            quotation(report, pair, true),
            quotation(report, pair, false),
        ];
        (status.key.to_string(), cells)
    });
    table("Who is quoted with what, and what of it the other leaves out or words differently", &["How", &a, &b], lines)
}

fn quotation(report: &Report, pair: &QuotationPair, is_a: bool) -> String {
    let (row, words, letter) = if is_a { (&pair.a, &pair.a_runs, "A") } else { (&pair.b, &pair.b_runs, "B") };
    let Some(row) = row else { return "<span class=\"none\">—</span>".to_string() };
    let mut out = format!(
        "<span class=\"at\">{}</span> {}<br><span class=\"context\">— {}</span>",
        links(&[row.sentence], letter),
        said(report, is_a, &runs(words, Differing::Marked)),
        escape(&about_quotation(row)),
    );
    let left_out = left_out(pair, is_a);
    if !left_out.is_empty() {
        let left_out: Vec<String> = left_out.iter().map(|words| format!("“{}”", escape(words))).collect();
        out.push_str(&format!("<br><span class=\"context\">✂ Left out here: {}</span>", left_out.join(", ")));
    }
    out
}

/// "Mira Solheim; direct, “said”".
fn about_quotation(row: &QuotationRow) -> String {
    let mut said = format!("{}; {}", words::speaker(row), words::quotation(row.kind));
    if let Some(cue) = &row.cue {
        said.push_str(&format!(", “{cue}”"));
    }
    if row.corrected {
        said.push_str("; decided by the reader");
    } else if !row.certain && !row.explanation.is_empty() {
        said.push_str(&format!("; unsure: {}", row.explanation));
    }
    said
}

/// "Only in A" with the name of A.
fn placed(status: &str, [a, b]: &[String; 2]) -> String {
    match status {
        "Only in A" => format!("Only in {a}"),
        "Only in B" => format!("Only in {b}"),
        other => other.to_string(),
    }
}

pub(super) fn wording(report: &Report) -> String {
    if report.view.wording.is_empty() {
        return paragraph("No reporting verbs, hedges or different names were found.");
    }
    let [a, b] = both_names(report);
    let count = |places: &[u32], letter| match places {
        [] => "0".to_string(),
        _ => format!("{} <span class=\"at\">{}</span>", places.len(), links(places, letter)),
    };
    let line = |row: &WordingRow| {
        let cells =
            vec![words::wording(row.kind).name.to_string(), escape(&row.words), count(&row.a, "A"), count(&row.b, "B")];
        (String::new(), cells)
    };
    table(
        "How often each uses the words, and in which sentences; counts, not a judgment",
        &["Kind", "Words", &a, &b],
        report.view.wording.iter().map(line),
    )
}
