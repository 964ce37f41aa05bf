//! Two outlets' articles on one story: who has what.
mod align;
pub mod facts;
pub(crate) mod lexicon;
pub mod quotations;
pub mod shared_copy;
pub mod wording;

pub use align::{align, Aligned, Alignment, Label, Pairing};
