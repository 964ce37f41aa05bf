//! What changed between two versions of one article, for others: one gathering, a file a format.
mod csv;
mod html;
mod json;
mod markdown;

use super::origin::{Origin, Version};
use super::words::{self, counted};
use super::{unknown, PROGRAM};
use crate::diffs;
use crate::error::Error;
use crate::library::Library;
use crate::loaded::Loaded;
use crate::store::Reader;
use crate::view::{ArticleRef, ChangeKind, Id, VersionDiffView};
use broadsheet_analysis::diff::{self, Diff};
use broadsheet_analysis::REVISION;

/// Writes a report in one format.
pub(super) type Renderer = fn(&Report) -> String;

/// The formats of a difference.
const FORMATS: &[(&str, Renderer)] =
    &[("html", html::render), ("markdown", markdown::render), ("csv", csv::render), ("json", json::render)];

/// The renderer of that format; `Invalid` when there is none.
pub(super) fn renderer(format: &str) -> Result<Renderer, Error> {
    let found = FORMATS.iter().find(|(id, _)| *id == format).map(|(_, render)| *render);
    found.ok_or_else(|| unknown(format, FORMATS.iter().map(|(id, _)| *id)))
}

/// What a report holds.
pub(super) struct Report {
    view: VersionDiffView,
    found: Diff,
    old: Half,
    new: Half,
    /// RFC 3339.
    made: String,
}

/// One version.
struct Half {
    loaded: Loaded,
    article: ArticleRef,
    origin: Origin,
}

impl Half {
    fn of(reader: &Reader, version: Id) -> Result<Self, Error> {
        let loaded = Loaded::load(reader, version)?;
        Ok(Self { article: loaded.reference(), origin: Origin::of(reader, &loaded)?, loaded })
    }

    fn version(&self) -> Version<'_> {
        Version {
            article: &self.article,
            byline: self.loaded.byline.as_deref(),
            number: (self.loaded.number, self.loaded.versions),
            words: self.loaded.words(),
            origin: &self.origin,
        }
    }
}

impl Report {
    /// Gathers it within one snapshot of the library. Versions of two articles are refused.
    pub(super) fn of(library: &Library, old: Id, new: Id) -> Result<Self, Error> {
        let made = library.now();
        library.read(|reader| {
            let (old, new) = (Half::of(reader, old)?, Half::of(reader, new)?);
            if old.loaded.article != new.loaded.article {
                let why = "These are versions of two articles. Compare the two articles instead. Nothing was written.";
                return Err(Error::Invalid(why.to_string()));
            }
            let found = diff::diff(&old.loaded.subject.article(), &new.loaded.subject.article());
            Ok(Self { view: diffs::view(&old.loaded, &new.loaded, &found), found, old, new, made })
        })
    }

    fn versions(&self) -> [Version<'_>; 2] {
        [self.old.version(), self.new.version()]
    }

    /// "Version 1", "Version 2".
    fn names(&self) -> [String; 2] {
        [&self.old, &self.new].map(|half| format!("Version {}", half.loaded.number))
    }

    fn title(&self) -> String {
        let [old, new] = self.names();
        let outlet = self.new.article.outlet.as_deref().unwrap_or("Unknown outlet");
        format!("{outlet}: {old} and {new} compared")
    }

    /// What the changes come to, in sentences.
    fn verdict(&self) -> Vec<String> {
        let mut said = vec![ended(&self.view.summary)];
        if self.found.visible && !self.view.summary.contains(" added") && !self.view.summary.contains(" removed") {
            said.push(format!(
                "{} added, {} removed.",
                counted(self.found.words_added as u32, "word"),
                counted(self.found.words_removed as u32, "word")
            ));
        }
        let mut counts: Vec<(ChangeKind, usize)> = Vec::new();
        for change in &self.view.changes {
            match counts.iter_mut().find(|(kind, _)| *kind == change.kind) {
                Some((_, count)) => *count += 1,
                None => counts.push((change.kind, 1)),
            }
        }
        if !counts.is_empty() {
            let kinds = counts.iter().map(|(kind, count)| format!("{}: {count}", words::change(*kind).name));
            said.push(format!("Changes by kind: {}.", kinds.collect::<Vec<_>>().join("; ")));
        }
        said
    }

    /// What the reader decided against the program; empty when nothing.
    fn corrections(&self) -> Vec<String> {
        let of = |half: &Half, name: String| {
            half.origin.by_hand.iter().map(|one| format!("{name}: {one}")).collect::<Vec<_>>()
        };
        let [old, new] = self.names();
        let mut said = of(&self.old, old);
        said.extend(of(&self.new, new));
        said
    }

    /// How the report was made, for people who have to rely on it.
    fn methods(&self) -> Vec<String> {
        [
            "Every word of the text is a word of one of the two files; nothing was written by a machine.",
            "Paragraphs are matched first, wherever they stand, also where one was split or several were merged; then \
             sentences; then whole words (Myers 1986). Curly and straight quotation marks, spaces and no-break spaces \
             are told apart in the files but are not called a change, as no reader sees them.",
            "Each change is labelled by rules: what the words are (a number, a name, words in quotation marks, a reporting \
             word, a negation or hedge, a correction note), else “wording”. A label tells what changed, not why.",
            "The SHA-256 of a file can be computed by anybody who has the file; it is the same only if every byte is. \
             The SHA-256 of a text is of the text as it was read off the file (UTF-8, paragraphs joined by two line \
             feeds), as the JSON export gives it.",
        ]
        .into_iter()
        .map(str::to_string)
        .chain([format!("Made on {} by {PROGRAM}, analysis revision {REVISION}, without network access.", self.made)])
        .collect()
    }
}

/// With a full stop and a capital.
fn ended(text: &str) -> String {
    match text.ends_with('.') {
        true => text.to_string(),
        false => format!("{text}."),
    }
}
