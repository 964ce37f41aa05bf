//! The end of a report: its line, and its failures by kind.
use crate::view::{FailureGroup, FailureKind, ImportOutcome, JobReport};
use std::cmp::Reverse;

/// Fills in what is told of the files together.
pub(super) fn finish(report: &mut JobReport) {
    report.summary = summary(report);
    report.failures = groups(report);
}

fn summary(report: &JobReport) -> String {
    let count = |outcome| report.imported.iter().filter(|file| file.outcome == outcome).count();
    let (added, versions) = (count(ImportOutcome::Added), count(ImportOutcome::Version));
    let plural = |n: usize, one: &str| if n == 1 { format!("1 {one} added") } else { format!("{n} {one}s added") };
    let mut parts = vec![plural(added, "article")];
    for (n, words) in [
        (versions, plural(versions, "version")),
        (count(ImportOutcome::AlreadyThere), format!("{} already there", count(ImportOutcome::AlreadyThere))),
        (report.failed.len(), format!("{} failed", report.failed.len())),
    ] {
        if n > 0 {
            parts.push(words);
        }
    }
    match report.needs_columns.len() {
        0 => {}
        1 => parts.push("1 needs its columns named".to_string()),
        n => parts.push(format!("{n} need their columns named")),
    }
    parts.join(", ")
}

fn groups(report: &JobReport) -> Vec<FailureGroup> {
    let mut groups: Vec<FailureGroup> = Vec::new();
    for (file, kind) in (0_u32..).zip(report.failed.iter().map(|file| file.kind)) {
        match groups.iter_mut().find(|group| group.kind == kind) {
            Some(group) => group.files.push(file),
            None => groups.push(FailureGroup { kind, title: FailureKind::title(kind).to_string(), files: vec![file] }),
        }
    }
    // A stable sort: kinds of equal number stand in the order of their first file.
    groups.sort_by_key(|group| Reverse(group.files.len()));
    groups
}
