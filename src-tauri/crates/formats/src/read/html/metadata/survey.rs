//! One walk over the page: the elements that may say who wrote it and when, each with its place.
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use dom_query::{Document as Page, NodeRef};
use regex::Regex;

use super::super::blocks::MARK;

/// An element that says, by its name, class or property, that it holds a date or an author.
pub struct Mark<'a> {
    /// The element.
    pub node: NodeRef<'a>,
    /// Its name.
    pub tag: String,
    /// Its properties: `itemprop`, `property`, `rel` and whether it has `pubdate`, in lower case between blanks.
    pub property: String,
    /// Its class, id and test id in lower case, words apart.
    pub words: String,
    /// Whether it is about a date.
    pub date: bool,
    /// Whether it is about an author.
    pub author: bool,
    /// Number of the numbered element that it is or stands in.
    pub place: usize,
    /// Whether it stands among comments or in a box of other articles.
    pub aside: bool,
    /// Whether it stands in a menu.
    pub menu: bool,
    /// Whether it stands in a link (or is one), with where that leads.
    pub link: Option<String>,
}

impl Mark<'_> {
    /// The words in the element, ends of blocks as line feeds.
    pub fn text(&self) -> String {
        lines(&self.node)
    }
}

const DATE: &str = r"dat(?:e|um|a|o)s?\b|\bdate|fecha|publi|posted|time|created|erstellt|submitted|byline|\bmeta\b|-meta\b|\binfo|-info\b|kalender|calendar|clock";
const AUTHOR: &str = r"author|autor(?:e[ns]?|in|a|as|zy|ka)?\b|byline|writer|written|writ?ten-by|verfasser|auteur|redact(?:eu|o)r|journalist|reporter|contributor|(?:posted|submitted|created|post|words)-?by\b|\bby-|-by\b|user-?name|vcard|\bfn\b|screen-?name|creator|expert-name|redakteur|signature\b|firma\b";
/// Boxes whose dates and names belong to something else.
const BOXES: &str = r"\bcomments?\b|comment-?(?:list|s|form|body|author|meta|content|area)|commentlist|disqus|\brespond\b|kommentar|comentario|commentaire|related|side-?bar|widget|recommend|popular|recent-?post|post-?list|teaser|swiper|carousel|slick|more-?(?:stories|articles|posts|news|from)|latest|trending|most-?read|read-?next|up-?next|also-?like|next-?post|prev(?:ious)?-?post|post-?nav|nav-?links|similar|suggest|featured-?posts?|promo\b|newsletter|mega-?menu|archive-?list|search-?results|upcoming|events?-?list|reviews?-?list|testimonial|instagram|twitter-?feed|tweet|footer-?(?:widget|news)|breaking|ticker";

fn pattern(pattern: &str) -> Option<Regex> {
    Regex::new(&format!("(?-u){pattern}")).ok()
}

static DATES: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(DATE));
static AUTHORS: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(AUTHOR));
static ASIDE: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(BOXES));

/// What class names say.
#[derive(Clone, Copy, Default)]
struct Says {
    date: bool,
    author: bool,
    boxed: bool,
}

fn says(words: &str) -> Says {
    // Page builders call everything a widget.
    let words = &words.replace("elementor-widget", "").replace("wp-block", "");
    let fits = |pattern: &Option<Regex>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(words));
    Says { date: fits(&DATES), author: fits(&AUTHORS), boxed: fits(&ASIDE) }
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(State),
}

#[derive(Clone, Default)]
struct State {
    place: usize,
    aside: bool,
    menu: bool,
    link: Option<String>,
}

const SKIPPED: &[&str] = &["script", "style", "noscript", "svg", "template", "iframe", "select", "textarea", "math"];

/// Pages have some hundred such elements; lists of ten thousand are not looked through.
const MOST: usize = 3000;

/// What the walk finds.
#[derive(Default)]
pub struct Survey<'a> {
    /// The elements that say that they hold a date or an author, in the order of the page.
    pub marks: Vec<Mark<'a>>,
    /// Numbers of the bars at the side whose classes do not say that they are about something else.
    pub plain: HashSet<usize>,
}

/// Walks the page, with a stack of its own. `trunk` are the numbers of the elements that are no boxes.
pub fn of<'a>(page: &'a Page, trunk: &HashSet<usize>) -> Survey<'a> {
    let mut survey = Survey::default();
    let mut known: HashMap<String, Says> = HashMap::new();
    let mut state = State::default();
    let root = page.body().unwrap_or_else(|| page.html_root());
    let mut steps = vec![Step::Enter(root)];
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Leave(before) => {
                state = before;
                continue;
            }
            Step::Enter(node) if node.is_element() && survey.marks.len() < MOST => node,
            Step::Enter(_) => continue,
        };
        let tag = node.node_name().unwrap_or_default().to_string();
        if SKIPPED.contains(&tag.as_str()) {
            continue;
        }
        steps.push(Step::Leave(state.clone()));
        enter(node, tag, trunk, &mut known, &mut state, &mut survey);
        steps.extend(node.children_it(true).filter(|child| child.is_element()).map(Step::Enter));
    }
    survey
}

fn enter<'a>(
    node: NodeRef<'a>,
    tag: String,
    trunk: &HashSet<usize>,
    known: &mut HashMap<String, Says>,
    state: &mut State,
    survey: &mut Survey<'a>,
) {
    let mut words = String::new();
    let mut property = String::new();
    let mut machine = false;
    let mut own = None;
    for attribute in node.attrs() {
        let value: &str = &attribute.value;
        match attribute.name.local.as_ref() {
            "class" | "id" | "data-testid" | "data-qa" | "data-component" => split(value, &mut words),
            "itemprop" | "property" | "rel" => {
                property.push(' ');
                property.push_str(&value.to_lowercase());
            }
            "pubdate" => property.push_str(" pubdate"),
            "datetime" | "data-utime" | "data-timestamp" => machine = true,
            MARK => own = value.parse().ok(),
            "href" if tag == "a" => state.link = Some(value.chars().take(300).collect()),
            _ => {}
        }
    }
    property.push(' ');
    let said = if words.is_empty() {
        Says::default()
    } else if let Some(said) = known.get(&words) {
        *said
    } else {
        let said = says(&words);
        known.insert(words.clone(), said);
        said
    };
    let outer =
        matches!(tag.as_str(), "body" | "html" | "article" | "main") || own.is_some_and(|own| trunk.contains(&own));
    state.place = own.unwrap_or(state.place);
    state.aside |= said.boxed && !outer;
    state.menu |= matches!(tag.as_str(), "nav" | "menu") && !outer;
    survey.plain.extend(own.filter(|_| tag == "aside" && !said.boxed));
    let date = said.date
        || machine
        || tag == "time"
        || tag == "abbr" && !words.is_empty()
        || property.contains("date")
        || property.contains("created")
        || property.contains("issued");
    let author = said.author
        || [" author ", "author", "creator"].iter().any(|word| property.contains(word))
        || tag == "address"
        || leads_to_author(state.link.as_deref()) && tag == "a";
    if (date || author) && !outer {
        survey.marks.push(Mark {
            node,
            tag,
            property,
            words,
            date,
            author,
            place: state.place,
            aside: state.aside,
            menu: state.menu,
            link: state.link.clone(),
        });
    }
}

/// Whether a link leads to a page about an author.
pub fn leads_to_author(link: Option<&str>) -> bool {
    static PATH: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"(?i)/(?:authors?|autor(?:en?|es|in|ka|zy)?|auteurs?|autori|writers?|contributors?|by|byline|journalists?|journaliste|redaktion|reporters?|correspondents?|columnists?|producers?|staff|team|profiles?|person|personen|firmas?|user|users|members?|blogger)/[^/?#]|[?&]author(?:_name)?=").ok()
    });
    link.is_some_and(|link| PATH.as_ref().is_some_and(|path| path.is_match(link)))
}

/// Class names in lower case with hyphens between the words: "articleMeta__dateLine" is "article-meta-date-line".
fn split(value: &str, into: &mut String) {
    if !into.is_empty() {
        into.push(' ');
    }
    let mut before = ' ';
    for c in value.chars().take(400) {
        if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
            into.push('-');
        }
        match c {
            '_' | ':' | '.' | '/' | '-' => {
                if !into.ends_with(['-', ' ']) && !into.is_empty() {
                    into.push('-');
                }
            }
            c => into.push(c.to_ascii_lowercase()),
        }
        before = c;
    }
}

/// Elements that stand in lines.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "cite", "em", "font", "i", "ins", "mark", "q", "s", "small", "span", "strong", "sub",
    "sup", "time", "u",
];

/// The words in an element, squeezed, with a line feed wherever a block or a line of it ends. At most some hundred
/// characters: what is longer is no field.
pub fn lines(node: &NodeRef) -> String {
    const MOST: usize = 600;
    let mut text = String::new();
    let mut steps: Vec<(NodeRef, bool)> = vec![(*node, true)];
    while let Some((node, enter)) = steps.pop() {
        if text.len() > MOST {
            break;
        }
        if node.is_text() {
            for word in node.text().split_inclusive(char::is_whitespace) {
                let bare = word.trim();
                if bare.is_empty() && !text.ends_with([' ', '\n']) && !text.is_empty() {
                    text.push(' ');
                } else if !bare.is_empty() {
                    text.push_str(bare);
                    if word.len() > bare.len() {
                        text.push(' ');
                    }
                }
            }
            continue;
        }
        let name = node.node_name().unwrap_or_default();
        if matches!(&*name, "script" | "style" | "svg" | "noscript" | "template") {
            continue;
        }
        let block = !INLINE.contains(&&*name);
        if block && !text.is_empty() && !text.ends_with('\n') {
            text.truncate(text.trim_end().len());
            text.push('\n');
        }
        if enter {
            if block {
                steps.push((node, false));
            }
            steps.extend(node.children_it(true).map(|child| (child, true)));
        }
    }
    text.trim().to_string()
}
