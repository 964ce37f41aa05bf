//! The way round: through a proxy, or straight.
use crate::FetchError;
use url::{Host, Url};

/// Through which proxy pages are fetched.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Proxy {
    /// As the environment says (`ALL_PROXY`, `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY`).
    #[default]
    System,
    /// Through none.
    Direct,
    /// Through this one: an address that begins with `http://`, `https://`, `socks5://` (names are looked up here and
    /// checked) or `socks5h://` (the proxy looks them up).
    At(String),
}

impl Proxy {
    /// Fails with a plain sentence when a typed address is that of no proxy. Passwords are refused: what is typed is kept
    /// in the library, in the open; the environment may hold one.
    pub fn check(&self) -> Result<(), FetchError> {
        let Proxy::At(address) = self else { return Ok(()) };
        let bad = || FetchError::BadProxy(address.trim().chars().take(200).collect());
        let url = Url::parse(address.trim()).map_err(|_| bad())?;
        let known = matches!(url.scheme(), "http" | "https" | "socks5" | "socks5h");
        let bare = matches!(url.path(), "" | "/") && url.query().is_none() && url.fragment().is_none();
        let open = url.username().is_empty() && url.password().is_none();
        let host = url.host_str().is_some_and(|host| !host.is_empty());
        if known && bare && open && host {
            Ok(())
        } else {
            Err(bad())
        }
    }

    /// As the client has it; `None` when there is none.
    pub(crate) fn resolved(&self) -> Result<Option<ureq::Proxy>, FetchError> {
        self.check()?;
        match self {
            Proxy::Direct => Ok(None),
            Proxy::System => Ok(ureq::Proxy::try_from_env()),
            Proxy::At(address) => {
                let address = address.trim().trim_end_matches('/');
                ureq::Proxy::new(address).map(Some).map_err(|_| FetchError::BadProxy(address.to_string()))
            }
        }
    }
}

/// Where a proxy stands, in the form of an address's host.
pub(crate) fn host(proxy: &ureq::Proxy) -> Option<Host<String>> {
    Host::parse(proxy.host()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_an_address_without_path_or_password() {
        for (address, good) in [
            ("http://proxy.example:8080", true),
            (" http://10.0.0.1:3128/ ", true),
            ("https://proxy.example", true),
            ("socks5://127.0.0.1:9050", true),
            ("socks5h://proxy.example:1080", true),
            ("socks4://proxy.example", false),
            ("proxy.example:8080", false),
            ("http://", false),
            ("socks5://", false),
            ("http://ida:secret@proxy.example:8080", false),
            ("http://proxy.example/a", false),
            ("ftp://proxy.example", false),
            ("", false),
        ] {
            assert_eq!(Proxy::At(address.to_string()).check().is_ok(), good, "{address}");
            if good {
                assert!(Proxy::At(address.to_string()).resolved().unwrap().is_some(), "{address}");
            }
        }
    }
}
