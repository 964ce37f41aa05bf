//! UTF-8 that was once read as a one-byte encoding and saved so ("Ã¼" for "ü", "â€œ" for a quotation mark): recognized,
//! and put right where that is certain.
//!
//! The idea of going back over the same road (encode, decode as UTF-8, see whether it reads better) is that of ftfy
//! (Speer 2019); how sure one must be is decided here over the whole text.
use std::sync::LazyLock;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252};
use rustc_hash::FxHashMap;

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Nothing garbled.
    Nothing,
    /// Some letters look garbled, but it is not certain.
    Doubtful,
    /// Garbled letters were put right.
    Repaired {
        /// The text as it was meant.
        text: String,
        /// How many letters were put right.
        letters: usize,
        /// How many more were lost for good before the text was saved; they show as U+FFFD.
        lost: usize,
        /// One of them as it was and as it is ("Ã¼", "ü"); `None` when all were lost.
        example: Option<(String, String)>,
    },
}

/// An encoding that text is wrongly read in, and how large a part of all that is not ASCII must be garbled (in tenths):
/// the marks of some are letters of a living script.
struct Road {
    encoding: &'static Encoding,
    least: usize,
}

const ROADS: [Road; 4] = [
    Road { encoding: WINDOWS_1252, least: 0 },
    Road { encoding: WINDOWS_1251, least: 9 },
    Road { encoding: WINDOWS_1250, least: 9 },
    Road { encoding: MACINTOSH, least: 6 },
];

/// The byte of each character from 128 on, for each of [`ROADS`].
static BYTES: LazyLock<Vec<FxHashMap<char, u8>>> = LazyLock::new(|| {
    let table = |road: &Road| {
        let byte = |byte: u8| road.encoding.decode_without_bom_handling(&[byte]).0.chars().next().map(|c| (c, byte));
        (128..=255).filter_map(byte).filter(|(c, _)| *c != '\u{fffd}').collect()
    };
    ROADS.iter().map(table).collect()
});

/// A text that went the road more than once is followed back at most so often.
const MOST_TIMES: usize = 3;

/// How many letters must be garbled before a text that has others too is changed.
const CERTAIN: usize = 3;

/// Looks for garbled letters in `text`. A text is only changed when what comes out is well-formed, the garbled letters
/// are many or the only ones that are not ASCII, and nothing is lost.
pub fn find(text: &str) -> Found {
    let mut found = Found::Nothing;
    for _ in 0..MOST_TIMES {
        let current = if let Found::Repaired { text, .. } = &found { text } else { text };
        match once(current) {
            Found::Repaired { text, letters, lost, example } => {
                let (letters, lost, example) = match found {
                    Found::Repaired { letters: before, lost: gone, example, .. } => {
                        (letters.max(before), lost.max(gone), example)
                    }
                    _ => (letters, lost, example),
                };
                found = Found::Repaired { text, letters, lost, example };
            }
            Found::Doubtful if found == Found::Nothing => return Found::Doubtful,
            _ => break,
        }
    }
    found
}

fn once(text: &str) -> Found {
    if text.is_ascii() {
        return Found::Nothing;
    }
    let roads = ROADS.iter().zip(BYTES.iter()).map(|(road, bytes)| (road, bytes, Reading::of(text, bytes, false)));
    let sure = roads.map(|(road, bytes, reading)| (reading.sureness(road), reading.letters, bytes));
    let bytes = match sure.max_by_key(|(sure, letters, _)| (*sure, *letters)) {
        Some((Sure::Certain, _, bytes)) => bytes,
        Some((Sure::Doubtful, ..)) => return Found::Doubtful,
        _ => return Found::Nothing,
    };
    let Reading { text: back, letters, lost, example, .. } = Reading::of(text, bytes, true);
    if oddities(&back) < oddities(text) {
        Found::Repaired { text: back, letters: letters - lost, lost, example }
    } else {
        Found::Doubtful
    }
}

/// A text read back along one road.
#[derive(Default)]
struct Reading {
    text: String,
    /// Letters that came out of garbled ones, how many of them are only a sign that one was lost, and how many
    /// characters the garbled ones were.
    letters: usize,
    lost: usize,
    garbled: usize,
    /// Characters that are not ASCII and not garbled.
    others: usize,
    example: Option<(String, String)>,
}

/// How sure a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sure {
    No,
    Doubtful,
    Certain,
}

impl Reading {
    fn sureness(&self, road: &Road) -> Sure {
        let part = self.garbled * 10 >= (self.garbled + self.others) * road.least;
        match self.letters {
            0 => Sure::No,
            letters if part && (self.others == 0 || letters >= CERTAIN) => Sure::Certain,
            letters if road.least == 0 && letters >= 2 || part && letters >= CERTAIN => Sure::Doubtful,
            _ => Sure::No,
        }
    }

    /// Reads `text` back; `write` says whether the text is wanted, or only the counts.
    fn of(text: &str, bytes: &FxHashMap<char, u8>, write: bool) -> Self {
        let mut reading = Self::default();
        let mut rest = text;
        let mut before = ' ';
        loop {
            let (plain, other) = rest.split_at_checked(ascii(rest)).unwrap_or(("", rest));
            before = plain.chars().next_back().unwrap_or(before);
            if write {
                reading.text.push_str(plain);
            }
            rest = other;
            let Some(c) = rest.chars().next() else { break };
            let taken = sequence(rest, bytes, before);
            let (length, letter) = match taken {
                Some((count, length, letter)) => {
                    reading.letters += 1;
                    reading.garbled += count;
                    reading.lost += usize::from(letter == '\u{fffd}');
                    if reading.example.is_none() && letter != '\u{fffd}' {
                        reading.example =
                            Some((rest.get(..length).unwrap_or_default().to_string(), letter.to_string()));
                    }
                    (length, letter)
                }
                None => {
                    reading.others += 1;
                    (c.len_utf8(), c)
                }
            };
            if write {
                reading.text.push(letter);
            }
            // What comes behind a garbled letter is judged by itself.
            before = if taken.is_some() { ' ' } else { c };
            rest = rest.get(length..).unwrap_or_default();
        }
        reading
    }
}

/// How many bytes at the beginning of `text` are ASCII; pages are mostly that, and it is told for many at once.
fn ascii(text: &str) -> usize {
    const MANY: usize = 64;
    let bytes = text.as_bytes();
    let whole = bytes.chunks(MANY).take_while(|chunk| chunk.is_ascii()).map(<[u8]>::len).sum::<usize>();
    whole + bytes.iter().skip(whole).take_while(|byte| byte.is_ascii()).count()
}

/// The garbled letter at the beginning of `text`: of how many characters and bytes it is, and what it was.
fn sequence(text: &str, bytes: &FxHashMap<char, u8>, before: char) -> Option<(usize, usize, char)> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let lead = *bytes.get(&first)?;
    let count = match lead {
        0xc2..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf4 => 4,
        _ => return None,
    };
    let mut sequence = vec![lead];
    let mut length = first.len_utf8();
    let mut last = first;
    for c in characters.take(count - 1) {
        // A no-break space is often tidied away into a blank ("Ã " for "à"); that cannot be told from a real blank.
        sequence.push(*bytes.get(&c).filter(|byte| (0x80..=0xbf).contains(*byte))?);
        length += c.len_utf8();
        last = c;
    }
    let letter = std::str::from_utf8(&sequence).ok()?.chars().next()?;
    // "AMANHÃ”" is a word in capitals and a quotation mark.
    let mark = matches!(last, '’' | '‘' | '“' | '”' | '…' | '–' | '—' | '»' | '›' | '\u{a0}' | '«');
    let after = text.get(length..).and_then(|rest| rest.chars().next());
    let capitals = count == 2 && mark && before.is_uppercase() && !after.is_some_and(char::is_alphabetic);
    (!capitals).then_some((count, length, letter))
}

/// Signs that hardly stand in running text: control characters, and marks of money, fractions and the like inside words.
fn oddities(text: &str) -> usize {
    let (mut count, mut before) = (0, ' ');
    for c in text.chars() {
        let odd = matches!(c, '\u{80}'..='\u{9f}' | 'Ã' | 'Â' | '√' | 'Ð' | 'Ñ' | 'Р' | 'С' | 'Ĺ' | 'Ä' | 'â')
            || matches!(c, '¡'..='¿' | '€' | '™' | 'œ' | '„' | '‚' | 'ƒ') && before.is_alphanumeric();
        count += usize::from(odd);
        before = c;
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `text` after it went the road once.
    fn garbled(text: &str, encoding: &'static Encoding) -> String {
        encoding.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    fn check(text: &str) {
        for road in &ROADS {
            let bad = garbled(text, road.encoding);
            if bad.contains('\u{fffd}') {
                continue;
            }
            match find(&bad) {
                Found::Repaired { text: back, letters, .. } => {
                    assert_eq!(back, text, "{}", road.encoding.name());
                    assert!(letters > 0);
                }
                other => panic!("{bad}: {other:?}"),
            }
        }
        let twice = garbled(&garbled(text, WINDOWS_1252), WINDOWS_1252);
        assert!(matches!(find(&twice), Found::Repaired { text: back, .. } if back == text), "{twice}");
        assert_eq!(find(text), Found::Nothing, "{text}");
    }

    #[test]
    fn garbled_letters_come_back() {
        check("Die Straße über den Fluß bleibt für größere Fähren gesperrt.");
        check("« L’été où la mer s’est retirée », a-t-il déclaré à Sarenne.");
        check("“It will hold,” the mayor said — for now…");
        check("Zażółć gęślą jaźń, powiedział burmistrz Łęgowa.");
        check("Мэр города сказал, что мост откроют в мае.");
    }

    #[test]
    fn good_text_stays() {
        for text in [
            "“ATÉ AMANHÔ, disse. “NÃO”, respondeu. E “CAFÉ”…",
            "С\u{a0}утра шёл дождь. Рёбра моста видны. С… и Р—",
            "Ça coûte 5 € à Orly : « Âge », « Île », « Ñandú ».",
            "Ä, Ö und Ü. Größe ½ m, 3 ° und 20 ‰. ©2026 ™",
            "日本語の新聞。",
        ] {
            assert_eq!(find(text), Found::Nothing, "{text}");
        }
    }

    #[test]
    fn an_article_about_garbled_letters_is_not_changed() {
        let text = "Wo »Ã¼« steht, war ein »ü« gemeint, und »Ã¶« für »ö«: Größe, Länge, Höhe, Straße, Fähre.";
        assert_eq!(find(text), Found::Doubtful);
    }

    #[test]
    fn what_was_lost_is_marked() {
        assert!(
            matches!(find("The mayorï¿½s plan"), Found::Repaired { text, .. } if text == "The mayor\u{fffd}s plan")
        );
    }
}
