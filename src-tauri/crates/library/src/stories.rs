//! Stories: what the user made of the articles, and what a story says as a whole.
use crate::error::Error;
use crate::grouping;
use crate::library::Library;
use crate::loaded::Loaded;
use crate::statements::{self, Stated};
use crate::view::{ArticleQuery, Id, SortColumn, StoriesView, StoryRow, StorySuggestion, StoryView};
use rusqlite::{params, Connection, OptionalExtension, Transaction};
use std::collections::BTreeMap;

/// Articles of a story that are read as a whole.
pub(crate) const ARTICLES: u32 = 500;

impl Library {
    /// All stories, latest first, and what the app suggests.
    pub fn stories(&self) -> Result<StoriesView, Error> {
        self.read(|reader| {
            let mut statement = reader.prepare_cached(
                "SELECT s.id, s.title, count(r.article_id), min(r.time), max(r.time)
                 FROM story s LEFT JOIN article_row r ON r.story_id = s.id AND r.trashed = 0
                 GROUP BY s.id ORDER BY max(r.time) IS NULL, max(r.time) DESC, s.id DESC",
            )?;
            let rows = statement.query_map([], |row| {
                Ok(StoryRow {
                    id: row.get(0)?,
                    title: row.get(1)?,
                    articles: row.get(2)?,
                    outlets: vec![],
                    from: row.get(3)?,
                    to: row.get(4)?,
                })
            })?;
            let mut stories: Vec<StoryRow> = rows.collect::<Result<_, _>>()?;
            let mut outlets = outlets(reader)?;
            for story in &mut stories {
                story.outlets = outlets.remove(&story.id).unwrap_or_default();
            }
            Ok(StoriesView { stories, suggestions: suggestions(reader)? })
        })
    }

    /// A story with its articles and its statements.
    pub fn story(&self, id: Id) -> Result<StoryView, Error> {
        let query =
            ArticleQuery { stories: vec![id], sort: SortColumn::Published, limit: ARTICLES, ..ArticleQuery::default() };
        let articles = self.articles(&query)?.rows;
        self.read(|reader| {
            let title = title(reader, id)?;
            let loaded = members(reader, id)?;
            let Stated { statements, all, compared } = statements::of(reader, &loaded)?;
            Ok(StoryView { id, title, statements, all_statements: all, compared, articles })
        })
    }

    /// Makes a story; articles leave the story they were in, and are not suggested for it again.
    pub fn create_story(&self, title: &str, articles: &[Id]) -> Result<Id, Error> {
        let title = titled(title)?;
        let now = self.now();
        let id = self.act("make a story", |tx| {
            tx.execute("INSERT INTO story (title, created_at) VALUES (?1, ?2)", [title, &now])?;
            let id = tx.last_insert_rowid() as Id;
            add(tx, id, articles, &now)?;
            Ok(id)
        })?;
        self.suggest_stories(articles)?;
        Ok(id)
    }

    /// Renames a story.
    pub fn rename_story(&self, id: Id, title: &str) -> Result<(), Error> {
        let title = titled(title)?;
        self.act("rename story", |tx| {
            self::title(tx, id)?;
            tx.execute("UPDATE story SET title = ?1 WHERE id = ?2", params![title, id])?;
            Ok(())
        })
    }

    /// Adds articles to a story; they leave the story they were in, and are not suggested for it again.
    pub fn add_to_story(&self, id: Id, articles: &[Id]) -> Result<(), Error> {
        let now = self.now();
        self.act("add to story", |tx| {
            title(tx, id)?;
            add(tx, id, articles, &now)
        })?;
        self.suggest_stories(articles)
    }

    /// Takes articles out of a story; they stay in the library, and are not suggested for that story again.
    pub fn remove_from_story(&self, id: Id, articles: &[Id]) -> Result<(), Error> {
        let now = self.now();
        self.act("take out of story", |tx| {
            for article in articles {
                let taken = tx
                    .prepare_cached("DELETE FROM story_article WHERE story_id = ?1 AND article_id = ?2")?
                    .execute([id, *article])?;
                if taken > 0 {
                    grouping::say_without(tx, id, *article, &now)?;
                }
            }
            Ok(())
        })?;
        self.suggest_stories(articles)
    }

    /// Puts all articles of `from` into `into` and forgets `from`.
    pub fn merge_stories(&self, into: Id, from: Id) -> Result<(), Error> {
        let now = self.now();
        let moved = self.act("merge stories", |tx| {
            title(tx, into)?;
            title(tx, from)?;
            if into == from {
                return Err(Error::Invalid("A story cannot be merged with itself. Nothing was changed.".to_string()));
            }
            let articles = inside(tx, from)?;
            grouping::merge(tx, into, from, &now)?;
            put(tx, into, &articles)?;
            tx.execute(
                "UPDATE summary_choice SET story_id = ?1
                 WHERE story_id = ?2 AND NOT EXISTS (SELECT 1 FROM summary_choice c WHERE c.story_id = ?1
                     AND c.article_id = summary_choice.article_id AND c.hash = summary_choice.hash)",
                [into, from],
            )?;
            tx.execute("DELETE FROM summary_choice WHERE story_id = ?1", [from])?;
            tx.execute("DELETE FROM story WHERE id = ?1", [from])?;
            Ok(articles)
        })?;
        self.suggest_stories(&moved)
    }

    /// Forgets a story; its articles stay in the library, and are not suggested as one story again.
    pub fn delete_story(&self, id: Id) -> Result<(), Error> {
        let now = self.now();
        self.act("delete story", |tx| {
            title(tx, id)?;
            grouping::say_apart(tx, &inside(tx, id)?, &now)?;
            // One by one, so that each is logged and comes back with undo.
            tx.execute("DELETE FROM story_article WHERE story_id = ?1", [id])?;
            tx.execute("DELETE FROM summary_choice WHERE story_id = ?1", [id])?;
            tx.execute("DELETE FROM story WHERE id = ?1", [id])?;
            Ok(())
        })
    }

    /// Makes a story of a suggestion, or adds its articles to the story that it names; the story.
    pub fn accept_suggestion(&self, id: Id) -> Result<Id, Error> {
        let suggestion = self.suggestion(id)?;
        let articles: Vec<Id> = suggestion.articles.iter().map(|article| article.id).collect();
        match suggestion.story {
            Some(story) => self.add_to_story(story, &articles).map(|()| story),
            None => self.create_story(&suggestion.title, &articles),
        }
    }

    /// Does not suggest these articles together again, nor any of them for the story that they were to join; also not
    /// with others that come later.
    pub fn dismiss_suggestion(&self, id: Id) -> Result<(), Error> {
        let now = self.now();
        self.act("dismiss suggestion", |tx| {
            let found: Option<(String, Option<Id>)> = tx
                .query_row("SELECT key, story_id FROM suggestion WHERE id = ?1", [id], |row| {
                    Ok((row.get(0)?, row.get(1)?))
                })
                .optional()?;
            let (key, story) = found.ok_or(Error::NotFound("suggestion"))?;
            tx.execute("INSERT OR IGNORE INTO suggestion_dismissed (key, at) VALUES (?1, ?2)", [&key, &now])?;
            let mut statement =
                tx.prepare_cached("SELECT article_id FROM suggestion_article WHERE suggestion_id = ?1")?;
            let articles: Vec<Id> = statement.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
            match story {
                Some(story) => articles.iter().try_for_each(|article| grouping::say_without(tx, story, *article, &now)),
                None => grouping::say_apart(tx, &articles, &now),
            }
        })
    }

    fn suggestion(&self, id: Id) -> Result<StorySuggestion, Error> {
        let found = self.read(|reader| suggestions(reader))?.into_iter().find(|suggestion| suggestion.id == id);
        found.ok_or(Error::NotFound("suggestion"))
    }
}

fn titled(title: &str) -> Result<&str, Error> {
    let title = title.trim();
    match title.is_empty() {
        true => Err(Error::Invalid("A story needs a title. Nothing was changed.".to_string())),
        false => Ok(title),
    }
}

pub(crate) fn title(connection: &Connection, id: Id) -> Result<String, Error> {
    let found = connection.query_row("SELECT title FROM story WHERE id = ?1", [id], |row| row.get(0)).optional()?;
    found.ok_or(Error::NotFound("story"))
}

/// The newest versions of a story's articles in order of time; `NotFound` when there is no such story.
pub(crate) fn members(connection: &Connection, id: Id) -> Result<Vec<Loaded>, Error> {
    title(connection, id)?;
    let mut statement = connection.prepare_cached(
        "SELECT version_id FROM article_row WHERE story_id = ?1 AND trashed = 0
         ORDER BY time IS NULL, time, article_id LIMIT ?2",
    )?;
    let versions: Vec<Id> = statement.query_map([id, ARTICLES], |row| row.get(0))?.collect::<Result<_, _>>()?;
    versions.into_iter().map(|version| Loaded::load(connection, version)).collect()
}

/// The articles of a story, also those in the trash.
fn inside(tx: &Transaction, story: Id) -> Result<Vec<Id>, Error> {
    let mut statement = tx.prepare_cached("SELECT article_id FROM story_article WHERE story_id = ?1 ORDER BY 1")?;
    let rows = statement.query_map([story], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts articles into a story by the reader's word, which counts more than what was said before.
fn add(tx: &Transaction, story: Id, articles: &[Id], now: &str) -> Result<(), Error> {
    for article in articles {
        let before: Option<Id> = tx
            .prepare_cached("SELECT story_id FROM story_article WHERE article_id = ?1")?
            .query_row([article], |row| row.get(0))
            .optional()?;
        if let Some(before) = before.filter(|before| *before != story) {
            grouping::say_without(tx, before, *article, now)?;
        }
    }
    put(tx, story, articles)
}

fn put(tx: &Transaction, story: Id, articles: &[Id]) -> Result<(), Error> {
    for article in articles {
        // Not INSERT OR REPLACE: the row that it deletes would not be logged for undo.
        tx.execute("DELETE FROM story_article WHERE article_id = ?1", [article])?;
        tx.execute("INSERT INTO story_article (article_id, story_id) VALUES (?1, ?2)", [article, &story])?;
    }
    grouping::say_together(tx, story, articles)
}

fn outlets(connection: &Connection) -> Result<BTreeMap<Id, Vec<String>>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT r.story_id, o.name FROM article_row r JOIN outlet o ON o.id = r.outlet_id
         WHERE r.story_id IS NOT NULL AND r.trashed = 0 ORDER BY 1, 2",
    )?;
    let mut found: BTreeMap<Id, Vec<String>> = BTreeMap::new();
    for row in statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))? {
        let (story, outlet) = row?;
        found.entry(story).or_default().push(outlet);
    }
    Ok(found)
}

/// The suggestions that the user has not dismissed, whose articles still are as they were suggested.
fn suggestions(connection: &Connection) -> Result<Vec<StorySuggestion>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT s.id, s.title, s.story_id, s.why FROM suggestion s
         WHERE NOT EXISTS (SELECT 1 FROM suggestion_dismissed d WHERE d.key = s.key) ORDER BY s.id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, Id>(0)?, row.get::<_, String>(1)?, row.get::<_, Option<Id>>(2)?, row.get::<_, String>(3)?))
    })?;
    let mut articles = connection.prepare_cached(
        "SELECT r.version_id FROM suggestion_article a JOIN article_row r ON r.article_id = a.article_id
         WHERE a.suggestion_id = ?1 AND r.trashed = 0 AND r.story_id IS NULL ORDER BY r.time IS NULL, r.time",
    )?;
    let mut found = Vec::new();
    for row in rows {
        let (id, title, story, why) = row?;
        let versions: Vec<Id> = articles.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
        let loaded = versions.iter().map(|version| Ok(Loaded::load(connection, *version)?.reference()));
        let articles: Vec<_> = loaded.collect::<Result<_, Error>>()?;
        if articles.len() + usize::from(story.is_some()) >= 2 {
            found.push(StorySuggestion { id, title, story, articles, why: crate::store::json::parse_strings(&why) });
        }
    }
    Ok(found)
}
