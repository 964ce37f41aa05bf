//! Pages from the web, on the user's command.
use crate::host::{Answer, Host};
use crate::wire::jobs::JobProgress;
use crate::wire::web::WebSettings;
use crate::wire::{Crosses, Id};
use broadsheet_library::{Consent, Web};
use tauri::ipc::Channel;
use tauri::State;

/// What the user lets Broadsheet fetch.
#[tauri::command]
#[specta::specta]
pub async fn web_settings(host: State<'_, Host>) -> Answer<WebSettings> {
    host.ask(|library| library.web_settings()).await
}

/// Keeps what the user lets Broadsheet fetch.
#[tauri::command]
#[specta::specta]
pub async fn save_web_settings(host: State<'_, Host>, settings: WebSettings) -> Answer<()> {
    host.ask(move |library| library.save_web_settings(&settings.cross())).await
}

/// Fetches pages and imports them; a job as any import.
#[tauri::command]
#[specta::specta]
pub async fn start_add_from_address(
    host: State<'_, Host>,
    addresses: Vec<String>,
    on_progress: Channel<JobProgress>,
) -> Answer<Id> {
    host.run_job(on_progress, move |library, cancel, progress| {
        library.add_from_address(&addresses, &Web, Consent::AsSet, cancel, progress)
    })
}

/// Fetches the articles' own addresses and adds what changed; a job as any import.
#[tauri::command]
#[specta::specta]
pub async fn start_check_for_changes(
    host: State<'_, Host>,
    articles: Vec<Id>,
    on_progress: Channel<JobProgress>,
) -> Answer<Id> {
    host.run_job(on_progress, move |library, cancel, progress| {
        library.check_for_changes(&articles, &Web, Consent::AsSet, cancel, progress)
    })
}
