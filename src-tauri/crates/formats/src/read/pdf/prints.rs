//! Web pages that a browser printed. Around each sheet stand the page's title and address, the time of printing and the
//! number of the sheet, in type of one size: Chrome, Safari and Firefox differ only in which of them stands where.
use super::heads::{self, Lines};
use super::rows::Segment;
use crate::read::date;

/// The part of a sheet's height at its top and bottom where browsers print.
const EDGE: f32 = 0.085;

/// What a browser printed around a page of the web.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Print {
    /// Each line once, with the reason why it stands beside the text.
    pub lines: Vec<(String, &'static str)>,
    /// The address; `None` when the browser cut it short.
    pub address: Option<String>,
    /// The title of the page, perhaps cut short.
    pub title: Option<String>,
}

/// Takes what a browser printed out of the sheets; `None` for sheets that no browser printed.
pub(super) fn take(pages: &mut [Lines]) -> Option<Print> {
    let bands: Vec<Vec<Band>> = pages.iter().map(|page| vec![band(page, true), band(page, false)]).collect();
    let addressed: Vec<&Vec<Band>> =
        bands.iter().filter(|bands| bands.iter().any(|band| band.address.is_some())).collect();
    let first = addressed.first()?;
    // A single sheet with an address at its edge may be a leaflet: it takes the number or the time to know a browser.
    let known = first.iter().flat_map(|band| &band.lines).any(|line| heads::is_number(line) || is_time(line));
    if !known || addressed.len() * 2 < bands.len() {
        return None;
    }
    let mut print = Print::default();
    let address = first.iter().find_map(|band| band.address.clone()).unwrap_or_default();
    print.address = heads::address(&address);
    let title: Vec<&str> = first
        .first()
        .map(|upper| upper.lines.iter().filter(|line| is_title(line, &address)).map(String::as_str).collect())
        .unwrap_or_default();
    print.title = Some(title.join(" ")).filter(|title| !title.is_empty());
    for (page, bands) in pages.iter_mut().zip(bands) {
        let mut taken: Vec<usize> = Vec::new();
        for (band, reason) in bands.into_iter().zip([heads::UPPER, heads::LOWER]) {
            for line in band.lines {
                let reason = if heads::is_number(&line) { "number of the page" } else { reason };
                if !print.lines.iter().any(|(other, _)| heads::key(other) == heads::key(&line)) {
                    print.lines.push((line, reason));
                }
            }
            taken.extend(band.places);
        }
        let mut at = 0;
        page.segments.retain(|_| {
            at += 1;
            !taken.contains(&(at - 1))
        });
    }
    Some(print)
}

/// The outermost rows at one end of a sheet that are set in one size.
#[derive(Default)]
struct Band {
    places: Vec<usize>,
    lines: Vec<String>,
    /// The address that stands there, put together where it takes several lines.
    address: Option<String>,
}

fn band(page: &Lines, upper: bool) -> Band {
    let mut order: Vec<(usize, &Segment)> = page.segments.iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    if !upper {
        order.reverse();
    }
    let Some((_, outermost)) = order.first() else { return Band::default() };
    let (size, mut y) = (outermost.size, outermost.y);
    let mut found: Vec<(usize, &Segment)> = Vec::new();
    for (at, segment) in order {
        let edge = if upper { segment.y } else { page.height - segment.y };
        let alike = (segment.size - size).abs() < 0.4;
        if !alike || edge > page.height * EDGE || (segment.y - y).abs() > size * 1.7 {
            break;
        }
        y = segment.y;
        found.push((at, segment));
    }
    found.sort_by(|(_, a), (_, b)| a.y.total_cmp(&b.y).then(a.x0.total_cmp(&b.x0)));
    let mut band = Band { places: found.iter().map(|(at, _)| *at).collect(), ..Band::default() };
    let mut open: Option<(f32, f32)> = None;
    for (_, segment) in found {
        let text = segment.text.trim();
        let whole = !text.contains(char::is_whitespace);
        let under = open.is_some_and(|(x0, x1)| (x0 - segment.x0).abs() < 3.0 || (x1 - segment.x1).abs() < 3.0);
        if band.address.is_none() && whole && (text.starts_with("https://") || text.starts_with("http://")) {
            band.address = Some(text.to_string());
            open = Some((segment.x0, segment.x1));
        } else if let Some(address) = band.address.as_mut().filter(|_| under && whole && !heads::is_number(text)) {
            // An address that is too long for its line goes on in the next.
            address.push_str(text);
            if let Some(line) = band.lines.iter_mut().find(|line| line.starts_with("http")) {
                line.clone_from(address);
                continue;
            }
        }
        band.lines.push(text.to_string());
    }
    band
}

/// Whether the line is nothing but the time at which the page was printed.
fn is_time(line: &str) -> bool {
    line.contains([':', '.'])
        && line.contains(char::is_numeric)
        && date::is_date_line(&line.replace("a.m.", "am").replace("p.m.", "pm"))
        || short_day(line)
}

/// A day in figures whose order of day and month only the reader's country tells ("1/6/25, 9:42 AM").
fn short_day(line: &str) -> bool {
    let day = line.split([',', ' ']).next().unwrap_or_default();
    let figures: Vec<&str> = day.split(['/', '.', '-']).collect();
    figures.len() == 3
        && figures
            .iter()
            .all(|figure| (1..=4).contains(&figure.len()) && figure.bytes().all(|byte| byte.is_ascii_digit()))
        && line.len() < 30
}

fn is_title(line: &str, address: &str) -> bool {
    !heads::is_number(line) && !is_time(line) && line != address && line.chars().any(char::is_alphabetic)
}
