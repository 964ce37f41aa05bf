//! For programs: sentences count from 0; articles stand in order of coverage and are named by their place in that order.
use super::Report;
use crate::view::Telling;
use serde_json::{json, Value};

pub(super) fn render(report: &Report) -> String {
    let articles: Value = report
        .members
        .iter()
        .map(|member| {
            let (article, origin) = (&member.article, &member.origin);
            json!({
                "id": article.id, "headline": article.headline, "outlet": article.outlet, "byline": member.byline,
                "url": origin.url, "published": article.published, "modified": origin.modified,
                "captured": origin.captured, "language": article.language, "words": member.words,
                "version_number": member.number.0, "versions": member.number.1, "source": origin.json(),
            })
        })
        .collect();
    let statements: Value = report
        .view
        .statements
        .iter()
        .map(|statement| {
            let tellings = |told: Vec<Vec<&Telling>>| -> Vec<Value> {
                let of = |(article, told): (usize, Vec<&Telling>)| {
                    let one =
                        move |one: &Telling| json!({"article": article, "sentence": one.sentence, "text": one.text});
                    told.into_iter().map(one).collect::<Vec<_>>()
                };
                told.into_iter().enumerate().flat_map(of).collect()
            };
            json!({
                "text": statement.text, "outlets": report.outlets(statement), "first": report.first(statement),
                "told": tellings(report.told(statement)), "partly": tellings(report.partly(statement)),
            })
        })
        .collect();
    let whole = json!({
        "format": "broadsheet-story", "version": 1, "program": super::PROGRAM, "made": report.made,
        "methods": report.methods(), "title": report.view.title, "articles": articles, "statements": statements, "all_statements": report.view.all_statements,
        "by_the_reader": report.corrections(),
    });
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}
