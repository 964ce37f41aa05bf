//! Links to other articles.
use std::sync::LazyLock;

use super::rule::{furniture, Rule};
use super::{phrase, phrase::Phrases, Line};

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("phrases/related.txt")));

/// Labels that stand with a colon before the headline of another article.
static LABELS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("phrases/pointer.txt")));

/// A label and the headline of another article ("Related: …").
pub const POINTER: Rule = Rule {
    id: "pointer",
    reason: "link to another article",
    example: "Related: What the tide can do",
    applies: Some(is_pointer),
    ends: false,
    amid: true,
    sure: true,
};

/// "Read more", and what stands above lists of articles.
pub const RELATED: Rule = Rule {
    id: "related",
    reason: "links to other articles",
    example: "You may also like",
    applies: Some(is_related),
    ends: true,
    amid: false,
    sure: false,
};

fn is_pointer(line: &Line) -> bool {
    let label = line.text.split_once(':').map(|(label, _)| label).filter(|label| label.len() < 60);
    line.words <= 26 && label.is_some_and(|label| LABELS.fit(&phrase::normal(label)))
        || line.words <= 30 && line.normal.starts_with("also on ") && !line.text.ends_with(',')
}

fn is_related(line: &Line) -> bool {
    furniture(line, &PHRASES)
}
