//! What a page says of itself in JSON-LD (schema.org): graphs, lists, nested objects and references between them.
mod graph;
mod lenient;
mod updates;

use dom_query::Document as Page;
use serde_json::Value;

use crate::clean::phrase;
use graph::{Graph, Rank};
pub use updates::{updates, Update, UPDATES};

/// An author as the data names them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// The name as given.
    pub name: String,
    /// What the data says they are.
    pub kind: Kind,
}

/// What an author is by the data's word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A person.
    Person,
    /// An organization.
    Organization,
    /// Not said.
    Unknown,
}

/// The fields of the article object of a page.
#[derive(Debug, Default)]
pub struct Article {
    /// Whether the page has an object that is an article, and not only one that is a page.
    pub is_article: bool,
    /// Its headline.
    pub headline: Option<String>,
    /// Its authors, as given.
    pub authors: Vec<Author>,
    /// When it was published, as given.
    pub published: Option<String>,
    /// When it was made, as given, where nothing says when it was published.
    pub created: Option<String>,
    /// When it was changed, as given.
    pub modified: Option<String>,
    /// Name of the publisher.
    pub publisher: Option<String>,
    /// Name of the site.
    pub site: Option<String>,
    /// Whose copy it is or who made it, when someone is credited beside the publisher.
    pub source: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// Its section.
    pub section: Option<String>,
    /// Its text.
    pub body: Option<String>,
    /// What it is about, in a sentence or two.
    pub description: Option<String>,
}

/// What is known of the page beside the data, to tell its article from others that the data describes.
#[derive(Debug, Clone, Copy, Default)]
pub struct About<'a> {
    /// Its address.
    pub url: Option<&'a str>,
    /// Its titles.
    pub titles: &'a [String],
}

/// Reads the article out of all JSON-LD scripts of a page, given as text. An object that is an article outranks one that is
/// a page; among several articles the one of this address or headline is taken, else the first. What is broken is read as
/// far as it goes.
pub fn find<'a>(scripts: impl Iterator<Item = &'a str>, about: &About) -> Article {
    let graph = Graph::of(scripts.filter_map(lenient::parse));
    let mut article = Article::default();
    let articles: Vec<&Value> = graph.ranked(Rank::Article).collect();
    let best = articles.iter().copied().max_by_key(|object| (likeness(object, about), filled(object)));
    // The first of equals: `max_by_key` takes the last.
    let best = best.and_then(|best| {
        let sure = (likeness(best, about), filled(best));
        articles.iter().copied().find(|object| (likeness(object, about), filled(object)) == sure)
    });
    if let Some(object) = best {
        article.is_article = true;
        read(object, Rank::Article, &graph, &mut article);
        // The same article may be described twice.
        for other in articles.iter().filter(|other| !std::ptr::eq(**other, object)) {
            if articles.len() <= 2 && likeness(other, about) > 0 || text(other, "headline") == text(object, "headline")
            {
                read(other, Rank::Article, &graph, &mut article);
            }
        }
    }
    for object in graph.ranked(Rank::Page) {
        read(object, Rank::Page, &graph, &mut article);
    }
    for object in graph.ranked(Rank::Outlet) {
        article.publisher = article.publisher.take().or_else(|| name(object));
    }
    article.site = graph.ranked(Rank::Site).find_map(name);
    article
}

/// Whether the value of `@type` names an article.
pub fn is_article(kind: &Value) -> bool {
    graph::is_article(&texts(Some(kind)))
}

/// The articles of JSON-LD that stands in a file of its own. Each article object is one; where there is only one, the page
/// object around it fills what it does not say.
pub fn articles(value: &Value) -> Vec<Article> {
    let graph = Graph::of([value.clone()].into_iter());
    let mut articles: Vec<Article> = Vec::new();
    for object in graph.ranked(Rank::Article) {
        let mut article = Article { is_article: true, ..Article::default() };
        read(object, Rank::Article, &graph, &mut article);
        article.publisher = article.publisher.or_else(|| graph.ranked(Rank::Outlet).find_map(name));
        articles.push(article);
    }
    if let [article] = articles.as_mut_slice() {
        graph.ranked(Rank::Page).for_each(|page| read(page, Rank::Page, &graph, article));
    }
    articles
}

/// How surely an object is the article of the page: by its address, by its headline.
fn likeness(object: &Value, about: &About) -> u8 {
    let path = |url: &str| {
        let url = url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
        url.split_once("://").map_or(url, |(_, rest)| rest).trim_start_matches("www.").to_lowercase()
    };
    let own = about.url.map(path).filter(|path| path.contains('/'));
    let same = own.is_some_and(|own| addresses(object).any(|url| path(&url) == own));
    let headline = text(object, "headline").or_else(|| text(object, "name")).map(|text| phrase::normal(&text));
    let titled = headline.filter(|headline| headline.len() > 3).is_some_and(|headline| {
        about.titles.iter().any(|title| {
            let title = phrase::normal(title);
            title == headline
                || headline.contains(' ') && title.starts_with(&headline)
                || title.contains(' ') && headline.starts_with(&title)
        })
    });
    u8::from(same) * 2 + u8::from(titled)
}

/// Whether an object has what an article of its own has.
fn filled(object: &Value) -> u8 {
    u8::from(object.get("datePublished").is_some()) + u8::from(object.get("author").is_some())
}

fn addresses(object: &Value) -> impl Iterator<Item = String> + '_ {
    let entity = object.get("mainEntityOfPage");
    [
        object.get("url"),
        object.get("@id"),
        entity,
        entity.and_then(|entity| entity.get("@id")),
        entity.and_then(|entity| entity.get("url")),
    ]
    .into_iter()
    .flatten()
    .filter_map(|value| value.as_str().map(str::to_string))
    .filter(|url| url.starts_with("http"))
}

fn text(object: &Value, key: &str) -> Option<String> {
    object.get(key).and_then(first_text).filter(|text| !text.is_empty())
}

fn read(object: &Value, rank: Rank, graph: &Graph, article: &mut Article) {
    let keep = |held: &mut Option<String>, found: Option<String>| {
        if held.is_none() {
            *held = found;
        }
    };
    if rank == Rank::Article {
        keep(&mut article.headline, text(object, "headline").or_else(|| text(object, "name")));
        keep(&mut article.section, text(object, "articleSection"));
        keep(&mut article.body, text(object, "articleBody"));
        keep(&mut article.description, text(object, "description"));
        let credited = ["sourceOrganization", "provider", "copyrightHolder", "creditText"].iter();
        keep(
            &mut article.source,
            credited
                .filter_map(|key| object.get(*key))
                .find_map(|value| named(value, graph).into_iter().next())
                .map(|author| author.name),
        );
    }
    if article.authors.is_empty() && (rank == Rank::Article || !article.is_article) {
        let author = ["author", "creator", "contributor"]
            .iter()
            .filter_map(|key| object.get(*key))
            .map(|author| authors(author, graph));
        article.authors = author.into_iter().find(|authors| !authors.is_empty()).unwrap_or_default();
    }
    let start = text(object, "datePublished")
        .or_else(|| text(object, "uploadDate").filter(|_| !article.is_article))
        .or_else(|| text(object, "coverageStartTime"));
    keep(&mut article.published, start);
    keep(&mut article.created, text(object, "dateCreated"));
    keep(&mut article.modified, text(object, "dateModified"));
    keep(
        &mut article.publisher,
        object
            .get("publisher")
            .and_then(|publisher| named(publisher, graph).into_iter().next())
            .map(|author| author.name),
    );
    keep(&mut article.language, text(object, "inLanguage"));
    keep(&mut article.url, addresses(object).find(|url| !url.contains('#')));
}

/// The authors of an article. An organization counts only where no person is named.
fn authors(value: &Value, graph: &Graph) -> Vec<Author> {
    let all = named(value, graph);
    let people: Vec<Author> = all.iter().filter(|author| author.kind == Kind::Person).cloned().collect();
    if people.is_empty() {
        all
    } else {
        people
    }
}

fn named(value: &Value, graph: &Graph) -> Vec<Author> {
    match value {
        Value::String(text) => match graph.target(text) {
            Some(target) => author(target).into_iter().collect(),
            None if text.starts_with("http") => Vec::new(),
            None => vec![Author { name: clean(text), kind: Kind::Unknown }],
        },
        Value::Array(items) => items.iter().take(30).flat_map(|item| named(item, graph)).collect(),
        Value::Object(object) => author(value)
            .or_else(|| author(graph.target(object.get("@id").and_then(Value::as_str)?)?))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

fn author(object: &Value) -> Option<Author> {
    let types = texts(object.get("@type"));
    let kind = if types.iter().any(|kind| kind.ends_with("Person")) {
        Kind::Person
    } else if types.iter().any(|kind| kind.ends_with("Organization") || kind == "Corporation" || kind == "Brand") {
        Kind::Organization
    } else {
        Kind::Unknown
    };
    Some(Author { name: name(object)?, kind })
}

fn name(value: &Value) -> Option<String> {
    let whole = value.get("name").and_then(|name| match name {
        Value::Array(items) => Some(items.iter().filter_map(first_text).collect::<Vec<_>>().join("; ")),
        other => first_text(other),
    });
    let parts = || {
        let part = |key: &str| text(value, key);
        Some(format!("{} {}", part("givenName")?, part("familyName")?))
    };
    whole.filter(|name| !name.is_empty()).or_else(parts)
}

fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(clean(text)),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(items) => items.iter().find_map(first_text),
        Value::Object(object) => object.get("@value").or_else(|| object.get("name")).and_then(Value::as_str).map(clean),
        _ => None,
    }
}

fn texts(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(text)) => vec![text.clone()],
        Some(Value::Array(items)) => items.iter().filter_map(|item| item.as_str().map(str::to_string)).collect(),
        _ => Vec::new(),
    }
}

/// Text without markup and with its entities read, twice where they were written twice; JSON-LD is often filled from HTML.
pub(in crate::read) fn clean(text: &str) -> String {
    let mut text = text.trim().to_string();
    for _ in 0..2 {
        if !text.contains(['&', '<']) {
            break;
        }
        let with_lines =
            text.replace("</p>", "</p>\n").replace("<br>", "\n").replace("<br/>", "\n").replace("<br />", "\n");
        text = Page::fragment(with_lines.as_str()).text().trim().to_string();
    }
    text
}

#[cfg(test)]
mod tests;
