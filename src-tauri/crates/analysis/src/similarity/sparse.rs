//! Sparse vectors over hashed dimensions.
use rustc_hash::FxHasher;
use std::hash::Hasher;

/// The dimension of what `parts` spell out; `seed` keeps kinds of dimensions apart.
pub(super) fn hash(seed: u32, parts: impl IntoIterator<Item = impl Into<u32>>) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write_u32(seed);
    parts.into_iter().for_each(|part| hasher.write_u32(part.into()));
    // The upper half is the better mixed one.
    (hasher.finish() >> 32) as u32
}

/// A sparse vector of length 1, sorted by dimension.
#[derive(Debug, Clone, Default)]
pub(super) struct Vector(Vec<(u32, f32)>);

impl Vector {
    pub(super) fn of(mut entries: Vec<(u32, f32)>) -> Self {
        entries.sort_unstable_by_key(|(key, _)| *key);
        entries.dedup_by(|next, kept| {
            let same = next.0 == kept.0;
            if same {
                kept.1 += next.1;
            }
            same
        });
        let norm = entries.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        if norm > 0.0 {
            entries.iter_mut().for_each(|(_, weight)| *weight /= norm);
        }
        Self(entries)
    }

    pub(super) fn cosine(&self, other: &Self) -> f32 {
        let (mut a, mut b) = (self.0.iter().peekable(), other.0.iter().peekable());
        let mut sum = 0.0;
        while let (Some((i, x)), Some((j, y))) = (a.peek(), b.peek()) {
            match i.cmp(j) {
                std::cmp::Ordering::Less => drop(a.next()),
                std::cmp::Ordering::Greater => drop(b.next()),
                std::cmp::Ordering::Equal => {
                    sum += x * y;
                    a.next();
                    b.next();
                }
            }
        }
        sum.clamp(0.0, 1.0)
    }
}
