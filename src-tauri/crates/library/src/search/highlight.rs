//! Where a search matches in a text.
use super::query::{Ask, Expr, Place};
use crate::fold::fold;
use broadsheet_text::Span;
use unicode_normalization::char::is_combining_mark;

/// The words that a search wants, for marking them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Highlighter {
    wanted: Vec<Wanted>,
}

#[derive(Debug, Clone)]
struct Wanted {
    words: Vec<String>,
    prefix: bool,
    headline_only: bool,
}

/// A short stretch of a text with the matches in it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Snippet {
    pub(crate) text: String,
    /// Matches, in bytes of `text`.
    pub(crate) matches: Vec<Span>,
}

/// Bytes before and after the first match in a snippet, about.
const BEFORE: usize = 60;
const AFTER: usize = 140;

impl Highlighter {
    pub(crate) fn new(expr: &Expr) -> Self {
        let mut made = Self::default();
        made.collect(expr);
        made
    }

    fn collect(&mut self, expr: &Expr) {
        match expr {
            Expr::All(parts) | Expr::Any(parts) => parts.iter().for_each(|part| self.collect(part)),
            Expr::Ask(Ask::Words { place: place @ (Place::Anywhere | Place::Headline), text, prefix }) => {
                self.wanted.push(Wanted {
                    words: text.split(' ').map(str::to_string).collect(),
                    prefix: *prefix,
                    headline_only: *place == Place::Headline,
                });
            }
            _ => {}
        }
    }

    /// Whether anything can be marked in a body.
    pub(crate) fn marks_bodies(&self) -> bool {
        self.wanted.iter().any(|wanted| !wanted.headline_only)
    }

    /// The matches in `text`, in order, not overlapping.
    pub(crate) fn spans(&self, text: &str, headline: bool) -> Vec<Span> {
        self.find(text, headline, usize::MAX)
    }

    /// The first `most` matches.
    fn find(&self, text: &str, headline: bool, most: usize) -> Vec<Span> {
        let wanted: Vec<&Wanted> = self.wanted.iter().filter(|wanted| headline || !wanted.headline_only).collect();
        let mut found: Vec<Span> = Vec::new();
        if wanted.is_empty() {
            return found;
        }
        let words = words(text);
        let mut rest = words.as_slice();
        while found.len() < most {
            let Some((_, after)) = rest.split_first() else { break };
            rest = match wanted.iter().filter_map(|wanted| wanted.begins(text, rest)).max() {
                Some(length) => {
                    let (hit, after) = rest.split_at_checked(length).unwrap_or((rest, &[]));
                    found.extend(hit.first().zip(hit.last()).map(|(first, last)| first.cover(*last)));
                    after
                }
                None => after,
            };
        }
        found
    }

    /// A stretch around the first match in a body; `None` when nothing matches there.
    pub(crate) fn snippet(&self, text: &str) -> Option<Snippet> {
        let first = *self.find(text, false, 1).first()?;
        let start = at_word(text, first.start().saturating_sub(BEFORE), first.start());
        let end = text
            .char_indices()
            .map(|(at, _)| at)
            .find(|at| {
                *at >= first.end() + AFTER && text.get(*at..).is_some_and(|rest| rest.starts_with(char::is_whitespace))
            })
            .unwrap_or(text.len());
        let inside = Span::new(start, end).of(text);
        let head = if start > 0 { "… " } else { "" };
        let tail = if end < text.len() { " …" } else { "" };
        let text = format!("{head}{}{tail}", inside.replace("\n\n", " ").trim_end());
        let matches = self.spans(&text, false);
        Some(Snippet { text, matches })
    }
}

impl Wanted {
    /// How many of `words` it takes, when it stands at their beginning.
    fn begins(&self, text: &str, words: &[Span]) -> Option<usize> {
        let here = words.get(..self.words.len())?;
        let last = self.words.len().saturating_sub(1);
        let fits = self.words.iter().zip(here).enumerate().all(|(n, (wanted, word))| {
            let word = word.of(text);
            let prefix = self.prefix && n == last;
            if word.is_ascii() {
                // Most words of most texts: no need to fold them.
                let head = if prefix { word.get(..wanted.len()) } else { Some(word) };
                head.is_some_and(|head| head.eq_ignore_ascii_case(wanted))
            } else {
                let word = fold(word);
                word == *wanted || (prefix && word.starts_with(wanted.as_str()))
            }
        });
        (fits && !self.words.is_empty()).then_some(self.words.len())
    }
}

/// Beginning of the first word at or after `from`, at most `to`.
fn at_word(text: &str, from: usize, to: usize) -> usize {
    if from == 0 {
        return 0;
    }
    let mut after_space = false;
    for (at, c) in text.char_indices().skip_while(|(at, _)| *at < from) {
        if at >= to {
            break;
        }
        if after_space && !c.is_whitespace() {
            return at;
        }
        after_space = c.is_whitespace();
    }
    to
}

/// The words of a text: the same cuts as the full-text index makes.
fn words(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = None;
    let ends = text.char_indices().map(|(at, c)| (at, Some(c))).chain([(text.len(), None)]);
    for (at, c) in ends {
        let inside = c.is_some_and(|c| c.is_alphanumeric() || (!c.is_ascii() && is_combining_mark(c)));
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(begun), false) => {
                found.push(Span::new(begun, at));
                start = None;
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::query::parse;
    use super::Highlighter;

    #[track_caller]
    fn check(search: &str, text: &str, marked: &[&str]) {
        let spans = Highlighter::new(&parse(search).expr).spans(text, false);
        assert_eq!(spans.iter().map(|span| span.of(text)).collect::<Vec<_>>(), marked);
    }

    #[test]
    fn marks_what_the_index_finds() {
        let text = "The Fähre’s crew: a ferry, FERRIES and the harbor\nauthority.";
        check("ferry", text, &["ferry"]);
        check("ferr*", text, &["ferry", "FERRIES"]);
        check("fahre", text, &["Fähre"]);
        check("\"harbor authority\"", text, &["harbor\nauthority"]);
        check("-crew headline:ferry", text, &[]);
        check("crew OR ferry", text, &["crew", "ferry"]);
    }

    #[test]
    fn a_snippet_stands_around_the_first_match() {
        let text = format!("{} needle {}", "hay stack ".repeat(30), "more hay ".repeat(30));
        let snippet = Highlighter::new(&parse("needle").expr).snippet(&text).unwrap();
        assert!(snippet.text.starts_with("… ") && snippet.text.ends_with(" …"), "{}", snippet.text);
        assert!(snippet.text.len() < 260);
        assert_eq!(snippet.matches.len(), 1);
        assert_eq!(snippet.matches[0].of(&snippet.text), "needle");
        assert_eq!(Highlighter::new(&parse("absent").expr).snippet(&text), None);
    }
}
