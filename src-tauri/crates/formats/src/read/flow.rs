//! The paragraphs of an office text as they open and close: in cells of tables, in boxes and notes that stand in other
//! paragraphs.
use super::looks::Look;
use super::manuscript::{self, Piece, Setting, Style};

/// A text that is being read.
#[derive(Default)]
pub(crate) struct Flow {
    pieces: Vec<Piece>,
    boxed: Vec<Piece>,
    /// Notes and comments, which follow the text.
    beside: Vec<Piece>,
    /// Paragraphs that are open: one, and those around the boxes and notes in it.
    open: Vec<Open>,
    rows: Vec<Row>,
    boxes: usize,
    /// Why what is read now stands beside the text; the innermost last.
    asides: Vec<&'static str>,
    /// The text of paragraphs whose end was deleted: it goes on in the next.
    carried: String,
}

/// A paragraph that is being read.
#[derive(Default)]
pub(crate) struct Open {
    text: String,
    /// What its style says.
    pub look: Look,
    /// The paragraph's own word on being listed.
    pub listed: Option<bool>,
    /// The heading that it says to be.
    pub heading: Option<Style>,
    /// Whether the mark at its end was deleted, which joins it to the next.
    pub joined: bool,
    setting: Setting,
    hidden: String,
}

/// A row that is being read: its cells, each with its paragraphs.
#[derive(Default)]
struct Row {
    cells: Vec<Vec<Piece>>,
}

/// How a run of letters is set, where it says so.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Run {
    /// The size of type in points.
    pub size: Option<f32>,
    /// Whether it is bold.
    pub bold: Option<bool>,
    /// Whether it is not shown.
    pub hidden: bool,
}

impl Flow {
    /// Begins a paragraph.
    pub fn begin(&mut self, look: Look) {
        let text = std::mem::take(&mut self.carried);
        self.open.push(Open { text, look, ..Open::default() });
    }

    /// The paragraph that was begun last.
    pub fn last(&mut self) -> Option<&mut Open> {
        self.open.last_mut()
    }

    /// Adds words to the paragraph that was begun last.
    pub fn words(&mut self, words: &str, run: &Run) {
        let Some(open) = self.open.last_mut() else { return };
        if run.hidden {
            open.hidden.push_str(words);
            return;
        }
        open.text.push_str(words);
        let size = run.size.or(open.look.size).unwrap_or_default();
        open.setting.count(words, size, run.bold.or(open.look.bold).unwrap_or(false));
    }

    /// Ends the paragraph that was begun last.
    pub fn end(&mut self) {
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
        if let Some(reason) = self.asides.last() {
            self.beside.push(Piece { style: Style::Aside(reason), ..piece });
            return;
        }
        let boxed = self.boxes > 0;
        let into = match self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            Some(cell) if !boxed => cell,
            _ if boxed => &mut self.boxed,
            _ => &mut self.pieces,
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

    /// What follows stands in a box.
    pub fn box_in(&mut self) {
        self.boxes += 1;
    }

    /// The box ends.
    pub fn box_out(&mut self) {
        self.boxes = self.boxes.saturating_sub(1);
    }

    /// What follows stands beside the text, for this reason.
    pub fn aside_in(&mut self, reason: &'static str) {
        self.asides.push(reason);
    }

    /// What stands beside the text ends.
    pub fn aside_out(&mut self) {
        self.asides.pop();
    }

    /// Begins a row of a table.
    pub fn begin_row(&mut self) {
        self.rows.push(Row::default());
    }

    /// Begins a cell of the row.
    pub fn begin_cell(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.cells.push(Vec::new());
        }
    }

    /// Ends the row: short cells become one piece, long ones the columns of a layout.
    pub fn end_row(&mut self) {
        let Some(row) = self.rows.pop() else { return };
        let pieces = manuscript::row(row.cells);
        match self.rows.last_mut().and_then(|row| row.cells.last_mut()) {
            Some(cell) => cell.extend(pieces),
            None if self.boxes > 0 => self.boxed.extend(pieces),
            None => self.pieces.extend(pieces),
        }
    }

    /// Ends what is open and gives all paragraphs: the text, then boxes, then what stands beside it.
    pub fn finish(mut self) -> Vec<Piece> {
        while !self.open.is_empty() {
            self.end();
        }
        while !self.rows.is_empty() {
            self.end_row();
        }
        if !self.carried.is_empty() {
            let text = std::mem::take(&mut self.carried);
            self.pieces.push(Piece { text, ..Piece::default() });
        }
        // A page of boxes only is how some newsletters are laid out: then the boxes are the text.
        let length = |pieces: &[Piece]| pieces.iter().map(|piece| piece.text.len()).sum::<usize>();
        if length(&self.boxed) > length(&self.pieces) {
            std::mem::swap(&mut self.boxed, &mut self.pieces);
        }
        let boxed = self.boxed.into_iter().map(|piece| match piece.style {
            Style::Aside(_) => piece,
            _ => Piece { style: Style::Aside("text box"), ..piece },
        });
        self.pieces.extend(boxed);
        self.pieces.append(&mut self.beside);
        self.pieces
    }
}
