//! Who wrote the article: from what the page tells machines and what it shows its readers.
//!
//! Software fills in whoever uploaded a page; a byline under the headline outranks it when it names others. Rather none
//! than wrong: an outlet's own name or a user's handle is an author only where the page signs the article with it.
use super::super::byline;
use super::super::json_ld::{self, Kind};
use super::metas::{named, Metas};
use super::signed::{self, Signed};
use super::site::Site;
use super::Sourced;
use crate::clean::phrase;

const NAMES: &[&str] = &[
    "parsely-author",
    "sailthru.author",
    "author",
    "article:author_name",
    "article:author",
    "og:author",
    "og:article:author",
    "dc.creator",
    "dc:creator",
    "dcterms.creator",
    "dc.contributor",
    "citation_author",
    "byl",
    "byline",
    "article.author",
    "creator",
    "book:author",
    "rbauthors",
    "authors",
    "cxenseparse:author",
    "dcsext.author",
    "citation_authors",
    "vr:author",
    "article_author",
    "author_name",
    "authorname",
    "twitter:creator:name",
];

/// What the authors are read from.
pub struct Sources<'a> {
    /// The `meta` elements.
    pub metas: &'a Metas,
    /// The JSON-LD.
    pub data: &'a json_ld::Article,
    /// The bylines that readers see.
    pub signed: &'a [Signed],
    /// Names of the site.
    pub site: &'a Site,
    /// Gives what the page is signed with when that is no person.
    pub collective: &'a dyn Fn() -> Sourced<Vec<String>>,
}

/// Finds the authors.
pub fn find(from: &Sources) -> Sourced<Vec<String>> {
    let said = said(from);
    let best = signed::best(from.signed);
    match (said, best) {
        (Some((names, source)), Some(best)) => Some(agreed(names, source, best)),
        (Some(said), None) => Some(said),
        (None, Some(best)) => Some((best.names, best.from.to_string())),
        (None, None) => {
            let lone = signed::lone(from.signed).map(|lone| (lone.names, lone.from.to_string()));
            lone.or_else(|| organization(from)).or_else(from.collective)
        }
    }
}

/// What the page tells machines and what it shows, where both name someone.
fn agreed(names: Vec<String>, source: String, best: Signed) -> (Vec<String>, String) {
    let plain = |names: &[String]| names.iter().map(|name| phrase::normal(name)).collect::<Vec<_>>();
    let (told, shown) = (plain(&names), plain(&best.names));
    let shares = |a: &str, b: &str| {
        a == b || words(a).any(|word| word.chars().count() > 2 && words(b).any(|other| other == word))
    };
    let common = told.iter().filter(|told| shown.iter().any(|shown| shares(told, shown))).count();
    let full = best.names.iter().all(|name| byline::is_name(name) || byline::is_agency(name));
    // The byline names others, or the same with more of their names, or more of them.
    let others = common == 0 && best.lead && best.score >= signed::CERTAIN && full;
    let more = common == told.len()
        && full
        && best.score >= signed::SURE
        && (told.iter().any(|name| !name.contains(' ')) && told.len() <= shown.len()
            || best.lead && shown.len() > told.len());
    if others || more {
        (best.names, best.from.to_string())
    } else {
        (names, source)
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(' ')
}

/// What the page tells machines: persons of the JSON-LD, `meta` elements, the label of the card for Twitter.
fn said(from: &Sources) -> Sourced<Vec<String>> {
    let people = from.data.authors.iter().filter(|author| author.kind != Kind::Organization).take(20);
    let mut names: Vec<String> = Vec::new();
    for author in people.filter(|author| !from.site.is(&author.name) || author.kind == Kind::Person) {
        for name in byline::named(&author.name) {
            if !from.site.owns(&name, author.kind == Kind::Person) {
                signed::add(&mut names, &name);
            }
        }
    }
    if !names.is_empty() {
        return Some((names, "json-ld".to_string()));
    }
    for name in NAMES {
        let mut names: Vec<String> = Vec::new();
        for value in from
            .metas
            .every(name)
            .iter()
            .filter(|value| !value.contains("://") && (!from.site.is(value) || Site::may_be_a_person(value)))
        {
            for person in field(name, value).into_iter().filter(|person| !from.site.owns(person, true)) {
                signed::add(&mut names, &person);
            }
        }
        if !names.is_empty() {
            return Some((names, named(name)));
        }
    }
    let label = from.metas.labelled(is_written_by)?;
    let names: Vec<String> = byline::named(label).into_iter().filter(|name| !from.site.owns(name, true)).collect();
    (!names.is_empty()).then(|| (names, "twitter:data".to_string()))
}

/// The names in a `meta` element. Libraries write the family name first.
fn field(name: &str, value: &str) -> Vec<String> {
    let parts: Vec<&str> = value.split(',').map(str::trim).collect();
    match parts.as_slice() {
        [family, given] if name.starts_with("citation") || name.starts_with("dc") => {
            byline::named(&format!("{given} {family}"))
        }
        _ => byline::named(value),
    }
}

/// "Written by" on cards for Twitter, as the software of blogs translates it.
fn is_written_by(label: &str) -> bool {
    const LABELS: &[&str] = &[
        "written by",
        "author",
        "posted by",
        "by",
        "verfasst von",
        "geschrieben von",
        "autor",
        "von",
        "écrit par",
        "auteur",
        "par",
        "escrito por",
        "por",
        "scritto da",
        "autore",
        "geschreven door",
        "door",
        "napisane przez",
        "автор",
        "написано",
        "skriven av",
        "skrevet af",
        "skrevet av",
        "napsal",
        "autor:",
        "scris de",
        "yazan",
        "írta",
        "kirjoittaja",
        "автор публікації",
    ];
    LABELS.contains(&label.trim().to_lowercase().as_str())
}

/// An organization that the data names as the author, when it is not the outlet itself.
fn organization(from: &Sources) -> Sourced<Vec<String>> {
    let author = from.data.authors.iter().find(|author| author.kind == Kind::Organization)?;
    let name = super::squeeze(&author.name);
    let fits = (2..=80).contains(&name.chars().count()) && !from.site.is_like(&name) && !name.contains("://");
    let generic = ["team", "staff", "editor", "redaktion", "redaction", "redacción", "admin", "rédaction", "redazione"]
        .iter()
        .any(|word| name.to_lowercase().contains(word));
    (fits && !generic).then(|| (vec![name], "json-ld".to_string()))
}
