//! Articles and versions in a few words.
use super::refresh;
use crate::error::Error;
use crate::view::{ArticleRef, Id};
use rusqlite::{Connection, OptionalExtension};

/// The article of a version.
pub(crate) fn article_of(connection: &Connection, version: Id) -> Result<Id, Error> {
    connection
        .prepare_cached("SELECT article_id FROM version WHERE id = ?1")?
        .query_row([version], |row| row.get(0))
        .optional()?
        .ok_or(Error::NotFound("version"))
}

/// An article at one of its versions, under the user's edits.
pub(crate) fn version(connection: &Connection, version: Id) -> Result<ArticleRef, Error> {
    let mut found = connection
        .prepare_cached(
            "SELECT v.article_id, v.headline, v.outlet, v.published, coalesce(v.language, a.language)
             FROM version v LEFT JOIN analysis a ON a.version_id = v.id WHERE v.id = ?1",
        )?
        .query_row([version], |row| {
            Ok(ArticleRef {
                id: row.get(0)?,
                version,
                headline: row.get(1)?,
                outlet: row.get(2)?,
                published: row.get(3)?,
                language: row.get(4)?,
            })
        })
        .optional()?
        .ok_or(Error::NotFound("version"))?;
    for (field, value) in refresh::edits(connection, found.id)? {
        let value = Some(value).filter(|value| !value.is_empty());
        match field.as_str() {
            "headline" => found.headline = value,
            "outlet" => found.outlet = value,
            "published" => found.published = value,
            "language" => found.language = value,
            _ => {}
        }
    }
    Ok(found)
}
