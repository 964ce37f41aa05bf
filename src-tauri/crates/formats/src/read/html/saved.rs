//! How a page came to be a file: the notes that browsers, their extensions, copiers of sites and web archives leave in
//! what they save, and what archives change in it.
use std::borrow::Cow;
use std::sync::LazyLock;

use dom_query::Document as Page;
use regex::Regex;

use super::date;
use crate::address;

/// What a saved page says of its copy.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The address that it was saved from; the page's own where an archive held it.
    pub url: Option<String>,
    /// When the copy was taken, an RFC 3339 time with the zone of the note.
    pub captured: Option<String>,
}

/// Who leaves notes in comments. What the first one does not say, the next ones may.
const COMMENTS: &[fn(&str) -> Option<Saved>] = &[wayback, single_file, browser, monolith, httrack];

/// Reads the notes of a page; `html` is its source, where the comments are.
pub fn of(page: &Page, html: &str) -> Saved {
    let mut saved = Saved::default();
    let mut add = |found: Saved| {
        saved.url = saved.url.take().or(found.url);
        saved.captured = saved.captured.take().or(found.captured);
    };
    let comments: Vec<&str> = comments(html).filter(|comment| comment.contains("http") || is_note(comment)).collect();
    for note in COMMENTS {
        comments.iter().filter_map(|comment| note(comment)).for_each(&mut add);
    }
    add(wombat(html));
    if html.contains("savepage-") || html.contains("data-scrapbook-") {
        add(attributes(page));
    }
    // A page that was saved from an archive's: the archive's time is that of the text.
    let canonical = page.select_single("link[rel='canonical']").attr("href");
    let within = |address: Option<&str>| address.and_then(address::inner);
    if let Some(held) = within(saved.url.as_deref()).or_else(|| within(canonical.as_deref())) {
        saved.url = Some(held.url.to_string());
        saved.captured = held.captured.or(saved.captured);
    }
    saved
}

/// Whether a comment without an address may be a note.
fn is_note(comment: &str) -> bool {
    comment.contains("FILE ARCHIVED ON") || comment.contains("by HTTrack")
}

fn comments(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let (_, after) = rest.split_once("<!--")?;
        let (comment, behind) = after.split_once("-->").unwrap_or((after, ""));
        rest = behind;
        Some(comment)
    })
}

fn url(text: &str) -> Option<String> {
    let url = text.split_whitespace().next()?;
    (url.starts_with("http://") || url.starts_with("https://")).then(|| url.to_string())
}

/// "FILE ARCHIVED ON 10:22:31 Mar 05, 2019 AND RETRIEVED FROM THE INTERNET ARCHIVE ON …", in UTC.
fn wayback(comment: &str) -> Option<Saved> {
    let (_, rest) = comment.split_once("FILE ARCHIVED ON ")?;
    let (time, _) = rest.split_once(" AND ")?;
    let time = jiff::civil::DateTime::strptime("%H:%M:%S %b %d, %Y", time.trim()).ok()?;
    Some(Saved { url: None, captured: Some(format!("{}Z", time.strftime("%Y-%m-%dT%H:%M:%S"))) })
}

/// "Page saved with SingleFile  url: …  saved date: Tue Mar 05 2019 10:22:31 GMT+0100 (…)".
fn single_file(comment: &str) -> Option<Saved> {
    let (_, note) = comment.split_once("Page saved with SingleFile")?;
    let after = |name: &str| note.split_once(name).map(|(_, rest)| rest.lines().next().unwrap_or_default().trim());
    Some(Saved { url: after("url:").and_then(url), captured: after("saved date:").and_then(script_time) })
}

/// "saved from url=(0035)https://…", of Internet Explorer and all that came after it.
fn browser(comment: &str) -> Option<Saved> {
    let (_, rest) = comment.split_once("saved from url=(")?;
    let url = url(rest.split_once(')')?.1)?;
    Some(Saved { url: Some(url.trim_end_matches('-').to_string()), captured: None })
}

/// "Saved from https://… at 2019-03-05T10:22:31Z using monolith v2.4.0".
fn monolith(comment: &str) -> Option<Saved> {
    let rest = comment.trim().strip_prefix("Saved from ")?;
    let (_, time) = rest.split_once(" at ").filter(|_| rest.contains(" using monolith"))?;
    let time = time.split_whitespace().next()?;
    Some(Saved { url: url(rest), captured: date::parse(time).filter(|time| time.contains('T')) })
}

/// "Mirrored from www.harbor.example/pier.html by HTTrack Website Copier/3.x […], Tue, 05 Mar 2019 10:22:31 GMT".
fn httrack(comment: &str) -> Option<Saved> {
    let rest = comment.trim().strip_prefix("Mirrored from ")?;
    let (place, time) = rest.split_once(" by HTTrack").map(|(place, rest)| (place, rest.split_once("], ")))?;
    // The scheme is not said.
    let url = Some(format!("http://{}", place.trim())).filter(|url| url::Url::parse(url).is_ok());
    let time = time.and_then(|(_, time)| date::parse(time.trim())).filter(|time| time.contains('T'));
    Some(Saved { url, captured: time })
}

/// What the Internet Archive's script is told: `__wm.wombat("https://…","20190305102231",…`.
fn wombat(html: &str) -> Saved {
    static CALL: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r#"__wm\.wombat\("(https?://[^"\s]+)"\s*,\s*"(\d{14})""#).ok());
    let found = CALL.as_ref().filter(|_| html.contains("__wm.wombat(")).and_then(|call| call.captures(html));
    let part = |at: usize| found.as_ref().and_then(|found| found.get(at)).map(|part| part.as_str().to_string());
    Saved { url: part(1), captured: part(2).and_then(|digits| address::time(&digits)) }
}

/// Extensions that write into the page's elements: Save Page WE, ScrapBook and its heirs.
fn attributes(page: &Page) -> Saved {
    let meta = |name: &str| page.select(&format!("meta[name='{name}']")).attr("content");
    let root = |name: &str| page.select("html").attr(name);
    Saved {
        url: meta("savepage-url").or_else(|| root("data-scrapbook-source")).and_then(|text| url(&text)),
        captured: meta("savepage-date")
            .and_then(|time| script_time(&time))
            .or_else(|| root("data-scrapbook-create").and_then(|digits| address::time(&digits))),
    }
}

/// A time as scripts print it: "Tue Mar 05 2019 10:22:31 GMT+0100 (Central European Standard Time)".
fn script_time(text: &str) -> Option<String> {
    let text = text.split(" (").next()?.trim();
    let Ok(time) = jiff::fmt::strtime::parse("%a %b %d %Y %H:%M:%S GMT%z", text) else {
        return date::parse(text).filter(|time| time.contains('T'));
    };
    let (civil, offset) = (time.to_datetime().ok()?, time.offset()?);
    let zone = match offset.seconds() / 60 {
        0 => "Z".to_string(),
        minutes => {
            let sign = if minutes < 0 { '-' } else { '+' };
            format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
        }
    };
    Some(format!("{}{zone}", civil.strftime("%Y-%m-%dT%H:%M:%S")))
}

/// The page with its links as they were before a web archive turned them to itself. Others are not touched.
pub fn as_it_was(html: &str) -> Cow<'_, str> {
    static TURNED: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r#"(?P<quote>["'(=])(?:(?:https?:)?//[\w.-]+)?/(?:[\w-]+/)*\d{14}(?:[a-z]{2}_)?/(?P<own>https?://)"#)
            .ok()
    });
    let archived = ["BEGIN WAYBACK TOOLBAR INSERT", "FILE ARCHIVED ON ", "__wm.wombat("].iter();
    match TURNED.as_ref().filter(|_| archived.into_iter().any(|mark| html.contains(mark))) {
        Some(turned) => turned.replace_all(html, "$quote$own"),
        None => Cow::Borrowed(html),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_say_where_and_when() {
        let whole = Some("2019-03-05T10:22:31+01:00");
        let utc = Some("2019-03-05T10:22:31Z");
        let pier = Some("https://harbor.example/pier");
        for (html, url, captured) in [
            ("<!-- saved from url=(0027)https://harbor.example/pier -->", pier, None),
            ("<!-- saved from url=(0027)https://harbor.example/pier--><p>", pier, None),
            (
                "<html><!--\n Page saved with SingleFile \n url: https://harbor.example/pier \n saved date: Tue Mar 05 2019 \
                 10:22:31 GMT+0100 (Central European Standard Time)\n-->",
                pier,
                whole,
            ),
            (
                "<html><!--\n Page saved with SingleFile \n url: https://web.archive.org/web/20190305102231/https://harbor.\
                 example/pier \n saved date: Tue Mar 05 2024 10:22:31 GMT+0000 (UTC)\n-->",
                pier,
                utc,
            ),
            ("<!-- Saved from https://harbor.example/pier at 2019-03-05T10:22:31Z using monolith v2.8.3 -->", pier, utc),
            (
                "<!-- Mirrored from harbor.example/pier by HTTrack Website Copier/3.x [XR&CO'2014], Tue, 05 Mar 2019 \
                 10:22:31 GMT -->",
                Some("http://harbor.example/pier"),
                utc,
            ),
            (
                "<script>__wm.wombat(\"https://harbor.example/pier\",\"20190305102231\",\"https://web.archive.org/\")\
                 </script><!--\n FILE ARCHIVED ON 10:22:31 Mar 05, 2019 AND RETRIEVED FROM THE\n INTERNET ARCHIVE ON \
                 08:00:00 Jun 12, 2021.\n-->",
                pier,
                utc,
            ),
            (
                "<meta name='savepage-url' content='https://harbor.example/pier'><meta name='savepage-date' \
                 content='Tue Mar 05 2019 10:22:31 GMT+0100 (CET)'>",
                pier,
                whole,
            ),
            (
                "<html data-scrapbook-source='https://harbor.example/pier' data-scrapbook-create='20190305102231004'>",
                pier,
                utc,
            ),
            (
                "<link rel='canonical' href='https://archive.example/2019.03.05-102231/https://harbor.example/pier'>",
                pier,
                utc,
            ),
            ("<p>saved from url=(0027)https://harbor.example/pier</p><!-- an advertisement -->", None, None),
        ] {
            let found = of(&Page::from(html), html);
            assert_eq!((found.url.as_deref(), found.captured.as_deref()), (url, captured), "{html}");
        }
    }

    #[test]
    fn links_of_archived_pages_lead_where_they_did() {
        let page = "<!-- BEGIN WAYBACK TOOLBAR INSERT --><a href=\"https://web.archive.org/web/20190305102231/https://a.example/\
                    b\">b</a><img src=\"/web/20190305102231im_/https://a.example/c.png\">";
        let was = as_it_was(page);
        assert!(
            was.contains("href=\"https://a.example/b\"") && was.contains("src=\"https://a.example/c.png\""),
            "{was}"
        );
        assert!(matches!(as_it_was("<a href='/web/20190305102231/https://a.example/b'>b</a>"), Cow::Borrowed(_)));
    }
}
