//! Documents to bytes. To add a format: a file here with a [`Writer`], and a line in [`WRITERS`].
use crate::Document;

mod bibtex;
mod csv;
pub(crate) mod html;
pub mod json;
mod markdown;
mod ris;

/// A format that articles can be exported in.
pub trait Writer: Sync {
    /// Its id ("markdown").
    fn id(&self) -> &'static str;
    /// Its name for people.
    fn name(&self) -> &'static str;
    /// Its extension, without the dot.
    fn extension(&self) -> &'static str;
    /// All documents as one file, UTF-8.
    fn write(&self, documents: &[Document]) -> String;
}

/// Every format there is.
pub static WRITERS: &[&dyn Writer] =
    &[&markdown::Markdown, &html::Html, &csv::Csv, &json::Json, &bibtex::Bibtex, &ris::Ris];
