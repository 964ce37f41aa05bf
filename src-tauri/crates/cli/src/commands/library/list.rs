use super::{failure, path_id, reference, Place};
use crate::output::{Input, Options};
use broadsheet_library::{ArticleQuery, ArticleRow, Library, SortColumn};
use clap::Args;
use serde_json::{json, Value};
use std::process::ExitCode;

/// Rows asked for at a time; the library gives no more.
const PAGE: u32 = 500;

/// Lists the library's articles, latest first; or its stories, or everyone quoted
#[derive(Args)]
pub struct Arguments {
    /// Stories, those that are suggested after the user's own
    #[arg(long, conflicts_with_all = ["speakers", "trash"])]
    stories: bool,
    /// Speakers, the most quoted first
    #[arg(long, conflicts_with = "trash")]
    speakers: bool,
    /// What lies in the trash
    #[arg(long)]
    trash: bool,
    #[command(flatten)]
    place: Place,
}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        self.place.read(options, |library| {
            if self.stories {
                return options.lines(stories(library));
            }
            if self.speakers {
                return options.lines(speakers(library));
            }
            let query = ArticleQuery { trash: self.trash, descending: true, ..ArticleQuery::default() };
            options.lines(rows(library, query, usize::MAX).map(|row| row.map(|row| article(&row))))
        })
    }
}

/// The rows of a query, at most so many, asked for page by page.
pub fn rows(library: &Library, query: ArticleQuery, most: usize) -> impl Iterator<Item = Input<ArticleRow>> + '_ {
    let mut offset = 0;
    let mut ended = false;
    let page = move || -> Option<Vec<Input<ArticleRow>>> {
        if ended {
            return None;
        }
        let page = library.articles(&ArticleQuery { offset, limit: PAGE, ..query.clone() });
        let page = match page {
            Ok(page) => page.rows.into_iter().map(Ok).collect::<Vec<_>>(),
            Err(error) => {
                ended = true;
                return Some(vec![Err(failure(path_id(&library.folder()), &error))]);
            }
        };
        offset += PAGE;
        ended = page.len() < PAGE as usize;
        Some(page)
    };
    std::iter::from_fn(page).flatten().take(most)
}

/// The order of a list that is searched: by rank, latest first among equals.
pub fn by_rank(search: &str) -> ArticleQuery {
    ArticleQuery {
        search: search.to_string(),
        sort: SortColumn::Relevance,
        descending: true,
        ..ArticleQuery::default()
    }
}

/// An article as a line of a list.
pub fn article(row: &ArticleRow) -> Value {
    json!({
        "id": row.id, "headline": words(&row.headline), "outlet": row.outlet, "published": row.published,
        "imported": row.imported, "story": row.story.as_ref().map(|story| json!({"id": story.id, "title": story.title})),
        "versions": row.versions, "words": row.words, "quotations": row.quotations, "language": row.language,
        "tags": row.tags,
    })
}

/// The words of runs; `null` when there are none.
pub fn words(runs: &[broadsheet_library::Run]) -> Option<String> {
    let words: String = runs.iter().map(|run| run.text.as_str()).collect();
    Some(words).filter(|words| !words.is_empty())
}

fn stories(library: &Library) -> Vec<Input<Value>> {
    let view = match library.stories() {
        Ok(view) => view,
        Err(error) => return vec![Err(failure(path_id(&library.folder()), &error))],
    };
    let stories = view.stories.iter().map(|story| {
        json!({
            "id": story.id, "title": story.title, "articles": story.articles, "outlets": story.outlets,
            "from": story.from, "to": story.to,
        })
    });
    let suggestions = view.suggestions.iter().map(|suggestion| {
        let articles: Vec<Value> = suggestion.articles.iter().map(reference).collect();
        json!({
            "id": null, "suggestion": suggestion.id, "title": suggestion.title, "story": suggestion.story,
            "articles": articles, "why": suggestion.why,
        })
    });
    stories.chain(suggestions).map(Ok).collect()
}

fn speakers(library: &Library) -> Vec<Input<Value>> {
    match library.speakers("") {
        Err(error) => vec![Err(failure(path_id(&library.folder()), &error))],
        Ok(speakers) => speakers
            .iter()
            .map(|speaker| {
                Ok(json!({
                    "id": speaker.id, "name": speaker.name, "role": speaker.role, "quotations": speaker.quotations,
                    "articles": speaker.articles, "outlets": speaker.outlets, "unsure": speaker.unsure,
                    "from": speaker.from, "to": speaker.to,
                }))
            })
            .collect(),
    }
}
