//! Cleaning rules: the program's, the user's own, and lines left out by hand.
use crate::host::{Answer, Host};
use crate::wire::cleaning::{CleaningRule, OwnRule, RuleChange, RulePreview};
use crate::wire::{Crosses, Id};
use tauri::State;

/// Every rule of the program.
#[tauri::command]
#[specta::specta]
pub async fn cleaning_rules(host: State<'_, Host>) -> Answer<Vec<CleaningRule>> {
    host.ask(|library| library.cleaning_rules()).await
}

/// Every rule of the user's own.
#[tauri::command]
#[specta::specta]
pub async fn own_rules(host: State<'_, Host>) -> Answer<Vec<OwnRule>> {
    host.ask(|library| library.own_rules()).await
}

/// What a change would do.
#[tauri::command]
#[specta::specta]
pub async fn preview_rule(host: State<'_, Host>, change: RuleChange) -> Answer<RulePreview> {
    host.ask(move |library| library.preview_rule(&change.cross())).await
}

/// Makes a change. Texts that it touches are analyzed again, the many of them in the background.
#[tauri::command]
#[specta::specta]
pub async fn change_rule(host: State<'_, Host>, change: RuleChange) -> Answer<()> {
    host.ask(move |library| library.change_rule(&change.cross())).await?;
    host.refresh_findings()
}

/// Leaves a paragraph out by hand.
#[tauri::command]
#[specta::specta]
pub async fn leave_out(host: State<'_, Host>, version: Id, line: u32) -> Answer<()> {
    host.ask(move |library| library.leave_out(version, line)).await
}
