//! Summaries of articles and of stories, and what else a story says as a whole.
use crate::host::{Answer, Host};
use crate::wire::{
    stories::{StoryEvent, StoryKeywords, StorySummaryView},
    summary::{MethodsView, SummaryLength, SummaryView},
    Crosses, Id,
};
use std::path::PathBuf;
use tauri::State;

/// A summary of a version.
#[tauri::command]
#[specta::specta]
pub async fn summary(host: State<'_, Host>, version: Id, length: SummaryLength, method: String) -> Answer<SummaryView> {
    host.ask(move |library| library.summary(version, length.cross(), &method)).await
}

/// What each method picks of a version.
#[tauri::command]
#[specta::specta]
pub async fn summary_methods(host: State<'_, Host>, version: Id, length: SummaryLength) -> Answer<MethodsView> {
    host.ask(move |library| library.summary_methods(version, length.cross())).await
}

/// Pins a sentence (true), drops it (false), or lets the method choose again (null).
#[tauri::command]
#[specta::specta]
pub async fn choose_for_summary(host: State<'_, Host>, version: Id, sentence: u32, pinned: Option<bool>) -> Answer<()> {
    host.ask(move |library| library.choose_for_summary(version, sentence, pinned)).await
}

/// The summary of a story.
#[tauri::command]
#[specta::specta]
pub async fn story_summary(host: State<'_, Host>, id: Id, words: u32) -> Answer<StorySummaryView> {
    host.ask(move |library| library.story_summary(id, words)).await
}

/// The same for the summary of a story.
#[tauri::command]
#[specta::specta]
pub async fn choose_for_story(
    host: State<'_, Host>,
    id: Id,
    version: Id,
    sentence: u32,
    pinned: Option<bool>,
) -> Answer<()> {
    host.ask(move |library| library.choose_for_story(id, version, sentence, pinned)).await
}

/// The key terms of a story, and each outlet's words.
#[tauri::command]
#[specta::specta]
pub async fn story_keywords(host: State<'_, Host>, id: Id) -> Answer<StoryKeywords> {
    host.ask(move |library| library.story_keywords(id)).await
}

/// The dated events of a story.
#[tauri::command]
#[specta::specta]
pub async fn story_events(host: State<'_, Host>, id: Id) -> Answer<Vec<StoryEvent>> {
    host.ask(move |library| library.story_events(id)).await
}

/// A summary as text with its sources.
#[tauri::command]
#[specta::specta]
pub async fn summary_text(
    host: State<'_, Host>,
    version: Id,
    length: SummaryLength,
    method: String,
    format: String,
) -> Answer<String> {
    host.ask(move |library| library.summary_text(version, length.cross(), &method, &format)).await
}

/// Writes a summary with its sources.
#[tauri::command]
#[specta::specta]
pub async fn export_summary(
    host: State<'_, Host>,
    version: Id,
    length: SummaryLength,
    method: String,
    format: String,
    path: PathBuf,
) -> Answer<()> {
    host.ask(move |library| library.export_summary(version, length.cross(), &method, &format, &path)).await
}

/// A story's summary as text with its sources.
#[tauri::command]
#[specta::specta]
pub async fn story_summary_text(host: State<'_, Host>, id: Id, words: u32, format: String) -> Answer<String> {
    host.ask(move |library| library.story_summary_text(id, words, &format)).await
}

/// Writes a story's summary with its sources.
#[tauri::command]
#[specta::specta]
pub async fn export_story_summary(
    host: State<'_, Host>,
    id: Id,
    words: u32,
    format: String,
    path: PathBuf,
) -> Answer<()> {
    host.ask(move |library| library.export_story_summary(id, words, &format, &path)).await
}
