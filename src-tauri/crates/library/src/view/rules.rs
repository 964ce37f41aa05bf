//! Lines of a file and the rules that leave them out.
use super::Id;

/// What decides over a line that is, or was, left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LineBy {
    /// The reader of the file left it out.
    File,
    /// The user, on this one line.
    You,
    /// A rule of the user's own left it out.
    YourRule,
    /// It is in the body because its cleaning rule is switched off.
    RuleOff,
}

/// A cleaning rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CleaningRule {
    /// Its id ("comment-form").
    pub id: String,
    /// Why it leaves lines out, for people ("comment form").
    pub reason: String,
    /// A line that it found in this library, the latest; `None` when it found none.
    pub example: Option<String>,
    /// Whether it is in force.
    pub on: bool,
    /// Lines that it found in this library.
    pub lines: u32,
    /// Articles in which it found them.
    pub articles: u32,
}

/// A rule of the user's own: lines like the sample are left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRule {
    /// The rule.
    pub id: Id,
    /// The outlet whose lines it takes; `None`: of every outlet.
    pub outlet: Option<String>,
    /// The line that it was made of.
    pub sample: String,
    /// RFC 3339.
    pub created: String,
    /// Lines that it leaves out.
    pub lines: u32,
    /// Articles in which it does.
    pub articles: u32,
}

/// A rule that was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AddedRule {
    /// The rule.
    pub id: Id,
    /// Versions that are still to be analyzed again, see [`crate::Library::refresh_findings`].
    pub left: u32,
}

/// A change of the rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuleChange {
    /// A cleaning rule is switched on or off.
    Switch {
        /// Its id.
        rule: String,
        /// On or off.
        on: bool,
    },
    /// Lines like one of a version are left out.
    Add {
        /// The version.
        version: Id,
        /// The line, see [`super::Paragraph::line`].
        line: u32,
        /// Of the version's outlet, or of all.
        only_this_outlet: bool,
    },
    /// A rule of the user's own is given up.
    Remove {
        /// The rule.
        rule: Id,
    },
}

/// What a change of the rules would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RulePreview {
    /// Lines that would be left out or come back.
    pub lines: u32,
    /// Articles in which they stand.
    pub articles: u32,
    /// Some of the lines, at most five, none twice.
    pub examples: Vec<String>,
    /// One sentence ("7 lines in 3 articles will be left out.").
    pub summary: String,
}
