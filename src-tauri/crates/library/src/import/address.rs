//! Addresses by which an article is recognized.
use broadsheet_formats::address::held;
use url::Url;

/// Parameters that say how a reader came, never what is read; in lower case.
const TRACKING: &[&str] = &[
    "fbclid",
    "gclid",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "yclid",
    "twclid",
    "ttclid",
    "igsh",
    "igshid",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "_ga",
    "_gl",
    "ref",
    "ref_src",
    "ref_url",
    "referrer",
    "referer",
    "cmp",
    "cmpid",
    "smid",
    "smtyp",
    "ocid",
    "ncid",
    "icid",
    "intcid",
    "xtor",
    "wt_mc",
    "wt.mc_id",
    "ns_campaign",
    "ns_mchannel",
    "ns_source",
    "spm",
    "soc_src",
    "soc_trk",
    "sr_share",
    "guccounter",
    "vero_id",
    "s_cid",
    "__twitter_impression",
];

/// Beginnings of such parameters.
const TRACKING_FAMILIES: &[&str] = &["utm_", "at_", "pk_", "mtm_", "hsa_", "_hs", "guce_"];

/// Labels of a host that name a way of delivery.
const WAYS: &[&str] = &["www", "m", "mobile", "mobil", "amp", "wap", "touch"];

/// First or last parts of a path that name another view of the same article.
const VIEWS: &[&str] = &["amp", "print", "printable"];

/// Names of the page that a folder shows.
const INDEX: &[&str] = &["index", "default"];

/// The address without what differs between two ways to the same article: scheme, "www." and "m.", fragment, tracking,
/// the slash at the end, "index.html", AMP and print views; an address in an archive or an AMP cache counts as the one
/// it holds. `None` when it is no web address, or only that of a site's front page.
pub(crate) fn key(address: &str) -> Option<String> {
    let url = held(address)?.url;
    let mut parts: Vec<&str> = url.path().split('/').filter(|part| !part.is_empty()).collect();
    while parts.last().is_some_and(|last| VIEWS.contains(last) || is_index(last)) {
        parts.pop();
    }
    if parts.len() > 1 && parts.first().is_some_and(|first| VIEWS.contains(first)) {
        parts.remove(0);
    }
    let mut path: String = parts.iter().map(|part| format!("/{}", escaped(part))).collect();
    for (view, plain) in [(".amp.html", ".html"), (".amp", ""), (".print.html", ".html")] {
        if let Some(stem) = path.strip_suffix(view) {
            path = format!("{stem}{plain}");
        }
    }
    let mut query: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, value)| tells(name, value))
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    query.sort();
    if path.is_empty() && query.is_empty() {
        return None;
    }
    let query: String = query.iter().map(|(name, value)| format!("&{name}={value}")).collect();
    Some(format!("{}{path}{query}", host(&url)?))
}

/// The host without the labels that name a way of delivery; `None` when it is no web address.
pub(crate) fn domain(address: &str) -> Option<String> {
    host(&held(address)?.url)
}

/// When an archive took its copy, as its address says it; `None` when it is no archive's.
pub(crate) fn captured(address: &str) -> Option<String> {
    held(address)?.captured
}

fn host(url: &Url) -> Option<String> {
    let host = url.host_str()?.to_ascii_lowercase();
    let labels: Vec<&str> = host.split('.').collect();
    let site = labels.len().saturating_sub(2);
    let named = labels.iter().enumerate().filter(|(at, label)| *at >= site || !WAYS.contains(label));
    Some(named.map(|(_, label)| *label).collect::<Vec<_>>().join("."))
}

fn is_index(part: &str) -> bool {
    let (stem, extension) = part.split_once('.').unwrap_or((part, ""));
    INDEX.contains(&stem)
        && matches!(extension, "html" | "htm" | "xhtml" | "shtml" | "php" | "asp" | "aspx" | "jsp" | "amp.html")
}

/// Whether a parameter says what is read, not how.
fn tells(name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let view = |text: &str| VIEWS.contains(&text) || matches!(text, "printview" | "print_view" | "printer");
    !(TRACKING.contains(&name.as_str())
        || TRACKING_FAMILIES.iter().any(|family| name.starts_with(family))
        || view(&name)
        || view(&value.to_ascii_lowercase()))
}

/// With the escapes in one spelling ("%c3" and "%C3" are the same).
fn escaped(part: &str) -> String {
    let mut digits = 0;
    let spelled = part.chars().map(|c| {
        let in_escape = digits > 0;
        digits = if c == '%' { 2 } else { digits - i32::from(in_escape) };
        if in_escape {
            c.to_ascii_uppercase()
        } else {
            c
        }
    });
    spelled.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_ways_to_one_article_have_one_key() {
        let ferry = Some("harbor-times.example/a/ferry");
        for (address, expected) in [
            ("https://www.Harbor-Times.example/a/ferry/?utm_source=x&fbclid=1#top", ferry),
            ("http://harbor-times.example/a/ferry", ferry),
            ("https://m.harbor-times.example/a/ferry?at_medium=mail&CMP=front", ferry),
            ("https://harbor-times.example:443/a//ferry/index.html", ferry),
            ("https://amp.harbor-times.example/a/ferry", ferry),
            ("https://harbor-times.example/a/ferry/amp/", ferry),
            ("https://harbor-times.example/amp/a/ferry", ferry),
            ("https://harbor-times.example/a/ferry?outputType=amp", ferry),
            ("https://harbor-times.example/a/ferry.amp", ferry),
            ("https://harbor--times-example.cdn.ampproject.org/c/s/harbor-times.example/a/ferry?amp_js_v=0.1", ferry),
            ("https://www.google.example/amp/s/harbor-times.example/a/ferry", ferry),
            ("https://harbor-times.example/a/ferry?print=true", ferry),
            ("https://harbor-times.example/print/a/ferry", ferry),
            ("https://web.archive.org/web/20261014083000/https://www.harbor-times.example/a/ferry", ferry),
            ("https://web.archive.org/web/20261014083000id_/http:/harbor-times.example/a/ferry?utm_medium=x", ferry),
            ("https://archive.example/2026.10.14-083000/https://harbor-times.example/a/ferry", ferry),
            ("https://archive.example/123/20261014083000mp_/https://harbor-times.example/a/ferry/", ferry),
            ("https://harbor-times.example/story?id=7&utm_medium=y", Some("harbor-times.example/story&id=7")),
            ("https://harbor-times.example/a/ferry.html", Some("harbor-times.example/a/ferry.html")),
            ("https://harbor-times.example/a/ferry.amp.html", Some("harbor-times.example/a/ferry.html")),
            ("https://news.harbor-times.example/a/ferry", Some("news.harbor-times.example/a/ferry")),
            ("https://m.example/a/ferry", Some("m.example/a/ferry")),
            ("https://harbor-times.example/f%c3%a4hre", Some("harbor-times.example/f%C3%A4hre")),
            ("https://harbor-times.example/fähre", Some("harbor-times.example/f%C3%A4hre")),
            // Behind a share button is no archived page: only a time before the address makes an archive.
            (
                "https://harbor-times.example/share/https://other.example/a",
                Some("harbor-times.example/share/https:/other.example/a"),
            ),
            ("https://harbor-times.example/", None),
            ("https://www.harbor-times.example/index.html?utm_source=x", None),
            ("file:///home/x/ferry.html", None),
            ("no address", None),
        ] {
            assert_eq!(key(address).as_deref(), expected, "{address}");
        }
    }

    #[test]
    fn an_archived_page_is_its_outlets() {
        assert_eq!(domain("https://web.archive.org/web/2026/https://www.x.example/a").as_deref(), Some("x.example"));
    }
}
