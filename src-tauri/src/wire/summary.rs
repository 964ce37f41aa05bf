//! Summaries of articles.
use super::mirrors;
use super::Id;
use serde::{Deserialize, Serialize};
use specta::Type;

mirrors! {
    /// How a length is given.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub enum SummaryUnit {
        /// In sentences, 1 to 10.
        #[default]
        Sentences,
        /// In words, 1 to 10,000.
        Words,
        /// In hundredths of the article's words, 1 to 100.
        Percent,
    }

    /// How long a summary is to be, at most.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct SummaryLength {
        /// What is counted.
        pub unit: SummaryUnit,
        /// How much; what is out of range is brought into it.
        pub amount: u32,
    }

    /// A summary.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct SummaryView {
        /// The method.
        pub method: String,
        /// All methods.
        pub methods: Vec<MethodRef>,
        /// The sentences, in text order.
        pub picks: Vec<PickView>,
        /// Sentences of this version that the reader wants in no summary, in text order.
        pub dropped: Vec<DroppedSentence>,
        /// Sentences of the article.
        pub of: u32,
        /// Words of the picks, as a reader counts them between blanks.
        pub words: u32,
        /// Words of the article, counted alike.
        pub of_words: u32,
    }

    /// A way to summarize.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct MethodRef {
        /// Its id.
        pub id: String,
        /// Its name.
        pub name: String,
        /// What it does.
        pub about: String,
    }

    /// A picked sentence.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct PickView {
        /// Its number in the article.
        pub sentence: u32,
        /// Its words.
        pub text: String,
        /// Whether the reader asked for it.
        pub pinned: bool,
        /// Why.
        pub why: String,
        /// How early it stands, from 0 to 1.
        pub place: f64,
        /// How central it is by the method, from 0 to 1.
        pub central: f64,
        /// How little of it the picks before it have said, from 0 to 1.
        pub new: f64,
    }

    /// A sentence that the reader wants in no summary.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct DroppedSentence {
        /// The version that has it.
        pub version: Id,
        /// Its number there.
        pub sentence: u32,
        /// Its words.
        pub text: String,
    }

    /// What each method picks of one version, at one length.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct MethodsView {
        /// The methods.
        pub methods: Vec<MethodRef>,
        /// Every sentence that any of them picks, in text order.
        pub rows: Vec<MethodRow>,
    }

    /// A sentence and the methods that pick it.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct MethodRow {
        /// Its number in the article.
        pub sentence: u32,
        /// Its words.
        pub text: String,
        /// Whether the reader asked for it: then every method has it.
        pub pinned: bool,
        /// For each method, in their order, whether it picks it.
        pub picked: Vec<bool>,
    }
}
