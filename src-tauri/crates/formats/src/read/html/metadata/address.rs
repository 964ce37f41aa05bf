//! The canonical address, and the day that an address may hold.
use std::sync::LazyLock;

use dom_query::Document as Page;
use regex::Regex;
use url::Url;

use super::super::date::{self, Notation, Order};
use super::super::json_ld;
use super::metas::{named, Metas};
use super::Sourced;
use crate::address;

/// The address of the page: the canonical link, what the metadata says, what a browser noted when it saved the page, or
/// what the caller knows. Relative ones are resolved against the latter and the page's `base`.
pub fn find(
    page: &Page,
    saved: Option<&str>,
    metas: &Metas,
    data: &json_ld::Article,
    hint: Option<&str>,
) -> Sourced<String> {
    let known = hint.or(saved);
    let base = page.select_single("base[href]").attr("href").filter(|href| href.starts_with("http"));
    let base = known.or(base.as_deref()).and_then(|url| Url::parse(url).ok());
    let whole = |address: &str| {
        let address = address.trim();
        let found = match &base {
            Some(base) => base.join(address).ok()?,
            None => Url::parse(address).ok()?,
        };
        // Archives and caches write their own address over the page's.
        let found = address::inner(found.as_str()).map_or(found, |held| held.url);
        // A canonical link to the front page is a mistake of the site, one to another's page may be the truth.
        let deep = found.path().len() > 1 || found.query().is_some();
        let named = found.host_str().is_some_and(|host| host.contains('.') && host != "localhost");
        (matches!(found.scheme(), "http" | "https") && deep && named).then(|| found.to_string())
    };
    let link = |selector: &str| page.select(selector).attr("href").and_then(|href| whole(&href));
    link("link[rel='canonical']")
        .map(|url| (url, "canonical link".to_string()))
        .or_else(|| {
            metas
                .first(&[
                    "og:url",
                    "twitter:url",
                    "parsely-link",
                    "al:web:url",
                    "dc.identifier",
                    "dcterms.identifier",
                    "syndication-source",
                ])
                .filter(|(name, value)| !name.starts_with("dc") || value.starts_with("http"))
                .find_map(|(name, value)| Some((whole(value)?, named(name))))
        })
        .or_else(|| Some((whole(data.url.as_deref()?)?, "json-ld".to_string())))
        .or_else(|| Some((whole(saved?)?, "note of the browser".to_string())))
        .or_else(|| Some((hint?.to_string(), "address".to_string())))
}

/// The day in an address: `/2019/11/20/`, `/2019/nov/20/`, `/2019-11-20-`, `-20191120`, `/20-11-2019/`.
pub fn day(url: &str) -> Option<String> {
    static PARTS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
        let year = r"(?P<y>(?:19[89]|20[0-4])\d)";
        [
            format!(r"/{year}/(?P<m>\d\d?|[a-z]{{3,9}})/(?P<d>\d\d?)(?:/|$)"),
            format!(r"/{year}/(?P<m>\d\d)/(?P<d>\d\d)[_-]"),
            format!(r"(?:^|[/_.-]){year}[-_.](?P<m>\d\d)[-_.](?P<d>\d\d)(?:[/_.T-]|$)"),
            format!(r"(?:^|[/_.-]){year}(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?:[/_.-]|$)"),
            format!(r"/{year}/(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)/"),
            format!(r"(?:^|[/_.-])(?P<d>[0-3]?\d)[-_.](?P<m>[01]?\d)[-_.]{year}(?:[/_.-]|$)"),
        ]
        .iter()
        .filter_map(|pattern| Regex::new(&format!("(?i){pattern}")).ok())
        .collect()
    });
    let path = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = path.find('/').and_then(|at| path.get(at..))?.split(['?', '#']).next()?;
    PARTS.iter().find_map(|pattern| {
        let found = pattern.captures(path)?;
        let part = |name: &str| found.name(name).map(|part| part.as_str()).unwrap_or_default();
        let text = format!("{} {} {}", part("d"), part("m"), part("y"));
        // Figures may be in either order only where the year stands last.
        let figures = part("m").bytes().all(|byte| byte.is_ascii_digit());
        let text = if figures { format!("{}-{:0>2}-{:0>2}", part("y"), part("m"), part("d")) } else { text };
        let notation = Notation { order: Some(Order::DayFirst), short_years: false };
        date::all(&text, notation).first().map(|written| written.day.to_string())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_addresses() {
        for (url, expected) in [
            ("https://harbor.example/2019/11/20/pier/", Some("2019-11-20")),
            ("https://harbor.example/news/2019/nov/20/pier", Some("2019-11-20")),
            ("https://harbor.example/blog/2023/october/03/pier/", Some("2023-10-03")),
            ("https://harbor.example/2019-11-20-pier.html", Some("2019-11-20")),
            ("https://harbor.example/news/pier-20191120.html", Some("2019-11-20")),
            ("https://harbor.example/2019/1120/pier.html", Some("2019-11-20")),
            ("https://harbor.example/pier-20-11-2019/", Some("2019-11-20")),
            ("https://harbor.example/2019/11/pier/", None),
            ("https://harbor.example/2019/11/3-questions-to-ada/", None),
            ("https://harbor.example/article/20193311.html", None),
            ("https://harbor.example/?d=2019-11-20", None),
            ("https://2019-11-20.example/pier", None),
        ] {
            assert_eq!(day(url).as_deref(), expected, "{url}");
        }
    }
}
