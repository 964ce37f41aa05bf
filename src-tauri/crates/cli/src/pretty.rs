//! Lines for people: the same content, laid out to be read.
use serde_json::Value;
use std::fmt::Write;

/// One output line for people: a field a line, texts unquoted, lists as items; offsets and empty fields left out.
pub fn print(line: &Value) -> String {
    let mut out = String::new();
    write_value(&mut out, line, 0);
    out
}

/// Fields that only programs want.
const FOR_PROGRAMS: &[&str] =
    &["start", "end", "span", "spans", "verbatim", "cue_span", "speaker_spans", "paragraphs", "ops"];

fn write_value(out: &mut String, value: &Value, depth: usize) {
    let indent = "  ".repeat(depth);
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if FOR_PROGRAMS.contains(&name.as_str()) || is_empty(value) {
                    continue;
                }
                match value {
                    Value::Object(_) | Value::Array(_) if !is_plain_list(value) => {
                        let _ = writeln!(out, "{indent}{name}:");
                        write_value(out, value, depth + 1);
                    }
                    _ => {
                        let _ = writeln!(out, "{indent}{name}: {}", plain(value, &indent));
                    }
                }
            }
        }
        Value::Array(items) => {
            for item in items {
                match item {
                    Value::Object(_) => {
                        let mut inner = String::new();
                        write_value(&mut inner, item, 0);
                        for (number, line) in inner.lines().enumerate() {
                            let _ = writeln!(out, "{indent}{} {line}", if number == 0 { "-" } else { " " });
                        }
                    }
                    _ => {
                        let _ = writeln!(out, "{indent}- {}", plain(item, &indent));
                    }
                }
            }
        }
        _ => {
            let _ = writeln!(out, "{indent}{}", plain(value, &indent));
        }
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

fn is_plain_list(value: &Value) -> bool {
    value
        .as_array()
        .is_some_and(|items| items.iter().all(|item| !item.is_object() && !item.is_array()) && items.len() < 20)
}

fn plain(value: &Value, indent: &str) -> String {
    match value {
        Value::String(text) if text.contains('\n') => {
            format!("\n{indent}  {}", text.replace('\n', &format!("\n{indent}  ")))
        }
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(|item| plain(item, indent)).collect::<Vec<_>>().join("; "),
        other => other.to_string(),
    }
}
