//! What a rule of cleaning is.
use super::{phrase::Phrases, Line};

/// A rule of cleaning: which lines are no running text, and why.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its id, for settings and [`crate::Removed::rule`] ("comment-form"). Never changed once it was released.
    pub id: &'static str,
    /// The reason for people ("comment form").
    pub reason: &'static str,
    /// A line that it takes, invented, for the settings screen.
    pub example: &'static str,
    /// Whether it applies to a line by its words; `None` where the place in the text decides.
    pub applies: Option<fn(&Line) -> bool>,
    /// Whether the line opens what follows an article, when nothing but such lines comes after it.
    pub ends: bool,
    /// Whether its lines stand in the middle of articles as often as anywhere, so that they say nothing of its end.
    pub amid: bool,
    /// Whether its lines are no running text even between two paragraphs of the article.
    pub sure: bool,
}

/// Whether a line fits a table of phrases and is not running text that happens to begin so.
pub fn furniture(line: &Line, phrases: &Phrases) -> bool {
    let running = line.sentence && line.words > 14 && line.sentences > 1 || line.words > 60;
    !running && phrases.fits(line)
}
