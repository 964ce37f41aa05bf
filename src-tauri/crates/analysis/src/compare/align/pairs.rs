//! Which pairs of sentences are worth joining, and how sure that is.
use super::super::meaning::Meaning;
use super::super::terms::{both, Sentence, Terms};

/// Score from which two sentences may be joined. Between two articles on one story most pairs of sentences share a few
/// names and words and do not belong together, so this stands well above where labelled pairs alone would put it.
const TOGETHER: f64 = 0.24;
/// Fewest words with some meaning that two sentences must share, but for very short ones, where nothing but their words
/// is known of them.
const SHARED: usize = 3;
/// Of the score so much is by words, the rest by meaning.
const WORDS: f64 = 2.0 / 3.0;
/// From here on two sentences that share too few words are joined by their meaning alone: the geometric mean of the
/// likeness of the whole and of what is not said in the same words.
const MEANT: f64 = 0.3;
/// No pair joined by meaning alone is surer than this.
const UNSURE: f64 = 0.3;
/// Sentences of so few words that share a name and a noun have little else to say: they must be alike in that too.
const SHORT: usize = 10;
/// How alike the rest of two short sentences must be, unless their words alone reach [`PLAIN`].
const REST: f64 = 0.1;
/// Score by words from which two sentences belong together however short they are.
const PLAIN: f64 = 0.5;
/// Partners looked at for one sentence, the best first.
const PARTNERS: usize = 24;
/// So many pairs are compared by meaning; beyond, only sentences that share an uncommon word.
const COMPARED: usize = 90_000;

/// A pair of sentences.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Pair {
    pub a: usize,
    pub b: usize,
    pub score: f64,
    /// Whether it rests on meaning alone.
    pub meant: bool,
}

/// All pairs worth a look, best first.
pub(super) fn scored(terms: &Terms, meaning: Option<&Meaning>) -> Vec<Pair> {
    let compared = terms.a.len().saturating_mul(terms.b.len()) <= COMPARED;
    let mut pairs = Vec::new();
    for ((at, sentence), partners) in terms.a.iter().enumerate().zip(terms.partners()) {
        let by_words = partners.into_iter().filter_map(|b| Some((b, terms.score(sentence, terms.b.get(b)?))));
        let mut mine: Vec<Pair> = Vec::new();
        for (b, words) in best(by_words.collect()) {
            let Some(partner) = terms.b.get(b) else { continue };
            let likeness = meaning.and_then(|meaning| meaning.likeness(at, b));
            let score = match (meaning, likeness) {
                (Some(meaning), Some(likeness)) => with_meaning(meaning, sentence, partner, words, likeness),
                _ => enough(sentence, partner).then_some(words),
            };
            if let Some(score) = score.filter(|score| *score >= TOGETHER) {
                mine.push(Pair { a: at, b, score, meant: false });
            }
        }
        if let Some(meaning) = meaning.filter(|_| compared) {
            // The rest is at most wholly alike.
            let near = |b: usize| meaning.likeness(at, b).filter(|near| *near >= MEANT * MEANT).map(|near| (b, near));
            let others: Vec<(usize, f64)> = (0..terms.b.len()).filter_map(near).collect();
            for (b, likeness) in best(others) {
                let meant = terms.b.get(b).and_then(|partner| meaning.rest(sentence, partner)).unwrap_or_default();
                let meant = (meant * likeness).sqrt();
                if meant >= MEANT && mine.iter().all(|pair| pair.b != b) {
                    mine.push(Pair { a: at, b, score: (meant * TOGETHER / MEANT).min(UNSURE), meant: true });
                }
            }
        }
        pairs.append(&mut mine);
    }
    pairs.sort_by(|x, y| y.score.total_cmp(&x.score).then_with(|| (x.a, x.b).cmp(&(y.a, y.b))));
    pairs
}

/// The [`PARTNERS`] with the highest score.
fn best(mut scored: Vec<(usize, f64)>) -> Vec<(usize, f64)> {
    scored.sort_by(|x, y| y.1.total_cmp(&x.1).then(x.0.cmp(&y.0)));
    scored.truncate(PARTNERS);
    scored
}

/// The score by words and meaning; `None` of two short sentences that share a subject and say different things of it.
fn with_meaning(meaning: &Meaning, a: &Sentence, b: &Sentence, words: f64, likeness: f64) -> Option<f64> {
    let short = a.length.min(b.length) <= SHORT;
    let differ = short && words < PLAIN && meaning.rest(a, b).is_some_and(|rest| rest < REST);
    (!differ).then_some(WORDS * words + (1.0 - WORDS) * likeness)
}

/// Whether two sentences share enough words with some meaning.
fn enough(a: &Sentence, b: &Sentence) -> bool {
    let enough = SHARED.min(a.meaning.len()).min(b.meaning.len());
    both(&a.meaning, &b.meaning).count() >= enough.max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compare::fixtures::Text;

    fn check(a: &[&str], b: &[&str], expected: &[(usize, usize, bool)]) {
        let (a, b) = (Text::new(a), Text::new(b));
        let terms = Terms::new(&a.article(), &b.article());
        let meaning = Meaning::new(&a.article(), &b.article(), &terms);
        let found = scored(&terms, meaning.as_ref());
        assert!(found.iter().all(|pair| (TOGETHER..2.0).contains(&pair.score)));
        let found: Vec<_> = found.iter().map(|pair| (pair.a, pair.b, pair.meant)).collect();
        assert_eq!(found, expected);
    }

    const ILL: &str = "Doctors warned that the illness spreads quickly.";
    const SICK: &str = "Physicians say a disease is moving fast.";
    const A: &[&str] =
        &["A brass band played.", "Buses were late again.", "The vote is on Sunday.", "Bread costs more."];
    const B: &[&str] =
        &["It rained all day.", "Ships wait in port.", "Her party has no money.", "Nine goals were shot."];

    #[test]
    fn pairs_rest_on_words_or_on_meaning() {
        check(&[&[ILL], A].concat(), &[&[SICK], B].concat(), &[(0, 0, true)]);
        let turned = "The illness spreads quickly, doctors warned.";
        check(&[&[ILL], A].concat(), &[&[turned], B].concat(), &[(0, 0, false)]);
        let elected = "Board chair Helga Moss was elected to her post last autumn.";
        let called = "Board chair Helga Moss called the evening a long one.";
        check(&[&[elected], A].concat(), &[&[called], B].concat(), &[]);
        check(&[], A, &[]);
    }

    /// Each sentence has so many partners at most, and between long articles none is looked for by meaning alone.
    #[test]
    fn work_is_bounded() {
        let found = |times: usize| {
            let text = |once: &str, others: &[&str]| [vec![once; times], others.repeat(times)].concat().join("\n");
            let (a, b) = (text(ILL, A), text(SICK, B));
            let (a, b) = (a.lines().collect::<Vec<_>>(), b.lines().collect::<Vec<_>>());
            let (a, b) = (Text::new(&a), Text::new(&b));
            let terms = Terms::new(&a.article(), &b.article());
            scored(&terms, Meaning::new(&a.article(), &b.article(), &terms).as_ref())
        };
        let some = found(30);
        assert!(some.iter().filter(|pair| pair.meant).count() == 30 * PARTNERS, "{}", some.len());
        assert!(found(61).iter().all(|pair| !pair.meant));
    }
}
