//! A story for others: its articles in order of coverage, and who reports what. One gathering, a file a format.
mod csv;
mod html;
mod json;
mod markdown;

use super::origin::{Origin, Version};
use super::words::counted;
use super::{unknown, PROGRAM};
use crate::error::Error;
use crate::library::Library;
use crate::loaded::{self, Loaded};
use crate::store::Reader;
use crate::view::{ArticleRef, Id, Statement, StoryView, Telling};
use broadsheet_analysis::REVISION;
use std::collections::{BTreeMap, BTreeSet};

/// Writes a report in one format.
pub(super) type Renderer = fn(&Report) -> String;

/// The formats of a story.
const FORMATS: &[(&str, Renderer)] =
    &[("html", html::render), ("markdown", markdown::render), ("csv", csv::render), ("json", json::render)];

/// The renderer of that format; `Invalid` when there is none.
pub(super) fn renderer(format: &str) -> Result<Renderer, Error> {
    let found = FORMATS.iter().find(|(id, _)| *id == format).map(|(_, render)| *render);
    found.ok_or_else(|| unknown(format, FORMATS.iter().map(|(id, _)| *id)))
}

/// What a report holds.
pub(super) struct Report {
    view: StoryView,
    /// In order of coverage.
    members: Vec<Member>,
    /// RFC 3339.
    made: String,
}

/// An article of the story at its newest version.
struct Member {
    article: ArticleRef,
    byline: Option<String>,
    number: (u32, u32),
    words: u32,
    origin: Origin,
}

impl Member {
    fn of(reader: &Reader, article: Id) -> Result<Self, Error> {
        let loaded = Loaded::load(reader, loaded::newest(reader, article)?)?;
        Ok(Self {
            article: loaded.reference(),
            byline: loaded.byline.clone(),
            number: (loaded.number, loaded.versions),
            words: loaded.words(),
            origin: Origin::of(reader, &loaded)?,
        })
    }

    fn version(&self) -> Version<'_> {
        Version {
            article: &self.article,
            byline: self.byline.as_deref(),
            number: self.number,
            words: self.words,
            origin: &self.origin,
        }
    }

    /// "2026-10-14 08:30".
    fn date(&self) -> String {
        let published = self.article.published.as_deref().unwrap_or("date unknown");
        let (day, time) = (published.get(..10), published.get(11..16));
        match (day, time.filter(|_| published.get(10..11) == Some("T"))) {
            (Some(day), Some(time)) => format!("{day} {time}"),
            _ => published.to_string(),
        }
    }
}

impl Report {
    pub(super) fn of(library: &Library, id: Id) -> Result<Self, Error> {
        let made = library.now();
        let view = library.story(id)?;
        let members = library
            .read(|reader| view.articles.iter().map(|row| Member::of(reader, row.id)).collect::<Result<_, _>>())?;
        Ok(Self { view, members, made })
    }

    fn versions(&self) -> Vec<Version<'_>> {
        self.members.iter().map(Member::version).collect()
    }

    /// How the articles are called, in order of coverage: the outlet, with the headline where an outlet has several.
    fn names(&self) -> Vec<String> {
        let outlet = |member: &Member| member.article.outlet.clone().unwrap_or_else(|| "unknown outlet".to_string());
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        self.members.iter().for_each(|member| *counts.entry(outlet(member)).or_default() += 1);
        self.members
            .iter()
            .map(|member| {
                let name = outlet(member);
                match counts.get(&name) {
                    Some(1) => name,
                    _ => format!("{name}, {}", member.article.headline.as_deref().unwrap_or("(no headline)")),
                }
            })
            .collect()
    }

    /// What each member tells of a statement, in order of coverage; nothing where it does not tell it.
    fn told<'s>(&self, statement: &'s Statement) -> Vec<Vec<&'s Telling>> {
        let of = |member: &Member| statement.told.iter().filter(|one| one.article == member.article.id).collect();
        self.members.iter().map(of).collect()
    }

    /// What each member tells a part of, where it does not tell the whole.
    fn partly<'s>(&self, statement: &'s Statement) -> Vec<Vec<&'s Telling>> {
        let of = |member: &Member| statement.partly.iter().filter(|one| one.article == member.article.id).collect();
        self.members.iter().map(of).collect()
    }

    /// Outlets that tell a statement; an unknown outlet counts as one of its own.
    fn outlets(&self, statement: &Statement) -> usize {
        let told =
            self.members.iter().filter(|member| statement.told.iter().any(|one| one.article == member.article.id));
        let outlets: BTreeSet<(Option<&str>, Id)> = told
            .map(|member| match member.article.outlet.as_deref() {
                Some(outlet) => (Some(outlet), 0),
                None => (None, member.article.id),
            })
            .collect();
        outlets.len()
    }

    /// The number of the article that told it first, from 0, in order of coverage.
    fn first(&self, statement: &Statement) -> Option<usize> {
        self.members.iter().position(|member| statement.told.iter().any(|one| one.article == member.article.id))
    }

    fn verdict(&self) -> Vec<String> {
        let statements = &self.view.statements;
        let alone = statements.iter().filter(|one| self.outlets(one) == 1).count() as u32;
        let mut outlets: Vec<&str> =
            self.members.iter().filter_map(|member| member.article.outlet.as_deref()).collect();
        outlets.sort_unstable();
        outlets.dedup();
        let mut said = vec![format!(
            "{} of {}.",
            counted(self.members.len() as u32, "article"),
            counted(outlets.len() as u32, "outlet")
        )];
        if let (Some(first), Some(last)) = (self.members.first(), self.members.last()) {
            let outlet =
                |member: &Member| member.article.outlet.clone().unwrap_or_else(|| "an unknown outlet".to_string());
            if first.article.published.is_some() && self.members.len() > 1 {
                said.push(format!("First in order of coverage: {}, {}.", outlet(first), first.date()));
                if last.article.published.is_some() {
                    said.push(format!("Last: {}, {}.", outlet(last), last.date()));
                }
            }
        }
        let all = counted(statements.len() as u32, "statement");
        let all = match self.view.all_statements.saturating_sub(statements.len() as u32) {
            0 => all,
            more => format!("{all}, and {more} more that are not shown"),
        };
        said.push(format!("{all}: {} told by several outlets, {alone} by one only.", statements.len() as u32 - alone));
        said
    }

    /// What the reader decided against the program; empty when nothing.
    fn corrections(&self) -> Vec<String> {
        let names = self.names();
        let of = |(member, name): (&Member, &String)| {
            member.origin.by_hand.iter().map(|one| format!("{name}: {one}")).collect::<Vec<_>>()
        };
        self.members.iter().zip(&names).flat_map(of).collect()
    }

    fn methods(&self) -> Vec<String> {
        [
            "Every statement is a sentence of one of the articles, word for word; nothing was written by a machine.",
            "A statement is a set of sentences of which the program found that they say the same, in the same words or in \
             others; the one that has most in common with the others stands for it. The same statement in quite other words can be missed, and then \
             stands twice. That an outlet lacks a statement says only that no sentence was found in these files.",
            "Articles stand in the order of the dates that they give; those without a date are last. Each is read at its \
             newest version in the library.",
            "The SHA-256 of a file can be computed by anybody who has the file; it is the same only if every byte is. \
             The SHA-256 of a text is of the text as it was read off the file (UTF-8, paragraphs joined by two line \
             feeds).",
        ]
        .into_iter()
        .map(str::to_string)
        .chain([format!("Made on {} by {PROGRAM}, analysis revision {REVISION}, without network access.", self.made)])
        .collect()
    }
}
