//! Who said what: quotations with their speakers, and who is who in one article.
mod acts;
mod attribution;
mod bare;
mod clauses;
mod cues;
mod finish;
mod focus;
mod frames;
mod frames_without_verb;
mod german;
pub mod identity;
mod incises;
mod marks;
mod names;
mod outline;
mod people;
mod phrases;
mod roles;
mod romance;
mod romance_subjects;
mod sides;
mod steps;
#[cfg(test)]
mod tests;
mod unframed;
pub mod variants;

use crate::{Article, Language, Span};
use outline::Outline;
use people::Cast;

/// What kind of quotation it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// Nine tenths or more of it stand inside quotation marks.
    Direct,
    /// Reported in a clause of the outlet's own, with verbatim words in it.
    Mixed,
    /// Reported without quotation marks.
    Indirect,
}

/// A quotation in the body of an article.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotation {
    /// From its first to its last byte.
    pub span: Span,
    /// What is attributed, in order; several when the frame stands in the middle (`"A," X said. "B."`).
    pub spans: Vec<Span>,
    /// The words inside quotation marks, marks included.
    pub verbatim: Vec<Span>,
    /// What kind it is.
    pub kind: Kind,
    /// The reporting word ("said", "according to").
    pub cue: Option<Span>,
    /// Who said it, if anyone is named or pointed at.
    pub speaker: Option<Attribution>,
    /// Whether the speaker may be shown without a question mark.
    pub certain: bool,
    /// How likely the speaker is right, 0 to 1.
    pub confidence: f64,
    /// Why this speaker, for people ("‘said’ after the quotation; ‘he’ is Jonas Brandt, named before").
    pub explanation: String,
}

/// To whom a quotation is given.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribution {
    /// The words of the article that name the speaker here ("he", "the port chief"), in order.
    pub mentions: Vec<Span>,
    /// The fullest name in the article, or the generic words ("a police spokesman").
    pub canonical: String,
    /// Which of [`Findings::people`]; `None` for a generic source.
    pub person: Option<usize>,
}

/// What a speaker is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpeakerKind {
    /// A person.
    Person,
    /// An organization or institution.
    Organization,
    /// Not told which.
    Unknown,
}

/// Someone named in the article.
#[derive(Debug, Clone, PartialEq)]
pub struct Person {
    /// The fullest name in the article, without titles.
    pub name: String,
    /// What it is.
    pub kind: SpeakerKind,
    /// Other forms in the article ("Brandt", "Mr. Brandt").
    pub aliases: Vec<String>,
    /// Titles and descriptions bound to the name ("transport minister").
    pub roles: Vec<String>,
    /// Where it is named, in order.
    pub mentions: Vec<Span>,
}

/// What was found in one article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Findings {
    /// Everyone named, in order of first mention.
    pub people: Vec<Person>,
    /// The quotations of the body, in text order.
    pub quotations: Vec<Quotation>,
    /// Stretches inside quotation marks in the headline; spans of the **headline**. The headline's quotations are the
    /// outlet's shortening and are shown as the headline's, never counted as utterances.
    pub headline: Vec<Span>,
}

/// German writes every noun with a capital: one such word alone, never seen beside a first name or a title, may be no
/// name ("Antworten"). A pronoun is not resolved into it, and it is never certain.
fn doubt_nouns(text: &str, quotation: &mut Quotation, people: &[Person]) {
    let Some(speaker) = &mut quotation.speaker else { return };
    let person = speaker.person.and_then(|person| people.get(person));
    if person.is_some_and(|one| one.kind == SpeakerKind::Unknown && one.roles.is_empty() && !one.name.contains(' ')) {
        quotation.certain = false;
        quotation.confidence = quotation.confidence.min(0.7);
        let said = speaker.mentions.first().map_or("", |mention| mention.of(text));
        let small = said.starts_with(char::is_lowercase) && !said.contains(' ');
        if small || matches!(said, "Er" | "Sie" | "Es" | "Sein" | "Seine" | "Ihr" | "Ihre") {
            quotation.confidence = quotation.confidence.min(0.3);
            quotation.explanation = format!("nobody is named, only “{said}”");
            speaker.canonical = said.to_owned();
            speaker.person = None;
        }
    }
}

/// Finds the quotations of `article` and who said them. A wrong speaker is worse than none.
pub fn find(article: &Article) -> Findings {
    let outline = Outline::new(article);
    let frames: Vec<_> = outline.sentences.iter().map(|sentence| outline.frames(*sentence)).collect();
    let cast = Cast::new(&outline, &frames, article);
    let mut quotations = attribution::attribute(&outline, &cast, &frames);
    if article.language == Language::German {
        quotations.iter_mut().for_each(|quotation| doubt_nouns(article.text, quotation, &cast.people));
    }
    let headline =
        article.headline.map(|headline| marks::stretches(headline, Span::whole(headline), None)).unwrap_or_default();
    Findings { people: cast.people, quotations, headline: headline.into_iter().map(|stretch| stretch.span).collect() }
}

/// Whether a word in lower case is one that names follow: a given name, a title or a role.
pub(crate) fn leads_name(language: Language, lower: &str) -> bool {
    use cues::class::{GIVEN, ROLES, TITLES};
    cues::Lexicon::of(language, "").classes(lower) & (GIVEN | ROLES | TITLES) != 0
}
