//! The outlet: by the publisher's name in the data, the name of the site, or the end of the page's title.
use super::super::json_ld;
use super::metas::{named, Metas};
use super::{headline, squeeze, Sourced};

const NAMES: &[&str] = &[
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "publisher",
    "cre",
    "apple-mobile-web-app-title",
    "al:android:app_name",
    "al:ios:app_name",
    "twitter:app:name:iphone",
    "parsely-site",
];

/// Every name that the page gives its outlet, the surest first.
pub fn names(metas: &Metas, data: &json_ld::Article) -> Vec<(String, String)> {
    let from_data =
        |name: &Option<String>| name.as_deref().and_then(plausible).map(|name| (name, "json-ld".to_string()));
    from_data(&data.publisher)
        .into_iter()
        .chain(metas.first(NAMES).filter_map(|(name, value)| Some((plausible(value)?, named(name)))))
        .chain(from_data(&data.site))
        .collect()
}

/// A name that may be an outlet's.
fn plausible(name: &str) -> Option<String> {
    let name = squeeze(&json_ld::clean(name));
    let fits = (2..=60).contains(&name.chars().count())
        && !name.contains("://")
        && !name.contains('@')
        && name.chars().any(char::is_alphabetic)
        && name.split(' ').count() <= 8
        && !["website", "home", "blog", "news", "undefined", "null", "wordpress", "my site", "site", "startseite"]
            .contains(&name.to_lowercase().as_str());
    fits.then_some(name)
}

/// The outlet. Where nothing names it, the end of the page's title does, when the rest of the title is the headline.
pub fn find(names: &[(String, String)], titles: &[(String, String)], shown: Option<&str>) -> Sourced<String> {
    names.first().cloned().or_else(|| {
        let shown = shown?;
        let title = titles.iter().find_map(|(title, _)| headline::outlet_in_title(title, shown))?;
        Some((plausible(&title)?, "title of the page".to_string()))
    })
}
