//! Web pages as Safari saves them: a property list with the page and what it shows.
//!
//! Of the list only the way to the page is followed, in place: a list may name one object a thousand times, and lists of
//! such lists would grow without end if they were built.
use super::markup::{Event, Markup};
use super::{encoding, found, mime, Found, Hints, ReadError, Reader, MOST_BYTES};

/// The reader of Safari's web archives.
pub struct WebArchive;

impl Reader for WebArchive {
    fn id(&self) -> &'static str {
        "webarchive"
    }
    fn name(&self) -> &'static str {
        "Web page saved by Safari"
    }
    fn media_type(&self) -> &'static str {
        "application/x-webarchive"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["webarchive"]
    }
    fn sniff(&self, bytes: &[u8], _hints: &Hints) -> u8 {
        let holds = |stretch: &[u8], word: &[u8]| stretch.windows(word.len()).any(|window| window == word);
        let head = bytes.get(..bytes.len().min(64 << 10)).unwrap_or_default();
        let xml = holds(head.get(..head.len().min(1024)).unwrap_or_default(), b"<plist");
        // The keys of a binary list stand before what they name, or behind it all.
        let tail = bytes.get(bytes.len().saturating_sub(64 << 10)..).unwrap_or_default();
        if (bytes.starts_with(BINARY) || xml) && (holds(head, MAIN.as_bytes()) || holds(tail, MAIN.as_bytes())) {
            97
        } else {
            0
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let page =
            if bytes.starts_with(BINARY) { of_binary(bytes) } else { of_xml(&encoding::decode(bytes, None).text) };
        let Some(page) = page.filter(|page| !page.data.is_empty()) else {
            return Err(ReadError::Damaged("There is no page in this saved page, or the file is cut off.".to_string()));
        };
        let address = page.address.filter(|address| address.starts_with("http"));
        let name = if page.media_type.as_deref() == Some("text/plain") { "page.txt" } else { "page.html" };
        let text = encoding::to_utf8(&page.data, page.encoding.as_deref());
        let mut found = found::inside(name, &text, address.as_deref().or(hints.url), hints.captured, hints)?;
        for document in &mut found.documents {
            document.media_type = self.media_type().to_string();
        }
        Ok(found)
    }
    fn limit(&self) -> usize {
        MOST_BYTES
    }
}

const BINARY: &[u8] = b"bplist00";
const MAIN: &str = "WebMainResource";

/// A page and what the list says of it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Page {
    data: Vec<u8>,
    address: Option<String>,
    media_type: Option<String>,
    encoding: Option<String>,
}

impl Page {
    fn set(&mut self, key: &str, value: String) {
        match key {
            "WebResourceURL" => self.address = Some(value),
            "WebResourceMIMEType" => self.media_type = Some(value.to_lowercase()),
            "WebResourceTextEncodingName" => self.encoding = Some(value),
            _ => {}
        }
    }
}

fn of_xml(text: &str) -> Option<Page> {
    let mut markup = Markup::new(text);
    let mut page = Page::default();
    let mut key = String::new();
    // In the list, in its dictionary, in the page's.
    let mut level = 0;
    while let Ok(Some(event)) = markup.next() {
        match event {
            Event::Open(element) => match (element.name(), level) {
                ("plist", 0) => {}
                ("dict", 0) => level = 1,
                ("dict", 1) if key == MAIN => level = 2,
                ("key", _) => key = markup.text().ok()?.trim().to_string(),
                ("data", 2) if key == "WebResourceData" => page.data = mime::base64(markup.text().ok()?.as_bytes()),
                ("string", 2) => {
                    let value = markup.text().ok()?;
                    page.set(&key, value);
                }
                _ => markup.skip().ok()?,
            },
            Event::Close(_) if level == 2 => return Some(page),
            Event::Close(_) | Event::Text(_) => {}
        }
    }
    None
}

fn of_binary(bytes: &[u8]) -> Option<Page> {
    let list = Binary::of(bytes)?;
    let main = list.value(list.top, MAIN)?;
    let mut page = Page { data: list.data(list.value(main, "WebResourceData")?)?.to_vec(), ..Page::default() };
    for key in ["WebResourceURL", "WebResourceMIMEType", "WebResourceTextEncodingName"] {
        if let Some(value) = list.value(main, key).and_then(|value| list.string(value)) {
            page.set(key, value);
        }
    }
    Some(page)
}

/// A binary property list: objects, a table of where each begins, and a trailer of 32 bytes (CoreFoundation's
/// `CFBinaryPList.c`).
struct Binary<'a> {
    bytes: &'a [u8],
    table: &'a [u8],
    offset_size: usize,
    reference_size: usize,
    top: usize,
}

impl<'a> Binary<'a> {
    fn of(bytes: &'a [u8]) -> Option<Self> {
        let trailer = bytes.get(bytes.len().checked_sub(32)?..)?;
        let size = |at: usize| trailer.get(at).map(|size| usize::from(*size)).filter(|size| (1..=8).contains(size));
        let table = bytes.get(number(trailer.get(24..32)?)?..)?;
        Some(Self { bytes, table, offset_size: size(6)?, reference_size: size(7)?, top: number(trailer.get(16..24)?)? })
    }

    /// The kind of an object, how many things are in it, and the bytes from the first on.
    fn object(&self, id: usize) -> Option<(u8, usize, &'a [u8])> {
        let at = id.checked_mul(self.offset_size)?;
        let start = number(self.table.get(at..at.checked_add(self.offset_size)?)?)?;
        let (marker, rest) = self.bytes.get(start..)?.split_first()?;
        let (kind, low) = (marker >> 4, usize::from(marker & 15));
        if low < 15 {
            return Some((kind, low, rest));
        }
        // The number follows as an object of its own.
        let (size, rest) = rest.split_first()?;
        let size = 1_usize << (size & 7);
        Some((kind, number(rest.get(..size)?)?, rest.get(size..)?))
    }

    /// The value of a key in the dictionary `id`.
    fn value(&self, id: usize, key: &str) -> Option<usize> {
        let (13, count, rest) = self.object(id)? else { return None };
        let size = self.reference_size;
        let keys = rest.get(..count.checked_mul(size)?)?;
        let values = rest.get(keys.len()..)?.get(..keys.len())?;
        let mut pairs = keys.chunks_exact(size).zip(values.chunks_exact(size));
        pairs.find_map(|(name, value)| {
            let named = self.string(number(name)?)? == key;
            named.then(|| number(value)).flatten()
        })
    }

    fn string(&self, id: usize) -> Option<String> {
        match self.object(id)? {
            (5, count, rest) => Some(String::from_utf8_lossy(rest.get(..count)?).into_owned()),
            (6, count, rest) => {
                let units = rest.get(..count.checked_mul(2)?)?.chunks_exact(2);
                let units: Vec<u16> = units.filter_map(|pair| number(pair)?.try_into().ok()).collect();
                Some(String::from_utf16_lossy(&units))
            }
            _ => None,
        }
    }

    fn data(&self, id: usize) -> Option<&'a [u8]> {
        match self.object(id)? {
            (4, count, rest) => rest.get(..count),
            _ => None,
        }
    }
}

/// A whole number, its highest byte first.
fn number(bytes: &[u8]) -> Option<usize> {
    bytes.iter().try_fold(0_usize, |sum, byte| Some(sum.checked_mul(256)? | usize::from(*byte)))
}
