//! Sentences as every method of summarizing sees them: terms, length, and what speaks against quoting them alone.
use super::cues::{class, Cues};
use super::opening::Opening;
use super::weights::{ArticleWeights, StoryWeights};
use crate::Article;
use broadsheet_text::token::{self, Kind};
use broadsheet_text::{stem, stopwords, Language, Span};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::cmp::Ordering;

/// Marks that may stand behind the last one.
const CLOSING_MARKS: [char; 8] = ['"', '\'', '“', '”', '’', '»', ')', '」'];

/// A quotation hardly goes on for so many sentences: its end was missed.
const GOES_ON: usize = 6;

/// A sparse vector: term and weight, sorted by term.
pub(super) type Vector = Vec<(u32, f32)>;

/// A sentence that was read.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    /// How often each of its terms stands in it.
    pub counts: Vector,
    /// All its words in order, stop words too, each by the number of its stem.
    pub sequence: Vec<u32>,
    /// Its words, as a reader counts them: between blanks.
    pub words: usize,
    /// How it is written.
    pub style: Style,
    /// What it leans on.
    pub leans: Leans,
    /// Terms of capitalized words that stand side by side: the parts of whole names.
    pub whole_names: Vec<u32>,
    /// Terms of capitalized words that stand alone.
    pub bare_names: Vec<u32>,
}

/// What a sentence needs beside it to be understood.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) struct Leans {
    /// The sentence before: it begins with "But", "He" or "The move", or its speaker is "he".
    pub back: bool,
    /// The sentence before or after: it is a quotation, and its speaker stands outside of it.
    pub voiceless: bool,
    /// Any sentence before: it begins with someone who was named there ("The company").
    pub role: bool,
}

/// A word as it was first met in a certain spelling.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// Its stem's number among all words.
    stem: u32,
    /// Its number among the terms; `None` for a stop word.
    term: Option<u32>,
    classes: u16,
}

/// The terms of a text: stems of its words without stop words, numbered as they come.
#[derive(Debug, Default)]
pub(super) struct Terms {
    words: FxHashMap<String, Known>,
    stems: FxHashMap<String, u32>,
    /// The term of each stem.
    terms: Vec<Option<u32>>,
    /// Each term as it was first written, to be shown.
    pub shown: Vec<String>,
    /// The mark that opened the quotation which goes on, if any, and how many sentences ago.
    quoting: Option<(char, usize)>,
}

impl Terms {
    /// Reads the first `most` sentences of an article.
    pub fn read(&mut self, article: &Article, most: usize) -> Vec<Sentence> {
        let mut end = 0;
        // About as many different words as news has in so many bytes.
        self.words.reserve(article.text.len() / 10);
        self.stems.reserve(article.text.len() / 12);
        let mut sentences = Vec::with_capacity(article.sentences.len().min(most));
        for span in article.sentences.iter().take(most) {
            // A quotation that is not closed by the end of its paragraph is opened again in the next.
            if end > span.start() || Span::new(end, span.start()).of(article.text).contains('\n') {
                self.quoting = None;
            }
            end = span.end();
            self.quoting = self.quoting.map(|(mark, ago)| (mark, ago + 1)).filter(|(_, ago)| *ago <= GOES_ON);
            sentences.push(self.sentence(span.of(article.text), article.language));
        }
        self.quoting = None;
        sentences
    }

    /// Reads a line by itself, like a headline.
    pub fn line(&mut self, line: &str, language: Language) -> Sentence {
        self.quoting = None;
        self.sentence(line, language)
    }

    /// Whether the words of that stem are terms; stop words are none.
    pub fn is_term(&self, stem: u32) -> bool {
        self.terms.get(stem as usize).is_some_and(Option::is_some)
    }

    /// Reads a sentence. Every word is stemmed once only.
    fn sentence(&mut self, sentence: &str, language: Language) -> Sentence {
        let cues = Cues::of(language);
        let mut read = Sentence { words: count_words(sentence), ..Sentence::default() };
        let mut opening = Opening::new(language == Language::German);
        let mut before: Option<char> = None;
        // The mark since the last word.
        let mut mark: Option<char> = None;
        // The term of a capitalized word right before.
        let mut capital: Option<u32> = None;
        let (mut personal, mut credit, mut aside) = (false, false, false);
        let mut tokens = token::tokens_of(sentence).peekable();
        while let Some(token) = tokens.next() {
            let text = token.span.of(sentence);
            match token.kind {
                Kind::Space => {
                    before = Some(' ');
                    continue;
                }
                Kind::Mark => {
                    let this = text.chars().next().unwrap_or(' ');
                    let after = tokens.peek().and_then(|next| next.span.of(sentence).chars().next());
                    self.quote_mark(this, before, after, &mut opening);
                    opening.mark(this);
                    (before, mark) = (Some(this), Some(this));
                    capital = None;
                    continue;
                }
                Kind::Word | Kind::Number => {}
            }
            let known = self.word(text, language, cues);
            read.sequence.push(known.stem);
            personal |= known.classes & class::PERSONAL != 0;
            credit |= known.classes & class::CREDIT != 0;
            let enclosed = matches!(mark, Some('(' | ','))
                && tokens.peek().is_some_and(|next| matches!(next.span.of(sentence), ")" | "," | "." | ";" | ":"));
            aside |= known.classes & class::PICTURED != 0 || (known.classes & class::ASIDE != 0 && enclosed);
            mark = None;
            if read.sequence.len() == 1 && is_small(text) {
                opening.begins_small();
            }
            let is_capital = token.kind == Kind::Word && text.starts_with(char::is_uppercase);
            opening.word(known.classes, is_capital, self.quoting.is_some());
            if let Some(term) = known.term {
                read.counts.push((term, 1.0));
                if is_capital {
                    match capital {
                        Some(first) => {
                            // What was taken for a name alone was a first name.
                            read.bare_names.retain(|bare| *bare != first);
                            read.whole_names.extend([first, term]);
                        }
                        None => read.bare_names.push(term),
                    }
                }
            }
            capital = known.term.filter(|_| is_capital);
            before = text.chars().next_back();
        }
        sum_up(&mut read.counts);
        read.leans = opening.leans();
        credit = credit && {
            let lower = sentence.to_lowercase();
            cues.credits.iter().any(|phrase| lower.contains(phrase.as_str()))
        };
        read.style = Style::of(sentence, read.words, &opening, personal, credit, aside);
        read
    }

    /// Follows quotations by their marks. Which way a mark looks is read from its neighbors, as in print: an opening one
    /// is free to its left. Single marks count where they cannot be apostrophes.
    fn quote_mark(&mut self, mark: char, before: Option<char>, after: Option<char>, opening: &mut Opening) {
        let single = matches!(mark, '\'' | '‘' | '’' | '‚' | '‹' | '›');
        if !single && !matches!(mark, '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」') {
            return;
        }
        let free = before.is_none_or(|c| matches!(c, ' ' | '(' | '[' | '—' | '–' | '-' | ':'));
        let held = after.is_some_and(|c| if single { c.is_alphabetic() } else { !c.is_whitespace() });
        let opens = free && (held || mark == '«');
        match self.quoting {
            Some((open, _)) if single != matches!(open, '\'' | '‘' | '’' | '‚' | '‹' | '›') => {}
            Some(_) if opens && !matches!(mark, '»' | '”') => {}
            // The apostrophe of "the players' bus" is taken for the end, which comes soon after.
            Some(_) => self.quoting = None,
            None if opens => self.quoting = Some((mark, 0)),
            // Closes what was not seen to open: all before it was said.
            None if !single => opening.was_quoted(),
            None => {}
        }
    }

    fn word(&mut self, word: &str, language: Language, cues: &Cues) -> Known {
        if let Some(known) = self.words.get(word) {
            return *known;
        }
        let lower = word.to_lowercase();
        let plain = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(&lower);
        let is_stop = stopwords::contains(&lower, language);
        // The forms of a stop word are not wanted as one: stemming is most of the work.
        let base = if is_stop { Cow::Borrowed(plain) } else { stem::stem(plain, language) };
        let stem = match self.stems.get(base.as_ref()) {
            Some(stem) => *stem,
            None => {
                let next = self.stems.len() as u32;
                self.stems.insert(base.into_owned(), next);
                self.terms.push(None);
                next
            }
        };
        let slot = self.terms.get_mut(stem as usize);
        let term = slot.filter(|_| !is_stop).map(|slot| {
            *slot.get_or_insert_with(|| {
                let shown = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
                self.shown.push(shown.to_string());
                (self.shown.len() - 1) as u32
            })
        });
        // "It's" and "l'homme" are two words in this.
        let mut parts = word.split(['\'', '’']);
        let first = parts.next().map_or(0, |part| cues.classes(part));
        let second = parts.next().map_or(0, |part| cues.classes(part) & (class::BACK | class::ROLE));
        let known = Known { stem, term, classes: first | second };
        self.words.insert(word.to_string(), known);
        known
    }
}

impl Terms {
    /// The terms of a sentence that weigh most, as they were first written; at most three, none that weighs nothing.
    pub fn strongest(&self, counts: &[(u32, f32)], weights: &[f32]) -> Vec<String> {
        let weigh = |term: u32| weights.get(term as usize).copied().unwrap_or_default();
        let mut found: Vec<u32> = counts.iter().map(|(term, _)| *term).filter(|term| weigh(*term) > 0.0).collect();
        found.sort_by(|a, b| weigh(*b).total_cmp(&weigh(*a)).then(a.cmp(b)));
        found.iter().take(3).filter_map(|term| self.shown.get(*term as usize).cloned()).collect()
    }
}

/// Whether a word has small letters only; "eBay" has others.
fn is_small(word: &str) -> bool {
    word.starts_with(char::is_lowercase) && !word.contains(char::is_uppercase)
}

/// Words between blanks that hold a letter or digit.
pub(super) fn count_words(sentence: &str) -> usize {
    sentence.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count()
}

/// What speaks for or against quoting a sentence without its neighbors; each from 0 (not so) to 1 where nothing else is
/// said. A method gives each its own weight.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Style {
    /// Begins with a word that points back.
    pub dangling: f32,
    /// A voice other than the outlet's speaks.
    pub personal: f32,
    /// Asks.
    pub question: f32,
    /// Looks like a caption, a byline or a call to read on.
    pub label: f32,
    /// How much shorter than ten words.
    pub short: f32,
    /// How many tens of words above thirty.
    pub long: f32,
    /// Share of its words inside quotation marks.
    pub quoted: f32,
    /// Logarithm of its words.
    pub length: f32,
    /// Points at a picture beside it ("(left)").
    pub aside: f32,
    /// Does not end as sentences do: a headline, a caption, an item of a list. What ends a line of these in some sources is
    /// a blank and a period.
    pub unended: f32,
}

impl Style {
    fn of(sentence: &str, words: usize, opening: &Opening, personal: bool, credit: bool, aside: bool) -> Self {
        let holds = |so: bool| if so { 1.0 } else { 0.0 };
        let end = sentence.trim_end_matches(CLOSING_MARKS);
        let unended = !end.ends_with(['.', '!', '?', '…', '。', '！', '？']) || end.ends_with(" .");
        let words = words as f32;
        Self {
            dangling: holds(opening.points_back()),
            personal: holds(personal),
            question: holds(end.ends_with('?')),
            label: holds(credit || (words < 12.0 && (unended || opening.is_label()))),
            short: (1.0 - words / 10.0).max(0.0),
            long: (words / 10.0 - 3.0).max(0.0),
            quoted: opening.quoted(),
            length: (1.0 + words).ln(),
            aside: holds(aside),
            unended: holds(unended),
        }
    }

    /// The weights of a table for one article.
    pub fn of_article(weights: &ArticleWeights) -> Self {
        let ArticleWeights { dangling, personal, question, label, short, long, quoted, length, aside, unended, .. } =
            *weights;
        Self { dangling, personal, question, label, short, long, quoted, length, aside, unended }
    }

    /// The weights of a table for stories. Short sentences are no worse there: what is in short supply is words.
    pub fn of_story(weights: &StoryWeights) -> Self {
        let StoryWeights { dangling, personal, question, label, quoted, aside, unended, .. } = *weights;
        Self { dangling, personal, question, label, quoted, aside, unended, short: 0.0, long: 0.0, length: 0.0 }
    }

    /// The sum by weight.
    pub fn weigh(&self, weights: &Style) -> f32 {
        self.dangling * weights.dangling
            + self.personal * weights.personal
            + self.question * weights.question
            + self.label * weights.label
            + self.short * weights.short
            + self.long * weights.long
            + self.quoted * weights.quoted
            + self.length * weights.length
            + self.aside * weights.aside
            + self.unended * weights.unended
    }
}

/// Sorts by term and adds up what stands twice.
pub(super) fn sum_up(entries: &mut Vector) {
    entries.sort_unstable_by_key(|(term, _)| *term);
    entries.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 += next.1;
        }
        same
    });
}

/// The same direction at length 1.
pub(super) fn unit(mut vector: Vector) -> Vector {
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|(_, weight)| *weight /= length);
    }
    vector
}

/// The same direction at length 1, one entry a term.
pub(super) fn unit_dense(mut vector: Vec<f32>) -> Vec<f32> {
    let length = vector.iter().map(|weight| weight * weight).sum::<f32>().sqrt();
    if length > 0.0 {
        vector.iter_mut().for_each(|weight| *weight /= length);
    }
    vector
}

/// The product of a sentence with something that has an entry for every term.
pub(super) fn product(vector: &Vector, dense: &[f32]) -> f32 {
    vector.iter().filter_map(|(term, weight)| Some(weight * dense.get(*term as usize)?)).sum()
}

/// The product of two sentences.
pub(super) fn overlap(a: &Vector, b: &Vector) -> f32 {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    let mut sum = 0.0;
    while let (Some((i, x)), Some((j, y))) = (a.peek(), b.peek()) {
        match i.cmp(j) {
            Ordering::Less => drop(a.next()),
            Ordering::Greater => drop(b.next()),
            Ordering::Equal => {
                sum += x * y;
                a.next();
                b.next();
            }
        }
    }
    sum
}

/// What all sentences of a text (or of several) add up to.
#[derive(Debug)]
pub(super) struct Whole {
    /// Each sentence by tf-idf, the sentences being the documents (tf-isf), at length 1.
    pub vectors: Vec<Vector>,
    /// Each sentence by its logarithmic counts, at length 1.
    pub plain: Vec<Vector>,
    /// Each sentence by its set of terms, at length 1.
    pub sets: Vec<Vector>,
    /// The logarithmic counts of what stands in more than one sentence, at length 1.
    pub repeated: Vec<f32>,
    /// The terms by how early they stand, at length 1.
    pub early: Vec<f32>,
}

impl Whole {
    /// `places`: how far from the start of its article each sentence stands; `decay`: after how many sentences a term
    /// counts for a third; `mention` and `idf` are added to what every mention and every rarity counts.
    pub fn of(sentences: &[Sentence], places: &[usize], terms: usize, decay: f32, (mention, idf): (f32, f32)) -> Self {
        let (mut within, mut often, mut early) = (vec![0.0_f32; terms], vec![0.0_f32; terms], vec![0.0_f32; terms]);
        for (sentence, place) in sentences.iter().zip(places) {
            let weight = (-(*place as f32) / decay).exp() + mention;
            for (term, count) in &sentence.counts {
                let at = *term as usize;
                within.get_mut(at).into_iter().for_each(|sum| *sum += 1.0);
                often.get_mut(at).into_iter().for_each(|sum| *sum += count);
                early.get_mut(at).into_iter().for_each(|sum| *sum += weight);
            }
        }
        let all = sentences.len() as f32 + 1.0;
        let rare: Vec<f32> = within.iter().map(|with| (all / with.max(1.0)).ln() + idf).collect();
        let weigh = |sentence: &Sentence, weight: &dyn Fn(u32, f32) -> f32| {
            unit(sentence.counts.iter().map(|(term, count)| (*term, weight(*term, *count))).collect())
        };
        let tf_isf = |term: u32, count: f32| (1.0 + count.ln()) * rare.get(term as usize).copied().unwrap_or_default();
        let vectors: Vec<Vector> = sentences.iter().map(|sentence| weigh(sentence, &tf_isf)).collect();
        let repeated = within.iter().zip(&often).map(|(with, often)| if *with > 1.0 { 1.0 + often.ln() } else { 0.0 });
        Self {
            plain: sentences.iter().map(|sentence| weigh(sentence, &|_, count| 1.0 + count.ln())).collect(),
            sets: sentences.iter().map(|sentence| weigh(sentence, &|_, _| 1.0)).collect(),
            repeated: unit_dense(repeated.collect()),
            early: unit_dense(early),
            vectors,
        }
    }
}
