//! The sidebar: counts, saved searches, tags, and what can be undone.
use crate::error::Error;
use crate::library::Library;
use crate::search::saved;
use crate::store::speakers::SURE;
use crate::store::undo;
use crate::view::{FacetValue, Sidebar};
use crate::{questions, review};

impl Library {
    /// All of the sidebar. Speakers and quotations are counted in the newest version of articles outside the trash.
    pub fn sidebar(&self) -> Result<Sidebar, Error> {
        self.read(|reader| {
            let count = |sql: &str| reader.prepare_cached(sql)?.query_row([], |row| row.get(0));
            let mut tags = reader.prepare_cached(
                "SELECT t.id, t.name, count(r.article_id) FROM tag t JOIN article_tag a ON a.tag_id = t.id
                 JOIN article_row r ON r.article_id = a.article_id AND r.trashed = 0 GROUP BY t.id ORDER BY t.key",
            )?;
            let tags = tags.query_map([], |row| {
                Ok(FacetValue { id: row.get(0)?, label: row.get(1)?, count: row.get(2)? })
            })?;
            let (undo, redo) = undo::labels(reader)?;
            Ok(Sidebar {
                articles: count("SELECT count(*) FROM article_row WHERE trashed = 0")?,
                stories: count("SELECT count(*) FROM story")?,
                suggestions: count(
                    "SELECT count(*) FROM suggestion s
                     WHERE NOT EXISTS (SELECT 1 FROM suggestion_dismissed d WHERE d.key = s.key)
                       AND (s.story_id IS NOT NULL) + (SELECT count(*) FROM suggestion_article a
                            JOIN article_row r ON r.article_id = a.article_id
                            WHERE a.suggestion_id = s.id AND r.trashed = 0 AND r.story_id IS NULL) >= 2",
                )?,
                speakers: count(&format!(
                    "SELECT count(DISTINCT q.speaker_id) FROM article_row r JOIN quotation q ON q.version_id = r.version_id
                     WHERE r.trashed = 0 AND {SURE}",
                ))?,
                questions: questions::open(reader)?.len() as u32,
                unsure: review::count(reader, None)?,
                quotations: count("SELECT coalesce(sum(quotations), 0) FROM article_row WHERE trashed = 0")?,
                trash: count("SELECT count(*) FROM article_row WHERE trashed = 1")?,
                searches: saved::all(reader)?,
                tags: tags.collect::<Result<_, _>>()?,
                undo: undo.map(|label| format!("Undo {label}")),
                redo: redo.map(|label| format!("Redo {label}")),
                sample: reader.query_row("SELECT EXISTS (SELECT 1 FROM version WHERE sample = 1)", [], |row| row.get(0))?,
            })
        })
    }
}
