//! What `trafilatura --json` writes. Its "source" is the address, its "source-hostname" the outlet.
use super::flat::{Flat, AUTHORS, HEADLINE, LANGUAGE, OUTLET, PUBLISHED, STANDFIRST, TEXT, URL};

/// The dialect.
pub static TRAFILATURA: Flat = Flat {
    name: "trafilatura",
    marks: &[&["text", "sourcehostname"], &["text", "rawtext"], &["text", "hostname", "fingerprint"]],
    fields: &[
        (HEADLINE, &["title"]),
        (STANDFIRST, &["excerpt", "description"]),
        (OUTLET, &["sitename", "sourcehostname", "hostname"]),
        (URL, &["source", "url"]),
        (AUTHORS, &["author"]),
        (PUBLISHED, &["date"]),
        (LANGUAGE, &["language"]),
        (TEXT, &["text", "rawtext"]),
    ],
};
