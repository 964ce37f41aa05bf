//! For programs: offsets are Unicode code points, `[start, end)`, into the `text` of the version, those of a changed
//! headline into its `headline`. `ops` tile both texts and rebuild the new one, as `diff --ops` gives them.
use super::super::words;
use super::{Half, Report};
use crate::diffs;
use broadsheet_analysis::diff::{Change, ChangeKind, Op};
use broadsheet_analysis::Span;
use broadsheet_text::CodePoints;
use serde_json::{json, Value};

pub(super) fn render(report: &Report) -> String {
    let found = &report.found;
    let texts = [&report.old, &report.new].map(|half| Text::of(&half.loaded.subject.text));
    let headlines =
        [&report.old, &report.new].map(|half| Text::of(half.loaded.subject.headline.as_deref().unwrap_or_default()));
    let changes: Value = found
        .changes
        .iter()
        .map(|change| change_line(change, if change.kind == ChangeKind::Headline { &headlines } else { &texts }))
        .collect();
    let ops: Value = found.ops.iter().map(|op| op_line(*op, &texts)).collect();
    let whole = json!({
        "format": "broadsheet-versions", "version": 1, "program": super::PROGRAM, "made": report.made,
        "methods": report.methods(), "old": side(&report.old), "new": side(&report.new),
        "identical": found.identical, "visible": found.visible, "summary": report.view.summary,
        "words_added": found.words_added, "words_removed": found.words_removed, "changes": changes, "ops": ops,
        "by_the_reader": report.corrections(),
    });
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

fn side(half: &Half) -> Value {
    let (article, origin, loaded) = (&half.article, &half.origin, &half.loaded);
    json!({
        "headline": article.headline, "outlet": article.outlet, "byline": loaded.byline, "url": origin.url,
        "published": article.published, "modified": origin.modified, "captured": origin.captured,
        "language": article.language, "words": loaded.words(), "version_number": loaded.number,
        "versions": loaded.versions, "source": origin.json(), "text": loaded.subject.text,
    })
}

/// A text with the converter of its offsets.
struct Text<'t> {
    text: &'t str,
    points: CodePoints,
}

impl<'t> Text<'t> {
    fn of(text: &'t str) -> Self {
        Self { text, points: CodePoints::new(text) }
    }

    fn offsets(&self, span: Option<Span>) -> Value {
        let Some(span) = span else { return Value::Null };
        let (start, end) = self.points.of(span);
        json!([start, end])
    }

    fn words(&self, span: Option<Span>) -> Option<&'t str> {
        span.map(|span| span.of(self.text))
    }
}

fn change_line(change: &Change, [old, new]: &[Text; 2]) -> Value {
    json!({
        "kind": words::change(diffs::change_kind(change.kind)).key, "old": old.offsets(change.old), "new": new.offsets(change.new),
        "old_text": old.words(change.old), "new_text": new.words(change.new),
    })
}

fn op_line(op: Op, [old_text, new_text]: &[Text; 2]) -> Value {
    let (name, old, new) = match op {
        Op::Equal { old, new } => ("equal", Some(old), Some(new)),
        Op::Move { old, new } => ("move", Some(old), Some(new)),
        Op::Delete { old } => ("delete", Some(old), None),
        Op::Insert { new } => ("insert", None, Some(new)),
    };
    let text = if name == "insert" { new_text.words(new) } else { None };
    json!({"op": name, "old": old_text.offsets(old), "new": new_text.offsets(new), "text": text})
}
