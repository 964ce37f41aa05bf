//! Outlets by name.
use crate::error::Error;
use crate::fold;
use crate::view::Id;
use rusqlite::{params, OptionalExtension, Transaction};

/// The outlet of that name, made when it is new; `None` when the name holds no letter. The first spelling stays.
pub(crate) fn ensure(tx: &Transaction, name: &str, domain: Option<&str>) -> Result<Option<Id>, Error> {
    let Some(key) = fold::key(Some(name)) else { return Ok(None) };
    let found: Option<(Id, Option<String>)> = tx
        .prepare_cached("SELECT id, domain FROM outlet WHERE key = ?1")?
        .query_row([&key], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((id, known)) = found {
        if known.is_none() && domain.is_some() {
            tx.execute("UPDATE outlet SET domain = ?1 WHERE id = ?2", params![domain, id])?;
        }
        return Ok(Some(id));
    }
    tx.prepare_cached("INSERT INTO outlet (name, key, domain) VALUES (?1, ?2, ?3)")?.execute(params![
        name.trim(),
        key,
        domain
    ])?;
    Ok(Some(tx.last_insert_rowid() as Id))
}
