//! The language of the page.
use broadsheet_text::Language;
use dom_query::Document as Page;

use super::super::json_ld;
use super::metas::{named, Metas};
use super::Sourced;

const NAMES: &[&str] = &[
    "http-equiv content-language",
    "content-language",
    "dc.language",
    "dcterms.language",
    "dc:language",
    "language",
    "inlanguage",
    "og:locale",
];

/// The language that the page says that it is in.
pub fn said(page: &Page, metas: &Metas, data: &json_ld::Article) -> Sourced<String> {
    let root = page.html_root();
    let lang = root.attr("lang").or_else(|| root.attr("xml:lang"));
    lang.and_then(|lang| Some((tag(&lang)?, "html lang".to_string())))
        .or_else(|| Some((tag(data.language.as_deref()?)?, "json-ld".to_string())))
        .or_else(|| metas.first(NAMES).find_map(|(name, value)| Some((tag(value)?, named(name)))))
}

/// A language tag in its usual letters: "en", "de-AT".
fn tag(text: &str) -> Option<String> {
    let text = text.split([',', ';']).next().unwrap_or_default().trim().replace('_', "-");
    let head = text.split('-').next().unwrap_or_default();
    let fits = (2..=3).contains(&head.len()) && head.bytes().all(|b| b.is_ascii_alphabetic()) && text.len() <= 12;
    fits.then(|| match text.split_once('-') {
        Some((language, region)) => {
            let region = if region.len() == 2 { region.to_ascii_uppercase() } else { region.to_string() };
            format!("{}-{region}", language.to_ascii_lowercase())
        }
        None => text.to_ascii_lowercase(),
    })
}

/// The language of the article: what the page says, unless its words are surely in another. Software of blogs says "en"
/// where nobody has set it.
pub fn of_text(said: Sourced<String>, text: &str) -> Sourced<String> {
    // A few sentences tell it, and the whole text is long.
    let start = text.char_indices().nth(2000).map_or(text, |(at, _)| text.get(..at).unwrap_or(text));
    let detected = Language::detect(start);
    let Some(code) = detected.code() else { return said };
    match &said {
        Some((tag, _)) if Language::from_tag(tag) == detected => said,
        // A short text, or a language that is told from its neighbors with difficulty, does not outweigh the page's word.
        Some(_) if text.chars().count() < 400 || matches!(detected, Language::Other(_)) => said,
        _ if text.chars().count() < 200 => said,
        _ => Some((code.to_string(), "words of the text".to_string())),
    }
}
