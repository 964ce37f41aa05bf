//! The names of the site: what is the outlet's is no author and no part of a headline.
use super::super::byline;
use crate::clean::phrase;

/// What a site is called, by its own words and by its address.
#[derive(Debug, Clone, Default)]
pub struct Site {
    /// Names, letters and figures only, in lower case.
    names: Vec<String>,
    /// The host without "www." and the ending ("harborecho" of www.harbor-echo.example).
    host: String,
}

impl Site {
    /// From the names that the page gives its outlet, and the host of its address.
    pub fn of<'a>(names: impl Iterator<Item = &'a str>, host: Option<&str>) -> Self {
        let host = host.unwrap_or_default().trim_start_matches("www.");
        let parts: Vec<&str> = host.split('.').collect();
        // The longest part but the ending: "blog.harborecho.co.uk".
        let most = parts.len().saturating_sub(1);
        let name = parts.iter().take(most).max_by_key(|part| part.len()).copied().unwrap_or_default();
        let mut names: Vec<String> = names.map(squeezed).filter(|name| name.chars().count() > 1).collect();
        names.push(squeezed(host));
        names.dedup();
        Self { names, host: squeezed(name) }
    }

    /// Whether a text is the site's name and nothing else.
    pub fn is(&self, text: &str) -> bool {
        let text = squeezed(text);
        let bare = text.strip_prefix("the").unwrap_or(&text);
        !text.is_empty()
            && (self.names.iter().any(|name| *name == text || name.strip_prefix("the").unwrap_or(name) == bare)
                || self.host.len() > 3 && (self.host == text || self.host == bare))
    }

    /// Whether a text is the site's name with a little around it ("Harbor Echo Online", "Harbor Echo | News").
    pub fn is_like(&self, text: &str) -> bool {
        let plain = squeezed(text);
        let holds = |long: &str, short: &str| short.len() > 3 && long.contains(short) && short.len() * 2 >= long.len();
        self.is(text)
            || !plain.is_empty()
                && (self.names.iter().any(|name| holds(&plain, name) || plain.len() > 4 && holds(name, &plain))
                    || holds(&plain, &self.host)
                    || plain.len() > 4 && holds(&self.host, &plain))
    }

    /// Whether a text is the outlet's name, perhaps with more words, and not a person's. `named` says that the page names
    /// it as an author; a site that is called after the person who writes it is told from others by that alone.
    pub fn owns(&self, text: &str, named: bool) -> bool {
        if self.is(text) {
            return !(named && Self::may_be_a_person(text));
        }
        if !named && self.is_like(text) {
            return true;
        }
        let plain = phrase::normal(text);
        let words: Vec<&str> = plain.split(' ').collect();
        (1..words.len())
            .any(|length| words.windows(length).any(|part| self.is(&part.concat()) && part.concat().len() > 3))
    }

    /// Whether a site may be called after the person who writes it: a name, and none that a body has.
    pub fn may_be_a_person(text: &str) -> bool {
        byline::is_name(text) && text.split_whitespace().count() <= 3 && !text.starts_with("The ")
    }
}

/// Letters and figures only, in lower case.
pub fn squeezed(text: &str) -> String {
    phrase::normal(text).chars().filter(|c| c.is_alphanumeric()).collect()
}
