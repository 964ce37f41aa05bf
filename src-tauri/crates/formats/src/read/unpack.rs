//! Unpacking within bounds: how much may come out of packed bytes, and what becomes of damaged ones.
use super::{Budget, ReadError};
use flate2::bufread::GzDecoder;
use std::io::{self, Read};

/// Unpacked bytes up to which nothing is asked about their packed size.
const FREE: u64 = 16 << 20;
/// Beyond [`FREE`], how many times its packed size a part may have: pages shrink to a tenth, a file of one repeated byte
/// to a thousandth.
const MOST_RATIO: u64 = 200;
/// Damaged members of a gzip file after which no further one is looked for.
const MOST_DAMAGED: u8 = 100;

/// A reader of unpacked bytes that takes them from the budget and stops at a ratio that no text has.
pub struct Bounded<'a, R> {
    inner: R,
    budget: Option<&'a Budget>,
    packed: u64,
    unpacked: u64,
    refused: Option<ReadError>,
}

impl<'a, R: Read> Bounded<'a, R> {
    /// Bounds `inner`, which unpacks `packed` bytes.
    pub fn new(inner: R, packed: usize, budget: Option<&'a Budget>) -> Self {
        Self { inner, budget, packed: packed as u64, unpacked: 0, refused: None }
    }

    /// Why it stopped before the end; `None` when it did not, or when the bytes are damaged.
    pub fn refused(&self) -> Option<&ReadError> {
        self.refused.as_ref()
    }

    fn spend(&mut self, bytes: usize) -> Result<(), ReadError> {
        self.unpacked = self.unpacked.saturating_add(bytes as u64);
        if self.unpacked > FREE && self.unpacked / MOST_RATIO > self.packed {
            return Err(ReadError::Refused(format!(
                "It unpacks to more than {MOST_RATIO} times its size, which no article does; such files are made to \
                 fill a computer. Nothing more of it was read."
            )));
        }
        self.budget.map_or(Ok(()), |budget| budget.take(bytes as u64))
    }
}

impl<R: Read> Read for Bounded<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.refused.is_some() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        // One byte more than there is left shows that there is more.
        let left = self.budget.map_or(u64::MAX, Budget::left).saturating_add(1);
        let most = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
        let count = self.inner.read(buffer.get_mut(..most).unwrap_or_default())?;
        self.spend(count).map(|()| count).map_err(|error| {
            self.refused = Some(error);
            io::ErrorKind::FileTooLarge.into()
        })
    }
}

/// What came out of packed bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpacked {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Whether damage ended them before their end.
    pub cut: bool,
}

/// All that `reader` gives, which unpacks `packed` bytes: at most `most` bytes, within the budget. Damaged bytes give what
/// stands before the damage; when that is nothing, an empty [`Unpacked`] that is `cut`.
pub fn whole(reader: impl Read, packed: usize, most: usize, budget: Option<&Budget>) -> Result<Unpacked, ReadError> {
    let mut bounded = Bounded::new(reader, packed, budget);
    let mut bytes = Vec::new();
    let read = bounded.by_ref().take(most as u64 + 1).read_to_end(&mut bytes);
    if let Some(refused) = bounded.refused {
        return Err(refused);
    }
    if bytes.len() > most {
        return Err(ReadError::Refused(format!(
            "It unpacks to more than {} MB; that is more than is read of one file.",
            most >> 20
        )));
    }
    Ok(Unpacked { bytes, cut: read.is_err() })
}

/// The members of a gzip file, unpacked one after another. A damaged one gives an error, once; reading on goes to the
/// next, so that what an archive keeps in members of its own is not lost with its neighbor.
pub struct Members<'a> {
    rest: &'a [u8],
    current: Option<GzDecoder<&'a [u8]>>,
    damaged: u8,
}

impl<'a> Members<'a> {
    /// The members of `bytes`; bytes between and after them are passed over.
    pub fn of(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, current: None, damaged: 0 }
    }

    /// The first `most` unpacked bytes of `bytes`, or fewer: enough to tell what they are.
    pub fn beginning(bytes: &[u8], most: u64) -> Vec<u8> {
        let mut head = Vec::new();
        // What a damaged member gave before its damage is beginning enough.
        let _ = Members::of(bytes).take(most).read_to_end(&mut head);
        head
    }
}

/// Whether this is how a gzip file begins.
pub fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1f\x8b\x08")
}

impl Read for Members<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if buffer.is_empty() {
            return Ok(0);
        }
        loop {
            let Some(current) = &mut self.current else {
                let next = self.rest.windows(3).position(is_gzip).filter(|_| self.damaged < MOST_DAMAGED);
                let Some(member) = next.and_then(|at| self.rest.get(at..)) else {
                    self.rest = &[];
                    return Ok(0);
                };
                // Past its first byte at least, whatever becomes of it.
                self.rest = member.get(1..).unwrap_or_default();
                self.current = Some(GzDecoder::new(member));
                continue;
            };
            match current.read(buffer) {
                Ok(0) => {
                    self.rest = current.get_ref();
                    self.current = None;
                }
                Ok(count) => return Ok(count),
                Err(error) => {
                    self.current = None;
                    self.damaged += 1;
                    return Err(error);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        writer.write_all(bytes).unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn members_follow_one_another_past_padding() {
        let bytes = [packed(b"one "), vec![0; 40], packed(b"two")].concat();
        assert_eq!(Members::beginning(&bytes, 100), b"one two");
    }

    #[test]
    fn a_damaged_member_does_not_take_the_next_with_it() {
        let mut first = packed(b"lost words of the first member");
        let end = first.len();
        first[end - 12..].fill(0xff);
        let bytes = [first, packed(b"kept")].concat();
        let mut members = Members::of(&bytes);
        let mut kept = Vec::new();
        assert!(members.read_to_end(&mut kept).is_err());
        kept.clear();
        members.read_to_end(&mut kept).unwrap();
        assert_eq!(kept, b"kept");
    }

    #[test]
    fn what_grows_without_bound_is_stopped_early() {
        let bomb = packed(&vec![0; 64 << 20]);
        assert!(bomb.len() < 100_000);
        let budget = Budget::default();
        let before = budget.left();
        let refused = whole(Members::of(&bomb), bomb.len(), 512 << 20, Some(&budget)).unwrap_err();
        assert!(refused.to_string().contains("times its size"), "{refused}");
        assert!(before - budget.left() < 32 << 20);
        let small = Budget::new(1000, 10);
        let words = packed(&b"The tide was late. ".repeat(400));
        assert!(whole(Members::of(&words), words.len(), 1 << 20, Some(&small)).is_err());
        let refused = whole(Members::of(&words), words.len(), 2000, None).unwrap_err();
        assert!(refused.to_string().contains("unpacks to more than"), "{refused}");
    }

    #[test]
    fn magic_numbers_without_members_cost_nothing() {
        let bytes = b"\x1f\x8b\x08".repeat(400_000);
        let start = std::time::Instant::now();
        let mut members = Members::of(&bytes);
        let mut sink = Vec::new();
        while members.read_to_end(&mut sink).is_err() {}
        assert!(start.elapsed().as_secs() < 2);
    }
}
