//! Text to JSON values, with what programs write that JSON does not allow.
use serde_json::{Deserializer, Value};

use crate::read::ReadError;

/// Most values that are held of one file: each takes some hundred bytes in memory, whatever it takes in the file.
const MOST_VALUES: usize = 4_000_000;

/// Whether a text opens as a JSON file of articles does: an object, or a list of objects.
pub fn opens(text: &str) -> bool {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    let inside = |text: &str| text.trim_start().chars().next();
    match text.chars().next() {
        Some('{') => matches!(text.get(1..).and_then(inside), Some('"' | '}')),
        Some('[') => matches!(text.get(1..).and_then(inside), Some('{')),
        _ => false,
    }
}

/// The value of a text. Several values one after another become a list; the `NaN` and `Infinity` of Python become `null`.
pub fn value(text: &str) -> Result<Value, ReadError> {
    if text.bytes().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count() > MOST_VALUES {
        return Err(ReadError::Refused(
            "This JSON file holds more values than any collection of articles does. Split it and try again."
                .to_string(),
        ));
    }
    let error = match serde_json::from_str(text) {
        Ok(value) => return Ok(value),
        Err(error) => error,
    };
    if let Some(value) = without_nan(text).and_then(|text| serde_json::from_str(&text).ok()) {
        return Ok(value);
    }
    let several: Result<Vec<Value>, _> = Deserializer::from_str(text).into_iter().collect();
    several.map(Value::Array).map_err(|_| {
        let what = if error.is_eof() {
            "This JSON file breaks off before its end.".to_string()
        } else {
            let (line, column) = (error.line(), error.column());
            format!("This JSON file is damaged at line {line}, character {column}.")
        };
        ReadError::Damaged(format!("{what} Save or export it again."))
    })
}

/// The text with `null` for what Python writes for missing numbers; `None` when it has none.
fn without_nan(text: &str) -> Option<String> {
    if !["NaN", "Infinity"].iter().any(|word| text.contains(word)) {
        return None;
    }
    let mut fixed = String::with_capacity(text.len());
    let mut quoted = false;
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '\\' if quoted => 1 + rest.chars().nth(1).map_or(0, char::len_utf8),
            '"' => {
                quoted = !quoted;
                1
            }
            _ => match ["-Infinity", "Infinity", "NaN"].iter().find(|word| !quoted && rest.starts_with(**word)) {
                Some(word) => {
                    fixed.push_str("null");
                    rest = rest.get(word.len()..).unwrap_or_default();
                    continue;
                }
                None => c.len_utf8(),
            },
        };
        fixed.push_str(rest.get(..length).unwrap_or(rest));
        rest = rest.get(length..).unwrap_or_default();
    }
    Some(fixed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_programs_write() {
        assert_eq!(value(r#"{"a": NaN, "b": "NaN \" NaN"}"#), Ok(json!({"a": null, "b": "NaN \" NaN"})));
        assert_eq!(value("{\"a\": 1}\n{\"a\": 2}"), Ok(json!([{"a": 1}, {"a": 2}])));
        assert!(matches!(value("{\"a\": "), Err(ReadError::Damaged(_))));
        assert!(matches!(value(&"[".repeat(100_000)), Err(ReadError::Damaged(_))));
        assert!(matches!(value(&format!("[{}0]", "0,".repeat(4_000_001))), Err(ReadError::Refused(_))));
    }

    #[test]
    fn prose_in_brackets_is_no_json() {
        assert!(opens(" {\n\"a\": 1}") && opens("[ {\"a\"") && opens("{}"));
        assert!(!opens("[Update] The pier") && !opens("{the pier}") && !opens("[[Pier]]"));
    }
}
