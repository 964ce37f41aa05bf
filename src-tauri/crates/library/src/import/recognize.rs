//! Which article a text belongs to: the rules, in the order in which they are tried.
//!
//! The user's word comes first. Then the same words, the same address, the same outlet with headline and day, and at last
//! texts that are much alike. Two outlets that print the same agency copy are two articles; a wrong guess is worse than
//! two articles, and each guess says why, so that it can be taken back.
use super::outlet::{self, may_be_same};
use super::sketch;
use crate::error::Error;
use crate::store::decisions::{self, Word};
use crate::view::Id;
use rusqlite::{params, Connection, OptionalExtension, Row};

/// What a new text is recognized by.
#[derive(Debug, Clone, Default)]
pub(crate) struct Marks {
    pub(crate) text_hash: String,
    pub(crate) url_key: Option<String>,
    pub(crate) outlet_key: Option<String>,
    pub(crate) headline_key: Option<String>,
    /// Of `published`.
    pub(crate) day: Option<i64>,
    /// Best known time of this version: captured by an archive, else modified, else published.
    pub(crate) time: Option<String>,
    /// Whether `time` is one at which this very text stood there: captured or modified, not only published.
    pub(crate) exact: bool,
    pub(crate) sketch: Vec<u64>,
}

/// What a text turned out to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Recognized {
    /// An article that is not there yet; why, when there was something to decide.
    New { because: Option<String> },
    /// A version of this article.
    Version { article: Id, because: String },
    /// There already, word for word.
    There { article: Id, version: Id, because: String },
}

/// A stored version as the rules see it.
struct Stored {
    article: Id,
    version: Id,
    marks: Marks,
    headline: Option<String>,
    outlet: Option<String>,
}

const COLUMNS: &str =
    "article_id, id, text_hash, url_key, outlet_key, headline_key, day, time, sketch, headline, outlet";

fn stored(row: &Row) -> rusqlite::Result<Stored> {
    Ok(Stored {
        article: row.get(0)?,
        version: row.get(1)?,
        marks: Marks {
            text_hash: row.get(2)?,
            url_key: row.get(3)?,
            outlet_key: row.get(4)?,
            headline_key: row.get(5)?,
            day: row.get(6)?,
            time: row.get(7)?,
            exact: false,
            sketch: sketch::parse(row.get_ref(8)?.as_blob().unwrap_or_default()),
        },
        headline: row.get(9)?,
        outlet: row.get(10)?,
    })
}

/// The rules with what they look at.
struct Rules<'a> {
    connection: &'a Connection,
    new: &'a Marks,
    word: Word,
}

/// Tries the rules in order.
pub(crate) fn recognize(connection: &Connection, new: &Marks) -> Result<Recognized, Error> {
    let word = decisions::of(connection, &new.text_hash, new.outlet_key.as_deref())?;
    let rules = Rules { connection, new, word };
    let same_text = rules.candidates("text_hash = ?1", &[&new.text_hash])?;
    if let Some(found) = rules.by_text(&same_text)? {
        return Ok(found);
    }
    if let Some(article) = rules.word.together {
        return Ok(Recognized::Version { article, because: "You said that this is the same article.".into() });
    }
    let at_address = match &new.url_key {
        Some(url) => rules.candidates("url_key = ?1", &[url])?,
        None => Vec::new(),
    };
    if let Some(found) = rules.by_address(&at_address) {
        return Ok(found);
    }
    if let Some(found) = rules.by_headline()? {
        return Ok(found);
    }
    if let Some(found) = rules.by_likeness()? {
        return Ok(found);
    }
    Ok(Recognized::New { because: why_new(&same_text, &at_address, new) })
}

fn version(old: &Stored, because: impl Into<String>) -> Option<Recognized> {
    Some(Recognized::Version { article: old.article, because: because.into() })
}

/// The two may be the same: equal, or one is not known.
fn may_be<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    a.is_none() || b.is_none() || a == b
}

/// Both are known and equal.
fn is<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    a.is_some() && a == b
}

/// Both are known and differ.
fn differ<T: PartialEq>(a: &Option<T>, b: &Option<T>) -> bool {
    !may_be(a, b)
}

impl Stored {
    fn alike(&self, new: &Marks) -> f64 {
        sketch::likeness(&self.marks.sketch, &new.sketch)
    }
}

impl Rules<'_> {
    /// Stored versions, latest first, but none of an article that the user set apart from this text.
    fn candidates(&self, condition: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<Stored>, Error> {
        let sql = format!("SELECT {COLUMNS} FROM version WHERE {condition} ORDER BY time DESC, id DESC LIMIT 500");
        let mut statement = self.connection.prepare_cached(&sql)?;
        let found: Vec<Stored> = statement.query_map(values, stored)?.collect::<Result<_, _>>()?;
        Ok(found.into_iter().filter(|old| !self.word.apart.contains(&old.article)).collect())
    }

    /// The same words: there already, unless another outlet, another headline or another time makes it news.
    fn by_text(&self, same_text: &[Stored]) -> Result<Option<Recognized>, Error> {
        let new = self.new;
        let mut same = same_text.iter().filter(|old| may_be_same(&old.marks.outlet_key, &new.outlet_key));
        let Some(old) = same.clone().find(|old| may_be(&old.marks.headline_key, &new.headline_key)) else {
            // Only the headline differs; without an address or outlet in common it may be another outlet's copy, and a
            // page that is shown in place of many articles has the same words at each address.
            let kin = same.find(|old| {
                is(&old.marks.url_key, &new.url_key)
                    || (is(&old.marks.outlet_key, &new.outlet_key) && may_be(&old.marks.url_key, &new.url_key))
            });
            return Ok(kin.and_then(|old| version(old, "The text is the same under another headline.")));
        };
        match self.neighbor(old)? {
            Some(neighbor) => Ok(Some(Recognized::There {
                article: old.article,
                version: neighbor,
                because: "The same text is there already.".into(),
            })),
            None => Ok(version(old, "The text went back to that of another version.")),
        }
    }

    /// The version of the same words that this text is; `None` when another text stood between them in time, so that
    /// going back to these words was a change again. A text whose time only says when the article was published is
    /// not set between others.
    fn neighbor(&self, old: &Stored) -> Result<Option<Id>, Error> {
        let Some(time) = &self.new.time else { return Ok(Some(old.version)) };
        let next_to = |sql: &str| {
            let row = |row: &Row| Ok((row.get::<_, Id>(0)?, row.get::<_, String>(1)?));
            self.connection.prepare_cached(sql)?.query_row(params![old.article, time], row).optional()
        };
        let before = next_to(
            "SELECT id, text_hash FROM version WHERE article_id = ?1 AND time <= ?2 ORDER BY time DESC, id DESC LIMIT 1",
        )?;
        let after =
            next_to("SELECT id, text_hash FROM version WHERE article_id = ?1 AND time > ?2 ORDER BY time, id LIMIT 1")?;
        let among = after.is_some() && !self.new.exact;
        let mut beside = [before, after].into_iter().flatten().filter(|(_, hash)| *hash == self.new.text_hash);
        Ok(beside.next().map(|(version, _)| version).or(among.then_some(old.version)))
    }

    /// The same address is the same article, unless it is a copy that names the address of the original, or a page whose
    /// content is another one each time.
    fn by_address(&self, at_address: &[Stored]) -> Option<Recognized> {
        let best = at_address
            .iter()
            .filter(|old| outlet::share_address(old.marks.outlet_key.as_deref(), self.new))
            .filter(|old| !replaced(old, self.new))
            // Where the user made several articles of one address, the likest one; the latest of equals.
            .reduce(|best, old| if old.alike(self.new) > best.alike(self.new) { old } else { best })?;
        version(best, "The address is the same.")
    }

    fn by_headline(&self) -> Result<Option<Recognized>, Error> {
        let new = self.new;
        let Some(headline) = new.headline_key.as_ref().filter(|headline| headline.split(' ').count() >= 2) else {
            return Ok(None);
        };
        let candidates = self.candidates("headline_key = ?1", &[headline])?;
        let mut found: Vec<(f64, &Stored, String)> =
            candidates.iter().filter_map(|old| Some((old.alike(new), old, because_of_headline(old, new)?))).collect();
        found.sort_by(|(a, ..), (b, ..)| b.total_cmp(a));
        Ok(found.into_iter().next().and_then(|(_, old, because)| version(old, because)))
    }

    fn by_likeness(&self) -> Result<Option<Recognized>, Error> {
        let (Some(outlet), Some(day)) = (&self.new.outlet_key, self.new.day) else { return Ok(None) };
        let near = self
            .candidates("outlet_key = ?1 AND day BETWEEN ?2 AND ?3", &[outlet, &(day - DAYS), &(day + DAYS)])?
            .into_iter()
            .map(|old| (old.alike(self.new), old))
            .filter(|(alike, old)| *alike >= enough(old, self.new))
            .max_by(|(a, _), (b, _)| a.total_cmp(b));
        Ok(near.and_then(|(alike, old)| {
            version(&old, format!("The outlet is the same and so is most of the text ({}).", percent(alike)))
        }))
    }
}

/// Word groups that a text must have for its want of any in common to say something.
const SOME_TEXT: usize = 8;

/// Whether the page at an address was replaced as a whole: published on another day, with nothing in common.
fn replaced(old: &Stored, new: &Marks) -> bool {
    let told = old.marks.sketch.len() >= SOME_TEXT && new.sketch.len() >= SOME_TEXT;
    told && differ(&old.marks.day, &new.day) && old.alike(new) == 0.0
}

/// Why two texts under one headline are one article, if they are. A column keeps its headline from week to week, so the
/// day has to be the same.
fn because_of_headline(old: &Stored, new: &Marks) -> Option<String> {
    let alike = old.alike(new);
    let other_address = differ(&old.marks.url_key, &new.url_key);
    let most = format!("most of the text ({})", percent(alike));
    if outlet::are_same(&old.marks.outlet_key, &new.outlet_key) {
        if is(&old.marks.day, &new.day) {
            // A text that grows through the day contains its beginning.
            let grown = !other_address && sketch::contained(&old.marks.sketch, &new.sketch) >= 0.6;
            let alike = alike >= if other_address { 0.5 } else { 0.1 };
            return (alike || grown).then(|| "Outlet, headline and date are the same.".to_string());
        }
        let undated = may_be(&old.marks.day, &new.day) && !other_address && alike >= 0.5;
        return undated.then(|| format!("Outlet and headline are the same and so is {most}."));
    }
    let nameless = old.marks.outlet_key.is_none() && new.outlet_key.is_none();
    let alike = nameless && !other_address && may_be(&old.marks.day, &new.day) && alike >= 0.5;
    alike.then(|| format!("The headline is the same and so is {most}; neither file names its outlet."))
}

/// Days between two versions of one article, at most, when only their texts are alike.
const DAYS: i64 = 7;
/// Word groups in the sketch of a text that is long enough to be told from a notice that stands in place of many.
const LONG_TEXT: usize = 64;

/// How alike two texts of one outlet have to be. What is printed again on another day (numbers drawn, tables) is alike
/// but for a few words, and a notice in place of the text is the same at each address.
fn enough(old: &Stored, new: &Marks) -> f64 {
    let other_day = old.marks.day != new.day;
    let short = old.marks.sketch.len() < LONG_TEXT || new.sketch.len() < LONG_TEXT;
    match (differ(&old.marks.url_key, &new.url_key), other_day) {
        (true, _) if short => f64::INFINITY,
        (true, true) => 0.9,
        (true, false) | (false, true) => 0.8,
        (false, false) => 0.6,
    }
}

/// What spoke for an article that is there, and why it is another one all the same.
fn why_new(same_text: &[Stored], at_address: &[Stored], new: &Marks) -> Option<String> {
    let named = |old: &Stored| old.outlet.clone().or_else(|| old.marks.outlet_key.clone());
    let headline = |old: &Stored| match &old.headline {
        Some(headline) => format!("“{headline}”"),
        None => "an article without a headline".to_string(),
    };
    let copied = |old: &&Stored| differ(&old.marks.outlet_key, &new.outlet_key);
    if let Some((old, outlet)) = same_text.iter().find(copied).and_then(|old| Some((old, named(old)?))) {
        let headline = headline(old);
        return Some(format!("{outlet} has the same text ({headline}); the copies of two outlets are two articles."));
    }
    let old = at_address.first()?;
    let headline = headline(old);
    Some(match outlet::share_address(old.marks.outlet_key.as_deref(), new) {
        true => format!("The address is that of {headline}, but day and text are others."),
        false => format!("The address is that of {headline}, but the outlet is another one."),
    })
}

/// A text that no rule gives to any article, though it stands at the address of one: a version of that, if enough of it
/// is the same; else another page, which is not added, and the error says so.
pub(crate) fn at_its_address(connection: &Connection, article: Id, new: &Marks) -> Result<Recognized, Error> {
    let word = decisions::of(connection, &new.text_hash, new.outlet_key.as_deref())?;
    if word.apart.contains(&article) {
        return Ok(Recognized::New { because: None });
    }
    let rules = Rules { connection, new, word };
    let same = |old: &&Stored| {
        is(&old.marks.headline_key, &new.headline_key)
            || old.alike(new) >= 0.2
            || sketch::contained(&old.marks.sketch, &new.sketch) >= 0.5
    };
    rules
        .candidates("article_id = ?1", &[&article])?
        .iter()
        .find(same)
        .and_then(|old| version(old, "It stands at the article's own address."))
        .ok_or_else(|| {
            Error::Invalid(
                "Another page stands at the article's address now: neither headline nor text are the same. Nothing was \
                 added. If it is an article, add it from its address."
                    .into(),
            )
        })
}

fn percent(share: f64) -> String {
    format!("about {:.0} %", share * 100.0)
}
