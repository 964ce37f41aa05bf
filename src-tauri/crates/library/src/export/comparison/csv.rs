//! For spreadsheets: one table, a row a pair of sentences, a fact, a quotation or a wording; `part` says which.
//! Sentences count from 1.
use super::super::{cells, words};
use super::{from_one, plain, Report};
use crate::view::{FactRow, PairRow, QuotationPair, QuotationRow, WordingRow};

const HEADING: &[&str] =
    &["part", "kind", "status", "moved", "a_sentence", "b_sentence", "a_text", "b_text", "a_speaker", "b_speaker"];

#[derive(Default)]
struct Row {
    part: &'static str,
    kind: String,
    status: &'static str,
    moved: &'static str,
    /// A, B.
    sentences: (String, String),
    texts: (String, String),
    speakers: (String, String),
}

impl Row {
    fn cells(self) -> [String; 10] {
        let Self { part, kind, status, moved, sentences, texts, speakers } = self;
        let ((a_sentence, b_sentence), (a_text, b_text), (a_speaker, b_speaker)) = (sentences, texts, speakers);
        let (part, status, moved) = (part.to_string(), status.to_string(), moved.to_string());
        [part, kind, status, moved, a_sentence, b_sentence, a_text, b_text, a_speaker, b_speaker]
    }
}

pub(super) fn render(report: &Report) -> String {
    let view = &report.view;
    let rows = about(report)
        .into_iter()
        .chain(view.rows.iter().map(sentences))
        .chain(view.facts.iter().map(fact))
        .chain(view.quotations.iter().map(quotation))
        .chain(view.wording.iter().map(wording));
    cells::table(HEADING, rows.map(Row::cells))
}

/// What is compared, and what made it.
fn about(report: &Report) -> Vec<Row> {
    let [(a, a_view), (b, b_view)] = report.sides();
    let known = |field: &Option<String>| field.clone().unwrap_or_default();
    let of = |field: fn(&crate::ArticleRef) -> &Option<String>| {
        (known(field(&a_view.article)), known(field(&b_view.article)))
    };
    [
        ("outlet", of(|article| &article.outlet)),
        ("headline", of(|article| &article.headline)),
        ("byline", (known(&a_view.byline), known(&b_view.byline))),
        ("published", of(|article| &article.published)),
        ("address", (known(&a.url), known(&b.url))),
        ("file", (a.source.file_name.clone(), b.source.file_name.clone())),
        ("sha256", (a.source.sha256.clone(), b.source.sha256.clone())),
        ("made by", (super::PROGRAM.to_string(), super::PROGRAM.to_string())),
        ("made on", (report.made.clone(), report.made.clone())),
    ]
    .into_iter()
    .map(|(kind, texts)| Row { part: "article", kind: kind.to_string(), texts, ..Row::default() })
    .collect()
}

fn sentences(pair: &PairRow) -> Row {
    Row {
        part: "sentences",
        status: match (pair.a.is_empty(), pair.b.is_empty()) {
            (false, true) => "only_a",
            (true, false) => "only_b",
            _ => words::label(pair.label).key,
        },
        moved: if pair.moved { "yes" } else { "" },
        sentences: (from_one(&pair.a), from_one(&pair.b)),
        texts: (plain(&pair.a_runs), plain(&pair.b_runs)),
        ..Row::default()
    }
}

fn fact(fact: &FactRow) -> Row {
    let (a, b) = (fact.a.as_ref(), fact.b.as_ref());
    Row {
        part: "fact",
        kind: words::fact(fact.kind).key.to_string(),
        status: words::fact_status(fact.status).key,
        sentences: both(a, b, |cell| from_one(&[cell.sentence])),
        texts: both(a, b, |cell| cell.text.clone()),
        ..Row::default()
    }
}

fn quotation(pair: &QuotationPair) -> Row {
    let (a, b) = (pair.a.as_ref(), pair.b.as_ref());
    let kind = |row: &QuotationRow| words::quotation(row.kind).to_string();
    Row {
        part: "quotation",
        kind: a.or(b).map(kind).unwrap_or_default(),
        status: words::quotation_status(pair.status).key,
        sentences: both(a, b, |row| from_one(&[row.sentence])),
        texts: both(a, b, |row| row.text.clone()),
        speakers: both(a, b, words::speaker),
        ..Row::default()
    }
}

fn wording(wording: &WordingRow) -> Row {
    let said = |places: &[u32]| if places.is_empty() { String::new() } else { wording.words.clone() };
    Row {
        part: "wording",
        kind: words::wording(wording.kind).key.to_string(),
        sentences: (from_one(&wording.a), from_one(&wording.b)),
        texts: (said(&wording.a), said(&wording.b)),
        ..Row::default()
    }
}

fn both<T>(a: Option<&T>, b: Option<&T>, cell: impl Fn(&T) -> String) -> (String, String) {
    (a.map(&cell).unwrap_or_default(), b.map(&cell).unwrap_or_default())
}
