//! The characters that open and close quotations.

/// What a character can do as a quotation mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// Opens only, in every convention.
    Opens,
    /// Closes only, in every convention.
    Closes,
    /// Opens in one convention and closes in another (“ ” » « " ').
    Either,
}

/// What `c` can do as a quotation mark; `None` when it is none.
pub const fn mark(c: char) -> Option<Mark> {
    Some(match c {
        '„' | '‚' | '「' | '『' => Mark::Opens,
        '」' | '』' => Mark::Closes,
        '“' | '”' | '‟' | '"' | '«' | '»' | '‹' | '›' | '‘' | '’' | '\'' | '＂' => Mark::Either,
        _ => return None,
    })
}
