//! Quotations whose speaker is unsure, one after the other, with everyone who may have said them.
use crate::error::Error;
use crate::library::Library;
use crate::loaded::Loaded;
use crate::quotes;
use crate::speakers::context;
use crate::store::json;
use crate::store::speakers::SURE;
use crate::view::{Id, QuotationRow, ReviewItem, ReviewView, SpeakerCandidate};
use rusqlite::{params, Connection};
use std::collections::{BTreeMap, HashMap};

/// Quotations that are handed up at once.
const SHOWN: u32 = 100;
/// Candidates: as many as there are digits to choose one with.
const CANDIDATES: usize = 9;

/// How many wait, in the library or in one article.
pub(crate) fn count(connection: &Connection, article: Option<Id>) -> Result<u32, Error> {
    let sql = format!(
        "SELECT count(*) FROM article_row r JOIN quotation q ON q.version_id = r.version_id
         WHERE r.trashed = 0 AND q.certain = 0 AND (?1 IS NULL OR r.article_id = ?1) AND NOT {SURE}"
    );
    Ok(connection.prepare_cached(&sql)?.query_row([article], |row| row.get(0))?)
}

impl Library {
    /// Quotations in newest versions outside the trash whose speaker is unsure, of the library or of one article, newest
    /// articles first. What the user decided on is not among them.
    pub fn review(&self, article: Option<Id>) -> Result<ReviewView, Error> {
        self.read(|reader| {
            let sql = format!(
                "SELECT r.version_id, q.id, CASE WHEN q.person IS NULL THEN q.canonical END FROM article_row r JOIN quotation q ON q.version_id = r.version_id
                 WHERE r.trashed = 0 AND q.certain = 0 AND (?1 IS NULL OR r.article_id = ?1) AND NOT {SURE}
                 ORDER BY r.time IS NULL, r.time DESC, r.article_id DESC, q.idx LIMIT ?2"
            );
            let mut statement = reader.prepare_cached(&sql)?;
            let mut rows = statement.query(params![article, SHOWN])?;
            // The quotations of each version, with the words of a source that is not named ("the inquiry").
            let mut wanted: Vec<(Id, BTreeMap<Id, Option<String>>)> = Vec::new();
            while let Some(row) = rows.next()? {
                let (version, quotation, unnamed): (Id, Id, Option<String>) = (row.get(0)?, row.get(1)?, row.get(2)?);
                match wanted.last_mut().filter(|(last, _)| *last == version) {
                    Some((_, quotations)) => drop(quotations.insert(quotation, unnamed)),
                    None => wanted.push((version, BTreeMap::from([(quotation, unnamed)]))),
                }
            }
            let mut found = Vec::new();
            for (version, quotations) in wanted {
                let loaded = Loaded::load(reader, version)?;
                let subject = loaded.subject.article();
                let people = people(reader, version)?;
                for stored in quotes::of_version(reader, version, subject.text)? {
                    if let Some(unnamed) = quotations.get(&stored.row.id) {
                        found.push(ReviewItem {
                            context: context(&subject, &stored),
                            article: loaded.reference(),
                            candidates: candidates(&stored.row, unnamed.as_deref(), &people),
                            quotation: stored.row,
                        });
                    }
                }
            }
            Ok(ReviewView { total: count(reader, article)?, quotations: found })
        })
    }
}

/// The people of a version, most named first.
fn people(connection: &Connection, version: Id) -> Result<Vec<SpeakerCandidate>, Error> {
    let mut speakers = connection.prepare_cached(
        "SELECT q.person, coalesce(r.root_id, q.found_speaker), coalesce(n.name, s.name) FROM quotation q
         LEFT JOIN speaker_root r ON r.speaker_id = q.found_speaker
         JOIN speaker s ON s.id = coalesce(r.root_id, q.found_speaker)
         LEFT JOIN speaker_name n ON n.speaker_id = s.id WHERE q.version_id = ?1 AND q.person IS NOT NULL",
    )?;
    let known = speakers.query_map([version], |row| Ok((row.get::<_, i64>(0)?, (row.get(1)?, row.get(2)?))))?;
    let known: HashMap<i64, (Id, String)> = known.collect::<Result<_, _>>()?;
    let mut statement = connection.prepare_cached(
        "SELECT idx, name, roles FROM person WHERE version_id = ?1 ORDER BY json_array_length(mentions) DESC, idx",
    )?;
    let rows = statement.query_map([version], |row| {
        let named: String = row.get(1)?;
        let (speaker, name) = match known.get(&row.get::<_, i64>(0)?) {
            Some((id, name)) => (Some(*id), name.clone()),
            None => (None, named),
        };
        let role = json::parse_strings(row.get_ref(2)?.as_str().unwrap_or_default()).into_iter().next();
        Ok(SpeakerCandidate { speaker, name, role, guess: false })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The guess, be it only `unnamed` words, and whoever else the article names.
fn candidates(row: &QuotationRow, unnamed: Option<&str>, people: &[SpeakerCandidate]) -> Vec<SpeakerCandidate> {
    let only = |name: &str| SpeakerCandidate { speaker: None, name: name.to_string(), role: None, guess: true };
    let named = row.speaker.as_ref().map(|speaker| SpeakerCandidate {
        speaker: Some(speaker.id),
        name: speaker.name.clone(),
        role: people.iter().find(|one| one.speaker == Some(speaker.id)).and_then(|one| one.role.clone()),
        guess: true,
    });
    let mut found: Vec<SpeakerCandidate> = named.or(unnamed.map(only)).into_iter().collect();
    for one in people {
        let known = |other: &SpeakerCandidate| {
            other.name == one.name || other.speaker.is_some() && other.speaker == one.speaker
        };
        if found.len() < CANDIDATES && !found.iter().any(known) {
            found.push(one.clone());
        }
    }
    found
}
