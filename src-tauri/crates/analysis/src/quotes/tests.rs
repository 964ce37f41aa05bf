//! What must hold for any text.
use super::*;
use crate::Language;
use proptest::prelude::*;

fn found(text: &str) -> Findings {
    find(&Article::new(text, Language::English))
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
                "who", "told", "’s", "Mr. ", "of", "the", "Port Authority", "—",
            ]),
            0..60,
        ),
        spaced in any::<bool>(),
    ) {
        let text = parts.join(if spaced { " " } else { "" });
        for language in [Language::English, Language::German, Language::French, Language::Spanish] {
            check_spans(&text, &find(&Article::new(&text, language)));
        }
    }
}
