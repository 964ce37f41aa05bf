//! Invented quotations in two outlets.
use super::{compare, Row, Status};
use crate::quotes::{Attribution, Findings, Kind, Person, Quotation, SpeakerKind};
use crate::{Article, Language, Span};
use Status::*;

/// A text that is `words`, one quotation a line, each said by the name before the bar.
fn told(lines: &[&str]) -> (String, Findings) {
    let (mut text, mut findings) = (String::new(), Findings::default());
    for line in lines {
        let (speaker, words) = line.split_once('|').unwrap();
        let span = Span::new(text.len(), text.len() + words.len());
        text.push_str(words);
        text.push('\n');
        let known = findings.people.iter().position(|person| person.name == speaker);
        let person = known.unwrap_or(findings.people.len());
        if known.is_none() {
            let kind = if speaker.is_empty() { SpeakerKind::Unknown } else { SpeakerKind::Person };
            findings.people.push(Person {
                name: speaker.to_string(),
                kind,
                aliases: vec![],
                roles: vec![],
                mentions: vec![],
            });
        }
        let verbatim = words.starts_with('“');
        findings.quotations.push(Quotation {
            span,
            spans: vec![span],
            verbatim: if verbatim { vec![span] } else { vec![] },
            kind: if verbatim { Kind::Direct } else { Kind::Indirect },
            cue: None,
            speaker: (!speaker.is_empty()).then(|| Attribution {
                mentions: vec![],
                canonical: speaker.to_string(),
                person: Some(person),
            }),
            certain: !speaker.is_empty(),
            confidence: 1.0,
            explanation: String::new(),
        });
    }
    (text, findings)
}

#[track_caller]
fn check(a: &[&str], b: &[&str], expected: &[(Option<usize>, Option<usize>, Status)]) {
    let ((text_a, said_a), (text_b, said_b)) = (told(a), told(b));
    let (x, y) = (Article::new(&text_a, Language::English), Article::new(&text_b, Language::English));
    let found = compare((&x, &said_a), (&y, &said_b));
    let found: Vec<_> = found.iter().map(|row| (row.a, row.b, row.status)).collect();
    assert_eq!(found, expected);
}

/// What one pair of quotations leaves out on either side, and whether it is only likely to be one utterance.
#[track_caller]
fn check_pair(a: &str, b: &str, cut_a: &[&str], cut_b: &[&str], likely: bool) {
    let ((text_a, said_a), (text_b, said_b)) = (told(&[a]), told(&[b]));
    let (x, y) = (Article::new(&text_a, Language::English), Article::new(&text_b, Language::English));
    let rows = compare((&x, &said_a), (&y, &said_b));
    let row: &Row = &rows[0];
    assert_eq!((row.a, row.b), (Some(0), Some(0)));
    let words = |text: &str, findings: &Findings| super::variants::utterance(text, &findings.quotations[0]);
    let (words_a, words_b) = (words(&text_a, &said_a), words(&text_b, &said_b));
    let cut = |words: &str, spans: &[Span]| spans.iter().map(|span| span.of(words).to_string()).collect::<Vec<_>>();
    assert_eq!(cut(&words_a, &row.cut_a), cut_a);
    assert_eq!(cut(&words_b, &row.cut_b), cut_b);
    assert_eq!(row.likely, likely);
}

#[test]
fn a_cut_says_what_was_left_out() {
    let whole = "Ilse Tamm|“We will not open the lock before the inspectors, who came late, have seen every gate.”";
    let short = "Ilse Tamm|“We will not open the lock before the inspectors have seen every gate.”";
    check_pair(whole, short, &["who came late"], &[], false);
    check_pair(short, whole, &[], &["who came late"], false);
    check_pair(whole, whole, &[], &[], false);
}

#[test]
fn what_no_run_of_words_shows_is_only_likely() {
    let one = "Ilse Tamm|“The bridge stays shut until spring: the cracks are a danger to everybody.”";
    let other = "Ilse Tamm|“Until the spring we keep the bridge closed, because cracks endanger everyone.”";
    check_pair(one, other, &[], &[], true);
}

#[test]
fn quotations_are_matched_once() {
    let lock = "Ilse Tamm|“We will not open the lock before the inspectors have seen every gate.”";
    let other = "Marek Oduya|“Nobody asked the dockers what they think about the night shift.”";
    check(&[lock, other], &[other, lock], &[(Some(0), Some(1), Same), (Some(1), Some(0), Same)]);
    check(&[lock], &[other], &[(Some(0), None, OnlyA), (None, Some(0), OnlyB)]);
    check(&[lock], &[lock, lock], &[(Some(0), Some(0), Same), (None, Some(1), OnlyB)]);
    check(&[], &[], &[]);
    let cut = "Mayor Tamm|“We will not open the lock.”";
    check(&[lock], &[cut], &[(Some(0), Some(0), Cut)]);
    let reworded = "Tamm|“We shall not open the lock until the inspectors have seen every gate.”";
    check(&[lock], &[reworded], &[(Some(0), Some(0), Reworded)]);
    let stolen = lock.replace("Ilse Tamm", "Petra Lund");
    check(&[lock], &[&stolen], &[(Some(0), Some(0), OtherSpeaker)]);
    let unknown = lock.replace("Ilse Tamm", "");
    check(&[lock], &[&unknown], &[(Some(0), Some(0), Same)]);
    let reported = "Ilse Tamm|the town will not open the lock before the inspectors have seen every gate";
    check(&[lock], &[reported], &[(Some(0), Some(0), Reworded)]);
}

#[test]
fn long_lists_stay_bounded() {
    let lines: Vec<String> =
        (0..200).map(|n| format!("Ilse Tamm|“Gate w{n}x of lock q{n}z needs v{n}y new bolts this year.”")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let expected: Vec<_> = (0..200).map(|n| (Some(n), Some(n), Same)).collect();
    check(&lines, &lines, &expected);
}

#[test]
fn short_ones_are_matched_where_they_are_the_same() {
    let short = "Ilse Tamm|“No comment.”";
    check(&[short], &["Ilse Tamm|“No comment,”"], &[(Some(0), Some(0), Same)]);
    check(&[short], &["|“No comment”"], &[(Some(0), Some(0), Same)]);
    // Two people may say so, each for themselves; the one who said it is matched.
    check(&[short], &["Marek Oduya|“No comment.”"], &[(Some(0), None, OnlyA), (None, Some(0), OnlyB)]);
    check(&[short], &["|“No comment.”", short], &[(Some(0), Some(1), Same), (None, Some(0), OnlyB)]);
    // Among many, where only those are compared that share something.
    let mut lines: Vec<String> =
        (0..90).map(|n| format!("Ilse Tamm|“Gate w{n}x of lock q{n}z needs v{n}y new bolts this year.”")).collect();
    lines.push(short.to_string());
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let expected: Vec<_> = (0..91).map(|n| (Some(n), Some(n), Same)).collect();
    check(&lines, &lines, &expected);
}

#[test]
fn what_is_told_in_other_words_is_matched_where_the_speaker_agrees() {
    let said = "Ilse Tamm|“The bridge stays shut until spring: the cracks are a danger to everybody.”";
    let other = "Tamm|“Until the spring we keep the bridge closed, because cracks endanger everyone.”";
    check(&[said], &[other], &[(Some(0), Some(0), Reworded)]);
    let stranger = other.replace("Tamm", "Marek Oduya");
    check(&[said], &[&stranger], &[(Some(0), None, OnlyA), (None, Some(0), OnlyB)]);
}
