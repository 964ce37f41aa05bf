//! Which articles the app would put into one story. Suggested, never done, and never against the reader's word.
use crate::error::Error;
use crate::grouping::Word;
use crate::library::Library;
use crate::store::{json, sources};
use crate::view::Id;
use broadsheet_analysis::story::{self, Shelf, Terms};
use rusqlite::{params, Connection, OptionalExtension, Transaction};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Words that say why, of each suggestion.
const REASONS: usize = 6;
/// Articles of a group that each of it is compared with to see which is the most central.
const COMPARED: usize = 12;

/// The terms of all articles outside the trash, read once and kept up to date, so that a new article is compared with those
/// near it without reading all others again.
#[derive(Default)]
pub(crate) struct Shelved(Mutex<State>);

#[derive(Default)]
pub(crate) struct State {
    pub(crate) shelf: Shelf,
    seen: HashMap<Id, Seen>,
}

/// By what a change of an article's terms is noticed.
#[derive(PartialEq, Eq)]
struct Seen {
    version: Id,
    revision: u32,
    words: u32,
    published: Option<String>,
}

/// A group that would make a story, or join one.
struct Group {
    story: Option<Id>,
    title: String,
    articles: Vec<Id>,
    why: Vec<String>,
}

impl Library {
    /// Makes the suggestions again for `articles` and those near them: after an import, and after articles came into a
    /// story. For all when there are none yet.
    pub(crate) fn suggest_stories(&self, articles: &[Id]) -> Result<(), Error> {
        let (looked_at, groups) = self.read(|reader| {
            let state = self.shelved(reader)?;
            let found = state.shelf.around(&around(reader, &state, articles)?);
            let word = Word::load(reader)?;
            let groups = found.iter().filter(|group| group.len() > 1);
            let groups = groups.map(|group| self::group(reader, &state.shelf, &word, group));
            let groups: Vec<Option<Group>> = groups.collect::<Result<_, _>>()?;
            Ok((found.concat(), groups.into_iter().flatten().collect::<Vec<_>>()))
        })?;
        self.write(|tx| store(tx, &looked_at, &groups))
    }

    /// The terms of all articles as they are now.
    pub(crate) fn shelved(&self, connection: &Connection) -> Result<MutexGuard<'_, State>, Error> {
        let mut state = self.shelved.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.refresh(connection)?;
        Ok(state)
    }
}

impl State {
    fn refresh(&mut self, connection: &Connection) -> Result<(), Error> {
        let mut statement = connection.prepare_cached(
            "SELECT r.article_id, r.version_id, a.revision, a.words, r.published
             FROM article_row r JOIN analysis a ON a.version_id = r.version_id WHERE r.trashed = 0",
        )?;
        let mut terms = connection.prepare_cached("SELECT terms FROM analysis WHERE version_id = ?1")?;
        let rows = statement.query_map([], |row| {
            let seen = Seen { version: row.get(1)?, revision: row.get(2)?, words: row.get(3)?, published: row.get(4)? };
            Ok((row.get::<_, Id>(0)?, seen))
        })?;
        let mut there = 0;
        for row in rows {
            let (article, seen) = row?;
            there += 1;
            if self.seen.get(&article) == Some(&seen) {
                continue;
            }
            let terms = terms.query_row([seen.version], |row| {
                Ok(Terms { weights: json::parse_weights(row.get_ref(0)?.as_str().unwrap_or_default()) })
            })?;
            self.shelf.put(article, &terms, seen.published.as_deref().and_then(story::day));
            self.seen.insert(article, seen);
        }
        if there < self.seen.len() {
            let mut statement = connection.prepare_cached("SELECT article_id FROM article_row WHERE trashed = 0")?;
            let there: BTreeSet<Id> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            let gone: Vec<Id> = self.seen.keys().filter(|article| !there.contains(article)).copied().collect();
            for article in gone {
                self.seen.remove(&article);
                self.shelf.remove(article);
            }
        }
        Ok(())
    }
}

/// What has to be looked at again for the sake of `articles`: they, and those that were suggested with them.
fn around(connection: &Connection, state: &State, articles: &[Id]) -> Result<Vec<Id>, Error> {
    let none: bool =
        connection.prepare_cached("SELECT NOT EXISTS (SELECT 1 FROM suggestion)")?.query_row([], |row| row.get(0))?;
    if none {
        return Ok(state.seen.keys().copied().collect());
    }
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT b.article_id FROM suggestion_article a JOIN suggestion_article b USING (suggestion_id)
         WHERE a.article_id IN (SELECT value FROM json_each(?1))",
    )?;
    let with: Vec<Id> = statement.query_map([list(articles)], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(articles.iter().copied().chain(with).collect())
}

/// What is to be suggested of articles on one event: nothing when they are in stories already.
fn group(connection: &Connection, shelf: &Shelf, word: &Word, members: &[Id]) -> Result<Option<Group>, Error> {
    let mut row = connection.prepare_cached("SELECT story_id, headline FROM article_row WHERE article_id = ?1")?;
    let mut free: Vec<Id> = Vec::new();
    let mut headlines: HashMap<Id, String> = HashMap::new();
    let mut stories: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for article in members {
        let found: Option<(Option<Id>, Option<String>)> =
            row.query_row([article], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let Some((story, headline)) = found else { continue };
        match story {
            Some(story) => stories.entry(story).or_default().push(*article),
            None => free.push(*article),
        }
        headlines.extend(headline.map(|headline| (*article, headline)));
    }
    by_centrality(shelf, members, &mut free);
    // The story with most articles of the event first, of those that the reader did not keep every free article out of.
    let mut most: Vec<(Id, Vec<Id>)> = stories.into_iter().collect();
    most.sort_by_key(|(story, articles)| (std::cmp::Reverse(articles.len()), *story));
    let joined = most.iter().find_map(|(story, inside)| {
        let allowed: Vec<Id> = free.iter().copied().filter(|article| word.allows(*story, *article)).collect();
        // The articles of the story stand first, so that none comes in that is to be apart from one of them.
        let together = word.together(&[inside.as_slice(), &allowed].concat());
        let joining: Vec<Id> = together.into_iter().filter(|article| allowed.contains(article)).collect();
        (!joining.is_empty()).then_some((Some(*story), joining))
    });
    let (story, mut articles) = joined.unwrap_or_else(|| (None, word.together(&free)));
    if story.is_none() && articles.len() < 2 {
        return Ok(None);
    }
    let Some(first) = articles.first().copied() else { return Ok(None) };
    let others = members.iter().copied().filter(|other| *other != first);
    let nearest = others.filter_map(|other| Some((other, shelf.likeness(first, other)?.score)));
    let nearest = nearest.max_by(|a, b| a.1.total_cmp(&b.1)).map(|(other, _)| other);
    let why = match nearest {
        Some(other) => story::why(&terms(connection, first)?, &terms(connection, other)?, REASONS),
        None => Vec::new(),
    };
    let title = articles.iter().find_map(|article| headlines.get(article).cloned());
    articles.sort_unstable();
    Ok(Some(Group { story, title: title.unwrap_or_else(|| "Untitled story".to_string()), articles, why }))
}

/// Puts the articles first that are most like all of the group.
fn by_centrality(shelf: &Shelf, members: &[Id], articles: &mut [Id]) {
    let central = |article: Id| -> f64 {
        let others = members.iter().take(COMPARED).filter(|other| **other != article);
        others.filter_map(|other| shelf.likeness(article, *other)).map(|alike| alike.score).sum()
    };
    articles.sort_by_cached_key(|article| (std::cmp::Reverse((central(*article) * 1e6) as u64), *article));
}

/// The terms of the newest version of an article; none when it was not analyzed.
pub(crate) fn terms(connection: &Connection, article: Id) -> Result<Terms, Error> {
    let found = connection
        .prepare_cached(
            "SELECT a.terms FROM article_row r JOIN analysis a ON a.version_id = r.version_id WHERE r.article_id = ?1",
        )?
        .query_row([article], |row| Ok(json::parse_weights(row.get_ref(0)?.as_str().unwrap_or_default())))
        .optional()?;
    Ok(Terms { weights: found.unwrap_or_default() })
}

/// Puts `groups` in the place of what was suggested of the articles that were looked at.
fn store(tx: &Transaction, looked_at: &[Id], groups: &[Group]) -> Result<(), Error> {
    let mut statement = tx.prepare_cached(
        "SELECT DISTINCT suggestion_id FROM suggestion_article WHERE article_id IN (SELECT value FROM json_each(?1))
         UNION SELECT id FROM suggestion s
         WHERE NOT EXISTS (SELECT 1 FROM suggestion_article a WHERE a.suggestion_id = s.id)",
    )?;
    let mut before: BTreeSet<Id> =
        statement.query_map([list(looked_at)], |row| row.get(0))?.collect::<Result<_, _>>()?;
    // The row of a group that is suggested again is kept, so that an id on the screen goes on to mean the same.
    for group in groups {
        let key = key(group);
        let id: Id = tx
            .prepare_cached(
                "INSERT INTO suggestion (key, title, story_id, why) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (key) DO UPDATE SET title = excluded.title, why = excluded.why RETURNING id",
            )?
            .query_row(params![key, group.title, group.story, json::strings(&group.why)], |row| row.get(0))?;
        before.remove(&id);
        tx.prepare_cached("DELETE FROM suggestion_article WHERE suggestion_id = ?1")?.execute([id])?;
        let mut article = tx.prepare_cached("INSERT INTO suggestion_article VALUES (?1, ?2)")?;
        for one in &group.articles {
            article.execute([id, *one])?;
        }
    }
    let gone: Vec<Id> = before.into_iter().collect();
    tx.execute("DELETE FROM suggestion WHERE id IN (SELECT value FROM json_each(?1))", [list(&gone)])?;
    Ok(())
}

/// For `json_each`.
fn list(ids: &[Id]) -> String {
    serde_json::Value::from(ids.to_vec()).to_string()
}

/// Names the same articles for the same story, so that a dismissed group stays dismissed.
fn key(group: &Group) -> String {
    sources::hash(format!("{:?} {:?}", group.story, group.articles).as_bytes())
}

#[cfg(test)]
mod speed;
