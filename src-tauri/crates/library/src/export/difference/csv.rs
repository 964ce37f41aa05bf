//! For spreadsheets: first what is compared, then a row a change; `part` says which. Paragraphs count from 1 in the order
//! of the newer version, those that are gone where they stood; the headline is 0.
use super::super::origin;
use super::super::{cells, words};
use super::Report;

const HEADING: &[&str] = &["part", "number", "kind", "paragraph", "old", "new"];

pub(super) fn render(report: &Report) -> String {
    let versions = report.versions();
    let about =
        |name: String, old: String, new: String| ["article".to_string(), String::new(), name, String::new(), old, new];
    let known = origin::about(&versions).into_iter().chain(origin::files(&versions)).map(|(name, values)| {
        let mut values = values.into_iter();
        about(name.to_lowercase(), values.next().unwrap_or_default(), values.next().unwrap_or_default())
    });
    let verdict = report.verdict().into_iter().map(|one| about("verdict".to_string(), String::new(), one));
    let corrections = report.corrections().into_iter().map(|one| about("the reader".to_string(), String::new(), one));
    let made = [("made by", super::PROGRAM.to_string()), ("made on", report.made.clone())];
    let made = made.map(|(name, value)| about(name.to_string(), value.clone(), value));
    let changes = report.view.changes.iter().enumerate().map(|(number, change)| {
        [
            "change".to_string(),
            (number + 1).to_string(),
            words::change(change.kind).key.to_string(),
            change.row.to_string(),
            change.old.clone().unwrap_or_default(),
            change.new.clone().unwrap_or_default(),
        ]
    });
    cells::table(HEADING, known.chain(verdict).chain(made).chain(corrections).chain(changes))
}
