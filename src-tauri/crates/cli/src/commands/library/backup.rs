use super::{failure, path_id, Place};
use crate::output::Options;
use clap::Args;
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;

/// Writes a copy of the whole library, source files too, to one file
#[derive(Args)]
pub struct Arguments {
    /// The file to write
    #[arg(value_name = "PATH")]
    path: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        self.place.read(options, |library| {
            let id = path_id(&self.path);
            options.lines([match library.back_up(&self.path) {
                Ok(()) => Ok(json!({"id": id, "library": path_id(&library.folder())})),
                Err(error) => Err(failure(id, &error)),
            }])
        })
    }
}
