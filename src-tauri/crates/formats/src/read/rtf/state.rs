//! What holds for the letters of a group, and where they go.
use encoding_rs::Encoding;

use super::super::manuscript::Style;

/// Where the letters of a group go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Destination {
    /// The text.
    Text,
    /// Heads of pages.
    Head,
    /// Feet of pages.
    Foot,
    /// Footnotes and endnotes.
    Note,
    /// Comments of editors.
    Comment,
    /// Text boxes.
    Box,
    /// The table of fonts.
    Fonts,
    /// The table of styles.
    Styles,
    /// The properties, of which some are read.
    Info,
    /// The title in the properties.
    Title,
    /// The author in the properties.
    Author,
    /// A drawing, which may hold a text box.
    Shape,
    /// Words in the code page, beside the same in Unicode.
    Plainer,
    /// Nowhere, with all that lies in it.
    Nowhere,
}

impl Destination {
    /// Whether paragraphs are made of the letters.
    pub fn is_flow(self) -> bool {
        self <= Self::Box
    }

    /// Where the letters behind a control word go that says so; `None` for other words. `starred` words are those that
    /// older readers shall pass over.
    pub fn of(self, word: &str, starred: bool) -> Option<Self> {
        if self == Self::Nowhere {
            return None;
        }
        Some(match (word, self) {
            ("fonttbl", _) => Self::Fonts,
            ("stylesheet", _) => Self::Styles,
            ("info", _) => Self::Info,
            ("title", Self::Info) => Self::Title,
            ("author", Self::Info) => Self::Author,
            ("header" | "headerl" | "headerr" | "headerf", _) => Self::Head,
            ("footer" | "footerl" | "footerr" | "footerf", _) => Self::Foot,
            ("footnote", _) => Self::Note,
            ("annotation", _) => Self::Comment,
            ("shpinst" | "do", _) if starred => Self::Shape,
            ("shptxt" | "dptxbxtext", _) => Self::Box,
            ("upr", _) => Self::Plainer,
            (word, _) if NOWHERE.contains(&word) => Self::Nowhere,
            _ if starred => Self::Nowhere,
            _ => return None,
        })
    }
}

/// Groups without letters of the text that are not marked as such by a star.
const NOWHERE: &[&str] = &[
    "colortbl",
    "filetbl",
    "pict",
    "object",
    "nonshppict",
    "shprslt",
    "tc",
    "tcn",
    "xe",
    "txe",
    "rxe",
    "fldinst",
    "datafield",
    "template",
    "private",
    "ftnsep",
    "ftnsepc",
    "ftncn",
    "aftnsep",
    "aftnsepc",
    "aftncn",
    "nonesttables",
    "pntext",
    "listtext",
    "pntxta",
    "pntxtb",
    "comment",
    "themedata",
    "colorschememapping",
    "latentstyles",
    "datastore",
];

/// What holds for the letters of a group.
#[derive(Debug, Clone)]
pub(super) struct State {
    /// Where they go.
    pub into: Destination,
    /// Where the Unicode form of the words goes ([`Destination::Plainer`]).
    pub outer: Destination,
    /// Size of type in points.
    pub size: f32,
    /// Whether they are bold.
    pub bold: bool,
    /// Whether they are not shown.
    pub hidden: bool,
    /// Whether they were deleted or moved away, under tracked changes.
    pub deleted: bool,
    /// The encoding of their font; `None` for that of the document.
    pub encoding: Option<&'static Encoding>,
    /// How many bytes behind a Unicode character are its stand-in.
    pub stand_in: usize,
    /// The number of the paragraph's style.
    pub style: i32,
    /// The heading that the paragraph's own outline level makes.
    pub outline: Option<Style>,
    /// Whether the paragraph is numbered or has a bullet.
    pub listed: bool,
    /// Whether the paragraph stands in a table.
    pub in_table: bool,
}

/// Size of type in points when a file says nothing.
const SIZE: f32 = 12.0;

impl Default for State {
    fn default() -> Self {
        Self {
            into: Destination::Text,
            outer: Destination::Text,
            size: SIZE,
            bold: false,
            hidden: false,
            deleted: false,
            encoding: None,
            stand_in: 1,
            style: 0,
            outline: None,
            listed: false,
            in_table: false,
        }
    }
}

impl State {
    /// Takes back what was said of the letters.
    pub fn plain(&mut self) {
        (self.size, self.bold, self.hidden, self.deleted) = (SIZE, false, false, false);
    }

    /// Takes back what was said of the paragraph.
    pub fn paragraph(&mut self) {
        (self.style, self.outline, self.listed, self.in_table) = (0, None, false, false);
    }
}
