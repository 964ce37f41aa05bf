//! Whole fetches from a server on this computer. Nothing leaves it.
mod over_http;
mod over_tls;
mod server;
mod through_proxy;

use crate::client::{fetch_by, Means};
use crate::{FetchError, Fetched, Limits, Proxy, Request};
use std::time::Duration;

/// Short enough for a test to wait for.
const LIMITS: Limits =
    Limits { connect: Duration::from_millis(1500), whole: Duration::from_millis(1500), bytes: 2_000_000, redirects: 5 };

/// Fetches as if the user had typed the address.
fn typed(address: &str) -> Result<Fetched, FetchError> {
    by(&Means::default(), address, true, &Proxy::Direct)
}

fn by(means: &Means, address: &str, typed: bool, proxy: &Proxy) -> Result<Fetched, FetchError> {
    fetch_by(means, &Request { address, typed, proxy, limits: LIMITS }, &|| false)
}
