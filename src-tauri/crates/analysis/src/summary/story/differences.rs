//! Where sentences that say the same differ in a number, a date or a name.
use super::Support;
use crate::compare::align;
use crate::compare::facts::{self, Kind, Status};
use crate::{quotes, Article, Span};

/// A value that two outlets give differently.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// The other article, by its place in the input.
    pub article: usize,
    /// Its sentence.
    pub sentence: usize,
    /// Where the value stands in the text of the pick's article.
    pub own: Span,
    /// Where the other value stands in the text of the other article.
    pub other: Span,
    /// What kind of value.
    pub kind: Kind,
}

/// What a sentence and those that support it give differently, by the rules of [`facts::compare`], which calls two values
/// different only where both surely speak of the same thing.
pub(super) fn differences(articles: &[Article], article: usize, span: Span, support: &[Support]) -> Vec<Difference> {
    let Some(one) = articles.get(article) else { return Vec::new() };
    let mut found = Vec::new();
    for other in support {
        let Some(another) = articles.get(other.article) else { continue };
        let Some(their_span) = another.sentences.get(other.sentence) else { continue };
        let (own, their) = (alone(one, span), alone(another, *their_span));
        let alignment = align(&own, &their, &[]);
        let rows = facts::compare((&own, &quotes::find(&own)), (&their, &quotes::find(&their)), &alignment);
        for row in rows.into_iter().filter(|row| row.status == Status::Different) {
            if let (Some(a), Some(b)) = (row.a, row.b) {
                found.push(Difference {
                    article: other.article,
                    sentence: other.sentence,
                    own: a.span.shift(span.start()),
                    other: b.span.shift(their_span.start()),
                    kind: row.kind,
                });
            }
        }
    }
    found
}

/// A sentence as an article of its own.
fn alone<'a>(article: &Article<'a>, span: Span) -> Article<'a> {
    let text: &'a str = span.of(article.text);
    Article { text, sentences: vec![Span::whole(text)], ..article.clone() }
}
