//! Versions of an article: taking one out of it again.
use crate::error::Error;
use crate::library::Library;
use crate::store::refs;
use crate::view::Id;
use rusqlite::params;

impl Library {
    /// Makes one version of an article an article of its own again; the id of that article. Edits, tags and story stay
    /// with the other versions. The only version of an article cannot be taken out.
    pub fn split_version(&self, version: Id) -> Result<Id, Error> {
        let now = self.now();
        self.act("make version an article of its own", |tx| {
            let article = refs::article_of(tx, version)?;
            let versions: u32 =
                tx.query_row("SELECT count(*) FROM version WHERE article_id = ?1", [article], |row| row.get(0))?;
            if versions < 2 {
                return Err(Error::Invalid("This is the only version of the article. Nothing was changed.".into()));
            }
            tx.execute("INSERT INTO article (created_at) VALUES (?1)", [now])?;
            let own = tx.last_insert_rowid() as Id;
            // The row of the list may point at the version that leaves; both rows are made again after the action.
            tx.execute("DELETE FROM article_row WHERE article_id = ?1", [article])?;
            tx.execute("UPDATE version SET article_id = ?1, because = NULL WHERE id = ?2", params![own, version])?;
            Ok(own)
        })
    }
}
