//! Markdown: one article with front matter that our own reader understands; several as sections.
use super::Writer;
use crate::{Document, ParagraphKind};

/// The writer of Markdown.
pub struct Markdown;

impl Writer for Markdown {
    fn id(&self) -> &'static str {
        "markdown"
    }
    fn name(&self) -> &'static str {
        "Markdown"
    }
    fn extension(&self) -> &'static str {
        "md"
    }
    fn write(&self, documents: &[Document]) -> String {
        match documents {
            [one] => front_matter(one) + &article(one),
            several => several
                .iter()
                .map(|document| article(document) + &source(document))
                .collect::<Vec<_>>()
                .join("\n---\n\n"),
        }
    }
}

fn front_matter(document: &Document) -> String {
    let mut text = String::from("---\n");
    let mut line = |key: &str, value: &Option<String>| {
        if let Some(value) = value {
            text.push_str(&format!("{key}: {}\n", scalar(value)));
        }
    };
    line("title", &document.headline);
    line("standfirst", &document.standfirst);
    line("outlet", &document.outlet);
    line("date", &document.published);
    line("modified", &document.modified);
    line("lang", &document.language);
    line("section", &document.section);
    line("url", &document.url);
    if !document.authors.is_empty() {
        text.push_str("authors:\n");
        for author in &document.authors {
            text.push_str(&format!("  - {}\n", scalar(author)));
        }
    }
    text.push_str("---\n\n");
    text
}

/// A YAML scalar in double quotes, on one line.
fn scalar(value: &str) -> String {
    let mut text = String::from("\"");
    for c in value.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' | '\r' | '\t' => text.push(' '),
            c => text.push(c),
        }
    }
    text.push('"');
    text
}

fn article(document: &Document) -> String {
    let mut text = String::new();
    if let Some(headline) = &document.headline {
        text.push_str(&format!("# {}\n\n", escape(&headline.replace('\n', " "))));
    }
    let mut before = None;
    for paragraph in &document.paragraphs {
        let words = escape(&paragraph.text);
        let (first, next) = match paragraph.kind {
            ParagraphKind::Body => ("", ""),
            ParagraphKind::Subhead => ("## ", ""),
            ParagraphKind::ListItem => ("- ", "  "),
            ParagraphKind::BlockQuote => ("> ", "> "),
        };
        // Quotations in a row are one; a comment keeps lists apart from what is indented below them.
        if before == Some(ParagraphKind::BlockQuote) && paragraph.kind == ParagraphKind::BlockQuote {
            text.truncate(text.trim_end().len());
            text.push_str("\n>\n");
        }
        let joint = if paragraph.kind == ParagraphKind::Subhead { " ".to_string() } else { format!("\\\n{next}") };
        text.push_str(first);
        text.push_str(&words.split('\n').map(str::trim).collect::<Vec<_>>().join(&joint));
        text.push_str("\n\n");
        before = Some(paragraph.kind);
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// Where an article among several is from.
fn source(document: &Document) -> String {
    let parts: Vec<String> =
        [Some(document.authors.join(", ")), document.outlet.clone(), document.published.clone(), document.url.clone()]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
    if parts.is_empty() {
        String::new()
    } else {
        format!("\n*{}*\n", parts.iter().map(|part| escape(part)).collect::<Vec<_>>().join(" · "))
    }
}

/// Text in which no character is taken for markup.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            escaped.push('\n');
        }
        let line = line.trim();
        let figures = line.chars().take_while(char::is_ascii_digit).count();
        for (place, c) in line.chars().enumerate() {
            let special = matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '^' | '$');
            let at_start = place == 0 && matches!(c, '#' | '+' | '-' | '=' | ':')
                || figures > 0 && place == figures && matches!(c, '.' | ')');
            if special || at_start {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    // The marks of a heading's end, which a line of text may end with too. One that is all of its line has its backslash.
    if escaped.ends_with('#') && text.rsplit('\n').next().map(str::trim) != Some("#") {
        escaped.pop();
        escaped.push_str("\\#");
    }
    escaped
}
