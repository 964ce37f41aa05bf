//! For people: a page that shows both texts, what belongs together, and everything needed to check it.
use super::super::page::{escape, lang, page, runs, table, Differing};
use super::super::words::{self, counted};
use super::{from_one, label_name, label_shape, Report, Side};
use crate::view::{self, FactCell, Label, ParagraphKind, QuotationRow, Run, WordingRow};
use std::collections::HashSet;
use std::fmt::Write;

pub(super) fn render(report: &Report) -> String {
    let title = report.title();
    let body = [
        heading(report, &title),
        legend(report),
        texts(report),
        section("rows", "Sentence by sentence", &rows(report)),
        section("facts", "Facts", &facts(report)),
        section("quotations", "Quotations", &quotations(report)),
        section("wording", "Wording", &wording(report)),
        section("sources", "The two files", &sources(report)),
        section("methods", "How this was made", &items("", &report.methods())),
    ];
    page(&title, &body.concat())
}

/// Both names, A first: headings of tables.
fn both_names(report: &Report) -> [String; 2] {
    report.names().map(|name| name.replace(['\n', '\r'], " "))
}

fn section(id: &str, title: &str, inner: &str) -> String {
    format!("<section id=\"{id}\">\n<h2>{title}</h2>\n{inner}</section>\n")
}

fn items(class: &str, lines: &[String]) -> String {
    let lines: String = lines.iter().map(|line| format!("<li>{}</li>\n", escape(line))).collect();
    format!("<ul class=\"{class}\">\n{lines}</ul>\n")
}

fn heading(report: &Report, title: &str) -> String {
    let links: Vec<String> = [
        ("texts", "The two texts"),
        ("rows", "Sentence by sentence"),
        ("facts", "Facts"),
        ("quotations", "Quotations"),
        ("wording", "Wording"),
        ("sources", "The two files"),
        ("methods", "How this was made"),
    ]
    .iter()
    .map(|(id, name)| format!("<a href=\"#{id}\">{name}</a>"))
    .collect();
    format!(
        "<header>\n<h1>{}</h1>\n<p class=\"meta\">Made on {} by {}</p>\n{}</header>\n<nav>{}</nav>\n",
        escape(title),
        escape(&report.made),
        super::PROGRAM,
        items("verdict", &report.verdict()),
        links.join(" · "),
    )
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
        (Differing::Marked, _) => ("<mark>word</mark> only on this side", None),
        _ => ("<del>word</del> only in the older version", Some("<ins>word</ins> only in the newer version")),
    };
    for shown in [Some(here), there].into_iter().flatten() {
        let _ = writeln!(lines, "<li>{shown}</li>");
    }
    lines.push_str("<li><span class=\"shared\">dotted line</span>: copy that both share</li>\n");
    lines.push_str("<li><span class=\"fact\">wavy line</span>: a fact with different values</li>\n");
    lines.push_str("<li>The number after a sign is the sentence of the other side.</li>\n");
    format!("<section id=\"legend\">\n<h2>What the signs mean</h2>\n<ul class=\"legend\">\n{lines}</ul>\n</section>\n")
}

/// How differing words are shown on each side: versions of one article are older and newer, outlets are not.
fn differing(report: &Report) -> (Differing, Differing) {
    let (a, b) = (report.view.a.version_number, report.view.b.version_number);
    match report.is_one_article() {
        false => (Differing::Marked, Differing::Marked),
        true if a <= b => (Differing::Deleted, Differing::Inserted),
        true => (Differing::Inserted, Differing::Deleted),
    }
}

fn texts(report: &Report) -> String {
    let [a, b] = report.sides();
    let [a_name, b_name] = report.names();
    let (a_differing, b_differing) = differing(report);
    let a = Column { side: a.0, view: a.1, is_a: true, name: &a_name, other: &b_name, differing: a_differing };
    let b = Column { side: b.0, view: b.1, is_a: false, name: &b_name, other: &a_name, differing: b_differing };
    section("texts", "The two texts", &format!("<div class=\"columns\">\n{}{}</div>\n", a.html(), b.html()))
}

/// One text.
struct Column<'r> {
    side: &'r Side,
    view: &'r view::Side,
    is_a: bool,
    name: &'r str,
    other: &'r str,
    differing: Differing,
}

impl Column<'_> {
    fn html(&self) -> String {
        let article = &self.view.article;
        let headline = article.headline.as_deref().unwrap_or("(no headline)");
        let mut out = format!(
            "<article{} dir=\"auto\">\n<p class=\"meta\">{}</p>\n<h3>{}</h3>\n<p class=\"meta\">{}</p>\n",
            lang(article.language.as_deref()),
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
        out.push_str("</article>\n");
        out
    }

    fn about(&self) -> String {
        let article = &self.view.article;
        let date = article.published.clone().unwrap_or_else(|| "date unknown".to_string());
        let version = format!("version {} of {}", self.view.version_number, self.view.versions);
        let known = [self.view.byline.clone(), Some(date), Some(counted(self.view.words, "word")), Some(version)];
        known.into_iter().flatten().chain(self.side.url.clone()).collect::<Vec<_>>().join(" · ")
    }

    /// The runs of one sentence, or those between sentences.
    fn sentence(&self, part: &[Run], seen: &mut HashSet<u32>) -> String {
        let words = runs(part, self.differing);
        let Some(number) = part.first().and_then(|run| run.sentence) else { return words };
        let Some(entry) = self.view.sentences.get(number as usize) else { return words };
        // A sentence is named and signed once, where it begins.
        if !seen.insert(number) {
            return format!("<span class=\"s {}\">{words}</span>", words::label(entry.label).key);
        }
        let (here, there) = if self.is_a { ("a", "b") } else { ("b", "a") };
        let to = |other: &u32| {
            let number = other + 1;
            format!(
                "<a href=\"#{there}{number}\" aria-label=\"sentence {number} of {}\">{number}</a>",
                escape(self.other)
            )
        };
        let mut signs = label_shape(entry.label, self.is_a).to_string();
        let mut says = label_name(entry.label, self.name);
        let further = [entry.moved.then_some(words::MOVED), entry.corrected.then_some(words::CORRECTED)];
        for word in further.into_iter().flatten() {
            signs.push_str(word.shape);
            says = format!("{says}; {}", word.name.to_lowercase());
        }
        format!(
            "<span class=\"s {class}\" id=\"{here}{id}\"><span class=\"key\" title=\"{says}\"><span aria-label=\"{says}\" \
             role=\"img\">{signs}</span>{links}</span>{words}</span>",
            class = words::label(entry.label).key,
            id = number + 1,
            says = escape(&says),
            links = entry.aligned.iter().map(to).collect::<Vec<_>>().join(","),
        )
    }
}

fn rows(report: &Report) -> String {
    let [a, b] = both_names(report);
    let (a_differing, b_differing) = differing(report);
    let lines = report.view.rows.iter().map(|row| {
        let only_b = row.a.is_empty();
        let mut name = label_name(row.label, if only_b { &b } else { &a });
        if row.moved {
            name = format!("{name}; {} {}", words::MOVED.shape, words::MOVED.name.to_lowercase());
        }
        let cell = |numbers: &[u32], words: &[Run], differing| match numbers {
            [] => String::new(),
            _ => format!("<span class=\"meta\">{}</span> {}", from_one(numbers), runs(words, differing)),
        };
        let cells = vec![
            format!("{} {}", label_shape(row.label, !only_b), escape(&name)),
            cell(&row.a, &row.a_runs, a_differing),
            cell(&row.b, &row.b_runs, b_differing),
        ];
        (words::label(row.label).key.to_string(), cells)
    });
    table("Pairs in the order of the first text", &["", &a, &b], lines)
}

fn facts(report: &Report) -> String {
    if report.view.facts.is_empty() {
        return "<p>No numbers, dates, names or places were found.</p>\n".to_string();
    }
    let [a, b] = both_names(report);
    let cell = |cell: &Option<FactCell>| match cell {
        None => String::new(),
        Some(cell) => format!(
            "<b>{}</b><br><span class=\"meta\">{} {}</span>",
            escape(&cell.text),
            from_one(&[cell.sentence]),
            runs(&cell.context, Differing::Marked)
        ),
    };
    let lines = report.view.facts.iter().map(|row| {
        let (kind, status) = (words::fact(row.kind), words::fact_status(row.status));
        let status_name = placed(status.name, &a, &b);
        let cells = vec![
            kind.name.to_string(),
            format!("{} {}", status.shape, escape(&status_name)),
            cell(&row.a),
            cell(&row.b),
        ];
        (String::new(), cells)
    });
    table("Different values first", &["Kind", "Where", &a, &b], lines)
}

fn quotations(report: &Report) -> String {
    if report.view.quotations.is_empty() {
        return "<p>No quotations were found.</p>\n".to_string();
    }
    let [a, b] = both_names(report);
    let cell = |row: &Option<QuotationRow>, words: &[Run]| match row {
        None => String::new(),
        Some(row) => format!(
            "{}<br><span class=\"meta\">— {}; {}, sentence {}</span>",
            runs(words, Differing::Marked),
            escape(&words::speaker(row)),
            words::quotation(row.kind),
            from_one(&[row.sentence]),
        ),
    };
    let lines = report.view.quotations.iter().map(|pair| {
        let status = words::quotation_status(pair.status);
        let name = placed(status.name, &a, &b);
        let cells = vec![
            format!("{} {}", status.shape, escape(&name)),
            cell(&pair.a, &pair.a_runs),
            cell(&pair.b, &pair.b_runs),
        ];
        (String::new(), cells)
    });
    table("Quotations of both", &["", &a, &b], lines)
}

/// "Only in A" with the name of A.
fn placed(status: &str, a: &str, b: &str) -> String {
    match status {
        "Only in A" => format!("Only in {a}"),
        "Only in B" => format!("Only in {b}"),
        other => other.to_string(),
    }
}

fn wording(report: &Report) -> String {
    if report.view.wording.is_empty() {
        return "<p>No reporting verbs, hedges or different names were found.</p>\n".to_string();
    }
    let [a, b] = both_names(report);
    let count = |places: &[u32]| match places {
        [] => "0".to_string(),
        _ => format!("{} <span class=\"meta\">(sentences {})</span>", places.len(), from_one(places)),
    };
    let line = |row: &WordingRow| {
        let word = words::wording(row.kind);
        (String::new(), vec![word.name.to_string(), escape(&row.words), count(&row.a), count(&row.b)])
    };
    table("How often each uses it", &["Kind", "Words", &a, &b], report.view.wording.iter().map(line))
}

fn sources(report: &Report) -> String {
    let names = both_names(report);
    let lines = report.sides().into_iter().zip(names).map(|((side, _), name)| {
        let source = &side.source;
        let cells = vec![
            escape(&name),
            escape(&source.file_name),
            escape(&source.media_type),
            format!("{} bytes", source.bytes),
            format!("<code>{}</code>", escape(&source.sha256)),
            escape(&source.imported),
        ];
        (String::new(), cells)
    });
    table("Kept in the library byte for byte", &["Text", "File", "Format", "Size", "SHA-256", "Imported"], lines)
}
