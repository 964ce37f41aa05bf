//! The trash, and what is deleted for good.
use crate::error::Error;
use crate::library::Library;
use crate::store::{delete, sources};
use crate::view::Id;
use rusqlite::params;

impl Library {
    /// Puts articles into the trash. Those that are gone or lie there already are passed over.
    pub fn trash_articles(&self, articles: &[Id]) -> Result<(), Error> {
        let now = self.now();
        self.act(if articles.len() == 1 { "move article to trash" } else { "move articles to trash" }, |tx| {
            for article in articles {
                tx.execute(
                    "INSERT INTO trash (article_id, at) SELECT id, ?2 FROM article WHERE id = ?1
                     ON CONFLICT DO NOTHING",
                    params![article, now],
                )?;
            }
            Ok(())
        })
    }

    /// Takes articles out of the trash.
    pub fn restore_articles(&self, articles: &[Id]) -> Result<(), Error> {
        self.act(if articles.len() == 1 { "restore article" } else { "restore articles" }, |tx| {
            for article in articles {
                tx.execute("DELETE FROM trash WHERE article_id = ?1", [article])?;
            }
            Ok(())
        })
    }

    /// Deletes what lies in the trash for good, source files too, unless another article came from the same file. Cannot
    /// be undone, nor can what was done before it. Gives back how many articles were deleted.
    pub fn empty_trash(&self) -> Result<u32, Error> {
        self.delete_where(
            "SELECT id FROM version WHERE article_id IN (SELECT article_id FROM trash)",
            "SELECT count(*) FROM trash",
        )
    }

    /// Deletes exactly what came with the sample library and was not imported by the user too.
    pub fn remove_sample(&self) -> Result<u32, Error> {
        self.delete_where(
            "SELECT id FROM version WHERE sample = 1",
            "SELECT count(DISTINCT article_id) FROM version WHERE sample = 1",
        )
    }

    fn delete_where(&self, versions: &str, count: &str) -> Result<u32, Error> {
        let (count, hashes) = self.write(|tx| {
            let count: u32 = tx.query_row(count, [], |row| row.get(0))?;
            let versions: Vec<Id> = tx.prepare(versions)?.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            Ok((count, delete::versions(tx, &versions)?))
        })?;
        // After the commit: a kill in between leaves files that nothing names, never rows without their file.
        for sha256 in hashes {
            sources::remove(&self.folder(), &sha256);
        }
        Ok(count)
    }
}
