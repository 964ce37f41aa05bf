//! For programs: offsets are Unicode code points into the `text` of the side, `[start, end)`; sentences count from 0.
use super::super::words;
use super::{left_out, Report, Side};
use crate::view::{self, FactCell, MarkKind, QuotationRow};
use serde_json::{json, Value};

pub(super) fn render(report: &Report) -> String {
    let view = &report.view;
    let verdict = &view.verdict;
    let rows: Value = view
        .rows
        .iter()
        .map(|row| json!({"label": words::label(row.label).key, "moved": row.moved, "a": row.a, "b": row.b}))
        .collect();
    let [a, b] = report.sides();
    let facts: Value = view
        .facts
        .iter()
        .map(|row| {
            json!({
                "kind": words::fact(row.kind).key, "status": words::fact_status(row.status).key,
                "compatible": row.compatible,
                "a": row.a.as_ref().map(|cell| fact(cell, a.0)), "b": row.b.as_ref().map(|cell| fact(cell, b.0)),
            })
        })
        .collect();
    let quotations: Value = view
        .quotations
        .iter()
        .map(|pair| {
            json!({
                "status": words::quotation_status(pair.status).key,
                "left_out_in_a": left_out(pair, true), "left_out_in_b": left_out(pair, false),
                "a": pair.a.as_ref().map(|row| quotation(row, a.0)), "b": pair.b.as_ref().map(|row| quotation(row, b.0)),
            })
        })
        .collect();
    let wording: Value = view
        .wording
        .iter()
        .map(|row| json!({"kind": words::wording(row.kind).key, "words": row.words, "a": row.a, "b": row.b}))
        .collect();
    let whole = json!({
        "format": "broadsheet-comparison", "version": 1, "program": super::PROGRAM, "made": report.made,
        "methods": report.methods(), "a": side(a), "b": side(b),
        "verdict": {
            "same": verdict.same, "reworded": verdict.reworded, "partly": verdict.partly, "only_a": verdict.only_a,
            "only_b": verdict.only_b, "moved": verdict.moved, "shared_a": rounded(verdict.shared_a),
            "shared_b": rounded(verdict.shared_b), "source": verdict.source,
            "facts_different": verdict.facts_different, "too_different": verdict.too_different,
            "identical": verdict.identical,
        },
        "rows": rows, "shared_copy": shared(a.0, b.0), "facts": facts, "quotations": quotations, "wording": wording,
        "by_the_reader": report.corrections(),
    });
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

fn side((side, view): (&Side, &view::Side)) -> Value {
    let (origin, article) = (&side.origin, &view.article);
    let differing: Value =
        side.points.places(MarkKind::Changed, 0).iter().map(|(start, end)| json!([start, end])).collect();
    let sentences: Value = view
        .sentences
        .iter()
        .zip(side.points.sentences.iter())
        .map(|(sentence, (start, end))| {
            json!({
                "start": start, "end": end, "label": words::label(sentence.label).key, "aligned": sentence.aligned,
                "moved": sentence.moved, "shared": sentence.shared, "corrected": sentence.corrected,
            })
        })
        .collect();
    json!({
        "headline": article.headline, "outlet": article.outlet, "byline": view.byline, "url": origin.url,
        "published": article.published, "modified": origin.modified, "captured": origin.captured, "language": article.language, "words": view.words,
        "version_number": view.version_number, "versions": view.versions,
        "source": origin.json(),
        "text": side.points.text, "sentences": sentences, "differing": differing, "summary": view.summary,
    })
}

/// Where the fact stands: its context is its sentence, in which it is marked.
fn fact(cell: &FactCell, side: &Side) -> Value {
    let before = cell.context.iter().take_while(|run| run.marks.iter().all(|mark| mark.kind != MarkKind::Fact));
    let before: usize = before.map(|run| run.text.chars().count()).sum();
    let start = side.points.sentences.get(cell.sentence as usize).map(|(start, _)| start + before);
    let end = start.map(|start| start + cell.text.chars().count());
    json!({"text": cell.text, "start": start, "end": end, "sentence": cell.sentence})
}

fn quotation(row: &QuotationRow, side: &Side) -> Value {
    let place = side.quotations.get(&row.id);
    let name = row.speaker.as_ref().map(|speaker| &speaker.name);
    json!({
        "text": row.text, "start": place.map(|(start, _)| start), "end": place.map(|(_, end)| end),
        "sentence": row.sentence, "kind": words::quotation(row.kind),
        "speaker": name.filter(|_| row.certain), "perhaps": name.filter(|_| !row.certain), "mention": row.mention, "cue": row.cue,
        "certain": row.certain, "confidence": rounded(row.confidence), "explanation": row.explanation,
        "corrected": row.corrected,
    })
}

fn shared(a: &Side, b: &Side) -> Value {
    let passage = |id| {
        let (a, b) = (a.points.hull(MarkKind::Shared, id)?, b.points.hull(MarkKind::Shared, id)?);
        Some(json!({"a": [a.0, a.1], "b": [b.0, b.1]}))
    };
    a.points.ids(MarkKind::Shared).into_iter().filter_map(passage).collect()
}

/// The same to the digit on every machine.
fn rounded(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}
