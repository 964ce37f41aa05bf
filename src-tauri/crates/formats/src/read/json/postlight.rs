//! What the Postlight (Mercury) parser gives.
use super::flat::{Flat, AUTHORS, HEADLINE, LANGUAGE, OUTLET, PUBLISHED, STANDFIRST, TEXT, URL};

/// The dialect.
pub static POSTLIGHT: Flat = Flat {
    name: "Postlight",
    marks: &[&["content", "leadimageurl"], &["content", "nextpageurl"], &["content", "renderedpages"]],
    fields: &[
        (HEADLINE, &["title"]),
        (STANDFIRST, &["dek", "excerpt"]),
        (OUTLET, &["sitename", "domain"]),
        (URL, &["url"]),
        (AUTHORS, &["author"]),
        (PUBLISHED, &["datepublished"]),
        (LANGUAGE, &["lang"]),
        (TEXT, &["content"]),
    ],
};
