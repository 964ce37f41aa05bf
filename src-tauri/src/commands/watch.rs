//! Watched folders.
use crate::host::{Answer, Host};
use crate::wire::watch::{WatchEvent, WatchedFolder};
use std::path::PathBuf;
use tauri::ipc::Channel;
use tauri::State;

/// Every watched folder.
#[tauri::command]
#[specta::specta]
pub async fn watched_folders(host: State<'_, Host>) -> Answer<Vec<WatchedFolder>> {
    host.ask(|library| library.watched_folders()).await
}

/// Imports from now on what lands in a folder.
#[tauri::command]
#[specta::specta]
pub async fn watch_folder(host: State<'_, Host>, path: PathBuf) -> Answer<()> {
    host.ask(move |library| library.watch_folder(&path)).await
}

/// Leaves a folder alone from now on; what was imported stays.
#[tauri::command]
#[specta::specta]
pub async fn unwatch_folder(host: State<'_, Host>, path: PathBuf) -> Answer<()> {
    host.ask(move |library| library.unwatch_folder(&path)).await
}

/// Tells from now on what happens in watched folders.
#[tauri::command]
#[specta::specta]
pub async fn follow_watched_folders(host: State<'_, Host>, on_event: Channel<WatchEvent>) -> Answer<()> {
    host.follow(on_event)
}
