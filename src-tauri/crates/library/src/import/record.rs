//! One text into the database: recognized, stored, its findings and its row beside it.
use super::recognize::{at_its_address, recognize, Marks, Recognized};
use super::web::Origin;
use super::{address, captures, sketch};
use crate::clock;
use crate::error::Error;
use crate::fold;
use crate::store::body::{self, parts, Body, Line};
use crate::store::derive::{self, Analyzed, Subject, Task};
use crate::store::rules::{self, Choices, Rules};
use crate::store::{json, outlets, refresh, sources};
use crate::view::{Id, ImportOutcome, ImportedFile, ParagraphKind};
use broadsheet_formats::{Document, ParagraphKind as Read};
use rusqlite::{params, OptionalExtension, Transaction};
use std::path::PathBuf;

/// The file that texts came from.
#[derive(Debug, Clone)]
pub(crate) struct Source {
    pub(crate) sha256: String,
    pub(crate) bytes: usize,
    /// How the report names it.
    pub(crate) label: String,
    pub(crate) file_name: String,
    /// Where it lies, when it is a file of the user's.
    pub(crate) file: Option<PathBuf>,
    /// Where it was fetched from, when it is a page from the web.
    pub(crate) web: Option<Origin>,
    pub(crate) sample: bool,
}

/// A text that was read and analyzed and waits for the writer.
#[derive(Debug, Clone)]
pub(crate) struct Ready {
    /// Which article of the file, from 1.
    pub(crate) part: u32,
    pub(crate) document: Document,
    /// When an archive took its copy, as stored times are written.
    pub(crate) captured: Option<String>,
    marks: Marks,
    lines: Vec<Line>,
    found: Analyzed,
}

impl Ready {
    /// Analyzes a document as it will be read under the rules; pure, for any thread.
    pub(crate) fn new(part: u32, document: Document, rules: &Rules) -> Self {
        let mut lines = lines(&document);
        // Before the rules: what is recognized does not hang on how they are set.
        let folded = fold::fold(&Body::of(&lines).text());
        let url = document.url.as_deref();
        let captured = document.captured.as_deref().and_then(clock::parse).or_else(|| url.and_then(address::captured));
        let modified = document.modified.as_deref().and_then(clock::parse);
        let exact = captured.clone().or(modified);
        let marks = Marks {
            text_hash: sources::hash(folded.as_bytes()),
            outlet_key: fold::key(document.outlet.as_deref()).or_else(|| url.and_then(address::domain)),
            headline_key: fold::key(document.headline.as_deref()),
            day: document.published.as_deref().and_then(clock::day),
            exact: exact.is_some(),
            time: exact.or_else(|| document.published.as_deref().and_then(clock::parse)),
            sketch: sketch::sketch(&folded),
            url_key: url.and_then(address::key),
        };
        rules.turn(&mut lines, marks.outlet_key.as_deref(), &Choices::default());
        let subject = Subject {
            text: Body::of(&lines).text(),
            headline: document.headline.clone(),
            outlet: document.outlet.clone(),
            published: document.published.clone(),
            language: document.language.clone(),
        };
        let task = Task { subject, lines };
        let found = derive::analyze(&task);
        Self { part, document, captured, marks, lines: task.lines, found }
    }
}

/// The lines of a document as they will be stored. A blank line in a paragraph begins another one.
fn lines(document: &Document) -> Vec<Line> {
    let mut paragraphs = Vec::new();
    let mut starts: Vec<u32> = Vec::new();
    for paragraph in &document.paragraphs {
        let kind = match paragraph.kind {
            Read::Body => ParagraphKind::Body,
            Read::Subhead => ParagraphKind::Subhead,
            Read::ListItem => ParagraphKind::ListItem,
            Read::BlockQuote => ParagraphKind::BlockQuote,
        };
        starts.push(paragraphs.len() as u32);
        for text in parts(&paragraph.text) {
            paragraphs.push(Line::paragraph(paragraphs.len() as u32, kind, text.to_string()));
        }
    }
    let before = |at: usize| starts.get(at).copied().unwrap_or(paragraphs.len() as u32);
    let mut removed: Vec<(u32, Line)> = (0..)
        .zip(&document.removed)
        .map(|(idx, line)| {
            (before(line.before), Line::removed(idx, line.text.clone(), line.reason.clone(), line.rule.clone()))
        })
        .collect();
    removed.sort_by_key(|(before, line)| (*before, line.idx));
    body::in_order(paragraphs, removed)
}

/// What the report says of an article that is there now.
struct Outcome {
    article: Id,
    version: Id,
    outcome: ImportOutcome,
    because: Option<String>,
}

impl Outcome {
    /// There already. An article in the trash is there too, and the report says so.
    fn there(tx: &Transaction, article: Id, version: Id, because: &str) -> Result<Self, Error> {
        let trashed: bool =
            tx.query_row("SELECT EXISTS (SELECT 1 FROM trash WHERE article_id = ?1)", [article], |row| row.get(0))?;
        let because = if trashed { format!("{because} It lies in the trash.") } else { because.to_string() };
        Ok(Self { article, version, outcome: ImportOutcome::AlreadyThere, because: Some(because) })
    }

    fn of(self, source: &Source, number: u32, part: Option<String>, warnings: Vec<String>) -> ImportedFile {
        let Self { article, version, outcome, because } = self;
        let (path, file) = (source.label.clone(), source.file.clone());
        ImportedFile { path, part, number, file, article, version, outcome, because, warnings }
    }
}

/// The same bytes as before, and nothing of them left to read: what the report says of them. A file of the sample that the user imports becomes the
/// user's own.
pub(crate) fn already(tx: &Transaction, source: &Source) -> Result<Option<ImportedFile>, Error> {
    let found: Option<(Id, Id)> = tx
        .prepare_cached(
            "SELECT v.article_id, v.id FROM source_file f
             JOIN (SELECT source_file_id, part, id FROM version
                   UNION ALL SELECT source_file_id, part, version_id FROM sighting) s ON s.source_file_id = f.id
             JOIN version v ON v.id = s.id
             WHERE f.sha256 = ?1 AND f.unread = 0 ORDER BY s.part LIMIT 1",
        )?
        .query_row([&source.sha256], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let Some((article, version)) = found else { return Ok(None) };
    if !source.sample {
        tx.execute(
            "UPDATE version SET sample = 0 WHERE source_file_id = (SELECT id FROM source_file WHERE sha256 = ?1)",
            [&source.sha256],
        )?;
    }
    let there = Outcome::there(tx, article, version, "The same file is there already.")?;
    Ok(Some(there.of(source, 1, None, Vec::new())))
}

/// Stores a text, unless it is there.
pub(crate) fn record(tx: &Transaction, source: &Source, ready: &Ready, now: &str) -> Result<ImportedFile, Error> {
    let warnings: Vec<String> = ready.document.warnings.iter().map(|warning| warning.message.clone()).collect();
    let recognized = match (recognize(tx, &ready.marks)?, source.web.as_ref().and_then(|web| web.article)) {
        (Recognized::New { .. }, Some(article)) => at_its_address(tx, article, &ready.marks)?,
        (recognized, _) => recognized,
    };
    let outcome = match recognized {
        Recognized::There { article, version, because } => {
            if !source.sample {
                tx.execute(
                    "UPDATE version SET sample = 0 WHERE article_id = ?1 AND text_hash = ?2",
                    params![article, ready.marks.text_hash],
                )?;
            }
            let kept = captures::seen(tx, version, source, ready, now)?;
            let day = ready.captured.as_deref().and_then(|time| time.get(..10)).filter(|_| kept);
            let because = match day {
                Some(day) if source.web.is_some() => format!("{because} That it stood there on {day} is kept."),
                Some(day) => format!("{because} An archive had it on {day} too; that is kept."),
                None => because,
            };
            Outcome::there(tx, article, version, &because)?
        }
        Recognized::Version { article, because } => {
            let because = Some(because);
            let version = add(tx, article, source, ready, because.as_deref(), &warnings, now)?;
            Outcome { article, version, outcome: ImportOutcome::Version, because }
        }
        Recognized::New { because } => {
            tx.prepare_cached("INSERT INTO article (created_at) VALUES (?1)")?.execute([now])?;
            let article = tx.last_insert_rowid() as Id;
            let version = add(tx, article, source, ready, because.as_deref(), &warnings, now)?;
            Outcome { article, version, outcome: ImportOutcome::Added, because }
        }
    };
    Ok(outcome.of(source, ready.part, ready.document.part.clone(), warnings))
}

/// Stores a text as a version of an article, with its findings and the article's row.
fn add(
    tx: &Transaction,
    article: Id,
    source: &Source,
    ready: &Ready,
    because: Option<&str>,
    warnings: &[String],
    now: &str,
) -> Result<Id, Error> {
    let file = source_file(tx, source, &ready.document.media_type, now)?;
    let version = insert_version(tx, article, file, source, ready, because, warnings, now)?;
    insert_texts(tx, version, &ready.lines)?;
    if let Some(outlet) = &ready.document.outlet {
        outlets::ensure(tx, outlet, ready.document.url.as_deref().and_then(address::domain).as_deref())?;
    }
    // The user may have set other rules since it was read, or named another outlet of the article.
    if rules::lines(tx, version, &Rules::load(tx)?)? == ready.lines {
        derive::store(tx, version, &ready.found)?;
    } else {
        derive::again(tx, version)?;
    }
    refresh::article(tx, article)?;
    if ready.marks.exact {
        captures::went_back(tx, version, now)?;
    }
    Ok(version)
}

pub(super) fn source_file(tx: &Transaction, source: &Source, media_type: &str, now: &str) -> Result<i64, Error> {
    let path = source.file.as_ref().map(|path| path.display().to_string());
    let origin = path.or_else(|| source.web.as_ref().map(|web| web.asked.clone()));
    // The encoding that a server names stands nowhere else.
    let media_type = match source.web.as_ref().and_then(|web| web.charset.as_deref()) {
        Some(charset) => format!("{media_type}; charset={charset}"),
        None => media_type.to_string(),
    };
    tx.prepare_cached(
        "INSERT INTO source_file (sha256, bytes, file_name, origin, media_type, imported_at)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT (sha256) DO NOTHING",
    )?
    .execute(params![source.sha256, source.bytes, source.file_name, origin, media_type, now])?;
    Ok(tx.query_row("SELECT id FROM source_file WHERE sha256 = ?1", [&source.sha256], |row| row.get(0))?)
}

/// The number of an article in its file. Where a file is read again because a part of it could not be read before, others
/// may have that number: then the next one that is free, because what is said of quotations hangs on the number.
pub(super) fn free_part(tx: &Transaction, file: i64, part: u32) -> Result<u32, Error> {
    let next: Option<u32> = tx
        .prepare_cached(
            "WITH taken AS (SELECT part FROM version WHERE source_file_id = ?1
                            UNION ALL SELECT part FROM sighting WHERE source_file_id = ?1)
             SELECT max(part) + 1 FROM taken WHERE EXISTS (SELECT 1 FROM taken WHERE part = ?2)",
        )?
        .query_row(params![file, part], |row| row.get(0))?;
    Ok(next.unwrap_or(part))
}

/// Makes anew what stored versions are recognized by, after the rules on addresses changed.
pub(crate) fn know_again(tx: &Transaction) -> rusqlite::Result<()> {
    let mut update = tx.prepare("UPDATE version SET url_key = ?2, outlet_key = ?3 WHERE id = ?1")?;
    let mut statement = tx.prepare("SELECT id, url, outlet FROM version WHERE url IS NOT NULL")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (id, url, outlet): (Id, String, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
        let outlet = fold::key(outlet.as_deref()).or_else(|| address::domain(&url));
        update.execute(params![id, address::key(&url), outlet])?;
    }
    Ok(())
}

#[allow(clippy::too_many_arguments)]
fn insert_version(
    tx: &Transaction,
    article: Id,
    file: i64,
    source: &Source,
    ready: &Ready,
    because: Option<&str>,
    warnings: &[String],
    now: &str,
) -> Result<Id, Error> {
    let Ready { document, marks, .. } = ready;
    let evidence: serde_json::Map<String, serde_json::Value> = document
        .evidence
        .iter()
        .map(|(field, from)| (field.key().to_string(), serde_json::Value::from(from.as_str())))
        .collect();
    tx.prepare_cached(
        "INSERT INTO version (article_id, source_file_id, part, imported_at, because, sample, headline, standfirst,
            outlet, url, authors, published, modified, language, section, evidence, warnings, time, text_hash, url_key,
            outlet_key, headline_key, day, sketch, agency, captured, part_name)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
            ?23, ?24, ?25, ?26, ?27)",
    )?
    .execute(params![
        article,
        file,
        free_part(tx, file, ready.part)?,
        now,
        because,
        source.sample,
        document.headline,
        document.standfirst,
        document.outlet,
        document.url,
        json::strings(&document.authors),
        document.published,
        document.modified,
        document.language,
        document.section,
        serde_json::Value::Object(evidence).to_string(),
        json::strings(warnings),
        marks.time.as_deref().unwrap_or(now),
        marks.text_hash,
        marks.url_key,
        marks.outlet_key,
        marks.headline_key,
        marks.day,
        sketch::bytes(&marks.sketch),
        document.agency,
        ready.captured,
        document.part,
    ])?;
    Ok(tx.last_insert_rowid() as Id)
}

fn insert_texts(tx: &Transaction, version: Id, lines: &[Line]) -> Result<(), Error> {
    let mut paragraph = tx.prepare_cached("INSERT INTO paragraph VALUES (?1, ?2, ?3, ?4)")?;
    let mut removed = tx.prepare_cached(
        "INSERT INTO removed (version_id, idx, text, reason, before, rule) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut before = 0;
    for line in lines {
        if line.stored {
            paragraph.execute(params![version, line.idx, body::kind(line.kind), line.text])?;
            before = line.idx + 1;
        } else {
            removed.execute(params![version, line.idx, line.text, line.reason, before, line.rule])?;
        }
    }
    Ok(())
}
