//! Advertisements, newsletters, subscriptions and donations.
use std::sync::LazyLock;

use super::rule::{furniture, Rule};
use super::{phrase::Phrases, Line};

static ADVERTISEMENTS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("phrases/advertisement.txt")));
static INVITATIONS: LazyLock<Phrases> = LazyLock::new(|| Phrases::read(include_str!("phrases/newsletter.txt")));

/// Advertisements, their labels, and notes on paid links.
pub const ADVERTISEMENT: Rule = Rule {
    id: "advertisement",
    reason: "advertisement",
    example: "Story continues below advertisement",
    applies: Some(is_advertisement),
    ends: false,
    amid: true,
    sure: true,
};

/// Invitations to subscribe, register or pay.
pub const NEWSLETTER: Rule = Rule {
    id: "newsletter",
    reason: "newsletter or subscription",
    example: "Sign up for our morning newsletter",
    applies: Some(is_invitation),
    ends: false,
    amid: false,
    sure: false,
};

fn is_advertisement(line: &Line) -> bool {
    furniture(line, &ADVERTISEMENTS)
}

fn is_invitation(line: &Line) -> bool {
    furniture(line, &INVITATIONS)
}
