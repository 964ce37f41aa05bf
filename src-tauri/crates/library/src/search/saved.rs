//! Saved searches.
use crate::error::Error;
use crate::library::Library;
use crate::view::{ArticleQuery, Id, SavedSearch};
use rusqlite::Connection;

impl Library {
    /// Keeps a search under a name; its id. The same name again keeps the new search.
    pub fn save_search(&self, name: &str, search: &str) -> Result<Id, Error> {
        let name = name.trim();
        if name.is_empty() {
            return Err(Error::Invalid("A saved search needs a name. Nothing was saved.".into()));
        }
        self.act("save search", |tx| {
            tx.execute("DELETE FROM saved_search WHERE name = ?1", [name])?;
            tx.execute("INSERT INTO saved_search (name, search) VALUES (?1, ?2)", [name, search])?;
            Ok(tx.last_insert_rowid() as Id)
        })
    }

    /// Forgets a saved search.
    pub fn delete_search(&self, id: Id) -> Result<(), Error> {
        self.act("delete search", |tx| match tx.execute("DELETE FROM saved_search WHERE id = ?1", [id])? {
            0 => Err(Error::NotFound("saved search")),
            _ => Ok(()),
        })
    }
}

/// All of them by name, with what they find now.
pub(crate) fn all(connection: &Connection) -> Result<Vec<SavedSearch>, Error> {
    let mut statement = connection.prepare_cached("SELECT id, name, search FROM saved_search ORDER BY name")?;
    let rows = statement
        .query_map([], |row| Ok(SavedSearch { id: row.get(0)?, name: row.get(1)?, search: row.get(2)?, count: 0 }))?;
    let mut found: Vec<SavedSearch> = rows.collect::<Result<_, _>>()?;
    for saved in &mut found {
        let query = ArticleQuery { search: saved.search.clone(), ..ArticleQuery::default() };
        saved.count = crate::articles::count(connection, &query)?;
    }
    Ok(found)
}
