//! For people: the coverage in order of time, the matrix of statements, and every telling of what several tell.
use super::super::origin;
use super::super::page::{self, escape, items, known, paragraph, quoted, table, Section};
use super::{Member, Report};
use crate::view::{Statement, Telling};
use std::fmt::Write;

/// Columns of a table of files on a page of paper.
const FILES: usize = 3;

pub(super) fn render(report: &Report) -> String {
    let corrections = match report.corrections() {
        lines if lines.is_empty() => paragraph("Nothing: all is as the program found it in the files."),
        lines => items("notes", &lines),
    };
    let part = |id, title, inner| Section { id, title, inner };
    let sections = [
        part("coverage", "Coverage in order of time", coverage(report)),
        part("matrix", "Who reports what", matrix(report)),
        part("tellings", "In whose words", tellings(report)),
        part("corrections", "What the reader decided", corrections),
        part("sources", "The files", sources(report)),
        part("methods", "How this was made", items("notes", &report.methods())),
    ];
    page::report("A story in several outlets", &report.view.title, &report.made, &report.verdict(), &sections)
}

fn outlet(member: &Member) -> String {
    escape(member.article.outlet.as_deref().unwrap_or("unknown outlet"))
}

fn coverage(report: &Report) -> String {
    let line = |(number, member): (usize, &Member)| {
        let headline = escape(member.article.headline.as_deref().unwrap_or("(no headline)"));
        let alone = report.view.statements.iter().filter(|one| report.outlets(one) == 1);
        let alone = alone.filter(|one| one.told.iter().any(|told| told.article == member.article.id)).count();
        let cells = vec![
            (number + 1).to_string(),
            escape(&member.date()),
            outlet(member),
            quoted(&headline, member.article.language.as_deref()),
            escape(member.byline.as_deref().unwrap_or("unknown")),
            member.words.to_string(),
            alone.to_string(),
        ];
        (String::new(), cells)
    };
    let headings = ["No.", "Published", "Outlet", "Headline", "Byline", "Words", "Told by it alone"];
    table("The first to publish first", &headings, report.members.iter().enumerate().map(line))
}

fn matrix(report: &Report) -> String {
    if report.view.statements.is_empty() {
        return paragraph("No statements: the story has no articles, or they have no text.");
    }
    let mut headings = vec!["Statement".to_string(), "Outlets".to_string()];
    headings.extend(report.members.iter().enumerate().map(|(number, member)| {
        format!("{} {}", number + 1, member.article.outlet.as_deref().unwrap_or("unknown outlet"))
    }));
    let headings: Vec<&str> = headings.iter().map(String::as_str).collect();
    let line = |(number, statement): (usize, &Statement)| {
        let outlets = report.outlets(statement);
        let told = report.told(statement);
        let language =
            report.members.iter().zip(&told).find(|(_, told)| told.iter().any(|one| one.text == statement.text));
        let language = language.and_then(|(member, _)| member.article.language.as_deref());
        let mut cells = vec![
            format!(
                "<span id=\"s{0}\" class=\"at\">{0}</span> {1}",
                number + 1,
                quoted(&escape(&statement.text), language)
            ),
            match outlets {
                1 => "<b>only one</b>".to_string(),
                count => count.to_string(),
            },
        ];
        let first = report.first(statement);
        let partly = report.partly(statement);
        let tellers = told.iter().zip(&partly).enumerate();
        cells.extend(tellers.map(|(member, (told, partly))| cell(told, partly, first == Some(member))));
        (if outlets == 1 { "alone" } else { "" }.to_string(), cells)
    };
    let key = "● told, with the number of the sentence; ◉ told first; ◐ told in part; – not found in this article";
    format!(
        "<div class=\"wide\">\n{}</div>\n",
        table(key, &headings, report.view.statements.iter().enumerate().map(line))
    )
}

fn cell(told: &[&Telling], partly: &[&Telling], first: bool) -> String {
    let (sign, told) = match (told.is_empty(), partly.is_empty(), first) {
        (true, true, _) => return "<span class=\"none\">–</span>".to_string(),
        (true, false, _) => ("◐", partly),
        (false, _, true) => ("◉", told),
        (false, _, false) => ("●", told),
    };
    let numbers: Vec<String> = told.iter().map(|one| (one.sentence + 1).to_string()).collect();
    format!("<b>{sign}</b> <span class=\"at\">{}</span>", numbers.join(", "))
}

/// The words of everyone who tells a statement that several tell.
fn tellings(report: &Report) -> String {
    let mut out = String::new();
    for (number, statement) in report.view.statements.iter().enumerate() {
        let told = report.told(statement);
        if told.iter().filter(|told| !told.is_empty()).count() < 2 {
            continue;
        }
        let rows = report.members.iter().zip(&told).flat_map(|(member, told)| {
            told.iter().map(move |one| {
                let words = quoted(&escape(&one.text), member.article.language.as_deref());
                (String::new(), vec![outlet(member), escape(&member.date()), (one.sentence + 1).to_string(), words])
            })
        });
        let name = format!("Statement {}", number + 1);
        let _ = write!(out, "{}", table(&name, &["Outlet", "Published", "Sentence", "Words"], rows));
    }
    match out.is_empty() {
        true => paragraph("No statement was found in more than one article."),
        false => format!("<div class=\"tellings\">\n{out}</div>\n"),
    }
}

fn sources(report: &Report) -> String {
    let (versions, names) = (report.versions(), report.names());
    versions
        .chunks(FILES)
        .zip(names.chunks(FILES))
        .map(|(versions, names)| {
            let fields: Vec<_> = origin::about(versions).into_iter().chain(origin::files(versions)).collect();
            known("Kept in the library byte for byte", names, &fields)
        })
        .collect()
}
