use super::*;
use crate::{Article, Language};
use proptest::prelude::*;

const FERRY: &str = "The ferry Astrid ran aground off Lornhaven on Monday with 212 passengers aboard. The coast guard said nobody was hurt.";
const FERRY_TOO: &str =
    "All 212 passengers of the Astrid, a ferry that ran aground off Lornhaven, are safe, the coast guard said.";
const BRIDGE: &str =
    "Engineers found cracks in two piers of the Old Mill bridge in Tarvale. The council closed it to lorries.";
const BRIDGE_TOO: &str =
    "Tarvale council has closed the Old Mill bridge to lorries after engineers found cracks in its piers.";
const BUDGET: &str = "Parliament passed the budget by four votes after a night of debate about school meals.";

fn of(text: &str) -> Terms {
    terms(&Article::new(text, Language::English))
}

fn check(articles: &[(&str, Option<i64>)], expected: &[usize]) {
    let terms: Vec<Terms> = articles.iter().map(|(text, _)| of(text)).collect();
    let items: Vec<Item> = terms.iter().zip(articles).map(|(terms, (_, day))| Item { terms, day: *day }).collect();
    assert_eq!(cluster(&items), expected);
}

#[test]
fn articles_on_one_event_stand_together() {
    let undated = |texts: &[&'static str]| texts.iter().map(|text| (*text, None)).collect::<Vec<_>>();
    check(&undated(&[FERRY, BRIDGE, FERRY_TOO, BUDGET, BRIDGE_TOO]), &[0, 1, 0, 2, 1]);
    check(&undated(&[FERRY, BUDGET]), &[0, 1]);
    check(&undated(&["", ""]), &[0, 1]);
    check(&[], &[]);
}

#[test]
fn three_days_are_the_most_between_two_articles_on_one_event() {
    check(&[(FERRY, Some(10)), (BUDGET, None), (FERRY_TOO, Some(13))], &[0, 1, 0]);
    check(&[(FERRY, Some(10)), (BUDGET, None), (FERRY_TOO, Some(14))], &[0, 1, 2]);
    check(&[(FERRY, Some(10)), (BUDGET, Some(10)), (FERRY_TOO, None)], &[0, 1, 0]);
}

#[test]
fn the_nearest_of_several() {
    let (ferry, bridge, budget, new) = (of(FERRY), of(BRIDGE), of(BUDGET), of(BRIDGE_TOO));
    let item = |terms, day| Item { terms, day };
    let others = [item(&ferry, Some(1)), item(&bridge, Some(1)), item(&budget, None)];
    let (found, alike) = nearest(&item(&new, Some(2)), &others).unwrap();
    assert!(found == 1 && alike > 0.3, "{found} {alike}");
    assert_eq!(nearest(&item(&new, Some(9)), &others), None);
    assert_eq!(nearest(&item(&new, None), &[]), None);
}

#[test]
fn the_reason_names_what_both_are_about() {
    let why = why(&of(FERRY), &of(FERRY_TOO), 4);
    assert_eq!(why.len(), 4);
    assert!(["lornhaven", "astrid", "212"].iter().all(|term| why.iter().any(|found| found == term)), "{why:?}");
    assert!(super::why(&of(FERRY), &of(BUDGET), 5).is_empty());
}

/// The ids of the groups that a shelf makes around one article, or around all.
fn shelved(articles: &[(&str, Option<i64>)], around: &[u32]) -> Vec<Vec<u32>> {
    let mut shelf = Shelf::default();
    for (id, (text, day)) in articles.iter().enumerate() {
        shelf.put(id as u32, &of(text), *day);
    }
    shelf.around(around)
}

#[test]
fn what_comes_in_is_grouped_with_what_is_near_it() {
    let all = [(FERRY, None), (BRIDGE, None), (FERRY_TOO, None), (BUDGET, None), (BRIDGE_TOO, None)];
    assert_eq!(shelved(&all, &[0, 1, 2, 3, 4]), [vec![0, 2], vec![1, 4], vec![3]]);
    assert_eq!(shelved(&all, &[2]), [[0, 2]]);
    assert_eq!(shelved(&all, &[3, 9]), [[3]]);
    let days = [(FERRY, Some(10)), (BUDGET, None), (FERRY_TOO, Some(13)), (FERRY_TOO, Some(14))];
    assert_eq!(shelved(&days[..3], &[0]), [[0, 2]]);
    assert_eq!(shelved(&[days[0], days[1], days[3]], &[0]), [[0]]);
    assert_eq!(shelved(&[(FERRY, Some(10)), (FERRY_TOO, None)], &[0]), [[0, 1]]);
}

#[test]
fn an_article_can_be_replaced_and_taken_away() {
    let mut shelf = Shelf::default();
    shelf.put(7, &of(FERRY), Some(3));
    shelf.put(8, &of(BUDGET), Some(3));
    shelf.put(9, &of(BRIDGE), None);
    let before = shelf.likeness(7, 8).unwrap();
    assert!(!before.enough && before.score < 0.1, "{before:?}");
    shelf.put(8, &of(FERRY_TOO), Some(4));
    let now = shelf.likeness(7, 8).unwrap();
    assert!(now.enough && now.score > 0.2, "{now:?}");
    assert_eq!(shelf.likeness(8, 7).map(|one| one.enough), Some(true));
    shelf.put(8, &of(FERRY_TOO), Some(40));
    assert!(!shelf.likeness(7, 8).unwrap().enough);
    shelf.remove(8);
    assert_eq!((shelf.likeness(7, 8), shelf.len(), shelf.around(&[7, 8])), (None, 2, vec![vec![7]]));
}

proptest! {
    #[test]
    fn every_item_gets_a_number_by_first_appearance(
        articles in prop::collection::vec(("([a-f]{2} ){0,6}", prop::option::of(0i64..9)), 0..24)
    ) {
        let terms: Vec<Terms> = articles.iter().map(|(text, _)| of(text)).collect();
        let items: Vec<Item> = terms.iter().zip(&articles).map(|(terms, (_, day))| Item { terms, day: *day }).collect();
        let found = cluster(&items);
        prop_assert_eq!(found.len(), items.len());
        let mut next = 0;
        for number in found {
            prop_assert!(number <= next);
            next = next.max(number + 1);
        }
    }
}
