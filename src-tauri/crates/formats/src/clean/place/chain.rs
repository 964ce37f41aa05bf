//! The likeliest chain of states, by the algorithm of Viterbi (1967).
use super::State;

/// Which state may follow which, and in which column of the weights of steps that stands.
pub const STEPS: [(State, State); 8] = [
    (State::Before, State::Before),
    (State::Before, State::Article),
    (State::Article, State::Article),
    (State::Article, State::Inside),
    (State::Article, State::After),
    (State::Inside, State::Inside),
    (State::Inside, State::Article),
    (State::After, State::After),
];

/// The likeliest states: `scores` has what speaks for each state of each line, in the order of [`State::ALL`]; `steps`
/// what speaks for each of [`STEPS`] into that line. A chain begins before the article or in it and does not end inside
/// furniture of the article. Empty for no lines; lines without a step of their own count as zero.
pub fn likeliest(scores: &[[f32; 4]], steps: &[[f32; STEPS.len()]]) -> Vec<State> {
    const NEVER: f32 = -1e9;
    let Some((first, rest)) = scores.split_first() else { return Vec::new() };
    let [before, article, ..] = *first;
    let mut best = [before, article, NEVER, NEVER];
    let mut from: Vec<[State; 4]> = Vec::with_capacity(scores.len());
    for (at, line) in rest.iter().enumerate() {
        let mut next = [NEVER; 4];
        let mut came = [State::Before; 4];
        let weights = steps.get(at + 1).copied().unwrap_or([0.0; STEPS.len()]);
        for ((source, target), weight) in STEPS.iter().zip(weights) {
            let held = best.get(source.column()).copied().unwrap_or(NEVER);
            let sum = held + weight + line.get(target.column()).copied().unwrap_or(NEVER);
            if let (Some(next), Some(came)) = (next.get_mut(target.column()), came.get_mut(target.column())) {
                if sum > *next {
                    (*next, *came) = (sum, *source);
                }
            }
        }
        best = next;
        from.push(came);
    }
    let ends = [State::Before, State::Article, State::After];
    let score = |state: &State| best.get(state.column()).copied().unwrap_or(NEVER);
    let mut state = ends.into_iter().max_by(|a, b| score(a).total_cmp(&score(b))).unwrap_or(State::Article);
    let mut states = vec![state];
    for came in from.iter().rev() {
        state = came.get(state.column()).copied().unwrap_or(State::Before);
        states.push(state);
    }
    states.reverse();
    states
}
