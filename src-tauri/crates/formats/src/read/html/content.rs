//! The article in a page: what belongs to it, what is left out and why.
//!
//! [`root`] finds the part of the page that holds the article. Inside it each passage is judged by the box that it stands
//! in, by what the elements around it say, and by the cleaning rules; [`furniture`] takes whole boxes and lists, [`edges`]
//! looks at the first and last passages. What is left out keeps its words, its reason and its place.
use super::blocks::{Block, Blocks, Tag};
use super::layout::{Layout, Passage, Place};
use super::{edges, furniture, live, root};
use crate::clean::{self, Line, Rule};
use crate::{Paragraph, ParagraphKind, Removed};

/// The article of a page.
#[derive(Debug, Default)]
pub struct Content {
    /// The body.
    pub paragraphs: Vec<Paragraph>,
    /// What was left out.
    pub removed: Vec<Removed>,
    /// The standfirst, when the page marks one.
    pub standfirst: Option<String>,
}

/// What becomes of a passage.
#[derive(Clone, Copy)]
pub enum Verdict {
    /// It stands outside the article.
    Outside,
    /// It belongs to the body.
    Body,
    /// It is the headline or the standfirst.
    Field,
    /// It is left out, for this reason.
    Out(&'static str),
    /// A cleaning rule takes it.
    Rule(&'static Rule),
    /// It is the time over an entry of a live blog: a line of the body.
    Time,
}

impl Verdict {
    /// Whether it belongs to the body.
    pub const fn is_body(self) -> bool {
        matches!(self, Self::Body)
    }
}

/// What is known of the article beside its page.
#[derive(Debug, Clone, Copy, Default)]
pub struct Known<'a> {
    /// The headline, by the page's metadata.
    pub headline: Option<&'a str>,
    /// Its authors.
    pub authors: &'a [String],
    /// What the page says that it is about, as [`clean::phrase::normal`] writes it.
    pub descriptions: &'a [String],
}

/// The passages of a page with what becomes of each.
pub struct Judged<'a> {
    /// The page.
    pub layout: Layout<'a>,
    /// The element that holds the article.
    pub root: usize,
    /// How each element, as a box, relates to the article.
    pub places: Vec<Place>,
    /// What becomes of each passage.
    pub verdicts: Vec<Verdict>,
    /// The words of the headline, as [`clean::phrase::normal`] writes them; empty when it is not known.
    pub headline: String,
}

impl Judged<'_> {
    /// What becomes of a passage.
    pub fn is_body(&self, at: usize) -> bool {
        self.verdicts.get(at).copied().is_some_and(Verdict::is_body)
    }

    /// Leaves a passage of the body out.
    pub fn leave_out(&mut self, at: usize, reason: &'static str) {
        if let Some(verdict) = self.verdicts.get_mut(at).filter(|verdict| verdict.is_body()) {
            *verdict = Verdict::Out(reason);
        }
    }

    /// How the box of a passage relates to the article.
    pub fn place(&self, passage: &Passage) -> Place {
        self.places.get(passage.host).copied().unwrap_or(Place::Box)
    }

    /// Whether the box of a list stands in a box of the article's text, as a wrapper of its own.
    pub fn is_wrapped(&self, passage: &Passage) -> bool {
        let mut number = self.layout.parent(passage.host);
        while number != 0 && !self.layout.name(number).is_part() {
            number = self.layout.parent(number);
        }
        number != 0 && self.places.get(number).copied().is_some_and(Place::is_text)
    }
}

/// Finds the article among the blocks of a page.
pub fn find(page: &Blocks, known: Known) -> Content {
    let layout = Layout::of(page);
    let weights = root::weights(&layout);
    let Some(root) = root::find(&layout, &weights) else { return Content::default() };
    let headline = known.headline.map(clean::phrase::normal).unwrap_or_default();
    let places = layout.places(root);
    let verdicts = vec![Verdict::Outside; layout.passages.len()];
    let mut judged = Judged { layout, root, places, verdicts, headline };
    stretch(&mut judged, &weights);
    let kept: Vec<bool> =
        judged.verdicts.iter().zip(&weights).map(|(verdict, weight)| verdict.is_body() && *weight > 0).collect();
    let kept = judged.layout.sum_of(&kept);
    furniture::sections(&mut judged, &kept);
    furniture::teasers(&mut judged, &kept);
    let reasons = judged.layout.reasons(&kept);
    judge(&mut judged, &reasons);
    furniture::contents(&mut judged);
    edges::author(&mut judged, known.authors);
    let standfirst = edges::standfirst(&mut judged, known.descriptions);
    edges::headline(&mut judged);
    furniture::links(&mut judged);
    edges::repeated(&mut judged);
    edges::headings(&mut judged);
    live::keep(&mut judged);
    fill(&judged, &reasons, standfirst)
}

/// Takes the passages of the article's part of the page into the body, from its first to its last running text, and
/// around those what stands in the boxes of the text.
fn stretch(judged: &mut Judged, weights: &[i64]) {
    let inside = |at: usize| judged.layout.holds(judged.root, at);
    let running: Vec<bool> = weights.iter().enumerate().map(|(at, weight)| *weight > 0 && inside(at)).collect();
    let reasons = judged.layout.reasons(&judged.layout.sum_of(&running));
    let reason = |passage: &Passage| reasons.get(passage.block.mark).copied().flatten();
    let is_running = |at: usize| running.get(at).copied().unwrap_or_default();
    let good = |(at, passage): &(usize, &Passage)| is_running(*at) && reason(passage).is_none();
    let all = || judged.layout.passages.iter().enumerate();
    let place = |list: Vec<usize>| Some((list.first().copied()?, list.last().copied()?));
    let Some((first, last)) = place(all().filter(good).map(|(at, _)| at).collect())
        .or_else(|| place((0..running.len()).filter(|at| is_running(*at)).collect()))
    else {
        return;
    };
    let mut verdicts = judged.verdicts.clone();
    for ((at, passage), verdict) in all().zip(verdicts.iter_mut()).filter(|((at, _), _)| inside(*at)) {
        let place = judged.place(passage);
        *verdict = if (first..=last).contains(&at) {
            if between(judged, passage, place) {
                Verdict::Body
            } else {
                Verdict::Out(reason(passage).unwrap_or("link to another article"))
            }
        } else if beside(passage, place, at < first) {
            Verdict::Body
        } else {
            Verdict::Outside
        };
    }
    let start = judged.layout.spans.get(judged.root).map(|(start, _)| *start).unwrap_or_default();
    let is_headline =
        |passage: &Passage| passage.line.normal == judged.headline || passage.block.tag == Tag::Heading(1);
    if let Some(title) = all()
        .take(start)
        .filter(|(_, passage)| is_headline(passage))
        .map(|(at, _)| at)
        .last()
        .filter(|_| !judged.headline.is_empty())
    {
        // Between the headline and the part that holds the article there may be a box of text like those in it.
        for ((_, passage), verdict) in all().zip(verdicts.iter_mut()).take(start).skip(title + 1) {
            let text = judged.place(passage).is_text() && reason(passage).is_none();
            if text && !passage.linky() && (passage.prose || passage.block.tag != Tag::Other) {
                *verdict = Verdict::Body;
            }
        }
    }
    judged.verdicts = verdicts;
}

/// Whether a passage between the first and the last running text belongs to the body by its box and its links.
fn between(judged: &Judged, passage: &Passage, place: Place) -> bool {
    let block = passage.block;
    let linked = block.linked();
    if linked < 0.5 || block.heading() > 0 || judged.layout.is_row(passage) {
        return true;
    }
    match block.tag {
        Tag::Item => place.is_text() || linked < 0.8 || judged.is_wrapped(passage),
        Tag::Paragraph => place == Place::Main && (linked < 0.9 || passage.line.sentence),
        _ => false,
    }
}

/// The same for one before the first or after the last of them.
fn beside(passage: &Passage, place: Place, before: bool) -> bool {
    let block = passage.block;
    let sentence = place == Place::Main && block.tag == Tag::Paragraph && passage.line.sentence && block.linked() < 0.9;
    place.is_text()
        && (!passage.linky() || sentence)
        && match block.tag {
            Tag::Paragraph | Tag::Item => true,
            Tag::Heading(level) => !before || level >= 2,
            Tag::Row => !before,
            Tag::Other => false,
        }
}

/// What stands at the top of an article only: below it, a short line with a name or a date may well be news.
const TOP: &[&str] = &["date-line", "byline", "age"];

/// Leaves out what the elements around it or a cleaning rule speak against.
fn judge(judged: &mut Judged, reasons: &[Option<&'static str>]) {
    let mut before = 0;
    for at in 0..judged.verdicts.len() {
        let Some(passage) = judged.layout.passages.get(at).filter(|_| judged.is_body(at)) else { continue };
        let top = before < 3;
        let again = before <= 1 && !judged.headline.is_empty() && passage.line.normal == judged.headline;
        before += usize::from(passage.line.sentence && passage.words > 12);
        let verdict = if again {
            Verdict::Out("headline again")
        } else if let Some(reason) = reasons.get(passage.block.mark).copied().flatten() {
            Verdict::Out(reason)
        } else if let Some(rule) = rule(passage, judged.place(passage).is_text(), top) {
            Verdict::Rule(rule)
        } else {
            Verdict::Body
        };
        if let Some(held) = judged.verdicts.get_mut(at) {
            *held = verdict;
        }
    }
}

/// The cleaning rule that takes a passage. In the boxes of the article's text some rules ask for more than words: plain
/// text has no links and headings to tell a pointer from a sentence.
pub fn rule(passage: &Passage, text: bool, top: bool) -> Option<&'static Rule> {
    let block = passage.block;
    let heading = block.heading() > 0;
    let part = matches!(block.tag, Tag::Item | Tag::Row);
    let holds = |rule: &&Rule| match rule.id {
        "age" if part => false,
        id if TOP.contains(&id) => top || id == "byline" && passage.line.words < 8,
        "address" => {
            !text || block.links > 0 || passage.line.text.starts_with("http") || passage.line.text.starts_with("www")
        }
        "pointer" => block.tag != Tag::Row && (block.linked() >= 0.3 || heading),
        "related" => block.tag != Tag::Row && (block.linked() >= 0.3 || heading || passage.short(8)),
        "rights" => !text || !heading && !part && passage.words >= 3,
        "navigation" | "share" => !text || !heading,
        _ => true,
    };
    passage.rule().filter(holds)
}

fn fill(judged: &Judged, reasons: &[Option<&'static str>], standfirst: Option<String>) -> Content {
    let mut content = Content { standfirst, ..Content::default() };
    for (at, (passage, verdict)) in judged.layout.passages.iter().zip(&judged.verdicts).enumerate() {
        let before = content.paragraphs.len();
        let around = || reasons.get(passage.block.mark).copied().flatten();
        let (rule, reason) = match verdict {
            Verdict::Field => continue,
            Verdict::Body => {
                let kind = kind(passage.block, &passage.line);
                content.paragraphs.push(Paragraph { text: passage.block.text.clone(), kind });
                continue;
            }
            Verdict::Time => {
                let (text, beside) = live::parts(passage);
                content.paragraphs.push(Paragraph { text, kind: ParagraphKind::Subhead });
                let Some(text) = beside else { continue };
                let (before, reason) = (content.paragraphs.len(), "byline or date line".to_string());
                content.removed.push(Removed { text, rule: None, reason, before });
                continue;
            }
            Verdict::Out(reason) => (None, *reason),
            Verdict::Rule(rule) => (Some(rule.id.to_string()), rule.reason),
            // Menus are not worth bringing back; sentences may be, and what stands around the text.
            Verdict::Outside
                if (passage.words < 8 || passage.linky())
                    && (around().is_some() || !judged.layout.holds(judged.root, at)) =>
            {
                continue
            }
            Verdict::Outside => {
                let link = || passage.linky().then_some("link to another article");
                let rule = || Some(passage.rule()?.reason);
                (None, around().or_else(rule).or_else(link).unwrap_or("outside the article"))
            }
        };
        content.removed.push(Removed { text: passage.block.text.clone(), rule, reason: reason.to_string(), before });
    }
    content
}

/// What a block of the body is.
pub(super) fn kind(block: &Block, line: &Line) -> ParagraphKind {
    match block.tag {
        Tag::Heading(_) => ParagraphKind::Subhead,
        _ if block.quote => ParagraphKind::BlockQuote,
        Tag::Item => ParagraphKind::ListItem,
        Tag::Paragraph if block.bold * 20 >= block.length * 19 && line.words <= 12 && !line.sentence => {
            ParagraphKind::Subhead
        }
        _ => ParagraphKind::Body,
    }
}
