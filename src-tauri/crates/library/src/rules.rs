//! Cleaning rules switched on and off, and rules of the user's own.
use crate::error::Error;
use crate::library::Library;
use crate::store::rules::{self, Like, Rules, Taken};
use crate::store::{body, refs};
use crate::view::{AddedRule, CleaningRule, Id, OwnRule, RuleChange, RulePreview};
use broadsheet_formats::clean::RULES;
use rusqlite::{params, Connection, OptionalExtension};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// Lines that a preview shows.
const EXAMPLES: usize = 5;

impl Library {
    /// Every cleaning rule there is, those that found most lines in this library first.
    pub fn cleaning_rules(&self) -> Result<Vec<CleaningRule>, Error> {
        self.read(|reader| {
            let set = Rules::load(reader)?;
            let mut found: Vec<CleaningRule> = Vec::new();
            for rule in RULES {
                found.push(CleaningRule {
                    id: rule.id.to_string(),
                    reason: rule.reason.to_string(),
                    example: example(reader, rule.id)?,
                    on: !set.is_off(rule.id),
                    lines: 0,
                    articles: 0,
                });
            }
            count(reader, &mut found)?;
            found.sort_by_key(|rule| Reverse(rule.lines));
            Ok(found)
        })
    }

    /// Switches a cleaning rule on or off. The lines that it found stay where they are: in the body, or left out, line by
    /// line, where the user said so. Gives back how many versions are still to be analyzed again: when there are any,
    /// [`Library::refresh_findings`] has to run, and until it did they stay as they were.
    pub fn set_cleaning_rule(&self, id: &str, on: bool) -> Result<u32, Error> {
        if !RULES.iter().any(|rule| rule.id == id) {
            return Err(Error::NotFound("cleaning rule"));
        }
        self.act(if on { "switch cleaning rule on" } else { "switch cleaning rule off" }, |tx| {
            let sql = match on {
                true => "DELETE FROM cleaning_rule_off WHERE rule = ?1",
                false => "INSERT INTO cleaning_rule_off (rule) VALUES (?1) ON CONFLICT DO NOTHING",
            };
            tx.execute(sql, [id])?;
            Ok(())
        })?;
        self.stale_findings()
    }

    /// The user's own rules, newest first.
    pub fn own_rules(&self) -> Result<Vec<OwnRule>, Error> {
        self.read(|reader| {
            let mut statement = reader.prepare_cached(
                "SELECT r.id, coalesce(o.name, r.outlet_key), r.sample, r.created_at, count(t.idx),
                        count(DISTINCT v.article_id)
                 FROM own_rule r LEFT JOIN outlet o ON o.key = r.outlet_key
                 LEFT JOIN turned_line t ON t.own_rule = r.id LEFT JOIN version v ON v.id = t.version_id
                 GROUP BY r.id ORDER BY r.id DESC",
            )?;
            let rows = statement.query_map([], |row| {
                Ok(OwnRule {
                    id: row.get(0)?,
                    outlet: row.get(1)?,
                    sample: row.get(2)?,
                    created: row.get(3)?,
                    lines: row.get(4)?,
                    articles: row.get(5)?,
                })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// From now on leaves out all lines like one of a version, of its outlet or of every one, in what is there and in
    /// what will come; single lines can be kept. Fails for a line without words, for a version without an outlet when
    /// only that is meant, and when there is such a rule.
    pub fn add_own_rule(&self, version: Id, line: u32, only_this_outlet: bool) -> Result<AddedRule, Error> {
        let now = self.now();
        let id = self.act("leave out all such lines", |tx| {
            let new = New::of(tx, version, line, only_this_outlet)?;
            let added = tx.execute(
                "INSERT INTO own_rule (outlet_key, key, sample, created_at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING",
                params![new.outlet, new.like.key(), new.sample, now],
            )?;
            match added {
                0 => Err(Error::Invalid("There is a rule for such lines already. Nothing was changed.".into())),
                _ => Ok(tx.last_insert_rowid() as Id),
            }
        })?;
        Ok(AddedRule { id, left: self.stale_findings()? })
    }

    /// Gives a rule of the user's own up; its lines come back. What it gives back: see [`Library::set_cleaning_rule`].
    pub fn remove_own_rule(&self, id: Id) -> Result<u32, Error> {
        self.act("remove rule", |tx| match tx.execute("DELETE FROM own_rule WHERE id = ?1", [id])? {
            0 => Err(Error::NotFound("rule")),
            _ => Ok(()),
        })?;
        self.stale_findings()
    }

    /// Makes a change of the rules. What it gives back: see [`Library::set_cleaning_rule`].
    pub fn change_rule(&self, change: &RuleChange) -> Result<u32, Error> {
        match change {
            RuleChange::Switch { rule, on } => self.set_cleaning_rule(rule, *on),
            RuleChange::Add { version, line, only_this_outlet } => {
                Ok(self.add_own_rule(*version, *line, *only_this_outlet)?.left)
            }
            RuleChange::Remove { rule } => self.remove_own_rule(*rule),
        }
    }

    /// What a change of the rules would do.
    pub fn preview_rule(&self, change: &RuleChange) -> Result<RulePreview, Error> {
        self.read(|reader| {
            let (lines, back) = match change {
                RuleChange::Switch { rule, on } => (switched(reader, rule, *on)?, !on),
                RuleChange::Add { version, line, only_this_outlet } => {
                    let new = New::of(reader, *version, *line, *only_this_outlet)?;
                    (rules::like(reader, new.outlet.as_deref(), &new.like)?, false)
                }
                RuleChange::Remove { rule } => (taken_by(reader, *rule)?, true),
            };
            preview(reader, &lines, back)
        })
    }
}

/// A rule to be made.
struct New {
    outlet: Option<String>,
    like: Like,
    sample: String,
}

impl New {
    fn of(connection: &Connection, version: Id, line: u32, only_this_outlet: bool) -> Result<Self, Error> {
        refs::article_of(connection, version)?;
        let lines = body::lines(connection, version)?;
        let sample = lines.get(line as usize).ok_or(Error::NotFound("line"))?.text.clone();
        let like = Like::of(&sample).ok_or_else(|| {
            Error::Invalid("This line has no words by which others like it could be told. Nothing was changed.".into())
        })?;
        let outlet = match only_this_outlet {
            false => None,
            true => Some(rules::outlet_key(connection, version)?.ok_or_else(|| {
                Error::Invalid(
                    "The outlet of this article is not known. Nothing was changed. Type it in, or leave such lines out \
                     everywhere."
                        .into(),
                )
            })?),
        };
        Ok(Self { outlet, like, sample })
    }
}

/// The latest line that a rule found.
fn example(connection: &Connection, rule: &str) -> Result<Option<String>, Error> {
    Ok(connection
        .prepare_cached("SELECT text FROM removed WHERE rule = ?1 ORDER BY version_id DESC LIMIT 1")?
        .query_row([rule], |row| row.get(0))
        .optional()?)
}

fn count(connection: &Connection, rules: &mut [CleaningRule]) -> Result<(), Error> {
    let mut statement = connection.prepare_cached(
        "SELECT r.rule, count(*), count(DISTINCT v.article_id) FROM removed r JOIN version v ON v.id = r.version_id
         WHERE r.rule IS NOT NULL GROUP BY r.rule",
    )?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let id = row.get_ref(0)?.as_str().unwrap_or_default();
        if let Some(rule) = rules.iter_mut().find(|rule| rule.id == id) {
            (rule.lines, rule.articles) = (row.get(1)?, row.get(2)?);
        }
    }
    Ok(())
}

fn taken(connection: &Connection, sql: &str, value: &dyn rusqlite::ToSql) -> Result<Vec<Taken>, Error> {
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map([value], |row| Ok(Taken { version: row.get(0)?, text: row.get(1)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The lines that come or go when a cleaning rule is switched: all that it found but those that the user had a word on.
fn switched(connection: &Connection, rule: &str, on: bool) -> Result<Vec<Taken>, Error> {
    if Rules::load(connection)?.is_off(rule) != on {
        return Ok(Vec::new());
    }
    taken(
        connection,
        "SELECT r.version_id, r.text FROM removed r
         LEFT JOIN kept_removed k ON k.version_id = r.version_id AND k.idx = r.idx
         WHERE r.rule = ?1 AND k.id IS NULL ORDER BY r.version_id, r.idx",
        &rule,
    )
}

fn taken_by(connection: &Connection, rule: Id) -> Result<Vec<Taken>, Error> {
    taken(
        connection,
        "SELECT t.version_id, p.text FROM turned_line t JOIN paragraph p ON p.version_id = t.version_id AND p.idx = t.idx
         WHERE t.own_rule = ?1 AND t.stored = 1 ORDER BY t.version_id, t.idx",
        &rule,
    )
}

fn preview(connection: &Connection, lines: &[Taken], back: bool) -> Result<RulePreview, Error> {
    let mut articles: BTreeSet<Id> = BTreeSet::new();
    for version in lines.iter().map(|line| line.version).collect::<BTreeSet<Id>>() {
        articles.insert(refs::article_of(connection, version)?);
    }
    let mut examples: Vec<String> = Vec::new();
    for line in lines {
        if examples.len() < EXAMPLES && !examples.contains(&line.text) {
            examples.push(line.text.clone());
        }
    }
    let (lines, articles) = (lines.len() as u32, articles.len() as u32);
    let counted = |n: u32, word: &str| if n == 1 { format!("1 {word}") } else { format!("{n} {word}s") };
    let what = if back { "come back" } else { "be left out" };
    let summary = match lines {
        0 => "No line in this library is touched.".to_string(),
        _ => format!("{} in {} will {what}.", counted(lines, "line"), counted(articles, "article")),
    };
    Ok(RulePreview { lines, articles, examples, summary })
}
