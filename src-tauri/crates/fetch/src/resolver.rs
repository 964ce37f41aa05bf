//! Names to numbers. What comes out is what is connected to, so nothing can change between the check and the connection.
use crate::policy::{self, judge, reach};
use crate::FetchError;
use std::net::{SocketAddr, ToSocketAddrs};
use std::sync::mpsc::{sync_channel, RecvTimeoutError};
use std::sync::Arc;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;
use url::Host;

/// Looks a name up; the system's way, except in tests.
pub(crate) type LookUp = fn(&str, u16) -> std::io::Result<Vec<SocketAddr>>;

/// The system's way.
pub(crate) fn look_up(host: &str, port: u16) -> std::io::Result<Vec<SocketAddr>> {
    Ok((host.trim_start_matches('[').trim_end_matches(']'), port).to_socket_addrs()?.collect())
}

/// The most numbers of one name that are tried.
const MOST: usize = 16;

/// Gives only numbers that may be asked.
#[derive(Debug, Clone)]
pub(crate) struct Guard {
    pub(crate) look_up: LookUp,
    /// The host that the user typed.
    pub(crate) typed: Option<Host<String>>,
    /// The proxy's host, which the user or the system chose. The policy sees to it that it is asked for nothing else.
    pub(crate) proxy: Option<Host<String>>,
}

impl Resolver for Guard {
    fn resolve(&self, uri: &Uri, _: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let name = uri.host().unwrap_or_default().to_string();
        let port = uri.port_u16().or_else(|| usual_port(uri.scheme_str()?)).ok_or(ureq::Error::HostNotFound)?;
        let numbers = self.numbers(&name, port, timeout)?;
        let host = Host::parse(&name).map_err(|_| ureq::Error::HostNotFound)?;
        let is = |other: &Option<Host<String>>| other.as_ref().is_some_and(|other| policy::same(other, &host));
        let (named, proxy) = (is(&self.typed), is(&self.proxy));
        let mut allowed = self.empty();
        let mut refused = None;
        for number in numbers {
            match judge(reach(number.ip()), &name, named) {
                Err(why) if !proxy => refused = refused.or(Some(why)),
                _ if allowed.len() < MOST => allowed.push(number),
                _ => {}
            }
        }
        match (allowed.is_empty(), refused) {
            (false, _) => Ok(allowed),
            (true, Some(why)) => Err(ureq::Error::Other(Box::new(why))),
            (true, None) => Err(ureq::Error::HostNotFound),
        }
    }
}

impl Guard {
    /// On a thread of its own, because the system's look-up knows no time limit.
    fn numbers(&self, name: &str, port: u16, timeout: NextTimeout) -> Result<Vec<SocketAddr>, ureq::Error> {
        let (sender, receiver) = sync_channel(1);
        let (look_up, asked): (LookUp, Arc<str>) = (self.look_up, name.into());
        std::thread::spawn(move || sender.send(look_up(&asked, port)));
        match receiver.recv_timeout(*timeout.after) {
            Ok(Ok(numbers)) => Ok(numbers),
            Ok(Err(error)) => Err(ureq::Error::Other(Box::new(unknown(name, &error)))),
            Err(RecvTimeoutError::Timeout) => Err(ureq::Error::Timeout(timeout.reason)),
            Err(RecvTimeoutError::Disconnected) => Err(ureq::Error::HostNotFound),
        }
    }
}

/// The system tells "there is no such name" from "nobody could be asked" in words only (gai_strerror's EAI_AGAIN).
fn unknown(name: &str, error: &std::io::Error) -> FetchError {
    if error.to_string().contains("emporary failure") {
        FetchError::Offline(format!("look up {name}"))
    } else {
        FetchError::NoSuchHost(name.to_string())
    }
}

fn usual_port(scheme: &str) -> Option<u16> {
    match scheme {
        "http" => Some(80),
        "https" => Some(443),
        "socks4" | "socks4a" | "socks5" | "socks5h" => Some(1080),
        _ => None,
    }
}
