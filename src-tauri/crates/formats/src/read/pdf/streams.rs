//! Streams of a PDF, unpacked within bounds. The parser unpacks without any, so what it is to unpack is measured first.
use std::cell::Cell;
use std::io::Read;

use flate2::read::{DeflateDecoder, ZlibDecoder};
use hayro_syntax::object::Stream;
use hayro_syntax::Filter;

use crate::read::Budget;

/// What any file may unpack to and have interpreted, in bytes.
const FREE: u64 = 24 << 20;
/// For each byte of the file, as many more.
const TIMES: u64 = 40;
/// Most bytes that a stream packed in a way other than the usual one may have: they are small in honest files.
const MOST_ODD: usize = 64 << 10;

/// What is left to unpack and interpret of one file: this bounds its time, too. What is taken of it is taken from the
/// budget of the files that hold it, too.
pub(super) struct Allowance<'a> {
    left: Cell<u64>,
    budget: Option<&'a Budget>,
}

impl<'a> Allowance<'a> {
    /// The allowance of a file of this many bytes.
    pub fn of(size: usize, budget: Option<&'a Budget>) -> Self {
        let own = FREE + size as u64 * TIMES;
        Self { left: Cell::new(budget.map_or(own, |budget| own.min(budget.left()))), budget }
    }

    /// Takes so many bytes; `false` when there are not that many left.
    pub fn take(&self, bytes: usize) -> bool {
        let left = self.left.get().checked_sub(bytes as u64);
        self.left.set(left.unwrap_or_default());
        left.is_some() && self.budget.is_none_or(|budget| budget.take(bytes as u64).is_ok())
    }

    fn left(&self) -> u64 {
        self.left.get()
    }
}

/// Unpacks a stream; `None` when it is broken or over the allowance, which is then used up.
pub(super) fn unpack(stream: &Stream, allowance: &Allowance) -> Option<Vec<u8>> {
    let packed = stream.raw_data();
    let bytes = match stream.filters().as_slice() {
        [] => packed.to_vec(),
        [Filter::FlateDecode] if !stream.dict().contains_key("DecodeParms") => inflate(&packed, allowance.left())?,
        filters => {
            let growing =
                |filter: &&Filter| matches!(filter, Filter::FlateDecode | Filter::LzwDecode | Filter::RunLengthDecode);
            let grow = filters.iter().filter(growing).count();
            let picture = filters.iter().any(|filter| {
                matches!(filter, Filter::DctDecode | Filter::CcittFaxDecode | Filter::Jbig2Decode | Filter::JpxDecode)
            });
            if picture || grow > 1 || grow == 1 && packed.len() > MOST_ODD {
                return None;
            }
            stream.decoded_data().ok()?.into_owned()
        }
    };
    allowance.take(bytes.len()).then_some(bytes)
}

/// Whether the parser may unpack this stream by itself; what it comes to is taken from the allowance.
pub(super) fn may_unpack(stream: &Stream, allowance: &Allowance) -> bool {
    let packed = stream.raw_data();
    let filters = stream.filters();
    match filters.as_slice() {
        [] => true,
        [Filter::FlateDecode] => measured(&packed, allowance),
        _ => unpack(stream, allowance).is_some(),
    }
}

/// Takes from the allowance what zlib data unpacks to; `false` when that is too much.
pub(super) fn measured(packed: &[u8], allowance: &Allowance) -> bool {
    let left = allowance.left();
    let mut reader = ZlibDecoder::new(packed).take(left.saturating_add(1));
    let mut buffer = [0; 16 << 10];
    let mut size = 0u64;
    // Damaged data is unpacked as far as it goes, as the parser does.
    while let Ok(count @ 1..) = reader.read(&mut buffer) {
        size += count as u64;
    }
    allowance.take(usize::try_from(size).unwrap_or(usize::MAX))
}

/// Unpacks zlib data, or what is whole of it, up to `most` bytes.
fn inflate(packed: &[u8], most: u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let _ = ZlibDecoder::new(packed).take(most.saturating_add(1)).read_to_end(&mut bytes);
    if bytes.is_empty() && packed.len() > 2 {
        let _ = DeflateDecoder::new(packed).take(most.saturating_add(1)).read_to_end(&mut bytes);
    }
    (bytes.len() as u64 <= most).then_some(bytes)
}

/// Whether opening the file is safe: the parser unpacks tables and objects on its own, so every packed stream that is no
/// picture is measured beforehand, wherever its mark stands in the bytes.
pub(super) fn safe_to_open(bytes: &[u8], allowance: &Allowance) -> bool {
    const MARK: &[u8] = b"stream";
    let mut from = 0;
    while let Some(at) = memchr::memmem::find(bytes.get(from..).unwrap_or_default(), MARK) {
        let place = from + at;
        from = place + MARK.len();
        if place >= 3 && bytes.get(place - 3..place) == Some(b"end") {
            continue;
        }
        let mut start = from;
        while bytes.get(start).is_some_and(|byte| matches!(byte, b'\r' | b'\n')) && start < from + 2 {
            start += 1;
        }
        let packed = bytes.get(start..).unwrap_or_default();
        let zlib = packed.first().is_some_and(|byte| byte & 0x0f == 8);
        let head = bytes.get(place.saturating_sub(600)..place).unwrap_or_default();
        let dictionary = match head.windows(4).rposition(|window| window == b" obj") {
            Some(at) => head.get(at..).unwrap_or_default(),
            None => head,
        };
        if zlib && !is_picture(dictionary) && !measured(packed, allowance) {
            return false;
        }
    }
    true
}

/// Whether a dictionary says that its stream is a picture and could serve as nothing else.
fn is_picture(dictionary: &[u8]) -> bool {
    let holds = |words: &[u8]| memchr::memmem::find(dictionary, words).is_some();
    holds(b"/Image") && !holds(b"/First") && !holds(b"/W ") && !holds(b"/W[") && !holds(b"#")
}
