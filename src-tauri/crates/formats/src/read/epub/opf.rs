//! What an EPUB says of itself: its package document (OPF), its order, its table of contents (EPUB 3.3; OPF and NCX of
//! EPUB 2).
use std::collections::{HashMap, HashSet};

use super::super::markup::{Element, Event, Markup};
use super::super::package::Package;
use super::super::{byline, date, encoding, ReadError};

/// What the package document says.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// Its title.
    pub title: Option<String>,
    /// Who is named as its makers: people, publishers, programs.
    pub creators: Vec<String>,
    /// Who published it; often the program that made it.
    pub publisher: Option<String>,
    /// Its day, as it stands there.
    pub day: Option<String>,
    /// The language of its text.
    pub language: Option<String>,
    /// The address that it was made from.
    pub address: Option<String>,
    /// The name of the periodical that it is an issue of.
    pub periodical: Option<String>,
    /// The parts of the text in the order of reading: paths in the container.
    pub spine: Vec<String>,
    /// Parts that stand around the text: covers, tables of contents.
    pub around: Vec<String>,
    /// Labels of the table of contents by the path that they lead to; the first label of each.
    pub labels: HashMap<String, String>,
}

/// Names of programs that stand where publishers and authors do.
const PROGRAMS: &[&str] = &["calibre", "pandoc", "unknown", "dotepub", "sigil", "unbekannt", "inconnu", "desconocido"];

impl Book {
    /// Reads the package document and the table of contents of an open container.
    pub fn of(package: &mut Package) -> Result<Self, ReadError> {
        let container = text_of(package, "META-INF/container.xml")?.unwrap_or_default();
        let path = root(&container)
            .or_else(|| package.names().find(|name| name.ends_with(".opf")).map(str::to_string))
            .unwrap_or_default();
        let Some(xml) = text_of(package, &path)? else {
            return Err(ReadError::Damaged("This EPUB does not say what it holds; it is damaged.".to_string()));
        };
        let mut book = Book::default();
        let (contents, table) = book.package_document(&xml, &path);
        for (path, is_page) in [(contents, true), (table, false)] {
            let Some(xml) = path.as_deref().filter(|_| book.labels.is_empty()) else { continue };
            let path = xml.to_string();
            // A text without its table of contents is still worth reading.
            let xml = text_of(package, &path).ok().flatten().unwrap_or_default();
            book.labels = if is_page { page_labels(&xml, &path) } else { table_labels(&xml, &path) };
        }
        Ok(book)
    }

    /// Whether a program and no person is named as its maker.
    pub fn is_by_program(&self) -> bool {
        self.creators.iter().chain(&self.publisher).any(|name| is_program(name))
    }

    /// The people who are named as its makers.
    pub fn authors(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for name in self.creators.iter().filter(|name| !is_program(name)).flat_map(|name| byline::named(name)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The publisher, unless it is a program.
    pub fn outlet(&self) -> Option<String> {
        self.periodical.clone().or_else(|| self.publisher.clone().filter(|name| !is_program(name)))
    }

    /// Its day or time, where it is surely one.
    pub fn published(&self) -> Option<String> {
        date::parse(self.day.as_deref()?)
    }

    /// Reads the package document; gives the paths of the tables of contents, as a page and as a table.
    fn package_document(&mut self, xml: &str, path: &str) -> (Option<String>, Option<String>) {
        let mut parts: HashMap<String, (String, String)> = HashMap::new();
        let mut markup = Markup::new(xml);
        let (mut contents, mut table) = (None, None);
        // A part is read once, however often the order of reading names it.
        let mut seen: HashSet<String> = HashSet::new();
        while let Ok(Some(event)) = markup.next() {
            let Event::Open(element) = event else { continue };
            let attribute = |name: &str| element.attribute(name).unwrap_or_default();
            match (element.prefix(), element.name()) {
                ("dc", name) => {
                    let name = name.to_string();
                    let first = self.day.is_none() || attribute("event") == "publication";
                    let Ok(text) = markup.text() else { break };
                    self.field(&name, text.trim(), first);
                }
                (_, "meta") => {
                    let of_calibre = attribute("name") == "calibre:publication_type";
                    if let Some(kind) = attribute("content").strip_prefix("periodical:").filter(|_| of_calibre) {
                        self.periodical = kind.rsplit(':').next().map(str::to_string).filter(|name| !name.is_empty());
                    } else if attribute("property") == "belongs-to-collection" && self.periodical.is_none() {
                        self.periodical = markup.text().ok().map(|text| text.trim().to_string());
                    }
                }
                (_, "item") => {
                    let target = resolved(path, &attribute("href"));
                    if attribute("properties").split(' ').any(|word| word == "nav") {
                        contents = Some(target.clone());
                        self.around.push(target.clone());
                    }
                    if attribute("media-type") == "application/x-dtbncx+xml" {
                        table = Some(target.clone());
                    }
                    parts.insert(attribute("id"), (target, attribute("media-type")));
                }
                (_, "itemref") if attribute("linear") != "no" => {
                    let found = parts.get(&attribute("idref"));
                    let page = found.filter(|(path, kind)| kind.contains("html") && seen.insert(path.clone()));
                    self.spine.extend(page.map(|(path, _)| path.clone()));
                }
                (_, "reference") if is_around(&attribute("type")) => {
                    self.around.push(resolved(path, &attribute("href")));
                }
                _ => {}
            }
        }
        (contents, table)
    }

    fn field(&mut self, name: &str, text: &str, day: bool) {
        if text.is_empty() {
            return;
        }
        let text = text.to_string();
        match name {
            "title" if self.title.is_none() => self.title = Some(text),
            "creator" => self.creators.push(text),
            "publisher" if self.publisher.is_none() => self.publisher = Some(text),
            "date" if day => self.day = Some(text),
            "language" if self.language.is_none() => self.language = Some(text),
            "source" | "identifier" if self.address.is_none() && text.starts_with("http") => self.address = Some(text),
            _ => {}
        }
    }
}

/// Whether a name is that of a program.
fn is_program(name: &str) -> bool {
    let name = name.to_lowercase();
    PROGRAMS.iter().any(|program| name.starts_with(program))
}

/// Whether words of an "epub:type" or of a guide say that a part stands around the text.
pub(super) fn is_around(kinds: &str) -> bool {
    const AROUND: &[&str] = &[
        "cover",
        "toc",
        "title-page",
        "titlepage",
        "copyright-page",
        "copyrightpage",
        "colophon",
        "imprint",
        "landmarks",
        "loi",
        "lot",
        "index",
        "halftitlepage",
    ];
    kinds.split_whitespace().any(|kind| AROUND.contains(&kind))
}

/// The path of the package document.
fn root(container: &str) -> Option<String> {
    let mut markup = Markup::new(container);
    while let Ok(Some(event)) = markup.next() {
        let Event::Open(element) = event else { continue };
        if element.name() == "rootfile" {
            return element.attribute("full-path");
        }
    }
    None
}

/// Labels out of a table of contents that is a page: the navigation that is called "toc", or the first.
fn page_labels(xml: &str, path: &str) -> HashMap<String, String> {
    let kind = |element: &Element| element.attribute("epub:type").unwrap_or_default();
    let mut labels = HashMap::new();
    let mut markup = Markup::new(xml);
    let mut inside = false;
    while let Ok(Some(event)) = markup.next() {
        match event {
            Event::Open(element) if element.name() == "nav" => {
                inside = matches!(kind(&element).as_str(), "toc" | "");
            }
            Event::Open(element) if inside && element.name() == "a" => {
                let target = resolved(path, &element.attribute("href").unwrap_or_default());
                let Ok(label) = markup.text() else { break };
                labels.entry(target).or_insert_with(|| label.trim().to_string());
            }
            Event::Close(ending) if ending.name() == "nav" => inside = false,
            _ => {}
        }
    }
    labels
}

/// Labels out of a table of contents of EPUB 2 (NCX).
fn table_labels(xml: &str, path: &str) -> HashMap<String, String> {
    let mut labels = HashMap::new();
    let mut markup = Markup::new(xml);
    let mut label = String::new();
    while let Ok(Some(event)) = markup.next() {
        let Event::Open(element) = event else { continue };
        match element.name() {
            "navLabel" => label = markup.text().map(|text| text.trim().to_string()).unwrap_or_default(),
            "content" => {
                let target = resolved(path, &element.attribute("src").unwrap_or_default());
                labels.entry(target).or_insert_with(|| label.clone());
            }
            _ => {}
        }
    }
    labels
}

/// The decoded text of a part; `None` when there is none.
pub(super) fn text_of(package: &mut Package, name: &str) -> Result<Option<String>, ReadError> {
    Ok(package.part(name)?.map(|bytes| encoding::decode(&bytes, None).text))
}

/// The path that a reference in the part at `path` leads to, without the place in it.
fn resolved(path: &str, href: &str) -> String {
    let href = href.split('#').next().unwrap_or_default();
    let folder = path.rsplit_once('/').map(|(folder, _)| folder).unwrap_or_default();
    let mut steps: Vec<&str> = folder.split('/').filter(|step| !step.is_empty()).collect();
    let href = decoded(href);
    for step in href.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// The words of a reference with its escapes ("%20") undone.
fn decoded(href: &str) -> String {
    let mut bytes = Vec::with_capacity(href.len());
    let mut rest = href.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|code| std::str::from_utf8(code).ok());
        match code.filter(|_| *first == b'%').and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = tail.get(2..).unwrap_or_default();
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_lead_to_paths() {
        for (path, href, target) in [
            ("OEBPS/content.opf", "text/a%20b.xhtml#c", "OEBPS/text/a b.xhtml"),
            ("content.opf", "a.xhtml", "a.xhtml"),
            ("OEBPS/nav/toc.xhtml", "../text/%C3%A4.xhtml", "OEBPS/text/ä.xhtml"),
            ("a.opf", "../../etc/passwd", "etc/passwd"),
            ("a.opf", "100%.xhtml", "100%.xhtml"),
        ] {
            assert_eq!(resolved(path, href), target);
        }
    }
}
