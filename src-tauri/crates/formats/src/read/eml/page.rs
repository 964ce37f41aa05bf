//! The page of a message: what mail programs mark in it as no text of the message.
use std::collections::HashSet;

use dom_query::Document as Page;

use crate::clean::mail::{self, Forwarded};
use crate::read::html::depth;
use crate::write::html::escape;

/// Elements with which mail programs mark signatures.
const SIGNATURES: &str =
    ".gmail_signature, .gmail_signature_prefix, .moz-signature, #Signature, #signature, #ms-outlook-mobile-signature";
/// Elements that say whose message is quoted or forwarded.
const HEADS: &str =
    ".gmail_attr, .moz-cite-prefix, .moz-email-headers-table, .protonmail_quote > .protonmail_quote_header";
/// Elements that hold a message that is quoted.
const QUOTES: &str = "blockquote.gmail_quote, blockquote[type='cite']";

/// The page without signatures and quoted messages, what they were with the reason, and the head of the message that it
/// forwards.
pub fn without_furniture(html: &str) -> (String, Vec<(String, &'static str)>, Option<Forwarded>) {
    let (html, tags) = depth::flatten(html);
    if tags > depth::MOST_TAGS {
        return (html.into_owned(), Vec::new(), None);
    }
    let page = Page::from(html.as_ref());
    let mut left_out = Vec::new();
    let mut taken = HashSet::new();
    let mut take = |selector: &str, reason: &'static str| -> Vec<String> {
        let mut texts = Vec::new();
        for node in page.select(selector).nodes() {
            // What lies in an element that was taken went with it.
            if node.ancestors(None).iter().any(|above| taken.contains(&above.id)) {
                continue;
            }
            taken.insert(node.id);
            node.remove_from_parent();
            let text = node.formatted_text().trim().to_string();
            if text.chars().any(char::is_alphanumeric) {
                left_out.push((text.clone(), reason));
                texts.push(text);
            }
        }
        texts
    };
    take(SIGNATURES, "signature");
    let heads = take(HEADS, "head of another message");
    let forwarded = heads.iter().find_map(|head| mail::head(head));
    // An answer quotes what it answers; a message that forwards is what it quotes.
    let all = page.select("body").text().split_whitespace().count();
    let in_quotes: usize = page.select(QUOTES).nodes().iter().map(|node| node.text().split_whitespace().count()).sum();
    if forwarded.is_none()
        && in_quotes > 0
        && all.saturating_sub(in_quotes) >= 30
        && mail::head(&page.select(QUOTES).formatted_text()).is_none()
    {
        take(QUOTES, "quoted from another message");
    }
    (page.html().to_string(), left_out, forwarded)
}

/// Plain words as a piece of a page.
pub fn of_text(text: &str) -> String {
    let escaped = escape(text);
    let paragraphs = escaped.split("\n\n").filter(|paragraph| !paragraph.trim().is_empty());
    paragraphs.map(|paragraph| format!("<p>{}</p>\n", paragraph.trim().replace('\n', "<br>"))).collect()
}
