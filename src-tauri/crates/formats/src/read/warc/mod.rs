//! Web archives: WARC files (ISO 28500), packed or not, of whatever made them.
mod http;
mod record;

use std::collections::HashSet;
use std::io::{BufReader, Read};

use self::http::Response;
use self::record::Head;
use super::found::{self, inside, FailedPart};
use super::html::date;
use super::{encoding, unpack, Found, Hints, ReadError, Reader, LIMIT, MOST_BYTES};
use crate::Document;

/// The reader of web archives.
pub struct Warc;

impl Reader for Warc {
    fn id(&self) -> &'static str {
        "warc"
    }
    fn name(&self) -> &'static str {
        "Web archive (WARC)"
    }
    fn media_type(&self) -> &'static str {
        "application/warc"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["warc"]
    }
    fn sniff(&self, bytes: &[u8], _hints: &Hints) -> u8 {
        let packed = unpack::is_gzip(bytes) && unpack::Members::beginning(bytes, 5) == b"WARC/";
        if packed || bytes.starts_with(b"WARC/") {
            98
        } else {
            0
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let mut pages = Pages::new(Wanted::All);
        pages.take_in(bytes, hints)?;
        pages.end()
    }
    fn limit(&self) -> usize {
        MOST_BYTES
    }
}

/// Which pages of an archive are read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Wanted {
    /// All of them.
    #[default]
    All,
    /// Those at these addresses, and where they lead when they were moved.
    At(HashSet<String>),
}

impl Wanted {
    /// Those at these addresses; all when there are none.
    pub fn at<'a>(addresses: impl Iterator<Item = &'a str>) -> Self {
        let addresses: HashSet<String> = addresses.map(plain).collect();
        if addresses.is_empty() {
            Self::All
        } else {
            Self::At(addresses)
        }
    }

    fn takes(&self, address: &str) -> bool {
        match self {
            Self::All => true,
            Self::At(addresses) => addresses.contains(&plain(address)),
        }
    }

    /// The page at `from` was moved to `to`, which may be relative to it.
    fn moved(&mut self, from: &str, to: &str) {
        if let Self::At(addresses) = self {
            let target = url::Url::parse(from).and_then(|from| from.join(to));
            if let (true, Ok(target)) = (addresses.contains(&plain(from)), target) {
                addresses.insert(plain(target.as_str()));
            }
        }
    }
}

/// An address without what leads to the same page.
fn plain(address: &str) -> String {
    let address = address.trim().split('#').next().unwrap_or_default();
    address.trim_end_matches('/').to_string()
}

/// The articles of one archive, gathered from its files.
#[derive(Debug, Default)]
pub struct Pages {
    wanted: Wanted,
    found: Found,
    looked_at: usize,
}

impl Pages {
    /// None yet.
    pub fn new(wanted: Wanted) -> Self {
        Self { wanted, ..Self::default() }
    }

    /// Adds a part of the archive that could not be read.
    pub fn fail(&mut self, part: &str, error: ReadError) {
        self.found.failed.push(FailedPart { part: part.to_string(), error });
    }

    /// Reads a WARC file. What is damaged stands among the failed parts; an error only when nothing could be read because
    /// of a limit.
    pub fn take_in(&mut self, bytes: &[u8], hints: &Hints) -> Result<(), ReadError> {
        let (source, budget): (Box<dyn Read>, _) = if unpack::is_gzip(bytes) {
            (Box::new(unpack::Members::of(bytes)), hints.budget)
        } else {
            (Box::new(bytes), None)
        };
        let mut reader = BufReader::with_capacity(64 << 10, unpack::Bounded::new(source, bytes.len(), budget));
        let mut last: Option<String> = None;
        loop {
            let read = record::next(&mut reader).and_then(|head| {
                let Some(head) = head else { return Ok(None) };
                last = Some(address(&head).unwrap_or(END).to_string());
                let most = if is_content(&head) { LIMIT as u64 + 1 } else { 0 };
                let body = record::body(&mut reader, head.length, most)?;
                Ok(Some((head, body)))
            });
            let error = match read {
                Ok(Some((head, body))) => {
                    self.record(&head, &body, hints);
                    continue;
                }
                Ok(None) => return Ok(()),
                Err(_) => match reader.get_ref().refused().cloned() {
                    Some(refused) if self.found == Found::default() => return Err(refused),
                    refused => refused,
                },
            };
            let refused = error.is_some();
            let error = error.unwrap_or_else(|| ReadError::Damaged(CUT.to_string()));
            self.fail(last.take().as_deref().unwrap_or(END), error);
            if refused {
                return Ok(());
            }
        }
    }

    /// What was found; an error when it is nothing.
    pub fn end(self) -> Result<Found, ReadError> {
        if self.found == Found::default() {
            return Err(ReadError::NoPage { pages: self.looked_at });
        }
        Ok(self.found)
    }

    fn record(&mut self, head: &Head, body: &[u8], hints: &Hints) {
        let Some(address) = address(head).filter(|_| is_content(head)) else { return };
        let captured = head.fields.first("WARC-Date").and_then(date::parse).filter(|time| time.contains('T'));
        let mut page = Page { address, captured: captured.as_deref(), media_type: String::new(), charset: None };
        if body.len() > LIMIT {
            return;
        }
        if head.fields.media_type("Content-Type") != "application/http" {
            page.media_type = head.fields.media_type("Content-Type");
            page.charset = head.fields.parameter("Content-Type", "charset");
            if self.wanted.takes(address) {
                self.page(&page, body, hints);
            }
            return;
        }
        let Some(response) = Response::of(body) else { return };
        if let (300..=399, Some(to)) = (response.status, response.fields.first("Location")) {
            self.wanted.moved(address, to);
        }
        page.media_type = response.fields.media_type("Content-Type");
        page.charset = response.fields.parameter("Content-Type", "charset");
        if response.status != 200 || !page.is_readable() || !self.wanted.takes(address) {
            return;
        }
        match response.body(LIMIT, hints.budget) {
            Ok(body) => self.page(&page, &body, hints),
            Err(error) => self.fail(address, error),
        }
    }

    fn page(&mut self, page: &Page, body: &[u8], hints: &Hints) {
        if !page.is_readable() || body.iter().all(u8::is_ascii_whitespace) {
            return;
        }
        self.looked_at += 1;
        let body = encoding::to_utf8(body, page.charset);
        let path = page.address.split(['?', '#']).next().unwrap_or_default();
        match inside(found::file_name(path), &body, Some(page.address), page.captured, hints) {
            Ok(mut found) => {
                found.documents.retain(|document| page.is_article(document));
                self.found.add(page.address, found);
            }
            // Most pages of an archive are lists, forms and frames; a document that cannot be read is worth a word.
            Err(ReadError::NoText | ReadError::Empty | ReadError::Unknown(_)) if page.media_type != PDF => {}
            Err(error) => self.fail(page.address, error),
        }
    }
}

const END: &str = "end of the archive";
const CUT: &str = "The archive is damaged or cut off here. What stands before and after it was kept.";
const PDF: &str = "application/pdf";

/// A page as the archive describes it.
struct Page<'a> {
    address: &'a str,
    captured: Option<&'a str>,
    media_type: String,
    charset: Option<&'a str>,
}

impl Page<'_> {
    /// Whether it is of a kind that holds articles.
    fn is_readable(&self) -> bool {
        matches!(self.media_type.as_str(), "text/html" | "application/xhtml+xml" | "text/plain" | PDF)
    }

    /// Whether what was read of it is an article: frames of advertisements, answers of programs and the front page of a
    /// site, which lists articles, are none.
    fn is_article(&self, document: &Document) -> bool {
        // Bytes, since not every script puts blanks between words: six make a word of English, two signs of Japanese.
        let length: usize = document.paragraphs.iter().map(|paragraph| paragraph.text.len()).sum();
        let dated = document.published.is_some();
        let ends = |text: &str| text.trim_end_matches(['"', '”', '“', '»', ')']).ends_with(['.', '!', '?', '…', '。']);
        let sentences = document.paragraphs.iter().filter(|paragraph| ends(&paragraph.text)).count();
        let front = url::Url::parse(self.address).is_ok_and(|url| url.path().len() <= 1 && url.query().is_none());
        match (self.media_type.as_str(), document.media_type.as_str()) {
            (PDF, _) => length > 0,
            // Lists of rules for robots and the like.
            ("text/plain", "text/plain") => length >= 150 && sentences >= 2,
            (_, "text/plain") => false,
            _ => length >= if dated { 60 } else { 150 } && (dated || !front),
        }
    }
}

/// The address that a record is about, when it is one of the web.
fn address(head: &Head) -> Option<&str> {
    let address = head.fields.first("WARC-Target-URI")?.trim_matches(['<', '>']);
    let lower = address.get(..8).unwrap_or(address).to_ascii_lowercase();
    (lower.starts_with("http://") || lower.starts_with("https://")).then_some(address)
}

/// Whether a record can hold a page, not only what was said about one.
fn is_content(head: &Head) -> bool {
    let kind = head.fields.first("WARC-Type").unwrap_or_default().to_ascii_lowercase();
    matches!(kind.as_str(), "response" | "resource" | "conversion") && address(head).is_some()
}
