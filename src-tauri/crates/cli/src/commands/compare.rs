use crate::document::offsets;
use crate::output::{rounded, wrong_use, HasId, Options};
use crate::pair::{pairs, Pair};
use broadsheet_analysis::compare::{align, facts, quotations, shared_copy, Aligned, Label};
use broadsheet_analysis::{quotes, Article};
use broadsheet_text::CodePoints;
use clap::Args;
use serde_json::{json, Value};
use std::path::PathBuf;
use std::process::ExitCode;

/// Two outlets' articles side by side: aligned sentences, shared copy, facts, quotations
#[derive(Args)]
pub struct Arguments {
    /// {"id","a":document,"b":document} a line; or two article files
    #[arg(required = true, value_name = "PAIRS.jsonl", num_args = 1..=2)]
    paths: Vec<PathBuf>,
}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        match pairs(&self.paths, ("a", "b")) {
            Ok(pairs) => options.each(pairs, |pair| vec![Ok(line(&pair))]),
            Err(message) => wrong_use(&message),
        }
    }
}

fn line(pair: &Pair) -> Value {
    let ((a, a_points), (b, b_points)) = (pair.first.article(), pair.second.article());
    let alignment = align(&a, &b, &[]);
    let shared: Value = shared_copy::find(&a, &b)
        .iter()
        .map(|passage| json!({"a": offsets(&a_points, passage.a), "b": offsets(&b_points, passage.b)}))
        .collect();
    let (said_a, said_b) = (quotes::find(&a), quotes::find(&b));
    let facts: Value = facts::compare((&a, &said_a), (&b, &said_b), &alignment)
        .iter()
        .map(|row| {
            let mut shown = json!({
                "kind": fact_kind(row.kind), "status": fact_status(row.status),
                "a": row.a.as_ref().map(|found| fact(&a, &a_points, found)),
                "b": row.b.as_ref().map(|found| fact(&b, &b_points, found)),
            });
            // "at least 11" and "12" are two values that can both be true.
            if let Some(fields) = shown.as_object_mut().filter(|_| row.compatible) {
                fields.insert("compatible".to_string(), true.into());
            }
            shown
        })
        .collect();
    let quotations: Value = quotations::compare((&a, &said_a), (&b, &said_b))
        .iter()
        .map(|row| json!({"a": row.a, "b": row.b, "status": quotation_status(row.status)}))
        .collect();
    json!({
        "id": pair.id(), "a": sentences(&a, &a_points, &alignment.a), "b": sentences(&b, &b_points, &alignment.b),
        "shared_copy": shared, "facts": facts, "quotations": quotations,
    })
}

fn sentences(article: &Article, points: &CodePoints, aligned: &[Aligned]) -> Value {
    article
        .sentences
        .iter()
        .zip(aligned)
        .map(|(span, sentence)| {
            let (start, end) = points.of(*span);
            json!({
                "start": start, "end": end, "label": label(sentence.label), "aligned": sentence.aligned,
                "moved": sentence.moved, "score": rounded(sentence.score),
            })
        })
        .collect()
}

fn fact(article: &Article, points: &CodePoints, fact: &facts::Fact) -> Value {
    json!({"text": fact.span.of(article.text), "span": offsets(points, fact.span), "value": fact.value})
}

fn label(label: Label) -> &'static str {
    match label {
        Label::Same => "same",
        Label::Reworded => "reworded",
        Label::Partly => "partly",
        Label::OnlyHere => "only_here",
    }
}

fn fact_kind(kind: facts::Kind) -> &'static str {
    match kind {
        facts::Kind::Number => "number",
        facts::Kind::Date => "date",
        facts::Kind::Name => "name",
        facts::Kind::Place => "place",
        facts::Kind::Quotation => "quotation",
    }
}

fn fact_status(status: facts::Status) -> &'static str {
    match status {
        facts::Status::Different => "different",
        facts::Status::OnlyA => "only_a",
        facts::Status::OnlyB => "only_b",
        facts::Status::Same => "same",
    }
}

fn quotation_status(status: quotations::Status) -> &'static str {
    match status {
        quotations::Status::Same => "same",
        quotations::Status::Cut => "cut",
        quotations::Status::Reworded => "reworded",
        quotations::Status::OtherSpeaker => "other_speaker",
        quotations::Status::OnlyA => "only_a",
        quotations::Status::OnlyB => "only_b",
    }
}
