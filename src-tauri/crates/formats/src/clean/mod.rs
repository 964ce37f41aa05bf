//! Plain text cleaned by rules on lines: one file a family of rules, one table.
//!
//! A rule looks at one line; what its neighbors are decides in [`document`], which finds the headline and the stretch of
//! the article first. Whatever is left out keeps its words, its reason and its place.
mod again;
mod body;
mod captions;
mod comments;
mod fill;
mod head;
mod headline;
mod lines;
mod links;
pub mod mail;
pub mod own;
mod page;
pub mod phrase;
pub mod place;
mod promotion;
mod region;
mod rights;
mod rule;
mod share;
mod signature;
mod wrap;

use std::borrow::Cow;

use broadsheet_text::Language;

use crate::{Document, Field};
pub use body::body;
pub(crate) use body::rule_at;
pub use lines::{split, Line, Role};
use place::State;
pub use region::is_page;
pub use rule::Rule;
pub(crate) use signature::is_author_note;

/// Every rule. Those that look at words are asked in this order; the first that applies gives the reason.
pub static RULES: &[Rule] = &[
    rights::RIGHTS,
    rights::ORIGIN,
    comments::FORM,
    promotion::ADVERTISEMENT,
    promotion::NEWSLETTER,
    share::SHARE,
    captions::CAPTION,
    links::POINTER,
    links::RELATED,
    page::NAVIGATION,
    page::COOKIES,
    page::PLAYER,
    page::ADDRESS,
    signature::DATE_LINE,
    signature::AGE,
    signature::BYLINE,
    // By their place.
    signature::AUTHOR_NOTE,
    headline::STRAY,
    headline::AGAIN,
    headline::LABEL,
    again::AGAIN,
    comments::COMMENT,
];

/// The rule that takes `line` for something else than running text by its words.
pub fn rule(line: &Line) -> Option<&'static Rule> {
    if line.words > 120 || matches!(line.role, Role::Title(_) | Role::Subtitle | Role::Row | Role::Aside(_)) {
        return None;
    }
    RULES.iter().find(|rule| rule.applies.is_some_and(|applies| applies(line)))
}

/// Text cleaned into a document: headline, authors, date and standfirst where the text gives them, paragraphs, and what
/// was left out. Every line of the text is in one of these. Offsets play no part: `Removed::before` counts paragraphs.
pub fn document(text: &str) -> Document {
    let lines = lines::split(text);
    article(&lines, region::is_page(&lines))
}

/// The same for lines of which their file says more than their words do. `page` says whether they are those of a page
/// that was copied whole, of which only a stretch is the article.
pub(crate) fn article(lines: &[Line], page: bool) -> Document {
    let rules: Vec<Option<&'static Rule>> = lines.iter().map(rule).collect();
    let mut verdicts: Vec<Verdict> = lines
        .iter()
        .zip(&rules)
        .map(|(line, rule)| match (line.role, rule) {
            (Role::Aside(reason), _) => Verdict::Out(reason),
            (_, Some(rule)) => Verdict::Rule(rule),
            _ => Verdict::Body,
        })
        .collect();
    let (start, end) = if page {
        // What its file sets beside the text is none of the page's lines.
        let is_aside = |line: &Line| matches!(line.role, Role::Aside(_));
        let places: Vec<usize> =
            lines.iter().enumerate().filter(|(_, line)| !is_aside(line)).map(|(at, _)| at).collect();
        let among: Cow<[Line]> = match places.len() == lines.len() {
            true => lines.into(),
            false => lines.iter().filter(|line| !is_aside(line)).cloned().collect::<Vec<_>>().into(),
        };
        let asked: Vec<_> = places.iter().map(|at| rules.get(*at).copied().flatten()).collect();
        let states = place::states(&among, &asked);
        let states = place::resumed(&among, &asked, states);
        for (at, state) in places.iter().zip(&states) {
            if let Some(verdict) = verdicts.get_mut(*at) {
                *verdict = placed(*state, *verdict);
            }
        }
        let is = |state: &State| *state == State::Article;
        let place = |at: usize| places.get(at).copied().unwrap_or_default();
        (states.iter().position(is).map_or(0, place), states.iter().rposition(is).map_or(0, |at| place(at) + 1))
    } else {
        (head::first_paragraph(lines, &rules), lines.len())
    };
    let text = Text { lines, rules: &rules, start, end, page };
    let mut document = Document::default();
    head::find(&text, &mut verdicts, &mut document);
    again::find(&text, &mut verdicts);
    comments::find(&text, &mut verdicts);
    signature::notes(&text, &mut verdicts);
    signature::sign(&text, &mut document);
    fill::fill(lines, &verdicts, &mut document);
    if let Some(code) = Language::detect(&document.text()).code() {
        document.language = Some(code.to_string());
        document.evidence.insert(Field::Language, "words of the text".to_string());
    }
    document
}

/// A text while it is cleaned.
struct Text<'a> {
    lines: &'a [Line],
    /// The rule that takes each line by its words.
    rules: &'a [Option<&'static Rule>],
    /// Lines `[start, end)` are the article, or begin with its first paragraph where no page is around it.
    start: usize,
    end: usize,
    /// Whether it is a page that was copied whole.
    page: bool,
}

impl Text<'_> {
    fn rule(&self, at: usize) -> Option<&'static Rule> {
        self.rules.get(at).copied().flatten()
    }
}

/// What becomes of a line.
#[derive(Clone, Copy)]
enum Verdict {
    /// It is running text, or a subhead or list item between running text.
    Body,
    /// It is a field of the document (the headline).
    Field,
    /// It is left out because it stands outside the article, for this reason.
    Out(&'static str),
    /// It is left out by a rule of the table.
    Rule(&'static Rule),
}

impl Verdict {
    const fn is_body(&self) -> bool {
        matches!(self, Self::Body)
    }
}

/// What the states of the lines of a page say. Furniture that a rule knows has the reason of the rule.
fn placed(state: State, verdict: Verdict) -> Verdict {
    match (state, verdict) {
        (State::Article, Verdict::Rule(rule)) if rule.sure => verdict,
        (State::Article, _) => Verdict::Body,
        _ if !verdict.is_body() => verdict,
        (State::Before, _) => Verdict::Out("before the article"),
        (State::Inside, _) => Verdict::Out("links or labels of the page"),
        (State::After, _) => Verdict::Out("after the article"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_have_ids_of_their_own_and_examples_that_they_take() {
        for (at, rule) in RULES.iter().enumerate() {
            assert!(RULES.iter().skip(at + 1).all(|other| other.id != rule.id), "{}", rule.id);
            assert!(!rule.reason.is_empty() && rule.id.chars().all(|c| c.is_ascii_lowercase() || c == '-'));
            let line = Line::of(rule.example);
            match rule.applies {
                Some(applies) => {
                    assert!(applies(&line), "{}", rule.id);
                    assert_eq!(super::rule(&line).map(|rule| rule.id), Some(rule.id));
                }
                None => assert!(!rule.example.is_empty()),
            }
        }
    }
}
