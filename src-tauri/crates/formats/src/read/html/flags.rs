//! What the names of a page's elements say about the text in them: tag, class, id and role.
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::rc::Rc;
use std::sync::LazyLock;

use dom_query::{NodeData, NodeRef};
use regex::{Regex, RegexSet, RegexSetBuilder};

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
    /// A form to fill in.
    Form,
    /// The toolbar of a web archive.
    Archive,
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
            Flag::Form => "form of the page",
            Flag::Archive => "toolbar of the web archive",
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
        r"\b(?:(?:\w+-)?captions?(?:-\w+){0,2}|wp-caption(?:-text)?|figcaption|photo-?credits?|(?:image|img|photo|media|picture|video|foto|bild)-?(?:credits?|captions?|meta|source|info|description|legend|text|copyright|unterschrift)|credits?|bildunterschrift|copyright|legende|pie-?(?:de-?)?foto|slideshow\w*|gallery-?(?:item|caption|text)?|carousel\w*|thumb-?caption|vjs-[\w-]+)\b",
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
        r"\b(?:cookies?[\w-]*|consent[\w-]*|gdpr[\w-]*|pop-?ups?|modal\w*|tooltips?|error-?(?:screen|desc|message|msg)|abuse-\w+|overlays?|lightbox|toast|onetrust\w*|cc-window|dialog|alert-?bar|notice-?bar|site-?notice|no-?script|adblock\w*)\b",
    ),
    (Flag::Archive, r"\b(?:wm-ipp(?:-base|-print|-inside)?|wm-capinfo|wm-toolbar)\b"),
    (
        Flag::Navigation,
        r"\b(?:nav|navbar|navigation|(?:[a-z]+-){0,3}key-?(?:events|moments)(?:-\w+)*|(?:\w+-)?menu|bread-?crumbs?[\w-]*|paginat(?:ion|or)|pager|page-?(?:links|nav\w*)|skip-?(?:link|to-?content|nav)|toc|(?:ez-|lwptoc)toc\w*|table-?of-?contents|contents-?(?:list|box|table)|site-?(?:header|footer|nav|map|info)|masthead|(?:page|global|main)-?footer|footer[\w-]*|side-?bars?[\w-]*|tags?|tag-?(?:list|links|cloud|s)|post-?tags?|entry-?tags|article-?tags|tags-?(?:links|list)|cat-?links|topics?|topic-?(?:list|tags|links)|categor(?:y|ies)-?(?:list|links)?|keywords|jump-?(?:link|to)|back-?to-?top|edit-?(?:link|section)|mw-editsection|search-?(?:form|box|bar)|language-?(?:switcher|list)|hotbar|ticker|post-?nav)\b",
    ),
];

/// What elements of AMP pages hold, by their names.
const AMP: &[(&str, Flag)] = &[
    ("amp-ad", Flag::Ad),
    ("amp-sticky-ad", Flag::Ad),
    ("amp-auto-ads", Flag::Ad),
    ("amp-embed", Flag::Related),
    ("amp-next-page", Flag::Related),
    ("amp-list", Flag::Related),
    ("amp-sidebar", Flag::Navigation),
    ("amp-mega-menu", Flag::Navigation),
    ("amp-consent", Flag::Cookie),
    ("amp-user-notification", Flag::Cookie),
    ("amp-geo", Flag::Cookie),
    ("amp-app-banner", Flag::Ad),
    ("amp-lightbox", Flag::Cookie),
    ("amp-image-lightbox", Flag::Cookie),
    ("amp-social-share", Flag::Share),
    ("amp-carousel", Flag::Caption),
    ("amp-base-carousel", Flag::Caption),
];

static CLASS: LazyLock<Option<RegexSet>> = LazyLock::new(|| {
    RegexSetBuilder::new(CLASSES.iter().map(|(_, pattern)| format!("(?-u){pattern}")))
        .dfa_size_limit(32 << 20)
        .build()
        .ok()
});

/// Names for the element that holds an article's text.
static NAMED: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?-u)\b(?:(?:article|story)-?(?:body|content|text|copy)|(?:entry|post)-?(?:content|body|text)|body-?(?:copy|text|content)|content-?body|rich-?text|rte|markdown|prose|field-name-body|main-?content|(?:single|page|blog)-content)\b",
    )
    .ok()
});

/// Names for the parts of a live blog.
static LIVE: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?-u)\b(?:live-?(?:blog|ticker|feed|event|update|post|entry|entries|stream|report|text|coverage|story)[\w-]*|(?:news|spiel|match)-?ticker[\w-]*|ticker-?(?:entry|entries|item|event|post)[\w-]*|stream-?(?:post|item|entry)[\w-]*|minuto-?a-?minuto|en-?direct)\b",
    )
    .ok()
});

static HIDDEN: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden").ok());

/// What an element's attributes say, read once for all elements that look alike: pages repeat a few hundred.
#[derive(Default)]
pub struct Known {
    looks: HashMap<String, Rc<Looks>>,
    /// The names of the element at hand, kept to be used again.
    key: String,
}

/// What elements with the same name, class, id and role have in common.
pub struct Looks {
    /// What they say of the text in them.
    flags: Vec<Flag>,
    /// The same for elements of one name and class, numbers in the class apart.
    pub hash: u64,
    /// Whether they are named as the text of an article ("article-body").
    pub named: bool,
    /// Whether they are named as articles of microformats.
    pub article: bool,
    /// Whether they are named as parts of a live blog.
    pub live: bool,
}

/// What the attributes of one element say.
pub struct Own {
    /// What it shares with others.
    pub looks: Rc<Looks>,
    /// Whether it is not shown.
    hidden: bool,
    /// Whether its property is that of an article's text.
    pub article_body: bool,
    /// Whether its property is that of a standfirst.
    standfirst: bool,
    /// Whether its type is that of an article.
    pub article: bool,
    /// Whether its type is that of a live blog.
    pub live: bool,
    /// Whether it leads to a place in the same page.
    pub inner: bool,
}

/// The attributes whose words count.
const NAMES: &[&str] = &["class", "id", "role", "aria-label", "data-testid", "data-component", "data-type"];

impl Known {
    /// Reads an element's attributes.
    pub fn read(&mut self, node: &NodeRef, name: &str) -> Own {
        self.key.clear();
        self.key.push_str(name);
        let heading = is_heading(name);
        let (mut hidden, mut article_body, mut inner) = (false, false, false);
        let (mut standfirst, mut article, mut live) = (false, false, false);
        node.query(|node| {
            let NodeData::Element(element) = &node.data else { return };
            for attribute in &element.attrs {
                let value: &str = &attribute.value;
                let name: &str = &attribute.name.local;
                match name {
                    "class" | "role" | "aria-label" | "data-testid" | "data-component" | "data-type" => {
                        self.key.extend(["\u{1}", name, "\u{1}", value]);
                    }
                    // The address of a heading says nothing, and "item-1042" the same as "item-1043".
                    "id" if !heading => {
                        self.key.push_str("\u{1}id\u{1}");
                        without_numbers(value, &mut self.key);
                    }
                    "hidden" => hidden = true,
                    "aria-hidden" => hidden |= value == "true",
                    "style" => hidden |= HIDDEN.as_ref().is_some_and(|hidden| hidden.is_match(value)),
                    "itemprop" => {
                        article_body = value.eq_ignore_ascii_case("articlebody");
                        standfirst = matches!(value.trim(), "description" | "alternativeHeadline");
                    }
                    "itemtype" => {
                        let kind = value.to_ascii_lowercase();
                        article = ["article", "blogposting", "report"].iter().any(|end| kind.ends_with(end));
                        live = kind.ends_with("/liveblogposting");
                    }
                    "href" => inner = value.starts_with('#'),
                    _ => {}
                }
            }
        });
        let looks = match self.looks.get(&self.key) {
            Some(looks) => Rc::clone(looks),
            None => {
                let looks = Rc::new(Looks::of(node, name));
                self.looks.insert(self.key.clone(), Rc::clone(&looks));
                looks
            }
        };
        Own { looks, hidden, article_body, standfirst, article, live, inner }
    }
}

impl Looks {
    fn of(node: &NodeRef, name: &str) -> Self {
        let words = words_of(node, name);
        let matches = CLASS.as_ref().filter(|_| !words.is_empty()).map(|set| set.matches(&words));
        let said = |at: usize| matches.as_ref().is_some_and(|matches| matches.matched(at));
        let mut flags: Vec<Flag> =
            CLASSES.iter().enumerate().filter(|(at, _)| said(*at)).map(|(_, (flag, _))| *flag).collect();
        if words.contains("complementary") || words.contains("contentinfo") {
            flags.push(Flag::Navigation);
        }
        let mut hash = DefaultHasher::new();
        name.hash(&mut hash);
        if let Some(class) = node.attr("class") {
            class.split(|c: char| c.is_ascii_digit()).for_each(|part| hash.write(part.as_bytes()));
        }
        let named = !words.is_empty() && NAMED.as_ref().is_some_and(|named| named.is_match(&words));
        let article = words.split(' ').any(|word| matches!(word, "hentry" | "h-entry"));
        let live = !words.is_empty() && LIVE.as_ref().is_some_and(|live| live.is_match(&words));
        Self { flags, hash: hash.finish(), named, article, live }
    }
}

/// The words of an element's attributes, as the patterns read them.
fn words_of(node: &NodeRef, name: &str) -> String {
    let mut words = String::new();
    for attribute in NAMES {
        if let Some(value) = node.attr(attribute) {
            let start = words.len();
            words.push(' ');
            split_words(&value, &mut words);
            // The address of a heading is made from its words, which are the article's ("menu-planning-for-ten").
            if *attribute == "id" {
                let id = words.get(start..).unwrap_or_default().trim();
                let slug = id.split('-').filter(|word| word.contains(|c: char| c.is_ascii_alphabetic())).count() >= 4;
                if slug || is_heading(name) {
                    words.truncate(start);
                }
            }
        }
    }
    words
}

/// Writes `value` with zero for every number of three figures and more; shorter ones are parts of names.
fn without_numbers(value: &str, into: &mut String) {
    let mut rest = value;
    while !rest.is_empty() {
        let word = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (before, figures) = rest.split_at_checked(word).unwrap_or((rest, ""));
        let length = figures.bytes().take_while(u8::is_ascii_digit).count();
        let (number, after) = figures.split_at_checked(length).unwrap_or((figures, ""));
        into.push_str(before);
        into.push_str(if length >= 3 { "0" } else { number });
        rest = after;
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

impl Own {
    /// What an element says of its text.
    pub fn flags(&self, name: &str) -> Vec<Flag> {
        let mut found = Vec::new();
        match name {
            "figcaption" | "caption" => found.push(Flag::Caption),
            "nav" | "menu" | "footer" => found.push(Flag::Navigation),
            "aside" => found.push(Flag::Related),
            "address" => found.push(Flag::Meta),
            "form" => found.push(Flag::Form),
            "body" | "html" | "article" | "main" => return found,
            _ if name.starts_with("amp-") => {
                found.extend(AMP.iter().filter(|(amp, _)| *amp == name).map(|(_, flag)| *flag));
            }
            _ => {}
        }
        if self.hidden {
            found.push(Flag::Hidden);
        }
        if self.standfirst {
            found.push(Flag::Standfirst);
        }
        found.extend(self.looks.flags.iter());
        found
    }
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
                if !matches!(into.as_bytes().last(), Some(b'-' | b' ')) {
                    into.push('-');
                }
            }
            c if c.is_ascii() => into.push(c.to_ascii_lowercase()),
            c => into.extend(c.to_lowercase()),
        }
        before = c;
    }
}
