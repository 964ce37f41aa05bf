use super::{failure, path_id, Place};
use crate::output::Options;
use broadsheet_library::CancelToken;
use clap::Args;
use serde_json::json;
use std::process::ExitCode;

/// Reads the whole library and says whether it is sound; changes nothing. Exit code 1 when something is wrong
#[derive(Args)]
pub struct Arguments {
    #[command(flatten)]
    place: Place,
}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        self.place.read(options, |library| {
            let id = path_id(&library.folder());
            let report = match library.check(&CancelToken::new()) {
                Ok(report) => report,
                Err(error) => return options.lines([Err(failure(id, &error))]),
            };
            let printed = options.lines([Ok(json!({
                "id": id, "articles": report.articles, "sources": report.sources, "leftovers": report.leftovers,
                "problems": report.problems,
            }))]);
            if report.problems.is_empty() {
                printed
            } else {
                ExitCode::from(1)
            }
        })
    }
}
