//! Keeps what is derived from the user's words up to date, in the transaction in which they were said.
use super::rules::{self, Rules};
use super::undo::{Change, Touched};
use super::{derive, json, outlets, speakers};
use crate::clock;
use crate::error::Error;
use crate::fold;
use crate::view::Id;
use rusqlite::{params, Connection, OptionalExtension, Transaction};
use std::collections::{BTreeMap, BTreeSet};

/// Versions that a change of the rules touches, at most, that are analyzed again at once.
const AT_ONCE: usize = 50;

/// Brings rows, index and findings up to date after changes to the user's tables. Where a change of the rules touches
/// many versions they are only marked; [`crate::Library::refresh_findings`] does them.
pub(crate) fn after(tx: &Transaction, touched: &Touched) -> Result<(), Error> {
    let mut articles: BTreeSet<Id> = BTreeSet::new();
    let mut versions: BTreeSet<Id> = BTreeSet::new();
    let mut ruled: BTreeSet<Id> = BTreeSet::new();
    let mut all_speakers = false;
    let mut corrected: BTreeSet<String> = BTreeSet::new();
    for change in touched {
        match change.table.as_str() {
            "trash" | "story_article" | "article" => {
                articles.insert(change.row as Id);
            }
            "field_edit" | "article_tag" | "version" => articles.extend(ids(tx, change, "article_id")?),
            "kept_removed" | "paragraph_choice" => versions.extend(ids(tx, change, "version_id")?),
            "cleaning_rule_off" => ruled.extend(found_by(tx, change)?),
            "own_rule" => ruled.extend(taken_by(tx, change)?),
            "story" => {
                articles.extend(ids_where(tx, "SELECT article_id FROM story_article WHERE story_id = ?1", change.row)?)
            }
            "speaker_name" => articles.extend(ids_where(
                tx,
                "SELECT v.article_id FROM quotation q JOIN version v ON v.id = q.version_id WHERE q.speaker_id = ?1",
                change.row,
            )?),
            "speaker" | "speaker_merge" | "speaker_alias" | "speaker_decision" => all_speakers = true,
            "quotation_correction" => {
                all_speakers = true;
                corrected.extend(change.old.get(1).and_then(serde_json::Value::as_str).map(str::to_string));
                corrected.extend(ids_text(tx, "SELECT anchor FROM quotation_correction WHERE id = ?1", change.row)?);
            }
            _ => {}
        }
        if matches!(change.table.as_str(), "speaker" | "speaker_name") {
            speakers::index(tx, change.row as Id)?;
        }
        if change.table == "field_edit" && Rules::load(tx)?.ask_for_outlets() {
            versions.extend(with_other_lines(tx, change)?);
        }
    }
    ruled.retain(|version| !versions.contains(version));
    if ruled.len() > AT_ONCE {
        derive::later(tx, &ruled)?;
    } else {
        versions.extend(ruled);
    }
    for version in &versions {
        derive::again(tx, *version)?;
    }
    if all_speakers {
        versions.extend(speakers::resolve(tx, None)?);
    }
    for anchor in corrected {
        let mut statement = tx.prepare_cached("SELECT version_id FROM quotation WHERE anchor = ?1")?;
        versions.extend(statement.query_map([anchor], |row| row.get::<_, Id>(0))?.collect::<Result<Vec<_>, _>>()?);
    }
    for version in versions {
        articles.extend(ids_where(tx, "SELECT article_id FROM version WHERE id = ?1", i64::from(version))?);
    }
    for article in articles {
        self::article(tx, article)?;
    }
    Ok(())
}

/// The id in a column before and after a change; in all these tables it is the second of the logged columns.
fn ids(tx: &Transaction, change: &Change, name: &str) -> Result<BTreeSet<Id>, Error> {
    let mut found: BTreeSet<Id> = BTreeSet::new();
    found.extend(change.old.get(1).and_then(serde_json::Value::as_u64).map(|id| id as Id));
    let sql = format!("SELECT {name} FROM {} WHERE id = ?1", change.table);
    found.extend(tx.prepare_cached(&sql)?.query_row([change.row], |row| row.get::<_, Id>(0)).optional()?);
    Ok(found)
}

/// The versions in which a cleaning rule that was switched found lines.
fn found_by(tx: &Transaction, change: &Change) -> Result<Vec<Id>, Error> {
    let now: Option<String> = tx
        .prepare_cached("SELECT rule FROM cleaning_rule_off WHERE id = ?1")?
        .query_row([change.row], |row| row.get(0))
        .optional()?;
    let before = change.old.get(1).and_then(serde_json::Value::as_str).map(str::to_string);
    let mut statement = tx.prepare_cached("SELECT DISTINCT version_id FROM removed WHERE rule = ?1")?;
    let rows = statement.query_map([now.or(before)], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The versions with lines that a rule of the user's own took, or takes now.
fn taken_by(tx: &Transaction, change: &Change) -> Result<BTreeSet<Id>, Error> {
    let taken = ids_where(tx, "SELECT DISTINCT version_id FROM turned_line WHERE own_rule = ?1", change.row)?;
    let mut found: BTreeSet<Id> = taken.into_iter().collect();
    let now: Option<(Option<String>, String)> = tx
        .prepare_cached("SELECT outlet_key, sample FROM own_rule WHERE id = ?1")?
        .query_row([change.row], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some((outlet, like)) = now.and_then(|(outlet, sample)| Some((outlet, rules::Like::of(&sample)?))) {
        found.extend(rules::like(tx, outlet.as_deref(), &like)?.into_iter().map(|line| line.version));
    }
    Ok(found)
}

/// The versions of an article whose lines stand otherwise since the user named another outlet.
fn with_other_lines(tx: &Transaction, change: &Change) -> Result<Vec<Id>, Error> {
    let rules = Rules::load(tx)?;
    let mut other = Vec::new();
    for article in ids(tx, change, "article_id")? {
        for version in ids_where(tx, "SELECT id FROM version WHERE article_id = ?1", article.into())? {
            if rules::lines(tx, version, &rules)? != super::body::lines(tx, version)? {
                other.push(version);
            }
        }
    }
    Ok(other)
}

/// The ids that a query of one id gives.
fn ids_where(connection: &Connection, sql: &str, id: i64) -> Result<Vec<Id>, Error> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([id], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The text that a query of one id gives.
fn ids_text(connection: &Connection, sql: &str, id: i64) -> Result<Option<String>, Error> {
    Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}

/// The user's edits of an article's fields, by key; '' says that it is unknown.
pub(crate) fn edits(connection: &Connection, article: Id) -> Result<BTreeMap<String, String>, Error> {
    let mut statement = connection.prepare_cached("SELECT field, value FROM field_edit WHERE article_id = ?1")?;
    let rows = statement.query_map([article], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

struct Newest {
    version: Id,
    headline: Option<String>,
    standfirst: Option<String>,
    outlet: Option<String>,
    authors: String,
    published: Option<String>,
    language: Option<String>,
    words: u32,
    lede: String,
}

/// Makes the list row and the index entry of an article again; takes them away when it has no version left.
pub(crate) fn article(tx: &Transaction, article: Id) -> Result<(), Error> {
    let newest = tx
        .prepare_cached(
            "SELECT v.id, v.headline, v.standfirst, v.outlet, v.authors, v.published, coalesce(v.language, a.language),
                    coalesce(a.words, 0), coalesce(a.lede, '')
             FROM version v LEFT JOIN analysis a ON a.version_id = v.id
             WHERE v.article_id = ?1 ORDER BY v.time DESC, v.id DESC LIMIT 1",
        )?
        .query_row([article], |row| {
            Ok(Newest {
                version: row.get(0)?,
                headline: row.get(1)?,
                standfirst: row.get(2)?,
                outlet: row.get(3)?,
                authors: json::parse_strings(row.get_ref(4)?.as_str().unwrap_or_default()).join("; "),
                published: row.get(5)?,
                language: row.get(6)?,
                words: row.get(7)?,
                lede: row.get(8)?,
            })
        })
        .optional()?;
    let Some(mut newest) = newest else {
        tx.prepare_cached("DELETE FROM article_row WHERE article_id = ?1")?.execute([article])?;
        tx.prepare_cached("DELETE FROM article_fts WHERE rowid = ?1")?.execute([article])?;
        return Ok(());
    };
    for (field, value) in edits(tx, article)? {
        let value = Some(value).filter(|value| !value.is_empty());
        match field.as_str() {
            "headline" => newest.headline = value,
            "standfirst" => newest.standfirst = value,
            "outlet" => newest.outlet = value,
            "authors" => newest.authors = value.unwrap_or_default(),
            "published" => newest.published = value,
            "language" => newest.language = value,
            _ => {}
        }
    }
    row(tx, article, &newest)?;
    index(tx, article, &newest)
}

fn row(tx: &Transaction, article: Id, newest: &Newest) -> Result<(), Error> {
    let outlet = newest.outlet.as_deref().map(|name| outlets::ensure(tx, name, None)).transpose()?.flatten();
    let time = newest.published.as_deref().and_then(clock::parse);
    let month = newest.published.as_deref().filter(|_| time.is_some()).and_then(|published| published.trim().get(..7));
    tx.prepare_cached(
        "INSERT OR REPLACE INTO article_row
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,
                (SELECT min(imported_at) FROM version WHERE article_id = ?1),
                s.id, NULL,
                (SELECT count(*) FROM version WHERE article_id = ?1),
                ?11,
                (SELECT count(*) FROM quotation WHERE version_id = ?2),
                ?12,
                EXISTS (SELECT 1 FROM trash WHERE article_id = ?1)
         FROM (SELECT 1) LEFT JOIN story_article sa ON sa.article_id = ?1 LEFT JOIN story s ON s.id = sa.story_id",
    )?
    .execute(params![
        article,
        newest.version,
        newest.headline,
        fold::key(newest.headline.as_deref()),
        newest.lede,
        outlet,
        fold::key(newest.outlet.as_deref()),
        newest.published,
        time,
        month,
        newest.words,
        newest.language,
    ])?;
    let title: Option<String> = tx
        .prepare_cached("SELECT s.title FROM article_row r JOIN story s ON s.id = r.story_id WHERE r.article_id = ?1")?
        .query_row([article], |row| row.get(0))
        .optional()?;
    if let Some(key) = fold::key(title.as_deref()) {
        tx.prepare_cached("UPDATE article_row SET story_key = ?1 WHERE article_id = ?2")?
            .execute(params![key, article])?;
    }
    Ok(())
}

fn index(tx: &Transaction, article: Id, newest: &Newest) -> Result<(), Error> {
    // Who is only perhaps the speaker is not found as one.
    let mut statement = tx.prepare_cached(&format!(
        "SELECT DISTINCT coalesce(n.name, s.name) FROM quotation q JOIN speaker s ON s.id = q.speaker_id
         LEFT JOIN speaker_name n ON n.speaker_id = s.id WHERE q.version_id = ?1 AND {}",
        speakers::SURE
    ))?;
    let names: Vec<String> = statement.query_map([newest.version], |row| row.get(0))?.collect::<Result<_, _>>()?;
    let body = super::body::load(tx, newest.version)?.text();
    let text = match &newest.standfirst {
        Some(standfirst) => format!("{standfirst}\n\n{body}"),
        None => body,
    };
    tx.prepare_cached("DELETE FROM article_fts WHERE rowid = ?1")?.execute([article])?;
    tx.prepare_cached(
        "INSERT INTO article_fts (rowid, headline, text, authors, outlet, speakers) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![article, newest.headline, text, newest.authors, newest.outlet, names.join("\n")])?;
    Ok(())
}
