//! The dates that readers see: every date on the page with its label and place, and which of them is the article's.
use std::collections::HashMap;
use std::rc::Rc;

use super::super::byline;
use super::super::date::{self, Notation};
use super::labels::{label, label_in_code, Label};
use super::places::{Places, NEAR};
use super::signed::{self, Signed};
use super::survey::{Mark, Survey};

/// A date on the page.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The day, or the time where an attribute gives it.
    pub value: String,
    /// The time of day that is written beside it, in minutes, without a zone.
    pub minutes: Option<u16>,
    /// Its block.
    pub at: usize,
    /// What the words before it say.
    pub label: Option<Label>,
    /// How surely it is the article's.
    pub score: i32,
    /// Whether its element says that it is a date, or its line is nothing else.
    pub marked: bool,
    /// Where it was found, for evidence.
    pub from: &'static str,
    /// The class names of its element, to know a list of dates by.
    class: Option<Rc<str>>,
}

impl Shown {
    /// The day alone.
    pub fn day(&self) -> &str {
        self.value.get(..10).unwrap_or_default()
    }
}

/// Below this score a date is not taken for the article's.
pub const SURE: i32 = 25;

/// Every date of the page that may be the article's, in the order of the page.
pub fn all(places: &Places, survey: &Survey, signed: &[Signed], notation: Notation) -> Vec<Shown> {
    let mut shown = in_lines(places, survey, notation);
    for mark in survey.marks.iter().filter(|mark| mark.date && !mark.aside) {
        in_mark(mark, places, survey, notation, &mut shown);
    }
    mark_down_lists(&mut shown, places);
    // A byline draws the date beside it after it, wherever on the page it stands.
    for shown in &mut shown {
        let beside = |signed: &Signed| {
            signed.lead && signed.score >= signed::SURE && signed.at.is_some_and(|at| at.abs_diff(shown.at) <= 2)
        };
        if !places.is_near(shown.at) && signed.iter().any(beside) {
            shown.score += 20;
        }
    }
    shown.sort_by_key(|shown| shown.at);
    shown
}

/// Elements of one class with several days are a list of other articles, but for the one beside the headline.
fn mark_down_lists(shown: &mut [Shown], places: &Places) {
    let mut days: HashMap<Rc<str>, Vec<String>> = HashMap::new();
    for shown in shown.iter() {
        let Some(class) = &shown.class else { continue };
        let days = days.entry(Rc::clone(class)).or_default();
        if days.len() < LISTED && !days.iter().any(|day| day == shown.day()) {
            days.push(shown.day().to_string());
        }
    }
    let beside = |at: usize| places.headline.is_some_and(|headline| at.abs_diff(headline) <= 3);
    for shown in shown.iter_mut().filter(|shown| !beside(shown.at)) {
        let listed = shown.class.as_ref().and_then(|class| days.get(class)).is_some_and(|days| days.len() >= LISTED);
        if listed {
            shown.score -= 30;
        }
    }
}

/// So many days in elements of one class are a list.
const LISTED: usize = 3;

/// The surest date that is not one of a change; the first of equals.
pub fn best(shown: &[Shown]) -> Option<&Shown> {
    surest(shown, |shown| matches!(shown.label, None | Some(Label::Published)))
}

/// The day of all dates of the page that may be the article's, when they agree on one and no place says more.
pub fn lone(shown: &[Shown]) -> Option<&Shown> {
    let fits = |shown: &&Shown| matches!(shown.label, None | Some(Label::Published)) && shown.score >= LEAST;
    let best = shown.iter().filter(fits).max_by_key(|shown| (shown.marked, shown.score))?;
    (best.marked && shown.iter().filter(fits).all(|shown| shown.day() == best.day())).then_some(best)
}

/// Below this score a date is surely none of the article's.
const LEAST: i32 = -8;

/// The surest date that is one of a change.
pub fn best_change(shown: &[Shown]) -> Option<&Shown> {
    surest(shown, |shown| shown.label == Some(Label::Updated))
}

fn surest(shown: &[Shown], fits: impl Fn(&Shown) -> bool) -> Option<&Shown> {
    let most =
        shown.iter().filter(|shown| fits(shown)).map(|shown| shown.score).max().filter(|score| *score >= SURE)?;
    shown.iter().find(|shown| fits(shown) && shown.score == most)
}

/// Dates in short lines of text.
fn in_lines(places: &Places, survey: &Survey, notation: Notation) -> Vec<Shown> {
    let mut shown = Vec::new();
    for (at, block) in places.blocks.iter().enumerate() {
        let running = places.is_running(at);
        // In running text only the beginning may say when it was published.
        let text = if running { beginning(&block.text) } else { block.text.as_str() };
        if text.len() > 500 {
            continue;
        }
        let notation = Notation { short_years: block.length <= 40 || places.is_near(at), ..notation };
        let found = date::all(text, notation);
        if found.is_empty() {
            continue;
        }
        let alone = date::is_date_line_as(text, notation);
        // Right beside the headline a line with nothing but a date is the article's, whatever the box is called.
        let beside = alone && places.headline.is_some_and(|headline| at.abs_diff(headline) <= 3);
        if !beside && places.is_aside(at, &survey.plain) {
            continue;
        }
        let words = text.split_whitespace().count();
        let signed = !alone && words <= 20 && !byline::authors(text).is_empty();
        let mut from = 0;
        for written in found {
            let before = text.get(from..written.start).unwrap_or_default();
            let after = text.get(written.end..).unwrap_or_default();
            let opening = from == 0 && before.trim() == "(" && after.starts_with(')');
            let own = label(before);
            let said = own.or_else(|| above(places, at).filter(|_| from == 0 && before.len() < 20));
            from = written.end;
            // "May 3, 2020" in a sentence is what the article is about.
            let told = matches!(own, Some(Label::Published | Label::Updated)) && before.len() < 80;
            if running && !opening && !told || said == Some(Label::Other) {
                continue;
            }
            let label_score = match said {
                Some(Label::Published) => 40,
                Some(Label::Updated) => 30,
                _ => 0,
            };
            // A day in the headline is what the article is about.
            let line_score = match words {
                _ if places.headline == Some(at) => -12,
                _ if alone => 18,
                _ if signed => 16,
                _ if opening => 12,
                0..=14 if begins_line(text, written.start) => 8,
                0..=14 => 4,
                _ => -12,
            };
            let link_score = if block.links * 2 > block.length && !signed { -15 } else { 0 };
            shown.push(Shown {
                value: date::timed(text, &written),
                minutes: minutes(after),
                at,
                label: said,
                score: label_score + line_score + link_score + place_score(places, at),
                marked: alone,
                from: "date line",
                class: None,
            });
        }
    }
    shown
}

/// Whether nothing but marks stands before a place in its line.
fn begins_line(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    !before.rsplit('\n').next().unwrap_or_default().contains(char::is_alphanumeric)
}

/// The time of day that stands behind a date, in minutes.
fn minutes(after: &str) -> Option<u16> {
    date::behind(after).map(|clock| u16::from(clock.hour) * 60 + u16::from(clock.minute))
}

/// The beginning of a long text, where a notice on its publication may stand.
fn beginning(text: &str) -> &str {
    text.char_indices().nth(160).map_or(text, |(at, _)| text.get(..at).unwrap_or_default())
}

/// The label that a line of its own gives the next one ("Published on").
fn above(places: &Places, at: usize) -> Option<Label> {
    let before = places.blocks.get(at.checked_sub(1)?)?;
    let short = before.text.split_whitespace().count() <= 4 && before.text.len() < 50;
    label(&before.text).filter(|_| short && !before.text.bytes().any(|byte| byte.is_ascii_digit()))
}

/// What its place says of a date: it is the article's own close to the headline.
fn place_score(places: &Places, at: usize) -> i32 {
    let Some(headline) = places.headline else {
        // Just above the text is where the headline would be.
        let above = places.first_text.filter(|first| at <= *first).map(|first| first - at);
        return match above {
            Some(steps @ 0..=5) => 24 - 3 * i32::try_from(steps).unwrap_or_default(),
            _ if places.is_near(at) => 10,
            _ => -10,
        };
    };
    let gap = places.beyond_headline(at).unwrap_or(usize::MAX);
    let steps = i32::try_from(at.abs_diff(headline)).unwrap_or(i32::MAX).min(40);
    if at < headline {
        // Above the headline stands the article's date, and farther up that of the day.
        return if steps <= 4 && places.is_near(at) { 26 - 4 * steps } else { -10 };
    }
    if places.is_near(at) {
        30 - steps - i32::try_from(gap / 70).unwrap_or(10)
    } else if gap <= NEAR * 2 {
        0
    } else {
        -12
    }
}

/// Dates in elements that say that they hold one, by their attributes or their words.
fn in_mark(mark: &Mark, places: &Places, survey: &Survey, notation: Notation, shown: &mut Vec<Shown>) {
    let text = mark.text();
    let machine = [
        "datetime",
        "content",
        "data-datetime",
        "data-date",
        "data-published",
        "data-publish-date",
        "data-utime",
        "data-timestamp",
        "title",
    ]
    .iter()
    .find_map(|name| mark.node.attr(name).and_then(|value| date::parse_as(&value, notation)))
    .filter(|day| day.as_str() >= "1990" || mark.time);
    if text.chars().count() > 160 {
        return;
    }
    let notation = Notation { short_years: text.chars().count() <= 40, ..notation };
    let written = date::all(&text, notation);
    // A reader sees one day; where the attribute says another by more than the zones explain, the attribute is the
    // software's.
    let Some(at) = places.block_of(mark, &text) else { return };
    let value = match (&machine, written.as_slice()) {
        (Some(machine), _) => machine.clone(),
        (None, [first, ..]) => date::timed(&text, first),
        (None, []) => return,
    };
    let before = written.first().and_then(|first| text.get(..first.start)).unwrap_or(&text);
    let block = places.blocks.get(at);
    let around = block.filter(|block| block.text.len() < 200).map(|block| {
        let start = block.text.find(text.lines().next().unwrap_or_default()).unwrap_or_default();
        block.text.get(..start).unwrap_or_default()
    });
    let said = label(before)
        .or_else(|| around.and_then(label))
        .or_else(|| label_in_code(&mark.property))
        .or_else(|| label_in_code(&mark.words))
        .or_else(|| above(places, at));
    let mut score = match said {
        Some(Label::Other) => return,
        Some(Label::Published) => 30,
        Some(Label::Updated) => 25,
        None => 0,
    };
    score += if mark.property.contains("datepublished")
        || mark.property.contains(" pubdate")
        || mark.property.contains("issued")
    {
        35
    } else if mark.time || machine.is_some() {
        22
    } else {
        16
    };
    score += place_score(places, at);
    if mark.menu {
        score -= 30;
    }
    // The date of another article stands in the link to it. A link to the article itself is common in blogs.
    if mark.link.is_some() && !places.is_near(at) {
        score -= 20;
    }
    if places.is_aside(at, &survey.plain) {
        score -= 40;
    }
    let minutes = written.first().and_then(|first| minutes(text.get(first.end..)?));
    let from = if mark.property.contains("date") {
        "microdata"
    } else if mark.time {
        "time element"
    } else {
        "date line"
    };
    let class = (!mark.words.is_empty()).then(|| Rc::clone(&mark.words));
    shown.push(Shown { value, minutes, at, label: said, score, marked: true, from, class });
}
