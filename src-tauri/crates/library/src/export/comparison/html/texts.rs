//! Both texts, sentence by sentence under their signs, and what the signs mean.
use super::super::super::page::{escape, lang, runs, Differing};
use super::super::super::words::{self, counted};
use super::super::{label_name, label_shape, Report, Side};
use super::{differing, links};
use crate::view::{self, Label, ParagraphKind, Run};
use std::collections::HashSet;
use std::fmt::Write;

pub(super) fn html(report: &Report) -> String {
    let [a, b] = report.sides();
    let [a_name, b_name] = report.names();
    let (a_differing, b_differing) = differing(report);
    let a = Column { side: a.0, view: a.1, is_a: true, name: &a_name, differing: a_differing };
    let b = Column { side: b.0, view: b.1, is_a: false, name: &b_name, differing: b_differing };
    format!("{}<div class=\"columns\">\n{}{}</div>\n", legend(report), a.html(), b.html())
}

fn legend(report: &Report) -> String {
    let [a, b] = report.names();
    let mut lines = String::new();
    let mut line = |class: &str, shape: &str, name: &str| {
        let _ = writeln!(lines, "<li><span class=\"s {class}\"><b>{shape}</b> {}</span></li>", escape(name));
    };
    for label in words::LABELS.iter().filter(|label| **label != Label::OnlyHere) {
        let word = words::label(*label);
        line(word.key, word.shape, word.name);
    }
    let only = words::label(Label::OnlyHere).key;
    line(only, label_shape(Label::OnlyHere, true), &label_name(Label::OnlyHere, &a));
    line(only, label_shape(Label::OnlyHere, false), &label_name(Label::OnlyHere, &b));
    line("", words::MOVED.shape, words::MOVED.name);
    line("", words::CORRECTED.shape, words::CORRECTED.name);
    let (here, there) = match differing(report) {
        (Differing::Marked, _) => ("<mark>word</mark> only on this side of a pair", None),
        _ => ("<del>word</del> only in the older version", Some("<ins>word</ins> only in the newer version")),
    };
    for shown in [Some(here), there].into_iter().flatten() {
        let _ = writeln!(lines, "<li>{shown}</li>");
    }
    lines.push_str("<li><span class=\"shared\">dotted line</span> copy that both share</li>\n");
    lines.push_str("<li><span class=\"fact\">wavy line</span> a fact with different values</li>\n");
    let sign = words::label(Label::Reworded).shape;
    format!(
        "<div class=\"legend\">\n<h3>What the signs mean</h3>\n<p>“A5 {sign} B3” stands before the fifth sentence of A: \
         the third of B says it in other words.</p>\n<ul>\n{lines}</ul>\n</div>\n"
    )
}

/// One text.
struct Column<'r> {
    side: &'r Side,
    view: &'r view::Side,
    is_a: bool,
    name: &'r str,
    differing: Differing,
}

impl Column<'_> {
    fn html(&self) -> String {
        let article = &self.view.article;
        let headline = article.headline.as_deref().unwrap_or("(no headline)");
        let mut out = format!(
            "<article{} dir=\"auto\">\n<p class=\"outlet\" lang=\"en\">{}: {}</p>\n<h3>{}</h3>\n<p class=\"meta\" lang=\"en\">{}</p>\n\
             <div class=\"text\">\n",
            lang(article.language.as_deref()),
            self.letters().0,
            escape(self.name),
            escape(headline),
            escape(&self.about()),
        );
        let mut seen = HashSet::new();
        for paragraph in &self.view.paragraphs {
            let (open, close) = match paragraph.kind {
                ParagraphKind::Body => ("<p>", "</p>"),
                ParagraphKind::Subhead => ("<h4>", "</h4>"),
                ParagraphKind::ListItem => ("<ul class=\"item\"><li>", "</li></ul>"),
                ParagraphKind::BlockQuote => ("<blockquote>", "</blockquote>"),
            };
            out.push_str(open);
            for sentence in paragraph.runs.chunk_by(|one, next| one.sentence == next.sentence) {
                out.push_str(&self.sentence(sentence, &mut seen));
            }
            out.push_str(close);
            out.push('\n');
        }
        out.push_str("</div>\n</article>\n");
        out
    }

    /// Of this side and of the other one.
    const fn letters(&self) -> (&'static str, &'static str) {
        match self.is_a {
            true => ("A", "B"),
            false => ("B", "A"),
        }
    }

    fn about(&self) -> String {
        let date = self.view.article.published.clone().unwrap_or_else(|| "date unknown".to_string());
        let version = format!("version {} of {}", self.view.version_number, self.view.versions);
        let known = [self.view.byline.clone(), Some(date), Some(counted(self.view.words, "word")), Some(version)];
        known.into_iter().flatten().chain(self.side.origin.url.clone()).collect::<Vec<_>>().join(" · ")
    }

    /// The runs of one sentence, or those between sentences.
    fn sentence(&self, part: &[Run], seen: &mut HashSet<u32>) -> String {
        let words = runs(part, self.differing);
        let Some(number) = part.first().and_then(|run| run.sentence) else { return words };
        let Some(entry) = self.view.sentences.get(number as usize) else { return words };
        let class = words::label(entry.label).key;
        // A sentence is named and signed once, where it begins.
        if !seen.insert(number) {
            return format!("<span class=\"s {class}\">{words}</span>");
        }
        let (here, there) = self.letters();
        let mut signs = label_shape(entry.label, self.is_a).to_string();
        let mut says = label_name(entry.label, self.name);
        let further = [entry.moved.then_some(words::MOVED), entry.corrected.then_some(words::CORRECTED)];
        for word in further.into_iter().flatten() {
            signs.push_str(word.shape);
            says = format!("{says}; {}", word.name.to_lowercase());
        }
        format!(
            "<span class=\"s {class}\" id=\"{}{id}\"><sup class=\"key\" lang=\"en\" dir=\"ltr\" title=\"{says}\">{here}{id} <b \
             role=\"img\" aria-label=\"{says}\">{signs}</b> {links}</sup>{words}</span>",
            here.to_lowercase(),
            id = number + 1,
            says = escape(&says),
            links = links(&entry.aligned, there),
        )
    }
}
