//! Text whose lines were broken at a fixed width, as in e-mails and in copies from a printed page: the lines of a
//! paragraph are joined, hyphenated words are made whole.
use std::borrow::Cow;
use std::collections::HashSet;

use super::lines::BULLETS;

/// A width at which texts are broken, in characters.
const WIDTHS: std::ops::RangeInclusive<usize> = 30..=120;
/// How many lines are looked at to tell whether a text is wrapped.
const LOOKED_AT: usize = 4000;

/// `text` with the lines of each paragraph joined where they were broken at a fixed width; unchanged where they were not.
/// A line stays by itself when the first word of the next one would have fit on it, when a blank line or a list item
/// follows, or when it is a heading. Words that a hyphen divides at such a break are joined when they stand undivided
/// elsewhere in the text, or begin the next line in lower case and stand nowhere with the hyphen.
pub fn undo(text: &str) -> Cow<'_, str> {
    let Some(width) = width(text) else { return Cow::Borrowed(text) };
    let words = Words::of(text);
    let mut joined = String::with_capacity(text.len());
    let mut before: Option<&str> = None;
    for line in text.lines() {
        let trimmed = line.trim();
        match before {
            Some(before) if goes_on(before, trimmed, indent(line), width) => words.join(&mut joined, trimmed),
            Some(_) => {
                joined.push('\n');
                joined.push_str(trimmed);
            }
            None => joined.push_str(trimmed),
        }
        before = Some(line.trim_end());
    }
    Cow::Owned(joined)
}

/// The width at which the lines of `text` were broken; `None` when they were not.
fn width(text: &str) -> Option<usize> {
    let lines: Vec<&str> = text.lines().take(LOOKED_AT).map(str::trim_end).collect();
    let mut lengths: Vec<usize> =
        lines.iter().map(|line| line.chars().count()).filter(|length| *length >= 20).collect();
    lengths.sort_unstable();
    // One long address is no reason to see no width.
    let most = lengths.get(lengths.len().checked_sub(1 + lengths.len() / 20)?).copied()?;
    let (mut full, mut open, mut goes, mut torn, mut pairs) = (0usize, 0usize, 0usize, 0usize, 0usize);
    for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
        if line.trim().is_empty() || next.trim().is_empty() {
            continue;
        }
        pairs += 1;
        torn += usize::from(is_torn(line, next));
        if is_full(line, next, most) {
            full += 1;
            open += usize::from(!line.ends_with(ENDS));
            goes += usize::from(next.trim_start().starts_with(char::is_lowercase) || line.ends_with('-'));
        }
    }
    // Broken lines end anywhere in a sentence; lists of headlines end where headlines end, and begin with capitals.
    let even = WIDTHS.contains(&most) && full >= 3 && full * 2 >= pairs && open * 2 >= full && goes * 10 >= full * 3;
    let ragged = torn >= 3 && torn * 7 >= pairs * 2;
    (even || ragged).then_some(if even { most } else { usize::MAX })
}

/// How lines end that may be the last of a paragraph.
const ENDS: [char; 7] = ['.', '!', '?', '”', '"', ':', '»'];

/// Whether a sentence goes on in the next line, which shows a break even where the lines are of unlike widths.
fn is_torn(line: &str, next: &str) -> bool {
    (40..=100).contains(&line.chars().count())
        && !line.ends_with(ENDS)
        && next.trim_start().starts_with(char::is_lowercase)
}

/// Whether the first word of `next` would have been too long for `line`.
fn is_full(line: &str, next: &str, width: usize) -> bool {
    let first = next.split_whitespace().next().map_or(0, |word| word.chars().count());
    (line.chars().count() + 1).saturating_add(first) > width
}

fn indent(line: &str) -> usize {
    line.chars().take_while(|c| c.is_whitespace()).count()
}

/// Whether `next` goes on with the paragraph of `line`.
fn goes_on(line: &str, next: &str, indented: usize, width: usize) -> bool {
    let item = next.starts_with(BULLETS) || next.starts_with("- ") || next.starts_with("– ");
    let paragraph = indented >= 2 && indent(line) + 2 <= indented && !line.trim_start().starts_with(BULLETS);
    !line.trim().is_empty()
        && !next.is_empty()
        && !item
        && !paragraph
        && (is_full(line, next, width) || is_torn(line, next))
}

/// The words of a text, to tell whether a hyphen at the end of a line belongs to its word.
struct Words<'a>(HashSet<&'a str>);

impl<'a> Words<'a> {
    fn of(text: &'a str) -> Self {
        let inside = |c: char| c.is_alphanumeric() || c == '-';
        Self(text.split(|c| !inside(c)).filter(|word| word.len() > 3).collect())
    }

    /// Puts the next line behind `text`.
    fn join(&self, text: &mut String, next: &str) {
        let word =
            |text: &str| text.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or_default().len();
        if text.ends_with('\u{ad}') {
            text.pop();
        } else if let Some(before) = text.strip_suffix('-').filter(|before| before.ends_with(char::is_alphabetic)) {
            let start = before.len() - word(before);
            let first = before.get(start..).unwrap_or_default();
            let rest: String = next.chars().take_while(|c| c.is_alphanumeric()).collect();
            let whole = self.0.contains(format!("{first}{rest}").as_str());
            let divided = self.0.contains(format!("{first}-{rest}").as_str());
            // "Nah- und Fernverkehr", "two- and three-year terms".
            let suspended = matches!(
                rest.as_str(),
                "und"
                    | "oder"
                    | "bzw"
                    | "sowie"
                    | "bis"
                    | "and"
                    | "or"
                    | "to"
                    | "en"
                    | "of"
                    | "i"
                    | "lub"
                    | "och"
                    | "og"
            );
            if suspended {
                text.push(' ');
            } else if whole || rest.starts_with(char::is_lowercase) && !divided {
                text.pop();
            }
        } else {
            text.push(' ');
        }
        text.push_str(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(undo(text), expected);
    }

    #[test]
    fn paragraphs_of_a_wrapped_text_are_joined() {
        check(
            "The harbor council met late on Monday evening to talk about\nthe new pier and how it should be paid for, which took them\nuntil midnight and beyond, as the mayor said when he left the\nhall.\n\nA second vote is planned for the autumn, when the engineers\nhave measured the wind.\n",
            "The harbor council met late on Monday evening to talk about the new pier and how it should be paid for, which took them until midnight and beyond, as the mayor said when he left the hall.\n\nA second vote is planned for the autumn, when the engineers have measured the wind.",
        );
    }

    #[test]
    fn hyphens_at_line_ends_are_understood() {
        check(
            "Der Rat der Stadt Kleinhagen hat am Montag über die neue Brü-\ncke beraten, die den Nah- und den Fernverkehr und auch Fuß-\nund Radverkehr tragen soll. Die Brücke wird von der CDU-\nFraktion wie von der SPD getragen, die »long-term« gern long-\nterm schreibt.\n",
            "Der Rat der Stadt Kleinhagen hat am Montag über die neue Brücke beraten, die den Nah- und den Fernverkehr und auch Fuß- und Radverkehr tragen soll. Die Brücke wird von der CDU-Fraktion wie von der SPD getragen, die »long-term« gern long-term schreibt.",
        );
    }

    #[test]
    fn lists_and_headings_stay_lines() {
        let list = "Bridge to close in March\nMayor resigns over ferry\nSnow keeps schools shut\nHarbor seals counted\nNew mill for Osterby\n";
        check(list, list);
        check(
            "Minutes of the meeting\n\nThe council agreed on these points after a long evening in the\nold hall, where the heating had failed again and where nobody had\nthought of bringing tea:\n- the pier is paid for by the county and by those who use it in\nthe summer\n- the mill stays\n",
            "Minutes of the meeting\n\nThe council agreed on these points after a long evening in the old hall, where the heating had failed again and where nobody had thought of bringing tea:\n- the pier is paid for by the county and by those who use it in the summer\n- the mill stays",
        );
    }

    #[test]
    fn long_lines_are_no_wrapped_text() {
        let text = "The council met on Monday. ".repeat(8) + "\n" + &"It will meet again. ".repeat(9) + "\n";
        check(&text, &text);
    }
}
