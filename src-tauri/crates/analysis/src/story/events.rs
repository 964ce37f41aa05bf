//! What happened when, by the dates in the articles of a story.
use super::day;
use crate::compare::facts;
use crate::similarity::Prepared;
use crate::{Article, Span};
use std::collections::BTreeMap;

/// Sentences with one date tell of one event from this similarity on.
const SAME: f64 = 0.4;
/// A sentence is compared with so many of an event, and with so many events of a date, at most.
const COMPARED: usize = 6;
const EVENTS: usize = 40;

/// How exactly a date is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    /// The year only.
    Year,
    /// The month and the year.
    Month,
    /// The day.
    Day,
}

/// A sentence that gives the date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Its article, by its place in the input.
    pub article: usize,
    /// Its number there.
    pub sentence: usize,
    /// Where the date stands in the text of that article.
    pub date: Span,
}

/// Something that happened, or is to happen, on a date.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// The date in ISO notation: "2026-10-14", "2026-10" or "2026".
    pub date: String,
    /// How exactly it is given.
    pub precision: Precision,
    /// Its first day, counted from 1970-01-01.
    pub day: i64,
    /// The sentences that tell of it; first the one that stands earliest in its article.
    pub told: Vec<Told>,
    /// The articles that tell of it, each once, rising.
    pub articles: Vec<usize>,
}

/// The dated events of a story in order of time; of one date those of most articles first. Dates are resolved against the
/// day of their article where the text leaves no doubt, as [`facts`] has it; a date without a year, or a weekday that may
/// be the last or the coming one, is left out. Method: sentences that share a date are joined by similarity, as in timeline
/// summarization (Swan and Allan 2000, "Automatic generation of overview timelines").
pub fn events(articles: &[Article]) -> Vec<Event> {
    let mut by_date: BTreeMap<(i64, Precision), Vec<(Told, String)>> = BTreeMap::new();
    let mut notation: BTreeMap<(i64, Precision), String> = BTreeMap::new();
    for (number, article) in articles.iter().enumerate() {
        let mut last: Option<(usize, (i64, Precision))> = None;
        for dated in facts::dates(article) {
            let Some(key) = when(&dated.value) else { continue };
            // A sentence that gives a date twice tells of it once.
            if last == Some((dated.sentence, key)) {
                continue;
            }
            last = Some((dated.sentence, key));
            let Some(span) = article.sentences.get(dated.sentence) else { continue };
            let told = Told { article: number, sentence: dated.sentence, date: dated.span };
            // All sentences of a date have the date: what else they say tells whether they tell of one event.
            let before = Span::new(span.start(), dated.span.start()).of(article.text);
            let after = Span::new(dated.span.end(), span.end()).of(article.text);
            by_date.entry(key).or_default().push((told, format!("{before}{after}")));
            notation.entry(key).or_insert(dated.value);
        }
    }
    let mut in_order = Vec::new();
    for (key, mut told) in by_date {
        // The earlier in its article, the plainer it says what happened.
        told.sort_by_key(|(told, _)| (told.sentence, told.article));
        let mut groups: Vec<(Vec<Prepared>, Vec<Told>)> = Vec::new();
        for (one, text) in told {
            let language = articles.get(one.article).map(|article| article.language).unwrap_or_default();
            let prepared = Prepared::new(&text, language);
            let score = |(group, _): &(Vec<Prepared>, Vec<Told>)| {
                group.iter().take(COMPARED).map(|other| prepared.score(other)).fold(0.0, f64::max)
            };
            let scores = groups.iter().take(EVENTS).map(score).enumerate();
            let best =
                scores.max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0))).filter(|(_, score)| *score >= SAME);
            let found = match best {
                Some((at, _)) => groups.get_mut(at),
                None => None,
            };
            match found {
                Some((group, sentences)) => {
                    group.push(prepared);
                    sentences.push(one);
                }
                None => groups.push((vec![prepared], vec![one])),
            }
        }
        let date = notation.remove(&key).unwrap_or_default();
        let mut events: Vec<Event> = groups
            .into_iter()
            .map(|(_, told)| {
                let mut articles: Vec<usize> = told.iter().map(|told| told.article).collect();
                articles.sort_unstable();
                articles.dedup();
                Event { date: date.clone(), precision: key.1, day: key.0, told, articles }
            })
            .collect();
        events.sort_by_key(|event| std::cmp::Reverse(event.articles.len()));
        in_order.extend(events);
    }
    in_order
}

/// The first day of a date in ISO notation, and how exactly it is given; `None` for a weekday, a time or a day of no year.
fn when(value: &str) -> Option<(i64, Precision)> {
    let (precision, whole) = match value.len() {
        10 => (Precision::Day, value.to_string()),
        7 => (Precision::Month, format!("{value}-01")),
        4 => (Precision::Year, format!("{value}-01-01")),
        _ => return None,
    };
    Some((day(&whole)?, precision))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use proptest::prelude::*;

    const POST: &str =
        "The ferry Astrid ran aground off Lornhaven on October 12, 2026. Tugs pulled the ferry Astrid free on \
        October 14, 2026. The Astrid was built in 1998.";
    const COURIER: &str =
        "The ferry Astrid, which ran aground off Lornhaven on 12 October 2026, is to be scrapped. The harbor \
        office opened an inquiry on October 12, 2026. It will report some day.";

    fn found() -> Vec<Event> {
        let articles = [POST, COURIER].map(|text| Article::new(text, Language::English));
        events(&articles)
    }

    #[test]
    fn events_come_in_order_of_time_and_are_merged_over_outlets() {
        let shown: Vec<(String, Vec<(usize, usize)>)> = found()
            .iter()
            .map(|event| (event.date.clone(), event.told.iter().map(|told| (told.article, told.sentence)).collect()))
            .collect();
        let expected = [
            ("1998", vec![(0, 2)]),
            ("2026-10-12", vec![(0, 0), (1, 0)]),
            ("2026-10-12", vec![(1, 1)]),
            ("2026-10-14", vec![(0, 1)]),
        ];
        assert_eq!(shown, expected.map(|(date, told)| (date.to_string(), told)));
        assert_eq!(found()[1].articles, [0, 1]);
        assert_eq!(found()[1].precision, Precision::Day);
        assert_eq!(found()[0].precision, Precision::Year);
    }

    #[test]
    fn a_weekday_is_resolved_by_the_day_of_the_article_or_left_out() {
        let text = "The council voted on Monday. It meets on Thursday.";
        let article = Article { published: Some("2026-10-14"), ..Article::new(text, Language::English) };
        let dates: Vec<String> = events(&[article]).into_iter().map(|event| event.date).collect();
        assert_eq!(dates, ["2026-10-12"]);
        assert!(events(&[Article::new(text, Language::English)]).is_empty());
        assert!(events(&[]).is_empty());
    }

    #[test]
    fn notations() {
        assert_eq!(when("2026-10-14"), Some((20_740, Precision::Day)));
        assert_eq!(when("2026-10"), Some((20_727, Precision::Month)));
        assert_eq!(when("Monday"), None);
        assert_eq!(when("10-14"), None);
        assert_eq!(when("18:30"), None);
    }

    proptest! {
        #[test]
        fn dates_lie_in_their_sentences(
            text in "((on|in) (Monday|October [0-9]{1,2}, 20[0-9]{2}|20[0-9]{2})|[a-z]{2,7}[.,]? ){0,40}"
        ) {
            let article = Article::new(&text, Language::English);
            let found = events(std::slice::from_ref(&article));
            prop_assert!(found.windows(2).all(|pair| pair[0].day <= pair[1].day));
            for told in found.iter().flat_map(|event| &event.told) {
                prop_assert!(article.sentences[told.sentence].contains(told.date));
            }
        }
    }
}
