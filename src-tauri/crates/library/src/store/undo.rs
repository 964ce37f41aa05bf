//! Undo and redo for everything that the user says.
//!
//! Temporary triggers on the user's tables write the way back of every row change into `undo_change` while an action
//! runs (the technique of <https://www.sqlite.org/undoredo.html>, with row images in place of SQL text, so that nothing
//! stored is ever run as SQL). An action needs no undo code of its own.
use crate::error::Error;
use rusqlite::types::Value;
use rusqlite::{params_from_iter, Connection, OptionalExtension, Transaction};
use std::fmt::Write as _;

/// Tables that are logged, with the columns that the user can change; the first is the rowid. To make a new table
/// undoable, add a line.
const TABLES: &[(&str, &[&str])] = &[
    // Of these two only what splitting a version and joining articles changes.
    ("article", &["id", "created_at"]),
    ("version", &["id", "article_id", "because"]),
    ("trash", &["article_id", "at"]),
    ("field_edit", &["id", "article_id", "field", "value"]),
    ("article_decision", &["id", "a_key", "b_key", "together", "at"]),
    ("kept_removed", &["id", "version_id", "idx", "keep"]),
    ("paragraph_choice", &["id", "version_id", "idx", "keep"]),
    ("cleaning_rule_off", &["id", "rule"]),
    ("own_rule", &["id", "outlet_key", "key", "sample", "created_at"]),
    ("tag", &["id", "name", "key"]),
    ("article_tag", &["id", "article_id", "tag_id"]),
    ("story", &["id", "title", "created_at"]),
    ("story_article", &["article_id", "story_id"]),
    ("suggestion_dismissed", &["id", "key", "at"]),
    ("speaker", &["id", "key", "name", "kind"]),
    ("speaker_name", &["speaker_id", "name"]),
    ("speaker_merge", &["from_id", "into_id"]),
    ("speaker_alias", &["id", "key", "speaker_id"]),
    ("speaker_decision", &["id", "a_id", "b_id", "said", "raised", "at"]),
    ("speaker_lesson", &["id", "key", "article_id", "outlet_key", "speaker_id", "at"]),
    ("quotation_correction", &["id", "anchor", "said", "speaker_id", "text", "at"]),
    ("pairing_correction", &["id", "a_hash", "b_hash", "together", "at"]),
    ("summary_choice", &["id", "article_id", "story_id", "hash", "pinned", "text", "at"]),
    ("saved_search", &["id", "name", "search"]),
    ("column_mapping", &["id", "header_key", "mapping"]),
    ("watched_folder", &["id", "path", "added_at"]),
];

/// Steps that are kept.
const DEPTH: i64 = 500;

/// A row that an action changed.
#[derive(Debug, Clone)]
pub(crate) struct Change {
    pub(crate) table: String,
    pub(crate) row: i64,
    /// The values before, in the order of [`TABLES`]; empty for a new row.
    pub(crate) old: Vec<serde_json::Value>,
    op: String,
}

/// The rows that an action changed, in order.
pub(crate) type Touched = Vec<Change>;

/// Sets the triggers; once a connection.
pub(crate) fn watch(connection: &Connection) -> Result<(), Error> {
    let mut sql = String::from("CREATE TEMP TABLE undo_now (step INTEGER);");
    for (table, columns) in TABLES {
        let log = |image: &str, op: &str, row: &str| {
            format!("INSERT INTO undo_change (step_id, tbl, op, row, old) SELECT step, '{table}', '{op}', {row}, {image} FROM undo_now;")
        };
        let old = format!("json_array({})", columns.iter().map(|c| format!("old.{c}")).collect::<Vec<_>>().join(", "));
        let key = columns.first().copied().unwrap_or("rowid");
        let _ = write!(
            sql,
            "CREATE TEMP TRIGGER undo_{table}_i AFTER INSERT ON main.{table} BEGIN {} END;
             CREATE TEMP TRIGGER undo_{table}_u AFTER UPDATE OF {} ON main.{table} BEGIN {} END;
             CREATE TEMP TRIGGER undo_{table}_d AFTER DELETE ON main.{table} BEGIN {} END;",
            log("NULL", "delete", &format!("new.{key}")),
            columns.join(", "),
            log(&old, "update", &format!("new.{key}")),
            log(&old, "insert", &format!("old.{key}")),
        );
    }
    connection.execute_batch(&sql)?;
    Ok(())
}

/// From here on changes are logged under `label`.
pub(crate) fn begin(tx: &Transaction, label: &str, now: &str) -> Result<(), Error> {
    tx.execute("INSERT INTO undo_step (label, at) VALUES (?1, ?2)", [label, now])?;
    tx.execute("INSERT INTO undo_now VALUES (?1)", [tx.last_insert_rowid()])?;
    Ok(())
}

/// Ends the log. An action that changed nothing leaves no step; one that did makes redo impossible.
pub(crate) fn end(tx: &Transaction) -> Result<Touched, Error> {
    let step: i64 = tx.query_row("SELECT step FROM undo_now", [], |row| row.get(0))?;
    tx.execute("DELETE FROM undo_now", [])?;
    let touched = changes(tx, step)?;
    if touched.is_empty() {
        tx.execute("DELETE FROM undo_step WHERE id = ?1", [step])?;
    } else {
        tx.execute("DELETE FROM undo_step WHERE undone = 1 OR id <= ?1", [step - DEPTH])?;
    }
    Ok(touched)
}

/// Forgets everything: for what cannot be taken back.
pub(crate) fn forget(tx: &Transaction) -> Result<(), Error> {
    tx.execute("DELETE FROM undo_step", [])?;
    Ok(())
}

/// What undo would take back, and what redo would do again.
pub(crate) fn labels(connection: &Connection) -> Result<(Option<String>, Option<String>), Error> {
    let label = |sql| connection.query_row(sql, [], |row| row.get(0)).optional();
    Ok((
        label("SELECT label FROM undo_step WHERE undone = 0 ORDER BY id DESC LIMIT 1")?,
        label("SELECT label FROM undo_step WHERE undone = 1 ORDER BY id LIMIT 1")?,
    ))
}

/// Which way to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// Takes back the last step.
    Undo,
    /// Does again the step that was taken back last.
    Redo,
}

impl Way {
    const fn next(self) -> &'static str {
        match self {
            Way::Undo => "SELECT id, label FROM undo_step WHERE undone = 0 ORDER BY id DESC LIMIT 1",
            Way::Redo => "SELECT id, label FROM undo_step WHERE undone = 1 ORDER BY id LIMIT 1",
        }
    }
}

/// Forgets the next step of that way: it can no longer be gone, and would stand before all others.
pub(crate) fn drop_next(tx: &Transaction, way: Way) -> Result<(), Error> {
    let next: Option<i64> = tx.query_row(way.next(), [], |row| row.get(0)).optional()?;
    tx.execute("DELETE FROM undo_step WHERE id = ?1", [next])?;
    Ok(())
}

/// Goes one step; its label and the rows that it changed, `None` when there is none.
pub(crate) fn step(tx: &Transaction, way: Way) -> Result<Option<(String, Touched)>, Error> {
    let found = tx.query_row(way.next(), [], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?))).optional()?;
    let Some((id, label)) = found else { return Ok(None) };
    let mut touched = changes(tx, id)?;
    // What is done now is logged in the step's place: the way back of the way back.
    tx.execute("DELETE FROM undo_change WHERE step_id = ?1", [id])?;
    tx.execute("INSERT INTO undo_now VALUES (?1)", [id])?;
    tx.pragma_update(None, "defer_foreign_keys", true)?;
    for change in touched.iter().rev() {
        apply(tx, change)?;
    }
    tx.execute("DELETE FROM undo_now", [])?;
    tx.execute("UPDATE undo_step SET undone = ?1 WHERE id = ?2", rusqlite::params![way == Way::Undo, id])?;
    touched.extend(changes(tx, id)?);
    Ok(Some((label, touched)))
}

fn changes(tx: &Transaction, step: i64) -> Result<Touched, Error> {
    let mut statement =
        tx.prepare_cached("SELECT tbl, op, row, old FROM undo_change WHERE step_id = ?1 ORDER BY id")?;
    let rows = statement.query_map([step], |row| {
        let old: Option<String> = row.get(3)?;
        let old = old.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default();
        Ok(Change { table: row.get(0)?, op: row.get(1)?, row: row.get(2)?, old })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn apply(tx: &Transaction, change: &Change) -> Result<(), Error> {
    let (table, columns) = TABLES
        .iter()
        .find(|(table, _)| *table == change.table)
        .ok_or_else(|| Error::Internal(format!("undo of an unknown table {}", change.table)))?;
    let key = columns.first().copied().unwrap_or("rowid");
    let values = change.old.iter().map(value);
    // A step of an older program knows nothing of columns that came to the table since.
    let columns = columns.get(..change.old.len()).unwrap_or(columns);
    match change.op.as_str() {
        "delete" => tx.execute(&format!("DELETE FROM {table} WHERE {key} = ?1"), [change.row])?,
        "insert" => {
            let marks = vec!["?"; columns.len()].join(", ");
            // A row that a cascade brought back already stays as it is.
            let sql = format!("INSERT OR IGNORE INTO {table} ({}) VALUES ({marks})", columns.join(", "));
            tx.execute(&sql, params_from_iter(values))?
        }
        _ => {
            let set = columns.iter().map(|column| format!("{column} = ?")).collect::<Vec<_>>().join(", ");
            let sql = format!("UPDATE {table} SET {set} WHERE {key} = ?");
            tx.execute(&sql, params_from_iter(values.chain([Value::Integer(change.row)])))?
        }
    };
    Ok(())
}

fn value(json: &serde_json::Value) -> Value {
    match json {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(flag) => Value::Integer(i64::from(*flag)),
        serde_json::Value::Number(number) => {
            number.as_i64().map(Value::Integer).unwrap_or_else(|| Value::Real(number.as_f64().unwrap_or_default()))
        }
        serde_json::Value::String(text) => Value::Text(text.clone()),
        other => Value::Text(other.to_string()),
    }
}
