//! One article's versions: on a time axis, and any two against each other.
mod history;
mod rows;

use crate::error::Error;
use crate::library::Library;
use crate::loaded::{self, Loaded};
use crate::view::{ChangeItem, ChangeKind, DiffRow, Id, KindCount, VersionBar, VersionDiffView, VersionsView};
use broadsheet_analysis::diff::{self, Diff, Unseen};
use broadsheet_analysis::{Article, Span};
use broadsheet_text::token;
use history::Tile;
use std::collections::BTreeMap;

impl Library {
    /// All versions of an article, each against the one before.
    pub fn versions(&self, article: Id) -> Result<VersionsView, Error> {
        self.read(|reader| {
            let mut bars: Vec<VersionBar> = Vec::new();
            let mut before: Option<Loaded> = None;
            for version in loaded::versions(reader, article)? {
                let now = Loaded::load(reader, version.id)?;
                let dated = reader
                    .prepare_cached("SELECT captured IS NOT NULL OR time <> imported_at FROM version WHERE id = ?1")?
                    .query_row([version.id], |row| row.get(0))?;
                let found = before.as_ref().map(|before| {
                    let (before, now) = (before.subject.article(), now.subject.article());
                    let found = diff::diff(&before, &now);
                    let kinds = kinds(&found, &before, &now);
                    (found, kinds)
                });
                bars.push(VersionBar {
                    words_added: found.as_ref().map_or(version.words, |(found, _)| found.words_added as u32),
                    words_removed: found.as_ref().map_or(0, |(found, _)| found.words_removed as u32),
                    visible: found.as_ref().is_none_or(|(found, _)| found.visible),
                    rewrite: found.as_ref().is_some_and(|(found, _)| found.rewrite),
                    kinds: found.map(|(_, kinds)| kinds).unwrap_or_default(),
                    headline: now.subject.headline.clone(),
                    version,
                    dated,
                });
                before = Some(now);
            }
            let newest = before.ok_or(Error::NotFound("article"))?;
            let changed = |bar: &&VersionBar| bar.kinds.iter().any(|kind| kind.kind == ChangeKind::Headline);
            let headline_changes = bars.iter().filter(changed).count() as u32;
            Ok(VersionsView { article: newest.reference(), headline_changes, versions: bars })
        })
    }

    /// What changed from one version to another of the same article, and since when each word has stood in it.
    pub fn version_diff(&self, old: Id, new: Id) -> Result<VersionDiffView, Error> {
        self.read(|reader| {
            let (old, new) = (Loaded::load(reader, old)?, Loaded::load(reader, new)?);
            let found = diff::diff(&old.subject.article(), &new.subject.article());
            // The ages of words need all versions up to the newer one, in their order.
            let (older, newer) = (old.number as usize, new.number as usize);
            if old.article != new.article || older >= newer {
                return Ok(view(&old, &new, &found));
            }
            let all = loaded::order(reader, new.article)?.into_iter().take(newer);
            let all = all.map(|id| Loaded::load(reader, id)).collect::<Result<Vec<_>, _>>()?;
            let diffs: Vec<Diff> = all
                .iter()
                .zip(all.iter().skip(1))
                .map(|(before, after)| diff::diff(&before.subject.article(), &after.subject.article()))
                .collect();
            let texts: Vec<&str> = all.iter().map(|one| one.subject.text.as_str()).collect();
            let headlines: Vec<&str> =
                all.iter().map(|one| one.subject.headline.as_deref().unwrap_or_default()).collect();
            let ages = Ages {
                body: history::ages(&texts, &diffs, older - 1, newer - 1),
                headline: headline_ages(&headlines, older - 1, newer - 1),
            };
            Ok(view_with(&old, &new, &found, Some(&ages)))
        })
    }
}

/// Since when the words of two versions have stood in the article: the older one's, the newer one's.
struct Ages {
    body: (Vec<Tile>, Vec<Tile>),
    headline: (Vec<Tile>, Vec<Tile>),
}

/// The ages of two headlines. A headline is read as a whole, so it is as old as its last change that is seen.
fn headline_ages(all: &[&str], older: usize, newer: usize) -> (Vec<Tile>, Vec<Tile>) {
    let tile = |at: usize| {
        let headline = all.get(at).copied().unwrap_or_default();
        let same = |one: &&&str| diff::looks_same(one, headline);
        let since = at + 1 - all.iter().take(at).rev().take_while(same).count();
        let until = all.iter().enumerate().take(newer + 1).skip(at).find(|(_, one)| !same(one));
        let until = until.map(|(at, _)| at as u32 + 1);
        let age = crate::view::Age { since: since as u32, until };
        (!headline.is_empty()).then(|| Tile { span: Span::whole(headline), age }).into_iter().collect()
    };
    (tile(older), tile(newer))
}

/// The kinds of change with their counts and words.
pub(crate) fn kinds(found: &Diff, old: &Article, new: &Article) -> Vec<KindCount> {
    use diff::ChangeKind as Kind;
    let words = |span: Option<Span>, text: &str| span.map_or(0, |span| token::words(span.of(text)).count());
    let mut counts: BTreeMap<Kind, (u32, u32)> = BTreeMap::new();
    for change in &found.changes {
        let changed = match change.kind {
            Kind::MovedParagraph | Kind::SplitParagraph | Kind::MergedParagraph => 0,
            Kind::Headline => {
                words(change.old, old.headline.unwrap_or_default())
                    + words(change.new, new.headline.unwrap_or_default())
            }
            _ => words(change.old, old.text) + words(change.new, new.text),
        };
        let entry = counts.entry(change.kind).or_default();
        *entry = (entry.0 + 1, entry.1 + changed as u32);
    }
    let count = |(kind, (count, words))| KindCount { kind: change_kind(kind), count, words };
    counts.into_iter().map(count).collect()
}

/// The difference as it is shown.
pub(crate) fn view(old: &Loaded, new: &Loaded, found: &Diff) -> VersionDiffView {
    view_with(old, new, found, None)
}

fn view_with(old: &Loaded, new: &Loaded, found: &Diff, ages: Option<&Ages>) -> VersionDiffView {
    let (old_text, new_text) = (old.subject.text.as_str(), new.subject.text.as_str());
    let rows: Vec<DiffRow> = rows::rows((old, new), found, ages);
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
                row: rows::row_of(change, found) as u32,
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
        rewrite: found.rewrite,
        summary: summary(found, old),
        rows,
        changes,
    }
}

/// The difference in words.
fn summary(found: &Diff, old: &Loaded) -> String {
    if found.identical {
        return "No change: the two texts are the same to the letter.".to_string();
    }
    let unseen = unseen(found.unseen);
    if !found.visible {
        return match unseen {
            Some(unseen) => format!("No visible change: {unseen}."),
            None => "No visible change: only quotation marks or spaces of the headline differ.".to_string(),
        };
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
    let said = said.map(|(count, one, many)| counted(*count, one, many)).collect::<Vec<_>>().join(", ");
    let words = token::words(&old.subject.text).count();
    let rewritten = match found.rewrite {
        true => format!(
            "Rewritten: {} of {words} words of the older version are left. ",
            words - found.words_removed.min(words)
        ),
        false => String::new(),
    };
    let unseen = unseen.map(|unseen| format!(" (not marked, as nobody sees it: {unseen})")).unwrap_or_default();
    format!("{rewritten}{said}{unseen}")
}

/// What differs without being seen, in words; `None` when nothing does.
fn unseen(unseen: Unseen) -> Option<String> {
    let parts = [
        (unseen.quotation_marks, "quotation mark", "quotation marks"),
        (unseen.spaces, "space", "spaces"),
        (unseen.others, "other character", "other characters"),
    ];
    let all = parts.iter().map(|(count, ..)| count).sum::<usize>();
    let said: Vec<String> =
        parts.iter().filter(|(count, ..)| *count > 0).map(|(count, one, many)| counted(*count, one, many)).collect();
    let (last, rest) = said.split_last()?;
    let joined = if rest.is_empty() { last.clone() } else { format!("{} and {last}", rest.join(", ")) };
    Some(format!("{joined} {}", if all == 1 { "differs" } else { "differ" }))
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
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
