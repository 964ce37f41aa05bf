//! Runs of capitalized words that can be names.
use super::cues::class;
use super::frames::Frame;
use super::outline::{Outline, Sentence};
use super::people::Gender;
use super::phrases::Head;
use crate::Language;
use rustc_hash::{FxHashMap, FxHashSet};

/// A run of capitalized words that can be a name.
pub(super) struct Run {
    /// Items of the whole run, title included.
    pub start: usize,
    /// First item of the name.
    pub name: usize,
    pub end: usize,
    pub sentence: usize,
    pub organization: bool,
    pub gender: Gender,
    pub titled: bool,
}

/// All runs of capitalized words that can be names, in text order.
pub(super) fn runs(outline: &Outline, frames: &[Vec<Frame>]) -> Vec<Run> {
    let lower: FxHashSet<&str> = outline
        .items
        .iter()
        .filter(|item| !item.cap && !item.lower.is_empty())
        .map(|item| item.lower.as_str())
        .collect();
    let german = outline.lexicon.language == Language::German;
    let mut found: Vec<Run> = Vec::new();
    let mut headings: Vec<usize> = Vec::new();
    for (number, sentence) in outline.sentences.iter().enumerate() {
        if heading(outline, *sentence) {
            headings.push(number);
            continue;
        }
        let mut heads: Vec<(usize, usize)> = Vec::new();
        if german {
            heads.extend(frames.get(number).into_iter().flatten().filter_map(|frame| match frame.subject {
                Some(subject) => match subject.head {
                    // Behind an article, a role stands before the name ("der Bootsbauer Enno Tjarks").
                    Head::Name(start, end)
                        if !outline.has(subject.start, class::DET) || start > subject.start + 1 && end >= start + 2 =>
                    {
                        Some((start, end))
                    }
                    _ => None,
                },
                None => None,
            }));
        }
        let mut at = sentence.start;
        while at < sentence.end {
            let run = if german {
                german_run(outline, at, sentence.end, number, &heads)
            } else {
                run(outline, at, sentence.start, sentence.end, number, &lower)
            };
            match run {
                Ok(run) => {
                    at = run.end;
                    found.push(run);
                }
                Err(next) => at = next.max(at + 1),
            }
        }
    }
    if german {
        surnames(outline, &mut found);
    }
    in_headings(outline, &headings, &mut found);
    found
}

/// Whether a line is a heading in title case, where a capital letter tells nothing: "Mayor Defends Ferry At Heated
/// Meeting". Only English writes so.
fn heading(outline: &Outline, sentence: Sentence) -> bool {
    let long = |at: &usize| outline.word(*at) && outline.lower(*at).chars().count() >= 4;
    let (all, capital) = (sentence.start..sentence.end)
        .filter(long)
        .fold((0usize, 0usize), |(all, capital), at| (all + 1, capital + usize::from(outline.cap(at))));
    let stops = outline.is_mark(sentence.end.saturating_sub(1), ".");
    // With a full stop it has to be plain: no long word in lower case.
    let enough = if stops { all >= 5 && capital == all } else { all >= 4 && capital * 10 >= all * 9 };
    outline.lexicon.language == Language::English && enough
}

/// In headings only what is a name elsewhere counts as one.
fn in_headings(outline: &Outline, headings: &[usize], found: &mut Vec<Run>) {
    if headings.is_empty() {
        return;
    }
    let words = |start: usize, end: usize| (start..end).map(|at| outline.lower(at).to_owned()).collect::<Vec<_>>();
    let mut known: FxHashMap<Vec<String>, (bool, Gender)> = FxHashMap::default();
    let mut longest = 0;
    for run in found.iter() {
        longest = longest.max(run.end - run.name);
        known.insert(words(run.name, run.end), (run.organization, run.gender));
    }
    let mut more = Vec::new();
    for number in headings {
        let Some(sentence) = outline.sentences.get(*number).copied() else { continue };
        let mut at = sentence.start;
        while at < sentence.end {
            let name = (1..=longest.min(MOST_WORDS)).rev().map(|count| at + count).find_map(|end| {
                let (organization, gender) = known.get(&words(at, end)).filter(|_| end <= sentence.end)?;
                Some((end, *organization, *gender))
            });
            if let Some((end, organization, gender)) = name.filter(|_| outline.name_word(at)) {
                // "Ada Kern Defends Ferry", where the text says "Kern" alone.
                let given = at > sentence.start && end == at + 1 && outline.has(at - 1, class::GIVEN) && !organization;
                let name = if given { at - 1 } else { at };
                more.push(Run { start: name, name, end, sentence: *number, organization, gender, titled: false });
                at = end;
            } else {
                at += 1;
            }
        }
    }
    found.append(&mut more);
    found.sort_by_key(|run| run.start);
}

/// No longer name is looked for in a heading.
const MOST_WORDS: usize = 6;

/// The run at `at`, or where to look next.
fn run(
    outline: &Outline,
    at: usize,
    low: usize,
    high: usize,
    sentence: usize,
    lower: &FxHashSet<&str>,
) -> Result<Run, usize> {
    if !outline.name_word(at) {
        return Err(at + 1);
    }
    let opens = at == low
        || outline.is_mark(at - 1, ":")
        || outline.quote(at - 1).is_some()
        || !outline.word(at - 1) && at == low + 1;
    let title = class::TITLES | class::ROLES;
    if opens && !outline.has(at, class::GIVEN | title | class::ORG) {
        let word = outline.lower(at);
        let alone = !outline.name_word(at + 1);
        let common = outline.has(at, class::NOTSTART)
            || lower.contains(word)
            || word.ends_with("ing") && alone
            || word.ends_with("ly") && alone;
        if common {
            return Err(at + 1);
        }
    }
    if opens
        && outline.has(at, class::NOTSTART)
        && !(outline.has(at, class::GIVEN) && outline.name_word(at + 1))
        && !outline.has(at, title)
    {
        return Err(at + 1);
    }
    let mut end = at + 1;
    let mut organization = outline.has(at, class::ORG);
    // "the Commission on Presidential Debates": no title stands behind the preposition.
    let mut joined = None;
    while end < high && !outline.possessive(end - 1) {
        let joins = matches!(
            outline.lower(end),
            "of" | "for" | "on" | "de" | "du" | "d'" | "del" | "da" | "do" | "della" | "dei"
        ) && outline.has(end - 1, class::ORG)
            || matches!(outline.lower(end), "of" | "for" | "de" | "du" | "d'" | "del")
                && organization
                && outline.has(end - 1, class::ORG);
        // "le maire de Lyon Jean Morel": behind a place, a given name begins a name of its own.
        let place = outline.lexicon.romance()
            && at > low
            && outline.has(at - 1, class::PREP | class::DET)
            && outline.has(end, class::GIVEN)
            && !outline.has(end - 1, class::GIVEN | title | class::PARTICLE)
            && outline.name_word(end + 1);
        if place {
            break;
        }
        if outline.name_word(end) {
            organization |= outline.has(end, class::ORG);
            end += 1;
        } else if outline.has(end, class::PARTICLE)
            && outline.name_word(end + 1)
            && (!outline.has(end, class::DET) || outline.particle_of_name(end))
        {
            end += 1;
        } else if joins && outline.name_word(end + 1) {
            joined = joined.or(Some(end));
            end += 2;
        } else if joins && outline.has(end + 1, class::DET) && outline.name_word(end + 2) {
            joined = joined.or(Some(end));
            end += 3;
        } else if outline.is_mark(end, "&") && outline.name_word(end + 1)
            || outline.quote(end).is_some() && outline.name_word(end + 1) && outline.has(end - 1, class::GIVEN)
        {
            end += 2;
        } else {
            break;
        }
    }
    if (at..end).all(|at| outline.has(at, class::NOTNAME)) {
        return Err(end);
    }
    let last = end - 1;
    // "the Brookings spokesman": a title at the end is a description.
    let mut name = (at..joined.unwrap_or(last))
        .rev()
        .find(|place| outline.has(*place, title) && !outline.has(*place, class::GIVEN))
        .map_or(at, |place| place + 1);
    if organization {
        // "Harbor Committee Chairman Jonas Brandt": the title parts the organization from the person.
        let after_org = (name..end).any(|place| outline.has(place, class::ORG) && !outline.has(place, class::GIVEN));
        if after_org {
            name = at;
        } else {
            organization = false;
        }
    }
    while name < last && outline.has(name, class::NOTNAME) && !organization {
        name += 1;
    }
    let bare_title = !organization && name == last && outline.has(last, title) && !outline.has(last, class::GIVEN);
    if bare_title || name == end {
        return Err(end);
    }
    if !organization && name == last && (outline.has(last, class::NOTNAME) || outline.lower(last).chars().count() < 2) {
        return Err(end);
    }
    Ok(Run { start: at, name, end, sentence, organization, gender: title_gender(outline, at, name), titled: name > at })
}

fn title_gender(outline: &Outline, start: usize, name: usize) -> Gender {
    let (mut male, mut female) = (false, false);
    // A lower-case role right before the run ("spokeswoman Ada Kern") tells as well.
    let from = if start == name && start > 0 && outline.word(start - 1) { start - 1 } else { start };
    let english = outline.lexicon.language == Language::English;
    for at in from..name {
        male |= outline.has(at, class::TITLE_M) || english && outline.has(at, class::ROLE_M) && !outline.possessive(at);
        female |= outline.has(at, class::TITLE_F | class::ROLE_F)
            && !outline.possessive(at)
            && !outline.has(at, class::ROLE_M);
    }
    match (male, female) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}

/// German: a given name or a title and capitalized words, or the name in a frame.
fn german_run(
    outline: &Outline,
    at: usize,
    high: usize,
    sentence: usize,
    heads: &[(usize, usize)],
) -> Result<Run, usize> {
    if !outline.word(at) || !outline.cap(at) {
        return Err(at + 1);
    }
    let name_word = |at: usize| {
        outline.name_word(at) && !outline.has(at, class::NOTSTART | class::ORG | class::TITLES | class::ROLES)
    };
    let title = class::TITLES | class::ROLES;
    // "Gerd Richter": behind a given name a trade is a surname.
    let surname = |at: usize| outline.word(at) && outline.cap(at) && outline.has(at, title) && outline.name_word(at);
    let titled = outline.has(at, title) && name_word(at + 1) && !outline.has(at + 1, class::DET) && at + 1 < high;
    let given = outline.has(at, class::GIVEN)
        && name_word(at)
        && at + 1 < high
        && (name_word(at + 1) || surname(at + 1) || outline.has(at + 1, class::PARTICLE) && name_word(at + 2));
    let head = heads.iter().find(|(start, _)| *start == at);
    let name = if titled { at + 1 } else { at };
    if !titled && !given && head.is_none() {
        return Err(at + 1);
    }
    let mut end = name + 1;
    while end < high && end < name + 4 && !outline.possessive(end - 1) {
        if name_word(end)
            || end == name + 1 && outline.has(name, class::GIVEN) && surname(end)
            || outline.has(end, class::PARTICLE) && name_word(end + 1) && !matches!(outline.lower(end), "der" | "die")
            || matches!(outline.lower(end), "von" | "van" | "der")
                && name_word(end + 1)
                && !outline.cap(end)
                && end == name + 1
                && outline.lower(end) != "der"
        {
            end += 1;
        } else {
            break;
        }
    }
    if let (Some((_, stop)), false, false) = (head, titled, given) {
        end = (*stop).max(name + 1);
        if outline.has(end - 1, title | class::NOTSTART) {
            return Err(end);
        }
    }
    let organization = (name..end).any(|at| outline.has(at, class::ORG));
    Ok(Run { start: at, name, end, sentence, organization, gender: title_gender(outline, at, name), titled })
}

/// German surnames alone: every later word that equals the last word of a found name.
fn surnames(outline: &Outline, found: &mut Vec<Run>) {
    let known: FxHashSet<&str> =
        found.iter().filter(|run| !run.organization).map(|run| outline.lower(run.end - 1)).collect();
    let mut taken = found.iter().map(|run| (run.start, run.end)).peekable();
    let mut more = Vec::new();
    for (sentence, range) in outline.sentences.iter().enumerate() {
        for at in range.start..range.end {
            while taken.next_if(|(_, end)| *end <= at).is_some() {}
            let inside = taken.peek().is_some_and(|(start, _)| *start <= at);
            let word = outline.lower(at);
            // The genitive has no apostrophe: "Brandts Sprecher".
            let same = outline.cap(at)
                && (known.contains(word) || word.strip_suffix('s').is_some_and(|word| known.contains(word)));
            if same && !inside && outline.name_word(at) {
                more.push(Run {
                    start: at,
                    name: at,
                    end: at + 1,
                    sentence,
                    organization: false,
                    gender: Gender::Unknown,
                    titled: false,
                });
            }
        }
    }
    found.append(&mut more);
    found.sort_by_key(|run| run.start);
}
