//! The list of articles: searched, narrowed, sorted, by the page; and the counts beside it.
use crate::draw;
use crate::error::Error;
use crate::library::Library;
use crate::search::{self, condition, relevance, Condition, Highlighter, Parsed};
use crate::store::body;
use crate::store::speakers::SURE;
use crate::view::{ArticlePage, ArticleQuery, ArticleRow, FacetValue, Facets, Id, MarkKind, SortColumn, StoryRef};
use rusqlite::types::Value;
use rusqlite::{params_from_iter, Connection, Row};
use std::collections::HashMap;

/// Rows of a page, at most.
const PAGE: u32 = 500;
/// Values of a facet, at most.
const VALUES: u32 = 50;

impl Library {
    /// A page of the list. No search is an error; `understood` says how an odd one was read.
    pub fn articles(&self, query: &ArticleQuery) -> Result<ArticlePage, Error> {
        self.read(|reader| page(reader, query))
    }

    /// Counts under the same query; each facet counts as if nothing were chosen in it.
    pub fn facets(&self, query: &ArticleQuery) -> Result<Facets, Error> {
        self.read(|reader| facets(reader, query))
    }
}

/// What can be chosen beside the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Facet {
    Outlets,
    Stories,
    Speakers,
    Tags,
    Languages,
    Month,
}

/// How many articles a query finds.
pub(crate) fn count(connection: &Connection, query: &ArticleQuery) -> Result<u32, Error> {
    let found = conditions(query, &search::parse(&query.search), None);
    let sql = format!("SELECT count(*) FROM article_row r WHERE {}", found.sql);
    Ok(connection.prepare_cached(&sql)?.query_row(params_from_iter(found.values), |row| row.get(0))?)
}

fn conditions(query: &ArticleQuery, parsed: &Parsed, except: Option<Facet>) -> Condition {
    let mut made = Condition::default();
    made.and("r.trashed = ?", [Value::Integer(i64::from(query.trash || parsed.trash()))]);
    let searched = condition(&parsed.expr);
    made.and(&searched.sql, searched.values);
    let ids = |ids: &[Id]| ids.iter().map(|id| Value::Integer(i64::from(*id))).collect::<Vec<_>>();
    let texts = |texts: &[String]| texts.iter().map(|text| Value::Text(text.clone())).collect::<Vec<_>>();
    let months: Vec<Value> = query.month.iter().map(|month| Value::Text(month.clone())).collect();
    let tags: Vec<Value> = query.tags.iter().map(|tag| Value::Text(crate::fold::fold(tag))).collect();
    for (facet, sql, values) in [
        (Facet::Outlets, "r.outlet_id IN (#)", ids(&query.outlets)),
        (Facet::Stories, "r.story_id IN (#)", ids(&query.stories)),
        (
            Facet::Speakers,
            format!("r.version_id IN (SELECT q.version_id FROM quotation q WHERE {SURE} AND q.speaker_id IN (#))")
                .as_str(),
            ids(&query.speakers),
        ),
        (
            Facet::Tags,
            "r.article_id IN (SELECT a.article_id FROM article_tag a JOIN tag t ON t.id = a.tag_id WHERE t.key IN (#))",
            tags,
        ),
        (Facet::Languages, "r.language IN (#)", texts(&query.languages)),
        (Facet::Month, "r.month IN (#)", months),
    ] {
        if !values.is_empty() && Some(facet) != except {
            made.and(&sql.replace('#', &vec!["?"; values.len()].join(", ")), values);
        }
    }
    made
}

fn order(query: &ArticleQuery, ranked: bool) -> String {
    let way = if query.descending { "DESC" } else { "ASC" };
    // NULL sorts as the least: last when descending; made last when ascending too.
    let last = if query.descending { "" } else { " NULLS LAST" };
    let column = match query.sort {
        SortColumn::Relevance if ranked => return "ORDER BY f.rank, r.time DESC, r.article_id DESC".into(),
        SortColumn::Relevance => return "ORDER BY r.time DESC, r.article_id DESC".into(),
        SortColumn::Published => "r.time",
        SortColumn::Headline => "r.headline_key",
        SortColumn::Outlet => "r.outlet_key",
        SortColumn::Story => "r.story_key",
        SortColumn::Versions => "r.versions",
        SortColumn::Words => "r.words",
        SortColumn::Imported => "r.imported_at",
    };
    format!("ORDER BY {column} {way}{last}, r.article_id {way}")
}

fn page(connection: &Connection, query: &ArticleQuery) -> Result<ArticlePage, Error> {
    let parsed = search::parse(&query.search);
    let found = conditions(query, &parsed, None);
    let total = count(connection, query)?;
    let rank = relevance(&parsed.expr).filter(|_| query.sort == SortColumn::Relevance);
    let mut values: Vec<Value> = Vec::new();
    // Materialized: otherwise the index is asked again for every row.
    let (with, join) = match &rank {
        Some(words) => {
            values.push(Value::Text(words.clone()));
            (
                "WITH f AS MATERIALIZED (SELECT rowid AS id, bm25(article_fts, 8.0, 1.0, 3.0, 2.0, 3.0) AS rank
                                         FROM article_fts WHERE article_fts MATCH ?)",
                "LEFT JOIN f ON f.id = r.article_id",
            )
        }
        None => ("", ""),
    };
    values.extend(found.values);
    let sql = format!(
        "{with} SELECT {ROW} FROM article_row r LEFT JOIN outlet o ON o.id = r.outlet_id
         LEFT JOIN story s ON s.id = r.story_id {join} WHERE {} {} LIMIT ? OFFSET ?",
        found.sql,
        order(query, rank.is_some()),
    );
    values.push(Value::Integer(i64::from(query.limit.min(PAGE))));
    values.push(Value::Integer(i64::from(query.offset)));
    let mut statement = connection.prepare_cached(&sql)?;
    let rows = statement.query_map(params_from_iter(values), stored)?.collect::<Result<Vec<_>, _>>()?;
    let rows = finished(connection, rows, &Highlighter::new(&parsed.expr))?;
    Ok(ArticlePage { total, rows, understood: parsed.understood })
}

const ROW: &str = "r.article_id, r.version_id, r.headline, r.lede, o.name, r.published, r.imported_at, s.id, s.title,
    r.versions, r.words, r.quotations, r.language";

/// A row before its words are marked.
struct Stored {
    version: Id,
    headline: Option<String>,
    lede: String,
    row: ArticleRow,
}

fn stored(row: &Row) -> rusqlite::Result<Stored> {
    let story = row.get::<_, Option<Id>>(7)?.zip(row.get::<_, Option<String>>(8)?);
    Ok(Stored {
        version: row.get(1)?,
        headline: row.get(2)?,
        lede: row.get(3)?,
        row: ArticleRow {
            id: row.get(0)?,
            headline: Vec::new(),
            snippet: Vec::new(),
            outlet: row.get(4)?,
            published: row.get(5)?,
            imported: row.get(6)?,
            story: story.map(|(id, title)| StoryRef { id, title }),
            versions: row.get(9)?,
            words: row.get(10)?,
            quotations: row.get(11)?,
            language: row.get(12)?,
            tags: Vec::new(),
        },
    })
}

fn finished(connection: &Connection, rows: Vec<Stored>, marks: &Highlighter) -> Result<Vec<ArticleRow>, Error> {
    let mut tags = tags_of(connection, rows.iter().map(|stored| stored.row.id))?;
    rows.into_iter()
        .map(|Stored { version, headline, lede, mut row }| {
            let matched = |text: &str, headline| {
                let spans = marks.spans(text, headline).into_iter();
                draw::line(text, &spans.map(|span| draw::mark(span, MarkKind::Match, 0)).collect::<Vec<_>>())
            };
            row.headline = headline.map(|headline| matched(&headline, true)).unwrap_or_default();
            let snippet = match marks.marks_bodies() {
                true => marks.snippet(&body::load(connection, version)?.text()),
                false => None,
            };
            row.snippet = match snippet {
                Some(found) => {
                    let spans = found.matches.iter().map(|span| draw::mark(*span, MarkKind::Match, 0));
                    draw::line(&found.text, &spans.collect::<Vec<_>>())
                }
                None => draw::line(&lede, &[]),
            };
            row.tags = tags.remove(&row.id).unwrap_or_default();
            Ok(row)
        })
        .collect()
}

/// The tags of articles, by name.
pub(crate) fn tags_of(
    connection: &Connection,
    articles: impl Iterator<Item = Id>,
) -> Result<HashMap<Id, Vec<String>>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT t.name FROM article_tag a JOIN tag t ON t.id = a.tag_id WHERE a.article_id = ?1 ORDER BY t.key",
    )?;
    articles
        .map(|article| Ok((article, statement.query_map([article], |row| row.get(0))?.collect::<Result<_, _>>()?)))
        .collect()
}

fn facets(connection: &Connection, query: &ArticleQuery) -> Result<Facets, Error> {
    let parsed = search::parse(&query.search);
    let values = |facet: Facet, select: &str, rest: &str| -> Result<Vec<FacetValue>, Error> {
        let found = conditions(query, &parsed, Some(facet));
        let sql = format!("SELECT {select} {} {rest}", found.sql);
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(found.values), |row| {
            Ok(FacetValue { id: row.get(0)?, label: row.get(1)?, count: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    };
    let most = format!("GROUP BY 1 ORDER BY 3 DESC, 2 LIMIT {VALUES}");
    let by_label = format!("GROUP BY 2 ORDER BY 3 DESC, 2 LIMIT {VALUES}");
    let undated = {
        let found = conditions(query, &parsed, Some(Facet::Month));
        let sql = format!("SELECT count(*) FROM article_row r WHERE r.time IS NULL AND {}", found.sql);
        connection.prepare_cached(&sql)?.query_row(params_from_iter(found.values), |row| row.get(0))?
    };
    Ok(Facets {
        outlets: values(
            Facet::Outlets,
            "o.id, o.name, count(*) FROM article_row r JOIN outlet o ON o.id = r.outlet_id WHERE",
            &most,
        )?,
        stories: values(
            Facet::Stories,
            "s.id, s.title, count(*) FROM article_row r JOIN story s ON s.id = r.story_id WHERE",
            &most,
        )?,
        speakers: values(
            Facet::Speakers,
            &format!(
                "s.id, coalesce(n.name, s.name), count(DISTINCT r.article_id)
             FROM article_row r JOIN quotation q ON q.version_id = r.version_id JOIN speaker s ON s.id = q.speaker_id
             LEFT JOIN speaker_name n ON n.speaker_id = s.id WHERE {SURE} AND"
            ),
            &most,
        )?,
        tags: values(
            Facet::Tags,
            "t.id, t.name, count(*) FROM article_row r JOIN article_tag a ON a.article_id = r.article_id
             JOIN tag t ON t.id = a.tag_id WHERE",
            &most,
        )?,
        languages: values(
            Facet::Languages,
            "0, r.language, count(*) FROM article_row r WHERE r.language IS NOT NULL AND",
            &by_label,
        )?,
        months: values(
            Facet::Month,
            "0, r.month, count(*) FROM article_row r WHERE r.month IS NOT NULL AND",
            "GROUP BY 2 ORDER BY 2",
        )?,
        undated,
    })
}
