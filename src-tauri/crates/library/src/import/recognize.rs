//! Which article a text belongs to: the rules, in the order in which they are tried.
//!
//! Two outlets that print the same agency copy are two articles; a wrong guess is worse than two articles, and each
//! guess says why, so that it can be taken back.
use super::sketch;
use crate::error::Error;
use crate::view::Id;
use rusqlite::{params, Connection, Row};

/// What a new text is recognized by.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    pub(crate) text_hash: String,
    pub(crate) url_key: Option<String>,
    pub(crate) outlet_key: Option<String>,
    pub(crate) headline_key: Option<String>,
    pub(crate) day: Option<i64>,
    /// Best known time, when the page gives one.
    pub(crate) time: Option<String>,
    pub(crate) sketch: Vec<u64>,
}

/// What a text turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Recognized {
    /// An article that is not there yet; why, when there was something to decide.
    New { because: Option<String> },
    /// A version of this article.
    Version { article: Id, because: String },
    /// There already, word for word.
    There { article: Id, version: Id, because: String },
}

/// A stored version as the rules see it.
struct Stored {
    article: Id,
    version: Id,
    marks: Marks,
}

const COLUMNS: &str = "article_id, text_hash, url_key, outlet_key, headline_key, day, time, sketch, id";

fn stored(row: &Row) -> rusqlite::Result<Stored> {
    Ok(Stored {
        article: row.get(0)?,
        version: row.get(8)?,
        marks: Marks {
            text_hash: row.get(1)?,
            url_key: row.get(2)?,
            outlet_key: row.get(3)?,
            headline_key: row.get(4)?,
            day: row.get(5)?,
            time: row.get(6)?,
            sketch: sketch::parse(row.get_ref(7)?.as_blob().unwrap_or_default()),
        },
    })
}

fn candidates(connection: &Connection, condition: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<Stored>, Error> {
    let sql = format!("SELECT {COLUMNS} FROM version WHERE {condition} ORDER BY time DESC, id DESC LIMIT 500");
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(values, stored)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The two may be the same: equal, or one is not known.
fn may_be<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// Both are known and equal.
fn is<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    a.is_some() && a == b
}

/// Tries the rules in order.
pub(crate) fn recognize(connection: &Connection, new: &Marks) -> Result<Recognized, Error> {
    if let Some(found) = by_text(connection, new)? {
        return Ok(found);
    }
    if let Some(url) = &new.url_key {
        if let Some(old) = candidates(connection, "url_key = ?1", &[url])?.into_iter().next() {
            return Ok(version(&old, "The address is the same.".into()));
        }
    }
    if let Some(found) = by_headline(connection, new)? {
        return Ok(found);
    }
    by_likeness(connection, new)
}

fn version(old: &Stored, because: String) -> Recognized {
    Recognized::Version { article: old.article, because }
}

/// The same words: there already, unless another outlet, another headline or a later time makes it news.
fn by_text(connection: &Connection, new: &Marks) -> Result<Option<Recognized>, Error> {
    let same: Vec<Stored> = candidates(connection, "text_hash = ?1", &[&new.text_hash])?
        .into_iter()
        .filter(|old| may_be(&old.marks.outlet_key, &new.outlet_key))
        .collect();
    let Some(old) = same.iter().find(|old| may_be(&old.marks.headline_key, &new.headline_key)) else {
        // Only the headline differs; without an address or outlet in common it may be another outlet's copy.
        let kin = same.iter().find(|old| {
            is(&old.marks.url_key, &new.url_key)
                || (is(&old.marks.outlet_key, &new.outlet_key) && may_be(&old.marks.url_key, &new.url_key))
        });
        return Ok(kin.map(|old| version(old, "The text is the same under another headline.".into())));
    };
    // A text that went back to earlier words is a change again.
    let newest: String = connection
        .prepare_cached("SELECT max(time) FROM version WHERE article_id = ?1")?
        .query_row(params![old.article], |row| row.get(0))?;
    let went_back = old.marks.time.as_ref().is_some_and(|time| *time < newest)
        && new.time.as_ref().is_some_and(|time| *time > newest);
    if went_back {
        return Ok(Some(version(old, "The text went back to that of an earlier version.".into())));
    }
    Ok(Some(Recognized::There { article: old.article, version: old.version, because: "The same text is there already.".into() }))
}

fn by_headline(connection: &Connection, new: &Marks) -> Result<Option<Recognized>, Error> {
    let Some(headline) = new.headline_key.as_ref().filter(|headline| headline.split(' ').count() >= 2) else {
        return Ok(None);
    };
    for old in candidates(connection, "headline_key = ?1", &[headline])? {
        let alike = sketch::likeness(&old.marks.sketch, &new.sketch);
        let other_address = !may_be(&old.marks.url_key, &new.url_key);
        if is(&old.marks.outlet_key, &new.outlet_key) && is(&old.marks.day, &new.day) {
            if alike >= if other_address { 0.5 } else { 0.1 } {
                return Ok(Some(version(&old, "Outlet, headline and date are the same.".into())));
            }
        } else if old.marks.outlet_key.is_none()
            && new.outlet_key.is_none()
            && !other_address
            && may_be(&old.marks.day, &new.day)
            && alike >= 0.5
        {
            let because = format!(
                "The headline is the same and so is most of the text ({}); neither file names its outlet.",
                percent(alike)
            );
            return Ok(Some(version(&old, because)));
        }
    }
    Ok(None)
}

/// Days between two versions of one article, at most, when only their texts are alike.
const DAYS: i64 = 7;

fn by_likeness(connection: &Connection, new: &Marks) -> Result<Recognized, Error> {
    let (Some(outlet), Some(day)) = (&new.outlet_key, new.day) else { return Ok(Recognized::New { because: None }) };
    let near =
        candidates(connection, "outlet_key = ?1 AND day BETWEEN ?2 AND ?3", &[outlet, &(day - DAYS), &(day + DAYS)])?;
    let best = near
        .into_iter()
        .map(|old| (sketch::likeness(&old.marks.sketch, &new.sketch), old))
        .filter(|(alike, old)| *alike >= if may_be(&old.marks.url_key, &new.url_key) { 0.6 } else { 0.8 })
        .max_by(|(a, _), (b, _)| a.total_cmp(b));
    Ok(match best {
        Some((alike, old)) => {
            version(&old, format!("The outlet is the same and so is most of the text ({}).", percent(alike)))
        }
        None => Recognized::New { because: None },
    })
}

fn percent(share: f64) -> String {
    format!("about {:.0} %", share * 100.0)
}
