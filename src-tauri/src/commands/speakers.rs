//! Speakers and who said what.
use crate::host::{Answer, Host};
use crate::wire::{
    speakers::{ReviewView, SpeakerAnswer, SpeakerQuestion, SpeakerRow, SpeakerView},
    Crosses, Id, Run,
};
use tauri::State;

/// Speakers whose name or alias holds the words; all for none.
#[tauri::command]
#[specta::specta]
pub async fn speakers(host: State<'_, Host>, search: String) -> Answer<Vec<SpeakerRow>> {
    host.ask(move |library| library.speakers(&search)).await
}

/// A speaker's timeline.
#[tauri::command]
#[specta::specta]
pub async fn speaker(host: State<'_, Host>, id: Id) -> Answer<SpeakerView> {
    host.ask(move |library| library.speaker(id)).await
}

/// The sentences around a quotation.
#[tauri::command]
#[specta::specta]
pub async fn quotation_context(host: State<'_, Host>, quotation: Id) -> Answer<Vec<Run>> {
    host.ask(move |library| library.quotation_context(quotation)).await
}

/// Renames a speaker.
#[tauri::command]
#[specta::specta]
pub async fn rename_speaker(host: State<'_, Host>, id: Id, name: String) -> Answer<()> {
    host.ask(move |library| library.rename_speaker(id, &name)).await
}

/// Says that two speakers are one.
#[tauri::command]
#[specta::specta]
pub async fn merge_speakers(host: State<'_, Host>, into: Id, from: Id) -> Answer<()> {
    host.ask(move |library| library.merge_speakers(into, from)).await
}

/// Takes a merged speaker out again.
#[tauri::command]
#[specta::specta]
pub async fn unmerge_speaker(host: State<'_, Host>, into: Id, from: Id) -> Answer<()> {
    host.ask(move |library| library.unmerge_speaker(into, from)).await
}

/// Gives quotations to a new speaker.
#[tauri::command]
#[specta::specta]
pub async fn split_speaker(host: State<'_, Host>, id: Id, quotations: Vec<Id>, name: String) -> Answer<Id> {
    host.ask(move |library| library.split_speaker(id, &quotations, &name)).await
}

/// Gives a quotation to a speaker, to a new one by name, or to nobody.
#[tauri::command]
#[specta::specta]
pub async fn reassign_quotation(
    host: State<'_, Host>,
    quotation: Id,
    speaker: Option<Id>,
    name: Option<String>,
) -> Answer<()> {
    host.ask(move |library| library.reassign_quotation(quotation, speaker, name.as_deref())).await
}

/// Says that an attribution is right.
#[tauri::command]
#[specta::specta]
pub async fn confirm_quotation(host: State<'_, Host>, quotation: Id) -> Answer<()> {
    host.ask(move |library| library.confirm_quotation(quotation)).await
}

/// Pairs of speakers who may be one person.
#[tauri::command]
#[specta::specta]
pub async fn speaker_questions(host: State<'_, Host>) -> Answer<Vec<SpeakerQuestion>> {
    host.ask(move |library| library.speaker_questions()).await
}

/// The reader's answer to such a question.
#[tauri::command]
#[specta::specta]
pub async fn answer_speaker_question(host: State<'_, Host>, question: Id, answer: SpeakerAnswer) -> Answer<()> {
    host.ask(move |library| library.answer_speaker_question(question, answer.cross())).await
}

/// Quotations whose speaker is unsure, of the library or of one article.
#[tauri::command]
#[specta::specta]
pub async fn review(host: State<'_, Host>, article: Option<Id>) -> Answer<ReviewView> {
    host.ask(move |library| library.review(article)).await
}
