//! The fetch itself: from address to address, each checked, until there is a page.
use crate::answer;
use crate::policy;
use crate::proxy;
use crate::resolver::{look_up, Guard, LookUp};
use crate::{FetchError, Limits, Proxy};
use std::sync::mpsc::{sync_channel, RecvTimeoutError};
use std::sync::Arc;
use std::time::{Duration, Instant};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::unversioned::transport::DefaultConnector;
use ureq::Agent;
use url::{Host, Url};

/// Says what asks and no more: no version of the system, no name.
const USER_AGENT: &str = concat!(
    "Broadsheet/",
    env!("CARGO_PKG_VERSION_MAJOR"),
    ".",
    env!("CARGO_PKG_VERSION_MINOR"),
    " (+reading one page for its user)"
);
const ACCEPT: &str = "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.8";
/// How often somebody is asked whether to go on.
const TICK: Duration = Duration::from_millis(25);

/// What is fetched, and how.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// The address with its scheme.
    pub address: &'a str,
    /// Whether the user typed it himself: its host may then be of a private network. Hosts that it redirects to may not.
    pub typed: bool,
    /// Through which proxy.
    pub proxy: &'a Proxy,
    /// How long and how much.
    pub limits: Limits,
}

/// A page that was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// Where it was in the end, redirects followed, without a fragment.
    pub url: String,
    /// The page, byte for byte as the server holds it (packing for the way is undone).
    pub bytes: Vec<u8>,
    /// The media type that the server names, in lower case, without parameters.
    pub media_type: Option<String>,
    /// The encoding that the server names ("windows-1251"), unchecked.
    pub charset: Option<String>,
    /// The server's mark of this state of the page, as given.
    pub etag: Option<String>,
    /// When the page changed last, as the server says.
    pub last_modified: Option<String>,
}

/// How the world is reached; another in tests.
pub(crate) struct Means {
    pub(crate) look_up: LookUp,
    pub(crate) trust: RootCerts,
}

impl Default for Means {
    fn default() -> Self {
        Self { look_up, trust: RootCerts::PlatformVerifier }
    }
}

/// Fetches one page. Blocks for at most [`Limits::whole`]; gives [`FetchError::Cancelled`] within a tenth of a second
/// when `cancelled` says so, whatever the network does, and closes the connection.
pub fn fetch(request: &Request, cancelled: &dyn Fn() -> bool) -> Result<Fetched, FetchError> {
    fetch_by(&Means::default(), request, cancelled)
}

pub(crate) fn fetch_by(means: &Means, request: &Request, cancelled: &dyn Fn() -> bool) -> Result<Fetched, FetchError> {
    let mut first = policy::parse(request.address)?;
    first.set_fragment(None);
    let typed = first.host().filter(|_| request.typed).map(|host| host.to_owned());
    policy::check(&first, typed.as_ref())?;
    let name = first.host_str().unwrap_or_default().to_string();
    let way = Way::new(means, request, typed)?;
    let agent = way.agent.clone();
    let (sender, receiver) = sync_channel(1);
    let begun = Instant::now();
    std::thread::spawn(move || {
        // Nobody listens any more when the user cancelled.
        let _ = sender.send(way.follow(first));
    });
    let given_up = loop {
        match receiver.recv_timeout(TICK) {
            Ok(result) => return result,
            Err(RecvTimeoutError::Disconnected) => break FetchError::Fault,
            Err(RecvTimeoutError::Timeout) if cancelled() => break FetchError::Cancelled,
            Err(RecvTimeoutError::Timeout) if begun.elapsed() >= request.limits.whole => {
                break FetchError::TimedOut { host: name, seconds: request.limits.whole.as_secs() };
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
    };
    agent.shutdown();
    Err(given_up)
}

/// What does not change from one address to the next.
struct Way {
    agent: Agent,
    typed: Option<Host<String>>,
    proxy: Option<Host<String>>,
    limits: Limits,
}

impl Way {
    fn new(means: &Means, request: &Request, typed: Option<Host<String>>) -> Result<Self, FetchError> {
        let limits = request.limits;
        let through = request.proxy.resolved()?;
        let proxy = through.as_ref().and_then(proxy::host);
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .root_certs(means.trust.clone())
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // Redirects are followed here, where each is checked.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .proxy(through)
            .tls_config(tls)
            .user_agent(USER_AGENT)
            .accept(ACCEPT)
            .timeout_global(Some(limits.whole))
            .timeout_resolve(Some(limits.connect))
            .timeout_connect(Some(limits.connect))
            .build();
        let guard = Guard { look_up: means.look_up, typed: typed.clone(), proxy: proxy.clone() };
        Ok(Self { agent: Agent::with_parts(config, DefaultConnector::new(), guard), typed, proxy, limits })
    }

    /// Follows redirects until there is a page.
    fn follow(&self, first: Url) -> Result<Fetched, FetchError> {
        let mut url = first;
        for _ in 0..=self.limits.redirects {
            self.check_proxy(&url)?;
            let host = url.host_str().unwrap_or_default().to_string();
            let asked = answer::Asked { host: &host, proxied: self.proxy.is_some(), limits: &self.limits };
            let response = self.agent.get(url.as_str()).call().map_err(|error| asked.why(error))?;
            match answer::location(&response)? {
                Some(location) => url = policy::redirect(&url, &location, self.typed.as_ref())?,
                None => return asked.page(response, &url),
            }
        }
        Err(FetchError::TooManyRedirects(self.limits.redirects))
    }

    /// The resolver lets the proxy's host through; so no page may lead there.
    fn check_proxy(&self, url: &Url) -> Result<(), FetchError> {
        let Some(host) = url.host().map(|host| host.to_owned()) else { return Ok(()) };
        let is = |other: &Option<Host<String>>| other.as_ref().is_some_and(|other| policy::same(other, &host));
        if is(&self.proxy) && !is(&self.typed) {
            return Err(FetchError::Private { host: host.to_string(), what: "your own proxy" });
        }
        Ok(())
    }
}
