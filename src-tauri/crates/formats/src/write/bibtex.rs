//! BibTeX entries, for LaTeX and reference managers.
use std::collections::HashSet;

use super::Writer;
use crate::{read::byline, Document};

/// The writer of BibTeX.
pub struct Bibtex;

impl Writer for Bibtex {
    fn id(&self) -> &'static str {
        "bibtex"
    }
    fn name(&self) -> &'static str {
        "BibTeX"
    }
    fn extension(&self) -> &'static str {
        "bib"
    }
    fn write(&self, documents: &[Document]) -> String {
        let mut taken = HashSet::new();
        documents.iter().map(|document| entry(document, &mut taken)).collect::<Vec<_>>().join("\n")
    }
}

fn entry(document: &Document, taken: &mut HashSet<String>) -> String {
    let mut text = format!("@article{{{},\n", key(document, taken));
    let mut field = |name: &str, value: &str| {
        if !value.is_empty() {
            text.push_str(&format!("  {name} = {{{value}}},\n"));
        }
    };
    // Inner braces keep the capitals of a headline and the words of an agency together.
    field(
        "title",
        &document.headline.as_deref().map(|headline| format!("{{{}}}", escape(headline))).unwrap_or_default(),
    );
    let authors: Vec<String> = document
        .authors
        .iter()
        .map(|author| {
            if byline::is_agency(author) || !author.contains(' ') {
                format!("{{{}}}", escape(author))
            } else {
                escape(author)
            }
        })
        .collect();
    field("author", &authors.join(" and "));
    field("journal", &document.outlet.as_deref().map(escape).unwrap_or_default());
    if let Some(day) = document.published.as_deref().and_then(|day| day.get(..10)) {
        field("date", day);
        field("year", day.get(..4).unwrap_or_default());
        field("month", day.get(5..7).unwrap_or_default().trim_start_matches('0'));
    }
    field("url", &document.url.as_deref().map(address).unwrap_or_default());
    field("language", &document.language.as_deref().map(escape).unwrap_or_default());
    text.push_str("}\n");
    text
}

/// A key of ASCII letters and figures: surname, year, first word of the headline; a letter is added when it is taken.
fn key(document: &Document, taken: &mut HashSet<String>) -> String {
    let plain = |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    let who = document
        .authors
        .first()
        .or(document.outlet.as_ref())
        .and_then(|name| name.split_whitespace().last())
        .map(plain);
    let year = document.published.as_deref().and_then(|day| day.get(..4)).map(plain);
    let word = document
        .headline
        .as_deref()
        .and_then(|headline| headline.split_whitespace().map(plain).find(|word| word.len() > 3));
    let base: String = [who, year, word].into_iter().flatten().collect();
    let base = if base.is_empty() { "article".to_string() } else { base };
    let mut key = base.clone();
    let mut number = 2;
    while !taken.insert(key.clone()) {
        key = format!("{base}-{number}");
        number += 1;
    }
    key
}

/// Text without characters that TeX acts upon.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => escaped.push_str("\\textbackslash{}"),
            '{' | '}' | '$' | '&' | '#' | '_' | '%' => escaped.extend(['\\', c]),
            '~' => escaped.push_str("\\textasciitilde{}"),
            '^' => escaped.push_str("\\textasciicircum{}"),
            '\n' | '\r' | '\t' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// An address as `url` wants it: as it is, but without braces and backslashes, which would end the field.
fn address(url: &str) -> String {
    url.replace('{', "%7B").replace('}', "%7D").replace('\\', "%5C").replace(char::is_whitespace, "%20")
}
