//! Stories.
use super::library::ArticleRow;
use super::mirrors;
use super::{ArticleRef, Id};
use serde::Serialize;
use specta::Type;

mirrors! {
    /// The list of stories.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct StoriesView {
        /// The stories, latest first.
        pub stories: Vec<StoryRow>,
        /// Groups that the app suggests.
        pub suggestions: Vec<StorySuggestion>,
    }

    /// A story in the list.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
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
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
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
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct StoryView {
        /// The story.
        pub id: Id,
        /// Its title.
        pub title: String,
        /// Its articles in order of time.
        pub articles: Vec<ArticleRow>,
        /// Sentences of several outlets, without repeating.
        pub summary: Vec<StorySentence>,
        /// Who reports what: statements by outlets; at most 200, those of most outlets first.
        pub statements: Vec<Statement>,
    }

    /// A sentence of the story's summary.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct StorySentence {
        /// Whose.
        pub article: ArticleRef,
        /// Which sentence.
        pub sentence: u32,
        /// Its words.
        pub text: String,
        /// Other outlets that say the same, by name.
        pub supported_by: Vec<String>,
    }

    /// A statement and who has it.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct Statement {
        /// Its best telling.
        pub text: String,
        /// One a teller: the article and the sentence in it.
        pub told: Vec<Telling>,
    }

    /// Where a statement stands.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct Telling {
        /// The article.
        pub article: Id,
        /// The sentence.
        pub sentence: u32,
        /// Its words.
        pub text: String,
    }
}
