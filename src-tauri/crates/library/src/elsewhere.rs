//! The same words given to somebody else, in other articles of the library.
//!
//! Looked for only where it can be the same occasion: in articles of the same stories, and of the days around each
//! telling. What is near is first held against the pairs of words that the speaker's tellings have, which costs a look
//! at each word; only what shares some is read and compared.
use crate::error::Error;
use crate::fold::fold;
use crate::quotes;
use crate::store::derive::Subject;
use crate::tellings::{self, Told};
use crate::view::{GivenTo, Id};
use broadsheet_analysis::quotes::variants::{self, Index, Sketch, Speakers};
use broadsheet_analysis::{story, Language};
use rusqlite::{params, Connection, OptionalExtension, ToSql};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Days before and after a telling.
const DAYS: i64 = 3;
/// At most so many quotations of others are looked at: a library of many years opens as fast as a small one.
const OTHERS: usize = 20_000;
/// At most so many articles of others are read.
const READ: usize = 200;

/// A quotation of somebody else's that may be one of the speaker's.
struct Other {
    quotation: Id,
    version: Id,
    text: String,
}

/// By quotation of `told`, whom else other articles give its words to. `names` are all names of the speaker; with
/// nobody who is known for a person there is no answer, as an office and its holder may be one.
pub(crate) fn given_to(
    connection: &Connection,
    speaker: Id,
    names: &[&str],
    told: &[Told],
) -> Result<HashMap<Id, Vec<GivenTo>>, Error> {
    let mut found: HashMap<Id, Vec<GivenTo>> = HashMap::new();
    if !is_person(connection, speaker)? {
        return Ok(found);
    }
    let (mut index, mut sketch) = (Index::default(), Sketch::default());
    for (number, one) in told.iter().enumerate().filter(|(_, one)| one.prepared.is_verbatim()) {
        index.add(number, &one.prepared);
        sketch.add(&one.words);
    }
    let own: BTreeSet<String> = names.iter().filter_map(|name| surname(name)).collect();
    let mut by_version: BTreeMap<Id, Vec<Id>> = BTreeMap::new();
    for other in others(connection, speaker, told)?.into_iter().filter(|other| sketch.meets(&other.text)) {
        by_version.entry(other.version).or_default().push(other.quotation);
    }
    for (version, quotations) in by_version.into_iter().take(READ) {
        let Some((article, story)) = place_of(connection, version)? else { continue };
        let Some(subject) = Subject::load(connection, version)? else { continue };
        let language = subject.language.as_deref().map(Language::from_tag).unwrap_or_default();
        let day = subject.published.as_deref().and_then(story::day);
        for stored in quotes::of_version(connection, version, &subject.text)? {
            let Some(said_by) = stored.row.speaker.clone().filter(|_| quotations.contains(&stored.row.id)) else {
                continue;
            };
            if surname(&said_by.name).is_none_or(|name| own.contains(&name)) {
                continue;
            }
            let (_, heard) = tellings::compared(&stored, (&subject.text, language));
            for one in index.near(&heard).into_iter().filter_map(|number| told.get(number)) {
                let when = one.when();
                let near = story.is_some() && when.story == story
                    || when.day.zip(day).is_some_and(|(one, other)| (one - other).abs() <= DAYS);
                let Some(related) = variants::relation(&one.prepared, &heard, Speakers::Different).filter(|_| near)
                else {
                    continue;
                };
                found.entry(one.stored.row.id).or_default().push(GivenTo {
                    speaker: said_by.clone(),
                    quotation: stored.row.id,
                    article: subject.reference(article, version),
                    sentence: stored.row.sentence,
                    text: stored.row.text.clone(),
                    variant: tellings::variant(related.variant),
                });
            }
        }
    }
    Ok(found)
}

fn is_person(connection: &Connection, speaker: Id) -> Result<bool, Error> {
    let kind: Option<String> = connection
        .prepare_cached("SELECT kind FROM speaker WHERE id = ?1")?
        .query_row([speaker], |row| row.get(0))
        .optional()?;
    Ok(kind.as_deref() == Some("person"))
}

/// The article of a newest version, and its story.
fn place_of(connection: &Connection, version: Id) -> Result<Option<(Id, Option<u64>)>, Error> {
    let found = connection
        .prepare_cached("SELECT article_id, story_id FROM article_row WHERE version_id = ?1")?
        .query_row([version], |row| Ok((row.get(0)?, row.get::<_, Option<Id>>(1)?.map(u64::from))))
        .optional()?;
    Ok(found)
}

/// The last word of a name.
fn surname(name: &str) -> Option<String> {
    let folded = fold(name.split(',').next().unwrap_or(name));
    folded.split(' ').next_back().filter(|word| !word.is_empty()).map(str::to_string)
}

/// What people other than the speaker are surely quoted with, near the tellings.
fn others(connection: &Connection, speaker: Id, told: &[Told]) -> Result<Vec<Other>, Error> {
    const SELECT: &str = "
        SELECT q.id, q.version_id, q.text FROM article_row r JOIN quotation q ON q.version_id = r.version_id
        JOIN speaker s ON s.id = q.speaker_id AND s.kind = 'person'
        LEFT JOIN quotation_correction c ON c.anchor = q.anchor
        WHERE r.trashed = 0 AND q.speaker_id <> ?1 AND q.kind <> 'indirect' AND (q.certain = 1 OR c.id IS NOT NULL)";
    let mut found: BTreeMap<Id, Other> = BTreeMap::new();
    let mut take = |place: &str, values: &[&dyn ToSql]| -> Result<(), Error> {
        let mut statement = connection.prepare_cached(&format!("{SELECT} AND {place}"))?;
        let rows = statement
            .query_map(values, |row| Ok(Other { quotation: row.get(0)?, version: row.get(1)?, text: row.get(2)? }))?;
        for row in rows {
            if found.len() == OTHERS {
                break;
            }
            let other = row?;
            found.insert(other.quotation, other);
        }
        Ok(())
    };
    let stories: BTreeSet<Id> = told.iter().filter_map(|one| one.story.as_ref().map(|story| story.id)).collect();
    for story in stories {
        take("r.story_id = ?2", params![speaker, story])?;
    }
    for (from, to) in periods(told) {
        let place = "r.time >= date(?2, '-3 days') AND r.time < date(?3, '+4 days')";
        take(place, params![speaker, from, to])?;
    }
    Ok(found.into_values().collect())
}

/// The days of the tellings, as first and last day of periods without a long pause.
fn periods(told: &[Told]) -> Vec<(&str, &str)> {
    let dates = told.iter().filter_map(|one| {
        let date = one.article.published.as_deref()?.get(..10)?;
        Some((story::day(date)?, date))
    });
    let days: BTreeMap<i64, &str> = dates.collect();
    let mut found: Vec<(&str, &str)> = Vec::new();
    let mut last: Option<i64> = None;
    for (day, date) in days {
        match found.last_mut().filter(|_| last.is_some_and(|last| day - last <= 2 * DAYS)) {
            Some(period) => period.1 = date,
            None => found.push((date, date)),
        }
        last = Some(day);
    }
    found
}
