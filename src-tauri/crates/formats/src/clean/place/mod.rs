//! Which lines of a pasted page are the article, decided with all lines around.
//!
//! Lines of a page are a chain of states: before the article, article, furniture inside it, after it. What speaks for a
//! state is gathered in [`features`]; how much it speaks is in a table of fitted weights; the likeliest chain of states is
//! found by dynamic programming. That is a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001),
//! used for finding text in pages since Spengler and Gallinari ("Document structure meets page layout", 2010); the
//! features follow jusText (Pomikálek 2011: long lines, function words, what the neighbors are) and boilerpipe
//! (Kohlschütter, Fankhauser and Nejdl 2010: text density). `examples/fit_lines` fits the weights.
mod chain;
pub mod features;
mod text;
mod weights;

pub use chain::{likeliest, STEPS};
pub use weights::Weights;

use super::{rule::Rule, Line};

/// What a line is to the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// It stands before the article.
    Before,
    /// It is part of the article.
    Article,
    /// It stands inside the article and is not part of it.
    Inside,
    /// It stands after the article.
    After,
}

impl State {
    /// All states, in the order of the columns of the weights.
    pub const ALL: [State; 4] = [State::Before, State::Article, State::Inside, State::After];

    /// Its place in [`State::ALL`].
    pub const fn column(self) -> usize {
        match self {
            State::Before => 0,
            State::Article => 1,
            State::Inside => 2,
            State::After => 3,
        }
    }
}

/// The state of each line. `rules` says for each line which rule takes it for something else. A text whose every line
/// is furniture has no line in [`State::Article`].
pub fn states(lines: &[Line], rules: &[Option<&'static Rule>]) -> Vec<State> {
    let weights = Weights::fitted();
    let scores: Vec<[f32; 4]> = features::of(lines, rules).iter().map(|line| weights.scores(line)).collect();
    let steps: Vec<[f32; STEPS.len()]> = features::turns(lines, rules).iter().map(|turn| weights.steps(turn)).collect();
    likeliest(&scores, &steps)
}

/// The states, where an article that seemed to end at an advertisement goes on behind it: paragraphs of sentences down to
/// the line that opens the comments or a list of other articles are its end. Short articles with many comments need it.
pub fn resumed(lines: &[Line], rules: &[Option<&'static Rule>], mut states: Vec<State>) -> Vec<State> {
    let Some(end) = states.iter().rposition(|state| *state == State::Article).map(|last| last + 1) else {
        return states;
    };
    let rule = |at: usize| rules.get(at).copied().flatten();
    let amid = (end..lines.len()).take_while(|at| rule(*at).is_some_and(|rule| rule.amid)).count();
    let from = end + amid;
    let running = |at: &usize| rule(*at).is_none() && lines.get(*at).is_some_and(features::is_running);
    let until = from + (from..lines.len()).take_while(running).count();
    if amid > 0 && until > from && rule(until).is_some_and(|rule| rule.ends) {
        states.iter_mut().take(from).skip(end).for_each(|state| *state = State::Inside);
        states.iter_mut().take(until).skip(from).for_each(|state| *state = State::Article);
    }
    states
}
