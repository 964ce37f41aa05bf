//! What a change is about: a number, a name, a quotation, who said it, a negation or hedge, or only the wording.
use super::pieces::{Piece, Pieces};
use super::words::Region;
use super::ChangeKind;
use crate::compare::lexicon;
use broadsheet_text::token::Kind;
use broadsheet_text::Span;
use std::ops::Range;

/// More words than this on one side with nothing on the other is new or cut text, and no longer "another number".
const ADDITION: usize = 6;
/// A negation or hedge explains a change of up to so many words; in a longer one it is one word among many.
const SHORT: usize = 6;

/// What the classification asks of one text.
pub(super) struct Context<'a> {
    pieces: &'a Pieces<'a>,
    /// For each piece, whether it stands inside quotation marks or is one.
    quoted: Vec<bool>,
    /// For each piece, whether it is the first word of a sentence.
    first: Vec<bool>,
}

impl<'a> Context<'a> {
    /// Reads the quotation marks and sentence starts of a text.
    pub fn new(pieces: &'a Pieces<'a>) -> Self {
        let mut quoted = Vec::with_capacity(pieces.all.len());
        let mut first = Vec::with_capacity(pieces.all.len());
        for paragraph in &pieces.paragraphs {
            read(pieces, pieces.slice(paragraph), &mut quoted, &mut first);
        }
        Self { pieces, quoted, first }
    }

    /// The words outside quotation marks.
    pub fn own_words(&self) -> Vec<Span> {
        let pieces = self.pieces.all.iter().zip(&self.quoted);
        pieces.filter(|(piece, quoted)| piece.is_word() && !**quoted).map(|(piece, _)| piece.span).collect()
    }

    fn any_quoted(&self, range: &Range<usize>) -> bool {
        self.quoted.get(range.clone()).unwrap_or_default().iter().any(|quoted| *quoted)
    }

    fn words(&self, range: &Range<usize>) -> Vec<Word<'a>> {
        let first = self.first.get(range.clone()).unwrap_or_default();
        let pieces = self.pieces.slice(range).iter().zip(first);
        let text = self.pieces.text;
        pieces.filter(|(piece, _)| piece.is_word()).map(|(piece, first)| Word::new(piece, *first, text)).collect()
    }

    /// Whether a paragraph is a note that says what was corrected.
    pub fn is_correction(&self, paragraphs: &Range<usize>) -> bool {
        let pieces = self.pieces.pieces_of(paragraphs);
        let text = self.pieces.span(&pieces).map(|span| span.of(self.pieces.text)).unwrap_or_default();
        is_correction(text)
    }
}

/// A word of a change.
struct Word<'a> {
    lower: String,
    written: &'a str,
    is_number: bool,
    /// Capitalized where a sentence does not ask for it.
    is_name: bool,
}

impl<'a> Word<'a> {
    fn new(piece: &Piece, first: bool, text: &'a str) -> Self {
        let written = piece.span.of(text);
        let lower = written.to_lowercase();
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        let is_day = capital && lexicon::DAYS_AND_MONTHS.contains(&lower.as_str());
        let is_number = piece.kind == Kind::Number
            || is_day
            || written.chars().any(|c| c.is_ascii_digit())
            || lexicon::number_word(&lower).is_some()
            || lexicon::scale_word(&lower).is_some();
        let is_name = capital && !first && !is_number && !matches!(lower.as_str(), "i" | "i'm" | "i’m");
        Self { lower, written, is_number, is_name }
    }
}

/// What a difference is. `old` and `new` are the texts it lies in.
pub(super) fn kind(old: &Context, new: &Context, region: &Region) -> ChangeKind {
    let (out, into) = (old.words(&region.old), new.words(&region.new));
    let differ = |what: &dyn Fn(&Word) -> bool| {
        let some = |words: &[Word]| {
            let mut some: Vec<String> = words.iter().filter(|word| what(word)).map(|word| word.lower.clone()).collect();
            some.sort_unstable();
            some
        };
        some(&out) != some(&into)
    };
    let longest = out.len().max(into.len());
    let one_sided = out.is_empty() || into.is_empty();
    let turns = |word: &Word| lexicon::is_negation(&word.lower) || (!word.is_name && lexicon::is_hedge(&word.lower));
    let quoted = old.any_quoted(&region.old) || new.any_quoted(&region.new);
    // Inside a quotation only a bare "not" that comes or goes is about the negation; else the quoted words changed.
    let bare = one_sided && out.iter().chain(&into).all(&turns);
    if longest <= SHORT && differ(&turns) && (!quoted || bare) {
        return ChangeKind::NegationOrHedge;
    }
    if quoted {
        return ChangeKind::Quotation;
    }
    let reports = |word: &Word| lexicon::reporting_verb(&word.lower).is_some();
    if one_sided && longest > ADDITION {
        let is_frame =
            longest <= 2 * ADDITION && (out.iter().chain(&into).any(&reports) || according(&out) || according(&into));
        return if is_frame { ChangeKind::Attribution } else { ChangeKind::Wording };
    }
    if differ(&|word| word.is_number) {
        return ChangeKind::Number;
    }
    if differ(&reports) || according(&out) != according(&into) {
        return ChangeKind::Attribution;
    }
    if differ(&|word| word.is_name && !word.written.chars().all(|c| c == '.')) {
        return ChangeKind::Name;
    }
    if before_report(old, &region.old) && before_report(new, &region.new) && !one_sided {
        return ChangeKind::Attribution;
    }
    ChangeKind::Wording
}

/// Whether the words name a source without a verb.
fn according(words: &[Word]) -> bool {
    words.iter().any(|word| matches!(word.lower.as_str(), "according" | "zufolge" | "laut"))
}

/// Whether a reporting verb follows directly: the words are who is said to have said it.
fn before_report(context: &Context, range: &Range<usize>) -> bool {
    let next = context.pieces.all.get(range.end);
    next.is_some_and(|piece| lexicon::reporting_verb(&piece.span.of(context.pieces.text).to_lowercase()).is_some())
}

/// Whether a paragraph says that something was corrected in this or an earlier version.
fn is_correction(paragraph: &str) -> bool {
    let lower: String = paragraph.chars().take(240).collect::<String>().to_lowercase();
    let start = lower.trim_start_matches(|c: char| !c.is_alphabetic());
    const STARTS: &[&str] = &[
        "correction",
        "corrections",
        "corrected",
        "clarification",
        "editor's note",
        "editor’s note",
        "editors' note",
        "editors’ note",
        "erratum",
        "korrektur",
        "berichtigung",
        "anmerkung der redaktion",
        "hinweis der redaktion",
    ];
    const SAYS: &[&str] = &[
        "an earlier version of this",
        "a previous version of this",
        "an earlier version of the",
        "this article has been corrected",
        "this story has been corrected",
        "this article was amended",
        "this article has been amended",
        "this story has been updated to correct",
        "this article has been updated to correct",
        "in einer früheren version",
        "in einer früheren fassung",
    ];
    let begins = |with: &&str| {
        start.strip_prefix(*with).is_some_and(|rest| rest.starts_with([':', ' ', ',', '.', '—', '–', '-']))
    };
    // "Corrections officers went on strike": only a heading is followed by a mark, or by "appended" and the like.
    let heading = STARTS.iter().any(|with| {
        begins(with) && {
            let rest = start.strip_prefix(*with).unwrap_or_default();
            rest.starts_with([':', '.', '—', '–'])
                || rest.trim_start().starts_with(['(', ':', '—', '–', '-'])
                || rest.trim_start().starts_with("appended")
                || rest.contains(':')
        }
    });
    heading || SAYS.iter().any(|words| lower.contains(words))
}

/// Marks the pieces of one paragraph. A quotation that is not closed runs to the end of the paragraph, as where an
/// outlet quotes over several paragraphs.
fn read(pieces: &Pieces, paragraph: &[Piece], quoted: &mut Vec<bool>, first: &mut Vec<bool>) {
    let mut open: Option<char> = None;
    let mut starts = true;
    for (at, piece) in paragraph.iter().enumerate() {
        let written = piece.span.of(pieces.text);
        let mark = written.chars().next().filter(|_| piece.kind == Kind::Mark);
        let space_before = !piece.gap.is_empty() || at == 0;
        let space_after = paragraph.get(at + 1).is_none_or(|next| !next.gap.is_empty());
        let mut here = open.is_some();
        match (mark, open) {
            // An apostrophe inside a word does not close a quotation in single marks.
            (Some(c), Some(closing))
                if (c == closing || (closing == '”' && c == '“' && space_after && !space_before))
                    && (closing != '’' || space_after || next_is_mark(paragraph, at)) =>
            {
                open = None;
            }
            (Some(c), None) => {
                open = match c {
                    '“' | '”' => Some('”'),
                    '„' => Some('“'),
                    '"' | '＂' => Some(c),
                    '«' => Some('»'),
                    '»' => Some('«'),
                    '‘' if space_before && !space_after => Some('’'),
                    _ => None,
                };
                here = open.is_some();
            }
            _ => {}
        }
        quoted.push(here);
        first.push(starts && piece.is_word());
        starts = match mark {
            // The first word after an opening quotation mark or a colon is capitalized for the same reason.
            Some('.' | '!' | '?' | ':' | '…') => true,
            Some(c) if broadsheet_text::quote_marks::mark(c).is_some() => starts || space_before,
            Some(_) => starts,
            None => false,
        };
    }
}

/// Whether the next piece is a mark without space, as after the closing mark in `’,`.
fn next_is_mark(paragraph: &[Piece], at: usize) -> bool {
    paragraph.get(at + 1).is_some_and(|next| next.kind == Kind::Mark)
}

#[cfg(test)]
mod tests {
    use super::is_correction;

    #[test]
    fn correction_notes_are_told_from_news_about_corrections() {
        let check = |text: &str, expected: bool| assert_eq!(is_correction(text), expected, "{text}");
        check("Correction: The harbor closed at six, not at seven.", true);
        check("Correction (May 3): the mayor's name was misspelled.", true);
        check("This article has been corrected to give the right year.", true);
        check("An earlier version of this story named the wrong pier.", true);
        check("Editor’s note: the map was replaced.", true);
        check("Korrektur: Die Brücke ist 41 Meter lang.", true);
        check("Corrections officers in Norhaven went on strike.", false);
        check("The correction of the river took nine years.", false);
    }
}
