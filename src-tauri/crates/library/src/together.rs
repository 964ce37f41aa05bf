//! Why articles stand together.
use crate::error::Error;
use crate::library::Library;
use crate::loaded::{self, Loaded};
use crate::suggestions;
use crate::view::{Id, Together};
use broadsheet_analysis::compare::facts::{self, Kind};
use broadsheet_analysis::story;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Articles that one is laid beside, the most alike.
const MOST: usize = 8;
/// Articles of a story of which these are chosen.
const LOOKED_AT: usize = 500;
/// Names, figures and words of each kind.
const SHARED: usize = 8;

impl Library {
    /// What an article has in common with `others` and with the articles of `story`, the most alike first, at most eight;
    /// ids that are not in the library are passed over.
    pub fn why_together(&self, article: Id, story: Option<Id>, others: &[Id]) -> Result<Vec<Together>, Error> {
        self.read(|reader| {
            let mut with: BTreeSet<Id> = others.iter().copied().collect();
            if let Some(story) = story {
                let mut inside =
                    reader.prepare_cached("SELECT article_id FROM article_row WHERE story_id = ?1 AND trashed = 0")?;
                with.extend(inside.query_map([story], |row| row.get::<_, Id>(0))?.collect::<Result<Vec<_>, _>>()?);
            }
            with.remove(&article);
            let alike = {
                let state = self.shelved(reader)?;
                let score = |other: &Id| Some((*other, state.shelf.likeness(article, *other)?.score));
                let mut alike: Vec<(Id, f64)> = with.iter().take(LOOKED_AT).filter_map(score).collect();
                alike.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
                alike
            };
            let own = Side::of(reader, article)?;
            alike.into_iter().take(MOST).map(|(other, score)| Ok(own.with(&Side::of(reader, other)?, score))).collect()
        })
    }
}

/// An article with what may be shared.
struct Side {
    loaded: Loaded,
    terms: story::Terms,
    names: BTreeSet<String>,
}

impl Side {
    fn of(connection: &Connection, article: Id) -> Result<Self, Error> {
        let loaded = Loaded::load(connection, loaded::newest(connection, article)?)?;
        let found = facts::find(&loaded.subject.article());
        let names = found.into_iter().filter(|fact| matches!(fact.kind, Kind::Name | Kind::Place));
        Ok(Self {
            terms: suggestions::terms(connection, article)?,
            names: names.map(|fact| fact.value).collect(),
            loaded,
        })
    }

    fn with(&self, other: &Self, score: f64) -> Together {
        let terms = story::why(&self.terms, &other.terms, usize::MAX);
        let rank = |name: &str| {
            let words: Vec<String> = name.to_lowercase().split_whitespace().map(str::to_string).collect();
            terms.iter().position(|term| words.contains(term))
        };
        let mut names: Vec<&String> = self.names.intersection(&other.names).collect();
        names.sort_by_key(|name| (rank(name).unwrap_or(usize::MAX), *name));
        let in_names: BTreeSet<String> = names
            .iter()
            .flat_map(|name| name.to_lowercase().split_whitespace().map(str::to_string).collect::<Vec<_>>())
            .collect();
        let is_number = |term: &String| term.starts_with(|c: char| c.is_ascii_digit());
        let days = |side: &Self| side.loaded.subject.published.as_deref().and_then(story::day);
        Together {
            article: other.loaded.reference(),
            score,
            enough: story::enough(),
            days: days(self).zip(days(other)).and_then(|(a, b)| u32::try_from(a.abs_diff(b)).ok()),
            names: names.into_iter().take(SHARED).cloned().collect(),
            numbers: terms.iter().filter(|term| is_number(term)).take(SHARED).cloned().collect(),
            words: terms
                .iter()
                .filter(|term| !is_number(term) && !in_names.contains(*term))
                .take(SHARED)
                .cloned()
                .collect(),
        }
    }
}
