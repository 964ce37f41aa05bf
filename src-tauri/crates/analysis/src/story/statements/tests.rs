//! Invented stories of several outlets, with the statements that a reader would find.
use super::*;
use crate::story::fixtures::{self, Outlet};
use proptest::prelude::*;

/// All links of a story.
fn all_links(articles: &[Article], said: &[(usize, usize, Pairing)]) -> Vec<Link> {
    let mut found = Vec::new();
    for a in 0..articles.len() {
        for b in a + 1..articles.len() {
            let said: Vec<Pairing> = said.iter().filter(|one| (one.0, one.1) == (a, b)).map(|one| one.2).collect();
            found.extend(links(articles, a, b, &said));
        }
    }
    found
}

fn of(articles: &[Article], said: &[(usize, usize, Pairing)]) -> Vec<Statement> {
    let counts: Vec<usize> = articles.iter().map(|article| article.sentences.len()).collect();
    statements(&counts, &all_links(articles, said))
}

/// Pairs of sentences of two outlets: right, found, wanted. And the statements that only one outlet has, which a reader
/// looks for: right, found, wanted.
fn counts(outlets: &[Outlet], found: &[Statement], wrong: &mut Vec<String>) -> [usize; 6] {
    let articles: Vec<Article> = outlets.iter().map(Outlet::article).collect();
    let gold = |(article, at): Place| outlets[article].gold[at].clone();
    let text = |(article, at): Place| articles[article].sentences[at].of(articles[article].text);
    let mut sum = [0; 6];
    for statement in found {
        for (n, one) in statement.told.iter().enumerate() {
            for other in statement.told.iter().skip(n + 1).filter(|other| other.0 != one.0) {
                sum[1] += 1;
                if gold(*one).is_some() && gold(*one) == gold(*other) {
                    sum[0] += 1;
                } else {
                    wrong.push(format!("joined: {} / {}", text(*one), text(*other)));
                }
            }
        }
        if statement.articles() == 1 && statement.partly.is_empty() {
            sum[4] += 1;
            sum[3] += usize::from(gold(statement.best).is_none());
        }
    }
    let places: Vec<Place> =
        outlets.iter().enumerate().flat_map(|(a, outlet)| (0..outlet.gold.len()).map(move |at| (a, at))).collect();
    for (n, one) in places.iter().enumerate() {
        sum[5] += usize::from(gold(*one).is_none());
        for other in places.iter().skip(n + 1).filter(|other| other.0 != one.0) {
            if gold(*one).is_some() && gold(*one) == gold(*other) {
                sum[2] += 1;
                if !found.iter().any(|statement| statement.told.contains(one) && statement.told.contains(other)) {
                    wrong.push(format!("missed: {} / {}", text(*one), text(*other)));
                }
            }
        }
    }
    sum
}

#[test]
fn statements_are_found_as_a_reader_would() {
    let mut sums = [0; 6];
    let mut wrong = Vec::new();
    for story in fixtures::stories() {
        let articles: Vec<Article> = story.outlets.iter().map(Outlet::article).collect();
        wrong.push(format!("= {}", story.name));
        for (sum, count) in sums.iter_mut().zip(counts(&story.outlets, &of(&articles, &[]), &mut wrong)) {
            *sum += count;
        }
    }
    let share = |part: usize, of: usize| part as f64 / of as f64;
    let (precision, recall) = (share(sums[0], sums[1]), share(sums[0], sums[2]));
    let (alone_precision, alone_recall) = (share(sums[3], sums[4]), share(sums[3], sums[5]));
    let figures = format!(
        "pairs: precision {precision:.3}, recall {recall:.3}; alone: precision {alone_precision:.3}, recall \
         {alone_recall:.3}\n{}",
        wrong.join("\n")
    );
    assert!(precision >= 0.97 && recall >= 0.78, "{figures}");
}

fn outlet(sentences: &[&str]) -> Outlet {
    let mut outlet = Outlet::default();
    sentences.iter().for_each(|sentence| outlet.push("-", sentence));
    outlet
}

#[track_caller]
fn check(outlets: &[&[&str]], said: &[(usize, usize, Pairing)], expected: &[&[Place]]) {
    let outlets: Vec<Outlet> = outlets.iter().map(|sentences| outlet(sentences)).collect();
    let articles: Vec<Article> = outlets.iter().map(Outlet::article).collect();
    let found: Vec<Vec<Place>> = of(&articles, said).into_iter().map(|statement| statement.told).collect();
    assert_eq!(found, expected);
}

const FERRY: &str = "The ferry to Kallby sank in calm water.";
const CRANE: &str = "A crane is on its way from Norhaven.";
const DIVERS: &str = "Divers go down today.";

#[test]
fn most_told_first_then_in_the_order_of_telling() {
    let outlets: &[&[&str]] = &[&[DIVERS, FERRY], &[CRANE, FERRY], &[FERRY, CRANE]];
    check(outlets, &[], &[&[(0, 1), (1, 1), (2, 0)], &[(1, 0), (2, 1)], &[(0, 0)]]);
    check(&[&[FERRY]], &[], &[&[(0, 0)]]);
    check(&[&[], &[]], &[], &[]);
    check(&[], &[], &[]);
}

#[test]
fn a_reader_is_not_overruled_by_a_third_outlet() {
    let apart = (0, 1, Pairing { a: 0, b: 0, together: false });
    check(&[&[FERRY], &[FERRY], &[FERRY]], &[apart], &[&[(0, 0), (2, 0)], &[(1, 0)]]);
    let together = (0, 1, Pairing { a: 0, b: 0, together: true });
    check(&[&[FERRY], &[CRANE]], &[together], &[&[(0, 0), (1, 0)]]);
}

#[test]
fn a_chain_is_no_statement() {
    let whole = |a: Place, b: Place, score: f64| Link { a, b, bond: Bond::Whole, score };
    let chain = [whole((0, 0), (1, 0), 0.9), whole((1, 0), (2, 0), 0.5), whole((2, 0), (3, 0), 0.8)];
    let found = statements(&[1, 1, 1, 1], &chain);
    assert_eq!(found.iter().map(|one| one.told.clone()).collect::<Vec<_>>(), [[(0, 0), (1, 0)], [(2, 0), (3, 0)]]);
    // What was linked and is another statement all the same, is a part of it.
    assert_eq!(found[0].partly, [(2, 0)]);
    assert_eq!(found[0].best, (0, 0));
    let part = Link { bond: Bond::Part, ..whole((0, 0), (1, 0), 0.9) };
    let found = statements(&[1, 1], &[part, whole((7, 0), (0, 9), 1.0)]);
    assert_eq!((found.len(), &found[0].partly[..], &found[1].partly[..]), (2, &[(1, 0)][..], &[(0, 0)][..]));
}

proptest! {
    #[test]
    fn every_sentence_stands_in_one_statement(
        counts in prop::collection::vec(0usize..6, 0..6),
        links in prop::collection::vec(((0usize..7, 0usize..7), (0usize..7, 0usize..7), 0u8..3, 0.0f64..1.0), 0..40),
    ) {
        let bond = |number: u8| [Bond::Whole, Bond::Part, Bond::Apart][usize::from(number)];
        let links: Vec<Link> =
            links.into_iter().map(|(a, b, number, score)| Link { a, b, bond: bond(number), score }).collect();
        let found = statements(&counts, &links);
        let mut told: Vec<Place> = found.iter().flat_map(|one| one.told.iter().copied()).collect();
        told.sort_unstable();
        let all: Vec<Place> = counts.iter().enumerate().flat_map(|(a, count)| (0..*count).map(move |at| (a, at))).collect();
        prop_assert_eq!(told, all);
        for one in &found {
            prop_assert!(one.told.contains(&one.best));
            prop_assert!(one.partly.iter().all(|(article, _)| one.told.iter().all(|(teller, _)| teller != article)));
        }
    }
}

/// Twelve articles of 800 words, all on one event. Run it optimized.
#[test]
#[allow(clippy::disallowed_methods)]
#[ignore = "a measurement, only worth something when optimized"]
fn twelve_articles_in_300_milliseconds() {
    const WORDS: &[&str] = &[
        "harbor", "council", "bridge", "vote", "storm", "police", "mayor", "school", "river", "train", "court",
        "money", "doctor", "street", "farmer", "ship", "union", "budget", "winter", "market", "engine", "window",
        "letter", "garden",
    ];
    let outlets: Vec<Outlet> = (0..12_usize)
        .map(|outlet| {
            let mut made = Outlet::default();
            for sentence in 0..40_usize {
                let word = |n: usize| WORDS[(sentence * 7 + n * n * 5 + (n % 3) * outlet) % WORDS.len()];
                let words: Vec<&str> = (0..19).map(word).collect();
                made.push("-", &format!("The {} {}.", words.join(" "), sentence * 31));
            }
            made
        })
        .collect();
    let articles: Vec<Article> = outlets.iter().map(Outlet::article).collect();
    let start = std::time::Instant::now();
    let found = of(&articles, &[]);
    let took = start.elapsed();
    println!("{} statements of 12 articles in {took:.1?}", found.len());
    assert!(took.as_millis() < 300, "{took:?}");
}
