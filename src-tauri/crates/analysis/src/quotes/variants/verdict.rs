//! What an alignment of two tellings amounts to: one utterance cut or reworded, or two that only sound alike.
use super::align::{matches, position, shared, unused, CELLS};
use super::words::{Sort, Word};
use super::{Prepared, Speakers};
use crate::Span;

/// What was found.
pub(super) enum Verdict {
    /// One utterance, with the stretches of each that the other leaves out.
    Cut(Vec<Span>, Vec<Span>),
    /// One utterance in other words.
    Reworded,
    /// Two: a number, a name, a day or a negation differs in the same place.
    Conflict,
    /// Neither can be said.
    Open,
}

/// By the words as they are spelled.
pub(super) fn strict(a: &Prepared, b: &Prepared) -> Verdict {
    let (short, long, turned) =
        if a.words.len() <= b.words.len() { (&a.words, &b.words, false) } else { (&b.words, &a.words, true) };
    let cut = |of_short: Vec<Span>, of_long: Vec<Span>| match turned {
        false => Verdict::Cut(of_short, of_long),
        true => Verdict::Cut(of_long, of_short),
    };
    // What shares too few words is neither a part of the other nor like it.
    let common = shared(&a.keys, &b.keys);
    if common * 2 < short.len() {
        return Verdict::Open;
    }
    let content = count(short, |word| word.content);
    let letters = short.iter().map(|word| word.norm.len()).sum::<usize>();
    let telling = short.len() >= 3 || short.len() == 2 && letters >= 10;
    if telling && (content > 0 || short.len() >= 5) {
        let found = if common == short.len() { position(long, short) } else { None };
        if let Some(start) = found {
            let end = start + short.len();
            if long.get(end).is_some_and(turns_round) || is_turned(long, start) {
                return Verdict::Conflict;
            }
            let used: Vec<bool> = (0..long.len()).map(|at| (start..end).contains(&at)).collect();
            return cut(Vec::new(), unused(long, &used));
        }
    }
    if short.len() < 4 || (short.len() + 1) * (long.len() + 1) > CELLS {
        return Verdict::Open;
    }
    let keys = |words: &[Word]| words.iter().map(|word| word.key).collect::<Vec<u32>>();
    let alignment = Alignment::new(short, long, matches(&keys(short), &keys(long)));
    let found = &alignment.found;
    if found.len() < 4 || found.len() * 10 < short.len() * 5 {
        return Verdict::Open;
    }
    if alignment.conflicts() {
        return Verdict::Conflict;
    }
    let (matched, runs) = (alignment.content(), alignment.runs(3));
    let (cut_short, cut_long) = alignment.unmatched();
    let inner = alignment.inner();
    let one_sided = alignment.gaps.iter().all(|gap| gap.0.is_empty() || gap.1.is_empty());
    if one_sided && matched >= 2 && found.len() >= 5 && alignment.left_out_content() {
        let whole = found.len() == short.len() && inner <= 3 && runs > 0;
        // The end of one is the start of the other.
        let overlap = inner == 0 && alignment.runs(6) > 0 && matched >= 3;
        if whole || overlap {
            return cut(cut_short, cut_long);
        }
    }
    let share = found.len() as f64 / short.len() as f64;
    // Small words are common to everything: some of what is shared must be long, and in runs.
    if share >= 0.6 && runs * 3 >= short.len().saturating_sub(2) && alignment.agrees() {
        return Verdict::Reworded;
    }
    Verdict::Open
}

/// With person and tense shifted back, forms and close synonyms counted as one.
pub(super) fn loose(a: &Prepared, b: &Prepared, speakers: Speakers) -> Verdict {
    let (short, long) = if a.filled.len() <= b.filled.len() { (&a.filled, &b.filled) } else { (&b.filled, &a.filled) };
    let common = shared(&a.topics, &b.topics);
    if common < 2 || common * 2 < a.topics.len().min(b.topics.len()) || (short.len() + 1) * (long.len() + 1) > CELLS {
        return Verdict::Open;
    }
    let keys = |words: &[Word]| words.iter().map(|word| word.loose).collect::<Vec<u32>>();
    let alignment = Alignment::new(short, long, matches(&keys(short), &keys(long)));
    let matched = alignment.content();
    let share = alignment.found.len() as f64 / short.len() as f64;
    if matched < 2 || share < 0.6 {
        return Verdict::Open;
    }
    if alignment.conflicts() {
        return Verdict::Conflict;
    }
    let least = count(short, |word| word.content).min(count(long, |word| word.content)) as f64;
    let near = matched as f64 >= 0.75 * least && alignment.agrees();
    let enough = match speakers {
        Speakers::Same => share >= 0.85 || matched >= 3 && share >= 0.6,
        _ => share >= 0.8 && matched >= 3,
    };
    if near && enough && alignment.runs(2) > 0 {
        Verdict::Reworded
    } else {
        Verdict::Open
    }
}

fn count(words: &[Word], test: impl Fn(&Word) -> bool) -> usize {
    words.iter().filter(|word| test(word)).count()
}

/// A negation that stands after what it turns round.
fn turns_round(word: &Word) -> bool {
    matches!(&*word.norm, "nicht" | "pas" | "niet")
}

/// Whether a negation stands right before the word at `at`, no mark between: "no vamos", but not "No, we go".
fn is_turned(words: &[Word], at: usize) -> bool {
    let (Some(before), Some(word)) = (at.checked_sub(1).and_then(|at| words.get(at)), words.get(at)) else {
        return false;
    };
    let next = word.span.start().saturating_sub(before.span.end()) <= 1;
    next && matches!(&*before.norm, "no" | "non" | "nao")
}

/// The words of two tellings laid beside each other.
struct Alignment<'a> {
    short: &'a [Word],
    long: &'a [Word],
    found: Vec<(usize, usize)>,
    /// What stands before, between and after the matches; one more than there are matches.
    gaps: Vec<(&'a [Word], &'a [Word])>,
}

impl<'a> Alignment<'a> {
    fn new(short: &'a [Word], long: &'a [Word], found: Vec<(usize, usize)>) -> Self {
        let mut gaps = Vec::with_capacity(found.len() + 1);
        let (mut i, mut j) = (0, 0);
        for (x, y) in found.iter().copied().chain([(short.len(), long.len())]) {
            gaps.push((short.get(i..x).unwrap_or_default(), long.get(j..y).unwrap_or_default()));
            (i, j) = (x + 1, y + 1);
        }
        Self { short, long, found, gaps }
    }

    /// Matched words with a topic.
    fn content(&self) -> usize {
        self.found.iter().filter(|(i, _)| self.short.get(*i).is_some_and(|word| word.content)).count()
    }

    /// How many runs of so many matched words there are.
    fn runs(&self, length: usize) -> usize {
        let joined = |pair: &[(usize, usize)]| matches!(pair, [a, b] if a.0 + 1 == b.0 && a.1 + 1 == b.1);
        self.found.windows(length).filter(|run| run.windows(2).all(joined)).count()
    }

    /// How many gaps lie between matches.
    fn inner(&self) -> usize {
        let between = self.gaps.iter().skip(1).take(self.gaps.len().saturating_sub(2));
        between.filter(|(a, b)| !a.is_empty() || !b.is_empty()).count()
    }

    fn unmatched(&self) -> (Vec<Span>, Vec<Span>) {
        let (mut used_short, mut used_long) = (vec![false; self.short.len()], vec![false; self.long.len()]);
        for (i, j) in &self.found {
            if let (Some(one), Some(other)) = (used_short.get_mut(*i), used_long.get_mut(*j)) {
                (*one, *other) = (true, true);
            }
        }
        (unused(self.short, &used_short), unused(self.long, &used_long))
    }

    fn left_out_content(&self) -> bool {
        self.gaps.iter().any(|(a, b)| a.iter().chain(*b).any(|word| word.content))
    }

    /// Whether something that must agree differs in the same place.
    fn conflicts(&self) -> bool {
        let last = self.gaps.len().saturating_sub(1);
        self.gaps.iter().enumerate().any(|(number, &(a, b))| {
            let edge = number == 0 || number == last;
            let negations = |words: &[Word]| count(words, |word| word.sort == Sort::Negation);
            let turned = negations(a) != negations(b) && !(edge && (a.is_empty() || b.is_empty()));
            let first = self.found.first().filter(|_| number == 0);
            let before = first.is_some_and(|(i, j)| is_turned(self.short, *i) != is_turned(self.long, *j));
            let after = number == last && a.iter().take(1).chain(b.iter().take(1)).any(turns_round);
            let differ = |sort: Sort| {
                let of = |words: &'a [Word]| words.iter().filter(move |word| word.sort == sort);
                of(a).next().is_some()
                    && of(b).next().is_some()
                    && !of(a).any(|one| of(b).any(|two| one.loose == two.loose))
            };
            turned || before || after || differ(Sort::Number) || differ(Sort::Name) || differ(Sort::Date)
        })
    }

    /// Whether what was put in place of something else is little beside what agrees.
    fn agrees(&self) -> bool {
        let mut replaced = 0;
        for (a, b) in &self.gaps {
            let alone = |words: &[Word], others: &[Word]| {
                count(words, |word| word.content && !others.iter().any(|other| related(word, other)))
            };
            replaced += alone(a, b).min(alone(b, a));
        }
        replaced * 5 <= self.content()
    }
}

/// Whether two words are forms of one, or one is a part of the other: "reopen", "open"; "await", "wait".
pub(super) fn related(a: &Word, b: &Word) -> bool {
    let part = |one: &str, other: &str| {
        let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
        short.len() >= 4 && long.ends_with(short)
            || short.len() >= 5 && long.starts_with(short) && long.len() - short.len() <= 2
    };
    let plain = a.sort == Sort::Plain && b.sort == Sort::Plain;
    a.loose == b.loose || plain && (part(&a.norm, &b.norm) || part(&a.stem, &b.stem))
}
