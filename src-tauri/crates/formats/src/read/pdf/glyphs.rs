//! The letters of a page with their places: an interpreter of page descriptions that draws nothing.
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use hayro_font::hayro_cmap::BfString;
use hayro_font::kurbo::{Affine, Point, Vec2};
use hayro_font::FontCache;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::content::TypedIter;
use hayro_syntax::object::{Array, Dict, Name, Object, Stream, String as Bytes};
use hayro_syntax::page::{Page, Resources};

use super::fonts::{self, Face};
use super::streams::{self, Allowance};

/// How deep forms may lie in one another.
const MOST_FORMS: usize = 12;
/// How many graphics states may be saved.
const MOST_STATES: usize = 512;
/// Most letters of a page; a newspaper page has thirty thousand.
const MOST_GLYPHS: usize = 300_000;
/// What interpreting anything costs beside its bytes.
const COST: usize = 256;

/// A letter. Places are points from the upper left corner of the page as it is read.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    /// The letter; a blank where the page sets one.
    pub c: char,
    /// Where it begins.
    pub x0: f32,
    /// Where it ends.
    pub x1: f32,
    /// Its baseline.
    pub y: f32,
    /// The size of its type.
    pub size: f32,
    /// Whether its type is bold.
    pub bold: bool,
    /// Whether the file marks it as furniture of the page.
    pub artifact: bool,
}

/// What was found on a page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    /// Its letters, in the order in which they are drawn.
    pub glyphs: Vec<Glyph>,
    /// Text that stands across the direction of reading.
    pub sideways: String,
    /// Letters of which the file does not say what they are.
    pub unknown: usize,
    /// The share of the page that its largest picture takes, 0 to 1.
    pub picture: f32,
    /// Width and height in points.
    pub width: f32,
    /// Height in points.
    pub height: f32,
}

/// Fonts of the file, each looked up once.
pub(super) struct Fonts<'a> {
    cache: FontCache<'a>,
    faces: RefCell<HashMap<u128, Rc<Face<'a>>>>,
}

impl Fonts<'_> {
    /// None yet.
    pub fn new() -> Self {
        Self { cache: FontCache::new(), faces: RefCell::default() }
    }
}

/// Reads the letters of a page. `false` beside them when the allowance ran out on the way.
pub(super) fn read<'a>(page: &Page<'a>, fonts: &Fonts<'a>, allowance: &Allowance) -> (Sheet, bool) {
    let (width, height) = page.render_dimensions();
    let base = Affine::new(page.initial_transform(true).as_coeffs());
    let mut walk = Walk {
        fonts,
        allowance,
        sheet: Sheet { width, height, ..Sheet::default() },
        turned: [(); 4].map(|()| Vec::new()),
        marks: Vec::new(),
        last: None,
    };
    let mut content = Vec::new();
    if let Some(stream) = page.raw().get::<Stream>("Contents") {
        content = streams::unpack(&stream, allowance).unwrap_or_default();
    } else if let Some(array) = page.raw().get::<Array>("Contents") {
        for stream in array.iter::<Stream>() {
            content.extend(streams::unpack(&stream, allowance).unwrap_or_default());
            // A word never goes on in the next stream.
            content.push(b'\n');
        }
    }
    let whole = walk.run(&content, page.resources(), State::new(base), 0);
    (walk.finish(), whole)
}

/// What the operators of a page change.
#[derive(Clone)]
struct State<'a> {
    place: Affine,
    face: Option<Rc<Face<'a>>>,
    size: f64,
    letter_space: f64,
    word_space: f64,
    /// Horizontal scale, 1 for none.
    scale: f64,
    leading: f64,
    rise: f64,
}

impl State<'_> {
    const fn new(place: Affine) -> Self {
        Self { place, face: None, size: 1.0, letter_space: 0.0, word_space: 0.0, scale: 1.0, leading: 0.0, rise: 0.0 }
    }
}

/// A stretch of marked content.
struct Mark {
    artifact: bool,
    /// What the stretch says in place of its letters; taken by the first of them.
    actual: Option<Option<String>>,
}

struct Walk<'f, 'a> {
    fonts: &'f Fonts<'a>,
    allowance: &'f Allowance<'f>,
    sheet: Sheet,
    /// Letters by the quarter turns that their line makes: upright, falling, upside down, rising.
    turned: [Vec<Glyph>; 4],
    marks: Vec<Mark>,
    /// The place and size of the last letter that stands in no quarter turn.
    last: Option<Point>,
}

impl<'a> Walk<'_, 'a> {
    fn run(&mut self, content: &[u8], resources: &Resources<'a>, start: State<'a>, depth: usize) -> bool {
        if !self.allowance.take(content.len() + COST) {
            return false;
        }
        let marks = self.marks.len();
        let mut state = start;
        let mut saved: Vec<State> = Vec::new();
        // The matrices of the line and of the next letter.
        let (mut line, mut text) = (Affine::IDENTITY, Affine::IDENTITY);
        let mut operators = TypedIter::new(content);
        while let Some(operator) = operators.next() {
            use TypedInstruction as On;
            match operator {
                On::SaveState(_) if saved.len() < MOST_STATES => saved.push(state.clone()),
                On::RestoreState(_) => state = saved.pop().unwrap_or(state),
                On::Transform(m) => {
                    state.place *= Affine::new([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64()));
                }
                On::BeginText(_) => (line, text) = (Affine::IDENTITY, Affine::IDENTITY),
                On::CharacterSpacing(n) => state.letter_space = n.0.as_f64(),
                On::WordSpacing(n) => state.word_space = n.0.as_f64(),
                On::HorizontalScaling(n) => state.scale = n.0.as_f64() / 100.0,
                On::TextLeading(n) => state.leading = n.0.as_f64(),
                On::TextRise(n) => state.rise = n.0.as_f64(),
                On::TextFont(f) => {
                    state.size = f.1.as_f64();
                    state.face = resources.get_font(f.0).map(|font| self.face(&font));
                }
                On::SetTextMatrix(m) => {
                    line = Affine::new([m.0, m.1, m.2, m.3, m.4, m.5].map(|number| number.as_f64()));
                    text = line;
                }
                On::NextLine(d) => {
                    line *= Affine::translate((d.0.as_f64(), d.1.as_f64()));
                    text = line;
                }
                On::NextLineAndSetLeading(d) => {
                    state.leading = -d.1.as_f64();
                    line *= Affine::translate((d.0.as_f64(), d.1.as_f64()));
                    text = line;
                }
                On::NextLineUsingLeading(_) => {
                    line *= Affine::translate((0.0, -state.leading));
                    text = line;
                }
                On::ShowText(words) => self.show(words.0.as_bytes(), &state, &mut text),
                On::NextLineAndShowText(words) => {
                    line *= Affine::translate((0.0, -state.leading));
                    text = line;
                    self.show(words.0.as_bytes(), &state, &mut text);
                }
                On::ShowTextWithParameters(words) => {
                    (state.word_space, state.letter_space) = (words.0.as_f64(), words.1.as_f64());
                    line *= Affine::translate((0.0, -state.leading));
                    text = line;
                    self.show(words.2.as_bytes(), &state, &mut text);
                }
                On::ShowTexts(parts) => {
                    for part in parts.0.iter::<Object>() {
                        match part {
                            Object::String(words) => self.show(words.as_bytes(), &state, &mut text),
                            Object::Number(shift) => {
                                let shift = -shift.as_f64() / 1000.0 * state.size * state.scale;
                                text *= Affine::translate((shift, 0.0));
                            }
                            _ => {}
                        }
                    }
                }
                On::BeginMarkedContent(mark) => self.begin(mark.0.as_str(), None),
                On::BeginMarkedContentWithProperties(mark) => {
                    let actual = match mark.1 {
                        Object::Dict(dict) => dict.get::<Bytes>("ActualText"),
                        Object::Name(name) => {
                            resources.properties.get::<Dict>(name).and_then(|dict| dict.get::<Bytes>("ActualText"))
                        }
                        _ => None,
                    };
                    self.begin(mark.0.as_str(), actual.map(|words| fonts::text_string(words.as_bytes())));
                }
                On::EndMarkedContent(_) if self.marks.len() > marks => {
                    self.marks.pop();
                }
                On::XObject(name) if !self.object(name.0, resources, &state, depth) => return false,
                On::InlineImage(_) => self.picture(&state),
                _ => {}
            }
        }
        self.marks.truncate(marks);
        true
    }

    fn begin(&mut self, tag: &str, actual: Option<String>) {
        self.marks.push(Mark { artifact: tag == "Artifact", actual: actual.map(Some) });
    }

    /// A form is read as a part of the page, a picture measured.
    fn object(&mut self, name: &Name, resources: &Resources<'a>, state: &State<'a>, depth: usize) -> bool {
        let Some(stream) = resources.x_objects.get::<Stream<'a>>(name) else { return true };
        let dict = stream.dict();
        match dict.get::<Name>("Subtype").as_ref().map(Name::as_str) {
            Some("Form") if depth < MOST_FORMS => {
                let Some(content) = streams::unpack(&stream, self.allowance) else { return self.allowance.take(0) };
                let matrix = dict.get::<Array>("Matrix").map(|matrix| {
                    let mut numbers = matrix.iter::<f64>();
                    let identity = Affine::IDENTITY.as_coeffs();
                    Affine::new(identity.map(|usual| numbers.next().unwrap_or(usual)))
                });
                let inner = State { place: state.place * matrix.unwrap_or_default(), ..state.clone() };
                match dict.get::<Dict<'a>>("Resources") {
                    Some(own) => self.run(&content, &Resources::new(own), inner, depth + 1),
                    None => self.run(&content, resources, inner, depth + 1),
                }
            }
            Some("Image") => {
                self.picture(state);
                true
            }
            _ => true,
        }
    }

    fn picture(&mut self, state: &State) {
        let shown = state.place.determinant().abs() as f32;
        let page = (self.sheet.width * self.sheet.height).max(1.0);
        self.sheet.picture = self.sheet.picture.max((shown / page).clamp(0.0, 1.0));
    }

    fn face(&mut self, font: &Dict<'a>) -> Rc<Face<'a>> {
        let key = fonts::key(font);
        if let Some(face) = self.fonts.faces.borrow().get(&key) {
            return Rc::clone(face);
        }
        let face = Rc::new(Face::open(font, &self.fonts.cache, self.allowance));
        self.fonts.faces.borrow_mut().insert(key, Rc::clone(&face));
        face
    }

    /// Sets the letters of a string and moves the matrix behind them.
    fn show(&mut self, bytes: &[u8], state: &State<'a>, text: &mut Affine) {
        let Some(face) = state.face.clone() else { return };
        let mut at = 0;
        while at < bytes.len() {
            let code = face.read(bytes, at);
            let blank = code.length == 1 && bytes.get(at) == Some(&b' ');
            at += code.length.max(1);
            let space = state.letter_space + if blank { state.word_space } else { 0.0 };
            let shift = match code.advance {
                advance if face.upright => Vec2::new((advance.x / 1000.0 * state.size + space) * state.scale, 0.0),
                advance => Vec2::new(0.0, advance.y / 1000.0 * state.size - space),
            };
            let placed = state.place * *text * Affine::translate((0.0, state.rise));
            let length = code.advance.x / 1000.0 * state.size * state.scale;
            self.set(code.text, placed, length, state.size, face.bold);
            *text *= Affine::translate(shift);
        }
    }

    fn set(&mut self, letters: Option<BfString>, placed: Affine, length: f64, size: f64, bold: bool) {
        let artifact = self.marks.iter().any(|mark| mark.artifact);
        let actual = self.marks.iter_mut().rev().find_map(|mark| mark.actual.as_mut());
        let letters = match actual {
            Some(actual) => actual.take().unwrap_or_default(),
            None => match letters {
                Some(BfString::Char(c)) => c.to_string(),
                Some(BfString::String(letters)) => letters,
                None => {
                    self.sheet.unknown += 1;
                    '\u{fffd}'.to_string()
                }
            },
        };
        let start = placed * Point::ZERO;
        let end = placed * Point::new(length, 0.0);
        let up = placed * Point::new(0.0, size) - start;
        let (along, size) = (end - start, up.hypot() as f32);
        let count = letters.chars().count();
        let fits = |place: f64, most: f32| place >= -2.0 && place <= f64::from(most) + 2.0;
        if count == 0 || !(0.5..=2000.0).contains(&size) || self.sheet.glyphs.len() > MOST_GLYPHS {
            return;
        }
        if !fits(start.x, self.sheet.width) || !fits(start.y, self.sheet.height) {
            return;
        }
        // The direction of a letter without width is that of its height, a quarter turn back.
        let along = if along.hypot() > 0.0 { along } else { Vec2::new(-up.y, up.x) * 0.001 };
        let (across, down) = (along.x.abs(), along.y.abs());
        let turn = match () {
            () if down * 5.0 <= across => 2 * usize::from(along.x < 0.0),
            () if across * 5.0 <= down => 1 + 2 * usize::from(along.y < 0.0),
            () => {
                self.aside(&letters, start, size);
                return;
            }
        };
        let (width, height) = (f64::from(self.sheet.width), f64::from(self.sheet.height));
        let upright = |point: Point| match turn {
            0 => point,
            1 => Point::new(point.y, width - point.x),
            2 => Point::new(width - point.x, height - point.y),
            _ => Point::new(height - point.y, point.x),
        };
        let (start, end) = (upright(start), upright(start + along));
        let step = (end.x - start.x) / count as f64;
        for (number, c) in letters.chars().enumerate() {
            let x0 = (start.x + step * number as f64) as f32;
            let x1 = x0 + step as f32;
            let glyph = Glyph { c, x0, x1, y: start.y as f32, size, bold, artifact };
            if let Some(glyphs) = self.turned.get_mut(turn) {
                glyphs.push(glyph);
            }
        }
    }

    /// Text in a slant, stamped over the page.
    fn aside(&mut self, letters: &str, start: Point, size: f32) {
        if self.last.is_some_and(|last| last.distance(start) > f64::from(size) * 2.0) {
            self.sheet.sideways.push(' ');
        }
        self.last = Some(start);
        self.sheet.sideways.push_str(letters);
    }

    /// The page turned so that most of its text is upright; what then stands on its side is put aside.
    fn finish(mut self) -> Sheet {
        let most = (0..4).rev().max_by_key(|turn| self.turned.get(*turn).map_or(0, Vec::len)).unwrap_or_default();
        if most % 2 == 1 {
            std::mem::swap(&mut self.sheet.width, &mut self.sheet.height);
        }
        for (turn, glyphs) in std::mem::take(&mut self.turned).into_iter().enumerate() {
            if turn == most {
                self.sheet.glyphs = glyphs;
                continue;
            }
            let mut last: Option<Glyph> = None;
            for glyph in glyphs {
                if last.is_some_and(|last| {
                    (glyph.y - last.y).abs() > glyph.size * 0.5 || glyph.x0 - last.x1 > glyph.size * 0.2
                }) {
                    self.sheet.sideways.push(' ');
                }
                self.sheet.sideways.push(glyph.c);
                last = Some(glyph);
            }
            self.sheet.sideways.push(' ');
        }
        self.sheet
    }
}
