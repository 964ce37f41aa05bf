//! The headline: the visible first-level heading when the metadata agrees with it, since that is what readers see; else
//! what the metadata says.
use std::collections::{HashMap, HashSet};

use dom_query::{Document as Page, NodeRef};

use super::super::blocks::{Block, Flag, Tag, MARK};
use super::super::json_ld;
use super::metas::{named, Metas};
use super::site::Site;
use super::{squeeze, Sourced};
use crate::clean::phrase;

const NAMES: &[&str] = &[
    "og:title",
    "parsely-title",
    "sailthru.title",
    "twitter:title",
    "dc.title",
    "dc:title",
    "dcterms.title",
    "hdl",
    "title",
    "citation_title",
    "headline",
    "article:title",
    "cre",
    "fb_title",
];

/// The titles that the page gives itself, the surest first: text and where it stands.
pub fn said(page: &Page, metas: &Metas, data: Option<&str>) -> Vec<(String, String)> {
    let title = page.select_single("head title").text();
    let title = if title.trim().is_empty() { page.select_single("title").text() } else { title };
    let mut said: Vec<(String, String)> = Vec::new();
    said.extend(data.map(|text| (text.to_string(), "json-ld".to_string())));
    said.extend(metas.first(NAMES).map(|(name, text)| (text.to_string(), named(name))));
    said.push((title.to_string(), "title of the page".to_string()));
    said.iter_mut().for_each(|(text, _)| *text = squeeze(&json_ld::clean(text)));
    said.retain(|(text, _)| text.chars().any(char::is_alphabetic));
    said
}

/// What was found: the headline with its source, and the block that shows it.
pub struct Found {
    /// The headline.
    pub headline: Sourced<String>,
    /// Its block on the page.
    pub block: Option<usize>,
}

/// Finds the headline. `said` are the titles that the page gives itself.
pub fn find(page: &Page, blocks: &[Block], said: &[(String, String)], url: Option<&str>, site: &Site) -> Found {
    let mut said: Vec<(String, String)> =
        said.iter().map(|(text, from)| (without_outlet(text, site), from.clone())).collect();
    said.retain(|(text, _)| !site.is(text));
    // The end of the address is made of the headline, too.
    let slug = url.map(slug).filter(|slug| slug.split(' ').count() >= 3);
    let slug = slug.as_deref().map(words);
    let titles: Vec<HashSet<String>> = said.iter().map(|(text, _)| words(text)).collect();
    let agreement = |text: &str| {
        let own = words(text);
        titles.iter().map(|title| common(&own, title)).fold(0.0, f64::max)
    };
    // A subhead may have the words of the address as well.
    let with_slug = |block: &Block| {
        let slug = slug.iter().filter(|_| said.is_empty() || block.tag == Tag::Heading(1));
        slug.map(|slug| common(&words(&block.text), slug)).fold(agreement(&block.text), f64::max)
    };
    let headings = Headings::of(page);
    let shown = best_heading(&headings, blocks, site, &with_slug);
    if let Some(Heading { score, at, marked }) = shown {
        let Some(block) = blocks.get(at) else { return Found { headline: None, block: None } };
        let first = block.tag == Tag::Heading(1);
        let others = |other: &Block| other.tag == Tag::Heading(1) && !site.is(&other.text) && other.text != block.text;
        let alone = first && !blocks.iter().any(others);
        let sure = score >= 0.7 || (alone || marked) && score >= 0.45 || marked && alone || said.is_empty() && first;
        if sure {
            let whole = squeeze(&block.text);
            let text = headings.of_block(block).and_then(heading_without_kicker).unwrap_or(whole);
            // A heading may hold a kicker before the headline, or a line after it, that the metadata leaves out.
            let plain = phrase::normal(&text);
            let part = said.iter().find(|(other, _)| {
                let other = phrase::normal(other);
                other.split(' ').count() >= 2
                    && other.len() < plain.len()
                    && plain.ends_with(&format!(" {other}"))
                    && !said.iter().any(|(third, _)| phrase::normal(third) == plain)
            });
            let headline = part.cloned().or(Some((text, "heading of the page".to_string())));
            return Found { headline, block: Some(at) };
        }
    }
    // Microdata, and pages whose headline is marked by its class only.
    for selector in ["[itemprop='headline']", ".entry-title", ".post-title", ".article-title", ".headline"] {
        let text = squeeze(&page.select_single(selector).text());
        if !text.is_empty() && text.len() < 300 && agreement(&text) >= 0.7 {
            let block = blocks.iter().position(|block| squeeze(&block.text) == text);
            return Found { headline: Some((text, "heading of the page".to_string())), block };
        }
    }
    let first = said.iter().find(|(text, _)| text.split(' ').count() > 1).or_else(|| said.first()).cloned();
    let plain = first.as_ref().map(|(text, _)| phrase::normal(text)).unwrap_or_default();
    let block = blocks.iter().position(|block| !plain.is_empty() && phrase::normal(&block.text) == plain);
    Found { headline: first, block: block.or(shown.filter(|shown| shown.score >= 0.4).map(|shown| shown.at)) }
}

/// The heading elements of a page by their numbers.
struct Headings<'a>(HashMap<usize, NodeRef<'a>>);

impl<'a> Headings<'a> {
    fn of(page: &'a Page) -> Self {
        let nodes = page.select("h1, h2, h3");
        let numbered = nodes.nodes().iter().filter_map(|node| Some((node.attr(MARK)?.parse().ok()?, *node)));
        Self(numbered.collect())
    }

    fn of_block(&self, block: &Block) -> Option<NodeRef<'a>> {
        // A block inside a heading ("<h1><div>") stands for the heading.
        block.path.iter().rev().find_map(|number| self.0.get(number)).copied()
    }
}

/// A heading of the page.
#[derive(Clone, Copy)]
struct Heading {
    /// How well it agrees with what the metadata says, and more for its level and class.
    score: f64,
    /// Its block.
    at: usize,
    /// Whether its class says that it is the headline.
    marked: bool,
}

/// The heading that is most likely the headline.
fn best_heading(
    headings: &Headings,
    blocks: &[Block],
    site: &Site,
    agreement: &dyn Fn(&Block) -> f64,
) -> Option<Heading> {
    let mut best: Option<Heading> = None;
    for (at, block) in blocks.iter().enumerate() {
        if !matches!(block.tag, Tag::Heading(1..=3)) || site.is(&block.text) || block.text.len() >= 400 {
            continue;
        }
        let first = block.tag == Tag::Heading(1);
        let node = headings.of_block(block);
        let marked = node.is_some_and(|node| is_marked(&node));
        if block.tag == Tag::Heading(3) && !marked || block.links > 0 && node.is_some_and(|node| leads_home(&node)) {
            continue;
        }
        let aside = block
            .flags
            .iter()
            .any(|(_, flag)| matches!(flag, Flag::Related | Flag::Navigation | Flag::Comment | Flag::Hidden));
        // The headline of another article is a link to it.
        let linked = block.links * 10 >= block.length * 9;
        let score = agreement(block)
            + if first { 0.2 } else { 0.0 }
            + if marked && block.tag != Tag::Heading(3) { 0.25 } else { 0.0 }
            - if aside { 0.15 } else { 0.0 }
            - if linked { 0.1 } else { 0.0 };
        if best.is_none_or(|best| score > best.score) {
            best = Some(Heading { score, at, marked });
        }
    }
    best
}

/// Whether a heading is a link to the front page: the name of the site.
fn leads_home(node: &NodeRef) -> bool {
    let links = node.descendants_it().filter(|node| node.has_name("a"));
    let mut links = links.chain(node.parent().filter(|parent| parent.has_name("a")));
    links.any(|link| {
        let href = link.attr("href").unwrap_or_default();
        let path = href.split_once("://").map_or(&*href, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        matches!(path.split(['?', '#']).next().unwrap_or_default(), "" | "/" | "index.html" | "index.php" | "./")
    })
}

/// Whether the class of the heading says that it is the headline of the article.
fn is_marked(node: &NodeRef) -> bool {
    let class = format!("{} {}", node.attr("class").unwrap_or_default(), node.attr("itemprop").unwrap_or_default());
    [
        "headline",
        "entry-title",
        "post-title",
        "article-title",
        "article__title",
        "articletitle",
        "post__title",
        "entry__title",
    ]
    .iter()
    .any(|word| class.to_lowercase().contains(word))
}

/// Class names of the words over a headline.
const KICKERS: &[&str] = &[
    "kicker",
    "overline",
    "topline",
    "dachzeile",
    "roofline",
    "eyebrow",
    "supertitle",
    "suptitle",
    "pretitle",
    "pre-title",
    "antetitulo",
    "surtitre",
    "spitzmarke",
    "sub-heading",
    "subheading",
    "headline-prefix",
    "strapline",
    "rubrik",
    "occhiello",
    "chapeu",
    "headline__kicker",
];

/// The heading without the words over it, where their class says that they are such. `None` when there are none.
fn heading_without_kicker(node: NodeRef) -> Option<String> {
    let kicker = |node: &NodeRef| {
        let class = node.attr("class").unwrap_or_default().to_lowercase();
        KICKERS.iter().any(|word| class.contains(word))
    };
    let children = node.children();
    if !children.iter().any(|child| child.is_element() && kicker(child)) {
        return None;
    }
    let rest: Vec<String> = children
        .iter()
        .filter(|child| !(child.is_element() && kicker(child)))
        .map(|child| child.text().to_string())
        .collect();
    Some(squeeze(&rest.join(" "))).filter(|text| text.split(' ').count() >= 2)
}

/// The words at the end of an address.
fn slug(url: &str) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    let last = path.rsplit('/').next().unwrap_or_default();
    let last = last.rsplit_once('.').map_or(last, |(name, _)| name);
    phrase::normal(&last.replace(['-', '_', '+'], " ").replace("%20", " "))
}

fn words(text: &str) -> HashSet<String> {
    phrase::normal(text).split(' ').map(str::to_string).collect()
}

/// Share of words that two texts have in common (Jaccard).
fn common(a: &HashSet<String>, b: &HashSet<String>) -> f64 {
    let both = a.intersection(b).count() as f64;
    let all = a.union(b).count() as f64;
    if all == 0.0 {
        0.0
    } else {
        both / all
    }
}

/// Marks between a headline and the outlet's name, in titles.
const MARKS: &[&str] =
    &[" | ", " - ", " – ", " — ", " • ", " :: ", " » ", " · ", " / ", " ‹ ", " « ", " ⋆ ", " ~ ", " › ", ": "];

/// A title without the outlet's name behind (or before) a bar or dash.
pub fn without_outlet(title: &str, site: &Site) -> String {
    let mut title = title.trim();
    for _ in 0..3 {
        let Some((at, length)) = MARKS.iter().filter_map(|mark| Some((title.rfind(mark)?, mark.len()))).max() else {
            break;
        };
        let (head, tail) =
            (title.get(..at).unwrap_or_default().trim(), title.get(at + length..).unwrap_or_default().trim());
        let colon = title.get(at..at + length) == Some(": ");
        let bar = title.get(at..at + length) == Some(" | ");
        let words = |text: &str| text.split(' ').count();
        if tail.is_empty() || !colon && !head.is_empty() && words(tail) <= 6 && site.is_like(tail) {
            title = head;
        } else if !tail.is_empty() && words(head) <= 5 && (site.is(head) || !colon && site.is_like(head)) {
            title = tail;
        } else if bar && words(tail) <= 5 && words(head) >= 4 {
            title = head;
        } else {
            break;
        }
    }
    title.to_string()
}

/// The outlet's name behind the last mark of a title whose rest is the headline.
pub fn outlet_in_title(title: &str, headline: &str) -> Option<String> {
    let headline = phrase::normal(headline);
    MARKS.iter().filter(|mark| **mark != ": " && **mark != " / ").find_map(|mark| {
        let (head, tail) = title.rsplit_once(mark)?;
        let fits = !headline.is_empty()
            && phrase::normal(head) == headline
            && (1..=5).contains(&tail.split_whitespace().count());
        fits.then(|| tail.trim().to_string())
    })
}
