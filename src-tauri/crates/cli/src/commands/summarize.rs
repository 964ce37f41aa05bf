use crate::document::Document;
use crate::input::{self, Object};
use crate::output::{rounded, wrong_use, Failure, HasId, Input, Options};
use broadsheet_analysis::summary::{self, story, Length, SUMMARIZERS};
use broadsheet_analysis::Article;
use broadsheet_text::CodePoints;
use clap::Args;
use serde_json::{json, Value};
use std::path::PathBuf;
use std::process::ExitCode;

/// Picks the sentences that tell the most, of one article or of a story
#[derive(Args)]
pub struct Arguments {
    /// Documents, or with --story stories: {"id","documents":[…]} a line
    #[arg(required = true, value_name = "DOCS")]
    paths: Vec<PathBuf>,
    /// At most so many sentences (3 when nothing is said)
    #[arg(long, value_name = "N", conflicts_with_all = ["words", "percent"])]
    sentences: Option<usize>,
    /// At most so many words
    #[arg(long, value_name = "N")]
    words: Option<usize>,
    /// At most so many hundredths of the article's words, 1 to 100
    #[arg(long, value_name = "N", conflicts_with_all = ["words", "story"],
        value_parser = clap::value_parser!(u32).range(1..=100))]
    percent: Option<u32>,
    /// The way to summarize, by id
    #[arg(long, value_name = "ID")]
    method: Option<String>,
    /// One summary of all documents of a story
    #[arg(long, requires = "words", conflicts_with = "method")]
    story: bool,
}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        if self.story {
            return self.stories(options);
        }
        let summarizer = match &self.method {
            None => SUMMARIZERS.first().copied(),
            Some(id) => summary::by_id(id),
        };
        let Some(summarizer) = summarizer else {
            let ids: Vec<&str> = SUMMARIZERS.iter().map(|summarizer| summarizer.id()).collect();
            return wrong_use(&format!("there is no such method; there are: {}", ids.join(", ")));
        };
        let length = match (self.words, self.percent) {
            (Some(words), _) => Length::Words(words),
            (None, Some(share)) => Length::Percent(share),
            (None, None) => Length::Sentences(self.sentences.unwrap_or(3)),
        };
        options.each(input::documents(&self.paths), |document| {
            let (article, points) = document.article();
            let picks: Vec<Value> = summarizer
                .summarize(&article, length)
                .iter()
                .map(|pick| {
                    let (start, end) = points.of(pick.span);
                    let text = pick.span.of(article.text);
                    json!({"start": start, "end": end, "text": text, "score": rounded(pick.score), "why": pick.why})
                })
                .collect();
            vec![Ok(json!({"id": document.id(), "picks": picks}))]
        })
    }

    fn stories(self, options: &Options) -> ExitCode {
        let words = self.words.unwrap_or(usize::MAX);
        options.each(self.paths.iter().flat_map(|path| input::objects(path)), |object| {
            vec![documents(&object).map(|documents| story_line(&object, &documents, words))]
        })
    }
}

fn documents(object: &Object) -> Input<Vec<Document>> {
    let bad = || Failure {
        id: object.id.clone(),
        code: "bad_input",
        message: "The story has no list of \"documents\".".to_string(),
    };
    let listed = object.fields.get("documents").and_then(Value::as_array).ok_or_else(bad)?;
    listed
        .iter()
        .map(|document| {
            let fields = document.as_object().ok_or_else(bad)?;
            Document::of_fields(fields.get("id").cloned().unwrap_or_default(), fields)
        })
        .collect()
}

fn story_line(object: &Object, documents: &[Document], words: usize) -> Value {
    let prepared: Vec<(Article, CodePoints)> = documents.iter().map(Document::article).collect();
    let articles: Vec<Article> = prepared.iter().map(|(article, _)| article.clone()).collect();
    let id = |number: usize| documents.get(number).map(HasId::id).unwrap_or_default();
    let picks: Vec<Value> = story::summarize(&articles, words)
        .iter()
        .filter_map(|pick| {
            let (article, points) = prepared.get(pick.article)?;
            let (start, end) = points.of(pick.span);
            let supported_by: Vec<Value> = pick.supported_by.iter().map(|number| id(*number)).collect();
            Some(json!({
                "document": id(pick.article), "start": start, "end": end, "text": pick.span.of(article.text),
                "score": rounded(pick.score), "supported_by": supported_by,
            }))
        })
        .collect();
    json!({"id": object.id, "picks": picks})
}
