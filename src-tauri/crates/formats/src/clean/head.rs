//! The lines before the body: headline, standfirst, and what belongs to neither.
use super::{headline, region, Line, Role, Rule, Text, Verdict};
use crate::{Document, Field};

/// The first line that is running text: a sentence of some length that no rule takes.
pub fn first_paragraph(lines: &[Line], rules: &[Option<&'static Rule>]) -> usize {
    let running = |line: &Line| {
        matches!(line.role, Role::Unmarked | Role::Item | Role::Quote)
            && (line.sentence && line.words >= 12 || line.words >= 33 || line.sentences > 1 && line.words >= 8)
    };
    let found = lines.iter().zip(rules).position(|(line, rule)| rule.is_none() && running(line));
    // A text without any: all but the first line is the body.
    found.unwrap_or(usize::from(lines.len() > 1))
}

/// Finds the headline and the standfirst among the lines before the body, and leaves out the others.
pub fn find(text: &Text, verdicts: &mut [Verdict], document: &mut Document) {
    let (lines, start) = (text.lines, text.start);
    let body = (start..text.end).filter(|at| text.rule(*at).is_none()).filter_map(|at| lines.get(at));
    let body = headline::Vocabulary::of(body.map(|line| line.text.as_str()));
    let places = candidates(text);
    let lines_there: Vec<&Line> = places.iter().filter_map(|at| lines.get(*at)).collect();
    let marked = lines.iter().position(|line| matches!(line.role, Role::Title(_)));
    let title = places.iter().rev().copied().find(|at| text.page && region::is_title(lines, *at));
    let chosen =
        marked.or(title).or_else(|| headline::choose(&lines_there, &body).and_then(|at| places.get(at).copied()));
    if let Some(line) = chosen.and_then(|at| lines.get(at)) {
        document.headline = Some(line.text.clone());
        let from = match (line.role, chosen) {
            (Role::Title(from), _) => from,
            (_, Some(0)) => "first line",
            _ => "line above the text",
        };
        document.evidence.insert(Field::Headline, from.to_string());
    }
    let first = chosen.map_or(start, |at| at.max(start));
    for at in 0..first {
        let (Some(line), Some(verdict)) = (lines.get(at), verdicts.get_mut(at)) else { continue };
        if Some(at) == chosen
            || matches!(line.role, Role::Aside(_))
            || !(verdict.is_body() || matches!(verdict, Verdict::Out(_)))
        {
            continue;
        }
        let below = chosen.is_some_and(|chosen| at > chosen);
        let set = line.role == Role::Subtitle && (4..=80).contains(&line.words);
        // Right under the headline of a page a line of some length needs no words of the body to belong to it.
        let next = text.page && chosen.is_some_and(|chosen| at == chosen + 1) && (9..=60).contains(&line.words);
        let akin = (6..=60).contains(&line.words) && body.overlap(&line.text) >= 0.3;
        let standfirst = below && (set || next || akin);
        *verdict = match () {
            () if standfirst && document.standfirst.is_none() => {
                document.standfirst = Some(line.text.clone());
                document.evidence.insert(Field::Standfirst, "line under the headline".to_string());
                Verdict::Field
            }
            () if matches!(line.role, Role::Item | Role::Quote | Role::Row) => Verdict::Body,
            () if below && line.role == Role::Heading => Verdict::Body,
            () if text.page => Verdict::Out("before the article"),
            // Between a headline and its body stand short lines that belong to the text.
            () if below && line.words > 3 => Verdict::Body,
            () if below => Verdict::Rule(&headline::LABEL),
            () if headline::possible(line) && line.words > 3 => Verdict::Rule(&headline::STRAY),
            () if line.words <= 3 => Verdict::Rule(&headline::LABEL),
            () => Verdict::Body,
        };
    }
    if let (Some(at), Some(verdict)) = (chosen, chosen.and_then(|at| verdicts.get_mut(at))) {
        *verdict = Verdict::Field;
        repeated(lines, at, verdicts);
    }
}

/// Where the headline may stand. In a pasted page that may be far above its body, over pictures and share bars, or the
/// beginning of the stretch.
fn candidates(text: &Text) -> Vec<usize> {
    let start = text.start;
    let from = if text.page { start.saturating_sub(40) } else { 0 };
    let until = if text.page { (start + 4).min(text.end) } else { start };
    let possible = |line: &Line| {
        matches!(line.role, Role::Unmarked | Role::Heading)
            && headline::possible(line)
            && !(text.page && line.text.ends_with('.'))
    };
    let running = |at: usize| text.rule(at).is_none() && text.lines.get(at).is_some_and(|line| line.sentence);
    (from..until)
        .filter(|at| text.rule(*at).is_none() && text.lines.get(*at).is_some_and(possible))
        .take_while(|at| *at <= start || !(start..*at).any(running))
        .collect()
}

/// The headline once more, somewhere in the text.
fn repeated(lines: &[Line], headline: usize, verdicts: &mut [Verdict]) {
    let Some(words) = lines.get(headline).map(|line| line.normal.as_str()) else { return };
    for ((at, line), verdict) in lines.iter().enumerate().zip(verdicts) {
        if at != headline && line.normal == words && verdict.is_body() {
            *verdict = Verdict::Rule(&headline::AGAIN);
        }
    }
}
