//! Tables with an article a row: their columns are asked for once.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod support;
use broadsheet_library::{ColumnChoice, ColumnMapping, FieldKey};
use support::{desk, words, zip};

/// A table with names that nobody knows.
fn table(first: usize) -> String {
    let row = |n: usize| {
        format!(
            "{n},Harbor {n} opens,\"The harbor number {n} of Sandholm opened on Monday after two years of work. The mayor \
             thanked the builders, who had worked through both winters. Fishers may use it from May on, the harbor \
             authority said, and ferries from June.\"\n"
        )
    };
    format!("zz1,zz2,zz3\n{}", (first..first + 3).map(row).collect::<String>())
}

fn choices() -> Vec<ColumnChoice> {
    let choice = |field, column: &str| ColumnChoice { field, column: column.to_string() };
    vec![choice(None, "zz3"), choice(Some(FieldKey::Headline), "zz2")]
}

#[test]
fn a_table_asks_once_for_its_columns() {
    let desk = desk();
    let path = desk.file("first.csv", table(1));
    let report = desk.import(&[&path]);
    assert_eq!(report.summary, "0 articles added, 1 needs its columns named", "{report:?}");
    let asked = &report.needs_columns[0];
    assert_eq!((asked.columns.join(" "), asked.sample.len()), ("zz1 zz2 zz3".to_string(), 3));
    assert_eq!((asked.file.as_deref(), asked.part.as_deref()), (Some(path.as_path()), None));
    let key = asked.header_key.clone();
    let only_headline = choices().split_off(1);
    assert!(desk.library.set_column_mapping(&key, &only_headline).err().unwrap().message().contains("text"));
    desk.library.set_column_mapping(&key, &choices()).unwrap();
    let report = desk.import(&[&path, &desk.file("second.csv", table(4))]);
    assert_eq!(report.summary, "6 articles added", "{report:?}");
    assert_eq!(report.imported.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 2, 3, 1, 2, 3]);
    let view = desk.library.article(report.imported[0].article, None, "").unwrap();
    assert_eq!(words(&view.headline), "Harbor 1 opens");
    assert!(words(&view.paragraphs[0].runs).starts_with("The harbor number 1"));
    assert_eq!(view.source.part.as_deref(), Some("row 2"));
    // The answer can be seen, taken back and forgotten.
    let kept = || desk.library.column_mappings().unwrap();
    assert_eq!(kept(), [ColumnMapping { header_key: key.clone(), choices: choices() }]);
    desk.library.set_column_mapping(&key, &[]).unwrap();
    assert!(kept().is_empty());
    assert_eq!(desk.library.undo().unwrap().as_deref(), Some("forget columns"));
    assert_eq!(kept().len(), 1);
    desk.library.undo().unwrap();
    assert_eq!(desk.import(&[&desk.file("third.csv", table(7))]).needs_columns.len(), 1);
}

#[test]
fn a_table_in_an_archive_asks_and_its_articles_come_behind_the_others() {
    let desk = desk();
    let page = support::Page::default().markdown();
    let path = desk.file("all.zip", zip(&[("tables/list.csv", &table(1)), ("ferry.md", &page)]));
    let first = desk.import(&[&path]);
    assert_eq!(first.summary, "1 article added, 1 needs its columns named", "{first:?}");
    let asked = &first.needs_columns[0];
    assert_eq!(asked.part.as_deref(), Some("tables/list.csv"));
    desk.library.set_column_mapping(&asked.header_key, &choices()).unwrap();
    let again = desk.import(&[&path]);
    assert_eq!(again.summary, "3 articles added, 1 already there", "{again:?}");
    assert_eq!(again.imported[3].part.as_deref(), Some("tables/list.csv/row 4"));
    assert_eq!(desk.import(&[&path]).summary, "0 articles added, 1 already there");
}
