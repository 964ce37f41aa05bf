//! Writing files for others.
use crate::host::{Answer, Host};
use crate::wire::Id;
use std::path::PathBuf;
use tauri::State;

/// Writes articles in a format of the list.
#[tauri::command]
#[specta::specta]
pub async fn export_articles(host: State<'_, Host>, articles: Vec<Id>, format: String, path: PathBuf) -> Answer<()> {
    host.ask(move |library| library.export_articles(&articles, &format, &path)).await
}

/// Writes a comparison.
#[tauri::command]
#[specta::specta]
pub async fn export_comparison(host: State<'_, Host>, a: Id, b: Id, format: String, path: PathBuf) -> Answer<()> {
    host.ask(move |library| library.export_comparison(a, b, &format, &path)).await
}

/// Writes what changed between two versions of an article.
#[tauri::command]
#[specta::specta]
pub async fn export_versions(host: State<'_, Host>, older: Id, newer: Id, format: String, path: PathBuf) -> Answer<()> {
    host.ask(move |library| library.export_versions(older, newer, &format, &path)).await
}

/// Writes a story: its coverage, and who reports what.
#[tauri::command]
#[specta::specta]
pub async fn export_story(host: State<'_, Host>, id: Id, format: String, path: PathBuf) -> Answer<()> {
    host.ask(move |library| library.export_story(id, &format, &path)).await
}

/// Writes a speaker's quotations, all of them or those with the ids of `only`.
#[tauri::command]
#[specta::specta]
pub async fn export_speaker(
    host: State<'_, Host>,
    id: Id,
    format: String,
    only: Option<Vec<Id>>,
    path: PathBuf,
) -> Answer<()> {
    host.ask(move |library| library.export_speaker(id, &format, only.as_deref(), &path)).await
}

/// Writes a drawing of a screen: the bytes of an SVG or a PNG file.
#[tauri::command]
#[specta::specta]
pub async fn export_picture(host: State<'_, Host>, picture: Vec<u8>, path: PathBuf) -> Answer<()> {
    host.ask(move |library| library.export_picture(&picture, &path)).await
}
