//! Sentences as every method of summarizing sees them: terms, length, and what speaks against quoting them alone.
use super::cues::Cues;
use super::weights::{ArticleWeights, StoryWeights};
use broadsheet_text::token::{self, Kind};
use broadsheet_text::{stem, stopwords, Language};
use rustc_hash::FxHashMap;
use std::cmp::Ordering;

/// Marks that may stand behind the last one.
const CLOSING_MARKS: [char; 8] = ['"', '\'', '“', '”', '’', '»', ')', '」'];

/// A sparse vector: term and weight, sorted by term.
pub(super) type Vector = Vec<(u32, f32)>;

/// A sentence that was read.
#[derive(Debug, Default)]
pub(super) struct Sentence {
    /// How often each of its terms stands in it.
    pub counts: Vector,
    /// Its words, as a reader counts them: between blanks.
    pub words: usize,
    /// How it is written.
    pub style: Style,
}

/// The terms of a text: stems of its words without stop words, numbered as they come.
#[derive(Debug, Default)]
pub(super) struct Terms {
    /// Number of each lower-case word; `None` for a stop word.
    words: FxHashMap<String, Option<u32>>,
    stems: FxHashMap<String, u32>,
    /// Each term as it was first written, to be shown.
    pub shown: Vec<String>,
}

impl Terms {
    /// Reads a sentence. Every word is stemmed once only.
    pub fn read(&mut self, sentence: &str, language: Language) -> Sentence {
        let mut counts: Vector = Vec::new();
        for token in token::tokens_of(sentence) {
            if matches!(token.kind, Kind::Word | Kind::Number) {
                counts.extend(self.number(token.span.of(sentence), language).map(|term| (term, 1.0)));
            }
        }
        sum_up(&mut counts);
        let words = count_words(sentence);
        Sentence { counts, words, style: Style::of(sentence, words, language) }
    }

    fn number(&mut self, word: &str, language: Language) -> Option<u32> {
        let lower = word.to_lowercase();
        if let Some(known) = self.words.get(&lower) {
            return *known;
        }
        let plain = lower.strip_suffix("'s").or_else(|| lower.strip_suffix("’s")).unwrap_or(&lower);
        let number = (!stopwords::contains(&lower, language)).then(|| {
            let next = self.shown.len() as u32;
            let number = *self.stems.entry(stem::stem(plain, language).into_owned()).or_insert(next);
            if number == next {
                let shown = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).unwrap_or(word);
                self.shown.push(shown.to_string());
            }
            number
        });
        self.words.insert(lower, number);
        number
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
    /// Share inside quotation marks.
    pub quoted: f32,
    /// Logarithm of its words.
    pub length: f32,
}

impl Style {
    fn of(sentence: &str, words: usize, language: Language) -> Self {
        let cues = Cues::of(language);
        let holds = |so: bool| if so { 1.0 } else { 0.0 };
        let is = |list: &[&str], word: &str| word.len() <= 12 && list.contains(&word.to_lowercase().as_str());
        let mut parts = sentence.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        let first = parts.clone().next().unwrap_or_default();
        let end = sentence.trim_end_matches(CLOSING_MARKS);
        let unended = !end.ends_with(['.', '!', '?', '…', '。', '！', '？']);
        let words = words as f32;
        Self {
            dangling: holds(is(cues.dangling, first)),
            personal: holds(parts.any(|part| is(cues.personal, part))),
            question: holds(end.ends_with('?')),
            label: holds(words < 12.0 && (unended || is(cues.labels, first))),
            short: (1.0 - words / 10.0).max(0.0),
            long: (words / 10.0 - 3.0).max(0.0),
            quoted: quoted(sentence),
            length: (1.0 + words).ln(),
        }
    }

    /// The weights of a table for one article.
    pub fn of_article(weights: &ArticleWeights) -> Self {
        let ArticleWeights { dangling, personal, question, label, short, long, quoted, length, .. } = *weights;
        Self { dangling, personal, question, label, short, long, quoted, length }
    }

    /// The weights of a table for stories. Short sentences are no worse there: what is in short supply is words.
    pub fn of_story(weights: &StoryWeights) -> Self {
        let StoryWeights { dangling, personal, question, label, .. } = *weights;
        Self { dangling, personal, question, label, ..Self::default() }
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
    }
}

/// The share of bytes between quotation marks, by their order: the first opens, the next closes.
fn quoted(sentence: &str) -> f32 {
    let mut open: Option<usize> = None;
    let mut inside = 0;
    for (at, _) in sentence.match_indices(['"', '“', '”', '„', '«', '»']) {
        match open.take() {
            Some(start) => inside += at - start,
            None => open = Some(at),
        }
    }
    inside += open.map_or(0, |start| sentence.len() - start);
    inside as f32 / sentence.len().max(1) as f32
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
    /// The sum of `vectors`.
    pub sum: Vec<f32>,
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
        let mut sum = vec![0.0; terms];
        for (term, weight) in vectors.iter().flatten() {
            sum.get_mut(*term as usize).into_iter().for_each(|sum| *sum += weight);
        }
        let repeated = within.iter().zip(&often).map(|(with, often)| if *with > 1.0 { 1.0 + often.ln() } else { 0.0 });
        Self {
            plain: sentences.iter().map(|sentence| weigh(sentence, &|_, count| 1.0 + count.ln())).collect(),
            sets: sentences.iter().map(|sentence| weigh(sentence, &|_, _| 1.0)).collect(),
            repeated: unit_dense(repeated.collect()),
            early: unit_dense(early),
            vectors,
            sum,
        }
    }
}
