//! What may be fetched, and how.

/// What the user lets Broadsheet fetch from the web, and how; kept in the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WebSettings {
    /// Whether this program can fetch at all (it may be built without); not kept.
    pub available: bool,
    /// Whether pages may be fetched on the user's command; off until the user turns it on.
    pub allowed: bool,
    /// Through which proxy.
    pub proxy: ProxyKind,
    /// The proxy's address as typed, kept also while another kind is chosen; empty when there is none.
    pub proxy_address: String,
}

/// Through which proxy pages are fetched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ProxyKind {
    /// As the system's environment says.
    #[default]
    System,
    /// Through none.
    Direct,
    /// Through the one that the user typed.
    Typed,
}
