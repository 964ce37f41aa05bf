//! Web pages that a browser saved in one file (RFC 2557): the page, and its frames, pictures and styles, which are passed
//! over.
use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::{found, mime, Found, Hints, ReadError, Reader};

/// The reader of pages in one file.
pub struct Mhtml;

impl Reader for Mhtml {
    fn id(&self) -> &'static str {
        "mhtml"
    }
    fn name(&self) -> &'static str {
        "Web page in one file (MHTML)"
    }
    fn media_type(&self) -> &'static str {
        "multipart/related"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["mhtml", "mht"]
    }
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8 {
        let fields = mime::fields(bytes);
        let has = |name: &str| fields.iter().any(|field| field == name);
        let sent = has("to") || has("received") || has("message-id") || has("delivered-to") || has("return-path");
        let head = bytes.get(..bytes.len().min(4096)).map(String::from_utf8_lossy).unwrap_or_default().to_lowercase();
        if has("snapshot-content-location") || has("content-type") && head.contains("<saved by ") {
            96
        } else if has("mime-version") && head.contains("multipart/related") && !sent {
            94
        } else if has("content-type") && !sent && self.extensions().contains(&hints.extension().as_str()) {
            93
        } else {
            0
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let message = mime::parse(bytes)?;
        let Some(page) = page(&message) else {
            return Err(ReadError::Damaged("There is no page in this saved page, or the file is cut off.".to_string()));
        };
        let address = snapshot(&message).or_else(|| location(page)).or(hints.url.map(str::to_string));
        let captured = mime::date(&message);
        let text = mime::text(&message, page);
        let name = if mime::media_type(page) == "text/plain" { "page.txt" } else { "page.html" };
        let mut found = found::inside(name, &text, address.as_deref(), captured.as_deref(), hints)?;
        for document in &mut found.documents {
            document.media_type = self.media_type().to_string();
        }
        Ok(found)
    }
}

/// The part that is the page: the one the head names, else the one from its address, else the first page there is.
fn page<'a>(message: &'a Message) -> Option<&'a MessagePart<'a>> {
    let root = message.parts.first()?;
    let pages = || message.parts.iter().filter(|part| matches!(part.body, PartType::Html(_)));
    let start = root.content_type().and_then(|kind| kind.attribute("start")).map(|id| id.trim_matches(['<', '>']));
    let named = start.and_then(|start| pages().find(|part| part.content_id() == Some(start)));
    let address = snapshot(message).or_else(|| location(root));
    named
        .or_else(|| pages().find(|part| address.is_some() && location(part) == address))
        .or_else(|| pages().next())
        .or_else(|| message.parts.iter().find(|part| mime::media_type(part) == "text/plain" && part.is_text()))
}

/// The address in the head that Chromium writes.
fn snapshot(message: &Message) -> Option<String> {
    web(&mime::words(message, "Snapshot-Content-Location")?)
}

fn location(part: &MessagePart) -> Option<String> {
    web(part.content_location()?)
}

/// An address of the web; pages that came from a disk have others.
fn web(address: &str) -> Option<String> {
    // Long addresses are folded over lines.
    let address: String = address.split_whitespace().collect();
    (address.starts_with("http://") || address.starts_with("https://")).then_some(address)
}
