//! For spreadsheets: one table of all, a row a pair of sentences, a passage, a fact, a quotation or a wording, of which
//! `part` says which; or a table of one kind with the columns of that kind. Sentences count from 1.
use super::super::origin::{self, Known};
use super::super::{cells, words};
use super::{from_one, left_out, plain, Report};
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
        .chain(shared(report))
        .chain(view.facts.iter().map(fact))
        .chain(view.quotations.iter().map(quotation))
        .chain(view.wording.iter().map(wording));
    cells::table(HEADING, rows.map(Row::cells))
}

/// What is compared, and what made it.
fn about(report: &Report) -> Vec<Row> {
    let versions = report.versions();
    let both = |value: String| (value.clone(), value);
    let row = |kind: String, texts| Row { part: "article", kind, texts, ..Row::default() };
    let known = |(name, values): Known| {
        let mut values = values.into_iter();
        row(name.to_lowercase(), (values.next().unwrap_or_default(), values.next().unwrap_or_default()))
    };
    let made = [("made by", super::PROGRAM.to_string()), ("made on", report.made.clone())];
    origin::about(&versions)
        .into_iter()
        .chain(origin::files(&versions))
        .map(known)
        .chain(made.map(|(name, value)| row(name.to_string(), both(value))))
        .chain(report.corrections().into_iter().map(|one| row("the reader".to_string(), (one, String::new()))))
        .collect()
}

/// Pairs of sentences.
pub(super) fn pairs(report: &Report) -> String {
    let heading = &["status", "moved", "a_sentence", "b_sentence", "a_text", "b_text"];
    let rows = report.view.rows.iter().map(sentences).map(|row| {
        let Row { status, moved, sentences: (a, b), texts: (a_text, b_text), .. } = row;
        [status.to_string(), moved.to_string(), a, b, a_text, b_text]
    });
    cells::table(heading, rows)
}

/// Facts, each with the sentence that it stands in.
pub(super) fn facts(report: &Report) -> String {
    let heading = &["kind", "status", "a_value", "b_value", "a_sentence", "b_sentence", "a_context", "b_context"];
    let rows = report.view.facts.iter().map(|one| {
        let (a, b) = both(one.a.as_ref(), one.b.as_ref(), |cell| plain(&cell.context));
        let Row { kind, status, sentences: (a_at, b_at), texts: (a_text, b_text), .. } = fact(one);
        [kind, status.to_string(), a_text, b_text, a_at, b_at, a, b]
    });
    cells::table(heading, rows)
}

/// Quotations with their speakers and what is left out of them.
pub(super) fn quotations(report: &Report) -> String {
    let heading = &[
        "status",
        "kind",
        "a_speaker",
        "b_speaker",
        "a_certain",
        "b_certain",
        "a_text",
        "b_text",
        "left_out_in_a",
        "left_out_in_b",
        "a_cue",
        "b_cue",
        "a_sentence",
        "b_sentence",
        "decided_by_the_reader",
    ];
    let rows = report.view.quotations.iter().map(|pair| {
        let (a, b) = (pair.a.as_ref(), pair.b.as_ref());
        let yes = |yes: bool| if yes { "yes" } else { "no" }.to_string();
        let certain = both(a, b, |row| yes(row.certain));
        let cues = both(a, b, |row| row.cue.clone().unwrap_or_default());
        let corrected = a.into_iter().chain(b).any(|row| row.corrected);
        let Row { kind, status, sentences, texts, speakers, .. } = quotation(pair);
        [
            status.to_string(),
            kind,
            speakers.0,
            speakers.1,
            certain.0,
            certain.1,
            texts.0,
            texts.1,
            left_out(pair, true).join(" | "),
            left_out(pair, false).join(" | "),
            cues.0,
            cues.1,
            sentences.0,
            sentences.1,
            yes(corrected),
        ]
    });
    cells::table(heading, rows)
}

/// Passages of shared copy.
fn shared(report: &Report) -> impl Iterator<Item = Row> + '_ {
    report.a.passages.iter().filter_map(|(id, a)| {
        let b = report.b.passages.get(id)?;
        Some(Row {
            part: "shared_copy",
            sentences: (from_one(&a.sentences), from_one(&b.sentences)),
            texts: (a.text.trim().to_string(), b.text.trim().to_string()),
            ..Row::default()
        })
    })
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
