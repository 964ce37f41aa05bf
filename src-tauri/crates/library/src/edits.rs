//! What the user says of an article: its fields, its tags, the lines brought back.
use crate::error::Error;
use crate::fold::fold;
use crate::library::Library;
use crate::store::rules::{self, Choices, Rules};
use crate::view::{FieldKey, Id};
use rusqlite::{params, OptionalExtension, Transaction};

impl Library {
    /// Sets a field as the user typed it; several authors are joined by "; ". An empty value says that it is unknown,
    /// `None` gives back what the file says. A date that is neither a day nor an RFC 3339 time is refused.
    pub fn set_field(&self, article: Id, field: FieldKey, value: Option<&str>) -> Result<(), Error> {
        let value = value.map(str::trim);
        if let (FieldKey::Published | FieldKey::Modified, Some(text)) = (field, value) {
            if !text.is_empty() && crate::clock::parse(text).is_none() {
                return Err(Error::Invalid(format!(
                    "“{text}” is no date. Nothing was changed. Write it as 2026-11-24 or 2026-11-24T09:30:00Z."
                )));
            }
        }
        let key = key(field);
        self.act(&format!("change {}", key_for_people(field)), |tx| {
            exists(tx, article)?;
            match value {
                Some(value) => tx.execute(
                    "INSERT INTO field_edit (article_id, field, value) VALUES (?1, ?2, ?3)
                     ON CONFLICT (article_id, field) DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
                    params![article, key, value],
                )?,
                None => tx.execute("DELETE FROM field_edit WHERE article_id = ?1 AND field = ?2", params![article, key])?,
            };
            Ok(())
        })
    }

    /// Puts a tag on articles, or takes it off. A tag with nothing on it is gone.
    pub fn tag_articles(&self, articles: &[Id], tag: &str, on: bool) -> Result<(), Error> {
        let name = tag.split_whitespace().collect::<Vec<_>>().join(" ");
        let key = fold(&name);
        if key.is_empty() {
            return Err(Error::Invalid("A tag needs a letter or a digit. Nothing was changed.".into()));
        }
        let label = if on { format!("tag “{name}”") } else { format!("remove tag “{name}”") };
        self.act(&label, |tx| {
            let known: Option<Id> =
                tx.query_row("SELECT id FROM tag WHERE key = ?1", [&key], |row| row.get(0)).optional()?;
            let id = match (known, on) {
                (Some(id), _) => id,
                (None, false) => return Ok(()),
                (None, true) => {
                    tx.execute("INSERT INTO tag (name, key) VALUES (?1, ?2)", params![name, key])?;
                    tx.last_insert_rowid() as Id
                }
            };
            for article in articles {
                if on {
                    exists(tx, *article)?;
                    tx.execute(
                        "INSERT INTO article_tag (article_id, tag_id) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
                        params![article, id],
                    )?;
                } else {
                    tx.execute("DELETE FROM article_tag WHERE article_id = ?1 AND tag_id = ?2", params![article, id])?;
                }
            }
            tx.execute("DELETE FROM tag WHERE id = ?1 AND id NOT IN (SELECT tag_id FROM article_tag)", [id])?;
            Ok(())
        })
    }

    /// Brings a line back into the body that was left out of it, or leaves it out again, whoever left it out; `line` is
    /// [`crate::RemovedLine::index`]. The version is analyzed again; corrections of its quotations stay.
    pub fn keep_removed(&self, version: Id, line: u32, keep: bool) -> Result<(), Error> {
        self.act(if keep { "keep left-out text" } else { "leave out text" }, |tx| choose(tx, version, line, keep))
    }

    /// Leaves a paragraph out of the body; `line` is [`crate::Paragraph::line`]. It stands among the left-out lines
    /// then, and [`Library::keep_removed`] brings it back.
    pub fn leave_out(&self, version: Id, line: u32) -> Result<(), Error> {
        self.keep_removed(version, line, false)
    }
}

/// Keeps the user's word on a line, or forgets it where it says what would be anyway.
fn choose(tx: &Transaction, version: Id, number: u32, keep: bool) -> Result<(), Error> {
    let rules = Rules::load(tx)?;
    let mut lines = rules::lines(tx, version, &rules)?;
    let line = lines.get_mut(number as usize).ok_or(Error::NotFound("left-out text"))?;
    let outlet = rules::outlet_key(tx, version)?;
    rules.turn(std::slice::from_mut(line), outlet.as_deref(), &Choices::default());
    let table = if line.stored { "paragraph_choice" } else { "kept_removed" };
    if line.is_in() == keep {
        tx.execute(&format!("DELETE FROM {table} WHERE version_id = ?1 AND idx = ?2"), [version, line.idx])?;
    } else {
        tx.execute(
            &format!(
                "INSERT INTO {table} (version_id, idx, keep) VALUES (?1, ?2, ?3)
                 ON CONFLICT (version_id, idx) DO UPDATE SET keep = excluded.keep WHERE keep <> excluded.keep"
            ),
            params![version, line.idx, keep],
        )?;
    }
    Ok(())
}

/// Fails when there is no such article.
pub(crate) fn exists(tx: &Transaction, article: Id) -> Result<(), Error> {
    let found: bool =
        tx.query_row("SELECT EXISTS (SELECT 1 FROM article WHERE id = ?1)", [article], |row| row.get(0))?;
    if found {
        Ok(())
    } else {
        Err(Error::NotFound("article"))
    }
}

const fn key(field: FieldKey) -> &'static str {
    match field {
        FieldKey::Headline => "headline",
        FieldKey::Standfirst => "standfirst",
        FieldKey::Outlet => "outlet",
        FieldKey::Authors => "authors",
        FieldKey::Published => "published",
        FieldKey::Modified => "modified",
        FieldKey::Language => "language",
        FieldKey::Section => "section",
        FieldKey::Agency => "agency",
        FieldKey::Url => "url",
    }
}

const fn key_for_people(field: FieldKey) -> &'static str {
    match field {
        FieldKey::Published => "date of publication",
        FieldKey::Modified => "date of the last change",
        FieldKey::Url => "address",
        _ => key(field),
    }
}
