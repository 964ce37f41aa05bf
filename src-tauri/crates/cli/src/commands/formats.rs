use crate::output::Options;
use broadsheet_formats::read::READERS;
use clap::Args;
use serde_json::json;
use std::io;
use std::process::ExitCode;

/// Lists the formats that can be read
#[derive(Args)]
pub struct Arguments {}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        for reader in READERS {
            let line = json!({
                "id": reader.id(), "name": reader.name(), "media_type": reader.media_type(),
                "extensions": reader.extensions(), "dialects": reader.dialects(),
            });
            if options.print(&mut io::stdout(), &line).is_err() {
                return ExitCode::from(1);
            }
        }
        ExitCode::SUCCESS
    }
}
