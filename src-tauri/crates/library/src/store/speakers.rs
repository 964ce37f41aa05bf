//! The register of speakers, and who is meant after the user's corrections, aliases and merges.
use super::derive::speaker_kind;
use super::roots;
use crate::error::Error;
use crate::fold;
use crate::view::Id;
use broadsheet_analysis::quotes::{identity, SpeakerKind};
use rusqlite::{params, OptionalExtension, Transaction};
use std::collections::BTreeSet;

/// Whether the speaker of a quotation `q` is sure: by the analysis or by the user's word.
pub(crate) const SURE: &str =
    "(q.certain = 1 OR EXISTS (SELECT 1 FROM quotation_correction w WHERE w.anchor = q.anchor))";

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
    match found {
        Some(id) => Ok(Some(id)),
        None => add(tx, &key, name, kind).map(Some),
    }
}

/// A new speaker; without a key when another one has it: a namesake.
pub(crate) fn add(tx: &Transaction, key: &str, name: &str, kind: SpeakerKind) -> Result<Id, Error> {
    tx.prepare_cached(
        "INSERT INTO speaker (key, name, kind)
         VALUES (CASE WHEN EXISTS (SELECT 1 FROM speaker WHERE key = ?1) THEN NULL ELSE ?1 END, ?2, ?3)",
    )?
    .execute(params![key, name.trim(), speaker_kind(kind)])?;
    let id = tx.last_insert_rowid() as Id;
    index(tx, id)?;
    Ok(id)
}

/// Makes the words anew under which a speaker is looked up; nothing for one that is not there.
pub(crate) fn index(tx: &Transaction, id: Id) -> rusqlite::Result<()> {
    let names = tx
        .prepare_cached(
            "SELECT s.name, n.name, s.kind FROM speaker s LEFT JOIN speaker_name n ON n.speaker_id = s.id WHERE s.id = ?1",
        )?
        .query_row([id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, String>(2)?)))
        .optional()?;
    let Some((name, given, kind)) = names else { return Ok(()) };
    let kind = speaker_of(&kind);
    tx.prepare_cached("DELETE FROM speaker_word WHERE speaker_id = ?1")?.execute([id])?;
    let mut insert = tx.prepare_cached("INSERT OR IGNORE INTO speaker_word VALUES (?1, ?2)")?;
    for word in [Some(name), given].into_iter().flatten().flat_map(|name| identity::lookup_words(&name, kind)) {
        insert.execute(params![word, id])?;
    }
    Ok(())
}

/// Makes the words anew for all speakers, after a migration that brought them.
pub(crate) fn index_all(tx: &Transaction) -> rusqlite::Result<()> {
    let mut statement = tx.prepare("SELECT id FROM speaker")?;
    let ids: Vec<Id> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    ids.into_iter().try_for_each(|id| index(tx, id))
}

/// What a stored kind means.
pub(crate) fn speaker_of(kind: &str) -> SpeakerKind {
    match kind {
        "person" => SpeakerKind::Person,
        "organization" => SpeakerKind::Organization,
        _ => SpeakerKind::Unknown,
    }
}

/// Sets `quotation.speaker_id` of one version, or of all; gives back the versions in which it changed.
pub(crate) fn resolve(tx: &Transaction, version: Option<Id>) -> Result<BTreeSet<Id>, Error> {
    if version.is_none() {
        roots::settle(tx)?;
        // A speaker that went and came back by undo and redo is found again by its name.
        tx.execute(
            "UPDATE quotation SET found_speaker = n.speaker
             FROM (SELECT q.id, coalesce(a.speaker_id, s.id) AS speaker FROM quotation q
                   JOIN person p ON p.version_id = q.version_id AND p.idx = q.person
                   LEFT JOIN speaker_alias a ON a.key = p.key LEFT JOIN speaker s ON s.key = p.key
                   WHERE q.found_speaker IS NULL) n
             WHERE n.id = quotation.id AND n.speaker IS NOT quotation.found_speaker",
            [],
        )?;
    }
    let mut changed = BTreeSet::new();
    // Two statements in place of one with an OR, which would read all quotations for each version.
    let which = if version.is_some() { "q.version_id = ?1" } else { "?1 IS NULL" };
    let sql = format!(
        "UPDATE quotation SET speaker_id = n.speaker
         FROM (SELECT t.id, coalesce(m.root_id, t.speaker) AS speaker FROM
                 (SELECT q.id, CASE c.said WHEN 'speaker' THEN c.speaker_id WHEN 'nobody' THEN NULL
                               ELSE q.found_speaker END AS speaker
                  FROM quotation q LEFT JOIN quotation_correction c ON c.anchor = q.anchor
                  WHERE {which}) t
               LEFT JOIN speaker_root m ON m.speaker_id = t.speaker) n
         WHERE n.id = quotation.id AND n.speaker IS NOT quotation.speaker_id
         RETURNING version_id"
    );
    let mut statement = tx.prepare_cached(&sql)?;
    for row in statement.query_map([version], |row| row.get::<_, Id>(0))? {
        changed.insert(row?);
    }
    Ok(changed)
}
