//! Which quotations both outlets carry, and how.
use crate::quotes::variants::{self, Variant};
use crate::quotes::{Attribution, Findings, Kind, Quotation, SpeakerKind};
use crate::Article;

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Row {
    /// In A.
    pub a: Option<usize>,
    /// In B.
    pub b: Option<usize>,
    /// How they relate.
    pub status: Status,
}

/// Up to so many pairs every one is looked at; above it only those that [`variants::group`] puts into one group.
const PAIRS: usize = 4096;

/// Matches the quotations of two articles; each stands in exactly one row. Rows in order of A, then what only B has.
///
/// Words inside quotation marks are compared with each other, and reported speech with reported speech; where one
/// outlet quotes what the other reports, that is at most `Reworded`. Two speakers count as different only where both
/// are known for certain to be people of different names: a quotation is not given to somebody else because one
/// outlet writes "a spokesman".
pub fn compare(a: (&Article, &Findings), b: (&Article, &Findings)) -> Vec<Row> {
    let (said_a, said_b) = (utterances(a), utterances(b));
    let groups = (said_a.len().saturating_mul(said_b.len()) > PAIRS).then(|| {
        let all: Vec<&str> = said_a.iter().chain(&said_b).map(String::as_str).collect();
        variants::group(&all)
    });
    let may_match = |i: usize, j: usize| {
        groups
            .as_ref()
            .is_none_or(|groups| groups.get(i).is_some_and(|group| groups.get(said_a.len() + j) == Some(group)))
    };
    let mut pairs: Vec<(Status, usize, usize, usize)> = Vec::new();
    for (i, (one, said)) in a.1.quotations.iter().zip(&said_a).enumerate() {
        for (j, (other, heard)) in b.1.quotations.iter().zip(&said_b).enumerate() {
            if !may_match(i, j) {
                continue;
            }
            let found = variants::relation(said, heard);
            if let Some(status) = found.and_then(|found| status(found, (a.1, one), (b.1, other))) {
                pairs.push((status, said.len().abs_diff(heard.len()), i, j));
            }
        }
    }
    pairs.sort_unstable();
    let (mut taken_a, mut taken_b) = (vec![None; said_a.len()], vec![false; said_b.len()]);
    for (status, _, i, j) in pairs {
        if let (Some(slot), Some(taken)) =
            (taken_a.get_mut(i).filter(|slot| slot.is_none()), taken_b.get_mut(j).filter(|taken| !**taken))
        {
            (*slot, *taken) = (Some((j, status)), true);
        }
    }
    let rows_a = taken_a.iter().enumerate().map(|(i, found)| match found {
        Some((j, status)) => Row { a: Some(i), b: Some(*j), status: *status },
        None => Row { a: Some(i), b: None, status: Status::OnlyA },
    });
    let only_b = taken_b.iter().enumerate().filter(|(_, taken)| !**taken);
    rows_a.chain(only_b.map(|(j, _)| Row { a: None, b: Some(j), status: Status::OnlyB })).collect()
}

/// The words of each quotation that are compared: what stands inside quotation marks, else what is reported.
fn utterances((article, findings): (&Article, &Findings)) -> Vec<String> {
    let words = |quotation: &Quotation| {
        let spans = if is_verbatim(quotation) { &quotation.verbatim } else { &quotation.spans };
        let parts: Vec<&str> = spans.iter().map(|span| span.of(article.text).trim_matches(is_quote_mark)).collect();
        parts.join(" ")
    };
    findings.quotations.iter().map(words).collect()
}

fn is_verbatim(quotation: &Quotation) -> bool {
    quotation.kind != Kind::Indirect && !quotation.verbatim.is_empty()
}

fn is_quote_mark(c: char) -> bool {
    broadsheet_text::quote_marks::mark(c).is_some()
}

/// What a relation of words amounts to; `None` where it is not enough to speak of one utterance.
fn status(found: Variant, a: (&Findings, &Quotation), b: (&Findings, &Quotation)) -> Option<Status> {
    let apart = are_apart(a, b);
    if is_verbatim(a.1) != is_verbatim(b.1) {
        return (!apart).then_some(Status::Reworded);
    }
    match found {
        Variant::Same if apart => Some(Status::OtherSpeaker),
        Variant::Same => Some(Status::Same),
        Variant::Cut if apart => Some(Status::OtherSpeaker),
        Variant::Cut => Some(Status::Cut),
        // Other words by another speaker are another utterance.
        Variant::Reworded => (!apart).then_some(Status::Reworded),
    }
}

/// Whether the speakers are surely two.
fn are_apart(a: (&Findings, &Quotation), b: (&Findings, &Quotation)) -> bool {
    let speaker = |(findings, quotation): (&Findings, &Quotation)| -> Option<Vec<String>> {
        let said_by: &Attribution = quotation.speaker.as_ref().filter(|_| quotation.certain)?;
        let person = findings.people.get(said_by.person?).filter(|person| person.kind == SpeakerKind::Person)?;
        let names = person.aliases.iter().chain([&person.name, &said_by.canonical]);
        Some(names.map(|name| surname(name)).collect())
    };
    match (speaker(a), speaker(b)) {
        (Some(a), Some(b)) => a.iter().all(|name| !b.contains(name)),
        _ => false,
    }
}

/// The last word of a name in lower case, without what may follow a comma and without a possessive.
fn surname(name: &str) -> String {
    let name = name.split(',').next().unwrap_or(name).trim();
    let last = name.split_whitespace().next_back().unwrap_or_default().to_lowercase();
    last.trim_end_matches("'s").trim_end_matches("’s").to_string()
}

#[cfg(test)]
mod tests;
