//! In what words each outlet tells a story, and what happened when.
use crate::draw;
use crate::error::Error;
use crate::library::Library;
use crate::loaded::Loaded;
use crate::stories;
use crate::view::{DatePrecision, EventTelling, Id, KeyTerm, MarkKind, OutletWords, StoryEvent, StoryKeywords};
use broadsheet_analysis::story::events::{self, Precision, Told};
use broadsheet_analysis::story::keywords;
use broadsheet_analysis::Article;

/// Words in each list.
const WORDS: usize = 10;
/// Events that are told, those of most articles first.
const EVENTS: usize = 200;

impl Library {
    /// The key terms of a story, and what each outlet uses more and less than the others.
    pub fn story_keywords(&self, id: Id) -> Result<StoryKeywords, Error> {
        let loaded = self.read(|reader| stories::members(reader, id))?;
        let texts: Vec<Article> = loaded.iter().map(|one| one.subject.article()).collect();
        let found = keywords::keywords(&texts, WORDS);
        let terms = |terms: Vec<keywords::KeyTerm>| terms.into_iter().map(term).collect();
        Ok(StoryKeywords {
            common: terms(found.common),
            outlets: found
                .outlets
                .into_iter()
                .map(|one| OutletWords {
                    outlet: one.outlet,
                    articles: one.articles.len() as u32,
                    words: one.words as u32,
                    compared: one.compared,
                    over: terms(one.over),
                    under: terms(one.under),
                })
                .collect(),
        })
    }

    /// The dated events that a story's articles tell of, in order of time; at most 200, those of most articles.
    pub fn story_events(&self, id: Id) -> Result<Vec<StoryEvent>, Error> {
        let loaded = self.read(|reader| stories::members(reader, id))?;
        let texts: Vec<Article> = loaded.iter().map(|one| one.subject.article()).collect();
        let mut found: Vec<(usize, events::Event)> = events::events(&texts).into_iter().enumerate().collect();
        found.sort_by_key(|(number, event)| (std::cmp::Reverse(event.articles.len()), *number));
        found.truncate(EVENTS);
        found.sort_by_key(|(number, _)| *number);
        let event = |(_, event): (usize, events::Event)| StoryEvent {
            date: event.date,
            precision: match event.precision {
                Precision::Year => DatePrecision::Year,
                Precision::Month => DatePrecision::Month,
                Precision::Day => DatePrecision::Day,
            },
            articles: event.articles.len() as u32,
            told: event.told.iter().filter_map(|told| telling(&loaded, &texts, told)).collect(),
        };
        Ok(found.into_iter().map(event).collect())
    }
}

fn term(term: keywords::KeyTerm) -> KeyTerm {
    KeyTerm { term: term.term, z: term.z, counts: term.counts.into_iter().map(|count| count as u32).collect() }
}

fn telling(loaded: &[Loaded], texts: &[Article], told: &Told) -> Option<EventTelling> {
    let text = texts.get(told.article)?;
    let span = *text.sentences.get(told.sentence)?;
    Some(EventTelling {
        article: loaded.get(told.article)?.reference(),
        sentence: told.sentence as u32,
        runs: draw::stretch(text.text, span, &[], &[draw::mark(told.date, MarkKind::Fact, 0)]),
    })
}
