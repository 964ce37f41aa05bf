//! Markdown, with YAML front matter.
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::html::{byline, date};
use super::{binary, encoding, evidence, warn, Found, Hints, ReadError, Reader};
use crate::{Document, Field, Paragraph, ParagraphKind, Removed};

/// The reader of Markdown.
pub struct Markdown;

impl Reader for Markdown {
    fn id(&self) -> &'static str {
        "markdown"
    }
    fn name(&self) -> &'static str {
        "Markdown"
    }
    fn media_type(&self) -> &'static str {
        "text/markdown"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["md", "markdown", "mdown"]
    }
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8 {
        if binary::kind(bytes).is_some() {
            return 0;
        }
        let head = encoding::beginning(bytes, 8192);
        if self.extensions().contains(&hints.extension().as_str()) {
            70
        } else if front_matter(&head).is_some() || signs(&head) >= 2 {
            50
        } else {
            0
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let decoded = encoding::decode(bytes, None);
        if decoded.text.trim().is_empty() {
            return Err(ReadError::Empty);
        }
        let mut document = Document { media_type: self.media_type().to_string(), ..Document::default() };
        document.warnings.extend(decoded.warning);
        let body = match front_matter(&decoded.text) {
            Some((fields, body)) => {
                for (key, value) in fields {
                    set(&mut document, &key, &value);
                }
                body
            }
            None => decoded.text.as_str(),
        };
        blocks(body, &mut document);
        if let Some(url) = hints.url.filter(|url| !url.is_empty() && document.url.is_none()) {
            document.url = Some(url.to_string());
            evidence(&mut document, Field::Url, "address");
        }
        if document.paragraphs.is_empty() && document.headline.is_none() {
            return Err(ReadError::NoText);
        }
        warn(&mut document);
        Ok(document.into())
    }
}

/// How many different signs of Markdown the text shows.
fn signs(text: &str) -> usize {
    let mut heading = false;
    let mut quote = false;
    for line in text.lines() {
        heading |= line.trim_start_matches('#').starts_with(' ') && (1..=6).contains(&leading(line, '#'));
        quote |= line.starts_with("> ");
    }
    let link = text.contains("](http");
    let strong = text.matches("**").count() >= 2;
    usize::from(heading) + usize::from(quote) + usize::from(link) + usize::from(strong)
}

fn leading(line: &str, mark: char) -> usize {
    line.chars().take_while(|c| *c == mark).count()
}

/// Keys of front matter with their values, in the order of the file.
type Fields = Vec<(String, Vec<String>)>;

/// The fields between two lines of dashes at the beginning, and what follows. A small part of YAML: one `key: value` a
/// line, lists in brackets or as lines of `- item`. Anything else on a line is passed over.
fn front_matter(text: &str) -> Option<(Fields, &str)> {
    let rest = text.strip_prefix("---")?.trim_start_matches([' ', '\t']).strip_prefix('\n')?;
    let mut fields: Fields = Vec::new();
    let mut at = 0;
    for line in rest.split_inclusive('\n').take(200) {
        at += line.len();
        let line = line.trim_end();
        if line == "---" || line == "..." {
            return (!fields.is_empty()).then_some((fields, rest.get(at..).unwrap_or_default()));
        }
        if let Some(item) = line.trim_start().strip_prefix("- ") {
            if let Some((_, values)) = fields.last_mut() {
                values.push(scalar(item));
            }
        } else if let Some((key, value)) = line.split_once(':').filter(|(key, _)| !key.starts_with([' ', '#'])) {
            let value = value.trim();
            let list = value.strip_prefix('[').and_then(|value| value.strip_suffix(']'));
            let values: Vec<String> = match list {
                Some(list) => list.split(',').map(scalar).filter(|item| !item.is_empty()).collect(),
                None if value.is_empty() => Vec::new(),
                None => vec![scalar(value)],
            };
            fields.push((key.trim().trim_matches(['"', '\'']).to_ascii_lowercase(), values));
        }
    }
    None
}

fn scalar(value: &str) -> String {
    let value = value.trim();
    for quote in ['"', '\''] {
        if let Some(inside) = value.strip_prefix(quote).and_then(|rest| rest.strip_suffix(quote)) {
            return if quote == '"' {
                inside.replace("\\\"", "\"").replace("\\\\", "\\")
            } else {
                inside.replace("''", "'")
            };
        }
    }
    value.split(" #").next().unwrap_or(value).trim().to_string()
}

/// Puts one field of the front matter into the document; what cannot be understood is left unknown.
fn set(document: &mut Document, key: &str, values: &[String]) {
    let Some(first) = values.iter().find(|value| !value.is_empty()) else { return };
    let field = match key {
        "title" | "headline" => {
            document.headline = Some(first.clone());
            Field::Headline
        }
        "source" | "outlet" | "publisher" | "publication" | "site" => {
            if first.starts_with("http") {
                document.url = Some(first.clone());
                Field::Url
            } else {
                document.outlet = Some(first.clone());
                Field::Outlet
            }
        }
        "author" | "authors" | "byline" | "by" => {
            document.authors = values.iter().flat_map(|value| byline::named(value)).collect();
            if document.authors.is_empty() {
                return;
            }
            Field::Authors
        }
        "date" | "published" | "pubdate" => match date::parse(first) {
            Some(date) => {
                document.published = Some(date);
                Field::Published
            }
            None => return,
        },
        "modified" | "updated" | "lastmod" => match date::parse(first) {
            Some(date) => {
                document.modified = Some(date);
                Field::Modified
            }
            None => return,
        },
        "url" | "link" | "canonical" | "canonical_url" => {
            document.url = Some(first.clone());
            Field::Url
        }
        "lang" | "language" | "locale" => {
            document.language = Some(first.replace('_', "-"));
            Field::Language
        }
        "description" | "subtitle" | "standfirst" | "dek" => {
            document.standfirst = Some(first.clone());
            Field::Standfirst
        }
        "section" | "category" => {
            document.section = Some(first.clone());
            Field::Section
        }
        _ => return,
    };
    evidence(document, field, "front matter");
}

/// The text blocks of Markdown. Raw HTML, code and pictures do not pass; what a picture is called counts as its caption.
fn blocks(body: &str, document: &mut Document) {
    let parser =
        Parser::new_ext(body, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES);
    let mut kind = ParagraphKind::Body;
    let mut heading = None;
    let mut text = String::new();
    let mut picture: Option<String> = None;
    let (mut quotes, mut items, mut code) = (0usize, 0usize, 0usize);
    for event in parser {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                flush(&mut text, kind, None, document);
                heading = Some(level);
            }
            Event::End(TagEnd::Heading(_)) => flush(&mut text, ParagraphKind::Subhead, heading.take(), document),
            Event::Start(Tag::BlockQuote(_)) => quotes += 1,
            Event::End(TagEnd::BlockQuote(_)) => quotes = quotes.saturating_sub(1),
            Event::Start(Tag::Item) => {
                flush(&mut text, kind, None, document);
                items += 1;
            }
            Event::End(TagEnd::Item) => {
                flush(&mut text, ParagraphKind::ListItem, None, document);
                items = items.saturating_sub(1);
            }
            Event::Start(Tag::Image { .. }) => picture = Some(String::new()),
            Event::End(TagEnd::Image) => {
                if let Some(name) = picture.take().filter(|name| !name.trim().is_empty()) {
                    let before = document.paragraphs.len();
                    let reason = "photo caption".to_string();
                    document.removed.push(Removed { text: name.trim().to_string(), rule: None, reason, before });
                }
            }
            Event::Start(Tag::CodeBlock(_)) => code += 1,
            Event::End(TagEnd::CodeBlock) => code = code.saturating_sub(1),
            Event::End(TagEnd::Paragraph | TagEnd::TableRow | TagEnd::TableHead) => {
                flush(&mut text, kind, None, document);
            }
            Event::End(TagEnd::TableCell) => text.push(' '),
            Event::Text(words) | Event::Code(words) if code == 0 => match &mut picture {
                Some(name) => name.push_str(&words),
                None => text.push_str(&words),
            },
            Event::SoftBreak => picture.as_mut().unwrap_or(&mut text).push(' '),
            Event::HardBreak => picture.as_mut().unwrap_or(&mut text).push('\n'),
            _ => {}
        }
        kind = match (quotes, items) {
            (0, 0) => ParagraphKind::Body,
            (0, _) => ParagraphKind::ListItem,
            _ => ParagraphKind::BlockQuote,
        };
    }
    flush(&mut text, kind, None, document);
}

/// Ends a block. The first heading at the top is the headline; emphasis right under it is the standfirst only when the
/// front matter says so, since a bold first paragraph is as often the lede.
fn flush(text: &mut String, kind: ParagraphKind, heading: Option<HeadingLevel>, document: &mut Document) {
    let words = text.split_inclusive('\n').map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    let block = words.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    text.clear();
    if block.is_empty() {
        return;
    }
    if heading.is_some() && document.paragraphs.is_empty() {
        match &document.headline {
            None => {
                document.headline = Some(block);
                evidence(document, Field::Headline, "first heading");
                return;
            }
            // The headline once more, under front matter that has it.
            Some(headline) if *headline == block => return,
            Some(_) => {}
        }
    }
    document.paragraphs.push(Paragraph { text: block, kind });
}
