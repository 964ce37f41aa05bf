//! A table with a row for each article, for spreadsheets.
use super::Writer;
use crate::Document;

/// The writer of CSV.
pub struct Csv;

impl Writer for Csv {
    fn id(&self) -> &'static str {
        "csv"
    }
    fn name(&self) -> &'static str {
        "CSV"
    }
    fn extension(&self) -> &'static str {
        "csv"
    }
    fn write(&self, documents: &[Document]) -> String {
        let mut table = csv::Writer::from_writer(Vec::new());
        // Writing into memory cannot fail; a row that did would be missing and no more.
        let _ = table.write_record([
            "headline",
            "standfirst",
            "outlet",
            "authors",
            "published",
            "modified",
            "language",
            "section",
            "url",
            "words",
            "text",
        ]);
        for document in documents {
            let text = document.text();
            let field = |value: &Option<String>| cell(value.as_deref().unwrap_or_default());
            let _ = table.write_record([
                field(&document.headline),
                field(&document.standfirst),
                field(&document.outlet),
                cell(&document.authors.join("; ")),
                field(&document.published),
                field(&document.modified),
                field(&document.language),
                field(&document.section),
                field(&document.url),
                broadsheet_text::token::words(&text).count().to_string(),
                cell(&text),
            ]);
        }
        table.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

/// A cell that no spreadsheet takes for a formula: what begins like one gets an apostrophe before it (OWASP, "CSV
/// injection").
fn cell(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{text}")
    } else {
        text.to_string()
    }
}
