//! Closed word lists that the version and outlet comparisons share. English and German in one list each: a word that
//! means nothing in the other language is not met there.

/// Reporting verbs: the dictionary form and all forms.
pub(crate) const REPORTING: &[(&str, &str)] = &[
    ("accuse", "accuse accuses accused accusing"),
    ("acknowledge", "acknowledge acknowledges acknowledged acknowledging"),
    ("add", "adds added adding"),
    ("admit", "admit admits admitted admitting"),
    ("allege", "allege alleges alleged alleging"),
    ("announce", "announce announces announced announcing"),
    ("argue", "argue argues argued arguing"),
    ("assert", "assert asserts asserted asserting"),
    ("boast", "boast boasts boasted boasting"),
    ("claim", "claim claims claimed claiming"),
    ("comment", "commented commenting"),
    ("concede", "concede concedes conceded conceding"),
    ("confirm", "confirm confirms confirmed confirming"),
    ("contend", "contend contends contended contending"),
    ("declare", "declare declares declared declaring"),
    ("deny", "deny denies denied denying"),
    ("disclose", "disclose discloses disclosed disclosing"),
    ("explain", "explain explains explained explaining"),
    ("insist", "insist insists insisted insisting"),
    ("maintain", "maintains maintained"),
    ("mention", "mentions mentioned"),
    ("note", "notes noted noting"),
    ("observe", "observes observed"),
    ("promise", "promise promises promised promising"),
    ("recall", "recalls recalled recalling"),
    ("remark", "remarks remarked remarking"),
    ("reply", "reply replies replied replying"),
    ("reveal", "reveal reveals revealed revealing"),
    ("say", "say says said saying"),
    ("state", "stated stating"),
    ("stress", "stresses stressed stressing"),
    ("suggest", "suggest suggests suggested suggesting"),
    ("tell", "tell tells told telling"),
    ("vow", "vow vows vowed vowing"),
    ("warn", "warn warns warned warning"),
    ("write", "writes wrote written"),
    ("sagen", "sagt sagte sagten gesagt"),
    ("erklären", "erklärt erklärte erklärten"),
    ("betonen", "betont betonte betonten"),
    ("behaupten", "behauptet behauptete behaupteten"),
    ("mitteilen", "mitteilte mitteilten mitgeteilt"),
    ("einräumen", "einräumte eingeräumt"),
    ("warnen", "warnt warnte warnten gewarnt"),
];

/// Words that take back or weaken a statement.
pub(crate) const HEDGES: &[&str] = &[
    "allegedly",
    "alleged",
    "apparent",
    "apparently",
    "appear",
    "appeared",
    "appears",
    "could",
    "likely",
    "may",
    "maybe",
    "might",
    "perhaps",
    "possible",
    "possibly",
    "potentially",
    "presumably",
    "probably",
    "purported",
    "purportedly",
    "reported",
    "reportedly",
    "seem",
    "seemed",
    "seemingly",
    "seems",
    "so-called",
    "supposed",
    "supposedly",
    "suspected",
    "unconfirmed",
    "unlikely",
    "angeblich",
    "angebliche",
    "könnte",
    "könnten",
    "möglicherweise",
    "mutmaßlich",
    "mutmaßliche",
    "offenbar",
    "vermutlich",
    "vielleicht",
    "wahrscheinlich",
    "wohl",
];

/// Words that turn a statement into its opposite; the contraction "n't" counts too ([`is_negation`]).
const NEGATIONS: &[&str] = &[
    "barely", "cannot", "hardly", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "nowhere",
    "scarcely", "without", "kein", "keine", "keinen", "keiner", "nicht", "nichts", "nie", "niemals", "niemand", "ohne",
    "weder",
];

/// Months and days of the week, in lower case. "may" and "march" are months only where they are capitalized.
pub(crate) const DAYS_AND_MONTHS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "januar",
    "februar",
    "märz",
    "mai",
    "juni",
    "juli",
    "oktober",
    "dezember",
];

/// The dictionary form of a reporting verb in lower case.
pub(crate) fn reporting_verb(word: &str) -> Option<&'static str> {
    REPORTING.iter().find(|(_, forms)| forms.split(' ').any(|form| form == word)).map(|(verb, _)| *verb)
}

/// Whether a word in lower case negates; either apostrophe will do.
pub(crate) fn is_negation(word: &str) -> bool {
    NEGATIONS.contains(&word) || word.ends_with("n't") || word.ends_with("n’t")
}

/// Whether a word in lower case hedges.
pub(crate) fn is_hedge(word: &str) -> bool {
    HEDGES.contains(&word)
}

/// The value of a number word in lower case ("twelve"); hyphenated tens too ("twenty-one"). Not "one" and "a", which
/// are rarely numbers.
pub(crate) fn number_word(word: &str) -> Option<u64> {
    const SMALL: &[(&str, u64)] = &[
        ("zero", 0),
        ("two", 2),
        ("three", 3),
        ("four", 4),
        ("five", 5),
        ("six", 6),
        ("seven", 7),
        ("eight", 8),
        ("nine", 9),
        ("ten", 10),
        ("eleven", 11),
        ("twelve", 12),
        ("thirteen", 13),
        ("fourteen", 14),
        ("fifteen", 15),
        ("sixteen", 16),
        ("seventeen", 17),
        ("eighteen", 18),
        ("nineteen", 19),
        ("twenty", 20),
        ("thirty", 30),
        ("forty", 40),
        ("fifty", 50),
        ("sixty", 60),
        ("seventy", 70),
        ("eighty", 80),
        ("ninety", 90),
        ("zwei", 2),
        ("drei", 3),
        ("vier", 4),
        ("fünf", 5),
        ("sechs", 6),
        ("sieben", 7),
        ("acht", 8),
        ("neun", 9),
        ("zehn", 10),
        ("elf", 11),
        ("zwölf", 12),
        ("zwanzig", 20),
        ("dreißig", 30),
        ("vierzig", 40),
        ("fünfzig", 50),
    ];
    let small = |word: &str| SMALL.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
    small(word).or_else(|| {
        let (tens, ones) = word.split_once('-')?;
        let tens = small(tens).filter(|tens| *tens >= 20 && tens % 10 == 0)?;
        let ones = if ones == "one" { 1 } else { small(ones).filter(|ones| (1..10).contains(ones))? };
        Some(tens + ones)
    })
}

/// What a scale word multiplies by ("million").
pub(crate) fn scale_word(word: &str) -> Option<u64> {
    Some(match word {
        "hundred" | "hundreds" | "hundert" => 100,
        "thousand" | "thousands" | "tausend" => 1_000,
        "million" | "millions" | "millionen" | "mn" | "mio" => 1_000_000,
        "billion" | "billions" | "bn" | "milliarde" | "milliarden" | "mrd" => 1_000_000_000,
        "trillion" | "trillions" => 1_000_000_000_000,
        "dozen" | "dozens" | "dutzend" => 12,
        _ => return None,
    })
}
