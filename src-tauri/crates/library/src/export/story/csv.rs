//! For spreadsheets: the matrix, a row a statement, a column an article in order of coverage; a cell holds the words with
//! which the article tells it, and is empty where it does not.
use super::super::cells;
use super::Report;

pub(super) fn render(report: &Report) -> String {
    let mut heading: Vec<String> =
        ["statement", "outlets", "only_one_outlet", "first_told_by"].map(str::to_string).to_vec();
    let names = report.names();
    heading.extend(
        names
            .iter()
            .zip(&report.members)
            .enumerate()
            .map(|(number, (name, member))| format!("{} {name}, {}", number + 1, member.date())),
    );
    let heading: Vec<&str> = heading.iter().map(String::as_str).collect();
    let rows = report.view.statements.iter().map(|statement| {
        let outlets = report.outlets(statement);
        let first = report.first(statement).and_then(|number| names.get(number)).cloned();
        let mut row = vec![
            statement.text.clone(),
            outlets.to_string(),
            if outlets == 1 { "yes" } else { "no" }.to_string(),
            first.unwrap_or_default(),
        ];
        row.extend(
            report
                .told(statement)
                .iter()
                .map(|told| told.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" | ")),
        );
        row
    });
    cells::table(&heading, rows)
}
