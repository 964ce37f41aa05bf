//! An XML document as a tree, for formats whose parts refer to one another. It lies in one list, so that its depth
//! overflows nothing; where the document breaks off, the tree holds what stood before.
use crate::read::markup::{Event, Markup};

/// Most elements and stretches of text that are held of one document.
const MOST_NODES: usize = 2_000_000;

/// A document.
#[derive(Debug, Default)]
pub struct Tree {
    nodes: Vec<Node>,
    /// Whether the document is damaged from some place on.
    pub broken: bool,
    /// Whether it holds more than is read.
    pub too_large: bool,
}

#[derive(Debug)]
struct Node {
    what: What,
    children: Vec<usize>,
}

#[derive(Debug)]
enum What {
    Element { prefix: String, name: String, attributes: Vec<(String, String)> },
    Text(String),
}

/// An element of a tree.
#[derive(Debug, Clone, Copy)]
pub struct Element<'t> {
    tree: &'t Tree,
    at: usize,
}

impl Tree {
    /// Reads decoded XML.
    pub fn of(xml: &str) -> Self {
        let mut tree = Self::default();
        let mut open: Vec<usize> = Vec::new();
        let mut markup = Markup::new(xml);
        loop {
            let what = match markup.next() {
                Ok(Some(Event::Open(element))) => What::Element {
                    prefix: element.prefix().to_string(),
                    name: element.name().to_string(),
                    attributes: element.attributes(),
                },
                Ok(Some(Event::Close(_))) => {
                    open.pop();
                    continue;
                }
                Ok(Some(Event::Text(text))) => What::Text(text),
                Ok(None) => return tree,
                Err(_) => {
                    tree.broken = true;
                    return tree;
                }
            };
            let at = tree.nodes.len();
            let inside = open.last().copied();
            // Blanks between the elements around a document, and a second root.
            if inside.is_none() && (at > 0 || matches!(what, What::Text(_))) {
                match what {
                    What::Element { .. } => {
                        tree.broken = true;
                        return tree;
                    }
                    What::Text(_) => continue,
                }
            }
            if at >= MOST_NODES {
                tree.too_large = true;
                return tree;
            }
            if let Some(parent) = inside.and_then(|parent| tree.nodes.get_mut(parent)) {
                parent.children.push(at);
            }
            if matches!(what, What::Element { .. }) {
                open.push(at);
            }
            tree.nodes.push(Node { what, children: Vec::new() });
        }
    }

    /// The element that holds all others; `None` when there is none.
    pub fn root(&self) -> Option<Element<'_>> {
        self.nodes.first().map(|_| Element { tree: self, at: 0 })
    }
}

impl<'t> Element<'t> {
    fn node(&self) -> Option<&'t Node> {
        self.tree.nodes.get(self.at)
    }

    fn parts(&self) -> (&'t str, &'t str, &'t [(String, String)]) {
        match self.node().map(|node| &node.what) {
            Some(What::Element { prefix, name, attributes }) => (prefix, name, attributes),
            _ => ("", "", &[]),
        }
    }

    /// Its name without a prefix.
    pub fn name(&self) -> &'t str {
        self.parts().1
    }

    /// The prefix of its name; empty when it has none.
    pub fn prefix(&self) -> &'t str {
        self.parts().0
    }

    /// The value of an attribute, by its name as the document writes it, or without its prefix.
    pub fn attribute(&self, name: &str) -> Option<&'t str> {
        let attributes = self.parts().2;
        let plain = |other: &str| other.rsplit(':').next() == Some(name);
        let exact = attributes.iter().find(|(other, _)| other == name);
        exact.or_else(|| attributes.iter().find(|(other, _)| plain(other))).map(|(_, value)| value.as_str())
    }

    /// The elements in it, in order.
    pub fn children(&self) -> impl Iterator<Item = Element<'t>> {
        let tree = self.tree;
        let children = self.node().map(|node| node.children.as_slice()).unwrap_or_default();
        children.iter().map(move |at| Element { tree, at: *at }).filter(|child| !child.name().is_empty())
    }

    /// The elements of a name in it.
    pub fn all<'a>(&self, name: &'a str) -> impl Iterator<Item = Element<'t>> + use<'t, 'a> {
        self.children().filter(move |child| child.name() == name)
    }

    /// The first element of a name in it.
    pub fn child(&self, name: &str) -> Option<Element<'t>> {
        self.children().find(|child| child.name() == name)
    }

    /// The first element of a name with this prefix in it.
    pub fn child_with(&self, prefix: &str, name: &str) -> Option<Element<'t>> {
        self.children().find(|child| child.name() == name && child.prefix() == prefix)
    }

    /// The first element that is reached through these names.
    pub fn find(&self, path: &[&str]) -> Option<Element<'t>> {
        match path.split_first() {
            None => Some(*self),
            Some((name, rest)) => self.all(name).find_map(|child| child.find(rest)),
        }
    }

    /// All words in it.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut next = vec![self.at];
        while let Some(node) = next.pop().and_then(|at| self.tree.nodes.get(at)) {
            if let What::Text(words) = &node.what {
                text.push_str(words);
            }
            next.extend(node.children.iter().rev());
        }
        text
    }

    /// What is in it as HTML, each element under the name that `html` gives it.
    pub fn inner_html(&self, html: impl Fn(&str) -> &str) -> String {
        enum Step {
            Node(usize),
            Close(usize),
        }
        let mut text = String::new();
        let children = |at: usize| self.tree.nodes.get(at).map(|node| node.children.as_slice()).unwrap_or_default();
        let mut steps: Vec<Step> = children(self.at).iter().rev().map(|at| Step::Node(*at)).collect();
        while let Some(step) = steps.pop() {
            let (at, closes) = match step {
                Step::Node(at) => (at, false),
                Step::Close(at) => (at, true),
            };
            match self.tree.nodes.get(at).map(|node| &node.what) {
                Some(What::Text(words)) => escape(words, &mut text),
                Some(What::Element { name, .. }) if closes => {
                    text.push_str(&format!("</{}>", html(name)));
                }
                Some(What::Element { name, attributes, .. }) => {
                    let name = html(name);
                    text.push('<');
                    text.push_str(name);
                    for (key, value) in attributes.iter().filter(|(key, _)| is_plain(key)) {
                        text.push_str(&format!(" {key}=\""));
                        escape(value, &mut text);
                        text.push('"');
                    }
                    text.push('>');
                    if !VOID.contains(&name) {
                        steps.push(Step::Close(at));
                    }
                    steps.extend(children(at).iter().rev().map(|at| Step::Node(*at)));
                }
                None => {}
            }
        }
        text
    }
}

/// Elements of HTML that have no end.
const VOID: &[&str] = &["br", "hr", "img", "input", "meta", "link", "wbr", "source", "track", "col", "embed"];

fn is_plain(key: &str) -> bool {
    key.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') && !key.starts_with("xmlns")
}

/// Words as HTML text. References that the document left unread ("&nbsp;") stay references.
fn escape(words: &str, into: &mut String) {
    for (at, c) in words.char_indices() {
        match c {
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '&' if !is_reference(words.get(at + 1..).unwrap_or_default()) => into.push_str("&amp;"),
            c => into.push(c),
        }
    }
}

fn is_reference(rest: &str) -> bool {
    let name = rest.get(..rest.len().min(12)).unwrap_or_default().split(';').next().unwrap_or_default();
    rest.len() > name.len()
        && rest.as_bytes().get(name.len()) == Some(&b';')
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && !name.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_is_walked_and_written_as_html() {
        let tree = Tree::of(
            "<?xml version='1.0'?><a xml:lang='de'><n:b c='1 &lt; 2'>Mole &amp; Rat<br/>A&nbsp;B</n:b><b/></a>",
        );
        let root = tree.root().unwrap();
        assert_eq!((root.name(), root.attribute("lang"), root.all("b").count()), ("a", Some("de"), 2));
        let b = root.find(&["b"]).unwrap();
        assert_eq!((b.prefix(), b.text().as_str()), ("n", "Mole & RatA&nbsp;B"));
        let html = root.inner_html(|name| if name == "b" { "p" } else { name });
        assert_eq!(html, "<p c=\"1 &lt; 2\">Mole &amp; Rat<br>A&nbsp;B</p><p></p>");
    }

    #[test]
    fn what_stands_before_a_break_is_held() {
        let tree = Tree::of("<a><b>one</b><b>two");
        assert!(tree.broken && tree.root().unwrap().all("b").count() == 2);
        assert!(Tree::of("words").root().is_none());
        let deep = Tree::of(&"<a>".repeat(100_000));
        assert!(deep.broken && deep.root().unwrap().text().is_empty());
    }
}
