//! Whether a mark ends a sentence. Rules in the manner of Kiss and Strunk's classes (abbreviation, initial, ordinal) with
//! lists by language; the cases are those of the "golden rules" of pragmatic_segmenter and of Universal Dependencies.
use super::abbreviations::{class, Class};
use crate::{stopwords, Language};

/// Marks that end sentences, each in its script.
pub(super) const fn is_end_mark(c: char) -> bool {
    is_weak(c) || is_strong(c) || is_wide(c)
}

/// A dot: may stand for something else.
const fn is_weak(c: char) -> bool {
    matches!(c, '.' | '…')
}

/// Needs a blank after it.
const fn is_strong(c: char) -> bool {
    matches!(c, '!' | '?' | '‽' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '⁉' | '⁈')
}

/// Needs no blank after it.
const fn is_wide(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '．')
}

/// Closes a quotation or bracket when it stands right behind an end mark.
const fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '“'
            | '‘'
            | '»'
            | '«'
            | '›'
            | '‹'
            | ')'
            | ']'
            | '}'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '＂'
    )
}

/// Of the closers, those that also open.
const fn also_opens(c: char) -> bool {
    matches!(c, '"' | '\'' | '“' | '‘' | '»' | '«' | '›' | '‹' | '＂')
}

const fn is_opener(c: char) -> bool {
    also_opens(c) || matches!(c, '(' | '[' | '{' | '„' | '‚' | '”' | '’' | '¿' | '¡' | '「' | '『' | '（' | '*' | '_')
}

/// End of the run of marks that begins with the mark at `at`: "?!", "...", ". . .".
pub(super) fn run_end(text: &str, at: usize) -> usize {
    let mut end = at;
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let marks = rest.len() - rest.trim_start_matches(is_end_mark).len();
        end += marks;
        // A dot with blanks around it goes on an ellipsis; " .5" and " .org" do not.
        let rest = text.get(end..).unwrap_or_default();
        let dot = rest.strip_prefix([' ', '\u{a0}']).and_then(|rest| rest.strip_prefix('.'));
        match dot {
            Some(after) if !after.starts_with(char::is_alphanumeric) => end = text.len() - after.len() - 1,
            _ => return end,
        }
    }
}

/// End of the closing marks behind the end mark that ends at `at`, and footnote signs.
pub(super) fn closers_end(text: &str, at: usize) -> usize {
    let mut end = at;
    loop {
        let rest = text.get(end..).unwrap_or_default();
        let mut chars = rest.chars();
        let Some(first) = chars.next() else { return end };
        let next = chars.next();
        if also_opens(first) && next.is_some_and(|c| c.is_alphanumeric() || is_opener(c) && !is_closer(c)) {
            return end;
        }
        if is_closer(first) {
            end += first.len_utf8();
        } else if matches!(first, ' ' | '\u{a0}' | '\u{202f}')
            && matches!(next, Some('»' | '›'))
            && chars.next().is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation())
        {
            end += first.len_utf8() + next.map_or(0, char::len_utf8);
        } else if matches!(first, '¹' | '²' | '³' | '⁴'..='⁹') {
            end += first.len_utf8();
        } else if let Some(note) = footnote(rest) {
            end += note;
        } else if let Some(sign) = trailing_sign(rest) {
            end += sign;
        } else {
            return end;
        }
    }
}

/// Length of "[12]".
fn footnote(rest: &str) -> Option<usize> {
    let inside = rest.strip_prefix('[')?;
    let digits = inside.chars().take(4).take_while(char::is_ascii_digit).count();
    (digits > 0 && inside.get(digits..)?.starts_with(']')).then_some(digits + 2)
}

/// Length of a blank and a sign behind it that belongs to the sentence before: " [12]", " […]", " :-)".
fn trailing_sign(rest: &str) -> Option<usize> {
    let sign = rest.strip_prefix([' ', '\u{a0}'])?;
    let blank = rest.len() - sign.len();
    let length = footnote(sign).or_else(|| {
        ["[...]", "[…]", ":)", ":-)", ";)", ";-)", ":(", ":-(", ":P", ":D"]
            .iter()
            .find(|smiley| sign.starts_with(*smiley))
            .map(|smiley| smiley.len())
    })?;
    sign.get(length..)?.chars().next().is_none_or(char::is_whitespace).then_some(blank + length)
}

/// A run of end marks and what stands around it.
pub(super) struct Boundary<'a> {
    /// The sentence up to the marks.
    pub before: &'a str,
    /// The marks.
    pub marks: &'a str,
    /// What closes right behind them.
    pub closers: &'a str,
    /// The rest of the paragraph.
    pub after: &'a str,
    /// The language.
    pub language: Language,
}

impl Boundary<'_> {
    /// Whether the sentence ends behind the closers.
    pub fn ends(&self) -> bool {
        let rest = self.after.trim_start();
        if rest.is_empty() {
            return true;
        }
        // The number of a note or a lost mark at the very end is no sentence.
        if rest.len() <= 4 && !rest.contains(|c: char| c.is_alphabetic() || is_end_mark(c)) {
            return false;
        }
        let spaced = self.after.starts_with(char::is_whitespace);
        if self.marks.contains(is_wide) {
            // Japanese goes on after a closing bracket ("…。」と述べた").
            return spaced || !self.closers.ends_with(['」', '』']);
        }
        let next = Next::of(self.after);
        let strong = self.marks.contains(is_strong);
        if !spaced {
            // An address is not longer, and a text without blanks is not read to its end at every dot.
            let near = self.after.char_indices().nth(64).and_then(|(at, _)| self.after.get(..at)).unwrap_or(self.after);
            return self.closers.is_empty() && self.ends_glued(&next, near, strong);
        }
        if strong {
            self.ends_strong(&next)
        } else if self.marks.chars().count() > 1 || self.marks == "…" {
            self.ends_ellipsis(&next)
        } else {
            self.ends_dot(&next)
        }
    }

    /// No blank follows ("end.Next"). Addresses and file names look alike, so that much is asked.
    fn ends_glued(&self, next: &Next, near: &str, strong: bool) -> bool {
        let word = last_word(self.before);
        let token = tail(self.before, 96).rsplit(char::is_whitespace).next().unwrap_or_default();
        let glued = near.split(char::is_whitespace).next().unwrap_or_default();
        let address = ["://", "www.", "@"].iter().any(|sign| token.contains(sign)) || glued.contains('@');
        let ends_plain = word.chars().rev().take(2).all(|c| c.is_lowercase() || c.is_ascii_digit()) && !word.is_empty();
        let begins_plain = next.upper && (next.opened || next.word.chars().nth(1).is_some_and(char::is_lowercase));
        let domain = matches!(next.word, "Com" | "Org" | "Net" | "Js" | "Py");
        let abbreviated = class(&word.to_lowercase(), self.language).is_some();
        ends_plain && begins_plain && !address && !domain && (strong || word.chars().count() > 1 && !abbreviated)
    }

    fn ends_strong(&self, next: &Next) -> bool {
        if next.lower {
            // "Yahoo! in": a name with a mark of its own.
            let word = last_word(self.before);
            let name = word.starts_with(char::is_uppercase) && word.len() < self.before.trim_start().len();
            return self.closers.is_empty() && !(name && self.marks == "!");
        }
        !(self.quoted() && next.is_speaker_tag(self.language))
    }

    fn ends_ellipsis(&self, next: &Next) -> bool {
        if self.before.ends_with(['[', '(']) || next.lower {
            return false;
        }
        let dots = self.marks.chars().filter(|c| *c == '.').count();
        let pronoun = next.word == "I" || next.word.starts_with("I'") || next.word.starts_with("I’");
        dots > 3 || next.upper && (dots == 2 || !pronoun)
    }

    fn ends_dot(&self, next: &Next) -> bool {
        if self.before.ends_with(char::is_whitespace) {
            return !next.lower || self.closers.is_empty();
        }
        let word = last_word(self.before);
        let lower = word.to_lowercase();
        if word.is_empty() {
            return !next.lower || self.closers.is_empty();
        }
        if word.chars().all(|c| c.is_numeric() || matches!(c, '.' | ',')) {
            return self.ends_number(word, next);
        }
        match class(&lower, self.language) {
            Some(Class::Never) => return false,
            Some(Class::Number) if next.digit => return false,
            Some(Class::Maybe) => return self.is_starter(next),
            Some(Class::Last) => return !next.lower,
            _ => {}
        }
        let mut letters = word.chars();
        if let (Some(letter), None) = (letters.next(), letters.next()) {
            return self.ends_initial(letter, next);
        }
        if word.contains('.') && word.split('.').all(|part| part.chars().count() <= 3) {
            return self.is_starter(next);
        }
        if self.counts_with_dots() && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X')) {
            return self.is_starter(next);
        }
        if next.lower {
            return self.closers.is_empty() && self.is_whole_word(word, &lower);
        }
        true
    }

    /// A single letter: an initial, unless it closes a sentence as a word.
    fn ends_initial(&self, letter: char, next: &Next) -> bool {
        let previous = word_before_last(self.before);
        let after_common = previous.starts_with(|c: char| c.is_lowercase() || c.is_numeric());
        if letter.is_uppercase() {
            let pronoun = letter == 'I' && self.language == Language::English && next.upper;
            after_common && (pronoun || self.is_starter(next))
        } else {
            !next.digit && self.is_starter(next)
        }
    }

    /// A number: an ordinal where ordinals are written with a dot ("3. Oktober").
    fn ends_number(&self, number: &str, next: &Next) -> bool {
        let short = number.len() <= 2;
        if !self.counts_with_dots() || number.len() > 3 {
            return !next.lower || (self.closers.is_empty() && !short);
        }
        let previous = word_before_last(self.before).to_lowercase();
        let ordinal = next.lower
            || next.digit && short
            || MONTHS.contains(&next.word.to_lowercase().as_str())
            || COUNTED.contains(&next.word)
            || self.language == Language::German
                && !self.is_starter(next)
                && BEFORE_ORDINAL.contains(&previous.as_str());
        !ordinal
    }

    fn counts_with_dots(&self) -> bool {
        matches!(self.language, Language::German | Language::Polish)
            || matches!(&self.language, Language::Other(code)
                if matches!(code, b"cs" | b"da" | b"et" | b"fi" | b"hr" | b"hu" | b"is" | b"lv" | b"nb" | b"nn" | b"no"
                    | b"sk" | b"sl" | b"sr" | b"tr"))
    }

    /// Whether the next word is one that begins sentences and no names.
    fn is_starter(&self, next: &Next) -> bool {
        let language = match self.language {
            Language::Unknown => Language::English,
            known => known,
        };
        next.upper && stopwords::contains(&next.word.to_lowercase(), language)
    }

    /// Whether the word before the dot is no unknown abbreviation, as far as its form tells.
    fn is_whole_word(&self, word: &str, lower: &str) -> bool {
        let least = if word.starts_with(char::is_uppercase) { 5 } else { 3 };
        let vowel = lower.contains(|c: char| !c.is_ascii() || matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y'));
        let counted = word.starts_with(char::is_numeric);
        counted || stopwords::contains(lower, self.language) || (vowel && word.chars().count() >= least)
    }

    fn quoted(&self) -> bool {
        self.closers.contains(|c: char| !matches!(c, ')' | ']' | '}' | '）'))
    }
}

/// What follows the blank after a mark.
struct Next<'a> {
    word: &'a str,
    rest: &'a str,
    upper: bool,
    lower: bool,
    digit: bool,
    opened: bool,
}

impl<'a> Next<'a> {
    fn of(after: &'a str) -> Self {
        let trimmed = after.trim_start();
        // A dash or bullet before a word says nothing about it.
        let dashed = trimmed.trim_start_matches(['-', '–', '—']).trim_start();
        let rest = dashed.trim_start_matches(is_opener);
        let end = rest
            .char_indices()
            .take(40)
            .take_while(|(_, c)| c.is_alphanumeric() || matches!(c, '\'' | '’'))
            .last()
            .map_or(0, |(at, c)| at + c.len_utf8());
        let word = rest.get(..end).unwrap_or_default();
        let first = word.chars().next();
        // "iPhone", "eBay" begin sentences as they are.
        let brand = word.chars().nth(1).is_some_and(char::is_uppercase);
        let opened = rest.len() < dashed.len();
        Self {
            word,
            rest,
            upper: first.is_some_and(char::is_uppercase) || brand,
            // "(see below)" and "“the" after a full stop begin something new.
            lower: first.is_some_and(char::is_lowercase) && !brand && !opened,
            digit: first.is_some_and(char::is_numeric),
            opened,
        }
    }

    /// Whether a name and a reporting verb follow: `"Why?" Lena Hart asked.` is one sentence. In most other languages
    /// the verb comes first, in lower case.
    fn is_speaker_tag(&self, language: Language) -> bool {
        const SAID: [&str; 14] = [
            "said",
            "says",
            "asked",
            "asks",
            "told",
            "added",
            "wrote",
            "shouted",
            "cried",
            "replied",
            "tweeted",
            "exclaimed",
            "yelled",
            "wondered",
        ];
        if language != Language::English || self.opened {
            return false;
        }
        for word in self.rest.split_whitespace().take(5) {
            if SAID.contains(&word.trim_end_matches([',', '.', ':'])) {
                return true;
            }
            if !word.starts_with(char::is_uppercase) || word.ends_with(['.', '?', '!']) && word.len() > 4 {
                return false;
            }
        }
        false
    }
}

/// Months whose names follow an ordinal.
const MONTHS: [&str; 26] = [
    "januar",
    "jänner",
    "februar",
    "märz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
    "stycznia",
    "lutego",
    "marca",
    "kwietnia",
    "maja",
    "czerwca",
    "lipca",
    "sierpnia",
    "września",
    "października",
    "listopada",
    "grudnia",
    "jan",
];

/// German nouns that are mostly counted.
const COUNTED: [&str; 28] = [
    "Jahrhundert",
    "Jahrhunderts",
    "Jahrtausend",
    "Liga",
    "Bundesliga",
    "Platz",
    "Rang",
    "Runde",
    "Spieltag",
    "Minute",
    "Stock",
    "Stockwerk",
    "Etage",
    "Bezirk",
    "Klasse",
    "Kapitel",
    "Mal",
    "Tag",
    "Jahrestag",
    "Geburtstag",
    "Lebensjahr",
    "Weltkrieg",
    "Wahlperiode",
    "Legislaturperiode",
    "Auflage",
    "Quartal",
    "Halbjahr",
    "Hälfte",
];

/// German words before an ordinal.
const BEFORE_ORDINAL: [&str; 31] = [
    "am", "vom", "zum", "im", "beim", "der", "die", "das", "den", "dem", "des", "ab", "bis", "seit", "zur", "ihr",
    "ihren", "ihrem", "ihrer", "sein", "seinen", "seinem", "seiner", "seine", "ihre", "jeder", "jeden", "jedes",
    "diesem", "dieser", "diesen",
];

/// At most the last `most` bytes: a look back stays short however long the sentence is.
fn tail(text: &str, most: usize) -> &str {
    let mut from = text.len().saturating_sub(most);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or_default()
}

/// The word at the end of `text`, inner dots included; empty when another mark stands there.
fn last_word(text: &str) -> &str {
    let inside = |c: char| c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '-' | '°' | '§' | ',' | '&');
    let found = tail(text, 48);
    let start = found.char_indices().rev().take_while(|(_, c)| inside(*c)).last().map_or(found.len(), |(at, _)| at);
    let word = found.get(start..).unwrap_or_default().trim_start_matches(['.', '\'', '’', '-', ',', '&']);
    if word.ends_with(['\'', '’', ',', '-', '&']) {
        ""
    } else {
        word
    }
}

/// The word before the last one, when only blanks are between them.
fn word_before_last(text: &str) -> &str {
    let last = last_word(text);
    let before = text.get(..text.len() - last.len()).unwrap_or_default();
    if before.ends_with(char::is_whitespace) {
        last_word(before.trim_end())
    } else {
        ""
    }
}
