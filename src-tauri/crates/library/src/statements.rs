//! Who reports what in a story, and what of one article the others have.
use crate::compare::Said;
use crate::draw;
use crate::error::Error;
use crate::library::Library;
use crate::loaded::{self, Loaded};
use crate::stories;
use crate::view::{BaseSentence, BaseTelling, Id, Statement, StoryBase, Telling};
use broadsheet_analysis::compare::{self, Label, Pairing};
use broadsheet_analysis::story::statements::{self, Link, Place};
use broadsheet_analysis::Article;
use rayon::prelude::*;
use rusqlite::Connection;
use std::collections::BTreeSet;

/// Articles, and sentences of all of them, that are compared each with each; work grows with their square.
const ARTICLES: usize = 40;
const SENTENCES: usize = 2500;
/// Statements that are shown.
const STATEMENTS: usize = 500;

impl Library {
    /// An article of a story as a base text, with who else says each of its sentences; the newest versions are compared.
    /// `NotFound` when the article is not in the story.
    pub fn story_base(&self, id: Id, article: Id) -> Result<StoryBase, Error> {
        self.read(|reader| {
            let loaded = stories::members(reader, id)?;
            let base = loaded.iter().position(|one| one.article == article).ok_or(Error::NotFound("article"))?;
            let texts: Vec<Article> = loaded.iter().map(|one| one.subject.article()).collect();
            let (Some(own), Some(text)) = (loaded.get(base), texts.get(base)) else {
                return Err(Error::NotFound("article"));
            };
            let said = Said::load(reader)?;
            let others = (0..texts.len()).filter(|other| *other != base).take(ARTICLES).collect::<Vec<_>>();
            let aligned: Vec<(usize, Vec<compare::Aligned>)> = others
                .into_par_iter()
                .filter_map(|other| {
                    let theirs = texts.get(other)?;
                    Some((other, compare::align(text, theirs, &said.pairings(text, theirs)).a))
                })
                .collect();
            let outlets: BTreeSet<Teller> =
                aligned.iter().filter_map(|(other, _)| teller(loaded.get(*other)?)).collect();
            let own_teller = teller(own);
            let sentence = |number: usize| {
                let mut told: Vec<BaseTelling> = Vec::new();
                let (mut whole, mut partly) = (BTreeSet::new(), BTreeSet::new());
                for (other, entries) in &aligned {
                    let Some(entry) = entries.get(number) else { continue };
                    let part = match entry.label {
                        Label::Same | Label::Reworded => false,
                        Label::Partly => true,
                        Label::OnlyHere => continue,
                    };
                    let Some(one) = loaded.get(*other) else { continue };
                    let teller = teller(one).filter(|teller| Some(teller) != own_teller.as_ref());
                    if part { &mut partly } else { &mut whole }.extend(teller);
                    told.extend(entry.aligned.iter().filter_map(|at| {
                        let Telling { sentence, text, .. } = telling(&loaded, &texts, (*other, *at))?;
                        Some(BaseTelling { article: one.reference(), sentence, text, partly: part })
                    }));
                }
                told.sort_by_key(|one| one.partly);
                BaseSentence {
                    text: text.sentences.get(number).map(|span| span.of(text.text)).unwrap_or_default().to_string(),
                    outlets: whole.len() as u32,
                    partly: partly.difference(&whole).count() as u32,
                    told,
                }
            };
            Ok(StoryBase {
                article: own.reference(),
                headline: own.subject.headline.as_deref().map(|words| draw::line(words, &[])).unwrap_or_default(),
                paragraphs: draw::paragraphs(&own.body, &text.sentences, &[]),
                outlets: outlets.iter().filter(|one| Some(*one) != own_teller.as_ref()).count() as u32,
                sentences: (0..text.sentences.len()).map(sentence).collect(),
            })
        })
    }
}

/// The statements of the articles, those of most outlets first, and the articles that were compared: the earliest, so many
/// as can be compared each with each.
pub(crate) fn of(connection: &Connection, loaded: &[Loaded]) -> Result<Stated, Error> {
    let mut texts: Vec<Article> = Vec::new();
    let mut room = SENTENCES;
    for one in loaded.iter().take(ARTICLES) {
        let text = one.subject.article();
        if text.sentences.len() > room && !texts.is_empty() {
            break;
        }
        room = room.saturating_sub(text.sentences.len());
        texts.push(text);
    }
    let said = Said::load(connection)?;
    let pairs: Vec<(usize, usize)> = (0..texts.len()).flat_map(|a| (a + 1..texts.len()).map(move |b| (a, b))).collect();
    let links: Vec<Link> = pairs
        .par_iter()
        .flat_map_iter(|(a, b)| {
            let both = texts.get(*a).zip(texts.get(*b));
            let said: Vec<Pairing> = both.map(|(a, b)| said.pairings(a, b)).unwrap_or_default();
            statements::links(&texts, *a, *b, &said)
        })
        .collect();
    let counts: Vec<usize> = texts.iter().map(|text| text.sentences.len()).collect();
    let mut found = statements::statements(&counts, &links);
    let mut order: Vec<Place> = found.iter().filter_map(|one| one.told.first().copied()).collect();
    order.sort_unstable();
    let outlets = |one: &statements::Statement| {
        one.told.iter().filter_map(|(article, _)| teller(loaded.get(*article)?)).collect::<BTreeSet<_>>().len()
    };
    found.sort_by_cached_key(|one| (std::cmp::Reverse(outlets(one)), one.told.first().copied()));
    let all = |places: &[Place]| places.iter().filter_map(|place| telling(loaded, &texts, *place)).collect();
    let statement = |one: &statements::Statement| {
        let best = telling(loaded, &texts, one.best)?;
        Some(Statement {
            text: best.text,
            article: best.article,
            place: order.binary_search(one.told.first()?).unwrap_or_default() as u32,
            outlets: outlets(one) as u32,
            told: all(&one.told),
            partly: all(&one.partly),
        })
    };
    let compared = loaded.iter().take(texts.len()).map(|one| one.article).collect();
    let statements = found.iter().take(STATEMENTS).filter_map(statement).collect();
    Ok(Stated { statements, all: found.len() as u32, compared })
}

/// What a story's articles state.
pub(crate) struct Stated {
    pub(crate) statements: Vec<Statement>,
    /// How many statements there are, also those beyond what is shown.
    pub(crate) all: u32,
    /// The articles that were compared.
    pub(crate) compared: Vec<Id>,
}

/// The outlet of an article by name; the article itself where that is not known.
pub(crate) type Teller = Result<String, Id>;

pub(crate) fn teller(one: &loaded::Loaded) -> Option<Teller> {
    Some(one.subject.outlet.clone().ok_or(one.article))
}

fn telling(loaded: &[Loaded], texts: &[Article], (article, sentence): Place) -> Option<Telling> {
    let (one, text) = (loaded.get(article)?, texts.get(article)?);
    Some(Telling {
        article: one.article,
        version: one.version,
        sentence: sentence as u32,
        text: text.sentences.get(sentence)?.of(text.text).to_string(),
    })
}
