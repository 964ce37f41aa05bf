//! For notes: CommonMark.
use super::super::words::markdown;
use super::{named, Sheet};
use std::fmt::Write;

pub(super) fn render(sheet: &Sheet) -> String {
    let mut out = format!("# {}\n", markdown(&sheet.title));
    for line in &sheet.lines {
        let _ = write!(out, "\n> {}\n\n", markdown(&line.text));
        let _ = writeln!(out, "— {}, sentence {}", markdown(&line.source()), line.sentence);
        for note in line.notes() {
            let _ = writeln!(out, "- {}", markdown(&note));
        }
    }
    out.push_str("\n## Sources\n\n");
    for (article, address) in &sheet.sources {
        let address = address.as_ref().map(|address| format!(", {}", markdown(address))).unwrap_or_default();
        let _ = writeln!(out, "- {}{address}", markdown(&named(article)));
    }
    out.push_str("\n## How this was made\n\n");
    for method in &sheet.methods {
        let _ = writeln!(out, "- {}", markdown(method));
    }
    out
}
