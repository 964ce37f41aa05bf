//! Findings of a version: made by analysis, stored with its revision, thrown away and made again at will.
use super::body::{self, Body, Line};
use super::repeats::Repeats;
use super::rules::{self, Rules};
use super::{json, sources, speakers, who};
use crate::error::Error;
use crate::fold::fold;
use crate::view::{ArticleRef, Id};
use broadsheet_analysis::quotes::{self, Findings, Kind, Quotation, SpeakerKind};
use broadsheet_analysis::{story, Article, Language, Span, REVISION};
use broadsheet_text::token;
use rusqlite::{params, Connection, OptionalExtension, Transaction};
use std::collections::{BTreeSet, HashMap};

/// What analysis is told of a version.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Subject {
    pub(crate) text: String,
    pub(crate) headline: Option<String>,
    pub(crate) outlet: Option<String>,
    pub(crate) published: Option<String>,
    pub(crate) language: Option<String>,
}

impl Subject {
    /// For the analysis functions: one call, one segmentation.
    pub(crate) fn article(&self) -> Article<'_> {
        let language = self.language.as_deref().map(Language::from_tag).unwrap_or_default();
        let mut article = Article::new(&self.text, language).with_headline(self.headline.as_deref());
        article.outlet = self.outlet.as_deref();
        article.published = self.published.as_deref();
        article
    }

    /// The version in a few words, for links to it.
    pub(crate) fn reference(&self, article: Id, version: Id) -> ArticleRef {
        ArticleRef {
            id: article,
            version,
            headline: self.headline.clone(),
            outlet: self.outlet.clone(),
            published: self.published.clone(),
            language: self.language.clone(),
        }
    }

    /// A stored version as it was analyzed: its effective body and fields. `None` when there is no such version.
    pub(crate) fn load(connection: &Connection, version: Id) -> Result<Option<Self>, Error> {
        Self::of(connection, version, &body::lines(connection, version)?)
    }

    /// A version whose lines stand so.
    fn of(connection: &Connection, version: Id, lines: &[Line]) -> Result<Option<Self>, Error> {
        let fields = connection
            .prepare_cached("SELECT article_id, headline, outlet, published, language FROM version WHERE id = ?1")?
            .query_row([version], |row| Ok((row.get::<_, Id>(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?)))
            .optional()?;
        let Some((article, headline, outlet, published, language)) = fields else { return Ok(None) };
        let mut subject = Self { text: Body::of(lines).text(), headline, outlet, published, language };
        let mut edits = connection.prepare_cached("SELECT field, value FROM field_edit WHERE article_id = ?1")?;
        let mut rows = edits.query([article])?;
        while let Some(row) = rows.next()? {
            let value = row.get::<_, Option<String>>(1)?.filter(|value| !value.is_empty());
            match row.get_ref(0)?.as_str().unwrap_or_default() {
                "headline" => subject.headline = value,
                "outlet" => subject.outlet = value,
                "published" => subject.published = value,
                "language" => subject.language = value,
                _ => {}
            }
        }
        Ok(Some(subject))
    }
}

/// A version as it is to be analyzed: its text and fields, and how its lines stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Task {
    pub(crate) subject: Subject,
    pub(crate) lines: Vec<Line>,
}

impl Task {
    /// A stored version under the rules and the user's word as they are now. `None` when there is no such version.
    pub(crate) fn load(connection: &Connection, version: Id, rules: &Rules) -> Result<Option<Self>, Error> {
        let lines = rules::lines(connection, version, rules)?;
        Ok(Subject::of(connection, version, &lines)?.map(|subject| Self { subject, lines }))
    }
}

/// What was found; made without the database, on any thread.
#[derive(Debug, Clone, Default)]
pub(crate) struct Analyzed {
    lines: Vec<Line>,
    language: Option<String>,
    words: usize,
    sentences: Vec<Span>,
    lede: String,
    terms: story::Terms,
    findings: Findings,
    /// The words of each quotation, and what its anchor is made of: the words that it is known by, and how many like it
    /// stand before it in the file.
    texts: Vec<(String, String, u32)>,
}

/// Analyzes.
pub(crate) fn analyze(task: &Task) -> Analyzed {
    let Task { subject, lines } = task;
    let article = subject.article();
    let mut findings = quotes::find(&article);
    quotes::identity::bind_abbreviations(article.text, &mut findings.people);
    let texts: Vec<(String, String)> =
        findings.quotations.iter().map(|quotation| texts_of(quotation, article.text)).collect();
    let known_by =
        findings.quotations.iter().zip(&texts).map(|(quotation, (_, words))| (quotation.span.start(), &**words));
    let before = Repeats::of(lines).count(known_by.collect());
    Analyzed {
        lines: lines.clone(),
        language: subject.language.clone().or_else(|| article.language.code().map(str::to_string)),
        words: token::words(article.text).count(),
        lede: article.sentences.first().map(|span| span.of(article.text).to_string()).unwrap_or_default(),
        terms: story::terms(&article),
        sentences: article.sentences,
        findings,
        texts: texts.into_iter().zip(before).map(|((words, known_by), before)| (words, known_by, before)).collect(),
    }
}

/// The words of a quotation as people read them, the frame between its parts left out; and its words inside quotation
/// marks, folded, by which it is known again when a later analysis draws its edges otherwise.
fn texts_of(quotation: &Quotation, text: &str) -> (String, String) {
    let join = |spans: &[Span], with: &str| spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(with);
    let words = join(&quotation.spans, " … ");
    let verbatim = fold(&join(&quotation.verbatim, " "));
    let known_by = if verbatim.is_empty() { fold(&words) } else { verbatim };
    (words, known_by)
}

/// Stores the findings in place of those that were there, and how the lines stand that they were found in.
pub(crate) fn store(tx: &Transaction, version: Id, found: &Analyzed) -> Result<(), Error> {
    body::store(tx, version, &found.lines)?;
    let before = Before::load(tx, version)?;
    for table in ["analysis", "person", "quotation"] {
        tx.prepare_cached(&format!("DELETE FROM {table} WHERE version_id = ?1"))?.execute([version])?;
    }
    tx.prepare_cached("INSERT INTO analysis VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?.execute(params![
        version,
        REVISION,
        found.language,
        found.words,
        found.sentences.len(),
        found.lede,
        json::spans(&found.findings.headline),
        json::weights(&found.terms.weights),
    ])?;
    let mut person = tx.prepare_cached("INSERT INTO person VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")?;
    for (idx, one) in found.findings.people.iter().enumerate() {
        person.execute(params![
            version,
            idx,
            one.name,
            fold(&one.name),
            speaker_kind(one.kind),
            json::strings(&one.aliases),
            json::strings(&one.roles),
            json::spans(&one.mentions),
        ])?;
    }
    store_quotations(tx, version, found, &before)?;
    speakers::resolve(tx, Some(version))?;
    Ok(())
}

/// What of earlier findings stays: who each name was found to be, and the anchors that the user's corrections hang on.
struct Before {
    speakers: HashMap<String, Id>,
    /// By the words of the quotation: of this version, then of other versions of the article.
    anchors: HashMap<String, String>,
}

impl Before {
    fn load(tx: &Transaction, version: Id) -> Result<Self, Error> {
        let mut speakers = tx.prepare_cached(
            "SELECT p.key, q.found_speaker FROM quotation q JOIN person p ON p.version_id = q.version_id AND p.idx = q.person
             WHERE q.version_id = ?1 AND q.found_speaker IS NOT NULL",
        )?;
        let speakers =
            speakers.query_map([version], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        // A quotation that stands in the same words in another version of the article is the same quotation: what the
        // user said of it counts.
        let mut anchors = tx.prepare_cached(
            "SELECT q.text, q.anchor FROM quotation q JOIN quotation_correction c ON c.anchor = q.anchor
             WHERE q.version_id IN (SELECT id FROM version WHERE article_id = (SELECT article_id FROM version WHERE id = ?1))
             ORDER BY q.version_id = ?1, q.version_id",
        )?;
        let anchors = anchors.query_map([version], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
        Ok(Self { speakers, anchors })
    }
}

fn store_quotations(tx: &Transaction, version: Id, found: &Analyzed, before: &Before) -> Result<(), Error> {
    let people = &found.findings.people;
    // A generic source ("a police spokesman") is nobody whom another article could name again.
    let quoted = found.findings.quotations.iter().filter_map(|quotation| quotation.speaker.as_ref()?.person).collect();
    let known = who::speakers_of(tx, version, people, &found.terms, &quoted, &before.speakers)?;
    let mut corrected = tx.prepare_cached("SELECT EXISTS (SELECT 1 FROM quotation_correction WHERE anchor = ?1)")?;
    let (sha, part): (String, u32) = tx
        .prepare_cached(
            "SELECT s.sha256, v.part FROM version v JOIN source_file s ON s.id = v.source_file_id WHERE v.id = ?1",
        )?
        .query_row([version], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let mut insert = tx.prepare_cached(
        "INSERT INTO quotation (version_id, idx, anchor, start, end, spans, verbatim, kind, text, sentence, cue_start,
            cue_end, mentions, canonical, person, certain, confidence, explanation, found_speaker)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
    )?;
    for (idx, (quotation, (text, known_by, number))) in found.findings.quotations.iter().zip(&found.texts).enumerate() {
        let mut anchor = sources::hash(format!("{sha}\n{part}\n{known_by}\n{number}").as_bytes());
        // One that stands twice in the text is not known by its words alone.
        let alone = || *number == 0 && found.texts.iter().filter(|(_, other, _)| other == known_by).count() == 1;
        if let Some(other) = before.anchors.get(text).filter(|_| alone()) {
            if !corrected.query_row([&anchor], |row| row.get::<_, bool>(0))? {
                anchor.clone_from(other);
            }
        }
        let speaker = quotation.speaker.as_ref();
        let person = speaker.and_then(|speaker| speaker.person);
        let found_speaker = person.and_then(|person| known.get(&person));
        let begins = quotation.span.start();
        let sentence = found.sentences.partition_point(|span| span.end() <= begins);
        insert.execute(params![
            version,
            idx,
            anchor,
            begins,
            quotation.span.end(),
            json::spans(&quotation.spans),
            json::spans(&quotation.verbatim),
            match quotation.kind {
                Kind::Direct => "direct",
                Kind::Mixed => "mixed",
                Kind::Indirect => "indirect",
            },
            text,
            sentence.min(found.sentences.len().saturating_sub(1)),
            quotation.cue.map(Span::start),
            quotation.cue.map(Span::end),
            json::spans(speaker.map(|speaker| speaker.mentions.as_slice()).unwrap_or_default()),
            speaker.map(|speaker| &speaker.canonical),
            person,
            quotation.certain,
            quotation.confidence,
            quotation.explanation,
            found_speaker,
        ])?;
    }
    Ok(())
}

/// Analyzes a stored version again. Does nothing when there is no such version.
pub(crate) fn again(tx: &Transaction, version: Id) -> Result<(), Error> {
    if let Some(task) = Task::load(tx, version, &Rules::load(tx)?)? {
        store(tx, version, &analyze(&task))?;
    }
    Ok(())
}

/// Has versions analyzed again later, by [`crate::Library::refresh_findings`]; until then they stay as they are.
pub(crate) fn later(tx: &Transaction, versions: &BTreeSet<Id>) -> Result<(), Error> {
    let mut statement = tx.prepare_cached("UPDATE analysis SET revision = 0 WHERE version_id = ?1")?;
    versions.iter().try_for_each(|version| Ok(statement.execute([version]).map(drop)?))
}

/// Versions whose findings are missing or of another revision.
pub(crate) fn stale(connection: &Connection) -> Result<Vec<Id>, Error> {
    let mut statement = connection.prepare(
        "SELECT v.id FROM version v LEFT JOIN analysis a ON a.version_id = v.id
         WHERE a.revision IS NOT ?1 ORDER BY v.id",
    )?;
    let rows = statement.query_map([REVISION], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

pub(crate) const fn speaker_kind(kind: SpeakerKind) -> &'static str {
    match kind {
        SpeakerKind::Person => "person",
        SpeakerKind::Organization => "organization",
        SpeakerKind::Unknown => "unknown",
    }
}
