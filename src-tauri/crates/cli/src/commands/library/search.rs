use super::{list, Place};
use crate::output::Options;
use broadsheet_library::ArticleQuery;
use clap::Args;
use serde_json::json;
use std::process::ExitCode;

/// Finds articles of the library, the best match first
#[derive(Args)]
pub struct Arguments {
    /// As in the app: words, "phrases", -without, OR, outlet:, speaker:, before:, after: …
    #[arg(required = true, value_name = "QUERY", allow_hyphen_values = true)]
    query: String,
    /// At most so many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[command(flatten)]
    place: Place,
}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        self.place.read(options, |library| {
            let query = list::by_rank(&self.query);
            // No search is an error; how an odd one was read is a message, not an answer.
            if let Ok(page) = library.articles(&ArticleQuery { limit: 0, ..query.clone() }) {
                page.understood.iter().for_each(|understood| eprintln!("broadsheet-cli: {understood}"));
            }
            let rows = list::rows(library, query, self.limit.unwrap_or(usize::MAX));
            options.lines(rows.map(|row| {
                row.map(|row| {
                    let mut line = list::article(&row);
                    if let Some(fields) = line.as_object_mut() {
                        fields.insert("snippet".to_string(), json!(list::words(&row.snippet)));
                    }
                    line
                })
            }))
        })
    }
}
