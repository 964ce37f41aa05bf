use crate::document::all_offsets;
use crate::input;
use crate::output::{HasId, Options};
use clap::Args;
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;

/// Splits documents into sentences
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
            vec![Ok(json!({"id": document.id(), "sentences": all_offsets(&points, &article.sentences)}))]
        })
    }
}
