//! Who wrote it: names out of bylines and metadata. Rather none than wrong.
use std::sync::LazyLock;

use regex::Regex;

use super::date;

/// News agencies and the like, which sign articles under one word or several.
const AGENCIES: &[&str] = &[
    "reuters",
    "associated press",
    "the associated press",
    "ap",
    "afp",
    "agence france-presse",
    "dpa",
    "efe",
    "agencia efe",
    "ansa",
    "adnkronos",
    "lusa",
    "pap",
    "anp",
    "apa",
    "belga",
    "tass",
    "interfax",
    "xinhua",
    "kyodo",
    "kyodo news",
    "jiji press",
    "pti",
    "press trust of india",
    "ani",
    "ians",
    "upi",
    "bloomberg",
    "bloomberg news",
    "pa media",
    "press association",
    "pa",
    "canadian press",
    "the canadian press",
    "aap",
    "australian associated press",
    "epd",
    "kna",
    "sid",
    "ritzau",
    "ntb",
    "tt",
    "keystone-sda",
    "europa press",
    "anadolu agency",
    "yonhap",
    "propublica",
    "the conversation",
    "ukrinform",
    "ap news",
    "cnn wire",
];

/// Words that never stand in a person's name; each alone makes the whole piece no name.
const NO_NAME: &[&str] = &[
    "admin",
    "administrator",
    "editor",
    "editors",
    "editorial",
    "staff",
    "redaktion",
    "redaction",
    "rédaction",
    "redacción",
    "redazione",
    "redação",
    "redactie",
    "redakcja",
    "webmaster",
    "team",
    "newsroom",
    "desk",
    "guest",
    "contributor",
    "contributors",
    "contributing",
    "correspondent",
    "reporter",
    "reporters",
    "writer",
    "writers",
    "author",
    "authors",
    "journalist",
    "columnist",
    "photographer",
    "producer",
    "news",
    "online",
    "magazine",
    "press",
    "media",
    "daily",
    "weekly",
    "times",
    "post",
    "journal",
    "gazette",
    "herald",
    "tribune",
    "website",
    "web",
    "blog",
    "blogger",
    "user",
    "anonymous",
    "unknown",
    "none",
    "null",
    "undefined",
    "test",
    "default",
    "username",
    "published",
    "updated",
    "posted",
    "written",
    "by",
    "on",
    "at",
    "the",
    "this",
    "our",
    "your",
    "my",
    "more",
    "about",
    "from",
    "for",
    "with",
    "read",
    "share",
    "follow",
    "view",
    "comments",
    "comment",
    "minutes",
    "minute",
    "ago",
    "hours",
    "today",
    "yesterday",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "inc",
    "ltd",
    "llc",
    "gmbh",
    "corp",
    "company",
    "university",
    "department",
    "ministry",
    "institute",
    "association",
    "foundation",
    "center",
    "centre",
    "office",
    "service",
    "services",
    "group",
    "agency",
    "network",
    "tv",
    "radio",
    "podcast",
    "com",
    "org",
    "net",
    "www",
    "http",
    "https",
    "director",
    "manager",
    "president",
    "professor",
    "chief",
    "senior",
    "executive",
    "officer",
    "head",
    "analyst",
    "specialist",
    "expert",
    "senator",
    "minister",
    "political",
    "politics",
    "sports",
    "business",
    "science",
    "health",
    "technology",
    "world",
    "local",
    "photo",
    "photos",
    "image",
    "getty",
    "ressortleiter",
    "korrespondent",
    "korrespondentin",
    "reporterin",
    "autor",
    "autorin",
    "chefredakteur",
    "redakteur",
    "redakteurin",
    "journaliste",
    "correspondant",
    "periodista",
    "corresponsal",
    "giornalista",
    "verslaggever",
    "dziennikarz",
    "gastbeitrag",
    "gastautor",
    "subscribe",
    "newsletter",
    "login",
    "register",
    "home",
    "search",
    "copyright",
    "reserved",
    "rights",
    "sponsored",
    "advertisement",
    "how",
    "what",
    "why",
    "when",
    "where",
    "who",
    "is",
    "are",
    "was",
    "has",
    "have",
    "will",
    "not",
    "to",
    "in",
];

/// Small words inside names.
const PARTICLES: &[&str] = &[
    "de", "del", "della", "di", "da", "das", "do", "dos", "du", "des", "van", "von", "vom", "der", "den", "het", "ten",
    "ter", "zu", "zur", "la", "le", "el", "al", "bin", "bint", "ben", "ibn", "y", "e", "i", "af", "av", "'t", "st",
    "la", "lo", "und", "abu", "ul",
];

/// Letters behind a name that are no person of their own ("MD", "Ph.D.").
const DEGREES: &[&str] = &[
    "md", "phd", "ph.d", "ph.d.", "m.d.", "m.d", "jr", "jr.", "sr", "sr.", "ii", "iii", "rn", "esq", "esq.", "mba",
    "dds", "cfp", "cpa", "rd", "rdn", "mph", "mscp",
];

static LEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)^\s*(?:(?:written|posted|published|reported|reporting|story|words|text|article|report|submitted|opinion|analysis|guest post|post|blog|recipe|interview|commentary|column|created|authored|compiled|a story|geschrieben|verfasst|ein beitrag|text und fotos|escrito|publicado|rédigé|écrit|scritto|geschreven|napisane)\s*(?:and [a-z]+ )?)?\s*(?:by|von|par|por|di|door|przez|autor(?:in|en|es|a)?|authors?|auteure?s?|autore|autrice|text|words|contributors?)\b\s*[:.]?\s*",
    )
    .ok()
});

static BREAK: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\s*(?:[,;|/•·\n\t]|\s[–—-]\s|\s&\s|\band\b|\bund\b|\bet\b|\by\b|\boch\b|\bwith\b|\bmit\b|\bfor\b|\bon behalf of\b)\s*",
    )
    .ok()
});

/// Whether the line begins the way a byline does ("By Jane Doe", "Von Max Muster").
pub fn has_lead(text: &str) -> bool {
    LEAD.as_ref().is_some_and(|lead| lead.is_match(text))
}

/// The people and agencies that a byline names, without "By", titles, dates and places. Every piece must look like a
/// name; pieces that do not are left out. Empty when none does.
pub fn authors(text: &str) -> Vec<String> {
    pieces(text, false)
}

/// The same for a field that holds nothing but authors (front matter, metadata): a single word passes too, when it is
/// written as a name and is none of the words that sites fill in for lack of one.
pub fn named(text: &str) -> Vec<String> {
    pieces(text, true)
}

fn pieces(text: &str, alone: bool) -> Vec<String> {
    let text = text.trim();
    if text.chars().count() > 300 {
        return Vec::new();
    }
    let text = LEAD.as_ref().map_or(text.into(), |lead| lead.replace(text, ""));
    let text = text.split("http").next().unwrap_or_default();
    let mut found: Vec<String> = Vec::new();
    let Some(breaks) = BREAK.as_ref() else { return found };
    for piece in breaks.split(text) {
        let piece = tidy(piece);
        if piece.is_empty() || date::find(&piece).is_some() {
            continue;
        }
        if is_agency(&piece) || is_name(&piece) || alone && is_single_name(&piece) {
            if !found.iter().any(|name| name.to_lowercase() == piece.to_lowercase()) {
                found.push(piece);
            }
        } else if !found.is_empty() && !alone && !DEGREES.contains(&piece.to_lowercase().as_str()) {
            // What follows the names in a byline is a job title, a place, an outlet: no more names are looked for, unless
            // a name stands right behind the next break, which a list of names separated by titles would need.
            continue;
        }
    }
    found
}

/// A piece without brackets, mail addresses, handles and marks at its ends.
fn tidy(piece: &str) -> String {
    static BRACKETS: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\([^)]*\)?|\[[^\]]*\]?|\S+@\S+|@\w+|<[^>]*>?").ok());
    let piece = BRACKETS.as_ref().map_or(piece.into(), |brackets| brackets.replace_all(piece, " "));
    let piece = LEAD.as_ref().map_or(piece.to_string(), |lead| lead.replace(&piece, "").into_owned());
    let words: Vec<&str> = piece.split_whitespace().collect();
    // A name with the text of its picture before it stands twice.
    let (first, second) = words.split_at(words.len() / 2);
    let words = if first == second { first.join(" ") } else { words.join(" ") };
    let words =
        words.trim_matches(|c: char| !c.is_alphanumeric() && c != '.' && c != '\'').trim_start_matches(['.', '\'']);
    for title in ["Dr. ", "Dr ", "Prof. ", "Mr. ", "Mrs. ", "Ms. ", "Professor "] {
        if let Some(rest) = words.strip_prefix(title) {
            return rest.trim().to_string();
        }
    }
    words.trim_end_matches(['\'', ':']).to_string()
}

/// Whether this is the name of a news agency.
pub fn is_agency(text: &str) -> bool {
    AGENCIES.contains(&text.trim().trim_end_matches('.').to_lowercase().as_str())
}

/// Whether this looks like a person's name: two to five words that begin with capitals (small words between them), no
/// figures, and none of the words that names do not have.
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    if !(2..=6).contains(&words.len())
        || text.chars().count() > 60
        || text.chars().any(|c| c.is_numeric() || "!?:#%$€\"“”„".contains(c))
    {
        return false;
    }
    if words.iter().any(|word| forbidden(word)) {
        return false;
    }
    let capital = |word: &&&str| {
        word.chars().find(|c| c.is_alphabetic()).is_some_and(|c| c.is_uppercase() || !(c.is_lowercase()))
    };
    let particle = |word: &str| PARTICLES.contains(&word.to_lowercase().trim_start_matches("d'"));
    let capitals = words.iter().filter(capital).count();
    let last_is_one = words.last().is_some_and(|word| capital(&word) || word.starts_with("d'"));
    let ends_well = !text.ends_with('.') || words.last().is_some_and(|word| word.chars().count() <= 4);
    capitals >= 1
        && last_is_one
        && ends_well
        && words
            .iter()
            .all(|word| capital(&word) || particle(word) || word.starts_with("d'") || word.starts_with("al-"))
        && (capitals >= 2 || words.len() == capitals + 1)
}

/// One word written as a name, of the kind that people sign with alone.
fn is_single_name(text: &str) -> bool {
    let count = text.chars().count();
    let letters = text.chars().all(|c| c.is_alphabetic() || c == '-' || c == '\'');
    (3..=20).contains(&count)
        && letters
        && text.chars().next().is_some_and(char::is_uppercase)
        && !forbidden(text)
        && !DEGREES.contains(&text.to_lowercase().as_str())
}

fn forbidden(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    NO_NAME.contains(&word.as_str()) || word.contains(".com") || word.contains(".org") || word.contains("www.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(authors(text), expected, "{text}");
    }

    #[test]
    fn names_without_what_stands_around_them() {
        check("By Ada Quill and Tom Bracken, Political Editor", &["Ada Quill", "Tom Bracken"]);
        check("Von Jörg Lindemann, Berlin", &["Jörg Lindemann"]);
        check("Par Hélène de la Tour | Publié le 3 août 2020", &["Hélène de la Tour"]);
        check("Written by Dr. Nia Okoye (@niaokoye)", &["Nia Okoye"]);
        check("By Reuters", &["Reuters"]);
        check("Ludo van den Berg", &["Ludo van den Berg"]);
    }

    #[test]
    fn what_is_no_name_is_left_out() {
        check("By Admin", &[]);
        check("By Daily Harbor Staff", &[]);
        check("By using this site you agree", &[]);
        check("November 20, 2018", &[]);
        check("Editorial Team", &[]);
    }

    #[test]
    fn one_word_passes_only_in_a_field_for_authors() {
        assert_eq!(named("Colette"), ["Colette"]);
        assert!(named("admin").is_empty());
        assert!(authors("By Colette").is_empty());
    }
}
