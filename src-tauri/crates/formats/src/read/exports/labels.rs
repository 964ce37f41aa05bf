//! The labels of LexisNexis exports in English, German and French ("Byline:", "LÄNGE:", "RUBRIQUE:"), as the R packages
//! LexisNexisTools and tm.plugin.lexisnexis document them.

/// What a labeled line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// The section, often with a page.
    Section,
    /// How many words it has.
    Length,
    /// Who wrote it.
    Byline,
    /// The headline.
    Headline,
    /// The standfirst.
    Standfirst,
    /// The place of the report.
    Dateline,
    /// The text begins.
    Body,
    /// A caption.
    Graphic,
    /// When the archive took it up.
    Loaded,
    /// The language.
    Language,
    /// The address.
    Url,
    /// Terms and codes of the archive.
    Terms,
}

const LABELS: &[(Label, &[&str])] = &[
    (Label::Section, &["section", "rubrik", "rubrique"]),
    (Label::Length, &["length", "länge", "longueur"]),
    (Label::Byline, &["byline", "author", "autor", "auteur"]),
    (Label::Headline, &["headline"]),
    (Label::Standfirst, &["highlight", "insert", "encart"]),
    (Label::Dateline, &["dateline"]),
    (Label::Body, &["body"]),
    (Label::Graphic, &["graphic", "grafik"]),
    (Label::Loaded, &["load-date", "update", "date-chargement"]),
    (Label::Language, &["language", "sprache", "langue"]),
    (Label::Url, &["url"]),
    (
        Label::Terms,
        &[
            "publication-type",
            "type-publication",
            "type",
            "subject",
            "sujet",
            "geographic",
            "geo-localization",
            "localisation-geo",
            "company",
            "societe",
            "person",
            "organization",
            "organisation",
            "ticker",
            "stock-symbol",
            "symbole-boursier",
            "industry",
            "activity-sector",
            "secteur-activite",
            "journal-code",
            "journal code",
            "document-type",
            "name",
            "correction",
            "correction-date",
            "distribution",
            "series",
        ],
    ),
];

/// The label of a line and the words behind it; `None` when it has none of the table.
pub(super) fn of(text: &str) -> Option<(Label, &str)> {
    let (label, value) = text.split_once(':')?;
    let first = label.chars().next()?;
    if label.len() > 20 || !first.is_uppercase() {
        return None;
    }
    let label = label.trim().to_lowercase();
    let (found, _) = LABELS.iter().find(|(_, names)| names.contains(&label.as_str()))?;
    Some((*found, value.trim()))
}

/// The same for exports that write labels in capitals.
pub(super) fn of_capitals(text: &str) -> Option<(Label, &str)> {
    let label = text.split_once(':')?.0;
    (!label.chars().any(char::is_lowercase)).then(|| of(text)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_in_three_languages() {
        assert_eq!(of("Length: 355 words"), Some((Label::Length, "355 words")));
        assert_eq!(of_capitals("LÄNGE: 355 Wörter"), Some((Label::Length, "355 Wörter")));
        assert_eq!(of_capitals("DATE-CHARGEMENT: 13 mars 2013"), Some((Label::Loaded, "13 mars 2013")));
        assert_eq!(of_capitals("Section: A"), None);
        assert_eq!(of("The council: a story"), None);
    }
}
