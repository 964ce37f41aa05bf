//! How many times the same words were quoted before in a file, whatever of it is in the body.
//!
//! The user's corrections hang on the words of a quotation and on this number. So it must not change when lines come back
//! or go: quotations in paragraphs are counted as if none of these were left out, and those in lines that are back after
//! all of these.
use super::body::{parts, Line};
use crate::fold::fold;
use std::collections::HashMap;

/// The lines of a file as far as they matter for counting.
pub(crate) struct Repeats {
    /// Where lines that are back stand in the body, in bytes.
    back: Vec<(usize, usize)>,
    /// Paragraphs that are left out: before which byte of the body, and their folded words.
    out: Vec<(usize, String)>,
}

impl Repeats {
    pub(crate) fn of(lines: &[Line]) -> Self {
        let (mut back, mut out) = (Vec::new(), Vec::new());
        let mut at = 0;
        for line in lines {
            let begin = at;
            if line.is_in() {
                // Each paragraph with the two line feeds behind it.
                at += parts(&line.text).map(|part| part.len() + 2).sum::<usize>();
            }
            match (line.stored, line.turned) {
                (false, true) => back.push((begin, at)),
                (true, true) => out.push((begin, format!(" {} ", fold(&line.text)))),
                _ => {}
            }
        }
        Self { back, out }
    }

    /// For each quotation, given by its first byte and its folded words in text order, how many like it come before it.
    pub(crate) fn count(&self, quotations: Vec<(usize, &str)>) -> Vec<u32> {
        let is_back = |at: usize| self.back.iter().any(|(from, to)| (*from..*to).contains(&at));
        let mut seen: HashMap<&str, u32> = HashMap::new();
        let mut counts = vec![0; quotations.len()];
        for in_back in [false, true] {
            for ((at, words), count) in
                quotations.iter().zip(&mut counts).filter(|((at, _), _)| is_back(*at) == in_back)
            {
                let before = seen.entry(words).or_default();
                *count = *before + self.left_out(words, if in_back { usize::MAX } else { *at });
                *before += 1;
            }
        }
        counts
    }

    /// How often the words stand in paragraphs that are left out before a byte of the body.
    fn left_out(&self, words: &str, before: usize) -> u32 {
        let padded = format!(" {words} ");
        let out = self.out.iter().take_while(|(at, _)| *at <= before);
        out.map(|(_, text)| text.matches(&padded).count() as u32).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::ParagraphKind;

    /// Counts the word "yes" in a body: `P` a paragraph with it, `p` such a paragraph left out, `R` a left-out line with
    /// it, `B` such a line that is back.
    fn check(file: &str, expected: &[u32]) {
        let lines: Vec<Line> = (0..)
            .zip(file.chars())
            .map(|(idx, c)| {
                let text = "He said yes to it.".to_string();
                let mut line = match c {
                    'P' | 'p' => Line::paragraph(idx, ParagraphKind::Body, text),
                    _ => Line::removed(idx, text, "by the test".into(), None),
                };
                line.turned = matches!(c, 'p' | 'B');
                line
            })
            .collect();
        let body = super::super::body::Body::of(&lines).text();
        let quotations = body.match_indices("yes").collect();
        assert_eq!(Repeats::of(&lines).count(quotations), expected, "{file}");
    }

    #[test]
    fn a_quotation_keeps_its_number_when_lines_come_and_go() {
        check("PRPRP", &[0, 1, 2]);
        check("PBPRP", &[0, 3, 1, 2]);
        check("PBPBP", &[0, 3, 1, 4, 2]);
        check("pRPRP", &[1, 2]);
        check("PRpRP", &[0, 2]);
        check("pBpBP", &[3, 4, 2]);
    }
}
