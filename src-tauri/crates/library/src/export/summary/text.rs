//! For the clipboard: a sentence, and beneath it where it is from.
use super::Sheet;
use std::fmt::Write;

pub(super) fn render(sheet: &Sheet) -> String {
    let mut out = String::new();
    for line in &sheet.lines {
        let _ = writeln!(out, "{}\n— {}", one_line(&line.text), one_line(&line.source()));
        for note in line.notes() {
            let _ = writeln!(out, "  {}", one_line(&note));
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn one_line(text: &str) -> String {
    text.split(['\n', '\r', '\t']).collect::<Vec<_>>().join(" ")
}
