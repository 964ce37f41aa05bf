//! The elements of a page that hold its blocks: what they are, and what stands in them.
use super::flags::{Flag, Own};

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
    /// Whether it is marked as an article, in any of the ways there are: by its name, its class, its type.
    pub article: bool,
    /// Whether it is named as a part of a live blog.
    pub live: bool,
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

impl Element {
    /// An element by its name, with what its attributes say.
    pub fn of(name: &str, own: &Own, parent: usize, flags: Vec<Flag>) -> Self {
        let named = own.article_body || own.looks.named;
        let name = Name::of(name);
        let article = name == Name::Article || own.article || own.looks.article;
        Self { parent, name, looks: own.looks.hash, named, article, live: own.live || own.looks.live, flags }
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
