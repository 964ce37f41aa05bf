use crate::document::offsets;
use crate::output::{wrong_use, HasId, Options};
use crate::pair::{pairs, Pair};
use broadsheet_analysis::diff::{self, Change, ChangeKind, Op};
use broadsheet_analysis::Span;
use broadsheet_text::CodePoints;
use clap::Args;
use serde_json::{json, Value};
use std::path::PathBuf;
use std::process::ExitCode;

/// What changed between two versions
#[derive(Args)]
pub struct Arguments {
    /// {"id","old":document,"new":document} a line; or two article files, OLD NEW
    #[arg(required = true, value_name = "PAIRS.jsonl", num_args = 1..=2)]
    paths: Vec<PathBuf>,
    /// Also the steps that rebuild the new text from the old one
    #[arg(long)]
    ops: bool,
}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        match pairs(&self.paths, ("old", "new")) {
            Ok(pairs) => options.each(pairs, |pair| vec![Ok(line(&pair, self.ops))]),
            Err(message) => wrong_use(&message),
        }
    }
}

/// A text with the converter of its offsets.
struct Side<'a> {
    text: &'a str,
    points: CodePoints,
}

impl<'a> Side<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, points: CodePoints::new(text) }
    }

    fn offsets(&self, span: Option<Span>) -> Value {
        span.map(|span| offsets(&self.points, span)).unwrap_or_default()
    }

    fn words(&self, span: Option<Span>) -> Option<&'a str> {
        span.map(|span| span.of(self.text))
    }
}

fn line(pair: &Pair, with_ops: bool) -> Value {
    let ((old, old_points), (new, new_points)) = (pair.first.article(), pair.second.article());
    let found = diff::diff(&old, &new);
    let texts = (Side { text: old.text, points: old_points }, Side { text: new.text, points: new_points });
    let headlines = (Side::of(pair.first.headline()), Side::of(pair.second.headline()));
    let changes: Vec<Value> = found
        .changes
        .iter()
        .map(|change| change_line(change, if change.kind == ChangeKind::Headline { &headlines } else { &texts }))
        .collect();
    let mut line = json!({
        "id": pair.id(), "identical": found.identical, "visible": found.visible, "changes": changes,
        "words_added": found.words_added, "words_removed": found.words_removed,
    });
    if with_ops {
        let ops: Value = found.ops.iter().map(|op| op_line(*op, &texts.0, &texts.1)).collect();
        if let Some(fields) = line.as_object_mut() {
            fields.insert("ops".to_string(), ops);
        }
    }
    line
}

fn change_line(change: &Change, (old, new): &(Side, Side)) -> Value {
    json!({
        "kind": kind(change.kind), "old": old.offsets(change.old), "new": new.offsets(change.new),
        "old_text": old.words(change.old), "new_text": new.words(change.new),
    })
}

fn op_line(op: Op, old_side: &Side, new_side: &Side) -> Value {
    let (name, old, new) = match op {
        Op::Equal { old, new } => ("equal", Some(old), Some(new)),
        Op::Move { old, new } => ("move", Some(old), Some(new)),
        Op::Delete { old } => ("delete", Some(old), None),
        Op::Insert { new } => ("insert", None, Some(new)),
    };
    let text = if name == "insert" { new_side.words(new) } else { None };
    json!({"op": name, "old": old_side.offsets(old), "new": new_side.offsets(new), "text": text})
}

fn kind(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::InsertedParagraph => "inserted_paragraph",
        ChangeKind::DeletedParagraph => "deleted_paragraph",
        ChangeKind::MovedParagraph => "moved_paragraph",
        ChangeKind::SplitParagraph => "split_paragraph",
        ChangeKind::MergedParagraph => "merged_paragraph",
        ChangeKind::Headline => "headline",
        ChangeKind::Number => "number",
        ChangeKind::Name => "name",
        ChangeKind::Quotation => "quotation",
        ChangeKind::Attribution => "attribution",
        ChangeKind::NegationOrHedge => "negation_or_hedge",
        ChangeKind::CorrectionNote => "correction_note",
        ChangeKind::Wording => "wording",
    }
}

/// The name of a kind as the library shows it.
pub fn shown_kind(shown: broadsheet_library::ChangeKind) -> &'static str {
    use broadsheet_library::ChangeKind as Shown;
    kind(match shown {
        Shown::InsertedParagraph => ChangeKind::InsertedParagraph,
        Shown::DeletedParagraph => ChangeKind::DeletedParagraph,
        Shown::MovedParagraph => ChangeKind::MovedParagraph,
        Shown::SplitParagraph => ChangeKind::SplitParagraph,
        Shown::MergedParagraph => ChangeKind::MergedParagraph,
        Shown::Headline => ChangeKind::Headline,
        Shown::Number => ChangeKind::Number,
        Shown::Name => ChangeKind::Name,
        Shown::Quotation => ChangeKind::Quotation,
        Shown::Attribution => ChangeKind::Attribution,
        Shown::NegationOrHedge => ChangeKind::NegationOrHedge,
        Shown::CorrectionNote => ChangeKind::CorrectionNote,
        Shown::Wording => ChangeKind::Wording,
    })
}
