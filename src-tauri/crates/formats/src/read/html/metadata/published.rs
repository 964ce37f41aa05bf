//! When the article was published, and when it was changed.
//!
//! What the page tells machines comes first (JSON-LD, `meta`), since it has time and zone. It is corrected by what readers
//! see: sites that move to new software date their old articles anew, but the address and the line under the headline keep
//! the old day. The order is that of `htmldate` (Barbaresi 2020) in the main; labels and places decide among the dates of
//! the text.
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use super::super::date::{self, Notation};
use super::super::json_ld;
use super::labels::Label;
use super::metas::{named, Metas};
use super::shown::{self, Shown};
use super::{address, script_data, Sourced};

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "published-date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "published_time",
    "published",
    "published_at",
    "publication_date",
    "publicationdate",
    "article:publicationdate",
    "date_published",
    "dc.date.issued",
    "dc.date.publication",
    "dcterms.issued",
    "dcterms.available",
    "dcterms.date",
    "dc.date",
    "dc:date",
    "rnews:datepublished",
    "citation_publication_date",
    "citation_online_date",
    "citation_date",
    "prism.publicationdate",
    "bt:pubdate",
    "originalpublicationdate",
    "article_date_original",
    "og:pubdate",
    "rbpubdate",
    "ptime",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "vr:published_time",
    "shareaholic:article_published_time",
    "analyticsattributes.articledate",
    "displaydate",
    "dateposted",
    "date",
    "gentime",
    "timestamp",
    "release_date",
    "article:published_date",
    "article:post_date",
    "og:publish_date",
    "og:regdate",
    "publish_time",
    "doc_date",
    "pdate",
];
const CREATED: &[&str] = &[
    "dc.date.created",
    "dcterms.created",
    "dc:created",
    "dc.created",
    "article.created",
    "article:created",
    "datecreated",
    "date_created",
    "created",
    "created_at",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "og:article:modified_time",
    "article:modified",
    "datemodified",
    "last-modified",
    "lastmodified",
    "last_modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "dc.modified",
    "article.updated",
    "modified",
    "revised",
    "utime",
    "updated_time",
    "dateupdate",
    "sailthru.lastmod",
    "cxenseparse:lastmod",
    "date.modified",
    "http-equiv last-modified",
];

/// What the dates are read from.
pub struct Sources<'a> {
    /// The `meta` elements.
    pub metas: &'a Metas,
    /// The JSON-LD.
    pub data: &'a json_ld::Article,
    /// The address.
    pub url: Option<&'a str>,
    /// The dates that readers see.
    pub shown: &'a [Shown],
    /// Gives the texts of the page's scripts; they are long, and few pages need them.
    pub scripts: &'a dyn Fn() -> Vec<String>,
    /// The page's headline and the end of its address, to find its own data in scripts.
    pub anchors: &'a [String],
    /// How the page writes its dates.
    pub notation: Notation,
    /// Gives a day that the page shows without its year.
    pub yearless: &'a dyn Fn() -> Sourced<String>,
}

/// The dates of an article.
#[derive(Debug, Default)]
pub struct Dates {
    /// When it was published.
    pub published: Sourced<String>,
    /// When it was last changed.
    pub modified: Sourced<String>,
}

/// Finds both dates.
pub fn find(from: &Sources) -> Dates {
    let modified = modified(from);
    let said = said(from).filter(|(day, _)| !is_year_alone(day, from, modified.as_ref().map(|(day, _)| day.as_str())));
    let published = match said {
        Some(said) => Some(corrected(said, from, modified.as_ref().map(|(day, _)| day.as_str()))),
        None => unsaid(from, modified.as_ref().map(|(day, _)| day.as_str())),
    };
    let change = shown::best_change(from.shown);
    // A page that shows one date only, that of its last change, is dated by it, and the evidence says so.
    let published = published.or_else(|| {
        change.map(|change| (change.value.clone(), "line on the last change; the page gives no other date".to_string()))
    });
    let modified = modified.or_else(|| change.map(|change| (change.value.clone(), change.from.to_string())));
    Dates { published, modified }
}

/// The days that the metadata names without doubt, to tell the order of figures by.
pub fn known(metas: &Metas, data: &json_ld::Article) -> Vec<String> {
    let data = [&data.published, &data.modified].into_iter().filter_map(|value| value.as_deref());
    let metas = metas.first(PUBLISHED).chain(metas.first(MODIFIED)).map(|(_, value)| value);
    data.chain(metas).filter_map(date::parse).filter_map(|day| day.get(..10).map(str::to_string)).collect()
}

/// What the page tells machines.
fn said(from: &Sources) -> Sourced<String> {
    let parse = |value: &str| date::parse_as(value, from.notation).filter(|day| is_plausible(day));
    let data = |value: &Option<String>| value.as_deref().and_then(parse).map(|day| (day, "json-ld".to_string()));
    // The first of January is what software fills in for a year.
    let day = |value: &str| parse(value).filter(|day| !day.contains("-01-01") || day.len() > 10);
    data(&from.data.published)
        .or_else(|| from.metas.first(PUBLISHED).find_map(|(name, value)| Some((parse(value)?, named(name)))))
        .or_else(|| data(&from.data.created))
        .or_else(|| from.metas.first(CREATED).find_map(|(name, value)| Some((day(value)?, named(name)))))
        .or_else(|| other_meta(from.metas, &day))
}

/// A `meta` element whose name has the words of a publication, of software that is not listed.
fn other_meta(metas: &Metas, parse: &dyn Fn(&str) -> Option<String>) -> Sourced<String> {
    static NAME: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"publi(?:sh|cation|cad|e_|e-)|pub_?date|issued|uploaded|posted|(?:date|time).*(?:creat|first)|creat.*(?:date|time|_at|_on)|datum|fecha").ok()
    });
    static NOT: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"modif|updat|expir|unpubl|revis|publisher|event|start|end_?(?:date|time)|copyright|site|build|cache|product").ok()
    });
    let fits = |pattern: &Option<Regex>, name: &str| pattern.as_ref().is_some_and(|pattern| pattern.is_match(name));
    metas
        .all()
        .filter(|(name, _)| fits(&NAME, name) && !fits(&NOT, name))
        .find_map(|(name, value)| Some((parse(value)?, named(name))))
}

/// Zero hours, and the days that software fills in for lack of one.
fn is_plausible(day: &str) -> bool {
    day >= "1800"
        && ![
            "1970-01-01",
            "1969-12-31",
            "1900-01-01",
            "1899-12-30",
            "1999-11-30",
            "2000-01-01T00:00:00",
            "2001-01-01T00:00:00",
        ]
        .iter()
        .any(|none| day.starts_with(none))
}

/// Whether a day is the first of January that software fills in for a year: the page shows it nowhere, and was changed years
/// later.
fn is_year_alone(day: &str, from: &Sources, modified: Option<&str>) -> bool {
    let first = day.get(4..10) == Some("-01-01") && (day.len() == 10 || day.contains("T00:00:00"));
    let later = modified.and_then(|modified| days(day, modified)).is_some_and(|days| days > 730);
    let seen = || from.shown.iter().any(|shown| shown.from == "date line" && day.starts_with(shown.day()));
    first && later && !seen()
}

fn civil(day: &str) -> Option<Date> {
    day.get(..10)?.parse().ok()
}

/// Days from `a` to `b`.
fn days(a: &str, b: &str) -> Option<i32> {
    Some(civil(a)?.until(civil(b)?).ok()?.get_days())
}

/// What the page tells machines, held against what it tells its readers.
fn corrected(said: (String, String), from: &Sources, modified: Option<&str>) -> (String, String) {
    let (day, source) = said;
    // The address keeps the old day.
    if let Some(url) = from.url {
        if let Some(older) = address::day(url).filter(|older| days(older, &day).is_some_and(|days| days > 27)) {
            return (older, "address".to_string());
        }
    }
    let best = shown::best(from.shown);
    if let Some(best) = best {
        let apart = days(best.day(), &day).unwrap_or_default();
        let labelled = best.label == Some(Label::Published) && best.from == "date line";
        let is_change = modified.is_some_and(|modified| modified.get(..10) == Some(best.day()));
        // A day before the one for machines, by its label or by its place.
        if apart > 1 && !is_change && (labelled && best.score >= 45 || best.score >= 40) {
            return (best.value.clone(), best.from.to_string());
        }
        if apart.abs() == 1 && !is_change || apart.abs() == 1 && modified.is_some_and(|modified| modified == day) {
            if let Some(local) = local(&day, best, from) {
                return (local, format!("{source}, day as shown"));
            }
        }
    }
    (day, source)
}

/// A time in UTC as the outlet's clock shows it, when the page tells the same moment with its zone, or shows the day and
/// the time of the day beside it.
fn local(day: &str, best: &Shown, from: &Sources) -> Option<String> {
    let moment: jiff::Timestamp = day.parse().ok()?;
    if !day.ends_with('Z') && !day.ends_with("+00:00") {
        return None;
    }
    let zoned = from.metas.all().filter_map(|(_, value)| date::parse_as(value, from.notation)).find(|other| {
        !other.ends_with('Z')
            && other.parse::<jiff::Timestamp>().is_ok_and(|other| other.as_second().abs_diff(moment.as_second()) < 60)
    });
    if zoned.as_deref().is_some_and(|zoned| zoned.get(..10) == Some(best.day())) {
        return zoned;
    }
    if let Some(minutes) = best.minutes {
        let shown = civil(best.day())?.at(i8::try_from(minutes / 60).ok()?, i8::try_from(minutes % 60).ok()?, 0, 0);
        let utc = jiff::tz::Offset::UTC.to_datetime(moment);
        let apart = utc.until(shown).ok()?.total(jiff::Unit::Minute).ok()?.round() as i32;
        let quarter = (f64::from(apart) / 15.0).round() as i32 * 15;
        if (apart - quarter).abs() <= 2 && (-12 * 60..=14 * 60).contains(&quarter) {
            let offset = jiff::tz::Offset::from_seconds(quarter * 60).ok()?;
            let time = offset.to_datetime(moment);
            let sign = if quarter < 0 { '-' } else { '+' };
            return Some(format!(
                "{}{sign}{:02}:{:02}",
                time.strftime("%Y-%m-%dT%H:%M:%S"),
                quarter.abs() / 60,
                quarter.abs() % 60
            ));
        }
    }
    None
}

/// The day of a page that tells machines nothing.
fn unsaid(from: &Sources, modified: Option<&str>) -> Sourced<String> {
    let in_address = from.url.and_then(address::day);
    let change = modified.or_else(|| shown::best_change(from.shown).map(|change| change.day()));
    // Nothing is published after its last change: such a day is another article's.
    let fits = |shown: &&Shown| {
        let late = change.and_then(|change| days(change, shown.day())).is_some_and(|days| days > 1);
        (shown.label == Some(Label::Published) || !late) && !is_year_alone(&shown.value, from, change)
    };
    let best = shown::best(from.shown).filter(fits);
    if let Some(day) = in_address {
        return Some((day, "address".to_string()));
    }
    if let Some(best) = best.filter(|best| best.score >= 45) {
        return Some((best.value.clone(), best.from.to_string()));
    }
    if let Some(day) = script_data::published(&(from.scripts)(), from.anchors, from.notation)
        .filter(|day| is_plausible(day) && !is_year_alone(day, from, change))
    {
        return Some((day, "script data".to_string()));
    }
    best.or_else(|| shown::lone(from.shown).filter(fits))
        .map(|best| (best.value.clone(), best.from.to_string()))
        .or_else(|| in_description(from))
        .or_else(from.yearless)
}

/// A day at the beginning or in brackets at the end of the page's description ("Pier opens (News of 14 January 2020)").
fn in_description(from: &Sources) -> Sourced<String> {
    from.metas.first(&["description", "og:description"]).find_map(|(name, text)| {
        let found = date::all(text, from.notation);
        let [written] = found.as_slice() else { return None };
        let before = text.get(..written.start)?.trim();
        let after = text.get(written.end..)?.trim();
        let opening = before.is_empty()
            && after.starts_with(|c: char| c.is_uppercase() || matches!(c, '-' | '–' | '—' | '|' | '·' | ':'));
        let closing = after == ")" && before.contains('(');
        (opening || closing).then(|| (written.day.to_string(), named(name)))
    })
}

fn modified(from: &Sources) -> Sourced<String> {
    let parse = |value: &str| date::parse_as(value, from.notation).filter(|day| is_plausible(day));
    let data = from.data.modified.as_deref().and_then(parse).map(|day| (day, "json-ld".to_string()));
    data.or_else(|| from.metas.first(MODIFIED).find_map(|(name, value)| Some((parse(value)?, named(name)))))
}
