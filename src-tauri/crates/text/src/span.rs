//! Places in a text.

/// A half-open range `[start, end)` of **bytes** in a text. Not a plain pair of numbers, so that byte offsets,
/// code points and sentence numbers cannot be mixed up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span from `start` to `end`, in bytes; swapped when they stand the wrong way round.
    pub const fn new(start: usize, end: usize) -> Self {
        if start <= end {
            Self { start, end }
        } else {
            Self { start: end, end: start }
        }
    }

    /// The whole of `text`.
    pub const fn whole(text: &str) -> Self {
        Self { start: 0, end: text.len() }
    }

    /// First byte.
    pub const fn start(self) -> usize {
        self.start
    }

    /// One past the last byte.
    pub const fn end(self) -> usize {
        self.end
    }

    /// Length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it holds nothing.
    pub const fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The words of `text` at this span; empty when the span is out of bounds or cuts a character.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether `other` lies wholly inside.
    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte offset lies inside `[start, end)`.
    pub const fn contains_offset(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two share at least one byte.
    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// What the two share, if anything.
    pub fn intersect(self, other: Span) -> Option<Span> {
        self.overlaps(other).then(|| Span::new(self.start.max(other.start), self.end.min(other.end)))
    }

    /// The smallest span that holds both.
    pub fn cover(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The same span in a text that begins `by` bytes earlier.
    pub const fn shift(self, by: usize) -> Span {
        Span { start: self.start + by, end: self.end + by }
    }

    /// The span without white space at its two ends; empty at its start when all is white space.
    pub fn trimmed(self, text: &str) -> Span {
        let inside = self.of(text);
        let left = inside.len() - inside.trim_start().len();
        Span::new(self.start + left, self.start + left + inside.trim().len())
    }
}

/// Converts between byte offsets and Unicode code points of one text.
#[derive(Debug, Clone)]
pub struct CodePoints {
    /// Byte offset of each code point, and the length of the text at the end.
    starts: Vec<usize>,
}

impl CodePoints {
    /// Reads `text` once; a conversion is then a binary search.
    pub fn new(text: &str) -> Self {
        Self { starts: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect() }
    }

    /// `[start, end)` in code points; an offset inside a character or past the end counts as the next boundary.
    pub fn of(&self, span: Span) -> (usize, usize) {
        let at = |offset: usize| self.starts.partition_point(|start| *start < offset).min(self.starts.len() - 1);
        (at(span.start()), at(span.end()))
    }

    /// The span of the code points `[start, end)`; `None` when they are out of bounds or reversed.
    pub fn span(&self, start: usize, end: usize) -> Option<Span> {
        (start <= end).then_some(())?;
        Some(Span::new(*self.starts.get(start)?, *self.starts.get(end)?))
    }
}
