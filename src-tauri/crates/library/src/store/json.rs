//! Lists kept in one column.
use broadsheet_text::Span;
use std::collections::BTreeMap;

/// `[[start, end], …]`.
pub(crate) fn spans(spans: &[Span]) -> String {
    let pairs: Vec<[usize; 2]> = spans.iter().map(|span| [span.start(), span.end()]).collect();
    serde_json::Value::from_iter(pairs.into_iter().map(|pair| pair.to_vec())).to_string()
}

/// The inverse of [`spans`]; empty for anything else.
pub(crate) fn parse_spans(json: &str) -> Vec<Span> {
    let pairs: Vec<(usize, usize)> = serde_json::from_str(json).unwrap_or_default();
    pairs.into_iter().map(|(start, end)| Span::new(start, end)).collect()
}

/// `["…", …]`.
pub(crate) fn strings(strings: &[String]) -> String {
    serde_json::Value::from(strings.to_vec()).to_string()
}

/// The inverse of [`strings`]; empty for anything else.
pub(crate) fn parse_strings(json: &str) -> Vec<String> {
    serde_json::from_str(json).unwrap_or_default()
}

/// `{"…": "…"}`; empty for anything else.
pub(crate) fn parse_map(json: &str) -> BTreeMap<String, String> {
    serde_json::from_str(json).unwrap_or_default()
}

/// `[["term", weight], …]`.
pub(crate) fn weights(weights: &[(String, f32)]) -> String {
    serde_json::to_string(weights).unwrap_or_else(|_| "[]".into())
}

/// The inverse of [`weights`]; empty for anything else.
pub(crate) fn parse_weights(json: &str) -> Vec<(String, f32)> {
    serde_json::from_str(json).unwrap_or_default()
}
