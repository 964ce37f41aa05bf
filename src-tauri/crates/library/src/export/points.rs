//! Where sentences and marks of a drawn text stand, in Unicode code points: for exports and the command line.
use crate::view::{Id, Mark, MarkKind, Paragraph};
use std::collections::HashMap;

/// `[start, end)` in code points.
pub type Range = (usize, usize);

/// A drawn text with the places of what is on it.
#[derive(Debug, Clone, Default)]
pub struct Points {
    /// Paragraphs joined by two line feeds; every place is in it.
    pub text: String,
    /// The sentences, by number; a number that no run carries is empty at 0.
    pub sentences: Vec<Range>,
    marks: HashMap<(u8, Id), Vec<Range>>,
}

impl Points {
    /// Counts through a text once.
    pub fn of(paragraphs: &[Paragraph]) -> Self {
        let mut made = Self::default();
        let mut at = 0;
        for (number, paragraph) in paragraphs.iter().enumerate() {
            if number > 0 {
                made.text.push_str("\n\n");
                at += 2;
            }
            for run in &paragraph.runs {
                let end = at + run.text.chars().count();
                made.text.push_str(&run.text);
                if let Some(sentence) = run.sentence {
                    made.in_sentence(sentence as usize, (at, end));
                }
                run.marks.iter().for_each(|mark| made.marked(*mark, (at, end)));
                at = end;
            }
        }
        made
    }

    fn in_sentence(&mut self, number: usize, (start, end): Range) {
        if self.sentences.len() <= number {
            self.sentences.resize(number + 1, (0, 0));
        }
        if let Some(range) = self.sentences.get_mut(number) {
            *range = if range.0 == range.1 { (start, end) } else { (range.0, end) };
        }
    }

    /// Runs that follow each other are one range: they were cut only where another mark or sentence begins.
    fn marked(&mut self, mark: Mark, (start, end): Range) {
        let ranges = self.marks.entry((mark.kind as u8, mark.id)).or_default();
        match ranges.last_mut().filter(|last| last.1 == start) {
            Some(last) => last.1 = end,
            None => ranges.push((start, end)),
        }
    }

    /// The places of a mark, in text order; none when it is not there.
    pub fn places(&self, kind: MarkKind, id: Id) -> &[Range] {
        self.marks.get(&(kind as u8, id)).map(Vec::as_slice).unwrap_or_default()
    }

    /// From the first to the last place of a mark.
    pub fn hull(&self, kind: MarkKind, id: Id) -> Option<Range> {
        let places = self.places(kind, id);
        Some((places.first()?.0, places.last()?.1))
    }

    /// The ids of the marks of a kind, in order.
    pub fn ids(&self, kind: MarkKind) -> Vec<Id> {
        let mut ids: Vec<Id> = self.marks.keys().filter(|(of, _)| *of == kind as u8).map(|(_, id)| *id).collect();
        ids.sort_unstable();
        ids
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::{ParagraphKind, Run};

    #[test]
    fn places_are_counted_in_code_points_over_paragraphs() {
        let run = |text: &str, sentence, marks: &[Id]| Run {
            text: text.to_string(),
            sentence,
            marks: marks.iter().map(|id| Mark { kind: MarkKind::Shared, id: *id }).collect(),
        };
        let paragraph = |runs| Paragraph { kind: ParagraphKind::Body, line: None, runs };
        let points = Points::of(&[
            paragraph(vec![run("🦊 A", Some(0), &[]), run("b", Some(0), &[1]), run("c", Some(0), &[1, 2])]),
            paragraph(vec![run("Ü", Some(1), &[1])]),
        ]);
        assert_eq!(points.text, "🦊 Abc\n\nÜ");
        assert_eq!(points.sentences, [(0, 5), (7, 8)]);
        assert_eq!(points.places(MarkKind::Shared, 1), [(3, 5), (7, 8)]);
        assert_eq!(points.hull(MarkKind::Shared, 1), Some((3, 8)));
        assert_eq!(points.ids(MarkKind::Shared), [1, 2]);
        assert_eq!(points.hull(MarkKind::Fact, 1), None);
    }
}
