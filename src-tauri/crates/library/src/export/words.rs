//! The words, keys and shapes of what reports show. A shape goes with every kind, so that nothing hangs on color.
use crate::view::{
    ChangeKind, FactKind, FactRow, FactStatus, Label, MarkKind, QuotationKind, QuotationRow, QuotationStatus, Run,
    WordingKind,
};

/// A kind for programs, for people, and as a shape.
pub(super) struct Word {
    /// As at the command line ("only_here").
    pub(super) key: &'static str,
    /// For people.
    pub(super) name: &'static str,
    /// A character that stands for it.
    pub(super) shape: &'static str,
}

const fn word(key: &'static str, name: &'static str, shape: &'static str) -> Word {
    Word { key, name, shape }
}

/// How sentences relate, in the order of the legend.
pub(super) const LABELS: &[Label] = &[Label::Same, Label::Reworded, Label::Partly, Label::OnlyHere];

pub(super) const fn label(label: Label) -> Word {
    match label {
        Label::Same => word("same", "The same words", "="),
        Label::Reworded => word("reworded", "Reworded", "≈"),
        Label::Partly => word("partly", "Partly the same", "◐"),
        Label::OnlyHere => word("only_here", "Only here", "▲"),
    }
}

pub(super) const MOVED: Word = word("moved", "In another order", "⇅");
pub(super) const CORRECTED: Word = word("corrected", "Paired by the reader", "✎");

pub(super) const fn fact(kind: FactKind) -> Word {
    match kind {
        FactKind::Number => word("number", "Number", "#"),
        FactKind::Date => word("date", "Date", "◷"),
        FactKind::Name => word("name", "Name", "☺"),
        FactKind::Place => word("place", "Place", "⌂"),
        FactKind::Quotation => word("quotation", "Quotation", "❝"),
    }
}

pub(super) const fn fact_status(status: FactStatus) -> Word {
    match status {
        FactStatus::Different => word("different", "Different values", "≠"),
        FactStatus::OnlyA => word("only_a", "Only in A", "◀"),
        FactStatus::OnlyB => word("only_b", "Only in B", "▶"),
        FactStatus::Same => word("same", "In both", "="),
    }
}

pub(super) const fn quotation_status(status: QuotationStatus) -> Word {
    match status {
        QuotationStatus::Same => word("same", "The same in both", "="),
        QuotationStatus::Cut => word("cut", "Cut in one", "✂"),
        QuotationStatus::Reworded => word("reworded", "Worded differently", "≈"),
        QuotationStatus::OtherSpeaker => word("other_speaker", "Given to another speaker", "≠"),
        QuotationStatus::OnlyA => word("only_a", "Only in A", "◀"),
        QuotationStatus::OnlyB => word("only_b", "Only in B", "▶"),
    }
}

pub(super) const fn quotation(kind: QuotationKind) -> &'static str {
    match kind {
        QuotationKind::Direct => "direct",
        QuotationKind::Mixed => "mixed",
        QuotationKind::Indirect => "indirect",
    }
}

pub(super) const fn wording(kind: WordingKind) -> Word {
    match kind {
        WordingKind::ReportingVerb => word("reporting_verb", "Reporting verb", "❝"),
        WordingKind::Hedge => word("hedge", "Hedge", "?"),
        WordingKind::Naming => word("naming", "Naming", "☺"),
        WordingKind::Description => word("description", "Description", "☖"),
        WordingKind::Passive => word("passive", "Passive without an agent", "∅"),
        WordingKind::Quantifier => word("quantifier", "Quantifier", "∑"),
    }
}

pub(super) const fn change(kind: ChangeKind) -> Word {
    match kind {
        ChangeKind::InsertedParagraph => word("inserted_paragraph", "New paragraph", "+"),
        ChangeKind::DeletedParagraph => word("deleted_paragraph", "Paragraph gone", "−"),
        ChangeKind::MovedParagraph => word("moved_paragraph", "Paragraph moved", "⇅"),
        ChangeKind::SplitParagraph => word("split_paragraph", "Paragraph split", "÷"),
        ChangeKind::MergedParagraph => word("merged_paragraph", "Paragraphs merged", "∪"),
        ChangeKind::Headline => word("headline", "Headline", "▤"),
        ChangeKind::Number => word("number", "Number", "#"),
        ChangeKind::Name => word("name", "Name", "☺"),
        ChangeKind::Quotation => word("quotation", "Quotation", "❝"),
        ChangeKind::Attribution => word("attribution", "Attribution", "—"),
        ChangeKind::NegationOrHedge => word("negation_or_hedge", "Negation or hedge", "¬"),
        ChangeKind::CorrectionNote => word("correction_note", "Correction note", "✎"),
        ChangeKind::Wording => word("wording", "Wording", "≈"),
    }
}

/// Who said it, for people: the name, else the words that stand there, else that it is unknown; unsure ones say so.
pub(super) fn speaker(row: &QuotationRow) -> String {
    let name = row.speaker.as_ref().map(|speaker| speaker.name.as_str()).or(row.mention.as_deref());
    match name {
        None => "speaker unknown".to_string(),
        Some(name) if row.certain => name.to_string(),
        Some(name) => format!("speaker unknown, perhaps {name}"),
    }
}

/// "1 sentence", "3 sentences".
pub(super) fn counted(count: u32, thing: &str) -> String {
    format!("{count} {thing}{}", if count == 1 { "" } else { "s" })
}

/// A share as "27 %".
pub(super) fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// Text as inline Markdown, on one line: what would be read as markup is escaped (CommonMark allows a backslash before
/// any ASCII punctuation).
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' => {
                out.push('\\');
                out.push(character);
            }
            '\n' | '\r' | '\t' => out.push(' '),
            character => out.push(character),
        }
    }
    out
}

/// What is added to the status of two different values that can both be true.
pub(super) const fn compatible(fact: &FactRow) -> &'static str {
    if fact.compatible {
        "; both can be true"
    } else {
        ""
    }
}

/// Runs as inline Markdown, what went and what came marked.
pub(super) fn marked(runs: &[Run]) -> String {
    let one = |run: &Run| {
        let has = |kind: MarkKind| run.marks.iter().any(|mark| mark.kind == kind);
        let text = markdown(&run.text);
        match (has(MarkKind::Removed), has(MarkKind::Added)) {
            (true, _) => format!("<del>{text}</del>"),
            (_, true) => format!("<ins>{text}</ins>"),
            _ => text,
        }
    };
    runs.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn text_is_never_markup() {
        for (text, written) in [
            ("plain – text.", "plain – text."),
            ("a|b *c* <b>", "a\\|b \\*c\\* \\<b\\>"),
            ("one\ntwo", "one two"),
            ("[x](y) \\ `z`", "\\[x\\](y) \\\\ \\`z\\`"),
        ] {
            assert_eq!(markdown(text), written);
        }
    }
}
