//! Parts of a page around its article: menus, cookie notices, players, bare numbers and addresses.
use std::sync::LazyLock;

use super::rule::{furniture, Rule};
use super::{phrase::Phrases, Line};

static MENUS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("phrases/navigation.txt")));
static NOTICES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("phrases/cookies.txt")));
static PLAYERS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("phrases/player.txt")));

/// Menus and jumps.
pub const NAVIGATION: Rule = Rule {
    id: "navigation",
    reason: "navigation of the page",
    example: "Skip to main content",
    applies: Some(is_menu),
    ends: false,
    amid: false,
    sure: false,
};

/// Cookie notices and consent boxes.
pub const COOKIES: Rule = Rule {
    id: "cookies",
    reason: "cookie notice",
    example: "We use cookies to improve this site.",
    applies: Some(is_notice),
    ends: false,
    amid: false,
    sure: false,
};

/// What players and scripts say when they cannot show something.
pub const PLAYER: Rule = Rule {
    id: "player",
    reason: "note of a player or script",
    example: "Your browser does not support the video tag.",
    applies: Some(is_player),
    ends: false,
    amid: false,
    sure: false,
};

/// A web address alone, or a number alone (counts of comments and shares, numbers of pages).
pub const ADDRESS: Rule = Rule {
    id: "address",
    reason: "address or number of the page",
    example: "https://ledger.example/harbor",
    applies: Some(is_code),
    ends: false,
    amid: false,
    sure: false,
};

fn is_menu(line: &Line) -> bool {
    furniture(line, &MENUS) || is_counted(line)
}

/// A label with how many pages there are behind it ("November (113)"), as in lists of months and subjects.
fn is_counted(line: &Line) -> bool {
    let count = line.text.strip_suffix(')').and_then(|text| text.rsplit_once(" (")).map(|(_, count)| count);
    line.words <= 6 && count.is_some_and(|count| !count.is_empty() && count.chars().all(|c| c.is_ascii_digit()))
}

fn is_notice(line: &Line) -> bool {
    furniture(line, &NOTICES) || line.words <= 120 && NOTICES.fits(line)
}

fn is_player(line: &Line) -> bool {
    furniture(line, &PLAYERS)
}

fn is_code(line: &Line) -> bool {
    line.words == 1
        && (line.text.starts_with("http")
            || line.text.starts_with("www.")
            || !line.text.chars().any(char::is_alphabetic))
}
