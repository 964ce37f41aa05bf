//! What a change is about: a number, a name, a quotation, who said it, a negation or hedge, or only the wording.
use super::lists::{Class, Lists, Notes};
use super::pieces::{seen, Piece, Pieces};
use super::words::Region;
use super::ChangeKind;
use crate::compare::lexicon;
use broadsheet_text::token::Kind;
use broadsheet_text::{Language, Span};
use std::ops::Range;

/// More words than this on one side with nothing on the other is new or cut text, and no longer "another number".
const ADDITION: usize = 6;
/// A negation or hedge explains a change of up to so many words; in a longer one it is one word among many.
const SHORT: usize = 6;

/// What the classification asks of one text.
pub(super) struct Context<'a> {
    pieces: &'a Pieces<'a>,
    lists: &'static Lists,
    /// For each piece, whether it stands inside quotation marks or is one.
    quoted: Vec<bool>,
    /// For each piece, whether it is the first word of a sentence.
    first: Vec<bool>,
}

impl<'a> Context<'a> {
    /// Reads the quotation marks and sentence starts of a text.
    pub fn new(pieces: &'a Pieces<'a>, language: Language) -> Self {
        let mut quoted = Vec::with_capacity(pieces.all.len());
        let mut first = Vec::with_capacity(pieces.all.len());
        for paragraph in &pieces.paragraphs {
            read(pieces, pieces.slice(paragraph), &mut quoted, &mut first);
        }
        Self { pieces, lists: Lists::of(language), quoted, first }
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
        let mut words: Vec<Word> = range.clone().filter_map(|at| self.word(at)).collect();
        for (class, mark) in [
            (Class::Hedge, (|word| word.turns = true) as fn(&mut Word)),
            (Class::Approximate, |word| word.approximates = true),
        ] {
            for at in 0..words.len() {
                let rest = words.iter().skip(at).map(|word| word.lower.as_str());
                let length = self.lists.phrase(rest, class).unwrap_or(0);
                words.iter_mut().skip(at).take(length).for_each(mark);
            }
        }
        words
    }

    /// The word at a piece; `None` at a mark.
    fn word(&self, at: usize) -> Option<Word<'a>> {
        let piece = self.pieces.all.get(at).filter(|piece| piece.is_word())?;
        let written = piece.span.of(self.pieces.text);
        let lower = self.lower(at)?;
        let is = |class| self.lists.is(&lower, class);
        let capital = written.chars().next().is_some_and(char::is_uppercase);
        let is_day = is(Class::Day) || (capital && lexicon::DAYS_AND_MONTHS.contains(&lower.as_str()));
        let is_number = piece.kind == Kind::Number
            || is_day
            || written.chars().any(|c| c.is_ascii_digit())
            || is(Class::Number)
            || lower.split('-').any(|part| part != lower && self.lists.is(part, Class::Number));
        let first = self.first.get(at) == Some(&true);
        let is_name = capital
            && !first
            && !is_number
            && !matches!(lower.as_str(), "i" | "i'm")
            && (self.lists.names_by_capital() || self.follows_title(at));
        let turns = is(Class::Negation) || (!is_name && !is_number && is(Class::Hedge));
        let (approximates, reports, according) = (is(Class::Approximate), is(Class::Report), is(Class::According));
        Some(Word { lower, written, is_number, is_name, turns, approximates, reports, according })
    }

    /// The word at a piece in lower case, with a straight apostrophe.
    fn lower(&self, at: usize) -> Option<String> {
        let piece = self.pieces.all.get(at).filter(|piece| piece.is_word())?;
        Some(seen(piece.span.of(self.pieces.text)).to_lowercase())
    }

    /// Whether a given name, a title or "Firma" stands right before.
    fn follows_title(&self, at: usize) -> bool {
        let before = at.checked_sub(1).and_then(|before| self.lower(before));
        before.is_some_and(|lower| self.lists.is(&lower, Class::BeforeName))
    }

    fn is_number(&self, at: usize) -> bool {
        self.word(at).is_some_and(|word| word.is_number)
    }

    fn reports(&self, at: usize) -> bool {
        self.lower(at).is_some_and(|lower| self.lists.is(&lower, Class::Report))
    }

    /// Whether a reporting verb follows directly: the words are who is said to have said it.
    fn before_report(&self, range: &Range<usize>) -> bool {
        self.reports(range.end)
    }

    /// Whether the words are the subject behind a reporting verb: `," said the mayor`, "teilte die Feuerwehr mit".
    fn after_report(&self, range: &Range<usize>) -> bool {
        let Some(mut at) = range.start.checked_sub(1) else { return false };
        if self.lower(at).is_some_and(|lower| self.lists.is(&lower, Class::Determiner)) {
            at = at.saturating_sub(1);
        }
        let behind_mark =
            at.checked_sub(1).and_then(|before| self.pieces.all.get(before)).is_some_and(|p| !p.is_word());
        self.reports(at) && (behind_mark || self.lists.subject_follows())
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
    /// In lower case, with a straight apostrophe.
    lower: String,
    written: &'a str,
    is_number: bool,
    /// Capitalized where neither a sentence nor the language asks for it.
    is_name: bool,
    /// A negation or hedge.
    turns: bool,
    approximates: bool,
    reports: bool,
    according: bool,
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
    let quoted = old.any_quoted(&region.old) || new.any_quoted(&region.new);
    let all = |what: &dyn Fn(&Word) -> bool| out.iter().chain(&into).all(what);
    // Inside a quotation only a bare "not" that comes or goes is about the negation; else the quoted words changed.
    let bare = one_sided && all(&|word| word.turns);
    if longest <= SHORT && differ(&|word| word.turns) && (!quoted || bare) {
        return ChangeKind::NegationOrHedge;
    }
    if quoted {
        return ChangeKind::Quotation;
    }
    let before_number = || old.is_number(region.old.end) || new.is_number(region.new.end);
    if longest > 0 && all(&|word| word.approximates) && before_number() {
        return ChangeKind::NegationOrHedge;
    }
    let according = |words: &[Word]| words.iter().any(|word| word.according);
    if one_sided && longest > ADDITION {
        let is_frame = longest <= 2 * ADDITION
            && (out.iter().chain(&into).any(|word| word.reports) || according(&out) || according(&into));
        return if is_frame { ChangeKind::Attribution } else { ChangeKind::Wording };
    }
    if differ(&|word| word.is_number) {
        return ChangeKind::Number;
    }
    if differ(&|word| word.reports) || according(&out) != according(&into) {
        return ChangeKind::Attribution;
    }
    if differ(&|word| word.is_name && !word.written.chars().all(|c| c == '.')) {
        return ChangeKind::Name;
    }
    let speaker = |context: &Context, range| context.before_report(range) || context.after_report(range);
    if speaker(old, &region.old) && speaker(new, &region.new) && !one_sided {
        return ChangeKind::Attribution;
    }
    ChangeKind::Wording
}

/// Whether a paragraph says that something was corrected in this or an earlier version.
fn is_correction(paragraph: &str) -> bool {
    let beginning: String = paragraph.chars().take(240).collect();
    let lower = seen(&beginning).to_lowercase();
    let start = lower.trim_start_matches(|c: char| !c.is_alphabetic());
    let notes = Notes::all();
    // "Corrections officers went on strike": only a heading is followed by a mark, or by "appended" and the like.
    let heading = notes.headings.iter().filter_map(|with| start.strip_prefix(with)).any(|rest| {
        rest.starts_with([':', '.', '—', '–'])
            || (rest.starts_with([' ', ',', '-'])
                && (rest.trim_start().starts_with(['(', ':', '—', '–', '-'])
                    || rest.trim_start().starts_with("appended")
                    || rest.contains(':')))
    });
    let any = |words: &[&str]| words.iter().any(|words| lower.contains(words));
    heading || (any(&notes.words) && any(&notes.this_text))
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
