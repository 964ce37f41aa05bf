//! A text that is known to be an article's body, cleaned by the same rules: no headline is looked for in it.
use super::fill::{kind, leave_out};
use super::phrase;
use super::{is_author_note, lines, rule, Line, Rule};
use crate::{Document, Paragraph};

/// What stands at the top of a page only: below it, a short line with a name or a date may well be news.
const TOP: &[&str] = &["date-line", "byline", "age"];
/// So many lines are the top.
const TOP_LINES: usize = 3;

/// A document with nothing but the paragraphs of `text` and what was left out. `headline` is known from elsewhere: where
/// the text repeats it, it is left out.
pub fn body(text: &str, headline: Option<&str>) -> Document {
    let lines = lines::split(text);
    let headline = headline.map(phrase::normal).filter(|headline| !headline.is_empty());
    let mut document = Document::default();
    let notes = lines.len().saturating_sub(2).max(1);
    for (at, line) in lines.iter().enumerate() {
        if at < TOP_LINES && headline.as_ref() == Some(&line.normal) {
            leave_out(&mut document, line, None, "headline again");
        } else if let Some(rule) = rule(line).filter(|rule| fits_here(rule, at)) {
            leave_out(&mut document, line, Some(rule.id), rule.reason);
        } else if at >= notes && is_author_note(line) {
            leave_out(&mut document, line, None, "about the author");
        } else {
            let kind = kind(&lines, at, document.paragraphs.is_empty());
            document.paragraphs.push(Paragraph { text: line.body().to_string(), kind });
        }
    }
    document
}

fn fits_here(rule: &Rule, at: usize) -> bool {
    at < TOP_LINES || !TOP.contains(&rule.id)
}

/// The rule that takes a block of a page for something else than running text; `at` counts the blocks of the article.
pub(crate) fn rule_at(line: &Line, at: usize) -> Option<&'static Rule> {
    rule(line).filter(|rule| fits_here(rule, at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ParagraphKind;

    #[test]
    fn a_body_keeps_its_first_line_and_loses_its_furniture() {
        let text = "Pier reopens\nBy Mette Kvale\nThe pier of Larsund reopened on Monday after two years of repairs.\n\n\
                    Money from the fund\n\nThe council paid nine million for it, which the treasurer called a bargain.\n\
                    Share this article\nMette Kvale is a reporter who covers the coast.";
        let found = body(text, Some("Pier reopens"));
        let kept: Vec<ParagraphKind> = found.paragraphs.iter().map(|paragraph| paragraph.kind).collect();
        assert_eq!(kept, [ParagraphKind::Body, ParagraphKind::Subhead, ParagraphKind::Body]);
        let reasons: Vec<&str> = found.removed.iter().map(|removed| removed.reason.as_str()).collect();
        assert_eq!(reasons, ["headline again", "byline", "share buttons", "about the author"]);
    }
}
