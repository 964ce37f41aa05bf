//! An article put together from the named values of a data format: each value is held against its field's own test, and
//! what passes none stays unknown.
use std::borrow::Cow;
use std::sync::LazyLock;

use broadsheet_text::Language;
use regex::Regex;

use super::html::{self, byline, date};
use super::target::Target;
use super::{evidence, warn, Hints};
use crate::clean::{self, phrase};
use crate::{Document, Field, Removed, Warning};

/// An article in the making. The first value that a field takes stays.
#[derive(Debug, Default)]
pub(super) struct Draft {
    document: Document,
    text: Option<String>,
    /// What the file holds beside the text, with the reason for leaving it out.
    aside: Vec<(String, String)>,
    /// The standfirst with its evidence; whether it is one shows when the body is known.
    standfirst: Option<(String, String)>,
}

impl Draft {
    /// A draft of a file of `media_type`.
    pub fn new(media_type: &str) -> Self {
        let document = Document { media_type: media_type.to_string(), ..Document::default() };
        Self { document, ..Self::default() }
    }

    /// Gives a field its value, unless it has one or the value is none; `from` is the evidence for people. Says whether
    /// the value was taken.
    pub fn set(&mut self, target: Target, value: &str, from: &str) -> bool {
        let Target::Known(field) = target else { return self.text(value) };
        let document = &mut self.document;
        let (held, found) = match field {
            Field::Headline => (&mut document.headline, words(value, 600)),
            Field::Standfirst => {
                let taken = self.standfirst.is_none().then(|| words(value, 1500)).flatten();
                self.standfirst = self.standfirst.take().or(taken.map(|text| (text, from.to_string())));
                return self.standfirst.is_some();
            }
            Field::Outlet => (&mut document.outlet, outlet(value)),
            Field::Url => (&mut document.url, address(value)),
            Field::Authors => return self.authors(&[value], from),
            Field::Published => (&mut document.published, day(value)),
            Field::Modified => (&mut document.modified, day(value)),
            Field::Language => (&mut document.language, language(value)),
            Field::Section => (&mut document.section, words(value, 80)),
            Field::Agency => (&mut document.agency, words(value, 80)),
        };
        if held.is_some() || found.is_none() {
            return false;
        }
        *held = found;
        evidence(document, field, from);
        true
    }

    /// Gives the authors, each value being one name or several; an agency among them is credited too.
    pub fn authors(&mut self, values: &[impl AsRef<str>], from: &str) -> bool {
        if !self.document.authors.is_empty() {
            return false;
        }
        for name in values.iter().flat_map(|value| people(value.as_ref())) {
            if !self.document.authors.contains(&name) {
                self.document.authors.push(name);
            }
        }
        if self.document.authors.is_empty() {
            return false;
        }
        if let Some(agency) = self.document.authors.iter().find(|name| byline::is_agency(name)).cloned() {
            self.set(Target::Known(Field::Agency), &agency, from);
        }
        evidence(&mut self.document, Field::Authors, from);
        true
    }

    /// Gives who sent it: the agency when it is one, else the outlet.
    pub fn provider(&mut self, value: &str, from: &str) -> bool {
        let field = if byline::is_agency(value) { Field::Agency } else { Field::Outlet };
        self.set(Target::Known(field), value, from)
    }

    fn text(&mut self, value: &str) -> bool {
        if self.text.is_some() || !value.chars().any(char::is_alphanumeric) {
            return false;
        }
        self.text = Some(value.to_string());
        true
    }

    /// Gives words of the file that are no part of the text, with the reason for people.
    pub fn leave_out(&mut self, words: &str, reason: &str) {
        self.aside.push((plain(words).trim().to_string(), reason.to_string()));
    }

    /// Whether it has a text.
    pub fn has_text(&self) -> bool {
        self.text.is_some()
    }

    /// Adds something to know.
    pub fn warn(&mut self, code: &'static str, message: &str) {
        if self.document.warnings.iter().all(|warning| warning.code != code) {
            self.document.warnings.push(Warning { code, message: message.to_string() });
        }
    }

    /// Says that the text is only a beginning; `holder` is what holds it ("feed").
    pub fn teaser(&mut self, holder: &str) {
        self.warn("teaser", &format!("The {holder} holds only the beginning of this article."));
    }

    /// The document. `hints` give the address when the file names none.
    pub fn finish(mut self, hints: &Hints) -> Document {
        let text = self.text.take().unwrap_or_default();
        if is_cut(&text) {
            self.teaser("file");
        }
        let mut document = self.document;
        fill(&mut document, &text, hints);
        let before = document.paragraphs.len();
        let aside = self.aside.into_iter();
        document.removed.extend(aside.map(|(text, reason)| Removed { text, rule: None, reason, before }));
        if let Some((standfirst, from)) =
            self.standfirst.filter(|(text, _)| !is_cut(text) && !is_beginning(text, &document))
        {
            document.standfirst = Some(standfirst);
            evidence(&mut document, Field::Standfirst, &from);
        }
        if let Some(url) = hints.url.filter(|url| !url.is_empty() && document.url.is_none()) {
            document.url = Some(url.to_string());
            evidence(&mut document, Field::Url, "address");
        }
        if document.outlet.is_none() {
            if let Some(host) = document.url.as_deref().and_then(host) {
                document.outlet = Some(host);
                evidence(&mut document, Field::Outlet, "address");
            }
        }
        if document.language.is_none() {
            if let Some(code) = Language::detect(&document.text()).code() {
                document.language = Some(code.to_string());
                evidence(&mut document, Field::Language, "words of the text");
            }
        }
        warn(&mut document);
        document
    }
}

/// Fills the body: from a whole page, a piece of HTML or plain text. A page's own metadata fills what is not known.
fn fill(document: &mut Document, text: &str, hints: &Hints) {
    let start = text.trim_start().get(..15).unwrap_or_default().to_ascii_lowercase();
    if start.starts_with("<!doctype html") || start.starts_with("<html") {
        let hints = Hints { url: document.url.as_deref().or(hints.url), ..*hints };
        if let Ok(page) = html::page(text, &hints) {
            return join(document, page);
        }
    }
    let body = if is_markup(text) {
        html::fragment(&with_paragraphs(text), document.headline.as_deref())
    } else {
        clean::body(&plain(text), document.headline.as_deref())
    };
    (document.paragraphs, document.removed) = (body.paragraphs, body.removed);
}

/// Takes the body of a page, and what else it knows where the document knows nothing.
fn join(document: &mut Document, page: Document) {
    let Document { headline, standfirst, outlet, url, published, modified, language, section, agency, .. } = page;
    for (field, held, found) in [
        (Field::Headline, &mut document.headline, headline),
        (Field::Standfirst, &mut document.standfirst, standfirst),
        (Field::Outlet, &mut document.outlet, outlet),
        (Field::Url, &mut document.url, url),
        (Field::Published, &mut document.published, published),
        (Field::Modified, &mut document.modified, modified),
        (Field::Language, &mut document.language, language),
        (Field::Section, &mut document.section, section),
        (Field::Agency, &mut document.agency, agency),
    ] {
        if held.is_none() && found.is_some() {
            *held = found;
            document.evidence.extend(page.evidence.get(&field).map(|from| (field, from.clone())));
        }
    }
    if document.authors.is_empty() && !page.authors.is_empty() {
        document.authors = page.authors;
        document.evidence.extend(page.evidence.get(&Field::Authors).map(|from| (Field::Authors, from.clone())));
    }
    document.paragraphs = page.paragraphs;
    document.removed = page.removed;
    document.warnings.extend(page.warnings);
}

/// Whether a text has HTML elements in it.
pub(super) fn is_markup(text: &str) -> bool {
    static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?i)</(?:p|div|a|b|i|em|strong|span|h[1-6]|ul|ol|li|blockquote|section|article|figure|table|td)\s*>|<(?:p|br|div|hr)\s*/?>|<img\s|<(?:p|div)\s+\w+\s*=",
        )
        .ok()
    });
    text.contains('<') && TAG.as_ref().is_some_and(|tag| tag.is_match(text))
}

static ENTITY: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"&(?:#\d{2,6}|#x[0-9a-fA-F]{2,6}|amp|quot|apos|nbsp|lt|gt|[a-z]{2,6}quo|[mn]dash|hellip|[a-zA-Z]uml|[a-zA-Z](?:acute|grave|circ|cedil|tilde)|szlig|euro);").ok()
});

/// HTML without elements for paragraphs keeps them by blank lines, as editors of blogs store it.
fn with_paragraphs(html: &str) -> Cow<'_, str> {
    static BLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"(?i)<(?:p|br|div)\b").ok());
    if !html.contains("\n\n") || BLOCK.as_ref().is_some_and(|block| block.is_match(html)) {
        return html.into();
    }
    html.split("\n\n").map(|part| format!("<p>{part}</p>\n")).collect::<String>().into()
}

/// A value without markup and with its entities read; where there is none of either, `<` and `&` are the text's own.
fn plain(value: &str) -> Cow<'_, str> {
    if is_markup(value) || ENTITY.as_ref().is_some_and(|entity| entity.is_match(value)) {
        html::without_markup(value).into()
    } else {
        value.into()
    }
}

/// Whether the text breaks off with the mark of a beginning: "[…]", "[+1234 chars]", and in a short text an ellipsis.
pub(super) fn is_cut(text: &str) -> bool {
    static CUT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let dots = r"(?:…|\.\.\.|&#8230;|&hellip;)";
        Regex::new(&format!(r"(?:(?P<sure>\[(?:{dots}|\+\d+ chars)\])|{dots})\s*(?:</?\w[^<>]*>\s*)*$")).ok()
    });
    let mut from = text.len().saturating_sub(300);
    while !text.is_char_boundary(from) {
        from -= 1;
    }
    let end = text.get(from..).unwrap_or_default();
    let found = CUT.as_ref().and_then(|cut| cut.captures(end));
    found.is_some_and(|found| found.name("sure").is_some() || text.len() < 800)
}

/// How many sentences end in a text, up to ten; enough to tell a text from a label.
pub(super) fn sentences(text: &str) -> usize {
    let mut next = text.chars().skip(1);
    let ends = text.chars().filter(|mark| {
        let after = next.next();
        match mark {
            '。' | '！' | '？' => true,
            '.' | '!' | '?' | '؟' | '।' => {
                after.is_none_or(|after| after.is_whitespace() || "\"'”’»«)]<".contains(after))
            }
            _ => false,
        }
    });
    ends.take(10).count()
}

/// Whether a text is nothing but the beginning of the body, as excerpts made by programs are.
fn is_beginning(text: &str, document: &Document) -> bool {
    let start = |text: &str| phrase::normal(text).split(' ').take(12).collect::<Vec<_>>().join(" ");
    let first = document.paragraphs.iter().map(|paragraph| start(&paragraph.text)).find(|text| !text.is_empty());
    let text = start(text);
    first.is_some_and(|first| first.starts_with(&text) || text.starts_with(&first) && first.split(' ').count() >= 6)
}

/// A value in one line without markup; `None` when it has no letter or figure, or more than `most` characters.
pub(super) fn words(value: &str, most: usize) -> Option<String> {
    let text = plain(value).split_whitespace().collect::<Vec<_>>().join(" ");
    (text.chars().any(char::is_alphanumeric) && text.chars().count() <= most).then_some(text)
}

fn outlet(value: &str) -> Option<String> {
    match url::Url::parse(value.trim()) {
        Ok(_) => host(value.trim()),
        Err(_) => words(value, 120)
            .filter(|name| name.chars().any(char::is_alphabetic))
            .map(|name| name.strip_prefix("www.").map(str::to_string).unwrap_or(name)),
    }
}

/// The host of a web address without "www."
fn host(url: &str) -> Option<String> {
    let url = url::Url::parse(url).ok()?;
    let host = url.host_str().filter(|_| matches!(url.scheme(), "http" | "https"))?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_string())
}

/// A web address; other identifiers ("urn:…", "tag:…") are none.
fn address(value: &str) -> Option<String> {
    let value = value.trim();
    let url = url::Url::parse(value).ok()?;
    (matches!(url.scheme(), "http" | "https") && url.has_host() && value.len() <= 4000).then(|| value.to_string())
}

/// A date as files write it: what [`date::parse`] reads, the basic form of ISO 8601 ("20230509T182000+0200"), and seconds
/// or milliseconds since 1970.
pub(super) fn day(value: &str) -> Option<String> {
    let value = value.trim();
    let figures = value.split_once('.').map_or(value, |(whole, _)| whole);
    if matches!(figures.len(), 10 | 13) && figures.bytes().all(|byte| byte.is_ascii_digit()) {
        let number: i64 = figures.parse().ok()?;
        let seconds = if figures.len() == 13 { number / 1000 } else { number };
        return jiff::Timestamp::from_second(seconds).ok().map(|time| time.to_string());
    }
    if let (Some(day), Some('T' | 't'), Some(time)) = (value.get(..8), value.chars().nth(8), value.get(9..)) {
        if day.bytes().all(|byte| byte.is_ascii_digit()) && time.bytes().take(6).all(|byte| byte.is_ascii_digit()) {
            let part = |from: usize, to: usize| day.get(from..to).unwrap_or_default();
            return date::parse(&format!("{}-{}-{}T{time}", part(0, 4), part(4, 6), part(6, 8)));
        }
    }
    date::parse(value)
}

/// A language tag from a tag, a three-letter code or an English name.
fn language(value: &str) -> Option<String> {
    let tag = value.trim().replace('_', "-");
    let mut parts = tag.split('-');
    let head = parts.next().unwrap_or_default();
    let fits = |part: &str| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if head.len() == 2 && head.bytes().all(|byte| byte.is_ascii_alphabetic()) && parts.clone().all(fits) {
        let rest = parts.map(|part| if part.len() == 2 { part.to_ascii_uppercase() } else { part.to_string() });
        return Some(std::iter::once(head.to_ascii_lowercase()).chain(rest).collect::<Vec<_>>().join("-"));
    }
    Language::from_tag(&tag).code().map(str::to_string)
}

/// The people and agencies of one value: a byline, a list, or names with the surname first.
fn people(value: &str) -> Vec<String> {
    let value = plain(value);
    let mut found = Vec::new();
    for piece in value.split([';', '|', '\n']) {
        if let Some(name) = surname_last(piece) {
            found.push(name);
            continue;
        }
        let mut names = if byline::has_lead(piece) { byline::authors(piece) } else { byline::named(piece) };
        // A single word beside whole names is a place, an outlet or a service.
        if names.iter().any(|name| name.contains(' ')) {
            names.retain(|name| name.contains(' ') || byline::is_agency(name));
        }
        found.extend(names);
    }
    found
}

/// "Kvale, Mette" as "Mette Kvale"; `None` for anything else.
pub(super) fn surname_last(name: &str) -> Option<String> {
    let (last, first) = name.split_once(',').map(|(last, first)| (last.trim(), first.trim()))?;
    let count = |text: &str| text.split_whitespace().count();
    let fits = !first.contains(',') && (1..=3).contains(&count(first)) && (1..=4).contains(&count(last));
    let whole = format!("{first} {last}");
    (fits && !byline::is_name(last) && !byline::is_agency(first) && !byline::is_agency(last) && byline::is_name(&whole))
        .then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_machines() {
        assert_eq!(day("20230509T182000+0200").as_deref(), Some("2023-05-09T18:20:00+02:00"));
        assert_eq!(day("20230509T181500Z").as_deref(), Some("2023-05-09T18:15:00Z"));
        assert_eq!(day("1683649200").as_deref(), Some("2023-05-09T16:20:00Z"));
        assert_eq!(day("1683649200000").as_deref(), Some("2023-05-09T16:20:00Z"));
        assert_eq!(day("Tue, 09 May 2023 18:20:00 +0200").as_deref(), Some("2023-05-09T18:20:00+02:00"));
        assert_eq!(day("2023-05"), None);
        assert_eq!(day("0"), None);
    }

    #[test]
    fn names_in_any_order() {
        assert_eq!(people("Kvale, Mette; van den Berg, Ludo"), ["Mette Kvale", "Ludo van den Berg"]);
        assert_eq!(people("By Mette Kvale and Ludo van den Berg"), ["Mette Kvale", "Ludo van den Berg"]);
        assert_eq!(people("Mette Kvale, Reuters"), ["Mette Kvale", "Reuters"]);
        assert_eq!(people("Von Mette Kvale, Küstendienst"), ["Mette Kvale"]);
        assert!(people("Redaktion").is_empty());
    }

    #[test]
    fn languages_by_tag_and_name() {
        for (value, tag) in
            [("de_at", Some("de-AT")), ("eng", Some("en")), ("French", Some("fr")), ("und", None), ("", None)]
        {
            assert_eq!(language(value).as_deref(), tag, "{value}");
        }
    }

    #[test]
    fn a_text_with_marks_in_its_lines_keeps_its_paragraphs() {
        let mut draft = Draft::new("text/csv");
        draft.set(
            Target::Text,
            "The <b>pier</b> is closed, said the council.\n\nIt is old, and < 9 people use it.",
            "",
        );
        let document = draft.finish(&Hints::default());
        assert_eq!(document.text(), "The pier is closed, said the council.\n\nIt is old, and < 9 people use it.");
    }

    #[test]
    fn a_text_that_breaks_off() {
        for text in [
            "The council met […]",
            "The council met&#8230;</p>",
            "The council met… [+1234 chars]",
            "<p>The council met...</p>",
        ] {
            assert!(is_cut(text), "{text}");
        }
        assert!(!is_cut("The council met."));
    }
}
