//! What an amount is, and when two of them agree.

/// What an amount is measured in.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Unit {
    /// Hundredths; shares ("two thirds") too.
    Percent,
    /// Percentage points, which are no percentages.
    Points,
    /// Money, by the name of its currency.
    Money(&'static str),
    /// Years of age, with the word before where it stands behind a name.
    Age(Option<String>),
    /// Which of a row: the word of what is counted, and its stem.
    Ordinal(String, String),
    /// Things.
    Things(Things),
    /// Nothing that the text names beside the number.
    Bare,
}

/// Things that are counted.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Things {
    /// The counted words.
    pub counted: String,
    /// The stem of the noun.
    pub head: String,
    /// What happens to them, where they are people ("death"); "" where nothing is known of it.
    pub aspect: &'static str,
    /// Whether the noun fits people of any kind, or is what happens itself ("arrests").
    pub anyone: bool,
    /// Whether it is a measure, or a noun that an article may well count more than once.
    pub measure: bool,
}

/// An amount.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    /// The number; of a range the lower end.
    pub low: f64,
    /// The same, or the upper end.
    pub high: f64,
    /// "at least", "about": the words that make it less than exact, in one notation.
    pub bound: &'static str,
    /// "dozens": an amount without a number, which lies somewhere in the range; "" for all others.
    pub vague: &'static str,
    /// What it counts.
    pub unit: Unit,
}

impl Amount {
    /// The amount in one notation ("at least 12 people", "3200000 crowns", "9%", "3rd fire").
    pub fn notation(&self) -> String {
        let number = self.number();
        let space = if self.bound.is_empty() { "" } else { " " };
        let unit = match &self.unit {
            Unit::Percent => "%".to_string(),
            Unit::Points => " percentage points".to_string(),
            Unit::Money(currency) => format!(" {currency}"),
            Unit::Age(_) => " year-old".to_string(),
            Unit::Ordinal(thing, _) => format!("{} {thing}", ordinal_end(self.low)),
            Unit::Things(things) => format!(" {}", things.counted),
            Unit::Bare => String::new(),
        };
        format!("{}{space}{number}{unit}", self.bound)
    }

    /// The number alone: "12", "10–12", "dozens".
    pub fn number(&self) -> String {
        match () {
            _ if !self.vague.is_empty() => self.vague.to_string(),
            _ if self.low == self.high => plain(self.low),
            _ => format!("{}–{}", plain(self.low), plain(self.high)),
        }
    }

    /// Whether two amounts of one thing agree: the same number, or one the rounded other where the text says "about". What
    /// is more than a number is not that number.
    pub fn agrees(&self, other: &Self) -> bool {
        if !self.vague.is_empty() || !other.vague.is_empty() {
            return self.vague == other.vague;
        }
        let strict = |one: &Self, other: &Self| {
            matches!(one.bound, "more than" | "less than") && other.bound.is_empty() && one.unit != Unit::Percent
        };
        if self.low == other.low && self.high == other.high {
            return !strict(self, other) && !strict(other, self);
        }
        let single = self.low == self.high && other.low == other.high;
        let rounded = |one: &Self, exact: &Self| one.bound == "about" && rounds_to(exact.low, one.low);
        single && (rounded(self, other) || rounded(other, self))
    }

    /// Whether two amounts of one thing that do not agree can both be true: a range or bound of the one holds for the other.
    pub fn allows(&self, other: &Self) -> bool {
        let holds = |one: &Self, low: f64, high: f64| {
            let (from, to) = one.range();
            from <= low && high <= to
        };
        let ((low, high), (other_low, other_high)) = (self.range(), other.range());
        holds(self, other_low.max(other.low), other_high.min(other.high)) && self.is_open()
            || holds(other, low.max(self.low), high.min(self.high)) && other.is_open()
    }

    fn is_open(&self) -> bool {
        self.low != self.high || !self.bound.is_empty()
    }

    /// From where to where it can lie.
    fn range(&self) -> (f64, f64) {
        match self.bound {
            "at least" => (self.low, f64::INFINITY),
            "more than" => (self.low + f64::EPSILON * self.low.abs(), f64::INFINITY),
            "at most" => (0.0, self.high),
            "less than" => (0.0, self.high - f64::EPSILON * self.high.abs()),
            "about" => (self.low * 0.95, self.high * 1.05),
            _ => (self.low, self.high),
        }
    }

    /// Whether both count things of one noun.
    pub fn same_head(&self, other: &Self) -> bool {
        matches!((&self.unit, &other.unit), (Unit::Things(a), Unit::Things(b)) if a.head == b.head)
    }

    /// Whether both measure the same: the same unit, the same noun, or people to whom the same happens where one of the
    /// nouns fits people of any kind. A bare number agrees with nothing but another bare number.
    pub fn same_unit(&self, other: &Self) -> bool {
        match (&self.unit, &other.unit) {
            (Unit::Things(a), Unit::Things(b)) => {
                let aspect = !a.aspect.is_empty() && a.aspect == b.aspect;
                let apart = !a.aspect.is_empty() && !b.aspect.is_empty() && !aspect;
                a.head == b.head && !apart || aspect && (a.anyone || b.anyone)
            }
            (Unit::Age(_), Unit::Age(_)) => true,
            (Unit::Ordinal(_, a), Unit::Ordinal(_, b)) => a == b,
            (a, b) => a == b,
        }
    }
}

/// Whether `exact` is `round` when given to as many places: at most one part in twenty apart.
fn rounds_to(exact: f64, round: f64) -> bool {
    if (exact - round).abs() > 0.05 * round.abs() {
        return false;
    }
    let mut unit = 10f64.powi(12);
    while unit > 1e-4 && (unit > round.abs() || (round / unit - (round / unit).round()).abs() > 1e-9) {
        unit /= 10.0;
    }
    ((exact / unit).round() * unit - round).abs() <= 1e-9 * round.abs().max(1.0)
}

/// Where an amount without a number lies.
pub(super) fn vague_range(name: &str) -> (f64, f64) {
    match name {
        "dozens" => (20.0, 99.0),
        "hundreds" => (200.0, 999.0),
        "thousands" => (2_000.0, 9_999.0),
        "tens of thousands" => (20_000.0, 99_999.0),
        "hundreds of thousands" => (200_000.0, 999_999.0),
        "millions" => (2e6, 999e6),
        _ => (2e9, 999e9),
    }
}

fn ordinal_end(number: f64) -> &'static str {
    match (number % 10.0, number % 100.0) {
        (_, 11.0 | 12.0 | 13.0) => "th",
        (1.0, _) => "st",
        (2.0, _) => "nd",
        (3.0, _) => "rd",
        _ => "th",
    }
}

/// Without an exponent, and without ".0".
pub(super) fn plain(number: f64) -> String {
    let text = format!("{number:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}
