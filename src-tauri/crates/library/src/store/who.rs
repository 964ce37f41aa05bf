//! Who a name in an article is, among all speakers of the library: one speaker for one person, joined by name and
//! context, asked about when unsure, namesakes kept apart.
//!
//! A row of `speaker` is a name in a context; several rows can bear one name. Rows are put together by the user's merges
//! and, where the likeness is high, by `speaker_join`; `speaker_root` says whom each counts as. The user's word comes
//! first: what she gave stays, what she took apart is not joined again. The work for an article is bounded by the
//! speakers of like name, and of those only the most alike are read.
use super::roots;
use super::speakers::{self, speaker_of};
use super::{json, refresh};
use crate::error::Error;
use crate::fold;
use crate::view::Id;
use broadsheet_analysis::quotes::identity::{self, Description, Likeness, AHEAD, ASK, SAME};
use broadsheet_analysis::quotes::{Person, SpeakerKind};
use broadsheet_analysis::story::Terms;
use rusqlite::{params, Connection, OptionalExtension, Transaction};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Speakers of one surname that are looked at by name.
const NAMES: u32 = 400;
/// Speakers whose articles are looked at.
const READ: usize = 6;
/// Their newest articles that are looked at.
const VERSIONS: usize = 4;
/// Words that tell what an article is about.
const SUBJECTS: usize = 12;
/// From here on a short form is the same as it was in other articles, while nothing speaks against it.
const AGAIN: f64 = 0.35;
/// By so much a correction in the same outlet speaks for the speaker whom it named.
const TAUGHT: f64 = 0.35;
/// By so much of two namesakes one must be nearer to be taken.
const NEARER: f64 = 0.05;

/// The speakers of one version, by the number of the person. `wanted` are the people quoted; `before` are the speakers
/// that an earlier analysis found, by the key of the name.
pub(crate) fn speakers_of(
    tx: &Transaction,
    version: Id,
    people: &[Person],
    terms: &Terms,
    wanted: &BTreeSet<usize>,
    before: &HashMap<String, Id>,
) -> Result<HashMap<usize, Id>, Error> {
    let place = Place::load(tx, version)?;
    let mut order: Vec<(usize, &Person)> = wanted.iter().filter_map(|at| Some((*at, people.get(*at)?))).collect();
    order.sort_by_key(|(_, person)| std::cmp::Reverse(identity::fullness(&person.name)));
    let mut found = HashMap::new();
    // Whom the article names already: two names that it keeps apart are two people.
    let mut taken: BTreeSet<Id> = BTreeSet::new();
    for (at, person) in order {
        let Some(key) = fold::key(Some(&person.name)) else { continue };
        let own = describe(person, people, terms, &place);
        let clusters = clusters(tx, &own, person, &place, &key)?;
        let row = match settled(tx, &key, &place, before)? {
            Some(row) => row,
            None => choose(tx, &key, person, &clusters, &taken)?,
        };
        let root = roots::of(tx, row)?;
        let joined = if root == row { connect(tx, row, person, &clusters, &taken)? } else { root };
        taken.insert(joined);
        found.insert(at, row);
    }
    Ok(found)
}

/// Where the name stands.
struct Place {
    article: Id,
    outlet: Option<String>,
    story: Option<Id>,
    day: Option<i64>,
}

impl Place {
    fn load(connection: &Connection, version: Id) -> Result<Self, Error> {
        let sql = "SELECT v.article_id, v.outlet_key, s.story_id, v.day FROM version v
                   LEFT JOIN story_article s ON s.article_id = v.article_id WHERE v.id = ?1";
        let read = |row: &rusqlite::Row| {
            Ok(Self { article: row.get(0)?, outlet: row.get(1)?, story: row.get(2)?, day: row.get(3)? })
        };
        Ok(connection.prepare_cached(sql)?.query_row([version], read)?)
    }

    fn keys(&self) -> impl Iterator<Item = String> {
        let story = self.story.map(|story| format!("story {story}"));
        std::iter::once(format!("article {}", self.article)).chain(story)
    }
}

/// What is settled already: by an earlier analysis, by a correction in the article, by an alias of the user's.
fn settled(tx: &Transaction, key: &str, place: &Place, before: &HashMap<String, Id>) -> Result<Option<Id>, Error> {
    let taught: Option<Id> = tx
        .prepare_cached(
            "SELECT speaker_id FROM speaker_lesson WHERE key = ?1 AND article_id = ?2
             UNION ALL SELECT speaker_id FROM speaker_alias WHERE key = ?1 LIMIT 1",
        )?
        .query_row(params![key, place.article], |row| row.get(0))
        .optional()?;
    Ok(taught.or_else(|| before.get(key).copied()))
}

/// A person as this article describes them.
fn describe(person: &Person, people: &[Person], terms: &Terms, place: &Place) -> Description {
    let useful = person.aliases.iter().filter(|alias| identity::bears(alias, &person.name));
    Description {
        names: std::iter::once(&person.name).chain(useful).cloned().collect(),
        roles: person.roles.clone(),
        organization: organization(person.kind),
        companions: people.iter().map(|other| &other.name).filter(|name| **name != person.name).cloned().collect(),
        subjects: subjects(terms.weights.clone(), &person.name),
        places: place.keys().collect(),
        days: place.day.map(|day| (day, day)),
    }
}

const fn organization(kind: SpeakerKind) -> Option<bool> {
    match kind {
        SpeakerKind::Person => Some(false),
        SpeakerKind::Organization => Some(true),
        SpeakerKind::Unknown => None,
    }
}

/// The words that count most, the name's own left out.
fn subjects(mut weights: Vec<(String, f32)>, name: &str) -> Vec<String> {
    weights.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let own = fold::fold(name);
    let words = weights.into_iter().map(|(word, _)| word);
    words.filter(|word| word.chars().count() > 3 && !own.contains(&fold::fold(word))).take(SUBJECTS).collect()
}

/// A speaker with all rows that count as it and can be looked up by the name.
struct Cluster {
    root: Id,
    /// Id and folded name.
    rows: Vec<(Id, String)>,
    /// How like its names alone are.
    names: f64,
    likeness: Likeness,
}

/// What the register tells of a speaker.
#[derive(Default)]
struct Known {
    /// Folded names by id.
    rows: BTreeMap<Id, String>,
    names: Vec<String>,
    organization: Option<bool>,
}

/// The speakers who can be meant, the most alike first.
fn clusters(
    tx: &Transaction,
    own: &Description,
    person: &Person,
    place: &Place,
    key: &str,
) -> Result<Vec<Cluster>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT s.id, coalesce(r.root_id, s.id), s.name, n.name, s.kind
         FROM speaker_word w JOIN speaker s ON s.id = w.speaker_id
         LEFT JOIN speaker_root r ON r.speaker_id = s.id LEFT JOIN speaker_name n ON n.speaker_id = s.id
         WHERE w.word = ?1 ORDER BY s.id DESC LIMIT ?2",
    )?;
    let mut known: BTreeMap<Id, Known> = BTreeMap::new();
    for word in own.names.iter().flat_map(|name| identity::lookup_words(name, person.kind)) {
        let mut rows = statement.query(params![word, NAMES])?;
        while let Some(row) = rows.next()? {
            let (id, root): (Id, Id) = (row.get(0)?, row.get(1)?);
            let (name, given): (String, Option<String>) = (row.get(2)?, row.get(3)?);
            let one = known.entry(root).or_default();
            one.rows.insert(id, fold::fold(given.as_deref().unwrap_or(&name)));
            one.organization = one.organization.or(organization(speaker_of(&row.get::<_, String>(4)?)));
            one.names.extend([Some(name), given].into_iter().flatten());
        }
    }
    let mut alike: Vec<(f64, Id, BTreeMap<Id, String>, Description)> = known
        .into_iter()
        .filter_map(|(root, Known { rows, mut names, organization })| {
            names.sort_by_key(|name| std::cmp::Reverse(identity::fullness(name)));
            names.dedup();
            let found = Description { names, organization, ..Description::default() };
            let score = identity::names_alike(own, &found);
            (score > 0.0).then_some((score, root, rows, found))
        })
        .collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    alike.truncate(READ);
    let taught = taught(tx, key, place)?;
    let mut found = Vec::with_capacity(alike.len());
    for (names, root, rows, mut description) in alike {
        read(tx, root, &mut description, &person.name)?;
        let mut likeness = identity::compare(own, &description);
        if likeness.score > 0.0 && taught.contains(&root) {
            likeness.score = (likeness.score + TAUGHT).min(1.0);
            likeness.pro.push("you gave it so in this outlet".to_string());
        }
        found.push(Cluster { root, rows: rows.into_iter().collect(), names, likeness });
    }
    found.sort_by(|a, b| b.likeness.score.total_cmp(&a.likeness.score).then(a.root.cmp(&b.root)));
    Ok(found)
}

/// Whom corrections in the same outlet named for this name.
fn taught(tx: &Transaction, key: &str, place: &Place) -> Result<BTreeSet<Id>, Error> {
    let mut statement = tx.prepare_cached(
        "SELECT coalesce(r.root_id, l.speaker_id) FROM speaker_lesson l
         LEFT JOIN speaker_root r ON r.speaker_id = l.speaker_id WHERE l.key = ?1 AND l.outlet_key = ?2",
    )?;
    let rows = statement.query_map(params![key, place.outlet], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds to a description what the newest articles of a speaker tell; `name` is left out of what they are about.
pub(crate) fn read(connection: &Connection, root: Id, into: &mut Description, name: &str) -> Result<(), Error> {
    let mut statement = connection.prepare_cached(
        "SELECT version_id, person FROM quotation WHERE speaker_id = ?1 ORDER BY version_id DESC LIMIT 40",
    )?;
    let rows = statement.query_map([root], |row| Ok((row.get::<_, Id>(0)?, row.get::<_, Option<i64>>(1)?)))?;
    let mut versions: Vec<(Id, BTreeSet<i64>)> = Vec::new();
    for row in rows {
        let (version, person) = row?;
        let full = versions.len() == VERSIONS;
        match versions.last_mut().filter(|(last, _)| *last == version) {
            Some((_, people)) => people.extend(person),
            None if full => break,
            None => versions.push((version, person.into_iter().collect())),
        }
    }
    let mut people = connection.prepare_cached("SELECT idx, name, aliases, roles FROM person WHERE version_id = ?1")?;
    let mut terms = connection.prepare_cached("SELECT terms FROM analysis WHERE version_id = ?1")?;
    for (version, own) in versions {
        let mut rows = people.query([version])?;
        while let Some(row) = rows.next()? {
            let named: String = row.get(1)?;
            if !own.contains(&row.get::<_, i64>(0)?) {
                into.companions.push(named);
                continue;
            }
            let list = |column| -> rusqlite::Result<Vec<String>> {
                Ok(json::parse_strings(row.get_ref(column)?.as_str().unwrap_or_default()))
            };
            into.names.extend(list(2)?.into_iter().filter(|alias| identity::bears(alias, &named)));
            into.roles.extend(list(3)?);
        }
        let words: Option<String> = terms.query_row([version], |row| row.get(0)).optional()?;
        into.subjects.extend(subjects(json::parse_weights(&words.unwrap_or_default()), name));
        let place = Place::load(connection, version)?;
        into.places.extend(place.keys());
        if let Some(day) = place.day {
            let (first, last) = into.days.unwrap_or((day, day));
            into.days = Some((first.min(day), last.max(day)));
        }
    }
    Ok(())
}

/// The row for a name: that of a speaker who is like enough, or a new one.
fn choose(
    tx: &Transaction,
    key: &str,
    person: &Person,
    clusters: &[Cluster],
    taken: &BTreeSet<Id>,
) -> Result<Id, Error> {
    let free: Vec<&Cluster> = clusters.iter().filter(|one| !taken.contains(&one.root)).collect();
    let tells = identity::tells(&person.name, person.kind);
    let row_of = |cluster: &Cluster| cluster.rows.iter().find(|(_, name)| name == key).map(|(id, _)| *id);
    if let Some(best) = free.first() {
        let next = free.get(1).map_or(0.0, |next| next.likeness.score);
        let score = best.likeness.score;
        let ahead = if row_of(best).is_some() { NEARER } else { AHEAD };
        if score >= SAME && (next < ASK || score - next >= ahead) {
            if let Some(row) = row_of(best) {
                return Ok(row);
            }
        } else if !tells {
            // A short form as it stood in other articles, while none of them speaks against it.
            let again = free.iter().find(|one| row_of(one).is_some() && one.likeness.score >= AGAIN);
            if let Some(row) = again.and_then(|one| row_of(one)) {
                return Ok(row);
            }
        }
    }
    speakers::add(tx, key, &person.name, person.kind)
}

/// Joins a speaker who counts as nobody else yet to one who is like enough, or asks; whom it counts as then.
fn connect(
    tx: &Transaction,
    row: Id,
    person: &Person,
    clusters: &[Cluster],
    taken: &BTreeSet<Id>,
) -> Result<Id, Error> {
    let mut others: Vec<&Cluster> = Vec::new();
    for cluster in clusters.iter().filter(|one| one.root != row && one.likeness.score >= ASK) {
        // One article names both: two people. An organization and its abbreviation may well stand in one article.
        let both = taken.contains(&cluster.root) && person.kind != SpeakerKind::Organization;
        if !both && !roots::kept_apart(tx, row, cluster.root)? {
            others.push(cluster);
        }
    }
    let Some(best) = others.first() else { return Ok(row) };
    let clear = others.get(1).is_none_or(|next| best.likeness.score - next.likeness.score >= AHEAD);
    // Of two that bear one full name somebody kept them apart: the analysis because they clash, or the user.
    let namesake = best.names >= SAME && best.rows.iter().any(|(_, name)| *name == fold::fold(&person.name));
    if best.likeness.score >= SAME && clear && !namesake {
        let (from, into) = roots::shorter_first(tx, row, best.root)?;
        let versions = roots::join(tx, from, into, &best.likeness)?;
        for article in roots::articles(tx, &versions)? {
            refresh::article(tx, article)?;
        }
        return Ok(into);
    }
    for other in others.iter().take(2) {
        roots::ask(tx, row, other.root, &other.likeness)?;
    }
    Ok(row)
}
