//! For notes: CommonMark with tables.
use super::super::notes::{heading, known, line, list};
use super::super::origin;
use super::super::words::markdown;
use super::Report;
use std::fmt::Write;

pub(super) fn render(report: &Report) -> String {
    let names = report.names();
    let mut out = format!("# {}\n\nMade on {} by {}.\n\n", markdown(&report.view.title), report.made, super::PROGRAM);
    list(&mut out, &report.verdict());
    heading(&mut out, "Coverage in order of time", &["No.", "Published", "Outlet", "Headline", "Words"]);
    for (number, member) in report.members.iter().enumerate() {
        let outlet = markdown(member.article.outlet.as_deref().unwrap_or("unknown outlet"));
        let headline = markdown(member.article.headline.as_deref().unwrap_or("(no headline)"));
        line(
            &mut out,
            &[(number + 1).to_string(), markdown(&member.date()), outlet, headline, member.words.to_string()],
        );
    }
    if !report.view.statements.is_empty() {
        let columns: Vec<String> =
            (1..).zip(&names).map(|(number, name)| format!("{number} {}", markdown(name))).collect();
        let mut headings = vec!["Statement", "Outlets"];
        headings.extend(columns.iter().map(String::as_str));
        heading(&mut out, "Who reports what", &headings);
        for statement in &report.view.statements {
            let outlets = match report.outlets(statement) {
                1 => "only one".to_string(),
                count => count.to_string(),
            };
            let mut cells = vec![markdown(&statement.text), outlets];
            let (first, partly) = (report.first(statement), report.partly(statement));
            cells.extend(report.told(statement).iter().enumerate().map(|(member, told)| {
                let numbers: Vec<String> = told.iter().map(|one| (one.sentence + 1).to_string()).collect();
                match numbers.is_empty() {
                    true if partly.get(member).is_some_and(|partly| !partly.is_empty()) => "◐".to_string(),
                    true => "–".to_string(),
                    false => format!("{} {}", if first == Some(member) { "◉" } else { "●" }, numbers.join(", ")),
                }
            }));
            line(&mut out, &cells);
        }
        out.push_str(
            "\n● told, with the number of the sentence; ◉ told first; ◐ told in part; – not found in this article.\n",
        );
    }
    tellings(&mut out, report, &names);
    out.push_str("\n## What the reader decided\n\n");
    match report.corrections() {
        lines if lines.is_empty() => out.push_str("Nothing: all is as the program found it in the files.\n"),
        lines => list(&mut out, &lines),
    }
    let versions = report.versions();
    if !versions.is_empty() {
        let fields: Vec<_> = origin::about(&versions).into_iter().chain(origin::files(&versions)).collect();
        known(&mut out, "The files", &names, &fields);
    }
    out.push_str("\n## How this was made\n\n");
    list(&mut out, &report.methods());
    out
}

/// The words of everyone who tells a statement that several tell.
fn tellings(out: &mut String, report: &Report, names: &[String]) {
    out.push_str("\n## In whose words\n");
    for (number, statement) in report.view.statements.iter().enumerate() {
        let told = report.told(statement);
        if told.iter().filter(|told| !told.is_empty()).count() < 2 {
            continue;
        }
        let _ = write!(out, "\n### Statement {}\n\n", number + 1);
        for (name, told) in names.iter().zip(&told) {
            for one in told {
                let _ = writeln!(out, "- {}, sentence {}: {}", markdown(name), one.sentence + 1, markdown(&one.text));
            }
        }
    }
}
