//! German: the finite verb stands second or last, participles and prefixes at the end, and every noun has a capital.
//!
//! A shallow reading after the "topological fields" of German grammar (Drach 1937): what stands before the finite
//! verb, what stands between it and the end of the clause, and what hangs behind the comma.
mod beside;
mod clauses;
mod frames;
mod nouns;
mod reported;
mod subjects;
mod unquoted;
mod words;

pub(super) use words::compound;
