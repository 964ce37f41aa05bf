//! The library screen and the sidebar.
use super::{Id, Run};

/// What is listed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleQuery {
    /// In the search language of the library; empty for all.
    pub search: String,
    /// Only of these outlets; empty for all. Within a facet values are alternatives, facets narrow each other.
    pub outlets: Vec<Id>,
    /// Only of these stories.
    pub stories: Vec<Id>,
    /// Only with these speakers.
    pub speakers: Vec<Id>,
    /// Only with these tags.
    pub tags: Vec<String>,
    /// Only in these languages, by tag.
    pub languages: Vec<String>,
    /// Only published in this month ("2026-10").
    pub month: Option<String>,
    /// The trash in place of the library.
    pub trash: bool,
    /// By which column.
    pub sort: SortColumn,
    /// From the largest, latest or last in the alphabet.
    pub descending: bool,
    /// Rows to pass over.
    pub offset: u32,
    /// Rows to give, at most 500.
    pub limit: u32,
}

/// The columns to sort by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SortColumn {
    /// By date of publication; unknown dates last.
    #[default]
    Published,
    /// By headline.
    Headline,
    /// By outlet.
    Outlet,
    /// By story.
    Story,
    /// By number of versions.
    Versions,
    /// By length.
    Words,
    /// By time of import.
    Imported,
    /// By rank of the search; like `Published` without one.
    Relevance,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticlePage {
    /// Articles in all.
    pub total: u32,
    /// The rows from `offset`.
    pub rows: Vec<ArticleRow>,
    /// How a search that does not parse was understood; `None` when it was plain.
    pub understood: Option<String>,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArticleRow {
    /// The article.
    pub id: Id,
    /// Its headline with matches marked; empty when it has none.
    pub headline: Vec<Run>,
    /// Where the search matched, or the first sentence.
    pub snippet: Vec<Run>,
    /// Name of the outlet.
    pub outlet: Option<String>,
    /// A date or an RFC 3339 time, as the page gives it.
    pub published: Option<String>,
    /// RFC 3339.
    pub imported: String,
    /// The story, if it belongs to one.
    pub story: Option<StoryRef>,
    /// How many versions.
    pub versions: u32,
    /// Words of the newest version.
    pub words: u32,
    /// Quotations of the newest version.
    pub quotations: u32,
    /// Language tag.
    pub language: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
}

/// A story in a few words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryRef {
    /// The story.
    pub id: Id,
    /// Its title.
    pub title: String,
}

/// Counts beside the list, under the same query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facets {
    /// Outlets.
    pub outlets: Vec<FacetValue>,
    /// Stories.
    pub stories: Vec<FacetValue>,
    /// Speakers.
    pub speakers: Vec<FacetValue>,
    /// Tags; the value is in `label`.
    pub tags: Vec<FacetValue>,
    /// Languages; the tag is in `label`.
    pub languages: Vec<FacetValue>,
    /// Months ("2026-10" in `label`), in order of time.
    pub months: Vec<FacetValue>,
    /// Articles without a date.
    pub undated: u32,
}

/// A value to narrow by; at most 50 a facet, the most frequent first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetValue {
    /// Its id; 0 where `label` is the value.
    pub id: Id,
    /// For people.
    pub label: String,
    /// Articles.
    pub count: u32,
}

/// The sidebar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sidebar {
    /// Articles outside the trash.
    pub articles: u32,
    /// Stories.
    pub stories: u32,
    /// Suggested stories that wait for a word.
    pub suggestions: u32,
    /// Speakers with a quotation.
    pub speakers: u32,
    /// Quotations.
    pub quotations: u32,
    /// Pairs of speakers who may be one person.
    pub questions: u32,
    /// Quotations whose speaker is unsure.
    pub unsure: u32,
    /// Articles in the trash.
    pub trash: u32,
    /// Saved searches.
    pub searches: Vec<SavedSearch>,
    /// Tags with counts.
    pub tags: Vec<FacetValue>,
    /// What undo would take back ("Undo rename story"), if anything.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
    /// Whether the sample library is in.
    pub sample: bool,
}

/// A saved search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// The search.
    pub search: String,
    /// Articles now.
    pub count: u32,
}
