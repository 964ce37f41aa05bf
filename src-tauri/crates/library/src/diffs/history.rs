//! Since when the words of a version have stood in the article, and until when: blame over all its versions.
use crate::view::Age;
use broadsheet_analysis::diff::{self, Diff, Op};
use broadsheet_analysis::Span;

/// Words that came in together. All tiles of a text tile it, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tile {
    pub span: Span,
    pub age: Age,
}

/// The ages of the words of `texts[older]` and `texts[newer]`, among the texts of all versions, oldest first; versions
/// are numbered from 1. Until when the older words stood is said up to the newer version. Nothing for a place that is
/// not there.
pub(super) fn ages(texts: &[&str], diffs: &[Diff], older: usize, newer: usize) -> (Vec<Tile>, Vec<Tile>) {
    let number = |at: usize| at as u32 + 1;
    let first = texts.first().map(|text| Tile { span: Span::whole(text), age: Age { since: 1, until: None } });
    let mut tiles: Vec<Tile> = first.into_iter().filter(|tile| !tile.span.is_empty()).collect();
    let mut old = if older == 0 { tiles.clone() } else { Vec::new() };
    for (at, (found, pair)) in diffs.iter().zip(texts.windows(2)).enumerate().take(newer) {
        let (Some(before), Some(after)) = (pair.first(), pair.last()) else { continue };
        tiles = came_in(&tiles, found, (before, after), number(at + 1));
        if at + 1 == older {
            old = tiles.clone();
        }
    }
    let mut alive: Vec<(Span, Span)> = old.iter().map(|tile| (tile.span, tile.span)).collect();
    let mut gone: Vec<(Span, u32)> = Vec::new();
    for (at, (found, pair)) in diffs.iter().zip(texts.windows(2)).enumerate().take(newer).skip(older) {
        let (Some(before), Some(after)) = (pair.first(), pair.last()) else { continue };
        alive = stayed(&alive, found, (before, after), |span| gone.push((span, number(at + 1))));
    }
    (ended(&old, &gone), tiles)
}

/// What was typed in place of what: a deletion with the insertion right behind it that looks the same.
fn retyped(ops: &[Op], at: usize, (before, after): (&str, &str)) -> Option<(Span, Span)> {
    match (ops.get(at)?, ops.get(at + 1)?) {
        (Op::Delete { old }, Op::Insert { new }) => {
            diff::looks_same(old.of(before), new.of(after)).then_some((*old, *new))
        }
        _ => None,
    }
}

/// The tiles of the next version.
fn came_in(tiles: &[Tile], found: &Diff, texts: (&str, &str), number: u32) -> Vec<Tile> {
    let mut next: Vec<Tile> = Vec::with_capacity(tiles.len());
    let mut add = |span: Span, since: u32| match next.last_mut() {
        _ if span.is_empty() => {}
        Some(last) if last.age.since == since && last.span.end() == span.start() => last.span = last.span.cover(span),
        _ => next.push(Tile { span, age: Age { since, until: None } }),
    };
    let since = |place: usize| {
        let at = tiles.partition_point(|tile| tile.span.end() <= place);
        tiles.get(at).map_or(number, |tile| tile.age.since)
    };
    for (at, op) in found.ops.iter().enumerate() {
        match *op {
            Op::Equal { old, new } | Op::Move { old, new } => {
                let first = tiles.partition_point(|tile| tile.span.end() <= old.start());
                for tile in tiles.iter().skip(first).take_while(|tile| tile.span.start() < old.end()) {
                    let Some(part) = tile.span.intersect(old) else { continue };
                    let start = new.start() + (part.start() - old.start());
                    add(Span::new(start, start + part.len()), tile.age.since);
                }
            }
            Op::Insert { new } => {
                let typed = at.checked_sub(1).and_then(|before| retyped(&found.ops, before, texts));
                add(new, typed.map_or(number, |(old, _)| since(old.start())));
            }
            Op::Delete { .. } => {}
        }
    }
    next
}

/// Where parts of an earlier text stand in the next version; `lose` is told of those that are gone. Each part is where
/// it stood first and where it stands now.
fn stayed(alive: &[(Span, Span)], found: &Diff, texts: (&str, &str), mut lose: impl FnMut(Span)) -> Vec<(Span, Span)> {
    let mut sorted: Vec<(Span, Span)> = alive.to_vec();
    sorted.sort_by_key(|(_, now)| now.start());
    let mut next = Vec::with_capacity(alive.len());
    for (at, op) in found.ops.iter().enumerate() {
        let (old, new) = match *op {
            Op::Equal { old, new } | Op::Move { old, new } => (old, Some(new)),
            Op::Delete { old } => (old, retyped(&found.ops, at, texts).map(|(_, new)| new)),
            Op::Insert { .. } => continue,
        };
        let first = sorted.partition_point(|(_, now)| now.end() <= old.start());
        for (origin, now) in sorted.iter().skip(first).take_while(|(_, now)| now.start() < old.end()) {
            let Some(part) = now.intersect(old) else { continue };
            // A part that was typed otherwise may be longer now; then its origin is as much of it as there was.
            let from = (part.start() - now.start()).min(origin.len());
            let to = if part.end() == now.end() { origin.len() } else { (part.end() - now.start()).min(origin.len()) };
            let origin = Span::new(origin.start() + from, origin.start() + to.max(from));
            match new {
                Some(new) if new.len() == old.len() => {
                    let start = new.start() + (part.start() - old.start());
                    next.push((origin, Span::new(start, start + part.len())));
                }
                Some(new) => next.push((origin, new)),
                None => lose(origin),
            }
        }
    }
    next
}

/// The tiles cut where words are gone, those with the version that lacks them first.
fn ended(tiles: &[Tile], gone: &[(Span, u32)]) -> Vec<Tile> {
    let mut gone: Vec<(Span, u32)> = gone.iter().copied().filter(|(span, _)| !span.is_empty()).collect();
    gone.sort_by_key(|(span, _)| span.start());
    let mut out = Vec::with_capacity(tiles.len() + gone.len());
    for tile in tiles {
        let mut start = tile.span.start();
        let first = gone.partition_point(|(span, _)| span.end() <= start);
        for (span, until) in gone.iter().skip(first).take_while(|(span, _)| span.start() < tile.span.end()) {
            let Some(part) = span.intersect(Span::new(start, tile.span.end())) else { continue };
            if part.start() > start {
                out.push(Tile { span: Span::new(start, part.start()), ..*tile });
            }
            out.push(Tile { span: part, age: Age { until: Some(*until), ..tile.age } });
            start = part.end();
        }
        if start < tile.span.end() {
            out.push(Tile { span: Span::new(start, tile.span.end()), ..*tile });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use broadsheet_analysis::{Article, Language};

    /// The words of a side, each stretch with its ages: "2-3:word".
    fn check(texts: &[&str], older: usize, newer: usize, expected: (&str, &str)) {
        let article = |text| Article::new(text, Language::English);
        let diffs: Vec<Diff> =
            texts.iter().zip(texts.iter().skip(1)).map(|(a, b)| diff::diff(&article(a), &article(b))).collect();
        let (old, new) = ages(texts, &diffs, older, newer);
        let said = |tiles: &[Tile], text: &str| {
            let whole: String = tiles.iter().map(|tile| tile.span.of(text)).collect();
            assert_eq!(whole, text, "the tiles leave or repeat something");
            let one = |tile: &Tile| {
                let until = tile.age.until.map(|until| format!("-{until}")).unwrap_or_default();
                format!("{}{until}:{}", tile.age.since, tile.span.of(text).trim())
            };
            tiles.iter().map(one).filter(|one| !one.ends_with(':')).collect::<Vec<_>>().join("|")
        };
        let found = (said(&old, texts[older]), said(&new, texts[newer]));
        assert_eq!((found.0.as_str(), found.1.as_str()), expected);
    }

    #[test]
    fn words_know_the_version_that_brought_them() {
        let one = "The ferry left at nine.";
        let two = "The old ferry left at nine.";
        let three = "The old ferry left at ten.";
        check(&[one, two, three], 0, 2, ("1:The ferry left at|1-3:nine|1:.", "1:The|2:old|1:ferry left at|3:ten|1:."));
        check(
            &[one, two, three],
            1,
            2,
            ("1:The|2:old|1:ferry left at|1-3:nine|1:.", "1:The|2:old|1:ferry left at|3:ten|1:."),
        );
        check(&[one, two], 0, 1, ("1:The ferry left at nine.", "1:The|2:old|1:ferry left at nine."));
        check(&[one, two, one], 0, 2, ("1:The ferry left at nine.", "1:The ferry left at nine."));
    }

    #[test]
    fn what_is_only_typed_otherwise_keeps_its_age() {
        check(
            &["“We wait,” she said.", "\"We wait,\" she said.", "\"We waited,\" she said."],
            0,
            2,
            ("1:“We|1-3:wait|1:,” she said.", "1:\"We|3:waited|1:,\" she said."),
        );
    }

    #[test]
    fn what_moves_keeps_its_age() {
        let (a, b) = ("Buses run again on the old road.", "The mayor thanked the crews for their work.");
        let (first, second) = (format!("{a}\n\n{b}"), format!("{b}\n\n{a}"));
        // The break between them is new; what is blank is not said.
        check(&[&first, &second], 0, 1, (&format!("1:{a}|1:{b}"), &format!("1:{b}|1:{a}")));
    }

    #[test]
    fn a_text_of_one_version_is_all_its_own() {
        check(&["Only this."], 0, 0, ("1:Only this.", "1:Only this."));
        check(&["", "Then this."], 0, 1, ("", "2:Then this."));
    }
}
