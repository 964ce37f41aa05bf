//! What news-please writes.
use super::flat::{Flat, AUTHORS, HEADLINE, LANGUAGE, MODIFIED, OUTLET, PUBLISHED, STANDFIRST, TEXT, URL};

/// The dialect.
pub static NEWS_PLEASE: Flat = Flat {
    name: "news-please",
    marks: &[&["maintext", "sourcedomain"], &["maintext", "datepublish"], &["maintext", "datedownload"]],
    fields: &[
        (HEADLINE, &["title", "titlepage", "titlerss"]),
        (STANDFIRST, &["description"]),
        (OUTLET, &["sourcedomain"]),
        (URL, &["url"]),
        (AUTHORS, &["authors"]),
        (PUBLISHED, &["datepublish"]),
        (MODIFIED, &["datemodify"]),
        (LANGUAGE, &["language"]),
        (TEXT, &["maintext"]),
    ],
};
