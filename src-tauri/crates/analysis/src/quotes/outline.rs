//! The text around the quotations: words and marks, where each quotation is a single item, so that sentences and
//! phrases are read across it.
//!
//! Words are cut here and not by `text::token`, since names need possessives ("Brandt’s"), initials ("J."),
//! abbreviations ("U.S.", "Sen.") and French elisions ("l’", "qu’") apart.
use super::cues::{class, Lexicon};
use super::german;
use super::incises;
use super::marks::{self, Stretch};
use super::steps;
use crate::{Article, Span};

/// What an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word or number.
    Word,
    /// A punctuation mark.
    Mark(char),
    /// A whole stretch inside quotation marks: its number.
    Quote(usize),
}

/// A word, a mark, or a quotation.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub span: Span,
    pub kind: Kind,
    pub lower: String,
    /// Whether it begins with a capital letter.
    pub cap: bool,
    /// Word classes ([`class`]).
    pub classes: u64,
    /// "’s" was cut off.
    pub possessive: bool,
}

/// A sentence of the text around the quotations.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sentence {
    /// First item.
    pub start: usize,
    /// One past the last item.
    pub end: usize,
    pub paragraph: usize,
}

/// One article, cut up.
pub(super) struct Outline<'a> {
    pub text: &'a str,
    pub lexicon: &'static Lexicon,
    pub stretches: Vec<Stretch>,
    pub items: Vec<Item>,
    pub sentences: Vec<Sentence>,
}

impl<'a> Outline<'a> {
    pub fn new(article: &Article<'a>) -> Self {
        let lexicon = Lexicon::of(article.language, article.text);
        let mut outline = Self { text: article.text, lexicon, stretches: vec![], items: vec![], sentences: vec![] };
        let mut starts = article.sentences.iter().map(|sentence| sentence.start()).peekable();
        let lines: Vec<Span> =
            article.paragraphs().into_iter().flat_map(|paragraph| lines(article.text, paragraph)).collect();
        let turns = incises::turns(article.text, &lines, lexicon);
        for (number, (line, turn)) in lines.iter().zip(turns).enumerate() {
            outline.quotations(*line, turn);
            outline.add_line(*line, number, &mut starts);
        }
        outline
    }

    /// Adds the stretches of a line; `turn` is where the words of a dialogue's turn begin.
    fn quotations(&mut self, line: Span, turn: Option<usize>) {
        let open = self.stretches.last().filter(|last| !last.closed).filter(|last| {
            self.text.get(last.span.end()..line.start()).is_some_and(|between| between.trim().is_empty())
        });
        let running = open.and_then(|last| last.span.of(self.text).chars().next());
        let found = match turn {
            Some(start) => vec![Stretch { span: Span::new(start, line.end()), closed: true, turn: true }],
            None => marks::stretches(self.text, line, running),
        };
        for stretch in found {
            self.stretches.extend(incises::parts(self.text, stretch, self.lexicon));
        }
    }

    fn add_line(
        &mut self,
        line: Span,
        paragraph: usize,
        starts: &mut std::iter::Peekable<impl Iterator<Item = usize>>,
    ) {
        let first_quote = self.stretches.partition_point(|stretch| stretch.span.start() < line.start());
        let first_item = self.items.len();
        self.cut(line, first_quote);
        let mut start = first_item;
        for at in first_item..self.items.len() {
            let (previous_end, here) =
                (at.checked_sub(1).map_or(0, |before| self.span(before).end()), self.span(at).start());
            while starts.next_if(|start| *start < previous_end).is_some() {}
            let mut breaks = starts.next_if(|start| *start <= here).is_some();
            if at == start {
                continue;
            }
            if matches!(self.kind(at - 1), Some(Kind::Quote(_))) {
                breaks = self.breaks_after_quote(at, breaks);
            } else if breaks {
                let guard = class::TITLES | class::SUFFIX;
                let word = self.lower(at - 1);
                let dotted = word.len() > 1 && word.ends_with('.');
                let initials = word.split('.').all(|part| part.chars().count() < 2);
                let goes_on = !self.cap(at) || !self.has(at, class::NOTSTART);
                breaks = !(dotted && (self.classes(at - 1) & guard != 0 || initials && goes_on));
            }
            if breaks {
                self.sentences.push(Sentence { start, end: at, paragraph });
                start = at;
            }
        }
        if start < self.items.len() {
            self.sentences.push(Sentence { start, end: self.items.len(), paragraph });
        }
    }

    /// Whether a sentence ends between a quotation and the item `at` after it; `seen` is what the segmenter says.
    fn breaks_after_quote(&self, at: usize, seen: bool) -> bool {
        let Some(Kind::Quote(quote)) = self.kind(at - 1) else { return seen };
        let inside = self.stretches.get(quote).map_or("", |stretch| stretch.inside(self.text));
        let last = inside.trim_end_matches(['\'', '’', ')', ']']).chars().last().unwrap_or(' ');
        let next = match self.kind(at) {
            Some(Kind::Quote(_)) => return matches!(last, '.' | '!' | '?' | '…'),
            Some(Kind::Mark(c)) => {
                return seen && !matches!(c, ',' | ';' | ':' | '.' | ')' | ']' | '—' | '–' | '―' | '-')
            }
            _ => at,
        };
        if !self.cap(next) || self.classes(next) & (class::SAY | class::LABEL) != 0 && !self.cap(next) {
            return false;
        }
        match last {
            '.' => !self.frame_follows(next, 4),
            '!' | '?' | '…' | '—' | '-' => !self.frame_follows(next, 9),
            _ => false,
        }
    }

    /// Whether a short frame ("Brandt asked.") begins at `at`: a reporting verb within `reach` words, and what comes
    /// after it ends soon. A full sentence about somebody is no frame.
    fn frame_follows(&self, at: usize, reach: usize) -> bool {
        // "“…?” Brandt pressed.": a name, one word, the end.
        let name = (at..at + 3).take_while(|here| self.name_word(*here)).count();
        let verb = at + name;
        if reach > 4
            && (1..3).contains(&name)
            && self.word(verb)
            && !self.cap(verb)
            && self.classes(verb) & (class::AUX | class::VERB) == 0
            && (self.is_mark(verb + 1, ".") || self.kind(verb + 1).is_none())
        {
            return true;
        }
        for here in at..at + reach {
            match self.kind(here) {
                Some(Kind::Word) => {}
                Some(Kind::Mark(',' | '.')) if here > at => continue,
                _ => return false,
            }
            if self.has(here, class::SAY) && !self.has(here, class::INDIRECT_ONLY) && !self.cap(here) {
                let ends = |at: usize| match self.kind(at) {
                    Some(Kind::Mark(c)) => c != ':',
                    Some(Kind::Word) => self.has(at, class::TIME | class::PREP) && !self.has(at, class::THAT),
                    Some(Kind::Quote(_)) => false,
                    None => true,
                };
                // After a question mark, a name and a verb are a frame whoever is told.
                let told = reach > 4 && here <= at + 4 && !self.is_mark(here + 1, ":");
                return (told || ends(here + 1)) && !(here + 1..here + 4).any(|at| self.quote(at).is_some());
            }
        }
        false
    }

    fn cut(&mut self, line: Span, first_quote: usize) {
        let text = self.text;
        let mut quote = first_quote;
        let mut at = line.start();
        while at < line.end() {
            if let Some(stretch) = self.stretches.get(quote).filter(|stretch| stretch.span.start() <= at) {
                let span = stretch.span;
                self.push(span, Kind::Quote(quote), false);
                at = span.end().max(at + 1);
                quote += 1;
                continue;
            }
            // A word never reaches into the next quotation.
            let limit = self.stretches.get(quote).map_or(line.end(), |stretch| stretch.span.start().min(line.end()));
            let rest = Span::new(at, limit).of(text);
            let Some(c) = rest.chars().next() else { break };
            if c.is_whitespace() {
                at += c.len_utf8();
            } else if c.is_alphanumeric() {
                at = self.cut_word(at, rest);
            } else {
                let span = Span::new(at, at + c.len_utf8());
                self.push(span, Kind::Mark(c), false);
                at = span.end();
            }
        }
    }

    /// Cuts the word at the beginning of `rest` and gives the offset behind it.
    fn cut_word(&mut self, start: usize, rest: &str) -> usize {
        let language = self.lexicon.language;
        let mut end = 0;
        let mut chars = rest.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            let joins = next.is_some_and(char::is_alphanumeric);
            let apostrophe = matches!(c, '\'' | '’');
            if apostrophe && joins && elides(language, rest, at, next.is_some_and(char::is_uppercase)) {
                self.push(Span::new(start, start + at + c.len_utf8()), Kind::Word, false);
                return start + at + c.len_utf8();
            }
            if !(c.is_alphanumeric()
                || joins && (apostrophe || matches!(c, '-' | '‐' | '.' | '&' | '@' | '\u{ad}'))
                || joins && c == ',' && rest.starts_with(|c: char| c.is_ascii_digit()))
            {
                break;
            }
            end = at + c.len_utf8();
        }
        let word = rest.get(..end).unwrap_or_default();
        let after = rest.get(end..).unwrap_or_default();
        let base = ["'s", "’s", "'S", "’S"].iter().find_map(|suffix| word.strip_suffix(suffix));
        let mut span = Span::new(start, start + base.map_or(end, str::len));
        let mut next = start + end;
        let mut possessive = base.is_some_and(|base| !base.is_empty());
        if !possessive && after.starts_with('.') {
            let bare = word.to_lowercase();
            let abbreviated = word.chars().count() == 1 && word.chars().all(char::is_uppercase)
                || word.contains('.')
                || word.len() < 6
                    && word.starts_with(char::is_uppercase)
                    && self.lexicon.classes(&bare) & (class::TITLES | class::SUFFIX) != 0
                    && bare.len() < 5;
            if abbreviated {
                span = Span::new(start, start + end + 1);
                next = span.end();
            }
        } else if !possessive && word.ends_with('s') && after.starts_with(['’', '\'']) {
            possessive = true;
            next = start + end + after.chars().next().map_or(0, char::len_utf8);
        }
        self.push(span, Kind::Word, possessive);
        next
    }

    fn push(&mut self, span: Span, kind: Kind, possessive: bool) {
        let (mut lower, mut classes, mut cap) = (String::new(), 0, false);
        if kind == Kind::Word {
            let word = span.of(self.text);
            cap = word.starts_with(char::is_uppercase);
            lower = word.to_lowercase().replace('’', "'");
            classes = self.lexicon.classes(&lower);
            if classes == 0 {
                if let Some(bare) = lower.strip_suffix('.') {
                    classes = self.lexicon.classes(bare);
                }
            }
            let german = self.lexicon.language == crate::Language::German;
            let after_given = self.items.last().is_some_and(|item| item.cap && item.classes & class::GIVEN != 0);
            if classes == 0 && cap && german && !after_given {
                classes = german::compound(self.lexicon, &lower);
            }
            if classes == 0 {
                // "a-t-il", "explique-t-elle", "us-präsident": the parts tell the class.
                if let Some((head, _)) = lower.split_once('-').filter(|(_, tail)| self.enclitic(tail)) {
                    classes = self.lexicon.classes(head) & !class::PRON;
                } else if let Some((head, tail)) = lower.rsplit_once('-') {
                    classes = self.lexicon.classes(tail)
                        & (class::PRON | class::TITLES | class::ROLES | class::ORG | class::ORGREF);
                    if classes & class::PRON != 0 {
                        let head = head.strip_suffix("-t").unwrap_or(head);
                        classes |= self.lexicon.classes(head) & (class::SAY | class::AUX | class::AMBIGUOUS);
                    }
                }
            }
        }
        self.items.push(Item { span, kind, lower, cap, classes, possessive });
    }

    /// Portuguese hangs its object pronouns on behind the verb ("queixou-se", "disse-lhe").
    fn enclitic(&self, tail: &str) -> bool {
        self.lexicon.language == crate::Language::Portuguese && self.lexicon.classes(tail) & class::CLITIC != 0
    }

    pub fn kind(&self, at: usize) -> Option<Kind> {
        steps::step();
        self.items.get(at).map(|item| item.kind)
    }

    pub fn span(&self, at: usize) -> Span {
        self.items.get(at).map_or_else(|| Span::new(self.text.len(), self.text.len()), |item| item.span)
    }

    /// From the first to the last of the items `[start, end)`.
    pub fn cover(&self, start: usize, end: usize) -> Span {
        if end <= start {
            let at = self.span(start).start();
            return Span::new(at, at);
        }
        self.span(start).cover(self.span(end - 1))
    }

    pub fn lower(&self, at: usize) -> &str {
        self.items.get(at).map_or("", |item| item.lower.as_str())
    }

    pub fn classes(&self, at: usize) -> u64 {
        steps::step();
        self.items.get(at).map_or(0, |item| item.classes)
    }

    pub fn has(&self, at: usize, classes: u64) -> bool {
        self.classes(at) & classes != 0
    }

    pub fn cap(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.cap)
    }

    pub fn possessive(&self, at: usize) -> bool {
        self.items.get(at).is_some_and(|item| item.possessive)
    }

    pub fn word(&self, at: usize) -> bool {
        self.kind(at) == Some(Kind::Word)
    }

    pub fn quote(&self, at: usize) -> Option<usize> {
        match self.kind(at) {
            Some(Kind::Quote(number)) => Some(number),
            _ => None,
        }
    }

    pub fn is_mark(&self, at: usize, marks: &str) -> bool {
        matches!(self.kind(at), Some(Kind::Mark(c)) if marks.contains(c))
    }

    pub fn stretch(&self, number: usize) -> Stretch {
        self.stretches.get(number).copied().unwrap_or(Stretch { span: Span::default(), closed: true, turn: false })
    }
}

/// Whether the apostrophe at `at` parts an elided small word from the word behind it ("l’avocat", "qu’il",
/// "dell’agenzia") and is no part of a name ("D’Alema", "Dell’Orto").
fn elides(language: crate::Language, rest: &str, at: usize, named: bool) -> bool {
    let head = rest.get(..at).unwrap_or_default();
    let capital = head.starts_with(char::is_uppercase);
    let lower = head.to_lowercase();
    match language {
        crate::Language::French => at <= 2 || matches!(lower.as_str(), "jusqu" | "lorsqu" | "puisqu" | "quoiqu"),
        crate::Language::Italian => {
            let small = matches!(
                lower.as_str(),
                "l" | "un"
                    | "c"
                    | "d"
                    | "dell"
                    | "all"
                    | "dall"
                    | "nell"
                    | "sull"
                    | "quest"
                    | "quell"
                    | "s"
                    | "m"
                    | "t"
                    | "v"
                    | "n"
                    | "com"
                    | "dov"
                    | "cos"
                    | "bell"
                    | "nient"
            );
            let name = capital && named && matches!(lower.as_str(), "d" | "dell" | "dall");
            small && !name
        }
        _ => false,
    }
}

/// The lines of a paragraph; a single line feed parts what wire copy means as paragraphs.
fn lines(text: &str, paragraph: Span) -> Vec<Span> {
    let mut start = paragraph.start();
    let mut found = Vec::new();
    for line in paragraph.of(text).split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trimmed(text);
        start += line.len();
        if !span.is_empty() {
            found.push(span);
        }
    }
    found
}
