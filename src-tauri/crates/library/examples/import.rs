//! Imports files into a library: `import LIBRARY PATH…`. For trying things out, and for the test that kills it.
use broadsheet_library::{CancelToken, Error, ImportSource, Library, SystemClock};
use std::path::PathBuf;

fn main() -> Result<(), Error> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let library = Library::open(&arguments.next().unwrap_or_default(), SystemClock)?;
    let report = library.import(&ImportSource::Paths { paths: arguments.collect() }, &CancelToken::new(), &|_| {})?;
    println!("{}", report.summary);
    Ok(())
}
