//! Which articles the app would put into one story. Suggested, never done.
use crate::error::Error;
use crate::library::Library;
use crate::store::{json, sources};
use crate::view::Id;
use broadsheet_analysis::story::{self, Item, Terms};
use rusqlite::{params, Connection, Transaction};
use std::collections::BTreeMap;

/// Words that say why, of each suggestion.
const REASONS: usize = 6;

/// An article outside the trash.
struct Candidate {
    id: Id,
    headline: Option<String>,
    story: Option<Id>,
    terms: Terms,
    day: Option<i64>,
}

/// A group that would make a story, or join one.
struct Group {
    story: Option<Id>,
    title: String,
    articles: Vec<Id>,
    why: Vec<String>,
}

impl Library {
    /// Makes the suggestions again: after an import, and after articles came into a story.
    pub(crate) fn suggest_stories(&self) -> Result<(), Error> {
        let candidates = self.read(|reader| candidates(reader))?;
        let groups = groups(&candidates);
        self.write(|tx| store(tx, &groups))
    }
}

fn candidates(connection: &Connection) -> Result<Vec<Candidate>, Error> {
    let mut statement = connection.prepare(
        "SELECT r.article_id, r.headline, r.story_id, a.terms, r.published
         FROM article_row r JOIN analysis a ON a.version_id = r.version_id WHERE r.trashed = 0 ORDER BY r.article_id",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(Candidate {
            id: row.get(0)?,
            headline: row.get(1)?,
            story: row.get(2)?,
            terms: Terms { weights: json::parse_weights(row.get_ref(3)?.as_str().unwrap_or_default()) },
            day: row.get::<_, Option<String>>(4)?.as_deref().and_then(story::day),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn groups(candidates: &[Candidate]) -> Vec<Group> {
    let items: Vec<Item> = candidates.iter().map(|one| Item { terms: &one.terms, day: one.day }).collect();
    let mut together: BTreeMap<usize, Vec<&Candidate>> = BTreeMap::new();
    for (candidate, number) in candidates.iter().zip(story::cluster(&items)) {
        together.entry(number).or_default().push(candidate);
    }
    together.into_values().filter_map(|members| group(&members)).collect()
}

/// What is to be suggested of articles on one event: nothing when they are in stories already.
fn group(members: &[&Candidate]) -> Option<Group> {
    let free: Vec<&&Candidate> = members.iter().filter(|one| one.story.is_none()).collect();
    let mut stories: BTreeMap<Id, usize> = BTreeMap::new();
    members.iter().filter_map(|one| one.story).for_each(|story| *stories.entry(story).or_default() += 1);
    let story = stories.into_iter().max_by_key(|(_, count)| *count).map(|(story, _)| story);
    if free.is_empty() || (story.is_none() && free.len() < 2) {
        return None;
    }
    let (first, second) = (free.first()?, members.iter().find(|one| one.id != free.first().map_or(0, |one| one.id))?);
    Some(Group {
        story,
        title: free.iter().find_map(|one| one.headline.clone()).unwrap_or_else(|| "Untitled story".to_string()),
        articles: free.iter().map(|one| one.id).collect(),
        why: story::why(&first.terms, &second.terms, REASONS),
    })
}

fn store(tx: &Transaction, groups: &[Group]) -> Result<(), Error> {
    tx.execute("DELETE FROM suggestion_article", [])?;
    // The row of a group that is suggested again is kept, so that an id on the screen goes on to mean the same.
    let mut kept: Vec<String> = Vec::new();
    for group in groups {
        let key = key(group);
        tx.prepare_cached(
            "INSERT INTO suggestion (key, title, story_id, why) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (key) DO UPDATE SET title = excluded.title, why = excluded.why",
        )?
        .execute(params![key, group.title, group.story, json::strings(&group.why)])?;
        let mut article =
            tx.prepare_cached("INSERT INTO suggestion_article SELECT id, ?2 FROM suggestion WHERE key = ?1")?;
        for id in &group.articles {
            article.execute(params![key, id])?;
        }
        kept.push(key);
    }
    tx.execute("DELETE FROM suggestion WHERE key NOT IN (SELECT value FROM json_each(?1))", [json::strings(&kept)])?;
    Ok(())
}

/// Names the same articles for the same story, so that a dismissed group stays dismissed.
fn key(group: &Group) -> String {
    sources::hash(format!("{:?} {:?}", group.story, group.articles).as_bytes())
}
