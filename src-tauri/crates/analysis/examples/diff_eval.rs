//! Measures `diff` on JSON Lines until the command line does.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods)]
use broadsheet_analysis::diff::{diff, ChangeKind, Op};
use broadsheet_analysis::{Article, Language, Span};
use broadsheet_text::CodePoints;
use serde_json::{json, Value};
use std::io::{BufRead, Write};

fn main() {
    let slow = std::env::args().any(|a| a == "--time");
    let mut out = std::io::BufWriter::new(std::io::stdout().lock());
    for line in std::io::stdin().lock().lines() {
        let v: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let (ot, nt) = (v["old"]["text"].as_str().unwrap(), v["new"]["text"].as_str().unwrap());
        let old = Article { text: ot, language: Language::English, ..Article::default() };
        let new = Article { text: nt, language: Language::English, ..Article::default() };
        let t = std::time::Instant::now();
        let d = diff(&old, &new);
        if slow {
            eprintln!("{} {:.1} ms", v["id"], t.elapsed().as_secs_f64() * 1e3);
        }
        let (co, cn) = (CodePoints::new(ot), CodePoints::new(nt));
        let o = |s: Span| {
            let (a, b) = co.of(s);
            json!([a, b])
        };
        let n = |s: Span| {
            let (a, b) = cn.of(s);
            json!([a, b])
        };
        let ops: Vec<Value> = d
            .ops
            .iter()
            .map(|op| match op {
                Op::Equal { old, new } => json!({"op":"equal","old":o(*old),"new":n(*new)}),
                Op::Move { old, new } => json!({"op":"move","old":o(*old),"new":n(*new)}),
                Op::Delete { old } => json!({"op":"delete","old":o(*old),"new":null}),
                Op::Insert { new } => json!({"op":"insert","old":null,"new":n(*new),"text":new.of(nt)}),
            })
            .collect();
        let changes: Vec<Value> = d
            .changes
            .iter()
            .map(|c| {
                let kind = match c.kind {
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
                };
                json!({"kind":kind,"old":c.old.map(o),"new":c.new.map(n)})
            })
            .collect();
        writeln!(
            out,
            "{}",
            json!({"id":v["id"],"identical":d.identical,"visible":d.visible,"changes":changes,"ops":ops,
            "words_added":d.words_added,"words_removed":d.words_removed})
        )
        .unwrap();
    }
}
