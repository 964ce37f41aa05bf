//! One article's versions: on a time axis, and any two against each other.
use crate::draw::{self, mark, Placed};
use crate::error::Error;
use crate::library::Library;
use crate::loaded::{self, Loaded};
use crate::view::{
    ChangeItem, ChangeKind, DiffRow, Id, KindCount, MarkKind, Run, VersionBar, VersionDiffView, VersionsView,
};
use broadsheet_analysis::diff::{self, Change, Diff, Op};
use broadsheet_analysis::Span;
use std::collections::BTreeMap;

impl Library {
    /// All versions of an article, each against the one before.
    pub fn versions(&self, article: Id) -> Result<VersionsView, Error> {
        self.read(|reader| {
            let mut bars: Vec<VersionBar> = Vec::new();
            let mut before: Option<Loaded> = None;
            for version in loaded::versions(reader, article)? {
                let now = Loaded::load(reader, version.id)?;
                let found = before.as_ref().map(|before| diff::diff(&before.subject.article(), &now.subject.article()));
                bars.push(VersionBar {
                    words_added: found.as_ref().map_or(version.words, |found| found.words_added as u32),
                    words_removed: found.as_ref().map_or(0, |found| found.words_removed as u32),
                    kinds: found.as_ref().map(kinds).unwrap_or_default(),
                    visible: found.as_ref().is_none_or(|found| found.visible),
                    headline: now.subject.headline.clone(),
                    version,
                });
                before = Some(now);
            }
            let newest = before.ok_or(Error::NotFound("article"))?;
            let changes =
                bars.iter().zip(bars.iter().skip(1)).filter(|(old, new)| old.headline != new.headline).count();
            Ok(VersionsView { article: newest.reference(), headline_changes: changes as u32, versions: bars })
        })
    }

    /// What changed from one version to another.
    pub fn version_diff(&self, old: Id, new: Id) -> Result<VersionDiffView, Error> {
        self.read(|reader| {
            let (old, new) = (Loaded::load(reader, old)?, Loaded::load(reader, new)?);
            let found = diff::diff(&old.subject.article(), &new.subject.article());
            Ok(view(&old, &new, &found))
        })
    }
}

pub(crate) fn kinds(found: &Diff) -> Vec<KindCount> {
    let mut counts: BTreeMap<diff::ChangeKind, u32> = BTreeMap::new();
    for change in &found.changes {
        *counts.entry(change.kind).or_default() += 1;
    }
    counts.into_iter().map(|(kind, count)| KindCount { kind: change_kind(kind), count }).collect()
}

/// A paragraph of either version, or one of each.
struct Row {
    old: Option<Span>,
    new: Option<Span>,
    moved: bool,
}

/// The difference as it is shown.
pub(crate) fn view(old: &Loaded, new: &Loaded, found: &Diff) -> VersionDiffView {
    let (old_text, new_text) = (old.subject.text.as_str(), new.subject.text.as_str());
    let placed = rows(old, new, found);
    let mut rows: Vec<DiffRow> = vec![headline_row(old, new, found)];
    rows.extend(placed.iter().map(|row| body_row(row, old_text, new_text, found)));
    let changes = found
        .changes
        .iter()
        .map(|change| {
            let headline = change.kind == diff::ChangeKind::Headline;
            let words = |span: Option<Span>, text: &str| span.map(|span| span.of(text).to_string());
            let (old_words, new_words) = match headline {
                true => (old.subject.headline.as_deref(), new.subject.headline.as_deref()),
                false => (Some(old_text), Some(new_text)),
            };
            ChangeItem {
                kind: change_kind(change.kind),
                row: if headline { 0 } else { 1 + row_of(change, &placed) as u32 },
                old: words(change.old, old_words.unwrap_or_default()),
                new: words(change.new, new_words.unwrap_or_default()),
            }
        })
        .collect();
    VersionDiffView {
        old: old.version,
        new: new.version,
        identical: found.identical,
        visible: found.visible,
        summary: summary(found, old_text, new_text),
        rows,
        changes,
    }
}

/// Pairs the paragraphs by what they share, in order of the new version; deleted ones after the one that they followed.
fn rows(old: &Loaded, new: &Loaded, found: &Diff) -> Vec<Row> {
    let (olds, news) = (draw::places(&old.body), draw::places(&new.body));
    let at = |places: &[Span], span: Span| places.partition_point(|place| place.end() <= span.start());
    let mut shared: BTreeMap<(usize, usize), (usize, bool)> = BTreeMap::new();
    for op in &found.ops {
        let (from, to, moved) = match op {
            Op::Equal { old, new } => (*old, *new, false),
            Op::Move { old, new } => (*old, *new, true),
            _ => continue,
        };
        // A step may run over several paragraphs; cut it at the new ones.
        for (number, place) in news.iter().enumerate().skip(at(&news, to)).take_while(|(_, p)| p.start() < to.end()) {
            let Some(part) = place.intersect(to) else { continue };
            let from = Span::new(from.start() + (part.start() - to.start()), from.start() + (part.end() - to.start()));
            let entry = shared.entry((number, at(&olds, from))).or_insert((0, moved));
            entry.0 += from.of(old.subject.text.as_str()).trim().len();
            entry.1 |= moved;
        }
    }
    // The pair with most in common first; each paragraph stands in one row.
    let mut pairs: Vec<((usize, usize), (usize, bool))> =
        shared.into_iter().filter(|(_, (length, _))| *length > 0).collect();
    pairs.sort_by_key(|(pair, (length, _))| (std::cmp::Reverse(*length), *pair));
    let mut old_of_new: BTreeMap<usize, (usize, bool)> = BTreeMap::new();
    let mut taken = vec![false; olds.len()];
    for ((to, from), (_, moved)) in pairs {
        let free = taken.get(from) == Some(&false) && !old_of_new.contains_key(&to);
        if free {
            old_of_new.insert(to, (from, moved));
            if let Some(slot) = taken.get_mut(from) {
                *slot = true;
            }
        }
    }
    let place_of_old: BTreeMap<usize, usize> =
        old_of_new.iter().filter(|(_, (_, moved))| !moved).map(|(new, (old, _))| (*old, new + 1)).collect();
    let mut placed: Vec<((usize, usize), Row)> = news
        .iter()
        .enumerate()
        .map(|(number, span)| {
            let pair = old_of_new.get(&number);
            let old = pair.and_then(|(old, _)| olds.get(*old)).copied();
            ((number + 1, 0), Row { old, new: Some(*span), moved: pair.is_some_and(|(_, moved)| *moved) })
        })
        .collect();
    let mut after = 0;
    for (number, (span, taken)) in olds.iter().zip(&taken).enumerate() {
        after = place_of_old.get(&number).copied().unwrap_or(after);
        if !taken {
            placed.push(((after, number + 1), Row { old: Some(*span), new: None, moved: false }));
        }
    }
    placed.sort_by_key(|(place, _)| *place);
    placed.into_iter().map(|(_, row)| row).collect()
}

fn headline_row(old: &Loaded, new: &Loaded, found: &Diff) -> DiffRow {
    let old = old.subject.headline.as_deref().unwrap_or_default();
    let new = new.subject.headline.as_deref().unwrap_or_default();
    let kinds = found.changes.iter().filter(|change| change.kind == diff::ChangeKind::Headline);
    DiffRow { headline: true, kinds: kinds.map(|change| change_kind(change.kind)).collect(), ..drawn(old, new, false) }
}

fn body_row(row: &Row, old_text: &str, new_text: &str, found: &Diff) -> DiffRow {
    let words = |span: Option<Span>, text| span.map(|span| span.of(text)).unwrap_or_default();
    let mut drawn = drawn(words(row.old, old_text), words(row.new, new_text), row.moved);
    let touching = found.changes.iter().filter(|change| touches(change, row));
    drawn.kinds = touching.map(|change| change_kind(change.kind)).collect();
    drawn.kinds.dedup();
    drawn.changed |= row.moved || !drawn.kinds.is_empty();
    drawn
}

/// A row from the words of both sides.
fn drawn(old: &str, new: &str, moved: bool) -> DiffRow {
    let ops = diff::words(old, new);
    let mut inline: Vec<Run> = Vec::new();
    let (mut removed, mut added): (Vec<Placed>, Vec<Placed>) = (Vec::new(), Vec::new());
    for op in &ops {
        match *op {
            Op::Equal { new: span, .. } | Op::Move { new: span, .. } => push(&mut inline, span.of(new), None),
            Op::Delete { old: span } => {
                removed.push(mark(span, MarkKind::Removed, 0));
                push(&mut inline, span.of(old), Some(MarkKind::Removed));
            }
            Op::Insert { new: span } => {
                added.push(mark(span, MarkKind::Added, 0));
                push(&mut inline, span.of(new), Some(MarkKind::Added));
            }
        }
    }
    DiffRow {
        headline: false,
        changed: old != new,
        moved,
        old: draw::line(old, &removed),
        new: draw::line(new, &added),
        inline,
        kinds: vec![],
    }
}

fn push(runs: &mut Vec<Run>, text: &str, kind: Option<MarkKind>) {
    let marks = kind.map(|kind| mark(Span::whole(text), kind, 0).1).into_iter().collect();
    runs.push(Run { text: text.to_string(), sentence: None, marks });
}

fn touches(change: &Change, row: &Row) -> bool {
    let meet = |a: Option<Span>, b: Option<Span>| a.zip(b).is_some_and(|(a, b)| a.overlaps(b));
    change.kind != diff::ChangeKind::Headline && (meet(change.new, row.new) || meet(change.old, row.old))
}

fn row_of(change: &Change, rows: &[Row]) -> usize {
    let by_new = |row: &Row| change.new.zip(row.new).is_some_and(|(a, b)| a.overlaps(b));
    let found = rows.iter().position(by_new).or_else(|| rows.iter().position(|row| touches(change, row)));
    found.unwrap_or_default()
}

/// The difference in words.
fn summary(found: &Diff, old: &str, new: &str) -> String {
    if found.identical {
        return "No change: the two texts are the same to the letter.".to_string();
    }
    if !found.visible {
        return invisible(old, new);
    }
    let of = |kinds: &[diff::ChangeKind]| found.changes.iter().filter(|change| kinds.contains(&change.kind)).count();
    use diff::ChangeKind as Kind;
    let parts = [
        (of(&[Kind::Headline]), "headline changed", "headlines changed"),
        (of(&[Kind::InsertedParagraph]), "paragraph added", "paragraphs added"),
        (of(&[Kind::DeletedParagraph]), "paragraph removed", "paragraphs removed"),
        (of(&[Kind::MovedParagraph]), "paragraph moved", "paragraphs moved"),
        (of(&[Kind::SplitParagraph]), "paragraph split", "paragraphs split"),
        (of(&[Kind::MergedParagraph]), "merger of paragraphs", "mergers of paragraphs"),
        (found.words_added, "word added", "words added"),
        (found.words_removed, "word removed", "words removed"),
    ];
    let said = parts.iter().filter(|(count, ..)| *count > 0);
    let said = said.map(|(count, one, many)| format!("{count} {}", if *count == 1 { one } else { many }));
    said.collect::<Vec<_>>().join(", ")
}

/// Counts what differs in characters that readers do not see as a change.
fn invisible(old: &str, new: &str) -> String {
    let count = |text: &str, wanted: fn(char) -> bool| text.chars().filter(|c| wanted(*c)).count();
    let curly = |c: char| matches!(c, '“' | '”' | '‘' | '’' | '„' | '«' | '»');
    let marks = count(old, curly).abs_diff(count(new, curly));
    let spaces = |c: char| c.is_whitespace();
    let spaces = count(old, spaces)
        .abs_diff(count(new, spaces))
        .max(count(old, |c| c == '\u{a0}').abs_diff(count(new, |c| c == '\u{a0}')));
    match (marks, spaces) {
        (0, 0) => "No visible change.".to_string(),
        (marks, 0) => format!("No visible change: quotation marks are typed differently ({marks})."),
        (0, spaces) => format!("No visible change: spaces are typed differently ({spaces})."),
        (marks, spaces) => {
            format!("No visible change: quotation marks ({marks}) and spaces ({spaces}) are typed differently.")
        }
    }
}

/// The kind as it is shown.
pub(crate) fn change_kind(kind: diff::ChangeKind) -> ChangeKind {
    match kind {
        diff::ChangeKind::InsertedParagraph => ChangeKind::InsertedParagraph,
        diff::ChangeKind::DeletedParagraph => ChangeKind::DeletedParagraph,
        diff::ChangeKind::MovedParagraph => ChangeKind::MovedParagraph,
        diff::ChangeKind::SplitParagraph => ChangeKind::SplitParagraph,
        diff::ChangeKind::MergedParagraph => ChangeKind::MergedParagraph,
        diff::ChangeKind::Headline => ChangeKind::Headline,
        diff::ChangeKind::Number => ChangeKind::Number,
        diff::ChangeKind::Name => ChangeKind::Name,
        diff::ChangeKind::Quotation => ChangeKind::Quotation,
        diff::ChangeKind::Attribution => ChangeKind::Attribution,
        diff::ChangeKind::NegationOrHedge => ChangeKind::NegationOrHedge,
        diff::ChangeKind::CorrectionNote => ChangeKind::CorrectionNote,
        diff::ChangeKind::Wording => ChangeKind::Wording,
    }
}
