//! How a table is laid out: what separates its cells, and whether its first row names its columns. Text that only looks
//! like a table is none.
use csv::{Reader, ReaderBuilder, StringRecord};

use super::Columns;
use crate::read::date;
use crate::read::target::Target;
use crate::Field;

/// So much of a file is looked at.
const HEAD: usize = 64 << 10;
/// Most rows about the table itself before its head.
const MOST_LEAD: usize = 5;
/// Most columns that a table of articles has.
const MOST_COLUMNS: usize = 500;

/// The layout of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    delimiter: u8,
    quoting: bool,
    /// How many bytes stand before the table (the line "sep=;" of Excel).
    skip: usize,
    /// How many rows stand before the table proper.
    pub lead: usize,
    /// The cells of the first row.
    pub first: Vec<String>,
    /// Whether they are names and not an article.
    pub named: bool,
}

impl Layout {
    /// The layout of a text, if it is a table. `sure` when the file's name says that it is one; without that, the first
    /// row must name at least two fields of an article.
    pub fn of(text: &str, sure: bool) -> Option<Self> {
        let text = text.trim_start_matches('\u{feff}');
        let (declared, skip) = declared(text);
        let mut end = text.len().min(HEAD);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let head = text.get(skip..end)?;
        let whole = end == text.len();
        if !sure && declared.is_none() && !names_fields(head) {
            return None;
        }
        let delimiters: &[u8] = match (&declared, sure) {
            (Some(delimiter), _) => std::slice::from_ref(delimiter),
            (None, true) => b",;\t|",
            (None, false) => b",;\t",
        };
        let tries = delimiters.iter().flat_map(|delimiter| [(*delimiter, true), (*delimiter, false)]);
        let fits = tries.filter_map(|(delimiter, quoting)| fit(head, whole, delimiter, quoting, skip));
        best(fits).filter(|layout| sure || layout.named && known(&layout.first) >= 2)
    }

    /// A reader of all rows, those before the table and the first included.
    pub fn reader<'a>(&self, text: &'a str) -> Reader<&'a [u8]> {
        let text = text.trim_start_matches('\u{feff}').get(self.skip..).unwrap_or_default();
        reader(text, self.delimiter, self.quoting)
    }
}

/// The best of several layouts, the first of equals.
fn best(layouts: impl Iterator<Item = Layout>) -> Option<Layout> {
    layouts.reduce(|best, layout| if rank(&layout) > rank(&best) { layout } else { best })
}

/// More known names, then more columns.
fn rank(layout: &Layout) -> (usize, usize) {
    (known(&layout.first), layout.first.len())
}

fn reader(text: &str, delimiter: u8, quoting: bool) -> Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .quoting(quoting)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes())
}

/// The delimiter that the first line declares for Excel, and the length of that line.
fn declared(text: &str) -> (Option<u8>, usize) {
    let line = text.split_inclusive('\n').next().unwrap_or_default();
    match line.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) => (Some(*delimiter), line.len()),
        _ => (None, 0),
    }
}

/// Whether the first line names two fields of an article, whatever stands between the names.
fn names_fields(text: &str) -> bool {
    let line = text.lines().next().unwrap_or_default();
    line.len() < 4000
        && b",;\t".iter().any(|delimiter| {
            let cells: Vec<String> =
                line.split(char::from(*delimiter)).map(|cell| cell.trim().trim_matches('"').to_string()).collect();
            known(&cells) >= 2
        })
}

/// How many fields the names of columns stand for.
fn known(head: &[String]) -> usize {
    let columns = Columns::recognized(head);
    Target::all().filter(|target| columns.column(*target).is_some()).count()
}

/// The layout with this delimiter, if it gives rows of one length.
fn fit(text: &str, whole: bool, delimiter: u8, quoting: bool, skip: usize) -> Option<Layout> {
    let mut rows: Vec<StringRecord> =
        reader(text, delimiter, quoting).into_records().take(101).map_while(Result::ok).collect();
    if !whole && rows.len() <= 100 && rows.len() > 1 {
        rows.pop();
    }
    // Some exports begin with a line about themselves.
    let width =
        rows.iter().map(StringRecord::len).max_by_key(|width| rows.iter().filter(|row| row.len() == *width).count())?;
    let lead = rows.iter().position(|row| row.len() == width).filter(|lead| *lead <= MOST_LEAD)?;
    rows.drain(..lead);
    let first: Vec<String> = rows.first()?.iter().map(|cell| cell.trim().to_string()).collect();
    let named = is_head(&first);
    if width > MOST_COLUMNS {
        return None;
    }
    let same = rows.iter().filter(|row| row.len() == width).count();
    let even = same * 10 >= rows.len() * 9;
    // In prose a blank follows the comma; in tables hardly ever.
    let cells = || rows.iter().flat_map(|row| row.iter().skip(1));
    let prose = cells().filter(|cell| cell.starts_with(' ')).count() * 2 > cells().count();
    let columns = match width {
        0 => false,
        // A table of nothing but texts is one when its head says so.
        1 => Columns::recognized(&first).column(Target::Text).is_some(),
        _ => !prose || known(&first) >= 2,
    };
    let least = if named && known(&first) >= 2 { 1 } else { 2 };
    (even && columns && rows.len() >= least).then_some(Layout { delimiter, quoting, skip, lead, first, named })
}

/// Whether the cells of a row are names of columns: short, different, and none of them a date, a number or an address.
fn is_head(cells: &[String]) -> bool {
    let is_name = |cell: &String| {
        cell.chars().count() <= 60
            && cell.split_whitespace().count() <= 6
            && cell.chars().any(char::is_alphabetic)
            && !cell.contains("://")
            && !cell.ends_with(['.', '!', '?'])
            && date::find(cell).is_none()
    };
    let filled: Vec<&String> = cells.iter().filter(|cell| !cell.is_empty()).collect();
    let mut different: Vec<String> = filled.iter().map(|cell| cell.to_lowercase()).collect();
    different.sort();
    different.dedup();
    // The first column of a data frame has no name.
    let lone = cells.len() - filled.len() <= 1;
    known(cells) >= 2
        || !filled.is_empty() && lone && different.len() == filled.len() && filled.iter().all(|cell| is_name(cell))
}

/// Whether the recognized columns tell of articles: a headline with an address, a date or an outlet.
pub fn lists_articles(columns: &Columns) -> bool {
    let has = |field: Field| columns.column(Target::Known(field)).is_some();
    has(Field::Headline) && (has(Field::Url) || has(Field::Published) || has(Field::Outlet))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, sure: bool, expected: Option<(char, usize, bool)>) {
        let layout = Layout::of(text, sure);
        let found = layout.map(|layout| (char::from(layout.delimiter), layout.first.len(), layout.named));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn tables_are_told_from_prose() {
        check("title,text\nPier,\"It is closed, said the council.\"\n", true, Some((',', 2, true)));
        check("title,text\nPier,\"It is closed, said the council.\"\n", false, Some((',', 2, true)));
        check("Titel;Inhalt;Datum\nMole;Sie ist zu, sagt der Rat.;2024\n", false, Some((';', 3, true)));
        check("sep=;\r\nNr;Wort\r\n1;a,b\r\n", true, Some((';', 2, true)));
        check("Nr;Wort\n1;a,b\n2;c,d\n", false, None);
        check("The pier is closed, said the council.\nIt is old, and nobody paid.\nThe mayor left, too.\n", true, None);
        check("The pier is closed, said the council.\nIt is old, and nobody paid.\n", false, None);
        check("One line without any of it", true, None);
        check("title, text and date are what this line names, and more\nThe second, third, fourth\n", false, None);
        check(
            "\"Pier\",\"It is closed. Nobody paid.\"\n\"Mole\",\"It is open. The mayor paid.\"\n",
            true,
            Some((',', 2, false)),
        );
        check("Export of Monday\n\ntitle,text\nPier,Closed\nMole,Open\n", true, Some((',', 2, true)));
        check("text\n\"It is closed, said the council.\"\n\"It is open.\"\n", true, Some((',', 1, true)));
        check("title\ttext\nPier\t\"It is closed\nMole\tIt is open\n", true, Some(('\t', 2, true)));
    }
}
