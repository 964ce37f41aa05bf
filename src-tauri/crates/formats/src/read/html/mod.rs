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
mod live;
mod metadata;
mod root;
mod saved;
mod several;

use std::borrow::Cow;

use dom_query::Document as Page;
pub(super) use fragment::fragment;
pub(super) use json_ld::clean as without_markup;
pub(super) use metadata::outlet_in_title;

use super::{binary, encoding, evidence, exports, warn, Found, Hints, ReadError, Reader};
use crate::{address, Document, Field, Paragraph, ParagraphKind, Warning};

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
        let mut documents = pages(&decoded.text, hints)?;
        for document in &mut documents {
            document.media_type = self.media_type().to_string();
            document.warnings.extend(decoded.warning.clone());
            warn(document);
        }
        Ok(documents.into())
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

/// Reads a decoded page as one article.
pub(super) fn page(html: &str, hints: &Hints) -> Result<Document, ReadError> {
    let parsed = Parsed::of(html)?;
    Ok(parsed.article(hints))
}

/// Reads a decoded page: its article, or each where it holds several whole ones.
fn pages(html: &str, hints: &Hints) -> Result<Vec<Document>, ReadError> {
    let parsed = Parsed::of(html)?;
    let base = parsed.address(hints);
    let apart = several::apart(&parsed.page, &parsed.blocks, base.as_deref());
    let captured = parsed.captured(hints);
    let mut documents = Vec::new();
    for (number, (url, source)) in apart.iter().enumerate() {
        hints.budget.map_or(Ok(()), super::Budget::part)?;
        let mut document = page(source, &Hints { url: url.as_deref(), ..*hints })?;
        document.part = Some(format!("article {}", number + 1));
        document.captured = captured.clone();
        documents.push(document);
    }
    documents.retain(|document| !document.paragraphs.is_empty());
    if documents.len() < 2 {
        documents = vec![parsed.article(hints)];
    }
    Ok(documents)
}

/// A page taken apart into its elements and blocks.
struct Parsed<'a> {
    /// Its source, as it was before it was saved.
    html: Cow<'a, str>,
    page: Page,
    blocks: blocks::Blocks,
    saved: saved::Saved,
}

impl<'a> Parsed<'a> {
    fn of(html: &'a str) -> Result<Self, ReadError> {
        let (html, tags) = depth::flatten(html);
        if tags > depth::MOST_TAGS {
            return Err(ReadError::Damaged(format!(
                "The page has {tags} tags, more than any article has. Save the article as text."
            )));
        }
        let html = match saved::as_it_was(&html) {
            Cow::Owned(changed) => Cow::Owned(changed),
            Cow::Borrowed(_) => html,
        };
        let page = Page::from(html.as_ref());
        let mut blocks = blocks::walk(&page);
        if let Some(whole) = blocks.elements.first_mut() {
            whole.live = live::is_called(&page, &html);
        }
        let saved = saved::of(&page, &html);
        Ok(Self { html, page, blocks, saved })
    }

    /// The address that the caller knows; where it is an archive's or a cache's, that of the page in it.
    fn hint(hints: &Hints) -> Option<String> {
        let url = hints.url?;
        Some(address::inner(url).map_or_else(|| url.to_string(), |held| held.url.to_string()))
    }

    /// Where the page is, as far as it is known without its metadata.
    fn address(&self, hints: &Hints) -> Option<String> {
        Self::hint(hints).or_else(|| self.saved.url.clone()).or_else(|| {
            let link = |selector: &str| self.page.select(selector).attr("href").map(|href| href.to_string());
            link("base[href]").or_else(|| link("link[rel='canonical']")).filter(|href| href.starts_with("http"))
        })
    }

    /// When the copy was taken, as its own note or its address in an archive says.
    fn captured(&self, hints: &Hints) -> Option<String> {
        let by_address = || address::inner(hints.url?)?.captured;
        self.saved.captured.clone().or_else(by_address)
    }

    fn source(&self) -> metadata::Source<'_> {
        metadata::Source { page: &self.page, html: &self.html, saved: self.saved.url.as_deref() }
    }

    /// The article of the page.
    fn article(&self, hints: &Hints) -> Document {
        let hint = Self::hint(hints);
        let mut found = metadata::find(&self.source(), &self.blocks.blocks, hint.as_deref());
        let mut document = std::mem::take(&mut found.document);
        document.captured = self.captured(hints);
        let descriptions = found.descriptions();
        let known = content::Known {
            headline: document.headline.as_deref(),
            authors: &document.authors,
            descriptions: &descriptions,
        };
        let content = content::find(&self.blocks, known);
        document.paragraphs = content.paragraphs;
        document.removed = content.removed;
        if let Some(standfirst) = content.standfirst {
            document.standfirst = Some(standfirst);
            evidence(&mut document, Field::Standfirst, "text under the headline");
        }
        // Pages that draw themselves with scripts carry the text for search engines only.
        let shown: usize = document.paragraphs.iter().map(|paragraph| paragraph.text.len()).sum();
        let live = self.html.contains(json_ld::UPDATES);
        let updates = if live { json_ld::updates(&self.page) } else { Vec::new() };
        let listed: usize = updates.iter().flat_map(|update| &update.paragraphs).map(String::len).sum();
        let length = found.body.as_ref().map_or(0, String::len) + listed;
        if length > 400 && length > shown * 2 {
            document.paragraphs = hidden(found.body.as_deref(), &updates);
            document.removed.clear();
            document.warnings.push(Warning {
                code: "hidden-text",
                message: "The page shows little text; the article was taken from the page's data for search engines."
                    .to_string(),
            });
        }
        metadata::complete(&mut document, &found);
        document
    }
}

/// The text in a page's data: that of the article, and the entries where it is a live blog.
fn hidden(body: Option<&str>, updates: &[json_ld::Update]) -> Vec<Paragraph> {
    let paragraph = |text: &str, kind| Paragraph { text: text.to_string(), kind };
    let lines = body.into_iter().flat_map(|body| body.split('\n')).map(str::trim).filter(|text| !text.is_empty());
    let mut hidden: Vec<Paragraph> = lines.map(|text| paragraph(text, ParagraphKind::Body)).collect();
    for update in updates {
        hidden.extend((!update.line.is_empty()).then(|| paragraph(&update.line, ParagraphKind::Subhead)));
        hidden.extend(update.paragraphs.iter().map(|text| paragraph(text, ParagraphKind::Body)));
    }
    hidden
}
