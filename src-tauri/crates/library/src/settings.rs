//! Settings, kept in the library, and what the settings screen says about it.
use crate::error::Error;
use crate::library::Library;
use crate::view::{FormatInfo, LibraryInfo, Settings, SummaryUnit, Theme};
use broadsheet_analysis::summary::SUMMARIZERS;
use broadsheet_formats::read::{self, READERS};
use broadsheet_formats::write::WRITERS;
use std::collections::HashMap;

impl Library {
    /// What the user set; the usual values for what was not.
    pub fn settings(&self) -> Result<Settings, Error> {
        let stored: HashMap<String, String> = self.read(|reader| {
            let mut statement = reader.prepare_cached("SELECT key, value FROM setting")?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })?;
        let text = |key: &str| stored.get(key).map(String::as_str);
        let number = |key: &str, usual: u32| text(key).and_then(|value| value.parse().ok()).unwrap_or(usual);
        Ok(checked(Settings {
            theme: match text("theme") {
                Some("light") => Theme::Light,
                Some("dark") => Theme::Dark,
                Some("contrast") => Theme::Contrast,
                _ => Theme::System,
            },
            text_size: number("text_size", 100),
            summary_sentences: number("summary_sentences", 3),
            summary_method: text("summary_method").unwrap_or_default().to_string(),
            summary_unit: match text("summary_unit") {
                Some("words") => SummaryUnit::Words,
                Some("percent") => SummaryUnit::Percent,
                _ => SummaryUnit::Sentences,
            },
            summary_words: number("summary_words", 80),
            summary_percent: number("summary_percent", 20),
            story_words: number("story_words", 120),
        }))
    }

    /// Keeps settings; values out of range are brought into it.
    pub fn save_settings(&self, settings: &Settings) -> Result<(), Error> {
        let settings = checked(settings.clone());
        let theme = match settings.theme {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::Contrast => "contrast",
        };
        let unit = match settings.summary_unit {
            SummaryUnit::Sentences => "sentences",
            SummaryUnit::Words => "words",
            SummaryUnit::Percent => "percent",
        };
        self.write(|tx| {
            let mut statement = tx.prepare_cached(
                "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?;
            for (key, value) in [
                ("theme", theme.to_string()),
                ("text_size", settings.text_size.to_string()),
                ("summary_sentences", settings.summary_sentences.to_string()),
                ("summary_method", settings.summary_method),
                ("summary_unit", unit.to_string()),
                ("summary_words", settings.summary_words.to_string()),
                ("summary_percent", settings.summary_percent.to_string()),
                ("story_words", settings.story_words.to_string()),
            ] {
                statement.execute([key, &value])?;
            }
            Ok(())
        })
    }

    /// Where the library lies, how large it is, and what can be read and written.
    pub fn info(&self) -> Result<LibraryInfo, Error> {
        let articles = self.read(|reader| {
            Ok(reader.query_row("SELECT count(*) FROM article_row WHERE trashed = 0", [], |row| row.get(0))?)
        })?;
        let format = |id: &str, name: &str, extensions: Vec<String>| FormatInfo {
            id: id.to_string(),
            name: name.to_string(),
            extensions,
        };
        let bytes: u64 = walkdir::WalkDir::new(self.folder())
            .into_iter()
            .filter_map(|entry| entry.ok()?.metadata().ok())
            .filter(std::fs::Metadata::is_file)
            .map(|meta| meta.len())
            .sum();
        Ok(LibraryInfo {
            folder: self.folder().display().to_string(),
            megabytes: bytes as f64 / 1e6,
            articles,
            formats: READERS
                .iter()
                .map(|one| {
                    format(one.id(), &read::title(*one), one.extensions().iter().map(ToString::to_string).collect())
                })
                .collect(),
            export_formats: WRITERS
                .iter()
                .map(|one| format(one.id(), one.name(), vec![one.extension().to_string()]))
                .collect(),
        })
    }
}

fn checked(settings: Settings) -> Settings {
    let known = SUMMARIZERS.iter().any(|one| one.id() == settings.summary_method);
    let first = SUMMARIZERS.first().map(|one| one.id().to_string()).unwrap_or_default();
    Settings {
        theme: settings.theme,
        text_size: settings.text_size.clamp(80, 200),
        summary_sentences: settings.summary_sentences.clamp(1, 10),
        summary_method: if known { settings.summary_method } else { first },
        summary_unit: settings.summary_unit,
        summary_words: settings.summary_words.clamp(20, 400),
        summary_percent: settings.summary_percent.clamp(5, 100),
        story_words: settings.story_words.clamp(40, 600),
    }
}
