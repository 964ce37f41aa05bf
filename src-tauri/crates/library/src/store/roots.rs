//! Whom each speaker counts as: the user's merges, joins by likeness, and what keeps two apart.
use super::json;
use crate::error::Error;
use crate::view::Id;
use broadsheet_analysis::quotes::identity::{self, Likeness};
use rusqlite::{params, Connection, OptionalExtension, Transaction};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Whom a speaker counts as; itself when nobody else.
pub(crate) fn of(connection: &Connection, speaker: Id) -> Result<Id, Error> {
    let mut statement = connection.prepare_cached("SELECT root_id FROM speaker_root WHERE speaker_id = ?1")?;
    Ok(statement.query_row([speaker], |row| row.get(0)).optional()?.unwrap_or(speaker))
}

/// Makes `speaker_root` anew: the user's merges first, then joins, the likest first, unless the user keeps two of
/// those that would come together apart.
pub(crate) fn settle(tx: &Transaction) -> Result<(), Error> {
    let pairs = |sql: &str| -> Result<Vec<(Id, Id)>, Error> {
        let mut statement = tx.prepare_cached(sql)?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    let merges = pairs("SELECT from_id, into_id FROM speaker_merge")?;
    let joins = pairs("SELECT from_id, into_id FROM speaker_join ORDER BY score DESC, from_id")?;
    let apart = pairs("SELECT a_id, b_id FROM speaker_decision WHERE said = 'apart'")?;
    let mut direct: HashMap<Id, Id> = merges.into_iter().collect();
    for (from, into) in joins {
        let (from, into) = (last(&direct, from), last(&direct, into));
        let kept = apart.iter().any(|(a, b)| {
            let (a, b) = (last(&direct, *a), last(&direct, *b));
            (a, b) == (from, into) || (a, b) == (into, from)
        });
        if from != into && !kept {
            direct.insert(from, into);
        }
    }
    let wanted: BTreeMap<Id, Id> =
        direct.keys().map(|id| (*id, last(&direct, *id))).filter(|(id, root)| id != root).collect();
    let stored: BTreeMap<Id, Id> = pairs("SELECT speaker_id, root_id FROM speaker_root")?.into_iter().collect();
    for id in stored.keys().filter(|id| !wanted.contains_key(id)) {
        tx.execute("DELETE FROM speaker_root WHERE speaker_id = ?1", [id])?;
    }
    for (id, root) in wanted.iter().filter(|(id, root)| stored.get(id) != Some(root)) {
        tx.prepare_cached("INSERT OR REPLACE INTO speaker_root VALUES (?1, ?2)")?.execute([id, root])?;
    }
    Ok(())
}

/// The end of a chain; a circle ends where it was entered.
fn last(direct: &HashMap<Id, Id>, from: Id) -> Id {
    let mut seen = BTreeSet::from([from]);
    let mut at = from;
    while let Some(next) = direct.get(&at).filter(|next| seen.insert(**next)) {
        at = *next;
    }
    at
}

/// Whether the user said of any two that count as these that they are different people.
pub(crate) fn kept_apart(connection: &Connection, a: Id, b: Id) -> Result<bool, Error> {
    let sql = "SELECT EXISTS (SELECT 1 FROM speaker_decision d
                   LEFT JOIN speaker_root x ON x.speaker_id = d.a_id LEFT JOIN speaker_root y ON y.speaker_id = d.b_id
                   WHERE d.said = 'apart' AND min(coalesce(x.root_id, d.a_id), coalesce(y.root_id, d.b_id)) = ?1
                     AND max(coalesce(x.root_id, d.a_id), coalesce(y.root_id, d.b_id)) = ?2)";
    Ok(connection.prepare_cached(sql)?.query_row([a.min(b), a.max(b)], |row| row.get(0))?)
}

/// Puts `from`, who counts as nobody else, to `into`; the versions whose quotations changed hands.
pub(crate) fn join(tx: &Transaction, from: Id, into: Id, likeness: &Likeness) -> Result<BTreeSet<Id>, Error> {
    let why = json::strings(&likeness.pro);
    tx.prepare_cached("INSERT OR REPLACE INTO speaker_join VALUES (?1, ?2, ?3, ?4)")?.execute(params![
        from,
        into,
        likeness.score,
        why
    ])?;
    tx.prepare_cached("UPDATE speaker_root SET root_id = ?2 WHERE root_id = ?1")?.execute([from, into])?;
    tx.prepare_cached("INSERT OR REPLACE INTO speaker_root VALUES (?1, ?2)")?.execute([from, into])?;
    let mut statement =
        tx.prepare_cached("UPDATE quotation SET speaker_id = ?2 WHERE speaker_id = ?1 RETURNING version_id")?;
    let rows = statement.query_map([from, into], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The articles of versions.
pub(crate) fn articles(connection: &Connection, versions: &BTreeSet<Id>) -> Result<BTreeSet<Id>, Error> {
    let mut statement = connection.prepare_cached("SELECT article_id FROM version WHERE id = ?1")?;
    versions.iter().map(|version| Ok(statement.query_row([version], |row| row.get(0))?)).collect()
}

/// The two, the one with the shorter name first; the younger one of equals.
pub(crate) fn shorter_first(connection: &Connection, a: Id, b: Id) -> Result<(Id, Id), Error> {
    let mut statement = connection.prepare_cached(
        "SELECT coalesce(n.name, s.name) FROM speaker s LEFT JOIN speaker_name n ON n.speaker_id = s.id WHERE s.id = ?1",
    )?;
    let mut name = |id: Id| -> Result<String, Error> { Ok(statement.query_row([id], |row| row.get(0))?) };
    let (full_a, full_b) = (identity::fullness(&name(a)?), identity::fullness(&name(b)?));
    let a_first = full_a < full_b || full_a == full_b && a > b;
    Ok(if a_first { (a, b) } else { (b, a) })
}

/// Asks whether two are one person, or brings the question up again when there is more evidence.
pub(crate) fn ask(tx: &Transaction, a: Id, b: Id, likeness: &Likeness) -> Result<(), Error> {
    tx.prepare_cached(
        "INSERT INTO speaker_question (a_id, b_id, score, pro, contra) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT (a_id, b_id) DO UPDATE SET
            raised = raised + (excluded.score > score + 0.1), score = max(score, excluded.score),
            pro = CASE WHEN excluded.score >= score THEN excluded.pro ELSE pro END,
            contra = CASE WHEN excluded.score >= score THEN excluded.contra ELSE contra END",
    )?
    .execute(params![
        a.min(b),
        a.max(b),
        likeness.score,
        json::strings(&likeness.pro),
        json::strings(&likeness.contra)
    ])?;
    Ok(())
}

/// Keeps the user's word that two are different people, or that she does not want to say yet.
pub(crate) fn decide(tx: &Transaction, a: Id, b: Id, said: &str, now: &str) -> Result<(), Error> {
    tx.execute(
        "INSERT INTO speaker_decision (a_id, b_id, said, raised, at)
         VALUES (?1, ?2, ?3, coalesce((SELECT raised FROM speaker_question WHERE a_id = ?1 AND b_id = ?2), 0), ?4)
         ON CONFLICT (a_id, b_id) DO UPDATE SET said = excluded.said, raised = excluded.raised, at = excluded.at",
        params![a.min(b), a.max(b), said, now],
    )?;
    Ok(())
}

/// Forgets what was said of any two that count as these.
pub(crate) fn reconsider(tx: &Transaction, a: Id, b: Id) -> Result<(), Error> {
    tx.execute(
        "DELETE FROM speaker_decision WHERE id IN (SELECT d.id FROM speaker_decision d
             LEFT JOIN speaker_root x ON x.speaker_id = d.a_id LEFT JOIN speaker_root y ON y.speaker_id = d.b_id
             WHERE min(coalesce(x.root_id, d.a_id), coalesce(y.root_id, d.b_id)) = ?1
               AND max(coalesce(x.root_id, d.a_id), coalesce(y.root_id, d.b_id)) = ?2)",
        [a.min(b), a.max(b)],
    )?;
    Ok(())
}
