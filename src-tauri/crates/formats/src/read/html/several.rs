//! Several whole articles on one page: the posts of a month, an edition printed in one piece.
//!
//! Teasers, comments and the entries of a live blog are marked as articles as well. So each must have a headline and a
//! text of its own, their headlines be of one level, none of them be the page's one article by the page's own word, and
//! together they must be what the page has to read.
use std::collections::HashSet;

use dom_query::{Document as Page, NodeRef, Selection};
use url::Url;

use super::blocks::{Blocks, Flag, MARK};
use super::layout::{figure, Layout, Passage};
use crate::clean::phrase;

/// Fewest words of running text of a whole article.
const WHOLE: usize = 80;
/// Fewest of a short one beside whole ones that look alike.
const SHORT: usize = 25;
/// Most articles that one page is taken apart into.
const MOST: usize = 100;
/// Among so many passages at its beginning an article has its headline.
const HEAD: usize = 20;

/// An article of a page.
struct Candidate {
    /// The element that holds it.
    number: usize,
    /// Its headline.
    headline: String,
    /// The level of that.
    level: u8,
    /// Words of running text.
    words: usize,
}

/// The articles of a page as pages of their own: the address of each, where it has one, and its source. Empty for a page
/// with one article, or with none. `base` is the address of the page.
pub fn apart(page: &Page, blocks: &Blocks, base: Option<&str>) -> Vec<(Option<String>, String)> {
    let marked = blocks.elements.iter().filter(|element| element.article).count();
    if marked < 2 || is_one(page) {
        return Vec::new();
    }
    let layout = Layout::of(blocks);
    if layout.live.column != 0 {
        return Vec::new();
    }
    let articles = articles(&layout);
    let own = articles.iter().filter(|article| is_signed(&element(page, article)));
    // The sections of one article may be marked as articles; but they have no dates, authors or addresses.
    if own.count() * 3 < articles.len() * 2 {
        return Vec::new();
    }
    let head = head(page);
    articles.iter().filter_map(|article| one(page, article, &head, base)).collect()
}

/// Whether the page says of itself that it is one article.
fn is_one(page: &Page) -> bool {
    page.select("meta[property='og:type'], meta[name='og:type']")
        .nodes()
        .iter()
        .any(|node| node.attr("content").is_some_and(|kind| kind.trim().eq_ignore_ascii_case("article")))
}

fn articles(layout: &Layout) -> Vec<Candidate> {
    let marked =
        (1..layout.elements.len()).filter(|number| layout.elements.get(*number).is_some_and(|one| one.article));
    let texts = texts(layout);
    let all: Vec<Candidate> = marked.take(MOST * 4).filter_map(|number| candidate(layout, &texts, number)).collect();
    // An element around several is their list; one around a single one is that one.
    let inside = |outer: &Candidate| {
        let span = layout.spans.get(outer.number).copied().unwrap_or_default();
        let within = all
            .iter()
            .filter(|other| other.number > outer.number && layout.holds(outer.number, start(layout, other.number)));
        (span, within.count())
    };
    let mut end = 0;
    let mut found: Vec<Candidate> = Vec::new();
    let counts: Vec<((usize, usize), usize)> = all.iter().map(inside).collect();
    for (candidate, (span, within)) in all.into_iter().zip(counts) {
        if within < 2 && span.0 >= end {
            end = span.1;
            found.push(candidate);
        }
    }
    let level = found.iter().filter(|one| one.words >= WHOLE).map(|one| one.level).min().unwrap_or_default();
    found.retain(|one| one.level == level);
    let looks = |one: &Candidate| layout.elements.get(one.number).map(|element| (element.parent, element.looks));
    let whole: HashSet<_> = found.iter().filter(|one| one.words >= WHOLE).map(looks).collect();
    found.retain(|one| one.words >= WHOLE || one.words >= SHORT && whole.contains(&looks(one)));
    let mut most: Vec<usize> = found.iter().map(|one| one.words).collect();
    most.sort_unstable_by_key(|words| std::cmp::Reverse(*words));
    let comparable = matches!(most.as_slice(), [first, second, ..] if *second >= WHOLE && second * 4 >= *first);
    let headlines: HashSet<&str> = found.iter().map(|one| one.headline.as_str()).collect();
    let distinct = headlines.len() == found.len();
    let held: usize = found.iter().map(|one| figure(&layout.prose, one.number)).sum();
    if comparable && distinct && held * 4 >= figure(&layout.prose, 0) * 3 && found.len() <= MOST {
        found
    } else {
        Vec::new()
    }
}

fn start(layout: &Layout, number: usize) -> usize {
    layout.spans.get(number).map(|(first, _)| *first).unwrap_or_default()
}

/// An element with a headline, and running text below it that is nobody's comment and no pointer. `texts` are the words
/// of such text before each passage.
fn candidate(layout: &Layout, texts: &[usize], number: usize) -> Option<Candidate> {
    let (first, end) = layout.spans.get(number).copied()?;
    let mut passages = layout.passages.iter().take(end).skip(first).take(HEAD).take_while(|passage| !passage.prose);
    let head = passages.find(|passage| passage.block.heading() > 0)?;
    let words = figure(texts, end).saturating_sub(figure(texts, first));
    if is_aside(head) || head.words < 2 || words < SHORT {
        return None;
    }
    let headline = phrase::normal(&head.line.text);
    Some(Candidate { number, headline, level: head.block.heading(), words })
}

/// Words of running text before each passage, and in all.
fn texts(layout: &Layout) -> Vec<usize> {
    let words = |passage: &Passage| if passage.prose && !is_aside(passage) { passage.words } else { 0 };
    let sums = layout.passages.iter().scan(0, |sum, passage| {
        *sum += words(passage);
        Some(*sum)
    });
    std::iter::once(0).chain(sums).collect()
}

fn is_aside(passage: &Passage) -> bool {
    let flags = &passage.block.flags;
    flags.iter().any(|(_, flag)| matches!(flag, Flag::Comment | Flag::Related | Flag::Hidden | Flag::Navigation))
}

/// What the page says of all its articles: its language and its outlet.
fn head(page: &Page) -> String {
    let mut head = String::new();
    for node in
        page.select("meta[property='og:site_name'], meta[name='application-name'], meta[name='publisher']").nodes()
    {
        head.push_str(&node.html());
    }
    head
}

fn element<'a>(page: &'a Page, article: &Candidate) -> Selection<'a> {
    page.select(&format!("[{MARK}=\"{}\"]", article.number))
}

/// Whether an article says when it was written, by whom, or where it stands for good.
fn is_signed(element: &Selection) -> bool {
    element.select("time, [itemprop^='date'], [itemprop='author'], [rel~='author'], [rel~='bookmark'], .byline, .author, .p-author, .dt-published, .u-url, h1 a[href], h2 a[href], h3 a[href]").exists()
}

/// One article as a page of its own.
fn one(page: &Page, article: &Candidate, head: &str, base: Option<&str>) -> Option<(Option<String>, String)> {
    let element = element(page, article);
    let source = element.nodes().first()?.html();
    let title = element
        .select("h1, h2, h3, h4")
        .nodes()
        .iter()
        .map(|node| node.text().to_string())
        .find(|text| phrase::normal(text) == article.headline);
    let language =
        page.select("html").attr("lang").map(|tag| format!(" lang=\"{}\"", escaped(&tag))).unwrap_or_default();
    let title = title.map(|title| format!("<title>{}</title>", escaped(title.trim()))).unwrap_or_default();
    let url = permalink(&element, &article.headline, base);
    Some((url, format!("<!doctype html><html{language}><head>{title}{head}</head><body>{source}</body></html>")))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// The address that the article itself names: a permanent link, or where its headline leads. Not a place in the page.
fn permalink(element: &Selection, headline: &str, base: Option<&str>) -> Option<String> {
    let base = base.and_then(|base| Url::parse(base).ok());
    let whole = |href: &str| {
        let mut url = match &base {
            Some(base) => base.join(href.trim()).ok()?,
            None => Url::parse(href.trim()).ok()?,
        };
        let same = |base: &Url| base.path() == url.path() && base.query() == url.query();
        if !matches!(url.scheme(), "http" | "https") || base.as_ref().is_some_and(same) {
            return None;
        }
        url.set_fragment(None);
        Some(url.to_string())
    };
    let marked = element.select("a[rel~='bookmark'], a[itemprop~='url'], link[itemprop~='url'], link[itemprop~='mainEntityOfPage'], a.u-url, a.permalink");
    let titled = |node: &&NodeRef| phrase::normal(&node.text()) == headline;
    let links = element.select("h1 a, h2 a, h3 a, h4 a");
    let all = links.nodes().iter().filter(titled).chain(marked.nodes().iter());
    let hrefs: Vec<String> = all.filter_map(|node| node.attr("href")).map(|href| href.to_string()).collect();
    hrefs.iter().find_map(|href| whole(href))
}
