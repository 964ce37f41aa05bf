//! The text of an OpenDocument text, and the heads and feet of its pages.
use super::super::flow::{Flow, Run};
use super::super::looks::Looks;
use super::super::manuscript::{Piece, Style};
use super::super::markup::{Broken, Element, Event, Markup};
use super::styles::{id, LETTERS, PARAGRAPH};

/// Elements whose text is not part of the final text: what changes took out, numbers of notes, what describes pictures,
/// phonetic guides, the rules behind fields, formulas.
const SKIPPED: &[&str] = &[
    "tracked-changes",
    "note-citation",
    "desc",
    "ruby-text",
    "sequence-decls",
    "variable-decls",
    "user-field-decls",
    "forms",
    "scripts",
    "event-listeners",
    "binary-data",
    "math",
    "annotation-end",
];

/// Elements that hold text beside the text, with the reason.
const ASIDES: &[(&str, &str)] = &[
    ("note", "footnote"),
    ("annotation", "comment of an editor"),
    ("table-of-content", "table of contents"),
    ("illustration-index", "table of contents"),
    ("table-index", "table of contents"),
    ("object-index", "table of contents"),
    ("user-index", "table of contents"),
    ("alphabetical-index", "index"),
    ("bibliography", "bibliography"),
    ("header", HEAD),
    ("header-left", HEAD),
    ("header-first", HEAD),
    ("footer", FOOT),
    ("footer-left", FOOT),
    ("footer-first", FOOT),
];
pub(super) const HEAD: &str = "head of the page";
const FOOT: &str = "foot of the page";

/// Shapes that hold text.
const BOXES: &[&str] =
    &["text-box", "custom-shape", "rect", "circle", "ellipse", "line", "polygon", "polyline", "path", "caption"];

/// What became of a part.
pub(super) struct Outcome {
    /// Its paragraphs.
    pub pieces: Vec<Piece>,
    /// `false` when the part is damaged: what came before the damage was read.
    pub whole: bool,
    /// How many links it holds.
    pub links: usize,
}

/// Reads a part.
pub(super) fn read(xml: &str, looks: &Looks) -> Outcome {
    let mut walk = Walk { looks, flow: Flow::default(), runs: Vec::new(), lists: 0, links: 0 };
    let whole = walk.part(xml).is_ok();
    Outcome { pieces: walk.flow.finish(), whole, links: walk.links }
}

struct Walk<'a> {
    looks: &'a Looks,
    flow: Flow,
    /// How letters are set by the elements that are open.
    runs: Vec<Run>,
    lists: usize,
    links: usize,
}

impl Walk<'_> {
    fn part(&mut self, xml: &str) -> Result<(), Broken> {
        let mut markup = Markup::new(xml);
        while let Some(event) = markup.next()? {
            match event {
                Event::Open(element) => {
                    // Who wrote a comment and when; the name of a picture.
                    let beside = matches!(element.prefix(), "dc" | "meta")
                        || element.prefix() == "svg" && element.name() == "title";
                    if beside || SKIPPED.contains(&element.name()) {
                        markup.skip()?;
                    } else {
                        self.begin(&element);
                    }
                }
                Event::Close(ending) => self.end(ending.name()),
                Event::Text(words) => self.words(&words),
            }
        }
        Ok(())
    }

    fn words(&mut self, words: &str) {
        let run = self.runs.last().copied().unwrap_or_default();
        self.flow.words(words, &run);
    }

    fn begin(&mut self, element: &Element) {
        match element.name() {
            "p" | "h" => {
                let style = element.attribute("style-name").map(|name| id(PARAGRAPH, &name));
                self.flow.begin(self.looks.look(style.as_deref()));
                let level = element.attribute("outline-level").and_then(|level| level.parse::<u8>().ok());
                let heading = (element.name() == "h").then(|| Style::Heading(level.unwrap_or(1).max(1)));
                let listed = (self.lists > 0).then_some(true);
                if let Some(open) = self.flow.last() {
                    (open.heading, open.listed) = (heading, listed);
                }
                self.runs.push(Run::default());
            }
            "span" => {
                let look =
                    self.looks.inherited(element.attribute("style-name").map(|name| id(LETTERS, &name)).as_deref());
                let around = self.runs.last().copied().unwrap_or_default();
                self.runs.push(Run { size: look.size.or(around.size), bold: look.bold.or(around.bold), ..around });
            }
            "hidden-text" => self.runs.push(Run { hidden: true, ..Run::default() }),
            "a" => self.links += 1,
            "s" => self.words(" "),
            "tab" => self.words("\t"),
            "line-break" => self.words("\n"),
            "list" => self.lists += 1,
            "table-row" => self.flow.begin_row(),
            "table-cell" | "covered-table-cell" => self.flow.begin_cell(),
            name if BOXES.contains(&name) => self.flow.box_in(),
            name => {
                if let Some((_, reason)) = ASIDES.iter().find(|(other, _)| *other == name) {
                    self.flow.aside_in(reason);
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                self.flow.end();
                self.runs.pop();
            }
            "span" | "hidden-text" => {
                self.runs.pop();
            }
            "list" => self.lists = self.lists.saturating_sub(1),
            "table-row" => self.flow.end_row(),
            name if BOXES.contains(&name) => self.flow.box_out(),
            name if ASIDES.iter().any(|(other, _)| *other == name) => self.flow.aside_out(),
            _ => {}
        }
    }
}
