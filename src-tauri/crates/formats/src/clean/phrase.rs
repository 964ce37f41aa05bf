//! Fixed wordings of page furniture, and how a line is held against them.
//!
//! The wordings stand in `phrases/`, one file a family, one line a language.
use rustc_hash::{FxHashMap, FxHashSet};

use super::Line;

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

/// The wordings of a family.
#[derive(Debug, Default)]
pub struct Phrases {
    whole: FxHashSet<&'static str>,
    /// Phrases of some length, by the number of their words and with that of their letters, for lines with typing mistakes.
    long: FxHashMap<usize, Vec<(usize, &'static str)>>,
    /// The same without blanks: a blank may be missing or one too many.
    compact: FxHashSet<String>,
    starts: FxHashMap<&'static str, Vec<(usize, &'static str)>>,
    holds: Vec<(usize, &'static str)>,
    /// Most words of a line that is one of the whole phrases, and of a line that can fit at all.
    most: (usize, usize),
}

impl Phrases {
    /// Reads a file of `phrases/`. `= whole`, `= starts N` and `= holds N` say how the lines below are meant (see
    /// [`Fit`]); such a line is the code of a language, a colon, and phrases as [`normal`] writes them with semicolons
    /// between (`mul` for several languages); `#` begins a comment. What is not of this form is passed over.
    pub fn read(file: &'static str) -> Self {
        let mut phrases = Self::default();
        let mut fit = Fit::Whole;
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            if let Some(kind) = line.strip_prefix("= ") {
                let (kind, most) = kind.split_once(' ').unwrap_or((kind, ""));
                let most = most.trim().parse().unwrap_or(30);
                fit = match kind {
                    "starts" => Fit::Starts(most),
                    "holds" => Fit::Holds(most),
                    _ => Fit::Whole,
                };
            } else if let Some((_, list)) = line.split_once(": ") {
                list.split(';').map(str::trim).filter(|phrase| !phrase.is_empty()).for_each(|phrase| {
                    phrases.add(fit, phrase);
                });
            }
        }
        phrases
    }

    fn add(&mut self, fit: Fit, phrase: &'static str) {
        let words = phrase.split(' ').count();
        let most = match fit {
            // A blank may be one too many.
            Fit::Whole => words + 1,
            Fit::Starts(most) | Fit::Holds(most) => most,
        };
        self.most.1 = self.most.1.max(most);
        match fit {
            Fit::Whole => {
                self.most.0 = self.most.0.max(most);
                self.whole.insert(phrase);
                if mistakes(phrase) > 0 {
                    self.long.entry(words).or_default().push((phrase.chars().count(), phrase));
                    self.compact.insert(phrase.replace(' ', ""));
                }
            }
            Fit::Starts(most) => {
                let first = phrase.split(' ').next().unwrap_or_default();
                self.starts.entry(first).or_default().push((most, phrase));
            }
            Fit::Holds(most) => self.holds.push((most, phrase)),
        }
    }

    /// Whether a line fits one of the phrases.
    pub(super) fn fits(&self, line: &Line) -> bool {
        self.fit_words(&line.normal, line.terms)
    }

    /// The same for words as [`normal`] writes them.
    pub fn fit(&self, line: &str) -> bool {
        self.fit_words(line, line.split(' ').count())
    }

    fn fit_words(&self, line: &str, words: usize) -> bool {
        if words > self.most.1 {
            return false;
        }
        // Most lines are running text, longer than any phrase: they are not worth a hash.
        let short = words <= self.most.0;
        if short && self.whole.contains(line) {
            return true;
        }
        let first = line.split(' ').next().unwrap_or_default();
        let starts = self.starts.get(first).map(Vec::as_slice).unwrap_or_default();
        starts.iter().any(|(most, phrase)| words <= *most && starts_with_word(line, phrase))
            || self.holds.iter().any(|(most, phrase)| words <= *most && line.contains(phrase))
            || short && self.misspelled(line, words)
    }

    /// The line is a phrase with typing mistakes; a blank may be one too many or missing.
    fn misspelled(&self, line: &str, words: usize) -> bool {
        if words > 10 {
            return false;
        }
        let letters = line.chars().count();
        let same = self.long.get(&words).map(Vec::as_slice).unwrap_or_default();
        same.iter().any(|(count, phrase)| count.abs_diff(letters) <= MISTAKES && near(line, phrase))
            || letters > 8 && self.compact.contains(&line.replace(' ', ""))
    }
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

/// Most typing mistakes that are forgiven in any phrase.
const MISTAKES: usize = 2;

/// How many typing mistakes are forgiven in a phrase: none up to five letters, one from six on, two from twelve on.
fn mistakes(phrase: &str) -> usize {
    match phrase.chars().count() {
        0..=5 => 0,
        6..=11 => 1,
        _ => MISTAKES,
    }
}

/// How many of them may fall into one word: a short word with a wrong letter is another word.
fn mistakes_in_word(word: &str) -> usize {
    match word.chars().count() {
        0..=3 => 0,
        4..=7 => 1,
        _ => 2,
    }
}

/// Whether a line is the phrase, of as many words, up to some typing mistakes: a letter too many, missing, wrong, or two swapped. Long
/// phrases forgive more than short ones, and so do long words.
fn near(line: &str, phrase: &str) -> bool {
    if line == phrase {
        return true;
    }
    let most = mistakes(phrase);
    if most == 0 || line.chars().count().abs_diff(phrase.chars().count()) > most {
        return false;
    }
    let mut left = most;
    line.split(' ').zip(phrase.split(' ')).all(|(word, other)| {
        let made = distance(word, other, mistakes_in_word(other).min(left));
        left = left.saturating_sub(made.unwrap_or_default());
        made.is_some()
    })
}

/// The optimal string alignment distance of two words (Damerau 1964) when it is at most `most`.
fn distance(a: &str, b: &str, most: usize) -> Option<usize> {
    if a == b {
        return Some(0);
    }
    if most == 0 || a.chars().count().abs_diff(b.chars().count()) > most {
        return None;
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
            return None;
        }
        before = std::mem::replace(&mut row, next);
        last = Some(x);
    }
    row.last().copied().filter(|distance| *distance <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_mistakes_are_forgiven_by_the_length_of_words() {
        assert!(near("leave a replay", "leave a reply"));
        assert!(near("leave a repyl", "leave a reply"));
        assert!(near("leav a comment", "leave a comment"));
        assert!(near("schreibe einen komentar", "schreibe einen kommentar"));
        assert!(!near("believe a reply", "leave a comment"));
        assert!(!near("leave a melody", "leave a reply"));
        assert!(!near("menus", "menu"));
        assert!(!near("so do we", "go to me"));
    }

    #[test]
    fn lines_are_compared_without_marks_and_case() {
        assert_eq!(normal("  Read MORE: “Harbor’s new pier” "), "read more harbor's new pier");
    }

    #[test]
    fn phrases_fit_whole_at_the_beginning_or_inside() {
        let phrases =
            Phrases::read("# none\n= whole\nen: share this\n= starts 4\nen: read more\n= holds 5\nde: im abo\n");
        assert!(phrases.fit("share this") && phrases.fit("share thsi") && phrases.fit("sharethis"));
        assert!(phrases.fit("read more about it") && !phrases.fit("read more about it than ever"));
        assert!(phrases.fit("nur im abo lesen") && !phrases.fit("read moreover"));
    }
}
