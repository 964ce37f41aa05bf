//! Posts as the REST interface of WordPress gives them. Times are without a zone there, so only the day is taken.
use super::flat::{Flat, HEADLINE, MODIFIED, PUBLISHED, STANDFIRST, TEXT, URL};

/// The dialect.
pub static WORDPRESS: Flat = Flat {
    name: "WordPress",
    marks: &[&["content", "dategmt", "guid"]],
    fields: &[
        (HEADLINE, &["title"]),
        (STANDFIRST, &["excerpt"]),
        (URL, &["link"]),
        (PUBLISHED, &["date", "dategmt"]),
        (MODIFIED, &["modified", "modifiedgmt"]),
        (TEXT, &["content"]),
    ],
};
