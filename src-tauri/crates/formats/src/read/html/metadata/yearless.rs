//! A day without a year under the headline, whose year stands elsewhere in the page's source.
use std::collections::HashSet;

use regex::Regex;

use super::super::date;
use super::places::Places;
use super::survey::Survey;
use super::Sourced;

/// Blocks from the headline on among which the line with the day may stand.
const NEAR: usize = 6;

/// The day of a short line beside the headline, when the source of the page (the name of an element, the address of a
/// picture) writes one day of that month and day, and of one year only.
pub fn find(places: &Places, survey: &Survey, html: &str) -> Sourced<String> {
    // Where the page shows no headline, the text begins where it would be.
    let headline = places.headline.or(places.first_text)?;
    let beside = places.blocks.iter().enumerate().filter(|(at, block)| {
        Some(*at) != places.headline
            && at.abs_diff(headline) <= NEAR
            && block.length <= 60
            && !places.is_aside(*at, &survey.plain)
    });
    let (month, day) = beside.filter_map(|(_, block)| date::without_year(&block.text)).next()?;
    let pattern = format!(r"(?:^|[^0-9])((?:19|20)[0-9][0-9])([-/_.]?){month:02}([-/_.]?){day:02}(?:[^0-9]|$)");
    let days = Regex::new(&pattern).ok()?;
    let even =
        |found: &regex::Captures| found.get(2).map(|mark| mark.as_str()) == found.get(3).map(|mark| mark.as_str());
    let years: HashSet<&str> =
        days.captures_iter(html).filter(even).filter_map(|found| Some(found.get(1)?.as_str())).collect();
    let mut years = years.into_iter();
    match (years.next(), years.next()) {
        (Some(year), None) => {
            let value = date::parse(&format!("{year}-{month:02}-{day:02}"))?;
            Some((value, "date line, its year from the page's source".to_string()))
        }
        _ => None,
    }
}
