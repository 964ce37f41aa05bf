//! Whether two descriptions are of one person: how like they are, from 0 to 1, and why.
//!
//! Evidence is weighed by hand, in the manner of cross-document coreference by name and context (Bagga and Baldwin 1998:
//! co-mentioned names and the words around; Mann and Yarowsky 2003: roles and other facts of a life): names decide first
//! and can only forbid or allow; roles, the people named beside, the subjects and the stories speak for or against. No
//! weight is fitted to anything.
mod name;
#[cfg(test)]
mod tests;

use super::{Person, SpeakerKind};
use broadsheet_text::{stem, Language};
use name::{plain, relation, Name, Relation};
use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// From here on two descriptions count as one person, if no other is nearly as like.
pub const SAME: f64 = 0.85;
/// From here on a person is worth asking about.
pub const ASK: f64 = 0.5;
/// By so much the best must be ahead of the next to be taken without asking.
pub const AHEAD: f64 = 0.15;

/// Someone as one or several articles describe them.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Description {
    /// Forms of the name, the fullest first.
    pub names: Vec<String>,
    /// Titles and descriptions ("transport minister").
    pub roles: Vec<String>,
    /// Whether it is an organization; `None` when that is not told.
    pub organization: Option<bool>,
    /// Others who are named in the same articles.
    pub companions: Vec<String>,
    /// What the articles are about, as words in lower case.
    pub subjects: Vec<String>,
    /// Keys of stories and articles in which they are named, of any kind that the caller likes.
    pub places: Vec<String>,
    /// Days since 1970 of the first and the last article; `None` when no date is known.
    pub days: Option<(i64, i64)>,
}

/// How like two descriptions are.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Likeness {
    /// 0: cannot be one person; 1: is one.
    pub score: f64,
    /// What speaks for one person, in plain words.
    pub pro: Vec<String>,
    /// What speaks against.
    pub contra: Vec<String>,
}

impl Likeness {
    fn apart(reason: &str) -> Self {
        Self { score: 0.0, pro: vec![], contra: vec![reason.to_string()] }
    }
}

/// How the names alone stand to each other, from 0 (they cannot be one person's) to 1: what can be asked of many before
/// [`compare`] is asked of a few.
pub fn names_alike(a: &Description, b: &Description) -> f64 {
    names(a, b).score
}

/// Whether `a` and `b` are one.
pub fn compare(a: &Description, b: &Description) -> Likeness {
    let mut found = names(a, b);
    if found.score == 0.0 {
        return found;
    }
    let connected = context(a, b, &mut found);
    let (roles_a, roles_b) = (Roles::of(&a.roles), Roles::of(&b.roles));
    let shared: Vec<&String> = roles_a.stems.intersection(&roles_b.stems).collect();
    if !shared.is_empty() {
        found.score += if shared.len() > 1 { 0.25 } else { 0.2 };
        found.pro.push(match (a.roles.first(), b.roles.first()) {
            (Some(one), Some(other)) if one == other => format!("both are called “{one}”"),
            (Some(one), Some(other)) => format!("“{one}” and “{other}” go together"),
            _ => "their roles go together".to_string(),
        });
    } else if roles_a.fields & roles_b.fields != 0 {
        found.score += 0.05;
    } else if roles_a.fields != 0 && roles_b.fields != 0 {
        let (one, other) = (a.roles.first().map_or("", String::as_str), b.roles.first().map_or("", String::as_str));
        found.contra.push(format!("one is called “{one}”, the other “{other}”"));
        found.score -= if connected { 0.1 } else { 0.3 };
    }
    if let (Some(one), Some(other)) = (a.days, b.days) {
        let between = (one.0 - other.1).max(other.0 - one.1).max(0);
        if between > 15 * 365 {
            found.score -= 0.1;
            found.contra.push(format!("{} years lie between the articles", between / 365));
        }
    }
    found.score = found.score.clamp(0.0, 1.0);
    found
}

/// What the names allow.
fn names(a: &Description, b: &Description) -> Likeness {
    let both = a.names.first().zip(b.names.first());
    let Some((first_a, first_b)) = both else { return Likeness::apart("one has no name") };
    if a.organization.zip(b.organization).is_some_and(|(one, other)| one != other) {
        return Likeness::apart("one is a person, the other an organization");
    }
    if a.organization == Some(true) || b.organization == Some(true) {
        return organizations(a, b);
    }
    let parse = |names: &[String]| -> Vec<Name> { names.iter().take(FORMS).map(|name| Name::of(name)).collect() };
    let (parsed_a, parsed_b) = (parse(&a.names), parse(&b.names));
    let mut best = Relation::Apart;
    for one in &parsed_a {
        for other in &parsed_b {
            let relation = relation(one, other);
            // Full names that cannot be one person's decide, whatever their short forms share.
            let telling = |name: &Name| name.given.first().is_some_and(|given| !given.initial);
            let same_last = one.last.as_ref().map(|part| &part.loose) == other.last.as_ref().map(|part| &part.loose);
            if relation == Relation::Apart && same_last && telling(one) && telling(other) {
                return Likeness::apart("their first names differ");
            }
            if relation == Relation::Apart && one.gender.zip(other.gender).is_some_and(|(one, other)| one != other) {
                return Likeness::apart("one is a man, the other a woman");
            }
            if relation == Relation::Apart && one.generation.is_some() && other.generation.is_some() && same_last {
                return Likeness::apart("one is the elder, the other the younger");
            }
            best = best.max(relation);
        }
    }
    let (score, reason) = match best {
        Relation::Apart => return Likeness::apart("their names differ"),
        Relation::Same => (0.92, format!("both are named {first_b}")),
        Relation::Spelled => (0.87, format!("“{first_a}” and “{first_b}” are spellings of one name")),
        Relation::Nickname => (0.7, format!("“{first_a}” is another form of “{first_b}”")),
        Relation::Initial => (0.55, format!("“{first_a}” can stand for “{first_b}”")),
        Relation::Surname => (0.4, format!("“{first_a}” and “{first_b}” share a surname")),
    };
    Likeness { score, pro: vec![reason], contra: vec![] }
}

/// Forms of a name that are looked at.
const FORMS: usize = 8;

fn organizations(a: &Description, b: &Description) -> Likeness {
    let letters = |name: &String| name.split_whitespace().map(plain).collect::<Vec<_>>().join(" ");
    let bare = |name: String| name.strip_prefix("the ").map(str::to_string).unwrap_or(name);
    let forms =
        |names: &[String]| -> FxHashSet<String> { names.iter().take(FORMS).map(|name| bare(letters(name))).collect() };
    let (forms_a, forms_b) = (forms(&a.names), forms(&b.names));
    if forms_a.intersection(&forms_b).next().is_some() {
        let named = a.names.first().map_or("", String::as_str);
        return Likeness { score: 0.95, pro: vec![format!("both are called {named}")], contra: vec![] };
    }
    for (one, other) in pairs(a, b).chain(pairs(b, a)) {
        if abbreviates(one, other) {
            let reason = format!("“{one}” can stand for “{other}”");
            return Likeness { score: 0.6, pro: vec![reason], contra: vec![] };
        }
    }
    Likeness::apart("their names differ")
}

fn pairs<'a>(a: &'a Description, b: &'a Description) -> impl Iterator<Item = (&'a str, &'a str)> {
    a.names
        .iter()
        .take(FORMS)
        .flat_map(|one| b.names.iter().take(FORMS).map(move |other| (one.as_str(), other.as_str())))
}

/// Whether `short` ("ECB") is made of the first letters of the words of `long` ("European Central Bank"), small words
/// left out or not; parts of a German compound count as words ("EZB", "Europäische Zentralbank").
pub fn abbreviates(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.chars().filter(|c| c.is_alphanumeric()).collect();
    let capitals = letters.iter().filter(|c| c.is_uppercase()).count();
    if short.contains(' ') || !(2..=8).contains(&letters.len()) || capitals * 2 < letters.len() + 1 {
        return false;
    }
    let words: Vec<String> = long.split([' ', '-']).map(plain).filter(|word| !word.is_empty()).collect();
    let wanted: Vec<char> = letters.iter().flat_map(|c| c.to_lowercase()).collect();
    if words.len() < 2 {
        return false;
    }
    let long_words = words.iter().filter(|word| word.chars().count() > 3);
    if firsts(words.iter()) == wanted || firsts(long_words) == wanted {
        return true;
    }
    // Each word gives its first letter, a long last word more of them.
    let (Some(last), true) = (words.last(), wanted.len() > words.len()) else { return false };
    let heads = firsts(words.iter());
    if last.chars().count() < 8 || wanted.get(..heads.len()) != Some(heads.as_slice()) {
        return false;
    }
    let mut rest = last.chars().skip(2);
    wanted.iter().skip(heads.len()).all(|c| rest.any(|letter| letter == *c))
}

fn firsts<'a>(words: impl Iterator<Item = &'a String>) -> Vec<char> {
    words.filter_map(|word| word.chars().next()).collect()
}

/// Adds to the organizations among `people` the abbreviations that stand behind them in the text: "European Central Bank
/// (ECB)". `text` is the body in which they were found.
pub fn bind_abbreviations(text: &str, people: &mut [Person]) {
    for person in people.iter_mut().filter(|person| person.kind != SpeakerKind::Person && person.name.contains(' ')) {
        let bound = person.mentions.iter().find_map(|mention| {
            let behind = text.get(mention.end()..)?.strip_prefix(" (")?;
            let (short, _) = behind.split_once(')')?;
            let short = short.trim_matches(|c: char| !c.is_alphanumeric());
            abbreviates(short, &person.name).then(|| short.to_string())
        });
        if let Some(short) = bound.filter(|short| !person.aliases.contains(short)) {
            person.aliases.push(short);
        }
    }
}

/// What the articles around them share; whether they are connected at all.
fn context(a: &Description, b: &Description, found: &mut Likeness) -> bool {
    let set = |list: &[String]| -> FxHashSet<String> { list.iter().map(|one| one.to_lowercase()).collect() };
    let own: FxHashSet<String> = a.names.iter().chain(&b.names).map(|name| name.to_lowercase()).collect();
    let shared_places = a.places.iter().any(|place| b.places.contains(place));
    if shared_places {
        found.score += 0.3;
        found.pro.push("they stand in one story".to_string());
    }
    let others = set(&b.companions);
    let mut beside: Vec<&String> = Vec::new();
    for name in a.companions.iter().filter(|name| name.contains(' ')) {
        let lower = name.to_lowercase();
        if others.contains(&lower) && !own.contains(&lower) && !beside.contains(&name) && beside.len() < FORMS {
            beside.push(name);
        }
    }
    if let Some(first) = beside.first() {
        found.score += if beside.len() > 2 { 0.25 } else { 0.15 };
        found.pro.push(match beside.get(1) {
            Some(second) => format!("both are named beside {first} and {second}"),
            None => format!("both are named beside {first}"),
        });
    }
    let (subjects_a, subjects_b) = (set(&a.subjects), set(&b.subjects));
    let common = subjects_a.intersection(&subjects_b).count();
    let all = subjects_a.len().min(subjects_b.len());
    let alike = all >= 4 && common * 5 >= all * 2;
    if alike {
        found.score += 0.15;
        let mut words: Vec<&String> = subjects_a.intersection(&subjects_b).collect();
        words.sort();
        let words: Vec<&str> = words.iter().take(3).map(|word| word.as_str()).collect();
        found.pro.push(format!("the articles share {}", words.join(", ")));
    }
    let far = all >= 4 && common == 0 && beside.is_empty() && !shared_places;
    if far {
        found.contra.push("the articles are about other things".to_string());
        found.score -= 0.05;
    }
    shared_places || !beside.is_empty() || alike
}

/// The words of roles: their stems, and the walks of life that they belong to, as bits.
#[derive(Debug, Default)]
struct Roles {
    stems: FxHashSet<String>,
    fields: u32,
}

/// Words in roles that tell nothing of who it is, folded.
const PALE: &[&str] = &[
    "the",
    "of",
    "for",
    "and",
    "a",
    "an",
    "in",
    "at",
    "his",
    "her",
    "former",
    "new",
    "der",
    "die",
    "das",
    "des",
    "und",
    "ehemalige",
    "fruhere",
    "de",
    "la",
    "le",
    "les",
    "du",
    "et",
    "ancien",
    "ancienne",
    "del",
    "los",
    "las",
    "el",
    "y",
    "ex",
    "who",
    "local",
    "old",
    "year",
    "years",
    "said",
    "chief",
    "head",
];

impl Roles {
    fn of(roles: &[String]) -> Self {
        let mut found = Self::default();
        for role in roles.iter().take(FORMS) {
            for word in role.split(|c: char| !c.is_alphanumeric()) {
                let word = plain(word);
                if word.chars().count() < 3 && !matches!(word.as_str(), "mp") || PALE.contains(&word.as_str()) {
                    continue;
                }
                found.fields |= fields(&word);
                found.stems.insert(stem::stem(&word, Language::English).into_owned());
            }
        }
        found
    }
}

fn fields(word: &str) -> u32 {
    static FIELDS: LazyLock<Vec<(&str, u32)>> = LazyLock::new(|| {
        let lines = include_str!("identity/fields.txt").lines().filter(|line| !line.starts_with('#'));
        let rows = lines.enumerate().flat_map(|(number, line)| {
            let words = line.split_once(':').map_or("", |(_, words)| words);
            words.split_whitespace().map(move |word| (word, 1 << number))
        });
        rows.collect()
    });
    FIELDS
        .iter()
        .filter(|(known, _)| match known.strip_suffix('.') {
            Some(whole) => whole == word || word.strip_suffix('s') == Some(whole),
            None => word.starts_with(known),
        })
        .fold(0, |bits, (_, bit)| bits | bit)
}

/// Under which words a name is looked up: spellings of one surname fall together, and an organization is found by its
/// name and by its abbreviation. Empty for a name without letters.
pub fn lookup_words(name: &str, kind: SpeakerKind) -> Vec<String> {
    let mut words = Vec::new();
    if kind != SpeakerKind::Person {
        let whole: Vec<String> =
            name.split_whitespace().map(plain).filter(|word| !word.is_empty() && word != "the").collect();
        let initials = |least: usize| -> String {
            whole.iter().filter(|word| word.chars().count() >= least).filter_map(|word| word.chars().next()).collect()
        };
        words.push(whole.concat());
        if whole.len() > 1 {
            words.extend([initials(1), initials(4)].into_iter().filter(|short| short.chars().count() > 1));
            // A compound at the end gives the abbreviation one letter more: both are found without it.
            words.push(format!("{}+", initials(1)));
        } else if name.chars().filter(|c| c.is_uppercase()).count() > 1 {
            let short = whole.concat();
            let fewer: String = short.chars().take(short.chars().count().saturating_sub(1)).collect();
            words.push(format!("{fewer}+"));
        }
    }
    if kind != SpeakerKind::Organization {
        let name = Name::of(name);
        words.extend(name.last.iter().map(|part| part.loose.clone()));
        // The first of two surnames.
        words.extend(
            name.given
                .iter()
                .skip(1)
                .filter(|part| !part.initial && part.loose.len() > 2)
                .map(|part| part.loose.clone()),
        );
    }
    words.retain(|word| !word.is_empty());
    words.sort();
    words.dedup();
    words
}

/// Whether a name alone tells who it is: a given name, written out, and a surname; or an organization's.
pub fn tells(name: &str, kind: SpeakerKind) -> bool {
    let parsed = Name::of(name);
    kind == SpeakerKind::Organization || parsed.given.first().is_some_and(|given| !given.initial)
}

/// Whether another form of a name tells more than the name: a courtesy title that tells a man from a woman, or an
/// abbreviation.
pub fn bears(form: &str, name: &str) -> bool {
    Name::of(form).gender.is_some() || abbreviates(form, name)
}

/// How full a name is, to be compared: names written out count more than initials; of two that say the same the one
/// with fewer titles is the fuller name, then the longer one.
pub fn fullness(name: &str) -> impl Ord {
    let parsed = Name::of(name);
    let words = parsed.given.iter().chain(&parsed.last);
    let full: usize = words.map(|part| if part.initial { 1 } else { 4 }).sum();
    (full, std::cmp::Reverse(name.split_whitespace().count()), name.chars().count())
}
