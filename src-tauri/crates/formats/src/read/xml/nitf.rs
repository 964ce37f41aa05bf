//! NITF (News Industry Text Format): a file of its own, or the text inside NewsML.
use super::{entry, Dialect, Element};
use crate::read::draft::Draft;
use crate::read::reading::Reading;
use crate::read::target::Target;
use crate::read::ReadError;
use crate::Field;

/// The dialect.
pub struct Nitf;

impl Dialect for Nitf {
    fn name(&self) -> &'static str {
        "NITF"
    }
    fn roots(&self) -> &'static [&'static str] {
        &["nitf"]
    }
    fn read(&self, root: Element, reading: &mut Reading) -> Result<(), ReadError> {
        let mut draft = reading.draft();
        fill(root, &mut draft);
        reading.add(draft)
    }
}

/// Gives a draft what the document says, where it knows nothing yet.
pub fn fill(nitf: Element, draft: &mut Draft) {
    let head = nitf.child("head");
    let above = nitf.find(&["body", "body.head"]);
    for (path, from) in [(&["hedline", "hl1"][..], "NITF hl1"), (&["hedline"], "NITF hedline")] {
        let element = above.and_then(|above| above.find(path));
        entry::set(draft, Field::Headline, element, from);
    }
    entry::set(draft, Field::Headline, head.and_then(|head| head.child("title")), "NITF title");
    entry::set(draft, Field::Standfirst, above.and_then(|above| above.find(&["abstract"])), "NITF abstract");
    entry::set(draft, Field::Standfirst, above.and_then(|above| above.find(&["hedline", "hl2"])), "NITF hl2");
    if let Some(above) = above {
        draft.authors(&above.all("byline").map(names).collect::<Vec<_>>(), "NITF byline");
    }
    for (path, attribute, from) in [
        (&["head", "docdata", "date.issue"][..], "norm", "NITF date.issue"),
        (&["head", "docdata", "date.release"], "norm", "NITF date.release"),
        (&["body", "body.head", "dateline", "story.date"], "norm", "NITF story.date"),
        (&["head", "pubdata"], "date.publication", "NITF pubdata"),
    ] {
        let value = nitf.find(path).and_then(|element| element.attribute(attribute));
        set(draft, Field::Published, value, from);
    }
    let pubdata = nitf.find(&["head", "pubdata"]);
    set(draft, Field::Outlet, pubdata.and_then(|data| data.attribute("name")), "NITF pubdata");
    set(draft, Field::Section, pubdata.and_then(|data| data.attribute("position.section")), "NITF position.section");
    for (path, from) in [
        (&["body", "body.head", "distributor"][..], "NITF distributor"),
        (&["body", "body.head", "rights", "rights.owner"], "NITF rights.owner"),
    ] {
        if let Some(element) = nitf.find(path) {
            draft.provider(&element.text(), from);
        }
    }
    if let Some(holder) = nitf.find(&["head", "docdata", "doc.copyright"]).and_then(|one| one.attribute("holder")) {
        draft.provider(holder, "NITF doc.copyright");
    }
    let content = nitf.find(&["body", "body.content"]);
    for holder in [Some(nitf), nitf.child("body"), content].into_iter().flatten() {
        set(draft, Field::Language, holder.attribute("lang"), "NITF lang");
    }
    if let Some(content) = content {
        let mut text = content.inner_html(html);
        if let Some(end) = nitf.find(&["body", "body.end"]) {
            text.push_str(&end.inner_html(|name| if name == "tagline" { "p" } else { html(name) }));
        }
        draft.set(Target::Text, &text, "");
    }
}

fn set(draft: &mut Draft, field: Field, value: Option<&str>, from: &str) {
    if let Some(value) = value {
        draft.set(Target::Known(field), value, from);
    }
}

/// The names of a byline without the line about the person's job.
fn names(byline: Element) -> String {
    let people: Vec<String> = byline.all("person").map(|person| person.text()).collect();
    if !people.is_empty() {
        return people.join("; ");
    }
    let title = byline.child("byttl").map(|title| title.text()).unwrap_or_default();
    byline.text().replacen(&title, " ", usize::from(!title.is_empty()))
}

/// What an element of NITF is called in HTML.
pub fn html(name: &str) -> &str {
    match name {
        "hl1" => "h2",
        "hl2" => "h3",
        "bq" => "blockquote",
        "block" | "nitf-table" | "body.content" | "note" | "fn" | "credit" | "datasource" => "div",
        "media" => "figure",
        "media-caption" | "media-producer" => "figcaption",
        "media-reference" | "media-object" | "media-metadata" => "template",
        "chron" | "copyrite" | "event" | "function" | "location" | "money" | "num" | "org" | "person" | "postaddr"
        | "virtloc" | "object.title" | "lang" | "pronounce" | "alt-code" | "city" | "state" | "country" | "region"
        | "sublocation" | "name.given" | "name.family" => "span",
        name => name,
    }
}
