//! The words that the fact readers go by, one data file a language in `lists/`.
use super::lex::Lex;
use crate::sections::sections;
use crate::Language;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

macro_rules! lists {
    ($($(#[$about:meta])* $name:ident = $section:literal),* $(,)?) => {
        /// A list of a language.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(in crate::compare) enum List { $($(#[$about])* $name),* }
        /// The section of the data files that fills each list.
        const SECTIONS: &[(&str, List)] = &[$(($section, List::$name)),*];
    };
}
lists! {
    /// Number words by their value, without "one", which is an article in most languages.
    Number = "number",
    /// Number words that count only inside or behind others ("twenty-one", "einundzwanzig").
    Inner = "inner",
    /// Words that multiply the number before them.
    Scale = "scale",
    /// Words for about so many ("une dizaine"); they multiply too.
    Round = "round",
    /// Articles that mean 1 before a scale.
    One = "one",
    /// Words that mean a half before a scale.
    HalfScale = "half scale",
    /// What joins number words ("two hundred and fifty").
    Join = "join",
    /// The same inside a word ("zweiundzwanzig").
    Glue = "glue",
    /// Amounts without a number ("dozens"), by their English name.
    Vague = "vague",
    /// What makes a scale vague ("several hundred").
    Several = "several",
    /// What before a number makes it less than exact, by its English name.
    Bound = "bound",
    /// The same behind what is counted.
    BoundAfter = "bound after",
    /// What stands between the ends of a range.
    Range = "range",
    /// The same after a word before the range: "between: and".
    Between = "between",
    Percent = "percent",
    Points = "points",
    /// Currencies and their codes, by one name.
    Currency = "currency",
    /// What may stand between a scale and what is counted ("millions d’euros").
    Of = "of",
    Half = "half",
    /// Denominators by their value.
    Share = "share",
    /// One of these must follow "a third" and "half" for it to be a share.
    ShareOf = "share of",
    /// "two in five"
    In = "in",
    /// Ordinals from the second on; German without endings.
    Ordinal = "ordinal",
    /// Endings of ordinals in digits.
    OrdinalEnd = "ordinal end",
    /// Adjectives between an ordinal and its noun.
    OrdinalAdjective = "ordinal adjective",
    /// What behind an ordinal shows that it is none ("a second later").
    NotOrdinal = "not ordinal",
    /// Words behind the years of an age.
    Age = "age",
    /// Those that count people by their age ("three 14-year-olds").
    AgeNoun = "age noun",
    /// Words that mean years, and an age in an apposition.
    AgeNounAfter = "age noun after",
    AgeBefore = "age before",
    /// Nouns for people of any kind, in the plural.
    People = "people",
    /// The same in the singular.
    Person = "person",
    /// What happens to people who are counted, by one name a matter.
    Aspect = "aspect",
    /// What counts the dead by itself ("the toll").
    Toll = "toll",
    /// Units of measure, and nouns that an article may count more than once.
    Measure = "measure",
    TimeMeasure = "time measure",
    /// Plurals that do not look like one.
    Plural = "plural",
    /// Collective nouns before "of four".
    Group = "group",
    GroupOf = "group of",
    /// Between what is counted and its number ("i feriti sono 140").
    Be = "be",
    /// Between the two sides of a vote.
    Versus = "versus",
    /// 0 Monday to 6 Sunday.
    Weekday = "weekday",
    /// Times of day that are written to a weekday or behind it.
    DayPart = "day part",
    Month = "month",
    /// What stands before a month without a day.
    MonthBefore = "month before",
    /// Days by their distance from the day of the article.
    Day = "day",
    /// What shows that a word is no such day ("por la mañana").
    NotDay = "not day",
    Week = "week",
    MonthAway = "month away",
    YearAway = "year away",
    /// "hace dos días"
    AgoBefore = "ago before",
    /// "two days ago"
    AgoAfter = "ago after",
    UnitOfTime = "unit of time",
    /// What before a weekday makes it the last one.
    LastDay = "last day",
    NextDay = "next day",
    /// The same behind it.
    LastDayAfter = "last day after",
    NextDayAfter = "next day after",
    /// What before a weekday makes it unclear which is meant, or any.
    OddDay = "odd day",
    /// Verbs and endings that tell of the past.
    Past = "past",
    PastEnd = "past end",
    Future = "future",
    FutureEnd = "future end",
    /// What stands before a year.
    YearBefore = "year before",
    ClockBefore = "clock before",
    ClockAfter = "clock after",
    ClockWord = "clock word",
    /// Prepositions of place.
    PlaceBefore = "place before",
    /// Nouns before the name of a place ("the port of"); with their preposition in [`List::PlaceLink`].
    PlaceOf = "place of",
    PlaceLink = "place link",
    /// What stands before the name of a river.
    River = "river",
    RiverVerb = "river verb",
    /// Capitalized words behind a preposition that are no places.
    NoPlace = "no place",
    /// Short forms of states and titles, which stand beside names and are none.
    Abbreviation = "abbreviation",
    /// What is written to a name with a hyphen ("Kallby-based").
    CompoundEnd = "compound end",
    /// Words between a number and what it counts ("19 other states").
    Pass = "pass",
    /// Countries, continents, states and regions: places wherever they stand.
    Country = "country",
    /// Reporting verbs by their dictionary form; English and German have theirs in the lexicon.
    Reporting = "reporting",
    /// Words that take back or weaken a statement; the same holds.
    Hedge = "hedge",
    /// Amounts without a number, in the outlet's words.
    Quantifier = "quantifier",
    /// The verb of the passive, by its dictionary form.
    Passive = "passive",
    /// Endings of participles.
    PassiveEnd = "passive end",
    /// Participles that do not end so.
    Participle = "participle",
    /// Words that look like a participle of the passive and are none.
    NoPassive = "no passive",
    /// What stands before whoever did it.
    Agent = "agent",
    /// What may stand between the verb of the passive and its participle.
    Adverb = "adverb",
    /// Articles before a noun.
    Article = "article",
    /// Words that are no names when only the beginning of a sentence capitalizes them.
    NoName = "no name",
    /// German nouns before the name of an organization.
    OrganizationBefore = "organization before",
    /// Offices that are called after their matter ("ministre de la Mer").
    Office = "office",
    /// Nouns behind the name of a place ("Kallby airport").
    PlaceNoun = "place noun",
}

/// A phrase: its words and what it is filed under.
type Phrase = (Vec<String>, &'static str);

/// Phrases by their first and by their last word, longer ones first.
#[derive(Debug, Default)]
struct Phrases {
    by_first: FxHashMap<String, Vec<Phrase>>,
    by_last: FxHashMap<String, Vec<Phrase>>,
}

/// The lists of one language.
#[derive(Debug)]
pub(in crate::compare) struct Lists {
    /// The language that is read by them.
    pub language: Language,
    /// In the order of [`List`].
    lists: Vec<Phrases>,
}

impl Lists {
    /// Those of `language`; the English ones where there are none.
    pub fn of(language: Language) -> &'static Self {
        static ENGLISH: LazyLock<Lists> =
            LazyLock::new(|| Lists::read(Language::English, include_str!("lists/en.txt")));
        static GERMAN: LazyLock<Lists> = LazyLock::new(|| Lists::read(Language::German, include_str!("lists/de.txt")));
        static FRENCH: LazyLock<Lists> = LazyLock::new(|| Lists::read(Language::French, include_str!("lists/fr.txt")));
        static SPANISH: LazyLock<Lists> =
            LazyLock::new(|| Lists::read(Language::Spanish, include_str!("lists/es.txt")));
        static PORTUGUESE: LazyLock<Lists> =
            LazyLock::new(|| Lists::read(Language::Portuguese, include_str!("lists/pt.txt")));
        static ITALIAN: LazyLock<Lists> =
            LazyLock::new(|| Lists::read(Language::Italian, include_str!("lists/it.txt")));
        match language {
            Language::German => &GERMAN,
            Language::French => &FRENCH,
            Language::Spanish => &SPANISH,
            Language::Portuguese => &PORTUGUESE,
            Language::Italian => &ITALIAN,
            _ => &ENGLISH,
        }
    }

    fn read(language: Language, file: &'static str) -> Self {
        let mut lists: Vec<Phrases> = SECTIONS.iter().map(|_| Phrases::default()).collect();
        for (section, line) in sections(file) {
            let Some(list) = SECTIONS.iter().position(|(name, _)| *name == section).and_then(|at| lists.get_mut(at))
            else {
                continue;
            };
            let (tag, phrases) = line.split_once(": ").unwrap_or(("", line));
            for phrase in phrases.split(", ") {
                let words: Vec<String> = phrase.split(' ').flat_map(|word| pieces(word, language)).collect();
                if let (Some(first), Some(last)) = (words.first(), words.last()) {
                    list.by_first.entry(first.clone()).or_default().push((words.clone(), tag));
                    list.by_last.entry(last.clone()).or_default().push((words.clone(), tag));
                }
            }
        }
        for list in &mut lists {
            let sort = |phrases: &mut Vec<Phrase>| phrases.sort_by_key(|(words, _)| std::cmp::Reverse(words.len()));
            list.by_first.values_mut().for_each(sort);
            list.by_last.values_mut().for_each(sort);
        }
        Self { language, lists }
    }

    fn list(&self, list: List) -> Option<&Phrases> {
        self.lists.get(list as usize)
    }

    /// What a word alone is filed under in `list`.
    pub fn tag(&self, list: List, lower: &str) -> Option<&'static str> {
        let phrases = self.list(list)?.by_first.get(lower)?;
        phrases.iter().find(|(words, _)| words.len() == 1).map(|(_, tag)| *tag)
    }

    /// Whether a word alone is in `list`.
    pub fn has(&self, list: List, lower: &str) -> bool {
        self.tag(list, lower).is_some()
    }

    /// The number that a word is filed under.
    pub fn value(&self, list: List, lower: &str) -> Option<f64> {
        self.tag(list, lower).and_then(|tag| tag.parse().ok())
    }

    /// The longest phrase of `list` that begins at `at`: how many pieces it has, and what it is filed under.
    pub fn at(&self, list: List, lex: &[Lex], at: usize) -> Option<(usize, &'static str)> {
        let phrases = self.list(list)?.by_first.get(&lex.get(at)?.lower)?;
        let fits = |words: &[String]| {
            words.len() <= lex.len() - at && words.iter().zip(lex.iter().skip(at)).all(|(word, lex)| lex.is(word))
        };
        phrases.iter().find(|(words, _)| fits(words)).map(|(words, tag)| (words.len(), *tag))
    }

    /// The longest phrase of `list` that ends right before `at`: how many pieces it has, and what it is filed under.
    pub fn before(&self, list: List, lex: &[Lex], at: usize) -> Option<(usize, &'static str)> {
        let last = at.checked_sub(1)?;
        let phrases = self.list(list)?.by_last.get(&lex.get(last)?.lower)?;
        let fits = |words: &[String]| {
            at.checked_sub(words.len())
                .is_some_and(|from| words.iter().zip(lex.iter().skip(from)).all(|(word, lex)| lex.is(word)))
        };
        phrases.iter().find(|(words, _)| fits(words)).map(|(words, tag)| (words.len(), *tag))
    }

    /// Whether `list` has `word` under `tag`.
    pub fn pairs(&self, list: List, tag: &str, word: &str) -> bool {
        let phrases = self.list(list).and_then(|list| list.by_first.get(word));
        phrases.is_some_and(|phrases| phrases.iter().any(|(_, filed)| *filed == tag))
    }

    /// Whether a word ends as the words of `list` say, and is longer than the ending.
    pub fn ends(&self, list: List, lower: &str) -> bool {
        self.list(list).is_some_and(|phrases| {
            phrases.by_first.keys().any(|end| lower.len() > end.len() + 1 && lower.ends_with(end.as_str()))
        })
    }

    /// The phrases of one word in `list` that `text` begins with, each with what it is filed under.
    pub fn beginnings<'t>(
        &'t self,
        list: List,
        text: &'t str,
    ) -> impl Iterator<Item = (&'t str, &'static str)> + use<'t> {
        let phrases = self.list(list).into_iter().flat_map(|phrases| &phrases.by_first);
        phrases.filter_map(move |(first, phrases)| {
            let tag = phrases.iter().find(|(words, _)| words.len() == 1).map(|(_, tag)| *tag)?;
            text.starts_with(first.as_str()).then_some((first.as_str(), tag))
        })
    }

    /// Whether a name is that of a country, a continent, a state or a region.
    pub fn is_country(&self, name: &str) -> bool {
        let lower = name.to_lowercase();
        let words: Vec<&str> = lower.trim_end_matches('.').split(' ').collect();
        let list = self.list(List::Country).and_then(|list| list.by_first.get(words.first().copied()?));
        list.is_some_and(|phrases| phrases.iter().any(|(phrase, _)| *phrase == words))
    }

    /// Whether the decimal mark is a comma.
    pub fn comma_decimal(&self, written_in: Language) -> bool {
        !matches!(written_in, Language::English | Language::Unknown)
    }
}

/// The pieces of a word: in languages that elide, what stands before the apostrophe is one of its own ("d’euros").
pub(in crate::compare) fn pieces(word: &str, language: Language) -> Vec<String> {
    match elided(word, language).and_then(|at| word.split_at_checked(at)) {
        Some((first, rest)) => vec![first.to_string(), rest.to_string()],
        None => vec![word.to_string()],
    }
}

/// Where the rest of an elided word begins.
pub(in crate::compare) fn elided(word: &str, language: Language) -> Option<usize> {
    if !matches!(language, Language::French | Language::Italian | Language::Portuguese) {
        return None;
    }
    let (at, mark) = word.char_indices().find(|(_, c)| matches!(c, '\'' | '’'))?;
    let after = at + mark.len_utf8();
    (at > 0 && at <= 6 && after < word.len()).then_some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_is_known_and_every_list_is_somewhere() {
        let files = [
            include_str!("lists/en.txt"),
            include_str!("lists/de.txt"),
            include_str!("lists/fr.txt"),
            include_str!("lists/es.txt"),
            include_str!("lists/pt.txt"),
            include_str!("lists/it.txt"),
        ];
        let known = |name: &str| SECTIONS.iter().any(|(section, _)| *section == name);
        for file in files {
            assert_eq!(sections(file).find(|(section, _)| !known(section)), None);
            assert_eq!(sections(file).find(|(_, line)| line.to_lowercase() != *line), None);
        }
        for (name, _) in SECTIONS {
            assert!(files.iter().any(|file| sections(file).any(|(section, _)| section == *name)), "{name}");
        }
    }

    #[test]
    fn numbers_are_filed_under_numbers() {
        use List::*;
        for language in [Language::English, Language::German, Language::French, Language::Italian] {
            let lists = Lists::of(language);
            for list in [Number, Inner, Scale, Round, Share, Ordinal, Weekday, Month, Day, Week] {
                let tags = lists.list(list).into_iter().flat_map(|list| list.by_first.values().flatten());
                tags.for_each(|(_, tag)| assert!(tag.parse::<f64>().is_ok(), "{language:?} {tag}"));
            }
        }
    }
}
