//! HTML that is known to be an article's body, as feeds, news formats and extractors carry it: no finder is needed, and
//! nothing in it is metadata.
use std::collections::HashMap;

use dom_query::Document as Page;

use super::blocks::{self, Block, Flag, Tag};
use super::{content, depth};
use crate::clean::{self, Line};
use crate::{Document, Paragraph, Removed};

/// A document with nothing but the paragraphs of `html` and what was left out: captions, boxes and links that its elements
/// or the rules of [`clean`] name. `headline` is known from elsewhere: where the body repeats it, it is left out. HTML with
/// too many tags gives its words without them.
pub fn fragment(html: &str, headline: Option<&str>) -> Document {
    let (html, tags) = depth::flatten(html);
    if tags > depth::MOST_TAGS {
        return Document::default();
    }
    let page = Page::from(html.as_ref());
    let blocks = blocks::collect(&page);
    let lines: Vec<Line> = blocks.iter().map(|block| Line::of(&block.text)).collect();
    let headline = headline.map(clean::phrase::normal).filter(|headline| !headline.is_empty());
    let weights = weights(&blocks);
    let all: usize = blocks.iter().map(|block| block.length).sum();
    let mut document = Document::default();
    for (at, (block, line)) in blocks.iter().zip(&lines).enumerate() {
        // A class name on an element that holds much of the body is the site's, and no reason. A teaser's picture may
        // have a caption as long as the teaser.
        let marked = block.flags.iter().find_map(|(number, flag)| {
            let weight = weights.get(number).copied().unwrap_or_default();
            let most = if *flag == Flag::Caption { 9 } else { 4 };
            flag.reason().filter(|_| weight * 10 <= all * most)
        });
        let linked = block.links * 10 >= block.length * 9 && line.words <= 30;
        let (rule, reason) = if headline.as_ref() == Some(&line.normal) {
            (None, Some("headline again"))
        } else if marked.is_some() {
            (None, marked)
        } else if let Some(rule) = clean::rule_at(line, at) {
            (Some(rule.id), Some(rule.reason))
        } else if at + 2 >= blocks.len() && at > 0 && clean::is_author_note(line) {
            (None, Some("about the author"))
        } else if linked && matches!(block.tag, Tag::Paragraph | Tag::Other) && blocks.len() > 1 {
            (None, Some("link to another article"))
        } else {
            (None, None)
        };
        match reason {
            Some(reason) => document.removed.push(Removed {
                text: block.text.clone(),
                rule: rule.map(str::to_string),
                reason: reason.to_string(),
                before: document.paragraphs.len(),
            }),
            None => document.paragraphs.push(Paragraph { text: block.text.clone(), kind: content::kind(block, line) }),
        }
    }
    document
}

/// How many characters stand in each element.
fn weights(blocks: &[Block]) -> HashMap<usize, usize> {
    let mut weights = HashMap::new();
    for block in blocks {
        block.path.iter().for_each(|number| *weights.entry(*number).or_default() += block.length);
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ParagraphKind;

    #[test]
    fn a_body_keeps_its_text_and_loses_captions_and_links() {
        let found = fragment(
            "<div class='related-content'><h2>Pier reopens</h2><p>The pier of Larsund reopened on Monday, the council \
             said.</p><figure><img src=x><figcaption>The pier at dusk</figcaption></figure><h3>Money</h3><p>It cost \
             nine million, which the treasurer called a bargain.</p><p><a href=x>Ferry to run at night</a></p></div>",
            Some("Pier reopens"),
        );
        let kept: Vec<ParagraphKind> = found.paragraphs.iter().map(|paragraph| paragraph.kind).collect();
        assert_eq!(kept, [ParagraphKind::Body, ParagraphKind::Subhead, ParagraphKind::Body]);
        let reasons: Vec<&str> = found.removed.iter().map(|removed| removed.reason.as_str()).collect();
        assert_eq!(reasons, ["headline again", "photo caption", "link to another article"]);
    }
}
