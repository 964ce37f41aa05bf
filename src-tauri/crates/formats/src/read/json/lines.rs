//! JSON Lines: one object a line, each in any of the dialects of JSON.
use serde::de::IgnoredAny;

use super::{articles, parse, Reading};
use crate::read::{encoding, Found, Hints, ReadError, Reader};

/// The reader of JSON Lines.
pub struct JsonLines;

impl Reader for JsonLines {
    fn id(&self) -> &'static str {
        "jsonl"
    }
    fn name(&self) -> &'static str {
        "JSON Lines"
    }
    fn media_type(&self) -> &'static str {
        "application/jsonl"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["jsonl", "ndjson"]
    }
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8 {
        let head = encoding::beginning(bytes, 16 << 10);
        if self.extensions().contains(&hints.extension().as_str()) {
            return if head.lines().any(parse::opens) { 95 } else { 0 };
        }
        if !parse::opens(&head) {
            return 0;
        }
        // A whole object on the first line, and another one begins on the second.
        let mut lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.iter().all(u8::is_ascii_whitespace));
        let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return 0 };
        let whole = second.trim_ascii_start().starts_with(b"{")
            && first.trim_ascii_start().starts_with(b"{")
            && serde_json::from_slice::<IgnoredAny>(first).is_ok();
        if whole {
            94
        } else {
            0
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let decoded = encoding::decode(bytes, None);
        let text = decoded.text.as_str();
        let lines = || (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
        let mut reading = Reading::new(self.media_type(), hints);
        // One object over many lines is JSON under a wrong name.
        let first = lines().next().is_some_and(|(_, line)| parse::value(line).is_err());
        match first.then(|| parse::value(text)) {
            Some(Ok(whole)) => articles(&whole, &mut reading, 0)?,
            _ => lines().try_for_each(|(number, line)| {
                reading.within(format!("line {number}"), |reading| one(line, reading))
            })?,
        }
        let mut found = reading.finish()?;
        found.documents.iter_mut().for_each(|document| document.warnings.extend(decoded.warning.clone()));
        Ok(found)
    }
}

fn one(line: &str, reading: &mut Reading) -> Result<(), ReadError> {
    let before = reading.count();
    match parse::value(line) {
        Ok(value) => articles(&value, reading, 0)?,
        Err(error @ ReadError::Refused(_)) => reading.fail(error),
        Err(_) => reading.fail(ReadError::Damaged("This line is no JSON; the other lines were read.".to_string())),
    }
    if reading.count() == before {
        reading.fail(ReadError::NoArticle("This line holds no article: it has no text of some sentences.".to_string()));
    }
    Ok(())
}
