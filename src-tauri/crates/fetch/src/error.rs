//! Why a page was not fetched: each a plain sentence that says what happened and what to do.

/// Why there is no page. Nothing is kept of a fetch that failed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// Not an address at all.
    #[error("“{0}” is no web address. Give the whole address of the page, as in https://harbor-times.example/ferry.")]
    BadAddress(String),
    /// A scheme that is not of the web.
    #[error("Only addresses that begin with https:// or http:// are fetched, not {0}: ones. Add a file from the disk instead.")]
    Scheme(String),
    /// A name or password in the address.
    #[error(
        "The address holds a user name or a password, and Broadsheet sends neither. Take out what stands before the @."
    )]
    Credentials,
    /// A port that pages are not served at.
    #[error("Port {0} is not one that pages are fetched from. Check the address.")]
    Port(u16),
    /// A machine of a private network that the user did not name.
    #[error(
        "The address leads to {host}, which is {what}. Such a machine is asked only when you type its address yourself. \
         Nothing was fetched."
    )]
    Private {
        /// Which host.
        host: String,
        /// What its address is ("this computer").
        what: &'static str,
    },
    /// An address at which there is no machine for anybody.
    #[error("The address leads to {host}, which is {what}; no page can be there. Check the address.")]
    Nowhere {
        /// Which host.
        host: String,
        /// What its address is ("an address for examples in manuals").
        what: &'static str,
    },
    /// From https:// to http://.
    #[error("The page sends on from a protected address (https) to an open one (http), which is not followed. Open it in a browser and save the page.")]
    Downgrade,
    /// In a circle, or on and on.
    #[error("The page sends on from address to address, more than {0} times. Open it in a browser and save the page.")]
    TooManyRedirects(usize),
    /// A redirect to nowhere.
    #[error("The page sends on to somewhere that is no web address. Open it in a browser and save the page.")]
    BadRedirect,
    /// The name means nothing.
    #[error(
        "No machine named {0} was found. Check the spelling, and whether this computer is connected to the internet."
    )]
    NoSuchHost(String),
    /// No network.
    #[error("This computer has no way to {0}. Check its connection to the internet and try again.")]
    Offline(String),
    /// Nothing answers there.
    #[error("{0} does not answer. Check the address, or try again later.")]
    NoAnswer(String),
    /// Out of time.
    #[error("{host} took longer than {seconds} seconds. Try again later, or open the page in a browser and save it.")]
    TimedOut {
        /// Which host.
        host: String,
        /// The limit.
        seconds: u64,
    },
    /// The certificate does not prove that it is that host.
    #[error("{host} could not prove that it is {host} ({why}). Nothing was fetched. Try again from another network, or open the page in a browser.")]
    Certificate {
        /// Which host.
        host: String,
        /// What is wrong with it.
        why: String,
    },
    /// No protected connection could be made.
    #[error("No protected connection to {host} came about ({why}). If the site has no https, type its address with http://.")]
    Tls {
        /// Which host.
        host: String,
        /// What went wrong.
        why: String,
    },
    /// The server answered, but not with a page.
    #[error("{}", status(*.0))]
    Status(u16),
    /// A picture, a film, a program.
    #[error("There is no page at this address but {0}. Give the address of the article itself.")]
    WrongType(String),
    /// Over the limit.
    #[error("The page has more than {0} MB. Open it in a browser and save its text.")]
    TooLarge(usize),
    /// Nothing in it.
    #[error("The answer is empty. Open the address in a browser to see whether the page is still there.")]
    Empty,
    /// The answer breaks the rules of the web, or was cut off.
    #[error("The answer broke off or is damaged ({0}). Try again later, or open the page in a browser and save it.")]
    Broken(String),
    /// The proxy's address is none.
    #[error("“{0}” is no proxy. Give its address as in http://proxy.example:8080 or socks5://proxy.example:1080, without a password.")]
    BadProxy(String),
    /// The proxy does not do its part.
    #[error("The proxy did not connect ({0}). Check the proxy in the settings.")]
    Proxy(String),
    /// The user asked to stop.
    #[error("Cancelled.")]
    Cancelled,
    /// A fault of ours.
    #[error("Broadsheet could not fetch this page because of a fault of its own. Please report it.")]
    Fault,
}

/// What a status that is no page means to a reader (RFC 9110, section 15).
fn status(code: u16) -> String {
    let (what, then) = match code {
        401 | 402 | 407 => ("The site wants you to sign in or to pay", "Open the page in a browser and save it"),
        403 => ("The site refuses to give this page to Broadsheet", "Open the page in a browser and save it"),
        404 | 410 => ("There is no page at this address, or no longer", "Check the address"),
        429 => ("The site says that it was asked too often", "Wait a while and try again"),
        451 => ("The site may not show this page for legal reasons", "Look for another copy"),
        500..=599 => ("The site has trouble", "Try again later"),
        _ => ("The site answered with something that is no page", "Open the page in a browser and save it"),
    };
    format!("{what} (status {code}). {then}.")
}
