//! What Mozilla's Readability.js gives (`parse()`), as reader modes and "save as JSON" tools store it.
use super::flat::{Flat, AUTHORS, HEADLINE, LANGUAGE, OUTLET, PUBLISHED, STANDFIRST, TEXT, URL};

/// The dialect.
pub static READABILITY: Flat = Flat {
    name: "Readability",
    marks: &[&["content", "textcontent"], &["textcontent", "sitename"]],
    fields: &[
        (HEADLINE, &["title"]),
        (STANDFIRST, &["excerpt"]),
        (OUTLET, &["sitename"]),
        (URL, &["url"]),
        (AUTHORS, &["byline"]),
        (PUBLISHED, &["publishedtime"]),
        (LANGUAGE, &["lang"]),
        (TEXT, &["content", "textcontent"]),
    ],
};
