use crate::document::{all_offsets, offsets};
use crate::input;
use crate::output::{rounded, HasId, Options};
use broadsheet_analysis::quotes::{self, Findings, Kind, Quotation};
use broadsheet_analysis::{Article, Span};
use broadsheet_text::CodePoints;
use clap::Args;
use serde_json::{json, Value};
use std::path::PathBuf;
use std::process::ExitCode;

/// Finds quotations and who said them
#[derive(Args)]
pub struct Arguments {
    /// Documents: .jsonl, article files, folders, or - for standard input
    #[arg(required = true, value_name = "DOCS")]
    paths: Vec<PathBuf>,
}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        options.each(input::documents(&self.paths), |document| {
            let (article, points) = document.article();
            let found = quotes::find(&article);
            let lines: Vec<Value> =
                found.quotations.iter().map(|quotation| line(&article, &points, quotation)).collect();
            let headline = headline(document.headline(), &found);
            vec![Ok(json!({"id": document.id(), "quotes": lines, "headline_quotes": headline}))]
        })
    }
}

/// The name of a kind in output.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Direct => "direct",
        Kind::Mixed => "mixed",
        Kind::Indirect => "indirect",
    }
}

fn line(article: &Article, points: &CodePoints, quotation: &Quotation) -> Value {
    let (start, end) = points.of(quotation.span);
    let words = |span: Span| span.of(article.text);
    let speaker = quotation.speaker.as_ref();
    let mentions = speaker.map(|speaker| speaker.mentions.as_slice()).unwrap_or_default();
    let mention = mentions.iter().map(|span| words(*span)).collect::<Vec<_>>().join(" ");
    json!({
        "start": start, "end": end, "spans": all_offsets(points, &quotation.spans), "text": words(quotation.span),
        "kind": kind(quotation.kind), "verbatim": all_offsets(points, &quotation.verbatim),
        "cue": quotation.cue.map(words), "cue_span": quotation.cue.map(|span| offsets(points, span)),
        "speaker_text": (!mentions.is_empty()).then_some(mention), "speaker_spans": all_offsets(points, mentions),
        "speaker_canonical": speaker.map(|speaker| speaker.canonical.as_str()),
        "certain": quotation.certain, "confidence": rounded(quotation.confidence), "explanation": quotation.explanation,
    })
}

/// The headline's quotations, in code points of the headline.
fn headline(headline: &str, found: &Findings) -> Vec<Value> {
    let points = CodePoints::new(headline);
    found
        .headline
        .iter()
        .map(|span| {
            let (start, end) = points.of(*span);
            json!({"start": start, "end": end, "text": span.of(headline)})
        })
        .collect()
}
