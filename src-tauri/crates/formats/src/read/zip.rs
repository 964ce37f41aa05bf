//! Zip archives of articles, in any of the formats, in folders and archives of their own.
use std::collections::HashSet;

use super::package::{self, Package};
use super::{binary, is_junk, pages_of, FailedPart, Found, Hints, ReadError, Reader, MOST_BYTES};

/// The reader of zip archives.
pub struct Zip;

impl Reader for Zip {
    fn id(&self) -> &'static str {
        "zip"
    }
    fn name(&self) -> &'static str {
        "Zip archive"
    }
    fn media_type(&self) -> &'static str {
        "application/zip"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["zip"]
    }
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8 {
        if !is_zip(bytes) || package::media_type(bytes).is_some() {
            return 0;
        }
        // The table of parts is sure of what it is; other readers may go by words that stand in the bytes of a part.
        match Package::open(bytes, hints) {
            Ok(package) if package.names().any(is_of_document) => 0,
            Ok(_) => 99,
            // A damaged office document is told by its first parts.
            Err(_) if binary::kind(bytes) == Some("a zip archive") => 50,
            Err(_) => 0,
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let mut package = Package::open(bytes, hints)?;
        let places = package.places();
        if places.is_empty() {
            return Err(ReadError::Empty);
        }
        let names: HashSet<&str> = places.iter().map(|(name, _)| name.as_str()).collect();
        let mut found = Found::default();
        let parts: Vec<_> = places.iter().filter(|(name, _)| !is_beside(name, &names)).collect();
        for (number, (name, at)) in parts.iter().enumerate() {
            if found.is_full(name, parts.len() - number - 1, hints) {
                break;
            }
            match package.unpack(*at) {
                Ok(bytes) => found.take_in(name, &bytes, None, None, hints),
                Err(error) => found.failed.push(FailedPart { part: name.clone(), error }),
            }
        }
        let locked = package::locked();
        if found.documents.is_empty() && found.failed.iter().all(|part| part.error == locked) {
            return Err(if found.failed.is_empty() { ReadError::NoText } else { locked });
        }
        Ok(found)
    }
    fn limit(&self) -> usize {
        MOST_BYTES
    }
}

/// Whether the bytes begin as a zip archive, be it one without parts.
fn is_zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

/// Whether a part of this name makes the archive one document of an office program, a book or a program.
fn is_of_document(name: &str) -> bool {
    const NAMES: &[&str] =
        &["[Content_Types].xml", "mimetype", "META-INF/container.xml", "META-INF/MANIFEST.MF", "Index/Document.iwa"];
    // A damaged Word document may have lost its list of types.
    NAMES.contains(&name) || name == "word/document.xml"
}

/// Whether a part stands beside the articles: what a system left behind, the pictures and scripts of a saved page.
fn is_beside(name: &str, names: &HashSet<&str>) -> bool {
    let steps = name.split('/').scan(0, |start, step| {
        let above = name.get(..*start).unwrap_or_default();
        *start += step.len() + 1;
        Some((above, step))
    });
    let pages = |(above, step): (&str, &str)| {
        pages_of(step).iter().any(|page| names.contains(format!("{above}{page}").as_str()))
    };
    steps.clone().any(|(_, step)| is_junk(step))
        || steps.filter(|(above, step)| above.len() + step.len() < name.len()).any(pages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_beside_articles() {
        let names = HashSet::from(["a/Pier.html", "a/Pier_files/x.js", "b_files/c.txt", "Pier_files"]);
        for (name, beside) in [
            ("a/Pier.html", false),
            ("a/Pier_files/x.js", true),
            ("a/Pier_files/deep/y.css", true),
            ("Pier_files/x.js", false),
            ("Pier_files", false),
            ("b_files/c.txt", false),
            ("__MACOSX/a/._Pier.html", true),
            ("a/.hidden/x.txt", true),
            ("a/Thumbs.db", true),
            ("~$letter.docx", true),
        ] {
            assert_eq!(is_beside(name, &names), beside, "{name}");
        }
    }
}
