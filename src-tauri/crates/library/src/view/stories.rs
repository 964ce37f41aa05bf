//! Stories.
use super::library::ArticleRow;
use super::{ArticleRef, FactKind, Id, Run};

/// The list of stories.
#[derive(Debug, Clone, PartialEq)]
pub struct StoriesView {
    /// The stories, latest first.
    pub stories: Vec<StoryRow>,
    /// Groups that the app suggests.
    pub suggestions: Vec<StorySuggestion>,
}

/// A story in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryRow {
    /// The story.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Articles.
    pub articles: u32,
    /// Outlets, by name.
    pub outlets: Vec<String>,
    /// First date.
    pub from: Option<String>,
    /// Last date.
    pub to: Option<String>,
}

/// Articles that seem to be on one event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorySuggestion {
    /// Its id, for accepting or dismissing.
    pub id: Id,
    /// A title: the headline of the most central article.
    pub title: String,
    /// The story that they would join; `None` for a new one.
    pub story: Option<Id>,
    /// The articles.
    pub articles: Vec<ArticleRef>,
    /// Why: the words that they share.
    pub why: Vec<String>,
}

/// A story.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryView {
    /// The story.
    pub id: Id,
    /// Its title.
    pub title: String,
    /// Its articles in order of time.
    pub articles: Vec<ArticleRow>,
    /// Who reports what: statements by outlets; at most 200, those of most outlets first.
    pub statements: Vec<Statement>,
}

/// The summary of a story.
#[derive(Debug, Clone, PartialEq)]
pub struct StorySummaryView {
    /// Sentences of several outlets, without repeating, in the order of telling.
    pub sentences: Vec<StorySentence>,
    /// Sentences that the reader wants not in it.
    pub dropped: Vec<StoryDropped>,
    /// Words of the sentences, as a reader counts them between blanks.
    pub words: u32,
}

/// A sentence of the story's summary.
#[derive(Debug, Clone, PartialEq)]
pub struct StorySentence {
    /// Whose.
    pub article: ArticleRef,
    /// Which sentence.
    pub sentence: u32,
    /// Its words.
    pub text: String,
    /// Whether the reader asked for it.
    pub pinned: bool,
    /// Why it was picked.
    pub why: String,
    /// The other articles that say the same, each with the sentence that says it best, in order of time.
    pub support: Vec<StorySupport>,
    /// Where those give another number, date or name.
    pub differences: Vec<StoryDifference>,
}

/// A sentence that says the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorySupport {
    /// Whose.
    pub article: ArticleRef,
    /// Which sentence.
    pub sentence: u32,
    /// Its words.
    pub text: String,
}

/// A value that outlets give differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryDifference {
    /// What kind of value.
    pub kind: FactKind,
    /// Who gives which: first the sentence of the summary, then the others.
    pub values: Vec<StoryValue>,
}

/// A value as one article has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryValue {
    /// Whose.
    pub article: ArticleRef,
    /// Which sentence.
    pub sentence: u32,
    /// The words of the value.
    pub text: String,
}

/// A sentence that the reader wants not in the summary of the story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryDropped {
    /// Whose.
    pub article: ArticleRef,
    /// Which sentence.
    pub sentence: u32,
    /// Its words.
    pub text: String,
}

/// The words of a story and of each outlet.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryKeywords {
    /// What most outlets have, and most often.
    pub common: Vec<KeyTerm>,
    /// Each outlet in order of its first article; articles of an unknown outlet count each as one of their own.
    pub outlets: Vec<OutletWords>,
}

/// A word with its counts.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyTerm {
    /// The word in its most frequent form; all forms are counted.
    pub term: String,
    /// How sure the difference is, in standard deviations; 0 where it is not told of for its difference.
    pub z: f64,
    /// How often each outlet has it, in the order of [`StoryKeywords::outlets`].
    pub counts: Vec<u32>,
}

/// What one outlet uses more, and less, than the others.
#[derive(Debug, Clone, PartialEq)]
pub struct OutletWords {
    /// Its name.
    pub outlet: Option<String>,
    /// Its articles.
    pub articles: u32,
    /// How many of its words were counted: without stop words and numbers.
    pub words: u32,
    /// Whether there was enough text to compare; where not, both lists are empty.
    pub compared: bool,
    /// What it uses more than the others, the surest first.
    pub over: Vec<KeyTerm>,
    /// What it uses less than the others, the surest first.
    pub under: Vec<KeyTerm>,
}

/// How exactly a date is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DatePrecision {
    /// The year only.
    Year,
    /// The month and the year.
    Month,
    /// The day.
    Day,
}

/// Something that happened, or is to happen, on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryEvent {
    /// The date in ISO notation: "2026-10-14", "2026-10" or "2026".
    pub date: String,
    /// How exactly it is given.
    pub precision: DatePrecision,
    /// Articles that tell of it.
    pub articles: u32,
    /// The sentences that tell of it; first the one that stands earliest in its article.
    pub told: Vec<EventTelling>,
}

/// A sentence that gives the date of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventTelling {
    /// Whose.
    pub article: ArticleRef,
    /// Which sentence.
    pub sentence: u32,
    /// Its words, the date marked as a fact.
    pub runs: Vec<Run>,
}

/// A statement and who has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its best telling.
    pub text: String,
    /// One a teller: the article and the sentence in it.
    pub told: Vec<Telling>,
}

/// Where a statement stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// The article.
    pub article: Id,
    /// The sentence.
    pub sentence: u32,
    /// Its words.
    pub text: String,
}
