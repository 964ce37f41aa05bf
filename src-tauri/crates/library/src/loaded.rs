//! A version in hand: its effective body, its fields under the user's edits, its place among the others.
use crate::error::Error;
use crate::store::body::{self, Body};
use crate::store::derive::Subject;
use crate::store::{json, refresh};
use crate::view::{ArticleRef, Id, VersionRef};
use broadsheet_text::token;
use rusqlite::{Connection, OptionalExtension};

/// A version in hand.
pub(crate) struct Loaded {
    pub(crate) article: Id,
    pub(crate) version: Id,
    /// From 1, in order of time.
    pub(crate) number: u32,
    /// How many there are.
    pub(crate) versions: u32,
    /// The authors, joined.
    pub(crate) byline: Option<String>,
    pub(crate) body: Body,
    /// Text and fields, as the analyses take them.
    pub(crate) subject: Subject,
}

impl Loaded {
    /// Loads a version; `NotFound` when there is none.
    pub(crate) fn load(connection: &Connection, version: Id) -> Result<Self, Error> {
        let subject = Subject::load(connection, version)?.ok_or(Error::NotFound("version"))?;
        let (article, authors): (Id, String) = connection
            .prepare_cached("SELECT article_id, authors FROM version WHERE id = ?1")?
            .query_row([version], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let order = order(connection, article)?;
        let edited = refresh::edits(connection, article)?.remove("authors");
        let byline = edited.unwrap_or_else(|| json::parse_strings(&authors).join("; "));
        Ok(Self {
            article,
            version,
            number: 1 + order.iter().take_while(|one| **one != version).count() as u32,
            versions: order.len() as u32,
            byline: Some(byline).filter(|byline| !byline.is_empty()),
            body: body::load(connection, version)?,
            subject,
        })
    }

    /// In a few words, for links to it.
    pub(crate) fn reference(&self) -> ArticleRef {
        self.subject.reference(self.article, self.version)
    }

    /// Words of the body.
    pub(crate) fn words(&self) -> u32 {
        token::words(&self.subject.text).count() as u32
    }
}

/// The versions of an article, oldest first.
pub(crate) fn order(connection: &Connection, article: Id) -> Result<Vec<Id>, Error> {
    let mut statement = connection.prepare_cached("SELECT id FROM version WHERE article_id = ?1 ORDER BY time, id")?;
    let rows = statement.query_map([article], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The same with their times and lengths.
pub(crate) fn versions(connection: &Connection, article: Id) -> Result<Vec<VersionRef>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT v.id, v.time, coalesce(a.words, 0), v.captured,
                (SELECT json_group_array(captured) FROM (SELECT captured FROM sighting WHERE version_id = v.id ORDER BY 1))
         FROM version v LEFT JOIN analysis a ON a.version_id = v.id WHERE v.article_id = ?1 ORDER BY v.time, v.id",
    )?;
    let mut number = 0;
    let rows = statement.query_map([article], |row| {
        number += 1;
        Ok(VersionRef {
            id: row.get(0)?,
            number,
            time: row.get(1)?,
            words: row.get(2)?,
            captured: row.get(3)?,
            seen_again: json::parse_strings(row.get_ref(4)?.as_str().unwrap_or_default()),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The newest version of an article; `NotFound` when there is no such article.
pub(crate) fn newest(connection: &Connection, article: Id) -> Result<Id, Error> {
    let newest = connection
        .prepare_cached("SELECT id FROM version WHERE article_id = ?1 ORDER BY time DESC, id DESC LIMIT 1")?
        .query_row([article], |row| row.get(0))
        .optional()?;
    newest.ok_or(Error::NotFound("article"))
}
