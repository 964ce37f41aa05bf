//! Everyone quoted, one speaker's timeline, and the user's word on who is who.
use crate::draw::{self, Placed};
use crate::elsewhere;
use crate::error::Error;
use crate::fold::fold;
use crate::library::Library;
use crate::loaded::Loaded;
use crate::quotes::{self, Stored};
use crate::store::{json, speakers};
use crate::tellings::{self, Told};
use crate::view::{Id, Run, SpeakerRef, SpeakerRow, SpeakerView, StoryRef};
use broadsheet_analysis::{Article, Span};
use rusqlite::{params, Connection, OptionalExtension};
use std::collections::{BTreeMap, HashMap};

impl Library {
    /// Everyone with a quotation in the newest version of an article outside the trash, most quoted first; only those
    /// whose name holds all words of `search`.
    pub fn speakers(&self, search: &str) -> Result<Vec<SpeakerRow>, Error> {
        self.read(|reader| {
            let mut roles = common_roles(reader)?;
            let wanted: Vec<String> = fold(search).split(' ').map(str::to_string).collect();
            let mut statement = reader.prepare_cached(
                "SELECT q.speaker_id, coalesce(n.name, s.name), count(*), count(DISTINCT r.article_id),
                        count(DISTINCT r.outlet_id), sum(q.certain = 0 AND c.id IS NULL), min(r.time), max(r.time)
                 FROM quotation q JOIN article_row r ON r.version_id = q.version_id AND r.trashed = 0
                 JOIN speaker s ON s.id = q.speaker_id LEFT JOIN speaker_name n ON n.speaker_id = s.id
                 LEFT JOIN quotation_correction c ON c.anchor = q.anchor
                 GROUP BY q.speaker_id ORDER BY 3 DESC, 2",
            )?;
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
            Ok(all.into_iter().filter(|row| holds(&fold(&row.name))).collect())
        })
    }

    /// One speaker's timeline; that of the speaker they were merged into, if they were.
    pub fn speaker(&self, id: Id) -> Result<SpeakerView, Error> {
        self.read(|reader| {
            let merges = speakers::merges(reader)?;
            let id = merges.get(&id).copied().unwrap_or(id);
            let name = name(reader, id)?;
            let merged = merges.iter().filter(|(_, into)| **into == id).map(|(from, _)| *from);
            let mut merged: Vec<SpeakerRef> =
                merged.map(|id| Ok(SpeakerRef { id, name: self::name(reader, id)? })).collect::<Result<_, Error>>()?;
            merged.sort_by_key(|speaker| speaker.id);
            let told = told(reader, id)?;
            let (mut aliases, roles) = forms(reader, id)?;
            aliases.extend(merged.iter().map(|speaker| speaker.name.clone()));
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
            })
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
        self.act("merge speakers", |tx| {
            let merges = speakers::merges(tx)?;
            let into = merges.get(&into).copied().unwrap_or(into);
            name(tx, into)?;
            name(tx, from)?;
            if into == from || merges.get(&from) == Some(&into) {
                return Err(Error::Invalid("These two are one speaker already. Nothing was changed.".to_string()));
            }
            tx.execute("DELETE FROM speaker_merge WHERE from_id = ?1", [from])?;
            tx.execute("INSERT INTO speaker_merge (from_id, into_id) VALUES (?1, ?2)", [from, into])?;
            Ok(())
        })
    }

    /// Takes a merged speaker out again.
    pub fn unmerge_speaker(&self, _into: Id, from: Id) -> Result<(), Error> {
        self.act("take speakers apart", |tx| {
            match tx.execute("DELETE FROM speaker_merge WHERE from_id = ?1", [from])? {
                0 => Err(Error::NotFound("merged speaker")),
                _ => Ok(()),
            }
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
                quotes::correct(tx, *quotation, "speaker", Some(new), &now)?;
            }
            Ok(new)
        })
    }
}

fn name(connection: &Connection, id: Id) -> Result<String, Error> {
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
fn forms(connection: &Connection, id: Id) -> Result<(Vec<String>, Vec<String>), Error> {
    let mut statement = connection.prepare_cached(
        "SELECT DISTINCT p.aliases, p.roles, p.name FROM quotation q
         JOIN person p ON p.version_id = q.version_id AND p.idx = q.person WHERE q.found_speaker = ?1",
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
        "SELECT DISTINCT r.version_id, r.story_id, s.title, r.time
         FROM quotation q JOIN article_row r ON r.version_id = q.version_id AND r.trashed = 0
         LEFT JOIN story s ON s.id = r.story_id
         WHERE q.speaker_id = ?1 ORDER BY r.time IS NULL, r.time, r.version_id",
    )?;
    let articles = statement.query_map([id], |row| {
        let story = row.get::<_, Option<Id>>(1)?.zip(row.get(2)?).map(|(id, title)| StoryRef { id, title });
        Ok((row.get::<_, Id>(0)?, story))
    })?;
    let mut found = Vec::new();
    for row in articles {
        let (version, story) = row?;
        let loaded = Loaded::load(connection, version)?;
        let article = loaded.subject.article();
        for stored in quotes::of_version(connection, version, article.text)? {
            if stored.row.speaker.as_ref().is_some_and(|speaker| speaker.id == id) {
                let context = context(&article, &stored);
                found.push(Told::new((stored, &article), loaded.reference(), story.clone(), context));
            }
        }
    }
    Ok(found)
}

/// The sentence before the quotation, those in which it stands, and the one after, the quotation marked.
fn context(article: &Article, stored: &Stored) -> Vec<Run> {
    let sentences = &article.sentences;
    let first = sentences.partition_point(|span| span.end() <= stored.span().start()).saturating_sub(1);
    let last = sentences.partition_point(|span| span.start() < stored.span().end());
    let around = sentences.iter().skip(first).take(last + 1 - first.min(last));
    let within = around.copied().reduce(Span::cover).unwrap_or(stored.span());
    let marks: Vec<Placed> = stored.marks().collect();
    draw::stretch(article.text, within, sentences, &marks)
}
