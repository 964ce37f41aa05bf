//! What archives had at other times: the same text again, and the text that stood there before and after another.
//!
//! A capture of a text that is there already is no version: nothing changed. That it was there at that time is kept, with
//! its file, because it says how long the text stood, and because of a later import that finds another text in between:
//! then the text went back, and the later capture becomes a version after all. So the order of imports decides nothing.
use super::record::{self, Ready, Source};
use crate::error::Error;
use crate::store::{derive, refresh};
use crate::view::Id;
use rusqlite::{params, OptionalExtension, Transaction};

/// Keeps that an archive had the text of a version. Whether there was anything to keep: not for the capture that is the
/// version, nor for one that is kept already.
pub(super) fn seen(tx: &Transaction, version: Id, source: &Source, ready: &Ready, now: &str) -> Result<bool, Error> {
    let Some(captured) = &ready.captured else { return Ok(false) };
    let known: bool = tx
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM version WHERE id = ?1 AND captured = ?2)
                 OR EXISTS (SELECT 1 FROM sighting WHERE version_id = ?1 AND captured = ?2)",
        )?
        .query_row(params![version, captured], |row| row.get(0))?;
    if known {
        return Ok(false);
    }
    let file = record::source_file(tx, source, &ready.document.media_type, now)?;
    tx.prepare_cached(
        "INSERT INTO sighting (version_id, source_file_id, part, part_name, url, captured)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        version,
        file,
        record::free_part(tx, file, ready.part)?,
        ready.document.part,
        ready.document.url,
        captured
    ])?;
    // The text stood there from its first capture on.
    tx.prepare_cached("UPDATE version SET time = ?2 WHERE id = ?1 AND captured IS NOT NULL AND time > ?2")?
        .execute(params![version, captured])?;
    Ok(true)
}

/// After a version was added: when an archive had one text before it and again after it, that text is a version twice.
/// The version that is there keeps its file, because what the user said of it hangs on that; the captures on the other
/// side of the new version become the second one.
pub(super) fn went_back(tx: &Transaction, version: Id, now: &str) -> Result<(), Error> {
    let before: Option<(Id, Id, String, Option<String>)> = tx
        .prepare_cached(
            "SELECT b.article_id, b.id, v.time, b.captured FROM version v
             JOIN version b ON b.id = (SELECT id FROM version WHERE article_id = v.article_id AND id <> v.id
                                       AND time <= v.time ORDER BY time DESC, id DESC LIMIT 1)
             WHERE v.id = ?1",
        )?
        .query_row([version], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let Some((article, before, time, captured)) = before else { return Ok(()) };
    // Its own file may be the later one: its time is that of the first capture.
    let is_later = captured.is_some_and(|captured| captured > time);
    let other_side = if is_later { "captured < ?2" } else { "captured > ?2" };
    let first: Option<Id> = tx
        .prepare_cached(&format!(
            "SELECT id FROM sighting WHERE version_id = ?1 AND {other_side} ORDER BY captured LIMIT 1"
        ))?
        .query_row(params![before, time], |row| row.get(0))
        .optional()?;
    let Some(first) = first else { return Ok(()) };
    let added = copy(tx, before, first, now)?;
    tx.execute("DELETE FROM sighting WHERE id = ?1", [first])?;
    tx.execute(
        &format!("UPDATE sighting SET version_id = ?3 WHERE version_id = ?1 AND {other_side}"),
        params![before, time, added],
    )?;
    if is_later {
        tx.execute(
            "UPDATE version SET time = min(captured, coalesce((SELECT min(captured) FROM sighting WHERE version_id = ?1),
                                                              captured))
             WHERE id = ?1",
            [before],
        )?;
    }
    derive::again(tx, added)?;
    refresh::article(tx, article)
}

/// The version of a sighting: the text and the fields of the version that it saw, with its own file and time.
fn copy(tx: &Transaction, version: Id, sighting: Id, now: &str) -> Result<Id, Error> {
    const SAME: &str =
        "article_id, sample, headline, standfirst, outlet, authors, published, modified, language, section,
        evidence, warnings, text_hash, url_key, outlet_key, headline_key, day, sketch, agency";
    tx.execute(
        &format!(
            "INSERT INTO version ({SAME}, source_file_id, part, part_name, url, captured, time, imported_at, because)
             SELECT {same}, s.source_file_id, s.part, s.part_name, coalesce(s.url, v.url), s.captured, s.captured, ?3, ?4
             FROM version v JOIN sighting s ON s.id = ?2 WHERE v.id = ?1",
            same = SAME.split(',').map(|column| format!("v.{}", column.trim())).collect::<Vec<_>>().join(", ")
        ),
        params![version, sighting, now, "The text went back to that of another version."],
    )?;
    let added = tx.last_insert_rowid() as Id;
    tx.execute(
        "INSERT INTO paragraph (version_id, idx, kind, text)
         SELECT ?1, idx, kind, text FROM paragraph WHERE version_id = ?2",
        [added, version],
    )?;
    tx.execute(
        "INSERT INTO removed (version_id, idx, text, reason, before, rule)
         SELECT ?1, idx, text, reason, before, rule FROM removed WHERE version_id = ?2",
        [added, version],
    )?;
    Ok(added)
}
