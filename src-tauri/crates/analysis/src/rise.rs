//! What keeps its order: the heaviest rising run.

/// For `(value, weight)` in order: which belong to the heaviest run of rising values. Values are below `bound`.
/// (Fredman 1975 for the longest run; a Fenwick tree of maxima for weights.)
pub(crate) fn heaviest_rise(items: &[(usize, u64)], bound: usize) -> Vec<bool> {
    // best[k]: the heaviest run so far that ends at a value of this tree node, and the item it ends with.
    let mut best: Vec<(u64, Option<usize>)> = vec![(0, None); bound + 1];
    let mut before: Vec<Option<usize>> = Vec::with_capacity(items.len());
    let mut heaviest = (0, None);
    for (at, (value, weight)) in items.iter().enumerate() {
        let mut top = (0, None);
        let mut node = *value;
        while node > 0 {
            top = best.get(node).copied().filter(|found| found.0 > top.0).unwrap_or(top);
            node &= node - 1;
        }
        before.push(top.1);
        let run = (top.0 + weight, Some(at));
        heaviest = if run.0 > heaviest.0 { run } else { heaviest };
        node = value + 1;
        while let Some(found) = best.get_mut(node) {
            *found = if run.0 > found.0 { run } else { *found };
            node += node & node.wrapping_neg();
        }
    }
    let mut stays = vec![false; items.len()];
    let mut at = heaviest.1;
    while let Some(slot) = at {
        stays.get_mut(slot).into_iter().for_each(|stay| *stay = true);
        at = before.get(slot).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::heaviest_rise;

    #[test]
    fn the_heaviest_run_stays() {
        let check = |items: &[(usize, u64)], expected: &[usize]| {
            let stays = heaviest_rise(items, 10);
            let found: Vec<usize> = stays.iter().enumerate().filter(|(_, stays)| **stays).map(|(at, _)| at).collect();
            assert_eq!(found, expected, "{items:?}");
        };
        check(&[], &[]);
        check(&[(3, 1), (0, 1), (1, 1)], &[1, 2]);
        check(&[(3, 5), (0, 1), (1, 1)], &[0]);
        check(&[(0, 1), (9, 1), (2, 1), (3, 1), (1, 1)], &[0, 2, 3]);
    }
}
