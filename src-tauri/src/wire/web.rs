//! Pages from the web, on the user's command.
use super::mirrors;
use serde::{Deserialize, Serialize};
use specta::Type;

mirrors! {
    /// What the user lets Broadsheet fetch, and how.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct WebSettings {
        /// Whether this program can fetch at all; not the user's to set.
        pub available: bool,
        /// Off until the user says so.
        pub allowed: bool,
        /// Which proxy.
        pub proxy: ProxyKind,
        /// The address of the typed one.
        pub proxy_address: String,
    }

    /// Which proxy.
    #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub enum ProxyKind {
        /// As the system's environment says.
        #[default]
        System,
        /// None.
        Direct,
        /// The typed one.
        Typed,
    }
}
