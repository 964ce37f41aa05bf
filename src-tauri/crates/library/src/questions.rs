//! Are these two one person? What the analysis is unsure of, and the user's answers.
use crate::error::Error;
use crate::library::Library;
use crate::speakers::{forms, merge, name};
use crate::store::{json, refs, roots};
use crate::view::{Id, QuestionSide, SpeakerAnswer, SpeakerQuestion};
use rusqlite::{params, Connection, OptionalExtension};
use std::collections::BTreeSet;

/// Questions that are handed up at once.
const SHOWN: usize = 100;
/// Roles and articles of a side.
const EVIDENCE: usize = 3;

/// A question as stored, between those whom the two count as now.
pub(crate) struct Open {
    id: Id,
    a: Id,
    b: Id,
    score: f64,
    pro: String,
    contra: String,
}

/// The questions that wait for an answer, the likest pairs first. A pair that has become one, of which the user said
/// something, or of which one is no longer quoted, is not among them.
pub(crate) fn open(connection: &Connection) -> Result<Vec<Open>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT q.id, coalesce(x.root_id, q.a_id) AS a, coalesce(y.root_id, q.b_id) AS b, q.score, q.pro, q.contra
         FROM speaker_question q
         LEFT JOIN speaker_root x ON x.speaker_id = q.a_id LEFT JOIN speaker_root y ON y.speaker_id = q.b_id
         WHERE coalesce(x.root_id, q.a_id) <> coalesce(y.root_id, q.b_id)
           AND NOT EXISTS (SELECT 1 FROM speaker_decision d WHERE d.a_id = q.a_id AND d.b_id = q.b_id
                           AND (d.said = 'apart' OR d.raised >= q.raised))
           AND EXISTS (SELECT 1 FROM quotation u JOIN article_row r ON r.version_id = u.version_id AND r.trashed = 0
                       WHERE u.speaker_id = coalesce(x.root_id, q.a_id))
           AND EXISTS (SELECT 1 FROM quotation u JOIN article_row r ON r.version_id = u.version_id AND r.trashed = 0
                       WHERE u.speaker_id = coalesce(y.root_id, q.b_id))
         ORDER BY q.score DESC, q.id",
    )?;
    let rows = statement.query_map([], |row| {
        let (a, b): (Id, Id) = (row.get(1)?, row.get(2)?);
        Ok(Open { id: row.get(0)?, a, b, score: row.get(3)?, pro: row.get(4)?, contra: row.get(5)? })
    })?;
    let mut found: Vec<Open> = Vec::new();
    let mut seen = BTreeSet::new();
    for row in rows {
        let row = row?;
        if seen.insert((row.a.min(row.b), row.a.max(row.b))) && !roots::kept_apart(connection, row.a, row.b)? {
            found.push(row);
        }
    }
    Ok(found)
}

impl Library {
    /// The questions that wait for an answer, the likest pairs first.
    pub fn speaker_questions(&self) -> Result<Vec<SpeakerQuestion>, Error> {
        self.read(|reader| {
            let open = open(reader)?;
            open.into_iter()
                .take(SHOWN)
                .map(|one| {
                    let (a, b) = roots::shorter_first(reader, one.a, one.b)?;
                    Ok(SpeakerQuestion {
                        id: one.id,
                        a: side(reader, a)?,
                        b: side(reader, b)?,
                        score: one.score,
                        pro: json::parse_strings(&one.pro),
                        contra: json::parse_strings(&one.contra),
                    })
                })
                .collect()
        })
    }

    /// The user's answer to a question; it decides at later imports and can be undone.
    pub fn answer_speaker_question(&self, question: Id, answer: SpeakerAnswer) -> Result<(), Error> {
        let now = self.now();
        let label = match answer {
            SpeakerAnswer::Same => "same person",
            SpeakerAnswer::Different => "different people",
            SpeakerAnswer::Later => "not now",
        };
        self.act(label, |tx| {
            let pair = tx
                .query_row("SELECT a_id, b_id FROM speaker_question WHERE id = ?1", [question], |row| {
                    Ok((row.get::<_, Id>(0)?, row.get::<_, Id>(1)?))
                })
                .optional()?;
            let (a, b) = pair.ok_or(Error::NotFound("question"))?;
            match answer {
                SpeakerAnswer::Same => {
                    let (from, into) = roots::shorter_first(tx, roots::of(tx, a)?, roots::of(tx, b)?)?;
                    merge(tx, into, from)
                }
                SpeakerAnswer::Different => roots::decide(tx, a, b, "apart", &now),
                SpeakerAnswer::Later => roots::decide(tx, a, b, "later", &now),
            }
        })
    }
}

fn side(connection: &Connection, speaker: Id) -> Result<QuestionSide, Error> {
    let (_, roles) = forms(connection, speaker)?;
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT r.version_id FROM quotation q JOIN article_row r ON r.version_id = q.version_id AND r.trashed = 0
         WHERE q.speaker_id = ?1 ORDER BY r.time DESC, r.version_id DESC LIMIT ?2",
    )?;
    let versions = statement.query_map(params![speaker, EVIDENCE], |row| row.get(0))?;
    let versions: Vec<Id> = versions.collect::<Result<_, _>>()?;
    let counted = "SELECT count(*) FROM quotation q JOIN article_row r ON r.version_id = q.version_id AND r.trashed = 0
                   WHERE q.speaker_id = ?1";
    let said = "SELECT q.text FROM quotation q JOIN article_row r ON r.version_id = q.version_id AND r.trashed = 0
                WHERE q.speaker_id = ?1 ORDER BY q.certain DESC, r.time DESC, q.id LIMIT 1";
    Ok(QuestionSide {
        id: speaker,
        name: name(connection, speaker)?,
        roles: roles.into_iter().take(EVIDENCE).collect(),
        quotations: connection.prepare_cached(counted)?.query_row([speaker], |row| row.get(0))?,
        articles: versions.into_iter().map(|version| refs::version(connection, version)).collect::<Result<_, _>>()?,
        said: connection.prepare_cached(said)?.query_row([speaker], |row| row.get(0)).optional()?,
    })
}
