//! Words folded for comparison: what `key` columns hold.
use unicode_normalization::{char::is_combining_mark, UnicodeNormalization};

/// Lower case, without accents, words joined by single spaces, everything but letters and digits left out. The same
/// folding as the full-text index (`unicode61 remove_diacritics 2`), so that both find the same words.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.nfkd().filter(|c| !is_combining_mark(*c)) {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        } else if !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// As [`fold`], `None` when nothing is left.
pub(crate) fn key(text: Option<&str>) -> Option<String> {
    text.map(fold).filter(|folded| !folded.is_empty())
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn folds_case_accents_and_marks() {
        for (text, folded) in [
            ("  The Évening—Courier! ", "the evening courier"),
            ("Mr. O’Brien", "mr o brien"),
            ("Łódź 2026", "łodz 2026"),
            ("…", ""),
        ] {
            assert_eq!(fold(text), folded);
        }
    }
}
