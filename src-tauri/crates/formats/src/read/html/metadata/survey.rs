//! One walk over the page: the elements that may say who wrote it and when, each with its place.
use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::LazyLock;

use dom_query::{Document as Page, NodeData, NodeRef, TreeNode};
use regex::Regex;

use super::super::blocks::MARK;

/// An element that says, by its name, class or property, that it holds a date or an author.
pub struct Mark<'a> {
    /// The element.
    pub node: NodeRef<'a>,
    /// Whether it is a `time` element.
    pub time: bool,
    /// Its properties: `itemprop`, `property`, `rel` and whether it has `pubdate`, in lower case between blanks.
    pub property: String,
    /// Its class, id and test id in lower case, words apart.
    pub words: Rc<str>,
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
    pub link: Option<Rc<str>>,
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
#[derive(Clone, Default)]
struct Says {
    date: bool,
    author: bool,
    boxed: bool,
    /// The names in lower case, words apart.
    words: Rc<str>,
}

impl Says {
    fn of(names: &str) -> Self {
        let words = split(names);
        if words.is_empty() {
            return Self::default();
        }
        // Page builders call everything a widget.
        let built = words.contains("elementor-widget") || words.contains("wp-block");
        let bare = if built { words.replace("elementor-widget", "").replace("wp-block", "") } else { words.clone() };
        let fits = |pattern: &Option<Regex>| pattern.as_ref().is_some_and(|pattern| pattern.is_match(&bare));
        Self { date: fits(&DATES), author: fits(&AUTHORS), boxed: fits(&ASIDE), words: words.into() }
    }
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(State),
}

/// What holds for everything inside an element.
#[derive(Clone, Default)]
struct State {
    place: usize,
    aside: bool,
    menu: bool,
    link: Option<Rc<str>>,
}

/// What is read of one element; the strings are used again for the next.
#[derive(Default)]
struct Element {
    kind: Kind,
    names: String,
    property: String,
    /// Whether an attribute holds a time for machines.
    machine: bool,
    own: Option<usize>,
    href: Option<Rc<str>>,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Kind {
    #[default]
    Other,
    Skipped,
    Outer,
    Menu,
    Side,
    Time,
    Abbreviation,
    Link,
    Address,
}

impl Element {
    fn read(&mut self, node: &TreeNode) {
        let NodeData::Element(element) = &node.data else {
            self.kind = Kind::Skipped;
            return;
        };
        self.names.clear();
        self.property.clear();
        (self.machine, self.own, self.href) = (false, None, None);
        self.kind = match element.name.local.as_ref() {
            "script" | "style" | "noscript" | "svg" | "template" | "iframe" | "select" | "textarea" | "math" => {
                Kind::Skipped
            }
            "body" | "html" | "article" | "main" => Kind::Outer,
            "nav" | "menu" => Kind::Menu,
            "aside" => Kind::Side,
            "time" => Kind::Time,
            "abbr" => Kind::Abbreviation,
            "a" => Kind::Link,
            "address" => Kind::Address,
            _ => Kind::Other,
        };
        for attribute in element.attrs.iter().filter(|_| self.kind != Kind::Skipped) {
            let value: &str = &attribute.value;
            match attribute.name.local.as_ref() {
                "class" | "id" | "data-testid" | "data-qa" | "data-component" => {
                    self.names.push_str(value);
                    self.names.push(' ');
                }
                "itemprop" | "property" | "rel" => {
                    self.property.push(' ');
                    self.property.push_str(&value.to_lowercase());
                }
                "pubdate" => self.property.push_str(" pubdate"),
                "datetime" | "data-utime" | "data-timestamp" => self.machine = true,
                MARK => self.own = value.parse().ok(),
                "href" if self.kind == Kind::Link => self.href = Some(value.into()),
                _ => {}
            }
        }
    }
}

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
    let mut element = Element::default();
    let root = page.body().unwrap_or_else(|| page.html_root());
    let mut steps = vec![Step::Enter(root)];
    while let Some(step) = steps.pop() {
        let node = match step {
            Step::Leave(before) => {
                state = before;
                continue;
            }
            Step::Enter(node) if survey.marks.len() < MOST => node,
            Step::Enter(_) => continue,
        };
        node.query(|node| element.read(node));
        if element.kind == Kind::Skipped {
            continue;
        }
        steps.push(Step::Leave(state.clone()));
        match known.get(element.names.as_str()) {
            Some(said) => enter(node, &element, said, trunk, &mut state, &mut survey),
            None => {
                let said = known.entry(element.names.clone()).or_insert_with(|| Says::of(&element.names));
                enter(node, &element, said, trunk, &mut state, &mut survey);
            }
        }
        steps.extend(node.children_it(true).filter(NodeRef::is_element).map(Step::Enter));
    }
    survey
}

fn enter<'a>(
    node: NodeRef<'a>,
    element: &Element,
    said: &Says,
    trunk: &HashSet<usize>,
    state: &mut State,
    survey: &mut Survey<'a>,
) {
    let outer = element.kind == Kind::Outer || element.own.is_some_and(|own| trunk.contains(&own));
    state.place = element.own.unwrap_or(state.place);
    state.aside |= said.boxed && !outer;
    state.menu |= element.kind == Kind::Menu && !outer;
    if element.href.is_some() {
        state.link.clone_from(&element.href);
    }
    survey.plain.extend(element.own.filter(|_| element.kind == Kind::Side && !said.boxed));
    let property = element.property.as_str();
    let holds = |words: &[&str]| !property.is_empty() && words.iter().any(|word| property.contains(word));
    let date = said.date
        || element.machine
        || element.kind == Kind::Time
        || element.kind == Kind::Abbreviation && !element.names.is_empty()
        || holds(&["date", "created", "issued"]);
    let author = said.author
        || holds(&["author", "creator"])
        || element.kind == Kind::Address
        || element.kind == Kind::Link && leads_to_author(element.href.as_deref());
    if (date || author) && !outer {
        survey.marks.push(Mark {
            node,
            time: element.kind == Kind::Time,
            property: format!("{property} "),
            words: Rc::clone(&said.words),
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
fn split(value: &str) -> String {
    let mut words = String::with_capacity(value.len() + 8);
    let mut before = ' ';
    for c in value.chars().take(600) {
        if c.is_ascii_uppercase() && before.is_ascii_lowercase() {
            words.push('-');
        }
        match c {
            '_' | ':' | '.' | '/' | '-' => {
                if !matches!(words.as_bytes().last(), None | Some(b'-' | b' ')) {
                    words.push('-');
                }
            }
            c => words.push(c.to_ascii_lowercase()),
        }
        before = c;
    }
    words.trim_end().to_string()
}

/// Elements that stand in lines.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "cite", "em", "font", "i", "ins", "mark", "q", "s", "small", "span", "strong", "sub",
    "sup", "time", "u",
];

/// The words in an element, squeezed, with a line feed wherever a block or a line of it ends. At most some hundred
/// characters: what is longer is no field.
pub fn lines(node: &NodeRef) -> String {
    const MOST: usize = 420;
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
