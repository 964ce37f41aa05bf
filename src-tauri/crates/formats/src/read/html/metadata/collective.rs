//! Bylines that name no person: a newsroom, a team, the outlet itself or a user, where the page signs the article so. They
//! count only where nobody else is named.
use super::super::byline;
use super::places::Places;
use super::signed::{ends_with_lead, is_box, label_before};
use super::site::Site;
use super::survey::{leads_to_author, Mark, Survey};
use super::Sourced;

/// What the page signs its article with near the headline, when that is no person's name.
pub fn find(places: &Places, survey: &Survey, site: &Site) -> Sourced<Vec<String>> {
    let marks = survey.marks.iter().filter(|mark| mark.author && !mark.aside && !mark.menu);
    let marked = marks.filter_map(|mark| in_mark(mark, places, survey, site));
    // The first of the surest: `max_by_key` takes the last.
    let best = marked.rev().max_by_key(|(sure, _, _)| *sure);
    let found = best.map(|(_, name, from)| (name, from)).or_else(|| in_lines(places, survey, site));
    found.map(|(name, from)| (vec![name], from.to_string()))
}

fn in_mark(mark: &Mark, places: &Places, survey: &Survey, site: &Site) -> Option<(u8, String, &'static str)> {
    let text = mark.text();
    if text.chars().count() > 80 || text.lines().count() > 2 || byline::has_other_lead(&text) || is_box(&mark.words) {
        return None;
    }
    let at = text.lines().filter_map(|line| places.block_of(mark, line)).next();
    if !at.is_some_and(|at| places.is_near(at) && !places.is_aside(at, &survey.plain)) {
        return None;
    }
    let before = label_before(places, at, &text);
    if before.as_deref().is_some_and(byline::has_other_lead) {
        return None;
    }
    let lead = byline::has_lead(&text)
        || before.as_deref().is_some_and(|before| byline::has_lead(before) || ends_with_lead(before));
    let property = mark.property.contains("author") || mark.property.contains("creator");
    let linked = leads_to_author(mark.link.as_deref());
    let name = byline::whole(&text)?;
    // Where only an author can stand anything is one; elsewhere it must be the outlet's name or that of a team.
    let fits = property && (lead || linked) || linked && lead || byline::is_collective(&name) || site.is_like(&name);
    let sure = u8::from(property) + u8::from(linked) + u8::from(lead);
    let from = if property { "microdata" } else { "byline text" };
    (fits && sure > 0).then_some((sure, name, from))
}

/// A short line that begins as a byline does.
fn in_lines(places: &Places, survey: &Survey, site: &Site) -> Option<(String, &'static str)> {
    let lines = places.blocks.iter().enumerate().filter(|(at, block)| {
        block.length <= 70
            && places.headline != Some(*at)
            && places.is_near(*at)
            && !places.is_aside(*at, &survey.plain)
            && byline::has_lead(&block.text)
    });
    let names = lines.filter_map(|(_, block)| byline::whole(&block.text));
    names.filter(|name| byline::is_collective(name) || site.is_like(name)).map(|name| (name, "byline text")).next()
}
