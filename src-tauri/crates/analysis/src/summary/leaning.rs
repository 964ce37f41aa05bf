//! Choosing so that no pick dangles: a sentence that leans on another waits until that one is chosen.
use super::choose::{Judge, Marginal};
use super::reading::Sentence;
use super::weights::ArticleWeights;
use rustc_hash::{FxHashMap, FxHashSet};

/// Worth as [`Marginal`] has it, less where a sentence leans on what is not there. A sentence on which a better one leans
/// gains by it, so that both can be told.
pub(super) struct Leaning<'l> {
    sentences: &'l [Sentence],
    marginal: Marginal<'l>,
    weights: &'l ArticleWeights,
    chosen: Vec<bool>,
    any: bool,
    /// Where a whole name first stands, by each of its parts.
    introduced: FxHashMap<u32, usize>,
    /// The parts of the whole names that were told.
    told: FxHashSet<u32>,
}

impl<'l> Leaning<'l> {
    pub fn new(sentences: &'l [Sentence], marginal: Marginal<'l>, weights: &'l ArticleWeights) -> Self {
        let mut introduced = FxHashMap::default();
        for (at, sentence) in sentences.iter().enumerate() {
            for name in &sentence.whole_names {
                introduced.entry(*name).or_insert(at);
            }
        }
        let chosen = vec![false; sentences.len()];
        Self { sentences, marginal, weights, chosen, any: false, introduced, told: FxHashSet::default() }
    }

    fn has(&self, at: usize) -> bool {
        self.chosen.get(at) == Some(&true)
    }

    /// Whether a sentence leans on a neighbor that is not chosen. Before the first there is nothing.
    fn dangles(&self, at: usize, sentence: &Sentence) -> bool {
        let before = at.checked_sub(1).is_some_and(|before| self.has(before));
        (sentence.leans.back && at > 0 && !before) || (sentence.leans.voiceless && !before && !self.has(at + 1))
    }

    /// Whether a name stands alone in it whose whole stands in a sentence before and was not told.
    fn is_unnamed(&self, at: usize, sentence: &Sentence) -> bool {
        let earlier = |name: &u32| self.introduced.get(name).is_some_and(|first| *first < at);
        sentence.bare_names.iter().any(|name| earlier(name) && !self.told.contains(name))
    }

    fn leans(&self, at: usize) -> f32 {
        let Some(sentence) = self.sentences.get(at) else { return 0.0 };
        let mut sum = 0.0;
        if at.checked_sub(1).is_some_and(|before| self.has(before)) {
            // What it points back at stands right before it.
            sum += self.weights.follows - self.weights.dangling * sentence.style.dangling;
        }
        if self.dangles(at, sentence) {
            sum += self.weights.leaning;
        }
        if sentence.leans.role && at > 0 && !self.any {
            sum += self.weights.role;
        }
        if self.is_unnamed(at, sentence) {
            sum += self.weights.unnamed;
        }
        sum
    }
}

impl Judge for Leaning<'_> {
    fn worth(&self, at: usize) -> f32 {
        let own = self.marginal.worth(at) + self.leans(at);
        // The next sentence is only held back by this one.
        let next = self.sentences.get(at + 1).filter(|next| next.leans.back && !self.has(at + 1));
        let waiting = next.map_or(own, |_| self.marginal.worth(at + 1));
        own + self.weights.pull * (waiting - own).max(0.0)
    }

    fn newness(&self, at: usize) -> f32 {
        self.marginal.newness(at)
    }

    fn take(&mut self, at: usize, open: &[usize]) {
        self.marginal.take(at, open);
        self.any = true;
        self.chosen.get_mut(at).into_iter().for_each(|chosen| *chosen = true);
        self.told.extend(self.sentences.get(at).into_iter().flat_map(|sentence| &sentence.whole_names));
    }
}
