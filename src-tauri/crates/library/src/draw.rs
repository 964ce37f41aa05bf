//! Texts cut into runs that are ready to draw. The only place where spans become what the window shows.
use crate::store::body::{Body, Part};
use crate::view::{Id, Mark, MarkKind, Paragraph, Run};
use broadsheet_text::{runs, Span};

/// A mark with its place, in bytes of the whole text.
pub(crate) type Placed = (Span, Mark);

/// A mark at `span`.
pub(crate) fn mark(span: Span, kind: MarkKind, id: Id) -> Placed {
    (span, Mark { kind, id })
}

/// The runs of `within`: cut at the edges of sentences and marks, together exactly the words of `within`.
pub(crate) fn stretch(text: &str, within: Span, sentences: &[Span], marks: &[Placed]) -> Vec<Run> {
    let first = sentences.partition_point(|span| span.end() <= within.start());
    let numbered = sentences.iter().enumerate().skip(first).take_while(|(_, span)| span.start() < within.end());
    let mut edges: Vec<(Span, What)> = numbered.map(|(number, span)| (*span, What::Sentence(number as u32))).collect();
    edges.extend(marks.iter().filter(|(span, _)| span.overlaps(within)).map(|(span, mark)| (*span, What::Mark(*mark))));
    runs(within, &edges)
        .into_iter()
        .map(|run| Run {
            text: run.span.of(text).to_string(),
            sentence: run.marks.iter().find_map(|what| what.sentence()),
            marks: run.marks.iter().filter_map(|what| what.mark()).collect(),
        })
        .collect()
}

/// A text without sentences: a headline, a quotation.
pub(crate) fn line(text: &str, marks: &[Placed]) -> Vec<Run> {
    stretch(text, Span::whole(text), &[], marks)
}

/// A whole body. `marks` have to be in order of their start.
pub(crate) fn paragraphs(body: &Body, sentences: &[Span], marks: &[Placed]) -> Vec<Paragraph> {
    let text = body.text();
    let mut first = 0;
    let mut paragraph = |span: Span| {
        // Marks that ended before this paragraph are not looked at again; one that goes on (a long quotation) is.
        first += marks.iter().skip(first).take_while(|(mark, _)| mark.end() <= span.start()).count();
        let until = marks.partition_point(|(mark, _)| mark.start() < span.end());
        stretch(&text, span, sentences, marks.get(first..until).unwrap_or_default())
    };
    let drawn =
        |(span, part): (Span, &Part)| Paragraph { kind: part.kind, line: Some(part.line), runs: paragraph(span) };
    places(body).into_iter().zip(&body.paragraphs).map(drawn).collect()
}

/// Where the paragraphs of a body stand in its text.
pub(crate) fn places(body: &Body) -> Vec<Span> {
    let mut start = 0;
    let place = |part: &Part| {
        let span = Span::new(start, start + part.text.len());
        start = span.end() + 2;
        span
    };
    body.paragraphs.iter().map(place).collect()
}

#[derive(Clone, Copy)]
enum What {
    Sentence(u32),
    Mark(Mark),
}

impl What {
    fn sentence(self) -> Option<u32> {
        match self {
            What::Sentence(number) => Some(number),
            What::Mark(_) => None,
        }
    }

    fn mark(self) -> Option<Mark> {
        match self {
            What::Mark(mark) => Some(mark),
            What::Sentence(_) => None,
        }
    }
}
