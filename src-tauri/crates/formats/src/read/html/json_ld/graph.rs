//! The objects of a page's JSON-LD: what each is, and where references lead.
use std::collections::HashMap;

use serde_json::Value;

use super::texts;

/// What an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// An article or the like.
    Article,
    /// A page.
    Page,
    /// A news organization.
    Outlet,
    /// A site.
    Site,
    /// Something else, to which a reference may lead.
    Other,
}

/// All objects of a page.
pub struct Graph {
    objects: Vec<(Rank, Value)>,
    by_id: HashMap<String, usize>,
}

const MOST_OBJECTS: usize = 500;
const DEEPEST: usize = 8;

impl Graph {
    /// Gathers the objects of several JSON values.
    pub fn of(values: impl Iterator<Item = Value>) -> Self {
        let mut graph = Self { objects: Vec::new(), by_id: HashMap::new() };
        values.for_each(|value| graph.gather(value, 0));
        graph
    }

    /// The objects of a rank, in the order of the page.
    pub fn ranked(&self, rank: Rank) -> impl Iterator<Item = &Value> {
        self.objects.iter().filter(move |(other, _)| *other == rank).map(|(_, object)| object)
    }

    /// The object that a reference leads to.
    pub fn target(&self, id: &str) -> Option<&Value> {
        self.by_id.get(id).and_then(|at| self.objects.get(*at)).map(|(_, object)| object)
    }

    fn gather(&mut self, value: Value, depth: usize) {
        if depth > DEEPEST || self.objects.len() > MOST_OBJECTS {
            return;
        }
        match value {
            Value::Array(items) => items.into_iter().for_each(|item| self.gather(item, depth + 1)),
            Value::Object(object) => {
                for key in ["@graph", "mainEntity", "mainEntityOfPage", "author", "publisher", "liveBlogPosting"] {
                    if let Some(inside @ (Value::Array(_) | Value::Object(_))) = object.get(key) {
                        self.gather(inside.clone(), depth + 1);
                    }
                }
                let at = self.objects.len();
                let object = Value::Object(object);
                // The object with a name is the one that a reference means, not another reference.
                if let Some(id) = object.get("@id").and_then(Value::as_str).filter(|_| object.get("name").is_some()) {
                    self.by_id.entry(id.to_string()).or_insert(at);
                }
                self.objects.push((rank(&object), object));
            }
            _ => {}
        }
    }
}

/// How the names of types end that are articles.
const ARTICLES: &[&str] = &[
    "Article",
    "BlogPosting",
    "Report",
    "Review",
    "SocialMediaPosting",
    "LiveBlogPosting",
    "Recipe",
    "HowTo",
    "DiscussionForumPosting",
    "PressRelease",
    "PodcastEpisode",
    "ClaimReview",
];

fn any(types: &[String], ends: &[&str]) -> bool {
    types.iter().any(|kind| ends.iter().any(|end| kind.ends_with(end)))
}

/// Whether one of the types is an article's.
pub fn is_article(types: &[String]) -> bool {
    any(types, ARTICLES)
}

fn rank(object: &Value) -> Rank {
    let types = texts(object.get("@type"));
    let is = |ends: &[&str]| any(&types, ends);
    if is_article(&types) {
        Rank::Article
    } else if is(&["WebPage", "ItemPage", "MedicalWebPage", "VideoObject", "NewsMediaPage", "CreativeWork", "FAQPage"])
    {
        Rank::Page
    } else if is(&["NewsMediaOrganization"]) {
        Rank::Outlet
    } else if is(&["WebSite"]) {
        Rank::Site
    } else {
        Rank::Other
    }
}
