//! Headline, authors, dates, outlet, language and address of a page, each with the place it came from.
//!
//! Each field has a file with its list of sources, the surest first; the first that passes the field's own test is taken.
//! What passes none stays unknown.
mod address;
mod agency;
mod authors;
mod collective;
mod headline;
mod labels;
mod language;
mod metas;
mod notation;
mod outlet;
mod places;
mod published;
mod script_data;
mod shown;
mod signature;
mod signed;
mod site;
mod survey;
mod yearless;

use dom_query::{Document as Page, NodeData, NodeRef, TreeNode};

use super::blocks::Block;
use super::date::Notation;
use super::{byline, json_ld};
use crate::clean::phrase;
use crate::{Document, Field};
pub use headline::outlet_in_title;
use metas::Metas;
use places::Places;
use site::Site;

/// A value and where it came from, or nothing.
type Sourced<T> = Option<(T, String)>;

/// What a page says of itself.
pub struct Found {
    /// The document with all but its text.
    pub document: Document,
    /// The text that the page keeps for search engines.
    pub body: Option<String>,
    metas: Metas,
    data: json_ld::Article,
    site: Site,
    /// The agency that the byline names.
    credit: Option<String>,
}

impl Found {
    /// What the page says that it is about, as words ([`phrase::normal`](crate::clean::phrase::normal)).
    pub fn descriptions(&self) -> Vec<String> {
        let texts = ["description", "og:description"].iter().flat_map(|name| self.metas.every(name));
        texts.map(|text| phrase::normal(&json_ld::clean(text))).filter(|text| !text.is_empty()).collect()
    }
}

/// Where metadata is read from.
pub struct Source<'a> {
    /// The elements of the page.
    pub page: &'a Page,
    /// Its source.
    pub html: &'a str,
    /// The address that a note of whoever saved it tells.
    pub saved: Option<&'a str>,
}

/// Reads the metadata of a page; `hint` is the address that the caller knows.
pub fn find(source: &Source, blocks: &[Block], hint: Option<&str>) -> Found {
    let Source { page, html, saved } = *source;
    let metas = Metas::of(page);
    let (structured, scripts) = scripts(page);
    let titles: Vec<String> = headline::said(page, &metas, None).into_iter().map(|(title, _)| title).collect();
    let about = json_ld::About { url: hint.or(metas.one("og:url")), titles: &titles };
    let data = json_ld::find(texts(&structured).iter().map(String::as_str), &about);
    let mut document = Document::default();
    document.url = set(&mut document, Field::Url, address::find(page, saved, &metas, &data, hint));
    let url = document.url.clone().or_else(|| hint.map(str::to_string));
    let host = url.as_deref().and_then(|url| url::Url::parse(url).ok()?.host_str().map(str::to_string));

    let outlets = outlet::names(&metas, &data);
    let site = Site::of(outlets.iter().map(|(name, _)| name.as_str()), host.as_deref());
    let said = headline::said(page, &metas, data.headline.as_deref());
    let found = headline::find(page, blocks, &said, url.as_deref(), &site);
    document.headline = set(&mut document, Field::Headline, found.headline);
    let outlet = outlet::find(&outlets, &said, document.headline.as_deref());
    document.outlet = set(&mut document, Field::Outlet, outlet);
    let outlet = document.outlet.as_deref();
    let site = Site::of(outlets.iter().map(|(name, _)| name.as_str()).chain(outlet), host.as_deref());

    let language = language::said(page, &metas, &data);
    let known = published::known(&metas, &data);
    let order =
        notation::order(blocks, &metas, &known, language.as_ref().map(|(tag, _)| tag.as_str()), host.as_deref());
    let notation = Notation { order, short_years: false };
    document.language = set(&mut document, Field::Language, language);

    let places = Places::of(blocks, found.block);
    let survey = survey::of(page, &places.trunk);
    let anchors = anchors(document.headline.as_deref(), url.as_deref());

    let signed = signed::all(&places, &survey, &site);
    let sources = authors::Sources {
        metas: &metas,
        data: &data,
        signed: &signed,
        site: &site,
        collective: &|| collective::find(&places, &survey, &site),
    };
    let mut credit = None;
    if let Some((names, from)) = authors::find(&sources) {
        // An agency beside a person is whose copy it is; alone it signs as an author does.
        let (agencies, people): (Vec<String>, Vec<String>) =
            names.into_iter().partition(|name| byline::is_agency(name));
        credit = agencies.first().cloned();
        document.authors = if people.is_empty() { agencies } else { people };
        document.evidence.insert(Field::Authors, from);
    }
    let shown = shown::all(&places, &survey, &signed, notation);
    let sources = published::Sources {
        metas: &metas,
        data: &data,
        url: url.as_deref(),
        shown: &shown,
        scripts: &|| texts(&scripts),
        anchors: &anchors,
        notation,
        yearless: &|| yearless::find(&places, &survey, html),
    };
    let dates = published::find(&sources);
    document.published = set(&mut document, Field::Published, dates.published);
    document.modified = set(&mut document, Field::Modified, dates.modified);
    let section = section(&metas, &data);
    document.section = set(&mut document, Field::Section, section);
    Found { document, body: data.body.clone(), metas, data, site, credit }
}

/// The fields that the text itself tells, once it is known: the agency, the authors where only their signature names
/// them, and the language where the page is silent or wrong.
pub fn complete(document: &mut Document, found: &Found) {
    let text = document.text();
    let said = document.language.take().zip(document.evidence.remove(&Field::Language));
    document.language = set(document, Field::Language, language::of_text(said, &text));
    document.agency =
        set(document, Field::Agency, agency::find(document, found.credit.as_deref(), &found.metas, &found.data));
    if document.authors.is_empty() {
        if let Some((names, from)) = signature::find(document, &found.site) {
            document.authors = names;
            document.evidence.insert(Field::Authors, from);
        }
    }
}

/// Keeps the evidence of a field, and gives its value.
fn set(document: &mut Document, field: Field, found: Sourced<String>) -> Option<String> {
    let (value, from) = found?;
    document.evidence.insert(field, from);
    Some(value)
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The scripts of a page whose text stands in it: those of JSON-LD, and the others.
fn scripts(page: &Page) -> (Vec<NodeRef<'_>>, Vec<NodeRef<'_>>) {
    let scripts = page.select("script");
    let own = scripts.nodes().iter().filter(|node| !node.has_attr("src")).copied();
    own.partition(|node| match node.attr("type") {
        Some(kind) => kind.to_lowercase().contains("ld+json"),
        // Some sites forget the type.
        None => node.first_child().is_some_and(|text| begins_structured(&text)),
    })
}

fn begins_structured(text: &NodeRef) -> bool {
    let begins = |node: &TreeNode| match &node.data {
        NodeData::Text { contents } => contents.trim_start().starts_with("{\"@context\""),
        _ => false,
    };
    text.query(begins).unwrap_or_default()
}

/// The texts of scripts that have any.
fn texts(scripts: &[NodeRef]) -> Vec<String> {
    scripts.iter().map(|node| node.text().to_string()).filter(|text| !text.trim().is_empty()).collect()
}

/// Texts that only this page's own data has beside it: its headline, and the last part of its address.
fn anchors(headline: Option<&str>, url: Option<&str>) -> Vec<String> {
    let path = url.map(|url| url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/').to_string());
    let slug = path
        .as_deref()
        .and_then(|path| path.rsplit('/').next())
        .map(|slug| slug.split('.').next().unwrap_or_default().to_string());
    let long = |text: &String| text.len() >= 10;
    headline.map(str::to_string).into_iter().chain(slug).filter(long).collect()
}

fn section(metas: &Metas, data: &json_ld::Article) -> Sourced<String> {
    const NAMES: &[&str] = &[
        "article:section",
        "parsely-section",
        "og:article:section",
        "cxenseparse:category",
        "sailthru.section",
        "dc.subject.section",
        "section",
        "articlesection",
    ];
    let fits = |name: &str| {
        let name = squeeze(&json_ld::clean(name));
        ((2..=60).contains(&name.chars().count()) && !name.contains("://")).then_some(name)
    };
    data.section
        .as_deref()
        .and_then(fits)
        .map(|section| (section, "json-ld".to_string()))
        .or_else(|| metas.first(NAMES).find_map(|(name, value)| Some((fits(value)?, metas::named(name)))))
}
