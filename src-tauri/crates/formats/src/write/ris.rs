//! RIS records, for reference managers.
use super::Writer;
use crate::{read::byline, Document};

/// The writer of RIS.
pub struct Ris;

impl Writer for Ris {
    fn id(&self) -> &'static str {
        "ris"
    }
    fn name(&self) -> &'static str {
        "RIS"
    }
    fn extension(&self) -> &'static str {
        "ris"
    }
    fn write(&self, documents: &[Document]) -> String {
        documents.iter().map(record).collect()
    }
}

fn record(document: &Document) -> String {
    let mut text = String::from("TY  - NEWS\r\n");
    // A value is one line: a line of its own that looks like a tag would begin another field.
    let mut field = |tag: &str, value: &str| {
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if !value.is_empty() {
            text.push_str(&format!("{tag}  - {value}\r\n"));
        }
    };
    field("TI", document.headline.as_deref().unwrap_or_default());
    for author in &document.authors {
        field("AU", &surname_first(author));
    }
    field("T2", document.outlet.as_deref().unwrap_or_default());
    if let Some(day) = document.published.as_deref().and_then(|day| day.get(..10)) {
        field("PY", day.get(..4).unwrap_or_default());
        field("DA", &day.replace('-', "/"));
    }
    field("SE", document.section.as_deref().unwrap_or_default());
    field("AB", document.standfirst.as_deref().unwrap_or_default());
    field("LA", document.language.as_deref().unwrap_or_default());
    field("UR", document.url.as_deref().unwrap_or_default());
    text.push_str("ER  - \r\n\r\n");
    text
}

/// "Hélène de la Tour" as "de la Tour, Hélène": the surname begins at the first small word, or is the last word.
fn surname_first(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    if words.len() < 2 || byline::is_agency(name) {
        return name.to_string();
    }
    let small = words.iter().skip(1).position(|word| word.starts_with(char::is_lowercase)).map(|at| at + 1);
    let cut = small.filter(|cut| cut + 1 < words.len()).unwrap_or(words.len() - 1);
    let (first, last) = words.split_at(cut);
    format!("{}, {}", last.join(" "), first.join(" "))
}
