//! Share bars and calls to follow.
use std::sync::LazyLock;

use super::rule::{furniture, Rule};
use super::{phrase::Phrases, Line};

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("phrases/share.txt")));

/// Buttons to share, print and save, and calls to follow or to write in.
pub const SHARE: Rule = Rule {
    id: "share",
    reason: "share buttons",
    example: "Share this article",
    applies: Some(is_share),
    ends: false,
    amid: false,
    sure: true,
};

/// Names of the places that pages share to.
const PLACES: &[&str] = &[
    "facebook",
    "twitter",
    "x",
    "linkedin",
    "whatsapp",
    "pinterest",
    "reddit",
    "telegram",
    "instagram",
    "youtube",
    "tumblr",
    "messenger",
    "flipboard",
    "tiktok",
    "threads",
    "bluesky",
    "mastodon",
    "google",
    "vk",
    "email",
    "mail",
    "e",
    "print",
    "share",
    "tweet",
    "xing",
    "pocket",
    "copy",
    "link",
    "ok",
    "line",
    "sms",
    "snapchat",
    "rss",
];

fn is_share(line: &Line) -> bool {
    let bar = (2..=10).contains(&line.words) && line.normal.split(' ').all(|word| PLACES.contains(&word));
    bar || furniture(line, &PHRASES)
}
