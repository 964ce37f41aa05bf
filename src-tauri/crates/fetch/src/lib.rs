//! One page from the web, on the user's command. No other code of Broadsheet opens a connection.
//!
//! What goes out: a GET for the page at one address, and for where it redirects to. Without cookies, without a referrer,
//! without a word on who asks. Nothing that the page names (pictures, scripts, frames) is asked for.
//! [`policy`] says which addresses may be asked at all, [`Limits`] how long and how much.

mod answer;
mod client;
mod error;
mod limits;
pub mod policy;
mod proxy;
mod resolver;
#[cfg(test)]
mod tests;

pub use client::{fetch, Fetched, Request};
pub use error::FetchError;
pub use limits::Limits;
pub use proxy::Proxy;
