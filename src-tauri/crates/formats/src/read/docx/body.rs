//! The text of a Word document out of its main part.
use super::super::flow::{Flow, Run};
use super::super::looks::Looks;
use super::super::manuscript::{Piece, Style};
use super::super::markup::{Broken, Element, Event, Markup};
use super::styles::{is_on, points};

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
pub(super) fn read(xml: &str, styles: &Looks, pieces: &mut Vec<Piece>) -> Outcome {
    let mut walk = Walk { styles, flow: Flow::default(), links: 0 };
    let whole = walk.part(xml).is_ok();
    pieces.append(&mut walk.flow.finish());
    Outcome { whole, links: walk.links }
}

struct Walk<'a> {
    styles: &'a Looks,
    flow: Flow,
    links: usize,
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
                        if let Some(open) = self.flow.last() {
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
                    "p" => self.flow.begin(self.styles.look(None)),
                    "r" => (in_run, run) = (true, Run::default()),
                    "t" => in_text = true,
                    "txbxContent" => self.flow.box_in(),
                    "hyperlink" => self.links += 1,
                    "tr" => self.flow.begin_row(),
                    "tc" => self.flow.begin_cell(),
                    _ if in_mark => self.property(&element),
                    _ if in_run => self.in_run(&element, &mut run),
                    _ => {}
                },
                Event::Close(ending) => match ending.name() {
                    "pPr" => in_mark = false,
                    "p" => self.flow.end(),
                    "r" => in_run = false,
                    "t" => in_text = false,
                    "txbxContent" => {
                        self.flow.box_out();
                        // The run around the box goes on.
                        in_run = true;
                    }
                    "tr" => self.flow.end_row(),
                    _ => {}
                },
                Event::Text(words) if in_text => self.flow.words(&words, &run),
                Event::Text(_) => {}
            }
        }
        Ok(())
    }

    /// A property of the paragraph.
    fn property(&mut self, element: &Element) {
        let Some(open) = self.flow.last() else { return };
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
            "tab" => self.flow.words("\t", run),
            "br" if matches!(element.attribute("type").as_deref(), Some("page" | "column")) => {}
            "br" | "cr" => self.flow.words("\n", run),
            "noBreakHyphen" => self.flow.words("-", run),
            _ => {}
        }
    }
}
