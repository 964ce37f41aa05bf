//! Stories.
use super::article::FactKind;
use super::library::ArticleRow;
use super::mirrors;
use super::versions::KindCount;
use super::{ArticleRef, Id, Paragraph, Run};
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
        /// Who reports what: statements by outlets; at most 500, those of most outlets first.
        pub statements: Vec<Statement>,
        /// How many statements there are in all.
        pub all_statements: u32,
        /// Articles that were compared for the statements, in order of time; of a very large story not all.
        pub compared: Vec<Id>,
    }

    /// The summary of a story.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct StorySummaryView {
        /// Sentences of several outlets, without repeating, in the order of telling.
        pub sentences: Vec<StorySentence>,
        /// Sentences that the reader wants not in it.
        pub dropped: Vec<StoryDropped>,
        /// Words of the sentences, as a reader counts them between blanks.
        pub words: u32,
    }

    /// A sentence of the story's summary.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
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
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct StorySupport {
        /// Whose.
        pub article: ArticleRef,
        /// Which sentence.
        pub sentence: u32,
        /// Its words.
        pub text: String,
    }

    /// A value that outlets give differently.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct StoryDifference {
        /// What kind of value.
        pub kind: FactKind,
        /// Who gives which: first the sentence of the summary, then the others.
        pub values: Vec<StoryValue>,
    }

    /// A value as one article has it.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct StoryValue {
        /// Whose.
        pub article: ArticleRef,
        /// Which sentence.
        pub sentence: u32,
        /// The words of the value.
        pub text: String,
    }

    /// A sentence that the reader wants not in the summary of the story.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct StoryDropped {
        /// Whose.
        pub article: ArticleRef,
        /// Which sentence.
        pub sentence: u32,
        /// Its words.
        pub text: String,
    }

    /// The words of a story and of each outlet.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct StoryKeywords {
        /// What most outlets have, and most often.
        pub common: Vec<KeyTerm>,
        /// Each outlet in order of its first article; articles of an unknown outlet count each as one of their own.
        pub outlets: Vec<OutletWords>,
    }

    /// A word with its counts.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct KeyTerm {
        /// The word in its most frequent form; all forms are counted.
        pub term: String,
        /// How sure the difference is, in standard deviations; 0 where it is not told of for its difference.
        pub z: f64,
        /// How often each outlet has it, in the order of `StoryKeywords.outlets`.
        pub counts: Vec<u32>,
    }

    /// What one outlet uses more, and less, than the others.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
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
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub enum DatePrecision {
        /// The year only.
        Year,
        /// The month and the year.
        Month,
        /// The day.
        Day,
    }

    /// Something that happened, or is to happen, on a date.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
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
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct EventTelling {
        /// Whose.
        pub article: ArticleRef,
        /// Which sentence.
        pub sentence: u32,
        /// Its words, the date marked as a fact.
        pub runs: Vec<Run>,
    }

    /// A statement and who has it.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct Statement {
        /// Its best telling: the sentence that has most in common with the others.
        pub text: String,
        /// The article of that sentence.
        pub article: Id,
        /// Its place in the order of telling, from 0: by time of the article, then by place in it.
        pub place: u32,
        /// How many outlets have it; articles of an unknown outlet count each as one of their own.
        pub outlets: u32,
        /// The sentences that say it, in order of time.
        pub told: Vec<Telling>,
        /// Where an article has no such sentence, but one that says a part of it or comes close.
        pub partly: Vec<Telling>,
    }

    /// Where a statement stands.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct Telling {
        /// The article.
        pub article: Id,
        /// The version that was read.
        pub version: Id,
        /// The sentence.
        pub sentence: u32,
        /// Its words.
        pub text: String,
    }

    /// One article of a story as a base text: what of it the others say.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct StoryBase {
        /// The article.
        pub article: ArticleRef,
        /// Its headline as runs; empty when it has none.
        pub headline: Vec<Run>,
        /// Its text.
        pub paragraphs: Vec<Paragraph>,
        /// Other outlets that it was compared with.
        pub outlets: u32,
        /// One entry a sentence.
        pub sentences: Vec<BaseSentence>,
    }

    /// A sentence of the base text.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct BaseSentence {
        /// Its words.
        pub text: String,
        /// How many other outlets say it.
        pub outlets: u32,
        /// How many other outlets say a part of it, and not more.
        pub partly: u32,
        /// With what words: in full first, then in order of time.
        pub told: Vec<BaseTelling>,
    }

    /// A sentence of another article that says the same.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct BaseTelling {
        /// Whose.
        pub article: ArticleRef,
        /// Which sentence.
        pub sentence: u32,
        /// Its words.
        pub text: String,
        /// Whether it says a part only.
        pub partly: bool,
    }

    /// All versions of the articles of a story, in order of time; those without a time last.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct StoryTimeline {
        /// The versions.
        pub versions: Vec<StoryVersion>,
        /// Versions beyond the number that is looked at.
        pub left_out: u32,
    }

    /// A version among those of the other outlets.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct StoryVersion {
        /// The article, and which version.
        pub article: ArticleRef,
        /// Number of the version, from 1.
        pub number: u32,
        /// When it came out, as the page or the archive gives it; `None` when only the time of import is known.
        pub time: Option<String>,
        /// Hours after the first of the story; `None` where a time of day is not known of both.
        pub hours: Option<f64>,
        /// Days after the first of the story; `None` where a day is not known of both.
        pub days: Option<u32>,
        /// Words added since the version before; all of them in the first.
        pub words_added: u32,
        /// Words removed since the version before.
        pub words_removed: u32,
        /// Kinds of change since the version before, with counts.
        pub kinds: Vec<KindCount>,
        /// Whether a reader would see a difference to the version before.
        pub visible: bool,
        /// What is new in it and stood in another outlet before. That says which was first, and not that one is from the other.
        pub after: Vec<AppearsAfter>,
    }

    /// Something new in a version that another outlet had before.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct AppearsAfter {
        /// What kind of fact; `None` for a statement as a whole.
        pub kind: Option<FactKind>,
        /// Its words in the new version; of a statement the sentence.
        pub text: String,
        /// The sentence in the new version.
        pub sentence: u32,
        /// That sentence, with the fact marked.
        pub runs: Vec<Run>,
        /// Who had it before, the earliest first, one an outlet.
        pub before: Vec<HadBefore>,
    }

    /// Where something stood earlier.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct HadBefore {
        /// The article and version.
        pub article: ArticleRef,
        /// Its time, as the page or the archive gives it.
        pub time: String,
        /// The sentence.
        pub sentence: u32,
        /// Its words.
        pub text: String,
    }

    /// Why an article stands together with another.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct Together {
        /// The other.
        pub article: ArticleRef,
        /// How alike the two are, from 0 to 1.
        pub score: f64,
        /// From which score on two articles are alike enough for one story.
        pub enough: f64,
        /// Days between them; `None` when a date is not known.
        pub days: Option<u32>,
        /// Names and places that both have, those first that tell most.
        pub names: Vec<String>,
        /// Figures that both have.
        pub numbers: Vec<String>,
        /// Other words that both have, those first that tell most.
        pub words: Vec<String>,
    }
}
