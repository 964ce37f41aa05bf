//! PDF: printed pages, press releases, pages that a browser printed.
//!
//! The file says where letters stand; words, lines, columns, paragraphs and what repeats from page to page are found by
//! their places. The pages are read by the parser and the font tables of hayro, without drawing anything.
mod blocks;
mod fonts;
mod glyphs;
mod heads;
mod paragraphs;
mod prints;
mod properties;
mod rows;
mod script;
mod streams;

use hayro_syntax::{DecryptionError, LoadPdfError, Pdf as File};

use super::manuscript::{Manuscript, Piece, Style};
use super::{package, Found, Hints, ReadError, Reader};
use crate::{Field, Warning};

/// The reader of PDF.
pub struct Pdf;

/// How many letters a page has at least, unless it is empty or a picture.
const LETTERS: usize = 20;
/// A picture over this part of a page makes a page of pictures.
const PICTURE: f32 = 0.3;

impl Reader for Pdf {
    fn id(&self) -> &'static str {
        "pdf"
    }
    fn name(&self) -> &'static str {
        "PDF"
    }
    fn media_type(&self) -> &'static str {
        "application/pdf"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["pdf"]
    }
    fn sniff(&self, bytes: &[u8], _hints: &Hints) -> u8 {
        // Some programs put a line of their own before the mark.
        let head = bytes.get(..bytes.len().min(1024)).unwrap_or_default();
        match memchr::memmem::find(head, b"%PDF-") {
            Some(0) => 98,
            Some(_) => 60,
            None => 0,
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let allowance = streams::Allowance::of(bytes.len(), hints.budget);
        if !streams::safe_to_open(bytes, &allowance) {
            return Err(ReadError::Refused(
                "This PDF unpacks to many times its size, which no article does. Print it to a new PDF and add that."
                    .to_string(),
            ));
        }
        let file = File::new(bytes.to_vec()).map_err(|error| match error {
            LoadPdfError::Decryption(DecryptionError::PasswordProtected) => package::locked(),
            LoadPdfError::Decryption(_) => ReadError::Refused(
                "This PDF is encrypted in a way that cannot be read. Print it to a new PDF and add that.".to_string(),
            ),
            LoadPdfError::Invalid => {
                ReadError::Damaged("This PDF is damaged or cut off; no page of it could be found.".to_string())
            }
        })?;
        let mut manuscript = Manuscript::default();
        let Sheets { mut lines, sideways } = sheets(&file, &allowance, &mut manuscript.warnings)?;
        unmark(&mut lines);
        let print = prints::take(&mut lines);
        let heads = heads::take(&mut lines);
        let pages: Vec<Vec<blocks::Block>> = lines.into_iter().map(|page| blocks::blocks(page.segments)).collect();
        manuscript.pieces = paragraphs::pieces(&pages);
        let beside = print.iter().flat_map(|print| &print.lines).chain(&heads.lines);
        let (upper, lower): (Vec<_>, Vec<_>) = beside.partition(|(_, reason)| *reason == heads::UPPER);
        let aside =
            |text: &str, reason| Piece { text: text.to_string(), style: Style::Aside(reason), ..Piece::default() };
        manuscript.pieces.splice(0..0, upper.iter().map(|(text, reason)| aside(text, reason)));
        manuscript.pieces.extend(lower.iter().map(|(text, reason)| aside(text, reason)));
        manuscript.pieces.extend(sideways.iter().map(|text| aside(text, "text set on its side")));
        manuscript.issue = heads.day;
        let properties = properties::Properties::of(file.metadata());
        manuscript.web = print.is_some() || heads.address.is_some() || properties.of_browser;
        manuscript.title = properties.title.or_else(|| print.as_ref()?.title.clone());
        manuscript.creator = properties.author;
        let mut documents = manuscript.read(self.media_type(), hints)?;
        let address = print.as_ref().and_then(|print| print.address.clone()).or(heads.address);
        for document in &mut documents.documents {
            if let Some(address) = address.as_ref().filter(|_| document.url.is_none()) {
                document.url = Some(address.clone());
                super::evidence(document, Field::Url, "edge of the printed page");
            }
            // A page of the web that was printed is a copy of the page as it was then.
            document.captured = properties.made.clone().filter(|_| print.is_some());
        }
        Ok(documents)
    }
}

/// The pages of a file.
struct Sheets {
    lines: Vec<heads::Lines>,
    /// What stands across the direction of reading.
    sideways: Vec<String>,
}

/// Reads all pages, up to where the allowance ends; what a person should know of them goes to `warnings`. Files without
/// text give an error that says why.
fn sheets(file: &File, allowance: &streams::Allowance, warnings: &mut Vec<Warning>) -> Result<Sheets, ReadError> {
    let fonts = glyphs::Fonts::new();
    let mut sheets = Sheets { lines: Vec::new(), sideways: Vec::new() };
    let (mut letters, mut unknown, mut pictures) = (0, 0, Vec::new());
    for (number, page) in file.pages().iter().enumerate() {
        let (sheet, whole) = glyphs::read(page, &fonts, allowance);
        let inked = sheet.glyphs.iter().filter(|glyph| !glyph.c.is_whitespace()).count();
        if inked < LETTERS && sheet.picture > PICTURE {
            pictures.push(number + 1);
        }
        letters += inked;
        unknown += sheet.unknown;
        if !sheet.sideways.trim().is_empty() {
            sheets.sideways.push(sheet.sideways);
        }
        sheets.lines.push(heads::Lines { segments: rows::segments(&sheet.glyphs), height: sheet.height.max(1.0) });
        if !whole {
            warnings.push(super::manuscript::cut_off());
            break;
        }
    }
    if letters < LETTERS && !pictures.is_empty() {
        return Err(ReadError::NoArticle(
            "This PDF holds pictures of pages and no text. Run text recognition on it and add it again.".to_string(),
        ));
    }
    if unknown * 2 > letters {
        return Err(ReadError::NoArticle(
            "This PDF does not say which letters its shapes stand for. Run text recognition on it and add it again."
                .to_string(),
        ));
    }
    warnings.extend(shortcomings(letters, unknown, &pictures));
    Ok(sheets)
}

/// Marks of furniture say nothing in a file that marks most of its text so.
fn unmark(pages: &mut [heads::Lines]) {
    let length = |marked: bool| {
        let segments = pages.iter().flat_map(|page| &page.segments);
        segments.filter(|segment| segment.artifact == marked).map(|segment| segment.text.len()).sum::<usize>()
    };
    if length(true) > length(false) {
        pages.iter_mut().flat_map(|page| &mut page.segments).for_each(|segment| segment.artifact = false);
    }
}

fn shortcomings(letters: usize, unknown: usize, pictures: &[usize]) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if unknown * 50 > letters {
        warnings.push(Warning {
            code: "mojibake",
            message: "This PDF does not say which letters some of its shapes stand for; they show as \u{fffd}."
                .to_string(),
        });
    }
    if !pictures.is_empty() {
        let numbers = pictures.iter().take(20).map(usize::to_string).collect::<Vec<_>>().join(", ");
        warnings.push(Warning {
            code: "picture-pages",
            message: format!(
                "Pages that hold only a picture were not read (page {numbers}). Run text recognition on them."
            ),
        });
    }
    warnings
}
