//! Atom (RFC 4287): feeds, and an entry in a file of its own.
use super::{entry, Dialect, Element};
use crate::read::reading::Reading;
use crate::read::target::Target;
use crate::read::ReadError;
use crate::Field;

/// The dialect.
pub struct Atom;

impl Dialect for Atom {
    fn name(&self) -> &'static str {
        "Atom"
    }
    fn roots(&self) -> &'static [&'static str] {
        &["feed", "entry"]
    }
    fn read(&self, root: Element, reading: &mut Reading) -> Result<(), ReadError> {
        if root.name() == "entry" {
            return read(root, root, reading);
        }
        for (number, item) in (1..).zip(root.all("entry")) {
            reading.within(format!("entry {number}"), |reading| read(item, root, reading))?;
        }
        Ok(())
    }
}

fn read(item: Element, feed: Element, reading: &mut Reading) -> Result<(), ReadError> {
    let mut draft = reading.draft();
    // Elements of Atom share the prefix of the entry; media:title and its like do not.
    entry::set(&mut draft, Field::Headline, item.child_with(item.prefix(), "title"), "Atom title");
    if let Some(address) = address(item, feed) {
        draft.set(Target::Known(Field::Url), &address, "Atom link");
    }
    entry::set(&mut draft, Field::Url, item.child_with(item.prefix(), "id"), "Atom id");
    entry::set(&mut draft, Field::Published, item.child_with(item.prefix(), "published"), "Atom published");
    entry::set(&mut draft, Field::Modified, item.child_with(item.prefix(), "updated"), "Atom updated");
    for (holder, from) in [(item, "Atom author"), (feed, "author of the feed")] {
        let names = holder.all("author").filter_map(|author| Some(author.child("name")?.text()));
        draft.authors(&names.collect::<Vec<_>>(), from);
    }
    entry::set(&mut draft, Field::Outlet, item.find(&["source", "title"]), "Atom source");
    if feed.name() == "feed" {
        entry::set(&mut draft, Field::Outlet, feed.child_with(item.prefix(), "title"), "title of the feed");
    }
    let content = item.child_with(item.prefix(), "content");
    for holder in [content, Some(item), Some(feed)].into_iter().flatten() {
        if let Some(tag) = holder.attribute("xml:lang") {
            draft.set(Target::Known(Field::Language), tag, "Atom xml:lang");
        }
    }
    let categories = item.all("category").filter_map(|one| one.attribute("label").or(one.attribute("term")));
    entry::section(&mut draft, &categories.map(str::to_string).collect::<Vec<_>>(), "Atom category");
    entry::text(&mut draft, content.map(words), item.child_with(item.prefix(), "summary").map(words), "Atom summary");
    reading.add(draft)
}

/// The words of a text construct: XHTML lies in it as elements, HTML as characters.
fn words(element: Element) -> String {
    if element.attribute("type") == Some("xhtml") || element.children().next().is_some() {
        element.inner_html(|name| name)
    } else {
        element.text()
    }
}

/// The address of an entry, made whole by the base that the entry or its feed gives.
fn address(item: Element, feed: Element) -> Option<String> {
    let is_page = |link: &Element| link.attribute("rel").is_none_or(|rel| rel == "alternate");
    let link = item.all("link").find(is_page)?.attribute("href")?;
    let base = item.attribute("xml:base").or(feed.attribute("xml:base"));
    match base.and_then(|base| url::Url::parse(base).ok()) {
        Some(base) => base.join(link).ok().map(|url| url.to_string()),
        None => Some(link.to_string()),
    }
}
