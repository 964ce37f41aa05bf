//! What news archives export: many articles in one file, each with a head of fields, whatever the format of the file. It
//! is told by marks that no article has together, and then every line has its place.
mod factiva;
mod labels;
mod lexis;
mod nexis;

use std::sync::LazyLock;

use regex::Regex;

use super::draft::Draft;
use super::manuscript::{squeeze, Piece, Style};
use super::reading::Reading;
use super::target::Target;
use super::{date, Found, Hints, ReadError};
use crate::{Document, Field, Removed, Warning};

/// A line of the file, as its reader hands it over.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Line {
    /// Its words, white space squeezed.
    pub text: String,
    /// Whether it begins a paragraph: text goes on over lines that do not.
    pub gap: bool,
    /// Whether it is set as a heading or in bold type.
    pub strong: bool,
    /// What stands behind it in its row, when `text` is a code of Factiva's.
    pub cells: Option<String>,
    /// Why it stands beside the text, when its file says so.
    pub aside: Option<&'static str>,
}

/// What is said of an article's line that has no place in the text.
type Left = (String, &'static str);

/// An article of an export.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Article {
    /// Fields as the export gives them, each with its evidence.
    fields: Vec<(Field, String, String)>,
    paragraphs: Vec<String>,
    /// What stands before the text and after it, with the reason for leaving it out.
    before: Vec<Left>,
    after: Vec<Left>,
    /// Whether the file ends inside it.
    cut: bool,
}

impl Article {
    fn set(&mut self, field: Field, value: &str, from: &str) {
        self.fields.push((field, value.to_string(), from.to_string()));
    }
}

/// An archive's way to write exports: the articles, when the lines are such an export.
type Archive = fn(&[Line]) -> Option<Vec<Article>>;

/// Takes lines apart after each that ends an article. `article` makes one of its lines, the last of them included, and is
/// told which is the first: it has the cover. `None` when no article is surely one of the archive. What stands behind the
/// last end is an article that was cut off, or belongs to the last.
fn split(
    lines: &[Line],
    is_end: fn(&Line) -> bool,
    is_sure: fn(&[&Line]) -> bool,
    article: fn(&[&Line], bool) -> Article,
) -> Option<Vec<Article>> {
    let mut articles: Vec<Article> = Vec::new();
    let mut sure = false;
    // Heads and feet of the pages come first or last.
    let (mut aside, mut open): (Vec<Left>, Vec<&Line>) = Default::default();
    for line in lines {
        if line.aside.is_some() {
            aside.extend(left(&[line], reason::HEAD));
            continue;
        }
        open.push(line);
        if is_end(line) {
            sure |= is_sure(&open);
            articles.push(article(&open, articles.is_empty()));
            open.clear();
        }
    }
    if !sure {
        return None;
    }
    if is_sure(&open) {
        articles.push(Article { cut: true, ..article(&open, false) });
    } else if let Some(last) = articles.last_mut() {
        last.after.extend(left(&open, reason::HEAD));
    }
    if let Some(last) = articles.last_mut() {
        last.after.append(&mut aside);
    }
    Some(articles)
}

/// Every way that is known.
static ARCHIVES: &[Archive] = &[nexis::articles, lexis::articles, factiva::articles];

/// What the lines hold, when they are an export; `None` for anything else. `warnings` are the reader's.
pub(crate) fn read(
    lines: &[Line],
    media_type: &'static str,
    warnings: &[Warning],
    hints: &Hints,
) -> Option<Result<Found, ReadError>> {
    let articles = ARCHIVES.iter().find_map(|archive| archive(lines))?;
    Some(documents(articles, media_type, warnings, hints))
}

fn documents(
    articles: Vec<Article>,
    media_type: &'static str,
    warnings: &[Warning],
    hints: &Hints,
) -> Result<Found, ReadError> {
    let mut reading = Reading::new(media_type, hints);
    let several = articles.len() > 1;
    for (number, article) in (1..).zip(articles) {
        let mut draft = reading.draft();
        fill(&article, &mut draft);
        if !draft.has_text() {
            let place = format!("article {number}");
            if several {
                reading.within(place, Reading::bare);
            }
            continue;
        }
        // An address that the caller knows is that of a file with one article.
        let url = hints.url.filter(|_| !several);
        let mut document = draft.finish(&Hints { url, ..*hints });
        document.warnings.extend(warnings.iter().cloned());
        lead(&mut document, article.before);
        if several {
            reading.within(format!("article {number}"), |reading| reading.add_document(document))?;
        } else {
            reading.add_document(document)?;
        }
    }
    reading.finish()
}

fn fill(article: &Article, draft: &mut Draft) {
    for (field, value, from) in &article.fields {
        draft.set(Target::Known(*field), value, from);
    }
    draft.set(Target::Text, &article.paragraphs.join("\n\n"), "");
    for (text, reason) in &article.after {
        draft.leave_out(text, reason);
    }
    if article.cut {
        draft.warn("cut-off", "The file ends inside this article: its end is missing.");
    }
}

/// Puts what stood before the text in front of what else was left out.
fn lead(document: &mut Document, before: Vec<Left>) {
    let removed =
        before.into_iter().map(|(text, reason)| Removed { text, rule: None, reason: reason.to_string(), before: 0 });
    document.removed.splice(0..0, removed);
}

/// The lines of paragraphs as office programs hold them.
pub(crate) fn of_pieces(pieces: &[Piece]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(pieces.len());
    for piece in pieces {
        let aside = match piece.style {
            Style::Aside(reason) => Some(reason),
            _ => None,
        };
        let strong = piece.bold || matches!(piece.style, Style::Title | Style::Heading(_));
        if piece.style == Style::Row {
            let cells: Vec<String> = piece.text.split('\t').map(squeeze).collect();
            lines.push(match cells.split_first() {
                Some((code, rest)) if factiva::is_code(code) => {
                    Line { text: code.clone(), gap: true, strong, cells: Some(rest.join(" ")), aside }
                }
                _ => Line { text: cells.join("\t").trim().to_string(), gap: true, strong, cells: None, aside },
            });
            continue;
        }
        for (at, text) in piece.text.split('\n').enumerate() {
            let text = squeeze(text);
            if !text.is_empty() {
                lines.push(Line { text, gap: at == 0, strong, cells: None, aside });
            }
        }
    }
    lines
}

/// The lines of plain text.
pub(crate) fn of_text(text: &str) -> Vec<Line> {
    let mut gap = true;
    let mut lines = Vec::new();
    for line in text.lines() {
        let parts = line.split_once('\t').or_else(|| line.split_once("  "));
        if let Some((code, rest)) = parts.filter(|(code, _)| factiva::is_code(code.trim())) {
            lines.push(Line { text: squeeze(code), gap: true, cells: Some(squeeze(rest)), ..Line::default() });
        } else if line.chars().any(|c| !c.is_whitespace()) {
            lines.push(Line { text: squeeze(line), gap, ..Line::default() });
        }
        gap = line.trim().is_empty();
    }
    lines
}

/// A line of a page; `row` says that it is a row of a table, whose cells a page's blocks do not tell apart.
pub(crate) fn of_block(text: &str, strong: bool, row: bool) -> Vec<Line> {
    let parts = text.split_once(char::is_whitespace).filter(|(code, _)| row && factiva::is_code(code));
    if let Some((code, rest)) = parts {
        return vec![Line { text: code.to_string(), gap: true, strong, cells: Some(squeeze(rest)), aside: None }];
    }
    let parts = text.split('\n').enumerate();
    parts.map(|(at, text)| Line { text: squeeze(text), gap: at == 0, strong, ..Line::default() }).collect()
}

/// Whether a text can be an export at all: a look that costs next to nothing.
pub(crate) fn possible(text: &str) -> bool {
    static MARKS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?i)End of Document|[0-9] of [0-9]+ DOCUMENT|Dokument [0-9]+ von [0-9]|Document [0-9]+ de [0-9]|Do[ck]ument(?:[ \t\n]|&nbsp;){1,4}[a-z][0-9a-z_]{7}[12][0-9]{7}[0-9a-z]{9}",
        )
        .ok()
    });
    MARKS.as_ref().is_some_and(|marks| marks.is_match(text))
}

/// Lines as paragraphs: those that begin none go on with the one before. `whole` says that the lines of a text without
/// blank lines are paragraphs already.
fn paragraphs(lines: &[&Line], whole: bool) -> Vec<String> {
    let each = whole && !lines.iter().skip(1).any(|line| line.gap);
    let mut paragraphs: Vec<String> = Vec::new();
    for line in lines {
        let bullet = line.text.starts_with(['•', '-', '–', '*']);
        match paragraphs.last_mut().filter(|_| !each && !line.gap && !bullet) {
            Some(last) => {
                last.push(' ');
                last.push_str(&words(line));
            }
            None => paragraphs.push(words(line)),
        }
    }
    paragraphs
}

/// All words of a line.
fn words(line: &Line) -> String {
    line.cells.as_ref().map_or_else(|| line.text.clone(), |cells| format!("{} {cells}", line.text))
}

/// Lines as what was left out, paragraph by paragraph.
fn left(lines: &[&Line], reason: &'static str) -> Vec<Left> {
    let mut all: Vec<Left> = Vec::new();
    for line in lines {
        let words = words(line);
        match all.last_mut().filter(|_| !line.gap && line.aside.is_none()) {
            Some((last, _)) => {
                last.push(' ');
                last.push_str(&words);
            }
            None => all.push((words, line.aside.unwrap_or(reason))),
        }
    }
    all
}

/// The date of a line that is an article's date, perhaps with the weekday, a time or the edition beside it: the day, or
/// the time where its zone is named.
fn dated(text: &str) -> Option<String> {
    if text.chars().count() > 80 || text.ends_with(['.', '?', '!']) || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let first = date::all(text, date::Notation::default()).into_iter().next()?;
    let before = text.get(..first.start)?;
    if before.len() > 14 || !before.chars().all(|c| c.is_alphabetic() || c.is_whitespace() || c == ',') {
        return None;
    }
    // The weekday may part the day from the time.
    let (day, rest) = text.split_at_checked(first.end)?;
    let (word, after) = rest.trim_start().split_once(' ').unwrap_or_default();
    let after = if !word.is_empty() && date::is_beside(&word.to_lowercase()) { after } else { rest };
    Some(date::timed(&format!("{day} {after}"), &first))
}

/// Whether a line says whose the rights are.
fn is_rights(text: &str) -> bool {
    static RIGHTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:copyright|\(c\)|©|all rights reserved|alle rechte vorbehalten|tous droits r[ée]serv[ée]s)")
            .ok()
    });
    RIGHTS.as_ref().is_some_and(|rights| rights.is_match(text))
}

/// Whether a line counts the words of an article ("512 words").
fn is_count(text: &str) -> bool {
    static COUNT: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"^\d[\d.,'  ]{0,8} ?(?:words?|mots?|Wörter|Wort)$").ok());
    COUNT.as_ref().is_some_and(|count| count.is_match(text))
}

/// Reasons for leaving out, for people.
mod reason {
    pub const COVER: &str = "cover or contents of the export";
    pub const HEAD: &str = "head of the article in the export";
    pub const BYLINE: &str = "byline";
    pub const DATE: &str = "date line";
    pub const OUTLET: &str = "name of the outlet";
    pub const SECTION: &str = "section";
    pub const COUNT: &str = "number of words";
    pub const RIGHTS: &str = "copyright or agency note";
    pub const CAPTION: &str = "photo caption";
    pub const TERMS: &str = "terms and codes of the archive";
    pub const END: &str = "end mark of the export";
}
