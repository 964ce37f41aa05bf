//! The words of a telling, in a form in which tellings can be compared.
use super::lists;
use super::scan::{self, Raw, Scanned};
use super::spelling::{self, Value};
use crate::{Language, Span};
use broadsheet_text::{stem, stopwords};
use rustc_hash::FxHasher;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// A word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    /// The same for all spellings of it.
    pub(super) key: u32,
    /// The same for all its forms, and for close synonyms.
    pub(super) loose: u32,
    /// In one spelling.
    pub(super) norm: Arc<str>,
    /// Without its ending.
    pub(super) stem: Arc<str>,
    /// Where it stands.
    pub(super) span: Span,
    /// It has a topic of its own.
    pub(super) content: bool,
    /// What must agree for it to be the same thing.
    pub(super) sort: Sort,
}

/// What a word says of the statement that it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Plain,
    Number,
    /// A name, by its capital within a sentence.
    Name,
    /// A day or a month.
    Date,
    /// Turns the statement round.
    Negation,
}

/// A word, or a place where the outlet stepped in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Word(Word),
    /// Words may be left out. Soft where two quoted stretches meet: there need be nothing between them.
    Gap {
        soft: bool,
    },
    /// The outlet's own words, in place of some or none.
    Bracket(Vec<Word>),
}

/// Reads the pieces of `text`; gaps at its ends are none.
pub(super) fn read(text: &str, language: Language) -> Vec<Piece> {
    let mut found: Vec<Piece> = Vec::new();
    let mut run: Vec<Raw> = Vec::new();
    for piece in scan::scan(text) {
        match piece {
            Scanned::Word(raw) => run.push(raw),
            other => {
                found.extend(expand(&std::mem::take(&mut run), language).into_iter().map(Piece::Word));
                match other {
                    Scanned::Gap { soft } => match found.last_mut() {
                        None => {}
                        Some(Piece::Gap { soft: before }) => *before &= soft,
                        Some(_) => found.push(Piece::Gap { soft }),
                    },
                    Scanned::Bracket(raws) => found.push(Piece::Bracket(expand(&raws, language))),
                    Scanned::Word(_) => {}
                }
            }
        }
    }
    found.extend(expand(&run, language).into_iter().map(Piece::Word));
    while matches!(found.last(), Some(Piece::Gap { .. })) {
        found.pop();
    }
    found
}

/// Words from what stands between two interruptions: without fillers and stutters, contractions taken apart, numbers
/// put together.
fn expand(raws: &[Raw], language: Language) -> Vec<Word> {
    let mut found: Vec<Word> = Vec::with_capacity(raws.len());
    let mut rest = raws;
    let mut last: Option<&str> = None;
    while let Some((raw, tail)) = rest.split_first() {
        if let Some(length) = filler(rest, found.is_empty(), language) {
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        let stop_word = stopwords::contains(&raw.plain, language);
        if stop_word && last == Some(raw.plain.as_str()) && !lists::negates(&raw.plain, language) {
            rest = tail;
            continue;
        }
        last = Some(&raw.plain);
        if let Some((text, span, length)) = number(rest, language) {
            found.push(word(text, span, language, Sort::Number));
            rest = rest.get(length..).unwrap_or_default();
            continue;
        }
        if let Some((text, next)) = pair(raw, tail.first()) {
            let sort = if text == "no-one" { Sort::Negation } else { Sort::Plain };
            found.push(word(text.to_string(), raw.span.cover(next.span), language, sort));
            rest = tail.get(1..).unwrap_or_default();
            continue;
        }
        for part in spelling::parts(&raw.plain) {
            let sort = match () {
                () if lists::negates(&part, language) => Sort::Negation,
                () if lists::is_date(&part, language) => Sort::Date,
                () if raw.capital && !raw.opens && language != Language::German && part.len() > 1 && !stop_word => {
                    Sort::Name
                }
                () => Sort::Plain,
            };
            found.push(word(spelling::american(&part, language), raw.span, language, sort));
        }
        rest = tail;
    }
    found
}

fn word(norm: String, span: Span, language: Language, sort: Sort) -> Word {
    let bare = norm.strip_suffix("'s").unwrap_or(&norm);
    let stem: Arc<str> = match sort {
        Sort::Number | Sort::Name => bare.into(),
        _ => stem::stem(bare, language).into(),
    };
    let class = lists::class(&norm, language).or_else(|| lists::class(&stem, language));
    let loose = hash(class.filter(|_| sort != Sort::Number).unwrap_or(&stem));
    let empty = stopwords::contains(&norm, language) || lists::is_light(&norm, language) || norm.len() == 1;
    // "Everybody" is a stop word, but no other word takes its place by chance.
    let content = sort == Sort::Number || !empty && sort != Sort::Negation;
    Word { key: hash(&norm), loose, stem, norm: norm.into(), span, content, sort }
}

fn hash(word: &str) -> u32 {
    let mut hasher = FxHasher::default();
    word.hash(&mut hasher);
    (hasher.finish() >> 32) as u32
}

/// How many words a filler at the start of `raws` has.
fn filler(raws: &[Raw], first: bool, language: Language) -> Option<usize> {
    let stands = |phrase: &&Vec<String>| {
        raws.len() >= phrase.len() && phrase.iter().zip(raws).all(|(word, raw)| *word == raw.plain)
    };
    let phrase = lists::fillers(&raws.first()?.plain, language).iter().find(stands)?;
    let set_off = (first || raws.first()?.marked) && (raws.len() == phrase.len() || raws.get(phrase.len())?.marked);
    // Sounds without a meaning always are; "you know" alone is no filler: something must be said.
    let sound = matches!(phrase.as_slice(), [one] if matches!(&**one, "uh" | "uhm" | "erm" | "hmm" | "hm" | "ahm" | "euh" | "ehm"));
    (sound || set_off && raws.len() > phrase.len()).then_some(phrase.len())
}

/// Two words that are one.
fn pair<'a>(raw: &Raw, next: Option<&'a Raw>) -> Option<(&'static str, &'a Raw)> {
    let next = next?;
    let joined = match (raw.plain.as_str(), next.plain.as_str()) {
        ("per", "cent" | "cento") | ("pour", "cent") | ("por", "ciento") => "percent",
        ("no", "one") => "no-one",
        ("all", "right") => "alright",
        _ => return None,
    };
    Some((joined, next))
}

/// The number at the start of `raws`: "two hundred thousand", "3 million", "twenty-five".
fn number(raws: &[Raw], language: Language) -> Option<(String, Span, usize)> {
    let first = raws.first()?;
    let mut span = first.span;
    let (mut total, mut current, mut length) = (0u64, 0u64, 0usize);
    for raw in raws {
        if length > 0 && raw.marked {
            break;
        }
        let taken = match spelling::value(&raw.plain, language) {
            Some(Value::Figure(figure)) if length == 0 => {
                let scale = raws.get(1).filter(|next| !next.marked);
                let scale = scale.and_then(|next| lists::number(&next.plain, language).filter(|scale| *scale >= 1000));
                let (Some(scale), Some(next)) = (scale, raws.get(1)) else { return Some((figure, span, 1)) };
                return Some((scaled(&figure, scale)?, span.cover(next.span), 2));
            }
            Some(Value::Word(value)) if value >= 1000 => {
                if total > 0 && current == 0 {
                    break;
                }
                total = total.saturating_add(current.max(1).saturating_mul(value));
                current = 0;
                true
            }
            Some(Value::Word(100)) if current < 100 => {
                current = current.max(1) * 100;
                true
            }
            Some(Value::Word(value)) => {
                let fits = length == 0
                    || total > 0 && current == 0
                    || current > 0 && current % 100 == 0 && value < 100
                    || current % 100 >= 20 && current % 10 == 0 && value < 10;
                if fits {
                    current += value;
                }
                fits
            }
            _ => false,
        };
        if !taken {
            break;
        }
        span = span.cover(raw.span);
        length += 1;
    }
    (length > 0).then(|| (total.saturating_add(current).to_string(), span, length))
}

/// "3.5" and a million: 3500000.
fn scaled(figure: &str, scale: u64) -> Option<String> {
    let (whole, decimals) = figure.split_once('.').unwrap_or((figure, ""));
    let whole: u64 = whole.parse().ok()?;
    let mut part = 0;
    let mut unit = scale;
    for digit in decimals.bytes() {
        unit /= 10;
        part += u64::from(digit - b'0') * unit;
    }
    Some(whole.checked_mul(scale)?.checked_add(part)?.to_string())
}
