//! The window: it unpacks what the UI asks, calls the library, and packs the answer. Nothing is computed here.

#[cfg(test)]
mod bindings;
mod commands;
mod host;
mod jobs;
pub mod wire;

use broadsheet_library::place;
use host::Host;
use std::path::PathBuf;
use tauri::{App, Manager};
use tauri_specta::{collect_commands, Builder, ErrorHandlingMode};

/// Every command, typed; the TypeScript side is generated from this.
fn typed_commands() -> Builder<tauri::Wry> {
    use commands::{
        article, cleaning, compare, export, import, library, settings, speakers, stories, summary, watch, web,
    };
    let builder = Builder::new().error_handling(ErrorHandlingMode::Throw).disable_serde_phases();
    builder.commands(collect_commands![
        library::sidebar,
        library::list_articles,
        library::facets,
        library::save_search,
        library::delete_search,
        library::tag_articles,
        library::trash_articles,
        library::restore_articles,
        library::empty_trash,
        library::undo,
        library::redo,
        import::start_import,
        import::cancel_job,
        import::pause_job,
        import::set_column_mapping,
        import::reveal_file,
        import::remove_sample,
        article::article,
        article::set_field,
        article::keep_removed,
        article::source_text,
        article::reveal_source,
        article::split_version,
        article::join_articles,
        cleaning::cleaning_rules,
        cleaning::own_rules,
        cleaning::preview_rule,
        cleaning::change_rule,
        cleaning::leave_out,
        watch::watched_folders,
        watch::watch_folder,
        watch::unwatch_folder,
        watch::follow_watched_folders,
        web::web_settings,
        web::save_web_settings,
        web::start_add_from_address,
        web::start_check_for_changes,
        compare::compare,
        compare::set_pairing,
        compare::versions,
        compare::version_diff,
        stories::stories,
        stories::story,
        stories::create_story,
        stories::rename_story,
        stories::add_to_story,
        stories::remove_from_story,
        stories::merge_stories,
        stories::delete_story,
        stories::accept_suggestion,
        stories::dismiss_suggestion,
        stories::why_together,
        stories::story_base,
        stories::story_timeline,
        summary::summary,
        summary::summary_methods,
        summary::choose_for_summary,
        summary::story_summary,
        summary::choose_for_story,
        summary::story_keywords,
        summary::story_events,
        summary::summary_text,
        summary::export_summary,
        summary::story_summary_text,
        summary::export_story_summary,
        speakers::speakers,
        speakers::speaker,
        speakers::quotation_context,
        speakers::rename_speaker,
        speakers::merge_speakers,
        speakers::unmerge_speaker,
        speakers::split_speaker,
        speakers::reassign_quotation,
        speakers::confirm_quotation,
        speakers::speaker_questions,
        speakers::answer_speaker_question,
        speakers::review,
        export::export_articles,
        export::export_comparison,
        export::export_versions,
        export::export_story,
        export::export_speaker,
        export::export_picture,
        settings::settings,
        settings::save_settings,
        settings::library_info,
        settings::open_library,
        settings::move_library,
        settings::back_up,
        settings::restore,
        settings::start_problem,
        settings::painted,
    ])
}

/// Runs the app until its window is closed. `--library FOLDER` opens that library in place of the one of last time.
pub fn run() {
    let commands = typed_commands();
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, _arguments, _folder| {
            // A second start shows the window that is there.
            if let Some(window) = app.get_webview_window("main") {
                drop(window.unminimize().and_then(|()| window.set_focus()));
            }
        }))
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .invoke_handler(commands.invoke_handler())
        .setup(|app| {
            let folder = library_folder(app)?;
            app.manage(Host::start(&folder));
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => app.run(|_, _| {}),
        Err(error) => eprintln!("Broadsheet could not open its window: {error}"),
    }
}

/// The library named at the command line, else the one of last time, else the usual place.
fn library_folder(app: &App) -> tauri::Result<PathBuf> {
    let mut arguments = std::env::args_os().skip_while(|argument| argument != "--library").skip(1);
    if let Some(folder) = arguments.next() {
        return Ok(folder.into());
    }
    match place::remembered(&app.path().app_config_dir()?) {
        Some(folder) => Ok(folder),
        None => Ok(app.path().app_data_dir()?.join("library")),
    }
}
