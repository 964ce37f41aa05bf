use super::{failure, path_id, Place};
use crate::output::Options;
use clap::Args;
use serde_json::json;
use std::path::PathBuf;
use std::process::ExitCode;

/// Puts a backup in the place of the library; what was there is kept in its folder of backups
#[derive(Args)]
pub struct Arguments {
    /// The backup
    #[arg(value_name = "PATH")]
    path: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        self.place.write(options, |library| {
            let id = path_id(&self.path);
            options.lines([match library.restore(&self.path) {
                Ok(()) => Ok(json!({"id": id, "library": path_id(&library.folder())})),
                Err(error) => Err(failure(id, &error)),
            }])
        })
    }
}
