//! Import: a job.
use crate::host::{Answer, Host};
use crate::wire::error::Error;
use crate::wire::jobs::{ColumnChoice, ImportSource, JobProgress};
use crate::wire::{Crosses, Id};
use std::path::PathBuf;
use tauri::ipc::Channel;
use tauri::{AppHandle, State};
use tauri_plugin_opener::OpenerExt;

/// Starts an import; its id comes at once, progress and report over the channel.
#[tauri::command]
#[specta::specta]
pub async fn start_import(
    host: State<'_, Host>,
    source: ImportSource,
    on_progress: Channel<JobProgress>,
) -> Answer<Id> {
    let source = source.cross();
    host.run_job(on_progress, move |library, cancel, progress| library.import(&source, cancel, progress))
}

/// Asks a job to stop; what it has committed stays.
#[tauri::command]
#[specta::specta]
pub async fn cancel_job(host: State<'_, Host>, job: Id) -> Answer<()> {
    host.jobs.cancel(job);
    Ok(())
}

/// Asks a job to stop between two files, or to go on.
#[tauri::command]
#[specta::specta]
pub async fn pause_job(host: State<'_, Host>, job: Id, paused: bool) -> Answer<()> {
    host.jobs.pause(job, paused);
    Ok(())
}

/// Keeps which column of a table is which field, for every table with that header.
#[tauri::command]
#[specta::specta]
pub async fn set_column_mapping(host: State<'_, Host>, header_key: String, choices: Vec<ColumnChoice>) -> Answer<()> {
    host.ask(move |library| library.set_column_mapping(&header_key, &choices.cross())).await
}

/// Shows a file that was imported, or that failed, in the system's file manager.
#[tauri::command]
#[specta::specta]
pub async fn reveal_file(app: AppHandle, path: PathBuf) -> Answer<()> {
    app.opener().reveal_item_in_dir(path).map_err(|error| Error::internal(error.to_string()))
}

/// Takes the sample library out.
#[tauri::command]
#[specta::specta]
pub async fn remove_sample(host: State<'_, Host>) -> Answer<()> {
    host.ask(|library| library.remove_sample().map(drop)).await
}
