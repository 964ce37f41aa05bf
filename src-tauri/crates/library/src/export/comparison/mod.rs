//! A comparison for others: one gathering, a file a format.
mod csv;
mod html;
mod json;
mod markdown;

use super::origin::{Origin, Version};
use super::points::{Points, Range};
use super::words::{self, counted, percent};
use super::{unknown, PROGRAM};
use crate::compare;
use crate::error::Error;
use crate::library::Library;
use crate::loaded::Loaded;
use crate::quotes;
use crate::store::Reader;
use crate::view::{self, ArticleRef, CompareView, Id, Label, Mark, MarkKind, Paragraph, QuotationPair};
use broadsheet_analysis::REVISION;
use broadsheet_text::{token, CodePoints};
use rusqlite::Connection;
use std::collections::{BTreeMap, HashMap};

/// Writes a report in one format.
pub(super) type Renderer = fn(&Report) -> String;

/// The formats of a comparison.
const FORMATS: &[(&str, Renderer)] = &[
    ("html", html::render),
    ("markdown", markdown::render),
    ("csv", csv::render),
    ("csv-pairs", csv::pairs),
    ("csv-facts", csv::facts),
    ("csv-quotations", csv::quotations),
    ("json", json::render),
];

/// The renderer of that format; `Invalid` when there is none.
pub(super) fn renderer(format: &str) -> Result<Renderer, Error> {
    let found = FORMATS.iter().find(|(id, _)| *id == format).map(|(_, render)| *render);
    found.ok_or_else(|| unknown(format, FORMATS.iter().map(|(id, _)| *id)))
}

/// What a report holds.
pub(super) struct Report {
    view: CompareView,
    a: Side,
    b: Side,
    /// RFC 3339.
    made: String,
}

/// One side beside what the view has of it.
struct Side {
    points: Points,
    origin: Origin,
    /// Where each quotation stands, by id.
    quotations: HashMap<Id, Range>,
    /// The passages of shared copy, by number.
    passages: BTreeMap<Id, Passage>,
}

/// A passage of shared copy on one side.
#[derive(Default)]
struct Passage {
    text: String,
    /// In text order.
    sentences: Vec<u32>,
}

impl Report {
    /// Gathers it within one snapshot of the library.
    pub(super) fn of(library: &Library, a: Id, b: Id) -> Result<Self, Error> {
        let made = library.now();
        library.read(|reader| {
            let view = compare::view(reader, a, b)?;
            let (a, b) = (Side::of(reader, &view.a)?, Side::of(reader, &view.b)?);
            Ok(Self { view, a, b, made })
        })
    }

    /// The two sides with what the view has of them.
    fn sides(&self) -> [(&Side, &view::Side); 2] {
        [(&self.a, &self.view.a), (&self.b, &self.view.b)]
    }

    /// Both as reports introduce them.
    fn versions(&self) -> [Version<'_>; 2] {
        self.sides().map(|(side, view)| Version {
            article: &view.article,
            byline: view.byline.as_deref(),
            number: (view.version_number, view.versions),
            words: view.words,
            origin: &side.origin,
        })
    }

    /// What the reader decided against the program, in sentences; empty when nothing.
    fn corrections(&self) -> Vec<String> {
        let names = self.names();
        let mut said = Vec::new();
        for ((letter, other), ((side, view), name)) in
            [("A", "B"), ("B", "A")].into_iter().zip(self.sides().into_iter().zip(&names))
        {
            said.extend(side.origin.by_hand.iter().map(|one| format!("{name}: {one}")));
            let decided = view.sentences.iter().enumerate().filter(|(_, sentence)| sentence.corrected);
            said.extend(decided.map(|(number, sentence)| {
                let with = match sentence.aligned.as_slice() {
                    [] => format!("no sentence of {other}"),
                    aligned => named(aligned, other),
                };
                format!("The reader decided what sentence {letter}{} is paired with: {with}.", number + 1)
            }));
        }
        let quotations = self.view.quotations.iter();
        let a = quotations.clone().filter_map(|pair| Some(("A", pair.a.as_ref()?)));
        let b = quotations.filter_map(|pair| Some(("B", pair.b.as_ref()?)));
        said.extend(a.chain(b).filter(|(_, row)| row.corrected).map(|(letter, row)| {
            format!(
                "The reader decided who is quoted in sentence {letter}{}: {} (“{}”).",
                row.sentence + 1,
                words::speaker(row),
                row.text
            )
        }));
        said
    }

    /// How much of each side is shared copy, and whose it likely is.
    fn shared_copy(&self) -> Vec<String> {
        let (verdict, [a, b]) = (&self.view.verdict, self.names());
        if self.a.passages.is_empty() {
            return vec!["No passage of some length stands in both.".to_string()];
        }
        let share = |side: &Side, view: &view::Side, name: &str, share: f64| {
            let words: usize = side.passages.values().map(|passage| token::words(&passage.text).count()).sum();
            format!("{name}: {words} of {} stand in shared copy ({}).", counted(view.words, "word"), percent(share))
        };
        vec![
            share(&self.a, &self.view.a, &a, verdict.shared_a),
            share(&self.b, &self.view.b, &b, verdict.shared_b),
            match &verdict.source {
                Some(source) => format!("Likely source: {source}, which both texts name."),
                None => "Source unknown: the two texts do not name the same agency.".to_string(),
            },
        ]
    }

    /// How A and B are called. Outlets of one name, or two versions of one article, are told apart.
    fn names(&self) -> [String; 2] {
        let of = |side: &view::Side| side.article.outlet.clone().unwrap_or_else(|| "unknown outlet".to_string());
        let (a, b) = (of(&self.view.a), of(&self.view.b));
        if self.is_one_article() {
            return [&self.view.a, &self.view.b].map(|side| format!("Version {}", side.version_number));
        }
        if a == b {
            return [format!("{a} (A)"), format!("{b} (B)")];
        }
        [a, b]
    }

    /// What the report is called.
    fn title(&self) -> String {
        let [a, b] = self.names();
        match &self.view.a.article.outlet {
            Some(outlet) if self.is_one_article() => format!("{outlet}: {a} and {b} compared"),
            _ => format!("{a} and {b} compared"),
        }
    }

    fn is_one_article(&self) -> bool {
        self.view.a.article.id == self.view.b.article.id
    }

    /// What matters, in sentences; the same figures as above the comparison in the app.
    fn verdict(&self) -> Vec<String> {
        let (verdict, [a, b]) = (&self.view.verdict, self.names());
        let mut said = Vec::new();
        if verdict.identical {
            said.push("The two texts are the same.".to_string());
        } else if verdict.too_different {
            said.push("No sentence of one was found in the other: the two are shown as two texts.".to_string());
        }
        let parts = [
            (verdict.same, format!("in the same words in {b}")),
            (verdict.reworded, "reworded".to_string()),
            (verdict.partly, "in part".to_string()),
            (verdict.only_a, "only here".to_string()),
            (verdict.moved, "of them in another order".to_string()),
        ];
        let parts: Vec<String> =
            parts.iter().filter(|(count, _)| *count > 0).map(|(count, how)| format!("{count} {how}")).collect();
        let sentences = counted(self.view.a.sentences.len() as u32, "sentence");
        said.push(match parts.is_empty() {
            true => format!("{a} has {sentences}."),
            false => format!("{a} has {sentences}: {}.", parts.join(", ")),
        });
        said.push(format!(
            "{b} has {}, {} of them only there.",
            counted(self.view.b.sentences.len() as u32, "sentence"),
            verdict.only_b
        ));
        if verdict.shared_a > 0.0 || verdict.shared_b > 0.0 {
            let source = verdict.source.as_ref().map(|source| format!(" Both name {source}.")).unwrap_or_default();
            said.push(format!(
                "{} of {a}’s words and {} of {b}’s stand in copy that both share.{source}",
                percent(verdict.shared_a),
                percent(verdict.shared_b)
            ));
        }
        match verdict.facts_different {
            0 => {}
            1 => said.push("1 fact has different values.".to_string()),
            count => said.push(format!("{count} facts have different values.")),
        }
        said
    }

    /// How the report was made, for people who have to rely on it.
    fn methods(&self) -> Vec<String> {
        let least = "Shared copy is a passage that stands in both word for word or with small edits \
                     (word runs chained as in Smith, Cordell and Mullen, 2015).";
        [
            "Every word under “The two texts” is a word of one of the two files; nothing was written by a machine.",
            "Sentences are paired by the words that they share, rare words counting more, by their numbers, names, dates \
             and quotations, and in English also by what their words mean (a table of word vectors that is part of the \
             program). The same statement in quite other words can be missed. Pairs that the reader corrected are kept \
             as corrected and marked.",
            least,
            "Numbers, dates, names and places are found by rules; a value counts as different only where both tell of \
             the same thing.",
            "Quotations and their speakers are found by quotation marks, reporting words and names. Where the program is \
             unsure who speaks, “perhaps” stands before the name with the reason, and it should be checked; unknown is \
             said to be unknown.",
            "The SHA-256 of a file can be computed by anybody who has the file; it is the same only if every byte is. \
             The SHA-256 of a text is of the words that this report shows (UTF-8, paragraphs joined by two line feeds), \
             as the JSON export gives them.",
        ]
        .into_iter()
        .map(str::to_string)
        .chain([format!("Made on {} by {PROGRAM}, analysis revision {REVISION}, without network access.", self.made)])
        .collect()
    }
}

impl Side {
    fn of(reader: &Reader, view: &view::Side) -> Result<Self, Error> {
        let loaded = Loaded::load(reader, view.article.version)?;
        let text = loaded.subject.text.as_str();
        let points = CodePoints::new(text);
        let stored = quotes::of_version(reader, loaded.version, text)?;
        Ok(Self {
            points: Points::of(&view.paragraphs),
            quotations: stored.iter().map(|one| (one.row.id, points.of(one.span()))).collect(),
            origin: Origin::of(reader, &loaded)?,
            passages: passages(&view.paragraphs),
        })
    }
}

/// The passages of shared copy that are marked in a text.
fn passages(paragraphs: &[Paragraph]) -> BTreeMap<Id, Passage> {
    let mut found: BTreeMap<Id, Passage> = BTreeMap::new();
    for (number, paragraph) in paragraphs.iter().enumerate() {
        for run in &paragraph.runs {
            for Mark { id, .. } in run.marks.iter().filter(|mark| mark.kind == MarkKind::Shared) {
                let passage = found.entry(*id).or_default();
                // Where it runs over a paragraph's end.
                let begins = paragraph.runs.first().is_some_and(|first| std::ptr::eq(first, run));
                if begins && number > 0 && !passage.text.is_empty() {
                    passage.text.push(' ');
                }
                passage.text.push_str(&run.text);
                if let Some(sentence) = run.sentence.filter(|sentence| passage.sentences.last() != Some(sentence)) {
                    passage.sentences.push(sentence);
                }
            }
        }
    }
    found
}

/// The address of an article, under the user's edits.
pub(super) fn url(connection: &Connection, article: &ArticleRef) -> Result<Option<String>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT coalesce((SELECT value FROM field_edit WHERE article_id = v.article_id AND field = 'url'), v.url)
         FROM version v WHERE v.id = ?1",
    )?;
    let url: Option<String> = statement.query_row([article.version], |row| row.get(0))?;
    Ok(url.filter(|url| !url.is_empty()))
}

/// The name of a label on one side: "only here" says where.
fn label_name(label: Label, here: &str) -> String {
    match label {
        Label::OnlyHere => format!("Only in {here}"),
        label => words::label(label).name.to_string(),
    }
}

/// The shape of a label on one side: a triangle points at the side that has it.
fn label_shape(label: Label, is_a: bool) -> &'static str {
    match (label, is_a) {
        (Label::OnlyHere, true) => "◀",
        (Label::OnlyHere, false) => "▶",
        (label, _) => words::label(label).shape,
    }
}

/// Sentence numbers as people count, from 1.
fn from_one(numbers: &[u32]) -> String {
    numbers.iter().map(|number| (number + 1).to_string()).collect::<Vec<_>>().join(", ")
}

/// Sentences as reports name them: "A5, A6".
fn named(numbers: &[u32], letter: &str) -> String {
    numbers.iter().map(|number| format!("{letter}{}", number + 1)).collect::<Vec<_>>().join(", ")
}

/// What one side leaves out of a quotation that the other has longer.
fn left_out(pair: &QuotationPair, of_a: bool) -> &[String] {
    if of_a {
        &pair.cut_b
    } else {
        &pair.cut_a
    }
}

/// The words of runs.
fn plain(runs: &[view::Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}
