//! One part of an EPUB's text, made ready for the reader of web pages.
use std::sync::LazyLock;

use dom_query::Document as Page;
use regex::{Captures, Regex};

use super::super::html::depth;
use super::opf;

/// Elements that HTML knows to be empty; any other that XHTML closes at once would swallow what follows it.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Bars with which calibre leads from article to article.
const BARS: &str = "[class*='calibre_navbar']";

/// A part that is ready.
pub(super) struct Chapter {
    /// The page.
    pub html: String,
    /// The address that its program noted.
    pub address: Option<String>,
    /// What was taken out: bars of navigation.
    pub bars: Vec<String>,
    /// Whether it stands around the text, by its own word, or holds little but links.
    pub around: bool,
}

/// Makes a part ready; `None` for one with more tags than any text has.
pub(super) fn prepare(xhtml: &str) -> Option<Chapter> {
    let html = expanded(xhtml);
    let (html, tags) = depth::flatten(&html);
    if tags > depth::MOST_TAGS {
        return None;
    }
    let page = Page::from(html.as_ref());
    let address = page
        .select(&format!("a[rel='calibre-downloaded-from'][href], {BARS} a[href]"))
        .iter()
        .filter_map(|link| link.attr("href"))
        .rfind(|href| href.starts_with("http"))
        .map(|href| href.to_string());
    let bars = page.select(BARS);
    let texts = bars.iter().map(|bar| bar.text().split_whitespace().collect::<Vec<_>>().join(" "));
    let texts = texts.filter(|text| text.chars().any(char::is_alphabetic)).collect();
    bars.remove();
    let own = page.select("body, body > section, body > div > section");
    let around = own.iter().filter_map(|element| element.attr("epub:type")).any(|kinds| opf::is_around(&kinds));
    let length = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let linked: usize = page.select("body a[href]").iter().map(|link| length(&link.text())).sum();
    let all = length(&page.select("body").text());
    let around = around || linked * 2 > all;
    Some(Chapter { html: page.html().to_string(), address, bars: texts, around })
}

/// XHTML as HTML: elements that are closed at once get an end of their own.
fn expanded(xhtml: &str) -> String {
    static CLOSED: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"<([A-Za-z][\w:.-]*)((?:[^<>"']|"[^"]*"|'[^']*')*)/>"#).ok());
    let Some(closed) = CLOSED.as_ref() else { return xhtml.to_string() };
    let replaced = closed.replace_all(xhtml, |found: &Captures| {
        let group = |number: usize| found.get(number).map(|group| group.as_str()).unwrap_or_default();
        let (name, rest) = (group(1), group(2));
        if VOID.contains(&name.to_ascii_lowercase().as_str()) {
            format!("<{name}{rest}>")
        } else {
            format!("<{name}{rest}></{name}>")
        }
    });
    replaced.into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_closed_at_once_swallows_nothing() {
        let page = prepare(
            "<?xml version='1.0'?><html><head><title/></head><body><a id=\"x>\"/><p>Words<br/>stay</p></body></html>",
        );
        let html = page.map(|page| page.html).unwrap_or_default();
        assert!(html.contains("<p>Words<br>stay</p>"), "{html}");
    }
}
