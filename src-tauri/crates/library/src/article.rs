//! The article screen: the text with its marks, its fields, and what was found in it.
use crate::draw;
use crate::error::Error;
use crate::library::Library;
use crate::loaded;
use crate::quotes;
use crate::search::{parse, Highlighter};
use crate::store::body;
use crate::store::derive::Subject;
use crate::store::{json, refresh, refs};
use crate::view::{
    ArticleRef, ArticleView, FactItem, FactKind, FieldKey, FieldView, Id, MarkKind, PersonRow, SourceView, SpeakerRef,
    StoryRef,
};
use broadsheet_analysis::compare::facts;
use broadsheet_analysis::Article;
use broadsheet_formats::Field;
use broadsheet_text::token;
use rusqlite::{Connection, OptionalExtension};

impl Library {
    /// All of the article screen but the summary, at the newest version when none is named. What `search` finds is
    /// marked.
    pub fn article(&self, article: Id, version: Option<Id>, search: &str) -> Result<ArticleView, Error> {
        self.read(|reader| {
            let version = match version {
                Some(version) => version,
                None => loaded::newest(reader, article)?,
            };
            if refs::article_of(reader, version)? != article {
                return Err(Error::NotFound("version"));
            }
            view(reader, article, version, search)
        })
    }
}

fn view(connection: &Connection, article: Id, version: Id, search: &str) -> Result<ArticleView, Error> {
    let subject = Subject::load(connection, version)?.ok_or(Error::NotFound("version"))?;
    let analyzed = subject.article();
    let text = analyzed.text;
    let body = body::load(connection, version)?;
    let stored = quotes::of_version(connection, version, text)?;
    let searched = Highlighter::new(&parse(search).expr);
    let matches = searched.spans(text, false).into_iter().map(|span| draw::mark(span, MarkKind::Match, 0));
    let mut marks: Vec<draw::Placed> = stored.iter().flat_map(quotes::Stored::marks).chain(matches).collect();
    marks.sort_by_key(|(span, _)| *span);
    let (story, trashed) = place(connection, article)?;
    Ok(ArticleView {
        id: article,
        version,
        headline: headline(connection, version, &subject, &searched)?,
        fields: fields(connection, article, version)?,
        paragraphs: draw::paragraphs(&body, &analyzed.sentences, &marks),
        sentences: analyzed.sentences.len() as u32,
        words: token::words(text).count() as u32,
        people: people(connection, version, &analyzed)?,
        quotations: stored.into_iter().map(|quotation| quotation.row).collect(),
        facts: facts(&analyzed),
        versions: loaded::versions(connection, article)?,
        source: source(connection, version)?,
        siblings: siblings(connection, article, story.as_ref())?,
        story,
        tags: crate::articles::tags_of(connection, [article].into_iter())?.remove(&article).unwrap_or_default(),
        trashed,
    })
}

/// The number of the sentence in which an offset lies or after which it follows.
fn sentence_at(article: &Article, offset: usize) -> u32 {
    let number = article.sentences.partition_point(|span| span.end() <= offset);
    number.min(article.sentences.len().saturating_sub(1)) as u32
}

fn headline(
    connection: &Connection,
    version: Id,
    subject: &Subject,
    searched: &Highlighter,
) -> Result<Vec<crate::view::Run>, Error> {
    let Some(headline) = &subject.headline else { return Ok(Vec::new()) };
    let spans: Option<String> = connection
        .query_row(
            "SELECT a.headline_spans FROM analysis a JOIN version v ON v.id = a.version_id
             WHERE a.version_id = ?1 AND v.headline = ?2",
            rusqlite::params![version, headline],
            |row| row.get(0),
        )
        .optional()?;
    let quoted = json::parse_spans(&spans.unwrap_or_default()).into_iter();
    let marks: Vec<draw::Placed> = quoted
        .map(|span| draw::mark(span, MarkKind::Quotation, 0))
        .chain(searched.spans(headline, true).into_iter().map(|span| draw::mark(span, MarkKind::Match, 0)))
        .collect();
    Ok(draw::line(headline, &marks))
}

/// Its story, and whether it lies in the trash.
fn place(connection: &Connection, article: Id) -> Result<(Option<StoryRef>, bool), Error> {
    let (id, title, trashed): (Option<Id>, Option<String>, bool) = connection
        .query_row(
            "SELECT s.id, s.title, r.trashed FROM article_row r LEFT JOIN story s ON s.id = r.story_id
             WHERE r.article_id = ?1",
            [article],
            |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)),
        )
        .optional()?
        .ok_or(Error::NotFound("article"))?;
    Ok((id.zip(title).map(|(id, title)| StoryRef { id, title }), trashed))
}

fn siblings(connection: &Connection, article: Id, story: Option<&StoryRef>) -> Result<Vec<ArticleRef>, Error> {
    let Some(story) = story else { return Ok(Vec::new()) };
    let mut statement = connection.prepare_cached(
        "SELECT version_id FROM article_row WHERE story_id = ?1 AND article_id <> ?2 AND trashed = 0
         ORDER BY time IS NULL, time, article_id",
    )?;
    let versions: Vec<Id> = statement.query_map([story.id, article], |row| row.get(0))?.collect::<Result<_, _>>()?;
    versions.into_iter().map(|version| refs::version(connection, version)).collect()
}

fn fields(connection: &Connection, article: Id, version: Id) -> Result<Vec<FieldView>, Error> {
    let mut edits = refresh::edits(connection, article)?;
    let mut statement = connection.prepare_cached(
        "SELECT headline, standfirst, outlet, authors, published, modified, language, section, agency, url, evidence
         FROM version WHERE id = ?1",
    )?;
    let fields = statement.query_row([version], |row| {
        let evidence = json::parse_map(row.get_ref(10)?.as_str().unwrap_or_default());
        let mut made = Vec::new();
        for (column, field) in Field::ALL.iter().enumerate() {
            let mut original: Option<String> = row.get(column)?;
            if *field == Field::Authors {
                let names = json::parse_strings(&original.unwrap_or_default());
                original = (!names.is_empty()).then(|| names.join("; "));
            }
            let edited = edits.remove(field.key());
            let changed = edited.is_some();
            let from = original.as_ref().and_then(|_| evidence.get(field.key()).cloned());
            made.push(FieldView {
                key: field_key(*field),
                value: match edited {
                    Some(value) => Some(value).filter(|value| !value.is_empty()),
                    None => original.clone(),
                },
                evidence: if changed { Some("you".into()) } else { from },
                original: original.filter(|_| changed),
            });
        }
        Ok(made)
    })?;
    Ok(fields)
}

pub(crate) const fn field_key(field: Field) -> FieldKey {
    match field {
        Field::Headline => FieldKey::Headline,
        Field::Standfirst => FieldKey::Standfirst,
        Field::Outlet => FieldKey::Outlet,
        Field::Url => FieldKey::Url,
        Field::Authors => FieldKey::Authors,
        Field::Published => FieldKey::Published,
        Field::Modified => FieldKey::Modified,
        Field::Language => FieldKey::Language,
        Field::Section => FieldKey::Section,
        Field::Agency => FieldKey::Agency,
    }
}

fn people(connection: &Connection, version: Id, article: &Article) -> Result<Vec<PersonRow>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT p.name, p.aliases, p.roles, p.mentions, s.id, coalesce(n.name, s.name)
         FROM person p
         LEFT JOIN speaker s ON s.id = (SELECT q.speaker_id FROM quotation q
             WHERE q.version_id = p.version_id AND q.person = p.idx AND q.speaker_id IS NOT NULL ORDER BY q.idx LIMIT 1)
         LEFT JOIN speaker_name n ON n.speaker_id = s.id
         WHERE p.version_id = ?1 ORDER BY p.idx",
    )?;
    let rows = statement.query_map([version], |row| {
        let strings =
            |column| Ok::<_, rusqlite::Error>(json::parse_strings(row.get_ref(column)?.as_str().unwrap_or("")));
        let mentions = json::parse_spans(row.get_ref(3)?.as_str().unwrap_or_default());
        let mut sentences: Vec<u32> = mentions.iter().map(|span| sentence_at(article, span.start())).collect();
        sentences.dedup();
        let speaker = row.get::<_, Option<Id>>(4)?.zip(row.get(5)?).map(|(id, name)| SpeakerRef { id, name });
        let person = PersonRow { name: row.get(0)?, aliases: strings(1)?, roles: strings(2)?, sentences, speaker };
        Ok((mentions.len(), person))
    })?;
    let mut found: Vec<(usize, PersonRow)> = rows.collect::<Result<_, _>>()?;
    found.sort_by_key(|(mentions, _)| std::cmp::Reverse(*mentions));
    Ok(found.into_iter().map(|(_, person)| person).collect())
}

fn facts(article: &Article) -> Vec<FactItem> {
    let found = facts::find(article).into_iter();
    found
        .filter_map(|fact| {
            let kind = match fact.kind {
                facts::Kind::Number => FactKind::Number,
                facts::Kind::Date => FactKind::Date,
                _ => return None,
            };
            Some(FactItem {
                kind,
                text: fact.span.of(article.text).to_string(),
                value: fact.value,
                sentence: sentence_at(article, fact.span.start()),
            })
        })
        .collect()
}

/// The file of a version and what was left out of it.
pub(crate) fn source(connection: &Connection, version: Id) -> Result<SourceView, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT s.file_name, s.origin, s.media_type, s.bytes, s.sha256, v.imported_at, v.because, v.warnings,
                v.part_name
         FROM version v JOIN source_file s ON s.id = v.source_file_id WHERE v.id = ?1",
    )?;
    let mut view = statement.query_row([version], |row| {
        Ok(SourceView {
            file_name: row.get(0)?,
            origin: row.get(1)?,
            part: row.get(8)?,
            media_type: row.get(2)?,
            bytes: row.get(3)?,
            sha256: row.get(4)?,
            imported: row.get(5)?,
            because: row.get(6)?,
            removed: Vec::new(),
            warnings: json::parse_strings(row.get_ref(7)?.as_str().unwrap_or_default()),
        })
    })?;
    view.removed = body::removed(connection, version)?;
    Ok(view)
}
