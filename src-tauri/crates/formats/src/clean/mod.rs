//! Plain text cleaned by rules on lines: one file a family of rules, one table.
//!
//! A rule looks at one line; what its neighbors are decides in [`document`], which finds the headline and the stretch of
//! the article first. Whatever is left out keeps its words, its reason and its place.
mod body;
mod captions;
mod comments;
mod headline;
mod lines;
mod links;
pub mod mail;
pub mod phrase;
mod promotion;
mod region;
mod rights;
mod signature;

use broadsheet_text::Language;

use crate::read::date;
use crate::{Document, Field, Paragraph, ParagraphKind, Removed};
pub use body::body;
pub(crate) use body::rule_at;
pub use lines::{Line, Role};
pub(crate) use signature::is_author_note;

/// A rule of cleaning: which lines are no running text, and why.
pub struct Rule {
    /// Its id, for settings ("comment-form").
    pub id: &'static str,
    /// The reason for people ("comment form").
    pub reason: &'static str,
    /// Whether it applies to a line.
    pub applies: fn(&Line) -> bool,
    /// Whether the line opens what follows an article, when nothing but such lines comes after it.
    pub ends: bool,
}

/// Every rule, in the order in which they are asked; the first that applies gives the reason.
pub static RULES: &[Rule] = &[
    Rule {
        id: "rights",
        reason: "copyright or agency note",
        applies: |line| phrase::fits(&line.normal, rights::PHRASES) || line.text.starts_with('©'),
        ends: false,
    },
    Rule {
        id: "comment-form",
        reason: "comment form",
        applies: |line| phrase::fits(&line.normal, comments::PHRASES),
        ends: true,
    },
    Rule {
        id: "advertisement",
        reason: "advertisement",
        applies: |line| furniture(line, promotion::ADVERTISEMENT),
        ends: false,
    },
    Rule {
        id: "newsletter",
        reason: "newsletter or subscription",
        applies: |line| furniture(line, promotion::NEWSLETTER),
        ends: false,
    },
    Rule { id: "share", reason: "share buttons", applies: |line| furniture(line, links::SHARE), ends: false },
    Rule { id: "caption", reason: "photo caption", applies: captions::applies, ends: false },
    Rule { id: "pointer", reason: "link to another article", applies: is_pointer, ends: false },
    Rule {
        id: "related",
        reason: "link to another article",
        applies: |line| furniture(line, links::RELATED),
        ends: true,
    },
    Rule {
        id: "navigation",
        reason: "navigation of the page",
        applies: |line| furniture(line, links::NAVIGATION),
        ends: false,
    },
    Rule { id: "address", reason: "address or number of the page", applies: is_code, ends: false },
    Rule { id: "age", reason: "time on the page", applies: signature::is_age, ends: false },
    Rule { id: "date-line", reason: "date line", applies: signature::is_date, ends: false },
    Rule { id: "byline", reason: "byline", applies: signature::is_byline, ends: false },
];

/// A phrase at the beginning of a long sentence is running text that happens to begin so.
fn furniture(line: &Line, table: &[(phrase::Fit, &[&str])]) -> bool {
    let running = line.sentence && line.words > 14 && line.sentences > 1 || line.words > 60;
    !running && phrase::fits(&line.normal, table)
}

/// A web address alone, or a number alone (counts of comments and shares, numbers of pages).
fn is_code(line: &Line) -> bool {
    line.words == 1
        && (line.text.starts_with("http")
            || line.text.starts_with("www.")
            || !line.text.chars().any(char::is_alphabetic))
}

/// A label with a colon before the headline of another article ("Related: …").
fn is_pointer(line: &Line) -> bool {
    let label = line.text.split_once(':').map(|(label, _)| phrase::normal(label)).unwrap_or_default();
    let labels = [
        "related",
        "related video",
        "related post",
        "related story",
        "related article",
        "more",
        "also",
        "watch",
        "listen",
        "read",
        "video",
        "see also",
        "mehr",
        "auch interessant",
        "lire",
        "leer",
        "leggi",
        "lees",
    ];
    line.words <= 26 && labels.contains(&label.as_str())
        || line.words <= 30 && line.normal.starts_with("also on ") && !line.text.ends_with(',')
}

/// The rule that takes `line` for something else than running text.
pub fn rule(line: &Line) -> Option<&'static Rule> {
    if line.words > 80 || matches!(line.role, Role::Title(_) | Role::Subtitle | Role::Row | Role::Aside(_)) {
        return None;
    }
    RULES.iter().find(|rule| (rule.applies)(line))
}

/// Text cleaned into a document: headline, authors, date and standfirst where the text gives them, paragraphs, and what
/// was left out. Offsets play no part: `Removed::before` counts paragraphs.
pub fn document(text: &str) -> Document {
    article(&lines::split(text))
}

/// The same for lines of which their file says more than their words do.
pub(crate) fn article(lines: &[Line]) -> Document {
    let rules: Vec<Option<&'static Rule>> = lines.iter().map(rule).collect();
    let mut verdicts: Vec<Verdict> = lines
        .iter()
        .zip(&rules)
        .map(|(line, rule)| match (line.role, rule) {
            (Role::Aside(reason), _) => Verdict::Out(reason),
            (_, Some(rule)) => Verdict::Rule(rule),
            _ => Verdict::Body,
        })
        .collect();
    let (start, end) = if region::is_page(lines) {
        region::find(lines, &rules)
    } else {
        (first_paragraph(lines, &rules), lines.len())
    };
    let mut document = Document::default();
    head(lines, &rules, (start, end), &mut verdicts, &mut document);
    let page = region::is_page(lines);
    if page {
        for verdict in verdicts.iter_mut().skip(end) {
            if verdict.is_body() {
                *verdict = Verdict::Out("after the article");
            }
        }
        inside(lines, (start, end), &mut verdicts);
    }
    let tail: Vec<usize> =
        (start + 1..end).rev().filter(|at| verdicts.get(*at).is_some_and(Verdict::is_body)).take(2).collect();
    for at in tail {
        if let Some(verdict) = verdicts.get_mut(at).filter(|_| lines.get(at).is_some_and(signature::is_author_note)) {
            *verdict = Verdict::Out("about the author");
        }
    }
    signed(lines, &rules, (start, end), &mut document);
    fill(lines, &verdicts, &mut document);
    if let Some(code) = Language::detect(&document.text()).code() {
        document.language = Some(code.to_string());
        document.evidence.insert(Field::Language, "words of the text".to_string());
    }
    document
}

/// What becomes of a line.
#[derive(Clone, Copy)]
enum Verdict {
    /// It is running text, or a subhead or list item between running text.
    Body,
    /// It is a field of the document (the headline).
    Field,
    /// It is left out by its place, for this reason.
    Out(&'static str),
    /// It is left out by a rule of the table.
    Rule(&'static Rule),
}

impl Verdict {
    const fn is_body(&self) -> bool {
        matches!(self, Self::Body)
    }
}

/// The first line that is running text: a sentence of some length that no rule takes.
fn first_paragraph(lines: &[Line], rules: &[Option<&'static Rule>]) -> usize {
    let running = |line: &Line| {
        matches!(line.role, Role::Unmarked | Role::Item | Role::Quote)
            && (line.sentence && line.words >= 12 || line.words >= 33 || line.sentences > 1 && line.words >= 8)
    };
    let found = lines.iter().zip(rules).position(|(line, rule)| rule.is_none() && running(line));
    // A text without any: all but the first line is the body.
    found.unwrap_or(usize::from(lines.len() > 1))
}

/// Finds the headline, the standfirst and the date among the lines before the body, and leaves out the others.
fn head(
    lines: &[Line],
    rules: &[Option<&'static Rule>],
    (start, end): (usize, usize),
    verdicts: &mut [Verdict],
    document: &mut Document,
) {
    let body = headline::Vocabulary::of(
        lines
            .iter()
            .take(end)
            .skip(start)
            .zip(rules.iter().skip(start))
            .filter(|(_, rule)| rule.is_none())
            .map(|(line, _)| line.text.as_str()),
    );
    let page = region::is_page(lines);
    // In a pasted page the headline may stand far above its body, under pictures and share bars, or begin the stretch.
    let from = if page { start.saturating_sub(40) } else { 0 };
    let until = if page { (start + 4).min(end) } else { start };
    let places: Vec<usize> = (from..until)
        .filter(|at| rules.get(*at).copied().flatten().is_none())
        .filter(|at| lines.get(*at).is_some_and(|line| headline::possible(line) && !(page && line.text.ends_with('.'))))
        .filter(|at| lines.get(*at).is_some_and(|line| matches!(line.role, Role::Unmarked | Role::Heading)))
        .take_while(|at| {
            *at <= start
                || (start..*at).all(|before| {
                    lines
                        .get(before)
                        .is_some_and(|line| !line.sentence || rules.get(before).copied().flatten().is_some())
                })
        })
        .collect();
    let candidates: Vec<&Line> = places.iter().filter_map(|at| lines.get(*at)).collect();
    let marked = lines.iter().position(|line| matches!(line.role, Role::Title(_)));
    let title = marked.or_else(|| places.iter().rev().copied().find(|at| page && region::is_title(lines, *at)));
    let chosen = title.or_else(|| headline::choose(&candidates, &body).and_then(|at| places.get(at).copied()));
    if let Some(line) = chosen.and_then(|at| lines.get(at)) {
        document.headline = Some(line.text.clone());
        let from = match (line.role, chosen) {
            (Role::Title(from), _) => from,
            (_, Some(0)) => "first line",
            _ => "line above the text",
        };
        document.evidence.insert(Field::Headline, from.to_string());
    }
    let first = chosen.map_or(start, |at| at.max(start));
    for at in 0..first {
        let (Some(line), Some(verdict)) = (lines.get(at), verdicts.get_mut(at)) else { continue };
        if Some(at) == chosen || !verdict.is_body() {
            continue;
        }
        let below = chosen.is_some_and(|chosen| at > chosen);
        let set = line.role == Role::Subtitle && (4..=80).contains(&line.words);
        let standfirst = below && (set || (6..=60).contains(&line.words) && body.overlap(&line.text) >= 0.3);
        *verdict = match () {
            () if standfirst && document.standfirst.is_none() => {
                document.standfirst = Some(line.text.clone());
                document.evidence.insert(Field::Standfirst, "line under the headline".to_string());
                Verdict::Field
            }
            () if matches!(line.role, Role::Item | Role::Quote | Role::Row) => Verdict::Body,
            () if below && line.role == Role::Heading => Verdict::Body,
            () if page => Verdict::Out("before the article"),
            // Between a headline and its body stand short lines that belong to the text ("Exclusive").
            () if below && line.words > 3 => Verdict::Body,
            () if below => Verdict::Out("label"),
            () if headline::possible(line) && line.words > 3 => Verdict::Out("headline of another article"),
            () if line.words <= 3 => Verdict::Out("label"),
            () => Verdict::Body,
        };
    }
    if let (Some(at), Some(verdict)) = (chosen, chosen.and_then(|at| verdicts.get_mut(at))) {
        *verdict = Verdict::Field;
        repeated(lines, at, verdicts);
    }
}

/// The headline once more, somewhere in the text.
fn repeated(lines: &[Line], headline: usize, verdicts: &mut [Verdict]) {
    let Some(words) = lines.get(headline).map(|line| line.normal.as_str()) else { return };
    for ((at, line), verdict) in lines.iter().enumerate().zip(verdicts) {
        if at != headline && line.normal == words && verdict.is_body() {
            *verdict = Verdict::Out("headline again");
        }
    }
}

/// Inside a pasted page: short lines stay when they are subheads over running text or belong to a list; runs of them are
/// furniture.
fn inside(lines: &[Line], (start, end): (usize, usize), verdicts: &mut [Verdict]) {
    let running = |line: &Line| {
        line.sentence && line.words >= 6
            || line.words >= 25
            || line.text.contains('\t')
            || !matches!(line.role, Role::Unmarked | Role::Aside(_))
    };
    let is_body = |at: usize, verdicts: &[Verdict]| verdicts.get(at).is_some_and(Verdict::is_body);
    let mut at = start;
    while at < end {
        if !is_body(at, verdicts) || lines.get(at).is_none_or(running) {
            at += 1;
            continue;
        }
        let run_end =
            (at..end).find(|next| is_body(*next, verdicts) && lines.get(*next).is_some_and(running)).unwrap_or(end);
        let places: Vec<usize> = (at..run_end).filter(|place| is_body(*place, verdicts)).collect();
        let bullets = places.iter().filter(|place| lines.get(**place).is_some_and(|line| line.bullet)).count();
        let list =
            bullets * 2 > places.len() || lines.get(at.wrapping_sub(1)).is_some_and(|line| line.text.ends_with(':'));
        let keep = run_end < end && (places.len() <= 2 || list && places.len() <= 30);
        if !keep {
            // The last line of the run may be the subhead of what follows.
            let spare = if run_end < end { places.last().copied() } else { None };
            for place in places {
                let subhead = Some(place) == spare
                    && lines.get(place).is_some_and(|line| !line.bullet && (2..=14).contains(&line.words));
                if let Some(verdict) = verdicts.get_mut(place).filter(|_| !subhead) {
                    *verdict = Verdict::Out("links or labels of the page");
                }
            }
        }
        at = run_end.max(at + 1);
    }
}

/// Authors and date, from bylines and date lines near the top of the text.
fn signed(lines: &[Line], rules: &[Option<&'static Rule>], (start, end): (usize, usize), document: &mut Document) {
    let near = start.saturating_sub(25)..(start + 4).min(end);
    for (at, (line, rule)) in lines.iter().zip(rules).enumerate().filter(|(at, _)| near.contains(at)) {
        let id = rule.map(|rule| rule.id).unwrap_or_default();
        if id == "byline" && document.authors.is_empty() {
            document.authors = signature::authors(line);
            // "By" on a line of its own, and the name under it, is how pages paste.
            if !document.authors.is_empty() {
                document.evidence.insert(Field::Authors, "byline text".to_string());
            }
        }
        if (id == "date-line" || id == "byline") && document.published.is_none() && at <= start + 2 {
            if let Some(day) = date::find(&line.text)
                .filter(|_| !line.normal.starts_with("updated") && !line.normal.starts_with("aktualisiert"))
            {
                document.published = Some(day);
                document.evidence.insert(Field::Published, "date line".to_string());
            }
        }
    }
}

fn fill(lines: &[Line], verdicts: &[Verdict], document: &mut Document) {
    for (at, (line, verdict)) in lines.iter().zip(verdicts).enumerate() {
        match verdict {
            Verdict::Field => {}
            Verdict::Out(reason) => leave_out(document, line, None, reason),
            Verdict::Rule(rule) => leave_out(document, line, Some(rule.id), rule.reason),
            Verdict::Body => {
                let kind = kind(line, lines.get(at + 1), document.paragraphs.is_empty());
                document.paragraphs.push(Paragraph { text: line.body().to_string(), kind });
            }
        }
    }
}

/// The kind of paragraph that a role makes. A title or subtitle that became no field of the document is a subhead.
const fn kind_of(role: Role) -> ParagraphKind {
    match role {
        Role::Title(_) | Role::Subtitle | Role::Heading => ParagraphKind::Subhead,
        Role::Item => ParagraphKind::ListItem,
        Role::Quote => ParagraphKind::BlockQuote,
        Role::Unmarked | Role::Row | Role::Aside(_) => ParagraphKind::Body,
    }
}

/// What a line of the body is, by its role in its file, by itself, and by the line after it; `first` when no paragraph
/// stands before it.
fn kind(line: &Line, next: Option<&Line>, first: bool) -> ParagraphKind {
    let under = next.is_some_and(|next| next.words > line.words * 2 && next.sentence);
    if line.role != Role::Unmarked {
        kind_of(line.role)
    } else if line.bullet {
        ParagraphKind::ListItem
    } else if line.words <= 12
        && !line.sentence
        && !line.text.ends_with(':')
        && !line.text.contains('\t')
        && under
        && !first
    {
        ParagraphKind::Subhead
    } else {
        ParagraphKind::Body
    }
}

fn leave_out(document: &mut Document, line: &Line, rule: Option<&str>, reason: &str) {
    document.removed.push(Removed {
        text: line.text.clone(),
        rule: rule.map(str::to_string),
        reason: reason.to_string(),
        before: document.paragraphs.len(),
    });
}
