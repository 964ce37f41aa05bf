//! The texts and their references.
use crate::rouge::{rouge, stems, Score};
use crate::SENTENCES;
use broadsheet_analysis::Article;
use broadsheet_text::{segment, CodePoints, Language, Span};
use serde_json::Value;
use std::collections::HashMap;
use std::path::Path;

/// Texts of one kind.
pub struct Set {
    pub name: String,
    pub is_stories: bool,
    pub units: Vec<Unit>,
    /// What the first sentences score.
    pub lead: Vec<Score>,
}

/// An article, or the articles of a story, with the references.
pub struct Unit {
    /// What it counts: all sets count the same, so that no publisher's style is fitted.
    pub weight: f64,
    documents: Vec<Document>,
    references: Vec<Vec<String>>,
}

struct Document {
    text: String,
    headline: Option<String>,
    language: Language,
    sentences: Vec<Span>,
    stems: Vec<Vec<String>>,
}

impl Unit {
    pub fn articles(&self) -> usize {
        self.documents.len()
    }

    pub fn article(&self, number: usize) -> Article<'_> {
        let document = &self.documents[number];
        Article {
            text: &document.text,
            headline: document.headline.as_deref(),
            language: document.language,
            sentences: document.sentences.clone(),
            ..Article::default()
        }
    }

    /// The score of some sentences, each by its article and number.
    pub fn score(&self, picks: impl Iterator<Item = (usize, usize)>) -> Score {
        let words: Vec<&str> = picks
            .flat_map(|(article, sentence)| &self.documents[article].stems[sentence])
            .map(String::as_str)
            .collect();
        rouge(&words, &self.references)
    }
}

/// All sets of a folder, by name.
pub fn read(folder: &Path) -> Vec<Set> {
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .expect("a folder")
        .filter_map(|entry| entry.expect("an entry").file_name().into_string().ok())
        .collect();
    names.sort();
    let set = |name: &str, kind: &str| {
        let texts = lines(&folder.join(format!("{name}.{kind}.jsonl")));
        let references: HashMap<String, Value> = lines(&folder.join(format!("{name}.refs.jsonl")))
            .into_iter()
            .map(|line| (line["id"].to_string(), line["references"].clone()))
            .collect();
        let mut units: Vec<Unit> = texts.iter().map(|line| unit(line, &references[&line["id"].to_string()])).collect();
        let weight = 1.0 / units.len().max(1) as f64;
        units.iter_mut().for_each(|unit| unit.weight = weight);
        let lead = units.iter().map(|unit| {
            let most = unit.documents.first().map_or(0, |document| document.sentences.len().min(SENTENCES));
            unit.score((0..most).map(|sentence| (0, sentence)))
        });
        Set { name: name.to_string(), is_stories: kind == "stories", lead: lead.collect(), units }
    };
    names
        .iter()
        .filter_map(|name| match name.strip_suffix(".docs.jsonl") {
            Some(name) => Some(set(name, "docs")),
            None => name.strip_suffix(".stories.jsonl").map(|name| set(name, "stories")),
        })
        .collect()
}

fn lines(file: &Path) -> Vec<Value> {
    let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    text.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

fn unit(line: &Value, references: &Value) -> Unit {
    let documents = match line["documents"].as_array() {
        Some(documents) => documents.iter().map(document).collect(),
        None => vec![document(line)],
    };
    let strings = |list: &Value| -> Vec<String> {
        list.as_array().into_iter().flatten().filter_map(|one| one.as_str().map(str::to_string)).collect()
    };
    let references = references.as_array().expect("references").iter();
    Unit { weight: 1.0, documents, references: references.map(|one| stems(&strings(one).join("\n"))).collect() }
}

fn document(line: &Value) -> Document {
    let text = line["text"].as_str().expect("a text").to_string();
    let given = line["language"].as_str().map_or(Language::Unknown, Language::from_tag);
    let language = if given == Language::Unknown { Language::detect(&text) } else { given };
    let points = CodePoints::new(&text);
    let sentences: Vec<Span> = match line["sentences"].as_array() {
        Some(pairs) => pairs
            .iter()
            .filter_map(|pair| points.span(pair[0].as_u64()? as usize, pair[1].as_u64()? as usize))
            .collect(),
        None => segment::sentences(&text, language),
    };
    let stems = sentences.iter().map(|span| stems(span.of(&text))).collect();
    Document { headline: line["headline"].as_str().map(str::to_string), text, language, sentences, stems }
}
