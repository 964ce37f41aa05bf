//! A summary with its sources: one gathering for articles and stories, a file a format.
mod html;
mod markdown;
mod text;

use super::words::counted;
use super::{comparison, unknown, PROGRAM};
use crate::error::Error;
use crate::library::Library;
use crate::store::refs;
use crate::stories;
use crate::view::{ArticleRef, Id, StoryDifference, StorySummaryView, SummaryLength, SummaryUnit, SummaryView};
use broadsheet_analysis::REVISION;

/// Writes a summary in one format.
pub(super) type Renderer = fn(&Sheet) -> String;

/// The formats of a summary.
const FORMATS: &[(&str, Renderer)] = &[("html", html::render), ("markdown", markdown::render), ("text", text::render)];

/// The renderer of that format; `Invalid` when there is none.
pub(super) fn renderer(format: &str) -> Result<Renderer, Error> {
    let found = FORMATS.iter().find(|(id, _)| *id == format).map(|(_, render)| *render);
    found.ok_or_else(|| unknown(format, FORMATS.iter().map(|(id, _)| *id)))
}

/// What is written.
pub(super) struct Sheet {
    title: String,
    lines: Vec<Line>,
    /// The articles that the sentences are from, each with its address where it is known.
    sources: Vec<(ArticleRef, Option<String>)>,
    /// How it was made, in sentences.
    methods: Vec<String>,
}

/// A sentence with what is said of it.
struct Line {
    text: String,
    article: ArticleRef,
    /// From 1.
    sentence: u32,
    pinned: bool,
    /// Who says the same.
    also: Vec<ArticleRef>,
    /// "Harbor Times: 12; North Post: 11".
    differences: Vec<String>,
}

impl Line {
    /// "Harbor Times, 2026-10-14, Cracks in the hull".
    fn source(&self) -> String {
        named(&self.article)
    }

    /// What stands beneath it, in sentences for people.
    fn notes(&self) -> Vec<String> {
        let mut said = Vec::new();
        if self.pinned {
            said.push("Pinned by the reader.".to_string());
        }
        if !self.also.is_empty() {
            let also: Vec<String> = self.also.iter().map(named).collect();
            said.push(format!("Also in: {}.", also.join("; ")));
        }
        said.extend(self.differences.iter().map(|one| format!("They differ: {one}.")));
        said
    }
}

/// The summary of a version.
pub(super) fn of_article(library: &Library, version: Id, length: SummaryLength, method: &str) -> Result<Sheet, Error> {
    let view = library.summary(version, length, method)?;
    let (article, address) = library.read(|reader| {
        let article = refs::version(reader, version)?;
        let address = comparison::url(reader, &article)?;
        Ok((article, address))
    })?;
    let about = view.methods.iter().find(|one| one.id == view.method);
    let mut methods = vec![
        "Every sentence is a sentence of the article, word for word and in its order; nothing was written by a machine."
            .to_string(),
    ];
    methods.extend(about.map(|one| format!("Method: {} ({}). {}", one.name, one.id, one.about)));
    methods.push(asked(&view, length));
    methods.extend(chosen(view.picks.iter().filter(|pick| pick.pinned).count(), view.dropped.len()));
    methods.push(made(library));
    Ok(Sheet {
        title: format!("Summary: {}", article.headline.as_deref().unwrap_or("(no headline)")),
        lines: view
            .picks
            .into_iter()
            .map(|pick| Line {
                text: pick.text,
                article: article.clone(),
                sentence: pick.sentence + 1,
                pinned: pick.pinned,
                also: Vec::new(),
                differences: Vec::new(),
            })
            .collect(),
        sources: vec![(article, address)],
        methods,
    })
}

/// The summary of a story.
pub(super) fn of_story(library: &Library, id: Id, words: u32) -> Result<Sheet, Error> {
    let view = library.story_summary(id, words)?;
    let (title, sources) = library.read(|reader| {
        let mut sources: Vec<(ArticleRef, Option<String>)> = Vec::new();
        for one in &view.sentences {
            if !sources.iter().any(|(known, _)| known.id == one.article.id) {
                sources.push((one.article.clone(), comparison::url(reader, &one.article)?));
            }
        }
        Ok((stories::title(reader, id)?, sources))
    })?;
    let pinned = view.sentences.iter().filter(|one| one.pinned).count();
    let StorySummaryView { sentences, dropped, words: counted_words } = view;
    let mut methods = vec![
        "Every sentence is a sentence of one of the articles, word for word; nothing was written by a machine."
            .to_string(),
        "Method: what the outlets have in common, in as few words as tell it (concepts, Gillick and Favre 2009; \
         objective, Lin and Bilmes 2011), in the order of telling. “Also in” names articles with a sentence that says \
         the same, or a good part of it; “They differ” stands only where both surely speak of the same thing."
            .to_string(),
        format!(
            "Length: at most {}; these are {}, {}.",
            counted(words, "word"),
            counted(sentences.len() as u32, "sentence"),
            counted(counted_words, "word")
        ),
    ];
    methods.extend(chosen(pinned, dropped.len()));
    methods.push(made(library));
    let line = |one: crate::StorySentence| Line {
        text: one.text,
        article: one.article,
        sentence: one.sentence + 1,
        pinned: one.pinned,
        also: one.support.into_iter().map(|support| support.article).collect(),
        differences: one.differences.iter().map(difference).collect(),
    };
    Ok(Sheet { title: format!("Summary: {title}"), lines: sentences.into_iter().map(line).collect(), sources, methods })
}

/// "outlet, date, headline".
fn named(article: &ArticleRef) -> String {
    let outlet = article.outlet.as_deref().unwrap_or("unknown outlet");
    let published = article.published.as_deref();
    let date = published.map_or("date unknown", |published| published.get(..10).unwrap_or(published));
    let headline = article.headline.as_deref().unwrap_or("(no headline)");
    format!("{outlet}, {date}, {headline}")
}

/// "Harbor Times: 12; North Post: 11".
fn difference(difference: &StoryDifference) -> String {
    let values = difference.values.iter().map(|value| {
        let outlet = value.article.outlet.as_deref().unwrap_or("unknown outlet");
        format!("{outlet}: {}", value.text)
    });
    values.collect::<Vec<_>>().join("; ")
}

fn asked(view: &SummaryView, length: SummaryLength) -> String {
    let most = match length.unit {
        SummaryUnit::Sentences => counted(length.amount, "sentence"),
        SummaryUnit::Words => counted(length.amount, "word"),
        SummaryUnit::Percent => format!("{} % of the words", length.amount),
    };
    format!(
        "Length: at most {most}; these are {} of {} sentences, {} of {} words.",
        view.picks.len(),
        view.of,
        view.words,
        view.of_words
    )
}

/// What the reader had a hand in.
fn chosen(pinned: usize, dropped: usize) -> Option<String> {
    let count = |count: usize| counted(count as u32, "sentence");
    match (pinned, dropped) {
        (0, 0) => None,
        (pinned, 0) => Some(format!("The reader pinned {}.", count(pinned))),
        (0, dropped) => Some(format!("The reader dropped {}.", count(dropped))),
        (pinned, dropped) => Some(format!("The reader pinned {} and dropped {}.", count(pinned), count(dropped))),
    }
}

fn made(library: &Library) -> String {
    format!("Made on {} by {PROGRAM}, analysis revision {REVISION}, without network access.", library.now())
}
