//! The text of a message without what mail programs, lists and lawyers put around it.
//!
//! These rules look at the place of a line in its message, so they are no part of [`RULES`](super::RULES), which know single
//! lines: a letter's beginning and end follow forms that no running text has there.
mod forwarded;
mod tables;

use std::borrow::Cow;

use super::phrase;
use crate::{Document, Paragraph, Removed};
pub use forwarded::Forwarded;

/// Most lines below a signature's mark; a text in which "--" divides chapters has more.
const MOST_SIGNATURE: usize = 25;
/// Most words above a forwarded message that are taken for a note on it.
const MOST_NOTE: usize = 80;
/// Most times that a message was passed on before it came here.
const MOST_FORWARDED: usize = 20;

/// What each line of a message is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// For each line why it is left out; `None` for the text and empty lines in it.
    pub reasons: Vec<Option<&'static str>>,
    /// The head of the message that this one forwards.
    pub forwarded: Option<Forwarded>,
}

/// Looks at the lines of a message, in which an empty one stands between paragraphs.
pub fn letter(lines: &[&str]) -> Letter {
    let mut letter = Letter { reasons: vec![None; lines.len()], forwarded: None };
    quoted(lines, &mut letter.reasons);
    forwarded(lines, &mut letter);
    top(lines, &mut letter.reasons);
    bottom(lines, &mut letter.reasons);
    letter
}

/// What the head of a forwarded or quoted message says, if `text` holds one.
pub fn head(text: &str) -> Option<Forwarded> {
    let lines: Vec<&str> = text.lines().collect();
    forwarded::find(&lines, 0).map(|(_, _, head)| head)
}

/// Whether `text` is nothing but a label of press releases ("Press release").
pub fn is_label(text: &str) -> bool {
    tables::LABELS.fit(&phrase::normal(text))
}

/// Plain text with what its head says of its lines undone: lines that were broken for the way (`flowed`, RFC 3676; `delsp`
/// drops the blank at the break), and the marks of a message that is quoted as a whole.
pub fn unfold(text: &str, flowed: bool, delsp: bool) -> Cow<'_, str> {
    let words: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    let quoted = words.iter().filter(|line| line.starts_with('>')).count();
    let quoted = quoted * 5 > words.len() * 3;
    if !flowed && !quoted {
        return Cow::Borrowed(text);
    }
    let mut whole = String::with_capacity(text.len());
    for line in text.lines() {
        let line = if quoted { line.trim_start_matches('>').trim_start_matches(' ') } else { line };
        // A blank before "From" or ">" was put there for the way.
        let line = if flowed { line.strip_prefix(' ').unwrap_or(line) } else { line };
        let goes_on = flowed && line.ends_with(' ') && line != "-- ";
        whole.push_str(if goes_on && delsp { line.strip_suffix(' ').unwrap_or(line) } else { line });
        if !goes_on {
            whole.push('\n');
        }
    }
    Cow::Owned(whole)
}

/// Plain text of a message as a document, cleaned as any plain text is; what the message adds goes to `removed`.
pub fn document(text: &str) -> (Document, Option<Forwarded>) {
    let lines: Vec<&str> = text.lines().collect();
    let letter = letter(&lines);
    let kept =
        |(line, reason): (&&str, &Option<&str>)| if reason.is_none() { (*line).to_string() } else { String::new() };
    let text = lines.iter().zip(&letter.reasons).map(kept).collect::<Vec<_>>().join("\n");
    let mut document = super::document(&text);
    let mut at = None;
    let mut left_out = Vec::new();
    let mut before_text = 0;
    for block in blocks(&lines, &letter.reasons) {
        match block {
            Block::Text(line) => {
                let from = at.unwrap_or(0);
                let near = document.paragraphs.iter().enumerate().skip(from).take(40);
                let found = near.into_iter().find(|(_, paragraph)| paragraph.text.contains(line));
                at = found.map(|(place, _)| place).or(at);
            }
            Block::Out(text, reason) => {
                let before = at.map_or(0, |at| at + 1);
                before_text += usize::from(at.is_none());
                left_out.push(Removed { text, rule: None, reason: reason.to_string(), before });
            }
        }
    }
    let last = document.paragraphs.len();
    // Whatever stands behind the last line of text stands behind what the cleaning left out there, too.
    left_out.iter_mut().filter(|removed| removed.before >= last).for_each(|removed| removed.before = last);
    let behind = left_out.split_off(before_text);
    document.removed.splice(0..0, left_out);
    document.removed.extend(behind);
    document.removed.sort_by_key(|removed| removed.before);
    (document, letter.forwarded)
}

/// A document that was read from a message's page, without what the message adds.
pub fn tidy(document: &mut Document) -> Option<Forwarded> {
    let mut lines: Vec<&str> = Vec::new();
    for paragraph in &document.paragraphs {
        lines.extend(paragraph.text.split('\n'));
        lines.push("");
    }
    let letter = letter(&lines);
    let mut reasons = letter.reasons.iter();
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    let mut places = vec![0];
    let mut removed: Vec<Removed> = Vec::new();
    for paragraph in &document.paragraphs {
        let mut kept: Vec<&str> = Vec::new();
        for line in paragraph.text.split('\n') {
            match reasons.next().copied().flatten() {
                None => kept.push(line),
                Some(reason) => match removed.last_mut() {
                    Some(last) if last.reason == reason && last.before == paragraphs.len() => {
                        last.text = format!("{}\n{line}", last.text);
                    }
                    _ => {
                        let before = paragraphs.len();
                        removed.push(Removed {
                            text: line.to_string(),
                            rule: None,
                            reason: reason.to_string(),
                            before,
                        });
                    }
                },
            }
        }
        reasons.next();
        let text = kept.join("\n").trim().to_string();
        if !text.is_empty() {
            paragraphs.push(Paragraph { text, kind: paragraph.kind });
        }
        places.push(paragraphs.len());
    }
    for old in &mut document.removed {
        old.before = places.get(old.before).copied().unwrap_or(paragraphs.len());
    }
    document.removed.extend(removed);
    document.removed.sort_by_key(|removed| removed.before);
    document.paragraphs = paragraphs;
    letter.forwarded
}

enum Block<'a> {
    /// A line of the text.
    Text(&'a str),
    /// Lines left out for one reason, and that reason.
    Out(String, &'static str),
}

/// Lines of the text one by one, lines that were left out joined by paragraph.
fn blocks<'a>(lines: &[&'a str], reasons: &[Option<&'static str>]) -> Vec<Block<'a>> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut joins = false;
    for (line, reason) in lines.iter().zip(reasons) {
        let line = line.trim();
        match (reason, blocks.last_mut()) {
            _ if line.is_empty() => joins = false,
            (Some(reason), Some(Block::Out(text, before))) if joins && before == reason => {
                text.push('\n');
                text.push_str(line);
            }
            (Some(reason), _) => {
                blocks.push(Block::Out(line.to_string(), reason));
                joins = true;
            }
            (None, _) => {
                blocks.push(Block::Text(line));
                joins = false;
            }
        }
    }
    blocks
}

/// Lines of other messages that are quoted, and the line that says whose they are.
fn quoted(lines: &[&str], reasons: &mut [Option<&'static str>]) {
    let is_quoted = |line: &str| line.starts_with('>');
    let mut above: Option<usize> = None;
    for (at, line) in lines.iter().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        if is_quoted(line) {
            set(reasons, at, QUOTED);
            if let Some(above) = above.filter(|above| lines.get(*above).is_some_and(|line| wrote(line))) {
                set(reasons, above, QUOTED);
            }
        }
        above = Some(at);
    }
}

const QUOTED: &str = "quoted from another message";

fn wrote(line: &str) -> bool {
    let normal = phrase::normal(line);
    line.trim_end().ends_with(':') && tables::WROTE.iter().any(|word| normal.ends_with(word))
        || normal.starts_with("le ") && normal.ends_with("a écrit")
}

/// The head of the message that is forwarded, the note above it, and the older messages below it.
fn forwarded(lines: &[&str], letter: &mut Letter) {
    let (mut from, mut heads) = (0, 0);
    while let Some((start, end, head)) = forwarded::find(lines, from) {
        heads += 1;
        let above = from..start;
        let words: usize =
            above.clone().filter_map(|at| lines.get(at)).map(|line| line.split_whitespace().count()).sum();
        if words >= MOST_NOTE || heads > MOST_FORWARDED {
            (start..lines.len()).for_each(|at| set(&mut letter.reasons, at, "earlier message"));
            return;
        }
        above.for_each(|at| set(&mut letter.reasons, at, "note above a forwarded message"));
        (start..end).for_each(|at| set(&mut letter.reasons, at, "head of a forwarded message"));
        letter.forwarded = Some(head);
        from = end;
    }
}

/// What stands above the text: a link to a page with the same, labels, a salutation.
fn top(lines: &[&str], reasons: &mut [Option<&'static str>]) {
    for at in text_lines(lines, reasons).into_iter().take(8) {
        let line = lines.get(at).copied().unwrap_or_default();
        let normal = phrase::normal(line);
        let sentence = line.trim_end().ends_with(['.', '?']);
        if tables::TOP.fit(&normal) {
            set(reasons, at, "link to the message as a page");
        } else if tables::LABELS.fit(&normal) && !sentence {
            set(reasons, at, "label");
        } else if tables::SALUTATION.fit(&normal) && !sentence {
            set(reasons, at, "salutation");
            return;
        } else if normal.split(' ').count() > 12 {
            return;
        }
    }
}

/// What stands below the text: the leave, a signature, addresses for the press, footers of lists and lawyers.
fn bottom(lines: &[&str], reasons: &mut [Option<&'static str>]) {
    let text = |reasons: &[Option<&'static str>]| text_lines(lines, reasons);
    let line = |at: usize| lines.get(at).copied().unwrap_or_default();
    let fits = |at: usize, table: &phrase::Phrases| table.fit(&phrase::normal(line(at)));
    // The mark holds no letter, so it is looked for among all lines; only the last lines can have it above them.
    let rest = text(reasons);
    let last = rest.len().checked_sub(MOST_SIGNATURE + 1).and_then(|before| rest.get(before)).copied();
    let mark = (last.unwrap_or(0)..lines.len()).find(|at| line(*at).trim_end() == "--");
    if let Some(mark) = mark {
        (mark..lines.len()).for_each(|at| set(reasons, at, "signature"));
    }
    // Footers first, from the last third on: the signature stands above them.
    let rest = text(reasons);
    let tail = rest.len().saturating_sub((rest.len() / 3).max(12)).max(1);
    let footer =
        rest.iter().copied().skip(tail).find(|at| fits(*at, &tables::LEGAL) || fits(*at, &tables::LIST_FOOTER));
    if let Some(footer) = footer {
        let start = (0..=footer).rev().take_while(|at| !line(*at).trim().is_empty()).last().unwrap_or(footer);
        let start = start.max(rest.get(tail).copied().unwrap_or(footer));
        (start..lines.len()).for_each(|at| set(reasons, at, "footer of the message"));
    }
    let rest = text(reasons);
    let end = rest.iter().copied().enumerate().skip(2).find(|(_, at)| is_end(line(*at)));
    let signs = (0..lines.len()).find(|at| is_signs(line(*at)) && rest.get(1).is_some_and(|second| second < at));
    if let Some(end) = end.map(|(_, at)| at).into_iter().chain(signs).min() {
        (end..lines.len()).for_each(|at| set(reasons, at, "after the end of the text"));
    }
    for (within, table, reason) in [
        (25, &tables::CONTACT, "contact for the press"),
        (15, &tables::LEAVE, "signature"),
        (6, &tables::SENT_FROM, "signature"),
    ] {
        let rest = text(reasons);
        let from = rest.len().saturating_sub(within).max(1);
        let found = rest.iter().copied().skip(from).find(|at| fits(*at, table) && !is_running(line(*at)));
        if let Some(found) = found {
            (found..lines.len()).for_each(|at| set(reasons, at, reason));
        }
    }
}

/// Whether a line ends a press release: "-ENDS-", "### End ###".
fn is_end(line: &str) -> bool {
    let words = line.trim().trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let marked = words.len() < line.trim().len() || line.trim().chars().all(|c| c.is_uppercase());
    marked && tables::ENDS.contains(&words.as_str()) || words == "以上"
}

/// Whether a line of signs ends a press release: "###", "# # #".
fn is_signs(line: &str) -> bool {
    let signs: String = line.split_whitespace().collect();
    signs.len() >= 3 && signs.bytes().all(|byte| byte == b'#')
}

/// Whether a line is a sentence of some length.
fn is_running(line: &str) -> bool {
    line.trim_end().ends_with(['.', '!', '?']) && line.split_whitespace().count() > 6
}

/// The lines with words that are still text.
fn text_lines(lines: &[&str], reasons: &[Option<&'static str>]) -> Vec<usize> {
    let words = |line: &str| line.chars().any(char::is_alphanumeric);
    lines
        .iter()
        .zip(reasons)
        .enumerate()
        .filter(|(_, (line, reason))| reason.is_none() && words(line))
        .map(|(at, _)| at)
        .collect()
}

/// Leaves a line out, unless it is left out already.
fn set(reasons: &mut [Option<&'static str>], at: usize, reason: &'static str) {
    if let Some(slot) = reasons.get_mut(at) {
        slot.get_or_insert(reason);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The lines of `text`: "=" before what stays, "-" before what goes, each written as its first letter.
    fn check(text: &str, expected: &str) {
        let lines: Vec<&str> = text.lines().collect();
        let letter = letter(&lines);
        let marks: String = lines
            .iter()
            .zip(&letter.reasons)
            .filter(|(line, _)| !line.trim().is_empty())
            .map(|(_, reason)| reason.and_then(|reason| reason.chars().next()).unwrap_or('='))
            .collect();
        assert_eq!(marks, expected, "{text}");
    }

    const BODY: &str = "The harbor board opens the pier on Monday.\nIt was closed for three weeks after the storm.\n\
                        Repairs cost 40,000 crowns.";

    #[test]
    fn letters_begin_and_end_with_forms() {
        check(&format!("View this email in your browser\nFOR IMMEDIATE RELEASE\nDear editors,\n\n{BODY}\n\nKind regards,\nAda Quill\nHarbor board"), "lls===sss");
        check(&format!("{BODY}\n\n-- \nAda Quill\n+47 555 0101"), "===sss");
        check(&format!("{BODY}\n\n-ENDS-\n\nNotes to editors:\nThe board was founded in 1901."), "===aaa");
        check(&format!("{BODY}\n\n# # #\nContact: Ada"), "===aa");
        check(&format!("{BODY}\n\nPressekontakt: Jörg Lindner\nTelefon 0555 0101"), "===cc");
        check(&format!("{BODY}\n\nViele Grüße\nJörg\n\nDiese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Adressat sind, löschen Sie sie.\n"), "===ssf");
        check(&format!("{BODY}\n\nVous recevez cet e-mail parce que vous êtes inscrit.\nSe désabonner"), "===ff");
        check(&format!("{BODY}\n\nSent from my phone"), "===s");
    }

    #[test]
    fn words_of_the_text_stay() {
        check("Dear prices keep people away from the market.\nThe board ends the sale of stalls.\nRegards for tradition weigh little.", "===");
        check(
            &format!(
                "{BODY}\nReaders may unsubscribe from the harbor's list since Monday.\n{BODY}\n{BODY}\n{BODY}\n{BODY}"
            ),
            "=".repeat(16).as_str(),
        );
    }

    #[test]
    fn messages_in_messages() {
        check(
            &format!("FYI\n\n-----Original Message-----\nFrom: Ada Quill\nSent: Monday\nSubject: Pier\n\n{BODY}"),
            "nhhhh===",
        );
        check(&format!("{BODY}\n\nOn Monday Ada wrote:\n> The pier is closed.\n> When does it open?"), "===qqq");
        let long = BODY.repeat(6);
        check(
            &format!("{long}\n\nFrom: Ada Quill\nSent: Monday\nSubject: Pier\n\nOlder words."),
            &format!("{}eeee", "=".repeat(13)),
        );
    }

    #[test]
    fn lines_broken_for_the_way_are_joined() {
        assert_eq!(unfold("One line \nthat goes on.\n-- \nAda", true, false), "One line that goes on.\n-- \nAda\n");
        assert_eq!(unfold("日本 \n語", true, true), "日本語\n");
        assert_eq!(unfold("> quoted\n> as a whole\n", false, false), "quoted\nas a whole\n");
        assert_eq!(unfold("as it is \nit stays", false, false), "as it is \nit stays");
    }

    #[test]
    fn what_is_left_out_keeps_its_place() {
        let (document, _) = document(&format!(
            "Pier opens on Monday\n\nDear editors,\n\n{}\n\nKind regards,\nAda Quill",
            BODY.replace('\n', "\n\n")
        ));
        assert_eq!(document.headline.as_deref(), Some("Pier opens on Monday"));
        assert_eq!(document.paragraphs.len(), 3);
        let removed: Vec<(&str, usize)> = document.removed.iter().map(|out| (out.text.as_str(), out.before)).collect();
        assert_eq!(removed, [("Dear editors,", 0), ("Kind regards,\nAda Quill", 3)]);
    }
}
