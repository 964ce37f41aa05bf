//! Whether two names mean one outlet: "Harbor Times", "The Harbor Times", "harbor-times.example".
use super::recognize::Marks;

/// Articles before a name.
const ARTICLES: &[&str] = &["the", "der", "die", "das", "le", "la", "les", "el", "los", "il", "o", "a", "de", "het"];
/// Letters that a name must have for one that begins or ends with it to be the same ("Times" is many).
const TELLING: usize = 8;

/// One of the two is not known, or they are the same.
pub(super) fn may_be_same(a: &Option<String>, b: &Option<String>) -> bool {
    a.as_ref().zip(b.as_ref()).is_none_or(|(a, b)| same(a, b))
}

/// Both are known and the same.
pub(super) fn are_same(a: &Option<String>, b: &Option<String>) -> bool {
    a.as_ref().zip(b.as_ref()).is_some_and(|(a, b)| same(a, b))
}

/// Whether what stands at one address under these two outlets can be one article. A copy often names the address of the
/// original as its own; then one of them, or neither, is the outlet of the address.
pub(super) fn share_address(old: Option<&str>, new: &Marks) -> bool {
    let (Some(old), Some(outlet)) = (old, new.outlet_key.as_deref()) else { return true };
    let owns = |outlet: &str| new.url_key.as_deref().is_some_and(|url| owns(outlet, url));
    same(old, outlet) || owns(old) && owns(outlet)
}

/// Two names, folded or as domains.
fn same(a: &str, b: &str) -> bool {
    // A folded name has no full stop.
    match (a.contains('.'), b.contains('.')) {
        (true, false) => return owns(b, a),
        (false, true) => return owns(a, b),
        _ => {}
    }
    let (a, b) = (plain(a), plain(b));
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    a == b || short.len() >= TELLING && (long.starts_with(short.as_str()) || long.ends_with(short.as_str()))
}

/// Whether the site of an address bears the name of the outlet, or its initials.
fn owns(outlet: &str, address: &str) -> bool {
    let host = address.split('/').next().unwrap_or_default();
    let site = host.rsplit_once('.').map_or(host, |(site, _)| site);
    let initials: String = outlet.split(' ').filter_map(|word| word.chars().next()).collect();
    let name = plain(outlet);
    let named = |label: String| {
        let (short, long) = if label.len() <= name.len() { (&label, &name) } else { (&name, &label) };
        let first = outlet.split(' ').next().is_some_and(|first| first == label);
        label == initials || first || short == long || short.len() >= 3 && long.starts_with(short.as_str())
    };
    outlet == host || site.split('.').map(plain).any(named)
}

/// Letters and digits alone, without the article before them.
fn plain(name: &str) -> String {
    let name = name.strip_prefix("www.").unwrap_or(name);
    let rest = name.split_once(' ').filter(|(first, _)| ARTICLES.contains(first)).map_or(name, |(_, rest)| rest);
    rest.chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_one_outlet() {
        for (a, b, expected) in [
            ("harbor times", "harbor times", true),
            ("harbor times", "the harbor times", true),
            ("harbor times", "harbor times online", true),
            ("harbor times", "harbor-times.example", true),
            ("times", "the times", true),
            ("nb", "nb.example", true),
            ("nordblatt", "news.nordblatt.example", true),
            ("nordblatt", "harbor-times.example", false),
            ("times", "harbor times", false),
            ("harbor times", "harbor post", false),
            ("harbor times", "fjord courier", false),
        ] {
            assert_eq!((same(a, b), same(b, a)), (expected, expected), "{a} {b}");
        }
    }

    #[test]
    fn an_address_is_shared_by_names_of_its_outlet() {
        for (old, new, host, expected) in [
            ("harbor times", "harbor times", "harbor-times.example", true),
            ("harbor times", "harbor times online", "harbor-times.example", true),
            ("harbor-times.example", "harbor times", "harbor-times.example", true),
            ("harbor times", "ht", "ht.example", true),
            ("ht", "ht news", "ht.example", true),
            ("harbor times", "fjord courier", "harbor-times.example", false),
            ("fjord courier", "harbor-times.example", "harbor-times.example", false),
            ("fjord courier", "nordblatt", "harbor-times.example", false),
        ] {
            let marks = Marks {
                outlet_key: Some(new.to_string()),
                url_key: Some(format!("{host}/a/ferry")),
                ..Marks::default()
            };
            assert_eq!(share_address(Some(old), &marks), expected, "{old}, {new} at {host}");
        }
    }
}
