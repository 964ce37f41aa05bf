//! The text of a file out of its tokens. Groups are kept on a stack of our own, so that depth cannot overflow anything.
use std::collections::{BTreeMap, HashMap};

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

use super::super::manuscript::{self, Manuscript, Piece, Style};
use super::charset;
use super::flow::Flow;
use super::state::{Destination, State};
use super::token::{Token, Tokens};
use crate::Warning;

/// How deep groups may lie in one another; what is deeper is read as if it stood there.
const MOST_DEPTH: usize = 2000;

/// Reads a file. What is damaged gives what came before the damage.
pub(super) fn read(bytes: &[u8]) -> Manuscript {
    let mut walk = Walk::default();
    let whole = walk.run(bytes);
    walk.finish(whole)
}

struct Walk {
    state: State,
    groups: Vec<State>,
    /// Groups that are too deep for the stack.
    deeper: usize,
    /// Whether a group has just begun, and whether it began with a star.
    fresh: bool,
    starred: bool,
    /// Bytes that are not decoded yet, and whether all of them above 127 stand there as they are.
    pending: Vec<u8>,
    raw: bool,
    /// The first half of a character that takes two.
    half: Option<u16>,
    /// How many bytes are the stand-in of a Unicode character.
    skip: usize,
    page: &'static Encoding,
    dos: bool,
    fonts: HashMap<i32, Option<&'static Encoding>>,
    font: i32,
    default_font: i32,
    styles: HashMap<i32, (Option<Style>, bool)>,
    flows: BTreeMap<Destination, Flow>,
    name: String,
    title: String,
    author: String,
    lossy: bool,
    /// How many fields there are; nearly all fields of articles are links.
    fields: usize,
}

impl Default for Walk {
    fn default() -> Self {
        Self {
            state: State::default(),
            groups: Vec::new(),
            deeper: 0,
            fresh: false,
            starred: false,
            pending: Vec::new(),
            raw: true,
            half: None,
            skip: 0,
            page: WINDOWS_1252,
            dos: false,
            fonts: HashMap::new(),
            font: 0,
            default_font: 0,
            styles: HashMap::new(),
            flows: BTreeMap::new(),
            name: String::new(),
            title: String::new(),
            author: String::new(),
            lossy: false,
            fields: 0,
        }
    }
}

impl Walk {
    /// Goes through the file; `false` when it ends inside a group.
    fn run(&mut self, bytes: &[u8]) -> bool {
        for token in Tokens::new(bytes) {
            if !matches!(token, Token::Text(_) | Token::Byte(_)) {
                self.decode();
            }
            match token {
                Token::Open => self.open(),
                Token::Close if self.close() => return true,
                Token::Close => {}
                Token::Word(word, number) => {
                    // A word ends the stand-in, whatever was announced: some programs leave it out.
                    self.skip = 0;
                    self.fields += usize::from(word == "fldinst");
                    self.word(word, number);
                }
                Token::Symbol(symbol) => {
                    self.skip = 0;
                    self.symbol(symbol);
                }
                Token::Byte(_) if self.skip > 0 => self.skip -= 1,
                Token::Byte(byte) => {
                    self.raw &= byte < 0x80;
                    self.pending.push(byte);
                }
                Token::Text(bytes) => {
                    let skipped = self.skip.min(bytes.len());
                    self.skip -= skipped;
                    self.pending.extend(bytes.iter().skip(skipped));
                }
                Token::Binary => self.skip = self.skip.saturating_sub(1),
            }
            self.fresh = token == Token::Open || self.fresh && token == Token::Symbol(b'*');
        }
        self.decode();
        false
    }

    fn open(&mut self) {
        self.skip = 0;
        self.starred = false;
        if self.groups.len() < MOST_DEPTH {
            self.groups.push(self.state.clone());
        } else {
            self.deeper += 1;
        }
    }

    /// Ends a group; `true` when it was the outermost.
    fn close(&mut self) -> bool {
        self.skip = 0;
        if self.deeper > 0 {
            self.deeper -= 1;
            return false;
        }
        let Some(around) = self.groups.pop() else { return true };
        let state = std::mem::replace(&mut self.state, around);
        if state.into == Destination::Styles {
            let name = std::mem::take(&mut self.name);
            let name = name.trim_end_matches(';');
            self.styles.insert(state.style, (Style::named(name).or(state.outline), state.listed));
        } else if state.into.is_flow() && state.into != self.state.into && self.state.into != Destination::Plainer {
            // Notes end without a mark.
            let style = self.style(&state);
            self.flow(state.into).end(&state, style);
        }
        self.groups.is_empty()
    }

    fn flow(&mut self, into: Destination) -> &mut Flow {
        self.flows.entry(into).or_default()
    }

    /// What the style of a paragraph says.
    fn style(&self, state: &State) -> Option<Style> {
        self.styles.get(&state.style).and_then(|(style, _)| *style)
    }

    /// Decodes the bytes that are waiting. Programs that know no code pages leave UTF-8 as it is.
    fn decode(&mut self) {
        if self.pending.is_empty() {
            self.raw = true;
            return;
        }
        let bytes = std::mem::take(&mut self.pending);
        let utf8 = std::mem::replace(&mut self.raw, true) && std::str::from_utf8(&bytes).is_ok();
        if utf8 {
            return self.words(&UTF_8.decode_without_bom_handling(&bytes).0);
        }
        if self.dos && self.state.encoding.is_none() {
            return self.words(&charset::of_dos(&bytes));
        }
        let encoding = self.state.encoding.unwrap_or(self.page);
        let (words, lossy) = encoding.decode_without_bom_handling(&bytes);
        self.lossy |= lossy && self.state.into.is_flow();
        self.words(&words);
    }

    fn words(&mut self, words: &str) {
        if std::mem::take(&mut self.half).is_some() {
            self.words("\u{fffd}");
        }
        match self.state.into {
            Destination::Styles => self.name.push_str(words),
            Destination::Title => self.title.push_str(words),
            Destination::Author => self.author.push_str(words),
            into if into.is_flow() => {
                self.flows.entry(into).or_default().words(words, &self.state);
            }
            _ => {}
        }
    }

    /// A character by its number in Unicode; numbers above 32767 are written as negative ones, those above 65535 in halves.
    fn character(&mut self, number: i32) {
        let code = u32::try_from(number).unwrap_or_else(|_| (number & 0xffff).unsigned_abs());
        let unit = u16::try_from(code).unwrap_or_default();
        let c = match (self.half.take(), unit) {
            (_, 0xd800..=0xdbff) => {
                self.half = Some(unit);
                return;
            }
            (Some(first), 0xdc00..=0xdfff) => {
                char::decode_utf16([first, unit]).next().and_then(Result::ok).unwrap_or('\u{fffd}')
            }
            // Bullets of fonts of symbols.
            (_, 0xf0b7 | 0xf0a7) => '•',
            _ => char::from_u32(code).unwrap_or('\u{fffd}'),
        };
        self.words(c.encode_utf8(&mut [0; 4]));
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'*' if self.fresh => self.starred = true,
            b'\n' | b'\r' => self.word("par", None),
            b'\t' => self.words("\t"),
            b'~' => self.words("\u{a0}"),
            b'_' => self.words("-"),
            b'{' | b'}' | b'\\' => self.words(char::from(symbol).encode_utf8(&mut [0; 4])),
            _ => {}
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        let starred = std::mem::take(&mut self.starred) && self.fresh;
        if word == "ud" && starred && self.groups.last().is_some_and(|around| around.into == Destination::Plainer) {
            self.state.into = self.state.outer;
            return;
        }
        if let Some(into) = self.state.into.of(word, starred) {
            if matches!(word, "pntext" | "listtext" | "pn") && self.state.into.is_flow() {
                self.flow(self.state.into).list();
            }
            self.state.outer = self.state.into;
            self.state.into = into;
            if into.is_flow() {
                self.state.paragraph();
            }
            return;
        }
        let on = number != Some(0);
        let state = &mut self.state;
        match word {
            "f" => {
                self.font = number.unwrap_or_default();
                state.encoding = self.fonts.get(&self.font).copied().flatten();
            }
            "fcharset" if state.into == Destination::Fonts => {
                self.fonts.insert(self.font, charset::of_font(number.unwrap_or_default()));
            }
            "cpg" if state.into == Destination::Fonts => {
                self.fonts.insert(self.font, charset::of_page(number.unwrap_or_default()));
            }
            "deff" => self.default_font = number.unwrap_or_default(),
            "ansicpg" => {
                self.dos = matches!(number, Some(437 | 850));
                self.page = number.and_then(charset::of_page).unwrap_or(self.page);
            }
            "mac" => self.page = charset::of_page(10000).unwrap_or(self.page),
            "pc" | "pca" => self.dos = true,
            "uc" => state.stand_in = number.and_then(|count| usize::try_from(count).ok()).unwrap_or(1),
            "u" => {
                self.skip = state.stand_in;
                self.character(number.unwrap_or_default());
            }
            "plain" => {
                state.plain();
                state.encoding = self.fonts.get(&self.default_font).copied().flatten();
            }
            "fs" => {
                let size = number.unwrap_or(24) as f32 / 2.0;
                state.size = if (1.0..=500.0).contains(&size) { size } else { 0.0 };
            }
            "b" => state.bold = on,
            "v" => state.hidden = on,
            "deleted" | "mvf" => state.deleted = on,
            "pard" => state.paragraph(),
            "s" => {
                state.style = number.unwrap_or_default();
                state.listed |= self.styles.get(&state.style).is_some_and(|(_, listed)| *listed);
            }
            "outlinelevel" => state.outline = number.and_then(|level| Style::outline(&level.to_string())),
            "ls" => state.listed = on,
            "intbl" => state.in_table = true,
            "par" | "sect" | "nestcell" if state.into.is_flow() => self.end_paragraph(),
            "cell" if state.into.is_flow() => {
                state.in_table = true;
                self.end_paragraph();
                self.flow(self.state.into).end_cell();
            }
            "row" if state.into.is_flow() => {
                let into = state.into;
                self.flow(into).end_row();
            }
            _ => {
                if let Some((_, words)) = CHARACTERS.iter().find(|(name, _)| *name == word) {
                    self.words(words);
                }
            }
        }
    }

    fn end_paragraph(&mut self) {
        let style = self.style(&self.state);
        self.flows.entry(self.state.into).or_default().end_paragraph(&self.state, style);
    }

    fn finish(mut self, whole: bool) -> Manuscript {
        let style = self.style(&self.state);
        for flow in self.flows.values_mut() {
            flow.end(&self.state, style);
        }
        let mut take = |into: Destination| self.flows.remove(&into).unwrap_or_default().pieces;
        let (mut text, mut boxes) = (take(Destination::Text), take(Destination::Box));
        if text.is_empty() {
            std::mem::swap(&mut text, &mut boxes);
        }
        let mut pieces = aside(take(Destination::Head), "head of the page");
        pieces.append(&mut text);
        pieces.append(&mut aside(boxes, "text box"));
        pieces.append(&mut aside(take(Destination::Foot), "foot of the page"));
        pieces.append(&mut aside(take(Destination::Note), "footnote"));
        pieces.append(&mut aside(take(Destination::Comment), "comment of an editor"));
        let mut warnings = Vec::new();
        if !whole {
            warnings.push(manuscript::cut_off());
        }
        if self.lossy {
            warnings.push(Warning {
                code: "mojibake",
                message: "Some characters could not be read in this file's encoding and show as \u{fffd}.".to_string(),
            });
        }
        let property = |text: String| Some(text.trim().to_string()).filter(|text| !text.is_empty());
        let (title, creator) = (property(self.title), property(self.author));
        let web = self.fields >= manuscript::PASTED_LINKS;
        Manuscript { pieces, title, creator, issue: None, warnings, web }
    }
}

/// What stands beside the text, each only once: sections repeat heads and feet.
fn aside(pieces: Vec<Piece>, reason: &'static str) -> Vec<Piece> {
    let mut seen = std::collections::HashSet::new();
    let named = pieces.into_iter().filter(|piece| piece.text.chars().any(char::is_alphabetic));
    let first = named.filter(|piece| seen.insert(piece.text.clone()));
    first.map(|piece| Piece { style: Style::Aside(reason), ..piece }).collect()
}

/// Control words that stand for characters.
const CHARACTERS: &[(&str, &str)] = &[
    ("tab", "\t"),
    ("line", "\n"),
    ("softline", "\n"),
    ("emdash", "—"),
    ("endash", "–"),
    ("emspace", " "),
    ("enspace", " "),
    ("qmspace", " "),
    ("lquote", "‘"),
    ("rquote", "’"),
    ("ldblquote", "“"),
    ("rdblquote", "”"),
    ("bullet", "•"),
];
