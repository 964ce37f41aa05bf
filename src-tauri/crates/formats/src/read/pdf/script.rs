//! What scripts ask of whoever puts a line together: the direction of Hebrew and Arabic, the missing blanks of Chinese
//! and Japanese.

/// Whether most letters are of a script that is written from right to left.
pub(super) fn is_right_to_left(text: &str) -> bool {
    let (mut right, mut left) = (0, 0);
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}') {
            right += 1;
        } else {
            left += 1;
        }
    }
    right > left
}

/// The bracket that closes what this one opens, and the other way; any other letter itself.
pub(super) fn mirrored(c: char) -> char {
    match c {
        '(' => ')',
        ')' => '(',
        '[' => ']',
        ']' => '[',
        '{' => '}',
        '}' => '{',
        '«' => '»',
        '»' => '«',
        c => c,
    }
}

/// Whether no blank stands beside this letter.
const fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether two words that follow one another are written with a blank between them.
pub(super) fn is_spaced(before: &str, after: &str) -> bool {
    !(before.ends_with(is_unspaced) && after.starts_with(is_unspaced))
}

/// Words of a line, as they stand from left to right, joined in the order of reading.
pub(super) fn joined(mut words: Vec<&str>) -> String {
    let right = words.iter().filter(|word| is_right_to_left(word)).count();
    if right * 2 > words.len() {
        words.reverse();
        // Numbers and words of other scripts keep their own direction.
        let mut at = 0;
        while at < words.len() {
            let run = words.iter().skip(at).take_while(|word| !is_right_to_left(word)).count();
            if let Some(run) = words.get_mut(at..at + run) {
                run.reverse();
            }
            at += run.max(1);
        }
    }
    let mut line = String::new();
    for word in words {
        if !line.is_empty() && is_spaced(&line, word) {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}
