//! The summary of an article, and the reader's word on what must and must not be in it.
use crate::compare::sentence_hash;
use crate::error::Error;
use crate::library::Library;
use crate::store::derive::Subject;
use crate::store::refs;
use crate::view::{
    DroppedSentence, Id, MethodRef, MethodRow, MethodsView, PickView, SummaryLength, SummaryUnit, SummaryView,
};
use broadsheet_analysis::summary::{self, Length, Request, Summarizer, SUMMARIZERS};
use broadsheet_analysis::Article;
use rusqlite::{params, Connection, Transaction};
use std::collections::{BTreeMap, HashMap};

impl Library {
    /// The summary of a version, by the method of that id; by the default method when there is none of that id.
    pub fn summary(&self, version: Id, length: SummaryLength, method: &str) -> Result<SummaryView, Error> {
        let (subject, choices) = self.to_summarize(version)?;
        let article = subject.article();
        let chosen = choices.of(&article);
        let summarizer = summarizer(method)?;
        let picks = summarizer.pick(&article, &chosen.request(length));
        let text_of = |sentence: usize| article.sentences.get(sentence).map(|span| span.of(article.text)).unwrap_or("");
        Ok(SummaryView {
            method: summarizer.id().into(),
            methods: methods(),
            words: picks.iter().map(|pick| count(pick.span.of(article.text))).sum(),
            picks: picks
                .into_iter()
                .map(|pick| PickView {
                    sentence: pick.sentence as u32,
                    text: pick.span.of(article.text).to_string(),
                    pinned: pick.pinned,
                    why: pick.why,
                    place: pick.reasons.place,
                    central: pick.reasons.central,
                    new: pick.reasons.new,
                })
                .collect(),
            dropped: chosen
                .dropped
                .iter()
                .map(|sentence| DroppedSentence {
                    version,
                    sentence: *sentence as u32,
                    text: text_of(*sentence).to_string(),
                })
                .collect(),
            of: article.sentences.len() as u32,
            of_words: article.sentences.iter().map(|span| count(span.of(article.text))).sum(),
        })
    }

    /// What each method picks at that length, all under the reader's pins and drops.
    pub fn summary_methods(&self, version: Id, length: SummaryLength) -> Result<MethodsView, Error> {
        let (subject, choices) = self.to_summarize(version)?;
        let article = subject.article();
        let chosen = choices.of(&article);
        let mut rows: BTreeMap<usize, MethodRow> = BTreeMap::new();
        for (number, summarizer) in SUMMARIZERS.iter().enumerate() {
            for pick in summarizer.pick(&article, &chosen.request(length)) {
                let row = rows.entry(pick.sentence).or_insert_with(|| MethodRow {
                    sentence: pick.sentence as u32,
                    text: pick.span.of(article.text).to_string(),
                    pinned: pick.pinned,
                    picked: vec![false; SUMMARIZERS.len()],
                });
                row.picked.get_mut(number).into_iter().for_each(|picked| *picked = true);
            }
        }
        Ok(MethodsView { methods: methods(), rows: rows.into_values().collect() })
    }

    /// Keeps the reader's word that a sentence must be in the summary of its article (`Some(true)`), that it must not
    /// (`Some(false)`), or takes it back (`None`). It holds for every version that has the sentence in the same words.
    pub fn choose_for_summary(&self, version: Id, sentence: u32, pinned: Option<bool>) -> Result<(), Error> {
        self.choose(version, sentence, None, pinned)
    }

    /// The same for the summary of a story.
    pub(crate) fn choose(
        &self,
        version: Id,
        sentence: u32,
        story: Option<Id>,
        pinned: Option<bool>,
    ) -> Result<(), Error> {
        let (article, text) = self.read(|reader| {
            let subject = Subject::load(reader, version)?.ok_or(Error::NotFound("version"))?;
            let analyzed = subject.article();
            let span = analyzed.sentences.get(sentence as usize).ok_or(Error::NotFound("sentence"))?;
            Ok((refs::article_of(reader, version)?, span.of(analyzed.text).to_string()))
        })?;
        let now = self.now();
        let label = match pinned {
            Some(true) => "pin a sentence",
            Some(false) => "drop a sentence",
            None => "let a summary choose",
        };
        self.act(label, |tx| keep(tx, (article, story), &text, pinned, &now))
    }

    fn to_summarize(&self, version: Id) -> Result<(Subject, Choices), Error> {
        self.read(|reader| {
            let subject = Subject::load(reader, version)?.ok_or(Error::NotFound("version"))?;
            let choices = Choices::load(reader, refs::article_of(reader, version)?, None)?;
            Ok((subject, choices))
        })
    }
}

fn keep(
    tx: &Transaction,
    (article, story): (Id, Option<Id>),
    sentence: &str,
    pinned: Option<bool>,
    now: &str,
) -> Result<(), Error> {
    let hash = sentence_hash(sentence);
    tx.execute(
        "DELETE FROM summary_choice WHERE article_id = ?1 AND story_id IS ?2 AND hash = ?3",
        params![article, story, hash],
    )?;
    if let Some(pinned) = pinned {
        tx.execute(
            "INSERT INTO summary_choice (article_id, story_id, hash, pinned, text, at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![article, story, hash, pinned, sentence, now],
        )?;
    }
    Ok(())
}

/// What the reader said of an article's sentences, by their hashes: `true` for those that must be in.
pub(crate) struct Choices(HashMap<String, bool>);

impl Choices {
    /// For the summary of the article alone, or for that of a story.
    pub(crate) fn load(connection: &Connection, article: Id, story: Option<Id>) -> Result<Self, Error> {
        let mut statement = connection
            .prepare_cached("SELECT hash, pinned FROM summary_choice WHERE article_id = ?1 AND story_id IS ?2")?;
        let rows = statement.query_map(params![article, story], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(Self(rows.collect::<Result<_, _>>()?))
    }

    /// The sentences of this text that it is about. Of a sentence that stands there twice the first is pinned, and both
    /// are dropped.
    pub(crate) fn of(mut self, article: &Article) -> Chosen {
        let mut chosen = Chosen::default();
        if self.0.is_empty() {
            return chosen;
        }
        for (number, span) in article.sentences.iter().enumerate() {
            let hash = sentence_hash(span.of(article.text));
            match self.0.get(&hash) {
                Some(true) => {
                    self.0.remove(&hash);
                    chosen.pinned.push(number);
                }
                Some(false) => chosen.dropped.push(number),
                None => {}
            }
        }
        chosen
    }
}

/// Sentences of one text that the reader pinned and dropped, by number.
#[derive(Debug, Default)]
pub(crate) struct Chosen {
    pub(crate) pinned: Vec<usize>,
    pub(crate) dropped: Vec<usize>,
}

impl Chosen {
    fn request(&self, length: SummaryLength) -> Request<'_> {
        let amount = length.amount;
        let length = match length.unit {
            SummaryUnit::Sentences => Length::Sentences(amount.clamp(1, 10) as usize),
            SummaryUnit::Words => Length::Words(amount.clamp(1, 10_000) as usize),
            SummaryUnit::Percent => Length::Percent(amount.clamp(1, 100)),
        };
        Request { length, pinned: &self.pinned, dropped: &self.dropped }
    }
}

fn summarizer(method: &str) -> Result<&'static dyn Summarizer, Error> {
    let found = summary::by_id(method).or(SUMMARIZERS.first().copied());
    found.ok_or_else(|| Error::Internal("there is no way to summarize".into()))
}

fn methods() -> Vec<MethodRef> {
    let method =
        |one: &&dyn Summarizer| MethodRef { id: one.id().into(), name: one.name().into(), about: one.about().into() };
    SUMMARIZERS.iter().map(method).collect()
}

/// Words as a reader counts them.
pub(crate) fn count(text: &str) -> u32 {
    text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count() as u32
}
