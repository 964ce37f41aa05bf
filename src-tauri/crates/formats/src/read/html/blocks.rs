//! The page as blocks of text, in the order of the page, each with what its elements say about it.
use dom_query::{Document, NodeData, NodeRef};

use super::elements::Element;
pub use super::flags::Flag;
use super::flags::Known;

/// Name of the attribute that numbers the elements, so that they are found again in the page.
pub const MARK: &str = "data-block";

/// What kind of element a block comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// A paragraph.
    Paragraph,
    /// A heading, 1 to 6.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
    /// Text that stands in a `div` or the like.
    Other,
}

/// A stretch of text without block elements inside.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its words, white space squeezed, line breaks of the page as line feeds.
    pub text: String,
    /// Which kind of element holds it.
    pub tag: Tag,
    /// Whether it stands in a block quotation.
    pub quote: bool,
    /// Number of the element that holds it ([`MARK`]).
    pub mark: usize,
    /// Numbers of the elements around it, the outermost first; of deep nesting, the outermost and the innermost.
    pub path: Vec<usize>,
    /// How many of its characters are in links.
    pub links: usize,
    /// How many of its characters are in links to places in the same page.
    pub inner: usize,
    /// How many of its characters are in bold type.
    pub bold: usize,
    /// What of it the page marks as a time, white space squeezed; empty for most.
    pub time: String,
    /// Its length in characters.
    pub length: usize,
    /// What the elements around it say, with their numbers, the outermost first.
    pub flags: Vec<(usize, Flag)>,
}

impl Block {
    /// The level of the heading that it is, or stands in; 0 for none.
    pub const fn heading(&self) -> u8 {
        match self.tag {
            Tag::Heading(level) => level,
            _ => 0,
        }
    }

    /// Share of its characters that are in links, 0 to 1.
    pub fn linked(&self) -> f64 {
        self.links as f64 / self.length.max(1) as f64
    }
}

/// A page as blocks, with the elements that hold them.
#[derive(Debug, Default)]
pub struct Blocks {
    /// The blocks in the order of the page.
    pub blocks: Vec<Block>,
    /// The elements by their numbers; the first is the page itself.
    pub elements: Vec<Element>,
}

/// Most elements that [`Block::path`] keeps at each of its ends, and most flags of a block: what stands in hostile nesting
/// must not take memory for each of its blocks.
const PATH_ENDS: usize = 40;
const MOST_FLAGS: usize = 64;

/// Whether an element's text is never part of a page's text.
fn is_skipped(name: &str) -> bool {
    matches!(
        name,
        "script"
            | "style"
            | "noscript"
            | "iframe"
            | "template"
            | "svg"
            | "math"
            | "head"
            | "title"
            | "textarea"
            | "select"
            | "option"
            | "datalist"
            | "object"
            | "embed"
            | "video"
            | "audio"
            | "canvas"
            | "map"
            | "button"
            | "input"
            | "meter"
            | "progress"
            | "applet"
            | "frameset"
            | "noframes"
            | "noembed"
            | "link"
            | "meta"
            | "dialog"
    )
}

/// Whether an element stands in lines.
fn is_inline(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr"
            | "acronym"
            | "b"
            | "bdi"
            | "bdo"
            | "big"
            | "cite"
            | "code"
            | "data"
            | "del"
            | "dfn"
            | "em"
            | "font"
            | "i"
            | "ins"
            | "kbd"
            | "label"
            | "mark"
            | "nobr"
            | "q"
            | "ruby"
            | "rb"
            | "s"
            | "samp"
            | "small"
            | "span"
            | "strike"
            | "strong"
            | "sub"
            | "sup"
            | "time"
            | "tt"
            | "u"
            | "var"
            | "wbr"
            | "img"
            | "picture"
            | "source"
            | "td"
            | "th"
            | "rt"
            | "rp"
            | "amp-img"
            | "amp-anim"
            | "amp-pixel"
    )
}

#[derive(Default)]
struct Open {
    text: String,
    links: usize,
    inner: usize,
    bold: usize,
    time: String,
    breaks: usize,
}

#[derive(Default)]
struct Walk {
    found: Blocks,
    open: Open,
    path: Vec<usize>,
    tags: Vec<Tag>,
    flags: Vec<(usize, Flag)>,
    quotes: usize,
    link: usize,
    inner: usize,
    bold: usize,
    time: usize,
    known: Known,
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Left),
}

/// What to undo when an element ends.
struct Left {
    inline: bool,
    flags: usize,
    quote: bool,
    link: bool,
    inner: bool,
    bold: bool,
    time: bool,
    cell: bool,
}

/// The blocks of a page. Numbers its block elements by [`MARK`] on the way.
pub fn collect(document: &Document) -> Vec<Block> {
    walk(document).blocks
}

/// The same with the elements. Walks with a stack of its own, so that depth cannot overflow anything.
pub fn walk(document: &Document) -> Blocks {
    let mut walk = Walk::default();
    walk.found.elements.push(Element::default());
    let root = document.body().unwrap_or_else(|| document.html_root());
    let mut steps = vec![Step::Enter(root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node) if node.is_text() => {
                node.query(|node| {
                    if let NodeData::Text { contents } = &node.data {
                        walk.words(contents);
                    }
                });
            }
            Step::Enter(node) if node.is_element() => {
                let name = node.node_name().unwrap_or_default();
                if &*name == "br" {
                    walk.open.breaks += 1;
                } else if &*name == "hr" {
                    walk.flush();
                } else if !is_skipped(&name) {
                    let left = walk.enter(&node, &name);
                    steps.push(Step::Leave(left));
                    steps.extend(node.children_it(true).map(Step::Enter));
                }
            }
            Step::Enter(_) => {}
            Step::Leave(left) => walk.leave(&left),
        }
    }
    walk.flush();
    walk.found
}

impl Walk {
    fn enter(&mut self, node: &NodeRef, name: &str) -> Left {
        let flags = self.flags.len();
        let own = self.known.read(node, name);
        let found = own.flags(name);
        // A caption or button inside a line of text is a block of its own.
        let apart = found
            .iter()
            .any(|flag| matches!(flag, Flag::Caption | Flag::Share | Flag::Ad | Flag::Hidden | Flag::Newsletter))
            && name != "a";
        let inline = is_inline(name) && !apart;
        let mut left = Left {
            inline,
            flags,
            quote: name == "blockquote",
            link: name == "a",
            inner: name == "a" && own.inner,
            bold: matches!(name, "b" | "strong"),
            time: name == "time",
            cell: matches!(name, "td" | "th"),
        };
        self.quotes += usize::from(left.quote);
        self.link += usize::from(left.link);
        self.inner += usize::from(left.inner);
        self.bold += usize::from(left.bold);
        self.time += usize::from(left.time);
        // Times and names stand side by side without a blank, kept apart by the page's looks.
        let label = inline && found.iter().any(|flag| matches!(flag, Flag::Meta | Flag::Author));
        if left.cell || left.time || label {
            self.gap();
        }
        if inline {
            left.flags = usize::MAX;
            return left;
        }
        self.flush();
        let number = self.found.elements.len();
        node.set_attr(MARK, &number.to_string());
        let parent = self.path.last().copied().unwrap_or_default();
        self.path.push(number);
        self.flags.extend(found.iter().map(|flag| (number, *flag)));
        self.found.elements.push(Element::of(name, &own, parent, found));
        self.tags.push(match name {
            "p" => Tag::Paragraph,
            "h1" => Tag::Heading(1),
            "h2" => Tag::Heading(2),
            "h3" => Tag::Heading(3),
            "h4" => Tag::Heading(4),
            "h5" => Tag::Heading(5),
            "h6" => Tag::Heading(6),
            "li" | "dt" | "dd" => Tag::Item,
            "tr" => Tag::Row,
            // A paragraph inside an item or heading is still the item or heading.
            _ => Tag::Other,
        });
        left
    }

    fn leave(&mut self, left: &Left) {
        if left.cell {
            self.gap();
        }
        if !left.inline {
            self.flush();
            self.path.pop();
            self.tags.pop();
            self.flags.truncate(left.flags);
        }
        self.quotes -= usize::from(left.quote);
        self.link -= usize::from(left.link);
        self.inner -= usize::from(left.inner);
        self.bold -= usize::from(left.bold);
        self.time -= usize::from(left.time);
    }

    fn gap(&mut self) {
        if !self.open.text.is_empty() && !self.open.text.ends_with([' ', '\n']) {
            self.open.text.push(' ');
        }
    }

    fn words(&mut self, words: &str) {
        if !words.chars().all(char::is_whitespace) && self.open.breaks > 0 {
            if self.open.breaks > 1 {
                self.flush();
            } else if !self.open.text.is_empty() {
                let trimmed = self.open.text.trim_end().len();
                self.open.text.truncate(trimmed);
                self.open.text.push('\n');
            }
            self.open.breaks = 0;
        }
        let before = self.open.text.len();
        let mut count = 0;
        for c in words.chars() {
            if c.is_whitespace() {
                if !self.open.text.is_empty() && !self.open.text.ends_with([' ', '\n']) {
                    self.open.text.push(' ');
                }
            } else if !matches!(c, '\u{200b}' | '\u{ad}' | '\u{feff}' | '\u{200c}' | '\u{2060}') {
                self.open.text.push(c);
                count += 1;
            }
        }
        if self.open.text.len() > before {
            if self.link > 0 {
                self.open.links += count;
            }
            if self.inner > 0 {
                self.open.inner += count;
            }
            if self.bold > 0 {
                self.open.bold += count;
            }
            if self.time > 0 {
                self.open.time.push_str(words);
            }
        }
    }

    fn flush(&mut self) {
        let open = std::mem::take(&mut self.open);
        let text = open.text.trim();
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        let length = text.chars().filter(|c| !c.is_whitespace()).count();
        let tag = self.tags.iter().rev().find(|tag| **tag != Tag::Other).copied().unwrap_or(Tag::Other);
        let near = self.tags.last().copied().unwrap_or(Tag::Other);
        // Only what stands in the paragraph itself, or in a list or heading around it, takes its kind.
        let tag = match (near, tag) {
            (Tag::Other, Tag::Paragraph) => Tag::Other,
            (Tag::Paragraph, _) => match self.tags.iter().rev().find(|tag| !matches!(tag, Tag::Other | Tag::Paragraph))
            {
                Some(Tag::Item) => Tag::Item,
                _ => Tag::Paragraph,
            },
            (_, tag) => tag,
        };
        let path = match self.path.len() {
            depth if depth > PATH_ENDS * 2 => {
                self.path.iter().take(PATH_ENDS).chain(self.path.iter().skip(depth - PATH_ENDS)).copied().collect()
            }
            _ => self.path.clone(),
        };
        self.found.blocks.push(Block {
            text: text.to_string(),
            tag,
            quote: self.quotes > 0,
            mark: self.path.last().copied().unwrap_or_default(),
            path,
            links: open.links,
            inner: open.inner,
            bold: open.bold,
            time: open.time.split_whitespace().collect::<Vec<_>>().join(" "),
            length,
            flags: self.flags.iter().take(MOST_FLAGS).copied().collect(),
        });
    }
}
