//! What changed between two versions of one article: paragraphs first, then words.
mod kinds;
mod lists;
mod paragraphs;
mod pieces;
mod words;

use crate::{Article, Language, Span};
use kinds::Context;
use paragraphs::Group;
use pieces::{seen, Keys, Pieces};
use std::ops::Range;
use words::Steps;

/// What a change is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ChangeKind {
    /// A paragraph that is new.
    InsertedParagraph,
    /// A paragraph that is gone.
    DeletedParagraph,
    /// A paragraph in another place.
    MovedParagraph,
    /// One paragraph became several.
    SplitParagraph,
    /// Several paragraphs became one.
    MergedParagraph,
    /// Another headline.
    Headline,
    /// Another number.
    Number,
    /// Another name.
    Name,
    /// Other words inside quotation marks.
    Quotation,
    /// Another speaker or reporting word.
    Attribution,
    /// A negation or hedge came, went or changed.
    NegationOrHedge,
    /// A note that says what was corrected.
    CorrectionNote,
    /// Other words.
    Wording,
}

/// One change. In `Headline` the spans are of the headlines, in all others of the texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Change {
    /// What it is.
    pub kind: ChangeKind,
    /// Where it stood in the old version.
    pub old: Option<Span>,
    /// Where it stands in the new version.
    pub new: Option<Span>,
}

/// One step from the old text to the new. All `old` spans tile the old text, all `new` spans the new one, in order of
/// the new text with deletions in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Op {
    /// The same characters in the same order.
    Equal {
        /// In the old text.
        old: Span,
        /// In the new text.
        new: Span,
    },
    /// The same characters in another place.
    Move {
        /// In the old text.
        old: Span,
        /// In the new text.
        new: Span,
    },
    /// Gone.
    Delete {
        /// In the old text.
        old: Span,
    },
    /// New.
    Insert {
        /// In the new text.
        new: Span,
    },
}

/// Paragraphs that belong together, or one that only one version has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Together {
    /// In the old text: one paragraph, several that were merged, `None` when new.
    pub old: Option<Span>,
    /// In the new text: one paragraph, several that one was split into, `None` when gone.
    pub new: Option<Span>,
    /// Whether it stands in another place.
    pub moved: bool,
}

/// How two versions differ.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Diff {
    /// Whether text and headline are the same to the byte.
    pub identical: bool,
    /// Whether a reader would see a difference (curly quotes, spaces and no-break spaces are not seen).
    pub visible: bool,
    /// The steps.
    pub ops: Vec<Op>,
    /// The changes for people, in order of the new text.
    pub changes: Vec<Change>,
    /// All paragraphs of both texts in order of the new one, those that are gone where they stood.
    pub paragraphs: Vec<Together>,
    /// Words only in the new text.
    pub words_added: usize,
    /// Words only in the old text.
    pub words_removed: usize,
    /// What is typed differently without being seen, in what both versions have.
    pub unseen: Unseen,
    /// Whether the text was written anew: most of the words of both versions stand in one of them only.
    pub rewrite: bool,
}

/// Differences of the bytes that a reader does not see.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Unseen {
    /// Quotation marks and apostrophes: curly for straight.
    pub quotation_marks: usize,
    /// Places where other white space stands: a no-break space, two spaces, another blank line.
    pub spaces: usize,
    /// Other characters that look the same: an accent written apart, a soft hyphen, an ellipsis.
    pub others: usize,
}

/// A version of fewer words than this is not said to be a rewrite.
const REWRITE_LEAST: usize = 40;

/// Compares two versions. Bounded: a rewrite is said to be one after the paragraph stage, never searched word by word
/// over the whole text. A paragraph of its own kind (new, gone) is one change; words that changed inside a paragraph
/// that both have are changes of their own. What a reader would not see makes steps, but no change.
pub fn diff(old: &Article, new: &Article) -> Diff {
    let mut diff = Diff {
        identical: old.text == new.text && old.headline == new.headline,
        ..compare((old.text, old.language), (new.text, new.language))
    };
    let (before, after) = (old.headline.unwrap_or_default(), new.headline.unwrap_or_default());
    if seen(before) != seen(after) {
        let whole = |headline: &str| (!headline.is_empty()).then(|| Span::whole(headline));
        diff.changes.insert(0, Change { kind: ChangeKind::Headline, old: whole(before), new: whole(after) });
        diff.visible = true;
    }
    diff
}

/// The differences between two sentences, word by word: steps that tile both, without moves. Words are kept whole;
/// a curly quotation mark in place of a straight one is a step, since the bytes differ.
pub fn words(old: &str, new: &str) -> Vec<Op> {
    let mut keys = Keys::default();
    let (old, new) = (Pieces::new(old, &mut keys), Pieces::new(new, &mut keys));
    let mut steps = Steps::default();
    words::compare(&old, &new, (&(0..old.all.len()), &(0..new.all.len())), &mut steps);
    steps.match_up((old.text, old.tail), (new.text, new.tail));
    steps.ops
}

/// Whether a reader sees no difference between two stretches of text: curly or straight quotation marks, spaces and
/// no-break spaces are not seen.
pub fn looks_same(old: &str, new: &str) -> bool {
    old == new || seen(old) == seen(new)
}

/// The words and numbers of `text` that the outlet says itself: those outside quotation marks, in order.
pub(crate) fn own_words(text: &str) -> Vec<Span> {
    let pieces = Pieces::new(text, &mut Keys::default());
    Context::new(&pieces, Language::Unknown).own_words()
}

/// The comparison of the texts alone.
fn compare((old, old_language): (&str, Language), (new, new_language): (&str, Language)) -> Diff {
    let mut keys = Keys::default();
    let (old, new) = (Pieces::new(old, &mut keys), Pieces::new(new, &mut keys));
    let groups = paragraphs::pair(&old, &new, keys.len());
    let mut walk = Walk {
        contexts: (Context::new(&old, old_language), Context::new(&new, new_language)),
        old: &old,
        new: &new,
        steps: Steps::default(),
        diff: Diff::default(),
    };
    let mut taken = vec![false; old.paragraphs.len()];
    groups
        .iter()
        .flat_map(|group| group.old.clone())
        .for_each(|at| taken.get_mut(at).into_iter().for_each(|slot| *slot = true));
    let (mut next_old, mut next_new) = (0, 0);
    for group in &groups {
        (next_new..group.new.start).for_each(|at| walk.inserted(at));
        if !group.moved {
            let gone = (next_old..group.old.start).filter(|at| taken.get(*at) == Some(&false));
            gone.for_each(|at| walk.deleted(at));
            next_old = next_old.max(group.old.end);
        }
        walk.paired(group);
        next_new = group.new.end;
    }
    (next_new..new.paragraphs.len()).for_each(|at| walk.inserted(at));
    (next_old..old.paragraphs.len()).filter(|at| taken.get(*at) == Some(&false)).for_each(|at| walk.deleted(at));
    walk.steps.moved = false;
    walk.steps.match_up((old.text, old.tail), (new.text, new.tail));
    let most = |part: usize, pieces: &Pieces| {
        let all = pieces.count_words(&(0..pieces.all.len()));
        all >= REWRITE_LEAST && 2 * part > all
    };
    Diff {
        visible: !walk.diff.changes.is_empty(),
        rewrite: most(walk.diff.words_removed, &old) && most(walk.diff.words_added, &new),
        unseen: walk.steps.unseen,
        ops: walk.steps.ops,
        ..walk.diff
    }
}

/// One pass over the new text that collects steps and changes.
struct Walk<'a> {
    old: &'a Pieces<'a>,
    new: &'a Pieces<'a>,
    contexts: (Context<'a>, Context<'a>),
    steps: Steps,
    diff: Diff,
}

impl Walk<'_> {
    fn inserted(&mut self, paragraph: usize) {
        let pieces = self.new.pieces_of(&(paragraph..paragraph + 1));
        let Some(span) = self.new.span(&pieces) else { return };
        self.steps.insert(with_gap(self.new, &pieces).unwrap_or(span));
        let note = self.contexts.1.is_correction(&(paragraph..paragraph + 1));
        let kind = if note { ChangeKind::CorrectionNote } else { ChangeKind::InsertedParagraph };
        self.diff.changes.push(Change { kind, old: None, new: Some(span) });
        self.diff.paragraphs.push(Together { old: None, new: Some(span), moved: false });
        self.diff.words_added += self.new.count_words(&pieces);
    }

    fn deleted(&mut self, paragraph: usize) {
        let pieces = self.old.pieces_of(&(paragraph..paragraph + 1));
        let Some(span) = self.old.span(&pieces) else { return };
        self.steps.delete(with_gap(self.old, &pieces).unwrap_or(span));
        let note = self.contexts.0.is_correction(&(paragraph..paragraph + 1));
        let kind = if note { ChangeKind::CorrectionNote } else { ChangeKind::DeletedParagraph };
        self.diff.changes.push(Change { kind, old: Some(span), new: None });
        self.diff.paragraphs.push(Together { old: Some(span), new: None, moved: false });
        self.diff.words_removed += self.old.count_words(&pieces);
    }

    fn paired(&mut self, group: &Group) {
        let (old, new) = (self.old.pieces_of(&group.old), self.new.pieces_of(&group.new));
        let whole = (self.old.span(&old), self.new.span(&new));
        self.diff.paragraphs.push(Together { old: whole.0, new: whole.1, moved: group.moved });
        let kinds = [
            (group.moved, ChangeKind::MovedParagraph),
            (group.new.len() > 1, ChangeKind::SplitParagraph),
            (group.old.len() > 1, ChangeKind::MergedParagraph),
        ];
        let structural = kinds.into_iter().filter(|(holds, _)| *holds);
        self.diff.changes.extend(structural.map(|(_, kind)| Change { kind, old: whole.0, new: whole.1 }));
        self.steps.moved = group.moved;
        let note = self.contexts.0.is_correction(&group.old) || self.contexts.1.is_correction(&group.new);
        for region in words::compare(self.old, self.new, (&old, &new), &mut self.steps) {
            self.diff.words_removed += self.old.count_words(&region.old);
            self.diff.words_added += self.new.count_words(&region.new);
            let kind = match kinds::kind(&self.contexts.0, &self.contexts.1, &region) {
                _ if note => ChangeKind::CorrectionNote,
                kind => kind,
            };
            self.diff.changes.push(Change { kind, old: self.old.span(&region.old), new: self.new.span(&region.new) });
        }
        self.steps.moved = false;
    }
}

/// Where pieces stand, with the gap before them.
fn with_gap(pieces: &Pieces, range: &Range<usize>) -> Option<Span> {
    let first = pieces.slice(range).first()?;
    Some(first.gap.cover(pieces.span(range)?))
}

#[cfg(test)]
mod cases;
#[cfg(test)]
mod tests;
