//! Settings and the library's place.
use super::summary::SummaryUnit;
use super::{mirrors, Crosses};
use serde::{Deserialize, Serialize};
use specta::Type;

/// What the settings screen says about the library and the program.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LibraryInfo {
    /// The folder.
    pub folder: String,
    /// Its size on disk, in megabytes.
    pub megabytes: f64,
    /// Articles.
    pub articles: u32,
    /// Version of the program.
    pub program: String,
    /// Formats that can be read.
    pub formats: Vec<FormatInfo>,
    /// Formats that can be written.
    pub export_formats: Vec<FormatInfo>,
}

impl Crosses<LibraryInfo> for broadsheet_library::LibraryInfo {
    fn cross(self) -> LibraryInfo {
        LibraryInfo {
            folder: self.folder,
            megabytes: self.megabytes,
            articles: self.articles,
            program: env!("CARGO_PKG_VERSION").to_string(),
            formats: self.formats.cross(),
            export_formats: self.export_formats.cross(),
        }
    }
}

mirrors! {
    /// What the user set; kept in the library.
    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct Settings {
        /// Light, dark, high contrast, or as the system says.
        pub theme: Theme,
        /// Text size in percent, 80 to 200.
        pub text_size: u32,
        /// Sentences of a summary, 1 to 10.
        pub summary_sentences: u32,
        /// The way to summarize.
        pub summary_method: String,
        /// How the length of a summary is given.
        pub summary_unit: SummaryUnit,
        /// Words of a summary, 20 to 400.
        pub summary_words: u32,
        /// Hundredths of an article that a summary has, 5 to 100.
        pub summary_percent: u32,
        /// Words of a story's summary, 40 to 600.
        pub story_words: u32,
    }

    /// Themes.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub enum Theme {
        /// As the system says.
        #[default]
        System,
        /// Light.
        Light,
        /// Dark.
        Dark,
        /// High contrast.
        Contrast,
    }

    /// A format.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct FormatInfo {
        /// Its id.
        pub id: String,
        /// Its name.
        pub name: String,
        /// Its extensions.
        pub extensions: Vec<String>,
    }
}
