//! The library screen and the sidebar.
use crate::host::{Answer, Host};
use crate::wire::{
    library::{ArticlePage, ArticleQuery, Facets, Sidebar},
    Crosses, Id,
};
use tauri::State;

/// The sidebar.
#[tauri::command]
#[specta::specta]
pub async fn sidebar(host: State<'_, Host>) -> Answer<Sidebar> {
    host.ask(move |library| library.sidebar()).await
}

/// A page of the list.
#[tauri::command]
#[specta::specta]
pub async fn list_articles(host: State<'_, Host>, query: ArticleQuery) -> Answer<ArticlePage> {
    host.ask(move |library| library.articles(&query.cross())).await
}

/// The counts beside the list.
#[tauri::command]
#[specta::specta]
pub async fn facets(host: State<'_, Host>, query: ArticleQuery) -> Answer<Facets> {
    host.ask(move |library| library.facets(&query.cross())).await
}

/// Keeps a search under a name.
#[tauri::command]
#[specta::specta]
pub async fn save_search(host: State<'_, Host>, name: String, search: String) -> Answer<Id> {
    host.ask(move |library| library.save_search(&name, &search)).await
}

/// Forgets a saved search.
#[tauri::command]
#[specta::specta]
pub async fn delete_search(host: State<'_, Host>, id: Id) -> Answer<()> {
    host.ask(move |library| library.delete_search(id)).await
}

/// Puts a tag on articles, or takes it off.
#[tauri::command]
#[specta::specta]
pub async fn tag_articles(host: State<'_, Host>, articles: Vec<Id>, tag: String, on: bool) -> Answer<()> {
    host.ask(move |library| library.tag_articles(&articles, &tag, on)).await
}

/// Puts articles into the trash.
#[tauri::command]
#[specta::specta]
pub async fn trash_articles(host: State<'_, Host>, articles: Vec<Id>) -> Answer<()> {
    host.ask(move |library| library.trash_articles(&articles)).await
}

/// Takes articles out of the trash.
#[tauri::command]
#[specta::specta]
pub async fn restore_articles(host: State<'_, Host>, articles: Vec<Id>) -> Answer<()> {
    host.ask(move |library| library.restore_articles(&articles)).await
}

/// Deletes what lies in the trash for good.
#[tauri::command]
#[specta::specta]
pub async fn empty_trash(host: State<'_, Host>) -> Answer<()> {
    host.ask(move |library| library.empty_trash().map(drop)).await
}

/// Takes the last action back; its label.
#[tauri::command]
#[specta::specta]
pub async fn undo(host: State<'_, Host>) -> Answer<Option<String>> {
    host.ask(move |library| library.undo()).await
}

/// Does again what was taken back last; its label.
#[tauri::command]
#[specta::specta]
pub async fn redo(host: State<'_, Host>) -> Answer<Option<String>> {
    host.ask(move |library| library.redo()).await
}
