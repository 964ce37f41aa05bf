//! Passages that both outlets took from one source.
//!
//! Runs of the same words are found by an index of word 4-grams and chained over small edits, as in the detection of
//! text reuse (Smith, Cordell and Mullen, "Computational methods for uncovering reprinted texts", 2015).
use crate::{Article, Span};
use broadsheet_text::token;
use rustc_hash::FxHashMap;

/// A passage that stands in both, word for word or nearly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct SharedCopy {
    /// In A.
    pub a: Span,
    /// In B.
    pub b: Span,
}

/// Fewest words that count as copied; shorter runs are the language's own.
const LEAST: usize = 8;
/// Fewest words in a row that a passage must have somewhere.
const ROW: usize = 5;
/// Words of an index entry.
const GRAM: usize = 4;
/// Most words that a small edit may replace, on either side.
const EDIT: usize = 3;
/// Entries of the index that stand in more places are passed over: they are formulas, and would make it quadratic.
const PLACES: usize = 32;
/// Open chains looked at for one run.
const OPEN: usize = 64;

/// The shared passages in order of A. Each word of either side stands in at most one; longer passages go first.
pub fn find(a: &Article, b: &Article) -> Vec<SharedCopy> {
    let mut keys = FxHashMap::default();
    let (a_words, b_words) = (Words::new(a.text, &mut keys), Words::new(b.text, &mut keys));
    let mut chains = chains(&runs(&a_words.keys, &b_words.keys));
    chains.sort_by_key(|chain| std::cmp::Reverse(words_in(chain)));
    let (mut taken_a, mut taken_b) = (vec![false; a_words.keys.len()], vec![false; b_words.keys.len()]);
    let mut found = Vec::new();
    for chain in chains {
        for passage in free_passages(&chain, &taken_a, &taken_b) {
            let (Some(first), Some(last)) = (passage.first(), passage.last()) else { continue };
            taken_a.get_mut(first.0..last.0 + 1).into_iter().flatten().for_each(|taken| *taken = true);
            taken_b.get_mut(first.1..last.1 + 1).into_iter().flatten().for_each(|taken| *taken = true);
            let span =
                |words: &Words, first: usize, last: usize| Some(words.spans.get(first)?.cover(*words.spans.get(last)?));
            if let (Some(in_a), Some(in_b)) = (span(&a_words, first.0, last.0), span(&b_words, first.1, last.1)) {
                found.push(with_marks(SharedCopy { a: in_a, b: in_b }, a.text, b.text));
            }
        }
    }
    found.sort_by_key(|passage| passage.a);
    found
}

/// The words of a text as numbers, with their places.
struct Words {
    keys: Vec<u32>,
    spans: Vec<Span>,
}

impl Words {
    fn new(text: &str, keys: &mut FxHashMap<String, u32>) -> Self {
        let spans: Vec<Span> = token::words(text).collect();
        let key = |span: &Span| {
            let next = u32::try_from(keys.len()).unwrap_or(u32::MAX);
            *keys.entry(span.of(text).to_lowercase().replace('’', "'")).or_insert(next)
        };
        Self { keys: spans.iter().map(key).collect(), spans }
    }
}

/// The same words on both sides in a row, which cannot be made longer.
#[derive(Clone, Copy)]
struct Run {
    a: usize,
    b: usize,
    len: usize,
}

/// All runs of [`GRAM`] words or more, in order of A.
fn runs(a: &[u32], b: &[u32]) -> Vec<Run> {
    let mut places: FxHashMap<&[u32], Vec<usize>> = FxHashMap::default();
    for (at, gram) in b.windows(GRAM).enumerate() {
        places.entry(gram).or_default().push(at);
    }
    let mut runs = Vec::new();
    for (at, gram) in a.windows(GRAM).enumerate() {
        for place in places.get(gram).filter(|places| places.len() <= PLACES).into_iter().flatten() {
            let before = |words: &[u32], at: usize| at.checked_sub(1).and_then(|at| words.get(at)).copied();
            let continues = before(a, at).is_some() && before(a, at) == before(b, *place);
            // A run that began earlier is known already, unless its beginning is a formula that was passed over.
            let known = continues && {
                let earlier = at.checked_sub(1).and_then(|at| a.get(at..at + GRAM));
                earlier.and_then(|gram| places.get(gram)).is_some_and(|places| places.len() <= PLACES)
            };
            if !known {
                let rest = a.iter().skip(at).zip(b.iter().skip(*place));
                runs.push(Run { a: at, b: *place, len: rest.take_while(|(x, y)| x == y).count() });
            }
        }
    }
    runs
}

/// Runs that follow each other over small edits, each chain in order.
fn chains(runs: &[Run]) -> Vec<Vec<Run>> {
    let mut chains: Vec<Vec<Run>> = Vec::new();
    for run in runs {
        let gap = |chain: &Vec<Run>| {
            let last = chain.last()?;
            let (a, b) = (run.a.checked_sub(last.a + last.len)?, run.b.checked_sub(last.b + last.len)?);
            (a <= EDIT && b <= EDIT).then_some(a + b)
        };
        let near = chains.iter().enumerate().rev().take(OPEN).filter_map(|(at, chain)| Some((gap(chain)?, at))).min();
        match near.and_then(|(_, at)| chains.get_mut(at)) {
            Some(chain) => chain.push(*run),
            None => chains.push(vec![*run]),
        }
    }
    chains
}

fn words_in(chain: &[Run]) -> usize {
    chain.iter().map(|run| run.len).sum()
}

/// The parts of a chain whose words are still free on both sides and that are long enough, as pairs of words.
fn free_passages(chain: &[Run], taken_a: &[bool], taken_b: &[bool]) -> Vec<Vec<(usize, usize)>> {
    let mut parts: Vec<Vec<(usize, usize)>> = vec![Vec::new()];
    for (a, b) in chain.iter().flat_map(|run| (0..run.len).map(|by| (run.a + by, run.b + by))) {
        if taken_a.get(a) != Some(&false) || taken_b.get(b) != Some(&false) {
            continue;
        }
        let far = |(last_a, last_b): &(usize, usize)| a > last_a + EDIT + 1 || b > last_b + EDIT + 1;
        // What lies between must be free too, or passages would overlap.
        let blocked = |(last_a, last_b): &(usize, usize)| {
            taken_a.get(*last_a..a).into_iter().flatten().any(|taken| *taken)
                || taken_b.get(*last_b..b).into_iter().flatten().any(|taken| *taken)
        };
        match parts.last_mut() {
            Some(part) if part.last().is_none_or(|last| !far(last) && !blocked(last)) => part.push((a, b)),
            _ => parts.push(vec![(a, b)]),
        }
    }
    parts.retain(|part| part.len() >= LEAST && longest_row(part) >= ROW);
    parts
}

/// The most words in a row without an edit.
fn longest_row(part: &[(usize, usize)]) -> usize {
    let (mut longest, mut row) = (1, 1);
    for (before, pair) in part.iter().zip(part.iter().skip(1)) {
        row = if *pair == (before.0 + 1, before.1 + 1) { row + 1 } else { 1 };
        longest = longest.max(row);
    }
    longest
}

/// The passage with the marks around it that both sides have: the quotation mark before, the period after.
fn with_marks(passage: SharedCopy, a: &str, b: &str) -> SharedCopy {
    let after = |text: &str, span: Span| text.get(span.end()..).unwrap_or_default().chars().take(3).collect::<Vec<_>>();
    let before =
        |text: &str, span: Span| text.get(..span.start()).unwrap_or_default().chars().rev().take(3).collect::<Vec<_>>();
    let right = same_marks(&after(a, passage.a), &after(b, passage.b));
    let left = same_marks(&before(a, passage.a), &before(b, passage.b));
    let wider = |span: Span| Span::new(span.start() - left, span.end() + right);
    SharedCopy { a: wider(passage.a), b: wider(passage.b) }
}

/// Bytes of the marks that both begin with.
fn same_marks(a: &[char], b: &[char]) -> usize {
    let same = a.iter().zip(b).take_while(|(x, y)| x == y && !x.is_alphanumeric() && !x.is_whitespace());
    same.map(|(c, _)| c.len_utf8()).sum()
}

/// The agency that both name ("KNA"), if there is one: by a dateline ("NORHAVEN (KNA) —"), a credit in brackets or after
/// a stroke at the end of a paragraph, or in words ("the KNA news agency", "reporting by KNA").
pub fn source(a: &Article, b: &Article) -> Option<String> {
    let in_b = agencies(b.text);
    agencies(a.text).into_iter().find(|agency| in_b.contains(agency))
}

/// Agencies that go by several names, or by one that does not look like an agency's.
const AGENCIES: &[(&str, &[&str])] = &[
    ("AP", &["AP", "Associated Press", "The Associated Press"]),
    ("AFP", &["AFP", "Agence France-Presse", "Agence France Presse"]),
    ("Reuters", &["Reuters", "REUTERS", "Thomson Reuters"]),
    ("PA", &["PA", "PA Media", "Press Association"]),
    ("UPI", &["UPI", "United Press International"]),
    ("dpa", &["dpa", "DPA"]),
    ("Xinhua", &["Xinhua"]),
    ("Bloomberg", &["Bloomberg"]),
    ("CP", &["The Canadian Press", "Canadian Press"]),
];

/// The agencies that a text gives as its source, in order, each once.
fn agencies(text: &str) -> Vec<String> {
    let mut found: Vec<(usize, String)> = Vec::new();
    let mut add = |at: usize, name: &str, known_only: bool| {
        let name = name.trim().trim_end_matches(['.', ',']);
        let known = AGENCIES.iter().find(|(_, names)| names.contains(&name)).map(|(agency, _)| (*agency).to_string());
        if let Some(agency) = known.or_else(|| (!known_only && is_abbreviation(name)).then(|| name.to_string())) {
            found.push((at, agency));
        }
    };
    for (number, paragraph) in broadsheet_text::segment::paragraphs(text).into_iter().enumerate() {
        let inside = paragraph.of(text);
        let brackets = inside.match_indices('(').filter_map(|(at, _)| {
            let rest = inside.get(at + 1..)?;
            let name = rest.get(..rest.find(')')?)?;
            Some((at, name, rest.get(name.len() + 1..)?.trim_start()))
        });
        for (at, name, after) in brackets {
            let dateline = number < 2 && at < 60 && after.starts_with(['—', '–', '-']);
            if dateline || after.is_empty() {
                name.split('/').for_each(|name| add(paragraph.start() + at, name, false));
            } else if number < 2 && at < 60 {
                add(paragraph.start() + at, name, true);
            }
        }
        if let Some((_, name)) =
            inside.rsplit_once(['/', '—', '–']).filter(|(before, _)| before.len() + 40 > inside.len())
        {
            add(paragraph.end(), name, false);
        }
        for frame in FRAMES {
            for (at, _) in inside.match_indices(frame) {
                let rest = inside.get(at + frame.len()..).unwrap_or_default().trim_start();
                let rest = rest.strip_prefix("the ").unwrap_or(rest);
                let end = rest.find([',', '.', ';', ' ', ')']).unwrap_or(rest.len());
                add(paragraph.start() + at, rest.get(..end).unwrap_or_default(), false);
                for (_, names) in AGENCIES {
                    names
                        .iter()
                        .filter(|name| rest.starts_with(**name))
                        .for_each(|name| add(paragraph.start() + at, name, true));
                }
            }
        }
        for (at, _) in inside.match_indices(" news agency") {
            let before = inside.get(..at).unwrap_or_default();
            add(paragraph.start() + at, before.rsplit(' ').next().unwrap_or_default(), false);
        }
        for name in ["The Associated Press", "Associated Press", "Agence France-Presse", "Reuters"] {
            for after in [" contributed", " reported", " reports"] {
                if let Some(at) = inside.find(&format!("{name}{after}")) {
                    add(paragraph.start() + at, name, true);
                }
            }
        }
    }
    found.sort();
    let mut names: Vec<String> = Vec::new();
    for (_, name) in found {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Words before an agency's name.
const FRAMES: &[&str] =
    &["news agency ", "Source: ", "Quelle: ", "eporting by ", "aterial from ", "Agentur ", "Nachrichtenagentur "];

/// Whether a word looks like an agency's short name: three to five letters, capitals but for a small "dpa".
fn is_abbreviation(name: &str) -> bool {
    (3..=5).contains(&name.len()) && name.chars().all(|c| c.is_ascii_uppercase())
}

#[cfg(test)]
mod tests;
