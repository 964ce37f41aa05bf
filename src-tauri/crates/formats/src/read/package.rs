//! Zip containers, opened within limits: what Word, OpenDocument and EPUB files are, and archives of articles.
use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Budget, Hints, ReadError};

/// A part that unpacks to less is never refused for how well it was packed.
const FREE: u64 = 16 << 20;
/// How many times its packed size a larger part may unpack to. Text packs to a tenth, tables of one value to a
/// hundredth; only bombs go beyond.
const MOST_RATIO: u64 = 200;
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
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
        let mut names = Vec::new();
        for at in 0..archive.len() {
            let Ok(part) = archive.by_index_raw(at) else { continue };
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

    /// Unpacks the part of this name; `None` when there is none. Locked, damaged and over-large parts give an error.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let name = normal(name);
        // Of parts with one name the last counts, as programs that change a container append to it.
        let Some(at) = self.names.iter().rev().find(|(other, _)| *other == name).map(|(_, at)| *at) else {
            return Ok(None);
        };
        let packed = match self.archive.by_index_raw(at) {
            Ok(part) if part.encrypted() => return Err(locked()),
            Ok(part) => part.compressed_size(),
            Err(_) => return Err(damaged()),
        };
        let part = self.archive.by_index(at).map_err(|_| damaged())?;
        let most = FREE.max(packed.saturating_mul(MOST_RATIO));
        let left = self.budget.map_or(most, Budget::left);
        let mut bytes = Vec::new();
        part.take(most.min(left).saturating_add(1)).read_to_end(&mut bytes).map_err(|_| damaged())?;
        let size = bytes.len() as u64;
        if let Some(budget) = self.budget {
            budget.take(size)?;
        }
        if size > most {
            return Err(ReadError::Refused(format!(
                "A part of it unpacks to more than {MOST_RATIO} times its size, which no article does."
            )));
        }
        Ok(Some(bytes))
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
    if !bytes.starts_with(b"PK\x03\x04") || bytes.get(30..30 + NAME.len()) != Some(NAME) {
        return None;
    }
    let extra = bytes.get(28..30).map_or(0, |pair| pair.iter().rev().fold(0, |sum, byte| sum << 8 | usize::from(*byte)));
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
    ReadError::Damaged("The file is damaged or cut off: its parts could not be unpacked. Get it once more.".to_string())
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
