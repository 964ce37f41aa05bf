//! RIS records, as Zotero and other reference managers export them. A record names an article and holds no text but an
//! abstract or notes.
use std::sync::LazyLock;

use regex::Regex;

use super::draft::{sentences, Draft};
use super::reading::Reading;
use super::target::Target;
use super::{encoding, Found, Hints, ReadError, Reader};
use crate::Field;

/// The reader of RIS files.
pub struct Ris;

impl Reader for Ris {
    fn id(&self) -> &'static str {
        "ris"
    }
    fn name(&self) -> &'static str {
        "RIS (Zotero)"
    }
    fn media_type(&self) -> &'static str {
        "application/x-research-info-systems"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["ris"]
    }
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8 {
        let head = encoding::beginning(bytes, 8192);
        let named = self.extensions().contains(&hints.extension().as_str());
        let mut lines = head.trim_start_matches('\u{feff}').lines().filter(|line| !line.trim().is_empty());
        let begins = |line: &str| tag(line).is_some_and(|(tag, _)| tag == "TY");
        match lines.next() {
            Some(line) if begins(line) && lines.next().is_none_or(|line| tag(line).is_some()) => 96,
            Some(_) if named && lines.any(begins) => 90,
            _ => 0,
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let decoded = encoding::decode(bytes, None);
        let mut reading = Reading::new(self.media_type(), hints);
        let records = records(&decoded.text);
        let several = records.len() > 1;
        for (number, record) in (1..).zip(&records) {
            let mut draft = reading.draft();
            fill(record, &mut draft);
            if several {
                reading.within(format!("record {number}"), |reading| reading.add(draft))?;
            } else {
                reading.add(draft)?;
            }
        }
        let mut found = reading.finish()?;
        found.documents.iter_mut().for_each(|document| document.warnings.extend(decoded.warning.clone()));
        Ok(found)
    }
}

/// Tags with their values, in the order of the file.
type Record = Vec<(String, String)>;

/// The records of a file; a line without a tag goes on with the field before it.
fn records(text: &str) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    let mut open = false;
    for line in text.lines() {
        match tag(line) {
            Some(("TY", value)) => {
                records.push(vec![("TY".to_string(), value.to_string())]);
                open = true;
            }
            Some(("ER", _)) => open = false,
            found => {
                let Some(record) = records.last_mut().filter(|_| open) else { continue };
                match (found, record.last_mut()) {
                    (Some((tag, value)), _) => record.push((tag.to_string(), value.to_string())),
                    (None, Some((_, value))) => {
                        value.push('\n');
                        value.push_str(line.trim_end());
                    }
                    (None, None) => {}
                }
            }
        }
    }
    records
}

/// The tag of a line and its value ("AU  - Kvale, Mette").
fn tag(line: &str) -> Option<(&str, &str)> {
    static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"^([A-Z][A-Z0-9]) {1,3}-(?: (.*))?$").ok());
    let found = TAG.as_ref()?.captures(line.trim_start_matches('\u{feff}').trim_end())?;
    Some((found.get(1)?.as_str(), found.get(2).map_or("", |value| value.as_str().trim())))
}

fn fill(record: &Record, draft: &mut Draft) {
    let values = |tag: &str| {
        let tag = tag.to_string();
        record.iter().filter(move |(other, value)| *other == tag && !value.is_empty()).map(|(_, value)| value.as_str())
    };
    for (field, tags) in [
        (Field::Headline, &["TI", "T1", "CT"][..]),
        (Field::Outlet, &["T2", "JF", "JO", "PB"]),
        (Field::Url, &["UR", "L2", "L1"]),
        (Field::Language, &["LA"]),
        (Field::Section, &["SE"]),
    ] {
        for tag in tags {
            for value in values(tag) {
                draft.set(Target::Known(field), value, &format!("RIS {tag}"));
            }
        }
    }
    for tag in ["AU", "A1"] {
        draft.authors(&values(tag).collect::<Vec<_>>(), &format!("RIS {tag}"));
    }
    for tag in ["DA", "Y1", "PY"] {
        for value in values(tag) {
            draft.set(Target::Known(Field::Published), &day(value), &format!("RIS {tag}"));
        }
    }
    // What of abstract and notes is longest is the text; the others stay beside it.
    let abstracts = ["AB", "N2"].iter().flat_map(|tag| values(tag)).map(|text| (text, "abstract of the record"));
    let notes = values("N1").map(|text| (text, "note of the record"));
    let mut texts: Vec<(&str, &str)> = abstracts.chain(notes).filter(|(text, _)| is_text(text)).collect();
    texts.dedup();
    texts.sort_by_key(|(text, _)| std::cmp::Reverse(text.len()));
    let mut texts = texts.into_iter();
    if let Some((text, _)) = texts.next() {
        draft.set(Target::Text, text, "");
        draft.warn("teaser", "The text is an abstract or note of the record; the article itself may be longer.");
    }
    for (text, reason) in texts {
        draft.leave_out(text, reason);
    }
}

/// Whether a field has some sentences, and is no call number or remark.
fn is_text(value: &str) -> bool {
    sentences(value) >= 2 || value.split_whitespace().count() >= 20
}

/// "2023/05/09/spring" as "2023-05-09"; anything else as it is.
fn day(value: &str) -> String {
    let mut parts = value.split('/');
    match (parts.next(), parts.next(), parts.next()) {
        (Some(year), Some(month), Some(day)) if year.len() == 4 && !month.is_empty() && !day.is_empty() => {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => value.to_string(),
    }
}
