//! Import: a job.
use crate::host::{Answer, Host};
use crate::wire::jobs::{ImportSource, JobProgress};
use crate::wire::{Crosses, Id};
use tauri::ipc::Channel;
use tauri::State;

/// Starts an import; its id comes at once, progress and report over the channel.
#[tauri::command]
#[specta::specta]
pub async fn start_import(
    host: State<'_, Host>,
    source: ImportSource,
    on_progress: Channel<JobProgress>,
) -> Answer<Id> {
    // A channel whose window has gone has nobody to tell.
    let tell = move |progress| drop(on_progress.send(progress));
    Ok(host.jobs.import(host.library()?, source.cross(), tell))
}

/// Asks a job to stop; what it has committed stays.
#[tauri::command]
#[specta::specta]
pub async fn cancel_job(host: State<'_, Host>, job: Id) -> Answer<()> {
    host.jobs.cancel(job);
    Ok(())
}

/// Takes the sample library out.
#[tauri::command]
#[specta::specta]
pub async fn remove_sample(host: State<'_, Host>) -> Answer<()> {
    host.ask(|library| library.remove_sample().map(drop)).await
}
