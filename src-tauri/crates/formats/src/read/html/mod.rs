//! Saved web pages.
mod blocks;
pub mod byline;
mod content;
pub mod date;
pub(crate) mod depth;
mod edges;
mod elements;
mod flags;
mod fragment;
mod furniture;
pub(super) mod json_ld;
mod layout;
mod metadata;
mod root;

use dom_query::Document as Page;
pub(super) use fragment::fragment;
pub(super) use json_ld::clean as without_markup;
pub(super) use metadata::outlet_in_title;

use super::{binary, encoding, evidence, exports, warn, Found, Hints, ReadError, Reader};
use crate::{Document, Field, Paragraph, Warning};

/// The reader of web pages.
pub struct Html;

impl Reader for Html {
    fn id(&self) -> &'static str {
        "html"
    }
    fn name(&self) -> &'static str {
        "Web page"
    }
    fn media_type(&self) -> &'static str {
        "text/html"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["html", "htm", "xhtml"]
    }
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8 {
        if binary::kind(bytes).is_some() {
            return 0;
        }
        let head = encoding::beginning(bytes, 16 << 10).to_ascii_lowercase();
        let start = head.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let named = self.extensions().contains(&hints.extension().as_str());
        if start.starts_with("<!doctype html") || start.starts_with("<html") {
            95
        } else if ["<html", "<head", "<body"].iter().any(|tag| head.contains(tag)) && start.starts_with('<') {
            80
        } else if PIECES.iter().any(|tag| start.starts_with(tag)) || start.starts_with("<!--") {
            60
        } else if named && PIECES.iter().any(|tag| head.contains(tag)) {
            70
        } else {
            0
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let host =
            hints.url.and_then(|url| url::Url::parse(url).ok()).and_then(|url| url.host_str().map(str::to_string));
        let decoded = encoding::decode(bytes, host.as_deref());
        if decoded.text.trim().is_empty() {
            return Err(ReadError::Empty);
        }
        if let Some(found) = export(&decoded.text, decoded.warning.as_slice(), self.media_type(), hints) {
            return found;
        }
        let mut document = page(&decoded.text, hints)?;
        document.media_type = self.media_type().to_string();
        document.warnings.extend(decoded.warning);
        warn(&mut document);
        Ok(document.into())
    }
}

/// What the page holds when it is an export of a news archive.
fn export(
    html: &str,
    warnings: &[Warning],
    media_type: &'static str,
    hints: &Hints,
) -> Option<Result<Found, ReadError>> {
    if !exports::possible(html) {
        return None;
    }
    let (html, tags) = depth::flatten(html);
    if tags > depth::MOST_TAGS {
        return None;
    }
    let blocks = blocks::collect(&Page::from(html.as_ref()));
    let lines = blocks.iter().flat_map(|block| {
        exports::of_block(&block.text, block.bold == block.length || block.heading() > 0, block.tag == blocks::Tag::Row)
    });
    exports::read(&lines.collect::<Vec<_>>(), media_type, warnings, hints)
}

/// How a piece of a page begins, copied without its head.
const PIECES: &[&str] = &[
    "<p>",
    "<p ",
    "<div",
    "<article",
    "<section",
    "<main",
    "<h1",
    "<h2",
    "<span",
    "<table",
    "<meta",
    "<title",
    "<a ",
    "<blockquote",
    "<ul",
    "<img",
    "<b>",
    "<br",
];

/// Reads a decoded page.
pub(super) fn page(html: &str, hints: &Hints) -> Result<Document, ReadError> {
    let (html, tags) = depth::flatten(html);
    if tags > depth::MOST_TAGS {
        return Err(ReadError::Damaged(format!(
            "The page has {tags} tags, more than any article has. Save the article as text."
        )));
    }
    let page = Page::from(html.as_ref());
    let blocks = blocks::walk(&page);
    let mut found = metadata::find(&page, &html, &blocks.blocks, hints.url);
    let mut document = std::mem::take(&mut found.document);
    let known = content::Known { headline: document.headline.as_deref(), authors: &document.authors };
    let content = content::find(&blocks, known);
    document.paragraphs = content.paragraphs;
    document.removed = content.removed;
    if let Some(standfirst) = content.standfirst {
        document.standfirst = Some(standfirst);
        evidence(&mut document, Field::Standfirst, "text under the headline");
    }
    // Pages that draw themselves with scripts carry the text for search engines only.
    let shown: usize = document.paragraphs.iter().map(|paragraph| paragraph.text.len()).sum();
    if let Some(body) = found.body.as_deref().filter(|body| body.len() > 400 && body.len() > shown * 2) {
        document.paragraphs = body
            .split('\n')
            .map(str::trim)
            .filter(|text| !text.is_empty())
            .map(|text| Paragraph { text: text.to_string(), ..Paragraph::default() })
            .collect();
        document.removed.clear();
        document.warnings.push(Warning {
            code: "hidden-text",
            message: "The page shows little text; the article was taken from the page's data for search engines."
                .to_string(),
        });
    }
    metadata::complete(&mut document, &found);
    Ok(document)
}
