//! To `broadsheet-fetch` and back.
use super::{Asked, FetchedPage};
use crate::job::CancelToken;
use crate::view::ProxyKind;
use broadsheet_fetch::{fetch as fetch_page, Fetched, Limits, Proxy, Request};

pub(super) fn fetch(asked: &Asked, cancel: &CancelToken) -> Result<FetchedPage, String> {
    let proxy = match asked.settings.proxy {
        ProxyKind::System => Proxy::System,
        ProxyKind::Direct => Proxy::Direct,
        ProxyKind::Typed => Proxy::At(asked.settings.proxy_address.clone()),
    };
    let request = Request { address: asked.address, typed: asked.typed, proxy: &proxy, limits: Limits::default() };
    let fetched = fetch_page(&request, &|| cancel.cancelled()).map_err(|why| why.to_string())?;
    let Fetched { url, bytes, media_type, charset, .. } = fetched;
    Ok(FetchedPage { url, bytes, media_type, charset })
}

pub(super) fn check_proxy(address: &str) -> Result<(), String> {
    Proxy::At(address.to_string()).check().map_err(|why| why.to_string())
}
