//! The register of speakers, and who is meant after the user's corrections, aliases and merges.
use super::derive::speaker_kind;
use crate::error::Error;
use crate::fold;
use crate::view::Id;
use broadsheet_analysis::quotes::SpeakerKind;
use rusqlite::{params, Connection, OptionalExtension, Transaction};
use std::collections::{BTreeSet, HashMap};

/// The speaker of that name, made when new; `None` when the name holds no letter. An alias that the user gave decides
/// first.
pub(crate) fn ensure(tx: &Transaction, name: &str, kind: SpeakerKind) -> Result<Option<Id>, Error> {
    let Some(key) = fold::key(Some(name)) else { return Ok(None) };
    let found: Option<Id> = tx
        .prepare_cached(
            "SELECT speaker_id FROM speaker_alias WHERE key = ?1 UNION ALL SELECT id FROM speaker WHERE key = ?1 LIMIT 1",
        )?
        .query_row([&key], |row| row.get(0))
        .optional()?;
    if found.is_some() {
        return Ok(found);
    }
    tx.prepare_cached("INSERT INTO speaker (key, name, kind) VALUES (?1, ?2, ?3)")?.execute(params![
        key,
        name.trim(),
        speaker_kind(kind)
    ])?;
    Ok(Some(tx.last_insert_rowid() as Id))
}

/// Whom each merged speaker now counts as, chains followed to their end.
pub(crate) fn merges(connection: &Connection) -> Result<HashMap<Id, Id>, Error> {
    let mut statement = connection.prepare_cached("SELECT from_id, into_id FROM speaker_merge")?;
    let direct: HashMap<Id, Id> =
        statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    let last = |from: Id| {
        let mut seen = BTreeSet::from([from]);
        let mut at = from;
        while let Some(next) = direct.get(&at).filter(|next| seen.insert(**next)) {
            at = *next;
        }
        at
    };
    Ok(direct.keys().map(|from| (*from, last(*from))).collect())
}

/// Sets `quotation.speaker_id` of one version, or of all; gives back the versions in which it changed.
pub(crate) fn resolve(tx: &Transaction, version: Option<Id>) -> Result<BTreeSet<Id>, Error> {
    if version.is_none() {
        // Aliases may have come or gone since the analysis.
        tx.execute(
            "UPDATE quotation SET found_speaker = n.speaker
             FROM (SELECT q.id, coalesce(a.speaker_id, s.id) AS speaker FROM quotation q
                   JOIN person p ON p.version_id = q.version_id AND p.idx = q.person
                   LEFT JOIN speaker_alias a ON a.key = p.key LEFT JOIN speaker s ON s.key = p.key) n
             WHERE n.id = quotation.id AND n.speaker IS NOT quotation.found_speaker",
            [],
        )?;
    }
    let mut changed = BTreeSet::new();
    let mut collect = |sql: &str, values: &[&dyn rusqlite::ToSql]| -> Result<(), Error> {
        let mut statement = tx.prepare_cached(sql)?;
        for row in statement.query_map(values, |row| row.get::<_, Id>(0))? {
            changed.insert(row?);
        }
        Ok(())
    };
    let merges = merges(tx)?;
    // Merges are looked up in a table made for this one statement, so that each quotation is written at most once.
    tx.execute_batch(
        "CREATE TEMP TABLE IF NOT EXISTS merged (from_id INTEGER PRIMARY KEY, into_id INTEGER); DELETE FROM merged;",
    )?;
    for (from, into) in &merges {
        tx.prepare_cached("INSERT INTO merged VALUES (?1, ?2)")?.execute([from, into])?;
    }
    // Two statements in place of one with an OR, which would read all quotations for each version.
    let which = if version.is_some() { "q.version_id = ?1" } else { "?1 IS NULL" };
    let sql = format!(
        "UPDATE quotation SET speaker_id = n.speaker
         FROM (SELECT t.id, coalesce(m.into_id, t.speaker) AS speaker FROM
                 (SELECT q.id, CASE c.said WHEN 'speaker' THEN c.speaker_id WHEN 'nobody' THEN NULL
                               ELSE q.found_speaker END AS speaker
                  FROM quotation q LEFT JOIN quotation_correction c ON c.anchor = q.anchor
                  WHERE {which}) t
               LEFT JOIN merged m ON m.from_id = t.speaker) n
         WHERE n.id = quotation.id AND n.speaker IS NOT quotation.speaker_id
         RETURNING version_id"
    );
    collect(&sql, &[&version])?;
    Ok(changed)
}
