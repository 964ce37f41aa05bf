//! The head of a forwarded or older message that a mail program wrote into the text.
use super::tables::{Key, FORWARDED, KEYS};
use crate::clean::phrase;

/// What such a head says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Forwarded {
    /// Who sent the message, with the address when it stands there.
    pub from: Option<String>,
    /// When, as written.
    pub date: Option<String>,
    /// Its subject.
    pub subject: Option<String>,
}

/// The first such head at or after line `from`: where it begins (with the line that announces it) and ends, and what it
/// says. It names a sender and two things more, on lines that follow one another.
pub fn find(lines: &[&str], from: usize) -> Option<(usize, usize, Forwarded)> {
    // Each line is looked up once: a text may be nothing but lines that could begin a head.
    let keys: Vec<Option<(Key, &str)>> = lines.iter().skip(from).map(|line| key(line)).collect();
    let key_at = |at: usize| at.checked_sub(from).and_then(|at| keys.get(at).copied().flatten());
    (from..lines.len()).find_map(|at| {
        key_at(at)?;
        let (end, head) = head(lines, &key_at, at)?;
        Some((announced(lines, from, at), end, head))
    })
}

/// Most lines of a head; recipients by the dozen make it long.
const MOST_LINES: usize = 50;

fn head<'a>(
    lines: &[&str],
    key_at: &impl Fn(usize) -> Option<(Key, &'a str)>,
    start: usize,
) -> Option<(usize, Forwarded)> {
    let mut head = Forwarded::default();
    let mut keys = 0;
    let mut at = start;
    let mut open = false;
    while let Some(line) = lines.get(at).filter(|_| at < start + MOST_LINES) {
        match key_at(at) {
            Some((key, value)) => {
                keys += 1;
                open = true;
                let slot = match key {
                    Key::From => Some(&mut head.from),
                    Key::Date => Some(&mut head.date),
                    Key::Subject => Some(&mut head.subject),
                    Key::Other => None,
                };
                if let Some(slot) = slot {
                    slot.get_or_insert_with(|| value.to_string());
                }
            }
            // Long lists of recipients go on; some programs leave a line free between fields.
            None if line.trim().is_empty() => {
                open = false;
                if keys == 0 || key_at(at + 1).is_none() {
                    break;
                }
            }
            None if open && keys > 0 => {}
            None => break,
        }
        at += 1;
    }
    (head.from.is_some() && keys >= 3 && (head.date.is_some() || head.subject.is_some())).then_some((at, head))
}

fn key(line: &str) -> Option<(Key, &str)> {
    let line = line.trim().trim_start_matches(['*', '_', '|']);
    let (name, value) = line.split_once([':', '：']).filter(|(name, _)| name.len() <= 40)?;
    let name = phrase::normal(&name.replace('*', " "));
    let (_, key) = KEYS.iter().find(|(known, _)| *known == name)?;
    Some((*key, value.trim().trim_matches('*').trim()))
}

/// Where the head begins: the line above it that announces it, if there is one.
fn announced(lines: &[&str], from: usize, at: usize) -> usize {
    let above = (from..at).rev().take(4).find(|above| lines.get(*above).is_some_and(|line| !line.trim().is_empty()));
    let announces = |line: &str| {
        let rule = line.trim().len() >= 5 && line.trim().chars().all(|c| matches!(c, '-' | '_' | '=' | ' '));
        rule || FORWARDED.fit(&phrase::normal(line))
    };
    above.filter(|above| lines.get(*above).is_some_and(|line| announces(line))).unwrap_or(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<(usize, usize, &str, &str, &str)>) {
        let lines: Vec<&str> = text.lines().collect();
        let found = find(&lines, 0).map(|(start, end, head)| (start, end, head.from, head.date, head.subject));
        let text = |text: &str| (!text.is_empty()).then(|| text.to_string());
        let expected =
            expected.map(|(start, end, from, date, subject)| (start, end, text(from), text(date), text(subject)));
        assert_eq!(found, expected);
    }

    #[test]
    fn heads_in_the_text_of_many_programs() {
        check(
            "See below.\n\n---------- Forwarded message ---------\nFrom: Ada Quill <ada@a.example>\nDate: Mon, May 4, 2026 at 10:00 AM\n\
             Subject: Pier opens\nTo: One <one@b.example>,\n Two <two@b.example>\n\nThe pier opens.",
            Some((2, 8, "Ada Quill <ada@a.example>", "Mon, May 4, 2026 at 10:00 AM", "Pier opens")),
        );
        check(
            "Anfang der weitergeleiteten Nachricht:\n\n*Von: *Jörg Lindner <j@a.example>\n\n*Betreff: Brücke*\n\n*Datum: *4. Mai 2026 um 10:00\n\nText.",
            Some((0, 7, "Jörg Lindner <j@a.example>", "4. Mai 2026 um 10:00", "Brücke")),
        );
        check(
            "_____________________________\nDe : Hélène Marchais\nEnvoyé : lundi 4 mai 2026 10:00\nÀ : presse\nObjet : Marché\n\nTexte.",
            Some((0, 5, "Hélène Marchais", "lundi 4 mai 2026 10:00", "Marché")),
        );
        check("From: the pier to the town hall it is a mile.\nDate: unknown.", None);
        check("De: words\n\nand: more", None);
    }
}
