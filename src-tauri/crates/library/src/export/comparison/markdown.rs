//! For notes: CommonMark with tables; differing words stand in `<mark>`, which is left as text where it is not known.
use super::super::notes::{heading, known, line, list};
use super::super::origin;
use super::super::words::{self, markdown};
use super::{label_name, label_shape, left_out, named, Report};
use crate::view::{self, FactCell, Label, MarkKind, ParagraphKind, QuotationPair, Run};
use std::collections::HashSet;
use std::fmt::Write;

pub(super) fn render(report: &Report) -> String {
    let [a, b] = report.names();
    let columns = [format!("A: {a}"), format!("B: {b}")];
    let [a_cell, b_cell] = columns.each_ref().map(|name| markdown(name));
    let mut out = format!("# {}\n\nMade on {} by {}.\n\n", markdown(&report.title()), report.made, super::PROGRAM);
    list(&mut out, &report.verdict());
    known(&mut out, "The two articles", &columns, &origin::about(&report.versions()));
    legend(&mut out, report);
    for (is_a, name) in [(true, &a_cell), (false, &b_cell)] {
        text(&mut out, report, is_a, name);
    }
    heading(&mut out, "Sentence by sentence", &["How", &a_cell, &b_cell]);
    for row in &report.view.rows {
        let only_b = row.a.is_empty();
        let mut name = label_name(row.label, if only_b { &b } else { &a });
        if row.moved {
            name = format!("{name}; {}", words::MOVED.name.to_lowercase());
        }
        let side = |numbers: &[u32], runs: &[Run], letter| match numbers {
            [] => "—".to_string(),
            _ => format!("{}: {}", named(numbers, letter), drawn(runs)),
        };
        let how = format!("{} {}", label_shape(row.label, !only_b), markdown(&name));
        line(&mut out, &[how, side(&row.a, &row.a_runs, "A"), side(&row.b, &row.b_runs, "B")]);
    }
    shared(&mut out, report, [&a_cell, &b_cell]);
    if !report.view.facts.is_empty() {
        heading(&mut out, "Facts", &["Kind", "Where", &a_cell, &b_cell]);
        for row in &report.view.facts {
            let text = |cell: &Option<FactCell>, letter| match cell {
                None => "—".to_string(),
                Some(cell) => format!("{} ({})", markdown(&cell.text), named(&[cell.sentence], letter)),
            };
            let (kind, status) = (words::fact(row.kind).name, words::fact_status(row.status));
            let status = format!("{} {}{}", status.shape, status.name, words::compatible(row));
            line(&mut out, &[kind.to_string(), status, text(&row.a, "A"), text(&row.b, "B")]);
        }
    }
    if !report.view.quotations.is_empty() {
        heading(&mut out, "Quotations", &["How", &a_cell, &b_cell]);
        for pair in &report.view.quotations {
            let status = words::quotation_status(pair.status);
            let status = format!("{} {}", status.shape, status.name);
            line(&mut out, &[status, quotation(pair, true), quotation(pair, false)]);
        }
    }
    if !report.view.wording.is_empty() {
        heading(&mut out, "Wording", &["Kind", "Words", &a_cell, &b_cell]);
        for row in &report.view.wording {
            let count = |places: &[u32], letter| match places {
                [] => "0".to_string(),
                _ => format!("{} ({})", places.len(), named(places, letter)),
            };
            let kind = words::wording(row.kind).name.to_string();
            line(&mut out, &[kind, markdown(&row.words), count(&row.a, "A"), count(&row.b, "B")]);
        }
    }
    out.push_str("\n## What the reader decided\n\n");
    match report.corrections() {
        lines if lines.is_empty() => out.push_str("Nothing: all is as the program found it in the files.\n"),
        lines => list(&mut out, &lines),
    }
    known(&mut out, "The two files", &columns, &origin::files(&report.versions()));
    out.push_str("\n## How this was made\n\n");
    list(&mut out, &report.methods());
    out
}

fn legend(out: &mut String, report: &Report) {
    let [a, b] = report.names();
    out.push_str("\n## What the signs mean\n\n");
    let mut lines: Vec<String> = words::LABELS
        .iter()
        .filter(|label| **label != Label::OnlyHere)
        .map(|label| format!("{} {}", words::label(*label).shape, words::label(*label).name))
        .collect();
    lines.push(format!("{} {}", label_shape(Label::OnlyHere, true), label_name(Label::OnlyHere, &a)));
    lines.push(format!("{} {}", label_shape(Label::OnlyHere, false), label_name(Label::OnlyHere, &b)));
    lines.extend([words::MOVED, words::CORRECTED].map(|word| format!("{} {}", word.shape, word.name)));
    lines.push("“[A5 ≈ B3]” stands before the fifth sentence of A: the third of B says it in other words".to_string());
    list(out, &lines);
    out.push_str("- <mark>word</mark> only on this side of a pair\n");
}

/// A text, each sentence under its sign.
fn text(out: &mut String, report: &Report, is_a: bool, name: &str) {
    let (view, letter, other) = if is_a { (&report.view.a, "A", "B") } else { (&report.view.b, "B", "A") };
    let _ = write!(out, "\n## {name}\n\n");
    if let Some(headline) = &view.article.headline {
        let _ = write!(out, "**{}**\n\n", markdown(headline));
    }
    let mut seen = HashSet::new();
    for paragraph in &view.paragraphs {
        out.push_str(match paragraph.kind {
            ParagraphKind::Body => "",
            ParagraphKind::Subhead => "### ",
            ParagraphKind::ListItem => "- ",
            ParagraphKind::BlockQuote => "> ",
        });
        for part in paragraph.runs.chunk_by(|one, next| one.sentence == next.sentence) {
            let number = part.first().and_then(|run| run.sentence);
            let entry = number.and_then(|number| Some((number, view.sentences.get(number as usize)?)));
            if let Some((number, entry)) = entry.filter(|(number, _)| seen.insert(*number)) {
                let _ = write!(out, "{} ", markdown(&sign(number, entry, is_a, (letter, other))));
            }
            out.push_str(&drawn(part));
        }
        out.push_str("\n\n");
    }
}

/// "[A5 ≈ B3]".
fn sign(number: u32, entry: &view::SentenceLabel, is_a: bool, (letter, other): (&str, &str)) -> String {
    let mut signs = label_shape(entry.label, is_a).to_string();
    let further = [entry.moved.then_some(words::MOVED), entry.corrected.then_some(words::CORRECTED)];
    further.into_iter().flatten().for_each(|word| signs.push_str(word.shape));
    format!("[{letter}{} {signs} {}", number + 1, named(&entry.aligned, other)).trim_end().to_string() + "]"
}

fn shared(out: &mut String, report: &Report, [a, b]: [&str; 2]) {
    out.push_str("\n## Shared copy\n\n");
    list(out, &report.shared_copy());
    if report.a.passages.is_empty() {
        return;
    }
    out.push('\n');
    line(out, &["Passage", a, b].map(str::to_string));
    line(out, &["---", "---", "---"].map(str::to_string));
    for (id, here) in &report.a.passages {
        let Some(there) = report.b.passages.get(id) else { continue };
        let cell = |passage: &super::Passage, letter| {
            format!("{}: {}", named(&passage.sentences, letter), markdown(passage.text.trim()))
        };
        line(out, &[(id + 1).to_string(), cell(here, "A"), cell(there, "B")]);
    }
}

fn quotation(pair: &QuotationPair, is_a: bool) -> String {
    let (row, words, letter) = if is_a { (&pair.a, &pair.a_runs, "A") } else { (&pair.b, &pair.b_runs, "B") };
    let Some(row) = row else { return "—".to_string() };
    let speaker = markdown(&words::speaker(row));
    let mut out =
        format!("{}: {} — {speaker}, {}", named(&[row.sentence], letter), drawn(words), words::quotation(row.kind));
    let left_out = left_out(pair, is_a);
    if !left_out.is_empty() {
        let left_out: Vec<String> = left_out.iter().map(|words| format!("“{}”", markdown(words))).collect();
        let _ = write!(out, "; left out here: {}", left_out.join(", "));
    }
    out
}

/// Runs, differing words marked.
fn drawn(runs: &[Run]) -> String {
    let differs = |run: &Run| run.marks.iter().any(|mark| mark.kind == MarkKind::Changed);
    let one = |run: &Run| match differs(run) {
        true => format!("<mark>{}</mark>", markdown(&run.text)),
        false => markdown(&run.text),
    };
    runs.iter().map(one).collect()
}
