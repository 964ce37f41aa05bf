//! A row of paragraphs that is being read: the text itself, or what stands beside it.
use super::super::manuscript::{self, Piece, Setting, Style};
use super::state::State;

/// A row of paragraphs with the one that is open.
#[derive(Debug, Default)]
pub(super) struct Flow {
    /// The paragraphs that ended.
    pub pieces: Vec<Piece>,
    text: String,
    setting: Setting,
    hidden: String,
    listed: bool,
    /// The cells of the row that is open that ended, and the paragraphs of the cell that is open.
    cells: Vec<Vec<Piece>>,
    cell: Vec<Piece>,
}

impl Flow {
    /// Adds words to the open paragraph.
    pub fn words(&mut self, words: &str, state: &State) {
        if state.hidden {
            self.hidden.push_str(words);
        } else if !state.deleted {
            self.text.push_str(words);
            self.setting.count(words, state.size, state.bold);
        }
    }

    /// Says that the open paragraph is an item of a list, because the mark of one stands in it.
    pub fn list(&mut self) {
        self.listed = true;
    }

    /// Ends the open paragraph; `style` is what its style says. A deleted end joins it to the next.
    pub fn end_paragraph(&mut self, state: &State, style: Option<Style>) {
        if state.deleted && !self.text.is_empty() {
            return;
        }
        if let Some(hidden) = self.hide() {
            self.push(hidden, state.in_table);
        }
        let (size, bold) = (self.setting.size(), self.setting.is_bold());
        self.setting = Setting::default();
        let listed = std::mem::take(&mut self.listed) || state.listed;
        let text = std::mem::take(&mut self.text);
        if text.trim().is_empty() {
            return;
        }
        let style = match style {
            None if listed && state.outline.is_none() => Style::Item,
            None => state.outline.unwrap_or_default(),
            Some(style) => style,
        };
        self.push(Piece { text, style, size, bold }, state.in_table);
    }

    fn hide(&mut self) -> Option<Piece> {
        let text = std::mem::take(&mut self.hidden);
        let piece = Piece { text, style: Style::Aside("hidden text"), ..Piece::default() };
        (!piece.text.trim().is_empty()).then_some(piece)
    }

    fn push(&mut self, piece: Piece, in_table: bool) {
        if in_table {
            self.cell.push(piece);
        } else {
            self.end_row();
            self.pieces.push(piece);
        }
    }

    /// Ends the open cell.
    pub fn end_cell(&mut self) {
        self.cells.push(std::mem::take(&mut self.cell));
    }

    /// Ends the open row.
    pub fn end_row(&mut self) {
        if !self.cell.is_empty() {
            self.end_cell();
        }
        if !self.cells.is_empty() {
            self.pieces.extend(manuscript::row(std::mem::take(&mut self.cells)));
        }
    }

    /// Ends what is open, at the end of the file.
    pub fn end(&mut self, state: &State, style: Option<Style>) {
        self.end_paragraph(&State { deleted: false, ..state.clone() }, style);
        self.end_row();
    }
}
