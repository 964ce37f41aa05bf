//! Invented pairs of outlets, with the facts that a reader would put side by side.
use super::{compare_alone, Fact, Kind, Row, Status};
use crate::compare::fixtures::{self, GoldFact};

fn is(row: &Row, gold: &GoldFact, texts: (&str, &str)) -> bool {
    let kind = match row.kind {
        Kind::Number => gold.kind == "number",
        Kind::Date => gold.kind == "date",
        Kind::Name => matches!(gold.kind.as_str(), "name" | "named"),
        Kind::Place => matches!(gold.kind.as_str(), "place" | "named"),
        Kind::Quotation => false,
    };
    let side = |fact: &Option<Fact>, gold: &Option<String>, text: &str| match (fact, gold) {
        (Some(fact), Some(gold)) => {
            // The words around a value may be read into it or not ("eleven silver cups", "eleven").
            let found = fact.span.of(text);
            found.contains(gold.as_str()) || gold.contains(found)
        }
        (None, None) => true,
        _ => false,
    };
    kind && side(&row.a, &gold.a, texts.0) && side(&row.b, &gold.b, texts.1)
}

fn name(status: Status) -> &'static str {
    match status {
        Status::Different => "different",
        Status::OnlyA => "only_a",
        Status::OnlyB => "only_b",
        Status::Same => "same",
    }
}

#[test]
fn facts_are_put_side_by_side_as_a_reader_would() {
    let (mut right, mut found, mut wanted) = (0, 0, 0);
    let mut wrong = Vec::new();
    for pair in fixtures::pairs() {
        let texts = (pair.a.text.as_str(), pair.b.text.as_str());
        let rows = compare_alone(&pair.a.article(), &pair.b.article());
        let mut open: Vec<&GoldFact> = pair.facts.iter().collect();
        (found, wanted) = (found + rows.len(), wanted + open.len());
        for row in &rows {
            let at = open.iter().position(|gold| name(row.status) == gold.status && is(row, gold, texts));
            if let Some(at) = at {
                right += 1;
                open.remove(at);
                continue;
            }
            let words = |fact: &Option<Fact>, text: &str| {
                fact.as_ref().map(|fact| format!("{} = {}", fact.span.of(text), fact.value)).unwrap_or_default()
            };
            let (a, b) = (words(&row.a, texts.0), words(&row.b, texts.1));
            wrong.push(format!("{}: found {:?} {} | {a} | {b}", pair.name, row.kind, name(row.status)));
        }
        wrong.extend(open.iter().map(|gold| format!("{}: missed {gold:?}", pair.name)));
    }
    let share = |of: usize| f64::from(right) / of as f64;
    let figures = format!("precision {:.3}, recall {:.3}\n{}", share(found), share(wanted), wrong.join("\n"));
    assert!(share(found) >= 0.95 && share(wanted) >= 0.95, "{figures}");
}
