//! Tables with an article a row (CSV, TSV): exports of Media Cloud, databases and spreadsheets.
mod columns;
mod layout;
mod slashes;

use std::collections::BTreeMap;

pub use columns::Columns;
use csv::StringRecord;
use layout::Layout;
use slashes::Order;

use super::draft::{sentences, Draft};
use super::target::{self, Target};
use super::{binary, encoding, Budget, FailedPart, Found, Hints, ReadError, Reader};
use crate::Field;

/// The reader of tables.
pub struct Table;

impl Reader for Table {
    fn id(&self) -> &'static str {
        "table"
    }
    fn name(&self) -> &'static str {
        "Table (CSV, TSV)"
    }
    fn media_type(&self) -> &'static str {
        "text/csv"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["csv", "tsv", "tab"]
    }
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8 {
        if binary::kind(bytes).is_some() {
            return 0;
        }
        let named = self.extensions().contains(&hints.extension().as_str());
        match Layout::of(&encoding::beginning(bytes, 64 << 10), named) {
            Some(_) if named => 85,
            Some(_) => 75,
            None => 0,
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let decoded = encoding::decode(bytes, None);
        let text = decoded.text.as_str();
        let layout = Layout::of(text, true)
            .ok_or_else(|| ReadError::Damaged("The rows of this table have different numbers of cells.".to_string()))?;
        let rows = layout.reader(text).into_records().map_while(Result::ok);
        // Numbered as in a spreadsheet, where the head is row 1.
        let rows: Vec<(usize, StringRecord)> = (1..).zip(rows).skip(layout.lead + usize::from(layout.named)).collect();
        let head = head(&layout);
        let places = places(&layout, &head, &rows, hints.columns)?;
        let mut found = Found::default();
        let dates = Dates::of(&rows, &places);
        for (number, row) in &rows {
            let part = format!("row {number}");
            if row.len() > head.len() && row.iter().skip(head.len()).any(|cell| !cell.trim().is_empty()) {
                let (cells, columns) = (row.len(), head.len());
                let message = format!(
                    "This row has {cells} cells, but the table {columns} columns: a quotation mark may be missing."
                );
                found.failed.push(FailedPart { part, error: ReadError::Damaged(message) });
                continue;
            }
            let draft = article(row, &head, &places, &dates, self.media_type());
            if draft.has_text() {
                hints.budget.map_or(Ok(()), Budget::part)?;
                let mut document = draft.finish(&Hints { url: None, ..*hints });
                document.part = Some(part);
                document.warnings.extend(decoded.warning.clone());
                found.documents.push(document);
            } else {
                let error = ReadError::NoArticle("This row has no text.".to_string());
                found.failed.push(FailedPart { part, error });
            }
        }
        if found.documents.is_empty() {
            return Err(found.failed.into_iter().next().map_or(ReadError::NoText, |part| part.error));
        }
        Ok(found)
    }
}

/// The key under which the columns of a table are remembered: tables with the same head have the same key. `None` when
/// `bytes` are no table.
pub fn header_key(bytes: &[u8]) -> Option<String> {
    let head = bytes.get(..bytes.len().min(64 << 10)).unwrap_or_default();
    // Whole lines, so that no character is cut.
    let end = if head.len() < bytes.len() {
        head.iter().rposition(|byte| *byte == b'\n').unwrap_or(head.len())
    } else {
        head.len()
    };
    let decoded = encoding::decode(head.get(..end).unwrap_or_default(), None);
    Some(key(&Layout::of(&decoded.text, true)?))
}

fn key(layout: &Layout) -> String {
    if layout.named {
        layout.first.iter().map(|name| target::normal(name)).collect::<Vec<_>>().join(";")
    } else {
        format!("{} columns", layout.first.len())
    }
}

/// Names of the columns: those of the head, else their numbers.
fn head(layout: &Layout) -> Vec<String> {
    if layout.named {
        layout.first.clone()
    } else {
        (1..=layout.first.len()).map(|number| number.to_string()).collect()
    }
}

/// Which column holds what: as the user said, else as the names say. Asks when no column is known to hold the text and one
/// may.
fn places(
    layout: &Layout,
    head: &[String],
    rows: &[(usize, StringRecord)],
    said: Option<&Columns>,
) -> Result<BTreeMap<Target, usize>, ReadError> {
    let said = said.map(|columns| columns.places(head)).filter(|places| places.contains_key(&Target::Text));
    if let Some(places) = said {
        return Ok(places);
    }
    let holds = |at: usize, least: usize| {
        rows.iter().any(|(_, row)| {
            let cell = row.get(at).unwrap_or_default();
            cell.chars().take(least).count() == least && sentences(cell) >= 2
        })
    };
    let recognized = Columns::recognized(head);
    let mut places = recognized.places(head);
    // Of several columns with names for the text ("text", "content") the first that holds texts.
    let names = Target::Text.names().iter();
    let text = names
        .filter_map(|name| head.iter().position(|column| target::normal(column) == **name))
        .find(|at| holds(*at, 60));
    if let Some(at) = text {
        places.insert(Target::Text, at);
        return Ok(places);
    }
    if (0..head.len()).any(|at| holds(at, 200)) {
        return Err(ReadError::NeedsColumns { key: key(layout), columns: head.to_vec(), sample: sample(rows) });
    }
    Err(ReadError::NoArticle(if layout::lists_articles(&recognized) {
        format!(
            "This table lists {} articles by headline and address, but has no column with their text. Save the articles \
             themselves and add those.",
            rows.len()
        )
    } else {
        "This table has no column with the text of articles.".to_string()
    }))
}

/// The first rows, each cell cut short, for people to see which column is which.
fn sample(rows: &[(usize, StringRecord)]) -> Vec<Vec<String>> {
    let cell = |cell: &str| cell.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(120).collect();
    rows.iter().take(3).map(|(_, row)| row.iter().map(cell).collect()).collect()
}

/// In which order the dates of a column with slashes are written.
struct Dates(BTreeMap<Target, Order>);

impl Dates {
    fn of(rows: &[(usize, StringRecord)], places: &BTreeMap<Target, usize>) -> Self {
        let days = [Field::Published, Field::Modified].map(Target::Known);
        let order = |at: usize| Order::of(rows.iter().filter_map(|(_, row)| row.get(at)));
        Self(days.into_iter().filter_map(|target| Some((target, order(*places.get(&target)?)?))).collect())
    }
}

fn article(
    row: &StringRecord,
    head: &[String],
    places: &BTreeMap<Target, usize>,
    dates: &Dates,
    media_type: &str,
) -> Draft {
    let mut draft = Draft::new(media_type);
    for (target, at) in places {
        let (Some(cell), Some(name)) = (row.get(*at).and_then(filled), head.get(*at)) else { continue };
        let from = format!("column “{name}”");
        let ordered = dates.0.get(target).and_then(|order| Some((order, order.day(cell)?)));
        match ordered {
            Some((order, day)) => draft.set(*target, &day, &format!("{from}, {}", order.words())),
            None => draft.set(*target, cell, &from),
        };
    }
    draft
}

/// A cell that holds something: without the apostrophe that keeps spreadsheets from computing it, and none of the words
/// that programs write for nothing.
fn filled(cell: &str) -> Option<&str> {
    let cell = cell.trim();
    let cell = cell.strip_prefix('\'').filter(|rest| rest.starts_with(['=', '+', '-', '@'])).unwrap_or(cell);
    let nothing = ["nan", "null", "none", "n/a", "na", "-", "\\n"].contains(&cell.to_lowercase().as_str());
    (!cell.is_empty() && !nothing).then_some(cell)
}
