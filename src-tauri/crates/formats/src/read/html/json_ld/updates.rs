//! The entries of a live blog, as a page's data lists them (schema.org `LiveBlogPosting`, `liveBlogUpdate`).
use dom_query::Document as Page;
use serde_json::Value;

use super::{lenient, text};

/// An entry of a live blog.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// The time of day and the headline as a line ("14:32 · The bridge is closed"); empty when there is neither.
    pub line: String,
    /// Its paragraphs.
    pub paragraphs: Vec<String>,
}

/// The name under which the entries stand; a page without it in its source has none.
pub const UPDATES: &str = "liveBlogUpdate";

/// Most entries that are read.
const MOST: usize = 2000;
/// How deep they may lie in the data.
const DEEPEST: usize = 8;

/// The entries in the data of a page, in the order of the data; none for other pages.
pub fn updates(page: &Page) -> Vec<Update> {
    let scripts = page.select("script");
    let texts = scripts.nodes().iter().map(|node| node.text()).filter(|text| text.contains(UPDATES));
    let mut found = Vec::new();
    for value in texts.filter_map(|text| lenient::parse(&text)) {
        gather(&value, 0, &mut found);
    }
    found
}

fn gather(value: &Value, depth: usize, found: &mut Vec<Update>) {
    if depth > DEEPEST || found.len() >= MOST {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather(item, depth + 1, found)),
        Value::Object(object) => match object.get(UPDATES) {
            Some(Value::Array(entries)) => found.extend(entries.iter().take(MOST).filter_map(update)),
            Some(entry) => found.extend(update(entry)),
            None => object.values().for_each(|value| gather(value, depth + 1, found)),
        },
        _ => {}
    }
}

fn update(entry: &Value) -> Option<Update> {
    let body = text(entry, "articleBody").or_else(|| text(entry, "text")).or_else(|| text(entry, "description"));
    let headline = text(entry, "headline").or_else(|| text(entry, "name"));
    let paragraphs: Vec<String> = body
        .iter()
        .flat_map(|body| body.lines())
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect();
    if paragraphs.is_empty() && headline.is_none() {
        return None;
    }
    // A headline that only repeats the beginning of the text is the software's.
    let headline = headline.filter(|headline| {
        let start = headline.trim_end_matches(['…', '.', ' ']);
        !paragraphs.first().is_some_and(|first| first.starts_with(start))
    });
    let clock = text(entry, "datePublished").and_then(|time| clock(&time));
    let line = clock.into_iter().chain(headline).collect::<Vec<_>>().join(" · ");
    Some(Update { line, paragraphs })
}

/// The time of day of an RFC 3339 time, as its own clock shows it.
fn clock(time: &str) -> Option<String> {
    let (_, clock) = time.split_once(['T', ' '])?;
    let minutes = clock.get(..5).filter(|clock| {
        clock.bytes().enumerate().all(|(at, byte)| if at == 2 { byte == b':' } else { byte.is_ascii_digit() })
    })?;
    let utc = clock.ends_with(['Z', 'z']);
    Some(if utc { format!("{minutes} UTC") } else { minutes.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_keep_their_order_and_clock() {
        let page = Page::from(
            "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"LiveBlogPosting\",\"liveBlogUpdate\":[\
             {\"headline\":\"Bridge shut\",\"datePublished\":\"2024-03-05T14:32:10+01:00\",\"articleBody\":\"<p>It is \
             shut.</p><p>Cars turn.</p>\"},{\"datePublished\":\"2024-03-05T12:05:00Z\",\"articleBody\":\"Rain.\"},{}]}]}\
             </script>",
        );
        let update = |line: &str, paragraphs: &[&str]| Update {
            line: line.to_string(),
            paragraphs: paragraphs.iter().map(|text| (*text).to_string()).collect(),
        };
        assert_eq!(
            updates(&page),
            [update("14:32 · Bridge shut", &["It is shut.", "Cars turn."]), update("12:05 UTC", &["Rain."])]
        );
    }
}
