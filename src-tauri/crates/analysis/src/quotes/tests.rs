//! Cases as data (`cases/*.txt`), what must hold for any text, and how the work grows.
use super::*;
use crate::Language;
use proptest::prelude::*;

fn found(text: &str) -> Findings {
    find(&Article::new(text, Language::English))
}

/// A case: `== name`, the text, and one line `=> kind | speaker | span [+] span` for each quotation; "?" is nobody,
/// "¶" a line feed.
///
/// A name that begins with a language's code ("fr: …") sets the language of its case.
fn check(language: Language, file: &str) {
    let mut wrong = String::new();
    let (mut cases, mut failed) = (0, 0);
    for case in file.split("\n== ").map(|case| case.trim_start_matches("== ")) {
        let (name, rest) = case.split_once('\n').unwrap();
        let (text, expected) =
            rest.split_once("\n=>").map_or((rest, String::new()), |(text, expected)| (text, format!("=>{expected}")));
        let language = match name.split_once(": ").map(|(code, _)| Language::from_tag(code)) {
            None | Some(Language::Unknown) => language,
            Some(known) => known,
        };
        cases += 1;
        let text = text.trim();
        let mut lines = String::new();
        for quotation in &find(&Article::new(text, language)).quotations {
            let speaker = quotation.speaker.as_ref().map_or("?", |speaker| speaker.canonical.as_str());
            let spans: Vec<&str> = quotation.spans.iter().map(|span| span.of(text)).collect();
            let kind = format!("{:?}", quotation.kind).to_lowercase();
            lines += &format!("=> {kind} | {speaker} | {}\n", spans.join(" [+] ").replace('\n', " ¶ "));
        }
        if lines.trim() != expected.trim() {
            failed += 1;
            wrong += &format!("\n{name}\n{text}\n-- expected\n{}\n-- found\n{lines}", expected.trim());
        }
    }
    assert!(wrong.is_empty(), "{failed} of {cases} cases are wrong{wrong}");
}

#[test]
fn english_cases() {
    check(Language::English, include_str!("cases/en.txt"));
}

#[test]
fn german_cases() {
    check(Language::German, include_str!("cases/de.txt"));
}

#[test]
fn french_cases() {
    check(Language::French, include_str!("cases/fr.txt"));
}

#[test]
fn spanish_cases() {
    check(Language::Spanish, include_str!("cases/es.txt"));
}

#[test]
fn portuguese_cases() {
    check(Language::Portuguese, include_str!("cases/pt.txt"));
}

#[test]
fn italian_cases() {
    check(Language::Italian, include_str!("cases/it.txt"));
}

#[test]
fn cases_of_marks() {
    check(Language::English, include_str!("cases/marks.txt"));
}

#[test]
fn what_is_no_quotation() {
    check(Language::English, include_str!("cases/none.txt"));
}

#[test]
fn an_unknown_language_is_read_by_its_small_words() {
    let text = "„Der Hafen bleibt offen“, sagte Jonas Brandt, der den Hafen leitet und nicht viel von der Sache hält.";
    let mut article = Article::new(text, Language::German);
    article.language = Language::Unknown;
    let findings = find(&article);
    assert_eq!(findings.quotations[0].speaker.as_ref().unwrap().canonical, "Jonas Brandt");
}

#[test]
fn the_headline_is_its_own() {
    let text = "“We will not move,” Kern said.";
    let article = Article::new(text, Language::English).with_headline(Some("Port ‘will not move’, says Ada Kern"));
    let findings = find(&article);
    assert_eq!(
        findings.headline.iter().map(|span| span.of(article.headline.unwrap())).collect::<Vec<_>>(),
        ["‘will not move’"]
    );
    assert_eq!(findings.quotations.len(), 1);
    assert_eq!(findings.quotations[0].speaker.as_ref().unwrap().canonical, "Ada Kern");
}

#[test]
fn people_have_their_forms_roles_and_kinds() {
    let text =
        "Harbor director Jonas Brandt spoke. The Port Authority listened. Mr. Brandt, a former sailor, said: “Hello.” \
                Brandt left with Ada Kern, the mayor of the town.";
    let findings = found(text);
    let named = |name: &str| findings.people.iter().find(|person| person.name == name).unwrap();
    let brandt = named("Jonas Brandt");
    assert_eq!(brandt.kind, SpeakerKind::Person);
    assert!(
        brandt.aliases.contains(&"Brandt".to_owned()) && brandt.aliases.contains(&"Mr. Brandt".to_owned()),
        "{brandt:?}"
    );
    assert!(brandt.roles.iter().any(|role| role == "a former sailor"), "{brandt:?}");
    assert_eq!(brandt.mentions.len(), 3);
    assert_eq!(named("Port Authority").kind, SpeakerKind::Organization);
    assert!(named("Ada Kern").roles.contains(&"the mayor of the town".to_owned()));
}

#[test]
fn the_explanation_says_what_was_seen() {
    let findings = found("Ada Kern runs the port. “It is cold,” she said.");
    let quotation = &findings.quotations[0];
    assert!(quotation.explanation.contains("“said” stands after the quotation"), "{}", quotation.explanation);
    assert!(quotation.explanation.contains("“she” is taken for Ada Kern"), "{}", quotation.explanation);
    assert!(quotation.certain);
}

#[test]
fn a_doubtful_speaker_is_not_certain() {
    let findings = found("Ada Kern met Maria Holt and Lena Ortmann at the quay. Later she said it was “over.”");
    assert!(findings.quotations.iter().all(|quotation| !quotation.certain), "{:?}", findings.quotations);
}

/// Work grows with the text: steps of the inner loops, counted, at one size and at four times that size.
fn check_growth(language: Language, unit: &str) {
    let steps = |times: usize| {
        // "#" becomes a letter that changes, so that there are many names.
        let letter = |n: usize| char::from(b'a' + u8::try_from(n % 26).unwrap());
        let text: String = (0..times)
            .map(|n| unit.replace('#', &format!("{}{}{}", letter(n), letter(n / 26), letter(n / 676))))
            .collect();
        let article = Article { text: &text, language, sentences: vec![Span::whole(&text)], ..Article::default() };
        steps::reset();
        let findings = find(&article);
        // What is handed out counts as work too.
        steps::taken()
            + findings.quotations.iter().map(|quotation| quotation.span.len() + quotation.verbatim.len()).sum::<usize>()
    };
    let (small, large) = (steps(1_000), steps(4_000));
    assert!(large < 5 * small + 10_000, "{unit:?}: {small} steps, then {large}");
    assert!(large < 400 * unit.len() * 4_000 + 10_000, "{unit:?}: {large}");
}

#[test]
fn work_grows_with_the_text() {
    for unit in [
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "« ",
        "„",
        "“ ”",
        "\" ",
        "a' ",
        "said ",
        "who ",
        "said, ",
        "“a” said ",
        "he said ",
        "“a,” he said ",
        "Ada Kern said ",
        "Kern, ",
        "Ada Kern ",
        "saying “a” ",
        "and said ",
        "according to Kern ",
        ". ",
        ", ",
        ": “a” ",
        "( ",
        ") ",
        "the claim that ",
        "Kern’s claim that ",
        "Kern said that it is “so” ",
        "He called it “so” ",
        "Ada# Kern said. ",
        "Ada Kern# said it. ",
        "Sen. Ada# Kern said. ",
        "“a,” he said. Ada Kern# left. ",
        "''a'' ",
        "Kern called for ",
        "Kern promised to ",
        "Kern criticized the ",
        "the poll shows ",
        "he put it ",
    ] {
        check_growth(Language::English, unit);
    }
    for unit in [
        "— A, dit-il.\n",
        ", dit Ada ",
        "« a, dit-il, ",
        "« ",
        "a déclaré à la presse ",
        "e ",
        "- ha detto - ",
        "et d'ajouter ",
        "— ",
    ] {
        check_growth(Language::French, unit);
        check_growth(Language::Italian, unit);
    }
}

#[test]
fn work_grows_with_the_german_text() {
    for unit in [
        "sagte ",
        "sagte Kern, ",
        "„a“, sagte Kern ",
        "„a“ grollte Kern ",
        "Ada Kern# sagte, der Kai sei alt. ",
        "laut Kern ",
        "nach Angaben der ",
        "wie Kern sagte, ",
        "und sagte ",
        "der die das ",
        "Kern, der ",
        "Kern der Kern des ",
        "er sei ",
        ": „a“ ",
        "hieß es in der ",
        "die in der ",
    ] {
        check_growth(Language::German, unit);
    }
}

/// Every span lies in the text on character boundaries, in order, and says what its field promises.
fn check_spans(text: &str, findings: &Findings) {
    let inside = |span: Span| span.is_empty() || !span.of(text).is_empty();
    let mut last = 0;
    for quotation in &findings.quotations {
        assert!(quotation.span.start() >= last, "out of order in {text:?}");
        last = quotation.span.start();
        assert!(!quotation.spans.is_empty());
        assert!(quotation.spans.iter().all(|span| inside(*span) && quotation.span.contains(*span)));
        assert!(quotation
            .verbatim
            .iter()
            .all(|span| inside(*span) && quotation.spans.iter().any(|whole| whole.contains(*span))));
        assert_eq!(quotation.kind == Kind::Indirect, quotation.verbatim.is_empty(), "{quotation:?}");
        assert!((0.0..=1.0).contains(&quotation.confidence));
        assert!(!quotation.certain || quotation.speaker.is_some());
        assert!(!quotation.explanation.is_empty());
        if let Some(speaker) = &quotation.speaker {
            assert!(!speaker.canonical.is_empty() && speaker.mentions.iter().all(|span| inside(*span)));
            assert!(speaker.person.is_none_or(|person| person < findings.people.len()));
        }
    }
    for person in &findings.people {
        assert!(!person.name.is_empty() && person.mentions.iter().all(|span| inside(*span)));
    }
}

proptest! {
    #[test]
    fn spans_hold_for_any_text(text in "\\PC{0,200}") {
        check_spans(&text, &found(&text));
    }

    #[test]
    fn spans_hold_for_text_made_of_what_matters(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "“", "”", "\"", "„", "«", "»", "‘", "’", "'", "Ada Kern", "Kern", "he", "she", "said", "called", "saying",
                "according to", "that", "it is", "the mayor", ", ", ". ", ": ", "\n\n", "\n", " ", "?", "…", "(", ")", "and",
                "who", "told", "’s", "Mr. ", "of", "the", "Port Authority", "—", "a claim", "sagte", "dit", "dijo", "sei",
                "nach Angaben", "selon", "a-t-il", "hieß es", "— ", "–", "»", "« ", "- ", "dijo", "a déclaré", "ha detto",
                "disse", "Così", "según", "dit-il", "l’", "queixou-se", "fait valoir", "‹", "›", "「", "」", "『", "』", "‚",
            ]),
            0..60,
        ),
        spaced in any::<bool>(),
    ) {
        let text = parts.join(if spaced { " " } else { "" });
        for language in [
            Language::English,
            Language::German,
            Language::French,
            Language::Spanish,
            Language::Portuguese,
            Language::Italian,
        ] {
            check_spans(&text, &find(&Article::new(&text, language)));
        }
    }
}
