//! The same utterance as told by several outlets.
//!
//! Words are compared in one spelling, without marks, case, accents and fillers. An ellipsis stands for words left out, a
//! bracket for the outlet's own words in place of some. Where one outlet reports what another quotes, person and tense
//! are shifted back; as between two translations, only what is said need agree, and the answer is marked likely.
//! Grouping looks only at pairs that share a rare run or rare words, so its work grows with the words and not with the
//! pairs (the shingle index of Broder 1997).
mod align;
mod fits;
mod group;
mod index;
mod likely;
mod lists;
mod scan;
mod spelling;
#[cfg(test)]
mod tests;
mod verdict;
mod words;

use super::{Kind, Quotation};
use crate::{Language, Span};
use verdict::Verdict;
use words::{Piece, Word};

pub use group::{group, When};
pub use index::{Index, Sketch};

/// How one telling of an utterance differs from another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Variant {
    /// The same words; marks, spelling, slips of the tongue and spaces aside.
    Same,
    /// One leaves out what the other has.
    Cut,
    /// Other words for the same utterance.
    Reworded,
}

/// What is known of the speakers of two tellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Speakers {
    /// They are one.
    Same,
    /// One of them is not known.
    Unknown,
    /// They are two.
    Different,
}

/// How two tellings relate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relation {
    /// How they differ.
    pub variant: Variant,
    /// No run of words says so: only what is said, and who says it.
    pub likely: bool,
    /// For [`Variant::Cut`], what the first has and the second leaves out: stretches of the first, in order.
    pub cut_a: Vec<Span>,
    /// What the second has and the first leaves out: stretches of the second.
    pub cut_b: Vec<Span>,
}

/// The words of a telling, as [`utterance`] gives them.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'a> {
    /// The words; quotation marks between them part stretches.
    pub words: &'a str,
    /// They stand inside quotation marks in the article.
    pub verbatim: bool,
    /// Of the article.
    pub language: Language,
}

/// A telling made ready to be compared with many; by default one without words.
#[derive(Debug, Clone, Default)]
pub struct Prepared {
    pieces: Vec<Piece>,
    /// The speaker's own words.
    words: Vec<Word>,
    /// The words with what brackets say in their place.
    filled: Vec<Word>,
    /// The keys of `words`, sorted.
    keys: Vec<u32>,
    /// The loose keys of the content among `filled`, sorted.
    topics: Vec<u32>,
    gapped: bool,
    elided: bool,
    verbatim: bool,
}

impl Prepared {
    /// Reads a telling once.
    pub fn new(telling: Telling) -> Self {
        let pieces = words::read(telling.words, telling.language);
        let own = pieces.iter().filter_map(|piece| match piece {
            Piece::Word(word) => Some(word.clone()),
            _ => None,
        });
        let words: Vec<Word> = own.collect();
        let filled: Vec<Word> = pieces
            .iter()
            .flat_map(|piece| match piece {
                Piece::Word(word) => std::slice::from_ref(word),
                Piece::Bracket(words) => words.as_slice(),
                Piece::Gap { .. } => &[],
            })
            .cloned()
            .collect();
        let sorted = |keys: &mut dyn Iterator<Item = u32>| {
            let mut keys: Vec<u32> = keys.collect();
            keys.sort_unstable();
            keys
        };
        Self {
            keys: sorted(&mut words.iter().map(|word| word.key)),
            topics: sorted(&mut filled.iter().filter(|word| word.content).map(|word| word.loose)),
            gapped: pieces.len() > words.len(),
            elided: pieces.contains(&Piece::Gap { soft: false }),
            verbatim: telling.verbatim,
            pieces,
            words,
            filled,
        }
    }

    /// How many words it has.
    pub fn length(&self) -> usize {
        self.words.len()
    }

    /// Whether its words stand inside quotation marks.
    pub fn is_verbatim(&self) -> bool {
        self.verbatim
    }

    fn content(&self) -> usize {
        self.words.iter().filter(|word| word.content).count()
    }
}

/// The words of a quotation that are compared: what stands inside quotation marks, else what is reported.
pub fn utterance(text: &str, quotation: &Quotation) -> String {
    let spans = if is_verbatim(quotation) { &quotation.verbatim } else { &quotation.spans };
    spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" ")
}

/// Whether [`utterance`] gives words that stand inside quotation marks.
pub fn is_verbatim(quotation: &Quotation) -> bool {
    quotation.kind != Kind::Indirect && !quotation.verbatim.is_empty()
}

/// What of a relation is asked for: what is looked for later costs more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Asked {
    /// The same words, cut or not; other answers may be left out.
    Words,
    /// Other words too, but none that is only likely.
    Sure,
    /// Everything.
    All,
}

/// How two tellings relate; `None` when they are two utterances. Of two speakers only the same words, cut or not, and
/// enough of them to be nobody's commonplace, are one utterance.
pub fn relation(a: &Prepared, b: &Prepared, speakers: Speakers) -> Option<Relation> {
    related(a, b, speakers, Asked::All)
}

/// As far as it is asked for.
fn related(a: &Prepared, b: &Prepared, speakers: Speakers, asked: Asked) -> Option<Relation> {
    // What one quotes and the other reports never has the same words.
    if asked == Asked::Words && a.verbatim != b.verbatim {
        return None;
    }
    // In one order whichever comes first, so that the answer is the same both ways.
    let order = |one: &Prepared| (one.words.len(), one.words.iter().map(|word| word.key).collect::<Vec<u32>>());
    let mut found = if a.words.len() < b.words.len() || a.words.len() == b.words.len() && order(a) <= order(b) {
        words_agree(a, b, speakers, asked)?
    } else {
        let turned = words_agree(b, a, speakers, asked)?;
        Relation { cut_a: turned.cut_b, cut_b: turned.cut_a, ..turned }
    };
    if speakers == Speakers::Different {
        let (words, content) = (a.words.len().min(b.words.len()), a.content().min(b.content()));
        if found.variant == Variant::Reworded || a.verbatim != b.verbatim || words < 5 || content < 3 {
            return None;
        }
    }
    if a.verbatim != b.verbatim && found.variant != Variant::Reworded {
        // What one quotes and the other reports is told in other words, whatever the words are.
        found = Relation { variant: Variant::Reworded, cut_a: Vec::new(), cut_b: Vec::new(), ..found };
    }
    Some(found)
}

fn words_agree(a: &Prepared, b: &Prepared, speakers: Speakers, asked: Asked) -> Option<Relation> {
    if a.words.is_empty() || b.words.is_empty() {
        return None;
    }
    let plain = |variant| Relation { variant, likely: false, cut_a: Vec::new(), cut_b: Vec::new() };
    if align::equal(&a.words, &b.words) || align::equal(&a.filled, &b.filled) {
        return Some(plain(if a.elided != b.elided { Variant::Cut } else { Variant::Same }));
    }
    if a.gapped {
        if let Some((variant, cut_b)) = fits::fits(&a.pieces, &b.filled) {
            return Some(Relation { cut_b, ..plain(variant) });
        }
    }
    if b.gapped {
        if let Some((variant, cut_a)) = fits::fits(&b.pieces, &a.filled) {
            return Some(Relation { cut_a, ..plain(variant) });
        }
    }
    match verdict::strict(a, b) {
        Verdict::Cut(cut_a, cut_b) => return Some(Relation { cut_a, cut_b, ..plain(Variant::Cut) }),
        Verdict::Reworded => return Some(plain(Variant::Reworded)),
        Verdict::Conflict => return None,
        Verdict::Open => {}
    }
    if speakers == Speakers::Different || asked == Asked::Words {
        return None;
    }
    match verdict::loose(a, b, speakers) {
        Verdict::Reworded => return Some(plain(Variant::Reworded)),
        Verdict::Conflict => return None,
        Verdict::Open | Verdict::Cut(..) => {}
    }
    let likely = asked == Asked::All && speakers == Speakers::Same && likely::agree(a, b);
    likely.then(|| Relation { likely: true, ..plain(Variant::Reworded) })
}
