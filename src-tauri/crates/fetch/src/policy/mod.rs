//! Which addresses may be asked: the same rules for the first address and for every redirect, once by the address as it
//! is written and again by the number that its name turns out to have, which is the very number that is connected to.
mod ranges;

use crate::FetchError;
use url::{Host, Url};

pub use ranges::{reach, Reach};

/// Ports at which other things than pages are served, so that an address cannot be used to speak to them: the blocked
/// ports of the WHATWG Fetch Standard, section 2.9 ("Port blocking").
const BLOCKED_PORTS: &[u16] = &[
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109,
    110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531,
    532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060,
    5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
];

/// Endings of names that never leave a private network: RFC 6761 (localhost), RFC 6762 (local), RFC 8375 (home.arpa),
/// ICANN's reserved "internal", and those that routers hand out.
const LOCAL_ENDINGS: &[&str] =
    &["localhost", "local", "localdomain", "home.arpa", "internal", "intranet", "private", "corp", "home", "lan"];

/// An address as text. Fails when it is none, or has no host.
pub fn parse(address: &str) -> Result<Url, FetchError> {
    let bad = || FetchError::BadAddress(address.trim().chars().take(200).collect());
    let url = Url::parse(address.trim()).map_err(|_| bad())?;
    if url.host().is_none() && matches!(url.scheme(), "http" | "https") {
        return Err(bad());
    }
    Ok(url)
}

/// Whether an address may be asked, as far as its text tells. `typed` is the host that the user typed for this fetch.
pub fn check(url: &Url, typed: Option<&Host<String>>) -> Result<(), FetchError> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(FetchError::Scheme(url.scheme().to_string()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(FetchError::Credentials);
    }
    let host = url.host().ok_or_else(|| FetchError::BadAddress(url.to_string()))?.to_owned();
    let named = typed.is_some_and(|typed| same(typed, &host));
    // Another port than the usual one is a matter of the user's own machines.
    if let Some(port) = url.port().filter(|port| BLOCKED_PORTS.contains(port) || !named && !matches!(port, 80 | 443)) {
        return Err(FetchError::Port(port));
    }
    check_host(&host, named)
}

/// Whether the host may be asked, as far as its name tells.
fn check_host(host: &Host<String>, named: bool) -> Result<(), FetchError> {
    let reach = match host {
        Host::Ipv4(number) => reach((*number).into()),
        Host::Ipv6(number) => reach((*number).into()),
        Host::Domain(name) if is_local(name) => Reach::Private("a name of a private network"),
        Host::Domain(_) => Reach::Public,
    };
    judge(reach, &host.to_string(), named)
}

/// Turns what an address is into a yes or no. `named` says that the user typed the host.
pub fn judge(reach: Reach, host: &str, named: bool) -> Result<(), FetchError> {
    match reach {
        Reach::Public => Ok(()),
        Reach::Private(_) if named => Ok(()),
        Reach::Private(what) => Err(FetchError::Private { host: host.to_string(), what }),
        Reach::Nowhere(what) => Err(FetchError::Nowhere { host: host.to_string(), what }),
    }
}

fn is_local(name: &str) -> bool {
    let name = name.trim_end_matches('.');
    let ends = |ending: &&str| name.strip_suffix(*ending).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
    !name.contains('.') || LOCAL_ENDINGS.iter().any(ends)
}

/// Where a page sends on to, when that may be followed.
pub fn redirect(from: &Url, location: &str, typed: Option<&Host<String>>) -> Result<Url, FetchError> {
    let mut to = from.join(location.trim()).map_err(|_| FetchError::BadRedirect)?;
    to.set_fragment(None);
    if from.scheme() == "https" && to.scheme() == "http" {
        return Err(FetchError::Downgrade);
    }
    check(&to, typed)?;
    Ok(to)
}

/// Whether two hosts are one; a dot at the end of a name changes nothing.
pub(crate) fn same(a: &Host<String>, b: &Host<String>) -> bool {
    match (a, b) {
        (Host::Domain(a), Host::Domain(b)) => a.trim_end_matches('.').eq_ignore_ascii_case(b.trim_end_matches('.')),
        _ => a == b,
    }
}

#[cfg(test)]
mod tests;
