//! A text as lines, with what the rules ask of them.
use super::phrase;

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

const BULLETS: &[char] = &['•', '●', '▪', '‣', '◦', '·', '■', '►', '*'];

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
        Self {
            normal: phrase::normal(text),
            words: text.split_whitespace().count(),
            sentence,
            sentences,
            bullet,
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

/// The lines of `text` that hold words. Where the text is wrapped to a fixed width, the lines of a block are joined.
pub fn split(text: &str) -> Vec<Line> {
    let joined;
    let text = if is_wrapped(text) {
        joined = unwrap_lines(text);
        &joined
    } else {
        text
    };
    text.lines().filter(|line| line.chars().any(char::is_alphanumeric)).map(Line::of).collect()
}

/// Whether lines were broken at a fixed width: within blocks most lines end without a full stop, at about the same width.
fn is_wrapped(text: &str) -> bool {
    let (mut broken, mut whole) = (0usize, 0usize);
    let mut before: Option<&str> = None;
    for line in text.lines().take(2000) {
        let line = line.trim_end();
        if let Some(before) = before.filter(|before| !before.is_empty() && !line.is_empty()) {
            let width = before.chars().count();
            let open = !before.ends_with(['.', '!', '?', '”', '"', ':', '»']);
            let goes_on = line.chars().next().is_some_and(|c| c.is_lowercase());
            if (40..=100).contains(&width) && open && goes_on {
                broken += 1;
            } else {
                whole += 1;
            }
        }
        before = Some(line);
    }
    broken >= 3 && broken * 5 >= whole * 2
}

fn unwrap_lines(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    let mut before = "";
    for line in text.lines() {
        let line = line.trim();
        let list = line.starts_with(BULLETS) || line.starts_with("- ");
        if line.is_empty() || before.is_empty() || list || before.chars().count() < 30 {
            joined.push('\n');
        } else {
            joined.push(' ');
        }
        joined.push_str(line);
        before = line;
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;

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
    }
}
