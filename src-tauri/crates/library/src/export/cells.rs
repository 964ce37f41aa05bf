//! Tables for spreadsheets: RFC 4180, UTF-8, cells that no spreadsheet takes for a formula.

/// Without it, some spreadsheets read the letters of another century.
const UTF8: &str = "\u{feff}";

/// Cells that begin with one of these are computed by spreadsheets (OWASP, "CSV Injection").
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// A cell that says just its text: one that would be computed gets an apostrophe in front, as spreadsheets write it.
pub(super) fn safe(text: &str) -> String {
    match text.starts_with(FORMULA) {
        true => format!("'{text}"),
        false => text.to_string(),
    }
}

/// A table with its heading. Every cell is made safe.
pub(super) fn table<R: AsRef<[String]>>(heading: &[&str], rows: impl IntoIterator<Item = R>) -> String {
    let mut out = String::from(UTF8);
    line(&mut out, heading.iter().map(|cell| cell.to_string()));
    for row in rows {
        line(&mut out, row.as_ref().iter().map(|cell| safe(cell)));
    }
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    for (number, cell) in cells.enumerate() {
        if number > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\n', '\r']) {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::table;

    #[test]
    fn cells_hold_their_text_and_nothing_is_computed() {
        for (cell, written) in [
            ("plain", "plain"),
            ("", ""),
            ("a,b", "\"a,b\""),
            ("say \"x\"\nnow", "\"say \"\"x\"\"\nnow\""),
            ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
            ("-2 degrees", "'-2 degrees"),
            ("@mira, today", "\"'@mira, today\""),
            ("＝1", "'＝1"),
            ("– dash", "– dash"),
        ] {
            assert_eq!(table(&["h"], [[cell.to_string()]]), format!("\u{feff}h\r\n{written}\r\n"));
        }
    }
}
