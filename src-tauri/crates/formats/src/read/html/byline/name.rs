//! Whether a piece of text is a person's name, and how the name is written.
use std::sync::LazyLock;

use regex::Regex;

use super::words;

/// A piece of a byline without brackets, mail addresses, handles, titles and degrees, and without the job behind the
/// name. Empty when nothing is left.
pub fn tidy(piece: &str) -> String {
    // A name in brackets between two names is part of them ("Ada (Brook) Quill").
    static INNER: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"^(\p{Lu}\p{L}+)\s\((\p{Lu}\p{Ll}+)\)\s(\p{Lu}[\p{L}'’-]+)$").ok());
    if INNER.as_ref().is_some_and(|inner| inner.is_match(piece.trim())) {
        return piece.trim().to_string();
    }
    static BRACKETS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"\([^)]*\)?|\[[^\]]*\]?|<[^>]*>?|\{[^}]*\}?|\S+@\S+|(?:^|\s)@\w+|\S*://\S+|\bwww\.\S+").ok()
    });
    let piece = BRACKETS.as_ref().map_or(piece.into(), |brackets| brackets.replace_all(piece, " "));
    let mut words: Vec<&str> = piece
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\'' | '’')))
        .map(|word| word.trim_start_matches(['.', '\'', '’']).trim_end_matches(['\'', '’']))
        .filter(|word| !word.is_empty())
        .collect();
    let titles = words.iter().take_while(|word| words::is_title(word)).count();
    words.drain(..titles);
    // What names a job or comes with one ends the name.
    if let Some(job) = words.iter().skip(2).position(|word| words::is_job(word)) {
        let body = words.iter().skip(2).take(job).chain(words.iter().skip(job + 2)).any(|word| words::is_body(word));
        if !body || words.len() > job + 3 {
            words.truncate(job + 2);
        }
    }
    while words.len() > 2 && words.last().is_some_and(|word| words::is_degree(word)) && !is_junior(words.last()) {
        words.pop();
    }
    // A name with the text of its picture before it stands twice.
    let (first, second) = words.split_at(words.len() / 2);
    if first == second {
        words.truncate(first.len());
    }
    let last = words.len().saturating_sub(1);
    let kept: Vec<String> = words.iter().enumerate().map(|(at, word)| written(word, at == last)).collect();
    kept.join(" ")
}

fn is_junior(word: Option<&&str>) -> bool {
    word.is_some_and(|word| matches!(word.to_lowercase().trim_end_matches('.'), "jr" | "sr" | "ii" | "iii" | "iv"))
}

/// A word of a name without the dot that ended the line; a user's name made of a name ("Mara.Voss") is two words.
fn written(word: &str, last: bool) -> String {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let word = if last && word.ends_with('.') && letters > 3 { word.trim_end_matches('.') } else { word };
    match word.split_once('.') {
        Some((first, second))
            if [first, second].iter().all(|part| {
                part.chars().count() >= 3
                    && part.chars().all(char::is_alphabetic)
                    && part.chars().next().is_some_and(char::is_uppercase)
            }) =>
        {
            format!("{first} {second}")
        }
        _ => word.to_string(),
    }
}

/// A name with its capitals as in running text: "JOHN McDOE" and "KAZIM Türkmen" have words that are written large as a
/// whole. Abbreviations and initials stay.
pub fn recase(name: &str) -> String {
    let all = !name.chars().any(char::is_lowercase);
    let none = !name.chars().any(char::is_uppercase);
    let words = name.split(' ').enumerate().map(|(at, word)| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let large = letters >= 2 && !word.contains('.') && !word.chars().any(char::is_lowercase);
        if words::is_particle(word) && at > 0 && (all || none) {
            word.to_lowercase()
        } else if large && (all && letters > 2 || letters > 3) || none && letters >= 2 || large && all && at > 0 {
            capitalized(word)
        } else {
            word.to_string()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

/// "O'NEILL-MCKAY" as "O'Neill-McKay".
fn capitalized(word: &str) -> String {
    let mut out = String::new();
    let mut start = true;
    for c in word.chars() {
        if start {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        // After "Mc", and after an apostrophe that one letter stands before ("O'Neill", not "Rosa's").
        let mc =
            out.len() >= 2 && out.ends_with("Mc") && out.trim_end_matches("Mc").chars().last().is_none_or(|c| c == '-');
        let elided = matches!(c, '\'' | '’') && out.chars().count() <= 2;
        start = c == '-' || mc || elided;
    }
    out
}

/// Whether this looks like a person's name: two to five words that begin with capitals (small words between them), no
/// figures, and none of the words that names do not have.
pub fn is_name(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    if !(2..=6).contains(&words.len())
        || text.chars().count() > 60
        || text.chars().any(|c| c.is_numeric() || "!?:#%$€\"“”„»«_=+*|/\\©®™".contains(c))
        || words.iter().any(|word| {
            words::is_foreign(word) || words::is_job(word) && (words.len() > 2 || !words::is_family_name(word))
        })
        || words.first().is_some_and(|word| words::is_job(word))
    {
        return false;
    }
    let capital = |word: &&&str| {
        let first = word.trim_start_matches(|c: char| !c.is_alphabetic()).chars().next();
        first.is_some_and(|c| !c.is_lowercase())
    };
    let small = |word: &str| {
        words::is_particle(word)
            || ["d'", "d’", "al-", "el-", "ad-", "as-", "ibn-"].iter().any(|start| word.starts_with(start))
    };
    let capitals = words.iter().filter(capital).count();
    let last = words.last().copied().unwrap_or_default();
    let ends_well = !text.ends_with('.') || last.chars().count() <= 4;
    let initials = words.iter().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() <= 1).count();
    ends_well
        && capitals >= 1
        && (capital(&&last) || last.starts_with("d'") || last.starts_with("al-"))
        && words.iter().all(|word| capital(&word) || small(word))
        && (capitals >= 2 || words.len() == capitals + 1)
        && initials < words.len()
        && capitals <= 5
}

/// One word written as a name, of the kind that people sign with alone.
pub fn is_single_name(text: &str) -> bool {
    let count = text.chars().count();
    let letters = text.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’'));
    let han = text.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    letters
        && (han && (2..=4).contains(&count)
            || (3..=20).contains(&count)
                && text.chars().next().is_some_and(char::is_uppercase)
                && capitals * 2 <= count)
        && !words::is_foreign(text)
        && !words::is_job(text)
        && !words::is_degree(text)
}
