//! The elements of a page that hold its blocks: what they are, and what stands in them.
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::LazyLock;

use dom_query::NodeRef;
use regex::Regex;

use super::flags::Flag;

/// A block element of the page. Elements are numbered from 1 in the order of the page, so that what is inside has the
/// greater number; 0 is the page itself.
#[derive(Debug, Clone, Default)]
pub struct Element {
    /// Number of the element around it.
    pub parent: usize,
    /// What it is.
    pub name: Name,
    /// What it looks like: the same for elements of one name and class, numbers in the class apart.
    pub looks: u64,
    /// Whether it is named as the text of an article ("article-body").
    pub named: bool,
    /// What it says of the text in it, beside what the elements around it say.
    pub flags: Vec<Flag>,
}

/// The names of elements that the rules tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Name {
    /// A part of a page ("div", "section").
    #[default]
    Part,
    /// An article.
    Article,
    /// A paragraph, heading, quotation, row or cell: a part of a text.
    Text,
    /// An item of a list.
    Item,
    /// A list.
    List,
    /// A table.
    Table,
}

impl Name {
    /// Reads an element's name in lower case.
    pub fn of(name: &str) -> Self {
        match name {
            "article" => Self::Article,
            "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt" | "dd" | "tr" | "tbody" | "thead" | "tfoot"
            | "blockquote" | "pre" | "figure" | "figcaption" | "caption" | "address" | "center" | "span" | "a"
            | "strong" | "em" | "b" | "i" => Self::Text,
            "li" => Self::Item,
            "ul" | "ol" | "dl" => Self::List,
            "table" => Self::Table,
            _ => Self::Part,
        }
    }

    /// Whether it divides the page; the others divide a text.
    pub const fn is_part(self) -> bool {
        matches!(self, Self::Part | Self::Article)
    }
}

/// Names for the element that holds an article's text.
static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?-u)\b(?:(?:article|story)-?(?:body|content|text|copy)|(?:entry|post)-?(?:content|body|text)|body-?(?:copy|text|content)|content-?body|rich-?text|rte|markdown|prose|field-name-body|main-?content|(?:single|page|blog)-content)\b",
    )
    .ok()
});

impl Element {
    /// Reads an element; `words` are those of its attributes.
    pub fn of(node: &NodeRef, name: &str, words: &str, parent: usize, flags: Vec<Flag>) -> Self {
        let mut looks = DefaultHasher::new();
        name.hash(&mut looks);
        if let Some(class) = node.attr("class") {
            class.bytes().filter(|byte| !byte.is_ascii_digit()).for_each(|byte| byte.hash(&mut looks));
        }
        let property = node.attr("itemprop").is_some_and(|property| property.eq_ignore_ascii_case("articlebody"));
        let named = property || !words.is_empty() && NAMED.as_ref().is_some_and(|named| named.is_match(words));
        Self { parent, name: Name::of(name), looks: looks.finish(), named, flags }
    }
}

/// A figure for each element that counts what is inside it too. `own` holds what stands in each element itself.
pub fn with_inside(elements: &[Element], mut own: Vec<usize>) -> Vec<usize> {
    for number in (1..elements.len()).rev() {
        let (Some(element), Some(figure)) = (elements.get(number), own.get(number).copied()) else { continue };
        if let Some(parent) = own.get_mut(element.parent) {
            *parent = parent.saturating_add(figure);
        }
    }
    own
}
