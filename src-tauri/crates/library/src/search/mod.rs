//! Finding articles: the search language, its translation to SQL, and the marks in what was found.
mod condition;
mod highlight;
mod query;
pub(crate) mod saved;

pub(crate) use condition::{condition, relevance, Condition};
pub(crate) use highlight::Highlighter;
pub(crate) use query::{parse, Parsed};
