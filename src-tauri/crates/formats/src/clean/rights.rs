//! Copyright lines, credits of desks and agencies, and notes about where a text stood first.
use std::sync::LazyLock;

use super::{phrase::Phrases, rule::Rule, Line};

static COPYRIGHT: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("phrases/rights.txt")));
static NOTES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("phrases/origin.txt")));

/// Copyright lines.
pub const RIGHTS: Rule = Rule {
    id: "rights",
    reason: "copyright or agency note",
    example: "© 2026 Coast Ledger. All rights reserved.",
    applies: Some(is_copyright),
    ends: false,
    amid: false,
    sure: false,
};

/// Who else worked on a text, and where it was published first.
pub const ORIGIN: Rule = Rule {
    id: "origin",
    reason: "note on how the text was made",
    example: "Reporting by Ada Quill; editing by Tom Bracken",
    applies: Some(is_note),
    ends: false,
    amid: false,
    sure: false,
};

fn is_copyright(line: &Line) -> bool {
    COPYRIGHT.fits(line) || line.text.starts_with('©')
}

fn is_note(line: &Line) -> bool {
    NOTES.fits(line)
}
