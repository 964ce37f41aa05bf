//! A text as office programs and printed pages hold it: paragraphs with a style and a size of type, and what the file
//! says of itself. Turned into documents here, by the same rules as plain text, for all such formats.
use super::{evidence, exports, warn, Found, Hints, ReadError};
use crate::clean::{self, phrase, Line, Role};
use crate::read::byline;
use crate::read::html::outlet_in_title;
use crate::{Document, Field, Warning};

/// A paragraph, or a row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Piece {
    /// Its words; line breaks of the file as line feeds, cells of a row apart by tabs.
    pub text: String,
    /// What its file says that it is.
    pub style: Style,
    /// The size of most of its type in points; 0 when unknown.
    pub size: f32,
    /// Whether all of it is in bold type.
    pub bold: bool,
}

/// What a file says of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Style {
    /// Nothing but its looks.
    #[default]
    Text,
    /// The title of the text.
    Title,
    /// The line under the title.
    Subtitle,
    /// A heading of this level, 1 the highest.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A block quotation.
    Quote,
    /// A row of a table.
    Row,
    /// Beside the text, for this reason.
    Aside(&'static str),
}

impl Style {
    /// What the name of a style says. Built-in styles have English names in the files of Word and LibreOffice, whatever
    /// language the program speaks.
    pub fn named(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase();
        let level = |prefix: &str| name.strip_prefix(prefix)?.trim().parse::<u8>().ok().filter(|level| *level > 0);
        Some(match name.as_str() {
            "title" => Self::Title,
            "subtitle" => Self::Subtitle,
            "quote" | "intense quote" | "block text" | "quotations" => Self::Quote,
            "caption" | "illustration" | "figure" => Self::Aside("photo caption"),
            "header" => Self::Aside("head of the page"),
            "footer" => Self::Aside("foot of the page"),
            "footnote text" | "endnote text" | "footnote" | "endnote" => Self::Aside("footnote"),
            "toc heading" | "contents heading" => Self::Aside("table of contents"),
            name if name.starts_with("list bullet") || name.starts_with("list number") => Self::Item,
            _ if level("toc ").is_some() || level("contents ").is_some() => Self::Aside("table of contents"),
            _ => Self::Heading(level("heading ").or_else(|| level("heading"))?),
        })
    }

    /// The heading that an outline level makes: 0 is the highest, 9 is body text.
    pub fn outline(level: &str) -> Option<Self> {
        level.parse::<u8>().ok().filter(|level| *level < 9).map(|level| Self::Heading(level + 1))
    }
}

/// How the letters of a paragraph are set, counted run by run.
#[derive(Debug, Default)]
pub(crate) struct Setting {
    /// Letters by size in half-points.
    sizes: Vec<(i32, usize)>,
    bold: usize,
    letters: usize,
}

impl Setting {
    /// Counts a run of one size (in points; 0 when unknown) and weight.
    pub fn count(&mut self, words: &str, size: f32, bold: bool) {
        let letters = words.chars().filter(|c| !c.is_whitespace()).count();
        let halves = (size * 2.0).round() as i32;
        match self.sizes.iter_mut().find(|(other, _)| *other == halves) {
            Some((_, count)) => *count += letters,
            None => self.sizes.push((halves, letters)),
        }
        self.letters += letters;
        if bold {
            self.bold += letters;
        }
    }

    /// The size of most of its letters in points; 0 when unknown.
    pub fn size(&self) -> f32 {
        self.sizes.iter().max_by_key(|(_, count)| *count).map_or(0.0, |(halves, _)| *halves as f32 / 2.0)
    }

    /// Whether all of its letters are bold.
    pub fn is_bold(&self) -> bool {
        self.letters > 0 && self.bold == self.letters
    }
}

/// Cells that hold this much in several paragraphs are columns of a layout, not of a table.
const LAYOUT: usize = 300;

/// A row of a table out of its cells, each with its paragraphs: a row, or the paragraphs where the table is there for the
/// layout.
pub(crate) fn row(cells: Vec<Vec<Piece>>) -> Vec<Piece> {
    let cells: Vec<Vec<Piece>> = cells
        .into_iter()
        .map(|cell| cell.into_iter().filter(|piece| !piece.text.trim().is_empty()).collect())
        .collect();
    let filled = cells.iter().filter(|cell: &&Vec<Piece>| !cell.is_empty()).count();
    let long = |cell: &Vec<Piece>| cell.len() > 1 && cell.iter().map(|piece| piece.text.len()).sum::<usize>() > LAYOUT;
    if filled <= 1 || cells.iter().any(long) {
        return cells.into_iter().flatten().collect();
    }
    let texts: Vec<String> = cells
        .iter()
        .map(|cell| cell.iter().map(|piece| piece.text.replace(['\t', '\n'], " ")).collect::<Vec<_>>().join(" "))
        .collect();
    let size = cells.iter().flatten().map(|piece| piece.size).fold(0.0, f32::max);
    vec![Piece { text: texts.join("\t"), style: Style::Row, size, bold: false }]
}

/// A text with what its file says of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(crate) struct Manuscript {
    /// Its paragraphs in order.
    pub pieces: Vec<Piece>,
    /// The title in the file's properties.
    pub title: Option<String>,
    /// The author in the file's properties: as often the name of an account as of an author.
    pub creator: Option<String>,
    /// The day of the printed issue, from heads of pages.
    pub issue: Option<String>,
    /// Whether it may be a page of the web that was printed or pasted: most of what stands around the article is not it.
    pub web: bool,
    /// What to know.
    pub warnings: Vec<Warning>,
}

/// So many links make a text a page that was pasted; press releases have one or two.
pub(crate) const PASTED_LINKS: usize = 8;

/// How much larger than the body a heading's type is, at least.
const LARGER: f32 = 1.15;

impl Manuscript {
    /// The articles of the text.
    pub fn read(mut self, media_type: &'static str, hints: &Hints) -> Result<Found, ReadError> {
        if let Some(found) = exports::read(&exports::of_pieces(&self.pieces), media_type, &self.warnings, hints) {
            return found;
        }
        self.pieces = self.pieces.into_iter().flat_map(split).filter(|piece| !piece.text.is_empty()).collect();
        let mut document = self.article();
        if document.paragraphs.is_empty() && document.headline.is_none() && document.removed.is_empty() {
            return Err(ReadError::NoText);
        }
        document.media_type = media_type.to_string();
        document.warnings.append(&mut self.warnings);
        if let Some(url) = hints.url.filter(|url| !url.is_empty()) {
            document.url = Some(url.to_string());
            evidence(&mut document, Field::Url, "address");
        }
        warn(&mut document);
        Ok(document.into())
    }

    fn article(&self) -> Document {
        let (signed, authors) = self.signature();
        let title = self.headline();
        let body = self.body_size();
        let lines: Vec<Line> = self
            .pieces
            .iter()
            .enumerate()
            .map(|(at, piece)| {
                let role = match (piece.style, title) {
                    _ if Some(at) == signed => Role::Aside("byline"),
                    (_, Some((place, from))) if place == at => Role::Title(from),
                    (Style::Title | Style::Heading(_), _) => Role::Heading,
                    (Style::Subtitle, _) => Role::Subtitle,
                    (Style::Item, _) => Role::Item,
                    (Style::Quote, _) => Role::Quote,
                    (Style::Row, _) => Role::Row,
                    (Style::Aside(reason), _) => Role::Aside(reason),
                    (Style::Text, _) if self.stands_out(at, body) => Role::Heading,
                    (Style::Text, _) => Role::Unmarked,
                };
                Line::of(&piece.text).with_role(role)
            })
            .filter(|line| line.text.chars().any(char::is_alphanumeric))
            .collect();
        let mut document = clean::article(&lines, self.web && clean::is_page(&lines));
        if document.authors.is_empty() && !authors.is_empty() {
            document.authors = authors;
            evidence(&mut document, Field::Authors, "document properties and a line of the text");
        }
        if let (true, Some(title), Some(headline)) = (self.web, &self.title, &document.headline) {
            document.outlet = outlet_in_title(title, headline);
            if document.outlet.is_some() {
                evidence(&mut document, Field::Outlet, "title of the page");
            }
        }
        if document.published.is_none() && self.issue.is_some() {
            document.published.clone_from(&self.issue);
            evidence(&mut document, Field::Published, "head of the printed page");
        }
        document
    }

    /// The size of most of the running text, in points; 0 when unknown.
    fn body_size(&self) -> f32 {
        let mut sizes: Vec<(i32, usize)> = Vec::new();
        for piece in self.pieces.iter().filter(|piece| piece.size > 0.0 && piece.style == Style::Text) {
            let halves = (piece.size * 2.0).round() as i32;
            match sizes.iter_mut().find(|(other, _)| *other == halves) {
                Some((_, count)) => *count += piece.text.len(),
                None => sizes.push((halves, piece.text.len())),
            }
        }
        sizes.iter().max_by_key(|(_, count)| *count).map_or(0.0, |(halves, _)| *halves as f32 / 2.0)
    }

    /// Whether a paragraph without a style is set as a heading: in larger type than the body, or all in bold type over
    /// text that is not.
    fn stands_out(&self, at: usize, body: f32) -> bool {
        let Some(piece) = self.pieces.get(at) else { return false };
        let line = Line::of(&piece.text);
        if line.bullet || line.words > 32 || line.sentences > 2 || line.text.contains('\t') {
            return false;
        }
        let larger = body > 0.0 && piece.size >= body * LARGER;
        let next = self.pieces.iter().skip(at + 1).find(|next| !matches!(next.style, Style::Aside(_)));
        let over = next.is_some_and(|next| !next.bold && next.text.len() > piece.text.len());
        larger || piece.bold && over && line.words <= 20 && !line.text.ends_with([':', ',', ';'])
    }

    /// The place of the headline, and what says so, where the file says it: a title style, else the highest heading over
    /// the text, else its largest type, else the line that the file's properties give as its title.
    fn headline(&self) -> Option<(usize, &'static str)> {
        let fits = |piece: &Piece| (1..=40).contains(&piece.text.split_whitespace().count());
        if let Some(at) = self.pieces.iter().position(|piece| piece.style == Style::Title && fits(piece)) {
            return Some((at, "title style"));
        }
        // On a page of the web the largest type may be the outlet's or another article's.
        if let Some(found) = self.titled(&self.pieces).filter(|_| self.web) {
            return Some(found);
        }
        let body = self.body_size();
        let running = |piece: &Piece| {
            let line = Line::of(&piece.text);
            piece.style == Style::Text && line.words >= 20 && line.sentence && piece.size < body.max(1.0) * LARGER
        };
        let start = self.pieces.iter().position(running).unwrap_or(self.pieces.len());
        // One to three words over a longer heading are a label ("PRESS RELEASE").
        let rank = |at: usize, piece: &Piece| -> Option<(bool, u8, i32, &'static str)> {
            let long = piece.text.split_whitespace().count() > 3;
            let halves = (piece.size * 2.0).round() as i32;
            match piece.style {
                Style::Heading(level) => Some((long, u8::MAX - level, halves, "heading over the text")),
                Style::Text if body > 0.0 && piece.size >= body * LARGER && self.stands_out(at, body) => {
                    Some((long, 0, halves, "largest type over the text"))
                }
                Style::Text if at <= start && self.stands_out(at, body) => {
                    Some((long, 0, 0, "bold type over the text"))
                }
                _ => None,
            }
        };
        let signs = |piece: &Piece| clean::rule(&Line::of(&piece.text)).is_none();
        let ranked: Vec<_> = self
            .pieces
            .iter()
            .enumerate()
            .take(start.max(1))
            .filter(|(_, piece)| fits(piece) && signs(piece))
            .filter_map(|(at, piece)| Some((rank(at, piece)?, at)))
            .collect();
        let highest = ranked.iter().map(|(rank, _)| *rank).max();
        if let Some(highest) = highest {
            return ranked.iter().find(|(rank, _)| *rank == highest).map(|((.., from), at)| (*at, *from));
        }
        self.titled(self.pieces.get(..=start.min(self.pieces.len().saturating_sub(1)))?)
    }

    /// The place of the line that the file's title gives, be it with the outlet's name behind it.
    fn titled(&self, pieces: &[Piece]) -> Option<(usize, &'static str)> {
        let title = self.title.as_deref()?;
        let normal = phrase::normal(title);
        let named = |piece: &Piece| {
            let words = phrase::normal(&piece.text);
            let outlet = || self.web && outlet_in_title(title, &piece.text).is_some();
            !matches!(piece.style, Style::Aside(_)) && !words.is_empty() && (words == normal || outlet())
        };
        Some((pieces.iter().position(named)?, "document properties and a line of the text"))
    }

    /// The author of the file's properties, when a line at the beginning or the end of the text is that name and nothing
    /// else: what stands there alone may be whoever's account wrote the file.
    fn signature(&self) -> (Option<usize>, Vec<String>) {
        let named = self.creator.as_deref().map(byline::authors).unwrap_or_default();
        let Some(normal) = self.creator.as_deref().map(phrase::normal).filter(|_| !named.is_empty()) else {
            return (None, Vec::new());
        };
        let count = self.pieces.len();
        let near = |at: usize| at < 12 || at + 4 >= count;
        let is_name = |piece: &Piece| matches!(piece.style, Style::Text) && phrase::normal(&piece.text) == normal;
        let at = self.pieces.iter().enumerate().position(|(at, piece)| near(at) && is_name(piece));
        if at.is_some() {
            (at, named)
        } else {
            (None, Vec::new())
        }
    }
}

/// A paragraph with its white space squeezed. Where line breaks of the file end lines for good, each becomes a paragraph.
fn split(piece: Piece) -> Vec<Piece> {
    if piece.style == Style::Row {
        let cells: Vec<String> = piece.text.split('\t').map(squeeze).collect();
        let text = cells.join("\t").trim().to_string();
        return vec![Piece { text, ..piece }];
    }
    let mut texts: Vec<String> = Vec::new();
    let mut open = false;
    for line in piece.text.split('\n') {
        let words = squeeze(line);
        let goes_on = open && words.starts_with(|c: char| c.is_lowercase() || c.is_numeric());
        match texts.last_mut().filter(|_| goes_on || piece.style != Style::Text) {
            Some(last) if !last.is_empty() => {
                last.push(' ');
                last.push_str(&words);
            }
            _ => texts.push(words),
        }
        // A break in the middle of a sentence is one of the layout.
        let end = texts.last().map(String::as_str).unwrap_or_default();
        open = !end.is_empty() && !end.ends_with(['.', '!', '?', ':', '"', '”', '“', '»']);
    }
    texts.into_iter().map(|text| Piece { text: text.trim().to_string(), ..piece.clone() }).collect()
}

/// Words with single blanks between them; marks without width and soft hyphens are gone.
pub(crate) fn squeeze(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_whitespace() {
            if !words.is_empty() && !words.ends_with(' ') {
                words.push(' ');
            }
        } else if !matches!(c, '\u{200b}' | '\u{ad}' | '\u{feff}' | '\u{2060}') && !c.is_control() {
            words.push(c);
        }
    }
    words.truncate(words.trim_end().len());
    words
}

/// Says that the end of a file could not be read and what came before it was.
pub(crate) fn cut_off() -> Warning {
    Warning {
        code: "cut-off",
        message: "The file is damaged: its text was read up to the damage, and the end is missing.".to_string(),
    }
}
