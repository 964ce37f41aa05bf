//! Who wrote a message: the sender, when it is surely a person. Offices send under names that look like a person's
//! ("Stadt Mühlau"), so the address has to tell of the name too. Rather none than wrong.
use mail_parser::Message;
use unicode_normalization::UnicodeNormalization;

use crate::read::byline;

/// The person who sent a message.
pub fn of(message: &Message) -> Option<String> {
    let sender = message.from()?.first()?;
    person(sender.name.as_deref()?, sender.address.as_deref()?)
}

/// The same of a line in the text ("Ada Quill <ada.quill@harbor.example>").
pub fn of_line(line: &str) -> Option<String> {
    let (name, address) = line.split_once(['<', '['])?;
    person(name, address.trim_start_matches("mailto:").trim_end_matches(['>', ']']))
}

fn person(name: &str, address: &str) -> Option<String> {
    // Names of lists and offices stand behind the person's in many forms.
    let name = name.split(['(', '|', '/']).next()?.split(" via ").next()?.trim().trim_matches(['"', '\'', '“', '”']);
    let name = match name.split_once(',') {
        Some((last, first)) if !first.contains(',') => format!("{} {}", first.trim(), last.trim()),
        _ => name.to_string(),
    };
    if !byline::is_name(&name) || byline::is_agency(&name) {
        return None;
    }
    let local = plain(address.split('@').next()?, false);
    let tells = |german: bool| {
        let words: Vec<String> =
            name.split([' ', '-']).map(|word| plain(word, german)).filter(|word| !word.is_empty()).collect();
        let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
        local == initials || words.iter().any(|word| word.len() >= 3 && local.contains(word.as_str()))
    };
    (tells(false) || tells(true)).then_some(name)
}

/// The letters of a word without their marks, in lower case; `german` spells "ü" as "ue".
fn plain(word: &str, german: bool) -> String {
    let word = word.to_lowercase();
    let word = if german { word.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue") } else { word };
    let word = word.replace('ß', "ss").replace('ø', "o").replace('ł', "l").replace('æ', "ae");
    word.nfd().filter(char::is_ascii_alphabetic).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_has_to_tell_of_the_name() {
        for (name, address, expected) in [
            ("Ada Quill", "ada.quill@harbor.example", Some("Ada Quill")),
            ("Quill, Ada", "aquill@harbor.example", Some("Ada Quill")),
            ("\"Ada Quill (Harbor board)\"", "aq@harbor.example", Some("Ada Quill")),
            ("Jörg Lindner", "joerg@muehlau.example", Some("Jörg Lindner")),
            ("Łucja Żak", "l.zak@borowno.example", Some("Łucja Żak")),
            ("Ada Quill via Newsroom", "quill@list.example", Some("Ada Quill")),
            ("Stadt Mühlau", "presse@muehlau.example", None),
            ("Harbor Press", "press@harbor.example", None),
            ("Ada Quill", "press@harbor.example", None),
            ("Reuters", "reuters@reuters.example", None),
            ("ada", "ada@harbor.example", None),
        ] {
            assert_eq!(person(name, address).as_deref(), expected, "{name} <{address}>");
        }
        assert_eq!(of_line("Ada Quill <ada@a.example>").as_deref(), Some("Ada Quill"));
        assert_eq!(of_line("Quill, Ada [mailto:ada@a.example]").as_deref(), Some("Ada Quill"));
        assert_eq!(of_line("Ada Quill"), None);
    }
}
