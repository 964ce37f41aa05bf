//! The text of a Word document out of its main part.
use super::super::manuscript::{self, Piece, Setting, Style};
use super::super::markup::{Broken, Element, Event, Markup};
use super::styles::{is_on, points, Look, Styles};

/// Elements whose text is not part of the final text: deletions, what was moved away, instructions of fields, the second
/// telling of a drawing for older programs, phonetic guides.
const SKIPPED: &[&str] =
    &["del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "rt", "sectPr", "binData"];

/// What became of a part.
pub(super) struct Outcome {
    /// `false` when the part is damaged: what came before the damage was read.
    pub whole: bool,
    /// How many links it holds.
    pub links: usize,
}

/// Adds the paragraphs of a part to `pieces`.
pub(super) fn read(xml: &str, styles: &Styles, pieces: &mut Vec<Piece>) -> Outcome {
    let mut walk = Walk {
        styles,
        flow: Vec::new(),
        boxed: Vec::new(),
        open: Vec::new(),
        rows: Vec::new(),
        boxes: 0,
        carried: String::new(),
        links: 0,
    };
    let whole = walk.part(xml).is_ok();
    while !walk.open.is_empty() {
        walk.end_paragraph();
    }
    while !walk.rows.is_empty() {
        walk.end_row();
    }
    if !walk.carried.is_empty() {
        let text = std::mem::take(&mut walk.carried);
        walk.flow.push(Piece { text, ..Piece::default() });
    }
    // A page of boxes only is how some newsletters are laid out: then the boxes are the text.
    let length = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.len()).sum::<usize>();
    if length(&walk.boxed) > length(&walk.flow) {
        std::mem::swap(&mut walk.boxed, &mut walk.flow);
    }
    pieces.append(&mut walk.flow);
    pieces.extend(walk.boxed.into_iter().map(|piece| Piece { style: Style::Aside("text box"), ..piece }));
    Outcome { whole, links: walk.links }
}

/// A paragraph that is being read.
#[derive(Default)]
struct Open {
    text: String,
    look: Look,
    /// The paragraph's own word on being listed.
    listed: Option<bool>,
    heading: Option<Style>,
    setting: Setting,
    hidden: String,
    /// Whether the mark at its end was deleted, which joins it to the next.
    joined: bool,
}

/// A row that is being read: its cells, each with its paragraphs.
#[derive(Default)]
struct Row {
    cells: Vec<Vec<Piece>>,
}

struct Walk<'a> {
    styles: &'a Styles,
    flow: Vec<Piece>,
    boxed: Vec<Piece>,
    /// Paragraphs that are open: one, and those around the text boxes in it.
    open: Vec<Open>,
    rows: Vec<Row>,
    boxes: usize,
    /// The text of paragraphs whose end was deleted: it goes on in the next.
    carried: String,
    links: usize,
}

/// How a run of letters is set.
#[derive(Default)]
struct Run {
    size: Option<f32>,
    bold: Option<bool>,
    hidden: bool,
}

impl Walk<'_> {
    fn part(&mut self, xml: &str) -> Result<(), Broken> {
        let mut markup = Markup::new(xml);
        let mut run = Run::default();
        let (mut in_run, mut in_text, mut placeholder) = (false, false, false);
        // Inside the properties of a paragraph, "del" marks its end as deleted.
        let mut in_mark = false;
        while let Some(event) = markup.next()? {
            match event {
                Event::Open(element) => match element.name() {
                    "pPr" => in_mark = true,
                    "del" if in_mark => {
                        if let Some(open) = self.open.last_mut() {
                            open.joined = true;
                        }
                    }
                    // An older state of the formatting lies in the change of it.
                    "pPrChange" | "rPrChange" | "tblPrChange" | "sectPrChange" => markup.skip()?,
                    name if SKIPPED.contains(&name) => markup.skip()?,
                    "footnote" | "endnote" if element.attribute("type").is_some_and(|kind| kind != "normal") => {
                        markup.skip()?;
                    }
                    "showingPlcHdr" => placeholder = is_on(element.attribute("val").as_deref()),
                    "sdtContent" if std::mem::take(&mut placeholder) => markup.skip()?,
                    "p" => {
                        let look = self.styles.look(None);
                        let text = std::mem::take(&mut self.carried);
                        self.open.push(Open { text, look, ..Open::default() });
                    }
                    "r" => (in_run, run) = (true, Run::default()),
                    "t" => in_text = true,
                    "txbxContent" => self.boxes += 1,
                    "hyperlink" => self.links += 1,
                    "tr" => self.rows.push(Row::default()),
                    "tc" => {
                        if let Some(row) = self.rows.last_mut() {
                            row.cells.push(Vec::new());
                        }
                    }
                    _ if in_mark => self.property(&element),
                    _ if in_run => self.in_run(&element, &mut run),
                    _ => {}
                },
                Event::Close(ending) => match ending.name() {
                    "pPr" => in_mark = false,
                    "p" => self.end_paragraph(),
                    "r" => in_run = false,
                    "t" => in_text = false,
                    "txbxContent" => {
                        self.boxes = self.boxes.saturating_sub(1);
                        // The run around the box goes on.
                        in_run = true;
                    }
                    "tr" => self.end_row(),
                    _ => {}
                },
                Event::Text(words) if in_text => self.words(&words, &run),
                Event::Text(_) => {}
            }
        }
        Ok(())
    }

    /// A property of the paragraph.
    fn property(&mut self, element: &Element) {
        let Some(open) = self.open.last_mut() else { return };
        match element.name() {
            "pStyle" => open.look = self.styles.look(element.attribute("val").as_deref()),
            "numId" => open.listed = Some(element.attribute("val").as_deref() != Some("0")),
            "outlineLvl" => open.heading = element.attribute("val").and_then(|level| Style::outline(&level)),
            _ => {}
        }
    }

    fn in_run(&mut self, element: &Element, run: &mut Run) {
        let value = || element.attribute("val");
        match element.name() {
            "sz" => run.size = points(value().as_deref()),
            "b" => run.bold = Some(is_on(value().as_deref())),
            "vanish" => run.hidden = is_on(value().as_deref()),
            "tab" => self.words("\t", run),
            "br" if matches!(element.attribute("type").as_deref(), Some("page" | "column")) => {}
            "br" | "cr" => self.words("\n", run),
            "noBreakHyphen" => self.words("-", run),
            _ => {}
        }
    }

    fn words(&mut self, words: &str, run: &Run) {
        let Some(open) = self.open.last_mut() else { return };
        if run.hidden {
            open.hidden.push_str(words);
            return;
        }
        open.text.push_str(words);
        let size = run.size.or(open.look.size).unwrap_or_default();
        open.setting.count(words, size, run.bold.or(open.look.bold).unwrap_or(false));
    }

    fn end_paragraph(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let listed = open.listed.or(open.look.listed).unwrap_or(false);
        let style = match open.look.style {
            None if listed && open.heading.is_none() => Style::Item,
            None => open.heading.unwrap_or_default(),
            Some(style) => style,
        };
        let (size, bold) = (open.setting.size(), open.setting.is_bold());
        let piece = Piece { text: open.text, style, size, bold };
        let hidden = Piece { text: open.hidden, style: Style::Aside("hidden text"), ..Piece::default() };
        let boxed = self.boxes > 0;
        let into = match self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            Some(cell) if !boxed => cell,
            _ if boxed => &mut self.boxed,
            _ => &mut self.flow,
        };
        if !hidden.text.trim().is_empty() {
            into.push(hidden);
        }
        if open.joined {
            self.carried = piece.text;
        } else {
            into.push(piece);
        }
    }

    fn end_row(&mut self) {
        let Some(row) = self.rows.pop() else { return };
        let pieces = manuscript::row(row.cells);
        match self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            Some(cell) => cell.extend(pieces),
            None if self.boxes > 0 => self.boxed.extend(pieces),
            None => self.flow.extend(pieces),
        }
    }
}
