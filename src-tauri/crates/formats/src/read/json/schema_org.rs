//! Articles as schema.org describes them (JSON-LD): one object, a list, or a graph.
use serde_json::Value;

use super::{Dialect, Object, Reading};
use crate::read::html::json_ld;
use crate::read::target::Target;
use crate::read::ReadError;
use crate::Field;

/// The dialect.
pub struct SchemaOrg;

impl Dialect for SchemaOrg {
    fn name(&self) -> &'static str {
        "schema.org NewsArticle"
    }
    fn fits(&self, object: &Object) -> bool {
        let fields = object.fields();
        fields.contains_key("@graph") || fields.get("@type").is_some_and(json_ld::is_article)
    }
    fn read(&self, object: &Object, reading: &mut Reading) -> Result<(), ReadError> {
        let articles = json_ld::articles(&Value::Object(object.fields().clone()));
        let several = articles.len() > 1;
        for (number, article) in (1..).zip(&articles) {
            if several {
                reading.within(format!("article {number}"), |reading| add(article, reading))?;
            } else {
                add(article, reading)?;
            }
        }
        Ok(())
    }
}

fn add(article: &json_ld::Article, reading: &mut Reading) -> Result<(), ReadError> {
    let mut draft = reading.draft();
    for (field, value, from) in [
        (Field::Headline, &article.headline, "schema.org headline"),
        (Field::Standfirst, &article.description, "schema.org description"),
        (Field::Outlet, &article.publisher, "schema.org publisher"),
        (Field::Url, &article.url, "schema.org url"),
        (Field::Published, &article.published, "schema.org datePublished"),
        (Field::Modified, &article.modified, "schema.org dateModified"),
        (Field::Language, &article.language, "schema.org inLanguage"),
        (Field::Section, &article.section, "schema.org articleSection"),
    ] {
        if let Some(value) = value {
            draft.set(Target::Known(field), value, from);
        }
    }
    let authors: Vec<&str> = article.authors.iter().map(|author| author.name.as_str()).collect();
    draft.authors(&authors, "schema.org author");
    if let Some(body) = &article.body {
        draft.set(Target::Text, body, "schema.org articleBody");
    }
    reading.add(draft)
}
