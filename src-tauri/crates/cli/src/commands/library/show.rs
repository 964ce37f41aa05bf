use super::{failure, list, reference, Named, Place};
use crate::commands::diff;
use crate::output::{rounded, Input, Options};
use broadsheet_library::points::{Points, Range};
use broadsheet_library::{
    ArticleView, Error, FieldKey, GivenTo, Id, Library, MarkKind, QuotationKind, QuotationRow, SpokenQuotation,
    SummaryLength, SummaryUnit, Variant, VersionBar,
};
use clap::Args;
use serde_json::{json, Map, Value};
use std::process::ExitCode;

/// Words of a story's summary.
const STORY_WORDS: u32 = 120;

/// Prints stored articles as documents, with their versions and quotations; or a story, or a speaker
#[derive(Args)]
pub struct Arguments {
    /// Articles (12), or one of their versions (12.2)
    #[arg(required_unless_present_any = ["story", "speaker"], value_name = "ID")]
    articles: Vec<Named>,
    /// A story with its summary and its statements
    #[arg(long, value_name = "ID", conflicts_with_all = ["articles", "speaker"])]
    story: Option<Id>,
    /// Everything that a speaker is quoted with
    #[arg(long, value_name = "ID", conflicts_with = "articles")]
    speaker: Option<Id>,
    /// Also a summary of at most so many sentences
    #[arg(long, value_name = "N", conflicts_with_all = ["story", "speaker"], value_parser = clap::value_parser!(u32).range(1..=10))]
    summary: Option<u32>,
    #[command(flatten)]
    place: Place,
}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        let of = |id: Id, line: Result<Value, Error>| line.map_err(|error| failure(json!(id), &error));
        self.place.read(options, |library| match (self.story, self.speaker) {
            (Some(id), _) => options.lines([of(id, story(library, id))]),
            (_, Some(id)) => options.lines([of(id, speaker(library, id))]),
            _ => options.lines(self.articles.iter().map(|named| self.article(library, *named))),
        })
    }

    fn article(&self, library: &Library, named: Named) -> Input<Value> {
        named.read(|| {
            let version = named.version(library)?;
            let view = library.article(named.article, Some(version), "")?;
            let points = Points::of(&view.paragraphs);
            let mut line = document(named.id(), &view, &points);
            let mut add = |name: &str, value: Value| line.insert(name.to_string(), value);
            add("versions", library.versions(named.article)?.versions.iter().map(version_line).collect());
            if let Some(sentences) = self.summary {
                add("summary", summary(library, version, sentences, &points)?);
            }
            Ok(Value::Object(line))
        })
    }
}

/// The shape of `read`, and what the library knows beside it.
fn document(id: Value, view: &ArticleView, points: &Points) -> Map<String, Value> {
    let field = |key: FieldKey| view.fields.iter().find(|field| field.key == key);
    let value = |key: FieldKey| field(key).and_then(|field| field.value.clone());
    let authors = value(FieldKey::Authors).unwrap_or_default();
    let authors: Vec<&str> = authors.split(';').map(str::trim).filter(|name| !name.is_empty()).collect();
    let evidence: Map<String, Value> =
        view.fields.iter().filter_map(|field| Some((key(field.key).into(), json!(field.evidence.as_ref()?)))).collect();
    let left_out = view.source.removed.iter().filter(|line| !line.kept);
    let removed: Vec<Value> = left_out.map(|line| json!({"text": line.text, "reason": line.reason})).collect();
    let letters: Vec<char> = points.text.chars().collect();
    let quotes: Vec<Value> = view.quotations.iter().map(|row| quote(row, points, &letters)).collect();
    let paragraphs: Vec<&str> = points.text.split("\n\n").collect();
    let line = json!({
        "id": id, "article": view.id, "version": view.version, "media_type": view.source.media_type,
        "headline": value(FieldKey::Headline), "standfirst": value(FieldKey::Standfirst),
        "outlet": value(FieldKey::Outlet), "url": value(FieldKey::Url), "authors": authors,
        "published": value(FieldKey::Published), "modified": value(FieldKey::Modified),
        "language": value(FieldKey::Language), "section": value(FieldKey::Section), "paragraphs": paragraphs,
        "text": points.text, "sentences": points.sentences, "removed": removed, "evidence": evidence,
        "warnings": view.source.warnings, "quotes": quotes,
        "story": view.story.as_ref().map(|story| json!({"id": story.id, "title": story.title})), "tags": view.tags,
        "trashed": view.trashed,
        "source": {
            "file_name": view.source.file_name, "sha256": view.source.sha256, "bytes": view.source.bytes,
            "imported": view.source.imported,
        },
    });
    match line {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

/// The shape of `quotes`.
fn quote(row: &QuotationRow, points: &Points, letters: &[char]) -> Value {
    let places = |kind: MarkKind| points.places(kind, row.id);
    let words = |(start, end): Range| letters.get(start..end).unwrap_or_default().iter().collect::<String>();
    let hull = points.hull(MarkKind::Quotation, row.id);
    json!({
        "start": hull.map(|(start, _)| start), "end": hull.map(|(_, end)| end), "spans": places(MarkKind::Quotation),
        "text": hull.map(words), "kind": kind(row.kind), "cue": row.cue, "cue_span": places(MarkKind::Cue).first(),
        "speaker_text": row.mention, "speaker_spans": places(MarkKind::Speaker),
        "speaker_canonical": row.speaker.as_ref().map(|speaker| &speaker.name),
        "speaker": row.speaker.as_ref().map(|speaker| speaker.id), "certain": row.certain,
        "confidence": rounded(row.confidence), "explanation": row.explanation, "corrected": row.corrected,
    })
}

fn kind(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Mixed => "mixed",
        QuotationKind::Indirect => "indirect",
    }
}

fn key(key: FieldKey) -> &'static str {
    match key {
        FieldKey::Headline => "headline",
        FieldKey::Standfirst => "standfirst",
        FieldKey::Outlet => "outlet",
        FieldKey::Authors => "authors",
        FieldKey::Published => "published",
        FieldKey::Modified => "modified",
        FieldKey::Language => "language",
        FieldKey::Section => "section",
        FieldKey::Agency => "agency",
        FieldKey::Url => "url",
    }
}

/// A version, and what changed since the one before.
fn version_line(bar: &VersionBar) -> Value {
    let kinds: Map<String, Value> =
        bar.kinds.iter().map(|kind| (diff::shown_kind(kind.kind).to_string(), json!(kind.count))).collect();
    json!({
        "id": bar.version.id, "number": bar.version.number, "time": bar.version.time, "words": bar.version.words,
        "headline": bar.headline, "words_added": bar.words_added, "words_removed": bar.words_removed,
        "changes": kinds, "visible": bar.visible,
    })
}

/// The shape of `summarize`.
fn summary(library: &Library, version: Id, sentences: u32, points: &Points) -> Result<Value, Error> {
    let length = SummaryLength { unit: SummaryUnit::Sentences, amount: sentences };
    let summary = library.summary(version, length, "")?;
    let picks = summary.picks.iter().map(|pick| {
        let (start, end) = points.sentences.get(pick.sentence as usize).copied().unwrap_or_default();
        json!({"start": start, "end": end, "text": pick.text, "why": pick.why})
    });
    Ok(picks.collect())
}

fn story(library: &Library, id: Id) -> Result<Value, Error> {
    let view = library.story(id)?;
    let articles: Vec<Value> = view.articles.iter().map(list::article).collect();
    let picks: Vec<Value> = library
        .story_summary(id, STORY_WORDS)?
        .sentences
        .iter()
        .map(|pick| {
            let mut supported_by: Vec<&str> =
                pick.support.iter().filter_map(|one| one.article.outlet.as_deref()).collect();
            supported_by.sort_unstable();
            supported_by.dedup();
            json!({
                "article": reference(&pick.article), "sentence": pick.sentence, "text": pick.text,
                "supported_by": supported_by,
            })
        })
        .collect();
    let statements: Vec<Value> = view
        .statements
        .iter()
        .map(|statement| {
            let told = statement.told.iter();
            let told: Vec<Value> =
                told.map(|one| json!({"article": one.article, "sentence": one.sentence, "text": one.text})).collect();
            json!({"text": statement.text, "told": told})
        })
        .collect();
    Ok(json!({
        "id": view.id, "title": view.title, "articles": articles, "summary": picks, "statements": statements,
    }))
}

fn speaker(library: &Library, id: Id) -> Result<Value, Error> {
    let view = library.speaker(id)?;
    let quotations: Vec<Value> = view.quotations.iter().map(spoken).collect();
    Ok(json!({
        "id": view.id, "name": view.name, "aliases": view.aliases, "roles": view.roles, "quotations": quotations,
    }))
}

fn spoken(spoken: &SpokenQuotation) -> Value {
    let row = &spoken.quotation;
    json!({
        "article": reference(&spoken.article), "sentence": row.sentence, "text": row.text, "kind": kind(row.kind),
        "cue": row.cue, "speaker_text": row.mention, "certain": row.certain, "confidence": rounded(row.confidence),
        "explanation": row.explanation, "story": spoken.story.as_ref().map(|story| &story.title),
        "utterance": spoken.utterance, "variant": variant(spoken.variant),
        "left_out": spoken.left_out, "likely": spoken.likely,
        "given_to": spoken.given_to.iter().map(given_to).collect::<Vec<_>>(),
    })
}

fn given_to(given: &GivenTo) -> Value {
    json!({
        "speaker": given.speaker.name, "article": reference(&given.article), "sentence": given.sentence,
        "text": given.text, "variant": variant(given.variant),
    })
}

fn variant(variant: Variant) -> &'static str {
    match variant {
        Variant::Fullest => "fullest",
        Variant::Same => "same",
        Variant::Cut => "cut",
        Variant::Reworded => "reworded",
    }
}
