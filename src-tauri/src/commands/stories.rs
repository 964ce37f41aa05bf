//! Stories.
use crate::host::{Answer, Host};
use crate::wire::{
    stories::{StoriesView, StoryBase, StoryTimeline, StoryView, Together},
    Id,
};
use tauri::State;

/// All stories, and those suggested.
#[tauri::command]
#[specta::specta]
pub async fn stories(host: State<'_, Host>) -> Answer<StoriesView> {
    host.ask(move |library| library.stories()).await
}

/// A story.
#[tauri::command]
#[specta::specta]
pub async fn story(host: State<'_, Host>, id: Id) -> Answer<StoryView> {
    host.ask(move |library| library.story(id)).await
}

/// Makes a story of articles.
#[tauri::command]
#[specta::specta]
pub async fn create_story(host: State<'_, Host>, title: String, articles: Vec<Id>) -> Answer<Id> {
    host.ask(move |library| library.create_story(&title, &articles)).await
}

/// Renames a story.
#[tauri::command]
#[specta::specta]
pub async fn rename_story(host: State<'_, Host>, id: Id, title: String) -> Answer<()> {
    host.ask(move |library| library.rename_story(id, &title)).await
}

/// Adds articles; they leave the story they were in.
#[tauri::command]
#[specta::specta]
pub async fn add_to_story(host: State<'_, Host>, id: Id, articles: Vec<Id>) -> Answer<()> {
    host.ask(move |library| library.add_to_story(id, &articles)).await
}

/// Takes articles out.
#[tauri::command]
#[specta::specta]
pub async fn remove_from_story(host: State<'_, Host>, id: Id, articles: Vec<Id>) -> Answer<()> {
    host.ask(move |library| library.remove_from_story(id, &articles)).await
}

/// Puts all of one story into another.
#[tauri::command]
#[specta::specta]
pub async fn merge_stories(host: State<'_, Host>, into: Id, from: Id) -> Answer<()> {
    host.ask(move |library| library.merge_stories(into, from)).await
}

/// Forgets a story; its articles stay.
#[tauri::command]
#[specta::specta]
pub async fn delete_story(host: State<'_, Host>, id: Id) -> Answer<()> {
    host.ask(move |library| library.delete_story(id)).await
}

/// Makes a story of a suggestion.
#[tauri::command]
#[specta::specta]
pub async fn accept_suggestion(host: State<'_, Host>, id: Id) -> Answer<Id> {
    host.ask(move |library| library.accept_suggestion(id)).await
}

/// Does not show a suggestion again.
#[tauri::command]
#[specta::specta]
pub async fn dismiss_suggestion(host: State<'_, Host>, id: Id) -> Answer<()> {
    host.ask(move |library| library.dismiss_suggestion(id)).await
}

/// Why an article stands together with others, and with those of a story.
#[tauri::command]
#[specta::specta]
pub async fn why_together(
    host: State<'_, Host>,
    article: Id,
    story: Option<Id>,
    others: Vec<Id>,
) -> Answer<Vec<Together>> {
    host.ask(move |library| library.why_together(article, story, &others)).await
}

/// An article of a story as a base text: what of it the others say.
#[tauri::command]
#[specta::specta]
pub async fn story_base(host: State<'_, Host>, id: Id, article: Id) -> Answer<StoryBase> {
    host.ask(move |library| library.story_base(id, article)).await
}

/// The versions of all articles of a story on one axis.
#[tauri::command]
#[specta::specta]
pub async fn story_timeline(host: State<'_, Host>, id: Id) -> Answer<StoryTimeline> {
    host.ask(move |library| library.story_timeline(id)).await
}
