//! Addresses by which an article is recognized.
use url::Url;

/// Parameters that say how a reader came, never what is read.
const TRACKING: &[&str] =
    &["fbclid", "gclid", "mc_cid", "mc_eid", "igshid", "ref", "cmp", "cmpid", "smid", "ocid", "xtor"];

/// The address without what differs between two ways to the same article: scheme, "www.", fragment, tracking, the slash
/// at the end. `None` when it is no web address, or only that of a site's front page.
pub(crate) fn key(address: &str) -> Option<String> {
    let url = Url::parse(address.trim()).ok()?;
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    let path = url.path().trim_end_matches('/');
    let mut query: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| !name.starts_with("utm_") && !TRACKING.contains(&name.as_ref()))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    query.sort();
    if path.is_empty() && query.is_empty() {
        return None;
    }
    let query: String = query.iter().map(|(name, value)| format!("&{name}={value}")).collect();
    Some(format!("{}{path}{query}", domain(address)?))
}

/// The host without "www."; `None` when it is no web address.
pub(crate) fn domain(address: &str) -> Option<String> {
    let url = Url::parse(address.trim()).ok()?;
    let host = url.host_str()?.to_ascii_lowercase();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_string())
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn two_ways_to_one_article_have_one_key() {
        for (address, expected) in [
            (
                "https://www.Harbor-Times.example/a/ferry/?utm_source=x&fbclid=1#top",
                Some("harbor-times.example/a/ferry"),
            ),
            ("http://harbor-times.example/a/ferry", Some("harbor-times.example/a/ferry")),
            ("https://harbor-times.example/story?id=7&utm_medium=y", Some("harbor-times.example/story&id=7")),
            ("https://harbor-times.example/", None),
            ("file:///home/x/ferry.html", None),
            ("no address", None),
        ] {
            assert_eq!(key(address).as_deref(), expected, "{address}");
        }
    }
}
