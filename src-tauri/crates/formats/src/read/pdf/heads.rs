//! Heads and feet of pages: what repeats from page to page at their edges, and the numbers of pages.
use std::collections::HashMap;
use std::sync::LazyLock;

use regex::Regex;

use super::rows::Segment;
use crate::read::date;

/// The part of a page's height at its top and bottom where heads and feet stand.
const EDGE: f32 = 0.14;
/// How far a head may move from page to page, as a part of the height.
const DRIFT: f32 = 0.03;

/// Why the head of a page stands beside the text.
pub(super) const UPPER: &str = "head of the page";
/// The same for the foot.
pub(super) const LOWER: &str = "foot of the page";

/// The lines of a page.
pub(super) struct Lines {
    pub segments: Vec<Segment>,
    pub height: f32,
}

/// What heads and feet say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Heads {
    /// Each once, with the reason why it stands beside the text.
    pub lines: Vec<(String, &'static str)>,
    /// The one day that they name.
    pub day: Option<String>,
    /// The one address that they name.
    pub address: Option<String>,
}

/// Takes heads and feet out of the pages.
pub(super) fn take(pages: &mut [Lines]) -> Heads {
    let mut counts: HashMap<String, Vec<(usize, f32, f32)>> = HashMap::new();
    for (number, page) in pages.iter().enumerate() {
        for segment in page.segments.iter().filter(|segment| at_edge(segment, page.height)) {
            let key = key(&segment.text);
            if key.chars().any(char::is_alphabetic) {
                counts.entry(key).or_default().push((number, segment.y / page.height, segment.size));
            }
        }
    }
    let count = pages.len();
    let mut heads = Heads::default();
    let (mut days, mut addresses): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    for (number, page) in pages.iter_mut().enumerate() {
        let height = page.height;
        let (first, last) = edges(&page.segments);
        let mut sizes: Vec<f32> = page.segments.iter().map(|segment| segment.size).collect();
        sizes.sort_by(f32::total_cmp);
        let body = sizes.get(sizes.len() / 2).copied().unwrap_or_default() * 0.95;
        let mut kept = Vec::with_capacity(page.segments.len());
        for segment in std::mem::take(&mut page.segments) {
            let outermost = segment.y <= first || segment.y >= last;
            let repeats = || {
                let at = segment.y / height;
                let others = counts.get(&key(&segment.text)).map(Vec::as_slice).unwrap_or_default();
                let mut alike: Vec<usize> = others
                    .iter()
                    .filter(|(_, y, size)| (y - at).abs() <= DRIFT && (size / segment.size - 1.0).abs() < 0.1)
                    .map(|(page, ..)| *page)
                    .collect();
                alike.dedup();
                alike.len() >= 2 && alike.len() * 5 >= count * 2 && alike.contains(&number)
            };
            // A paper of one page repeats nothing; its head is known by the day that it names among other words.
            let dated = || {
                outermost
                    && count == 1
                    && segment.size < body
                    && date::find(&segment.text).is_some()
                    && !date::is_date_line(&segment.text)
            };
            let reason = match () {
                () if outermost && is_number(&segment.text) => "number of the page",
                () if dated() => UPPER,
                () if segment.artifact || at_edge(&segment, height) && repeats() => {
                    if segment.y * 2.0 < height {
                        UPPER
                    } else {
                        LOWER
                    }
                }
                () => {
                    kept.push(segment);
                    continue;
                }
            };
            let timed = segment.text.contains(':');
            days.extend(date::find(&segment.text).filter(|_| !timed));
            addresses.extend(address(&segment.text));
            if !heads.lines.iter().any(|(text, _)| key(text) == key(&segment.text)) {
                heads.lines.push((segment.text, reason));
            }
        }
        page.segments = kept;
    }
    days.dedup();
    addresses.dedup();
    heads.day = days.pop().filter(|_| days.is_empty());
    heads.address = addresses.pop().filter(|_| addresses.is_empty());
    heads
}

/// Whether the line stands where heads and feet do.
fn at_edge(segment: &Segment, height: f32) -> bool {
    segment.y < height * EDGE || segment.y > height * (1.0 - EDGE)
}

/// The baselines of the first and the last line.
fn edges(segments: &[Segment]) -> (f32, f32) {
    let places = || segments.iter().map(|segment| segment.y);
    (places().fold(f32::MAX, f32::min) + 1.0, places().fold(f32::MIN, f32::max) - 1.0)
}

/// The line without its numbers, which change from page to page.
pub(super) fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_numeric() => {
                if !key.ends_with('#') {
                    key.push('#');
                }
            }
            c if c.is_whitespace() => {}
            c => key.extend(c.to_lowercase()),
        }
    }
    key
}

/// Whether the line is the number of a page and nothing else.
pub(super) fn is_number(text: &str) -> bool {
    static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(
            r"(?i)^\W{0,3}(?:page|seite|pages?|p\.|s\.|página|pagina|strona|str\.|sida|side)?\s*\d{1,4}\s*(?:(?:of|von|de|di|sur|van|z|af|av|/|\|)\s*\d{1,4})?\W{0,3}$",
        )
        .ok()
    });
    text.len() < 30 && NUMBER.as_ref().is_some_and(|number| number.is_match(text))
}

/// A whole address in the line, as browsers print it under a page. One that is shortened is none.
pub(super) fn address(text: &str) -> Option<String> {
    let word = text.split_whitespace().find(|word| word.starts_with("http://") || word.starts_with("https://"))?;
    let whole = !word.contains('…') && !word.contains("...");
    let address = url::Url::parse(word).ok().filter(|address| whole && address.path().len() > 1)?;
    Some(address.to_string())
}
