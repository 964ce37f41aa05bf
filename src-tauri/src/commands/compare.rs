//! The compare screen and the versions screen.
use crate::host::{Answer, Host};
use crate::wire::{
    compare::CompareView,
    versions::{VersionDiffView, VersionsView},
    Id,
};
use tauri::State;

/// Two versions side by side.
#[tauri::command]
#[specta::specta]
pub async fn compare(host: State<'_, Host>, a: Id, b: Id) -> Answer<CompareView> {
    host.ask(move |library| library.compare(a, b)).await
}

/// Keeps the reader's word on a pairing, or with null takes it back.
#[tauri::command]
#[specta::specta]
pub async fn set_pairing(
    host: State<'_, Host>,
    a_version: Id,
    b_version: Id,
    a: u32,
    b: u32,
    together: Option<bool>,
) -> Answer<()> {
    host.ask(move |library| library.set_pairing(a_version, b_version, a, b, together)).await
}

/// An article's versions.
#[tauri::command]
#[specta::specta]
pub async fn versions(host: State<'_, Host>, article: Id) -> Answer<VersionsView> {
    host.ask(move |library| library.versions(article)).await
}

/// What changed between two versions.
#[tauri::command]
#[specta::specta]
pub async fn version_diff(host: State<'_, Host>, older: Id, newer: Id) -> Answer<VersionDiffView> {
    host.ask(move |library| library.version_diff(older, newer)).await
}
