//! The numbers that the own methods weigh with: tables that `examples/tune_summary` writes and that ship as they are.
use std::sync::LazyLock;

/// Declares a table of numbers that can be read and set by name.
macro_rules! table {
    ($(#[$about:meta])* $table:ident from $section:literal: $($(#[$doc:meta])* $name:ident,)*) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Default)]
        pub struct $table {
            $($(#[$doc])* pub $name: f32,)*
        }

        impl $table {
            /// The names of all numbers.
            pub const NAMES: &[&str] = &[$(stringify!($name)),*];

            /// The numbers that ship.
            pub fn shipped() -> &'static Self {
                static SHIPPED: LazyLock<$table> = LazyLock::new(|| $table::read(include_str!("weights.txt")));
                &SHIPPED
            }

            /// The number of that name; `None` when there is none.
            pub fn number(&self, name: &str) -> Option<f32> {
                match name {
                    $(stringify!($name) => Some(self.$name),)*
                    _ => None,
                }
            }

            /// Sets the number of that name; says whether there is one.
            pub fn set(&mut self, name: &str, value: f32) -> bool {
                match name {
                    $(stringify!($name) => self.$name = value,)*
                    _ => return false,
                }
                true
            }

            /// Reads lines of a section, a name and a number; what is not of this table is passed over.
            pub fn read(lines: &str) -> Self {
                let mut table = Self::default();
                for line in lines.lines() {
                    let mut parts = line.split_whitespace();
                    if let (Some($section), Some(name), Some(Ok(value))) =
                        (parts.next(), parts.next(), parts.next().map(str::parse))
                    {
                        table.set(name, value);
                    }
                }
                table
            }

            /// The lines that [`Self::read`] reads.
            pub fn lines(&self) -> String {
                let line = |name: &&str| format!("{} {name} {}\n", $section, self.number(name).unwrap_or_default());
                Self::NAMES.iter().map(line).collect()
            }
        }
    };
}

table! {
    /// For one article ([`super::central`]). Weights stand against that of being about what the article returns to,
    /// which is 1.
    ArticleWeights from "article":
    /// Of the place: the first sentence has all of it, the second half, the third a third.
    place,
    /// Of the logarithm of the place: how much a sentence far down loses.
    depth,
    /// Of being about what stands early.
    early,
    /// After how many sentences a mention counts for a third as early.
    decay,
    /// What every mention counts as early, wherever it stands.
    anywhere,
    /// Of saying what a chosen sentence says.
    repeated,
    /// Of beginning with a word that points back, unless the sentence before is chosen.
    dangling,
    /// Of a voice that is not the outlet's.
    personal,
    /// Of asking.
    question,
    /// Of looking like a caption, a byline or a call to read on.
    label,
    /// Of being shorter than ten words.
    short,
    /// Of each ten words above thirty.
    long,
    /// Of standing inside quotation marks.
    quoted,
    /// Of the logarithm of its words.
    length,
    /// Of pointing at a picture beside it.
    aside,
    /// Of not ending as sentences do.
    unended,
    /// Of following a chosen sentence, with which it reads on.
    follows,
    /// Of leaning on a sentence that was not chosen.
    leaning,
    /// Of beginning with someone who was named before, where nothing before it was chosen.
    role,
    /// Of a name alone whose whole was not chosen.
    unnamed,
    /// What a sentence gains of the worth of a better one that leans on it.
    pull,
}

table! {
    /// For a story of several outlets ([`super::story`]). Weights stand against that of covering what the outlets have in
    /// common, which is 1.
    StoryWeights from "story":
    /// How fast a place in its article loses weight, in sentences.
    decay,
    /// What a concept counts that one outlet has alone, against one that all have.
    single,
    /// What a concept counts for each headline that has it.
    headline,
    /// What a pair of neighboring words counts against a word.
    pairs,
    /// Of saying it in few words: 0 is not at all.
    brevity,
    /// The share of the length that costs nothing.
    slack,
    /// Of what the sentences are worth one by one.
    value,
    /// In that, of how much of its words other outlets have too.
    shared,
    /// In that, of having the words of the headlines.
    title,
    /// In that, of the place: the first sentence has all of it, the second half, the third a third.
    place,
    /// What a term counts that stands in every sentence, where sentences are compared.
    common,
    /// Of saying what a chosen sentence says.
    repeated,
    /// Of each two picks that tell the same.
    twice,
    /// Of each two picks from one outlet.
    same_outlet,
    /// Of leaning on a sentence that was not chosen.
    leaning,
    /// Of beginning with a word that points back.
    dangling,
    /// Of a voice that is not the outlet's.
    personal,
    /// Of asking.
    question,
    /// Of looking like a caption, a byline or a call to read on.
    label,
    /// Of standing inside quotation marks.
    quoted,
    /// Of pointing at a picture beside it.
    aside,
    /// Of not ending as sentences do.
    unended,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_every_number_once_and_no_other() {
        let file = include_str!("weights.txt");
        let mut names: Vec<&str> = file.lines().filter(|line| !line.starts_with('#')).collect();
        let all = format!("{}{}", ArticleWeights::shipped().lines(), StoryWeights::shipped().lines());
        let mut expected: Vec<&str> = all.lines().collect();
        names.sort_unstable();
        expected.sort_unstable();
        assert_eq!(names, expected);
    }

    #[test]
    fn a_name_that_is_none_is_told() {
        let mut weights = ArticleWeights::default();
        assert!(weights.set("place", 0.5));
        assert_eq!(weights.number("place"), Some(0.5));
        assert!(!weights.set("plaice", 0.5));
        assert_eq!(weights.number("plaice"), None);
    }
}
