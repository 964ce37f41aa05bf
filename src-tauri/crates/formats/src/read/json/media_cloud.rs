//! Stories of Media Cloud, with their text (lists without it are the default export).
use super::flat::{Flat, AUTHORS, HEADLINE, LANGUAGE, OUTLET, PUBLISHED, TEXT, URL};

/// The dialect.
pub static MEDIA_CLOUD: Flat = Flat {
    name: "Media Cloud",
    marks: &[&["medianame", "mediaurl"], &["medianame", "publishdate"], &["mediaid", "storiesid"]],
    fields: &[
        (HEADLINE, &["title"]),
        (OUTLET, &["medianame"]),
        (URL, &["url"]),
        (AUTHORS, &["author", "authors"]),
        (PUBLISHED, &["publishdate"]),
        (LANGUAGE, &["language"]),
        (TEXT, &["storytext", "text", "fulltext"]),
    ],
};
