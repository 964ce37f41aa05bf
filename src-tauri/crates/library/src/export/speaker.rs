//! Everything that a speaker is quoted with, in order of time: for spreadsheets, programs and notes.
use super::points::Range;
use super::words::{self, counted, markdown, marked, Word};
use super::{cells, unknown, PROGRAM};
use crate::error::Error;
use crate::library::Library;
use crate::loaded::Loaded;
use crate::quotes;
use crate::speakers;
use crate::view::{GivenTo, Id, Run, SpeakerView, SpokenQuotation, Variant};
use broadsheet_text::CodePoints;
use serde_json::{json, Value};
use std::collections::{BTreeSet, HashMap, HashSet};
use std::fmt::Write;

/// Writes a timeline in one format.
pub(super) type Renderer = fn(&Report) -> String;

const FORMATS: &[(&str, Renderer)] = &[("csv", csv), ("json", json), ("markdown", notes)];

/// The renderer of that format; `Invalid` when there is none.
pub(super) fn renderer(format: &str) -> Result<Renderer, Error> {
    let found = FORMATS.iter().find(|(id, _)| *id == format).map(|(_, render)| *render);
    found.ok_or_else(|| unknown(format, FORMATS.iter().map(|(id, _)| *id)))
}

/// A speaker's timeline, and where each quotation stands.
pub(super) struct Report {
    view: SpeakerView,
    /// By quotation, in code points of its article's text.
    places: HashMap<Id, Range>,
    /// By quotation, the sentences around it.
    contexts: HashMap<Id, String>,
    /// RFC 3339.
    made: String,
}

impl Report {
    /// `only`: the quotations to tell of, by id; all of them for `None`.
    pub(super) fn of(library: &Library, speaker: Id, only: Option<&[Id]>) -> Result<Self, Error> {
        let mut view = library.speaker(speaker)?;
        if let Some(only) = only {
            let wanted: HashSet<Id> = only.iter().copied().collect();
            view.quotations.retain(|spoken| wanted.contains(&spoken.quotation.id));
        }
        let versions: BTreeSet<Id> = view.quotations.iter().map(|spoken| spoken.article.version).collect();
        let (places, contexts) = library.read(|reader| {
            let (mut places, mut contexts) = (HashMap::new(), HashMap::new());
            for version in versions {
                let loaded = Loaded::load(reader, version)?;
                let article = loaded.subject.article();
                let points = CodePoints::new(article.text);
                let stored = quotes::of_speaker(reader, version, view.id, article.text)?;
                contexts.extend(stored.iter().map(|one| (one.row.id, plain(&speakers::context(&article, one)))));
                places.extend(stored.iter().map(|one| (one.row.id, points.of(one.span()))));
            }
            Ok((places, contexts))
        })?;
        Ok(Self { view, places, contexts, made: library.now() })
    }
}

const HEADING: &[&str] = &[
    "speaker",
    "published",
    "outlet",
    "quotation",
    "kind",
    "variant",
    "utterance",
    "left out",
    "likely",
    "given to",
    "mention",
    "cue",
    "certain",
    "explanation",
    "headline",
    "story",
    "sentence",
    "language",
];

fn csv(report: &Report) -> String {
    let known = |field: &Option<String>| field.clone().unwrap_or_default();
    let row = |spoken: &SpokenQuotation| {
        let (quotation, article) = (&spoken.quotation, &spoken.article);
        [
            match quotation.certain {
                true => report.view.name.clone(),
                false => format!("speaker unknown, perhaps {}", report.view.name),
            },
            known(&article.published),
            known(&article.outlet),
            quotation.text.clone(),
            words::quotation(quotation.kind).to_string(),
            variant(spoken.variant).key.to_string(),
            spoken.utterance.to_string(),
            spoken.left_out.join(" | "),
            if spoken.likely { "yes" } else { "no" }.to_string(),
            spoken.given_to.iter().map(given_to).collect::<Vec<_>>().join(" | "),
            known(&quotation.mention),
            known(&quotation.cue),
            if quotation.certain { "yes" } else { "no" }.to_string(),
            quotation.explanation.clone(),
            known(&article.headline),
            spoken.story.as_ref().map(|story| story.title.clone()).unwrap_or_default(),
            (quotation.sentence + 1).to_string(),
            known(&article.language),
        ]
    };
    cells::table(HEADING, report.view.quotations.iter().map(row))
}

/// Offsets are Unicode code points into the body of the article's version; sentences count from 0.
fn json(report: &Report) -> String {
    let SpeakerView { name, aliases, roles, quotations, .. } = &report.view;
    let one = |spoken: &SpokenQuotation| -> Value {
        let (quotation, article) = (&spoken.quotation, &spoken.article);
        let place = report.places.get(&quotation.id);
        json!({
            "text": quotation.text, "kind": words::quotation(quotation.kind), "start": place.map(|(start, _)| start),
            "end": place.map(|(_, end)| end), "sentence": quotation.sentence, "mention": quotation.mention,
            "cue": quotation.cue, "certain": quotation.certain, "explanation": quotation.explanation,
            "corrected": quotation.corrected, "utterance": spoken.utterance, "variant": variant(spoken.variant).key,
            "left_out": spoken.left_out, "likely": spoken.likely,
            "given_to": spoken.given_to.iter().map(elsewhere).collect::<Vec<_>>(),
            "context": report.contexts.get(&quotation.id), "story": spoken.story.as_ref().map(|story| &story.title),
            "article": {
                "id": article.id, "headline": article.headline, "outlet": article.outlet,
                "published": article.published, "language": article.language,
            },
        })
    };
    let whole = json!({
        "format": "broadsheet-speaker", "version": 1, "program": PROGRAM, "made": report.made, "speaker": name,
        "aliases": aliases, "roles": roles, "quotations": quotations.iter().map(one).collect::<Vec<_>>(),
    });
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

fn notes(report: &Report) -> String {
    let SpeakerView { name, aliases, roles, quotations, .. } = &report.view;
    let mut out = format!("# {}\n\n", markdown(name));
    for (what, forms) in [("Also", aliases), ("Described as", roles)] {
        if !forms.is_empty() {
            let _ = writeln!(out, "{what}: {}.\n", markdown(&forms.join("; ")));
        }
    }
    let sure = quotations.iter().filter(|spoken| spoken.quotation.certain).count();
    let unsure = match quotations.len() - sure {
        0 => String::new(),
        more => format!(", and {more} of which the speaker is unsure"),
    };
    let count = format!("{}{unsure}", counted(sure as u32, "quotation"));
    let _ = writeln!(out, "{count}, in order of time. Made on {} by {PROGRAM}.", report.made);
    let mut day = None;
    for spoken in quotations {
        let (quotation, article) = (&spoken.quotation, &spoken.article);
        let date = article.published.as_deref().and_then(|published| published.get(..10)).unwrap_or("Date unknown");
        if day != Some(date) {
            let _ = write!(out, "\n## {}\n", markdown(date));
            day = Some(date);
        }
        // The fullest telling and the same words stand as in their articles; the others show what they leave out or word
        // differently.
        let said = match spoken.variant {
            Variant::Fullest | Variant::Same => markdown(&quotation.text),
            Variant::Cut | Variant::Reworded => marked(&spoken.differences),
        };
        let _ = write!(out, "\n> {said}\n\n");
        let outlet = article.outlet.as_deref().unwrap_or("unknown outlet");
        let headline = article.headline.as_deref().unwrap_or("(no headline)");
        let mut about = vec![markdown(outlet), markdown(headline), words::quotation(quotation.kind).to_string()];
        match spoken.variant {
            Variant::Fullest => {}
            other => about.push(variant(other).name.to_lowercase()),
        }
        if spoken.likely {
            about.push("likely the same utterance".to_string());
        }
        if !spoken.left_out.is_empty() {
            let left_out: Vec<String> = spoken.left_out.iter().map(|words| format!("“{}”", markdown(words))).collect();
            about.push(format!("left out: {}", left_out.join(", ")));
        }
        about.extend(spoken.given_to.iter().map(|given| format!("given to {}", markdown(&given_to(given)))));
        if !quotation.certain {
            let perhaps = format!("speaker unknown, perhaps {}: {}", report.view.name, quotation.explanation);
            about.push(markdown(&perhaps));
        }
        let _ = writeln!(out, "— {}", about.join(" · "));
    }
    out
}

/// "Jonas Brandt by The Courier, 2026-10-14".
fn given_to(given: &GivenTo) -> String {
    let outlet = given.article.outlet.as_deref().unwrap_or("unknown outlet");
    let date = given.article.published.as_deref().and_then(|published| published.get(..10)).unwrap_or("date unknown");
    format!("{} by {outlet}, {date}", given.speaker.name)
}

fn elsewhere(given: &GivenTo) -> Value {
    let article = &given.article;
    json!({
        "speaker": given.speaker.name, "text": given.text, "variant": variant(given.variant).key,
        "sentence": given.sentence,
        "article": {
            "id": article.id, "headline": article.headline, "outlet": article.outlet, "published": article.published,
            "language": article.language,
        },
    })
}

fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

const fn variant(variant: Variant) -> Word {
    match variant {
        Variant::Fullest => Word { key: "fullest", name: "Fullest telling", shape: "●" },
        Variant::Same => Word { key: "same", name: "The same words", shape: "=" },
        Variant::Cut => Word { key: "cut", name: "Cut", shape: "✂" },
        Variant::Reworded => Word { key: "reworded", name: "Worded differently", shape: "≈" },
    }
}
