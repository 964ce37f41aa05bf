use super::*;
use crate::Language;
use proptest::prelude::*;

const FERRY: &str = "The ferry Astrid ran aground off Lornhaven on Monday with 212 passengers aboard. \
    Nobody was hurt, the coast guard said. \
    Photo: Harbor Post. \
    Tugs will try to pull the ferry free when the tide is highest. \
    “I never felt afraid,” one passenger said. \
    He had been asleep. \
    The coast guard closed the channel off Lornhaven until the ferry is free. \
    Who will pay? \
    The weather was calm all day. \
    The operator of the Astrid said passengers would get their money back.";

const FERRY_TOO: &str = "All 212 passengers of the Astrid are safe after the ferry ran aground off Lornhaven. \
    The coast guard closed the channel to other ships. \
    The company runs four ferries and a shipyard.";

fn numbers(id: &str, text: &str, length: Length) -> Vec<usize> {
    let article = Article::new(text, Language::English);
    by_id(id).unwrap().summarize(&article, length).iter().map(|pick| pick.sentence).collect()
}

#[test]
fn the_default_is_told_by_its_place() {
    assert_eq!(SUMMARIZERS[0].id(), "central");
    let mut ids: Vec<&str> = SUMMARIZERS.iter().map(|summarizer| summarizer.id()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), SUMMARIZERS.len());
    assert!(by_id("none").is_none());
}

#[test]
fn picks_what_the_article_is_about() {
    let picked = numbers("central", FERRY, Length::Sentences(3));
    assert_eq!(picked.len(), 3);
    assert!(picked.contains(&0), "{picked:?}");
    for number in [2, 4, 5, 7, 8] {
        assert!(!picked.contains(&number), "{picked:?}");
    }
}

#[test]
fn does_not_say_the_same_twice() {
    let text = "The council of Tarvale closed the Old Mill bridge on Monday. \
        The council of Tarvale closed the Old Mill bridge on Monday. \
        Engineers had found cracks in two piers of the bridge. \
        Lorries must take the ferry until the council has mended the piers.";
    assert_eq!(numbers("central", text, Length::Sentences(2)).iter().filter(|number| **number < 2).count(), 1);
}

#[test]
fn a_longer_summary_keeps_the_sentences_of_a_shorter_one() {
    for id in ["central", "lead", "lexrank"] {
        for most in 1..10 {
            let (short, long) =
                (numbers(id, FERRY, Length::Sentences(most)), numbers(id, FERRY, Length::Sentences(most + 1)));
            assert!(short.iter().all(|number| long.contains(number)), "{id}: {short:?} {long:?}");
            assert_eq!(long.len(), most + 1, "{id}");
        }
    }
}

#[test]
fn the_reason_is_given_in_words() {
    let article = Article::new(FERRY, Language::English);
    let picks = summarize(&article, Length::Sentences(2));
    assert!(picks[0].why.starts_with("opens the article; has "), "{}", picks[0].why);
    assert!(picks[0].why.contains("“ferry”"), "{}", picks[0].why);
    assert!(picks[1].why.starts_with("sentence "), "{}", picks[1].why);
    assert_eq!(central::why(0, 1, &[]), "opens the article");
    assert_eq!(central::why(3, 9, &["tide".to_string()]), "sentence 4 of 9; has “tide”, which the article returns to");
}

#[test]
fn short_and_empty_texts() {
    for id in ["central", "lexrank", "lead"] {
        assert_eq!(numbers(id, "", Length::Sentences(3)), Vec::<usize>::new());
        assert_eq!(numbers(id, "Rain.", Length::Sentences(3)), [0]);
        assert_eq!(numbers(id, "Rain fell all day long.", Length::Words(2)), [0]);
    }
}

fn story(words: usize) -> Vec<story::StoryPick> {
    let articles = [Article::new(FERRY, Language::English), Article::new(FERRY_TOO, Language::English)];
    story::summarize(&articles, words)
}

#[test]
fn a_story_is_told_by_several_outlets() {
    let picks = story(40);
    let both = picks.iter().find(|pick| pick.sentence == 0).unwrap();
    assert_eq!(both.supported_by, [1 - both.article]);
    // The two first sentences say the same: one of them is enough.
    assert_eq!(picks.iter().filter(|pick| pick.sentence == 0).count(), 1, "{picks:?}");
    assert!(picks.windows(2).all(|pair| (pair[0].sentence, pair[0].article) < (pair[1].sentence, pair[1].article)));
    assert_eq!(story(1).len(), 1);
    assert!(story::summarize(&[], 40).is_empty());
}

proptest! {
    #[test]
    fn picks_are_sentences_in_text_order(text in "([A-Za-z]{1,7}[ .?!,“”\n]{1,2}){0,60}", most in 1usize..12, words: bool) {
        let article = Article::new(&text, Language::English);
        let length = if words { Length::Words(most) } else { Length::Sentences(most) };
        for summarizer in SUMMARIZERS {
            let picks = summarizer.summarize(&article, length);
            prop_assert_eq!(picks.is_empty(), article.sentences.is_empty());
            prop_assert!(picks.windows(2).all(|pair| pair[0].sentence < pair[1].sentence));
            for pick in picks {
                prop_assert_eq!(article.sentences.get(pick.sentence), Some(&pick.span));
                prop_assert!((0.0..=1.0).contains(&pick.score));
                prop_assert!(!pick.why.is_empty());
            }
        }
    }
}
