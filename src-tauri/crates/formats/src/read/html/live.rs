//! Live blogs: a column of entries, each with the time at which it was written. The entries are the article, in the order
//! of the page, and what an article loses at its top, a line with a time, is here what makes sense of the text.
use std::collections::{BTreeMap, HashSet};
use std::sync::LazyLock;

use dom_query::Document as Page;
use regex::Regex;

use super::blocks::{Flag, Tag};
use super::content::{Judged, Verdict};
use super::elements::Element;
use super::layout::{figure, Layout, Passage};
use super::{byline, date};

/// Fewest entries of a live blog that is marked as such, and of any other.
const MARKED: usize = 3;
const UNMARKED: usize = 4;
/// Among so many passages at its beginning an entry has its time.
const HEAD: usize = 4;

/// The entries of a live blog.
#[derive(Debug, Default)]
pub struct Entries {
    /// The element that holds the column; 0 when the page is no live blog.
    pub column: usize,
    /// The elements that are entries.
    pub elements: HashSet<usize>,
    /// From which passage to which each entry goes, in the order of the page.
    pub spans: Vec<(usize, usize)>,
    /// Whether the page names them for what they are.
    pub marked: bool,
}

impl Entries {
    fn of(layout: &Layout, column: usize, numbers: &[usize]) -> Self {
        let spans = numbers.iter().filter_map(|number| layout.spans.get(*number)).copied().collect();
        Self { column, elements: numbers.iter().copied().collect(), spans, marked: false }
    }

    /// Whether a passage stands in an entry.
    pub fn holds(&self, at: usize) -> bool {
        let entry = self.spans.partition_point(|(_, end)| *end <= at);
        self.spans.get(entry).is_some_and(|(first, _)| *first <= at)
    }
}

/// Finds the entries: boxes side by side that look alike, where each begins with a time of day and has words under it.
/// Readers' comments look so too; so the column must be named for what it is, or be most of the page and its times
/// nothing but times of day.
pub fn entries(layout: &Layout) -> Entries {
    let times: Vec<bool> = layout.passages.iter().map(is_time).collect();
    if times.iter().filter(|time| **time).count() < MARKED {
        return Entries::default();
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for number in 1..layout.elements.len() {
        let (first, end) = layout.spans.get(number).copied().unwrap_or_default();
        if end > first + 1 && is_entry(layout, &times, first, end) {
            groups.entry(layout.parent(number)).or_default().push(number);
        }
    }
    let mut best: Option<(usize, Entries)> = None;
    let columns = groups.iter().map(|(column, numbers)| Entries::of(layout, *column, numbers));
    for entries in columns.chain(joined(layout, &groups)).chain(flat(layout, &times)) {
        let Some(found) = live(layout, &times, entries) else { continue };
        let length = |(first, end): &(usize, usize)| {
            layout.passages.iter().take(*end).skip(*first).map(|passage| passage.block.length).sum::<usize>()
        };
        let words = found.spans.iter().map(length).sum();
        // Of columns in one another the one whose boxes are nearest to the entries holds as much, and more of them.
        let better = |(most, held): &(usize, Entries)| {
            (words, found.spans.len(), held.column) > (*most, held.spans.len(), found.column)
        };
        if best.as_ref().is_none_or(better) {
            best = Some((words, found));
        }
    }
    best.map(|(_, found)| found).unwrap_or_default()
}

/// Columns that look alike as one: a live blog of several days may have one for each.
fn joined(layout: &Layout, groups: &BTreeMap<usize, Vec<usize>>) -> Vec<Entries> {
    let mut alike: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for column in groups.keys() {
        let looks = layout.elements.get(*column).map(|element| element.looks).unwrap_or_default();
        alike.entry(looks).or_default().push(*column);
    }
    let several = alike.into_values().filter(|columns| (2..=60).contains(&columns.len()));
    let join = |columns: Vec<usize>| {
        let first = columns.first().copied().unwrap_or_default();
        let around = |number: usize| ancestors(layout, number).collect::<HashSet<usize>>();
        let others: Vec<HashSet<usize>> = columns.iter().map(|column| around(*column)).collect();
        let common = ancestors(layout, first).find(|number| others.iter().all(|other| other.contains(number)));
        let numbers: Vec<usize> = columns.iter().filter_map(|column| groups.get(column)).flatten().copied().collect();
        Entries::of(layout, common.unwrap_or_default(), &numbers)
    };
    several.map(join).collect()
}

/// Entries without boxes: bare times in one box, each with its text behind it.
fn flat(layout: &Layout, times: &[bool]) -> Vec<Entries> {
    let mut hosts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, passage) in layout.passages.iter().enumerate() {
        if times.get(at).copied().unwrap_or_default() && is_bare(passage) {
            hosts.entry(passage.host).or_default().push(at);
        }
    }
    let column = |(host, heads): (usize, Vec<usize>)| {
        let last = layout.spans.get(host).map(|(_, end)| *end).unwrap_or_default();
        let ends = heads.iter().skip(1).copied().chain([last]);
        let spans: Vec<(usize, usize)> = heads.iter().copied().zip(ends).collect();
        Entries { column: host, spans, ..Entries::default() }
    };
    hosts.into_iter().filter(|(host, heads)| *host != 0 && heads.len() >= MARKED).map(column).collect()
}

/// An element and those around it, the page apart.
fn ancestors<'a>(layout: &'a Layout, number: usize) -> impl Iterator<Item = usize> + 'a {
    std::iter::successors(Some(number), |number| Some(layout.parent(*number))).take_while(|number| *number != 0)
}

/// Whether a page calls itself a live blog, in its data or its title.
pub fn is_called(page: &Page, html: &str) -> bool {
    static TITLE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)\blive[ -]?(?:blog|ticker|updates?|coverage|reporting)\b|\b(?:news|spiel)ticker\b|^live\b|\blive:|[:|–—-] live\b",
            r"|\ben direct\b|\ben (?:vivo|directo)\b|\bminuto a minuto\b|\b(?:in|la) diretta\b|\bao (?:vivo|minuto)\b",
            r"|\bna żywo\b|\bas it happened\b|онлайн-трансляция"
        ))
        .ok()
    });
    html.contains("LiveBlogPosting")
        || TITLE.as_ref().is_some_and(|title| {
            page.select("title, h1").nodes().iter().take(4).any(|node| title.is_match(node.text().trim()))
        })
}

/// Whether the passages from `first` to `end` are an entry: a time at the beginning, words after it, and no other time at
/// the beginning of a passage but the note of a change.
fn is_entry(layout: &Layout, times: &[bool], first: usize, end: usize) -> bool {
    let is_time = |at: usize| times.get(at).copied().unwrap_or_default();
    let Some(time) = (first..end.min(first + HEAD)).find(|at| is_time(*at)) else { return false };
    let said = |at: usize| {
        layout.passages.get(at).is_some_and(|passage| {
            !is_time(at) && (passage.block.heading() > 0 || passage.line.sentence || passage.words >= 8)
        })
    };
    let before = (first..time).all(|at| layout.passages.get(at).is_some_and(|passage| !passage.prose));
    before && (first..end).any(said) && (time + 1..end).filter(|at| is_time(*at)).count() <= 1
}

/// The entries when they are those of a live blog.
fn live(layout: &Layout, times: &[bool], mut entries: Entries) -> Option<Entries> {
    let elements = || ancestors(layout, entries.column).filter_map(|number| layout.elements.get(number));
    let boxes = || entries.elements.iter().filter_map(|number| layout.elements.get(*number));
    let aside = |flag: &Flag| matches!(flag, Flag::Comment | Flag::Related | Flag::Navigation | Flag::Hidden);
    let page = layout.elements.first().is_some_and(|page| page.live);
    let marked =
        page || elements().any(|element| element.live) || boxes().filter(|element| element.live).count() >= MARKED;
    let other =
        |element: &Element| element.flags.iter().any(|flag| if marked { *flag == Flag::Comment } else { aside(flag) });
    let least = if marked { MARKED } else { UNMARKED };
    if entries.column == 0 || entries.spans.len() < least || elements().chain(boxes()).any(other) {
        return None;
    }
    let spans = &entries.spans;
    let inside = || {
        let passages = |(first, end): &(usize, usize)| layout.passages.iter().enumerate().take(*end).skip(*first);
        spans.iter().flat_map(passages)
    };
    let sum = |of: &dyn Fn(&Passage) -> usize| inside().map(|(_, passage)| of(passage)).sum::<usize>();
    let length = sum(&|passage| passage.block.length);
    // Boxes of nothing but links are a list of articles.
    let links = sum(&|passage| passage.block.links);
    let texts = spans
        .iter()
        .filter(|(first, end)| layout.passages.iter().take(*end).skip(*first).any(|passage| is_text(passage)));
    if links * 2 > length || texts.count() * 2 < spans.len() {
        return None;
    }
    if !marked {
        let heads = inside().filter(|(at, _)| times.get(*at).copied().unwrap_or_default());
        let bare = heads.filter(|(_, passage)| is_bare(passage)).count();
        let prose = sum(&|passage| if passage.prose { passage.block.length } else { 0 });
        if bare < spans.len() || prose * 10 < figure(&layout.prose, 0) * 6 {
            return None;
        }
    }
    entries.marked = marked;
    Some(entries)
}

/// Whether a passage of an entry is text.
pub fn is_text(passage: &Passage) -> bool {
    (passage.line.sentence && passage.words >= 3 || passage.words >= 12) && !passage.linky()
}

/// A time of day, with what may stand on either side of its figures.
static CLOCK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|[^\d.:])(?:[01]?\d|2[0-3])\s?(?:[:.]|h|\s?uhr\s?)\s?[0-5]\d(?::[0-5]\d)?(?:\s?(?:[ap]\.?m\b\.?|uhr|uur|h\b|hrs))?(?:$|[^\d.:%]|[.:]\s|[.:]$)").ok()
});

/// Whether a passage is a time of day, alone or with a date or a few words in one line, or a heading that begins with it.
fn is_time(passage: &Passage) -> bool {
    let text = passage.line.text.as_str();
    if passage.block.length > 120 || passage.words > 14 {
        return false;
    }
    let marked = passage.block.time.chars().count() * 2 >= passage.block.length && !passage.block.time.is_empty();
    marked
        || !passage.line.sentence
            && clock(text).is_some_and(|(start, end)| {
                let letters =
                    |text: Option<&str>| text.unwrap_or_default().chars().filter(|c| c.is_alphabetic()).count();
                let (before, behind) = (letters(text.get(..start)), letters(text.get(end..)));
                // Behind it stand a name or a heading; before it a weekday and a month at most.
                before == 0 && (behind <= 30 || passage.block.heading() > 0) || before <= 25 && behind == 0
            })
}

/// Whether nothing but a time of day stands there.
fn is_bare(passage: &Passage) -> bool {
    let text = passage.line.text.as_str();
    clock(text).is_some_and(|(start, end)| {
        let rest = format!("{} {}", text.get(..start).unwrap_or_default(), text.get(end..).unwrap_or_default());
        rest.chars().filter(|c| c.is_alphanumeric()).count() <= 5 || passage.block.heading() > 0 && start <= 1
    })
}

/// Where the figures of a time of day stand in a text.
fn clock(text: &str) -> Option<(usize, usize)> {
    CLOCK.as_ref()?.find(text).map(|found| (found.start(), found.end()))
}

/// Keeps the times over the entries' texts, as lines of their own, and the headings; the names of who wrote them and
/// lists that repeat the entries go. Asked when all else is judged.
pub fn keep(judged: &mut Judged) {
    if judged.layout.live.column == 0 {
        return;
    }
    let spans = judged.layout.live.spans.clone();
    let (top, _) = judged.layout.spans.get(judged.layout.live.column).copied().unwrap_or_default();
    let first_text = spans.iter().flat_map(|(first, end)| *first..*end).find(|at| judged.is_body(*at));
    // The heading of a day, and of the first entry, stands before all text.
    for at in top..first_text.unwrap_or_default() {
        let heading = judged.layout.passages.get(at).is_some_and(|passage| passage.block.heading() > 0);
        if let Some(verdict) =
            judged.verdicts.get_mut(at).filter(|verdict| heading && matches!(verdict, Verdict::Outside))
        {
            *verdict = Verdict::Body;
        }
    }
    for (first, end) in spans.iter().copied() {
        let left = |at: &usize, text: bool| {
            let passage = judged.layout.passages.get(*at).filter(|_| judged.is_body(*at));
            passage.is_some_and(
                |passage| if text { !is_time(passage) && passage.block.heading() == 0 } else { is_said(passage) },
            )
        };
        let text = (first..end).find(|at| left(at, true)).or_else(|| (first..end).find(|at| left(at, false)));
        let Some(text) = text else {
            // Nothing is left of the entry.
            (first..end).for_each(|at| judged.leave_out(at, "byline or date line"));
            continue;
        };
        let times: Vec<usize> =
            (first..end).filter(|at| judged.layout.passages.get(*at).is_some_and(is_time)).collect();
        for (number, at) in times.iter().copied().enumerate() {
            // The first one is when it was written; what follows is the note of a change.
            if number == 0 || at < text {
                judged.verdicts.get_mut(at).into_iter().for_each(|verdict| *verdict = Verdict::Time);
            }
        }
        for at in first..end {
            let name = |passage: &Passage| {
                passage.block.heading() == 0 && passage.words <= 8 && byline::is_name(passage.line.text.trim())
            };
            if at <= text && judged.layout.passages.get(at).is_some_and(name) {
                judged.leave_out(at, "byline or date line");
            }
        }
    }
    // The button under the column.
    let end = spans.last().map(|(_, end)| *end).unwrap_or_default();
    for at in end..(end + HEAD).min(judged.verdicts.len()) {
        let rule = judged.layout.passages.get(at).filter(|passage| passage.linky() || passage.short(4));
        let Some(rule) = rule.and_then(Passage::rule) else { continue };
        if let Some(verdict) = judged.verdicts.get_mut(at).filter(|verdict| matches!(verdict, Verdict::Outside)) {
            *verdict = Verdict::Rule(rule);
        }
    }
    let said: HashSet<String> = (0..judged.verdicts.len())
        .filter(|at| judged.layout.live.holds(*at))
        .filter_map(|at| judged.layout.passages.get(at))
        .filter(|passage| passage.words >= 3)
        .map(|passage| passage.line.normal.clone())
        .collect();
    for at in 0..judged.verdicts.len() {
        if judged.layout.live.holds(at) {
            continue;
        }
        let repeats = |passage: &Passage| {
            let text = passage.line.text.replacen(&passage.block.time, "", 1);
            let text = clock(&text).map_or(text.as_str(), |(start, end)| {
                if start == 0 {
                    text.get(end..).unwrap_or_default()
                } else {
                    &text
                }
            });
            matches!(passage.block.tag, Tag::Item | Tag::Other) && said.contains(&crate::clean::phrase::normal(text))
        };
        if judged.layout.passages.get(at).is_some_and(repeats) {
            judged.verdicts.get_mut(at).into_iter().for_each(|verdict| *verdict = Verdict::Out("list of the entries"));
        }
    }
}

/// Whether a passage that is left in an entry is worth a time over it.
fn is_said(passage: &Passage) -> bool {
    !is_time(passage) || passage.block.heading() > 0
}

/// The lines of a time: what is kept, and what stood beside it (a name, a button).
pub fn parts(passage: &Passage) -> (String, Option<String>) {
    let (text, time) = (passage.block.text.as_str(), passage.block.time.as_str());
    if passage.block.heading() > 0 {
        return (text.to_string(), None);
    }
    if time.is_empty() {
        let end = clock(text).map(|(_, end)| end).unwrap_or_default();
        let (line, rest) = (text.get(..end).unwrap_or_default().trim(), text.get(end..).unwrap_or_default().trim());
        let name = rest.trim_start_matches(['|', '·', '•', '-', '–', '—', ',']).trim();
        return match byline::is_name(name) || byline::has_lead(name) {
            true if !line.is_empty() => (line.to_string(), Some(name.to_string())),
            _ => (text.to_string(), None),
        };
    }
    let rest = text.replacen(time, "", 1);
    let rest = rest.trim().trim_matches(['|', '·', '•', '-', '–', '—', ',']).trim();
    // A date or a zone belongs to the time.
    let beside = rest.chars().any(char::is_alphabetic)
        && text.contains(time)
        && !date::is_date_line(rest)
        && rest.chars().count() > 5;
    if beside {
        (time.to_string(), Some(rest.to_string()))
    } else {
        (text.to_string(), None)
    }
}
