//! The `meta` elements of a page.
use std::collections::HashMap;

use dom_query::Document as Page;

/// Names and contents of the `meta` elements of a page; names in lower case, `http-equiv` with that before it.
pub struct Metas {
    by_name: HashMap<String, Vec<String>>,
    /// In the order of the page.
    all: Vec<(String, String)>,
}

/// Of one name, so many elements are kept: pages repeat `article:tag` by the hundred.
const MOST_OF_A_NAME: usize = 20;

impl Metas {
    /// Reads the elements of a page.
    pub fn of(page: &Page) -> Self {
        let mut metas = Self { by_name: HashMap::new(), all: Vec::new() };
        for node in page.select("meta[content]").nodes() {
            let content = node.attr("content").unwrap_or_default().trim().to_string();
            if content.is_empty() {
                continue;
            }
            for attribute in ["property", "name", "itemprop", "http-equiv"] {
                let Some(name) = node.attr(attribute) else { continue };
                for name in name.split_whitespace() {
                    let mut name = name.to_lowercase();
                    if attribute == "http-equiv" {
                        name.insert_str(0, "http-equiv ");
                    }
                    let held = metas.by_name.entry(name.clone()).or_default();
                    if held.len() < MOST_OF_A_NAME && !held.contains(&content) {
                        held.push(content.clone());
                        metas.all.push((name, content.clone()));
                    }
                }
            }
        }
        metas
    }

    /// The first content of a name.
    pub fn one(&self, name: &str) -> Option<&str> {
        self.every(name).first().map(String::as_str)
    }

    /// All contents of a name.
    pub fn every(&self, name: &str) -> &[String] {
        self.by_name.get(name).map(Vec::as_slice).unwrap_or_default()
    }

    /// Those of `names` that the page has, in their order, each with its first content.
    pub fn first<'a>(&'a self, names: &'a [&'static str]) -> impl Iterator<Item = (&'static str, &'a str)> {
        names.iter().filter_map(|name| Some((*name, self.one(name)?)))
    }

    /// All elements in the order of the page: names and contents.
    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.all.iter().map(|(name, content)| (name.as_str(), content.as_str()))
    }

    /// What the page writes beside a label of its card for Twitter ("Written by": "Ada Quill"), for labels that `fits`.
    pub fn labelled(&self, fits: impl Fn(&str) -> bool) -> Option<&str> {
        ["1", "2", "3", "4"].iter().find_map(|number| {
            let label = self.one(&format!("twitter:label{number}"))?;
            fits(label).then(|| self.one(&format!("twitter:data{number}")))?
        })
    }
}

/// How a `meta` element is named in evidence: Open Graph and the like by their own names, others with "meta name=".
pub fn named(name: &str) -> String {
    match name.strip_prefix("http-equiv ") {
        Some(name) => format!("meta http-equiv={name}"),
        None if name.contains(':') => name.to_string(),
        None => format!("meta name={name}"),
    }
}
