//! What every analysis takes.
use broadsheet_text::{segment, Language, Span};

/// One version of an article: its body and what is known about it.
#[derive(Debug, Clone, Default)]
pub struct Article<'a> {
    /// The body: paragraphs joined by two line feeds.
    pub text: &'a str,
    /// The headline, which is not part of `text`.
    pub headline: Option<&'a str>,
    /// Name of the outlet.
    pub outlet: Option<&'a str>,
    /// A date or an RFC 3339 time, as the page gives it.
    pub published: Option<&'a str>,
    /// The language of `text`.
    pub language: Language,
    /// The sentences of `text`, in order.
    pub sentences: Vec<Span>,
}

impl<'a> Article<'a> {
    /// An article of which only the text is known; the language is `language`, or detected when `Unknown`.
    pub fn new(text: &'a str, language: Language) -> Self {
        let language = if language == Language::Unknown { Language::detect(text) } else { language };
        Self { text, language, sentences: segment::sentences(text, language), ..Self::default() }
    }

    /// The same with the headline.
    pub fn with_headline(mut self, headline: Option<&'a str>) -> Self {
        self.headline = headline;
        self
    }

    /// The paragraphs of the body.
    pub fn paragraphs(&self) -> Vec<Span> {
        segment::paragraphs(self.text)
    }
}
