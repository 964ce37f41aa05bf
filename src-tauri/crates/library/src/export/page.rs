//! A web page of its own: no script, no address outside itself, readable in any browser and on paper.
use crate::view::{MarkKind, Run};
use std::fmt::Write;

/// How words that only one side has are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Differing {
    /// Two outlets: neither is the other's older text.
    Marked,
    /// The older of two versions.
    Deleted,
    /// The newer of two versions.
    Inserted,
}

impl Differing {
    const fn tag(self) -> &'static str {
        match self {
            Differing::Marked => "mark",
            Differing::Deleted => "del",
            Differing::Inserted => "ins",
        }
    }
}

/// The page around `body`, which is HTML already. The policy forbids what the page does not have, so that even a
/// mistake in escaping could load and run nothing.
pub(super) fn page(title: &str, body: &str) -> String {
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"generator\" content=\"{program}\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        program = super::PROGRAM,
        title = escape(title),
    )
}

const STYLE: &str = include_str!("page.css");

/// Text as HTML, in elements and in quoted attributes. Control characters, which HTML forbids, become U+FFFD.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' | '\t' => out.push(character),
            character if character.is_control() => out.push('\u{fffd}'),
            character => out.push(character),
        }
    }
    out
}

/// Runs as HTML: what differs, what is shared and what is a fact, each in an element of its own.
pub(super) fn runs(runs: &[Run], differing: Differing) -> String {
    let mut out = String::new();
    for run in runs {
        let has = |kind: MarkKind| run.marks.iter().find(|mark| mark.kind == kind);
        let mut close: Vec<&str> = Vec::new();
        if let Some(passage) = has(MarkKind::Shared) {
            let _ = write!(out, "<span class=\"shared\" title=\"Shared copy, passage {}\">", passage.id + 1);
            close.push("</span>");
        }
        if has(MarkKind::Fact).is_some() {
            out.push_str("<span class=\"fact\">");
            close.push("</span>");
        }
        for (kind, tag) in [
            (MarkKind::Changed, differing.tag()),
            (MarkKind::Removed, "del"),
            (MarkKind::Added, "ins"),
            (MarkKind::Match, "mark"),
        ] {
            if has(kind).is_some() {
                let _ = write!(out, "<{tag}>");
                close.push(match tag {
                    "del" => "</del>",
                    "ins" => "</ins>",
                    _ => "</mark>",
                });
            }
        }
        out.push_str(&escape(&run.text));
        close.iter().rev().for_each(|tag| out.push_str(tag));
    }
    out
}

/// A table: headings, and rows of cells that are HTML already. `name` is its caption.
pub(super) fn table(name: &str, headings: &[&str], rows: impl IntoIterator<Item = (String, Vec<String>)>) -> String {
    let mut out = format!("<table>\n<caption>{}</caption>\n<thead><tr>", escape(name));
    for heading in headings {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escape(heading));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for (class, cells) in rows {
        let _ = write!(out, "<tr class=\"{}\">", escape(&class));
        for cell in cells {
            let _ = write!(out, "<td dir=\"auto\">{cell}</td>");
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
    out
}

/// An attribute that names the language of what it stands on; nothing when unknown.
pub(super) fn lang(language: Option<&str>) -> String {
    language.map(|tag| format!(" lang=\"{}\"", escape(tag))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::view::Mark;

    #[test]
    fn strange_text_stays_text() {
        for (text, html) in [
            ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
            ("\" onload='x' & co", "&quot; onload=&#39;x&#39; &amp; co"),
            ("a\u{0}b\u{7f}c", "a\u{fffd}b\u{fffd}c"),
        ] {
            assert_eq!(escape(text), html);
        }
    }

    #[test]
    fn marks_nest_and_close() {
        let marks = [MarkKind::Changed, MarkKind::Shared].map(|kind| Mark { kind, id: 1 }).to_vec();
        let run = Run { text: "a<b".to_string(), sentence: None, marks };
        let shared = |inner: &str| format!("<span class=\"shared\" title=\"Shared copy, passage 2\">{inner}</span>");
        for (differing, inner) in [
            (Differing::Marked, "<mark>a&lt;b</mark>"),
            (Differing::Deleted, "<del>a&lt;b</del>"),
            (Differing::Inserted, "<ins>a&lt;b</ins>"),
        ] {
            assert_eq!(runs(std::slice::from_ref(&run), differing), shared(inner));
        }
    }
}
