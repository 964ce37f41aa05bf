//! Pairing of quotation marks within a paragraph.
//!
//! Left to right with the mark that is open as the only state, so the work is linear in the marks. Which way a mark
//! that can do both looks is read from its neighbors, as printers do it; the table of pairs covers the conventions of
//! English, German, Swiss, French, Spanish, Portuguese, Italian and the usual slips (“…“, ”…”).
use crate::Span;
use broadsheet_text::quote_marks::{mark, Mark};

/// A stretch inside quotation marks, at the outermost level.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch {
    /// With its marks.
    pub span: Span,
    /// `false` when the paragraph ended before a closing mark came.
    pub closed: bool,
    /// A turn of a dialogue behind a dash: it has no marks, and the next paragraph is somebody else's.
    pub turn: bool,
}

impl Stretch {
    /// The words between the marks.
    pub fn inside(self, text: &str) -> &str {
        let whole = self.span.of(text);
        if self.turn {
            return whole.trim();
        }
        if let Some(rest) = whole.strip_prefix("''") {
            return if self.closed { rest.strip_suffix("''").unwrap_or(rest) } else { rest }.trim();
        }
        let inside = whole.strip_prefix(|c| mark(c).is_some()).unwrap_or(whole);
        if self.closed { inside.strip_suffix(|c| mark(c).is_some()).unwrap_or(inside) } else { inside }.trim()
    }
}

/// A mark with what stands at its sides.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: usize,
    /// In bytes; a mark typed as two apostrophes counts as one.
    length: usize,
    c: char,
    before: Option<char>,
    after: Option<char>,
}

const fn single(c: char) -> bool {
    matches!(c, '‘' | '’' | '\'' | '‚' | '‹' | '›')
}

impl Place {
    fn end(self) -> usize {
        self.at + self.length
    }

    /// Free to the left, held to the right: where an opening mark stands.
    fn left_edge(self) -> bool {
        self.before.is_none_or(|c| c.is_whitespace() || "([{—–-/=>".contains(c) || mark(c).is_some())
            && self.after.is_some_and(|c| !c.is_whitespace())
    }

    /// Held to the left: where a closing mark stands.
    fn right_edge(self) -> bool {
        self.before.is_some_and(|c| !c.is_whitespace() && !"([{".contains(c))
            && self.after.is_none_or(|c| !c.is_alphanumeric())
    }

    /// An apostrophe inside a word ("don’t"), before a year ("’90s") or a clipped word ("’em").
    fn apostrophe(self) -> bool {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        matches!(self.c, '’' | '\'') && letter(self.before) && letter(self.after)
    }

    fn opens(self) -> bool {
        match self.c {
            '„' | '‚' | '「' | '『' => true,
            // French sets a space behind the mark.
            '«' => self.after.is_some(),
            '“' | '‟' | '‘' | '‹' => self.after.is_some_and(|c| !c.is_whitespace()) && !self.apostrophe(),
            '»' | '›' | '”' => self.left_edge() && self.after.is_some_and(char::is_alphanumeric),
            '\'' => self.left_edge() && self.after.is_some_and(|c| !c.is_numeric()),
            '"' | '＂' => self.after.is_some_and(|c| !c.is_whitespace()),
            _ => false,
        }
    }

    /// Whether it can close what `open` opened.
    fn closes(self, open: char) -> bool {
        super::steps::step();
        let pairs = match open {
            '“' | '‟' => "”\"“",
            '”' => "”\"",
            '"' => "\"”“",
            '＂' => "＂",
            '„' => "“”\"„",
            '«' => "»",
            '»' => "«",
            '‹' => "›",
            '›' => "‹",
            '‚' => "‘’'",
            '‘' | '\'' => "’'‘",
            '「' => "」",
            '『' => "』",
            _ => "",
        };
        if !pairs.contains(self.c) || self.apostrophe() {
            return false;
        }
        match (open, self.c) {
            // A second opening mark closes only where a closing one belongs: “non-lethal support“.
            ('“' | '‟', '“') | ('„', '„') | ('"', '“') | ('‘' | '\'', '‘') => self.right_edge(),
            ('‚' | '‘' | '\'', _) => self.right_edge(),
            _ => true,
        }
    }
}

/// So many marks are looked at to see whether a mark inside a quotation opens one of its own.
const NESTED: usize = 32;

/// Whether `place` opens a quotation inside the one that `start` opened in the same way: both are closed by what comes.
fn nests(start: Place, place: Place, rest: impl Iterator<Item = Place>) -> bool {
    let free = place.before.is_none_or(|c| c.is_whitespace() || "([{—–-/=>'’".contains(c));
    if place.c != start.c || !free || !place.opens() || place.right_edge() {
        return false;
    }
    let mut depth = 2usize;
    for next in rest.take(NESTED).filter(|next| single(next.c) == single(start.c)) {
        if next.closes(start.c) {
            depth -= 1;
            if depth == 0 {
                return true;
            }
        } else if next.c == start.c {
            depth += 1;
        }
    }
    false
}

/// The outermost stretches inside quotation marks of the paragraph `within`, in order. `running` is the mark that was
/// left open in the paragraph before: French may begin each further paragraph of a quotation with ».
pub(super) fn stretches(text: &str, within: Span, running: Option<char>) -> Vec<Stretch> {
    let mut places = places(text, within);
    if let Some(first) = places.first_mut() {
        let goes_on = first.c == '»' && first.at == within.start() && first.after.is_some();
        if goes_on && matches!(running, Some('«' | '»')) {
            first.c = '«';
        }
    }
    let places = places;
    let last_single =
        places.iter().rev().find(|place| single(place.c) && place.closes('‘')).map_or(0, |place| place.at);
    let mut found = Vec::new();
    let mut open: Option<Place> = None;
    let mut nested = false;
    let mut depth = 0usize;
    let mut rest = places.iter().copied().peekable();
    while let Some(place) = rest.next() {
        let Some(start) = open else {
            // A single mark is more often an apostrophe: it opens only if something can close it.
            if place.opens() && (!single(place.c) || place.at < last_single || matches!(place.c, '‹' | '›')) {
                open = Some(place);
            }
            continue;
        };
        if single(start.c) != single(place.c) {
            continue;
        }
        let next = rest.peek().copied();
        if start.c == '"' && place.c == '"' {
            // Straight marks inside straight marks: the next two both close.
            let strictly_left = place.left_edge() && !place.right_edge();
            if nested {
                nested = false;
                continue;
            }
            let mut ahead = rest.clone().inspect(|_| super::steps::step()).filter(|place| place.c == '"');
            let two_close = ahead.next().is_some_and(|place| place.right_edge())
                && ahead.next().is_some_and(|place| place.right_edge() && !place.left_edge());
            if strictly_left && two_close {
                nested = true;
                continue;
            }
        }
        if depth > 0 {
            if place.closes(start.c) {
                depth -= 1;
            } else if place.c == start.c {
                depth += 1;
            }
            continue;
        }
        if nests(start, place, rest.clone()) {
            depth = 1;
            continue;
        }
        if place.closes(start.c) {
            // "the workers’ rights’": a plural's apostrophe, when another mark that closes comes before one that opens.
            let plural = matches!(place.c, '’' | '\'')
                && text.get(..place.at).is_some_and(|head| head.ends_with('s'))
                && place.after == Some(' ')
                && next.is_some_and(|next| next.closes(start.c) && !next.left_edge());
            if !plural {
                found.push(Stretch { span: Span::new(start.at, place.end()), closed: true, turn: false });
                open = None;
            }
        } else if place.c == start.c && place.left_edge() && !single(place.c) {
            // Left open: what comes now is the better candidate.
            open = Some(place);
        }
    }
    if let Some(start) = open.filter(|start| !single(start.c)) {
        found.push(Stretch { span: Span::new(start.at, within.end()), closed: false, turn: false });
    }
    found
}

/// Whether a paragraph opens quotations with two apostrophes (''Hello,'' she said), as old wire copy does.
fn typed_twice(text: &str) -> bool {
    let opens = |at: usize| {
        let free = text
            .get(..at)
            .and_then(|head| head.chars().next_back())
            .is_none_or(|c| c.is_whitespace() || "([—–-".contains(c));
        let held = text
            .get(at + 2..)
            .and_then(|tail| tail.chars().next())
            .is_some_and(|c| !c.is_whitespace() && !matches!(c, '.' | ',' | '\''));
        free && held
    };
    text.match_indices("''").any(|(at, _)| opens(at))
}

fn places(text: &str, within: Span) -> Vec<Place> {
    let twice = typed_twice(within.of(text));
    let mut found = Vec::new();
    let mut before = None;
    let mut chars = within.of(text).char_indices().peekable();
    while let Some((at, typed)) = chars.next() {
        let (mut c, mut length) = (typed, typed.len_utf8());
        if twice && typed == '\'' && chars.peek().is_some_and(|(_, next)| *next == '\'') {
            // Of three at the end of a word the first closes a quotation inside.
            let three = within.of(text).get(at + 2..).is_some_and(|tail| tail.starts_with('\''));
            if !(three && before.is_some_and(|c: char| !c.is_whitespace())) {
                chars.next();
                (c, length) = ('＂', 2);
            }
        }
        if mark(c).is_some_and(|kind| matches!(kind, Mark::Opens | Mark::Closes | Mark::Either)) {
            let after = chars.peek().map(|(_, c)| *c);
            let place = Place { at: within.start() + at, length, c, before, after };
            if !place.apostrophe() {
                found.push(place);
            }
        }
        before = Some(c);
    }
    found
}
