//! What a sentence leans on, by language.
use crate::summary::reading::{Leans, Terms};
use crate::{Article, Language};

/// What the last sentence of a text leans on.
fn leans(text: &str, language: Language) -> Leans {
    let article = Article::new(text, language);
    Terms::default().read(&article, usize::MAX).pop().unwrap().leans
}

fn check(language: Language, text: &str, expected: &str) {
    let leans = leans(text, language);
    let mut found = Vec::new();
    for (holds, name) in [(leans.back, "back"), (leans.voiceless, "voiceless"), (leans.role, "role")] {
        if holds {
            found.push(name);
        }
    }
    assert_eq!(found.join(" "), expected, "{text}");
}

#[test]
fn english() {
    let check = |text, expected| check(Language::English, text, expected);
    check("But the council of Tarvale disagreed.", "back");
    check("He left the harbor before noon.", "back");
    check("It's been closed since the spring.", "back");
    check("The move surprised the harbor office.", "back");
    check("The controversial decision surprised the harbor office.", "back");
    check("These figures surprised the harbor office.", "back");
    check("The council, however, kept the bridge closed.", "back");
    check("The council, on the other hand, kept the bridge closed, however odd that seems.", "");
    check("The decision to close the bridge surprised the harbor office.", "");
    check("This week the harbor office closed the bridge.", "");
    check("The company wants its money back.", "role");
    check("The actor Jonas Vell left the theater.", "");
    check("The man who cut the rope was found.", "");
    check("The harbor office closed the bridge.", "");
    check("Then-mayor Ada Lind closed the bridge.", "");
    check("“It was the loudest night of my life,” said Ada Lind of Tarvale.", "");
    check("“The bridge shook all night,” he said.", "back");
    check("“The bridge shook all night.”", "voiceless");
    check("'The bridge shook all night,' she told reporters.", "back");
    check("“The bridge shook. It shook all night. Nobody slept.”", "voiceless");
    check("self-control and left the bridge.", "back");
    check("eBay has opened an office in Tarvale.", "");
    check("The players' bus stood on the bridge.", "");
}

#[test]
fn other_languages() {
    check(Language::German, "Aber der Stadtrat von Tarvale lehnte ab.", "back");
    check(Language::German, "Die Entscheidung überraschte das Hafenamt.", "back");
    check(Language::German, "Die Entscheidung über die Brücke überraschte das Hafenamt.", "");
    check(Language::German, "Diese Woche schloss das Hafenamt die Brücke.", "");
    check(Language::German, "Das Hafenamt schloss die Brücke.", "");
    check(Language::French, "Cette décision a surpris la capitainerie.", "back");
    check(Language::French, "L'annonce a surpris la capitainerie.", "back");
    check(Language::French, "L'annonce de la fermeture a surpris la capitainerie.", "");
    check(Language::French, "La capitainerie a fermé le pont.", "");
    check(Language::Spanish, "Sin embargo llovió. Pero el puente siguió cerrado.", "back");
    check(Language::Spanish, "La decisión sorprendió a todos.", "back");
    check(Language::Portuguese, "Ela fechou a ponte ao meio-dia.", "back");
    check(Language::Portuguese, "A decisão surpreendeu o porto.", "back");
    check(Language::Italian, "Tuttavia il ponte resta chiuso.", "back");
    check(Language::Italian, "La decisione ha sorpreso il porto.", "back");
    check(Language::Dutch, "Daarom blijft de brug dicht.", "back");
    check(Language::Dutch, "Het besluit verraste de haven.", "back");
    check(Language::Polish, "Jednak most pozostaje zamknięty.", "back");
    check(Language::Polish, "W tym tygodniu zamknięto most.", "");
    check(Language::Unknown, "But the council disagreed.", "");
}
