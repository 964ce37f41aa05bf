//! For people: a page of its own.
use super::super::page::{escape, lang, page};
use super::{named, Sheet};
use std::fmt::Write;

pub(super) fn render(sheet: &Sheet) -> String {
    let mut body = format!("<header>\n<h1>{}</h1>\n</header>\n<ol class=\"summary\">\n", escape(&sheet.title));
    for line in &sheet.lines {
        let language = lang(line.article.language.as_deref());
        let _ = write!(
            body,
            "<li>\n<blockquote dir=\"auto\"{language}>{}</blockquote>\n<p class=\"meta\" dir=\"auto\">{}, sentence {}</p>\n",
            escape(&line.text),
            escape(&line.source()),
            line.sentence
        );
        for note in line.notes() {
            let _ = writeln!(body, "<p class=\"meta\" dir=\"auto\">{}</p>", escape(&note));
        }
        body.push_str("</li>\n");
    }
    body.push_str("</ol>\n<section id=\"sources\">\n<h2>Sources</h2>\n<ul>\n");
    for (article, address) in &sheet.sources {
        // As text: a page that was read may give any address.
        let address = address.as_ref().map(|address| format!(", <code>{}</code>", escape(address))).unwrap_or_default();
        let _ = writeln!(body, "<li dir=\"auto\">{}{address}</li>", escape(&named(article)));
    }
    body.push_str("</ul>\n</section>\n<section id=\"methods\">\n<h2>How this was made</h2>\n<ul>\n");
    for method in &sheet.methods {
        let _ = writeln!(body, "<li>{}</li>", escape(method));
    }
    body.push_str("</ul>\n</section>\n");
    page(&sheet.title, &body)
}
