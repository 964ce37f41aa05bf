//! Two versions side by side.
use crate::draw::{self, mark, Placed};
use crate::error::Error;
use crate::fold::fold;
use crate::library::Library;
use crate::loaded::Loaded;
use crate::quotes::{self, Stored};
use crate::store::{sources, Reader};
use crate::tellings;
use crate::view::{
    CompareView, FactCell, FactKind, FactRow, FactStatus, Id, Label, MarkKind, PairRow, QuotationPair, QuotationStatus,
    Run, SentenceLabel, Side, Verdict, WordingKind, WordingRow,
};
use broadsheet_analysis::compare::{self, facts, quotations, shared_copy, wording, Aligned, Alignment, Pairing};
use broadsheet_analysis::diff::{self, Op};
use broadsheet_analysis::quotes::{variants, Findings};
use broadsheet_analysis::summary::{self, Length};
use broadsheet_analysis::{Article, Span};
use rusqlite::{params, Connection};
use std::collections::HashMap;

/// Sentences of the short summary of each side.
const SUMMARY: usize = 3;

impl Library {
    /// Compares two versions, of two articles or of one.
    pub fn compare(&self, a: Id, b: Id) -> Result<CompareView, Error> {
        self.read(|reader| view(reader, a, b))
    }

    /// Keeps the reader's word that sentence `a` and sentence `b` say the same (`Some(true)`), that they do not
    /// (`Some(false)`), or takes it back (`None`). It holds wherever these two sentences meet again.
    pub fn set_pairing(
        &self,
        a_version: Id,
        b_version: Id,
        a: u32,
        b: u32,
        together: Option<bool>,
    ) -> Result<(), Error> {
        let hash = |version: Id, number: u32| {
            self.read(|reader| {
                let loaded = Loaded::load(reader, version)?;
                let article = loaded.subject.article();
                let span = article.sentences.get(number as usize).ok_or(Error::NotFound("sentence"))?;
                Ok(sentence_hash(span.of(article.text)))
            })
        };
        let (a, b) = ordered(hash(a_version, a)?, hash(b_version, b)?);
        let now = self.now();
        self.act("correct a pairing", |tx| {
            tx.execute("DELETE FROM pairing_correction WHERE a_hash = ?1 AND b_hash = ?2", [&a, &b])?;
            if let Some(together) = together {
                tx.execute(
                    "INSERT INTO pairing_correction (a_hash, b_hash, together, at) VALUES (?1, ?2, ?3, ?4)",
                    params![a, b, together, now],
                )?;
            }
            Ok(())
        })
    }
}

/// The same within a snapshot that is read for more.
pub(crate) fn view(reader: &Reader, a: Id, b: Id) -> Result<CompareView, Error> {
    let (a, b) = (Loaded::load(reader, a)?, Loaded::load(reader, b)?);
    let said = Said::load(reader)?;
    let (a, b) = (Half::of(reader, &a)?, Half::of(reader, &b)?);
    Ok(Comparison::of(a, b, &said).view())
}

/// The hash of a sentence's words, by which the reader's word on it is kept.
pub(crate) fn sentence_hash(sentence: &str) -> String {
    sources::hash(fold(sentence).as_bytes())
}

fn ordered(a: String, b: String) -> (String, String) {
    if a <= b {
        (a, b)
    } else {
        (b, a)
    }
}

/// Everything that the reader ever said on pairings.
pub(crate) struct Said(Vec<(String, String, bool)>);

impl Said {
    pub(crate) fn load(connection: &Connection) -> Result<Self, Error> {
        let mut statement = connection.prepare_cached("SELECT a_hash, b_hash, together FROM pairing_correction")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(Self(rows.collect::<Result<_, _>>()?))
    }

    /// What of it is about sentences of these two.
    pub(crate) fn pairings(&self, a: &Article, b: &Article) -> Vec<Pairing> {
        if self.0.is_empty() {
            return Vec::new();
        }
        let (a, b) = (by_hash(a), by_hash(b));
        let meet = |one: &String, other: &String, together: bool| -> Vec<Pairing> {
            let (one, other) = (a.get(one), b.get(other));
            let pairs = one.into_iter().flatten().flat_map(|a| other.into_iter().flatten().map(|b| (*a, *b)));
            pairs.map(|(a, b)| Pairing { a, b, together }).collect()
        };
        self.0
            .iter()
            .flat_map(|(one, other, together)| {
                let mut found = meet(one, other, *together);
                if one != other {
                    found.extend(meet(other, one, *together));
                }
                found
            })
            .collect()
    }
}

fn by_hash(article: &Article) -> HashMap<String, Vec<usize>> {
    let mut found: HashMap<String, Vec<usize>> = HashMap::new();
    for (number, span) in article.sentences.iter().enumerate() {
        found.entry(sentence_hash(span.of(article.text))).or_default().push(number);
    }
    found
}

/// One side with its quotations.
struct Half<'a> {
    loaded: &'a Loaded,
    article: Article<'a>,
    stored: Vec<Stored>,
    findings: Findings,
    /// Who is who in the article by itself; the stored findings know speakers of the whole library instead.
    read: Findings,
}

impl<'a> Half<'a> {
    fn of(reader: &Reader, loaded: &'a Loaded) -> Result<Self, Error> {
        let article = loaded.subject.article();
        let stored = quotes::of_version(reader, loaded.version, article.text)?;
        let findings = tellings::findings(reader, &stored)?;
        let read = broadsheet_analysis::quotes::find(&article);
        Ok(Self { loaded, article, stored, findings, read })
    }

    fn sentence(&self, number: usize) -> &'a str {
        self.article.sentences.get(number).map(|span| span.of(self.article.text)).unwrap_or_default()
    }

    fn sentence_at(&self, offset: usize) -> u32 {
        let number = self.article.sentences.partition_point(|span| span.end() <= offset);
        number.min(self.article.sentences.len().saturating_sub(1)) as u32
    }

    fn name(&self) -> &str {
        self.loaded.subject.outlet.as_deref().unwrap_or("unknown outlet")
    }
}

struct Comparison<'a> {
    a: Half<'a>,
    b: Half<'a>,
    alignment: Alignment,
    said: Vec<Pairing>,
    shared: Vec<shared_copy::SharedCopy>,
    facts: Vec<facts::Row>,
}

impl<'a> Comparison<'a> {
    fn of(a: Half<'a>, b: Half<'a>, said: &Said) -> Self {
        let said = said.pairings(&a.article, &b.article);
        let alignment = compare::align(&a.article, &b.article, &said);
        Self {
            shared: shared_copy::find(&a.article, &b.article),
            facts: facts::compare((&a.article, &a.read), (&b.article, &b.read), &alignment),
            alignment,
            said,
            a,
            b,
        }
    }

    fn view(&self) -> CompareView {
        let (a_marks, b_marks) = (self.marks(true), self.marks(false));
        CompareView {
            a: self.side(true, &a_marks),
            b: self.side(false, &b_marks),
            verdict: self.verdict(),
            rows: self.rows(&a_marks, &b_marks),
            facts: self.facts.iter().map(|row| self.fact(row)).collect(),
            quotations: self.quotations(),
            wording: wording::compare(
                (&self.a.article, &self.a.read),
                (&self.b.article, &self.b.read),
                &self.alignment,
            )
            .iter()
            .map(|row| self.wording(row))
            .collect(),
        }
    }

    /// One half, its entries in the alignment, and the other half.
    fn half(&self, is_a: bool) -> (&Half<'a>, &[Aligned], &Half<'a>) {
        if is_a {
            (&self.a, &self.alignment.a, &self.b)
        } else {
            (&self.b, &self.alignment.b, &self.a)
        }
    }

    fn side(&self, is_a: bool, marks: &[Placed]) -> Side {
        let (half, aligned, _) = self.half(is_a);
        let loaded = half.loaded;
        let passages: Vec<Span> = self.shared.iter().map(|passage| if is_a { passage.a } else { passage.b }).collect();
        let said = |number: usize| self.said.iter().any(|pairing| number == if is_a { pairing.a } else { pairing.b });
        let sentences = aligned.iter().zip(&half.article.sentences).enumerate();
        Side {
            article: loaded.reference(),
            headline: draw::line(loaded.subject.headline.as_deref().unwrap_or_default(), &[]),
            byline: loaded.byline.clone(),
            words: loaded.words(),
            version_number: loaded.number,
            versions: loaded.versions,
            paragraphs: draw::paragraphs(&loaded.body, &half.article.sentences, marks),
            sentences: sentences
                .map(|(number, (entry, span))| SentenceLabel {
                    label: label(entry.label),
                    aligned: numbers(&entry.aligned),
                    moved: entry.moved,
                    shared: passages.iter().any(|passage| passage.overlaps(*span)),
                    corrected: said(number),
                })
                .collect(),
            summary: summary::summarize(&half.article, Length::Sentences(SUMMARY))
                .iter()
                .map(|pick| pick.sentence as u32)
                .collect(),
        }
    }

    /// Marks of one side, in order: words that differ inside reworded sentences, shared copy, differing facts.
    fn marks(&self, is_a: bool) -> Vec<Placed> {
        let (half, aligned, other) = self.half(is_a);
        let mut marks: Vec<Placed> = Vec::new();
        for (entry, span) in aligned.iter().zip(&half.article.sentences) {
            if matches!(entry.label, compare::Label::Reworded | compare::Label::Partly) {
                let counterpart: Vec<&str> = entry.aligned.iter().map(|number| other.sentence(*number)).collect();
                let lacking = lacking(span.of(half.article.text), &counterpart.join(" "));
                marks.extend(lacking.map(|word| mark(word.shift(span.start()), MarkKind::Changed, 0)));
            }
        }
        marks.extend(
            self.shared.iter().enumerate().map(|(number, passage)| {
                mark(if is_a { passage.a } else { passage.b }, MarkKind::Shared, number as Id)
            }),
        );
        let different = self.facts.iter().enumerate().filter(|(_, row)| row.status == facts::Status::Different);
        marks.extend(different.filter_map(|(number, row)| {
            let fact = if is_a { &row.a } else { &row.b };
            Some(mark(fact.as_ref()?.said, MarkKind::Fact, number as Id))
        }));
        marks.sort_by_key(|(span, _)| *span);
        marks
    }

    fn verdict(&self) -> Verdict {
        let found = compare::verdict(&self.a.article, &self.b.article, &self.alignment, &self.shared);
        let count = |label| self.alignment.a.iter().filter(|entry| entry.label == label).count() as u32;
        Verdict {
            same: count(compare::Label::Same),
            reworded: count(compare::Label::Reworded),
            partly: count(compare::Label::Partly),
            only_a: found.only_a as u32,
            only_b: found.only_b as u32,
            moved: self.alignment.a.iter().filter(|entry| entry.moved).count() as u32,
            shared_a: found.shared_share_a,
            shared_b: found.shared_share_b,
            source: shared_copy::source(&self.a.article, &self.b.article),
            facts_different: self.facts.iter().filter(|row| row.status == facts::Status::Different).count() as u32,
            too_different: self.alignment.a.iter().all(|entry| entry.aligned.is_empty()),
            identical: self.a.article.text == self.b.article.text,
        }
    }

    /// Aligned groups and lonely sentences: in the order of A, each lonely sentence of B after the one that it follows.
    fn rows(&self, a_marks: &[Placed], b_marks: &[Placed]) -> Vec<PairRow> {
        let mut place_of_b: HashMap<usize, usize> = HashMap::new();
        let mut rows: Vec<((usize, usize), PairRow)> = Vec::new();
        for group in groups(&self.alignment) {
            let first = group.a.first().copied().unwrap_or_default();
            place_of_b.extend(group.b.iter().map(|b| (*b, first + 1)));
            rows.push(((first + 1, 0), self.row(&group, a_marks, b_marks)));
        }
        let mut place = 0;
        for (number, entry) in self.alignment.b.iter().enumerate() {
            match place_of_b.get(&number) {
                Some(at) => place = *at,
                None if entry.aligned.is_empty() => {
                    let group = Group { a: vec![], b: vec![number] };
                    rows.push(((place, number + 1), self.row(&group, a_marks, b_marks)));
                }
                None => {}
            }
        }
        rows.sort_by_key(|(place, _)| *place);
        rows.into_iter().map(|(_, row)| row).collect()
    }

    fn row(&self, group: &Group, a_marks: &[Placed], b_marks: &[Placed]) -> PairRow {
        let entries = group.a.iter().filter_map(|number| self.alignment.a.get(*number));
        let both = !group.a.is_empty() && !group.b.is_empty();
        let found = entries.clone().map(|entry| entry.label).max().unwrap_or(compare::Label::OnlyHere);
        let label = label(if both { found } else { compare::Label::OnlyHere });
        PairRow {
            label,
            moved: entries.into_iter().any(|entry| entry.moved),
            a: numbers(&group.a),
            b: numbers(&group.b),
            a_runs: sentences_drawn(&self.a, &group.a, a_marks),
            b_runs: sentences_drawn(&self.b, &group.b, b_marks),
            spoken: self.spoken(label, group),
        }
    }

    fn spoken(&self, label: Label, group: &Group) -> String {
        let words = |half: &Half, numbers: &[usize]| {
            numbers.iter().map(|number| half.sentence(*number)).collect::<Vec<_>>().join(" ")
        };
        let (a, b) = (words(&self.a, &group.a), words(&self.b, &group.b));
        let what = match label {
            Label::Same => "The same in both",
            Label::Reworded => "Reworded",
            Label::Partly => "Partly the same",
            Label::OnlyHere if group.a.is_empty() => return format!("Only in {}: {b}", self.b.name()),
            Label::OnlyHere => return format!("Only in {}: {a}", self.a.name()),
        };
        match label {
            Label::Same => format!("{what}: {a}"),
            _ => format!("{what}. {}: {a} {}: {b}", self.a.name(), self.b.name()),
        }
    }

    fn fact(&self, row: &facts::Row) -> FactRow {
        let cell = |half: &Half, fact: &facts::Fact| {
            let sentence = half.sentence_at(fact.span.start());
            let within = half.article.sentences.get(sentence as usize).copied().unwrap_or(fact.said);
            let marks = [mark(fact.said, MarkKind::Fact, 0)];
            let context = draw::stretch(half.article.text, within, &[], &marks);
            FactCell { text: fact.said.of(half.article.text).to_string(), context, sentence }
        };
        FactRow {
            kind: fact_kind(row.kind),
            status: match row.status {
                facts::Status::Different => FactStatus::Different,
                facts::Status::OnlyA => FactStatus::OnlyA,
                facts::Status::OnlyB => FactStatus::OnlyB,
                facts::Status::Same => FactStatus::Same,
            },
            a: row.a.as_ref().map(|fact| cell(&self.a, fact)),
            b: row.b.as_ref().map(|fact| cell(&self.b, fact)),
            compatible: row.compatible,
        }
    }

    fn quotations(&self) -> Vec<QuotationPair> {
        let rows = quotations::compare((&self.a.article, &self.a.findings), (&self.b.article, &self.b.findings));
        let one = |half: &Half, number: Option<usize>| number.and_then(|at| half.stored.get(at)).map(|s| s.row.clone());
        let cut = |half: &Half, number: Option<usize>, spans: &[Span]| {
            let quotation = number.and_then(|at| half.findings.quotations.get(at));
            let words = quotation.map(|said| variants::utterance(half.article.text, said)).unwrap_or_default();
            spans.iter().map(|span| span.of(&words).trim().to_string()).filter(|cut| !cut.is_empty()).collect()
        };
        rows.iter()
            .map(|row| {
                let (a, b) = (one(&self.a, row.a), one(&self.b, row.b));
                let words =
                    |side: &Option<crate::QuotationRow>| side.as_ref().map(|row| row.text.clone()).unwrap_or_default();
                let (a_words, b_words) = (words(&a), words(&b));
                let compared = a.is_some() && b.is_some();
                QuotationPair {
                    status: quotation_status(row.status),
                    likely: row.likely,
                    cut_a: cut(&self.a, row.a, &row.cut_a),
                    cut_b: cut(&self.b, row.b, &row.cut_b),
                    a_runs: words_drawn(&a_words, compared.then_some(&b_words)),
                    b_runs: words_drawn(&b_words, compared.then_some(&a_words)),
                    a,
                    b,
                }
            })
            .collect()
    }

    fn wording(&self, row: &wording::Row) -> WordingRow {
        let places = |half: &Half, spans: &[Span]| spans.iter().map(|span| half.sentence_at(span.start())).collect();
        WordingRow {
            kind: match row.kind {
                wording::Kind::ReportingVerb => WordingKind::ReportingVerb,
                wording::Kind::Hedge => WordingKind::Hedge,
                wording::Kind::Naming => WordingKind::Naming,
                wording::Kind::Description => WordingKind::Description,
                wording::Kind::Passive => WordingKind::Passive,
                wording::Kind::Quantifier => WordingKind::Quantifier,
            },
            words: row.words.clone(),
            a: places(&self.a, &row.a),
            b: places(&self.b, &row.b),
        }
    }
}

/// Sentences that hang together: each is aligned with one of the others.
struct Group {
    a: Vec<usize>,
    b: Vec<usize>,
}

/// The groups of an alignment by their first sentence of A, lonely ones of A among them.
fn groups(alignment: &Alignment) -> Vec<Group> {
    let mut seen = vec![false; alignment.a.len()];
    let mut found = Vec::new();
    for start in 0..alignment.a.len() {
        let mut group = Group { a: vec![], b: vec![] };
        let mut next = vec![start];
        while let Some(a) = next.pop() {
            if std::mem::replace(seen.get_mut(a).unwrap_or(&mut true), true) {
                continue;
            }
            group.a.push(a);
            for b in alignment.a.get(a).into_iter().flat_map(|entry| &entry.aligned) {
                if !group.b.contains(b) {
                    group.b.push(*b);
                    next.extend(alignment.b.get(*b).into_iter().flat_map(|entry| &entry.aligned));
                }
            }
        }
        if !group.a.is_empty() {
            group.a.sort_unstable();
            group.b.sort_unstable();
            found.push(group);
        }
    }
    found
}

fn sentences_drawn(half: &Half, numbers: &[usize], marks: &[Placed]) -> Vec<Run> {
    let mut drawn: Vec<Run> = Vec::new();
    for span in numbers.iter().filter_map(|number| half.article.sentences.get(*number)) {
        if !drawn.is_empty() {
            drawn.push(Run { text: " ".to_string(), sentence: None, marks: vec![] });
        }
        let near: Vec<Placed> = marks.iter().filter(|(mark, _)| mark.overlaps(*span)).copied().collect();
        drawn.extend(draw::stretch(half.article.text, *span, &half.article.sentences, &near));
    }
    drawn
}

fn words_drawn(words: &str, other: Option<&String>) -> Vec<Run> {
    let marks: Vec<Placed> = other
        .map(|other| lacking(words, other).map(|span| mark(span, MarkKind::Changed, 0)).collect())
        .unwrap_or_default();
    draw::line(words, &marks)
}

/// The words of `text` that `other` lacks; signs that stand alone (another kind of quotation mark) are none.
fn lacking<'t>(text: &'t str, other: &str) -> impl Iterator<Item = Span> + 't {
    diff::words(text, other).into_iter().filter_map(move |op| match op {
        Op::Delete { old } => Some(old.trimmed(text)).filter(|span| span.of(text).contains(char::is_alphanumeric)),
        _ => None,
    })
}

fn numbers(sentences: &[usize]) -> Vec<u32> {
    sentences.iter().map(|number| *number as u32).collect()
}

fn label(label: compare::Label) -> Label {
    match label {
        compare::Label::Same => Label::Same,
        compare::Label::Reworded => Label::Reworded,
        compare::Label::Partly => Label::Partly,
        compare::Label::OnlyHere => Label::OnlyHere,
    }
}

/// The same kind as it is shown.
pub(crate) fn fact_kind(kind: facts::Kind) -> FactKind {
    match kind {
        facts::Kind::Number => FactKind::Number,
        facts::Kind::Date => FactKind::Date,
        facts::Kind::Name => FactKind::Name,
        facts::Kind::Place => FactKind::Place,
        facts::Kind::Quotation => FactKind::Quotation,
    }
}

fn quotation_status(status: quotations::Status) -> QuotationStatus {
    match status {
        quotations::Status::Same => QuotationStatus::Same,
        quotations::Status::Cut => QuotationStatus::Cut,
        quotations::Status::Reworded => QuotationStatus::Reworded,
        quotations::Status::OtherSpeaker => QuotationStatus::OtherSpeaker,
        quotations::Status::OnlyA => QuotationStatus::OnlyA,
        quotations::Status::OnlyB => QuotationStatus::OnlyB,
    }
}
