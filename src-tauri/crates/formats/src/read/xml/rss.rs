//! RSS 0.9x and 2.0 (items in a channel), and RSS 1.0 (RDF: items beside the channel).
use super::{entry, Dialect, Element};
use crate::read::draft::Draft;
use crate::read::reading::Reading;
use crate::read::target::Target;
use crate::read::ReadError;
use crate::Field;

/// RSS 2.0 and what came before it.
pub struct Rss;

impl Dialect for Rss {
    fn name(&self) -> &'static str {
        "RSS"
    }
    fn roots(&self) -> &'static [&'static str] {
        &["rss"]
    }
    fn read(&self, root: Element, reading: &mut Reading) -> Result<(), ReadError> {
        let mut items = 1..;
        for channel in root.all("channel") {
            for (number, item) in items.by_ref().zip(channel.all("item").collect::<Vec<_>>()) {
                reading.within(format!("item {number}"), |reading| read(item, channel, reading))?;
            }
        }
        Ok(())
    }
}

/// RSS 1.0.
pub struct Rdf;

impl Dialect for Rdf {
    fn name(&self) -> &'static str {
        "RSS 1.0 (RDF)"
    }
    fn roots(&self) -> &'static [&'static str] {
        &["RDF"]
    }
    fn read(&self, root: Element, reading: &mut Reading) -> Result<(), ReadError> {
        let channel = root.child("channel").unwrap_or(root);
        for (number, item) in (1..).zip(root.all("item")) {
            reading.within(format!("item {number}"), |reading| read(item, channel, reading))?;
        }
        Ok(())
    }
}

fn read(item: Element, channel: Element, reading: &mut Reading) -> Result<(), ReadError> {
    let mut draft = reading.draft();
    // Elements of RSS have no prefix; others (media:title, atom:link) have one.
    entry::set(&mut draft, Field::Headline, item.child_with(item.prefix(), "title"), "RSS title");
    entry::set(&mut draft, Field::Headline, item.child_with("dc", "title"), "RSS dc:title");
    entry::set(&mut draft, Field::Url, item.child_with(item.prefix(), "link"), "RSS link");
    let guid = item.child_with(item.prefix(), "guid").filter(|guid| guid.attribute("isPermaLink") != Some("false"));
    entry::set(&mut draft, Field::Url, guid, "RSS guid");
    if let Some(about) = item.attribute("rdf:about") {
        draft.set(Target::Known(Field::Url), about, "RSS rdf:about");
    }
    entry::set(&mut draft, Field::Published, item.child_with(item.prefix(), "pubDate"), "RSS pubDate");
    entry::set(&mut draft, Field::Published, item.child("date"), "RSS dc:date");
    entry::set(&mut draft, Field::Modified, item.child("modified"), "RSS dcterms:modified");
    entry::set(&mut draft, Field::Modified, item.child("updated"), "RSS atom:updated");
    authors(item, &mut draft);
    entry::set(&mut draft, Field::Outlet, item.child_with(item.prefix(), "source"), "RSS source");
    entry::set(&mut draft, Field::Outlet, item.child("publisher"), "RSS dc:publisher");
    entry::set(&mut draft, Field::Outlet, channel.child_with(channel.prefix(), "title"), "title of the feed");
    for holder in [item, channel] {
        entry::set(&mut draft, Field::Language, holder.child("language"), "RSS language");
    }
    let categories: Vec<String> = item.all("category").chain(item.all("subject")).map(|one| one.text()).collect();
    entry::section(&mut draft, &categories, "RSS category");
    let whole = item.child("encoded").map(|element| element.text());
    entry::text(
        &mut draft,
        whole,
        item.child_with(item.prefix(), "description").map(|element| element.text()),
        "RSS description",
    );
    reading.add(draft)
}

fn authors(item: Element, draft: &mut Draft) {
    let creators: Vec<String> = item.all("creator").map(|element| element.text()).collect();
    draft.authors(&creators, "RSS dc:creator");
    // "desk@outlet.example (Jane Doe)" is how RSS wants it.
    let authors = item.all("author").map(|element| {
        let text = element.text();
        let name = text.split_once('(').filter(|(mail, _)| mail.contains('@'));
        name.map(|(_, name)| name.trim_end_matches(')').to_string()).unwrap_or(text)
    });
    draft.authors(&authors.collect::<Vec<_>>(), "RSS author");
}
