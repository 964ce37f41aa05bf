//! Addresses that hold another one: those of web archives and of the caches of AMP pages.
use url::Url;

/// The address of a page, out of the one that held it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    /// Where the page itself is, or was.
    pub url: Url,
    /// When an archive took its copy, an RFC 3339 time, as the address says it; `None` when it is no archive's, or says
    /// less than a time of day.
    pub captured: Option<String>,
}

/// The page that an address leads to, through an archive or a cache when it is one of theirs. `None` when it is no web
/// address.
pub fn held(address: &str) -> Option<Held> {
    let url = web(address)?;
    within(&url).or(Some(Held { url, captured: None }))
}

/// The page in an address of an archive or a cache; `None` for the address of a page itself.
pub fn inner(address: &str) -> Option<Held> {
    within(&web(address)?)
}

fn web(address: &str) -> Option<Url> {
    Url::parse(address.trim()).ok().filter(|url| matches!(url.scheme(), "http" | "https"))
}

fn within(url: &Url) -> Option<Held> {
    in_archive(url).or_else(|| in_cache(url))
}

/// Web archives put a time and a whole address behind one another: "/web/20261014083000id_/https://…".
fn in_archive(url: &Url) -> Option<Held> {
    let text = url.as_str();
    let at = ["/http:/", "/https:/"].iter().filter_map(|scheme| text.find(scheme)).min()?;
    let (before, inner) = (text.get(..at)?, text.get(at + 1..)?);
    let stamp = before.rsplit('/').next()?;
    let digits: String = stamp.chars().filter(char::is_ascii_digit).collect();
    let is_stamp = stamp.starts_with(|c: char| c.is_ascii_digit())
        && (4..=14).contains(&digits.len())
        && stamp.len() <= digits.len() + 5;
    let (scheme, rest) = inner.split_once(':').filter(|_| is_stamp)?;
    let url = Url::parse(&format!("{scheme}://{}", rest.trim_start_matches('/'))).ok()?;
    Some(Held { url, captured: time(&digits) })
}

/// The stamp of an archive, "20261014083000" in UTC, as an RFC 3339 time; figures behind it are parts of a second. `None`
/// for less than a time of day.
pub fn time(digits: &str) -> Option<String> {
    let part = |from: usize, to: usize| digits.get(from..to);
    let text = format!(
        "{}-{}-{}T{}:{}:{}Z",
        part(0, 4)?,
        part(4, 6)?,
        part(6, 8)?,
        part(8, 10)?,
        part(10, 12)?,
        part(12, 14)?
    );
    text.parse::<jiff::Timestamp>().ok().map(|_| text)
}

/// Caches of AMP pages name the host of the article as a part of the path: "/c/s/host/path", "/amp/s/host/path".
fn in_cache(url: &Url) -> Option<Held> {
    let host = url.host_str()?;
    let mut parts = url.path().split('/').filter(|part| !part.is_empty()).peekable();
    let first = parts.next()?;
    let is_cache = host.ends_with("cdn.ampproject.org") && matches!(first, "c" | "v" | "wp")
        || host.starts_with("www.google.") && first == "amp";
    if !is_cache {
        return None;
    }
    parts.next_if(|part| *part == "s");
    let rest: Vec<&str> = parts.collect();
    rest.first().filter(|host| host.contains('.'))?;
    let url = Url::parse(&format!("https://{}", rest.join("/"))).ok()?;
    Some(Held { url, captured: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn archives_say_when_they_took_their_copy() {
        for (address, expected) in [
            ("https://web.archive.org/web/20261014083000id_/https://x.example/a", Some("2026-10-14T08:30:00Z")),
            ("https://archive.example/2026.10.14-083000/https://x.example/a", Some("2026-10-14T08:30:00Z")),
            ("https://archive.example/20261014/https://x.example/a", None),
            ("https://web.archive.org/web/20269914083000/https://x.example/a", None),
        ] {
            let held = inner(address).unwrap();
            assert_eq!(held.captured.as_deref(), expected, "{address}");
            assert_eq!(held.url.as_str(), "https://x.example/a");
        }
        assert_eq!(inner("https://x.example/20261014083000/a"), None);
        assert_eq!(inner("https://x.example/share/https://y.example/a"), None);
    }
}
