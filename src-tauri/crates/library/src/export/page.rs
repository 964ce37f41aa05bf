//! A web page of its own: no script, no address outside itself, readable in any browser and on paper.
use super::origin::{Known, FILE_HASH, TEXT_HASH};
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
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; \
         base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"generator\" content=\"{program}\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n",
        program = super::PROGRAM,
        title = escape(title),
    )
}

const STYLE: &str = include_str!("page.css");

/// A part of a report with its heading.
pub(super) struct Section {
    /// What leads to it.
    pub(super) id: &'static str,
    /// Its heading.
    pub(super) title: &'static str,
    /// HTML.
    pub(super) inner: String,
}

/// A report: what it is, its name, when and by what it was made, what it comes to, a list of its parts, the parts.
pub(super) fn report(kind: &str, title: &str, made: &str, verdict: &[String], sections: &[Section]) -> String {
    let links: Vec<String> =
        sections.iter().map(|part| format!("<a href=\"#{}\">{}</a>", part.id, escape(part.title))).collect();
    let mut body = format!(
        "<header>\n<p class=\"kind\">{}</p>\n<h1 dir=\"auto\">{}</h1>\n<p class=\"meta\">Made on {} by {}</p>\n{}</header>\n\
         <nav aria-label=\"Parts\">{}</nav>\n",
        escape(kind),
        escape(title),
        escape(made),
        super::PROGRAM,
        items("verdict", verdict),
        links.join(" "),
    );
    for Section { id, title, inner } in sections {
        let _ = write!(body, "<section id=\"{id}\">\n<h2>{}</h2>\n{inner}</section>\n", escape(title));
    }
    page(title, &body)
}

/// Lines as a list; nothing when there are none.
pub(super) fn items(class: &str, lines: &[String]) -> String {
    if lines.is_empty() {
        return String::new();
    }
    let lines: String = lines.iter().map(|line| format!("<li dir=\"auto\">{}</li>\n", escape(line))).collect();
    format!("<ul class=\"{class}\">\n{lines}</ul>\n")
}

/// A paragraph.
pub(super) fn paragraph(text: &str) -> String {
    format!("<p>{}</p>\n", escape(text))
}

/// Fields of one or several versions: a row a field, a column a version.
pub(super) fn known(name: &str, columns: &[String], fields: &[Known]) -> String {
    let mut headings = vec![""];
    headings.extend(columns.iter().map(String::as_str));
    let cell = |field: &str, value: &String| match field {
        FILE_HASH | TEXT_HASH => format!("<code>{}</code>", escape(value)),
        _ => escape(value),
    };
    let rows = fields.iter().map(|(field, values)| {
        let mut cells = vec![escape(field)];
        cells.extend(values.iter().map(|value| cell(field, value)));
        ("known".to_string(), cells)
    });
    table(name, &headings, rows)
}

/// HTML in a language of its own.
pub(super) fn quoted(html: &str, language: Option<&str>) -> String {
    match language {
        Some(_) if !html.is_empty() => format!("<span{}>{html}</span>", lang(language)),
        _ => html.to_string(),
    }
}

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
        if let Some(fact) = has(MarkKind::Fact) {
            let _ = write!(out, "<span class=\"fact\" title=\"Fact {}\">", fact.id + 1);
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

/// A table: headings, and rows of cells that are HTML already, the first a heading of its row. `name` is its caption.
pub(super) fn table(name: &str, headings: &[&str], rows: impl IntoIterator<Item = (String, Vec<String>)>) -> String {
    let mut out = format!("<table>\n<caption>{}</caption>\n<thead><tr>", escape(name));
    for heading in headings {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escape(heading));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for (class, cells) in rows {
        let _ = write!(out, "<tr class=\"{}\">", escape(&class));
        for (number, cell) in cells.iter().enumerate() {
            // What a row is about stands first.
            match number {
                0 => {
                    let _ = write!(out, "<th scope=\"row\">{cell}</th>");
                }
                _ => {
                    let _ = write!(out, "<td dir=\"auto\">{cell}</td>");
                }
            }
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
