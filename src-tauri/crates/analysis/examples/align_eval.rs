//! Measures `align` on sentence pairs grouped by topic; not kept.
#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, clippy::disallowed_methods)]
use broadsheet_analysis::compare::align;
use broadsheet_analysis::{Article, Language, Span};
use serde_json::{json, Value};
use std::io::BufRead;

fn main() {
    for line in std::io::stdin().lock().lines() {
        let v: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let build = |side: &str| {
            let (mut text, mut spans) = (String::new(), Vec::new());
            for s in v[side].as_array().unwrap() {
                let s = s.as_str().unwrap();
                spans.push(Span::new(text.len(), text.len() + s.len()));
                text.push_str(s);
                text.push(' ');
            }
            (text, spans)
        };
        let ((ta, sa), (tb, sb)) = (build("a"), build("b"));
        let art = |text, sentences| Article { text, sentences, language: Language::English, ..Article::default() };
        let t = std::time::Instant::now();
        let r = align(&art(&ta, sa), &art(&tb, sb), &[]);
        let ms = t.elapsed().as_secs_f64() * 1e3;
        let side = |s: &[broadsheet_analysis::compare::Aligned]| {
            s.iter().map(|x| json!([format!("{:?}", x.label), x.aligned, x.moved, x.score])).collect::<Vec<_>>()
        };
        println!("{}", json!({"id": v["id"], "a": side(&r.a), "b": side(&r.b), "ms": ms}));
    }
}
