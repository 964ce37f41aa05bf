//! Headline, authors, dates, outlet, language and address of a page, each with the place it came from.
//!
//! Each field has a list of sources, the surest first; the first that passes the field's own test is taken. What passes
//! none stays unknown.
use std::collections::{HashMap, HashSet};

use dom_query::{Document as Page, NodeId, NodeRef};

use super::blocks::{Block, Flag, Tag};
use super::{byline, date, json_ld};
use crate::clean::phrase;
use crate::{Document, Field};

/// What a page says of itself.
pub struct Found {
    /// The document with all but its text.
    pub document: Document,
    /// The text that the page keeps for search engines.
    pub body: Option<String>,
}

/// The names and contents of a page's `meta` elements, lower case, the first of each name.
struct Metas(HashMap<String, String>);

impl Metas {
    fn of(page: &Page) -> Self {
        let mut metas = HashMap::new();
        for node in page.select("meta[content]").nodes() {
            let content = node.attr("content").unwrap_or_default().trim().to_string();
            for attribute in ["property", "name", "itemprop", "http-equiv"] {
                if let Some(name) = node.attr(attribute).filter(|_| !content.is_empty()) {
                    metas.entry(name.trim().to_lowercase()).or_insert_with(|| content.clone());
                }
            }
        }
        Self(metas)
    }

    /// The first of `names` that the page has, with its name.
    fn first<'a>(&'a self, names: &'a [&'static str]) -> impl Iterator<Item = (&'static str, &'a str)> {
        names.iter().filter_map(|name| Some((*name, self.0.get(*name)?.as_str())))
    }
}

const HEADLINES: &[&str] = &[
    "og:title",
    "parsely-title",
    "sailthru.title",
    "twitter:title",
    "dc.title",
    "dcterms.title",
    "hdl",
    "title",
    "citation_title",
    "headline",
    "article:title",
    "cre",
];
const AUTHORS: &[&str] = &[
    "parsely-author",
    "sailthru.author",
    "author",
    "article:author_name",
    "article:author",
    "og:author",
    "dc.creator",
    "dc.contributor",
    "dcterms.creator",
    "citation_author",
    "byl",
    "byline",
    "article.author",
    "creator",
    "book:author",
    "rbauthors",
    "twitter:data1",
    "authors",
    "cxenseparse:author",
];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "og:article:published_time",
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
    "publication_date",
    "publicationdate",
    "date_published",
    "datecreated",
    "dc.date.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dcterms.issued",
    "dc.date",
    "dcterms.available",
    "date",
    "originalpublicationdate",
    "ptime",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime",
    "rnews:datepublished",
    "citation_publication_date",
    "citation_date",
    "bt:pubdate",
    "displaydate",
    "timestamp",
    "article_date_original",
    "og:pubdate",
    "rbpubdate",
    "analyticsattributes.articledate",
    "vr:published_time",
    "shareaholic:article_published_time",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "dcterms.modified",
    "dc.date.modified",
    "article.updated",
    "modified",
    "revised",
    "utime",
    "updated_time",
];
const OUTLETS: &[&str] = &[
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "publisher",
    "cre",
    "apple-mobile-web-app-title",
    "twitter:app:name:iphone",
];

/// Reads the metadata of a page. `html` is its source, for the note that browsers leave when they save; `hint` the address
/// that the caller knows.
pub fn find(page: &Page, html: &str, blocks: &[Block], hint: Option<&str>) -> Found {
    let metas = Metas::of(page);
    let data = json_ld::find(page);
    let mut document = Document::default();
    let set = |document: &mut Document, field: Field, found: Option<(String, String)>| -> Option<String> {
        let (value, from) = found?;
        document.evidence.insert(field, from);
        Some(value)
    };
    let address = address(page, html, &metas, &data, hint);
    document.url = set(&mut document, Field::Url, address);
    let host = document
        .url
        .as_deref()
        .or(hint)
        .and_then(|url| url::Url::parse(url).ok())
        .and_then(|url| url.host_str().map(str::to_string));
    let outlet = outlet(&metas, &data, host.as_deref());
    document.outlet = set(&mut document, Field::Outlet, outlet);
    let headline = headline(page, blocks, &metas, &data, document.outlet.as_deref(), host.as_deref());
    document.headline = set(&mut document, Field::Headline, headline);
    if let Some((authors, from)) = authors(page, blocks, &metas, &data, document.outlet.as_deref()) {
        document.authors = authors;
        document.evidence.insert(Field::Authors, from);
    }
    let published =
        published(page, blocks, &metas, &data, document.url.as_deref().or(hint), document.headline.as_deref());
    document.published = set(&mut document, Field::Published, published);
    let modified = data.modified.as_deref().and_then(date::parse).map(|day| (day, "json-ld".to_string()));
    let modified =
        modified.or_else(|| metas.first(MODIFIED).find_map(|(name, value)| Some((date::parse(value)?, named(name)))));
    document.modified = set(&mut document, Field::Modified, modified);
    let language = language(page, &metas, &data);
    document.language = set(&mut document, Field::Language, language);
    let section = data.section.clone().map(|section| (section, "json-ld".to_string())).or_else(|| {
        metas
            .first(&["article:section", "parsely-section"])
            .next()
            .map(|(name, value)| (value.to_string(), named(name)))
    });
    document.section = set(&mut document, Field::Section, section);
    Found { document, body: data.body }
}

/// How a `meta` element is named in evidence: Open Graph by its own name, others with "meta name=".
fn named(name: &str) -> String {
    if name.contains(':') {
        name.to_string()
    } else {
        format!("meta name={name}")
    }
}

fn squeeze(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn address(
    page: &Page,
    html: &str,
    metas: &Metas,
    data: &json_ld::Article,
    hint: Option<&str>,
) -> Option<(String, String)> {
    let base = hint.and_then(|hint| url::Url::parse(hint).ok());
    let whole = |address: &str| {
        let found = match &base {
            Some(base) => base.join(address).ok()?,
            None => url::Url::parse(address).ok()?,
        };
        // A canonical link to the front page is a mistake of the site.
        let deep = found.path().len() > 1 || found.query().is_some();
        (matches!(found.scheme(), "http" | "https") && deep).then(|| found.to_string())
    };
    let canonical = page.select("link[rel='canonical']").attr("href");
    let saved = html
        .get(..html.len().min(4096))
        .unwrap_or_default()
        .split("saved from url=")
        .nth(1)
        .and_then(|rest| rest.split(')').nth(1))
        .and_then(|rest| rest.split([' ', '\r', '\n', '-']).next().map(str::to_string));
    canonical
        .and_then(|href| Some((whole(&href)?, "canonical link".to_string())))
        .or_else(|| {
            metas
                .first(&["og:url", "twitter:url", "parsely-link", "al:web:url"])
                .find_map(|(name, value)| Some((whole(value)?, named(name))))
        })
        .or_else(|| Some((whole(data.url.as_deref()?)?, "json-ld".to_string())))
        .or_else(|| Some((whole(&saved?)?, "note of the browser".to_string())))
        .or_else(|| Some((hint?.to_string(), "address".to_string())))
}

fn outlet(metas: &Metas, data: &json_ld::Article, host: Option<&str>) -> Option<(String, String)> {
    let plausible = |name: &str| {
        let name = squeeze(&json_ld::clean(name));
        let fits =
            (2..=60).contains(&name.chars().count()) && !name.contains("http") && name.chars().any(char::is_alphabetic);
        fits.then_some(name)
    };
    let from_meta = |names: &'static [&'static str]| {
        metas.first(names).find_map(|(name, value)| Some((plausible(value)?, named(name))))
    };
    let by_name = data.publisher.as_deref().and_then(plausible).map(|name| (name, "json-ld".to_string()));
    by_name.or_else(|| from_meta(OUTLETS)).or_else(|| {
        let host = host?;
        Some((host.strip_prefix("www.").unwrap_or(host).to_string(), "address".to_string()))
    })
}

/// The headline: the visible first-level heading when the metadata agrees with it, since that is what readers see; else
/// what the metadata says.
fn headline(
    page: &Page,
    blocks: &[Block],
    metas: &Metas,
    data: &json_ld::Article,
    outlet: Option<&str>,
    host: Option<&str>,
) -> Option<(String, String)> {
    let strip = |text: &str| without_outlet(&squeeze(&json_ld::clean(text)), outlet, host);
    let title = page.select_single("head title").text();
    let title = if title.trim().is_empty() { page.select_single("title").text() } else { title };
    let mut said: Vec<(String, String)> = Vec::new();
    said.extend(data.headline.as_deref().map(|text| (strip(text), "json-ld".to_string())));
    said.extend(metas.first(HEADLINES).map(|(name, text)| (strip(text), named(name))));
    said.push((strip(&title), "title of the page".to_string()));
    said.retain(|(text, _)| text.chars().any(char::is_alphabetic) && Some(text.as_str()) != outlet);
    let is_site = |text: &str| {
        outlet.is_some_and(|outlet| phrase::normal(text) == phrase::normal(outlet))
            || host.is_some_and(|host| phrase::normal(text).replace(' ', "") == phrase::normal(host).replace(' ', ""))
    };
    // How well a heading of the page agrees with the metadata: the share of common words with the best of it.
    let agreement = |text: &str| said.iter().map(|(other, _)| common(text, other)).fold(0.0, f64::max);
    let shown = blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| {
            matches!(block.tag, Tag::Heading(1 | 2)) && !is_site(&block.text) && block.text.len() < 400
        })
        .map(|(at, block)| {
            let first = if block.tag == Tag::Heading(1) { 0.2 } else { 0.0 };
            let aside = block
                .flags
                .iter()
                .any(|(_, flag)| matches!(flag, Flag::Related | Flag::Navigation | Flag::Comment | Flag::Hidden));
            (agreement(&block.text) + first - if aside { 0.15 } else { 0.0 }, at, block)
        })
        .max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    let firsts = blocks.iter().filter(|block| block.tag == Tag::Heading(1) && !is_site(&block.text)).count();
    if let Some((score, _, block)) = shown {
        let alone = firsts == 1 && block.tag == Tag::Heading(1);
        if score >= 0.7 || alone && score >= 0.45 || said.is_empty() && block.tag == Tag::Heading(1) {
            let text = squeeze(&block.text);
            // A heading may hold a kicker before the headline, or a line after it, that the metadata leaves out.
            let plain = phrase::normal(&text);
            let part = said.iter().find(|(other, _)| {
                let other = phrase::normal(other);
                other.split(' ').count() >= 4 && other.len() < plain.len() && plain.ends_with(&other)
            });
            return part.cloned().or(Some((text, "heading of the page".to_string())));
        }
    }
    // Microdata, and pages whose headline is marked by its class only.
    for selector in ["[itemprop='headline']", ".entry-title", ".post-title", ".article-title", ".headline"] {
        let text = squeeze(&page.select_single(selector).text());
        if !text.is_empty() && text.len() < 300 && agreement(&text) >= 0.7 {
            return Some((text, "heading of the page".to_string()));
        }
    }
    let first = said.iter().find(|(text, _)| text.split(' ').count() > 1).or_else(|| said.first());
    first.cloned().filter(|(text, _)| !is_site(text))
}

/// Share of words that two texts have in common (Jaccard).
fn common(a: &str, b: &str) -> f64 {
    let words =
        |text: &str| phrase::normal(text).split(' ').map(str::to_string).collect::<std::collections::HashSet<_>>();
    let (a, b) = (words(a), words(b));
    let both = a.intersection(&b).count() as f64;
    let all = a.union(&b).count() as f64;
    if all == 0.0 {
        0.0
    } else {
        both / all
    }
}

/// A title without the outlet's name behind (or before) a bar or dash.
fn without_outlet(title: &str, outlet: Option<&str>, host: Option<&str>) -> String {
    let plain = |text: &str| phrase::normal(text).replace(' ', "");
    let host = host
        .map(|host| host.strip_prefix("www.").unwrap_or(host).split('.').next().unwrap_or_default().replace('-', ""))
        .unwrap_or_default();
    let is_outlet = |part: &str| {
        let part_plain = plain(part);
        if part_plain.is_empty() {
            return true;
        }
        let outlet = outlet.map(plain).unwrap_or_default();
        let known = !outlet.is_empty()
            && (part_plain == outlet
                || outlet.len() > 4
                    && (part_plain.contains(&outlet) || part_plain.len() > 3 && outlet.contains(&part_plain)));
        known
            || host.len() > 3
                && (part_plain == host
                    || part_plain.contains(&host) && part.split(' ').count() <= 5
                    || host.contains(&part_plain) && part_plain.len() > 3)
    };
    let mut title = title.trim();
    for _ in 0..3 {
        let cut = [" | ", " - ", " – ", " — ", " • ", " :: ", " » ", " · ", " / ", ": "]
            .iter()
            .filter_map(|mark| Some((title.rfind(mark)?, mark.len())))
            .max();
        let Some((at, length)) = cut else { break };
        let (head, tail) = (title.get(..at).unwrap_or_default(), title.get(at + length..).unwrap_or_default());
        if is_outlet(tail) && !head.trim().is_empty() && title.get(at..at + length) != Some(": ") {
            title = head.trim();
        } else if is_outlet(head) && head.split(' ').count() <= 4 {
            title = tail.trim();
        } else if title.get(at..at + length) == Some(" | ")
            && tail.split(' ').count() <= 5
            && head.split(' ').count() >= 4
        {
            title = head.trim();
        } else {
            break;
        }
    }
    title.to_string()
}

fn authors(
    page: &Page,
    blocks: &[Block],
    metas: &Metas,
    data: &json_ld::Article,
    outlet: Option<&str>,
) -> Option<(Vec<String>, String)> {
    let trunk = Trunk::of(page);
    let outlet = outlet.map(phrase::normal).unwrap_or_default();
    let pass = |names: Vec<String>| -> Vec<String> {
        let mut passed: Vec<String> = Vec::new();
        for name in names {
            let plain = phrase::normal(&name);
            // A person's own site is called after the person.
            let own = data.people && byline::is_name(&name) && data.authors.contains(&name);
            if (plain != outlet || own) && !passed.iter().any(|other| phrase::normal(other) == plain) {
                passed.push(name);
            }
        }
        passed
    };
    let from_data = pass(data.authors.iter().take(12).flat_map(|name| byline::named(name)).collect());
    if !from_data.is_empty() {
        return Some((from_data, "json-ld".to_string()));
    }
    for (name, value) in metas.first(AUTHORS) {
        if name == "twitter:data1"
            && metas.0.get("twitter:label1").is_none_or(|label| !label.to_lowercase().contains("written"))
        {
            continue;
        }
        let found = pass(byline::named(value));
        if !value.contains("://") && !found.is_empty() {
            return Some((found, named(name)));
        }
    }
    for (selector, from) in [
        ("[itemprop='author'] [itemprop='name']", "microdata"),
        ("[itemprop='author']", "microdata"),
        ("[rel='author']", "author link"),
        (".author-name, .author__name, .authorName, .article-author, .post-author, .entry-author, .byline-name, .byline__name", "byline text"),
        (".byline, .article-byline, .entry-byline, .post-byline, .article__byline, .story-byline, .author, .vcard .fn, .p-author", "byline text"),
    ] {
        let nodes = page.select(selector);
        let mut found = Vec::new();
        for node in nodes.nodes().iter().take(6) {
            let content = node.attr("content").filter(|content| !content.is_empty());
            let text = content.map(|content| content.to_string()).unwrap_or_else(|| squeeze(&node.text()));
            if text.chars().count() > 120 || trunk.is_aside(node) {
                continue;
            }
            found.extend(byline::authors(&text));
        }
        let found = pass(found);
        if !found.is_empty() && found.len() <= 6 {
            return Some((found, from.to_string()));
        }
    }
    if let Some(found) = marked_author(page, &trunk).map(pass).filter(|names| !names.is_empty()) {
        return Some((found, "byline text".to_string()));
    }
    // A byline in the text, above the first long paragraphs.
    let (mut paragraphs, mut label) = (0, false);
    for block in blocks {
        let words = block.text.split_whitespace().count();
        let aside =
            block.flags.iter().any(|(_, flag)| matches!(flag, Flag::Comment | Flag::Related | Flag::Navigation));
        if words <= 18 && !aside && (byline::has_lead(&block.text) || label) {
            let found = pass(byline::authors(&block.text));
            if !found.is_empty() {
                return Some((found, "byline text".to_string()));
            }
        }
        // "Written by" on a line of its own, the name under it.
        label = words <= 3 && BYLINE_LABELS.contains(&phrase::normal(&block.text).as_str());
        paragraphs += usize::from(words > 25 && block.links * 3 < block.length);
        if paragraphs > 3 {
            break;
        }
    }
    None
}

/// Lines that say that the next one is a name.
const BYLINE_LABELS: &[&str] = &[
    "by",
    "written by",
    "author",
    "authors",
    "posted by",
    "article by",
    "story by",
    "words by",
    "words",
    "von",
    "autor",
    "autorin",
    "autoren",
    "par",
    "auteur",
    "por",
    "escrito por",
    "di",
    "autore",
    "door",
    "przez",
];

/// A short text that is a name, in the first element whose class or address says that it is about an author.
fn marked_author(page: &Page, trunk: &Trunk) -> Option<Vec<String>> {
    let nodes = page.select("[class*='author'], [class*='Author'], [class*='byline'], [class*='Byline'], [class*='writer'], [id*='author'], [id*='byline'], [data-testid*='author'], a[href*='/author'], a[href*='/autor'], a[href*='/people/'], a[href*='/profile/'], a[href*='/contributor'], a[href*='/team/'], a[href*='/staff/'], a[href*='/by/'], a[href*='/journalist'], a[href*='/redaktion/'], a[href*='/auteur']");
    for node in nodes.nodes().iter().take(40) {
        let text = squeeze(&node.text());
        let count = text.chars().count();
        if !(4..=90).contains(&count) || trunk.is_aside(node) {
            continue;
        }
        let found = byline::authors(&text);
        // The text is a name, or begins with "By": a title of a book in a box about its author is neither.
        if !found.is_empty()
            && (byline::has_lead(&text)
                || found.iter().map(|name| name.chars().count()).sum::<usize>() * 10 >= count * 4)
        {
            return Some(found);
        }
    }
    None
}

/// The elements around the first-level headings, which belong to the page and not to a box on it, whatever their classes
/// ("has-sidebar") are.
struct Trunk(HashSet<NodeId>);

impl Trunk {
    fn of(page: &Page) -> Self {
        Self(page.select("h1").nodes().iter().flat_map(|node| node.ancestors(None)).map(|node| node.id).collect())
    }

    /// Whether the node stands among comments or in a box of other articles.
    fn is_aside(&self, node: &NodeRef) -> bool {
        node.ancestors_it(Some(12)).filter(|parent| !self.0.contains(&parent.id)).any(|parent| {
            let words =
                format!("{} {}", parent.attr("class").unwrap_or_default(), parent.attr("id").unwrap_or_default())
                    .to_lowercase();
            BOXES.iter().any(|word| words.contains(word))
                && parent.node_name().is_none_or(|name| !matches!(&*name, "body" | "article" | "main"))
        })
    }
}

/// What stands in the class names of such boxes.
const BOXES: &[&str] = &[
    "comments",
    "comment-",
    "commentlist",
    "related",
    "sidebar",
    "widget-area",
    "widget_",
    "recommend",
    "popular",
    "recent-post",
    "post-list",
    "teaser",
    "swiper",
    "carousel",
];

fn published(
    page: &Page,
    blocks: &[Block],
    metas: &Metas,
    data: &json_ld::Article,
    url: Option<&str>,
    headline: Option<&str>,
) -> Option<(String, String)> {
    let trunk = Trunk::of(page);
    let in_address = url.and_then(address_date);
    let said = data
        .published
        .as_deref()
        .and_then(date::parse)
        .map(|day| (day, "json-ld".to_string()))
        .or_else(|| metas.first(PUBLISHED).find_map(|(name, value)| Some((date::parse(value)?, named(name)))));
    if let Some((day, from)) = said {
        // Sites that move to new software date their old articles anew; the address keeps the old day.
        let older = in_address
            .as_deref()
            .filter(|address| day.get(..7).is_some_and(|month| address.get(..7).is_some_and(|other| other < month)));
        return Some(older.map_or((day.clone(), from), |older| (older.to_string(), "address".to_string())));
    }
    if let Some(day) = in_address {
        return Some((day, "address".to_string()));
    }
    for selector in [
        "[itemprop='datePublished']",
        "time[pubdate]",
        "time.published, time.entry-date, .published time, time.dt-published, abbr.published",
    ] {
        for node in page.select(selector).nodes().iter().filter(|node| !trunk.is_aside(node)).take(3) {
            let value = ["datetime", "content", "title"]
                .iter()
                .find_map(|name| node.attr(name).and_then(|value| date::parse(&value)));
            if let Some(day) = value.or_else(|| date::find(&squeeze(&node.text()))) {
                return Some((day, "microdata".to_string()));
            }
        }
    }
    // The first `time` of the page that stands in no box of another article.
    let times = page.select("time");
    for node in times.nodes().iter().filter(|node| !trunk.is_aside(node) && !in_link(node)).take(3) {
        let words = squeeze(&node.text());
        let around =
            node.parent().map(|parent| squeeze(&parent.text())).filter(|text| text.len() < 120).unwrap_or_default();
        if changed(&words)
            || changed(&around)
            || node.attr("class").is_some_and(|class| class.contains("updated") && !class.contains("published"))
        {
            continue;
        }
        if let Some(day) = node.attr("datetime").and_then(|value| date::parse(&value)).or_else(|| date::find(&words)) {
            return Some((day, "time element".to_string()));
        }
    }
    date_line(page, &trunk, blocks, headline).map(|day| (day, "date line".to_string()))
}

/// Whether a text speaks of a change and not of the publication.
fn changed(text: &str) -> bool {
    let words = phrase::normal(text);
    let says = |list: &[&str]| list.iter().any(|word| words.contains(word));
    says(&[
        "updated",
        "modified",
        "reviewed",
        "last edited",
        "aktualisiert",
        "geändert",
        "mis à jour",
        "actualizado",
        "aggiornato",
        "atualizado",
        "bijgewerkt",
        "aktualizacja",
    ]) && !says(&[
        "published",
        "posted",
        "veröffentlicht",
        "publié",
        "publicado",
        "pubblicato",
        "erstellt",
        "gepubliceerd",
        "opublikowano",
    ])
}

/// A date in a short line near the headline, or in an element that its class names a date.
fn date_line(page: &Page, trunk: &Trunk, blocks: &[Block], headline: Option<&str>) -> Option<String> {
    let headline = headline.map(phrase::normal).unwrap_or_default();
    let title = blocks.iter().position(|block| !headline.is_empty() && phrase::normal(&block.text) == headline);
    let start = title.unwrap_or(0);
    for (at, block) in blocks.iter().enumerate().skip(start.saturating_sub(6)).take(20) {
        let words = block.text.split_whitespace().count();
        let has = |flags: &[Flag]| block.flags.iter().any(|(_, flag)| flags.contains(flag));
        let bare = date::is_date_line(&block.text) && at + 4 > start && at <= start + 8;
        let aside = has(&[Flag::Comment, Flag::Hidden]) || has(&[Flag::Related, Flag::Navigation]) && !bare;
        let marked = has(&[Flag::Meta]) && words <= 30;
        let close = title.is_some() && words <= 12 && at + 4 > start && at <= start + 8;
        let after_change = at
            .checked_sub(1)
            .and_then(|before| blocks.get(before))
            .is_some_and(|before| before.text.split_whitespace().count() <= 3 && changed(&before.text));
        let fits = !changed(&block.text)
            && !after_change
            && (marked
                || close
                || date::is_date_line(&block.text)
                || words <= 14 && title.is_some() && byline::has_lead(&block.text));
        if let Some(day) = date::find(&block.text).filter(|_| fits && !aside) {
            return Some(day);
        }
        // A lede may begin with its day in brackets.
        let opening = block
            .text
            .strip_prefix('(')
            .and_then(|rest| rest.split(')').next())
            .filter(|inside| inside.len() < 20 && title.is_some());
        if let Some(day) = opening.and_then(date::find) {
            return Some(day);
        }
    }
    // A line that says of itself, or whose label says, that it is the day of publication; and one under a byline.
    let mut before = "";
    for block in blocks {
        let words = block.text.split_whitespace().count();
        let aside = block.flags.iter().any(|(_, flag)| matches!(flag, Flag::Comment | Flag::Hidden | Flag::Related));
        let said = words <= 12 && is_label(&block.text)
            || words <= 8
                && before.len() < 90
                && date::is_date_line(&block.text)
                && (is_label(before) || byline::has_lead(before) && !byline::authors(before).is_empty());
        if said && !aside && !changed(&block.text) {
            if let Some(day) = date::find(&block.text) {
                return Some(day);
            }
        }
        before = &block.text;
    }
    let nodes = page.select(
        "[class*='date'], [class*='Date'], [class*='publish'], [class*='posted'], [class*='timestamp'], [id*='date']",
    );
    for node in nodes.nodes().iter().filter(|node| !trunk.is_aside(node) && !in_menu(node)).take(20) {
        let text = squeeze(&node.text());
        if text.chars().count() <= 60 && !changed(&text) {
            if let Some(day) = date::find(&text) {
                return Some(day);
            }
        }
    }
    None
}

/// Whether a line begins with a word for publication.
fn is_label(text: &str) -> bool {
    let words = phrase::normal(text.get(..text.len().min(60)).unwrap_or(text));
    [
        "published",
        "publish date",
        "publication date",
        "posted",
        "first published",
        "date published",
        "originally published",
        "veröffentlicht",
        "erschienen",
        "publié",
        "publicado",
        "pubblicato",
        "gepubliceerd",
        "geplaatst",
        "opublikowano",
    ]
    .iter()
    .any(|label| words.starts_with(label))
}

fn in_menu(node: &NodeRef) -> bool {
    node.ancestors_it(Some(8)).any(|parent| {
        parent.has_name("a") || parent.has_name("nav") || parent.has_name("li") || parent.has_name("footer")
    })
}

fn in_link(node: &NodeRef) -> bool {
    node.ancestors_it(Some(6)).any(|parent| parent.has_name("a") || parent.has_name("aside") || parent.has_name("nav"))
}

/// The day in an address such as `/2019/11/20/`.
fn address_date(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let parts: Vec<&str> = path.split('/').collect();
    for (at, part) in parts.iter().enumerate() {
        let number = |offset: usize| {
            parts
                .get(at + offset)
                .filter(|part| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty())
        };
        if part.len() == 4 && part.starts_with(['1', '2']) && part.bytes().all(|b| b.is_ascii_digit()) {
            if let (Some(month), Some(day)) = (number(1), number(2)) {
                return date::parse(&format!("{part}-{month:0>2}-{day:0>2}"));
            }
        }
        let head = part
            .get(..10)
            .filter(|head| head.split('-').count() == 3 && head.bytes().all(|b| b.is_ascii_digit() || b == b'-'));
        if let Some(day) = head.and_then(date::parse) {
            return Some(day);
        }
    }
    None
}

fn language(page: &Page, metas: &Metas, data: &json_ld::Article) -> Option<(String, String)> {
    let tag = |text: &str| {
        let text = text.trim().replace('_', "-");
        let head = text.split('-').next().unwrap_or_default();
        let fits = (2..=3).contains(&head.len()) && head.bytes().all(|b| b.is_ascii_alphabetic()) && text.len() <= 12;
        fits.then(|| match text.split_once('-') {
            Some((language, region)) => format!(
                "{}-{}",
                language.to_ascii_lowercase(),
                if region.len() == 2 { region.to_ascii_uppercase() } else { region.to_string() }
            ),
            None => text.to_ascii_lowercase(),
        })
    };
    let root = page.html_root();
    let lang = root.attr("lang").or_else(|| root.attr("xml:lang"));
    lang.and_then(|lang| Some((tag(&lang)?, "html lang".to_string())))
        .or_else(|| Some((tag(data.language.as_deref()?)?, "json-ld".to_string())))
        .or_else(|| {
            metas
                .first(&["og:locale", "content-language", "dc.language", "dcterms.language", "language"])
                .find_map(|(name, value)| Some((tag(value)?, named(name))))
        })
}
