mod leaning;

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
    for id in SUMMARIZERS.iter().map(|summarizer| summarizer.id()) {
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
    assert!(both.why.starts_with("all other articles say the same; has "), "{}", both.why);
    assert_eq!(both.support[0].sentence, 0);
    // The two first sentences say the same: one of them is enough.
    assert_eq!(picks.iter().filter(|pick| pick.sentence == 0).count(), 1, "{picks:?}");
    assert!(picks.windows(2).all(|pair| (pair[0].sentence, pair[0].article) < (pair[1].sentence, pair[1].article)));
    assert_eq!(story(1).len(), 1);
    assert!(story::summarize(&[], 40).is_empty());
}

fn picked(text: &str, request: &Request) -> Vec<Pick> {
    by_id("central").unwrap().pick(&Article::new(text, Language::English), request)
}

#[test]
fn what_the_reader_pins_is_in_and_counts_and_what_is_dropped_is_out() {
    let request = Request { length: Length::Sentences(3), pinned: &[8, 99], dropped: &[0, 3] };
    let picks = picked(FERRY, &request);
    let numbers: Vec<usize> = picks.iter().map(|pick| pick.sentence).collect();
    assert_eq!(numbers.len(), 3);
    assert!(numbers.contains(&8) && !numbers.contains(&0) && !numbers.contains(&3), "{numbers:?}");
    assert!(picks.iter().all(|pick| pick.pinned == (pick.sentence == 8) && (pick.rank == 0) == pick.pinned));
    // Pinned wins over dropped, and stays where it is too long.
    let request = Request { length: Length::Words(1), pinned: &[3, 8], dropped: &[3] };
    assert_eq!(picked(FERRY, &request).iter().map(|pick| pick.sentence).collect::<Vec<_>>(), [3, 8]);
    let all: Vec<usize> = (0..10).collect();
    assert!(picked(FERRY, &Request { length: Length::Sentences(3), pinned: &[], dropped: &all }).is_empty());
}

#[test]
fn the_rest_adapts_to_what_is_pinned() {
    let text = "The council of Tarvale closed the Old Mill bridge on Monday. \
        Engineers had found cracks in two piers of the Old Mill bridge. \
        Cracks were found by engineers in two piers of the Old Mill bridge. \
        Lorries must take the ferry until the council has mended the piers.";
    let request = Request { length: Length::Sentences(2), pinned: &[2], dropped: &[0] };
    assert_eq!(picked(text, &request).iter().map(|pick| pick.sentence).collect::<Vec<_>>(), [2, 3]);
}

#[test]
fn a_share_is_a_share_of_the_words() {
    let words = |percent| {
        let picks = picked(FERRY, &Length::Percent(percent).into());
        picks.iter().map(|pick| reading::count_words(pick.span.of(FERRY))).sum::<usize>()
    };
    let all = reading::count_words(FERRY);
    assert_eq!(words(100), all);
    assert_eq!(words(900), all);
    assert!(words(30) <= all.div_ceil(3) && words(30) > 0);
    assert_eq!(picked(FERRY, &Length::Percent(0).into()).len(), 1);
}

#[test]
fn a_pick_that_leans_on_another_comes_with_it() {
    let text = "The council of Tarvale closed the Old Mill bridge on Monday. \
        Rain fell over the valley for most of the week. \
        Ada Lind, the engineer of the Old Mill bridge in Tarvale, told the council of cracks in its piers. \
        But the council closed the Old Mill bridge in Tarvale before Lind told it of cracks in the piers of the bridge. \
        A ferry runs every hour.";
    for most in 1..5 {
        let numbers: Vec<usize> =
            picked(text, &Length::Sentences(most).into()).iter().map(|pick| pick.sentence).collect();
        assert!(!numbers.contains(&3) || numbers.contains(&2), "{numbers:?}");
    }
}

#[test]
fn a_quotation_needs_its_speaker() {
    let text = "The ferry Astrid ran aground off Lornhaven on Monday. \
        “The ferry Astrid ran aground off Lornhaven at full speed. The crew of the ferry Astrid slept,” Ada Lind told the \
        court. The harbor was quiet.";
    let article = Article::new(text, Language::English);
    for most in 1..4 {
        let numbers: Vec<usize> =
            summarize(&article, Length::Sentences(most)).iter().map(|pick| pick.sentence).collect();
        assert!(!numbers.contains(&1) || numbers.contains(&2) || numbers.contains(&0), "{numbers:?}");
    }
}

#[test]
fn reasons_are_told_in_parts() {
    let picks = picked(FERRY, &Length::Sentences(3).into());
    let mut ranks: Vec<usize> = picks.iter().map(|pick| pick.rank).collect();
    ranks.sort_unstable();
    assert_eq!(ranks, [0, 1, 2]);
    let first = picks.iter().find(|pick| pick.rank == 0).unwrap();
    assert_eq!(first.reasons.new, 1.0);
    for pick in &picks {
        assert_eq!(pick.reasons.place, 1.0 / (pick.sentence as f64 + 1.0));
        assert!(pick.reasons.words.iter().all(|word| pick.why.contains(word.as_str())), "{}", pick.why);
        assert!(!pick.reasons.words.is_empty());
    }
}

#[test]
fn sum_basic_and_text_rank_take_what_they_are_known_for() {
    let text = "Rain fell. \
        The ferry hit the pier. \
        The captain of the ferry saw the pier too late. \
        Nobody knows why gulls sleep.";
    assert_eq!(numbers("sumbasic", text, Length::Sentences(1)), [1]);
    // The two that share words with another one.
    assert_eq!(numbers("textrank", text, Length::Sentences(2)), [1, 2]);
}

#[test]
fn where_outlets_differ_is_told() {
    let one = "The ferry Astrid ran aground off Lornhaven with 212 passengers aboard. The weather was calm.";
    let two = "Off Lornhaven the ferry Astrid ran aground with 198 passengers aboard. Tugs were sent.";
    let articles = [one, two].map(|text| Article::new(text, Language::English));
    let picks = story::summarize(&articles, 14);
    let first = &picks[0];
    let difference = &first.differences[0];
    let number = |span: Span, article: usize| span.of(articles[article].text).split(' ').next().unwrap();
    let mut values = [number(difference.own, first.article), number(difference.other, difference.article)];
    values.sort_unstable();
    assert_eq!(values, ["198", "212"]);
    assert_eq!((difference.kind, difference.sentence), (crate::compare::facts::Kind::Number, 0));
}

#[test]
fn a_story_is_told_by_its_days_and_what_leans_follows_what_it_leans_on() {
    let text = |opening: &str| format!("{opening} The harbor of Lornhaven stays closed.");
    let (early, late) =
        (text("The ferry Astrid sank off Lornhaven."), text("Divers reached the ferry Astrid off Lornhaven."));
    let on = |day, text| Article { published: Some(day), ..Article::new(text, Language::English) };
    let articles = [on("2026-10-14", &late), on("2026-10-12", &early)];
    let request = story::StoryRequest { words: 1, pinned: &[(0, 0), (1, 0)], dropped: &[] };
    let picks = story::pick(&articles, &request, weights::StoryWeights::shipped());
    assert_eq!(picks.iter().map(|pick| pick.article).collect::<Vec<_>>(), [1, 0]);

    let (one, two) = ("Rain fell on Monday. He slept.", "Snow fell on Tuesday. The roads were closed.");
    let articles = [one, two].map(|text| Article::new(text, Language::English));
    let request = story::StoryRequest { words: 1, pinned: &[(0, 0), (0, 1), (1, 0)], dropped: &[] };
    let picks = story::pick(&articles, &request, weights::StoryWeights::shipped());
    let order: Vec<(usize, usize)> = picks.iter().map(|pick| (pick.article, pick.sentence)).collect();
    assert_eq!(order, [(0, 0), (0, 1), (1, 0)]);
}

proptest! {
    #[test]
    fn picks_of_a_story_are_its_sentences(
        texts in proptest::collection::vec("([A-Za-z]{1,7}[ .?!,“”]{1,2}){0,30}", 0..4), words in 1usize..80,
        pinned in proptest::collection::vec((0usize..4, 0usize..5), 0..3),
        dropped in proptest::collection::vec((0usize..4, 0usize..5), 0..4),
    ) {
        let articles: Vec<Article> = texts.iter().map(|text| Article::new(text, Language::English)).collect();
        let request = story::StoryRequest { words, pinned: &pinned, dropped: &dropped };
        let picks = story::pick(&articles, &request, weights::StoryWeights::shipped());
        let has = |(article, sentence): &(usize, usize)| {
            articles.get(*article).is_some_and(|article| *sentence < article.sentences.len())
        };
        let numbers: Vec<(usize, usize)> = picks.iter().map(|pick| (pick.article, pick.sentence)).collect();
        let mut once = numbers.clone();
        once.sort_unstable();
        once.dedup();
        prop_assert_eq!(once.len(), numbers.len());
        prop_assert!(pinned.iter().filter(|one| has(one)).all(|one| numbers.contains(one)));
        prop_assert!(dropped.iter().all(|one| pinned.contains(one) || !numbers.contains(one)));
        for pick in &picks {
            prop_assert_eq!(articles[pick.article].sentences.get(pick.sentence), Some(&pick.span));
            prop_assert!(!pick.supported_by.contains(&pick.article));
            for part in [pick.score, pick.reasons.place, pick.reasons.central, pick.reasons.new] {
                prop_assert!((0.0..=1.0).contains(&part));
            }
        }
        let free: usize = picks.iter().filter(|pick| !pick.pinned).count();
        let used: usize = picks.iter().map(|pick| reading::count_words(pick.span.of(articles[pick.article].text))).sum();
        prop_assert!(used <= words || free <= usize::from(picks.len() == free));
    }

    #[test]
    fn picks_are_sentences_in_text_order(text in "([A-Za-z]{1,7}[ .?!,“”\n]{1,2}){0,60}", most in 1usize..12, by in 0..3,
        pinned in proptest::collection::vec(0usize..20, 0..3), dropped in proptest::collection::vec(0usize..20, 0..5)) {
        let article = Article::new(&text, Language::English);
        let length = match by {
            0 => Length::Words(most),
            1 => Length::Percent(most as u32 * 8),
            _ => Length::Sentences(most),
        };
        let inside = |numbers: &[usize]| -> Vec<usize> {
            numbers.iter().copied().filter(|number| *number < article.sentences.len()).collect()
        };
        for summarizer in SUMMARIZERS {
            let picks = summarizer.summarize(&article, length);
            prop_assert_eq!(picks.is_empty(), article.sentences.is_empty());
            let longer = match length {
                Length::Words(most) => Length::Words(most + 5),
                Length::Sentences(most) => Length::Sentences(most + 1),
                Length::Percent(share) => Length::Percent(share + 10),
            };
            let request = Request { length, pinned: &pinned, dropped: &dropped };
            let asked = summarizer.pick(&article, &request);
            let numbers: Vec<usize> = asked.iter().map(|pick| pick.sentence).collect();
            prop_assert!(inside(&pinned).iter().all(|number| numbers.contains(number)));
            prop_assert!(inside(&dropped).iter().all(|number| pinned.contains(number) || !numbers.contains(number)));
            let more = summarizer.pick(&article, &Request { length: longer, ..request });
            prop_assert!(numbers.iter().all(|number| more.iter().any(|pick| pick.sentence == *number)));
            prop_assert!(picks.windows(2).all(|pair| pair[0].sentence < pair[1].sentence));
            for pick in picks {
                prop_assert_eq!(article.sentences.get(pick.sentence), Some(&pick.span));
                let reasons = &pick.reasons;
                for part in [pick.score, reasons.place, reasons.central, reasons.new] {
                    prop_assert!((0.0..=1.0).contains(&part));
                }
                prop_assert!(!pick.why.is_empty());
            }
        }
    }
}
