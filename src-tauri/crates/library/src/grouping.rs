//! The reader's word on which articles make a story, and which do not. No suggestion goes against it.
use crate::error::Error;
use crate::view::Id;
use rusqlite::{Connection, Transaction};
use std::collections::BTreeSet;

/// What the reader said. It stands beside the dismissed suggestions, one row a word: "apart 3 7 9" for articles that are
/// not one story, "story 5 without 3" for an article that does not belong to a story.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Word {
    apart: Vec<BTreeSet<Id>>,
    without: BTreeSet<(Id, Id)>,
}

impl Word {
    /// All that was said.
    pub(crate) fn load(connection: &Connection) -> Result<Self, Error> {
        let mut statement = connection
            .prepare_cached("SELECT key FROM suggestion_dismissed WHERE key LIKE 'apart %' OR key LIKE 'story %'")?;
        let mut word = Self::default();
        for key in statement.query_map([], |row| row.get::<_, String>(0))? {
            word.hear(&key?);
        }
        Ok(word)
    }

    fn hear(&mut self, key: &str) {
        if let Some(articles) = key.strip_prefix("apart ") {
            self.apart.push(articles.split(' ').filter_map(|id| id.parse().ok()).collect());
        } else if let Some((story, article)) = key.strip_prefix("story ").and_then(|rest| rest.split_once(" without "))
        {
            self.without.extend(story.parse().ok().zip(article.parse().ok()));
        }
    }

    /// Whether an article may be suggested for a story.
    pub(crate) fn allows(&self, story: Id, article: Id) -> bool {
        !self.without.contains(&(story, article))
    }

    /// Those of `articles`, the best first, that may be suggested together: of articles that are not one story only the
    /// best stays.
    pub(crate) fn together(&self, articles: &[Id]) -> Vec<Id> {
        let mut kept: Vec<Id> = Vec::new();
        for article in articles {
            let parts = |set: &BTreeSet<Id>| set.contains(article) && kept.iter().any(|one| set.contains(one));
            if !self.apart.iter().any(parts) {
                kept.push(*article);
            }
        }
        kept
    }
}

/// Keeps that these articles are not one story.
pub(crate) fn say_apart(tx: &Transaction, articles: &[Id], now: &str) -> Result<(), Error> {
    let articles: BTreeSet<Id> = articles.iter().copied().collect();
    if articles.len() < 2 {
        return Ok(());
    }
    let ids: Vec<String> = articles.iter().map(Id::to_string).collect();
    keep(tx, &format!("apart {}", ids.join(" ")), now)
}

/// Keeps that an article does not belong to a story.
pub(crate) fn say_without(tx: &Transaction, story: Id, article: Id, now: &str) -> Result<(), Error> {
    keep(tx, &without(story, article), now)
}

/// The reader put these articles into one story: what was said against it counts no more.
pub(crate) fn say_together(tx: &Transaction, story: Id, articles: &[Id]) -> Result<(), Error> {
    for article in articles {
        forget(tx, &without(story, *article))?;
    }
    let members: BTreeSet<Id> = tx
        .prepare_cached("SELECT article_id FROM story_article WHERE story_id = ?1")?
        .query_map([story], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    let mut statement = tx.prepare_cached("SELECT key FROM suggestion_dismissed WHERE key LIKE 'apart %'")?;
    let keys: Vec<String> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for key in keys {
        let mut word = Word::default();
        word.hear(&key);
        // Said of articles of which two or more are one story now.
        if word.apart.iter().any(|set| set.intersection(&members).nth(1).is_some()) {
            forget(tx, &key)?;
        }
    }
    Ok(())
}

/// What was said of a story that goes into another holds for that one.
pub(crate) fn merge(tx: &Transaction, into: Id, from: Id, now: &str) -> Result<(), Error> {
    for (story, article) in Word::load(tx)?.without {
        if story == from {
            forget(tx, &without(from, article))?;
            say_without(tx, into, article, now)?;
        }
    }
    Ok(())
}

fn without(story: Id, article: Id) -> String {
    format!("story {story} without {article}")
}

fn keep(tx: &Transaction, key: &str, now: &str) -> Result<(), Error> {
    tx.prepare_cached("INSERT OR IGNORE INTO suggestion_dismissed (key, at) VALUES (?1, ?2)")?.execute([key, now])?;
    Ok(())
}

fn forget(tx: &Transaction, key: &str) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM suggestion_dismissed WHERE key = ?1")?.execute([key])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_of_those_that_are_apart_stays() {
        let mut word = Word::default();
        ["apart 3 7 9", "story 5 without 3", "story five without 3", "0a1b2c"].iter().for_each(|key| word.hear(key));
        assert_eq!(word.together(&[7, 1, 3, 9, 2]), [7, 1, 2]);
        assert_eq!(word.together(&[1, 3]), [1, 3]);
        assert!(!word.allows(5, 3) && word.allows(5, 7) && word.allows(6, 3));
    }
}
