//! Zip containers, opened within limits: what Word, OpenDocument and EPUB files are, and archives of articles.
use std::io::Cursor;

use zip::{CompressionMethod, ZipArchive};

use super::{unpack, Budget, Hints, ReadError, MOST_BYTES};

/// Most entries that a container's table may have: the library keeps all of them in memory.
const MOST_ENTRIES: usize = 200_000;
/// Where in a container the names of its parts are looked for: its table stands at its end, its first parts' names at
/// its beginning.
const HEAD: usize = 8 << 10;
const TAIL: usize = 256 << 10;

/// An open zip container. Nothing of it reaches the disk: names are labels, and parts are unpacked into memory.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Names of files (no folders) with their places in the container's table.
    names: Vec<(String, usize)>,
    budget: Option<&'a Budget>,
}

impl<'a> Package<'a> {
    /// Opens a container. What is unpacked of it is taken from the budget of `hints`.
    pub fn open(bytes: &'a [u8], hints: &Hints<'a>) -> Result<Self, ReadError> {
        // An entry of the table takes 46 bytes at least: small files need no counting.
        let entries = if bytes.len() / 46 > MOST_ENTRIES {
            bytes.windows(4).filter(|four| four == b"PK\x01\x02").count()
        } else {
            0
        };
        if entries > MOST_ENTRIES {
            return Err(ReadError::Refused(format!(
                "It holds {entries} files, more than are unpacked at once. Unpack it yourself and add the articles."
            )));
        }
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        // Bombs let many entries share the same packed bytes.
        if archive.has_overlapping_files().unwrap_or(false) {
            return Err(ReadError::Refused(
                "Its parts overlap, which no program does that means well; nothing of it was unpacked.".to_string(),
            ));
        }
        let mut names = Vec::new();
        for at in 0..archive.len() {
            let Ok(part) = archive.by_index_data(at) else { continue };
            // Programs that write UTF-8 without saying so are many more than those that write code page 437.
            let name = match std::str::from_utf8(part.name_raw()) {
                Ok(name) => normal(name),
                Err(_) => part.name().map(|name| normal(&name)).unwrap_or_default(),
            };
            if !part.is_dir() && !name.is_empty() {
                names.push((name, at));
            }
        }
        Ok(Self { archive, names, budget: hints.budget })
    }

    /// Names of its files, in the order of its table: slashes between folders, none before the first, no step upward.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.names.iter().map(|(name, _)| name.as_str())
    }

    /// The same with their places in the table, for [`Package::unpack`].
    pub fn places(&self) -> Vec<(String, usize)> {
        self.names.clone()
    }

    /// Unpacks the part of this name; `None` when there is none. Locked, damaged and over-large parts give an error.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let name = normal(name);
        // Of parts with one name the last counts, as programs that change a container append to it.
        match self.names.iter().rev().find(|(other, _)| *other == name).map(|(_, at)| *at) {
            Some(at) => self.unpack(at).map(Some),
            None => Ok(None),
        }
    }

    /// Unpacks the part at a place in the table. Locked, damaged and over-large parts give an error.
    pub fn unpack(&mut self, at: usize) -> Result<Vec<u8>, ReadError> {
        let packed = match self.archive.by_index_data(at) {
            Ok(part) if part.encrypted() => return Err(locked()),
            Ok(part) if !matches!(part.compression(), CompressionMethod::Stored | CompressionMethod::Deflated) => {
                return Err(ReadError::Refused(
                    "It is packed in a way that Broadsheet does not unpack. Unpack it yourself and add it.".to_string(),
                ));
            }
            Ok(part) => usize::try_from(part.compressed_size()).unwrap_or(usize::MAX),
            Err(_) => return Err(damaged()),
        };
        let part = self.archive.by_index(at).map_err(|_| damaged())?;
        let unpacked = unpack::whole(part, packed, MOST_BYTES, self.budget)?;
        if unpacked.cut {
            return Err(damaged());
        }
        Ok(unpacked.bytes)
    }
}

/// Whether the bytes are a zip container that names a part with these words in its path. Looks at its ends only.
pub(crate) fn names(bytes: &[u8], words: &[u8]) -> bool {
    let head = bytes.get(..HEAD.min(bytes.len())).unwrap_or_default();
    let tail = bytes.get(bytes.len().saturating_sub(TAIL)..).unwrap_or_default();
    let holds = |stretch: &[u8]| stretch.windows(words.len()).any(|window| window == words);
    bytes.starts_with(b"PK\x03\x04") && (holds(tail) || holds(head))
}

/// The media type that OpenDocument and EPUB containers hold first, unpacked, in a part named "mimetype".
pub(crate) fn media_type(bytes: &[u8]) -> Option<&str> {
    const NAME: &[u8] = b"mimetype";
    let stored = bytes.get(8..10) == Some(&[0, 0]);
    if !bytes.starts_with(b"PK\x03\x04") || bytes.get(30..30 + NAME.len()) != Some(NAME) || !stored {
        return None;
    }
    let extra =
        bytes.get(28..30).map_or(0, |pair| pair.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)));
    let rest = bytes.get(30 + NAME.len() + extra..)?;
    let end = rest.iter().take(100).position(|byte| !byte.is_ascii_graphic()).unwrap_or(rest.len().min(100));
    // The next part's mark follows without a gap.
    let words = std::str::from_utf8(rest.get(..end)?).ok()?;
    Some(words.strip_suffix("PK").unwrap_or(words))
}

/// A part's name with slashes only, without a drive, empty steps or steps upward.
fn normal(name: &str) -> String {
    let name = name.replace('\\', "/");
    let mut steps: Vec<&str> = Vec::new();
    for step in name.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            step if steps.is_empty() && step.len() == 2 && step.ends_with(':') => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn damaged() -> ReadError {
    ReadError::Damaged("It is damaged or cut off and could not be unpacked. Get it once more.".to_string())
}

/// What is said of a file that only a password opens.
pub(crate) fn locked() -> ReadError {
    ReadError::Refused("It is locked with a password. Save it without the password and add it again.".to_string())
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::write::SimpleFileOptions;

    use super::*;

    fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    #[test]
    fn names_do_not_climb() {
        let bytes = packed(&[("../../etc/a.txt", b"a"), ("C:\\b\\.\\c.txt", b"b"), ("/d//e.txt", b"c")]);
        let package = Package::open(&bytes, &Hints::default()).unwrap();
        assert_eq!(package.names().collect::<Vec<_>>(), ["etc/a.txt", "b/c.txt", "d/e.txt"]);
    }

    #[test]
    fn what_unpacks_without_end_is_refused() {
        let bytes = packed(&[("a.xml", &vec![b' '; 40 << 20])]);
        let mut package = Package::open(&bytes, &Hints::default()).unwrap();
        assert!(matches!(package.part("a.xml"), Err(ReadError::Refused(_))));
        let budget = Budget::new(1000, 10);
        let hints = Hints { budget: Some(&budget), ..Hints::default() };
        let bytes = packed(&[("a.xml", &[b' '; 600]), ("b.xml", &[b' '; 600])]);
        let mut package = Package::open(&bytes, &hints).unwrap();
        assert!(package.part("a.xml").unwrap().is_some());
        assert!(matches!(package.part("b.xml"), Err(ReadError::Refused(_))));
        assert_eq!(package.part("c.xml"), Ok(None));
    }

    #[test]
    fn a_container_that_is_cut_off_is_said_to_be() {
        let mut bytes = packed(&[("a.xml", b"some words")]);
        bytes.truncate(bytes.len() - 30);
        assert!(matches!(Package::open(&bytes, &Hints::default()), Err(ReadError::Damaged(_))));
    }
}
