//! Documents as lines, and the way from code points to spans and back.
use crate::input::{Article as ReadArticle, Object};
use crate::output::{Failure, HasId, Input};
use broadsheet_analysis::{Article, Language, Span};
use broadsheet_text::CodePoints;
use serde_json::{json, Map, Value};

/// A document: a body and what is known of it.
#[derive(Debug)]
pub struct Document {
    id: Value,
    text: String,
    headline: Option<String>,
    outlet: Option<String>,
    published: Option<String>,
    language: Language,
    /// In code points, as given.
    sentences: Option<Vec<(usize, usize)>>,
}

impl HasId for Document {
    fn id(&self) -> Value {
        self.id.clone()
    }
}

impl Document {
    /// From a line of input.
    pub fn of(object: Object) -> Input<Self> {
        // A line that says an error further up the pipe goes on as that error.
        if let (Some(error), None) = (object.fields.get("error"), object.fields.get("text")) {
            let message = error.get("message").and_then(Value::as_str).unwrap_or("The input says an error.");
            return Err(Failure { id: object.id, code: "input_failed", message: message.to_string() });
        }
        Self::of_fields(object.id, &object.fields)
    }

    /// From the fields of an object.
    pub fn of_fields(id: Value, fields: &Map<String, Value>) -> Input<Self> {
        let bad = |what: &str| Failure { id: id.clone(), code: "bad_input", message: format!("The document {what}.") };
        let string = |name: &str| fields.get(name).and_then(Value::as_str).map(str::to_string);
        let text = string("text").ok_or_else(|| bad("has no \"text\""))?;
        let sentences = match fields.get("sentences") {
            None | Some(Value::Null) => None,
            Some(given) => Some(pairs(given).ok_or_else(|| bad("has \"sentences\" that are not [[start, end], …]"))?),
        };
        Ok(Self {
            text,
            headline: string("headline"),
            outlet: string("outlet"),
            published: string("published"),
            language: string("language").map(|tag| Language::from_tag(&tag)).unwrap_or_default(),
            sentences,
            id,
        })
    }

    /// The document under `name` in `object` ("a", "old").
    pub fn of_member(object: &Object, name: &str) -> Input<Self> {
        match object.fields.get(name) {
            Some(Value::Object(fields)) => {
                let id = fields.get("id").cloned().unwrap_or_else(|| object.id.clone());
                Self::of_fields(id, fields).map_err(|failure| Failure {
                    id: object.id.clone(),
                    message: format!("In \"{name}\": {}", failure.message),
                    ..failure
                })
            }
            _ => Err(Failure {
                id: object.id.clone(),
                code: "bad_input",
                message: format!("There is no document \"{name}\"."),
            }),
        }
    }

    /// From a file that was read.
    pub fn read(article: &ReadArticle) -> Self {
        let document = &article.document;
        Self {
            id: json!(article.id),
            text: document.text(),
            headline: document.headline.clone(),
            outlet: document.outlet.clone(),
            published: document.published.clone(),
            language: document.language.as_deref().map(Language::from_tag).unwrap_or_default(),
            sentences: None,
        }
    }

    /// As the analyses take it, with the converter of its offsets. Given sentences that are out of bounds are left out.
    pub fn article(&self) -> (Article<'_>, CodePoints) {
        let points = CodePoints::new(&self.text);
        let mut article = match &self.sentences {
            None => Article::new(&self.text, self.language),
            Some(given) => {
                let language = match self.language {
                    Language::Unknown => Language::detect(&self.text),
                    known => known,
                };
                let sentences = given.iter().filter_map(|(start, end)| points.span(*start, *end)).collect();
                Article { text: &self.text, language, sentences, ..Article::default() }
            }
        };
        article.headline = self.headline.as_deref();
        article.outlet = self.outlet.as_deref();
        article.published = self.published.as_deref();
        (article, points)
    }

    /// The headline, or nothing.
    pub fn headline(&self) -> &str {
        self.headline.as_deref().unwrap_or_default()
    }
}

fn pairs(value: &Value) -> Option<Vec<(usize, usize)>> {
    let number = |value: &Value| usize::try_from(value.as_u64()?).ok();
    value
        .as_array()?
        .iter()
        .map(|pair| match pair.as_array()?.as_slice() {
            [start, end] => Some((number(start)?, number(end)?)),
            _ => None,
        })
        .collect()
}

/// `[start, end]` in code points.
pub fn offsets(points: &CodePoints, span: Span) -> Value {
    let (start, end) = points.of(span);
    json!([start, end])
}

/// The same of several.
pub fn all_offsets(points: &CodePoints, spans: &[Span]) -> Value {
    spans.iter().map(|span| offsets(points, *span)).collect()
}
