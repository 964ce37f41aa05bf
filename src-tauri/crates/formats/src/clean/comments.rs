//! Comment forms and readers' comments.
use std::sync::LazyLock;

use super::{phrase::Phrases, rule::Rule, Line, Text, Verdict};

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("phrases/comments.txt")));

/// What is counted above readers' comments.
const COUNTED: &[&str] = &[
    "comment",
    "comments",
    "kommentar",
    "kommentare",
    "commentaire",
    "commentaires",
    "comentario",
    "comentarios",
    "comentário",
    "comentários",
    "commento",
    "commenti",
    "reactie",
    "reacties",
    "komentarz",
    "komentarze",
    "komentarzy",
    "комментарий",
    "комментария",
    "комментариев",
    "kommentarer",
];

/// Comment forms and what stands above and between comments.
pub const FORM: Rule = Rule {
    id: "comment-form",
    reason: "comment form",
    example: "Leave a reply",
    applies: Some(is_form),
    ends: true,
    amid: false,
    sure: false,
};

/// What readers wrote: everything below the comment form of a page that ended there.
pub const COMMENT: Rule = Rule {
    id: "comment",
    reason: "reader's comment",
    example: "I was there, and it rained the whole day!",
    applies: None,
    ends: false,
    amid: false,
    sure: false,
};

fn is_form(line: &Line) -> bool {
    PHRASES.fits(line) || is_count(line)
}

/// How many comments there are ("3 comments"), alone in its line.
fn is_count(line: &Line) -> bool {
    let count = line.normal.split_once(' ').filter(|(count, _)| count.chars().all(char::is_numeric));
    line.words <= 3 && count.is_some_and(|(_, what)| COUNTED.contains(&what))
}

/// Gives what follows a comment form its reason. In a page the article has ended before; in a text without a page around
/// it everything below the first form is comments, when most of the running text stands above it.
pub fn find(text: &Text, verdicts: &mut [Verdict]) {
    let form = |at: &usize| text.rule(*at).is_some_and(|rule| rule.id == FORM.id);
    let running = |line: &Line| if line.sentence && line.words >= 9 { line.words } else { 0 };
    let wall = if text.page {
        (text.end..text.lines.len()).find(form)
    } else {
        let all: usize = text.lines.iter().map(running).sum();
        let mut above = 0;
        let mut wall = None;
        for (at, line) in text.lines.iter().enumerate() {
            if form(&at) && above * 5 >= all * 2 && above >= 40 {
                wall = Some(at);
                break;
            }
            above += running(line);
        }
        wall
    };
    let Some(wall) = wall else { return };
    let links = |at: &usize| text.page && text.rule(*at).is_some_and(|rule| rule.ends && rule.id != FORM.id);
    let until = (wall..text.lines.len()).find(links).unwrap_or(text.lines.len());
    for verdict in verdicts.iter_mut().take(until).skip(wall) {
        if !matches!(verdict, Verdict::Rule(_)) {
            *verdict = Verdict::Rule(&COMMENT);
        }
    }
}
