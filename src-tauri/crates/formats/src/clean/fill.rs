//! Verdicts into paragraphs and what was left out.
use super::{Line, Role, Verdict};
use crate::{Document, Paragraph, ParagraphKind, Removed};

/// Puts every line where its verdict says.
pub fn fill(lines: &[Line], verdicts: &[Verdict], document: &mut Document) {
    for (at, (line, verdict)) in lines.iter().zip(verdicts).enumerate() {
        match verdict {
            Verdict::Field => {}
            Verdict::Out(reason) => leave_out(document, line, None, reason),
            Verdict::Rule(rule) => leave_out(document, line, Some(rule.id), rule.reason),
            Verdict::Body => {
                let kind = kind(lines, at, document.paragraphs.is_empty());
                document.paragraphs.push(Paragraph { text: line.body().to_string(), kind });
            }
        }
    }
}

/// The kind of paragraph that a role makes. A title or subtitle that became no field of the document is a subhead.
const fn kind_of(role: Role) -> Option<ParagraphKind> {
    match role {
        Role::Title(_) | Role::Subtitle | Role::Heading => Some(ParagraphKind::Subhead),
        Role::Item => Some(ParagraphKind::ListItem),
        Role::Quote => Some(ParagraphKind::BlockQuote),
        Role::Row | Role::Aside(_) => Some(ParagraphKind::Body),
        Role::Unmarked => None,
    }
}

/// What a line of the body is, by its role in its file, by itself, and by its neighbors; `first` when no paragraph stands
/// before it.
pub(super) fn kind(lines: &[Line], at: usize, first: bool) -> ParagraphKind {
    let Some(line) = lines.get(at) else { return ParagraphKind::Body };
    let next = lines.get(at + 1);
    let numbered = |line: Option<&Line>| line.is_some_and(|line| line.numbered);
    let item = line.numbered && (numbered(next) || numbered(at.checked_sub(1).and_then(|at| lines.get(at))));
    let over_text = next.is_some_and(|next| next.words > line.words * 2 && next.sentence);
    let short = line.words <= 12 && !line.sentence && !line.text.ends_with(':') && !line.text.contains('\t');
    if let Some(kind) = kind_of(line.role) {
        return kind;
    }
    match () {
        () if line.bullet || item => ParagraphKind::ListItem,
        () if short && over_text && !first => ParagraphKind::Subhead,
        () => ParagraphKind::Body,
    }
}

pub(super) fn leave_out(document: &mut Document, line: &Line, rule: Option<&str>, reason: &str) {
    document.removed.push(Removed {
        text: line.text.clone(),
        rule: rule.map(str::to_string),
        reason: reason.to_string(),
        before: document.paragraphs.len(),
    });
}
