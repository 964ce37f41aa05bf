//! A JSON object whose keys are found whatever their case and marks.
use std::collections::HashMap;

use serde_json::{Map, Value};

use super::super::target;

/// An object with its keys as [`target::normal`] writes them.
pub struct Object<'a> {
    fields: &'a Map<String, Value>,
    keys: HashMap<String, &'a str>,
}

impl<'a> Object<'a> {
    /// The object of a value, when it is one.
    pub fn of(value: &'a Value) -> Option<Self> {
        let fields = value.as_object()?;
        let mut keys = HashMap::with_capacity(fields.len());
        for key in fields.keys() {
            keys.entry(target::normal(key)).or_insert(key.as_str());
        }
        Some(Self { fields, keys })
    }

    /// All its fields.
    pub fn fields(&self) -> &'a Map<String, Value> {
        self.fields
    }

    /// Whether it has a key, whatever its value.
    pub fn has(&self, key: &str) -> bool {
        self.keys.contains_key(key)
    }

    /// Whether it has each of these keys.
    pub fn has_all(&self, keys: &[&str]) -> bool {
        keys.iter().all(|key| self.has(key))
    }

    /// The key as the file writes it.
    pub fn key(&self, key: &str) -> Option<&'a str> {
        self.keys.get(key).copied()
    }

    /// The value under a key, unless it is `null`.
    pub fn value(&self, key: &str) -> Option<&'a Value> {
        self.fields.get(self.key(key)?).filter(|value| !value.is_null())
    }

    /// The words under a key ([`text`]).
    pub fn text(&self, key: &str) -> Option<String> {
        text(self.value(key)?)
    }

    /// The objects and values in the list under a key; a single object counts as a list of one.
    pub fn list(&self, key: &str) -> &'a [Value] {
        match self.value(key) {
            Some(Value::Array(items)) => items,
            Some(value @ Value::Object(_)) => std::slice::from_ref(value),
            _ => &[],
        }
    }
}

/// Under which keys an object holds the words that it stands for ("rendered" is WordPress', "@value" JSON-LD's, "by" the
/// byline of agencies).
const INSIDE: &[&str] = &["rendered", "value", "@value", "#text", "text", "html", "content", "name", "by", "title"];

/// The words of a value: a string, a number, the paragraphs of a list, or what an object holds under [`INSIDE`]. `None`
/// when there are none.
pub fn text(value: &Value) -> Option<String> {
    let found = match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => items.iter().filter_map(one).collect::<Vec<_>>().join("\n\n"),
        _ => one(value)?,
    };
    found.chars().any(char::is_alphanumeric).then_some(found)
}

/// The words of each item of a value: of a list its items', else its own.
pub fn texts(value: &Value) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().filter_map(one).collect(),
        value => one(value).into_iter().collect(),
    }
}

fn one(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Object(object) => INSIDE.iter().find_map(|key| object.get(*key)?.as_str().map(str::to_string)),
        _ => None,
    }
}
