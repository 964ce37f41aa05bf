use crate::document::Document;
use crate::input;
use crate::output::{HasId, Input, Options};
use broadsheet_analysis::story::{self, Item, Terms};
use clap::Args;
use rayon::prelude::*;
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;

/// Groups documents by the story they tell; reads all of them before the first line
#[derive(Args)]
pub struct Arguments {
    /// Documents: .jsonl, article files, folders, or - for standard input
    #[arg(required = true, value_name = "DOCS")]
    paths: Vec<PathBuf>,
}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        let documents: Vec<Input<Document>> = input::documents(&self.paths).collect();
        let terms: Vec<Option<(Terms, Option<i64>)>> = documents
            .par_iter()
            .map(|document| {
                document.as_ref().ok().map(|document| {
                    let (article, _) = document.article();
                    (story::terms(&article), article.published.and_then(story::day))
                })
            })
            .collect();
        let items: Vec<Item> = terms.iter().flatten().map(|(terms, day)| Item { terms, day: *day }).collect();
        let mut stories = story::cluster(&items).into_iter();
        let lines = documents.into_iter().map(|document| document.map(|document| Line(document, stories.next())));
        options.each(lines, |Line(document, story)| vec![Ok(json!({"id": document.id(), "story": story}))])
    }
}

struct Line(Document, Option<usize>);

impl HasId for Line {
    fn id(&self) -> serde_json::Value {
        self.0.id()
    }
}
