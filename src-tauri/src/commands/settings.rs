//! Settings, and where the library is.
use crate::host::{off_the_main_thread, Answer, Host};
use crate::wire::error::Error;
use crate::wire::settings::{LibraryInfo, Settings};
use crate::wire::Crosses;
use broadsheet_library::place;
use std::path::{Path, PathBuf};
use tauri::{AppHandle, Manager, State};

/// What the user set.
#[tauri::command]
#[specta::specta]
pub async fn settings(host: State<'_, Host>) -> Answer<Settings> {
    host.ask(|library| library.settings()).await
}

/// Keeps what the user set.
#[tauri::command]
#[specta::specta]
pub async fn save_settings(host: State<'_, Host>, settings: Settings) -> Answer<()> {
    host.ask(move |library| library.save_settings(&settings.cross())).await
}

/// The library and the program.
#[tauri::command]
#[specta::specta]
pub async fn library_info(host: State<'_, Host>) -> Answer<LibraryInfo> {
    host.ask(|library| library.info()).await
}

/// Opens another library, or makes one in an empty folder; remembered for the next start.
#[tauri::command]
#[specta::specta]
pub async fn open_library(app: AppHandle, folder: PathBuf) -> Answer<()> {
    moved(app, folder, |host, folder| host.open(folder)).await
}

/// Moves the open library to an empty folder; remembered for the next start.
#[tauri::command]
#[specta::specta]
pub async fn move_library(app: AppHandle, folder: PathBuf) -> Answer<()> {
    moved(app, folder, |host, folder| host.move_to(folder)).await
}

/// Writes a copy of the whole library, source files too, into one file.
#[tauri::command]
#[specta::specta]
pub async fn back_up(host: State<'_, Host>, path: PathBuf) -> Answer<()> {
    host.ask(move |library| library.back_up(&path)).await
}

/// Puts what a backup holds in the place of everything in the open library, of which a copy is kept.
#[tauri::command]
#[specta::specta]
pub async fn restore(host: State<'_, Host>, path: PathBuf) -> Answer<()> {
    host.ask(move |library| library.restore(&path)).await
}

/// Why no library is open; null when one is.
#[tauri::command]
#[specta::specta]
pub async fn start_problem(host: State<'_, Host>) -> Answer<Option<String>> {
    Ok(host.problem())
}

/// Said by the UI after its first painted frame; for `cargo xtask bench`.
#[tauri::command]
#[specta::specta]
pub async fn painted() -> Answer<()> {
    if std::env::var_os("BROADSHEET_TIMING").is_some() {
        eprintln!("painted");
    }
    Ok(())
}

async fn moved(
    app: AppHandle,
    folder: PathBuf,
    change: impl FnOnce(&Host, &Path) -> Answer<()> + Send + 'static,
) -> Answer<()> {
    off_the_main_thread(move || {
        change(&app.state::<Host>(), &folder)?;
        let config = app.path().app_config_dir().map_err(|error| Error::internal(error.to_string()))?;
        Ok(place::remember(&config, &folder)?)
    })
    .await
}
