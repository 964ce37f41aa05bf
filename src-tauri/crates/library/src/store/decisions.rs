//! The user's word on which texts are versions of one article.
//!
//! It is kept by what texts are, not by ids: the same files that are imported again, after everything of them was deleted,
//! come to lie as the user had put them.
use crate::error::Error;
use crate::view::Id;
use rusqlite::{params, Connection, Transaction};
use std::collections::BTreeSet;

/// What the user said of a text and the articles that are there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Word {
    /// The article that it belongs to.
    pub(crate) together: Option<Id>,
    /// Articles that it does not belong to.
    pub(crate) apart: BTreeSet<Id>,
}

/// The key of a text: the hash of its words, and its outlet.
fn key(text_hash: &str, outlet_key: Option<&str>) -> String {
    format!("{text_hash} {}", outlet_key.unwrap_or_default())
}

/// The word on a text.
pub(crate) fn of(connection: &Connection, text_hash: &str, outlet_key: Option<&str>) -> Result<Word, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT b_key, together FROM article_decision WHERE a_key = ?1
         UNION ALL SELECT a_key, together FROM article_decision WHERE b_key = ?1",
    )?;
    let rows = statement.query_map([key(text_hash, outlet_key)], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let said: Vec<(String, bool)> = rows.collect::<Result<_, _>>()?;
    let mut word = Word::default();
    let mut with = BTreeSet::new();
    for (other, together) in said {
        let articles = articles(connection, &other)?;
        if together {
            with.extend(articles);
        } else {
            word.apart.extend(articles);
        }
    }
    word.together = with.into_iter().find(|article| !word.apart.contains(article));
    Ok(word)
}

fn articles(connection: &Connection, key: &str) -> Result<Vec<Id>, Error> {
    let (text_hash, outlet_key) = key.split_once(' ').unwrap_or((key, ""));
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT article_id FROM version WHERE text_hash = ?1 AND coalesce(outlet_key, '') = ?2",
    )?;
    let rows = statement.query_map([text_hash, outlet_key], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Keeps the word that each of `these` versions is, or is not, the same article as each of `those`.
pub(crate) fn say(tx: &Transaction, these: &[Id], those: &[Id], together: bool, now: &str) -> Result<(), Error> {
    let keys = |versions: &[Id]| -> Result<BTreeSet<String>, Error> {
        let mut statement = tx.prepare_cached("SELECT text_hash, outlet_key FROM version WHERE id = ?1")?;
        let key_of = |version: &Id| {
            let marks = statement.query_row([version], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
            let (text_hash, outlet_key): (String, Option<String>) = marks;
            Ok(key(&text_hash, outlet_key.as_deref()))
        };
        versions.iter().map(key_of).collect()
    };
    let (these, those) = (keys(these)?, keys(those)?);
    let mut insert = tx.prepare_cached(
        "INSERT INTO article_decision (a_key, b_key, together, at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (a_key, b_key) DO UPDATE SET together = excluded.together, at = excluded.at
         WHERE together <> excluded.together",
    )?;
    for one in &these {
        // Of one text twice there is nothing to say.
        for other in those.iter().filter(|other| *other != one) {
            insert.execute(params![one.min(other), one.max(other), together, now])?;
        }
    }
    Ok(())
}
