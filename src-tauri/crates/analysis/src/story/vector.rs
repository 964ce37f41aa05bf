//! Articles as vectors, and how alike two are.
use super::{Item, Terms};
use rustc_hash::FxHashMap;

/// Articles further apart than so many days do not tell of one event, however alike they are: a running story is one
/// event a day.
const WINDOW: i64 = 3;

/// A vector of length 1: dimension and weight, sorted by dimension.
pub(super) type Vector = Vec<(u32, f32)>;

/// Whether two days are close enough for one event; an unknown day is close to all.
pub(super) fn near(a: Option<i64>, b: Option<i64>) -> bool {
    a.zip(b).is_none_or(|(a, b)| a.abs_diff(b) <= WINDOW as u64)
}

/// The first day that is near `day`, from behind.
pub(super) fn first_near(day: Option<i64>) -> Option<i64> {
    day.map(|day| day.saturating_sub(WINDOW))
}

/// The last day that is near `day`.
pub(super) fn last_near(day: Option<i64>) -> Option<i64> {
    day.map(|day| day.saturating_add(WINDOW))
}

/// tf-idf (Salton and Buckley 1988) with the logarithm of the counts; the documents are the items themselves, so that what
/// every article of a library has tells nothing.
pub(super) fn vectors(items: &[Item]) -> Vec<Vector> {
    // Number of a term, and in how many items it stands.
    let mut known: FxHashMap<&str, (u32, f32)> = FxHashMap::default();
    for (term, _) in items.iter().flat_map(|item| &item.terms.weights) {
        let number = known.len() as u32;
        known.entry(term).or_insert((number, 0.0)).1 += 1.0;
    }
    let all = items.len() as f32 + 1.0;
    let of = |terms: &Terms| {
        let weigh = |(term, count): &(String, f32)| {
            let (number, with) = known.get(term.as_str())?;
            Some((*number, (1.0 + count.max(1.0).ln()) * (1.0 + (all / with).ln())))
        };
        let mut vector: Vector = terms.weights.iter().filter_map(weigh).collect();
        vector.sort_unstable_by_key(|(number, _)| *number);
        let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        if length > 0.0 {
            vector.iter_mut().for_each(|(_, weight)| *weight /= length);
        }
        vector
    };
    items.iter().map(|item| of(item.terms)).collect()
}
