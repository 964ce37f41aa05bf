//! JSON as sites write it by hand: with commas too many, raw line feeds, comments, single quotes, quotation marks inside
//! of strings, keys without marks, and cut off. What can be read is read.
use serde_json::{Map, Value};

const DEEPEST: usize = 60;

/// The value in `text`; several values one after another become a list. `None` when there is no object or list in it.
/// Linear in the text but for strings with stray quotation marks, which are looked past a few bytes.
pub fn parse(text: &str) -> Option<Value> {
    let text = unwrapped(text);
    if let Ok(value) = serde_json::from_str::<Value>(text) {
        return Some(value);
    }
    let decoded;
    let text = if text.contains("&quot;") && !text.contains('"') {
        decoded = text.replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&");
        decoded.as_str()
    } else {
        text
    };
    let mut parser = Parser { rest: text };
    let mut values = Vec::new();
    while let Some(at) = parser.rest.find(['{', '[']) {
        parser.skip(at);
        values.push(parser.value(0));
    }
    match values.len() {
        0 => None,
        1 => values.pop(),
        _ => Some(Value::Array(values)),
    }
}

/// Without what sites wrap around it: comments, CDATA, an assignment's semicolon.
fn unwrapped(text: &str) -> &str {
    let mut text = text.trim();
    for _ in 0..3 {
        for start in
            ["<!--", "-->", "//<![CDATA[", "// <![CDATA[", "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA[", "//"]
        {
            text = text.strip_prefix(start).unwrap_or(text).trim_start();
        }
        for end in ["-->", "//]]>", "// ]]>", "/*]]>*/", "/* ]]> */", "]]>", "//", ";"] {
            text = text.strip_suffix(end).unwrap_or(text).trim_end();
        }
    }
    text
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn skip(&mut self, bytes: usize) {
        self.rest = self.rest.get(bytes..).unwrap_or_default();
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.skip(c.len_utf8());
        Some(c)
    }

    /// Behind white space, comments and commas.
    fn blank(&mut self) {
        loop {
            self.rest = self.rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '\u{feff}'));
            let end = if self.rest.starts_with("/*") {
                self.rest.find("*/").map_or(self.rest.len(), |at| at + 2)
            } else if self.rest.starts_with("//") {
                self.rest.find('\n').unwrap_or(self.rest.len())
            } else if self.rest.starts_with("<!--") {
                self.rest.find("-->").map_or(self.rest.len(), |at| at + 3)
            } else {
                break;
            };
            self.skip(end);
        }
    }

    fn value(&mut self, depth: usize) -> Value {
        self.blank();
        match self.peek() {
            Some('{') if depth < DEEPEST => self.object(depth),
            Some('[') if depth < DEEPEST => self.list(depth),
            Some(quote @ ('"' | '\'')) => Value::String(self.string(quote, false)),
            _ => self.bare(),
        }
    }

    fn object(&mut self, depth: usize) -> Value {
        self.bump();
        let mut object = Map::new();
        loop {
            self.blank();
            let key = match self.peek() {
                None | Some(']') => break,
                Some('}') => {
                    self.bump();
                    break;
                }
                Some(quote @ ('"' | '\'')) => self.string(quote, true),
                Some(_) => {
                    let end = self.rest.find([':', '}', ']', ',', '\n']).unwrap_or(self.rest.len());
                    let key = self.rest.get(..end).unwrap_or_default().trim().to_string();
                    self.skip(end);
                    key
                }
            };
            self.blank();
            if self.peek() == Some(':') {
                self.bump();
                let value = self.value(depth + 1);
                object.entry(key).or_insert(value);
            } else if key.is_empty() {
                // Something that is neither a key nor an end: passed over, so that each turn gets on.
                self.bump();
            }
        }
        Value::Object(object)
    }

    fn list(&mut self, depth: usize) -> Value {
        self.bump();
        let mut items = Vec::new();
        loop {
            self.blank();
            match self.peek() {
                None | Some('}') => break,
                Some(']') => {
                    self.bump();
                    break;
                }
                Some(':') => {
                    self.bump();
                }
                Some(_) => items.push(self.value(depth + 1)),
            }
        }
        Value::Array(items)
    }

    /// A number, a literal, or a word without marks.
    fn bare(&mut self) -> Value {
        let end = self.rest.find([',', '}', ']', '\n']).unwrap_or(self.rest.len());
        let word = self.rest.get(..end).unwrap_or_default().trim().to_string();
        self.skip(end.max(usize::from(end == 0 && !self.rest.starts_with(['}', ']']) && !self.rest.is_empty())));
        match word.as_str() {
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            "" | "null" | "undefined" => Value::Null,
            _ => serde_json::from_str(&word).unwrap_or(Value::String(word)),
        }
    }

    /// A string up to the quotation mark that ends it: the one behind which a comma, colon or bracket stands.
    fn string(&mut self, quote: char, key: bool) -> String {
        self.bump();
        let mut text = String::new();
        while let Some(c) = self.bump() {
            match c {
                '\\' => self.escape(&mut text),
                c if c == quote => {
                    if self.ends(quote, key) {
                        break;
                    }
                    text.push(c);
                }
                c if c.is_control() => text.push(' '),
                c => text.push(c),
            }
        }
        text
    }

    /// Whether what follows a quotation mark says that the string is over.
    fn ends(&self, quote: char, key: bool) -> bool {
        let rest = self.rest.trim_start();
        match rest.chars().next() {
            None => true,
            Some(':') => key,
            Some('}' | ']') => true,
            Some(',') => {
                let after = rest.trim_start_matches([',', ' ', '\n', '\r', '\t']);
                after.starts_with(['"', '\'', '{', '[', '}', ']', '-', '/'])
                    || after.starts_with(|c: char| c.is_ascii_digit())
                    || ["true", "false", "null"].iter().any(|word| after.starts_with(word))
                    || after.is_empty()
                    // Where strings have single marks, keys may have none.
                    || quote == '\'' && after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').trim_start().starts_with(':')
            }
            // A comma was forgotten and a key follows.
            Some('"') => {
                rest.len() < self.rest.len()
                    && rest
                        .get(1..)
                        .and_then(|rest| rest.split('"').nth(1))
                        .is_some_and(|rest| rest.trim_start().starts_with(':'))
            }
            Some(_) => false,
        }
    }

    fn escape(&mut self, text: &mut String) {
        match self.bump() {
            Some('n' | 'r' | 't' | 'f' | 'b') => text.push(' '),
            Some('u') => {
                let unit = self.unit();
                let c = match unit {
                    Some(high @ 0xd800..=0xdbff) if self.rest.starts_with("\\u") => {
                        self.skip(2);
                        let low = self.unit().unwrap_or_default();
                        char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low.wrapping_sub(0xdc00) & 0x3ff))
                    }
                    Some(unit) => char::from_u32(unit),
                    None => None,
                };
                text.push(c.unwrap_or('\u{fffd}'));
            }
            Some(c) => text.push(c),
            None => {}
        }
    }

    /// Four hexadecimal figures.
    fn unit(&mut self) -> Option<u32> {
        let unit = u32::from_str_radix(self.rest.get(..4)?, 16).ok()?;
        self.skip(4);
        Some(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    fn check(text: &str, expected: Value) {
        assert_eq!(parse(text), Some(expected), "{text}");
    }

    #[test]
    fn what_sites_write_is_read() {
        check(r#"{"a":1,"b":["x","y",],}"#, json!({"a": 1, "b": ["x", "y"]}));
        check("{\"a\":\"one\ntwo\"}", json!({"a": "one two"}));
        check("<!-- {\"a\":1} -->", json!({"a": 1}));
        check("//<![CDATA[\n{\"a\":1}\n//]]>", json!({"a": 1}));
        check("{/* note */\"a\":1, // more\n\"b\":2}", json!({"a": 1, "b": 2}));
        check(r#"{"a":"He said "no" to it","b":2}"#, json!({"a": "He said \"no\" to it", "b": 2}));
        check(r#"{'a':'it is', b: true}"#, json!({"a": "it is", "b": true}));
        check(r#"{"a":{"b":"cut off"#, json!({"a": {"b": "cut off"}}));
        check(r#"{"a":1}{"a":2}"#, json!([{"a": 1}, {"a": 2}]));
        check("{&quot;a&quot;:&quot;x&quot;}", json!({"a": "x"}));
        check(r#"{"a":"caf\u00e9 \ud83d\ude00","b" "c":3,"d":undefined}"#, json!({"a": "café 😀", "c": 3, "d": null}));
        check("{\"a\":\"x\"\n\"b\":\"y\"}", json!({"a": "x", "b": "y"}));
        assert_eq!(parse("var x = 3;"), None);
    }

    proptest! {
        #[test]
        fn any_text_ends(text in "\\PC*") {
            parse(&text);
        }

        #[test]
        fn texts_much_like_json_end(parts in proptest::collection::vec(
            prop_oneof![Just("{"), Just("}"), Just("["), Just("]"), Just("\""), Just("'"), Just(":"), Just(","), Just("\\"), Just("u00e"), Just("a"), Just("1"), Just("//"), Just("/*"), Just("\n")], 0..60)
        ) {
            parse(&parts.concat());
        }
    }
}
