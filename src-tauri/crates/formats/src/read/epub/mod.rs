//! EPUB: issues of magazines, newspapers that a program like calibre fetched, single articles that were saved to be read
//! elsewhere.
//!
//! Each part of the text is read as a web page. What belongs together is told by the table of contents; an issue gives an
//! article for each entry, a book one article with its chapters under their headings.
mod chapter;
mod opf;

use super::found::inside;
use super::package::{self, Package};
use super::{byline, encoding, evidence, warn, FailedPart, Found, Hints, ReadError, Reader, MOST_BYTES};
use crate::clean::phrase;
use crate::{Document, Field, Paragraph, ParagraphKind, Removed};
use opf::Book;

/// The reader of EPUB.
pub struct Epub;

/// Articles have this many words at least; what has fewer are covers, titles and lists of contents.
const LEAST: usize = 25;

impl Reader for Epub {
    fn id(&self) -> &'static str {
        "epub"
    }
    fn name(&self) -> &'static str {
        "EPUB"
    }
    fn media_type(&self) -> &'static str {
        "application/epub+zip"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["epub"]
    }
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8 {
        let named = self.extensions().contains(&hints.extension().as_str());
        match package::media_type(bytes) {
            Some(kind) if kind == self.media_type() => 98,
            // Packed anew by another program, or damaged.
            _ if package::names(bytes, b"META-INF/container.xml") => 96,
            None if named && bytes.starts_with(b"PK") => 70,
            _ => 0,
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let mut package = Package::open(bytes, hints)?;
        if is_locked(&mut package)? {
            return Err(ReadError::Refused(
                "This EPUB is locked by the shop that sold it; only that shop's programs open it.".to_string(),
            ));
        }
        let book = Book::of(&mut package)?;
        let mut found = Found::default();
        let units = units(&mut package, &book, &mut found, hints);
        let many = is_issue(&units, &book);
        if many {
            for mut unit in units {
                of_issue(&mut unit, &book);
                found.add(&unit.part, unit.document.into());
            }
        } else if let Some(mut document) = joined(units, &book) {
            of_book(&mut document, &book, hints);
            found.documents.push(document);
        }
        for document in &mut found.documents {
            document.media_type = self.media_type().to_string();
            warn(document);
        }
        Ok(found)
    }
    fn limit(&self) -> usize {
        MOST_BYTES
    }
}

/// Whether parts of the text are encrypted; fonts often are, which locks nothing.
fn is_locked(package: &mut Package) -> Result<bool, ReadError> {
    const FONTS: &[&str] = &["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];
    let Some(xml) = opf::text_of(package, "META-INF/encryption.xml")? else { return Ok(false) };
    let mut markup = super::markup::Markup::new(&xml);
    while let Ok(Some(event)) = markup.next() {
        let super::markup::Event::Open(element) = event else { continue };
        let method = element.attribute("Algorithm").unwrap_or_default();
        if element.name() == "EncryptionMethod" && !FONTS.contains(&method.as_str()) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What belongs together by the table of contents.
struct Unit {
    /// The path of its first part.
    part: String,
    /// Its label in the table of contents.
    label: Option<String>,
    document: Document,
}

/// Reads the parts of the text and joins those that an entry of the table of contents leads to.
fn units(package: &mut Package, book: &Book, found: &mut Found, hints: &Hints) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let listed = book.spine.iter().filter(|path| book.labels.contains_key(*path)).count();
    let complete = listed * 2 >= book.spine.len();
    for (number, path) in book.spine.iter().enumerate() {
        if found.is_full(path, book.spine.len() - number - 1, hints) {
            break;
        }
        if book.around.contains(path) {
            continue;
        }
        let document = match chapter(package, path, hints) {
            Ok(Some(document)) => document,
            Ok(None) => continue,
            Err(error) => {
                found.failed.push(FailedPart { part: path.clone(), error });
                continue;
            }
        };
        let label = book.labels.get(path).filter(|label| !label.is_empty()).cloned();
        let goes_on = |before: &Unit| {
            label.is_none() && (is_split(&before.part, path) || complete && listed > 0 || document.headline.is_none())
        };
        match units.last_mut().filter(|before| goes_on(before)) {
            Some(before) => append(&mut before.document, document),
            None => units.push(Unit { part: path.clone(), label, document }),
        }
    }
    // Where nothing is longer, what is short is the text.
    let least = if units.iter().any(|unit| words(&unit.document) >= LEAST) { LEAST } else { 1 };
    units.retain(|unit| words(&unit.document) >= least);
    units
}

/// Reads a part; `None` for one that stands around the text.
fn chapter(package: &mut Package, path: &str, hints: &Hints) -> Result<Option<Document>, ReadError> {
    let Some(bytes) = package.part(path)? else {
        return Err(ReadError::Damaged("This part of the EPUB is missing.".to_string()));
    };
    let text = encoding::decode(&bytes, None).text;
    let Some(chapter) = chapter::prepare(&text) else { return Ok(None) };
    if chapter.around {
        return Ok(None);
    }
    let found = match inside("part.html", chapter.html.as_bytes(), chapter.address.as_deref(), None, hints) {
        Ok(found) => found,
        Err(ReadError::Empty | ReadError::NoText) => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut document = found.documents.into_iter().next();
    if let Some(document) = &mut document {
        let before = document.paragraphs.len();
        let bars = chapter.bars.into_iter();
        let reason = || "navigation of the page".to_string();
        document.removed.extend(bars.map(|text| Removed { text, rule: None, reason: reason(), before }));
    }
    Ok(document)
}

/// Whether a part is a piece of the one before it, which its program found too long ("index_split_001.html").
fn is_split(before: &str, path: &str) -> bool {
    let stem = |path: &str| path.rsplit_once("_split_").map(|(stem, _)| stem.to_string());
    stem(path).is_some() && stem(path) == stem(before)
}

fn words(document: &Document) -> usize {
    document.paragraphs.iter().map(|paragraph| paragraph.text.split_whitespace().count()).sum()
}

/// Adds what follows of the same text; a headline in it is a heading.
fn append(document: &mut Document, next: Document) {
    if document.url.is_none() && next.url.is_some() {
        document.url = next.url;
        document.evidence.extend(next.evidence.get(&Field::Url).map(|from| (Field::Url, from.clone())));
    }
    let known = document.headline.as_deref().map(phrase::normal);
    if let Some(text) = next.headline.filter(|text| Some(phrase::normal(text)) != known) {
        document.paragraphs.push(Paragraph { text, kind: ParagraphKind::Subhead });
    }
    document.paragraphs.extend(next.standfirst.map(|text| Paragraph { text, ..Paragraph::default() }));
    let shift = document.paragraphs.len();
    document.paragraphs.extend(next.paragraphs);
    let removed = next.removed.into_iter();
    document.removed.extend(removed.map(|removed| Removed { before: removed.before + shift, ..removed }));
    for warning in next.warnings {
        if !document.warnings.iter().any(|other| other.code == warning.code) {
            document.warnings.push(warning);
        }
    }
}

/// Whether the units are articles, and not the chapters of one work: the file says to be an issue, or most of them name
/// authors or a day of their own, or nobody is named as the author of all and they are not called "1", "2", "3".
fn is_issue(units: &[Unit], book: &Book) -> bool {
    if units.len() < 2 {
        return false;
    }
    let own = |unit: &&Unit| !unit.document.authors.is_empty() || unit.document.published.is_some();
    let counted = |unit: &&Unit| unit.label.as_deref().or(unit.document.headline.as_deref()).is_none_or(is_counted);
    book.periodical.is_some()
        || units.iter().filter(own).count() * 2 >= units.len()
        || book.authors().is_empty() && units.iter().filter(counted).count() * 2 < units.len()
}

/// Whether a title only counts ("Chapter 4", "IV", "Teil 2").
fn is_counted(title: &str) -> bool {
    let words: Vec<&str> = title.split_whitespace().collect();
    let figure = |word: &str| {
        let word = word.trim_end_matches(['.', ':']);
        !word.is_empty()
            && (word.chars().all(|c| c.is_ascii_digit()) || word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L')))
    };
    match words.as_slice() {
        [] => true,
        [word] => figure(word),
        [_, second, ..] => figure(second) && words.len() <= 2 || second.ends_with(':') && figure(second),
    }
}

/// Fills in what an issue says of its articles.
fn of_issue(unit: &mut Unit, book: &Book) {
    let document = &mut unit.document;
    let outlet = book.outlet();
    let is_title = |headline: &str| {
        let headline = phrase::normal(headline);
        [&book.title, &outlet].into_iter().flatten().any(|title| phrase::normal(title) == headline)
    };
    if document.headline.as_deref().is_none_or(is_title) {
        document.headline = unit.label.take();
        document.evidence.remove(&Field::Headline);
        if document.headline.is_some() {
            evidence(document, Field::Headline, "table of contents");
        }
    }
    fill(document, Field::Outlet, outlet);
    fill(document, Field::Language, book.language.clone());
    if book.is_by_program() {
        // The program that fetched the articles notes when it did.
        document.captured = document.captured.take().or_else(|| book.published().filter(|time| time.contains('T')));
    } else {
        fill(document, Field::Published, book.published());
    }
}

/// The chapters of one work as one document.
fn joined(units: Vec<Unit>, book: &Book) -> Option<Document> {
    let several = units.len() > 1;
    let mut units = units.into_iter();
    let mut first = units.next()?;
    if several && first.document.headline.is_some() && first.document.headline != book.title {
        // Its headline is that of its first chapter.
        let mut whole = Document { headline: book.title.clone(), ..Document::default() };
        if whole.headline.is_some() {
            evidence(&mut whole, Field::Headline, PROPERTIES);
        }
        let (authors, published) = (std::mem::take(&mut first.document.authors), first.document.published.take());
        let from = std::mem::take(&mut first.document.evidence);
        append(&mut whole, first.document);
        (whole.authors, whole.published) = (authors, published);
        whole.evidence.extend(from.into_iter().filter(|(field, _)| matches!(field, Field::Authors | Field::Published)));
        first.document = whole;
    }
    for unit in units {
        append(&mut first.document, unit.document);
    }
    Some(first.document)
}

/// Where fields come from that only the file as a whole says.
const PROPERTIES: &str = "properties of the EPUB";

/// Fills in what a file says of its one text.
fn of_book(document: &mut Document, book: &Book, hints: &Hints) {
    fill(document, Field::Headline, book.title.clone());
    if document.authors.is_empty() {
        document.authors = book.authors();
        if !document.authors.is_empty() {
            evidence(document, Field::Authors, PROPERTIES);
        }
    }
    if let Some(url) = hints.url.filter(|_| document.url.is_none()) {
        document.url = Some(url.to_string());
        evidence(document, Field::Url, "address");
    }
    fill(document, Field::Url, book.address.clone());
    fill(document, Field::Outlet, book.outlet().filter(|name| !byline::is_name(name)));
    fill(document, Field::Language, book.language.clone());
    if !book.is_by_program() {
        fill(document, Field::Published, book.published());
    }
}

/// Gives a field that the text leaves open the value of the file.
fn fill(document: &mut Document, field: Field, value: Option<String>) {
    let held = match field {
        Field::Headline => &mut document.headline,
        Field::Outlet => &mut document.outlet,
        Field::Url => &mut document.url,
        Field::Published => &mut document.published,
        Field::Language => &mut document.language,
        _ => return,
    };
    if held.is_none() && value.is_some() {
        *held = value;
        evidence(document, field, PROPERTIES);
    }
}
