//! Which quotations both outlets carry, and how.
use crate::quotes::variants::{self, Index, Prepared, Relation, Speakers, Telling, Variant};
use crate::quotes::{Attribution, Findings, Quotation, SpeakerKind};
use crate::{Article, Span};
use rustc_hash::FxHashMap;

/// How two tellings of a quotation relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// The same words by the same speaker.
    Same,
    /// One leaves out words.
    Cut,
    /// Other words.
    Reworded,
    /// The same words given to somebody else.
    OtherSpeaker,
    /// Only A has it.
    OnlyA,
    /// Only B has it.
    OnlyB,
}

/// A row of the quotations panel: numbers of `quotations` in the findings of each side.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Row {
    /// In A.
    pub a: Option<usize>,
    /// In B.
    pub b: Option<usize>,
    /// How they relate.
    pub status: Status,
    /// No run of words says that they are one utterance: only what is said, and who says it.
    pub likely: bool,
    /// What A has and B cuts: stretches of A's words as [`variants::utterance`] gives them, in order.
    pub cut_a: Vec<Span>,
    /// What B has and A cuts: stretches of B's words.
    pub cut_b: Vec<Span>,
}

/// Up to so many pairs every one is looked at; above it only those that [`Index`] finds near.
const PAIRS: usize = 4096;

/// Matches the quotations of two articles; each stands in exactly one row. Rows in order of A, then what only B has.
///
/// Words inside quotation marks are compared with each other, and reported speech with reported speech; where one
/// outlet quotes what the other reports, that is at most `Reworded`. Two speakers count as different only where both
/// are known for certain to be people of different names: a quotation is not given to somebody else because one
/// outlet writes "a spokesman".
pub fn compare(a: (&Article, &Findings), b: (&Article, &Findings)) -> Vec<Row> {
    let (said_a, said_b) = (prepared(a), prepared(b));
    let index = (said_a.len().saturating_mul(said_b.len()) > PAIRS).then(|| {
        let mut index = Index::default();
        said_b.iter().enumerate().for_each(|(number, said)| index.add(number, said));
        index
    });
    let mut pairs: Vec<(Status, bool, Speakers, usize, usize, usize)> = Vec::new();
    let mut relations: FxHashMap<(usize, usize), Relation> = FxHashMap::default();
    for (i, (one, said)) in a.1.quotations.iter().zip(&said_a).enumerate() {
        let near = index.as_ref().map_or_else(|| (0..said_b.len()).collect(), |index| index.near(said));
        for j in near {
            let (Some(other), Some(heard)) = (b.1.quotations.get(j), said_b.get(j)) else { continue };
            let speakers = speakers((a.1, one), (b.1, other));
            if let Some(found) = variants::relation(said, heard, speakers) {
                let difference = said.length().abs_diff(heard.length());
                pairs.push((status(found.variant, speakers), found.likely, speakers, difference, i, j));
                relations.insert((i, j), found);
            }
        }
    }
    // The surest first: one speaker before an unknown one, what is only likely last among the reworded.
    pairs.sort_unstable();
    let (mut taken_a, mut taken_b) = (vec![None; said_a.len()], vec![false; said_b.len()]);
    for (status, _, _, _, i, j) in pairs {
        if let (Some(slot), Some(taken)) =
            (taken_a.get_mut(i).filter(|slot| slot.is_none()), taken_b.get_mut(j).filter(|taken| !**taken))
        {
            (*slot, *taken) = (Some((j, status)), true);
        }
    }
    let lonely = |a, b, status| Row { a, b, status, likely: false, cut_a: Vec::new(), cut_b: Vec::new() };
    let rows_a = taken_a.iter().enumerate().map(|(i, found)| match found {
        Some((j, status)) => {
            let relation = relations.remove(&(i, *j));
            let (likely, cut_a, cut_b) = relation.map(|it| (it.likely, it.cut_a, it.cut_b)).unwrap_or_default();
            Row { a: Some(i), b: Some(*j), status: *status, likely, cut_a, cut_b }
        }
        None => lonely(Some(i), None, Status::OnlyA),
    });
    let only_b = taken_b.iter().enumerate().filter(|(_, taken)| !**taken);
    rows_a.chain(only_b.map(|(j, _)| lonely(None, Some(j), Status::OnlyB))).collect()
}

/// The quotations of an article, ready to be compared.
fn prepared((article, findings): (&Article, &Findings)) -> Vec<Prepared> {
    let one = |quotation: &Quotation| {
        let words = variants::utterance(article.text, quotation);
        Prepared::new(Telling { words: &words, verbatim: variants::is_verbatim(quotation), language: article.language })
    };
    findings.quotations.iter().map(one).collect()
}

/// What a relation of words amounts to.
fn status(found: Variant, speakers: Speakers) -> Status {
    match found {
        _ if speakers == Speakers::Different => Status::OtherSpeaker,
        Variant::Same => Status::Same,
        Variant::Cut => Status::Cut,
        Variant::Reworded => Status::Reworded,
    }
}

/// Whether the speakers are surely one, or surely two. People are known by their names; of who is not a person for
/// certain ("a spokesman", a ministry) two names may mean one, and only the same name counts.
fn speakers(a: (&Findings, &Quotation), b: (&Findings, &Quotation)) -> Speakers {
    let said_by = |(findings, quotation): (&Findings, &Quotation)| -> Option<(Vec<String>, bool, String)> {
        let said_by: &Attribution = quotation.speaker.as_ref().filter(|_| quotation.certain)?;
        let person = said_by.person.and_then(|person| findings.people.get(person));
        let aliases = person.into_iter().flat_map(|person| person.aliases.iter().chain([&person.name]));
        let names = aliases.chain([&said_by.canonical]).map(|name| surname(name)).collect();
        let is_person = person.is_some_and(|person| person.kind == SpeakerKind::Person);
        Some((names, is_person, said_by.canonical.to_lowercase()))
    };
    let (Some(a), Some(b)) = (said_by(a), said_by(b)) else { return Speakers::Unknown };
    let meet = a.0.iter().any(|name| b.0.contains(name));
    // One surname, two first names: spouses, or a nickname.
    let initials = initial(&a.2).zip(initial(&b.2));
    match (a.1 && b.1, meet) {
        (true, true) if initials.is_some_and(|(one, other)| one != other) => Speakers::Unknown,
        (true, true) => Speakers::Same,
        (true, false) => Speakers::Different,
        (false, _) if a.2 == b.2 => Speakers::Same,
        (false, _) => Speakers::Unknown,
    }
}

/// The first letter of a first name.
fn initial(name: &str) -> Option<char> {
    let (first, _) = name.trim().split_once(' ')?;
    first.chars().next()
}

/// The last word of a name in lower case, without what may follow a comma and without a possessive.
fn surname(name: &str) -> String {
    let name = name.split(',').next().unwrap_or(name).trim();
    let last = name.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    last.trim_end_matches("'s").trim_end_matches("’s").to_string()
}

#[cfg(test)]
mod tests;
