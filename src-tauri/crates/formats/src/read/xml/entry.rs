//! What RSS and Atom share: an entry has a whole text, or only the beginning of one, and what programs add at its end.
use std::sync::LazyLock;

use regex::Regex;
use url::Url;

use super::Element;
use crate::read::draft::{is_cut, Draft};
use crate::read::html::without_markup;
use crate::read::target::Target;
use crate::Field;

/// Below so many characters a description is a teaser and no article.
const TEASER: usize = 600;

/// Gives an entry its text: `whole` when the feed carries it, else what it has for a `beginning`, with a warning when that
/// is short or breaks off. Both are HTML or plain text; `from` names the beginning's element in evidence.
pub fn text(draft: &mut Draft, whole: Option<String>, beginning: Option<String>, from: &str) {
    let whole = whole.filter(|text| text.chars().any(char::is_alphanumeric));
    let (text, standfirst) = match (whole, beginning) {
        (Some(whole), beginning) => (Some(whole), beginning),
        (None, beginning) => {
            if beginning.as_ref().is_some_and(|text| without_markup(text).chars().count() < TEASER) {
                draft.teaser("feed");
            }
            (beginning, None)
        }
    };
    if let Some(text) = text {
        let text = without_note(text, draft);
        let (text, more) = more_apart(text);
        if more || is_cut(&text) {
            draft.teaser("feed");
        }
        draft.set(Target::Text, &text, from);
    }
    if let Some(standfirst) = standfirst {
        draft.set(Target::Known(Field::Standfirst), &standfirst, from);
    }
}

/// HTML with the link behind its last ellipsis ("… Read more") in a paragraph of its own, which is then left out; whether
/// there was one.
fn more_apart(html: String) -> (String, bool) {
    static MORE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        Regex::new(r"((?:…|\.\.\.|&#8230;|&hellip;)\]?)\s*(<a\s[^<>]*>[^<>]{1,60}</a>\s*(?:</\w+>\s*)*)$").ok()
    });
    match MORE.as_ref().filter(|more| more.is_match(&html)) {
        Some(more) => (more.replace(&html, "$1<p>$2</p>").into_owned(), true),
        None => (html, false),
    }
}

/// HTML without the last paragraph that programs for blogs add ("The post … appeared first on …"): in any language it
/// links to a page of the site, then to the site itself, with a few words around.
fn without_note(mut html: String, draft: &mut Draft) -> String {
    static NOTE: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let link = r#"<a\s[^<>]*href=["']([^"'<>]+)["'][^<>]*>[^<>]+</a>"#;
        Regex::new(&format!(r"<p>[^<>]{{0,40}}{link}[^<>]{{3,60}}{link}[^<>]{{0,20}}</p>\s*$")).ok()
    });
    let found = NOTE.as_ref().and_then(|note| note.captures(&html)).and_then(|found| {
        let page = Url::parse(found.get(1)?.as_str()).ok()?;
        let site = Url::parse(found.get(2)?.as_str()).ok()?;
        let whole = found.get(0)?;
        let fits = page.host_str() == site.host_str() && page.path().len() > site.path().len();
        fits.then(|| (whole.start(), whole.as_str().to_string()))
    });
    if let Some((at, note)) = found {
        draft.leave_out(&note, "note of the feed");
        html.truncate(at);
    }
    html
}

/// The section: the category of an entry that has one. Several are keywords.
pub fn section(draft: &mut Draft, categories: &[String], from: &str) {
    if let [category] = categories {
        draft.set(Target::Known(Field::Section), category, from);
    }
}

/// Sets a field to the words of an element, if it is there. Says whether they were taken.
pub fn set(draft: &mut Draft, field: Field, element: Option<Element>, from: &str) -> bool {
    element.is_some_and(|element| draft.set(Target::Known(field), &element.text(), from))
}
