//! Word lists as data files: `[section]` lines, words below them, lines that begin with "#" for people.

/// The lines of `file` that hold words, each with the name of the section that it stands in; "" before the first.
pub(crate) fn sections(file: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut section = "";
    let lines = file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines.filter_map(move |line| match line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(name) => {
            section = name;
            None
        }
        None => Some((section, line)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_line_knows_its_section() {
        let file = "zero\n\n[one]\n# for people\n a b \n[two]\nc\n";
        assert_eq!(sections(file).collect::<Vec<_>>(), [("", "zero"), ("one", "a b"), ("two", "c")]);
    }
}
