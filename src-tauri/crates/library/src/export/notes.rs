//! Parts of notes in Markdown (CommonMark, with tables) that all reports have.
use super::origin::Known;
use super::words::markdown;
use std::fmt::Write;

/// Lines as a list.
pub(super) fn list(out: &mut String, lines: &[String]) {
    for one in lines {
        let _ = writeln!(out, "- {}", markdown(one));
    }
}

/// The heading of a part and of its table; cells are Markdown already.
pub(super) fn heading(out: &mut String, title: &str, columns: &[&str]) {
    let _ = write!(out, "\n## {title}\n\n");
    line(out, &columns.iter().map(|column| column.to_string()).collect::<Vec<_>>());
    line(out, &columns.iter().map(|_| "---".to_string()).collect::<Vec<_>>());
}

/// A row of a table; cells are Markdown already.
pub(super) fn line(out: &mut String, cells: &[String]) {
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

/// Fields of one or several versions: a row a field, a column a version.
pub(super) fn known(out: &mut String, title: &str, columns: &[String], fields: &[Known]) {
    let mut headings = vec![String::new()];
    headings.extend(columns.iter().map(|name| markdown(name)));
    heading(out, title, &headings.iter().map(String::as_str).collect::<Vec<_>>());
    for (field, values) in fields {
        let mut cells = vec![field.to_string()];
        cells.extend(values.iter().map(|value| markdown(value)));
        line(out, &cells);
    }
}
