//! Deleting for good. Nothing of it can be undone, so the undo log is forgotten with it.
use super::{refresh, undo};
use crate::error::Error;
use crate::view::Id;
use rusqlite::Transaction;
use std::collections::BTreeSet;

/// Deletes versions, the articles that have none left, and what only they used. Gives back the hashes of the source
/// files to delete once this is committed.
pub(crate) fn versions(tx: &Transaction, versions: &[Id]) -> Result<Vec<String>, Error> {
    if versions.is_empty() {
        return Ok(Vec::new());
    }
    undo::forget(tx)?;
    let mut articles: BTreeSet<Id> = BTreeSet::new();
    for version in versions {
        articles.insert(super::refs::article_of(tx, *version)?);
    }
    let stories: Vec<Id> = tx
        .prepare("SELECT DISTINCT story_id FROM story_article WHERE article_id IN (SELECT value FROM json_each(?1))")?
        .query_map([serde_json::Value::from_iter(articles.iter().copied()).to_string()], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for version in versions {
        // The row of the list points at a version; it is made again below.
        tx.prepare_cached("DELETE FROM article_row WHERE version_id = ?1")?.execute([version])?;
        tx.prepare_cached("DELETE FROM version WHERE id = ?1")?.execute([version])?;
    }
    for article in articles {
        refresh::article(tx, article)?;
        tx.prepare_cached(
            "DELETE FROM article WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM version WHERE article_id = ?1)",
        )?
        .execute([article])?;
    }
    // A story that lost its last article here has nothing left to tell; others are the user's and stay.
    for story in stories {
        tx.execute(
            "DELETE FROM story WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM story_article WHERE story_id = ?1)",
            [story],
        )?;
    }
    tx.execute_batch(
        "DELETE FROM tag WHERE id NOT IN (SELECT tag_id FROM article_tag);
         DELETE FROM suggestion WHERE (SELECT count(*) FROM suggestion_article WHERE suggestion_id = suggestion.id) < 2
            AND story_id IS NULL;",
    )?;
    let mut unused = tx.prepare(
        "DELETE FROM source_file WHERE id NOT IN (SELECT source_file_id FROM version)
            AND id NOT IN (SELECT source_file_id FROM sighting) RETURNING sha256",
    )?;
    let hashes = unused.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(hashes)
}
