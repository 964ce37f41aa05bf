use super::*;
use proptest::prelude::*;

fn check(language: Language, expected: &[&str]) {
    let text = expected.join(" ");
    let found: Vec<&str> = sentences(&text, language).iter().map(|span| span.of(&text)).collect();
    assert_eq!(found, expected);
}

fn check_english(expected: &[&str]) {
    check(Language::English, expected);
}

#[test]
fn marks_end_sentences() {
    check_english(&["The ferry sank.", "Was anyone aboard?", "Nobody!", "Really?!", "Yes."]);
    check_english(&["It fell 3.2 percent to $41.50.", "Then it rose."]);
    check_english(&["Write to desk@harbor-post.example.", "Or see www.harbor-post.example/news?id=3.Then for more."]);
    check_english(&["the tide was out.", "it came back."]);
    check_english(&["The pier closed in 2019.", "2020 brought repairs."]);
}

#[test]
fn abbreviations_do_not() {
    check_english(&["Mr. Hale met Dr. Ines Roth and Gen. Ode Park at St. Clare's.", "They left."]);
    check_english(&["Hale Shipping Inc. Chairman Roy T. Hale agreed."]);
    check_english(&["It was sold to Orr & Co.", "They paid at 9 a.m. Monday."]);
    check_english(&[
        "She works for the U.S. Coast Guard.",
        "He left the U.S. in May.",
        "He is in the U.S.",
        "She is not.",
    ]);
    check_english(&["See No. 5 and p. 12.", "No.", "He said no.", "She agreed."]);
    check_english(&["Ropes, nets, etc. were sold.", "Ropes, nets, etc.", "Buyers came."]);
    check_english(&["It was plan B.", "The first failed.", "J. R. Moss and I.", "Did they?"]);
}

#[test]
fn quotations() {
    check_english(&["\"The pier is safe.", "We checked,\" Moss said.", "\"Twice.\"", "She left."]);
    check_english(&["“Is it safe?” Lena Moss asked.", "“Is it safe?” she asked.", "“No!”", "He ran."]);
    check_english(&[
        "He said, 'It is late.' and left.",
        "(They had waited.)",
        "It rained (for the first time.) on Monday.",
    ]);
    check_english(&["He called it \"a day of joy\".", "Then he left."]);
}

#[test]
fn ellipses_and_lists() {
    check_english(&["It was ... well, late.", "He stopped....", "She went on.", "I thought . . . no, not now."]);
    check_english(&["1) Rope", "2) Nets", "3) Sails"]);
    check_english(&["1. The rope is old.", "2. The nets are new."]);
    check_english(&["• Rope", "• Nets"]);
    check_english(&["(a) The rope", "(b) The nets", "(c) The sails"]);
    check_english(&["The tide turned.[3]", "It fell. [4]", "The end."]);
}

#[test]
fn without_blanks() {
    let text = "橋は閉鎖された。市長は「安全だ。」と述べた。";
    let found: Vec<&str> = sentences(text, Language::Other(*b"ja")).iter().map(|span| span.of(text)).collect();
    assert_eq!(found, ["橋は閉鎖された。", "市長は「安全だ。」と述べた。"]);
    let text = "The tide turned.Boats left.See data.csv for v2.1 now.";
    let found: Vec<&str> = sentences(text, Language::English).iter().map(|span| span.of(text)).collect();
    assert_eq!(found, ["The tide turned.", "Boats left.", "See data.csv for v2.1 now."]);
}

#[test]
fn other_languages() {
    check(
        Language::German,
        &[
            "Am 3. Oktober kam Dr. Roth, z. B. mit der Fähre.",
            "Der 19. Bezirk liegt am 2. Ufer.",
            "Er ist 35.",
            "Sie nicht.",
        ],
    );
    check(
        Language::German,
        &["„Die Brücke hält.", "Wir haben sie geprüft“, sagte Roth.", "»Wirklich?« fragte er.", "Ja."],
    );
    check(Language::German, &["Das gilt u. a. für Taue, Netze usw.", "Im 19. Jahrhundert war das anders."]);
    check(
        Language::French,
        &["« Le pont tient !\u{a0}» a dit M. Roche.", "Il est parti.", "« Oui. »", "Mme Orsay reste."],
    );
    check(
        Language::Spanish,
        &["¿Es seguro el puente?", "¡Sí!", "La Sra. Ríos vive en EE.UU. desde mayo.", "No volverá."],
    );
    check(Language::Portuguese, &["O Sr. Reis chegou às 9.", "A Dra. Luz saiu."]);
    check(Language::Italian, &["Il sig. Riva e la dott.ssa Neri sono partiti.", "Torneranno ecc.", "Il ponte resta."]);
    check(Language::Dutch, &["Dhr. De Wit kwam bijv. te laat.", "Mevr. Bos niet."]);
    check(Language::Polish, &["Dnia 3. maja prof. Lis i dr Kos mówili m.in. o moście.", "Most stoi."]);
    check(Language::Unknown, &["Most stoi.", "Dr. Lis mówi."]);
}

#[test]
fn paragraphs_and_line_breaks() {
    fn check(text: &str, expected: &[&str]) {
        let found: Vec<&str> = paragraphs(text).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected, "{text:?}");
    }
    check("One\ntwo.\n\nThree.", &["One\ntwo.", "Three."]);
    check("One.\r\n\r\nTwo\r\nthree.\r\n", &["One.", "Two\r\nthree."]);
    check("\n  \nOne.\n \t\u{a0}\n\n\nTwo.", &["One.", "Two."]);
    check("One.\u{2029}Two.\u{c}Three.\rmore\r\rFour.", &["One.", "Two.", "Three.\rmore", "Four."]);
    check(" \n ", &[]);
    let text = "A headline\n\nThe tide\nturned. It\nfell";
    let found: Vec<&str> = sentences(text, Language::English).iter().map(|span| span.of(text)).collect();
    assert_eq!(found, ["A headline", "The tide\nturned.", "It\nfell"]);
}

proptest! {
    #[test]
    fn sentences_hold_every_visible_character(
        text in "\\PC*|([A-Za-z]{1,6}|[.!?…]{1,4}|[ \n\u{a0}]{1,3}|[\"'”“»«()\\[\\]•]|[0-9]{1,3}[.)]){0,60}",
        which in 0usize..9,
    ) {
        let language = crate::stopwords::LANGUAGES.get(which).copied().unwrap_or_default();
        let mut end = 0;
        for sentence in sentences(&text, language) {
            prop_assert!(sentence.start() >= end);
            prop_assert!(!sentence.of(&text).is_empty());
            prop_assert_eq!(sentence.trimmed(&text), sentence);
            prop_assert!(Span::new(end, sentence.start()).of(&text).trim().is_empty());
            end = sentence.end();
        }
        prop_assert!(Span::new(end, text.len()).of(&text).trim().is_empty());
        let paragraphs = paragraphs(&text);
        for sentence in sentences(&text, language) {
            prop_assert_eq!(paragraphs.iter().filter(|paragraph| paragraph.contains(sentence)).count(), 1);
        }
    }
}

/// Would take hours if any rule looked back or ahead to the end of the text.
#[test]
fn long_texts_without_an_end_take_linear_time() {
    for piece in ["a.", "Aa.B", "? ", ". ", "\"a\" ", "x", "1) a ", "« ", ".\" "] {
        let text = piece.repeat(500_000);
        assert!(!sentences(&text, Language::English).is_empty() || text.trim().is_empty());
    }
}
