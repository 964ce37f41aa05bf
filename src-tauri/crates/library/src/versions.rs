//! Versions of an article: taking one out of it again, and making several articles one.
use crate::error::Error;
use crate::library::Library;
use crate::loaded;
use crate::store::{decisions, refs};
use crate::view::Id;
use rusqlite::{params, Transaction};

impl Library {
    /// Makes one version of an article an article of its own again; the id of that article. Edits, tags and story stay
    /// with the other versions. The only version of an article cannot be taken out. Later imports follow it.
    pub fn split_version(&self, version: Id) -> Result<Id, Error> {
        let now = self.now();
        self.act("make version an article of its own", |tx| {
            let article = refs::article_of(tx, version)?;
            let others: Vec<Id> = loaded::order(tx, article)?.into_iter().filter(|other| *other != version).collect();
            if others.is_empty() {
                return Err(Error::Invalid("This is the only version of the article. Nothing was changed.".into()));
            }
            decisions::say(tx, &[version], &others, false, &now)?;
            tx.execute("INSERT INTO article (created_at) VALUES (?1)", [now])?;
            let own = tx.last_insert_rowid() as Id;
            // The row of the list may point at the version that leaves; both rows are made again after the action.
            tx.execute("DELETE FROM article_row WHERE article_id = ?1", [article])?;
            tx.execute(
                "UPDATE version SET article_id = ?1, because = 'You made it an article of its own.' WHERE id = ?2",
                params![own, version],
            )?;
            Ok(own)
        })
    }

    /// Makes articles versions of one: the first one named, which is given back. What the user said of it (fields, tags,
    /// story) counts first; what was said only of the others goes over to it. Fails for fewer than two articles and when
    /// one of them lies in the trash. Later imports follow it.
    pub fn join_articles(&self, articles: &[Id]) -> Result<Id, Error> {
        let now = self.now();
        let mut named: Vec<Id> = Vec::new();
        articles.iter().for_each(|article| {
            if !named.contains(article) {
                named.push(*article);
            }
        });
        let [into, others @ ..] = named.as_slice() else {
            return Err(Error::Invalid("There is nothing to join. Choose two articles or more.".into()));
        };
        if others.is_empty() {
            return Err(Error::Invalid("One article is nothing to join. Choose two articles or more.".into()));
        }
        self.act("join articles", |tx| {
            for article in &named {
                loaded::newest(tx, *article)?;
                let trashed: bool =
                    tx.query_row("SELECT EXISTS (SELECT 1 FROM trash WHERE article_id = ?1)", [article], |row| {
                        row.get(0)
                    })?;
                if trashed {
                    return Err(Error::Invalid(
                        "One of these articles lies in the trash. Nothing was changed. Restore it first.".into(),
                    ));
                }
            }
            others.iter().try_for_each(|from| join(tx, *into, *from, &now))
        })?;
        // What was suggested of the articles that are gone.
        self.suggest_stories(&[*into])?;
        Ok(*into)
    }
}

/// Moves everything of `from` to `into`. Row by row and not by cascades, so that each change is logged for undo.
fn join(tx: &Transaction, into: Id, from: Id, now: &str) -> Result<(), Error> {
    decisions::say(tx, &loaded::order(tx, into)?, &loaded::order(tx, from)?, true, now)?;
    for article in [into, from] {
        tx.execute("DELETE FROM article_row WHERE article_id = ?1", [article])?;
    }
    for sql in [
        "UPDATE version SET article_id = ?1, because = 'You said that this is the same article.' WHERE article_id = ?2",
        "UPDATE field_edit SET article_id = ?1
         WHERE article_id = ?2 AND field NOT IN (SELECT field FROM field_edit WHERE article_id = ?1)",
        "UPDATE article_tag SET article_id = ?1
         WHERE article_id = ?2 AND tag_id NOT IN (SELECT tag_id FROM article_tag WHERE article_id = ?1)",
        "INSERT INTO story_article (article_id, story_id)
         SELECT ?1, story_id FROM story_article
         WHERE article_id = ?2 AND NOT EXISTS (SELECT 1 FROM story_article WHERE article_id = ?1)",
        "UPDATE summary_choice SET article_id = ?1
         WHERE article_id = ?2 AND NOT EXISTS (SELECT 1 FROM summary_choice c WHERE c.article_id = ?1
             AND c.hash = summary_choice.hash AND c.story_id IS summary_choice.story_id)",
    ] {
        tx.execute(sql, [into, from])?;
    }
    for table in ["field_edit", "article_tag", "story_article", "summary_choice"] {
        tx.execute(&format!("DELETE FROM {table} WHERE article_id = ?1"), [from])?;
    }
    tx.execute("DELETE FROM article WHERE id = ?1", [from])?;
    Ok(())
}
