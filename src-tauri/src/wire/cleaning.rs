//! Cleaning rules: what is left out of every text, and the user's own.
use super::{mirrors, Crosses, Id};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A change of the rules, to be looked at before it is made.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum RuleChange {
    /// Switches one of the program's rules.
    Switch {
        /// Its id.
        rule: String,
        /// On or off.
        on: bool,
    },
    /// Leaves out lines like this one from now on.
    #[serde(rename_all = "camelCase")]
    Add {
        /// The version that the line is in.
        version: Id,
        /// Its number, from a paragraph's `line`.
        line: u32,
        /// Whether only in articles of the same outlet.
        only_this_outlet: bool,
    },
    /// Takes one of the user's own rules away.
    Remove {
        /// Its id.
        rule: Id,
    },
}

impl Crosses<broadsheet_library::RuleChange> for RuleChange {
    fn cross(self) -> broadsheet_library::RuleChange {
        use broadsheet_library::RuleChange as Change;
        match self {
            Self::Switch { rule, on } => Change::Switch { rule, on },
            Self::Add { version, line, only_this_outlet } => Change::Add { version, line, only_this_outlet },
            Self::Remove { rule } => Change::Remove { rule },
        }
    }
}

mirrors! {
    /// A rule of the program.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct CleaningRule {
        /// Its id.
        pub id: String,
        /// The reason that it gives.
        pub reason: String,
        /// A line that it takes.
        pub example: Option<String>,
        /// Whether it is on.
        pub on: bool,
        /// Lines that it took in this library.
        pub lines: u32,
        /// Of how many articles.
        pub articles: u32,
    }

    /// A rule of the user's own.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct OwnRule {
        /// Its id.
        pub id: Id,
        /// The outlet that it is for; null for every one.
        pub outlet: Option<String>,
        /// The line that it was made from.
        pub sample: String,
        /// When.
        pub created: String,
        /// Lines that it took in this library.
        pub lines: u32,
        /// Of how many articles.
        pub articles: u32,
    }

    /// What a change of the rules would do.
    #[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
    #[serde(rename_all = "camelCase")]
    pub struct RulePreview {
        /// Lines that would come back or go.
        pub lines: u32,
        /// Of how many articles.
        pub articles: u32,
        /// Some of these lines.
        pub examples: Vec<String>,
        /// In a sentence.
        pub summary: String,
    }
}
