//! Names taken apart, and how two of them stand to each other.
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use unicode_normalization::{char::is_combining_mark, UnicodeNormalization};

/// Titles that are no part of a name, and the gender that they tell; folded.
const TITLES: &[(&str, Option<Gender>)] = &[
    ("mr", Some(Gender::Male)),
    ("sir", Some(Gender::Male)),
    ("lord", Some(Gender::Male)),
    ("herr", Some(Gender::Male)),
    ("herrn", Some(Gender::Male)),
    ("monsieur", Some(Gender::Male)),
    ("senor", Some(Gender::Male)),
    ("don", Some(Gender::Male)),
    ("signor", Some(Gender::Male)),
    ("mrs", Some(Gender::Female)),
    ("ms", Some(Gender::Female)),
    ("miss", Some(Gender::Female)),
    ("mme", Some(Gender::Female)),
    ("madame", Some(Gender::Female)),
    ("mlle", Some(Gender::Female)),
    ("lady", Some(Gender::Female)),
    ("dame", Some(Gender::Female)),
    ("frau", Some(Gender::Female)),
    ("senora", Some(Gender::Female)),
    ("sra", Some(Gender::Female)),
    ("dona", Some(Gender::Female)),
    ("signora", Some(Gender::Female)),
    ("dr", None),
    ("prof", None),
    ("professor", None),
    ("doctor", None),
];
const PARTICLES: &[&str] = &[
    "van", "von", "vom", "de", "der", "den", "del", "della", "di", "da", "dos", "du", "la", "le", "el", "al", "bin",
    "ibn", "ter", "ten", "zu", "zum", "zur", "af", "av", "y", "e", "d", "l",
];
/// How roles end that stand before a name in one word with what they are of ("Verkehrsminister"); folded.
const ROLE_ENDINGS: &[&str] = &[
    "minister",
    "ministerin",
    "prasident",
    "prasidentin",
    "president",
    "kanzler",
    "kanzlerin",
    "sprecher",
    "sprecherin",
    "chef",
    "chefin",
    "direktor",
    "direktorin",
    "director",
    "meister",
    "meisterin",
    "senator",
    "senatorin",
    "leiter",
    "leiterin",
    "vorsitzende",
    "vorsitzender",
];
/// Degrees behind a name.
const DEGREES: &[&str] = &["phd", "md", "mp", "mep", "cbe", "obe", "mbe", "kc", "qc", "esq"];

/// Grammatical gender as titles tell it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gender {
    Male,
    Female,
}

/// A word of a name: folded to plain letters, and whether it is only an initial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Part {
    pub plain: String,
    pub loose: String,
    pub initial: bool,
}

impl Part {
    fn of(word: &str) -> Option<Self> {
        let plain = plain(word);
        let letters = plain.chars().count();
        let (loose, initial) = (loose(&plain), letters == 1);
        (letters > 0).then_some(Self { plain, loose, initial })
    }
}

/// The name of a person, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Name {
    /// Given and middle names.
    pub given: Vec<Part>,
    /// The last word.
    pub last: Option<Part>,
    /// "jr", "sr", "ii" …
    pub generation: Option<String>,
    pub gender: Option<Gender>,
}

impl Name {
    pub fn of(text: &str) -> Self {
        let mut name = Self::default();
        let (head, tail) = text.split_once(',').unwrap_or((text, ""));
        let behind = plain(tail);
        // "Brandt, Jonas", but not "Jonas Brandt, Jr."
        let turned = if tail.trim().is_empty() || generation(&behind).is_some() || DEGREES.contains(&behind.as_str()) {
            name.generation = generation(&behind);
            head.to_string()
        } else {
            format!("{tail} {head}")
        };
        let mut words: Vec<&str> = Vec::new();
        for word in turned.split_whitespace() {
            // "J.K." is two initials.
            let letters: Vec<&str> = word.split('.').filter(|part| !part.is_empty()).collect();
            if letters.len() > 1 && letters.iter().all(|part| part.chars().count() == 1) {
                words.extend(letters);
            } else {
                words.push(word);
            }
        }
        let mut parts: Vec<Part> = Vec::new();
        let count = words.len();
        for (place, word) in words.into_iter().enumerate() {
            let Some(part) = Part::of(word) else { continue };
            if let Some((_, gender)) = TITLES.iter().find(|(title, _)| *title == part.plain) {
                if place + 1 < count && parts.is_empty() {
                    name.gender = name.gender.or(*gender);
                    continue;
                }
            }
            let role = ROLE_ENDINGS.iter().any(|ending| part.plain.ends_with(ending));
            if role && parts.is_empty() && place + 2 < count {
                continue;
            }
            if !parts.is_empty() && DEGREES.contains(&part.plain.as_str()) {
                continue;
            }
            if !parts.is_empty() && place + 1 == count {
                if let Some(found) = generation(&part.plain) {
                    name.generation = Some(found);
                    continue;
                }
            }
            let particle = !part.initial && PARTICLES.contains(&part.plain.as_str());
            if !(particle && place + 1 < count) {
                parts.push(part);
            }
        }
        name.last = parts.pop();
        name.given = parts;
        name
    }
}

fn generation(word: &str) -> Option<String> {
    Some(match word {
        "jr" | "junior" | "jun" => "jr".to_string(),
        "sr" | "senior" | "sen" => "sr".to_string(),
        "ii" | "iii" | "iv" => word.to_string(),
        _ => return None,
    })
}

/// How two names of persons stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Relation {
    /// They cannot be one person's.
    Apart,
    /// A surname alone, on one side or both.
    Surname,
    /// An initial where the other has the given name.
    Initial,
    /// A short form or a form of another language.
    Nickname,
    /// The same given name and surname, spelled otherwise or with more names between.
    Spelled,
    /// The same words.
    Same,
}

/// How two names stand to each other.
pub(super) fn relation(a: &Name, b: &Name) -> Relation {
    let (Some(last_a), Some(last_b)) = (&a.last, &b.last) else { return Relation::Apart };
    if a.generation.is_some() && b.generation.is_some() && a.generation != b.generation {
        return Relation::Apart;
    }
    if a.gender.is_some() && b.gender.is_some() && a.gender != b.gender {
        return Relation::Apart;
    }
    let same_last = last_a.loose == last_b.loose;
    // The first of two surnames may stand alone.
    let second = |long: &Name, short: &Part| long.given.iter().skip(1).any(|part| part.loose == short.loose);
    let both_given = !a.given.is_empty() && !b.given.is_empty();
    if !same_last && !(both_given && (second(a, last_b) || second(b, last_a))) {
        return Relation::Apart;
    }
    let (Some(first_a), Some(first_b)) = (a.given.first(), b.given.first()) else { return Relation::Surname };
    let middle_apart = a.given.get(1).zip(b.given.get(1)).is_some_and(|(one, other)| {
        same_last && one.loose.chars().next() != other.loose.chars().next() && a.given.len() == b.given.len()
    });
    if middle_apart {
        return Relation::Apart;
    }
    if first_a.initial || first_b.initial {
        let same = first_a.plain.chars().next() == first_b.plain.chars().next();
        return if same { Relation::Initial } else { Relation::Apart };
    }
    if first_a.loose == first_b.loose {
        let equal = a.given.len() == b.given.len() && last_a.plain == last_b.plain && first_a.plain == first_b.plain;
        return if equal { Relation::Same } else { Relation::Spelled };
    }
    let known = |one: &str, other: &str| nicknames(one).iter().any(|set| nicknames(other).contains(set));
    let begins = |one: &str, other: &str| one.chars().count() >= 3 && other.starts_with(one);
    if known(&first_a.plain, &first_b.plain)
        || begins(&first_a.plain, &first_b.plain)
        || begins(&first_b.plain, &first_a.plain)
    {
        return Relation::Nickname;
    }
    // Called by the middle name.
    let called =
        |one: &Name, other: &Part| one.given.iter().skip(1).any(|part| !part.initial && part.loose == other.loose);
    if called(a, first_b) || called(b, first_a) {
        return Relation::Nickname;
    }
    Relation::Apart
}

fn nicknames(name: &str) -> &'static [usize] {
    static SETS: LazyLock<FxHashMap<&str, Vec<usize>>> = LazyLock::new(|| {
        let mut sets: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
        for (number, line) in include_str!("nicknames.txt").lines().filter(|line| !line.starts_with('#')).enumerate() {
            line.split_whitespace().for_each(|word| sets.entry(word).or_default().push(number));
        }
        sets
    });
    SETS.get(name).map_or(&[], Vec::as_slice)
}

/// Lower case and plain letters: no accents, no marks, letters of their own written as two or one.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c) && c.is_alphanumeric()) {
        for c in c.to_lowercase() {
            match c {
                'ß' => out.push_str("ss"),
                'ø' => out.push('o'),
                'æ' => out.push_str("ae"),
                'œ' => out.push_str("oe"),
                'ł' => out.push('l'),
                'đ' | 'ð' => out.push('d'),
                'ı' => out.push('i'),
                'þ' => out.push_str("th"),
                c => out.push(c),
            }
        }
    }
    out
}

/// What the spellings of one word in several languages have in common: transliterations and dropped accents fall
/// together ("Müller", "Mueller"; "Zelensky", "Selenskyj"; "Poutine", "Putin").
pub(super) fn loose(plain: &str) -> String {
    let mut word = plain.to_string();
    for (from, to) in [
        ("tsch", "ch"),
        ("tch", "ch"),
        ("sch", "sh"),
        ("shch", "sh"),
        ("zh", "sh"),
        ("kh", "h"),
        ("ph", "f"),
        ("th", "t"),
        ("ae", "a"),
        ("oe", "o"),
        ("ue", "u"),
        ("ou", "u"),
        ("ks", "x"),
        ("ck", "k"),
        ("w", "v"),
        ("z", "s"),
        ("j", "i"),
        ("y", "i"),
    ] {
        if word.contains(from) {
            word = word.replace(from, to);
        }
    }
    let mut out = String::with_capacity(word.len());
    for c in word.chars() {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    if out.chars().count() > 4 && out.ends_with('e') {
        out.pop();
    }
    out
}
