//! In place of the web, in a program that was built without it.
use super::{Asked, FetchedPage};
use crate::job::CancelToken;

pub(super) fn fetch(_: &Asked, _: &CancelToken) -> Result<FetchedPage, String> {
    Err("This Broadsheet was built without fetching. Open the page in a browser, save it, and add the file."
        .to_string())
}

pub(super) fn check_proxy(_: &str) -> Result<(), String> {
    Ok(())
}
