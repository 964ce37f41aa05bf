//! Invented pairs of outlets, with the joins that a reader would make.
use super::{align, Alignment, Label, Pairing};
use crate::compare::fixtures;
use crate::{Article, Language};
use proptest::prelude::*;

fn label(name: &str) -> Label {
    match name {
        "same" => Label::Same,
        "reworded" => Label::Reworded,
        "partly" => Label::Partly,
        "only_here" => Label::OnlyHere,
        other => panic!("{other}"),
    }
}

#[test]
fn sentences_are_joined_as_a_reader_would() {
    let (mut right, mut found, mut wanted, mut labels, mut all) = (0, 0, 0, 0, 0);
    let mut wrong = Vec::new();
    for pair in fixtures::pairs() {
        let (a, b) = (pair.a.article(), pair.b.article());
        let alignment = align(&a, &b, &[]);
        for (side, entries, article) in [(&pair.a, &alignment.a, &a), (&pair.b, &alignment.b, &b)] {
            for ((gold, entry), span) in side.gold.iter().zip(entries).zip(&article.sentences) {
                right += entry.aligned.iter().filter(|at| gold.partners.contains(at)).count();
                found += entry.aligned.len();
                wanted += gold.partners.len();
                all += 1;
                let same = label(&gold.label) == entry.label;
                labels += usize::from(same);
                if !same || entry.aligned != gold.partners {
                    wrong.push(format!(
                        "{}: {:?} {:?}, not {:?}: {}",
                        pair.name,
                        entry.label,
                        entry.aligned,
                        gold,
                        span.of(article.text)
                    ));
                }
            }
        }
    }
    let share = |part: usize, of: usize| part as f64 / of as f64;
    let (precision, recall, labelled) = (share(right, found), share(right, wanted), share(labels, all));
    let figures = format!("precision {precision:.2}, recall {recall:.2}, labels {labelled:.2}\n{}", wrong.join("\n"));
    assert!(precision >= 0.95 && recall >= 0.95 && labelled >= 0.9, "{figures}");
}

/// Free paraphrases, and as many neighbors that share names and subject and say something else: what is joined is nearly
/// always right, and about half of what is there is found.
#[test]
fn paraphrases_are_joined_and_neighbors_are_not() {
    let (mut right, mut found, mut wanted, mut reworded) = (0, 0, 0, 0);
    let mut wrong = Vec::new();
    for pair in fixtures::paraphrases() {
        let alignment = align(&pair.a.article(), &pair.b.article(), &[]);
        for (at, (gold, entry)) in pair.a.gold.iter().zip(&alignment.a).enumerate() {
            wanted += gold.partners.len();
            found += entry.aligned.len();
            let hits = entry.aligned.iter().filter(|at| gold.partners.contains(at)).count();
            right += hits;
            reworded += usize::from(hits > 0 && entry.label == label(&gold.label));
            if entry.aligned != gold.partners {
                wrong.push(format!(
                    "{} {at}: {:?} {:.2}, not {:?}",
                    pair.name, entry.aligned, entry.score, gold.partners
                ));
            }
        }
    }
    let figures = format!("{right} of {found} right, {wanted} wanted, {reworded} reworded\n{}", wrong.join("\n"));
    assert!(right * 20 >= found * 19 && right * 20 >= wanted * 9 && reworded * 10 >= right * 9, "{figures}");
}

#[track_caller]
fn check(a: &[&str], b: &[&str], said: &[Pairing], expected: &[(Label, &[usize], bool)]) {
    let (a, b) = (fixtures::Text::new(a), fixtures::Text::new(b));
    let found = align(&a.article(), &b.article(), said);
    let found: Vec<_> = found.a.iter().map(|entry| (entry.label, entry.aligned.as_slice(), entry.moved)).collect();
    assert_eq!(found, expected);
}

const A: &[&str] =
    &["The ferry to Kallby sank in calm water.", "Nobody was hurt, the harbor master said.", "Divers go down today."];
const B: &[&str] =
    &["Divers go down today.", "The ferry to Kallby sank in calm water.", "A crane is on its way from Norhaven."];

#[test]
fn order_does_not_matter_but_is_told() {
    let gone = (Label::OnlyHere, &[][..], false);
    check(A, B, &[], &[(Label::Same, &[1], false), gone, (Label::Same, &[0], true)]);
    check(A, A, &[], &[(Label::Same, &[0], false), (Label::Same, &[1], false), (Label::Same, &[2], false)]);
    check(A, &[], &[], &[gone, gone, gone]);
    check(&[], B, &[], &[]);
}

#[test]
fn the_reader_has_the_last_word() {
    let gone = (Label::OnlyHere, &[][..], false);
    let apart = Pairing { a: 0, b: 1, together: false };
    let together = Pairing { a: 1, b: 2, together: true };
    let nowhere = Pairing { a: 90, b: 1, together: true };
    check(A, B, &[apart, together, nowhere], &[gone, (Label::Reworded, &[2], false), (Label::Same, &[0], true)]);
}

#[test]
fn long_articles_stay_bounded() {
    let text = |salt: usize| -> Vec<String> {
        (0..3000)
            .map(|n| {
                format!("Item {} of list {} went to the harbor of w{} said.", n * salt % 997, n % 7, n * 31 % 1009)
            })
            .collect()
    };
    let (a, b) = (text(3), text(5));
    let of = |list: &[String]| fixtures::Text::new(&list.iter().map(String::as_str).collect::<Vec<_>>());
    let found = align(&of(&a).article(), &of(&b).article(), &[]);
    assert_eq!((found.a.len(), found.b.len()), (3000, 3000));
}

fn consistent(found: &Alignment) -> bool {
    let backs = |one: &[super::Aligned], other: &[super::Aligned]| {
        one.iter().enumerate().all(|(at, entry)| {
            (entry.label == Label::OnlyHere) == entry.aligned.is_empty()
                && (0.0..=1.0).contains(&entry.score)
                && entry.aligned.iter().all(|to| other.get(*to).is_some_and(|back| back.aligned.contains(&at)))
        })
    };
    backs(&found.a, &found.b) && backs(&found.b, &found.a)
}

proptest! {
    #[test]
    fn both_sides_tell_the_same(a in "([a-e]{1,2}[ .]{1,2}){0,40}", b in "([a-e]{1,2}[ .]{1,2}){0,40}", said in prop::collection::vec((0usize..9, 0usize..9, any::<bool>()), 0..5)) {
        let said: Vec<Pairing> = said.into_iter().map(|(a, b, together)| Pairing { a, b, together }).collect();
        let (a, b) = (Article::new(&a, Language::English), Article::new(&b, Language::English));
        let found = align(&a, &b, &said);
        prop_assert_eq!((found.a.len(), found.b.len()), (a.sentences.len(), b.sentences.len()));
        prop_assert!(consistent(&found));
        let flipped: Vec<Pairing> = said.iter().map(|one| Pairing { a: one.b, b: one.a, ..*one }).collect();
        prop_assert!(consistent(&align(&b, &a, &flipped)));
    }
}
