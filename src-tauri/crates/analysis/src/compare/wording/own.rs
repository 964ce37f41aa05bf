//! Passives without an agent, quantifiers, and the reporting verbs and hedges of the languages that have lists of their
//! own.
use super::Kind;
use crate::compare::facts::lex::{lex, word, Lex};
use crate::compare::facts::lists::{List, Lists};
use crate::diff;
use crate::{Article, Language, Span};
use broadsheet_text::token::Kind as Token;

/// So far behind the verb of a passive its participle may stand in German, and so far behind a participle the agent.
const CLAUSE: usize = 12;

/// Those of the outlet's own words, in text order: what stands inside quotation marks is the speaker's.
pub(super) fn more(article: &Article) -> Vec<(Kind, String, Span)> {
    let lists = Lists::of(article.language);
    let own = diff::own_words(article.text);
    let is_own = |span: Span| {
        let at = own.partition_point(|word| word.end() <= span.start());
        own.get(at).is_some_and(|word| word.overlaps(span))
    };
    let mut found = Vec::new();
    for sentence in &article.sentences {
        let lex = lex(article.text, *sentence, article.language);
        let mut at = 0;
        while at < lex.len() {
            let read = lex.get(at).filter(|piece| piece.kind == Token::Word && is_own(piece.span));
            let read = read.and_then(|_| wording(&lex, at, lists));
            let Some((kind, words, start, end)) = read else {
                at += 1;
                continue;
            };
            if let Some((first, last)) = lex.get(start).zip(lex.get(end - 1)) {
                found.push((kind, words, first.span.cover(last.span)));
            }
            at = end.max(at + 1);
        }
    }
    found
}

/// The wording that begins at `at`: its kind, its words, and from where to where it goes.
fn wording(lex: &[Lex], at: usize, lists: &Lists) -> Option<(Kind, String, usize, usize)> {
    if let Some((length, _)) = lists.at(List::Quantifier, lex, at) {
        // "some 40 guests": about so many.
        let number = lex.get(at + length).is_some_and(|next| next.kind == Token::Number || next.is("$"))
            || lists.value(List::Number, word(lex, at + length)).is_some();
        return (!number).then(|| (Kind::Quantifier, phrase(lex, at, at + length), at, at + length));
    }
    if let Some((kind, words, end)) = listed(lex, at, lists) {
        return Some((kind, words, at, end));
    }
    passive(lex, at, lists).map(|(words, start, end)| (Kind::Passive, words, start, end))
}

/// Reporting verbs and hedges by the lists of the language.
fn listed(lex: &[Lex], at: usize, lists: &Lists) -> Option<(Kind, String, usize)> {
    if let Some((length, verb)) = lists.at(List::Reporting, lex, at) {
        return Some((Kind::ReportingVerb, verb.to_string(), at + length));
    }
    let (length, _) = lists.at(List::Hedge, lex, at)?;
    Some((Kind::Hedge, phrase(lex, at, at + length), at + length))
}

fn phrase(lex: &[Lex], start: usize, end: usize) -> String {
    let mut words = String::new();
    for piece in lex.iter().take(end).skip(start) {
        if !words.is_empty() && !piece.glued {
            words.push(' ');
        }
        words.push_str(&piece.lower);
    }
    words
}

/// A passive at `at` that does not say who did it: its words as in a dictionary, and where it stands.
fn passive(lex: &[Lex], at: usize, lists: &Lists) -> Option<(String, usize, usize)> {
    let (length, verb) = lists.at(List::Passive, lex, at)?;
    if lists.language == Language::German {
        return german(lex, at, verb, lists);
    }
    let adverb = |at: usize| {
        let lower = word(lex, at);
        usize::from(lists.has(List::Adverb, lower) || lists.language == Language::English && lower.ends_with("ly"))
    };
    let mut from = at + length;
    from += adverb(from);
    from += adverb(from);
    let participle = lex.get(from).filter(|piece| piece.kind == Token::Word && !piece.is_capital())?;
    let lower = participle.lower.as_str();
    let ends = lists.ends(List::PassiveEnd, lower) && lower.chars().count() > 4;
    let fits = (ends || lists.has(List::Participle, lower)) && !lists.has(List::NoPassive, lower);
    // "was required to", "is called": a noun behind an English participle shows an adjective.
    let end = from + 1;
    (fits && !acts(lex, end, lists)).then(|| (format!("{verb} {lower}"), at, end))
}

/// Whether whoever did it is named before the clause ends.
fn acts(lex: &[Lex], from: usize, lists: &Lists) -> bool {
    let clause = lex.iter().skip(from).take(CLAUSE).take_while(|piece| !ends_clause(piece));
    clause.into_iter().any(|piece| lists.has(List::Agent, &piece.lower))
}

fn ends_clause(piece: &Lex) -> bool {
    matches!(piece.lower.as_str(), "," | "." | ";" | ":" | "–" | "—" | "(" | ")" | "!" | "?")
}

/// In German the participle stands at the end of the clause, or right before "worden".
fn german(lex: &[Lex], at: usize, verb: &str, lists: &Lists) -> Option<(String, usize, usize)> {
    let looks = |piece: &Lex| {
        let lower = piece.lower.as_str();
        let begins = ["ge", "ver", "be", "er", "zer", "ent", "miss"].iter().any(|begin| lower.starts_with(begin));
        let inside = ["abge", "ange", "aufge", "ausge", "einge", "festge", "umge", "vorge", "zurückge", "niederge"];
        piece.kind == Token::Word
            && !piece.is_capital()
            && lower.chars().count() > 5
            && (begins || inside.iter().any(|begin| lower.starts_with(begin)) || lower.ends_with("iert"))
            && lower.ends_with(['t', 'n'])
    };
    if word(lex, at) == "worden" {
        let before = at.checked_sub(1)?;
        let participle = lex.get(before).filter(|piece| looks(piece))?;
        let clause = lex.iter().take(before).rev().take(CLAUSE).take_while(|piece| !ends_clause(piece));
        let agent = clause.into_iter().any(|piece| lists.has(List::Agent, &piece.lower));
        return (!agent).then(|| (format!("{} {verb}", participle.lower), before, at + 1));
    }
    let end = (at + 1..lex.len().min(at + 2 * CLAUSE)).find(|at| lex.get(*at).is_some_and(ends_clause))?;
    let last = end.checked_sub(1).filter(|last| *last > at)?;
    let participle = lex.get(last).filter(|piece| looks(piece))?;
    let agent = lex.iter().take(last).skip(at + 1).any(|piece| lists.has(List::Agent, &piece.lower));
    (!agent).then(|| (format!("{} {verb}", participle.lower), last, last + 1))
}
