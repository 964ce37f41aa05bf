//! Which language a text is in.
use crate::{stopwords, token};

/// A language by its ISO 639-1 code; those that this program has rules for have a name of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// en
    English,
    /// de
    German,
    /// fr
    French,
    /// es
    Spanish,
    /// pt
    Portuguese,
    /// it
    Italian,
    /// nl
    Dutch,
    /// pl
    Polish,
    /// Any other language, by its two letters.
    Other([u8; 2]),
    /// Not known: rules that hold in most languages are used.
    #[default]
    Unknown,
}

impl Language {
    /// From a language tag ("en", "en-US", "de_AT", "English"); `Unknown` when it is none.
    pub fn from_tag(tag: &str) -> Self {
        let lower = tag.trim().to_ascii_lowercase();
        match lower.split(['-', '_']).next().unwrap_or_default() {
            "en" | "eng" | "english" => Self::English,
            "de" | "deu" | "ger" | "german" => Self::German,
            "fr" | "fra" | "fre" | "french" => Self::French,
            "es" | "spa" | "spanish" => Self::Spanish,
            "pt" | "por" | "portuguese" => Self::Portuguese,
            "it" | "ita" | "italian" => Self::Italian,
            "nl" | "nld" | "dut" | "dutch" => Self::Dutch,
            "pl" | "pol" | "polish" => Self::Polish,
            other => match other.as_bytes() {
                [a @ b'a'..=b'z', b @ b'a'..=b'z'] => Self::Other([*a, *b]),
                _ => Self::Unknown,
            },
        }
    }

    /// The two-letter code; `None` when unknown.
    pub fn code(&self) -> Option<&str> {
        Some(match self {
            Self::English => "en",
            Self::German => "de",
            Self::French => "fr",
            Self::Spanish => "es",
            Self::Portuguese => "pt",
            Self::Italian => "it",
            Self::Dutch => "nl",
            Self::Polish => "pl",
            Self::Other(letters) => return std::str::from_utf8(letters).ok(),
            Self::Unknown => return None,
        })
    }
}

/// Up to so many bytes are read to tell the language: more does not change the answer.
const READ: usize = 6000;
/// Below so many letters a trigram model guesses.
const LETTERS: usize = 24;
/// From so many letters on its answer is trusted when it says that it is reliable.
const ENOUGH: usize = 60;

impl Language {
    /// The language that `text` is most likely in; `Unknown` when it is too short or nothing stands out. Counts stop words
    /// (Grefenstette 1995), which are right on a sentence already, and asks trigrams (Cavnar and Trenkle 1994, by
    /// `whatlang`) where they do not tell.
    pub fn detect(text: &str) -> Self {
        let mut end = text.len().min(READ);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end).unwrap_or_default();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        if let Some(language) = by_stop_words(text) {
            return language;
        }
        if letters < LETTERS {
            return by_script(text).unwrap_or_default();
        }
        match whatlang::detect(text) {
            Some(info) if info.is_reliable() && letters >= ENOUGH => from_three_letters(info.lang().code()),
            _ => by_script(text).unwrap_or_default(),
        }
    }
}

/// The language whose stop words are clearly most frequent.
fn by_stop_words(text: &str) -> Option<Language> {
    let mut hits = [0_usize; stopwords::LANGUAGES.len()];
    let mut words = 0_usize;
    for span in token::words(text) {
        let word = span.of(text).to_lowercase();
        words += 1;
        // "l'eau" and "dell'acqua": what is elided is the stop word.
        let word = word.split(['\'', '’']).next().filter(|part| part.len() < word.len()).unwrap_or(&word);
        for (hit, language) in hits.iter_mut().zip(stopwords::LANGUAGES) {
            *hit += usize::from(stopwords::contains(word, language));
        }
    }
    let (best, language) = hits.iter().zip(stopwords::LANGUAGES).max_by_key(|(hit, _)| **hit)?;
    let second =
        hits.iter().zip(stopwords::LANGUAGES).filter(|(_, other)| *other != language).map(|(hit, _)| *hit).max()?;
    // One word in five of running text is a stop word at least; neighbors such as Spanish and Portuguese share half.
    (*best >= 3 && best * 5 >= words && best * 3 >= second * 4 && best - second >= 2).then_some(language)
}

/// The language of a script that is used for one language only.
fn by_script(text: &str) -> Option<Language> {
    let info = whatlang::detect_script(text)?;
    Some(Language::Other(match info {
        whatlang::Script::Hangul => *b"ko",
        whatlang::Script::Hiragana | whatlang::Script::Katakana => *b"ja",
        whatlang::Script::Greek => *b"el",
        whatlang::Script::Thai => *b"th",
        whatlang::Script::Georgian => *b"ka",
        whatlang::Script::Armenian => *b"hy",
        _ => return None,
    }))
}

/// From the ISO 639-3 codes of `whatlang`.
fn from_three_letters(code: &str) -> Language {
    const CODES: &[(&str, [u8; 2])] = &[
        ("afr", *b"af"),
        ("aka", *b"ak"),
        ("amh", *b"am"),
        ("ara", *b"ar"),
        ("aze", *b"az"),
        ("bel", *b"be"),
        ("ben", *b"bn"),
        ("bul", *b"bg"),
        ("cat", *b"ca"),
        ("ces", *b"cs"),
        ("cmn", *b"zh"),
        ("cym", *b"cy"),
        ("dan", *b"da"),
        ("ell", *b"el"),
        ("epo", *b"eo"),
        ("est", *b"et"),
        ("fin", *b"fi"),
        ("guj", *b"gu"),
        ("heb", *b"he"),
        ("hin", *b"hi"),
        ("hrv", *b"hr"),
        ("hun", *b"hu"),
        ("hye", *b"hy"),
        ("ind", *b"id"),
        ("jav", *b"jv"),
        ("jpn", *b"ja"),
        ("kan", *b"kn"),
        ("kat", *b"ka"),
        ("khm", *b"km"),
        ("kor", *b"ko"),
        ("lat", *b"la"),
        ("lav", *b"lv"),
        ("lit", *b"lt"),
        ("mal", *b"ml"),
        ("mar", *b"mr"),
        ("mkd", *b"mk"),
        ("mya", *b"my"),
        ("nep", *b"ne"),
        ("nob", *b"nb"),
        ("ori", *b"or"),
        ("pan", *b"pa"),
        ("pes", *b"fa"),
        ("ron", *b"ro"),
        ("rus", *b"ru"),
        ("sin", *b"si"),
        ("slk", *b"sk"),
        ("slv", *b"sl"),
        ("sna", *b"sn"),
        ("srp", *b"sr"),
        ("swe", *b"sv"),
        ("tam", *b"ta"),
        ("tel", *b"te"),
        ("tgl", *b"tl"),
        ("tha", *b"th"),
        ("tuk", *b"tk"),
        ("tur", *b"tr"),
        ("ukr", *b"uk"),
        ("urd", *b"ur"),
        ("uzb", *b"uz"),
        ("vie", *b"vi"),
        ("yid", *b"yi"),
        ("zul", *b"zu"),
    ];
    match Language::from_tag(code) {
        Language::Unknown => {
            let found = CODES.iter().find(|(three, _)| *three == code);
            found.map_or(Language::Unknown, |(_, two)| Language::Other(*two))
        }
        known => known,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(Language::detect(text).code().unwrap_or("?"), expected, "{text}");
    }

    #[test]
    fn a_sentence_tells() {
        check("The council closed the old bridge on Monday after cracks were found in two of its piers.", "en");
        check(
            "Der Stadtrat sperrte die alte Brücke am Montag, nachdem Risse in zwei Pfeilern gefunden worden waren.",
            "de",
        );
        check(
            "Le conseil municipal a fermé le vieux pont lundi après la découverte de fissures dans deux piles.",
            "fr",
        );
        check(
            "El ayuntamiento cerró el lunes el viejo puente después de que se hallaran grietas en dos de sus pilares.",
            "es",
        );
        check(
            "A câmara fechou na segunda-feira a ponte antiga depois de terem sido encontradas fendas em dois pilares.",
            "pt",
        );
        check(
            "Il consiglio comunale ha chiuso lunedì il vecchio ponte dopo che nei due piloni sono state trovate crepe.",
            "it",
        );
        check(
            "De gemeenteraad sloot maandag de oude brug nadat er in twee van de pijlers scheuren waren gevonden.",
            "nl",
        );
        check(
            "Rada miasta zamknęła w poniedziałek stary most po tym, jak w dwóch filarach znaleziono pęknięcia.",
            "pl",
        );
        check(
            "Kommunen stängde den gamla bron i måndags sedan sprickor hade hittats i två av bropelarna vid älven.",
            "sv",
        );
        check("Городской совет закрыл старый мост в понедельник, после того как в двух опорах нашли трещины.", "ru");
        check("市議会は月曜日、二本の橋脚にひびが見つかったため、古い橋を閉鎖した。", "ja");
    }

    #[test]
    fn too_little_is_unknown() {
        check("", "?");
        check("Brandt 2026", "?");
        check("12,5 % – 41.000", "?");
        check("🙂🙂", "?");
    }

    #[test]
    fn tags() {
        assert_eq!(Language::from_tag("de_AT"), Language::German);
        assert_eq!(Language::from_tag(" English "), Language::English);
        assert_eq!(Language::from_tag("sv-SE").code(), Some("sv"));
        assert_eq!(Language::from_tag("x-none"), Language::Unknown);
    }
}
