//! What is looked at to tell which lines are the article: the line, its neighbors, and its place in the text.
//!
//! Each feature is a name and the number of a bucket, so that a weight stands for each bucket and nothing has to be
//! scaled. Nothing here knows words of a language but the rules and the lists of function words.
use std::collections::HashMap;

use broadsheet_text::{stopwords, Language};

use super::text::{Around, Block, Text};
use crate::clean::{region, rule::Rule, signature, Line};
use crate::read::byline;

/// One thing that is true of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    /// What was looked at.
    pub name: &'static str,
    /// Which bucket it fell into.
    pub value: usize,
}

/// The place of the first bound that `value` does not reach; the number of bounds when it reaches all.
pub(super) fn bucket(value: f64, bounds: &[f64]) -> usize {
    bounds.iter().position(|bound| value < *bound).unwrap_or(bounds.len())
}

/// Lengths in words that differ in what they usually are: a label, a link, a headline, a sentence, a paragraph.
fn length(words: usize) -> usize {
    bucket(words as f64, &[2.0, 3.0, 5.0, 8.0, 12.0, 18.0, 30.0, 50.0])
}

/// The same in three.
pub(super) fn size(words: usize) -> usize {
    bucket(words as f64, &[4.0, 12.0])
}

/// How a line ends: as a sentence, as a label, cut off, or none of these.
fn ending(line: &Line) -> usize {
    match () {
        () if line.text.ends_with("...") || line.text.ends_with('…') || line.text.ends_with("[…]") => 3,
        () if line.sentence => 1,
        () if line.text.ends_with(':') => 2,
        () => 0,
    }
}

/// What is known of a line without its neighbors.
pub(super) struct View<'a> {
    pub line: &'a Line,
    /// Id of its rule.
    pub rule: Option<&'static str>,
    pub ends: bool,
    /// How many words of running text it has.
    pub running: usize,
    shape: usize,
    name: bool,
    pub date: bool,
    /// Whether it stands elsewhere in the text too: 0 no, 1 first of several, 2 again.
    repeated: usize,
    pub title: bool,
}

fn view<'a>(lines: &'a [Line], rules: &[Option<&'static Rule>]) -> Vec<View<'a>> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for line in lines {
        *seen.entry(line.normal.as_str()).or_default() += 1;
    }
    let mut met: HashMap<&str, usize> = HashMap::new();
    let views = lines.iter().enumerate().map(|(at, line)| {
        let rule = rules.get(at).copied().flatten();
        let met = met.entry(line.normal.as_str()).or_default();
        *met += 1;
        let several = seen.get(line.normal.as_str()).is_some_and(|count| *count > 1);
        let id = rule.map(|rule| rule.id).unwrap_or_default();
        View {
            line,
            rule: rule.map(|rule| rule.id),
            ends: rule.is_some_and(|rule| rule.ends),
            running: if rule.is_none() && is_running(line) { line.words } else { 0 },
            shape: length(line.words) * 4 + ending(line),
            name: line.words <= 4 && byline::is_name(&line.text),
            date: id == "age" || id == "date-line" || line.words <= 12 && signature::is_date(line),
            repeated: if several { (*met).min(2) } else { 0 },
            title: region::is_title(lines, at),
        }
    });
    views.collect()
}

/// Whether a line is a sentence of some length, or so long that it must be text.
pub fn is_running(line: &Line) -> bool {
    line.sentence && line.words >= 9 || line.words >= 30
}

/// What is looked at of the step into each line.
pub fn turns(lines: &[Line], rules: &[Option<&'static Rule>]) -> Vec<Vec<Feature>> {
    let views = view(lines, rules);
    let text = Text::of(lines, rules, &views);
    (0..lines.len()).map(|at| turn(&views, &text, at)).collect()
}

fn turn(views: &[View], text: &Text, at: usize) -> Vec<Feature> {
    let Some(view) = views.get(at) else { return Vec::new() };
    let kind = match () {
        () if view.ends => 0,
        () if view.title => 1,
        () if view.rule.is_some() => 2,
        () if view.running > 0 => 3,
        () if view.line.words < 12 => 4,
        () => 5,
    };
    let before = at.checked_sub(1).and_then(|at| views.get(at)).is_some_and(|view| view.running > 0);
    let share = text.before.get(at).copied().unwrap_or_default() as f64 / text.all.max(1) as f64;
    let cohesion = text.cohesion.get(at).copied().unwrap_or_default();
    let left = match text.blocks_at(at) {
        Around::In(block) if block.start < at => {
            1 + bucket(text.running(at, block.end) as f64, &[15.0, 35.0, 80.0, 200.0, 600.0])
        }
        _ => 0,
    };
    vec![
        Feature { name: "turn", value: kind * 2 + usize::from(before) },
        Feature { name: "turn-text", value: bucket(share, &[0.001, 0.1, 0.3, 0.5, 0.7, 0.9, 0.999]) * 3 + kind.min(2) },
        Feature { name: "turn-block", value: left * 3 + kind.min(2) },
        Feature { name: "turn-cohesion", value: cohesion * 3 + kind.min(2) },
    ]
}

/// The features of each line. `rules` says for each line which rule takes it for something else.
pub fn of(lines: &[Line], rules: &[Option<&'static Rule>]) -> Vec<Vec<Feature>> {
    let views = view(lines, rules);
    let text = Text::of(lines, rules, &views);
    (0..lines.len()).map(|at| features(&views, &text, at)).collect()
}

/// Features of the block of running text that a line belongs to, or of those around it.
fn block_features(text: &Text, view: &View, at: usize, add: &mut impl FnMut(&'static str, usize)) {
    let weight = |words: usize| bucket(words as f64, &[15.0, 35.0, 80.0, 200.0, 600.0]);
    let running = usize::from(view.running > 0);
    let Some(main) = text.main else {
        return add("block", 0);
    };
    let far = match () {
        () if at < main.start => main.start - at,
        () if at >= main.end => at + 1 - main.end,
        () => 0,
    };
    let side = if far == 0 { 0 } else { 1 + usize::from(at >= main.end) };
    let far = bucket(far as f64, &[1.0, 3.0, 6.0, 12.0, 25.0, 60.0]);
    match text.blocks_at(at) {
        Around::In(block) => {
            let left: usize = text.running(at, block.end);
            add("block", 1 + weight(block.words) * 2 + running);
            add("block-main", (far * 3 + side) * 6 + weight(block.words));
            add("block-left", weight(left) * 6 + weight(block.words));
        }
        Around::Between(before, after) => {
            let gap = after.map_or(at + 100, |block| block.start) - before.map_or(0, |block| block.end);
            let gap = bucket(gap as f64, &[3.0, 6.0, 12.0, 24.0, 48.0]);
            let amount = |block: Option<Block>| block.map_or(0, |block| 1 + bucket(block.words as f64, &[35.0, 120.0]));
            add("between", (gap * 4 + amount(before)) * 4 + amount(after));
            add("between-main", (far * 3 + side) * 4 + amount(after));
        }
    }
}

fn features(views: &[View], text: &Text, at: usize) -> Vec<Feature> {
    let mut found: Vec<Feature> = Vec::with_capacity(64);
    let mut add = |name: &'static str, value: usize| found.push(Feature { name, value });
    let Some(view) = views.get(at) else { return found };
    let line = view.line;
    let running = usize::from(view.running > 0);
    let neighbor = |by: isize| at.checked_add_signed(by).and_then(|at| views.get(at));
    let shape = |by: isize| neighbor(by).map_or(36, |view| view.shape);
    let rule = |by: isize| neighbor(by).map_or("edge", |view| view.rule.unwrap_or("no-rule"));

    add("bias", 0);
    add("shape", view.shape);
    add("shape-1", shape(-1));
    add("shape+1", shape(1));
    add("shape-2", shape(-2));
    add("shape+2", shape(2));
    for (value, by) in (-2..=2).enumerate() {
        add(rule(by), value);
    }
    add("sentences", bucket(line.sentences as f64, &[1.0, 2.0, 3.0, 5.0]));
    let list = if line.bullet { 1 } else { 2 * usize::from(line.numbered) };
    add("list", list * 3 + size(line.words));
    letters(line, &mut add);
    function_words(line, text.language, &mut add);

    let (near, far) = ((at.saturating_sub(5), at + 6), (at.saturating_sub(15), at + 16));
    let amount = |words: usize| bucket(words as f64, &[1.0, 25.0, 70.0, 150.0]);
    let (before, after) = (amount(text.running(near.0, at)), amount(text.running(at + 1, near.1)));
    add("text5", before * 5 + after);
    add("text5-running", (before * 5 + after) * 2 + running);
    let amount = |words: usize| bucket(words as f64, &[1.0, 60.0, 200.0, 400.0]);
    let (before, after) = (amount(text.running(far.0, at)), amount(text.running(at + 1, far.1)));
    add("text15", (before * 5 + after) * 2 + running);
    let gap = |gaps: &[usize]| bucket(gaps.get(at).copied().unwrap_or(1000) as f64, &[2.0, 3.0, 4.0, 7.0, 13.0, 500.0]);
    let (before, after) = (gap(&text.gap_before), gap(&text.gap_after));
    add("gap", (before * 7 + after) * 2 + running);
    let rules = |from: usize, to: usize| {
        let count =
            views.get(from..to.min(views.len())).unwrap_or_default().iter().filter(|view| view.rule.is_some()).count();
        bucket(count as f64, &[1.0, 2.0, 4.0])
    };
    add("furniture", rules(at.saturating_sub(6), at) * 4 + rules(at + 1, at + 7));

    let share_before = text.before.get(at).copied().unwrap_or_default() as f64 / text.all.max(1) as f64;
    add("text-before", bucket(share_before, &[0.001, 0.05, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95, 0.999]) * 2 + running);
    let (start, end) = text.stretch;
    let stretch = match at {
        at if at + 10 < start => 0,
        at if at + 3 < start => 1,
        at if at < start => 2,
        at if at == start => 3,
        at if at + 1 == end => 5,
        at if at < end => 4,
        at if at < end + 3 => 6,
        at if at < end + 10 => 7,
        _ => 8,
    };
    add("stretch", stretch * 2 + running);
    add("stretch-size", stretch * 3 + size(line.words));
    let title = bucket(text.since_title.get(at).copied().unwrap_or(usize::MAX) as f64, &[1.0, 3.0, 8.0, 1e6]);
    add("title", title * 3 + size(line.words));
    add("first", bucket(at as f64, &[1.0, 3.0, 8.0, 20.0]));
    add("last", bucket((views.len() - at) as f64, &[2.0, 4.0, 9.0, 21.0]));
    let (lines, share) = text.since_end.get(at).copied().unwrap_or((usize::MAX, 0.0));
    let since = bucket(lines as f64, &[1.0, 4.0, 12.0, 40.0, 1e6]);
    add("since-end", (since * 4 + bucket(share, &[0.05, 0.4, 0.8])) * 2 + running);

    let place = usize::from(at >= start) + usize::from(at >= end);
    let own = view.running > 0 && place == 1;
    let overlap = text.words.overlap_beside(&line.text, own);
    let overlap = overlap.map_or(0, |overlap| 1 + bucket(overlap, &[0.01, 0.2, 0.4, 0.6, 0.8]));
    add("overlap", overlap * 3 + size(line.words));
    add("overlap-place", overlap * 3 + place);
    add("repeated", view.repeated * 3 + size(line.words));
    let again = |by: isize| neighbor(by).map_or(0, |view| view.repeated);
    add("repeated-near", again(-1) * 3 + again(1));
    let alike = |by: isize| neighbor(by).is_some_and(|other| other.shape == view.shape && other.rule == view.rule);
    add("rhythm2", usize::from(alike(-2)) * 4 + usize::from(alike(2)) * 2 + usize::from(alike(1) || alike(-1)));
    add("rhythm3", usize::from(alike(-3)) * 4 + usize::from(alike(3)) * 2 + usize::from(alike(1) || alike(-1)));
    let (run, words) = text.rhythm.get(at).copied().unwrap_or_default();
    add("rhythm", bucket(run as f64, &[1.0, 7.0, 12.0, 24.0]) * 4 + bucket(words as f64, &[7.0, 14.0, 30.0]));
    let cohesion = text.cohesion.get(at).copied().unwrap_or_default();
    add("cohesion", cohesion * 2 + running);
    add("cohesion-text", cohesion * 5 + bucket(share_before, &[0.1, 0.3, 0.6, 0.9]));
    for (name, by) in [("around3", 3), ("around10", 10)] {
        for (part, (from, to)) in [(at.saturating_sub(by), at), (at + 1, at + 1 + by)].into_iter().enumerate() {
            let near = views.get(from..to.min(views.len())).unwrap_or_default();
            let words: usize = near.iter().map(|view| view.line.words).sum();
            let sentences = near.iter().filter(|view| view.line.sentence).count();
            let count = near.len().max(1) as f64;
            let mean = bucket(words as f64 / count, &[3.0, 6.0, 10.0, 18.0, 30.0]);
            add(name, (mean * 4 + bucket(sentences as f64 / count, &[0.01, 0.34, 0.67])) * 2 + part);
        }
    }
    let (items, words) = text.list.get(at).copied().unwrap_or_default();
    add("items", bucket(items as f64, &[1.0, 3.0, 6.0, 12.0]) * 4 + bucket(words as f64, &[4.0, 8.0, 14.0]));
    let is = |by: isize, what: fn(&View) -> bool| usize::from(neighbor(by).is_some_and(what));
    add("name", is(-1, |view| view.name) * 4 + is(0, |view| view.name) * 2 + is(1, |view| view.name));
    add("date", (is(-2, |view| view.date) | is(-1, |view| view.date)) * 4 + is(1, |view| view.date) * 2 + running);
    block_features(text, view, at, &mut add);
    let amount = bucket(text.all as f64, &[60.0, 150.0, 400.0, 1200.0]);
    add("text", amount * 2 + running);
    add("text-stretch", amount * 9 + stretch);
    add("lines", bucket(views.len() as f64, &[15.0, 60.0, 150.0, 300.0]) * 2 + running);
    found
}

/// Features of the letters and marks of a line.
fn letters(line: &Line, add: &mut impl FnMut(&'static str, usize)) {
    let text = line.text.as_str();
    let (mut words, mut capitals, mut all_capitals) = (0.0, 0.0, true);
    for word in text.split_whitespace().take(60) {
        let Some(first) = word.chars().find(|c| c.is_alphanumeric()) else { continue };
        words += 1.0;
        capitals += f64::from(u8::from(first.is_uppercase()));
        all_capitals &= !word.chars().any(char::is_lowercase);
    }
    let capitals = match () {
        () if words == 0.0 => 5,
        () if all_capitals && text.chars().any(char::is_uppercase) => 4,
        () => bucket(capitals / words, &[0.25, 0.5, 0.8]),
    };
    add("capitals", capitals * 3 + size(line.words));
    let (mut all, mut digits, mut commas) = (0.0, 0.0, 0.0);
    for c in text.chars().take(600) {
        all += 1.0;
        digits += f64::from(u8::from(c.is_numeric()));
        commas += f64::from(u8::from(c == ','));
    }
    add("digits", bucket(digits / f64::max(all, 1.0), &[0.001, 0.1, 0.3]) * 3 + size(line.words));
    add("commas", bucket(commas / f64::max(words, 1.0), &[0.001, 0.06, 0.12, 0.25]));
    let has = |marks: &[&str]| usize::from(marks.iter().any(|mark| text.contains(mark)));
    add("address", has(&["http", "www.", "@", ".com"]) + usize::from(text.contains('#')) * 2);
    add("separator", has(&[" | ", "|", " › ", " » ", "»", " > ", " / ", " • ", " · "]));
    add("table", has(&["\t"]));
    add("price", has(&["$", "€", "£"]));
    add("quotation", has(&["“", "\"", "„", "«", "‘"]));
    add("question", has(&["?"]) + has(&["!"]) * 2);
    add("brackets", has(&["["]) + usize::from(text.ends_with(')')) * 2);
    let first = text.chars().next();
    let first = match first {
        Some(c) if c.is_lowercase() => 0,
        Some(c) if c.is_uppercase() => 1,
        Some(c) if c.is_numeric() => 2,
        Some('“' | '"' | '„' | '«' | '‘') => 3,
        Some(c) if c.is_alphabetic() => 4,
        _ => 5,
    };
    add("first-letter", first);
}

/// The share of function words, which running text is full of and lists of links are not (jusText's chief sign).
fn function_words(line: &Line, language: Language, add: &mut impl FnMut(&'static str, usize)) {
    let known = stopwords::LANGUAGES.contains(&language);
    let (mut all, mut function) = (0.0, 0.0);
    for word in line.normal.split(' ').take(60) {
        all += 1.0;
        function += f64::from(u8::from(stopwords::contains(word, language)));
    }
    let share = if known { bucket(function / f64::max(all, 1.0), &[0.01, 0.15, 0.3, 0.45]) } else { 5 };
    add("function-words", share * 3 + size(line.words));
}
