//! Fixed wordings of page furniture, and how a line is held against them.

/// How a line must hold a phrase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// The line is the phrase, up to a typing mistake or two.
    Whole,
    /// The line begins with it and has at most this many words.
    Starts(usize),
    /// It stands anywhere in a line of at most this many words.
    Holds(usize),
}

/// Whether the line (as [`normal`] writes it) fits one of the phrases, which are written the same way.
pub fn fits(line: &str, table: &[(Fit, &[&str])]) -> bool {
    let words = line.split(' ').count();
    table.iter().any(|(fit, phrases)| match fit {
        Fit::Whole => phrases.iter().any(|phrase| near(line, phrase)),
        Fit::Starts(most) => words <= *most && phrases.iter().any(|phrase| starts_with_word(line, phrase)),
        Fit::Holds(most) => words <= *most && phrases.iter().any(|phrase| line.contains(phrase)),
    })
}

/// Lower-case words with single blanks between them; marks are gone, apostrophes and digits stay. At most 80 words: a
/// longer line is no furniture.
pub fn normal(text: &str) -> String {
    let mut line = String::new();
    let mut words = 0;
    let mut gap = false;
    for c in text.chars() {
        if c.is_alphanumeric() || matches!(c, '\'' | '’' | '@' | '©' | '*') {
            if gap && !line.is_empty() {
                words += 1;
                if words > 80 {
                    break;
                }
                line.push(' ');
            }
            gap = false;
            match c {
                '’' => line.push('\''),
                c => line.extend(c.to_lowercase()),
            }
        } else {
            gap = true;
        }
    }
    line
}

fn starts_with_word(line: &str, phrase: &str) -> bool {
    line.strip_prefix(phrase).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Whether two short lines are the same up to some typing mistakes: a letter too many, missing, wrong, or two swapped
/// (optimal string alignment distance). One mistake is forgiven in phrases of six letters, two from twelve on.
pub fn near(a: &str, b: &str) -> bool {
    if a == b {
        return true;
    }
    // Bytes bound letters from above, which spares most pairs the work.
    if a.len() > b.len() * 2 + 8 || b.len() > a.len() * 2 + 8 {
        return false;
    }
    let most = match b.chars().count() {
        0..=5 => return false,
        6..=11 => 1,
        _ => 2,
    };
    if a.chars().count().abs_diff(b.chars().count()) > most {
        return false;
    }
    // Each mistake brings at most one letter that the other does not have: most pairs need no look at the order.
    let (ours, theirs) = (letters(a), letters(b));
    if (ours & !theirs).count_ones().max((theirs & !ours).count_ones()) as usize > most {
        return false;
    }
    let b: Vec<char> = b.chars().collect();
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    let mut last = None;
    for (i, x) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |row: &[usize], place: usize| row.get(place).copied().unwrap_or(usize::MAX / 2);
            let mut cost = (at(&row, j) + usize::from(x != *y)).min(at(&row, j + 1) + 1).min(at(&next, j) + 1);
            let swapped = j > 0 && last == Some(*y) && b.get(j - 1) == Some(&x);
            if swapped {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            next.push(cost);
        }
        if next.iter().min().is_some_and(|least| *least > most) {
            return false;
        }
        before = std::mem::replace(&mut row, next);
        last = Some(x);
    }
    row.last().is_some_and(|distance| *distance <= most)
}

/// Which letters there are, a bit for each; letters that share a bit only make it say less.
fn letters(text: &str) -> u64 {
    text.chars().fold(0, |set, letter| set | 1 << (u32::from(letter) % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_mistakes_are_forgiven_in_long_phrases_only() {
        assert!(near("leave a replay", "leave a reply"));
        assert!(near("leave a repyl", "leave a reply"));
        assert!(!near("believe a reply", "leave a comment"));
        assert!(!near("menus", "menu"));
    }

    #[test]
    fn lines_are_compared_without_marks_and_case() {
        assert_eq!(normal("  Read MORE: “Harbor’s new pier” "), "read more harbor's new pier");
    }
}
