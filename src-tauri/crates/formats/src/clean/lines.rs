//! A text as lines, with what the rules ask of them.
use super::{phrase, wrap};

/// A line of text; where a text is wrapped to a fixed width, a paragraph.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// Its text without white space at its ends.
    pub text: String,
    /// Its words in lower case without marks ([`phrase::normal`]).
    pub normal: String,
    /// How many words it has.
    pub words: usize,
    /// Whether it ends the way a sentence does.
    pub sentence: bool,
    /// How many sentence ends stand in it, roughly.
    pub sentences: usize,
    /// Whether it is an item of a list.
    pub bullet: bool,
    /// What its file says that it is.
    pub role: Role,
    /// Whether it begins with the number of a list item ("2. ", "3) ").
    pub numbered: bool,
    /// How many words `normal` has; 1 for none.
    pub(super) terms: usize,
}

/// What a file says of a line by style or place, beyond its words. Plain text says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Role {
    /// Nothing is said.
    #[default]
    Unmarked,
    /// It is the headline; what says so ("title style").
    Title(&'static str),
    /// It is set as the line under the headline.
    Subtitle,
    /// It is a heading.
    Heading,
    /// It is an item of a list.
    Item,
    /// It belongs to a block quotation.
    Quote,
    /// It is a row of a table, its cells apart by tabs.
    Row,
    /// It stands beside the text, for this reason ("footnote").
    Aside(&'static str),
}

/// Signs that begin an item of a list.
pub(super) const BULLETS: &[char] = &['•', '●', '▪', '‣', '◦', '·', '■', '►', '*'];

impl Line {
    /// Reads one line.
    pub fn of(text: &str) -> Self {
        let text = text.trim().trim_matches('\u{feff}');
        let end = text.trim_end_matches(['"', '”', '“', '»', '’', '\'', ')', ']', '*', ' ', '…']);
        let sentence =
            end.ends_with(['.', '!', '?', '。', '！', '？', '؟']) || text.ends_with('…') || end.ends_with("...");
        let sentences = text
            .match_indices(['.', '!', '?', '。'])
            .filter(|(at, mark)| {
                text.get(at + mark.len()..)
                    .is_none_or(|rest| rest.is_empty() || rest.starts_with([' ', '”', '"', '»', '’', ')']))
            })
            .count();
        let bullet = text.starts_with(BULLETS)
            || text
                .strip_prefix(['-', '–'])
                .is_some_and(|rest| rest.starts_with(' ') && !rest.trim_start().starts_with(char::is_lowercase));
        let normal = phrase::normal(text);
        Self {
            terms: normal.split(' ').count(),
            normal,
            words: text.split_whitespace().count(),
            sentence,
            sentences,
            bullet,
            numbered: is_numbered(text),
            text: text.to_string(),
            role: Role::Unmarked,
        }
    }

    /// The same line with what its file says of it.
    pub fn with_role(self, role: Role) -> Self {
        Self { role, ..self }
    }

    /// Its text without the mark of a list item.
    pub fn body(&self) -> &str {
        if self.bullet {
            self.text.trim_start_matches(BULLETS).trim_start_matches(['-', '–']).trim_start()
        } else {
            &self.text
        }
    }
}

/// "2. Mix the flour" and "3) Wait", but no date ("2. Mai 2024") and no decimal ("2.5 percent").
fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - rest.len();
    (1..=3).contains(&digits)
        && rest.strip_prefix(['.', ')']).is_some_and(|rest| rest.starts_with(' '))
        && !crate::read::date::is_date_line(text)
}

/// The lines of `text` that hold anything but marks. Where the text is wrapped to a fixed width, a line is a paragraph.
pub fn split(text: &str) -> Vec<Line> {
    let joined = wrap::undo(text);
    let mut lines: Vec<Line> = joined.lines().filter(|line| !is_ornament(line)).map(Line::of).collect();
    // A dash before a small letter may go on with a sentence; two lines with dashes in a row are a list.
    let dashed: Vec<bool> =
        lines.iter().map(|line| line.text.starts_with("- ") || line.text.starts_with("– ")).collect();
    let beside = |at: Option<usize>| at.and_then(|at| dashed.get(at)).copied().unwrap_or(false);
    for (at, line) in lines.iter_mut().enumerate() {
        line.bullet |= beside(Some(at)) && (beside(at.checked_sub(1)) || beside(Some(at + 1)));
    }
    lines
}

/// A line of nothing but blanks, bullets, dashes and other marks, as they stand between parts of a text.
fn is_ornament(line: &str) -> bool {
    !line.chars().any(|c| {
        c.is_alphanumeric() || matches!(c, '$' | '%' | '+' | '=' | '€' | '£' | '¥' | '₩' | '₽' | '₹' | '™' | '\u{1f000}'..='\u{1ffff}' | '\u{2600}'..='\u{26ff}' | '\u{2705}'..='\u{2728}')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_without_words_are_no_lines() {
        assert_eq!(split("* * *\n• \n———\n|\n🙂\n€ 5\nWords").len(), 3);
    }

    #[test]
    fn wrapped_lines_are_joined() {
        let text = "Headline of the piece\n\nThe harbor council met late on Monday evening to talk about the\nnew pier and how it should be paid for, which took them until\nmidnight and beyond, as the mayor said when he\nleft the hall.\n\nSecond.";
        let lines = split(text);
        assert_eq!(lines.len(), 3);
        assert!(lines[1].text.ends_with("left the hall."));
    }

    #[test]
    fn lines_of_their_own_stay() {
        let lines = split("One.\nTwo is longer than one.\n• an item\n\n—\n");
        assert_eq!(lines.iter().map(|line| line.bullet).collect::<Vec<_>>(), [false, false, true]);
        let lines =
            split("The mayor said -\n- or so it seemed - nothing.\n\nFor the town:\n- a second shift\n- a school\n");
        assert_eq!(lines.iter().map(|line| line.bullet).collect::<Vec<_>>(), [false, false, false, true, true]);
    }
}
