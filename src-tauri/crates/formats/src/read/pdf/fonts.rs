//! Fonts of a PDF: which letters the codes of a string stand for, and how wide they are.
use std::cell::RefCell;
use std::collections::hash_map::DefaultHasher;
use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use encoding_rs::Encoding;
use hayro_font::hayro_cmap::BfString;
use hayro_font::kurbo::Vec2;
use hayro_font::{CMapResolverFn, Font, FontCache, FontGlyph, FontQuery, FontResolverFn};
use hayro_syntax::object::{Array, Dict, Name, Stream};

use super::streams::{may_unpack, Allowance};

/// A font as far as reading needs it.
pub(super) struct Face<'a> {
    kind: Kind<'a>,
    /// Whether its type is bold, by its name or weight.
    pub bold: bool,
    /// Whether it is written from left to right, not from top to bottom.
    pub upright: bool,
    letters: RefCell<HashMap<u32, Option<BfString>>>,
    /// Whether its codes are those of Unicode, by its own word.
    plain: bool,
}

enum Kind<'a> {
    Whole(Font<'a>),
    /// A font of East Asian letters whose codes are those of an old encoding, known by name.
    Named(&'static Encoding),
    /// Not readable; its codes may be those of plain letters.
    Broken,
}

/// A code of a string: how many bytes it takes, what it stands for, how far it moves (in thousandths of the type's size).
pub(super) struct Code {
    pub length: usize,
    pub text: Option<BfString>,
    pub advance: Vec2,
}

/// A number that tells fonts of one file apart.
pub(super) fn key(font: &Dict) -> u128 {
    if let Some(id) = font.obj_id() {
        return (1 << 127) | (u128::from(id.obj_number) << 32) | u128::from(id.gen_number.unsigned_abs());
    }
    let mut hasher = DefaultHasher::new();
    font.data().hash(&mut hasher);
    u128::from(hasher.finish())
}

impl<'a> Face<'a> {
    /// Opens a font. One whose streams unpack to too much counts as broken.
    pub fn open(font: &Dict<'a>, cache: &FontCache<'a>, allowance: &Allowance) -> Self {
        let descendant = font.get::<Array>("DescendantFonts").and_then(|fonts| fonts.iter::<Dict>().next());
        let descriptor = descendant.as_ref().unwrap_or(font).get::<Dict>("FontDescriptor");
        let safe = [Some(font), descendant.as_ref(), descriptor.as_ref()].into_iter().flatten().all(|dict| {
            ["ToUnicode", "Encoding", "CIDToGIDMap", "FontFile", "FontFile2", "FontFile3"]
                .into_iter()
                .filter_map(|key| dict.get::<Stream>(key))
                .all(|stream| may_unpack(&stream, allowance))
        });
        let resolver: FontResolverFn = Arc::new(|query| match query {
            FontQuery::Standard(font) => Some(font.get_font_data()),
            FontQuery::Fallback(query) => Some(query.pick_standard_font().get_font_data()),
        });
        let tables: CMapResolverFn = Arc::new(|_| None);
        let found = safe.then(|| cache.font(font, &resolver, &tables)).flatten();
        let kind = match (found, font.get::<Name>("Encoding").and_then(|name| named(name.as_str()))) {
            (Some(font), _) => Kind::Whole(font),
            (None, Some(encoding)) => Kind::Named(encoding),
            (None, None) => Kind::Broken,
        };
        let upright = match &kind {
            Kind::Whole(font) => font.is_horizontal(),
            _ => true,
        };
        let plain = font.get::<Name>("ToUnicode").is_some_and(|name| name.as_str().starts_with("Identity"));
        Self { bold: is_bold(font, descriptor.as_ref()), kind, upright, letters: RefCell::default(), plain }
    }

    /// The code at this place of a string, which is inside the string.
    pub fn read(&self, bytes: &[u8], at: usize) -> Code {
        let first = bytes.get(at).copied().unwrap_or_default();
        match &self.kind {
            Kind::Whole(font) => {
                let (code, length) = font.read_code(bytes, at);
                let mut letters = self.letters.borrow_mut();
                let text = letters.entry(code).or_insert_with(|| {
                    let known = match font.glyph(font.map_code(code), code) {
                        FontGlyph::Outline(glyph) => glyph.as_unicode(),
                        FontGlyph::Type3(glyph) => glyph.as_unicode(),
                    };
                    known.or_else(|| char::from_u32(code).filter(|_| self.plain).map(BfString::Char))
                });
                Code { length, text: text.clone(), advance: font.code_advance(code) }
            }
            Kind::Named(encoding) => {
                let wide = encoding.name().starts_with("UTF-16") || first >= 0x80;
                let length = if wide { 2 } else { 1 };
                let (letters, _) = encoding.decode_without_bom_handling(bytes.get(at..at + length).unwrap_or_default());
                let width = if wide { 1000.0 } else { 500.0 };
                Code { length, text: Some(BfString::String(letters.into_owned())), advance: Vec2::new(width, 0.0) }
            }
            Kind::Broken => {
                let letter = (0x20..0x7f).contains(&first).then(|| BfString::Char(char::from(first)));
                Code { length: 1, text: letter, advance: Vec2::new(500.0, 0.0) }
            }
        }
    }
}

/// The old encoding that a predefined table of codes goes by (PDF 32000-1, table 118).
fn named(table: &str) -> Option<&'static Encoding> {
    let holds = |part: &str| table.contains(part);
    Some(match () {
        () if holds("UCS2") || holds("UTF16") => encoding_rs::UTF_16BE,
        () if table.starts_with("GB") => encoding_rs::GBK,
        () if holds("RKSJ") => encoding_rs::SHIFT_JIS,
        () if holds("B5") || holds("HKscs") => encoding_rs::BIG5,
        () if table.starts_with("KSC") => encoding_rs::EUC_KR,
        () if table.starts_with("EUC") => encoding_rs::EUC_JP,
        () => return None,
    })
}

fn is_bold(font: &Dict, descriptor: Option<&Dict>) -> bool {
    let name = font.get::<Name>("BaseFont").map(|name| name.as_str().to_lowercase()).unwrap_or_default();
    let heavy = ["bold", "black", "heavy", "-semi", "demi"].iter().any(|word| name.contains(word));
    let weight = descriptor.and_then(|descriptor| descriptor.get::<f32>("FontWeight")).unwrap_or_default();
    heavy || weight >= 600.0
}

/// A string that is meant for people: UTF-16 or UTF-8 with its mark, else the letters of western Europe.
pub(super) fn text_string(bytes: &[u8]) -> String {
    match Encoding::for_bom(bytes) {
        Some((encoding, length)) => {
            encoding.decode_without_bom_handling(bytes.get(length..).unwrap_or_default()).0.into_owned()
        }
        None => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
    }
}
