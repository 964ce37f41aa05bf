//! Dates in the data of scripts: state that pages draw themselves from, and what they tell their counters. (The authors
//! that scripts name are as often those of other articles, or whoever uploaded the page.)
//!
//! Scripts describe other articles too. A value counts when all agree, or when it stands closest to the page's own
//! headline or address.
use std::sync::LazyLock;

use regex::Regex;

use super::super::date::{self, Notation};

/// Keys of the day of publication, in any spelling: with or without marks, as `camelCase` or `snake_case`, and inside of
/// JSON that is itself a string.
static PUBLISHED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r#"(?i)["'.\s,{(_]((?:article_?|content_?|post_?|page_?|first_?|original_?|initial_?|web_?)?"#,
        r#"(?:date_?(?:time_?)?published|publish(?:ed)?(?:_?on|_?at|_?date(?:_?time)?|_?time(?:stamp)?)|publication_?(?:date|time)(?:_?time)?|published|pub_?date|date_?posted|posted_?(?:on|at|date)|first_?publication_?date|post_?date|display_?date|date_?display))"#,
        r#"\\*["']?\s*[:=,]\s*(?:new\s+Date\()?\\*["']?([^"'\\<>{}\[\]]{6,40})"#
    ))
    .ok()
});
/// The same for when it was made, where nothing says more.
static CREATED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(r#"(?i)["'.\s,{(_]((?:article_?|content_?|post_?)?(?:date_?created|created_?(?:at|on|date)|creation_?date|article_?date))\\*["']?\s*[:=,]\s*\\*["']?([^"'\\<>{}\[\]]{6,40})"#).ok()
});
/// Scripts larger than this in all are not searched to their end: bytes.
const MOST: usize = 3 << 20;

/// The day or time of publication. `anchors` are texts of the page's own (headline, end of its address).
pub fn published(scripts: &[String], anchors: &[String], notation: Notation) -> Option<String> {
    let read = |value: &str| {
        let value = value.trim().trim_end_matches([')', ';', ',']);
        // A number must be a point in time of our days.
        date::parse_as(value, notation).filter(|day| day.as_str() >= "1990")
    };
    choose(scripts, anchors, &PUBLISHED, &read).or_else(|| choose(scripts, anchors, &CREATED, &read))
}

fn choose(
    scripts: &[String],
    anchors: &[String],
    pattern: &Option<Regex>,
    read: &dyn Fn(&str) -> Option<String>,
) -> Option<String> {
    let mut all: Vec<(usize, String)> = Vec::new();
    let mut left = MOST;
    for script in scripts {
        let script = script.get(..left.min(script.len())).unwrap_or(script);
        left -= script.len().min(left);
        let places: Vec<usize> = anchors
            .iter()
            .flat_map(|anchor| script.match_indices(anchor.as_str()).take(20).map(|(at, _)| at))
            .collect();
        for found in pattern.iter().flat_map(|pattern| pattern.captures_iter(script)).take(400) {
            let (Some(whole), Some(value)) = (found.get(0), found.get(2)) else { continue };
            let Some(value) = read(value.as_str()) else { continue };
            let distance = places.iter().map(|place| place.abs_diff(whole.start())).min().unwrap_or(usize::MAX);
            all.push((distance, value));
        }
    }
    let first = all.first()?;
    if all.iter().all(|(_, value)| value.get(..10) == first.1.get(..10)) {
        return Some(first.1.clone());
    }
    let near = all.iter().min_by_key(|(distance, _)| *distance)?;
    (near.0 <= NEAR).then(|| near.1.clone())
}

/// How far from the page's headline a value of the same object may stand, in bytes.
const NEAR: usize = 3000;

#[cfg(test)]
mod tests {
    use super::*;

    fn check(script: &str, anchors: &[&str], expected: Option<&str>) {
        let anchors: Vec<String> = anchors.iter().map(|anchor| anchor.to_string()).collect();
        assert_eq!(published(&[script.to_string()], &anchors, Notation::default()).as_deref(), expected, "{script}");
    }

    #[test]
    fn data_of_scripts_in_their_spellings() {
        check(r#"window.page = {"publishedAt":"2021-05-03T10:00:00Z"}"#, &[], Some("2021-05-03T10:00:00Z"));
        check(
            r#"push([1,"{\"datePublished\":\"2021-05-03T10:00:00.000+00:00\"}"])"#,
            &[],
            Some("2021-05-03T10:00:00+00:00"),
        );
        check("dataLayer.push({'publishdate': '2021-05-03', 'x': 1})", &[], Some("2021-05-03"));
        check("s.publish_date = '20210503';", &[], Some("2021-05-03"));
        check(r#"{"first_publication_date":"2021-05-03T11:55:39+0000"}"#, &[], Some("2021-05-03T11:55:39+00:00"));
        check(r#"{"publishedDate":1620036000000}"#, &[], Some("2021-05-03T10:00:00Z"));
        check(r#"{"unpublishedAt":"2021-05-03"}"#, &[], None);
    }

    #[test]
    fn among_several_the_one_of_this_page_is_taken() {
        let other = format!(r#"{{"title":"Other","publishedAt":"2020-01-01"}}{}"#, " ".repeat(5000));
        let script = format!(r#"{other}{{"title":"Pier opens","publishedAt":"2021-05-03"}}"#);
        check(&script, &["Pier opens"], Some("2021-05-03"));
        check(&script, &[], None);
    }
}
