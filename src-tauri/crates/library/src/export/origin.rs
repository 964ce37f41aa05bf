//! Where a version came from: the file, the text that was read off it, and what the reader changed. It is what lets
//! somebody else check a report.
use super::articles;
use super::words::counted;
use crate::article;
use crate::error::Error;
use crate::loaded::Loaded;
use crate::store::{refresh, sources, Reader};
use crate::view::{ArticleRef, LineBy, RemovedLine, SourceView};
use broadsheet_formats::{Document, Field};
use serde_json::{json, Value};
use std::collections::BTreeMap;

/// A version's file and text.
pub(super) struct Origin {
    /// The file as it was imported, and what was left out of it.
    pub(super) source: SourceView,
    /// SHA-256 of the text that the report is made from: UTF-8, paragraphs joined by two line feeds.
    pub(super) text_sha256: String,
    pub(super) url: Option<String>,
    pub(super) modified: Option<String>,
    /// When an archive took this copy, RFC 3339.
    pub(super) captured: Option<String>,
    /// What the reader changed, in sentences.
    pub(super) by_hand: Vec<String>,
}

impl Origin {
    /// Gathers it for a version in hand.
    pub(super) fn of(reader: &Reader, loaded: &Loaded) -> Result<Self, Error> {
        let stored = articles::stored(reader, loaded.version)?;
        let edits = refresh::edits(reader, loaded.article)?;
        let known = |field: Field| match edits.get(field.key()) {
            Some(typed) => Some(typed.clone()).filter(|typed| !typed.is_empty()),
            None => value(&stored, field),
        };
        let source = article::source(reader, loaded.version)?;
        let mut by_hand = typed(&stored, &edits);
        by_hand.extend(source.removed.iter().filter_map(turned));
        Ok(Self {
            text_sha256: sources::hash(loaded.subject.text.as_bytes()),
            url: known(Field::Url),
            modified: known(Field::Modified),
            captured: stored.captured.clone(),
            by_hand,
            source,
        })
    }

    /// The file's name, with the place in it.
    pub(super) fn file(&self) -> String {
        match &self.source.part {
            Some(part) => format!("{part} in {}", self.source.file_name),
            None => self.source.file_name.clone(),
        }
    }

    /// Lines of the file that are not in the text.
    fn left_out(&self) -> impl Iterator<Item = &RemovedLine> {
        self.source.removed.iter().filter(|line| !line.kept)
    }

    /// "12 lines: 8 navigation, 4 photo caption"; "nothing" when all of the file is in the text.
    pub(super) fn left_out_in_words(&self) -> String {
        let mut reasons: BTreeMap<&str, usize> = BTreeMap::new();
        for line in self.left_out() {
            *reasons.entry(&line.reason).or_default() += 1;
        }
        let said: Vec<String> = reasons.iter().map(|(reason, count)| format!("{count} {reason}")).collect();
        match self.left_out().count() {
            0 => "nothing".to_string(),
            count => format!("{}: {}", counted(count as u32, "line"), said.join(", ")),
        }
    }

    /// For programs.
    pub(super) fn json(&self) -> Value {
        let source = &self.source;
        let left_out: Value = self.left_out().map(|line| json!({"text": line.text, "reason": line.reason})).collect();
        json!({
            "file_name": source.file_name, "part": source.part, "media_type": source.media_type,
            "bytes": source.bytes, "sha256": source.sha256, "imported": source.imported,
            "text_sha256": self.text_sha256, "left_out": left_out, "by_the_reader": self.by_hand,
        })
    }
}

/// What was typed over what the file says.
fn typed(stored: &Document, edits: &BTreeMap<String, String>) -> Vec<String> {
    let said = |words: &str| if words.is_empty() { "unknown".to_string() } else { format!("“{words}”") };
    let one = |field: &Field| {
        let typed = edits.get(field.key())?;
        let original = value(stored, *field).unwrap_or_default();
        let name = field.key().replace('_', " ");
        Some(format!("The reader gave the {name} as {}; the file gives it as {}.", said(typed), said(&original)))
    };
    Field::ALL.iter().filter_map(one).collect()
}

/// What of a line the reader decided.
fn turned(line: &RemovedLine) -> Option<String> {
    let what = match (line.kept, line.by) {
        (_, LineBy::File) => return None,
        (true, LineBy::RuleOff) => "A line is in the text because its cleaning rule is switched off",
        (true, _) => "The reader brought a left-out line back",
        (false, LineBy::YourRule) => "A rule of the reader’s own leaves a line out",
        (false, _) => "The reader left a line out",
    };
    Some(format!("{what}: “{}”.", line.text))
}

/// A field as the file gives it; authors are joined.
fn value(document: &Document, field: Field) -> Option<String> {
    match field {
        Field::Headline => document.headline.clone(),
        Field::Standfirst => document.standfirst.clone(),
        Field::Outlet => document.outlet.clone(),
        Field::Url => document.url.clone(),
        Field::Published => document.published.clone(),
        Field::Modified => document.modified.clone(),
        Field::Language => document.language.clone(),
        Field::Section => document.section.clone(),
        Field::Agency => document.agency.clone(),
        Field::Authors => Some(document.authors.join("; ")),
    }
    .filter(|value| !value.is_empty())
}

/// A version as reports introduce it.
pub(super) struct Version<'v> {
    pub(super) article: &'v ArticleRef,
    pub(super) byline: Option<&'v str>,
    /// From 1, and how many there are.
    pub(super) number: (u32, u32),
    pub(super) words: u32,
    pub(super) origin: &'v Origin,
}

/// A field with its value in each version, in the order of the versions.
pub(super) type Known = (&'static str, Vec<String>);

/// What is known of the versions, field by field. Unknown is said to be so; what hardly any article has is left out
/// where none has it.
pub(super) fn about(versions: &[Version]) -> Vec<Known> {
    let of =
        |value: &dyn Fn(&Version) -> Option<String>| -> Vec<Option<String>> { versions.iter().map(value).collect() };
    let rare = |values: Vec<Option<String>>| values.iter().any(Option::is_some).then_some(values);
    [
        ("Outlet", Some(of(&|one| one.article.outlet.clone()))),
        ("Headline", Some(of(&|one| one.article.headline.clone()))),
        ("Byline", Some(of(&|one| one.byline.map(str::to_string)))),
        ("Published", Some(of(&|one| one.article.published.clone()))),
        ("Changed", rare(of(&|one| one.origin.modified.clone()))),
        ("Captured by an archive", rare(of(&|one| one.origin.captured.clone()))),
        ("Address", Some(of(&|one| one.origin.url.clone()))),
        ("Language", Some(of(&|one| one.article.language.clone()))),
        ("Version", Some(of(&|one| Some(format!("{} of {}", one.number.0, one.number.1))))),
        ("Length", Some(of(&|one| Some(counted(one.words, "word"))))),
    ]
    .into_iter()
    .filter_map(|(name, values)| {
        let said = values?.into_iter().map(|value| value.unwrap_or_else(|| "unknown".to_string()));
        Some((name, said.collect()))
    })
    .collect()
}

/// What the versions were read from, field by field.
pub(super) fn files(versions: &[Version]) -> Vec<Known> {
    let of =
        |value: &dyn Fn(&Origin) -> String| -> Vec<String> { versions.iter().map(|one| value(one.origin)).collect() };
    vec![
        ("File", of(&Origin::file)),
        ("Format", of(&|one| one.source.media_type.clone())),
        ("Size", of(&|one| format!("{} bytes", one.source.bytes))),
        ("Imported", of(&|one| one.source.imported.clone())),
        (FILE_HASH, of(&|one| one.source.sha256.clone())),
        (TEXT_HASH, of(&|one| one.text_sha256.clone())),
        ("Left out of the text", of(&Origin::left_out_in_words)),
    ]
}

/// The fields that hold a hash.
pub(super) const FILE_HASH: &str = "SHA-256 of the file";
pub(super) const TEXT_HASH: &str = "SHA-256 of the text";
