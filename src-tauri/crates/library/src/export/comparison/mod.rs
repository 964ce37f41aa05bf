//! A comparison for others: one gathering, a file a format.
mod csv;
mod html;
mod json;
mod markdown;

use super::points::{Points, Range};
use super::words::{self, counted, percent};
use super::{unknown, PROGRAM};
use crate::compare;
use crate::error::Error;
use crate::library::Library;
use crate::loaded::Loaded;
use crate::quotes;
use crate::store::Reader;
use crate::view::{self, ArticleRef, CompareView, Id, Label};
use broadsheet_analysis::REVISION;
use broadsheet_text::CodePoints;
use rusqlite::Connection;
use std::collections::HashMap;

/// Writes a report in one format.
pub(super) type Renderer = fn(&Report) -> String;

/// The formats of a comparison.
const FORMATS: &[(&str, Renderer)] =
    &[("html", html::render), ("markdown", markdown::render), ("csv", csv::render), ("json", json::render)];

/// The renderer of that format; `Invalid` when there is none.
pub(super) fn renderer(format: &str) -> Result<Renderer, Error> {
    let found = FORMATS.iter().find(|(id, _)| *id == format).map(|(_, render)| *render);
    found.ok_or_else(|| unknown(format, FORMATS.iter().map(|(id, _)| *id)))
}

/// What a report holds.
pub(super) struct Report {
    view: CompareView,
    a: Side,
    b: Side,
    /// RFC 3339.
    made: String,
}

/// One side beside what the view has of it.
struct Side {
    points: Points,
    source: Source,
    url: Option<String>,
    /// Where each quotation stands, by id.
    quotations: HashMap<Id, Range>,
}

/// The file that a version was read from.
struct Source {
    file_name: String,
    media_type: String,
    bytes: u64,
    sha256: String,
    imported: String,
}

impl Report {
    /// Gathers it within one snapshot of the library.
    pub(super) fn of(library: &Library, a: Id, b: Id) -> Result<Self, Error> {
        let made = library.now();
        library.read(|reader| {
            let view = compare::view(reader, a, b)?;
            let (a, b) = (Side::of(reader, &view.a)?, Side::of(reader, &view.b)?);
            Ok(Self { view, a, b, made })
        })
    }

    /// The two sides with what the view has of them.
    fn sides(&self) -> [(&Side, &view::Side); 2] {
        [(&self.a, &self.view.a), (&self.b, &self.view.b)]
    }

    /// How A and B are called. Outlets of one name, or two versions of one article, are told apart.
    fn names(&self) -> [String; 2] {
        let of = |side: &view::Side| side.article.outlet.clone().unwrap_or_else(|| "unknown outlet".to_string());
        let (a, b) = (of(&self.view.a), of(&self.view.b));
        if self.is_one_article() {
            return [&self.view.a, &self.view.b].map(|side| format!("Version {}", side.version_number));
        }
        if a == b {
            return [format!("{a} (A)"), format!("{b} (B)")];
        }
        [a, b]
    }

    /// What the report is called.
    fn title(&self) -> String {
        let [a, b] = self.names();
        match &self.view.a.article.outlet {
            Some(outlet) if self.is_one_article() => format!("{outlet}: {a} and {b} compared"),
            _ => format!("{a} and {b} compared"),
        }
    }

    fn is_one_article(&self) -> bool {
        self.view.a.article.id == self.view.b.article.id
    }

    /// What matters, in sentences; the same figures as above the comparison in the app.
    fn verdict(&self) -> Vec<String> {
        let (verdict, [a, b]) = (&self.view.verdict, self.names());
        let mut said = Vec::new();
        if verdict.identical {
            said.push("The two texts are the same.".to_string());
        } else if verdict.too_different {
            said.push("No sentence of one was found in the other: the two are shown as two texts.".to_string());
        }
        said.push(format!(
            "{a} has {}: {} in the same words in {b}, {} reworded, {} in part, {} only here; {} in another order.",
            counted(self.view.a.sentences.len() as u32, "sentence"),
            verdict.same,
            verdict.reworded,
            verdict.partly,
            verdict.only_a,
            verdict.moved,
        ));
        said.push(format!(
            "{b} has {}, {} of them only there.",
            counted(self.view.b.sentences.len() as u32, "sentence"),
            verdict.only_b
        ));
        if verdict.shared_a > 0.0 || verdict.shared_b > 0.0 {
            let source = verdict.source.as_ref().map(|source| format!(" Both name {source}.")).unwrap_or_default();
            said.push(format!(
                "{} of {a}’s words and {} of {b}’s stand in copy that both share.{source}",
                percent(verdict.shared_a),
                percent(verdict.shared_b)
            ));
        }
        match verdict.facts_different {
            0 => {}
            1 => said.push("1 fact has different values.".to_string()),
            count => said.push(format!("{count} facts have different values.")),
        }
        said
    }

    /// How the report was made, for people who have to rely on it.
    fn methods(&self) -> Vec<String> {
        let least = "Shared copy is a passage that stands in both word for word or with small edits \
                     (word runs chained as in Smith, Cordell and Mullen, 2015).";
        [
            "Every word under “The two texts” is a word of one of the two files; nothing was written by a machine.",
            "Sentences are paired by the words that they share, rare words counting more. Other words for the same \
             statement can be missed. Pairs that the reader corrected are kept as corrected and marked.",
            least,
            "Numbers, dates, names and places are found by rules; a value counts as different only where both tell of \
             the same thing.",
            "Quotations and their speakers are found by quotation marks, reporting words and names. A speaker marked \
             “unsure” was inferred and should be checked; unknown is said to be unknown.",
        ]
        .into_iter()
        .map(str::to_string)
        .chain([format!("Made on {} by {PROGRAM}, analysis revision {REVISION}, without network access.", self.made)])
        .collect()
    }
}

impl Side {
    fn of(reader: &Reader, view: &view::Side) -> Result<Self, Error> {
        let loaded = Loaded::load(reader, view.article.version)?;
        let text = loaded.subject.text.as_str();
        let points = CodePoints::new(text);
        let stored = quotes::of_version(reader, loaded.version, text)?;
        Ok(Self {
            points: Points::of(&view.paragraphs),
            quotations: stored.iter().map(|one| (one.row.id, points.of(one.span()))).collect(),
            source: source(reader, loaded.version)?,
            url: url(reader, &view.article)?,
        })
    }
}

fn source(connection: &Connection, version: Id) -> Result<Source, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT s.file_name, s.media_type, s.bytes, s.sha256, v.imported_at
         FROM version v JOIN source_file s ON s.id = v.source_file_id WHERE v.id = ?1",
    )?;
    Ok(statement.query_row([version], |row| {
        Ok(Source {
            file_name: row.get(0)?,
            media_type: row.get(1)?,
            bytes: row.get(2)?,
            sha256: row.get(3)?,
            imported: row.get(4)?,
        })
    })?)
}

/// The address of an article, under the user's edits.
pub(super) fn url(connection: &Connection, article: &ArticleRef) -> Result<Option<String>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT coalesce((SELECT value FROM field_edit WHERE article_id = v.article_id AND field = 'url'), v.url)
         FROM version v WHERE v.id = ?1",
    )?;
    let url: Option<String> = statement.query_row([article.version], |row| row.get(0))?;
    Ok(url.filter(|url| !url.is_empty()))
}

/// The name of a label on one side: "only here" says where.
fn label_name(label: Label, here: &str) -> String {
    match label {
        Label::OnlyHere => format!("Only in {here}"),
        label => words::label(label).name.to_string(),
    }
}

/// The shape of a label on one side: a triangle points at the side that has it.
fn label_shape(label: Label, is_a: bool) -> &'static str {
    match (label, is_a) {
        (Label::OnlyHere, true) => "◀",
        (Label::OnlyHere, false) => "▶",
        (label, _) => words::label(label).shape,
    }
}

/// Sentence numbers as people count, from 1.
fn from_one(numbers: &[u32]) -> String {
    numbers.iter().map(|number| (number + 1).to_string()).collect::<Vec<_>>().join(", ")
}

/// The words of runs.
fn plain(runs: &[view::Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
