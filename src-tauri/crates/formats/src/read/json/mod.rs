//! Our own JSON export, read back.
use serde_json::Value;

use super::{encoding, warn, Found, Hints, ReadError, Reader};
use crate::{write::json, Document};

/// The reader of the JSON export.
pub struct Json;

impl Reader for Json {
    fn id(&self) -> &'static str {
        "json"
    }
    fn name(&self) -> &'static str {
        "Broadsheet JSON"
    }
    fn media_type(&self) -> &'static str {
        "application/json"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }
    fn sniff(&self, bytes: &[u8], _hints: &Hints) -> u8 {
        let head = encoding::beginning(bytes, 4096);
        let ours = head.trim_start().starts_with('{')
            && (head.contains(&format!("\"{}\"", json::FORMAT)) || head.contains("\"articles\""));
        if ours {
            90
        } else {
            0
        }
    }
    fn read(&self, bytes: &[u8], _hints: &Hints) -> Result<Found, ReadError> {
        let damaged =
            || ReadError::Damaged("This JSON file is not an export of Broadsheet, or it is damaged.".to_string());
        let whole: Value = serde_json::from_str(&encoding::decode(bytes, None).text).map_err(|_| damaged())?;
        if whole.get("format").and_then(Value::as_str) != Some(json::FORMAT) {
            return Err(damaged());
        }
        let articles = whole.get("articles").and_then(Value::as_array).ok_or_else(damaged)?;
        let mut documents: Vec<Document> = articles.iter().filter_map(json::document).collect();
        if documents.is_empty() {
            return Err(ReadError::NoText);
        }
        documents.iter_mut().for_each(warn);
        Ok(documents.into())
    }
}
