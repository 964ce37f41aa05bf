//! What the articles of a story state, and which of them state it: sentences of several outlets that say the same are one
//! statement.
use crate::compare::{self, Aligned, Label, Pairing};
use crate::Article;
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// Two groups of sentences make one statement when so many of their pairs, or more, were joined. A chain of sentences that
/// each say a part of the next would otherwise become one statement.
const JOINED: f64 = 0.5;

/// From this score on two sentences say the same. What only means about the same, or shares a few words, belongs beside each
/// other where a reader sees both texts; here it would be counted.
const SURE: f64 = 0.65;

/// A sentence: its article, by its place in the input, and its number there.
pub type Place = (usize, usize);

/// How two sentences of two articles stand to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bond {
    /// They say the same.
    Whole,
    /// Each says only a part of what the other says, or it is not sure that they say the same.
    Part,
    /// A reader said that they do not say the same.
    Apart,
}

/// Two sentences that have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Link {
    /// A sentence of the one article.
    pub a: Place,
    /// A sentence of the other.
    pub b: Place,
    /// How they stand to one another.
    pub bond: Bond,
    /// How sure that is, from 0 to 1.
    pub score: f64,
}

/// What one or several articles state.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// The sentence that has most in common with the others that say it; the earliest of equals.
    pub best: Place,
    /// The sentences that say it, in order.
    pub told: Vec<Place>,
    /// The articles of which no sentence says it, each with the sentence that says a part of it or comes close, in
    /// order.
    pub partly: Vec<Place>,
}

impl Statement {
    /// How many articles state it.
    pub fn articles(&self) -> usize {
        let mut articles: Vec<usize> = self.told.iter().map(|(article, _)| *article).collect();
        articles.dedup();
        articles.len()
    }
}

/// The links between the articles number `a` and `b`, as [`compare::align`] finds them; `said` is the reader's word on pairs
/// of the two. Empty where there is no such article.
pub fn links(articles: &[Article], a: usize, b: usize, said: &[Pairing]) -> Vec<Link> {
    let (Some(left), Some(right)) = (articles.get(a), articles.get(b)) else { return Vec::new() };
    let alignment = compare::align(left, right, said);
    let part = |entry: &Aligned| entry.label == Label::Partly;
    let mut found = Vec::new();
    for (at, entry) in alignment.a.iter().enumerate() {
        for to in &entry.aligned {
            let Some(other) = alignment.b.get(*to) else { continue };
            // A sentence that stands whole in a longer one makes the same statement: the longer one only says more.
            let score = entry.score.min(other.score);
            let whole = score >= SURE && !(part(entry) && part(other));
            found.push(Link { a: (a, at), b: (b, *to), bond: if whole { Bond::Whole } else { Bond::Part }, score });
        }
    }
    let apart = said.iter().filter(|pairing| !pairing.together);
    found.extend(apart.map(|pairing| Link { a: (a, pairing.a), b: (b, pairing.b), bond: Bond::Apart, score: 1.0 }));
    found
}

/// All statements of articles with so many sentences each: those of most articles first, then in the order of telling, by
/// article and sentence. Links out of bounds are passed over. The surest links join first; two groups become one where at
/// least half of their pairs of sentences are linked (average link, as in [`super::cluster`]), and never against a reader's
/// word.
pub fn statements(sentences: &[usize], links: &[Link]) -> Vec<Statement> {
    let starts: Vec<usize> =
        sentences.iter().scan(0, |next, count| Some(std::mem::replace(next, *next + count))).collect();
    let number = |(article, sentence): Place| -> Option<usize> {
        let count = *sentences.get(article)?;
        (sentence < count).then_some(starts.get(article)? + sentence)
    };
    let mut order: Vec<(usize, usize, Link)> =
        links.iter().filter_map(|link| Some((number(link.a)?, number(link.b)?, *link))).collect();
    order.sort_by(|x, y| y.2.score.total_cmp(&x.2.score).then_with(|| (x.0, x.1).cmp(&(y.0, y.1))));
    let places: Vec<Place> =
        sentences.iter().enumerate().flat_map(|(article, count)| (0..*count).map(move |at| (article, at))).collect();
    let mut groups = Groups::new(places, &order);
    for (a, b, link) in &order {
        if link.bond == Bond::Whole {
            groups.join(*a, *b);
        }
    }
    let mut statements = groups.statements(&order);
    statements.sort_by_key(|statement| (Reverse(statement.articles()), statement.told.first().copied()));
    statements
}

/// Sentences by number, and the groups that they are in.
struct Groups {
    places: Vec<Place>,
    of: Vec<usize>,
    members: Vec<Vec<usize>>,
    whole: FxHashMap<(usize, usize), f64>,
    apart: FxHashSet<(usize, usize)>,
}

/// The two in rising order.
fn pair(a: usize, b: usize) -> (usize, usize) {
    (a.min(b), a.max(b))
}

impl Groups {
    fn new(places: Vec<Place>, links: &[(usize, usize, Link)]) -> Self {
        let all = places.len();
        let of = |bond: Bond| links.iter().filter(move |(_, _, link)| link.bond == bond);
        Self {
            of: (0..all).collect(),
            members: (0..all).map(|number| vec![number]).collect(),
            whole: of(Bond::Whole).map(|(a, b, link)| (pair(*a, *b), link.score)).collect(),
            apart: of(Bond::Apart).map(|(a, b, _)| pair(*a, *b)).collect(),
            places,
        }
    }

    fn article(&self, number: usize) -> Option<usize> {
        self.places.get(number).map(|(article, _)| *article)
    }

    fn join(&mut self, a: usize, b: usize) {
        let (Some(into), Some(from)) = (self.of.get(a).copied(), self.of.get(b).copied()) else { return };
        let (into, from) = pair(into, from);
        let (Some(kept), Some(gone)) = (self.members.get(into), self.members.get(from)) else { return };
        if into == from {
            return;
        }
        let (mut pairs, mut joined) = (0_usize, 0_usize);
        for one in kept {
            for other in gone {
                if self.apart.contains(&pair(*one, *other)) {
                    return;
                }
                // Two sentences of one article are never linked, and that is no reason against one statement.
                if self.article(*one) != self.article(*other) {
                    pairs += 1;
                    joined += usize::from(self.whole.contains_key(&pair(*one, *other)));
                }
            }
        }
        if (joined as f64) < JOINED * pairs as f64 {
            return;
        }
        let gone = self.members.get_mut(from).map(std::mem::take).unwrap_or_default();
        for number in &gone {
            self.of.get_mut(*number).into_iter().for_each(|group| *group = into);
        }
        self.members.get_mut(into).into_iter().for_each(|members| members.extend(gone.iter().copied()));
    }

    fn statements(self, links: &[(usize, usize, Link)]) -> Vec<Statement> {
        // What has to do with a group and is not in it, the surest first.
        let mut near: FxHashMap<usize, Vec<usize>> = FxHashMap::default();
        for (a, b, _) in links.iter().filter(|(_, _, link)| link.bond != Bond::Apart) {
            for (one, other) in [(a, b), (b, a)] {
                if let Some(group) = self.of.get(*one).filter(|group| self.of.get(*other) != Some(group)) {
                    near.entry(*group).or_default().push(*other);
                }
            }
        }
        let statement = |(group, members): (usize, &Vec<usize>)| {
            let mut told: Vec<usize> = members.clone();
            told.sort_unstable();
            let common = |one: usize| -> f64 {
                told.iter().filter_map(|other| self.whole.get(&pair(one, *other))).map(|score| 1.0 + score).sum()
            };
            let best = told.iter().copied().max_by(|x, y| common(*x).total_cmp(&common(*y)).then(y.cmp(x)))?;
            let mut tellers: FxHashSet<usize> = told.iter().filter_map(|number| self.article(*number)).collect();
            let mut partly: Vec<Place> = Vec::new();
            for number in near.get(&group).into_iter().flatten() {
                if let Some(place) = self.places.get(*number).filter(|(article, _)| tellers.insert(*article)) {
                    partly.push(*place);
                }
            }
            partly.sort_unstable();
            let place = |number: usize| self.places.get(number).copied();
            Some(Statement { best: place(best)?, told: told.iter().filter_map(|one| place(*one)).collect(), partly })
        };
        self.members.iter().enumerate().filter(|(_, members)| !members.is_empty()).filter_map(statement).collect()
    }
}

#[cfg(test)]
mod tests;
