//! How bylines begin, in the languages of the press, and how the credits begin that are not for the text.
use std::sync::LazyLock;

use regex::Regex;

/// Patterns of the words before the author's name, one line a language. A word that is common in running text counts only
/// with a colon behind it.
const AUTHOR: &[&str] = &[
    // English
    r"(?:(?:an?|the|this) )?(?:(?:written|posted|published|reported|reporting|story|words|text|article|report|submitted|opinion|analysis|guest post|blog post|post|blog|recipe|interview|commentary|column|essay|review|created|authored|compiled|contributed|post was written|article was written|researched and written)(?: (?:and|&) [a-z]+)? )?by\b",
    r"(?:authors?|contributors?|about the author)\b",
    r"(?:words|text|story|writers?|reporters?|reporting|written)\s*:",
    // German
    r"(?:eine? )?(?:(?:gast|blog[ -]?|fach)?beitrag|geschrieben|verfasst|erstellt|veröffentlicht|gepostet|artikel|bericht|kommentar|kolumne|analyse|essay|reportage|interview|porträt|glosse|rezension|text und fotos?|text|protokoll|aufgezeichnet|eingestellt|eingetragen)?\s?\bvon\b",
    r"(?:autor(?:in|en|innen|:in|\*in)?|verfasser(?:in)?)\b",
    r"(?:text(?: (?:und|&) (?:fotos?|bilder?))?|interview|redaktion|bericht|protokoll)\s*:",
    // French
    r"(?:une? )?(?:(?:écrit|rédigé|publié|posté|proposé|article|propos recueillis|recueilli|texte|chronique|tribune|billet|analyse|reportage|entretien) )?par\b",
    r"(?:auteure?s?|autrice)\b",
    r"(?:texte|rédaction)\s*:",
    // Spanish, Portuguese
    r"(?:una? )?(?:(?:escrito|escrita|publicado|redactado|texto|artículo|artigo|columna|opinión|análisis|entrevista|reportagem) )?por\b",
    r"(?:autor(?:as?|es)?)\b",
    r"(?:texto|redacción|reportagem)\s*:",
    // Italian
    r"(?:(?:articolo )?(?:scritto|pubblicato|inserito)|articolo) da\b",
    r"(?:a cura )?di\b",
    r"(?:autori|autore|autrice)\b",
    r"(?:testo)\s*:",
    // Dutch
    r"(?:een )?(?:(?:geschreven|geplaatst|gepubliceerd|tekst|column|opinie|artikel) )?door\b",
    r"(?:tekst)\s*:",
    // Polish
    r"(?:(?:napisane|opublikowane|tekst|dodane) )?przez\b",
    r"(?:autor(?:ka|zy)?|opracował[ai]?|oprac\.)",
    // Russian, Ukrainian
    r"(?:автор(?:ы|и|ка)?|автор статт?[іи]и?)\b",
    r"(?:текст|підготувала?|подготовила?)\s*:",
    // Swedish, Norwegian, Danish, Finnish
    r"(?:(?:skrevet|skriven|skrivet|publicerad|publisert|tekst|text|artikel) )?(?:av|af)\b",
    r"(?:teksti|kirjoittaja)\s*:",
    // Czech, Romanian, Hungarian, Turkish
    r"(?:napsala?|scris de|autor(?:ka|i)?|írta|szerző|yazan|yazar)\b",
];

/// Patterns of credits that are not for the text; the names behind them are left out.
const OTHER: &[&str] = &[
    r"(?:(?:lead |cover )?(?:photos?|photographs?|photography|pictures?|images?|illustrations?|illustrated|video|graphics?|edited|editing|reviewed|medically reviewed|clinically reviewed|expert reviewed|legally reviewed|fact[- ]?check(?:ed)?|checked|approved|translated|translation|presented|sponsored|produced|hosted|designed|artwork|audio|narrated|moderated|updated|last updated|modified|powered|supported|brought to you|verified|recommended|researched|research|curated|inspected|tested)(?: (?:and|&) [a-z]+)?\s*(?:by\b|:))",
    r"(?:(?:fotos?|bild(?:er)?|illustration(?:en)?|grafik|übersetzt|übersetzung|geprüft|redigiert|aktualisiert|kamera|schnitt|titelbild)\s*(?:von\b|:))",
    r"(?:(?:photos?|photographies|images?|traduit|traduction|illustrations?|mis à jour)\s*(?:par\b|:))",
    r"(?:(?:fotos?|fotografías?|imagen|ilustración|traducido|traducción|revisado|actualizado|foto)\s*(?:por\b|de\b|:))",
    r"(?:(?:foto|immagini|traduzione|tradotto|aggiornato)\s*(?:di\b|da\b|:))",
    r"(?:(?:foto|beeld|vertaald|vertaling|bijgewerkt)(?:'s)?\s*(?:door\b|:))",
    r"(?:(?:zdjęcia|fot\.|tłumaczenie|foto|фото|перевод|переклад|fotograf|bilder?)\s*:?)",
];

/// A credit at the beginning of a piece of text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// Who wrote it follows.
    Author,
    /// Who took the pictures, edited, reviewed or translated it follows.
    Other,
}

fn pattern(lines: &[&str], tail: &str) -> Option<Regex> {
    Regex::new(&format!(r"(?i)^[\s:|•·–—-]*(?:{}){tail}", lines.join("|"))).ok()
}

static AUTHOR_LEAD: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(AUTHOR, r"(?:\s*[:.]\s*|\s+|$)"));
static OTHER_LEAD: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(OTHER, r"\s*"));

/// The credit that `text` begins with, and how many bytes it has with what stands before the name.
pub fn lead(text: &str) -> Option<(Lead, usize)> {
    let end = |pattern: &Option<Regex>| pattern.as_ref()?.find(text).map(|found| found.end());
    end(&OTHER_LEAD)
        .map(|length| (Lead::Other, length))
        .or_else(|| end(&AUTHOR_LEAD).map(|length| (Lead::Author, length)))
}
