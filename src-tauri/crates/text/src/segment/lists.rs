//! Lists that run on in one paragraph ("1) Bread 2) Milk"): each item is a sentence of its own.

/// Characters that begin an item of a list.
const BULLETS: [char; 7] = ['•', '‣', '⁃', '▪', '◦', '●', '■'];
const ROMAN: [&str; 12] = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Numerals {
    Digits,
    Letters,
    Roman,
}

/// A marker such as "(b)" or "3.".
struct Marker<'a> {
    open: &'a str,
    upper: bool,
    numerals: Numerals,
    value: usize,
    close: &'a str,
}

impl<'a> Marker<'a> {
    /// Of a word between blanks.
    fn of(word: &'a str) -> Option<Self> {
        // No marker is longer: "(viii.)".
        (word.len() <= 7).then_some(())?;
        let inside = word.strip_prefix('(').unwrap_or(word);
        let open = word.get(..word.len() - inside.len())?;
        let body = inside.trim_end_matches(['.', ')']);
        let close = inside.get(body.len()..)?;
        matches!(close, "." | ")" | ".)").then_some(())?;
        let lower = body.to_ascii_lowercase();
        let (numerals, value) = match body.parse::<usize>() {
            Ok(value) if body.len() <= 3 => (Numerals::Digits, value),
            _ => match (ROMAN.iter().position(|numeral| *numeral == lower), lower.as_bytes()) {
                (Some(at), _) => (Numerals::Roman, at + 1),
                (None, [letter @ b'a'..=b'z']) => (Numerals::Letters, usize::from(letter - b'a') + 1),
                _ => return None,
            },
        };
        Some(Self { open, upper: lower != body, numerals, value, close })
    }

    fn is_followed_by(&self, next: &Self) -> bool {
        // "i" may be the ninth letter: (h), (i), (j).
        let letter = |marker: &Self| match (marker.numerals, marker.value) {
            (Numerals::Letters, value) => Some(value),
            (Numerals::Roman, 1) => Some(9),
            (Numerals::Roman, 5) => Some(22),
            (Numerals::Roman, 10) => Some(24),
            _ => None,
        };
        let counts = self.numerals == next.numerals && self.value + 1 == next.value
            || letter(self).zip(letter(next)).is_some_and(|(before, after)| before + 1 == after);
        counts && self.open == next.open && self.close == next.close && self.upper == next.upper
    }
}

/// Length of the marker that `text` begins with, bullet and blanks between included; 0 when there is none. The dots in
/// it end no sentence.
pub(super) fn marker(text: &str) -> usize {
    let rest = text.trim_start_matches(BULLETS).trim_start();
    let word = first_word(rest);
    match Marker::of(word) {
        Some(_) if word.len() < rest.len() => text.len() - rest.len() + word.len(),
        _ => 0,
    }
}

/// Where the items of the list that `paragraph` begins with start, in bytes; empty when it is no list of at least two.
pub(super) fn items(paragraph: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let Some(first) = paragraph.chars().next() else { return found };
    if BULLETS.contains(&first) {
        found.extend(paragraph.match_indices(first).map(|(at, _)| at));
    } else if let Some(mut last) = Marker::of(first_word(paragraph)) {
        if last.numerals == Numerals::Digits && last.value > 99 {
            return found;
        }
        found.push(0);
        for (at, _) in paragraph.match_indices(char::is_whitespace) {
            let rest = paragraph.get(at..).unwrap_or_default().trim_start();
            let Some(next) = Marker::of(first_word(rest)) else { continue };
            let start = paragraph.len() - rest.len();
            let body = rest.split(char::is_whitespace).nth(1).and_then(|word| word.chars().next());
            if last.is_followed_by(&next) && body.is_some_and(|c| !c.is_lowercase()) && found.last() != Some(&start) {
                found.push(start);
                last = next;
            }
        }
    }
    if found.len() < 2 {
        found.clear();
    }
    found
}

fn first_word(text: &str) -> &str {
    // Cut first: a word without end is no marker and need not be read to its end.
    let end = text.char_indices().nth(9).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or_default().split(char::is_whitespace).next().unwrap_or_default()
}
