//! A page that holds everything it shows: no script, no picture, no style sheet or font from elsewhere.
use super::Writer;
use crate::{Document, ParagraphKind};

/// The writer of web pages.
pub struct Html;

impl Writer for Html {
    fn id(&self) -> &'static str {
        "html"
    }
    fn name(&self) -> &'static str {
        "Web page"
    }
    fn extension(&self) -> &'static str {
        "html"
    }
    fn write(&self, documents: &[Document]) -> String {
        let title = match documents {
            [one] => one.headline.clone().unwrap_or_else(|| "Article".to_string()),
            several => format!("{} articles", several.len()),
        };
        let lang = match documents {
            [one] => {
                one.language.as_deref().map(|language| format!(" lang=\"{}\"", escape(language))).unwrap_or_default()
            }
            _ => String::new(),
        };
        let articles: String = documents.iter().map(article).collect();
        format!(
            "<!DOCTYPE html>\n<html{lang}>\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n{}<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n{articles}</body>\n</html>\n",
            match documents {
                [one] => metas(one),
                _ => String::new(),
            },
            escape(&title)
        )
    }
}

const STYLE: &str = "body{font:1.1rem/1.55 Georgia,serif;max-width:38rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}h1{font-size:1.9rem;line-height:1.2}h2{font-size:1.2rem}.standfirst{font-size:1.2rem}.source{font:0.9rem sans-serif;color:#555}blockquote{margin:1rem 0;padding-left:1rem;border-left:3px solid #999}article+article{border-top:1px solid #999;margin-top:3rem}@media (prefers-color-scheme:dark){body{color:#eee;background:#161616}.source{color:#aaa}}";

/// The fields in a form that programs read, this one too.
fn metas(document: &Document) -> String {
    let mut text = String::new();
    let mut meta = |kind: &str, name: &str, value: &str| {
        text.push_str(&format!("<meta {kind}=\"{name}\" content=\"{}\">\n", escape(value)))
    };
    for author in &document.authors {
        meta("name", "author", author);
    }
    for (name, value) in [
        ("og:title", &document.headline),
        ("og:site_name", &document.outlet),
        ("article:published_time", &document.published),
        ("article:modified_time", &document.modified),
        ("article:section", &document.section),
    ] {
        if let Some(value) = value {
            meta("property", name, value);
        }
    }
    if let Some(url) = address(document) {
        text.push_str(&format!("<link rel=\"canonical\" href=\"{}\">\n", escape(url)));
    }
    text
}

fn article(document: &Document) -> String {
    let mut text = match &document.language {
        Some(language) => format!("<article lang=\"{}\">\n", escape(language)),
        None => "<article>\n".to_string(),
    };
    if let Some(headline) = &document.headline {
        text.push_str(&format!("<h1>{}</h1>\n", escape(headline)));
    }
    if let Some(standfirst) = &document.standfirst {
        text.push_str(&format!("<p class=\"standfirst\">{}</p>\n", escape(standfirst)));
    }
    let mut source: Vec<String> = Vec::new();
    source.extend((!document.authors.is_empty()).then(|| escape(&document.authors.join(", "))));
    source.extend(document.outlet.as_deref().map(escape));
    source.extend(document.published.as_deref().map(|day| format!("<time datetime=\"{0}\">{0}</time>", escape(day))));
    source.extend(address(document).map(|url| format!("<a href=\"{0}\">{0}</a>", escape(url))));
    if !source.is_empty() {
        text.push_str(&format!("<p class=\"source byline\">{}</p>\n", source.join(" · ")));
    }
    let mut list = false;
    for paragraph in &document.paragraphs {
        let item = paragraph.kind == ParagraphKind::ListItem;
        if item != list {
            text.push_str(if item { "<ul>\n" } else { "</ul>\n" });
            list = item;
        }
        let words = escape(&paragraph.text).replace('\n', "<br>");
        text.push_str(&match paragraph.kind {
            ParagraphKind::Body => format!("<p>{words}</p>\n"),
            ParagraphKind::Subhead => format!("<h2>{words}</h2>\n"),
            ParagraphKind::ListItem => format!("<li>{words}</li>\n"),
            ParagraphKind::BlockQuote => format!("<blockquote><p>{words}</p></blockquote>\n"),
        });
    }
    if list {
        text.push_str("</ul>\n");
    }
    text + "</article>\n"
}

/// The address, if it is one of the web: others ("javascript:") are no links.
fn address(document: &Document) -> Option<&str> {
    document.url.as_deref().filter(|url| url.starts_with("https://") || url.starts_with("http://"))
}

/// Text in which no character is taken for markup.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c => escaped.push(c),
        }
    }
    escaped
}
