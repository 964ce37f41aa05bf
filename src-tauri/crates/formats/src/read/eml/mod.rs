//! Messages: press releases and newsletters as mail programs save them, with what is attached.
mod page;
mod sender;

use broadsheet_text::Language;
use mail_parser::{Message, MessagePart, MimeHeaders, PartType};

use super::html::{date, Html};
use super::{binary, encoding, evidence, mime, warn, Found, Hints, ReadError, Reader, MOST_BYTES};
use crate::clean::{mail, phrase};
use crate::{Document, Field, Paragraph, ParagraphKind, Removed};

/// The reader of messages.
pub struct Eml;

impl Reader for Eml {
    fn id(&self) -> &'static str {
        "eml"
    }
    fn name(&self) -> &'static str {
        "Message"
    }
    fn media_type(&self) -> &'static str {
        "message/rfc822"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["eml", "emlx"]
    }
    fn sniff(&self, bytes: &[u8], _hints: &Hints) -> u8 {
        let known = ["to", "subject", "date", "message-id", "received", "return-path", "mime-version", "content-type"];
        let fields = mime::fields(counted(bytes));
        let others = fields.iter().filter(|field| known.contains(&field.as_str())).count();
        if others >= 2 && fields.iter().any(|field| field == "from") {
            92
        } else {
            0
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let message = mime::parse(counted(bytes))?;
        let kind = message.parts.first().map(mime::media_type).unwrap_or_default();
        if matches!(kind.as_str(), "multipart/encrypted" | "application/pkcs7-mime" | "application/x-pkcs7-mime") {
            return Err(ReadError::Refused(
                "The message is encrypted. Open it in your mail program and save its text.".to_string(),
            ));
        }
        let mut found = Found::default();
        let attached = attached(&message);
        for (number, part) in attached.iter().enumerate() {
            let name = name(part, number + 1);
            if found.is_full(&name, attached.len() - number - 1, hints) {
                break;
            }
            let bytes = if part.is_text() { mime::text(&message, part) } else { mime::content(&message, part) };
            if !is_furniture(&name, &mime::media_type(part), &bytes) {
                found.take_in(&name, &bytes, None, None, hints);
            }
        }
        let own = body(&message, hints);
        match (own.as_slice(), found.documents.first_mut()) {
            // "Please find our release attached": no article, but not lost.
            ([cover], Some(first)) if words(cover) < MOST_COVER => {
                let reason = "covering message".to_string();
                first.removed.insert(0, Removed { text: cover.text(), rule: None, reason, before: 0 });
            }
            _ => drop(found.documents.splice(0..0, own)),
        }
        Ok(found)
    }
    fn limit(&self) -> usize {
        MOST_BYTES
    }
}

/// Most words of a message that is only the cover of what is attached.
const MOST_COVER: usize = 30;

/// The message itself: Apple Mail writes its length on a line before it, and a list of properties after it.
fn counted(bytes: &[u8]) -> &[u8] {
    let end = bytes.iter().take(16).position(|byte| *byte == b'\n').unwrap_or_default();
    let line = bytes.get(..end).and_then(|line| std::str::from_utf8(line).ok()).unwrap_or_default();
    let message = bytes.get(end + 1..).unwrap_or_default();
    line.trim().parse::<usize>().map_or(bytes, |length| message.get(..length).unwrap_or(message))
}

/// The parts that are files of their own, not the message's words and what its page shows.
fn attached<'a>(message: &'a Message) -> Vec<&'a MessagePart<'a>> {
    let words = |part: &MessagePart| matches!(part.body, PartType::Text(_) | PartType::Html(_));
    let named = |part: &MessagePart| part.attachment_name().is_some();
    message.attachments().filter(|part| !words(part) || named(part)).collect()
}

fn name(part: &MessagePart, number: usize) -> String {
    let given = part.attachment_name().map(|name| name.split_whitespace().collect::<Vec<_>>().join(" "));
    given.filter(|name| !name.is_empty()).unwrap_or_else(|| {
        let ending = if matches!(part.body, PartType::Message(_)) { ".eml" } else { "" };
        format!("attachment {number}{ending}")
    })
}

/// Whether an attachment is of a kind that nobody expects to be read: pictures, cards, appointments, signatures.
fn is_furniture(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    const TYPES: &[&str] = &[
        "text/calendar",
        "text/vcard",
        "text/x-vcard",
        "text/directory",
        "text/css",
        "application/ics",
        "application/pgp-signature",
        "application/pgp-keys",
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "message/delivery-status",
        "message/disposition-notification",
    ];
    const EXTENSIONS: &[&str] = &["vcf", "ics", "p7s", "asc", "css", "js", "svg"];
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase()).unwrap_or_default();
    let class = media_type.split('/').next().unwrap_or_default();
    let begins = |word: &[u8]| bytes.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
    // A document that is labeled a picture by mistake is read all the same.
    matches!(class, "image" | "audio" | "video" | "font") && binary::kind(bytes).is_none_or(|_| binary::is_media(bytes))
        || TYPES.contains(&media_type)
        || EXTENSIONS.contains(&extension.as_str())
        || binary::is_media(bytes)
        || begins(b"BEGIN:VCARD")
        || begins(b"BEGIN:VCALENDAR")
        || bytes.iter().all(u8::is_ascii_whitespace)
}

/// The message's own words as an article, or as several when its page holds several; empty when it has none.
fn body(message: &Message, hints: &Hints) -> Vec<Document> {
    let plain = plain(message).into_iter().collect::<Vec<Read>>();
    let shown = page(message, hints);
    let length = |read: &[Read]| read.iter().map(|(document, _)| document.text().len()).sum::<usize>();
    // The plain text is often a stub, or the page's words with its links among them; the page is the better one as long
    // as it is not much shorter.
    let mut read = if length(&shown) * 5 >= length(&plain) * 4 { shown } else { plain };
    read.retain(|(document, _)| !document.paragraphs.is_empty());
    let alone = read.len() == 1;
    let done = read.into_iter().map(|(mut document, forwarded)| {
        document.media_type = Eml.media_type().to_string();
        if alone {
            headline(subject(message, forwarded.as_ref()), &mut document);
        }
        fields(message, forwarded, &mut document);
        warn(&mut document);
        document
    });
    done.collect()
}

/// A document that was read of a message, and the head of the message that it forwards.
type Read = (Document, Option<mail::Forwarded>);

fn words(document: &Document) -> usize {
    document.paragraphs.iter().map(|paragraph| paragraph.text.split_whitespace().count()).sum()
}

fn plain(message: &Message) -> Option<Read> {
    let parts = message.text_bodies().filter(|part| matches!(part.body, PartType::Text(_)));
    let mut warning = None;
    let mut whole = String::new();
    for part in parts {
        let decoded = encoding::decode(&mime::text(message, part), None);
        warning = warning.or(decoded.warning);
        let attribute = |name: &str| part.content_type().and_then(|kind| kind.attribute(name)).unwrap_or_default();
        let flowed = attribute("format").eq_ignore_ascii_case("flowed");
        whole.push_str(&mail::unfold(&decoded.text, flowed, attribute("delsp").eq_ignore_ascii_case("yes")));
        whole.push_str("\n\n");
    }
    if whole.trim().is_empty() {
        return None;
    }
    let (mut document, forwarded) = mail::document(&whole);
    document.warnings.extend(warning);
    Some((document, forwarded))
}

fn page(message: &Message, hints: &Hints) -> Vec<Read> {
    if !message.html_bodies().any(|part| matches!(part.body, PartType::Html(_))) {
        return Vec::new();
    }
    let mut whole = String::new();
    for part in message.html_bodies() {
        let text = encoding::decode(&mime::text(message, part), None).text;
        match part.body {
            PartType::Html(_) => whole.push_str(&text),
            // Words between two pages, or under one: lists put their footers there.
            PartType::Text(_) => whole.push_str(&page::of_text(&text)),
            _ => {}
        }
    }
    let (whole, left_out, forwarded) = page::without_furniture(&whole);
    let inner = Hints { file_name: None, url: None, ..*hints };
    let read = Html.read(whole.as_bytes(), &inner).map(|found| found.documents).unwrap_or_default();
    let mut read: Vec<Read> = read
        .into_iter()
        .map(|mut document| (mail::tidy(&mut document), document))
        .map(|(found, document)| (document, found.or(forwarded.clone())))
        .collect();
    if let Some((document, _)) = read.last_mut() {
        let before = document.paragraphs.len();
        let out = |(text, reason): (String, &str)| Removed { text, rule: None, reason: reason.to_string(), before };
        document.removed.extend(left_out.into_iter().map(out));
    }
    read
}

/// The fields of the head; what the text says of its author is kept.
fn fields(message: &Message, forwarded: Option<mail::Forwarded>, document: &mut Document) {
    const FROM: &str = "mail header";
    document.outlet = ["Organization", "Organisation"].into_iter().find_map(|name| mime::words(message, name));
    set(document, Field::Outlet, FROM, |document| document.outlet.is_some());
    let (sender, published, from) = match &forwarded {
        // Who forwards is not who wrote.
        Some(head) => (
            head.from.as_deref().and_then(sender::of_line),
            head.date.as_deref().and_then(date::parse),
            "forwarded message",
        ),
        None => (sender::of(message), mime::date(message), FROM),
    };
    document.published = published;
    set(document, Field::Published, from, |document| document.published.is_some());
    if document.evidence.get(&Field::Authors).is_none_or(|evidence| evidence != "byline text") {
        document.authors = sender.into_iter().collect();
        set(document, Field::Authors, from, |document| !document.authors.is_empty());
    }
    document.modified = None;
    document.evidence.remove(&Field::Modified);
    if document.language.is_none() {
        document.language = Language::detect(&document.text()).code().map(str::to_string);
        set(document, Field::Language, "words of the text", |document| document.language.is_some());
    }
}

/// Notes where a field came from, or forgets it when the field is not known.
fn set(document: &mut Document, field: Field, from: &str, known: fn(&Document) -> bool) {
    if known(document) {
        evidence(document, field, from);
    } else {
        document.evidence.remove(&field);
    }
}

/// The subject without the marks of answers and of messages passed on, and without "Press release" before the headline.
fn subject(message: &Message, forwarded: Option<&mail::Forwarded>) -> Option<String> {
    const MARKS: &[&str] = &[
        "re", "fw", "fwd", "aw", "wg", "tr", "rv", "r", "i", "sv", "vs", "vb", "enc", "res", "antw", "doorst", "odp",
        "pd", "ynt", "ilt", "回复", "转发", "返信", "転送",
    ];
    let own = mime::words(message, "Subject");
    let subject = own.or_else(|| forwarded.and_then(|head| head.subject.clone()))?;
    let mut rest = subject.trim();
    while let Some((mark, after)) = rest.split_once([':', '：']) {
        let mark = mark.trim().split('[').next().unwrap_or_default().to_lowercase();
        if !MARKS.contains(&mark.as_str()) && !mail::is_label(&mark) {
            break;
        }
        rest = after.trim();
    }
    (!rest.is_empty()).then(|| rest.to_string())
}

/// Makes the subject the headline. What stood in the text as its headline goes back to the text, unless it says the same.
fn headline(subject: Option<String>, document: &mut Document) {
    let Some(subject) = subject else { return };
    let words = phrase::normal(&subject);
    let again = |text: &str| {
        let text = phrase::normal(text);
        text == words || !text.is_empty() && (words.contains(&text) || text.contains(&words))
    };
    let own = document.headline.take();
    let stood_in_text = document.evidence.get(&Field::Headline).is_some_and(|from| !from.contains("title"));
    if let Some(own) = own.filter(|own| *own != subject && stood_in_text) {
        if again(&own) {
            repeat(document, own, 0);
        } else {
            let kind = if own.ends_with(['.', '!', '?', ':']) { ParagraphKind::Body } else { ParagraphKind::Subhead };
            document.paragraphs.insert(0, Paragraph { text: own, kind });
            document.removed.iter_mut().filter(|out| out.before > 0).for_each(|out| out.before += 1);
        }
    }
    let first = document.paragraphs.iter().take(3).position(|paragraph| phrase::normal(&paragraph.text) == words);
    if let Some(first) = first {
        let text = document.paragraphs.remove(first).text;
        document.removed.iter_mut().filter(|out| out.before > first).for_each(|out| out.before -= 1);
        repeat(document, text, first);
    }
    if document.standfirst.as_deref().is_some_and(|standfirst| phrase::normal(standfirst) == words) {
        document.standfirst = None;
        document.evidence.remove(&Field::Standfirst);
    }
    document.headline = Some(subject);
    evidence(document, Field::Headline, "mail header");
}

fn repeat(document: &mut Document, text: String, before: usize) {
    if document.removed.iter().any(|out| out.text == text) {
        return;
    }
    let at = document.removed.iter().position(|out| out.before > before).unwrap_or(document.removed.len());
    document.removed.insert(at, Removed { text, rule: None, reason: "headline again".to_string(), before });
}
