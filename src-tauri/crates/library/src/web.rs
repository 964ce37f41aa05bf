//! The web: whether it may be asked, how it is asked, and by whom. What comes of it: `import/web.rs`.
#[cfg(not(feature = "web"))]
#[path = "web/absent.rs"]
mod network;
#[cfg(feature = "web")]
mod network;

use crate::error::Error;
use crate::job::CancelToken;
use crate::library::Library;
use crate::view::{ProxyKind, WebSettings};
use rusqlite::OptionalExtension;
use std::time::{Duration, Instant};

/// Whose word lets a page be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// The setting's.
    AsSet,
    /// The user's, for this one command; the setting stays as it is.
    ThisOnce,
}

/// One page that is asked for.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Its address, with the scheme.
    pub address: &'a str,
    /// Whether the user typed the address himself, so that it may lead into a private network.
    pub typed: bool,
    /// By which proxy.
    pub settings: &'a WebSettings,
}

/// A page that came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FetchedPage {
    /// Its address in the end, redirects followed.
    pub url: String,
    /// The page, byte for byte.
    pub bytes: Vec<u8>,
    /// Its media type without parameters, as the server says.
    pub media_type: Option<String>,
    /// Its encoding, as the server says.
    pub charset: Option<String>,
}

/// Fetches one page at a time, on the user's command. [`Web`] does it; tests have their own.
pub trait Fetch: Sync {
    /// The page, or a plain sentence why there is none. Comes back within a tenth of a second when it is cancelled.
    fn fetch(&self, asked: &Asked, cancel: &CancelToken) -> Result<FetchedPage, String>;

    /// Lets time pass between two requests to one host; less when it is cancelled.
    fn wait(&self, time: Duration, cancel: &CancelToken) {
        let begun = Instant::now();
        while begun.elapsed() < time && !cancel.cancelled() {
            std::thread::sleep(Duration::from_millis(20).min(time));
        }
    }
}

/// The web itself. In a program that was built without it every page is refused with a plain sentence.
#[derive(Debug, Clone, Copy, Default)]
pub struct Web;

impl Fetch for Web {
    fn fetch(&self, asked: &Asked, cancel: &CancelToken) -> Result<FetchedPage, String> {
        network::fetch(asked, cancel)
    }
}

const ALLOWED: &str = "web_allowed";
const PROXY: &str = "web_proxy";
const PROXY_ADDRESS: &str = "web_proxy_address";

impl Library {
    /// What the user lets Broadsheet fetch; nothing, until the user said something.
    pub fn web_settings(&self) -> Result<WebSettings, Error> {
        self.read(|reader| {
            let mut statement = reader.prepare_cached("SELECT value FROM setting WHERE key = ?1")?;
            let mut value = |key: &str| statement.query_row([key], |row| row.get::<_, String>(0)).optional();
            Ok(WebSettings {
                available: cfg!(feature = "web"),
                allowed: value(ALLOWED)?.as_deref() == Some("yes"),
                proxy: match value(PROXY)?.as_deref() {
                    Some("direct") => ProxyKind::Direct,
                    Some("typed") => ProxyKind::Typed,
                    _ => ProxyKind::System,
                },
                proxy_address: value(PROXY_ADDRESS)?.unwrap_or_default(),
            })
        })
    }

    /// Keeps what the user lets Broadsheet fetch. Refused with a plain sentence, and nothing kept, when the chosen proxy
    /// is none.
    pub fn save_web_settings(&self, settings: &WebSettings) -> Result<(), Error> {
        let address = settings.proxy_address.trim();
        if settings.proxy == ProxyKind::Typed {
            network::check_proxy(address).map_err(|why| Error::Invalid(format!("{why} Nothing was changed.")))?;
        }
        let proxy = match settings.proxy {
            ProxyKind::System => "system",
            ProxyKind::Direct => "direct",
            ProxyKind::Typed => "typed",
        };
        let allowed = if settings.allowed { "yes" } else { "no" };
        self.write(|tx| {
            let mut statement = tx.prepare_cached(
                "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            )?;
            for (key, value) in [(ALLOWED, allowed), (PROXY, proxy), (PROXY_ADDRESS, address)] {
                statement.execute([key, value])?;
            }
            Ok(())
        })
    }

    /// The settings, when they or the user let pages be fetched now.
    pub(crate) fn may_fetch(&self, consent: Consent) -> Result<WebSettings, Error> {
        let settings = self.web_settings()?;
        if settings.allowed || consent == Consent::ThisOnce {
            return Ok(settings);
        }
        Err(Error::Invalid(
            "Fetching from the web is switched off. Nothing was asked for. Switch it on in the settings and try again."
                .into(),
        ))
    }
}
