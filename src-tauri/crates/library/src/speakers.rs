//! Everyone quoted, one speaker's timeline, and the user's word on who is who.
use crate::draw::{self, Placed};
use crate::elsewhere;
use crate::error::Error;
use crate::fold::fold;
use crate::library::Library;
use crate::quotes::{self, Stored};
use crate::store::derive::Subject;
use crate::store::speakers::SURE;
use crate::store::{json, roots};
use crate::tellings::{self, Told};
use crate::view::{Id, JoinedSpeaker, Run, SpeakerRef, SpeakerRow, SpeakerView, StoryRef};
use broadsheet_analysis::{Article, Language, Span};
use rusqlite::{params, Connection, OptionalExtension, Transaction};
use std::collections::{BTreeMap, HashMap};

impl Library {
    /// Everyone with a quotation in the newest version of an article outside the trash, most quoted first; only those
    /// whose name holds all words of `search`.
    pub fn speakers(&self, search: &str) -> Result<Vec<SpeakerRow>, Error> {
        self.read(|reader| {
            let mut roles = common_roles(reader)?;
            let wanted: Vec<String> = fold(search).split(' ').map(str::to_string).collect();
            let others = if fold(search).is_empty() { HashMap::new() } else { other_names(reader)? };
            // What is only perhaps a speaker's counts as unsure and nowhere else.
            let mut statement = reader.prepare_cached(&format!(
                "SELECT q.speaker_id, coalesce(n.name, s.name), sum(q.sure),
                        count(DISTINCT CASE WHEN q.sure THEN q.article_id END),
                        count(DISTINCT CASE WHEN q.sure THEN q.outlet_id END), sum(NOT q.sure), min(q.time), max(q.time)
                 FROM (SELECT q.speaker_id, r.article_id, r.outlet_id, r.time, {SURE} AS sure
                       FROM quotation q JOIN article_row r ON r.version_id = q.version_id AND r.trashed = 0) q
                 JOIN speaker s ON s.id = q.speaker_id LEFT JOIN speaker_name n ON n.speaker_id = s.id
                 GROUP BY q.speaker_id ORDER BY 3 DESC, 2",
            ))?;
            let rows = statement.query_map([], |row| {
                let id: Id = row.get(0)?;
                Ok(SpeakerRow {
                    id,
                    name: row.get(1)?,
                    role: roles.remove(&id),
                    quotations: row.get(2)?,
                    articles: row.get(3)?,
                    outlets: row.get(4)?,
                    unsure: row.get(5)?,
                    from: row.get(6)?,
                    to: row.get(7)?,
                })
            })?;
            let all: Vec<SpeakerRow> = rows.collect::<Result<_, _>>()?;
            let holds = |name: &str| wanted.iter().all(|word| name.contains(word));
            let found = |row: &SpeakerRow| {
                holds(&fold(&row.name)) || others.get(&row.id).is_some_and(|names| names.iter().any(|name| holds(name)))
            };
            Ok(all.into_iter().filter(found).collect())
        })
    }

    /// One speaker's timeline; that of the speaker they were merged into, if they were.
    pub fn speaker(&self, id: Id) -> Result<SpeakerView, Error> {
        self.read(|reader| {
            let id = roots::of(reader, id)?;
            let name = name(reader, id)?;
            let (merged, joined) = members(reader, id)?;
            let told = told(reader, id)?;
            let (mut aliases, roles) = forms(reader, id)?;
            aliases.extend(merged.iter().map(|speaker| speaker.name.clone()));
            aliases.extend(joined.iter().map(|speaker| speaker.name.clone()));
            aliases.retain(|alias| *alias != name);
            aliases.sort();
            aliases.dedup();
            let names: Vec<&str> = aliases.iter().chain([&name]).map(String::as_str).collect();
            let given = elsewhere::given_to(reader, id, &names, &told)?;
            let mut outlets: Vec<String> = Vec::new();
            for one in &told {
                let outlet = one.article.outlet.clone().unwrap_or_default();
                if !outlets.contains(&outlet) {
                    outlets.push(outlet);
                }
            }
            Ok(SpeakerView {
                id,
                name,
                aliases,
                roles,
                outlets,
                quotations: tellings::with_variants(told, given),
                merged,
                joined,
            })
        })
    }

    /// The sentences around a quotation, the quotation marked; `NotFound` when there is no such quotation.
    pub fn quotation_context(&self, quotation: Id) -> Result<Vec<Run>, Error> {
        self.read(|reader| {
            let version: Option<Id> = reader
                .prepare_cached("SELECT version_id FROM quotation WHERE id = ?1")?
                .query_row([quotation], |row| row.get(0))
                .optional()?;
            let missing = || Error::NotFound("quotation");
            let subject = Subject::load(reader, version.ok_or_else(missing)?)?.ok_or_else(missing)?;
            let stored = quotes::one(reader, quotation, &subject.text)?.ok_or_else(missing)?;
            Ok(context(&subject.article(), &stored))
        })
    }

    /// Renames a speaker. A name without a letter is refused.
    pub fn rename_speaker(&self, id: Id, name: &str) -> Result<(), Error> {
        let name = name.trim();
        if fold(name).is_empty() {
            return Err(Error::Invalid("A speaker needs a name. Nothing was changed.".to_string()));
        }
        self.act("rename speaker", |tx| {
            self::name(tx, id)?;
            tx.execute("DELETE FROM speaker_name WHERE speaker_id = ?1", [id])?;
            tx.execute("INSERT INTO speaker_name (speaker_id, name) VALUES (?1, ?2)", params![id, name])?;
            Ok(())
        })
    }

    /// Says that `from` is the same speaker as `into`; later imports follow.
    pub fn merge_speakers(&self, into: Id, from: Id) -> Result<(), Error> {
        self.act("merge speakers", |tx| merge(tx, into, from))
    }

    /// Takes a speaker out again, whoever put it there, the user or the analysis; the analysis does not put the two
    /// together again.
    pub fn unmerge_speaker(&self, into: Id, from: Id) -> Result<(), Error> {
        let now = self.now();
        self.act("take speakers apart", |tx| {
            let into = roots::of(tx, into)?;
            if roots::of(tx, from)? != into || from == into {
                return Err(Error::NotFound("merged speaker"));
            }
            tx.execute("DELETE FROM speaker_merge WHERE from_id = ?1", [from])?;
            roots::decide(tx, into, from, "apart", &now)
        })
    }

    /// Gives these quotations to a new speaker, who may have the same name: a namesake.
    pub fn split_speaker(&self, id: Id, quotations: &[Id], name: &str) -> Result<Id, Error> {
        let now = self.now();
        self.act("split speaker", |tx| {
            let mut new = quotes::named(tx, name)?;
            if new == id {
                tx.execute("INSERT INTO speaker (key, name) VALUES (NULL, ?1)", [name.trim()])?;
                new = tx.last_insert_rowid() as Id;
            }
            for quotation in quotations {
                quotes::teach(tx, *quotation, new, &now)?;
                quotes::correct(tx, *quotation, "speaker", Some(new), &now)?;
            }
            let id = roots::of(tx, id)?;
            if roots::of(tx, new)? != id {
                roots::decide(tx, id, new, "apart", &now)?;
            }
            Ok(new)
        })
    }
}

/// Puts `from` to `into`, for the user; what she said against it before is forgotten.
pub(crate) fn merge(tx: &Transaction, into: Id, from: Id) -> Result<(), Error> {
    let into = roots::of(tx, into)?;
    name(tx, into)?;
    name(tx, from)?;
    let merged: Option<Id> =
        tx.query_row("SELECT into_id FROM speaker_merge WHERE from_id = ?1", [from], |row| row.get(0)).optional()?;
    if into == from || merged.is_some() && roots::of(tx, from)? == into {
        return Err(Error::Invalid("These two are one speaker already. Nothing was changed.".to_string()));
    }
    roots::reconsider(tx, into, roots::of(tx, from)?)?;
    tx.execute("DELETE FROM speaker_merge WHERE from_id = ?1", [from])?;
    tx.execute("INSERT INTO speaker_merge (from_id, into_id) VALUES (?1, ?2)", [from, into])?;
    Ok(())
}

/// Who counts as this speaker: those whom the user put there, and those whom the analysis did, with its reasons.
fn members(connection: &Connection, root: Id) -> Result<(Vec<SpeakerRef>, Vec<JoinedSpeaker>), Error> {
    let mut statement = connection.prepare_cached(
        "SELECT s.id, coalesce(n.name, s.name), j.why, m.into_id IS NOT NULL FROM speaker_root r
         JOIN speaker s ON s.id = r.speaker_id LEFT JOIN speaker_name n ON n.speaker_id = s.id
         LEFT JOIN speaker_merge m ON m.from_id = s.id LEFT JOIN speaker_join j ON j.from_id = s.id
         WHERE r.root_id = ?1 ORDER BY s.id",
    )?;
    let mut rows = statement.query([root])?;
    let (mut merged, mut joined) = (Vec::new(), Vec::new());
    while let Some(row) = rows.next()? {
        let (id, name) = (row.get(0)?, row.get(1)?);
        if row.get(3)? {
            merged.push(SpeakerRef { id, name });
        } else {
            let why = json::parse_strings(&row.get::<_, Option<String>>(2)?.unwrap_or_default()).join("; ");
            joined.push(JoinedSpeaker { id, name, why });
        }
    }
    Ok((merged, joined))
}

/// The names, folded, of all who count as somebody else, by whom they count as.
fn other_names(connection: &Connection) -> Result<HashMap<Id, Vec<String>>, Error> {
    let mut statement = connection
        .prepare_cached("SELECT r.root_id, s.name FROM speaker_root r JOIN speaker s ON s.id = r.speaker_id")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, Id>(0)?, row.get::<_, String>(1)?)))?;
    let mut found: HashMap<Id, Vec<String>> = HashMap::new();
    for row in rows {
        let (root, name) = row?;
        found.entry(root).or_default().push(fold(&name));
    }
    Ok(found)
}

pub(crate) fn name(connection: &Connection, id: Id) -> Result<String, Error> {
    let found = connection
        .prepare_cached(
            "SELECT coalesce(n.name, s.name) FROM speaker s LEFT JOIN speaker_name n ON n.speaker_id = s.id WHERE s.id = ?1",
        )?
        .query_row([id], |row| row.get(0))
        .optional()?;
    found.ok_or(Error::NotFound("speaker"))
}

/// The role that each speaker is given most often.
fn common_roles(connection: &Connection) -> Result<HashMap<Id, String>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT q.speaker_id, p.roles, count(*) FROM quotation q
         JOIN person p ON p.version_id = q.version_id AND p.idx = q.person AND p.roles <> '[]'
         WHERE q.speaker_id IS NOT NULL GROUP BY 1, 2 ORDER BY 3",
    )?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, Id>(0)?, row.get::<_, String>(1)?)))?;
    let mut found = HashMap::new();
    for row in rows {
        let (speaker, roles) = row?;
        found.extend(json::parse_strings(&roles).into_iter().next().map(|role| (speaker, role)));
    }
    Ok(found)
}

/// Other forms of the name, and roles, as the articles have them.
pub(crate) fn forms(connection: &Connection, id: Id) -> Result<(Vec<String>, Vec<String>), Error> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT p.aliases, p.roles, p.name FROM quotation q
         JOIN person p ON p.version_id = q.version_id AND p.idx = q.person
         WHERE q.found_speaker = ?1 OR q.found_speaker IN (SELECT speaker_id FROM speaker_root WHERE root_id = ?1)",
    )?;
    let rows =
        statement.query_map([id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get(2)?)))?;
    let (mut aliases, mut roles): (Vec<String>, BTreeMap<String, u32>) = (Vec::new(), BTreeMap::new());
    for row in rows {
        let (more, said, name): (String, String, String) = row?;
        aliases.extend(json::parse_strings(&more).into_iter().chain([name]));
        for role in json::parse_strings(&said) {
            *roles.entry(role).or_default() += 1;
        }
    }
    let mut roles: Vec<(String, u32)> = roles.into_iter().collect();
    roles.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Ok((aliases, roles.into_iter().map(|(role, _)| role).collect()))
}

/// The quotations of a speaker in newest versions outside the trash, in order of time, undated ones last.
fn told(connection: &Connection, id: Id) -> Result<Vec<Told>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT r.version_id, r.story_id, s.title, r.article_id, r.time
         FROM quotation q JOIN article_row r ON r.version_id = q.version_id AND r.trashed = 0
         LEFT JOIN story s ON s.id = r.story_id
         WHERE q.speaker_id = ?1 ORDER BY r.time IS NULL, r.time, r.version_id",
    )?;
    let articles = statement.query_map([id], |row| {
        let story = row.get::<_, Option<Id>>(1)?.zip(row.get(2)?).map(|(id, title)| StoryRef { id, title });
        Ok((row.get::<_, Id>(0)?, row.get::<_, Id>(3)?, story))
    })?;
    let mut found = Vec::new();
    for row in articles {
        let (version, article, story) = row?;
        // Only the text and the fields: a thousand articles are not to be cut into sentences for their quotations' sake.
        let subject = Subject::load(connection, version)?.ok_or(Error::NotFound("version"))?;
        let stored = quotes::of_speaker(connection, version, id, &subject.text)?;
        let language = subject.language.as_deref().map(Language::from_tag).unwrap_or_default();
        let reference = || subject.reference(article, version);
        found.extend(
            stored.into_iter().map(|one| Told::new(one, (&subject.text, language), reference(), story.clone())),
        );
    }
    Ok(found)
}

/// The sentence before the quotation, those in which it stands, and the one after, the quotation marked.
pub(crate) fn context(article: &Article, stored: &Stored) -> Vec<Run> {
    let sentences = &article.sentences;
    let first = sentences.partition_point(|span| span.end() <= stored.span().start()).saturating_sub(1);
    let last = sentences.partition_point(|span| span.start() < stored.span().end());
    let around = sentences.iter().skip(first).take(last + 1 - first.min(last));
    let within = around.copied().reduce(Span::cover).unwrap_or(stored.span());
    let marks: Vec<Placed> = stored.marks().collect();
    draw::stretch(article.text, within, sentences, &marks)
}
