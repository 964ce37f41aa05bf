//! The page as blocks of text, in the order of the page, each with what its elements say about it.
use std::collections::HashMap;
use std::sync::LazyLock;

use dom_query::{Document, NodeRef};
use regex::{Regex, RegexSet, RegexSetBuilder};

/// Name of the attribute that numbers the elements, so that they are found again in what the main-text finder returns.
pub const MARK: &str = "data-block";

/// What an element says about the text in it, by its tag, class, id or role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Flag {
    /// A caption or credit.
    Caption,
    /// Related or other articles.
    Related,
    /// Share and follow buttons.
    Share,
    /// Newsletter, subscription, paywall.
    Newsletter,
    /// Box about the author.
    Author,
    /// Byline, date, section.
    Meta,
    /// Advertisement.
    Ad,
    /// Readers' comments and their form.
    Comment,
    /// Cookie notice, dialog.
    Cookie,
    /// Menus, breadcrumbs, tags, sidebars, footers.
    Navigation,
    /// Not shown on the page.
    Hidden,
    /// The standfirst: no reason to leave it out.
    Standfirst,
}

impl Flag {
    /// The reason for leaving the text out, for people; `None` for flags that are no reason.
    pub const fn reason(self) -> Option<&'static str> {
        Some(match self {
            Flag::Caption => "photo caption",
            Flag::Related => "link to another article",
            Flag::Share => "share buttons",
            Flag::Newsletter => "newsletter or subscription",
            Flag::Author => "about the author",
            Flag::Meta => "byline or date line",
            Flag::Ad => "advertisement",
            Flag::Comment => "readers' comments",
            Flag::Cookie => "notice of the page",
            Flag::Navigation => "navigation of the page",
            Flag::Hidden => "not shown on the page",
            Flag::Standfirst => return None,
        })
    }
}

/// Classes and ids that give a flag. The names are matched as words between separators, in lower case.
const CLASSES: &[(Flag, &str)] = &[
    (
        Flag::Standfirst,
        r"\b(?:standfirst|dek|deck|sub-?title|sub-?headline|subhead|article-?(?:summary|intro|lead|description|excerpt|subtitle|dek|sub)|entry-?(?:summary|subtitle)|post-?(?:excerpt|subtitle|intro)|lead-?(?:text|paragraph)?|intro(?:-?text)?|chapo|chapeau|vorspann|bajada|copete|entradilla|sottotitolo|occhiello)\b",
    ),
    (
        Flag::Caption,
        r"\b(?:(?:\w+-)?captions?(?:-\w+){0,2}|wp-caption(?:-text)?|figcaption|photo-?credits?|(?:image|img|photo|media|picture|video|foto|bild)-?(?:credits?|captions?|meta|source|info|description|legend|text|copyright|unterschrift)|credits?|bildunterschrift|copyright|legende|pie-?(?:de-?)?foto|slideshow\w*|gallery-?(?:item|caption|text)?|carousel\w*)\b",
    ),
    (
        Flag::Comment,
        r"\b(?:comments?(?:-?(?:list|area|section|form|respond|body|wrapper|container|content|box|thread|count|link)s?)?|comment-\w+|disqus\w*|respond|livefyre|discussion|fb-comments|commentlist|coral|kommentare?|commentaires|comentarios|reader-?comments)\b",
    ),
    (
        Flag::Share,
        r"\b(?:share(?:d|rs?|this|daddy|tools?|bar|buttons?|links?|-\w+)*|sharing(?:-\w+)*|social[\w-]*|follow(?:-?us|-\w+)?|addthis\w*|addtoany\w*|a2a\w*|(?:article|post|entry|page)-?(?:tools?|actions?|toolbar)|toolbar|print-?(?:link|button|only)?|tweet-?button|like-?button|wp-ulike|jp-(?:sharing|likes)\w*|sd-\w+)\b",
    ),
    (
        Flag::Related,
        r"\b(?:related[\w-]*|jp-relatedposts|yarpp\w*|recirc(?:ulation)?[\w-]*|recommend(?:ed|ations?)?[\w-]*|read-?(?:more|next|also)[\w-]*|more-?(?:from|stories|on|news|articles|posts|like|in|content|link)[\w-]*|trending[\w-]*|popular[\w-]*|most-?(?:read|viewed|popular|recent)[\w-]*|also-?(?:like|read)[\w-]*|you-?may\w*|(?:\w+-)?teasers?[\w-]*|(?:\w+-)?promos?[\w-]*|outbrain|ob-\w+|taboola\w*|zergnet|mgid|revcontent|(?:next|prev|previous)-?(?:article|post|story|up)[\w-]*|post-?nav\w*|nav-?links|suggest(?:ed|ions?)[\w-]*|inline-?(?:story|link|related|promo)[\w-]*|see-?also|further-?reading|latest[\w-]*|up-?next|similar[\w-]*|in-?article-?(?:link|related|promo)|story-?(?:list|card)s?|card-?list|post-?list|siblings?|crosslink\w*|onward\w*|rich-?link|pull-?in|backlinks?)\b",
    ),
    (
        Flag::Newsletter,
        r"\b(?:(?:\w+-)*newsletters?[\w-]*|(?:\w+-)?subscri(?:be|ption|bers?)[\w-]*|sign-?up[\w-]*|mailing-?list|mailchimp|mc-embed[\w-]*|mc4wp\w*|opt-?in[\w-]*|paywall[\w-]*|donat(?:e|ions?)[\w-]*|membership[\w-]*|reg-?wall|register-?wall|login[\w-]*|cta|call-?to-?action|piano\w*|abo-?box)\b",
    ),
    (
        Flag::Author,
        r"\b(?:author-?(?:bio(?:graphy)?|box|card|profile|description|about|block|details|wrap(?:per)?|area|section|desc)[\w-]*|about-?(?:the-?)?author[\w-]*|(?:\w+-)?bio|post-?author[\w-]*|contributor-?(?:bio|info|box)?|writer-?(?:bio|info)?|pp-author\w*|sabox\w*|molongui\w*|abh-\w+|autorenbox|author-?info)\b",
    ),
    (
        Flag::Meta,
        r"\b(?:(?:\w+-)*byline[\w-]*|(?:post|entry|article|story|blog|content)-?(?:meta|date|info|time|header-?info|author|authors|category|categories|details|timestamp)[\w-]*|meta-?(?:data|info|date|author)?|date-?line|timestamp|pub-?date|publish(?:ed)?-?(?:date|on|time)?|time-?stamp|reading-?time|read-?time|posted-?(?:on|by|in)|kicker|eyebrow|dateline|author-?name|authors?|vcard|section-?(?:name|label))\b",
    ),
    (
        Flag::Ad,
        r"\b(?:ads?|ad-?(?:\d+|slot|unit|container|wrapper|box|label|banner|block|placement|text|holder|space|zone|code|server|content|inserter)[\w-]*|adsense|adsbygoogle|advert(?:s|isement|isements|ising|orial)?[\w-]*|sponsor(?:ed|s)?[\w-]*|dfp[\w-]*|gpt-?ad\w*|google-?ads?|(?:top|bottom|side)-?banner|anzeige|werbung|publicidad|publicite|pubblicita|affiliate[\w-]*|adv|teads)\b",
    ),
    (
        Flag::Cookie,
        r"\b(?:cookies?[\w-]*|consent[\w-]*|gdpr[\w-]*|pop-?ups?|modals?|overlays?|lightbox|toast|onetrust\w*|cc-window|dialog|alert-?bar|notice-?bar|site-?notice|no-?script|adblock\w*)\b",
    ),
    (
        Flag::Navigation,
        r"\b(?:nav|navbar|navigation|(?:\w+-)?menu|bread-?crumbs?[\w-]*|paginat(?:ion|or)|pager|page-?(?:links|nav\w*)|skip-?(?:link|to-?content|nav)|toc|(?:ez-|lwptoc)toc\w*|table-?of-?contents|contents-?(?:list|box|table)|site-?(?:header|footer|nav|map|info)|masthead|(?:page|global|main)-?footer|footer[\w-]*|side-?bars?[\w-]*|tags?|tag-?(?:list|links|cloud|s)|post-?tags?|entry-?tags|article-?tags|tags-?(?:links|list)|cat-?links|topics?|topic-?(?:list|tags|links)|categor(?:y|ies)-?(?:list|links)?|keywords|jump-?(?:link|to)|back-?to-?top|edit-?(?:link|section)|mw-editsection|search-?(?:form|box|bar)|language-?(?:switcher|list)|hotbar|ticker|post-?nav)\b",
    ),
];

static CLASS: LazyLock<Option<RegexSet>> = LazyLock::new(|| {
    RegexSetBuilder::new(CLASSES.iter().map(|(_, pattern)| format!("(?-u){pattern}")))
        .dfa_size_limit(32 << 20)
        .build()
        .ok()
});

static HIDDEN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden").ok());

/// What kind of element a block comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tag {
    /// A paragraph.
    Paragraph,
    /// A heading, 1 to 6.
    Heading(u8),
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
    /// Text that stands in a `div` or the like.
    Other,
}

/// A stretch of text without block elements inside.
#[derive(Debug, Clone)]
pub struct Block {
    /// Its words, white space squeezed, line breaks of the page as line feeds.
    pub text: String,
    /// Which kind of element holds it.
    pub tag: Tag,
    /// Whether it stands in a block quotation.
    pub quote: bool,
    /// Number of the element that holds it ([`MARK`]).
    pub mark: usize,
    /// Numbers of the elements around it, the outermost first.
    pub path: Vec<usize>,
    /// How many of its characters are in links.
    pub links: usize,
    /// How many of its characters are in bold type.
    pub bold: usize,
    /// Its length in characters.
    pub length: usize,
    /// What the elements around it say, with their numbers, the outermost first.
    pub flags: Vec<(usize, Flag)>,
}

/// Elements whose text is never part of a page's text.
const SKIPPED: &[&str] = &[
    "script", "style", "noscript", "iframe", "template", "svg", "math", "head", "title", "textarea", "select",
    "option", "datalist", "object", "embed", "video", "audio", "canvas", "map", "button", "input", "meter", "progress",
    "applet", "frameset", "noframes", "noembed", "link", "meta", "dialog",
];

/// Elements that stand in lines.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "nobr", "q", "ruby", "rb", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr", "img", "picture", "source", "td", "th", "rt", "rp",
];

#[derive(Default)]
struct Open {
    text: String,
    links: usize,
    bold: usize,
    breaks: usize,
}

struct Walk {
    blocks: Vec<Block>,
    open: Open,
    path: Vec<usize>,
    tags: Vec<Tag>,
    flags: Vec<(usize, Flag)>,
    quotes: usize,
    link: usize,
    bold: usize,
    numbers: usize,
    /// Flags by class names: pages repeat the same few hundred.
    known: HashMap<String, Vec<Flag>>,
}

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave(Left),
}

/// What to undo when an element ends.
struct Left {
    inline: bool,
    flags: usize,
    quote: bool,
    link: bool,
    bold: bool,
    cell: bool,
}

/// The blocks of a page. Numbers its block elements by [`MARK`] on the way. Walks with a stack of its own, so that depth
/// cannot overflow anything.
pub fn collect(document: &Document) -> Vec<Block> {
    let mut walk = Walk {
        blocks: Vec::new(),
        open: Open::default(),
        path: Vec::new(),
        tags: Vec::new(),
        flags: Vec::new(),
        quotes: 0,
        link: 0,
        bold: 0,
        numbers: 0,
        known: HashMap::new(),
    };
    let root = document.body().unwrap_or_else(|| document.html_root());
    let mut steps = vec![Step::Enter(root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node) if node.is_text() => walk.words(&node.text()),
            Step::Enter(node) if node.is_element() => {
                let name = node.node_name().unwrap_or_default();
                if &*name == "br" {
                    walk.open.breaks += 1;
                } else if &*name == "hr" {
                    walk.flush();
                } else if !SKIPPED.contains(&&*name) {
                    let left = walk.enter(&node, &name);
                    steps.push(Step::Leave(left));
                    steps.extend(node.children_it(true).map(Step::Enter));
                }
            }
            Step::Enter(_) => {}
            Step::Leave(left) => walk.leave(&left),
        }
    }
    walk.flush();
    walk.blocks
}

impl Walk {
    fn enter(&mut self, node: &NodeRef, name: &str) -> Left {
        let flags = self.flags.len();
        let found = flag_of(node, name, &mut self.known);
        // A caption or button inside a line of text is a block of its own.
        let apart = found
            .iter()
            .any(|flag| matches!(flag, Flag::Caption | Flag::Share | Flag::Ad | Flag::Hidden | Flag::Newsletter))
            && name != "a";
        let inline = INLINE.contains(&name) && !apart;
        let mut left = Left {
            inline,
            flags,
            quote: name == "blockquote",
            link: name == "a",
            bold: matches!(name, "b" | "strong"),
            cell: matches!(name, "td" | "th"),
        };
        self.quotes += usize::from(left.quote);
        self.link += usize::from(left.link);
        self.bold += usize::from(left.bold);
        if left.cell {
            self.gap();
        }
        if inline {
            left.flags = usize::MAX;
            return left;
        }
        self.flush();
        self.numbers += 1;
        let number = self.numbers;
        node.set_attr(MARK, &number.to_string());
        self.path.push(number);
        self.flags.extend(found.into_iter().map(|flag| (number, flag)));
        self.tags.push(match name {
            "p" => Tag::Paragraph,
            "h1" => Tag::Heading(1),
            "h2" => Tag::Heading(2),
            "h3" => Tag::Heading(3),
            "h4" => Tag::Heading(4),
            "h5" => Tag::Heading(5),
            "h6" => Tag::Heading(6),
            "li" | "dt" | "dd" => Tag::Item,
            "tr" => Tag::Row,
            // A paragraph inside an item or heading is still the item or heading.
            _ => Tag::Other,
        });
        left
    }

    fn leave(&mut self, left: &Left) {
        if left.cell {
            self.gap();
        }
        if !left.inline {
            self.flush();
            self.path.pop();
            self.tags.pop();
            self.flags.truncate(left.flags);
        }
        self.quotes -= usize::from(left.quote);
        self.link -= usize::from(left.link);
        self.bold -= usize::from(left.bold);
    }

    fn gap(&mut self) {
        if !self.open.text.is_empty() && !self.open.text.ends_with([' ', '\n']) {
            self.open.text.push(' ');
        }
    }

    fn words(&mut self, words: &str) {
        if !words.chars().all(char::is_whitespace) && self.open.breaks > 0 {
            if self.open.breaks > 1 {
                self.flush();
            } else if !self.open.text.is_empty() {
                let trimmed = self.open.text.trim_end().len();
                self.open.text.truncate(trimmed);
                self.open.text.push('\n');
            }
            self.open.breaks = 0;
        }
        let before = self.open.text.len();
        let mut count = 0;
        for c in words.chars() {
            if c.is_whitespace() {
                if !self.open.text.is_empty() && !self.open.text.ends_with([' ', '\n']) {
                    self.open.text.push(' ');
                }
            } else if !matches!(c, '\u{200b}' | '\u{ad}' | '\u{feff}' | '\u{200c}' | '\u{2060}') {
                self.open.text.push(c);
                count += 1;
            }
        }
        if self.open.text.len() > before {
            if self.link > 0 {
                self.open.links += count;
            }
            if self.bold > 0 {
                self.open.bold += count;
            }
        }
    }

    fn flush(&mut self) {
        let open = std::mem::take(&mut self.open);
        let text = open.text.trim();
        if !text.chars().any(char::is_alphanumeric) {
            return;
        }
        let length = text.chars().filter(|c| !c.is_whitespace()).count();
        let tag = self.tags.iter().rev().find(|tag| **tag != Tag::Other).copied().unwrap_or(Tag::Other);
        let near = self.tags.last().copied().unwrap_or(Tag::Other);
        // Only what stands in the paragraph itself, or in a list or heading around it, takes its kind.
        let tag = match (near, tag) {
            (Tag::Other, Tag::Paragraph) => Tag::Other,
            (Tag::Paragraph, _) => match self.tags.iter().rev().find(|tag| !matches!(tag, Tag::Other | Tag::Paragraph))
            {
                Some(Tag::Item) => Tag::Item,
                _ => Tag::Paragraph,
            },
            (_, tag) => tag,
        };
        self.blocks.push(Block {
            text: text.to_string(),
            tag,
            quote: self.quotes > 0,
            mark: self.path.last().copied().unwrap_or_default(),
            path: self.path.clone(),
            links: open.links,
            bold: open.bold,
            length,
            flags: self.flags.clone(),
        });
    }
}

fn flag_of(node: &NodeRef, name: &str, known: &mut HashMap<String, Vec<Flag>>) -> Vec<Flag> {
    let mut found = Vec::new();
    match name {
        "figcaption" | "caption" => found.push(Flag::Caption),
        "nav" | "menu" => found.push(Flag::Navigation),
        "aside" => found.push(Flag::Related),
        "footer" => found.push(Flag::Navigation),
        "address" => found.push(Flag::Meta),
        "body" | "html" | "article" | "main" => return found,
        _ => {}
    }
    let mut words = String::new();
    for attribute in ["class", "id", "role", "aria-label", "data-testid", "data-component", "data-type"] {
        if let Some(value) = node.attr(attribute) {
            words.push(' ');
            split_words(&value, &mut words);
        }
    }
    if node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|value| &*value == "true")
        || node.attr("style").is_some_and(|style| HIDDEN.as_ref().is_some_and(|hidden| hidden.is_match(&style)))
    {
        found.push(Flag::Hidden);
    }
    if !words.is_empty() {
        found.extend(
            known
                .entry(words.clone())
                .or_insert_with(|| {
                    let matches = CLASS.as_ref().map(|set| set.matches(&words));
                    let flags = CLASSES
                        .iter()
                        .enumerate()
                        .filter(|(at, _)| matches.as_ref().is_some_and(|matches| matches.matched(*at)));
                    flags.map(|(_, (flag, _))| *flag).collect()
                })
                .iter(),
        );
        if words.contains("complementary") || words.contains("contentinfo") {
            found.push(Flag::Navigation);
        }
    }
    found
}

/// Class names in lower case with hyphens between the words: "articleFooter__tags" is "article-footer-tags".
fn split_words(value: &str, into: &mut String) {
    let mut before = ' ';
    for c in value.chars().take(400) {
        if c.is_uppercase() && before.is_lowercase() {
            into.push('-');
        }
        match c {
            '_' | ':' | '.' | '/' | '-' => {
                if !into.ends_with(['-', ' ']) {
                    into.push('-');
                }
            }
            c => into.extend(c.to_lowercase()),
        }
        before = c;
    }
}
