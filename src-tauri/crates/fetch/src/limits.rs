//! How long, how much, how far.
use std::time::Duration;

/// The limits of one fetch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The longest wait for a connection, TLS and proxy included.
    pub connect: Duration,
    /// The longest wait for all of it, from the first look-up to the last byte, redirects included.
    pub whole: Duration,
    /// Most bytes of a page, counted after unpacking.
    pub bytes: usize,
    /// Most redirects that are followed.
    pub redirects: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { connect: Duration::from_secs(10), whole: Duration::from_secs(30), bytes: 20_000_000, redirects: 5 }
    }
}
