//! The paragraphs of two versions as rows: what belongs together stands in one, with the words that changed marked.
use super::history::Tile;
use super::{change_kind, Ages};
use crate::draw;
use crate::loaded::Loaded;
use crate::view::{Age, ChangeKind, DiffRow, Id, Mark, MarkKind, RowAges, Run};
use broadsheet_analysis::diff::{self, Change, Diff, Op};
use broadsheet_analysis::Span;

/// A text with the ages of its words.
#[derive(Clone, Copy)]
struct Side<'a> {
    text: &'a str,
    /// Where the row stands in it.
    span: Option<Span>,
    tiles: Option<&'a [Tile]>,
}

/// The headline, then the paragraphs in order of the new version, those that are gone where they stood.
pub(super) fn rows((old, new): (&Loaded, &Loaded), found: &Diff, ages: Option<&Ages>) -> Vec<DiffRow> {
    let mut rows = vec![headline(old, new, found, ages)];
    let (olds, news) = (draw::places(&old.body), draw::places(&new.body));
    let number = |places: &[Span], span: Option<Span>| {
        span.map(|span| places.partition_point(|place| place.end() <= span.start()) as u32 + 1)
    };
    for together in &found.paragraphs {
        let of = |change: &Change| {
            let meet = |a: Option<Span>, b: Option<Span>| a.zip(b).is_some_and(|(a, b)| a.overlaps(b));
            change.kind != diff::ChangeKind::Headline
                && (meet(change.new, together.new) || meet(change.old, together.old))
        };
        let changes: Vec<(Id, &Change)> = numbered(found).filter(|(_, change)| of(change)).collect();
        let old = Side { text: &old.subject.text, span: together.old, tiles: ages.map(|ages| ages.body.0.as_slice()) };
        let new = Side { text: &new.subject.text, span: together.new, tiles: ages.map(|ages| ages.body.1.as_slice()) };
        let drawn = drawn(old, new, &changes);
        rows.push(DiffRow {
            changed: drawn.changed || !changes.is_empty(),
            moved: together.moved,
            stood_before: together.moved.then(|| stood_before(found, together.old)),
            old_paragraph: number(&olds, together.old),
            new_paragraph: number(&news, together.new),
            ..drawn
        });
    }
    rows
}

/// The row in which a change is.
pub(super) fn row_of(change: &Change, found: &Diff) -> usize {
    if change.kind == diff::ChangeKind::Headline {
        return 0;
    }
    let meet = |a: Option<Span>, b: Option<Span>| a.zip(b).is_some_and(|(a, b)| a.overlaps(b));
    let by_new = found.paragraphs.iter().position(|row| meet(change.new, row.new));
    let row = by_new.or_else(|| found.paragraphs.iter().position(|row| meet(change.old, row.old)));
    row.unwrap_or_default() + 1
}

/// The row before which a paragraph that moved stood: the first of those that did not move and came after it.
fn stood_before(found: &Diff, old: Option<Span>) -> u32 {
    let start = old.map_or(0, Span::start);
    let after = |row: &diff::Together| !row.moved && row.old.is_some_and(|old| old.start() > start);
    found.paragraphs.iter().position(after).unwrap_or(found.paragraphs.len()) as u32 + 1
}

/// The changes with their numbers, from 1.
fn numbered(found: &Diff) -> impl Iterator<Item = (Id, &Change)> {
    found.changes.iter().enumerate().map(|(at, change)| (at as Id + 1, change))
}

fn headline(old: &Loaded, new: &Loaded, found: &Diff, ages: Option<&Ages>) -> DiffRow {
    let whole = |headline: Option<&str>| headline.filter(|headline| !headline.is_empty()).map(Span::whole);
    let (before, after) = (old.subject.headline.as_deref(), new.subject.headline.as_deref());
    let changes: Vec<(Id, &Change)> =
        numbered(found).filter(|(_, change)| change.kind == diff::ChangeKind::Headline).collect();
    let side = |text: Option<&'_ str>| (whole(text), text.unwrap_or_default().to_string());
    let ((old_span, old_text), (new_span, new_text)) = (side(before), side(after));
    let old = Side { text: &old_text, span: old_span, tiles: ages.map(|ages| ages.headline.0.as_slice()) };
    let new = Side { text: &new_text, span: new_span, tiles: ages.map(|ages| ages.headline.1.as_slice()) };
    DiffRow { headline: true, ..drawn(old, new, &changes) }
}

/// A row from the words of both sides. What only looks the same is not marked.
fn drawn(old: Side, new: Side, changes: &[(Id, &Change)]) -> DiffRow {
    let words = |side: &Side| side.span.map(|span| span.of(side.text)).unwrap_or_default().to_string();
    let (before, after) = (words(&old), words(&new));
    let place = |side: &Side, span: Span| {
        let start = side.span.map_or(0, Span::start);
        Span::new(start + span.start(), start + span.end())
    };
    let (mut left, mut right, mut inline) = (Drawn::default(), Drawn::default(), Drawn::default());
    let mut changed = false;
    let mut ops = diff::words(&before, &after).into_iter().peekable();
    while let Some(op) = ops.next() {
        let (gone, came) = match (op, ops.peek().copied()) {
            (Op::Equal { old, new } | Op::Move { old, new }, _) => (Some(old), Some(new)),
            (Op::Delete { old }, Some(Op::Insert { new })) => {
                ops.next();
                (Some(old), Some(new))
            }
            (Op::Delete { old }, _) => (Some(old), None),
            (Op::Insert { new }, _) => (None, Some(new)),
        };
        let (gone, came) = (gone.map(|span| place(&old, span)), came.map(|span| place(&new, span)));
        let breaks = |span: Span, text: &str| span.of(text).contains('\n');
        let same = gone.zip(came).is_some_and(|(gone, came)| {
            diff::looks_same(gone.of(old.text), came.of(new.text)) && breaks(gone, old.text) == breaks(came, new.text)
        });
        if let (true, Some(gone), Some(came)) = (same, gone, came) {
            left.add(&old, gone, None);
            right.add(&new, came, None);
            inline.add(&new, came, None);
            continue;
        }
        if let Some(gone) = gone {
            let mark = Mark { kind: MarkKind::Removed, id: change_at(changes, gone, |change| change.old) };
            left.add(&old, gone, Some(mark));
            inline.add(&old, gone, Some(mark));
            changed = true;
        }
        if let Some(came) = came {
            let mark = Mark { kind: MarkKind::Added, id: change_at(changes, came, |change| change.new) };
            right.add(&new, came, Some(mark));
            inline.add(&new, came, Some(mark));
            changed = true;
        }
    }
    let mut kinds: Vec<ChangeKind> = Vec::new();
    changes.iter().map(|(_, change)| change_kind(change.kind)).for_each(|kind| {
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    });
    DiffRow {
        headline: false,
        changed,
        moved: false,
        stood_before: None,
        old_paragraph: None,
        new_paragraph: None,
        old: left.runs,
        new: right.runs,
        inline: inline.runs,
        ages: RowAges { old: left.ages, new: right.ages, inline: inline.ages },
        kinds,
    }
}

/// The number of the change that words belong to: the smallest one that has them, else (a paragraph's break) that of
/// the paragraph; 0 when there is none.
fn change_at(changes: &[(Id, &Change)], span: Span, side: fn(&Change) -> Option<Span>) -> Id {
    let has = changes.iter().filter_map(|(number, change)| Some((side(change)?, *number)));
    let has = has.filter(|(place, _)| place.overlaps(span));
    has.min_by_key(|(place, _)| place.len()).map_or(0, |(_, number)| number)
}

/// Runs with the ages of their words.
#[derive(Default)]
struct Drawn {
    runs: Vec<Run>,
    ages: Vec<Age>,
}

impl Drawn {
    /// Adds a stretch, cut where the age of its words changes.
    fn add(&mut self, side: &Side, span: Span, mark: Option<Mark>) {
        let run = |span: Span| Run {
            text: span.of(side.text).to_string(),
            sentence: None,
            marks: mark.into_iter().collect(),
        };
        let Some(tiles) = side.tiles else { return self.push(run(span), None) };
        let first = tiles.partition_point(|tile| tile.span.end() <= span.start());
        for tile in tiles.iter().skip(first).take_while(|tile| tile.span.start() < span.end()) {
            if let Some(part) = tile.span.intersect(span) {
                self.push(run(part), Some(tile.age));
            }
        }
    }

    /// Adds a run, joined to the one before where nothing tells them apart.
    fn push(&mut self, run: Run, age: Option<Age>) {
        let same = |last: &Run| last.marks == run.marks && age == self.ages.last().copied();
        match self.runs.last_mut() {
            _ if run.text.is_empty() => {}
            Some(last) if same(last) => last.text.push_str(&run.text),
            _ => {
                self.runs.push(run);
                self.ages.extend(age);
            }
        }
    }
}
