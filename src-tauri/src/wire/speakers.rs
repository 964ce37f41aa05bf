//! Speakers and their timelines.
use super::article::{QuotationRow, SpeakerRef};
use super::library::StoryRef;
use super::mirrors;
use super::{ArticleRef, Id, Run};
use serde::Serialize;
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
        /// Quotations.
        pub quotations: u32,
        /// Articles.
        pub articles: u32,
        /// Outlets.
        pub outlets: u32,
        /// Unsure attributions.
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
        /// The sentences around it, the quotation marked.
        pub context: Vec<Run>,
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
        /// Its words, differences to the fullest telling marked added and removed.
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
