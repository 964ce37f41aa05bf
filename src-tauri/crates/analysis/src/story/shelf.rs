//! The articles of a library, kept ready so that one that comes in is compared with what is near it and with nothing else.
use super::cluster::{group, ALIKE, NOTHING};
use super::vector::{first_near, last_near, near};
use super::Terms;
use rustc_hash::{FxHashMap, FxHashSet};

/// Articles that are put into groups in one go for the sake of a few new ones, beside those themselves. A chain of events
/// that each resemble the next would otherwise reach through the whole library.
const AROUND: usize = 2000;

/// Articles by ids of the caller's. Two articles are compared as [`super::cluster`] compares them: what is rare is what is
/// rare among all that stand here.
#[derive(Debug, Default)]
pub struct Shelf {
    numbers: FxHashMap<Box<str>, u32>,
    /// By number of a term, the articles that have it, in order of their days.
    places: Vec<Vec<Posting>>,
    articles: FxHashMap<u32, Entry>,
}

#[derive(Debug, Clone, Copy)]
struct Posting {
    /// The day; those without one come first.
    day: Option<i64>,
    article: u32,
    /// How much the term counts in it.
    count: f32,
}

#[derive(Debug, Default)]
struct Entry {
    day: Option<i64>,
    /// Numbers of its terms with how much they count.
    terms: Vec<(u32, f32)>,
}

/// How alike two articles are, and whether that makes one story of them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Likeness {
    /// From 0 to 1.
    pub score: f64,
    /// Whether two articles so much alike are suggested as one story.
    pub enough: bool,
}

impl Shelf {
    /// How many articles stand here.
    pub fn len(&self) -> usize {
        self.articles.len()
    }

    /// Whether none does.
    pub fn is_empty(&self) -> bool {
        self.articles.is_empty()
    }

    /// Puts an article here, in place of what was here under its id. The day is counted as [`super::day`] counts it.
    pub fn put(&mut self, id: u32, terms: &Terms, day: Option<i64>) {
        self.remove(id);
        let mut entry = Entry { day, terms: Vec::with_capacity(terms.weights.len()) };
        for (term, count) in &terms.weights {
            let next = self.places.len() as u32;
            let number = match self.numbers.get(term.as_str()) {
                Some(number) => *number,
                None => {
                    self.numbers.insert(term.as_str().into(), next);
                    self.places.push(Vec::new());
                    next
                }
            };
            let count = 1.0 + count.max(1.0).ln();
            entry.terms.push((number, count));
            if let Some(list) = self.places.get_mut(number as usize) {
                let at = list.partition_point(|posting| (posting.day, posting.article) < (day, id));
                list.insert(at, Posting { day, article: id, count });
            }
        }
        self.articles.insert(id, entry);
    }

    /// Takes an article away; nothing where there is none.
    pub fn remove(&mut self, id: u32) {
        let Some(entry) = self.articles.remove(&id) else { return };
        for (number, _) in entry.terms {
            let Some(list) = self.places.get_mut(number as usize) else { continue };
            let at = list.partition_point(|posting| (posting.day, posting.article) < (entry.day, id));
            if list.get(at).is_some_and(|posting| posting.article == id) {
                list.remove(at);
            }
        }
    }

    /// How alike two articles are, however far apart their days; `None` when one is not here.
    pub fn likeness(&self, a: u32, b: u32) -> Option<Likeness> {
        let (a, b) = (self.articles.get(&a)?, self.articles.get(&b)?);
        let other: FxHashMap<u32, f32> = b.terms.iter().copied().collect();
        let product = |(number, count): &(u32, f32)| -> f32 {
            other.get(number).map_or(0.0, |theirs| count * theirs * self.rarity(*number).powi(2))
        };
        let product: f32 = a.terms.iter().map(product).sum();
        let score = (product / (self.length(a) * self.length(b)).max(f32::MIN_POSITIVE)).min(1.0);
        Some(Likeness { score: f64::from(score), enough: score >= ALIKE && near(a.day, b.day) })
    }

    /// The groups of `ids` and of all articles that may belong to one of theirs, each rising; the groups are in order of
    /// their first article. Ids that are not here are passed over.
    ///
    /// A group is joined only where two of its articles are alike enough for one story, so that it never reaches beyond those
    /// that can be come to from one such pair to the next: what comes out is what [`super::cluster`] makes of everything.
    pub fn around(&self, ids: &[u32]) -> Vec<Vec<u32>> {
        let mut lengths: FxHashMap<u32, f32> = FxHashMap::default();
        let mut order: Vec<u32> = Vec::new();
        let mut known: FxHashSet<u32> = FxHashSet::default();
        for id in ids {
            if self.articles.contains_key(id) && known.insert(*id) {
                order.push(*id);
            }
        }
        let most = order.len() + AROUND;
        let mut pairs: FxHashMap<(u32, u32), f32> = FxHashMap::default();
        let mut next = 0;
        while let Some(id) = order.get(next).copied() {
            next += 1;
            for (other, alike) in self.near(id, &mut lengths) {
                pairs.insert((id.min(other), id.max(other)), alike);
                if alike >= ALIKE && order.len() < most && known.insert(other) {
                    order.push(other);
                }
            }
        }
        order.sort_unstable();
        let place = |id: u32| order.binary_search(&id).ok().map(|at| at as u32);
        let mut compared: Vec<(u32, u32, f32)> =
            pairs.into_iter().filter_map(|((a, b), alike)| Some((place(a)?, place(b)?, alike))).collect();
        compared.sort_unstable_by_key(|(a, b, _)| (*a, *b));
        let mut groups: Vec<Vec<u32>> = Vec::new();
        for (id, number) in order.iter().zip(group(order.len(), &compared)) {
            match groups.get_mut(number) {
                Some(group) => group.push(*id),
                None => groups.push(vec![*id]),
            }
        }
        groups
    }

    /// The articles that are near in time and have something in common with `id`, and how alike they are.
    fn near(&self, id: u32, lengths: &mut FxHashMap<u32, f32>) -> Vec<(u32, f32)> {
        let Some(entry) = self.articles.get(&id) else { return Vec::new() };
        let mut sums: FxHashMap<u32, f32> = FxHashMap::default();
        for (number, count) in &entry.terms {
            let Some(list) = self.places.get(*number as usize) else { continue };
            let weight = count * self.rarity(*number).powi(2);
            let mut add = |posting: &Posting| *sums.entry(posting.article).or_default() += weight * posting.count;
            let undated = list.partition_point(|posting| posting.day.is_none());
            if let (Some(first), Some(last)) = (first_near(entry.day), last_near(entry.day)) {
                let from = list.partition_point(|posting| posting.day.is_none_or(|day| day < first));
                let until = list.partition_point(|posting| posting.day.is_none_or(|day| day <= last));
                list.get(..undated).unwrap_or_default().iter().for_each(&mut add);
                list.get(from..until).unwrap_or_default().iter().for_each(&mut add);
            } else {
                list.iter().for_each(&mut add);
            }
        }
        sums.remove(&id);
        let mut length = |id: u32| {
            *lengths.entry(id).or_insert_with(|| self.articles.get(&id).map_or(0.0, |entry| self.length(entry)))
        };
        let own = length(id);
        let alike = |(other, sum): (u32, f32)| {
            let lengths = own * length(other);
            (lengths > 0.0 && sum / lengths >= NOTHING).then(|| (other, sum / lengths))
        };
        sums.into_iter().filter_map(alike).collect()
    }

    /// How much a term tells: the fewer articles have it, the more (Sparck Jones 1972).
    fn rarity(&self, number: u32) -> f32 {
        let with = self.places.get(number as usize).map_or(1, |list| list.len().max(1));
        1.0 + ((self.articles.len() as f32 + 1.0) / with as f32).ln()
    }

    fn length(&self, entry: &Entry) -> f32 {
        entry.terms.iter().map(|(number, count)| (count * self.rarity(*number)).powi(2)).sum::<f32>().sqrt()
    }
}
