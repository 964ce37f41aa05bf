//! How alike two texts are, told from 64 numbers each.
//!
//! Bottom-k sketches of groups of four words (A. Broder, "On the resemblance and containment of documents", 1997): the
//! share of the least hashes of both texts together that stand in both estimates the share of common word groups.

/// Hashes that are kept.
const SIZE: usize = 64;
/// Hashes from which containment is told, at least.
const TOLD: usize = 5;
/// Words in a group.
const GROUP: usize = 4;

/// The sketch of folded words: at most 64 hashes in rising order. Empty when there are fewer than four words.
pub(crate) fn sketch(folded: &str) -> Vec<u64> {
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let mut hashes: Vec<u64> = words.windows(GROUP).map(hash).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes.truncate(SIZE);
    hashes
}

/// 0 to 1; 0 when either text is too short to tell.
pub(crate) fn likeness(a: &[u64], b: &[u64]) -> f64 {
    let mut least: Vec<u64> = a.iter().chain(b).copied().collect();
    least.sort_unstable();
    least.dedup();
    least.truncate(SIZE);
    if a.is_empty() || b.is_empty() {
        return 0.0;
    }
    let both = least.iter().filter(|hash| a.binary_search(hash).is_ok() && b.binary_search(hash).is_ok()).count();
    both as f64 / least.len() as f64
}

/// The share of the shorter text's word groups that the longer one has too, 0 to 1; 0 when too little is known to tell.
/// Only hashes up to the greatest that both sketches reach can be told: above it the longer text's are not kept.
pub(crate) fn contained(a: &[u64], b: &[u64]) -> f64 {
    let reach = |sketch: &[u64]| match sketch.len() < SIZE {
        true => u64::MAX,
        false => sketch.last().copied().unwrap_or_default(),
    };
    let limit = reach(a).min(reach(b));
    let within = |sketch: &[u64]| sketch.iter().take_while(|hash| **hash <= limit).count();
    let (least, other) = if within(a) <= within(b) { (a, b) } else { (b, a) };
    let told = within(least);
    if told < TOLD {
        return 0.0;
    }
    let both = least.iter().take(told).filter(|hash| other.binary_search(hash).is_ok()).count();
    both as f64 / told as f64
}

/// For the database.
pub(crate) fn bytes(sketch: &[u64]) -> Vec<u8> {
    sketch.iter().flat_map(|hash| hash.to_le_bytes()).collect()
}

/// The inverse of [`bytes`].
pub(crate) fn parse(bytes: &[u8]) -> Vec<u64> {
    bytes.chunks_exact(8).filter_map(|chunk| chunk.try_into().ok().map(u64::from_le_bytes)).collect()
}

/// FNV-1a with a final mix: the same on every machine and in every release, because it is stored.
fn hash(words: &[&str]) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in words.iter().flat_map(|word| word.bytes().chain([b' '])) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^= hash >> 33;
    hash = hash.wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, from: f64, to: f64) {
        let likeness = likeness(&sketch(a), &parse(&bytes(&sketch(b))));
        assert!((from..=to).contains(&likeness), "{likeness}");
    }

    #[test]
    fn likeness_is_about_the_share_of_common_word_groups() {
        let words: Vec<String> = (0..400).map(|n| format!("word{n}")).collect();
        let text = words.join(" ");
        check(&text, &text, 1.0, 1.0);
        check(&text, &words[100..].join(" "), 0.6, 0.9);
        check(&text, &words.iter().rev().cloned().collect::<Vec<_>>().join(" "), 0.0, 0.0);
        check("too short", "too short", 0.0, 0.0);
    }

    #[test]
    fn a_text_that_grew_contains_its_beginning() {
        let words: Vec<String> = (0..4000).map(|n| format!("word{n}")).collect();
        let whole = sketch(&words.join(" "));
        let share = |from: usize, to: usize| contained(&sketch(&words[from..to].join(" ")), &whole);
        assert!(share(0, 800) > 0.8, "{}", share(0, 800));
        let other: Vec<String> = (0..800).map(|n| format!("other{n}")).collect();
        assert_eq!(contained(&sketch(&other.join(" ")), &whole), 0.0);
        let short: Vec<String> = (0..30).map(|n| format!("short{n}")).collect();
        let grown = sketch(&format!("{} {}", short.join(" "), "and more of it every hour of the day"));
        assert!(contained(&sketch(&short.join(" ")), &grown) > 0.9);
    }
}
