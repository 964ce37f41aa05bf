//! NewsML-G2 (IPTC): a news item, or a message with several. The text is NITF, XHTML or plain.
use super::{entry, nitf, Dialect, Element};
use crate::read::draft::Draft;
use crate::read::html::byline;
use crate::read::reading::Reading;
use crate::read::target::Target;
use crate::read::ReadError;
use crate::Field;

/// The dialect.
pub struct NewsMl;

impl Dialect for NewsMl {
    fn name(&self) -> &'static str {
        "NewsML-G2"
    }
    fn roots(&self) -> &'static [&'static str] {
        &["newsMessage", "newsItem", "itemSet", "packageItem", "conceptItem", "knowledgeItem"]
    }
    fn read(&self, root: Element, reading: &mut Reading) -> Result<(), ReadError> {
        if root.name() == "newsItem" {
            return item(root, reading);
        }
        let sets: Vec<Element> = if root.name() == "itemSet" { vec![root] } else { root.all("itemSet").collect() };
        // Packages and concepts hold no text of their own.
        let items = sets.iter().flat_map(|set| set.all("newsItem"));
        for (number, one) in (1..).zip(items) {
            reading.within(format!("item {number}"), |reading| item(one, reading))?;
        }
        Ok(())
    }
}

fn item(item: Element, reading: &mut Reading) -> Result<(), ReadError> {
    let mut draft = reading.draft();
    if let Some(meta) = item.child("contentMeta") {
        content_meta(meta, &mut draft);
    }
    let meta = item.child("itemMeta");
    if let Some(meta) = meta {
        item_meta(meta, &mut draft);
    }
    if let Some(holder) = item.find(&["rightsInfo", "copyrightHolder"]) {
        provider(holder, &mut draft, "NewsML copyrightHolder");
    }
    if let Some(tag) = item.attribute("xml:lang") {
        draft.set(Target::Known(Field::Language), tag, "NewsML xml:lang");
    }
    if let Some(set) = item.child("contentSet") {
        content(set, &mut draft);
    }
    entry::set(&mut draft, Field::Headline, meta.and_then(|meta| meta.child("title")), "NewsML title");
    let class = meta.and_then(|meta| meta.child("itemClass")?.attribute("qcode")).unwrap_or_default();
    let kind = class.rsplit(':').next().unwrap_or_default();
    if !draft.has_text() && !matches!(kind, "" | "text" | "composite") {
        let message = format!("This news item is of the type “{kind}” and holds no text.");
        reading.fail(ReadError::NoArticle(message));
        return Ok(());
    }
    reading.add(draft)
}

fn content_meta(meta: Element, draft: &mut Draft) {
    let role = |element: &Element| element.attribute("role").is_none_or(|role| role.ends_with(":main"));
    let headline = meta.all("headline").find(role).or(meta.child("headline"));
    entry::set(draft, Field::Headline, headline, "NewsML headline");
    let summary = |element: &Element| element.attribute("role").is_none_or(|role| !role.contains("caption"));
    entry::set(draft, Field::Standfirst, meta.all("description").find(summary), "NewsML description");
    draft.authors(&meta.all("by").map(|by| by.text()).collect::<Vec<_>>(), "NewsML by");
    let creators = meta.all("creator").filter_map(|creator| Some(creator.child("name")?.text()));
    draft.authors(&creators.collect::<Vec<_>>(), "NewsML creator");
    entry::set(draft, Field::Published, meta.child("contentCreated"), "NewsML contentCreated");
    entry::set(draft, Field::Modified, meta.child("contentModified"), "NewsML contentModified");
    if let Some(tag) = meta.child("language").and_then(|language| language.attribute("tag")) {
        draft.set(Target::Known(Field::Language), tag, "NewsML language");
    }
    for source in meta.all("infoSource") {
        provider(source, draft, "NewsML infoSource");
    }
}

fn item_meta(meta: Element, draft: &mut Draft) {
    entry::set(draft, Field::Published, meta.child("firstCreated"), "NewsML firstCreated");
    let version = meta.child("versionCreated");
    // The first version was created when it was published.
    if !entry::set(draft, Field::Published, version, "NewsML versionCreated") {
        entry::set(draft, Field::Modified, version, "NewsML versionCreated");
    }
    if let Some(element) = meta.child("provider") {
        provider(element, draft, "NewsML provider");
    }
    let services: Vec<String> = meta.all("service").filter_map(|one| Some(one.child("name")?.text())).collect();
    entry::section(draft, &services, "NewsML service");
    let status = meta.child("pubStatus").and_then(|status| status.attribute("qcode")).unwrap_or_default();
    let status = status.rsplit(':').next().unwrap_or_default();
    if !matches!(status, "" | "usable") {
        draft.warn("withdrawn", &format!("The sender has marked this item as “{status}”."));
    }
    if let Some(time) = meta.child("embargoed").map(|time| time.text()).filter(|time| !time.trim().is_empty()) {
        draft.warn("embargo", &format!("The sender has put this item under embargo until {}.", time.trim()));
    }
}

/// Who sent it: by its name, or by a code that is an agency's name.
fn provider(element: Element, draft: &mut Draft, from: &str) {
    let code = ["qcode", "literal"].iter().find_map(|key| element.attribute(key));
    let code = code.map(|code| code.rsplit(':').next().unwrap_or(code)).filter(|code| byline::is_agency(code));
    let name = element.child("name").map(|name| name.text());
    if let Some(name) = name.or_else(|| code.map(str::to_string)) {
        draft.provider(&name, from);
    }
}

/// The text: renditions of one content stand side by side, and the first that has words is taken.
fn content(set: Element, draft: &mut Draft) {
    for part in set.children() {
        match part.name() {
            "inlineXML" => match part.child("nitf") {
                Some(nitf) => nitf::fill(nitf, draft),
                None => {
                    let body = part.find(&["html", "body"]).unwrap_or(part);
                    draft.set(Target::Text, &body.inner_html(nitf::html), "");
                }
            },
            "inlineData" if part.attribute("encoding").is_none() => {
                draft.set(Target::Text, &part.text(), "");
            }
            _ => {}
        }
    }
}
