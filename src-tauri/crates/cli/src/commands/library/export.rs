use super::{failure, list, path_id, Named, Place};
use crate::output::{wrong_use, Input, Options};
use broadsheet_library::{ArticleQuery, Code, Error, Id, Library};
use clap::Args;
use serde_json::{json, Value};
use std::path::PathBuf;
use std::process::ExitCode;

/// Writes articles, a comparison, the changes between two versions, a story or a speaker's quotations to a file
#[derive(Args)]
pub struct Arguments {
    /// Articles by id; all of the library when none is named
    #[arg(value_name = "ID", conflicts_with_all = ["search", "comparison", "versions", "story", "speaker"])]
    articles: Vec<Id>,
    /// What a search finds
    #[arg(long, value_name = "QUERY", conflicts_with_all = ["comparison", "versions", "story", "speaker"])]
    search: Option<String>,
    /// Two articles side by side (12 13), or two versions (12.1 12.2): html, markdown, csv, csv-pairs, csv-facts,
    /// csv-quotations, json
    #[arg(long, num_args = 2, value_names = ["A", "B"], conflicts_with_all = ["versions", "story", "speaker"])]
    comparison: Vec<Named>,
    /// What changed between two versions of one article (12.1 12.2): html, markdown, csv, json
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"], conflicts_with_all = ["story", "speaker"])]
    versions: Vec<Named>,
    /// A story: its articles in order of coverage, and who reports what: html, markdown, csv, json
    #[arg(long, value_name = "ID", conflicts_with = "speaker")]
    story: Option<Id>,
    /// Everything that a speaker is quoted with: csv, json, markdown
    #[arg(long, value_name = "ID")]
    speaker: Option<Id>,
    /// The format; for articles json, markdown, html, csv, bibtex, ris
    #[arg(long, value_name = "FORMAT")]
    format: String,
    /// The file to write; one that is there is replaced when the new one is whole
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    #[command(flatten)]
    place: Place,
}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        self.place.read(options, |library| match self.write(library) {
            Ok(line) => options.lines([line]),
            Err(error) if error.code() == Code::Invalid => wrong_use(&error.message()),
            Err(error) => options.lines([Err(failure(path_id(&self.to), &error))]),
        })
    }

    fn write(&self, library: &Library) -> Result<Input<Value>, Error> {
        let (format, to) = (self.format.as_str(), self.to.as_path());
        let written = |what: &str, value: Value| Ok(Ok(json!({"id": path_id(to), "format": format, what: value})));
        if let [a, b] = self.comparison.as_slice() {
            library.export_comparison(a.version(library)?, b.version(library)?, format, to)?;
            return written("comparison", json!([a.id(), b.id()]));
        }
        if let [old, new] = self.versions.as_slice() {
            library.export_versions(old.version(library)?, new.version(library)?, format, to)?;
            return written("versions", json!([old.id(), new.id()]));
        }
        if let Some(story) = self.story {
            library.export_story(story, format, to)?;
            return written("story", json!(story));
        }
        if let Some(speaker) = self.speaker {
            library.export_speaker(speaker, format, None, to)?;
            return written("speaker", json!(speaker));
        }
        let mut articles = self.articles.clone();
        if articles.is_empty() {
            let query = match &self.search {
                Some(search) => list::by_rank(search),
                None => ArticleQuery { descending: true, ..ArticleQuery::default() },
            };
            for row in list::rows(library, query, usize::MAX) {
                match row {
                    Ok(row) => articles.push(row.id),
                    Err(failure) => return Ok(Err(failure)),
                }
            }
        }
        library.export_articles(&articles, format, to)?;
        written("articles", json!(articles.len()))
    }
}
