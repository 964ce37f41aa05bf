//! Speakers and their timelines.
use super::article::{QuotationRow, SpeakerRef};
use super::library::StoryRef;
use super::mirrors;
use super::{ArticleRef, Id, Run};
use serde::{Deserialize, Serialize};
use specta::Type;

mirrors! {
    /// A speaker in the list.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct SpeakerRow {
        /// The speaker.
        pub id: Id,
        /// The name.
        pub name: String,
        /// The commonest role, if any.
        pub role: Option<String>,
        /// Quotations of which the speaker is sure.
        pub quotations: u32,
        /// Articles with those.
        pub articles: u32,
        /// Outlets with those.
        pub outlets: u32,
        /// Quotations that are perhaps this speaker's.
        pub unsure: u32,
        /// First date.
        pub from: Option<String>,
        /// Last date.
        pub to: Option<String>,
    }

    /// One speaker's timeline.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct SpeakerView {
        /// The speaker.
        pub id: Id,
        /// The name.
        pub name: String,
        /// Other forms.
        pub aliases: Vec<String>,
        /// Titles and descriptions.
        pub roles: Vec<String>,
        /// Outlets in order of the lanes; "" for an unknown outlet.
        pub outlets: Vec<String>,
        /// Every quotation, in order of time; undated ones last.
        pub quotations: Vec<SpokenQuotation>,
        /// Speakers merged into this one by the user; each can be taken out again.
        pub merged: Vec<SpeakerRef>,
        /// Speakers joined to this one by name and context; each can be taken out again.
        pub joined: Vec<JoinedSpeaker>,
    }

    /// A speaker who was joined to another without asking.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct JoinedSpeaker {
        /// The speaker.
        pub id: Id,
        /// The name.
        pub name: String,
        /// Why, in plain words.
        pub why: String,
    }

    /// Are these two one person?
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct SpeakerQuestion {
        /// The question.
        pub id: Id,
        /// The one with the shorter name.
        pub a: QuestionSide,
        /// The other.
        pub b: QuestionSide,
        /// How like they are, 0 to 1.
        pub score: f64,
        /// What speaks for one person.
        pub pro: Vec<String>,
        /// What speaks against.
        pub contra: Vec<String>,
    }

    /// One of the two of a question.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct QuestionSide {
        /// The speaker.
        pub id: Id,
        /// The name.
        pub name: String,
        /// Titles and descriptions, the commonest first.
        pub roles: Vec<String>,
        /// Quotations in newest versions, unsure ones too.
        pub quotations: u32,
        /// The newest articles, at most three.
        pub articles: Vec<ArticleRef>,
        /// Something that was said.
        pub said: Option<String>,
    }

    /// An answer to such a question.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub enum SpeakerAnswer {
        /// They are one person.
        Same,
        /// They are two.
        Different,
        /// To be asked again when there is more evidence.
        Later,
    }

    /// Quotations whose speaker is unsure, to be gone through.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct ReviewView {
        /// How many there are.
        pub total: u32,
        /// The first of them, newest articles first.
        pub quotations: Vec<ReviewItem>,
    }

    /// A quotation to decide on.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct ReviewItem {
        /// The quotation.
        pub quotation: QuotationRow,
        /// Its article.
        pub article: ArticleRef,
        /// The sentences around it, the quotation marked.
        pub context: Vec<Run>,
        /// Who may have said it: the best guess first, then the other people of the article, most named first.
        pub candidates: Vec<SpeakerCandidate>,
    }

    /// Somebody who may have said something.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct SpeakerCandidate {
        /// The speaker; `None` when only the article names them, or, as the best guess, does not name them.
        pub speaker: Option<Id>,
        /// The name.
        pub name: String,
        /// A title or description.
        pub role: Option<String>,
        /// Whether it is the best guess.
        pub guess: bool,
    }

    /// A quotation on the timeline.
    #[derive(Debug, Clone, PartialEq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct SpokenQuotation {
        /// The quotation.
        pub quotation: QuotationRow,
        /// The article.
        pub article: ArticleRef,
        /// The story.
        pub story: Option<StoryRef>,
        /// The utterance that it tells: variants of one utterance share the number.
        pub utterance: u32,
        /// How it differs from the fullest telling of its utterance.
        pub variant: Variant,
        /// For a cut, what it leaves out of the fullest telling, in order.
        pub left_out: Vec<String>,
        /// That it is the same utterance is only likely: the speaker and what is said agree, not the words.
        pub likely: bool,
        /// Who else is said to have said this, by other articles of the same days or story.
        pub given_to: Vec<GivenTo>,
        /// For a cut and for other words, its words with the differences to the fullest telling marked added and removed;
        /// else empty.
        pub differences: Vec<Run>,
    }

    /// The same words in another article, given to somebody else.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct GivenTo {
        /// To whom.
        pub speaker: SpeakerRef,
        /// The quotation there.
        pub quotation: Id,
        /// The article.
        pub article: ArticleRef,
        /// The sentence in which it begins.
        pub sentence: u32,
        /// The words there.
        pub text: String,
        /// Whether it is the same words or a cut; never `Fullest`.
        pub variant: Variant,
    }

    /// How a telling differs from the fullest.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub enum Variant {
        /// It is the fullest, or the only one.
        Fullest,
        /// The same words.
        Same,
        /// Leaves something out.
        Cut,
        /// Other words.
        Reworded,
    }
}
