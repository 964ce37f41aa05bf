//! The order in which a story is told, and why each sentence is in it.
use super::cover::Candidate;
use crate::story::day;
use crate::summary::choose::Choice;
use crate::Article;

/// Puts choices in the order of telling: by the day of their article where all are known, then by place, then by article;
/// a sentence that leans on the one before comes right after it.
pub(super) fn order(chosen: &mut Vec<Choice>, articles: &[Article], at: &[(usize, usize)], candidates: &[Candidate]) {
    let days: Vec<Option<i64>> = articles.iter().map(|article| article.published.and_then(day)).collect();
    let all_known = days.iter().all(Option::is_some);
    let day = |article: usize| days.get(article).copied().flatten().filter(|_| all_known);
    chosen.sort_by_key(|choice| at.get(choice.at).map(|(article, place)| (day(*article), *place, *article)));
    let leans = |choice: &Choice| candidates.get(choice.at).is_some_and(|candidate| candidate.leans);
    let mut told: Vec<Choice> = Vec::with_capacity(chosen.len());
    for choice in chosen.drain(..) {
        let before = choice.at.checked_sub(1).filter(|_| leans(&choice));
        let place = before.and_then(|before| told.iter().position(|other| other.at == before));
        told.insert(place.map_or(told.len(), |place| place + 1), choice);
    }
    *chosen = told;
}

/// The reason in words.
pub(super) fn why(support: usize, articles: usize, words: &[String]) -> String {
    let said = match (support, articles.saturating_sub(1)) {
        (_, 0) => "from the only article".to_string(),
        (0, _) => "no other article says it in such words".to_string(),
        (support, others) if support == others => "all other articles say the same".to_string(),
        (1, others) => format!("one of {others} other articles says the same"),
        (support, others) => format!("{support} of {others} other articles say the same"),
    };
    let quoted: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
    match quoted.split_last() {
        None => said,
        Some((one, [])) => format!("{said}; has {one}, which the articles return to"),
        Some((last, others)) => format!("{said}; has {} and {last}, which the articles return to", others.join(", ")),
    }
}
