//! One form for all spellings of a word: case, accents, British and American, contractions, numbers.
use super::lists;
use crate::Language;
use unicode_normalization::{char::is_combining_mark, UnicodeNormalization};

/// Lower case, without accents, with a plain apostrophe and "ss" for "ß".
pub(super) fn plain(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    let mut found = String::with_capacity(word.len());
    for c in word.nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            '’' => found.push('\''),
            'ß' | 'ẞ' => found.push_str("ss"),
            'œ' | 'Œ' => found.push_str("oe"),
            'æ' | 'Æ' => found.push_str("ae"),
            c => found.extend(c.to_lowercase()),
        }
    }
    found
}

/// What stands before an apostrophe as a word of its own in French and Italian.
const ELIDED: &[&str] = &[
    "l", "d", "j", "n", "c", "s", "m", "t", "qu", "jusqu", "lorsqu", "puisqu", "quelqu", "un", "dell", "all", "dall",
    "nell", "sull", "quest", "quell",
];

/// The words that a plain word is made of: "don't" is two, "l'école" is two.
pub(super) fn parts(word: &str) -> Vec<String> {
    let two = |one: &str, other: &str| vec![one.to_string(), other.to_string()];
    match word {
        "can't" | "cannot" => return two("can", "not"),
        "won't" => return two("will", "not"),
        "shan't" => return two("shall", "not"),
        "let's" => return two("let", "us"),
        "gonna" => return two("going", "to"),
        "wanna" => return two("want", "to"),
        "gotta" => return two("got", "to"),
        "percent" | "prozent" => return vec!["percent".to_string()],
        _ => {}
    }
    let Some((before, after)) = word.split_once('\'') else { return vec![word.to_string()] };
    match after {
        "t" if before.ends_with('n') && before.len() > 2 => {
            return two(before.strip_suffix('n').unwrap_or(before), "not");
        }
        "re" => return two(before, "are"),
        "ll" => return two(before, "will"),
        "ve" => return two(before, "have"),
        "m" => return two(before, "am"),
        "d" => return two(before, "would"),
        "s" if matches!(
            before,
            "it" | "that"
                | "there"
                | "here"
                | "he"
                | "she"
                | "what"
                | "who"
                | "where"
                | "this"
                | "everything"
                | "nothing"
        ) =>
        {
            return two(before, "is");
        }
        _ => {}
    }
    if ELIDED.contains(&before) && !after.is_empty() && after != "s" {
        return two(before, after);
    }
    vec![word.to_string()]
}

/// Prefixes that are written with and without a hyphen: "re-open", "co-operate".
pub(super) fn joins(prefix: &str) -> bool {
    ["re", "co", "pre", "non", "anti", "semi", "multi", "sub", "inter", "e", "over", "under", "micro", "mini"]
        .contains(&prefix)
}

/// The American spelling of a plain English word; both spellings of a word lead to one form, which need not be a word.
pub(super) fn american(word: &str, language: Language) -> String {
    if !matches!(language, Language::English | Language::Unknown) {
        return word.to_string();
    }
    if let Some(known) = lists::spelling(word) {
        return known.to_string();
    }
    let mut found = word.to_string();
    for stem in OUR {
        if let Some(rest) = found.strip_prefix(stem).and_then(|rest| rest.strip_prefix("our")) {
            found = format!("{stem}or{rest}");
            break;
        }
    }
    for ending in ["e", "ed", "es", "ing", "ation", "ations", "er", "ers"] {
        for (british, own) in [("is", "iz"), ("ys", "yz")] {
            let stem = found.strip_suffix(ending).and_then(|rest| rest.strip_suffix(british));
            if let Some(stem) = stem.filter(|stem| stem.len() >= 3) {
                return format!("{stem}{own}{ending}");
            }
        }
    }
    for ending in ["ed", "ing", "er", "ers", "ation"] {
        let stem = found.strip_suffix(ending).and_then(|rest| rest.strip_suffix("ll"));
        // "traveller", but not "filler": the doubled letter stands after a second syllable.
        if let Some(stem) = stem.filter(|stem| syllables(stem) >= 2) {
            return format!("{stem}l{ending}");
        }
    }
    found
}

/// What stands before "our" in words that are written with "or" in America.
const OUR: &[&str] = &[
    "col",
    "fav",
    "lab",
    "harb",
    "neighb",
    "hon",
    "hum",
    "rum",
    "behavi",
    "endeav",
    "flav",
    "vap",
    "vig",
    "od",
    "parl",
    "sav",
    "splend",
    "savi",
    "arm",
    "clam",
    "cand",
    "glam",
    "ranc",
    "rig",
    "tum",
    "val",
    "dishon",
    "discol",
    "misbehavi",
    "demean",
    "ferv",
];

fn syllables(word: &str) -> usize {
    let vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    let mut before = false;
    word.chars().filter(|c| std::mem::replace(&mut before, vowel(*c)) != vowel(*c) && vowel(*c)).count()
}

/// The value of a plain word or figure ("5,000", "3.5", "twenty", "fünfundzwanzig"); `None` when it is no number.
pub(super) fn value(word: &str, language: Language) -> Option<Value> {
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return figure(word).map(Value::Figure);
    }
    if let Some(known) = lists::number(word, language) {
        return Some(Value::Word(known));
    }
    if language == Language::German {
        let (units, tens) = word.split_once("und")?;
        let units = if units == "ein" { 1 } else { lists::number(units, language).filter(|units| *units < 10)? };
        let tens = lists::number(tens, language).filter(|tens| (20..100).contains(tens))?;
        return Some(Value::Word(tens + units));
    }
    None
}

/// A number as it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Digits, in one form.
    Figure(String),
    /// In words; may be a part of a longer one.
    Word(u64),
}

/// Digits without separators of thousands, with a point for decimals.
fn figure(word: &str) -> Option<String> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = word.split(['.', ',']).collect();
    if !parts.iter().all(|part| digits(part)) {
        return None;
    }
    let (first, rest) = parts.split_first()?;
    if rest.iter().all(|part| part.len() == 3) && first.len() <= 3 {
        return Some(parts.concat());
    }
    let (last, before) = parts.split_last()?;
    Some(if before.is_empty() { (*last).to_string() } else { format!("{}.{last}", before.concat()) })
}
