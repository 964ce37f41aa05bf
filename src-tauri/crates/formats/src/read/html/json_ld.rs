//! What a page says of itself in JSON-LD (schema.org): graphs, lists and nested objects.
use dom_query::Document as Page;
use serde_json::Value;

/// The fields of the article object of a page.
#[derive(Debug, Default)]
pub struct Article {
    /// Its headline.
    pub headline: Option<String>,
    /// Names of its authors, as given.
    pub authors: Vec<String>,
    /// Whether the authors are people by the page's own word.
    pub people: bool,
    /// When it was published, as given.
    pub published: Option<String>,
    /// When it was changed, as given.
    pub modified: Option<String>,
    /// Name of the publisher.
    pub publisher: Option<String>,
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

/// Reads the article out of all JSON-LD of a page. An object that is an article outranks one that is a page; broken JSON
/// is passed over.
pub fn find(page: &Page) -> Article {
    let mut objects: Vec<(u8, Value)> = Vec::new();
    let mut rest = Article::default();
    for node in page.select("script").nodes() {
        let typed = node.attr("type").is_some_and(|kind| kind.contains("ld+json"));
        // Some sites forget the type.
        if !typed && (node.has_attr("src") || node.has_attr("type")) {
            continue;
        }
        let text = node.text();
        if !typed && !text.trim_start().starts_with("{\"@context\"") {
            continue;
        }
        let text = text
            .trim()
            .trim_start_matches("<!--")
            .trim_end_matches("-->")
            .trim_start_matches("//<![CDATA[")
            .trim_end_matches("//]]>")
            .trim_end_matches(';');
        let value = serde_json::from_str::<Value>(text)
            .or_else(|_| serde_json::from_str(&text.replace(['\n', '\r', '\t'], " ")));
        match value {
            Ok(value) => gather(value, &mut objects, 0),
            Err(_) => salvage(text, &mut rest),
        }
    }
    objects.sort_by_key(|(rank, _)| std::cmp::Reverse(*rank));
    let mut article = Article::default();
    let all: Vec<Value> = objects.iter().map(|(_, value)| value.clone()).collect();
    for (rank, object) in &objects {
        if *rank >= 2 {
            read(object, *rank, &all, &mut article);
        }
    }
    for (_, object) in objects.iter().filter(|(rank, _)| *rank == 1) {
        if article.publisher.is_none() {
            article.publisher = name(object);
        }
    }
    article.published = article.published.or(rest.published);
    article.modified = article.modified.or(rest.modified);
    article.headline = article.headline.or(rest.headline);
    article
}

/// The plain fields of JSON-LD that is no JSON (a quotation mark or line break too many), by their keys.
fn salvage(text: &str, into: &mut Article) {
    if !text.contains("Article") && !text.contains("BlogPosting") {
        return;
    }
    let field = |key: &str| {
        let after =
            text.split(&format!("\"{key}\"")).nth(1)?.trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        let value = after.split('"').next()?;
        (value.len() < 300 && !value.ends_with('\\')).then(|| clean(value))
    };
    into.published = into.published.take().or_else(|| field("datePublished"));
    into.modified = into.modified.take().or_else(|| field("dateModified"));
    into.headline = into.headline.take().or_else(|| field("headline"));
}

/// How the names of types end that are articles.
const ARTICLES: &[&str] = &[
    "Article",
    "BlogPosting",
    "Report",
    "Review",
    "SocialMediaPosting",
    "LiveBlogPosting",
    "Recipe",
    "HowTo",
    "TechArticle",
    "DiscussionForumPosting",
];

/// Whether the value of `@type` names an article.
pub fn is_article(kind: &Value) -> bool {
    texts(Some(kind)).iter().any(|kind| ARTICLES.iter().any(|end| kind.ends_with(end)))
}

/// The articles of JSON-LD that stands in a file of its own. Each article object is one; where there is only one, the page
/// object around it fills what it does not say.
pub fn articles(value: &Value) -> Vec<Article> {
    let mut objects: Vec<(u8, Value)> = Vec::new();
    gather(value.clone(), &mut objects, 0);
    let all: Vec<Value> = objects.iter().map(|(_, value)| value.clone()).collect();
    let of_rank = |rank: u8| objects.iter().filter(move |(found, _)| *found == rank).map(|(_, value)| value);
    let mut articles: Vec<Article> = Vec::new();
    for object in of_rank(3) {
        let mut article = Article::default();
        read(object, 3, &all, &mut article);
        article.publisher = article.publisher.or_else(|| of_rank(1).find_map(name));
        articles.push(article);
    }
    if let [article] = articles.as_mut_slice() {
        of_rank(2).for_each(|page| read(page, 2, &all, article));
    }
    articles
}

/// Objects with what they are: 3 an article, 2 a page, 1 an organization, 0 anything else.
fn gather(value: Value, into: &mut Vec<(u8, Value)>, depth: usize) {
    if depth > 8 || into.len() > 500 {
        return;
    }
    match value {
        Value::Array(items) => items.into_iter().for_each(|item| gather(item, into, depth + 1)),
        Value::Object(object) => {
            for key in ["@graph", "mainEntity", "itemListElement"] {
                if let Some(inside @ (Value::Array(_) | Value::Object(_))) = object.get(key) {
                    if key != "itemListElement" {
                        gather(inside.clone(), into, depth + 1);
                    }
                }
            }
            let types = texts(object.get("@type"));
            let is = |ends: &[&str]| types.iter().any(|kind| ends.iter().any(|end| kind.ends_with(end)));
            let rank = if is(ARTICLES) {
                3
            } else if is(&["WebPage", "ItemPage", "VideoObject", "NewsMediaPage", "CreativeWork"]) {
                2
            } else {
                u8::from(is(&["NewsMediaOrganization"]))
            };
            into.push((rank, Value::Object(object)));
        }
        _ => {}
    }
}

fn read(object: &Value, rank: u8, all: &[Value], article: &mut Article) {
    let text = |key: &str| object.get(key).and_then(first_text).filter(|text| !text.is_empty());
    let keep = |held: &mut Option<String>, found: Option<String>| {
        if held.is_none() {
            *held = found;
        }
    };
    if rank == 3 {
        keep(&mut article.headline, text("headline").or_else(|| text("name")));
        keep(&mut article.section, text("articleSection"));
        keep(&mut article.body, text("articleBody"));
        keep(&mut article.description, text("description"));
    }
    if article.authors.is_empty() {
        article.authors =
            object.get("author").or_else(|| object.get("creator")).map(|author| names(author, all)).unwrap_or_default();
    }
    keep(&mut article.published, text("datePublished").or_else(|| text("dateCreated").filter(|_| rank == 3)));
    keep(&mut article.modified, text("dateModified"));
    keep(
        &mut article.publisher,
        object.get("publisher").and_then(|publisher| names_of(publisher, all).into_iter().next()),
    );
    keep(&mut article.language, text("inLanguage"));
    let address = text("url").or_else(|| {
        object
            .get("mainEntityOfPage")
            .and_then(|entity| entity.as_str().map(str::to_string).or_else(|| entity.get("@id").and_then(first_text)))
    });
    keep(&mut article.url, address.filter(|address| address.starts_with("http")));
}

fn is_person(value: &Value) -> bool {
    texts(value.get("@type")).iter().any(|kind| kind == "Person")
}

/// Names of authors. An organization's name counts only where no person is named.
fn names(value: &Value, all: &[Value]) -> Vec<String> {
    if let Value::Array(items) = value {
        let persons: Vec<String> =
            items.iter().filter(|item| is_person(item)).flat_map(|item| names_of(item, all)).collect();
        if !persons.is_empty() {
            return persons;
        }
    }
    names_of(value, all)
}

fn names_of(value: &Value, all: &[Value]) -> Vec<String> {
    match value {
        Value::String(text) => vec![clean(text)],
        Value::Array(items) => items.iter().take(30).flat_map(|item| names_of(item, all)).collect(),
        Value::Object(object) => {
            if let Some(name) = name(value) {
                return vec![name];
            }
            // A reference into the graph.
            let id = object.get("@id").and_then(Value::as_str);
            let target = all.iter().find(|other| {
                id.is_some() && other.get("@id").and_then(Value::as_str) == id && other.get("name").is_some()
            });
            target.and_then(name).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

fn name(value: &Value) -> Option<String> {
    match value.get("name")? {
        Value::Array(items) => items.first().and_then(first_text),
        other => first_text(other),
    }
    .filter(|name| !name.is_empty())
}

fn first_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(clean(text)),
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

/// Text without markup and with its entities read; JSON-LD is often filled from HTML.
pub(in crate::read) fn clean(text: &str) -> String {
    if !text.contains(['&', '<']) {
        return text.trim().to_string();
    }
    let with_lines =
        text.replace("</p>", "</p>\n").replace("<br>", "\n").replace("<br/>", "\n").replace("<br />", "\n");
    Page::fragment(with_lines.as_str()).text().trim().to_string()
}
