//! What is known of a pasted text as a whole, for the features of its lines. All of it takes time in proportion to the
//! number of lines.
use std::collections::HashSet;

use broadsheet_text::Language;

use super::features::{bucket, size, View};
use crate::clean::{headline, region, Line, Rule};

/// What is known of the text as a whole.
pub(super) struct Text {
    pub language: Language,
    /// Words of running text before each line, and in all.
    pub before: Vec<usize>,
    pub all: usize,
    /// The stretch with the most running text.
    pub stretch: (usize, usize),
    pub words: headline::Vocabulary,
    /// Lines since the last line that may end an article; and the share of running text before that line.
    pub since_end: Vec<(usize, f64)>,
    pub since_title: Vec<usize>,
    /// To the nearest running text before and after.
    pub gap_before: Vec<usize>,
    pub gap_after: Vec<usize>,
    blocks: Vec<Block>,
    /// The one with the most words.
    pub main: Option<Block>,
    /// How much the running text from each line on goes on with the words of the text before: a bucket, 0 for no text.
    pub cohesion: Vec<usize>,
    /// For each line, how long the text goes on in a rhythm of two, three or four lines, and how long those lines are.
    pub rhythm: Vec<(usize, usize)>,
    /// Where the run of list items around the line begins and ends, and how many words they have on average.
    pub list: Vec<(usize, usize)>,
}

impl Text {
    pub(super) fn of(lines: &[Line], rules: &[Option<&'static Rule>], views: &[View]) -> Self {
        let mut before = Vec::with_capacity(lines.len() + 1);
        let mut all = 0;
        for view in views {
            before.push(all);
            all += view.running;
        }
        before.push(all);
        let (start, end) = region::find(lines, rules);
        let core = views.get(start..end).unwrap_or_default().iter().filter(|view| view.running > 0);
        let words = headline::Vocabulary::of(core.map(|view| view.line.text.as_str()));
        let sample: String = views.iter().filter(|view| view.running > 0).take(40).fold(String::new(), |sum, view| {
            if sum.len() > 4000 {
                sum
            } else {
                sum + &view.line.text + " "
            }
        });
        let mut since_end = Vec::with_capacity(lines.len());
        let mut since_title = Vec::with_capacity(lines.len());
        let (mut end_at, mut title_at) = (None, None);
        for (at, view) in views.iter().enumerate() {
            let share = before.get(at).copied().unwrap_or_default() as f64 / all.max(1) as f64;
            if view.ends {
                end_at = Some((at, share));
            }
            if view.title {
                title_at = Some(at);
            }
            since_end.push(end_at.map_or((usize::MAX, 0.0), |(end, share)| (at - end, share)));
            since_title.push(title_at.map_or(usize::MAX, |title| at - title));
        }
        let blocks = blocks(views);
        Self {
            language: Language::detect(&sample),
            all,
            stretch: (start, end),
            words,
            since_end,
            since_title,
            gap_before: gaps(views.iter()),
            gap_after: gaps(views.iter().rev()).into_iter().rev().collect(),
            list: lists(views),
            main: blocks.iter().rev().max_by_key(|block| block.words).copied(),
            blocks,
            cohesion: cohesion(views),
            rhythm: rhythm(views),
            before,
        }
    }

    /// The block that holds line `at`, or else the ones before and after it.
    pub(super) fn blocks_at(&self, at: usize) -> Around {
        let next = self.blocks.partition_point(|block| block.end <= at);
        let block = |at: usize| self.blocks.get(at).copied();
        match block(next) {
            Some(block) if block.start <= at => Around::In(block),
            after => Around::Between(next.checked_sub(1).and_then(block), after),
        }
    }

    /// Words of running text in lines `[from, to)`.
    pub(super) fn running(&self, from: usize, to: usize) -> usize {
        let last = self.before.len().saturating_sub(1);
        let at = |at: usize| self.before.get(at.min(last)).copied().unwrap_or_default();
        at(to).saturating_sub(at(from))
    }
}

/// How many lines back the last running text is; a large number when there is none.
fn gaps<'a, 'b: 'a>(views: impl Iterator<Item = &'a View<'b>>) -> Vec<usize> {
    let mut gap = 1000;
    let gaps = views.map(|view| {
        let before = gap;
        gap = if view.running > 0 { 1 } else { gap + 1 };
        before
    });
    gaps.collect()
}

/// Running text that stands together: running lines with at most three others between them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Block {
    pub start: usize,
    pub end: usize,
    pub words: usize,
}

/// Where a line stands to the blocks of running text.
pub(super) enum Around {
    /// In this one.
    In(Block),
    /// Behind the first and before the second; `None` where there is none.
    Between(Option<Block>, Option<Block>),
}

fn blocks(views: &[View]) -> Vec<Block> {
    const APART: usize = 3;
    let mut blocks: Vec<Block> = Vec::new();
    for (at, view) in views.iter().enumerate().filter(|(_, view)| view.running > 0) {
        match blocks.last_mut() {
            Some(block) if at - block.end <= APART => {
                block.end = at + 1;
                block.words += view.running;
            }
            _ => blocks.push(Block { start: at, end: at + 1, words: view.running }),
        }
    }
    blocks
}

/// For each line the share of the content words of the next running text that stand in the text up to there (the lexical
/// cohesion of TextTiling, Hearst 1997).
fn cohesion(views: &[View]) -> Vec<usize> {
    const AHEAD: usize = 120;
    let mut words: Vec<String> = Vec::new();
    // Where the words of each line begin among all.
    let mut starts = Vec::with_capacity(views.len() + 1);
    for view in views {
        starts.push(words.len());
        if view.running > 0 {
            words.extend(headline::content_words(&view.line.text).take(AHEAD));
        }
    }
    let mut seen: HashSet<&str> = HashSet::new();
    let mut known = 0;
    let mut buckets = Vec::with_capacity(views.len());
    for start in starts {
        seen.extend(words.get(known..start).unwrap_or_default().iter().map(String::as_str));
        known = start;
        let ahead = words.get(start..words.len().min(start + AHEAD)).unwrap_or_default();
        let held = ahead.iter().filter(|word| seen.contains(word.as_str())).count();
        buckets.push(match () {
            () if ahead.is_empty() => 0,
            () if seen.is_empty() => 1,
            () => 2 + bucket(held as f64 / ahead.len() as f64, &[0.08, 0.15, 0.25, 0.4]),
        });
    }
    buckets
}

/// Lists of teasers repeat a headline, a sentence, a date. For each line the longest stretch around it in which every
/// line is like the one two, three or four lines before, and the mean length of its lines in words.
fn rhythm(views: &[View]) -> Vec<(usize, usize)> {
    let kind =
        |at: usize| views.get(at).map(|view| (size(view.line.words), view.line.sentence, view.date, view.line.bullet));
    let mut longest = vec![(0, 0); views.len()];
    for period in 2..=4 {
        let mut at = 0;
        while at + period < views.len() {
            let run = (at..views.len() - period).take_while(|at| kind(*at) == kind(*at + period)).count();
            let mixed = (at..at + period).any(|line| kind(line) != kind(at));
            if run >= period && mixed {
                let end = (at + run + period).min(views.len());
                let words: usize = views.get(at..end).unwrap_or_default().iter().map(|view| view.line.words).sum();
                for place in longest.iter_mut().take(end).skip(at) {
                    if end - at > place.0 {
                        *place = (end - at, words / (end - at));
                    }
                }
            }
            at += run + 1;
        }
    }
    longest
}

fn lists(views: &[View]) -> Vec<(usize, usize)> {
    let mut runs = vec![(0, 0); views.len()];
    let mut at = 0;
    while at < views.len() {
        let run = views.iter().skip(at).take_while(|view| view.line.bullet || view.line.numbered).count();
        let words: usize = views.iter().skip(at).take(run).map(|view| view.line.words).sum();
        for place in runs.iter_mut().skip(at).take(run) {
            *place = (run, words / run.max(1));
        }
        at += run.max(1);
    }
    runs
}
