//! What newspaper3k and newspaper4k give. Their "summary" is made by the program and is not read.
use super::flat::{Flat, AUTHORS, HEADLINE, LANGUAGE, OUTLET, PUBLISHED, STANDFIRST, TEXT, URL};

/// The dialect.
pub static NEWSPAPER: Flat = Flat {
    name: "newspaper",
    marks: &[&["text", "topimage"], &["text", "metalang"], &["text", "metadescription"], &["text", "metakeywords"]],
    fields: &[
        (HEADLINE, &["title"]),
        (STANDFIRST, &["metadescription"]),
        (OUTLET, &["metasitename"]),
        (URL, &["canonicallink", "url"]),
        (AUTHORS, &["authors"]),
        (PUBLISHED, &["publishdate"]),
        (LANGUAGE, &["metalang", "language"]),
        (TEXT, &["text"]),
    ],
};
