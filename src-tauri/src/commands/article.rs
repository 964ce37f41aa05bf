//! The article screen.
use crate::host::{Answer, Host};
use crate::wire::{
    article::{ArticleView, FieldKey},
    error::Error,
    Crosses, Id,
};
use tauri::State;
use tauri_plugin_opener::OpenerExt;

/// All of an article but its summary; `version` null is the newest.
#[tauri::command]
#[specta::specta]
pub async fn article(host: State<'_, Host>, id: Id, version: Option<Id>, search: String) -> Answer<ArticleView> {
    host.ask(move |library| library.article(id, version, &search)).await
}

/// Sets a field, or with null gives back what the file says.
#[tauri::command]
#[specta::specta]
pub async fn set_field(host: State<'_, Host>, article: Id, field: FieldKey, value: Option<String>) -> Answer<()> {
    host.ask(move |library| library.set_field(article, field.cross(), value.as_deref())).await
}

/// Brings a left-out line back, or leaves it out again.
#[tauri::command]
#[specta::specta]
pub async fn keep_removed(host: State<'_, Host>, version: Id, index: u32, keep: bool) -> Answer<()> {
    host.ask(move |library| library.keep_removed(version, index, keep)).await
}

/// The source file as text.
#[tauri::command]
#[specta::specta]
pub async fn source_text(host: State<'_, Host>, version: Id) -> Answer<String> {
    host.ask(move |library| library.source_text(version)).await
}

/// Makes a version an article of its own.
#[tauri::command]
#[specta::specta]
pub async fn split_version(host: State<'_, Host>, version: Id) -> Answer<Id> {
    host.ask(move |library| library.split_version(version)).await
}

/// Makes several articles versions of one; the one that stays.
#[tauri::command]
#[specta::specta]
pub async fn join_articles(host: State<'_, Host>, articles: Vec<Id>) -> Answer<Id> {
    host.ask(move |library| library.join_articles(&articles)).await
}

/// Shows the source file in the system's file manager.
#[tauri::command]
#[specta::specta]
pub async fn reveal_source(app: tauri::AppHandle, host: State<'_, Host>, version: Id) -> Answer<()> {
    let path = host.library()?.source_path(version)?;
    app.opener().reveal_item_in_dir(path).map_err(|error| Error::internal(error.to_string()))
}
