//! What the columns of tables hold: asked once, remembered by the head of the table.
use crate::article::field_key;
use crate::error::Error;
use crate::library::Library;
use crate::view::{ColumnChoice, ColumnMapping};
use broadsheet_formats::read::{Columns, Target};
use broadsheet_formats::Field;
use rusqlite::{params, Connection};
use std::collections::BTreeMap;

impl Library {
    /// Keeps what the columns of tables with this head hold; no choices at all forget it. What is imported from then on
    /// is read so. Fails when no column is named for the text.
    pub fn set_column_mapping(&self, header_key: &str, choices: &[ColumnChoice]) -> Result<(), Error> {
        let columns = choices.iter().fold(Columns::default(), |columns, choice| {
            let field = choice.field.map(|key| Field::ALL.iter().copied().find(|field| field_key(*field) == key));
            let target = field.map_or(Some(Target::Text), |field| field.map(Target::Known));
            target.map_or(columns.clone(), |target| columns.with(target, &choice.column))
        });
        if !choices.is_empty() && columns.column(Target::Text).is_none() {
            return Err(Error::Invalid(
                "No column is named for the text of the articles. Nothing was changed. Choose it first.".into(),
            ));
        }
        self.act(if choices.is_empty() { "forget columns" } else { "name columns" }, |tx| {
            if choices.is_empty() {
                tx.execute("DELETE FROM column_mapping WHERE header_key = ?1", [header_key])?;
            } else {
                tx.execute(
                    "INSERT INTO column_mapping (header_key, mapping) VALUES (?1, ?2)
                     ON CONFLICT (header_key) DO UPDATE SET mapping = excluded.mapping WHERE mapping <> excluded.mapping",
                    params![header_key, columns.to_string()],
                )?;
            }
            Ok(())
        })
    }

    /// The columns that were named, by the heads of their tables.
    pub fn column_mappings(&self) -> Result<Vec<ColumnMapping>, Error> {
        let known = self.read(|reader| known(reader))?;
        let choices = |columns: &Columns| {
            let choice = |target: Target| {
                let field = match target {
                    Target::Text => None,
                    Target::Known(field) => Some(field_key(field)),
                };
                Some(ColumnChoice { field, column: columns.column(target)?.to_string() })
            };
            Target::all().filter_map(choice).collect()
        };
        Ok(known
            .into_iter()
            .map(|(header_key, columns)| ColumnMapping { header_key, choices: choices(&columns) })
            .collect())
    }
}

/// What is remembered, by the keys of heads.
pub(crate) fn known(connection: &Connection) -> Result<BTreeMap<String, Columns>, Error> {
    let mut statement = connection.prepare_cached("SELECT header_key, mapping FROM column_mapping")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, Columns::parse(&row.get::<_, String>(1)?))))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
