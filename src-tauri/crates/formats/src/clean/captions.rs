//! Captions of pictures, and the credits of photographers.
use std::sync::LazyLock;

use regex::Regex;

use super::{phrase::Phrases, rule::Rule, Line};

/// A credit that ends a line or is all of it. Its words have plain letters at their ends; the ends of words in all scripts
/// would make the search slow wherever a line holds typographic marks.
static CREDIT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?i)(?:",
        // "(Photo by Jo Doe/AFP via Getty Images)", "[Foto: Jo Doe]", "(AP Photo/Jo Doe)"
        r"[(\[](?:[^()\[\]]{0,40}(?-u:\b))?(?:photo(?:graph)?s?|foto(?:graf[ií]a|s)?|image|imagem|immagine|imagen|bild|picture|credit|crédit|crédito|zdj[eę]cie|fot\.|beeld|handout|screenshot|screengrab|illustration|file|archiv[oe]?|©)(?-u:\b)[^()\[\]]{0,90}[)\]]\.?$",
        // "Photo: Jo Doe / Agency" behind the sentence
        r"|(?:^|[.!?”»\s])(?:photo(?:graph)?|foto(?:graf[ií]a)?|image|imagem|imagen|bild|picture|image credit|photo credit|credit|crédit(?: photo)?|crédito|zdj[eę]cie|fot\.|beeld|фото|снимок)\s?(?:credits?|source|by|courtesy(?: of)?)?\s?[:/©][^:.]{2,70}\.?$",
        // "Fot. Jan Nowak" behind the sentence: the credits of Poland need no mark.
        r"|(?:^|[.!?”\s])(?-i:[Ff]ot\. \p{Lu}\p{L}+)(?: [^:.]{2,50})?\.?$",
        r"|(?-u:\b)getty images(?-u:\b).{0,30}$|(?-u:\b)(?:afp|epa|reuters|ap|dpa|apa|efe)\s?(?:/|via)\s?(?:getty|pool|shutterstock|picture)|(?-u:\b)via (?:ap|reuters|afp|getty images|shutterstock)\)?\.?$",
        r"|(?-u:\b)ap photo/|(?-u:\b)reuters/\p{Lu}|/(?:afp|reuters|epa|ap|dpa|getty|shutterstock|pa wire|xinhua)\)?\.?$|picture[ -]alliance|(?-u:\b)(?:shutterstock|istock(?:photo)?|unsplash|pixabay|pexels|alamy)(?-u:\b)(?:[./ ]\S{0,30}){0,3}$",
        r"|courtesy (?:of|photo)[^.]{0,60}\.?$|(?-u:\b)handout photo(?-u:\b)|/ ?handout(?-u:\b)|(?-u:\b)file photo(?-u:\b)|(?-u:\b)screen ?(?:shot|grab)(?-u:\b)[^.]{0,40}\.?$",
        r")"
    ))
    .ok()
});

/// Letters that every credit holds some of: a quick no for nearly all lines.
static HINT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new("photo|foto|imag|immag|bild|picture|getty|cr[eé]d|afp|reuters|epa|apa|efe|ap |dpa|courtesy|file|handout|screen|shutterstock|istock|unsplash|pixabay|pexels|alamy|zdj|fot|beeld|illustration|archiv|xinhua|pa wire|caption|symbol|fotogra|pie de|légende|legenda|didascalia|reprodu|divulga|bijschrift|ilustr|grafik|фото|снимок|иллюстр|источник").ok()
});

/// How captions begin.
static STARTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("phrases/captions.txt")));

/// Captions of pictures, with or without the photographer.
pub const CAPTION: Rule = Rule {
    id: "caption",
    reason: "photo caption",
    example: "The mill at high tide. (Photo by Jo Doe/NPA)",
    applies: Some(applies),
    ends: false,
    amid: true,
    sure: false,
};

/// Whether the line is a caption or a photo credit. Running text that merely mentions a photograph is longer or has no
/// credit at its end.
fn applies(line: &Line) -> bool {
    if line.words > 70 || line.text.len() > 700 {
        return false;
    }
    if !HINT.as_ref().is_some_and(|hint| hint.is_match(&line.normal)) {
        return false;
    }
    if CREDIT.as_ref().is_some_and(|credit| credit.is_match(&line.text)) {
        return line.words <= 60;
    }
    let opening = line.text.get(..line.text.len().min(40)).unwrap_or(&line.text);
    let colon =
        opening.contains([':', '/', '|', '©']) || line.words <= 6 && !line.sentence && line.normal.contains(" by ");
    (colon && STARTS.fits(line))
        || line.text.starts_with("FILE -")
        || line.text.starts_with("FILE PHOTO")
        || line.text.starts_with("FILE –")
        || line.text.starts_with("FILE —")
}
