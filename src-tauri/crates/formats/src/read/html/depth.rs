//! Keeps hostile or broken nesting out of the parser.
//!
//! The HTML tree construction looks through the open elements at nearly every tag, so 100,000 nested elements take
//! minutes and the walks after it overflow the stack. Browsers stop nesting at 512 (Blink's `kMaximumHTMLParserDOMTreeDepth`);
//! here the tags beyond that are dropped before parsing, and the words in them stay.
use std::borrow::Cow;

/// Elements that are never open, or that the next of their kind closes: they do not nest by being left open.
fn is_flat(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
            | "p"
            | "li"
            | "dt"
            | "dd"
            | "td"
            | "th"
            | "tr"
            | "tbody"
            | "thead"
            | "tfoot"
            | "option"
            | "optgroup"
            | "html"
            | "head"
            | "body"
    )
}

/// Elements that are opened again in each following paragraph when left open.
fn is_formatting(name: &str) -> bool {
    matches!(
        name,
        "a" | "b" | "big" | "code" | "em" | "font" | "i" | "nobr" | "s" | "small" | "strike" | "strong" | "tt" | "u"
    )
}

/// Elements whose content is no markup.
fn is_raw(name: &str) -> bool {
    matches!(name, "script" | "style" | "textarea" | "title" | "xmp" | "iframe" | "noembed" | "noframes")
}

const DEEPEST: usize = 512;
const DEEPEST_FORMATTING: usize = 24;
const DEEPEST_TABLE: usize = 32;
/// Most tags that are parsed; a page of a hundred thousand words has some ten thousand.
pub const MOST_TAGS: usize = 2_000_000;

/// The page without the tags beyond the deepest level and without what is in its styles and drawings, and how many tags it
/// has. One pass, linear.
pub fn flatten(html: &str) -> (Cow<'_, str>, usize) {
    let mut kept: Option<String> = None;
    let copy = |kept: &mut Option<String>, from: usize, to: usize| {
        let kept = kept.get_or_insert_with(|| String::with_capacity(html.len()));
        kept.push_str(html.get(from..to).unwrap_or_default());
    };
    let mut copied = 0;
    let (mut depth, mut dropped) = (0usize, 0usize);
    let (mut formatting, mut dropped_formatting) = (0usize, 0usize);
    let (mut tables, mut dropped_tables) = (0usize, 0usize);
    let mut tags = 0;
    let mut at = 0;
    while let Some(open) = html.get(at..).and_then(|rest| rest.find('<')).map(|found| at + found) {
        let rest = html.get(open + 1..).unwrap_or_default();
        if let Some(comment) = rest.strip_prefix("!--") {
            at = comment.find("-->").map_or(html.len(), |end| open + 4 + end + 3);
            continue;
        }
        let closing = rest.starts_with('/');
        let letters = rest.bytes().skip(usize::from(closing)).take_while(u8::is_ascii_alphanumeric).take(12);
        let mut buffer = [0u8; 12];
        let mut length = 0;
        for (place, letter) in buffer.iter_mut().zip(letters) {
            *place = letter.to_ascii_lowercase();
            length += 1;
        }
        let name = buffer.get(..length).and_then(|name| std::str::from_utf8(name).ok()).unwrap_or_default();
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            at = open + 1;
            continue;
        }
        let end = open + 1 + end_of_tag(rest);
        tags += 1;
        at = end;
        if !closing && is_raw(name) {
            at = end_of_raw(html, end, name);
            // Nobody reads styles, and the parser takes time for them.
            if name == "style" {
                copy(&mut kept, copied, end);
                copied = at;
            }
            continue;
        }
        if let Some(after) = (!closing && name == "svg").then(|| end_of_drawing(html, end)).flatten() {
            copy(&mut kept, copied, end);
            (copied, at) = (after, after);
            continue;
        }
        if is_flat(name) {
            continue;
        }
        let (level, lost, most) = match name {
            "table" => (&mut tables, &mut dropped_tables, DEEPEST_TABLE),
            name if is_formatting(name) => (&mut formatting, &mut dropped_formatting, DEEPEST_FORMATTING),
            _ => (&mut depth, &mut dropped, DEEPEST),
        };
        let drop = match (closing, *lost > 0) {
            (true, true) => {
                *lost -= 1;
                true
            }
            (true, false) => {
                *level = level.saturating_sub(1);
                false
            }
            (false, _) if *level >= most => {
                *lost += 1;
                true
            }
            (false, _) => {
                *level += 1;
                false
            }
        };
        if drop {
            copy(&mut kept, copied, open);
            copied = end;
        }
    }
    match kept {
        None => (Cow::Borrowed(html), tags),
        Some(mut kept) => {
            kept.push_str(html.get(copied..).unwrap_or_default());
            (Cow::Owned(kept), tags)
        }
    }
}

/// Bytes up to and with the `>` of a tag, quoted attribute values passed over.
fn end_of_tag(rest: &str) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in rest.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') if before == b'=' || before.is_ascii_whitespace() => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            // A quotation mark that never closes would swallow the page; tags are not that long.
            (Some(_), _) if at > 5_000_000 => return at,
            _ => {}
        }
        if !byte.is_ascii_whitespace() || before != b'=' {
            before = byte;
        }
    }
    rest.len()
}

fn end_of_raw(html: &str, from: usize, name: &str) -> usize {
    let mut at = from;
    while let Some(found) = html.get(at..).and_then(|rest| rest.find("</")).map(|found| at + found) {
        let after = html.get(found + 2..).unwrap_or_default();
        if after.get(..name.len()).is_some_and(|word| word.eq_ignore_ascii_case(name)) {
            return found;
        }
        at = found + 2;
    }
    html.len()
}

/// The end of a drawing in a page, before the tag that closes it; `None` where it has no end of its own.
fn end_of_drawing(html: &str, from: usize) -> Option<usize> {
    if html.get(..from)?.ends_with("/>") {
        return None;
    }
    let mut at = from;
    loop {
        let tag = at + html.get(at..)?.find('<')?;
        let rest = html.get(tag + 1..)?;
        let is = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if is("/svg") {
            return Some(tag);
        }
        // A drawing inside, or text that an unclosed drawing would swallow.
        if tag - from > LARGEST_DRAWING
            || ["svg", "p>", "p ", "div", "a ", "body", "script"].iter().any(|word| is(word))
        {
            return None;
        }
        at = tag + 1;
    }
}

/// What looks like a drawing of more bytes is parsed.
const LARGEST_DRAWING: usize = 200_000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_and_drawings_are_left_out() {
        let page =
            "<style>p { a: '</div>' }</style><p>a</p><svg><path d='M0 0'></path></svg><svg/><p>b</p><svg><g><p>c</p>";
        let (flat, _) = flatten(page);
        assert_eq!(flat, "<style></style><p>a</p><svg></svg><svg/><p>b</p><svg><g><p>c</p>");
    }

    #[test]
    fn shallow_pages_are_not_touched() {
        let page = "<div><p>a <b>b</b><br><script>if (a < b) { '<div><div>' }</script></div>";
        assert!(matches!(flatten(page), (Cow::Borrowed(_), _)));
    }

    #[test]
    fn deep_nesting_keeps_its_words() {
        let page = format!("{}words{}<p>after</p>", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let (flat, tags) = flatten(&page);
        assert_eq!(flat.matches("<div>").count(), DEEPEST);
        assert_eq!(flat.matches("</div>").count(), DEEPEST);
        assert!(flat.contains("words") && flat.ends_with("<p>after</p>"));
        assert_eq!(tags, 200_002);
    }
}
