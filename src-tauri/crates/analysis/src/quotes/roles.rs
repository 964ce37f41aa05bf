//! What stands beside a name: roles and titles, and the gender that they and a given name tell.
use super::cues::class;
use super::outline::Outline;
use super::people::{capped, Gender};
use crate::Language;
use rustc_hash::FxHashMap;

pub(super) fn given_gender(outline: &Outline, key: &[String]) -> Gender {
    let Some(first) = key.first() else { return Gender::Unknown };
    let own = outline.lexicon.classes(first);
    // Short forms of both sexes ("Andrea", "Jean") tell nothing; a man's given name alone is often a surname.
    match (own & class::GIVEN_M != 0, own & class::GIVEN_F != 0, own & class::GIVEN_U != 0) {
        (true, false, false) if key.len() >= 2 => Gender::Male,
        (false, true, false) => Gender::Female,
        _ => Gender::Unknown,
    }
}

pub(super) fn role_gender(outline: &Outline, start: usize, end: usize) -> Gender {
    let stop = (start..end).find(|at| outline.has(*at, class::NP_PREP)).unwrap_or(end);
    let male = (start..stop).any(|at| outline.has(at, class::TITLE_M));
    let female = (start..stop)
        .any(|at| outline.has(at, class::TITLE_F | class::ROLE_F) && !outline.has(at, class::ROLE_M | class::GIVEN));
    let male_role =
        outline.lexicon.language == Language::English && (start..stop).any(|at| outline.has(at, class::ROLE_M));
    // "la ministre", "el portavoz": in Romance languages the article tells.
    let romance = outline.lexicon.romance();
    let male = male || romance && outline.has(start, class::DET_M) && !outline.has(start, class::DET_F);
    let female = female || romance && outline.has(start, class::DET_F);
    match (male || male_role, female) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

pub(super) fn bind(
    by_role: &mut FxHashMap<String, Vec<usize>>,
    outline: &Outline,
    start: usize,
    end: usize,
    person: usize,
) {
    let stop = (start..end).find(|at| outline.has(*at, class::NP_PREP)).unwrap_or(end);
    for at in start..stop {
        if outline.has(at, class::ROLES | class::TITLES) {
            let people = by_role.entry(outline.lower(at).trim_end_matches('.').to_owned()).or_default();
            if !people.contains(&person) {
                capped(people, person);
            }
        }
    }
}

/// "council president Henry Crespo": the role in lower case right in front of a name that begins at `name`.
fn role_beside(outline: &Outline, name: usize) -> Option<(usize, usize)> {
    let role = |at: usize| outline.has(at, class::ROLES | class::TITLES) && !outline.possessive(at);
    let plain = |at: &usize| {
        outline.word(*at)
            && !outline.cap(*at)
            && !outline.has(*at, class::PREP | class::DET | class::CONJ | class::REL | class::PRON)
            && (role(*at) || !outline.has(*at, class::SAY | class::VERB))
    };
    let start = (name.saturating_sub(5)..name).rev().take_while(plain).last()?;
    role(name - 1).then_some((start, name))
}

/// "la maire de Brévan, Solène Marchadour", "el portavoz Rubén Alcaide": the role with its article in front of a name
/// that begins at `name`, in Romance languages; in English, the words right in front of it.
pub(super) fn role_before(outline: &Outline, name: usize) -> Option<(usize, usize)> {
    if outline.lexicon.language == Language::English {
        return role_beside(outline, name);
    }
    if !outline.lexicon.romance() {
        return None;
    }
    let comma = name.checked_sub(1).filter(|at| outline.is_mark(*at, ",")).is_some();
    let end = name.checked_sub(usize::from(comma))?;
    // "el presidente del Gobierno": the name is what the role belongs to.
    if end.checked_sub(1).is_some_and(|at| outline.has(at, class::PREP)) {
        return None;
    }
    let role = class::ROLES | class::TITLES;
    let mut at = end;
    while at > 0 && end - at < 10 && outline.word(at - 1) && !outline.has(at - 1, class::SAY | class::VERB | class::REL)
    {
        at -= 1;
        let article = outline.has(at, class::DET_M | class::DET_F) || matches!(outline.lower(at), "l'" | "son" | "su");
        let before =
            outline.has(at.wrapping_sub(1), class::PREP) && !outline.has(at.wrapping_sub(1), class::DET) && at > 0;
        if article
            && (outline.has(at + 1, role) || outline.has(at + 2, role) && !outline.has(at + 1, class::PREP))
            && at + 1 < end
        {
            return (!before).then_some((at, end));
        }
    }
    None
}

/// ", the harbor's director," behind a name: the items between the commas, when they hold a role.
pub(super) fn apposition(outline: &Outline, end: usize) -> Option<(usize, usize)> {
    if !outline.is_mark(end, ",") {
        return None;
    }
    let start = end + 1;
    let stop = (start..start + 14).find(|at| !outline.word(*at))?;
    if !outline.is_mark(stop, ",.;") || outline.has(start, class::CONJ | class::REL | class::PRON | class::VERB) {
        return None;
    }
    let role = (start..stop.min(start + 7)).any(|at| outline.has(at, class::ROLES | class::TITLES));
    let verb = (start..stop).any(|at| {
        outline.has(at, class::SAY | class::VERB) && !outline.has(at, class::ROLES | class::AMBIGUOUS | class::TITLES)
    });
    let named = outline.name_word(start)
        && !outline.has(start, class::TITLES | class::ROLES)
        && outline.has(start, class::GIVEN);
    (role && !verb && !named).then_some((start, stop))
}
