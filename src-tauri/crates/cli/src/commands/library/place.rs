//! Which library is meant.
use super::{failure, path_id};
use crate::output::{wrong_use, Options};
use broadsheet_library::{place, Error, Library, SystemClock};
use clap::Args;
use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// The name under which systems keep what belongs to the app (tauri.conf.json, `identifier`).
const APP: &str = "org.broadsheet.desktop";

/// Which library.
#[derive(Args)]
pub struct Place {
    /// The library's folder (default: the one that the app opens)
    #[arg(long, value_name = "DIR")]
    library: Option<PathBuf>,
}

impl Place {
    /// The folder: as named, else the one that the app had open last, else the app's usual place.
    fn folder(&self) -> Option<PathBuf> {
        let remembered = || place::remembered(&folder_of("XDG_CONFIG_HOME", ".config")?.join(APP));
        let usual = || Some(folder_of("XDG_DATA_HOME", ".local/share")?.join(APP).join("library"));
        self.library.clone().or_else(remembered).or_else(usual)
    }

    /// Runs `work` on the library, for reading only.
    pub fn read(&self, options: &Options, work: impl FnOnce(&Library) -> ExitCode) -> ExitCode {
        self.with(options, |folder| Library::open_to_read(folder, SystemClock), work)
    }

    /// Runs `work` on the library, for writing; it is made where there is none.
    pub fn write(&self, options: &Options, work: impl FnOnce(&Library) -> ExitCode) -> ExitCode {
        self.with(options, |folder| Library::open(folder, SystemClock), work)
    }

    fn with(
        &self,
        options: &Options,
        open: impl FnOnce(&Path) -> Result<Library, Error>,
        work: impl FnOnce(&Library) -> ExitCode,
    ) -> ExitCode {
        let Some(folder) = self.folder() else {
            return wrong_use("the system does not say where your files are: name the library with --library DIR");
        };
        match open(&folder) {
            Ok(library) => work(&library),
            Err(error) => options.lines([Err(failure(path_id(&folder), &error))]),
        }
    }
}

/// Where the system keeps data (or settings) of programs; the same folders as the app has from Tauri.
fn folder_of(variable: &str, below_home: &str) -> Option<PathBuf> {
    let named = |variable: &str| env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(windows) {
        return named("APPDATA");
    }
    if cfg!(target_os = "macos") {
        return Some(named("HOME")?.join("Library/Application Support"));
    }
    named(variable).or_else(|| Some(named("HOME")?.join(below_home)))
}
